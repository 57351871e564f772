# SPDX-License-Identifier: MIT
"""A line above the text that asks where a quote is that has lost its place."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets import ElidedLabel, Label, button, icon_button


class PlacingBar(QWidget):
    """Over the text from the moment somebody says they will find the words until they have."""

    put_wanted = Signal(str)  # note id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(44)
        self.note_id = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 12, 1)
        row.setSpacing(8)
        self.told = Label("", weight=600, tabular=True)
        self.words = ElidedLabel("", "muted")
        self.put = button(self.tr("Put it here"), self._on_put, primary=True)
        row.addWidget(self.told)
        row.addWidget(self.words, 1)
        row.addWidget(self.put)
        row.addWidget(icon_button("close", self.tr("Not now"), self.close_up))
        self.hide()

    def ask(self, note_id: str, ref: str, words: str) -> None:
        """Where in the text is this quote?"""
        self.note_id = note_id
        self.told.setText(self.tr("Select the words of {ref}").format(ref=ref))
        self.words.set_text(f"“{words}”")
        self.set_ready(False)
        self.show()

    def set_ready(self, ready: bool) -> None:
        """Whether words are selected."""
        self.put.setEnabled(ready)

    def close_up(self) -> None:
        self.note_id = ""
        self.hide()

    def _on_put(self) -> None:
        self.put_wanted.emit(self.note_id)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), now.accent_ground)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), now.line)
