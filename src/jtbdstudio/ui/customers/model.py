# SPDX-License-Identifier: MIT
"""The customers as rows: all of them in an order that stays while one types, and those that a search finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal

from jtbdstudio.ui.customers.columns import Column, cell, columns_of, sort_key, written
from jtbdstudio.ui.widgets.cells import LOOK_ROLE, TONE_ROLE, AnyIndex, Cell

if TYPE_CHECKING:
    from jtbdstudio.queries.customers import Customer


class CustomerModel(QAbstractTableModel):
    """Cells are made when they are looked at: a thousand customers are there at once."""

    cell_written = Signal(str, object, str)  # customer id, Column, text

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[Column, ...] = columns_of(())
        self.editable = True
        self._all: dict[str, Customer] = {}
        self._order: list[str] = []
        self._shown: list[str] = []
        self._rows: dict[str, int] = {}
        self._sorted_by: tuple[str, bool] | None = None
        self._words: tuple[str, ...] = ()
        self._told: dict[str, tuple[Customer, str]] = {}
        self._cells: dict[tuple[str, str], tuple[Customer, Cell]] = {}

    def __len__(self) -> int:
        return len(self._all)

    @property
    def shown(self) -> list[Customer]:
        """The customers in view, from the top."""
        return [self._all[one] for one in self._shown]

    @property
    def everybody(self) -> list[Customer]:
        return [self._all[one] for one in self._order]

    def has(self, customer_id: str) -> bool:
        return customer_id in self._all

    def customer(self, row: int) -> Customer | None:
        return self._all[self._shown[row]] if 0 <= row < len(self._shown) else None

    def row_of(self, customer_id: str) -> int:
        """The row of a customer, -1 if it isn't in view."""
        return self._rows.get(customer_id, -1)

    def column_of(self, key: str) -> int:
        return next((at for at, column in enumerate(self.columns) if column.key == key), -1)

    def set_customers(self, customers: Sequence[Customer], own_names: Iterable[str]) -> None:
        """Show these; where they are the same ones, the rows stay and only what is in them changes."""
        columns = columns_of(own_names)
        found = {customer.id: customer for customer in customers}
        if found.keys() == self._all.keys() and columns == self.columns:
            self._all = found
            self._cells.clear()
            self._tell_all()
            return
        self._cells.clear()
        self.beginResetModel()
        there = [one for one in self._order if one in found] if self._sorted_by else []
        known = set(there)
        self._order = there + [one for one in found if one not in known]
        self._all, self.columns = found, columns
        self._filter()
        self.endResetModel()

    def put(self, customers: Iterable[Customer]) -> None:
        """Some of them have changed."""
        self._all |= {customer.id: customer for customer in customers}
        self._tell_all()

    def _tell_all(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(self.columns) - 1))

    def set_search(self, typed: str) -> None:
        """Show only customers in whom every word is found."""
        words = tuple(typed.casefold().split())
        if words != self._words:
            self._words = words
            self.beginResetModel()
            self._filter()
            self.endResetModel()

    def _filter(self) -> None:
        self._shown = [one for one in self._order if all(word in self._said(one) for word in self._words)]
        self._rows = {one: row for row, one in enumerate(self._shown)}

    def _said(self, customer_id: str) -> str:
        customer = self._all[customer_id]
        if (kept := self._told.get(customer_id)) is None or kept[0] is not customer:
            text = "\n".join(written(customer, column) for column in self.columns).casefold()
            self._told[customer_id] = kept = (customer, text)
        return kept[1]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in order once; what is typed afterwards stays where it is."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = {index.row(): self._shown[index.row()] for index in before}
        by = self.columns[column] if 0 <= column < len(self.columns) else self.columns[0]
        descending = order == Qt.SortOrder.DescendingOrder and column >= 0
        self._sorted_by = (by.key, descending) if column >= 0 else None
        keys = {one: sort_key(customer, by) for one, customer in self._all.items()}
        self._order.sort(key=lambda one: (keys[one], self._all[one].code), reverse=descending)
        if descending:  # what is empty comes last either way
            self._order.sort(key=lambda one: keys[one][0])
        self._filter()
        after = [self.index(self._rows[kept[index.row()]], index.column()) for index in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def rowCount(self, _parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return len(self._shown)

    def columnCount(self, _parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.columns[section].heading
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        can = self.editable and self.columns[index.column()].editable
        return flags | Qt.ItemFlag.ItemIsEditable if can else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        customer = self.customer(index.row())
        if customer is None or not 0 <= index.column() < len(self.columns):
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.EditRole:
            return written(customer, column, exactly=True)
        if role not in _ASKED:
            return None
        made = self._cell(customer, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{customer.code}, {column.heading}: {made.text or self.tr('empty')}"
        return getattr(made, _ASKED[role]) or None

    def _cell(self, customer: Customer, column: Column) -> Cell:
        """The cell, made once for the half dozen questions painting asks of it."""
        kept = self._cells.get((customer.id, column.key))
        if kept is None or kept[0] is not customer:
            kept = self._cells[customer.id, column.key] = (customer, cell(customer, column))
        return kept[1]

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Say what was written; whether it can be kept is decided where it is stored."""
        customer = self.customer(index.row())
        if role != Qt.ItemDataRole.EditRole or customer is None:
            return False
        self.cell_written.emit(customer.id, self.columns[index.column()], str(value))
        return True


_ASKED: dict[int, str] = {
    Qt.ItemDataRole.DisplayRole: "text",
    Qt.ItemDataRole.ToolTipRole: "tip",
    Qt.ItemDataRole.AccessibleTextRole: "",
    TONE_ROLE: "tone",
    LOOK_ROLE: "look",
}
