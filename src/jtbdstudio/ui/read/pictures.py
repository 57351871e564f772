# SPDX-License-Identifier: MIT
"""The states of the reader worth a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jtbdstudio.domain.text import Span

if TYPE_CHECKING:
    from jtbdstudio.ui.read.page import ReadPage

STATES = ("picker", "quote", "find", "correcting", "words", "memo", "evidence")
_QUOTED = ("quote", "memo", "evidence")


def show_state(page: ReadPage, name: str) -> None:
    """Bring the page into one of them."""
    page.column.close_find()
    page.chooser.dismiss()
    if name in ("picker", "words"):
        _select_answer(page)
    elif name in _QUOTED:
        page.column.walk_quotes(1)
        page.column.walk_quotes(1)
    if name == "picker":
        page.chooser.open_picker()
    elif name == "memo":
        page.chooser.open_memo()
    elif name == "evidence":
        page.chooser.open_evidence()
    elif name == "find":
        page.column.find_bar.field.setText("the")
        page.column.open_find()
    elif name == "correcting":
        page.column.walk_quotes(1)
        page.correcting.start()


def _select_answer(page: ReadPage) -> None:
    """A sentence of the customer, in the middle of the talk, that nobody has quoted yet."""
    script, text = page.text.script, page.text
    turns = script.turns if script is not None else ()
    for turn in turns[len(turns) // 3 :]:
        span = text.selector.around(turn.span.start, 3)
        start, end = script.to_qt(span) if script is not None else (0, 0)
        if turn.role == "customer" and len(span) > 40 and all(m.end <= start or m.start >= end for m in text.marks):
            text.put_caret(span.start, center=True)
            text.select(Span(span.start, span.end))
            return
