# SPDX-License-Identifier: MIT
"""A theme that has only a name: how would a customer say it? Asked under the statement, answered in place."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from jtbdstudio.ui.widgets import Label

_BEGINNING = re.compile(r"\s*when\s+i\s+", re.IGNORECASE)


class VoiceRow(QWidget):
    """A question and a field. ``Return`` or leaving the field keeps the words, ``Esc`` drops them."""

    voiced = Signal(str, str)  # code id, the words behind “When I”
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code_id = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        ask = self.tr("Give the theme a voice: how would a customer finish “When\u00a0I\u00a0…”?")
        self.field = QLineEdit()
        self.field.setAccessibleName(ask)
        self.field.setPlaceholderText(self.tr("such as: lose track of who asked for what"))
        self.field.setMinimumWidth(200)
        self.field.editingFinished.connect(self.commit)
        self.field.returnPressed.connect(self.left)
        row.addWidget(Label(ask, "muted", wrap=True), 3)
        row.addWidget(self.field, 4)
        self.hide()

    def show_theme(self, code_id: str) -> None:
        """Ask about a theme, or (for an empty id) about none; words typed for another one were kept before."""
        if code_id != self._code_id:
            self._code_id = code_id
            self.field.clear()

    @property
    def asks(self) -> bool:
        return bool(self._code_id)

    def commit(self) -> None:
        """Keep what was typed, once."""
        words = _BEGINNING.sub("", " ".join(self.field.text().split()), count=1).rstrip(" .")
        code_id = self._code_id
        if words and code_id and self.field.isModified():
            self.field.setModified(False)
            self.voiced.emit(code_id, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.field.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)
