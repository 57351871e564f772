# SPDX-License-Identifier: MIT
"""The whole board in a corner: where one is, and a way to be somewhere else."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from jtbdstudio.domain.boards import NOTE_HEIGHT, NOTE_WIDTH
from jtbdstudio.ui import theme
from jtbdstudio.ui.board.canvas import BoardCanvas
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.widgets.popover import paint_shadow

SHADOW, _PAD = 8, 7


class Minimap(QWidget):
    """Click or drag to look elsewhere. The picture is drawn anew only when the board changes."""

    def __init__(self, canvas: BoardCanvas, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._picture: QPixmap | None = None
        self._world = QRectF()
        self.setFixedSize(QSize(168 + 2 * SHADOW, 104 + 2 * SHADOW))
        self.setAccessibleName(self.tr("Minimap"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        canvas.camera.moved.connect(self.update)
        canvas.board.content_changed.connect(self._on_content_changed)
        theme.watcher.theme_changed.connect(self._on_content_changed)

    def _on_content_changed(self) -> None:
        self._picture = None
        self.update()

    @property
    def _map(self) -> QRectF:
        edge = SHADOW + _PAD
        return QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)

    def _to_map(self, rect: QRectF) -> QRectF:
        scale, origin = self._fit()
        left_top = origin + (rect.topLeft() - self._world.topLeft()) * scale
        return QRectF(left_top.x(), left_top.y(), rect.width() * scale, rect.height() * scale)

    def _fit(self) -> tuple[float, QPointF]:
        room = self._map
        scale = min(room.width() / max(self._world.width(), 1), room.height() / max(self._world.height(), 1))
        used = QPointF(self._world.width() * scale, self._world.height() * scale)
        return scale, room.center() - used / 2

    def _draw(self) -> QPixmap:
        """The card, and zones and notes on it, small."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = theme.current()
        card = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_shadow(painter, card, 9, SHADOW)
        rounded(painter, card, now.panel, now.line, 9)
        scale, origin = self._fit()
        painter.translate(origin)
        painter.scale(scale, scale)
        painter.translate(-self._world.topLeft())
        painter.setPen(Qt.PenStyle.NoPen)
        for zone in self._canvas.board.zones.values():
            painter.setBrush(theme.mix(theme.tone_of(zone.zone.tone).ground, now.panel, 0.45))
            painter.drawRoundedRect(zone.rect, 2 / scale, 2 / scale)
        for color, rects in self._notes().items():
            painter.setBrush(QColor.fromRgb(color))
            painter.drawRects(rects)
        painter.end()
        return picture

    def _notes(self) -> dict[int, list[QRectF]]:
        """Notes by color, a little smaller than they are, so that neighbors stay apart."""
        found: dict[str, list[QRectF]] = {}
        colors: dict[str, int] = {}
        for item in self._canvas.board.notes.values():
            if item.tone.name not in found:
                found[item.tone.name] = []
                colors[item.tone.name] = theme.mix(item.tone.ground, item.tone.strong, 0.3).rgb()
            found[item.tone.name].append(QRectF(item.note.x, item.note.y, NOTE_WIDTH - 6, NOTE_HEIGHT - 6))
        return {colors[name]: rects for name, rects in found.items()}

    def _look(self, event: QMouseEvent) -> None:
        scale, origin = self._fit()
        self._canvas.camera.look_at((event.position() - origin) / scale + self._world.topLeft())

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        world = self._canvas.board.content_rect().adjusted(-60, -60, 60, 60)
        if world != self._world or self._picture is None:
            self._world, self._picture = world, None
            self._picture = self._draw()
        painter.drawPixmap(0, 0, self._picture)
        seen = self._to_map(self._canvas.camera.visible()) & self._map.adjusted(-3, -3, 3, 3)
        if not seen.isEmpty():
            veil = QColor(now.accent)
            veil.setAlphaF(0.07)
            painter.setBrush(veil)
            painter.setPen(QPen(now.accent, 1.4))
            painter.drawRoundedRect(seen, 2, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._look(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._look(event)
