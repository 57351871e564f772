# SPDX-License-Identifier: MIT
"""Lays out a transcript at a reading line height, with a gap after each turn, and only the turns that are asked for.

`QPlainTextDocumentLayout` knows neither line height nor gaps, and lays out lazily; this keeps the second and adds the
first. Laying out a megabyte takes half a second, so nothing here ever walks over all blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextOption
from PySide6.QtWidgets import QPlainTextDocumentLayout

from jtbdstudio.ui import theme

LINE_HEIGHT = 1.65
TURN_GAP = 12.0
PARAGRAPH_GAP = 4.0
LEFT = 6.0
"""Room before a line, so that the ring around a quote is not cut off. After it Qt keeps the document's margin."""

_SIDES = {
    Qt.LayoutDirection.LeftToRight: Qt.AlignmentFlag.AlignLeft,
    Qt.LayoutDirection.LayoutDirectionAuto: Qt.AlignmentFlag.AlignLeft,
    Qt.LayoutDirection.RightToLeft: Qt.AlignmentFlag.AlignRight,
}
"""A paragraph begins at the side its first word is written from."""

Formats = Callable[[QTextBlock], Sequence[QTextLayout.FormatRange]]


class ReadingLayout(QPlainTextDocumentLayout):
    """`formats_of` gives the colors of a block when it is laid out, `gap_after` the room below it, in pixels.

    `made` counts how often anything was laid out or given up: as long as it stands still, so does every word.
    """

    def __init__(self, document: QTextDocument, formats_of: Formats, gap_after: Callable[[int], float]) -> None:
        super().__init__(document)
        self.width = 600.0
        self.made = 0
        self.pitch = round(theme.READING * LINE_HEIGHT * 4) / 4
        self._formats_of, self._gap_after = formats_of, gap_after
        self._options = {way: _option(way, side) for way, side in _SIDES.items()}
        self._say_size = QTimer(self, singleShot=True, interval=0)
        self._say_size.timeout.connect(self._on_size_changed)

    def forget(self, block: QTextBlock) -> None:
        """Lay this block out anew when it is next asked for: its colors have changed."""
        self.made += 1
        block.layout().clearLayout()

    def _lay_out(self, block: QTextBlock) -> None:
        self.made += 1
        layout, y = block.layout(), 0.0
        room = max(40.0, self.width - LEFT - self.document().documentMargin())
        layout.setTextOption(self._options[block.textDirection()])
        layout.setFormats(list(self._formats_of(block)))
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(LEFT, y + (self.pitch - line.height()) / 2))
            y += self.pitch
        layout.endLayout()
        if block.lineCount() != layout.lineCount():
            # Once, and not from within: whoever asked may be painting, and the scroll bar asks back.
            block.setLineCount(layout.lineCount())
            self._say_size.start()

    def tell_size(self) -> bool:
        """Say now what would be said later, if there is anything: before scrolling to what was just laid out."""
        waiting = self._say_size.isActive()
        if waiting:
            self._say_size.stop()
            self._on_size_changed()
        return waiting

    def _on_size_changed(self) -> None:
        self.documentSizeChanged.emit(self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        if not block.isValid():
            return QRectF()
        layout = block.layout()
        if not layout.lineCount():
            self._lay_out(block)
        height = layout.lineCount() * self.pitch + self._gap_after(block.blockNumber())
        return QRectF(0, 0, self.width, height)

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        super().documentChanged(start, removed, added)
        self.made += 1
        # The base class may have laid out the one changed block in its own way.
        block = self.document().findBlock(start)
        if block.isValid():
            block.layout().clearLayout()


def _option(way: Qt.LayoutDirection, side: Qt.AlignmentFlag) -> QTextOption:
    made = QTextOption(side)
    made.setTextDirection(way)
    made.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return made
