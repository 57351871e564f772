# SPDX-License-Identifier: MIT
"""Short names people can say, type and find again: quote ids, times."""

from __future__ import annotations

import re

_REF = re.compile(r"^\W*q?\W*0*(\d{1,9})\W*$", re.IGNORECASE)
_REF_AT_END = re.compile(r"[\s(]q-0*(\d{1,9})\W*$", re.IGNORECASE)
_TYPED_TIME = re.compile(r"\s*(?:(?:(\d{1,3})\s*[:.h ]\s*)?(\d{1,5})\s*[:.m ]\s*)?(\d{1,6})\s*s?\s*")


def quote_ref(number: int) -> str:
    """`Q-0412`, as in every Word and Excel row."""
    return f"Q-{number:04}"


def ref_number(typed: str) -> int | None:
    """The number somebody means by `Q-0412`, `q412` or `412`, with whatever a spreadsheet adds around it.

    A whole line of an export will do as well: `Her words (P04, 2026-09-16, 12:10, Q-0412)`.
    """
    match = _REF.match(typed.strip()) or _REF_AT_END.search(typed)
    return int(match.group(1)) if match else None


def clock(ms: int | None) -> str:
    """`03:53` or `1:02:15`; empty where the transcript has no times."""
    if ms is None:
        return ""
    seconds = ms // 1000
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes:02}:{seconds % 60:02}"


def stamp(ms: int | None) -> str:
    """`00:12:10`: a time of one width, as it stands beside the lines of a transcript."""
    if ms is None:
        return ""
    seconds = ms // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def typed_time(typed: str) -> int | None:
    """Milliseconds of a time as people type it: `12:10`, `1:02:03`, or seconds alone, `730`; None if it is none."""
    match = _TYPED_TIME.fullmatch(typed)
    if match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000


def citation(text: str, customer: str, ms: int | None, ref: str = "") -> str:
    """`"her words" (P03, 00:12:10, Q-0412)`; what is not known is left out."""
    origin = ", ".join(part for part in (customer, stamp(ms), ref) if part)
    words = " ".join(text.split())
    return f'"{words}" ({origin})' if origin else f'"{words}"'
