# SPDX-License-Identifier: MIT
"""A table of customers somebody kept elsewhere: CSV, Excel, or a range copied from either."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import PurePath
from typing import Any

from jtbdstudio.domain.errors import UserError
from jtbdstudio.interchange.customer_cells import Reader
from jtbdstudio.interchange.customer_heads import columns_of, field_of, named_once
from jtbdstudio.interchange.transcripts import limits
from jtbdstudio.interchange.transcripts.decode import decode
from jtbdstudio.interchange.transcripts.workbook import sheets_of

SUFFIXES = (".csv", ".tsv", ".xlsx")
_HEAD_WITHIN = 10
"""A title or two may stand above the headings, but not more."""

Cells = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class CustomerTable:
    """A table as it stands, and as it is understood.

    `columns` says what each heading becomes: a field of a customer, `fit_1` to `fit_6`, `first_name`, `last_name`,
    `OWN` or `LEFT_OUT`. `rows` hold fields as `commands.customers.write_customers` takes them.
    """

    name: str
    head: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    columns: dict[str, str]
    rows: tuple[dict[str, Any], ...]
    problems: tuple[str, ...]
    day_first: bool = True


def read_customer_table(name: str, data: bytes, *, day_first: bool = True) -> CustomerTable:
    """Read a file; `day_first` decides what `3/11/2025` is where the column itself does not say.

    Raises `UserError` with a sentence when there is no table in it.
    """
    _refuse_old(name)
    grid = _excel(name, data) if data[:2] == b"PK" else _text(name, data)
    return table_of(name, grid, day_first=day_first)


def grids_of(name: str, data: bytes) -> list[list[list[str]]]:
    """The cells of every sheet of a file, whatever stands in them; a CSV is one sheet."""
    _refuse_old(name)
    if data[:2] == b"PK":
        return [_even(rows) for rows in sheets_of(name, data)]
    return [_text(name, data)]


def _refuse_old(name: str) -> None:
    if PurePath(name).suffix.lower() == ".xls":
        raise UserError(f"{name} is an old Excel file. Save it as .xlsx or .csv in your spreadsheet, and import that.")


def table_of(name: str, grid: Cells, *, day_first: bool = True) -> CustomerTable:
    """The table in a range of cells whose headings stand in one of the first rows."""
    at = _head_row(grid)
    rows = [row for row in grid[at + 1 :] if any(cell.strip() for cell in row)]
    if not rows:
        raise UserError(f"{name} has no rows under its headings. Nothing was imported.")
    used = [n for n in range(len(grid[at])) if grid[at][n].strip() or any(len(row) > n and row[n] for row in rows)]
    head = named_once(grid[at][n] for n in used)
    cells = tuple(tuple(row[n] if n < len(row) else "" for n in used) for row in rows)
    return read_as(CustomerTable(name, head, cells, {}, (), (), day_first), columns_of(head))


def read_as(table: CustomerTable, columns: Mapping[str, str]) -> CustomerTable:
    """The same table with other meanings of its columns."""
    targets = [columns.get(heading, "") for heading in table.head]
    reader = Reader(table.head, targets, table.cells, day_first=table.day_first)
    rows = tuple(row for cells in table.cells if (row := reader.row(cells)))
    return replace(table, columns=dict(columns), rows=rows, problems=tuple(reader.problems()))


def is_head(row: Sequence[str], *, beside: str = "") -> bool:
    """Whether a row of a copied range is its headings. One heading by itself must be that of the column `beside`."""
    told = [cell for cell in row if cell.strip()]
    known = [field for cell in told if (field := field_of(cell))]
    if len(told) < 2:
        return bool(known) and known[0] == beside
    return len(known) >= 2 and len(set(known)) == len(known) and 2 * len(known) >= len(told)


def _head_row(grid: Cells) -> int:
    """The row with the most headings that are known; without any the first that is filled at all."""
    if not any(any(cell.strip() for cell in row) for row in grid):
        raise UserError("There is nothing in this table. Nothing was imported.")
    first = next(at for at, row in enumerate(grid) if any(cell.strip() for cell in row))
    within = range(first, min(len(grid), first + _HEAD_WITHIN))
    known = {at: len({field for cell in grid[at] if (field := field_of(cell))}) for at in within}
    best = max(known, key=lambda at: (known[at], -at))
    return best if known[best] >= 2 else first


def _text(name: str, data: bytes) -> list[list[str]]:
    decoded = decode(data)
    if decoded is None:
        raise UserError(f"{name} is no table: CSV and Excel (.xlsx) can be read. Nothing was imported.")
    lines = decoded.text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    start = lines.partition("\n")
    if start[0].lower().startswith("sep=") and len(start[0]) == 5:
        return _csv(io.StringIO(start[2]), start[0][4])
    beginning = lines[:4000]
    return _csv(io.StringIO(lines), max(",;\t|", key=lambda mark: (beginning.count(mark), mark == ",")))


def _excel(name: str, data: bytes) -> list[list[str]]:
    """The first sheet with more than one row."""
    for rows in sheets_of(name, data):
        if len(rows) > 1:
            return _even(rows)
    raise UserError(f"{name} has no sheet with a table in it. Nothing was imported.")


def _csv(lines: Iterable[str], delimiter: str) -> list[list[str]]:
    try:
        return _even([row[: limits.COLUMNS] for row in islice(csv.reader(lines, delimiter=delimiter), limits.ROWS)])
    except csv.Error as error:
        raise UserError("This file is damaged: its cells cannot be told apart. Nothing was imported.") from error


def _even(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Rows of equal length."""
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]
