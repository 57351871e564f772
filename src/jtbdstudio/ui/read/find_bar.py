# SPDX-License-Identifier: MIT
"""The line one types in to find words in the text: how many there are, next and previous, and tag them all."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets import Label, SearchField, button, icon_button


class FindBar(QWidget):
    """Over the text while something is looked for."""

    searched = Signal(str)
    step_wanted = Signal(int)
    left = Signal()
    tag_all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(44)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 12, 1)
        row.setSpacing(6)
        self.field = SearchField(self.tr("Find in this transcript"))
        self.field.setMaximumWidth(360)
        self.said = Label("", "muted", 12, tabular=True)
        self.said.setMinimumWidth(84)
        row.addWidget(self.field, 1)
        row.addWidget(self.said)
        row.addWidget(icon_button("up", self.tr("Previous (Shift+Enter)"), self._on_previous))
        row.addWidget(icon_button("down", self.tr("Next (Enter)"), self._on_next))
        self.tag_all = button(
            self.tr("Tag all…"), self.tag_all_wanted.emit, flat=True, icon="tag", tooltip=self.tr("Tag the sentences")
        )
        self.tag_all.hide()
        row.addWidget(self.tag_all)
        row.addStretch()
        row.addWidget(icon_button("close", self.tr("Close (Esc)"), self.left.emit))
        self.field.textChanged.connect(self._on_typed)
        self.field.left.connect(self.left)
        self.field.entered.connect(self._on_next)
        self.hide()

    def open(self, words: str = "") -> None:
        """Show, with the focus in the field and its text selected."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus()
        self.field.selectAll()

    def say(self, at: int, count: int) -> None:
        """Which of how many."""
        self.tag_all.setVisible(count > 0)
        if count:
            self.said.setText(self.tr("{at} of {count}").format(at=f"{at + 1:,}", count=f"{count:,}"))
        else:
            self.said.setText(self.tr("not found") if self.field.query() else "")

    def _on_typed(self) -> None:
        self.searched.emit(self.field.query())

    def _on_next(self) -> None:
        self.step_wanted.emit(1)

    def _on_previous(self) -> None:
        self.step_wanted.emit(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_wanted.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), now.panel)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), now.line_faint)
