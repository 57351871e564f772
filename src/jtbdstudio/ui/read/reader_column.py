# SPDX-License-Identifier: MIT
"""The middle of the page: find bar, the text between its margins, the strip, the line of the current quote."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.read import marks as marking
from jtbdstudio.ui.read.brackets import BracketsMargin
from jtbdstudio.ui.read.find_bar import FindBar
from jtbdstudio.ui.read.finder import Finder
from jtbdstudio.ui.read.margins import TimesMargin
from jtbdstudio.ui.read.marked_text import brackets_width
from jtbdstudio.ui.read.overview_strip import WIDTH as STRIP_WIDTH
from jtbdstudio.ui.read.overview_strip import OverviewStrip
from jtbdstudio.ui.read.player_bar import PlayerBar
from jtbdstudio.ui.read.quote_bar import QuoteBar
from jtbdstudio.ui.read.transcript_text import TranscriptText
from jtbdstudio.ui.settings import Settings

_DIMS = "reader_dims"


class ReaderColumn(QWidget):
    """Keeps the margins beside the viewport and walks: from turn to turn, quote to quote, hit to hit."""

    walked = Signal(str)  # a quote was walked to

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.find_bar, self.text, self.bar = FindBar(), TranscriptText(), QuoteBar()
        self.player_bar = PlayerBar()
        self.times, self.brackets = TimesMargin(self.text), BracketsMargin(self.text)
        self.strip = OverviewStrip(self.text)
        self.text.set_dims(Settings().text(_DIMS, "yes") == "yes")
        self.finder = Finder(self.find_bar, self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.text, 1)
        framed = QVBoxLayout()
        framed.setContentsMargins(0, 16, 14, 14)
        self.strip.setFixedWidth(STRIP_WIDTH)
        framed.addWidget(self.strip)
        row.addLayout(framed)
        column.addWidget(self.find_bar)
        column.addLayout(row, 1)
        column.addWidget(self.bar)
        column.addWidget(self.player_bar)
        self.text.viewport().installEventFilter(self)

    def insert_above(self, line: QWidget) -> None:
        """Put a line that says something about the text above it."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.find_bar) + 1, line)

    def toggle_dims(self) -> bool:
        """Let the interviewer's words step back, or not any more; remembered. Whether they do now."""
        self.text.set_dims(not self.text.dims)
        self.times.update()
        Settings().set_text(_DIMS, "yes" if self.text.dims else "no")
        return self.text.dims

    def about(self, host: QWidget) -> QRect:
        """The box of what is being tagged, on another widget; never outside the text."""
        viewport = self.text.viewport()
        box = self.text.selection_box().toAlignedRect().intersected(viewport.rect())
        if box.isEmpty():
            box = QRect(viewport.width() // 4, viewport.height() // 3, 40, 20)
        return QRect(viewport.mapTo(host, box.topLeft()), box.size())

    # ------------------------------------------------------------------------------------------------- walking

    def walk_turns(self, step: int) -> None:
        """The caret to the start of the next or previous turn."""
        script = self.text.script
        if script is None or not script.turns:
            return
        here = script.turn_index(self.text.caret())
        at_start = here >= 0 and script.turns[here].span.start == self.text.caret()
        wanted = here if step < 0 and not at_start and here >= 0 else here + step
        turn = script.turns[max(0, min(len(script.turns) - 1, wanted))]
        self.text.put_caret(turn.span.end)
        self.text.put_caret(turn.span.start)

    def walk_quotes(self, step: int) -> None:
        """The next or previous quote from the current one, or from the caret."""
        quotes, script = self.text.marks, self.text.script
        if not quotes or script is None:
            return
        here = next((i for i, mark in enumerate(quotes) if mark.note_id == self.text.current), None)
        if here is None:
            caret = script.units.to_utf16(self.text.caret())
            before = sum(mark.start < caret for mark in quotes)
            here = before - 1 if step > 0 else before
        self.go_to(quotes[(here + step) % len(quotes)].note_id)

    def cycle(self) -> None:
        """The next of the quotes that lie over each other here."""
        mark = marking.next_overlapping(self.text.marks, self.text.current)
        if mark is None and not self.text.current:
            position = self.text.textCursor().position()
            mark = next(iter(marking.at(self.text.marks, position)), None)
        if mark is not None:
            self.go_to(mark.note_id)

    def go_to(self, note_id: str, *, center: bool = False, flash: bool = False) -> None:
        """Bring a quote into view and make it the current one."""
        self.text.reveal(note_id, center=center, flash=flash)
        self.walked.emit(note_id)

    # ------------------------------------------------------------------------------------------------- finding

    def open_find(self) -> None:
        """Look for words in this text."""
        self.finder.open()

    def close_find(self) -> None:
        """No longer."""
        self.finder.close()

    def _place_margins(self) -> None:
        viewport, height = self.text.viewport().geometry(), self.text.height()
        self.times.setGeometry(QRect(QPoint(0, 0), QPoint(viewport.left() - 1, height)))
        self.brackets.setGeometry(viewport.right() + 1, 0, brackets_width(self.text.width()), height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text.viewport() and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place_margins()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().panel)
