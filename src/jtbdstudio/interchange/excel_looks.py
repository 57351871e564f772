# SPDX-License-Identifier: MIT
"""How a cell looks, and how a value gets into it: text stays text, whatever it begins with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import east_asian_width

from jtbdstudio.interchange.palette import FAINT_LINE, INK, LINE, MUTED, NEUTRAL, Tone
from jtbdstudio.interchange.tables import Value, clean

FONT = "Arial"
LINE_HEIGHT = 12.75
HIGHEST_ROW = 409
"""Points: more Excel does not take."""
INDENT = 1.2
CHARACTERS_PER_WIDTH = 1.25
"""Letters of our type that stand in one unit of column width, on average."""
LONGEST_TEXT = 32_767
"""Characters Excel takes in one cell."""
_LOOKS_LIKE_FORMULA = ("=", "+", "-", "@")

SHARE, LIFT, WHOLE, MEAN, DAY = "0%", "0.00", "#,##0", "0.0", "yyyy-mm-dd"


@dataclass(frozen=True, slots=True)
class Look:
    """A cell's style by what it says. `ground` is a fill; `rule` the color of the line above."""

    bold: bool = False
    color: str = INK
    size: int = 10
    ground: str = ""
    center: bool = False
    format: str = "General"
    rule: str = FAINT_LINE
    middle: bool = False


PLAIN = Look()
STRONG = Look(bold=True)
QUIET = Look(color=MUTED)


def head(colors: Tone = NEUTRAL) -> Look:
    """The head of a column in its color."""
    return Look(bold=True, color=colors.text, ground=colors.ground, rule=LINE, middle=True)


class Painter:
    """Writes values with looks. Every look becomes one style of the workbook, made once."""

    def __init__(self, book: Any) -> None:
        self._scratch = book.create_sheet("scratch")
        self._book = book
        self._styles: dict[tuple[Look, bool], Any] = {}

    def done(self) -> None:
        """Take the scratch sheet away."""
        self._book.remove(self._scratch)

    def put(self, sheet: Any, row: int, column: int, value: Value, look: Look = PLAIN) -> Any:
        """One value into one cell; None and empty text leave it blank."""
        cell = sheet.cell(row, column)
        guarded = False
        if isinstance(value, str):
            text = clean(value)
            if len(text) > LONGEST_TEXT:
                text = text[: LONGEST_TEXT - 1] + "…"
            if text:
                cell._value, cell.data_type = text, "s"  # as a value it would be read for formulas first
                guarded = text.startswith(_LOOKS_LIKE_FORMULA)
        elif value is not None:
            cell.value = value
        cell._style = self._style(look, guarded)
        return cell

    def _style(self, look: Look, guarded: bool) -> Any:
        if (look, guarded) not in self._styles:
            self._styles[look, guarded] = self._made(look, guarded)
        return self._styles[look, guarded]

    def _made(self, look: Look, guarded: bool) -> Any:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        cell = self._scratch.cell(len(self._styles) + 1, 1)
        cell.font = Font(name=FONT, size=look.size, bold=look.bold, color=look.color)
        cell.alignment = Alignment(
            wrap_text=True,
            vertical="center" if look.middle else "top",
            horizontal="center" if look.center else "left",
            indent=0 if look.center else 1,
        )
        cell.border = Border(top=Side(style="thin", color=look.rule))
        if look.ground:
            cell.fill = PatternFill("solid", fgColor=look.ground)
        cell.number_format = look.format
        cell.quotePrefix = guarded
        return cell._style


def widths(sheet: Any, characters: Sequence[float]) -> None:
    """Column widths in characters, from the first on, and rows as high as their text then needs.

    Excel would work out the heights itself, LibreOffice and others do not. A height given here is a start
    and no rule: a row still grows when somebody writes into it.
    """
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.dimensions import RowDimension

    class Fitted(RowDimension):
        customHeight = False  # noqa: N815

    for number, width in enumerate(characters, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for row in sheet.iter_rows():
        if row[0].row not in sheet.row_dimensions:
            lines = max(lines_in(cell.value, width) for cell, width in zip(row, characters, strict=False))
            height = min(HIGHEST_ROW, lines * LINE_HEIGHT + 4)
            sheet.row_dimensions[row[0].row] = Fitted(sheet, index=row[0].row, ht=height)


def lines_in(value: object, width: float) -> int:
    """Lines a value takes in a column of this width: words wrap, wide characters take two places."""
    if not isinstance(value, str):
        return 1
    places = (width - INDENT) * CHARACTERS_PER_WIDTH
    return sum(_wrapped(paragraph, places) for paragraph in value.split("\n"))


def _wrapped(paragraph: str, places: float) -> int:
    if len(paragraph) <= places and paragraph.isascii():
        return 1
    lines, used = 1, 0.0
    for word in paragraph.split(" "):
        size = len(word) if word.isascii() else sum(1 + (east_asian_width(char) in "WF") for char in word)
        if used and used + 1 + size > places:
            lines, used = lines + 1, 0.0
        used += size + (1 if used else 0)
        if used > places:
            lines, used = lines + int(used // places), used % places
    return lines


def set_up_page(sheet: Any, freeze: str, repeated: int = 1) -> None:
    """Frozen heads; printed landscape, as wide as the page, with the heads on every page."""
    from openpyxl.worksheet.page import PageMargins

    sheet.freeze_panes = freeze
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    sheet.print_title_rows = f"1:{repeated}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, header=0.3, footer=0.3)
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P of &N"
    for part in (sheet.oddFooter.left, sheet.oddFooter.right):
        part.font, part.size, part.color = f"{FONT},Regular", 8, MUTED
