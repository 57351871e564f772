# SPDX-License-Identifier: MIT
"""Quotes as the reader draws them: in lanes where they overlap, cut into pieces of one look for each line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A quote on the text. `start`, `end` are positions of the text document (UTF-16), half-open.

    `lane` counts from 0; quotes that overlap are in different lanes.
    """

    note_id: str
    start: int
    end: int
    tone: str
    label: str = ""
    tip: str = ""
    needs_check: bool = False
    starred: bool = False
    noted: bool = False
    lane: int = 0

    def overlaps(self, other: Mark) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line in the tone of the innermost quote there; `depth` quotes lie over each other."""

    start: int
    end: int
    tone: str
    depth: int


def in_lanes(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks by start, longer ones first, each in the first lane that is free where it begins."""
    ends: list[int] = []
    placed = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end, m.note_id)):
        lane = next((i for i, end in enumerate(ends) if end <= mark.start), len(ends))
        ends[lane:] = [mark.end, *ends[lane + 1 :]]
        placed.append(mark if mark.lane == lane else replace(mark, lane=lane))
    return tuple(placed)


def pieces(marks: Sequence[Mark], start: int, end: int) -> tuple[Piece, ...]:
    """The stretch `start..end` cut where quotes begin and end; positions are relative to `start`."""
    edges = sorted({p for m in marks for p in (m.start, m.end) if start < p < end} | {start, end})
    found = []
    for left, right in pairwise(edges):
        over = [m for m in marks if m.start <= left and right <= m.end]
        if over:
            inner = min(over, key=lambda m: (m.end - m.start, -m.start))
            found.append(Piece(left - start, right - start, inner.tone, len(over)))
    return tuple(found)


def by_line(marks: Sequence[Mark], line_at: Callable[[int], int]) -> dict[int, tuple[Mark, ...]]:
    """The marks of every line that has any; `line_at` answers the number of the line at a position."""
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        for number in range(line_at(mark.start), line_at(mark.end - 1) + 1):
            found.setdefault(number, []).append(mark)
    return {number: tuple(there) for number, there in found.items()}


def at(marks: Iterable[Mark], position: int) -> tuple[Mark, ...]:
    """The marks over a position, innermost first."""
    over = [m for m in marks if m.start <= position < m.end]
    return tuple(sorted(over, key=lambda m: (m.end - m.start, m.start)))


def next_overlapping(marks: Sequence[Mark], note_id: str) -> Mark | None:
    """The quote after this one among those that lie over each other, round and round; None if it is alone."""
    here = next((m for m in marks if m.note_id == note_id), None)
    if here is None:
        return None
    group = [m for m in marks if m.overlaps(here)]
    follower = group[(group.index(here) + 1) % len(group)]
    return follower if follower is not here else None
