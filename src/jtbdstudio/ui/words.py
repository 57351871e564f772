# SPDX-License-Identifier: MIT
"""Numbers in sentences, days, and which of a customer's interviews is meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt

if TYPE_CHECKING:
    from jtbdstudio.queries.interviews import InterviewItem


def number_of(count: int, one: str, many: str) -> str:
    """``number_of(1, "1 quote", "{n} quotes")``; thousands are set apart. Both texts come translated."""
    return one if count == 1 else many.format(n=f"{count:,}")


def day(iso: str) -> str:
    """``2025-11-03`` as ``3 Nov``, with the year if it isn't this one; what is no date stays as it is."""
    date = QDate.fromString(iso[:10], Qt.DateFormat.ISODate)
    if not date.isValid():
        return iso
    pattern = "d MMM" if date.year() == QDate.currentDate().year() else "d MMM yyyy"
    return QLocale().toString(date, pattern)


def told_apart(items: Iterable[InterviewItem]) -> dict[str, str]:
    """By interview id, what tells it from the customer's others: its day, or its file where the day is the same.

    Interviews of customers who have only one are left out.
    """
    theirs: dict[str, list[InterviewItem]] = {}
    for item in items:
        theirs.setdefault(item.customer_id, []).append(item)
    told = {}
    for several in theirs.values():
        if len(several) > 1:
            days = {item.held_on for item in several if item.held_on}
            by_day = len(days) == len(several)
            for item in several:
                told[item.id] = day(item.held_on) if by_day else item.filename or day(item.held_on)
    return told
