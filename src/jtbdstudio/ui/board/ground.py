# SPDX-License-Identifier: MIT
"""What is painted under and over everything: the dots of the ground, and titles that stay legible from afar."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsView

from jtbdstudio.ui import theme
from jtbdstudio.ui.board.zone_item import FAR, ZoneItem

_SPACING, _CLOSEST = 22, 13
_DOT = 1.1
_TILE = 256
"""Few big tiles are drawn faster than many small ones."""
_TITLE_HEIGHT, _NARROWEST = 20, 34


@cache
def _title_font() -> QFont:
    return theme.font(11.5, 600)


class Ground:
    """Paints for one view, in pixels, so that neither dots nor titles grow with the scale."""

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        self._tile: tuple[tuple[object, ...], QPixmap] | None = None

    def paint_dots(self, painter: QPainter, rect: QRectF) -> None:
        """Dots every 22 units, fewer when they would touch, none from afar. They move with the board."""
        scale = self._view.transform().m11()
        if scale < FAR:
            painter.fillRect(rect, theme.current().board_ground)
            return
        spacing = _SPACING * scale
        while spacing < _CLOSEST:
            spacing *= 2
        shown = self._view.mapFromScene(rect).boundingRect().adjusted(-1, -1, 1, 1)
        origin = self._view.mapFromScene(QPointF(0, 0))
        step = round(spacing)
        offset = QPoint((shown.left() - origin.x()) % step, (shown.top() - origin.y()) % step)
        painter.save()
        painter.resetTransform()
        painter.drawTiledPixmap(shown, self._dot_tile(step), offset)
        painter.restore()

    def _dot_tile(self, size: int) -> QPixmap:
        now, ratio = theme.current(), self._view.devicePixelRatioF()
        key = (size, now.name, ratio)
        if self._tile is None or self._tile[0] != key:
            many = max(1, _TILE // size)
            tile = QPixmap(round(size * many * ratio), round(size * many * ratio))
            tile.setDevicePixelRatio(ratio)
            tile.fill(now.board_ground)
            painter = QPainter(tile)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.board_dot)
            for place in range(many * many):
                x, y = place % many, place // many
                painter.drawEllipse(QPointF((x + 0.5) * size, (y + 0.5) * size), _DOT, _DOT)
            painter.end()
            self._tile = (key, tile)
        return self._tile[1]

    def paint_titles(self, painter: QPainter, rect: QRectF, zones: Iterable[ZoneItem]) -> None:
        """Every zone's title at the size of the window, as far as it is wide enough to carry one."""
        reach = (_TITLE_HEIGHT + 4) / self._view.transform().m11()
        painter.save()
        painter.resetTransform()
        painter.setFont(_title_font())
        for zone in zones:
            where = zone.rect
            if rect.intersects(where.adjusted(0, -reach, 0, 0)):
                self._paint_title(painter, zone, self._view.mapFromScene(where).boundingRect())
        painter.restore()

    def _paint_title(self, painter: QPainter, zone: ZoneItem, box: QRect) -> None:
        if box.width() < _NARROWEST or box.height() < _TITLE_HEIGHT:
            return
        tone, counted = theme.tone_of(zone.zone.tone), zone.zone.count
        people = str(counted.customers) if counted.quotes and not zone.solid else ""
        text, width = _fitted(zone.zone.title, people, box.width())
        top = box.top() - _TITLE_HEIGHT - 2 if zone.solid else box.top() + 2  # a column's title stands over it
        chip = QRectF(box.left() + (0 if zone.solid else 2), top, width, _TITLE_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone.ground)
        painter.drawRoundedRect(chip, 5, 5)
        painter.setPen(tone.text)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)


@lru_cache(maxsize=1024)
def _fitted(title: str, people: str, room: int) -> tuple[str, float]:
    """A title with its number of customers in so many pixels, and what it takes."""
    metrics = QFontMetricsF(_title_font())
    tail = f"  {people}" if people else ""
    text = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room - 14.0 - metrics.horizontalAdvance(tail)) + tail
    return text, metrics.horizontalAdvance(text) + 10
