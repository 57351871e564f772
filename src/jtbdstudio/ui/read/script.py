# SPDX-License-Identifier: MIT
"""One transcript as the reader needs it: which line belongs to which turn, and Qt's positions beside ours."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from jtbdstudio.domain.text import Span, Utf16Map
from jtbdstudio.ui.read.reading_layout import PARAGRAPH_GAP, TURN_GAP

if TYPE_CHECKING:
    from jtbdstudio.queries.interviews import InterviewItem
    from jtbdstudio.queries.reader import ReaderView, TurnView

INTERVIEWER = "interviewer"
_LINE_END = re.compile("\n")


class Script:
    """A line is a block of the text document; a turn has one or several."""

    def __init__(self, view: ReaderView) -> None:
        self.interview: InterviewItem = view.interview
        self.text = view.text
        self.turns: tuple[TurnView, ...] = view.turns
        self.units = Utf16Map(view.text)
        self._starts = [turn.span.start for turn in view.turns]
        starts = [0, *(match.end() for match in _LINE_END.finditer(view.text))]
        self._first_lines = [bisect_right(starts, start) - 1 for start in self._starts]
        self._lines = [self.units.to_utf16(start) for start in starts]

    def line_at(self, position: int) -> int:
        """The number of the line at a position of the text document."""
        return bisect_right(self._lines, position) - 1

    def turn_index(self, position: int) -> int:
        """The number of the turn at a position in code points; -1 before the first."""
        return bisect_right(self._starts, position) - 1

    def turn_at(self, position: int) -> TurnView | None:
        index = self.turn_index(position)
        return self.turns[index] if index >= 0 else None

    def said(self, span: Span) -> list[tuple[str, Span]]:
        """Who speaks in a stretch of the text, as (role, the whole turn), in order."""
        first, last = max(0, self.turn_index(span.start)), self.turn_index(max(span.start, span.end - 1))
        return [(turn.role, turn.span) for turn in self.turns[first : last + 1]]

    def turn_of_line(self, line: int) -> TurnView | None:
        index = bisect_right(self._first_lines, line) - 1
        return self.turns[index] if index >= 0 else None

    def is_first_line(self, line: int) -> bool:
        """Whether a turn begins with this line."""
        index = bisect_right(self._first_lines, line) - 1
        return index >= 0 and self._first_lines[index] == line

    def is_dimmed(self, line: int) -> bool:
        """Whether the interviewer is speaking: their words are context, not evidence."""
        turn = self.turn_of_line(line)
        return turn is not None and turn.role == INTERVIEWER

    def gap_after(self, line: int) -> float:
        return TURN_GAP if self.is_first_line(line + 1) else PARAGRAPH_GAP

    def to_qt(self, span: Span) -> tuple[int, int]:
        """A span as positions of the text document."""
        return self.units.to_utf16(span.start), self.units.to_utf16(span.end)

    def from_qt(self, start: int, end: int) -> Span:
        """Positions of the text document as a span."""
        return Span(self.units.to_code_points(start), self.units.to_code_points(end))
