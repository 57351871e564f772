# SPDX-License-Identifier: MIT
"""Panels that float over the canvas and cost next to nothing while it moves below them.

A translucent widget is painted anew whenever what is under it changes. So shadow and card are a picture, and what is
inside the card is opaque: the canvas is not even drawn there.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.widgets.popover import paint_shadow

SHADOW = 10
_RADIUS, _INSET = 11, 5
"""The inside keeps this far from the card's edge, so that its square corners stay within the round ones."""


class FloatingCard(QWidget):
    """A card with a soft shadow; widgets go into ``self.inside``."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture: tuple[tuple[object, ...], QPixmap] | None = None
        edge = SHADOW + _INSET
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        self.inside = OpaquePane(self)
        column.addWidget(self.inside)

    def _card(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = (self.size(), theme.current().name, ratio)
        if self._picture is None or self._picture[0] != key:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            card = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
            paint_shadow(painter, card, _RADIUS, SHADOW)
            rounded(painter, card, theme.current().panel, theme.current().line, _RADIUS)
            painter.end()
            self._picture = (key, picture)
        return self._picture[1]

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 0, self._card())


class OpaquePane(QWidget):
    """A plain ground in the color of panels."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), theme.current().panel)
