# SPDX-License-Identifier: MIT
"""What a pasted range means for the customers it falls on, and for those it brings along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from jtbdstudio.domain.customer_words import DAYS, prefers_day_first
from jtbdstudio.domain.customers import attributes_text
from jtbdstudio.interchange.customer_cells import doubted, not_understood, understood
from jtbdstudio.workflows.customers import stored

if TYPE_CHECKING:
    from jtbdstudio.queries.customers import Customer
    from jtbdstudio.ui.customers.columns import Column

Grid = Sequence[Sequence[str]]


@dataclass
class Pasting:
    """Fields by customer id, fields of new customers, and what somebody should know."""

    changes: dict[str, dict[str, Any]] = field(default_factory=dict)
    added: list[dict[str, Any]] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)


def _t(text: str) -> str:
    return QCoreApplication.translate("customers", text)


def plan(
    grid: Grid, columns: Sequence[Column], targets: Sequence[Customer], everybody: Sequence[Customer], day_first: bool
) -> Pasting:
    """Put a range over these columns, and these customers from the top; further rows are new customers."""
    return _Plan(grid, columns, everybody, day_first).over(targets)


class _Plan:
    def __init__(self, grid: Grid, columns: Sequence[Column], everybody: Sequence[Customer], day_first: bool) -> None:
        self._grid, self._columns = grid, columns
        self._codes = {customer.code: customer.id for customer in everybody}
        self._lost: dict[str, list[str]] = {}
        self._doubts: dict[str, tuple[str, str]] = {}
        self._passed: dict[str, None] = {}
        self._taken: list[str] = []
        self._order: dict[str, tuple[bool, bool]] = {}
        for at, column in enumerate(columns):
            if column.key in DAYS:
                told = prefers_day_first(row[at] for row in grid if at < len(row))
                self._order[column.key] = (day_first if told is None else told, told is not None)

    def over(self, targets: Sequence[Customer]) -> Pasting:
        done = Pasting()
        self._vacate(targets)
        for at, cells in enumerate(self._grid):
            customer = targets[at] if at < len(targets) else None
            fields = self._fields(cells, customer)
            if customer is None:
                if fields:
                    done.added.append(fields)
                continue
            before = stored(customer)
            if said := {name: value for name, value in fields.items() if before[name] != value}:
                done.changes[customer.id] = said
        done.sentences = list(self._sentences())
        return done

    def _vacate(self, targets: Sequence[Customer]) -> None:
        """Who gets another code leaves the old one to the others."""
        at = next((at for at, column in enumerate(self._columns) if column.key == "code"), -1)
        for cells, customer in zip(self._grid, targets):
            if 0 <= at < len(cells) and cells[at].strip():
                self._codes.pop(customer.code, None)

    def _fields(self, cells: Sequence[str], customer: Customer | None) -> dict[str, Any]:
        """What one row says; an empty cell empties a customer's, and says nothing of a new one."""
        fields: dict[str, Any] = {}
        own = dict(customer.attributes) if customer else {}
        lost: list[str] = []
        for column, text in zip(self._columns, cells):
            if customer is None and not text.strip():
                continue
            if not column.editable:
                self._passed |= {column.heading: None} if text.strip() else {}
            elif column.key == "code":
                self._take_code(fields, text.strip(), customer)
            elif column.own:
                own[column.own] = text.strip()
                fields["attributes"] = attributes_text(own)
            elif not self._take(fields, column, text):
                lost.append(f"{column.heading}: {text.strip()}")
        if lost:
            notes = fields.get("notes", customer.notes if customer else "")
            fields["notes"] = "\n".join(filter(None, (notes, *(line for line in lost if line not in notes))))
        return fields

    def _take_code(self, fields: dict[str, Any], code: str, customer: Customer | None) -> None:
        owner = self._codes.get(code)
        mine = customer.id if customer else ""
        if not code or (owner is not None and owner != mine):
            if code:
                self._taken.append(code)
            return
        self._codes[code] = mine or code
        fields["code"] = code

    def _take(self, fields: dict[str, Any], column: Column, text: str) -> bool:
        day_first, certain = self._order.get(column.key, (True, True))
        if column.way == "kind" and not text.strip():
            return True  # a customer is always of some kind
        said = understood(column.key, text, day_first=day_first)
        if said.value is None:
            self._lost.setdefault(column.heading, []).append(text.strip())
            return False
        if said.doubt and not (said.doubt == "order" and certain):
            self._doubts.setdefault(said.doubt, (text.strip(), said.value))
        fields[column.key] = said.value
        return True

    def _sentences(self) -> Iterator[str]:
        for heading, texts in self._lost.items():
            yield not_understood(heading, texts)
        yield from doubted(self._doubts)
        if self._taken:
            yield _t("{codes}: another customer has this code already, so it was left out.").format(
                codes=", ".join(dict.fromkeys(self._taken))
            )
        if self._passed:
            yield _t("{headings}: counted from the interviews, so it was left as it is.").format(
                headings=", ".join(self._passed)
            )


def tiled(grid: Grid, rows: int, columns: int) -> Grid:
    """One cell, row or column pasted into a larger selection fills it, as in every spreadsheet."""
    height, width = len(grid), len(grid[0])
    if rows % height or columns % width or (rows, columns) == (height, width):
        return grid
    return [[grid[row % height][column % width] for column in range(columns)] for row in range(rows)]
