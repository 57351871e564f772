# SPDX-License-Identifier: MIT
"""The rows of the quote list. Nothing is made for a row before it is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, Qt

from jtbdstudio.domain.quote_filter import COLUMNS
from jtbdstudio.queries.quotes import QuoteCard
from jtbdstudio.ui.note_drag import MIME, notes_to_mime
from jtbdstudio.ui.quotes.columns import FLAGS, headings, says
from jtbdstudio.ui.widgets.cells import AnyIndex

_ROW_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled


class QuoteRows(QAbstractTableModel):
    """Cards in order. A change of one card repaints its row and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[QuoteCard] = []
        self.strays: frozenset[str] = frozenset()
        self._rows: dict[str, int] = {}
        self._headings = headings()

    def show_cards(self, cards: Iterable[QuoteCard], strays: frozenset[str] = frozenset()) -> None:
        """Other rows, or the same in another order."""
        self.beginResetModel()
        self.cards, self.strays = list(cards), strays
        self._rows = {card.id: row for row, card in enumerate(self.cards)}
        self.endResetModel()

    def update_cards(self, cards: Iterable[QuoteCard], strays: frozenset[str]) -> None:
        """The same notes, some of them changed."""
        touched = {self._rows[note_id] for note_id in strays ^ self.strays if note_id in self._rows}
        self.strays = strays
        for card in cards:
            row = self._rows.get(card.id)
            if row is not None and self.cards[row] is not card and self.cards[row] != card:
                self.cards[row] = card
                touched.add(row)
        for row in sorted(touched):
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def row_of(self, note_id: str) -> int:
        """The row a note is in; -1 if it is in none."""
        return self._rows.get(note_id, -1)

    def ids(self) -> tuple[str, ...]:
        """The ids of all rows, in their order."""
        return tuple(card.id for card in self.cards)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.cards)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role in (
            Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole
        ):  # fmt: skip
            return self._headings[COLUMNS[section]]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        card, column = self.cards[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return says(card, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headings[column]}: {says(card, column)}" if says(card, column) else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(card, column)
        return None

    def _tip(self, card: QuoteCard, column: str) -> str:
        if column == "codes":
            return "\n".join(path.replace("/", " › ") for path in card.codes)
        return says(card, column) if column in FLAGS else ""

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return _ROW_FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        cards = [self.cards[row] for row in sorted({index.row() for index in indexes})]
        return notes_to_mime([card.id for card in cards], "\n".join(card.text for card in cards))
