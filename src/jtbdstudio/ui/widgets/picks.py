# SPDX-License-Identifier: MIT
"""A list to choose one thing from by typing a few letters: a code for the notes, a zone to move them to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.ranker import rank
from jtbdstudio.ui.widgets.basic import Label
from jtbdstudio.ui.widgets.inline import InlineCard

_ROWS, _WIDTH = 9, 300


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing to choose."""

    id: str
    text: str
    tone: str = "neutral"
    key: str = ""
    uses: int = 0


class PickCard(InlineCard):
    """Letters narrow the list, arrows walk it, Enter takes the one on top."""

    picked = Signal(str)
    keeps_on_leave = False

    def __init__(self, parent: QWidget, title: str, picks: Sequence[Pick]) -> None:
        super().__init__(parent)
        self._picks = list(picks)
        self.field = _Field(self)
        self.field.setPlaceholderText(title)
        self.field.setAccessibleName(title)
        self.field.textChanged.connect(self._fill)
        self.list = QListWidget()
        self.list.setProperty("quiet", True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFont(theme.font(12.5))
        self.list.setAccessibleName(title)
        self.list.itemClicked.connect(self._on_item_clicked)
        self.empty = Label(self.tr("Nothing is called that."), "muted", 12)
        self.empty.setContentsMargins(6, 4, 6, 4)
        self.column.addWidget(self.field)
        self.column.addWidget(self.list)
        self.column.addWidget(self.empty)
        self.setFocusProxy(self.field)
        self._fill()

    def open(self, point: QPoint) -> None:
        """Open at a point of the parent."""
        self.show_at(point, _WIDTH)
        self.field.setFocus()

    def _fill(self) -> None:
        uses = {pick: pick.uses for pick in self._picks}
        found = rank(self.field.text(), self._picks, lambda pick: pick.text, uses)
        self.list.clear()
        for pick in found:
            item = QListWidgetItem(f"{pick.text}   {pick.key}".rstrip())
            item.setData(Qt.ItemDataRole.UserRole, pick.id)
            item.setForeground(theme.tone_of(pick.tone).text if pick.tone != "neutral" else theme.current().ink)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        row = self.list.sizeHintForRow(0) if found else 0
        self.list.setFixedHeight(min(len(found), _ROWS) * row + 4)
        self.adjustSize()

    def step(self, by: int) -> None:
        """Walk the list."""
        if self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())

    def _on_item_clicked(self, _item: QListWidgetItem) -> None:
        self.accept()

    def accept(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            picked = str(item.data(Qt.ItemDataRole.UserRole))
            super().accept()
            self.picked.emit(picked)


class _Field(QLineEdit):
    """Hands up and down to the list."""

    def __init__(self, card: PickCard) -> None:
        super().__init__(card)
        self._card = card

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._card.step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)
