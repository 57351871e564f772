# SPDX-License-Identifier: MIT
"""A small card that opens on the page itself, beside what it is about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.widgets.popover import paint_shadow

SHADOW, _PAD = 10, 10


class InlineCard(QWidget):
    """A small card over a page. Enter accepts, Esc leaves; what happens on a click elsewhere each one says."""

    accepted = Signal(str)
    closed = Signal()
    keeps_on_leave = True

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        edge = SHADOW + _PAD
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(6)
        self._done = False

    def show_at(self, point: QPoint, width: int) -> None:
        """Open with the visible corner at a point of the parent, kept inside it."""
        self.setFixedWidth(width + 2 * SHADOW)
        room = self.parentWidget()
        assert room is not None
        whole = width + 2 * SHADOW
        height = self.column.totalHeightForWidth(whole) if self.column.hasHeightForWidth() else self.sizeHint().height()
        place = QRect(point - QPoint(SHADOW, SHADOW), QSize(whole, height))
        place.moveRight(min(place.right(), room.width() + SHADOW - 8))
        place.moveBottom(min(place.bottom(), room.height() + SHADOW - 8))
        place.moveLeft(max(place.left(), 8 - SHADOW))
        place.moveTop(max(place.top(), 8 - SHADOW))
        self.setGeometry(place)
        self.show()
        self.raise_()
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def words(self) -> str:
        """What has been typed."""
        return ""

    def accept(self) -> None:
        """Done: hand over the words."""
        if not self._done:
            self._done = True
            words = self.words()
            self._leave()
            self.accepted.emit(words)

    def dismiss(self) -> None:
        """Leave everything as it was."""
        if not self._done:
            self._done = True
            self._leave()

    def _leave(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._on_focus_changed)
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self and not self.isAncestorOf(now) and now.window() is self.window():
            self.accept() if self.keeps_on_leave else self.dismiss()

    def event(self, event: QEvent) -> bool:
        """Keys of the page don't work through an open card, whatever inside it has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            beyond = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            if not event.modifiers() & beyond:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        card = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_shadow(painter, card, 9, SHADOW)
        rounded(painter, card, theme.current().panel, theme.current().accent, 9)
