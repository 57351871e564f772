# SPDX-License-Identifier: MIT
"""What the keys of a spreadsheet do to the selected cells: copy, cut, paste, fill, clear; each one step."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from jtbdstudio.commands import customers as commands
from jtbdstudio.domain.customer_words import DAYS
from jtbdstudio.domain.customers import UNKNOWN_FIT, attributes_text
from jtbdstudio.domain.errors import UserError
from jtbdstudio.interchange.customer_cells import understood
from jtbdstudio.interchange.customer_heads import is_email
from jtbdstudio.interchange.customer_table import CustomerTable, is_head, table_of
from jtbdstudio.interchange.tsv import read_tsv, write_tsv
from jtbdstudio.ui.customers.columns import Column, written
from jtbdstudio.ui.customers.pasting import Pasting, plan, tiled
from jtbdstudio.ui.words import day_comes_first, number_of
from jtbdstudio.workflows.customers import CustomerPlan, plan_import

if TYPE_CHECKING:
    from jtbdstudio.queries.customers import Customer
    from jtbdstudio.ui.customers.model import CustomerModel
    from jtbdstudio.ui.customers.sheet import SheetView
    from jtbdstudio.ui.workspace import Workspace

EXACT = "application/x-jtbdstudio-customers"
"""The same cells for ourselves, with the six answers of fit instead of how many they are."""
_WHO = {"code", "name", "first_name"}


def _t(text: str) -> str:
    return QCoreApplication.translate("customers", text)


class Hands(QObject):
    """Acts on the selected cells of the table. ``said`` is a sentence, ``done`` one that offers to undo."""

    said = Signal(str)
    done = Signal(str)
    added = Signal(object)  # ids of new customers, to be selected

    def __init__(self, sheet: SheetView, model: CustomerModel) -> None:
        super().__init__(sheet)
        self._sheet, self._model = sheet, model
        self.workspace: Workspace | None = None

    def _run(self, command: Any, *args: Any) -> Any:
        return self.workspace.run(command, *args) if self.workspace is not None else None

    def _picked(self) -> tuple[list[Customer], list[Column]]:
        rows, columns = self._sheet.block()
        picked = [customer for row in rows if (customer := self._model.customer(row)) is not None]
        return picked, [self._model.columns[at] for at in columns if at >= 0]

    def copy(self) -> bool:
        """Put the selected cells on the clipboard; all of them with their headings."""
        customers, columns = self._picked()
        if not customers:
            return False
        shown = [[written(customer, column) for column in columns] for customer in customers]
        exact = [[written(customer, column, exactly=True) for column in columns] for customer in customers]
        if len(customers) == self._model.rowCount() and len(columns) == len(self._model.columns):
            head = [column.heading for column in columns]
            shown, exact = [head, *shown], [head, *exact]
        data = QMimeData()
        data.setText(write_tsv(shown))
        data.setData(EXACT, json.dumps(exact).encode())
        QGuiApplication.clipboard().setMimeData(data)
        return True

    def cut(self) -> None:
        if self.copy() and self._model.editable:
            self.clear()

    def clear(self) -> None:
        """Empty the selected cells; a code and a kind stay, because everybody has one."""
        customers, columns = self._picked()
        kept = [column for column in columns if column.way in ("shown", "kind") or column.key == "code"]
        changes = {customer.id: self._emptied(customer, columns) for customer in customers}
        if changes := {one: fields for one, fields in changes.items() if fields}:
            self._run(commands.edit_customers, changes)
        elif kept and len(kept) == len(columns):
            headings = ", ".join(column.heading for column in kept)
            self.said.emit(_t("{headings}: there is nothing here that can be cleared.").format(headings=headings))

    @staticmethod
    def _emptied(customer: Customer, columns: Sequence[Column]) -> dict[str, Any]:
        empty: dict[str, Any] = {"fit": UNKNOWN_FIT, "is_b2b": 0}
        fields: dict[str, Any] = {}
        own = {column.own for column in columns if column.own}
        for column in columns:
            if column.way in ("shown", "kind", "own") or column.key == "code":
                continue
            if getattr(customer, column.key) != empty.get(column.key, ""):
                fields[column.key] = empty.get(column.key, "")
        if own & customer.attributes.keys():
            left = {name: value for name, value in customer.attributes.items() if name not in own}
            fields["attributes"] = attributes_text(left)
        return fields

    def fill_down(self) -> None:
        """The first selected row's values in the rows below it; with one row selected, those of the row above."""
        rows, at = self._sheet.block()
        source = rows[0] if len(rows) > 1 else rows[0] - 1
        first = self._model.customer(source)
        if first is None:
            return
        columns = [c for n in at if (c := self._model.columns[n]).editable and c.key != "code"]
        below = [row for row in rows if row != source]
        targets = [customer for row in below if (customer := self._model.customer(row)) is not None]
        grid = [[written(first, column, exactly=True) for column in columns]] * len(targets)
        self._store(plan(grid, columns, targets, self._model.everybody, True), command=commands.edit_customers)

    def paste(self) -> None:
        """Put the copied cells where the selection begins; headings among them say where each belongs."""
        data = QGuiApplication.clipboard().mimeData()
        grid = _grid(data)
        if not any(any(cell.strip() for cell in row) for row in grid):
            self.said.emit(_t("There are no cells to paste. Copy them in your spreadsheet first."))
            return
        rows, columns = self._sheet.block()
        row, at = max(rows[0], 0), max(columns[0], 0)
        beside = self._model.columns[at]
        if len(grid) > 1 and is_head(grid[0], beside=beside.key):
            self._paste_table(grid, row)
            return
        cells = tiled(grid, len(rows), len(columns)) if rows[0] >= 0 else grid
        below = self._model.shown[row:] if len(self._model) else []
        here = self._model.columns[at:]
        pasted = plan(cells, here, below, self._model.everybody, day_comes_first())
        if (over := len(cells[0]) - len(here)) > 0:
            one, many = _t("1 column had no place here and was left out."), _t("{n} columns had no place here.")
            pasted.sentences.append(number_of(over, one, many))
        self._store(pasted)

    def _paste_table(self, grid: Sequence[Sequence[str]], row: int) -> None:
        """Cells with their headings: by who they are about, or else from the current row on."""
        try:
            table = table_of(_t("What was copied"), grid, day_first=day_comes_first())
        except UserError as error:
            self.said.emit(str(error))
            return
        if _WHO & set(table.columns.values()) or any(map(is_email, table.head)):
            self.import_table(table)
            return
        known = {column.key: column for column in self._model.columns}
        columns = [known.get(table.columns[head]) or Column(f"own:{head}", head, 140, "own") for head in table.head]
        below = self._model.shown[row:]
        self._store(plan(table.cells, columns, below, self._model.everybody, day_comes_first()))

    def import_table(self, table: CustomerTable, planned: CustomerPlan | None = None) -> None:
        """Store a table that says who its rows are about."""
        planned = planned or plan_import(table.rows, self._model.everybody)
        made = self._run(commands.write_customers, planned.rows)
        if made is not None:
            self._tell(len(made.changed), made.added, table.problems)

    def _store(self, pasted: Pasting, command: Any = commands.paste_customers) -> None:
        if not pasted.changes and not pasted.added:
            self.said.emit(" ".join(pasted.sentences) or _t("Nothing was changed: the cells say this already."))
        elif command is commands.edit_customers:
            self._run(command, pasted.changes)
        elif (made := self._run(command, pasted.changes, pasted.added)) is not None:
            self._tell(len(made.changed), made.added, pasted.sentences)

    def _tell(self, changed: int, added: Sequence[str], sentences: Sequence[str]) -> None:
        told = []
        if added:
            told.append(number_of(len(added), _t("1 new customer"), _t("{n} new customers")))
        if changed or not added:
            told.append(number_of(changed, _t("1 customer changed"), _t("{n} customers changed")))
        self.added.emit(tuple(added))
        self.done.emit(" ".join((_t("{counts}.").format(counts=", ".join(told)), *sentences)))

    def write(self, customer: Customer, column: Column, text: str) -> None:
        """Store what was written into a cell, or say why it stays as it was."""
        if column.key == "code" or column.own:
            name, value = column.key, text.strip()
            if column.own:
                own = {**customer.attributes, column.own: value}
                name, value = "attributes", attributes_text(own)
            self._run_edit(customer, name, value)
            return
        said = understood(column.key, text, day_first=day_comes_first())
        if said.value is None:
            self.said.emit(f"{_why(column, text)} {_t('The cell is as it was.')}")
            return
        self._run_edit(customer, column.key, said.value)

    def _run_edit(self, customer: Customer, name: str, value: Any) -> None:
        if getattr(customer, name) != value and self.workspace is not None:
            self.workspace.run(commands.edit_customer, customer.id, **{name: value})


def _grid(data: QMimeData | None) -> list[list[str]]:
    if data is None:
        return []
    if data.hasFormat(EXACT):
        found = json.loads(bytes(data.data(EXACT).data()))
        return [[str(cell) for cell in row] for row in found]
    return read_tsv(data.text()) if data.text() else []


def _why(column: Column, text: str) -> str:
    """What somebody could write instead."""
    if column.key in DAYS:
        return _t("“{text}” is no day. Write it as 2025-11-03 or 3 Nov 2025.").format(text=text.strip())
    if column.way == "fit":
        return _t("“{text}” does not say which criteria are met. Press Enter and answer them.").format(
            text=text.strip()
        )
    return _t("“{text}” is nothing that {heading} can be.").format(text=text.strip(), heading=column.heading)
