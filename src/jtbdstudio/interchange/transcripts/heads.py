# SPDX-License-Identifier: MIT
"""How the tools begin a turn in running text: a name, a time, or both on a line.

Each is one small function from a line to a `Head`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from jtbdstudio.interchange.transcripts.labels import looks_like_name, plausible
from jtbdstudio.interchange.transcripts.times import CLOCK, TIME, milliseconds

PREFIX = 200
"""Heads are short: only this much of a line is looked at, however long it is."""

_LONGEST_TIME = 60
_TO = rf"(?:\s?(?:-{{1,2}}>?|[–—→])\s?{TIME})?"
_NAME = r"(\S.{0,78}?)"
_MARKS = r"[*_]{0,3}"
_BEFORE_TIME = frozenset("[(*_")
_ZOOM_CAPTION = re.compile(rf"\[([^\[\]]{{1,80}})\]\s*({CLOCK})\s*$")
_REV = re.compile(rf"{_MARKS}(\S[^()\n]{{0,58}}?){_MARKS}\s*[(（]({TIME})[)）]\s*[:：]{_MARKS}\s*")
_NAME_TIME = re.compile(rf"{_MARKS}{_NAME}?{_MARKS}(\s+|\s*\|\s*|\s+[-–—]\s+)({TIME}){_MARKS}\s*$")
_NAME_IN_BRACKETS = re.compile(rf"{_MARKS}{_NAME}{_MARKS}\s*[\[(（]({TIME}){_TO}[\])）]{_MARKS}(?:\s*$|:?\s+(?=\S))")
_TIME_NAME = re.compile(
    rf"{_MARKS}@?[\[(]?({CLOCK})[\])]?{_MARKS}\s*(?:(?:-{{1,2}}>?|[–—])\s*{TIME}\s*)?(\s[-–—]\s|\||\s)\s*{_MARKS}{_NAME}{_MARKS}\s*$"
)
BARE_TIME = re.compile(rf"[#*_\s\[(]{{0,9}}({CLOCK}){_TO}[\])*_\s]{{0,9}}$")
"""A time, or a span of time, alone on its line."""
BRACKET_TIME = re.compile(rf"{_MARKS}[\[(]({CLOCK}){_TO}[\])]{_MARKS}\s*(?:[-–—]\s+)?")
LEADING_TIME = re.compile(rf"({CLOCK}){_TO}\s+(?:[-–—|]\s+)?")


@dataclass(frozen=True, slots=True)
class Head:
    """The start of somebody's words. `speaker` None: the one who spoke before goes on."""

    speaker: str | None
    start_ms: int | None
    text: str = ""


def leading_time(line: str, *, bare: bool = True) -> re.Match[str] | None:
    """The time a line begins with, in brackets or, if it may be `bare`, without."""
    if line[:1] in _BEFORE_TIME:
        return BRACKET_TIME.match(line[:PREFIX])
    return LEADING_TIME.match(line[:PREFIX]) if bare and line[:1].isdigit() else None


HeadOf = Callable[[str], Head | None]


def bare_time(line: str) -> int | None:
    """The time of a line that holds nothing else."""
    match = BARE_TIME.match(line) if len(line) < _LONGEST_TIME and ":" in line else None
    return milliseconds(match[1]) if match else None


def zoom_caption_head(line: str) -> Head | None:
    """`[Name] 10:02:19`"""
    match = _ZOOM_CAPTION.match(line[:PREFIX])
    return Head(match[1].strip(), milliseconds(match[2])) if match else None


def tabbed_head(line: str) -> Head | None:
    """`00:00:03⇥Name⇥text` or `Name:⇥00:00:09⇥text`"""
    cells = line.split("\t", 2)
    if len(cells) < 3 or len(cells[0]) > PREFIX or len(cells[1]) > PREFIX:
        return None
    first, second = milliseconds(cells[0].strip(" []()")), milliseconds(cells[1].strip(" []()"))
    name = cells[1].strip().rstrip(":")
    if first is not None and (plausible(name) or not name):
        return Head(name, first, cells[2])
    name = cells[0].strip().rstrip(":")
    return Head(name, second, cells[2]) if second is not None and plausible(name) else None


def rev_head(line: str) -> Head | None:
    """`Name (0:09):`, the words on the same line or the next"""
    match = _REV.match(line[:PREFIX])
    return Head(match[1].strip(), milliseconds(match[2]), line[match.end() :]) if match else None


def name_time_head(line: str) -> Head | None:
    """`Name  0:09` or `Name | 0:09`, or the time alone when nobody was recognized"""
    if len(line) > PREFIX:
        return None
    if (time := bare_time(line)) is not None:
        return Head("", time)
    match = _NAME_TIME.match(line)
    if match is None:
        return None
    name = (match[1] or "").strip("*_ ")
    spaced = len(match[2]) > 1 or "\t" in match[2]
    return Head(name, milliseconds(match[3])) if _is_header_name(name, spaced) else None


def _is_header_name(name: str, spaced: bool) -> bool:
    """A single space before the time (`We met at 10:30`) makes a header only after a capitalized name."""
    return name == "" or (plausible(name) and (spaced or looks_like_name(name)))


def bracketed_time_head(line: str) -> Head | None:
    """`Name (0:09.120)` or `Name [00:00:09]`, the words on the same line or the next"""
    match = _NAME_IN_BRACKETS.match(line[:PREFIX])
    if match is None:
        return None
    name = match[1].strip("*_ :")
    known = plausible(name) and looks_like_name(name)
    return Head(name, milliseconds(match[2]), line[match.end() :]) if known else None


def time_name_head(line: str) -> Head | None:
    """`0:09 - Name (Company)`, `0:09 | Name`, `[0:09] - Name`, `0:09 Name` or `10:02 +1 555 0100`"""
    if len(line) > PREFIX or (match := _TIME_NAME.match(line)) is None:
        return None
    name = match[3].strip("*_ ")
    known = (
        ":" not in name.rstrip(":") and plausible(name) and (looks_like_name(name) or match[2].strip() in {"|", "-"})
    )
    return Head(name, milliseconds(match[1])) if known else None
