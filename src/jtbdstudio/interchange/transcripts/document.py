# SPDX-License-Identifier: MIT
"""What documents of every kind have: paragraphs, tables, notes; and which of their tables is the transcript."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jtbdstudio.domain.text import canonical, count_words
from jtbdstudio.interchange.transcripts import limits
from jtbdstudio.interchange.transcripts.content import Content
from jtbdstudio.interchange.transcripts.labels import plausible
from jtbdstudio.interchange.transcripts.table import Columns, Row, columns_of, read_rows, row_as_line
from jtbdstudio.interchange.transcripts.times import milliseconds
from jtbdstudio.interchange.transcripts.values import spoken_lines

_HEADER_ROWS = 3
"""A title or two may stand above a table's header, inside the table."""


@dataclass(slots=True)
class Document:
    """A document's lines and its transcript table, as they come in."""

    flat: bool = False
    """Whether tables are lines and nothing else: within cells and notes, and where only the look counts."""
    lines: list[str] = field(default_factory=list)
    columns: Columns | None = None
    header: Row = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Footnotes and the like: nobody said them."""

    def add_text(self, text: str) -> None:
        """A paragraph; soft breaks in it are line ends."""
        self.lines.extend(canonical(text).strip("\n").split("\n"))

    def add_note(self, text: str) -> None:
        if words := " ".join(canonical(text).split()):
            self.notes.append(words)

    def add_table(self, rows: list[Row]) -> None:
        """A table: the transcript, the transcript's next page, or lines like any others."""
        rows = [[canonical(cell).strip() for cell in row[: limits.COLUMNS]] for row in rows[: limits.ROWS]]
        rows = [row for row in rows if any(row)]
        if not self.flat and self._takes(rows):
            return
        if self._continues(rows):
            self.rows.extend(rows)
            return
        self.lines.extend(row_as_line(row).replace("\n", " ") for row in rows)

    def content(self, kind: str, kind_name: str) -> Content:
        """What the document is about; around a transcript table nothing was said."""
        if self.columns is None:
            return Content(lines=self.lines, kind_name=kind_name, left_out=self.notes)
        reading = read_rows(self.columns, self.rows)
        reading.left_out.extend(spoken_lines(self.lines))
        return Content(reading=reading, format=f"{kind}_table", kind_name=kind_name, left_out=self.notes)

    def _takes(self, rows: list[Row]) -> bool:
        """Whether this is a transcript's table, going by its header or by what is in its columns."""
        for at, row in enumerate(rows[:_HEADER_ROWS]):
            if columns := columns_of(row):
                if self.columns not in (None, columns):
                    return False
                self._take(columns, row, [other for other in rows[at + 1 :] if other != row])
                return True
        columns = columns_by_content(rows) if self.columns is None else None
        if columns is None or _words(rows) < sum(map(count_words, self.lines)):
            return False
        self._take(columns, [""] * max(map(len, rows)), [_bare(columns, row) for row in rows])
        return True

    def _take(self, columns: Columns, header: Row, rows: list[Row]) -> None:
        self.columns, self.header = columns, header
        self.rows.extend(rows)

    def _continues(self, rows: list[Row]) -> bool:
        """Whether the transcript's table goes on: as wide as it, and with times or names it knows."""
        if self.columns is None or not rows or any(len(row) != len(self.header) for row in rows):
            return False
        speaker, start = self.columns.speaker, self.columns.start
        known = {row[speaker] for row in self.rows if len(row) > speaker} if speaker is not None else set()
        by_name = sum(speaker is not None and row[speaker] in known for row in rows)
        by_time = sum(start is not None and milliseconds(row[start], decimal=True) is not None for row in rows)
        return max(by_name, by_time) * 2 > len(rows)


def columns_by_content(rows: Sequence[Row]) -> Columns | None:
    """The columns of a table without a header: names that come back, words, and times if there are any."""
    width = max(map(len, rows), default=0)
    if len(rows) < 2 or not 2 <= width <= 6:
        return None
    cells = [[row[at] if at < len(row) else "" for row in rows] for at in range(width)]
    times = [at for at, column in enumerate(cells) if sum(map(_is_time, column)) * 10 >= len(column) * 8]
    names = [at for at, column in enumerate(cells) if at not in times and _are_names(column)]
    texts = [at for at in range(width) if at not in times and at not in names]
    if not texts or not (names or times) or (not names and len(rows) < 3):
        return None
    text = max(texts, key=lambda at: sum(map(len, cells[at])))
    start, end = (*times, None, None)[:2]
    return Columns(text, names[0] if names else None, start, end, None)


def _is_time(cell: str) -> bool:
    return milliseconds(cell.strip("[]()"), decimal=True) is not None


def _are_names(column: list[str]) -> bool:
    """Names, and fewer than there are cells: a list of facts has a different word in each row."""
    told = [cell.rstrip(":").strip() for cell in column if cell]
    distinct = len(set(told))
    return bool(told) and all(map(plausible, told)) and (distinct * 2 <= len(told) or (distinct == 2 < len(told)))


def _bare(columns: Columns, row: Row) -> Row:
    """The row without what people put around times and behind names."""
    marks = {columns.start: "[]()", columns.end: "[]()", columns.speaker: ": "}
    return [cell.strip(marks.get(at)) if at in marks else cell for at, cell in enumerate(row)]


def _words(rows: list[Row]) -> int:
    return sum(count_words(cell) for row in rows for cell in row)
