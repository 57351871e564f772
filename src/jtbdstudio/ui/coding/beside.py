# SPDX-License-Identifier: MIT
"""A small card over the page, beside the words it is about: never over them, never outside."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.widgets.popover import SHADOW, paint_shadow

_GAP = 8


def beside(room: QRect, about: QRect, size: QSize) -> QPoint:
    """Where a card of that size goes: under the words if there is room, else above, else at the roomier end."""
    under = about.bottom() + _GAP
    above = about.top() - _GAP - size.height()
    below_fits, above_fits = under + size.height() <= room.bottom(), above >= room.top()
    roomier = room.bottom() - about.bottom() >= about.top() - room.top()
    top = under if below_fits or (not above_fits and roomier) else above
    left = min(about.left(), room.right() - size.width() - _GAP)
    return QPoint(max(room.left() + 4, left), max(room.top() + 4, min(top, room.bottom() - size.height() - 4)))


class Floating(QWidget):
    """The card with its shadow; :attr:`edge` is room for it and the padding."""

    edge = SHADOW + 10

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.host = host
        self.hide()

    def put_beside(self, about: QRect, size: QSize) -> None:
        """Show it beside a box of the host; `size` includes the shadow."""
        card = size - QSize(2 * SHADOW, 2 * SHADOW)
        self.setGeometry(QRect(beside(self.host.rect(), about, card) - QPoint(SHADOW, SHADOW), size))
        self.show()
        self.raise_()

    def box(self) -> QRect:
        """What is seen of it on the page: the card without its shadow."""
        return self.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        card = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_shadow(painter, card, 10)
        rounded(painter, card, theme.current().panel, theme.current().line, 10)
