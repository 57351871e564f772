# SPDX-License-Identifier: MIT
"""Editing in place, where the text stands. ``Enter`` keeps it, ``Esc`` leaves the old, ``Tab`` goes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QWidget

from jtbdstudio.ui import theme

#: Keeps the text and answers whether it could be kept. A refused text stays in the editor.
Keep = Callable[[str], bool]
#: Where the focus goes afterwards: "next", "previous", "" (the tile) or "away" (it is elsewhere already).
Leave = Callable[[str], None]

#: A menu is open, or somebody looks something up in another window: the editor waits.
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_WAYS = {Qt.Key.Key_Return: "", Qt.Key.Key_Enter: "", Qt.Key.Key_Tab: "next", Qt.Key.Key_Backtab: "previous"}


class InlineText(QPlainTextEdit):
    """Several lines; ``Shift+Enter`` starts a new one."""

    def __init__(self, text: str, name: str, keep: Keep, leave: Leave, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._keep, self._leave, self._done = keep, leave, False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", True)
        self.setFont(theme.font(12))
        self.setAccessibleName(name)
        self.setTabChangesFocus(False)
        self.document().setDocumentMargin(1)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectAll()

    def finish(self, way: str) -> None:
        """Keep the text and leave."""
        if not self._done:
            self._done = True
            self._keep(self.toPlainText())
            self._leave(way)

    def cancel(self) -> None:
        """Leave the old text."""
        if not self._done:
            self._done = True
            self._leave("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            self.cancel()
        elif key in _WAYS and not (shift and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            self.finish("previous" if shift else _WAYS[key])
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.finish("away")


class InlineLine(QLineEdit):
    """One line."""

    def __init__(self, text: str, name: str, keep: Keep, leave: Leave, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._keep, self._leave, self._done = keep, leave, False
        self.setAccessibleName(name)
        self.textEdited.connect(self._on_edited)
        self.selectAll()

    def finish(self, way: str) -> None:
        """Keep the text and leave; a refused text stays, marked, unless the focus has gone."""
        if not self._done:
            self._done = True
            if not self._keep(self.text()) and way != "away":
                self._done = False
                self._mark(True)
                return
            self._leave(way)

    def cancel(self) -> None:
        """Leave the old text."""
        if not self._done:
            self._done = True
            self._leave("")

    def _on_edited(self, _text: str) -> None:
        self._mark(False)

    def _mark(self, invalid: bool) -> None:
        self.setProperty("invalid", invalid)
        self.style().unpolish(self)
        self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.cancel()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish("")
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.finish("next" if forward else "previous")
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.finish("away")
