# SPDX-License-Identifier: MIT
"""What a page shows before there is anything: what goes here, and the one thing to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.widgets.basic import Label, button, rounded

_TEXT_WIDTH = 380


class _Emblem(QWidget):
    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(QSize(56, 56))
        theme.watcher.theme_changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        rounded(painter, QRectF(self.rect()), now.accent_ground, None, 16)
        icons.paint(painter, QRectF(15, 15, 26, 26), self._icon, now.accent)


class EmptyState(QWidget):
    """An emblem, one sentence, one primary button and, if there is one, a quieter second way."""

    chosen = Signal()
    second_chosen = Signal()

    def __init__(
        self, icon: str, title: str, sentence: str, action: str = "", second: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(_Emblem(icon, self), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(self._centered(Label(title, size=15, weight=600)))
        text = self._centered(Label(sentence, "muted", wrap=True))
        text.setFixedWidth(_TEXT_WIDTH)
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(text)
        middle.addStretch()
        column.addLayout(middle)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addStretch()
        if action:
            self.button = button(action, self.chosen.emit, primary=True)
            row.addWidget(self.button)
        if second:
            self.second_button = button(second, self.second_chosen.emit)
            row.addWidget(self.second_button)
        row.addStretch()
        column.addLayout(row)
        column.addStretch(3)
        self.setAccessibleName(f"{title}. {sentence}")

    @staticmethod
    def _centered(label: Label) -> Label:
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return label
