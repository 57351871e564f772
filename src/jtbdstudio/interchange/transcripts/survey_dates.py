# SPDX-License-Identifier: MIT
"""Days as survey tools write them. Which of two numbers is the month is told by the whole column, or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})(?![0-9])")
_NAMED = re.compile(
    r"(?:([0-9]{1,2})\.? )?([A-Za-z]{3})[a-z]*\.?,? (?:([0-9]{1,2})(?:st|nd|rd|th)?,? )?([0-9]{4})(?![0-9])"
)
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = _MONTH_NAMES.split()


def days_of(texts: Sequence[str], alike: Sequence[str] = ()) -> list[str]:
    """The day in each of a column's texts, ISO, or nothing. `alike` are days of other columns, written the same way."""
    month_first = _month_first([*texts, *alike])
    return [_day(text[:40], month_first) for text in texts]


def is_day(text: str) -> bool:
    """Whether the text begins with a day, however it is meant."""
    return any(pattern.match(text[:40]) for pattern in (_YEAR_FIRST, _YEAR_LAST, _NAMED))


def _month_first(texts: Sequence[str]) -> bool | None:
    """Whether 3/6/2026 is in March; None when nothing in the column tells."""
    found = [match for text in texts if (match := _YEAR_LAST.match(text[:40]))]
    if any(int(match[1]) > 12 for match in found) or any(match[2] == "." for match in found):
        return False
    return True if any(int(match[3]) > 12 for match in found) else None


def _day(text: str, month_first: bool | None) -> str:
    if found := _YEAR_FIRST.match(text):
        return _iso(found[1], found[2], found[3])
    if found := _YEAR_LAST.match(text):
        first, second = found[1], found[3]
        if month_first is None and int(first) != int(second):
            return ""
        return _iso(found[4], first, second) if month_first else _iso(found[4], second, first)
    if (found := _NAMED.match(text)) and found[2].casefold() in _MONTHS and (found[1] or found[3]):
        return _iso(found[4], str(_MONTHS.index(found[2].casefold()) + 1), found[1] or found[3])
    return ""


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
