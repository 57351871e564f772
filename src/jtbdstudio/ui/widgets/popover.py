# SPDX-License-Identifier: MIT
"""A rounded card with a soft shadow, near what it is about."""

from __future__ import annotations

import os
from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets.basic import rounded

SHADOW = 14

_BLENDING_DESKTOPS = {
    "gnome", "kde", "unity", "x-cinnamon", "cinnamon", "budgie", "pantheon", "deepin", "dde", "cosmic",
    "enlightenment", "xfce", "mate",
}  # fmt: skip


def blends(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether see-through windows are blended with what is below. Plain X11 paints them black, and can't be asked."""
    if platform != "xcb" or environment.get("WAYLAND_DISPLAY"):
        return True
    desktops = environment.get("XDG_CURRENT_DESKTOP", "").lower().split(":")
    return not _BLENDING_DESKTOPS.isdisjoint(desktops)


def paint_shadow(painter: QPainter, box: QRectF, radius: float, reach: int = SHADOW) -> None:
    """A soft shadow around ``box``, cheap enough to paint every time."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    strength = 0.36 if theme.current().dark else 0.11
    for step in range(reach, 0, -1):
        shade = QColor(theme.current().shadow)
        shade.setAlphaF(strength * (1 - step / (reach + 1)) ** 2 * 0.3)
        painter.setBrush(shade)
        painter.drawRoundedRect(box.adjusted(-step, -step + 3, step, step + 3), radius + step, radius + step)


class Popover(QWidget):
    """A popup: fill ``self.column``, then :meth:`show_at`. ``Esc`` or a click elsewhere closes it.

    Around the card is :attr:`edge`, room for its shadow; where windows aren't blended it is 0 and the card square.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, padding: int = 10, modal_popup: bool = True) -> None:
        kind = Qt.WindowType.Popup if modal_popup else Qt.WindowType.Tool
        super().__init__(parent, kind | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint)
        soft = blends(QGuiApplication.platformName(), os.environ)
        self.edge = SHADOW if soft else 0
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, soft)
        self.column = QVBoxLayout(self)
        edge = self.edge + padding
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(6)

    def show_at(self, point: QPoint, *, right_aligned: bool = False) -> None:
        """Show with its visible top left (or right) corner at a global point, moved so that it stays on the screen."""
        self.adjustSize()
        edge = self.edge
        size = self.sizeHint().expandedTo(self.minimumSize())
        left = point.x() - (size.width() - edge if right_aligned else edge)
        place = QRect(QPoint(left, point.y() - edge), size)
        screen = QGuiApplication.screenAt(point) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry().adjusted(-edge, -edge, edge, edge)
        place.moveRight(min(place.right(), room.right()))
        place.moveBottom(min(place.bottom(), room.bottom()))
        place.moveLeft(max(place.left(), room.left()))
        place.moveTop(max(place.top(), room.top()))
        self.setGeometry(place)
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        if not self.edge:
            painter.fillRect(self.rect(), now.line)
            painter.fillRect(self.rect().adjusted(1, 1, -1, -1), now.panel)
            return
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_shadow(painter, box, 10)
        rounded(painter, box, now.panel, now.line, 10)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()
