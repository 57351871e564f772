# SPDX-License-Identifier: MIT
"""Times within what somebody says, as tools write them every half minute or behind the last word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from jtbdstudio.interchange.transcripts.times import TIME, milliseconds

_WITHIN = re.compile(
    rf"[ \t\xa0]*(?:\[({TIME})\]:?|\(([0-9]{{1,2}}:[0-9]{{2}}:[0-9]{{2}})\):?|^\(({TIME})\):)[ \t\xa0]*"
)
_NEVER_MS = 10**12
_OVERLAP_MS = 60_000
"""Somebody may still be heard when the next one has begun."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What follows a head, or a time within it."""

    speaker: str
    start_ms: int | None
    lines: list[str] = field(default_factory=list)
    end_ms: int | None = None
    goes_on: bool = False
    """Still the paragraph before: only a time stood between."""


def parted(spoken: list[Spoken]) -> list[Spoken]:
    """The same words, each time within them a place of its own. Times that run backwards are words."""
    result: list[Spoken] = []
    earliest = 0
    for one, latest in zip(spoken, _latest(spoken)):
        earliest = one.start_ms if one.start_ms is not None else earliest
        parts = list(_parts(one, earliest, latest))
        earliest = max([earliest, *(part.start_ms for part in parts if part.start_ms is not None)])
        result += parts
    return result


def _latest(spoken: list[Spoken]) -> list[int]:
    """For each the time when the next words begin whose time is known."""
    latest, result = _NEVER_MS, []
    for one in reversed(spoken):
        result.append(latest)
        latest = one.start_ms if one.start_ms is not None else latest
    return result[::-1]


def _parts(one: Spoken, earliest: int, latest: int) -> Iterator[Spoken]:
    part = replace(one, lines=[])
    found = False
    for line in one.lines:
        begin = 0
        for cut, time in _cuts(line, earliest, latest):
            found, earliest = True, time
            part.lines.append(line[begin : cut.start()])
            if any(part.lines):
                yield replace(part, end_ms=time)
                part = Spoken(one.speaker, time, goes_on=bool(part.lines[-1]))
            else:
                part = Spoken(one.speaker, time if part.start_ms is None else part.start_ms)
            begin = cut.end()
        part.lines.append(line[begin:])
    if any(part.lines) or not found:
        yield part


def _cuts(line: str, earliest: int, latest: int) -> Iterator[tuple[re.Match[str], int]]:
    for found in _WITHIN.finditer(line) if "[" in line or "(" in line else ():
        time = milliseconds(found[1] or found[2] or found[3])
        if time is not None and earliest <= time <= latest + _OVERLAP_MS:
            earliest = time
            yield found, time
