# SPDX-License-Identifier: MIT
"""All notes as one item when one looks from afar: a few batches of rectangles instead of thousands of paintings."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.board.note_item import NoteItem


class NoteLayer(QGraphicsItem):
    """Rectangles by color. Also what is lifted while notes are dragged from afar: then the item itself moves."""

    def __init__(self, z: float) -> None:
        super().__init__()
        self.setZValue(z)
        self.setVisible(False)
        self._batches: list[tuple[QColor, list[QRectF]]] = []
        self._rings: list[QRectF] = []
        self._bounds = QRectF()

    def show_notes(self, items: Iterable[NoteItem], without: Collection[str] = ()) -> None:
        """Draw these notes where they lie now, leaving some out (by placement id)."""
        batches: dict[int, list[QRectF]] = {}
        self._rings = []
        colors: dict[tuple[str, bool, bool], int] = {}
        for item in items:
            if item.note.placement_id in without:
                continue
            look = (item.tone.name, item.note.card.kind == "quote", item.dimmed)
            if look not in colors:
                colors[look] = _far_color(item).rgb()
            rect = item.rect
            batches.setdefault(colors[look], []).append(rect)
            if item.selected:
                self._rings.append(rect)
        self._batches = [(QColor.fromRgb(rgb), rects) for rgb, rects in batches.items()]
        self.prepareGeometryChange()
        self._bounds = _around(rects for _, rects in self._batches)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None, /) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for color, rects in self._batches:
            painter.setBrush(color)
            painter.drawRects(rects)
        if self._rings:
            pen = QPen(theme.current().accent, 2)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRects(self._rings)


def _far_color(item: NoteItem) -> QColor:
    """From afar the pale ground of a note would vanish, so its strong color is mixed in."""
    if item.note.card.kind != "quote":
        color = theme.mix(theme.current().panel, item.tone.strong, 0.35)
    else:
        color = theme.mix(item.tone.ground, item.tone.strong, 0.18)
    return theme.mix(color, theme.current().board_ground, 0.8) if item.dimmed else color


def _around(groups: Iterable[list[QRectF]]) -> QRectF:
    rects = [rect for group in groups for rect in group]
    if not rects:
        return QRectF()
    left, top = min(r.left() for r in rects), min(r.top() for r in rects)
    right, bottom = max(r.right() for r in rects), max(r.bottom() for r in rects)
    return QRectF(left, top, right - left, bottom - top).adjusted(-20, -20, 20, 20)
