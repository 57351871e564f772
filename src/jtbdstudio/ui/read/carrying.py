# SPDX-License-Identifier: MIT
"""Carrying words: dropped on one of the 12 boxes they are tagged, on the boards of the rail they are sent there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal

from jtbdstudio.ui.widgets import Chip

if TYPE_CHECKING:
    from jtbdstudio.ui.read.boxes_panel import BoxesPanel
    from jtbdstudio.ui.read.transcript_text import TranscriptText

_LONGEST = 34


class WordsDrag:
    """Words on their way; the pointer is told where it is, everything else is said by signals of the text."""

    scrolls = False

    def __init__(self, view: TranscriptText) -> None:
        self._view = view
        self._here = QPoint()

    def move(self, point: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        self._here = self._view.viewport().mapToGlobal(point.toPoint())
        self._view.carried.emit(self._here)

    def drop(self) -> None:
        self._view.carry_ended.emit(self._here)

    def cancel(self) -> None:
        self._view.carry_ended.emit(None)


class Carrier(QObject):
    """Shows at the pointer what would happen, lights the box below it, and says when words were let go on one."""

    dropped = Signal(str)  # code id
    sent = Signal()  # onto the boards in the list of pages

    def __init__(self, text: TranscriptText, boxes: BoxesPanel) -> None:
        super().__init__(text)
        self._text, self._boxes = text, boxes
        self._label: Chip | None = None
        text.carried.connect(self._on_carried)
        text.carry_ended.connect(self._on_ended)

    def _on_carried(self, point: QPoint) -> None:
        row, boards = self._boxes.row_at(point), self._is_boards(point)
        self._boxes.set_target(row.item.code_id if row is not None else "")
        label = self._made_label()
        if row is not None:
            label.set_chip(self.tr("Tag as {box}").format(box=row.item.name), row.item.tone, row.item.key)
        else:
            label.set_chip(self.tr("Send to a board") if boards else self._words(), "neutral", "")
        label.resize(label.sizeHint())
        label.move(self._text.window().mapFromGlobal(point) + QPoint(14, 12))
        self._text.viewport().setCursor(
            Qt.CursorShape.DragCopyCursor if row is not None or boards else Qt.CursorShape.ClosedHandCursor
        )

    def _on_ended(self, point: QPoint | None) -> None:
        row = self._boxes.row_at(point) if point is not None else None
        self._boxes.set_target("")
        if self._label is not None:
            self._label.hide()
            self._label.deleteLater()
            self._label = None
        self._text.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        if row is not None:
            self.dropped.emit(row.item.code_id)
        elif point is not None and self._is_boards(point):
            self.sent.emit()

    def _is_boards(self, point: QPoint) -> bool:
        """Whether this is the entry of the boards in the list of pages at the left."""
        window = self._text.window()
        return getattr(window.childAt(window.mapFromGlobal(point)), "page_id", "") == "boards"

    def _made_label(self) -> Chip:
        if self._label is None:
            self._label = Chip("", "neutral", self._text.window())
            self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._label.show()
            self._label.raise_()
        return self._label

    def _words(self) -> str:
        span, script = self._text.span(), self._text.script
        words = " ".join(span.of(script.text).split()) if span is not None and script is not None else ""
        return f"“{words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + '…'}”"
