# SPDX-License-Identifier: MIT
"""The place in a transcript while its text is corrected: the same words stay at the top, under the caret, selected."""

from __future__ import annotations

from jtbdstudio.domain.editing import Edit, Moves, narrowed
from jtbdstudio.domain.text import Span
from jtbdstudio.ui.read.transcript_text import TranscriptText


class Hold:
    """Taken before another text of the same interview is shown; `let_go` puts the view where it was."""

    def __init__(self, text: TranscriptText) -> None:
        self._text = text
        self._script, self._current = text.script, text.current
        self._span, self._caret, self._backward = text.span(), text.caret(), text.is_backward()
        block = text.firstVisibleBlock()
        self._top = text.script.units.to_code_points(block.position()) if text.script is not None else 0
        self._line = text.verticalScrollBar().value() - block.firstLineNumber()

    def let_go(self) -> None:
        """After `show_script`: caret, selection, current quote and scroll position as they were."""
        text, before = self._text, self._script
        if text.script is None or before is None:
            return
        change = narrowed(before.text, Edit(0, len(before.text), text.script.text))
        moves = Moves(before.text, change)
        text.put_caret(moves.start(self._caret))
        if self._span is not None and (span := moves.span(self._span)) is not None:
            text.select(Span(span.start, span.end), backward=self._backward)
        if text.mark_of(self._current) is not None:
            text.set_current(self._current)
        text.put_on_top(moves.start(self._top), self._line)
