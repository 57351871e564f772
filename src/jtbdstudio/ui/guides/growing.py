# SPDX-License-Identifier: MIT
"""A text field as high as its words: it says what was typed while it is typed."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from jtbdstudio.ui import theme

#: A menu is open, or somebody looks something up in another window: the typing goes on afterwards.
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class GrowingText(QPlainTextEdit):
    """Several lines. ``Enter`` is done, ``Shift+Enter`` a new line, ``Esc`` takes back.

    ``typed`` carries the words and a key that stays the same until the field is left.
    """

    typed = Signal(str, str)
    entered = Signal()
    escaped = Signal()
    left = Signal()

    def __init__(self, name: str, size: float = theme.UI_TEXT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._showing = uuid4().hex, False
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFont(theme.font(size))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(1)
        self.textChanged.connect(self._on_changed)
        self._fit()

    @property
    def key(self) -> str:
        """What joins everything typed until the field is left."""
        return self._key

    def show_text(self, text: str) -> None:
        """Show what is stored, without saying so."""
        if self.toPlainText() != text:
            self._showing = True
            self.setPlainText(text)
            self._showing = False
            self._fit()

    def _on_changed(self) -> None:
        self._fit()
        if not self._showing:
            self.typed.emit(self.toPlainText(), self._key)

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))
        wanted = lines * self.fontMetrics().lineSpacing() + 2 * round(self.document().documentMargin()) + 12
        if wanted != self.height() or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _STAYS:
            self._key = uuid4().hex
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()
