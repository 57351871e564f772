# SPDX-License-Identifier: MIT
"""A search field: icon, text, and a key cap that says how to get here."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.widgets.basic import KeyCap, rounded


def clean_pasted(text: str) -> str:
    """What was meant: pasted cells bring line ends, tabs, quotation marks and doubled spaces along."""
    inner = " ".join(text.split())
    pairs = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("‘", "’"), ("'", "'"))
    for first, last in pairs:
        if len(inner) > 1 and inner.startswith(first) and inner.endswith(last):
            return inner[1:-1].strip().replace('""', '"')
    return inner


class SearchField(QLineEdit):
    """A line edit for searching. ``Esc`` empties it first, then says :attr:`left`; ``Down`` says :attr:`entered`."""

    left = Signal()
    entered = Signal()

    def __init__(self, placeholder: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setFont(theme.font())
        self._cap = KeyCap(keys, self) if keys else None
        right = (self._cap.sizeHint().width() + 6) if self._cap else 0
        self.setTextMargins(18, 0, right, 0)
        theme.watcher.theme_changed.connect(self.update)

    def query(self) -> str:
        """The typed text, cleaned of what pasting adds."""
        return clean_pasted(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        box = QRectF(9, (self.height() - 14) / 2, 14, 14)
        icons.paint(QPainter(self), box, "search", theme.current().faint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._cap is not None:
            size = self._cap.sizeHint()
            self._cap.setGeometry(
                self.width() - size.width() - 7, (self.height() - size.height()) // 2, size.width(), size.height()
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class SearchButton(QWidget):
    """Looks like a search field and opens the palette, where the typing is done."""

    clicked = Signal()

    def __init__(self, placeholder: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placeholder = placeholder
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFont(theme.font())
        self._cap = KeyCap(keys, self)
        self.set_keys(keys)

    def set_keys(self, keys: str) -> None:
        """The key that does the same."""
        self.setAccessibleName(f"{self._placeholder} ({keys})" if keys else self._placeholder)
        self._cap.set_keys(keys)
        self._cap.setVisible(bool(keys))
        self._place_cap()

    def sizeHint(self) -> QSize:
        return QSize(340, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        hot = self.underMouse() or self.hasFocus()
        rounded(painter, QRectF(self.rect()), now.paper, now.accent if self.hasFocus() else now.line, 7)
        icons.paint(painter, QRectF(10, (self.height() - 14) / 2, 14, 14), "search", now.faint)
        painter.setFont(self.font())
        painter.setPen(now.muted if hot else now.faint)
        room = self.width() - 32 - self._cap.width() - 14
        text = self.fontMetrics().elidedText(self._placeholder, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(31, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cap()

    def _place_cap(self) -> None:
        size = self._cap.sizeHint()
        self._cap.setGeometry(
            self.width() - size.width() - 7, (self.height() - size.height()) // 2, size.width(), size.height()
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
