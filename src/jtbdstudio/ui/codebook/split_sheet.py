# SPDX-License-Identifier: MIT
"""Which quotes go into a new code beside this one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from jtbdstudio.queries.codebook import CodeEntry
from jtbdstudio.queries.quotes import QuoteCard
from jtbdstudio.ui.overlay import Overlay
from jtbdstudio.ui.widgets import Label, button
from jtbdstudio.ui.widgets.cells import Cell, CellModel
from jtbdstudio.ui.widgets.row_table import RowTable
from jtbdstudio.ui.words import number_of

_WIDTH, _HEIGHT = 720, 620


class _Quotes(CellModel):
    def headings(self) -> tuple[str, ...]:
        return "", self.tr("Customer"), self.tr("Quote")


class SplitSheet(Overlay):
    """``Space`` or a click takes a quote along; ``Ctrl+Return`` splits."""

    accepted = Signal(str, str, list)  # code id, name, note ids

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, _WIDTH)
        self._code: CodeEntry | None = None
        self._quotes: tuple[QuoteCard, ...] = ()
        self._picked: set[str] = set()
        self.title = Label("", size=15, weight=600, wrap=True)
        self.name = QLineEdit()
        self.name.setMinimumHeight(34)
        self.name.setPlaceholderText(self.tr("Name of the new code"))
        self.name.setAccessibleName(self.tr("Name of the new code"))
        self.name.textChanged.connect(self._show_counts)
        self.name.returnPressed.connect(self._on_return)
        self.table = RowTable()
        self.model = _Quotes()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Quotes of the code"))
        self.table.check_toggled.connect(self.toggle)
        self.split_button = button("", self.accept, primary=True)
        head = QVBoxLayout()
        head.setContentsMargins(18, 16, 18, 10)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(Label(self.tr("The quotes you pick leave this code and go into a new one beside it."), "muted"))
        head.addWidget(self.name)
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 12, 18, 14)
        foot.setSpacing(8)
        self.told = Label("", "muted")
        foot.addWidget(self.told, 1)
        foot.addWidget(button(self.tr("Cancel"), self.dismiss))
        foot.addWidget(self.split_button)
        self.column.addLayout(head)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(foot)

    def ask(self, code: CodeEntry, quotes: Sequence[QuoteCard]) -> None:
        """Let somebody share out the quotes of a code."""
        self._code, self._quotes, self._picked = code, tuple(quotes), set()
        self.title.setText(self.tr("Split “{name}”").format(name=code.name))
        self.setAccessibleName(self.title.text())
        self.name.clear()
        self.model.set_cells([self._cells(card) for card in self._quotes], same_rows=False)
        self._show_counts()
        self.open()
        self.table.fit_columns(2, least={0: 38, 1: 96})
        self.table.select_row(0)
        self.name.setFocus()

    def _cells(self, card: QuoteCard) -> tuple[Cell, ...]:
        words = " ".join(card.text.split())
        who = card.customer_code or self.tr("our note")
        return Cell("", checked=card.id in self._picked), Cell(who, "muted"), Cell(words, tip=words)

    def toggle(self, row: int) -> None:
        """Take a quote along, or leave it here."""
        if 0 <= row < len(self._quotes):
            self._picked ^= {self._quotes[row].id}
            self.model.set_cell(row, 0, Cell("", checked=self._quotes[row].id in self._picked))
            self._show_counts()

    def _show_counts(self) -> None:
        picked = len(self._picked)
        self.told.setText(self.tr("{n} of {all} picked").format(n=picked, all=len(self._quotes)))
        words = number_of(picked, self.tr("Move 1 quote"), self.tr("Move {n} quotes"))
        self.split_button.setText(words if picked else self.tr("Move quotes"))
        self.split_button.setEnabled(bool(picked and self.name.text().strip()))

    def _on_return(self) -> None:
        if self.split_button.isEnabled():
            self.accept()
        else:
            self.table.setFocus()

    def accept(self) -> None:
        """Hand over what was picked."""
        if self._code is not None and self.split_button.isEnabled():
            code_id, name = self._code.id, self.name.text()
            picked = [card.id for card in self._quotes if card.id in self._picked]
            self.dismiss()
            self.accepted.emit(code_id, name, picked)

    def place(self) -> None:
        room = self.rect()
        wanted = 210 + 36 * len(self._quotes)
        self.card.setFixedSize(min(_WIDTH, room.width() - 56), min(wanted, _HEIGHT, room.height() - 56))
        self.card.move((room.width() - self.card.width()) // 2, (room.height() - self.card.height()) // 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the sheet must not throw away what was picked in it."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held:
            self.accept()
        else:
            super().keyPressEvent(event)
