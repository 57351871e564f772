# SPDX-License-Identifier: MIT
"""Tables as text: cells parted by commas, semicolons, tabs or strokes."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass

from jtbdstudio.interchange.transcripts.detect import shape_of
from jtbdstudio.interchange.transcripts.document import columns_by_content
from jtbdstudio.interchange.transcripts.survey import survey_of
from jtbdstudio.interchange.transcripts.table import Columns, Row, columns_of, header_at

_SEPARATORS = "\t,;|"
_SAMPLE = 30
_NUMBER = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,9})?")
_NAMES = {"\t": "TSV", ",": "CSV", ";": "CSV", "|": "CSV"}


@dataclass(frozen=True, slots=True)
class Table:
    """Header and rows, and what stood above them."""

    rows: list[Row]
    kind_name: str
    above: list[str]


def table_of(text: str, *, asked: bool = False) -> Table | None:
    """The table this text is, or None: a transcript's by its header or by its columns, or any other.

    What reads as a transcript without being a table is none, unless somebody asked for one.
    """
    lines = text.split("\n")
    for separator in _SEPARATORS:
        if (at := header_at(_rows(lines[:_SAMPLE], separator))) is not None:
            rows = _rows(lines, separator)
            return Table(
                _fitted(rows[at:], separator), _NAMES[separator], ["\t".join(row).strip() for row in rows[:at]]
            )
    separator = next((one for one in _SEPARATORS if _is_even(_rows(lines[:_SAMPLE], one, trim=False), one)), "")
    if not separator or (not asked and shape_of(lines).format not in {"plain", "timed"}):
        return None
    rows = _rows(lines, separator)
    columns = _columns(rows)
    if columns is not None:
        return Table([[_header(columns, at) for at in range(len(rows[0]))], *rows], _NAMES[separator], [])
    clear = len(rows) > 2 and len(rows[0]) > 2
    return Table(rows, _NAMES[separator], []) if clear or survey_of(rows) else None


def _rows(lines: list[str], separator: str, *, trim: bool = True) -> list[Row]:
    """Rows that are not empty; a quoted cell may go over several lines, and with `trim` stand behind a blank."""
    if separator == "\t" and not _has_quoted_lines(lines):
        return [_unquoted(line.split("\t")) for line in lines if line.strip()]
    try:
        rows = list(
            csv.reader(
                (f"{line}\n" for line in lines), delimiter=separator, skipinitialspace=trim and separator != "\t"
            )
        )
    except csv.Error:  # a cell longer than the library takes
        return [line.split(separator) for line in lines if line.strip()]
    return [row for row in rows if any(cell.strip() for cell in row) and not all(map(_is_rule, row))]


def _is_rule(cell: str) -> bool:
    """Part of the line below the header of a table in Markdown."""
    return not cell.strip("-: ")


def _has_quoted_lines(lines: list[str]) -> bool:
    """Whisper quotes nothing, and a line of it may well begin with a quote; Excel quotes cells of several lines."""
    widths = {line.count("\t") for line in lines if line.strip()}
    return len(widths) > 1 and any('\t"' in line or line.startswith('"') for line in lines)


def _unquoted(row: Row) -> Row:
    return [cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell for cell in row]


def _fitted(rows: list[Row], separator: str) -> list[Row]:
    """Words in the last column may hold the separator where nobody quoted them."""
    width = len(rows[0])
    columns = columns_of(rows[0])
    if columns is None or columns.text != width - 1:
        return rows
    return [row if len(row) <= width else [*row[: width - 1], separator.join(row[width - 1 :])] for row in rows]


def _is_even(rows: list[Row], separator: str) -> bool:
    """Whether every row has the same cells, and enough of them that this is no accident of punctuation."""
    widths = {len(row) for row in rows}
    if len(rows) < 2 or len(widths) != 1 or min(widths) < (3 if separator == "," else 2):
        return False
    cells = [cell for row in rows for cell in row[1:]]
    return separator in "\t|" or sum(cell[:1] == " " for cell in cells) * 2 < len(cells)


def _columns(rows: list[Row]) -> Columns | None:
    """The columns of a table that has no header: two numbers and words, or what their contents tell."""
    if all(len(row) >= 3 and _NUMBER.fullmatch(row[0].strip()) and _NUMBER.fullmatch(row[1].strip()) for row in rows):
        return Columns(len(rows[0]) - 1, 2 if len(rows[0]) > 3 else None, 0, 1, None)
    return columns_by_content(rows)


def _header(columns: Columns, at: int) -> str:
    kinds = {columns.text: "text", columns.speaker: "speaker", columns.start: "start", columns.end: "end"}
    return kinds.get(at, "")
