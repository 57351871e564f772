# SPDX-License-Identifier: MIT
"""Text areas that grow with what is typed into them, so that nothing of it is ever out of sight."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets.fields import TypedNotes

_FRAME = 20
"""Border, padding and the document's own margin, above and below."""
_BARE_FRAME = 8


class GrowingNotes(TypedNotes):
    """As :class:`TypedNotes`, as high as its words. ``bare``: without a frame of its own."""

    entered = Signal()
    left = Signal()

    def __init__(self, name: str, lines: int = 2, parent: QWidget | None = None, *, bare: bool = False) -> None:
        super().__init__(name, lines, parent)
        self._least, self._frame, self._hint = lines, _BARE_FRAME if bare else _FRAME, ""
        self.setProperty("bare", bare)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show what is stored; the caret stays where it was, as far as there are words."""
        if self.toPlainText().strip() == text.strip():
            return
        at = self.textCursor().position()
        super().show_text(text)
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def set_hint(self, words: str) -> None:
        """What goes here, in one line however narrow it is: Qt's own hint wraps and is cut off."""
        self._hint = words
        self.setAccessibleDescription(words)
        self.viewport().update()

    def caret_to_end(self) -> None:
        self.moveCursor(QTextCursor.MoveOperation.End)

    def _fit(self, _size: QSizeF | None = None) -> None:
        wanted = max(self._least, self._lines()) * self.fontMetrics().lineSpacing() + self._frame
        if wanted != self.height() or wanted != self.minimumHeight():
            self.setFixedHeight(wanted)

    def _lines(self) -> int:
        """How many lines there are at this width; each block is laid out for it, for Qt does so only when it paints."""
        block, lines, layout = self.document().firstBlock(), 0, self.document().documentLayout()
        while block.isValid():
            layout.blockBoundingRect(block)
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return lines

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._hint and self.document().isEmpty():
            painter, margin = QPainter(self.viewport()), self.document().documentMargin()
            painter.setPen(theme.current().faint)
            painter.setFont(self.font())
            room = QRectF(self.viewport().rect()).adjusted(margin, margin, -margin, 0)
            words = self.fontMetrics().elidedText(self._hint, Qt.TextElideMode.ElideRight, round(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
