# SPDX-License-Identifier: MIT
"""When which words were said: from a time of the recording to a place in the text, and back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from jtbdstudio.domain.text import Span


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """Words that began to be said at `ms` (of the transcript's clock); `span` is in code points of the text."""

    ms: int
    span: Span


class Timeline:
    """The moments of one transcript. `offset_ms` is where in the recording the transcript's clock is at zero."""

    def __init__(self, moments: Iterable[Moment], offset_ms: int = 0) -> None:
        self.moments = tuple(sorted(moments))
        self.offset_ms = offset_ms
        self._times = [moment.ms for moment in self.moments]
        self._by_place = sorted(self.moments, key=lambda moment: moment.span)
        self._starts = [moment.span.start for moment in self._by_place]

    def __bool__(self) -> bool:
        return bool(self.moments)

    def said_at(self, recorded_ms: int) -> Span | None:
        """The words being said at a time of the recording; None before the first."""
        at = bisect_right(self._times, recorded_ms - self.offset_ms) - 1
        return self.moments[at].span if at >= 0 else None

    def clock_at(self, position: int) -> int | None:
        """The transcript's time at a place in the text: of the last moment that began by then; None without times."""
        at = bisect_right(self._starts, position) - 1
        return self._by_place[max(at, 0)].ms if self._by_place else None

    def recorded_at(self, position: int) -> int | None:
        """The time of the recording at a place in the text, never before its beginning; None without times."""
        clock = self.clock_at(position)
        return None if clock is None else max(0, clock + self.offset_ms)
