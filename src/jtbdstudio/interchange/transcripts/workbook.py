# SPDX-License-Identifier: MIT
"""Excel workbooks: the sheet that is a transcript, or the one that is a survey, as rows of text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from jtbdstudio.domain.errors import UnreadableFile
from jtbdstudio.domain.text import canonical
from jtbdstudio.domain.transcript import ReadAs
from jtbdstudio.interchange.transcripts import limits, refused
from jtbdstudio.interchange.transcripts.archive import ZIP, names_in, opened
from jtbdstudio.interchange.transcripts.content import Content
from jtbdstudio.interchange.transcripts.document import Document
from jtbdstudio.interchange.transcripts.survey import survey_of
from jtbdstudio.interchange.transcripts.table import Row, columns_of

if TYPE_CHECKING:
    from openpyxl import Workbook

KIND = "Excel workbook"
_BOOK = "xl/workbook.xml"
_READ_WHOLE = ("xl/sharedStrings.xml", "xl/styles.xml", _BOOK)
_TITLE_ROWS = 20
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)")


def is_workbook(data: bytes) -> bool:
    return data.startswith(ZIP) and _BOOK in names_in(data)


def open_workbook(name: str, data: bytes, _read_as: ReadAs) -> Content:
    """The sheet to read, or `UnreadableFile`: a transcript first, then a survey, then a table without a header."""
    sheets = [rows for rows in sheets_of(name, data) if rows]
    for rows in sheets:
        if (at := _header_at(rows)) is not None:
            return Content(rows=rows[at:], kind_name="Excel", left_out=[_line(row) for row in rows[:at]])
    for rows in sheets:
        if survey_of(rows) is not None:
            return Content(rows=rows, kind_name="Excel")
    for rows in sheets:
        document = Document()
        document.add_table(rows)
        content = document.content("excel", "Excel")
        if content.reading is not None:
            return content
    if sheets:
        raise refused.no_transcript_in_table(name)
    raise refused.wordless(name)


def lines_of_workbook(data: bytes, most: int) -> list[str]:
    """The first rows of the first sheet with any, cells parted by tabs."""
    sheets = sheets_of("", data, most)
    return next(([_line(row) for row in rows] for rows in sheets if rows), [])


def _header_at(rows: list[Row]) -> int | None:
    """Where a transcript's header is: a title may stand above it."""
    return next((at for at, row in enumerate(rows[:_TITLE_ROWS]) if columns_of(row)), None)


def _line(row: Row) -> str:
    return "\t".join(row).rstrip("\t")


def sheets_of(name: str, data: bytes, most: int = limits.ROWS) -> Iterator[list[Row]]:
    """Rows of each sheet that can be seen, empty ones and the empty ends of others left out."""
    _guard(name, data)
    book = _book(name, data)
    try:
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                yield _rows(name, sheet, most)
    finally:
        book.close()


def _guard(name: str, data: bytes) -> None:
    """Every part that is parsed was weighed before, and has no document type."""
    with opened(name, data, KIND) as archive:
        for path in sorted(archive.names):
            if path in _READ_WHOLE or path.startswith(("xl/worksheets/sheet", "xl/_rels/", "_rels/")):
                archive.xml(path)


def _book(name: str, data: bytes) -> Workbook:
    from openpyxl import load_workbook

    try:
        return load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # whatever a broken workbook makes the library raise
        raise refused.damaged(name, KIND) from error


def _rows(name: str, sheet: Any, most: int) -> list[Row]:
    """Read as they are written, not as the sheet says it is large: that may be a million empty rows."""
    rows: list[Row] = []
    cells = 0
    try:
        sheet.reset_dimensions()
        values = sheet.iter_rows(max_row=limits.ROWS, max_col=limits.COLUMNS, values_only=True)
        for values_of_row in islice(values, limits.ROWS):
            row = [_text(value) for value in _without_empty_end(values_of_row)]
            cells += len(row)
            if any(row):
                rows.append(row)
            if cells > limits.CELLS:
                raise refused.too_much(name)
            if len(rows) >= most:
                break
    except UnreadableFile:
        raise
    except Exception as error:  # as above
        raise refused.damaged(name, KIND) from error
    return rows


def _without_empty_end(values: Sequence[object]) -> Sequence[object]:
    """Rows come as wide as a table may be."""
    end = len(values)
    while end and values[end - 1] is None:
        end -= 1
    return values[:end]


def _text(value: object) -> str:
    """A cell as a person would read it; errors of formulas are empty."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, timedelta):
        return _clock(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes").removesuffix(" 00:00")
    if isinstance(value, date | time):
        return value.isoformat()
    text = "" if value is None else canonical(str(value)).strip()
    return "" if _ERROR.fullmatch(text) else text


def _clock(length: timedelta) -> str:
    """`H:MM:SS.mmm` of a length of time, which may be longer than a day."""
    whole = max(0, length // timedelta(milliseconds=1))
    seconds, rest = divmod(whole, 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
