# SPDX-License-Identifier: MIT
"""The codebook as a table, out and in: Excel and CSV, ours or somebody else's.

What leaves comes back the same: ids in the last column find the code again, whatever became of its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from jtbdstudio.domain.codebook import COLORS, TEXTS, CodeLine, tone_of
from jtbdstudio.domain.errors import UserError
from jtbdstudio.interchange.customer_heads import plain
from jtbdstudio.interchange.customer_table import grids_of
from jtbdstudio.interchange.tables import Row, Table, csv_bytes

SUFFIXES = (".xlsx", ".csv", ".tsv")
HEAD = (
    "Code", "Description", "When to use it", "When not", "In the customer's voice", "Color", "Key", "Archived",
    "Quotes", "Customers", "ID",
)  # fmt: skip
ID_COLUMN = len(HEAD) - 1
_MARKED = re.compile(r"'+[=+\-@\t\r]")
_HEAD_WITHIN = 10
_SEPARATORS = ("/", "›", "::", "\\", " > ")
_WORDS = {
    "code": "code|codes|code name|path|theme|tag|label|name|node|category name|kode|codename|thema|codigo|etiqueta|nom",
    "parent": "parent|parent code|parent name|family|group|category|folder|ubergeordneter code|obercode|padre|parent",
    "description": "description|definition|memo|code memo|comment|what it means|beschreibung|kommentar|descripcion",
    "include": "when to use it|when to use|include|inclusion|inclusion criteria|included|einschluss|inclusion rule",
    "exclude": "when not|when not to use|exclude|exclusion|exclusion criteria|excluded|ausschluss",
    "voice": "in the customer s voice|voice|in the customers voice",
    "color": "color|colour|farbe|couleur|farbcode",
    "archived": "archived|inactive|archiviert",
    "id": "id|code id|guid",
}
_YES, _NO = frozenset({"yes", "y", "true", "1", "x", "ja"}), frozenset({"no", "n", "false", "0", "nein"})


@dataclass(frozen=True, slots=True)
class ReadCode:
    """A row: `path` from the top, and what it says; `line` is where it stands in the table, counted as people count."""

    line: int
    path: tuple[str, ...]
    id: str = ""
    fields: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CodebookTable:
    """A table as it is understood, and sentences about what was not."""

    name: str
    rows: tuple[ReadCode, ...]
    problems: tuple[str, ...]


def table_of(lines: Iterable[CodeLine]) -> Table:
    """One code a row."""
    return Table(HEAD, tuple(_row(line) for line in lines))


def _row(line: CodeLine) -> Row:
    return (
        line.path, line.description, line.include, line.exclude, line.voice, COLORS.get(line.tone, ""), line.key,
        "yes" if line.archived else "no", line.quotes, line.customers, line.id,
    )  # fmt: skip


def csv_of(lines: Iterable[CodeLine]) -> bytes:
    """The table as CSV. Text that begins as a formula, or as one that was marked already, is marked once (more)."""
    table = table_of(lines)
    rows = tuple(tuple(_marked(value) for value in row) for row in table.rows)
    return csv_bytes(Table(table.head, rows))


def _marked(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if _MARKED.match(text) else text


def read_codebook(name: str, data: bytes) -> CodebookTable:
    """The codes in a file. Raises `UserError` with a sentence when there are none."""
    best: tuple[int, list[list[str]], int] | None = None
    for grid in grids_of(name, data):
        at, known = _head_row(grid)
        if known and (best is None or known > best[0]):
            best = (known, grid, at)
    if best is None:
        raise UserError(f"{name} has no column with the names of codes, such as “Code”. Nothing was imported.")
    _, grid, at = best
    rows, problems = _Reader(grid[at], is_csv=data[:2] != b"PK").rows(grid[at + 1 :], at + 2)
    if not rows:
        raise UserError(f"{name} has no codes under its headings. Nothing was imported.")
    return CodebookTable(name, rows, problems)


def _head_row(grid: Sequence[Sequence[str]]) -> tuple[int, int]:
    """(row, known columns) of the headings; a row without the names of codes is none."""
    found = [(len(set(fields)), -at) for at, row in enumerate(grid[:_HEAD_WITHIN]) if "code" in (fields := _known(row))]
    known, at = max(found, default=(0, 0))
    return -at, known


def _known(row: Sequence[str]) -> list[str]:
    return [field_ for cell in row if (field_ := _field_of(cell))]


def _field_of(heading: str) -> str:
    words = plain(heading)
    return next((name for name, known in _WORDS.items() if words and words in known.split("|")), "")


class _Reader:
    """Rows under headings."""

    def __init__(self, head: Sequence[str], *, is_csv: bool) -> None:
        self._is_csv = is_csv
        self._at: dict[str, int] = {}
        for at, heading in enumerate(head):
            if name := _field_of(heading):
                self._at.setdefault(name, at)
        self._problems: list[str] = []

    def rows(self, grid: Sequence[Sequence[str]], first: int) -> tuple[tuple[ReadCode, ...], tuple[str, ...]]:
        found = []
        for line, cells in enumerate(grid, first):
            if not any(cell.strip() for cell in cells):
                continue
            path = self._path(cells)
            if path:
                found.append(ReadCode(line, path, self._cell(cells, "id"), self._fields(cells, line)))
            else:
                self._problems.append(f"Line {line} has no name of a code and was left out.")
        return tuple(found), tuple(self._problems)

    def _cell(self, cells: Sequence[str], name: str) -> str:
        at = self._at.get(name, len(cells))
        text = cells[at].strip() if at < len(cells) else ""
        return text[1:] if self._is_csv and _MARKED.match(text) else text

    def _path(self, cells: Sequence[str]) -> tuple[str, ...]:
        above, name = self._cell(cells, "parent"), self._cell(cells, "code")
        if "parent" in self._at:
            return (*parts_of(above), " ".join(name.split())) if name else ()
        return parts_of(name)

    def _fields(self, cells: Sequence[str], line: int) -> dict[str, str | int]:
        """What the row says; what is empty is not said."""
        fields: dict[str, str | int] = {name: said for name in TEXTS if (said := self._cell(cells, name))}
        color, archived = self._cell(cells, "color"), self._cell(cells, "archived").casefold()
        if color:
            tone = tone_of(color)
            if tone is None:
                self._problems.append(f"Line {line}: “{color}” is no color we know. The color stays as it is.")
            else:
                fields["tone"] = tone
        if archived in _YES | _NO:
            fields["archived"] = int(archived in _YES)
        elif archived:
            self._problems.append(f"Line {line}: “{archived}” is neither yes nor no. Archived stays as it is.")
        return fields


def parts_of(path: str) -> tuple[str, ...]:
    """The names in a path; a slash parts them, and where there is none, whatever else people part them with."""
    mark = next((mark for mark in _SEPARATORS if mark in path), None)
    parts = path.split(mark) if mark else [path]
    return tuple(name for part in parts if (name := " ".join(part.split())))
