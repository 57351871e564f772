# SPDX-License-Identifier: MIT
"""Where a survey's table begins: titles above it, and the headers of two or three rows that survey tools write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from jtbdstudio.interchange.transcripts import limits
from jtbdstudio.interchange.transcripts.table import Row

_TITLE_ROWS = 10
_IMPORT_ID = '{"ImportId"'
_NO_OPTION = frozenset(("response", "open-ended response", "open ended response", "antwort", "réponse", "respuesta"))
"""What SurveyMonkey writes below a question that has no options."""


@dataclass(slots=True)
class Header:
    """The head of each column, and the rows below."""

    names: list[str]
    """Short names of the columns, where a tool gives them, else the same as `texts`."""
    texts: list[str]
    rows: list[Row]
    options: list[str] = field(default_factory=list)
    """Second header row of questions with several columns: what each of them is."""
    above: list[str] = field(default_factory=list)
    """Titles above the table."""


def find_header(table: list[Row]) -> Header | None:
    """The header and what is below it, or None if there is no table."""
    filled = [[at for at, cell in enumerate(row[: limits.COLUMNS]) if cell] for row in table[: limits.ROWS]]
    width = max((len(cells) for cells in filled), default=0)
    if width < 2:
        return None
    first = next(at for at, cells in enumerate(filled) if len(cells) * 2 >= width and (len(cells) > 1 or width == 1))
    if first > _TITLE_ROWS:
        return None
    reach = max(cells[-1] for cells in filled if cells) + 1
    rows = [(row + [""] * reach)[:reach] for row, cells in zip(table[first:], filled[first:]) if cells]
    above = [" ".join(filter(None, row)) for row in table[:first] if any(row)]
    return _with_more_rows(rows, above)


def _with_more_rows(rows: list[Row], above: list[str]) -> Header:
    head = rows[0]
    if len(rows) > 2 and _share(rows[2], lambda cell: cell.startswith(_IMPORT_ID)) > 0.5:
        return Header(head, rows[1], rows[3:], above=above)
    if len(rows) > 1 and _share(rows[1], lambda cell: cell.startswith(_IMPORT_ID)) > 0.5:
        return Header(head, head, rows[2:], above=above)
    if len(rows) > 2 and any(cell.casefold() in _NO_OPTION for cell in rows[1]):
        return Header(head, _filled_right(head, rows[1]), rows[2:], rows[1], above)
    return Header(head, head, rows[1:], above=above)


def _filled_right(head: Row, options: Row) -> list[str]:
    """A question stands over the first of its columns: the others, which have an option each, are its too."""
    texts: list[str] = []
    for text, option in zip(head, options):
        texts.append(text or (texts[-1] if texts and option else ""))
    return texts


def _share(row: Row, holds: Callable[[str], bool]) -> float:
    told = [cell for cell in row if cell]
    return sum(map(holds, told)) / max(1, len(told))
