# SPDX-License-Identifier: MIT
"""A sheet over the whole window: the page stays where it is, dimmed, and the focus comes back to it."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QVBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.widgets.popover import paint_shadow


class _Sheet(QFrame):
    """The card in the middle."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), theme.current().panel, theme.current().line, 12)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not isinstance(widget, QAbstractScrollArea)


class Overlay(QWidget):
    """Fill ``self.column``; ``Esc`` or a click beside the card closes it. Subclasses place the card in ``place()``."""

    closed = Signal()
    _host: QWidget = None  # type: ignore[assignment]  # Qt may still ask while Python takes the window apart
    card: _Sheet = None  # type: ignore[assignment]

    def __init__(self, host: QWidget, width: int) -> None:
        super().__init__(host)
        self._host = host
        self._before: QWidget | None = None
        self.card = _Sheet(self)
        self.card.setFixedWidth(width)
        self.column = QVBoxLayout(self.card)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        host.installEventFilter(self)
        self.card.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Cover the window and take the focus."""
        self._before = QApplication.focusWidget()
        self.setGeometry(self._host.rect())
        self.place()
        self.show()
        self.raise_()
        self.setFocus()

    def dismiss(self) -> None:
        """Close and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus()
        self.closed.emit()

    def place(self) -> None:
        """Put the card in the upper middle."""
        self.card.adjustSize()
        room = self.rect()
        top = max(24, (room.height() - self.card.height()) // 3)
        self.card.move((room.width() - self.card.width()) // 2, top)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the sheet: what is under it cannot be seen well enough to be used."""
        stops = [w for w in self.findChildren(QWidget) if w.isVisible() and w.isEnabled() and _takes_tab(w)]
        if not stops:
            return False
        here = QApplication.focusWidget()
        at = stops.index(here) if here in stops else (-1 if forward else 0)
        step = 1 if forward else -1
        stops[(at + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._host.rect())
            self.place()
        elif watched is self.card and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.update()  # its shadow lies on this widget, where it was and where it is
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, veil = QPainter(self), QColor(theme.current().shadow)
        veil.setAlphaF(0.5 if theme.current().dark else 0.16)
        painter.fillRect(self.rect(), veil)
        paint_shadow(painter, QRectF(self.card.geometry()), 12)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
