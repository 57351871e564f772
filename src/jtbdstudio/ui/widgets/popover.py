# SPDX-License-Identifier: MIT
"""A rounded card with a soft shadow, near what it is about."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets.basic import rounded

SHADOW = 14


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
    """A popup: fill ``self.column``, then :meth:`show_at`. ``Esc`` or a click elsewhere closes it."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, padding: int = 10, modal_popup: bool = True) -> None:
        kind = Qt.WindowType.Popup if modal_popup else Qt.WindowType.Tool
        super().__init__(parent, kind | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.column = QVBoxLayout(self)
        edge = SHADOW + padding
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(6)

    def show_at(self, point: QPoint, *, right_aligned: bool = False) -> None:
        """Show with its visible top left (or right) corner at a global point, moved so that it stays on the screen."""
        self.adjustSize()
        size = self.sizeHint().expandedTo(self.minimumSize())
        left = point.x() - (size.width() - SHADOW if right_aligned else SHADOW)
        place = QRect(QPoint(left, point.y() - SHADOW), size)
        screen = QGuiApplication.screenAt(point) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry().adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW)
        place.moveRight(min(place.right(), room.right()))
        place.moveBottom(min(place.bottom(), room.bottom()))
        place.moveLeft(max(place.left(), room.left()))
        place.moveTop(max(place.top(), room.top()))
        self.setGeometry(place)
        self.show()

    def show_below(self, widget: QWidget, *, right_aligned: bool = False) -> None:
        """Show right under a widget."""
        corner = widget.rect().bottomRight() if right_aligned else widget.rect().bottomLeft()
        self.show_at(widget.mapToGlobal(corner) + QPoint(0, 6), right_aligned=right_aligned)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_shadow(painter, box, 10)
        rounded(painter, box, theme.current().panel, theme.current().line, 10)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()
