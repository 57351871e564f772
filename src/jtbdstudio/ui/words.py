# SPDX-License-Identifier: MIT
"""Numbers in sentences, days, what a customer can be, and which of their interviews is meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

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


def day_comes_first() -> bool:
    """Whether people around here write `3/11/2025` for the third of November."""
    return not QLocale().dateFormat(QLocale.FormatType.ShortFormat).casefold().startswith("m")


def customer_kinds() -> dict[str, str]:
    """What a customer can be, by the name it is stored under; only the first four count as evidence."""
    return {
        "best": _t("Best customer"),
        "customer": _t("Customer"),
        "churned": _t("Former customer"),
        "substitute_buyer": _t("Buyer of a substitute"),
        "closed_lost": _t("Lost deal (doesn't count)"),
        "prospect": _t("Prospect (doesn't count)"),
        "audience": _t("Audience (doesn't count)"),
    }


def consents() -> dict[str, str]:
    """What was said about recording a talk."""
    return {
        "pending": _t("Not asked yet"),
        "recorded": _t("Recording agreed"),
        "notes_only": _t("Notes only"),
        "none": _t("Refused"),
    }


def quote_uses() -> dict[str, str]:
    """How far what somebody said may go."""
    return {
        "named": _t("With their name"),
        "anonymous": _t("Without their name"),
        "internal_only": _t("Inside the company only"),
    }


def _t(text: str) -> str:
    return QCoreApplication.translate("words", text)


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
