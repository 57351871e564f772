# SPDX-License-Identifier: MIT
"""The body of a Word document as XML text: paragraphs, runs, links, tables. Parsed once, however long it is.

Styles are named by their ids in `word_styles`; a cell or a document is just paragraphs one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from jtbdstudio.interchange.palette import FAINT_LINE, LINE, PAPER
from jtbdstudio.interchange.tables import clean


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading and its width in twentieths of a point."""

    head: str
    width: int
    right: bool = False


def run(text: str, style: str = "") -> str:
    """Words in one character style; line ends and tabs are kept."""
    mark = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    words = escape(clean(text))
    words = words.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    words = words.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r>{mark}<w:t xml:space="preserve">{words}</w:t></w:r>'


def link(place: str, text: str, style: str = "") -> str:
    """Words that lead to a place in the same document."""
    return f'<w:hyperlink w:anchor="{place}" w:history="1">{run(text, style)}</w:hyperlink>'


def place(name: str) -> str:
    """A name Word accepts for a place: letters, digits, underscores."""
    return "".join(char if char.isascii() and char.isalnum() else "_" for char in name)


def para(style: str, *runs: str, right: bool = False, keep: bool = False, new_page: bool = False) -> str:
    """A paragraph; `keep` holds it on the page of the next one."""
    extra = "<w:keepNext/>" if keep else ""
    extra += "<w:pageBreakBefore/>" if new_page else ""
    extra += '<w:jc w:val="right"/>' if right else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{"".join(runs)}</w:p>'


class Places:
    """Marks places that links lead to; Word wants a number for each."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def mark(self, name: str, *runs: str) -> str:
        """Runs with a mark around them."""
        number = next(self._numbers)
        start = f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(name)}/>'
        return f'{start}{"".join(runs)}<w:bookmarkEnd w:id="{number}"/>'


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> str:
    """A table whose head is repeated on every page; cells are paragraphs, rows never break across pages."""
    grid = "".join(f'<w:gridCol w:w="{column.width}"/>' for column in columns)
    head = [para("TableHead", run(column.head), right=column.right) for column in columns]
    body = "".join(_row(columns, row) for row in rows)
    return (
        f"<w:tbl>{_properties(columns)}<w:tblGrid>{grid}</w:tblGrid>{_row(columns, head, is_head=True)}{body}</w:tbl>"
    )


def _properties(columns: Sequence[Column]) -> str:
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{color}"/>'
        for side, color in (("top", LINE), ("bottom", LINE), ("insideH", FAINT_LINE))
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 50), ("left", 80), ("bottom", 50), ("right", 80))
    )
    width = sum(column.width for column in columns)
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
    )


def _row(columns: Sequence[Column], cells: Sequence[str], is_head: bool = False) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{PAPER}"/>' if is_head else ""
    marks = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if is_head else "") + "</w:trPr>"
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{column.width}" w:type="dxa"/>{shade}</w:tcPr>{cell}</w:tc>'
        for column, cell in zip(columns, cells, strict=True)
    )
    return f"<w:tr>{marks}{inner}</w:tr>"


def fill(document: Any, parts: Iterable[str]) -> None:
    """Put the parts into an empty python-docx document, before its page settings.

    As text, parsed once with the rest: moving a long table from tree to tree takes lxml a time that grows with
    the square of its rows.
    """
    from docx.oxml import parse_xml
    from lxml import etree

    whole = etree.tostring(document.element, encoding="unicode")
    before, page = whole.rsplit("<w:sectPr", 1)
    document.part._element = parse_xml(f"{before}{''.join(parts)}<w:sectPr{page}".encode())
