# SPDX-License-Identifier: MIT
"""Word documents: all that a reader of the page sees as text, in its order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jtbdstudio.domain.transcript import ReadAs
from jtbdstudio.interchange.transcripts import limits
from jtbdstudio.interchange.transcripts.archive import ZIP, Archive, names_in, opened
from jtbdstudio.interchange.transcripts.content import Content
from jtbdstudio.interchange.transcripts.document import Document
from jtbdstudio.interchange.transcripts.markup import attribute, local
from jtbdstudio.interchange.transcripts.table import Row

if TYPE_CHECKING:
    from lxml.etree import _Element

KIND = "Word document"
_BODY = re.compile(r"word/document[0-9]*\.xml")
_UNSEEN = frozenset(("pPr", "rPr", "del", "moveFrom", "instrText", "rt", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr"))
"""Properties, what was struck out under tracked changes, the code of fields, readings above characters."""
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_OFF = frozenset(("0", "false", "off", "none"))


def is_word(data: bytes) -> bool:
    """Whether this is a Word document, also a broken one."""
    return data.startswith(ZIP) and any(map(_BODY.fullmatch, names_in(data)))


def open_word(name: str, data: bytes, _read_as: ReadAs) -> Content:
    """The document in `data`, or `UnreadableFile`."""
    with opened(name, data, KIND) as archive:
        document = Document()
        _blocks(_body(archive), document)
        for path in ("word/footnotes.xml", "word/endnotes.xml"):
            if path in archive.names:
                _notes(archive.xml(path), document)
    return document.content("word", "Word")


def lines_of_word(data: bytes) -> list[str]:
    """The document as it stands there."""
    document = Document(flat=True)
    with opened("", data, KIND) as archive:
        _blocks(_body(archive), document)
    return document.lines


def _body(archive: Archive) -> _Element:
    return archive.xml(min(path for path in archive.names if _BODY.fullmatch(path)))


def _blocks(parent: _Element, document: Document) -> None:
    """Paragraphs and tables in order, also those within content controls and insertions."""
    for child in parent:
        kind = local(child)
        if kind == "p":
            _paragraph(child, document)
        elif kind == "tbl":
            _table(child, document)
        elif kind not in _UNSEEN:
            _blocks(child, document)


def _paragraph(paragraph: _Element, document: Document) -> None:
    """A paragraph, then the text boxes that hang on it."""
    if not len(paragraph):
        document.lines.append("")
        return
    parts: list[str] = []
    boxes: list[_Element] = []
    _inline(paragraph, parts, boxes)
    text = "".join(parts)
    if text.strip() or not boxes:
        document.add_text(text)
    for box in boxes:
        _blocks(box, document)


def _inline(parent: _Element, parts: list[str], boxes: list[_Element]) -> None:
    for child in _shown(parent):
        kind = local(child)
        if kind == "t":
            parts.append(child.text or "")
        elif kind in _BREAKS:
            parts.append(_BREAKS[kind])
        elif kind == "sym":
            parts.append(_symbol(attribute(child, "char")))
        elif kind == "txbxContent":
            boxes.append(child)
        elif kind == "AlternateContent":
            _inline_once(child, parts, boxes)
        else:
            _inline(child, parts, boxes)


def _inline_once(alternatives: _Element, parts: list[str], boxes: list[_Element]) -> None:
    """One thing said for new and for old programs: the first that has text."""
    for alternative in alternatives:
        if next(alternative.iter("{*}t"), None) is not None:
            _inline(alternative, parts, boxes)
            return


def _shown(parent: _Element) -> Iterator[_Element]:
    """The children that can be seen; nothing of a run that is hidden."""
    if local(parent) == "r" and len(parent) and local(parent[0]) == "rPr":
        hidden = next((mark for mark in parent[0] if local(mark) == "vanish"), None)
        if hidden is not None and attribute(hidden, "val") not in _OFF:
            return
    for child in parent:
        if local(child) not in _UNSEEN:
            yield child


def _symbol(code: str) -> str:
    """A character chosen from a symbol font, where it is one of ours too."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0x20 <= number < 0xD800 else ""


def _table(table: _Element, document: Document) -> None:
    """A table of one column is only a frame around its text."""
    rows = list(_rows(table))
    if all(len(cells) <= 1 for cells in rows):
        for cells in rows:
            for cell in cells:
                _blocks(cell, document)
        return
    texts: list[Row] = []
    for cells in rows:
        above = texts[-1] if texts else []
        texts.append(_row(cells, above))
    document.add_table(texts)


def _rows(table: _Element) -> Iterator[list[_Element]]:
    for row in _inside(table, "tr"):
        struck = any(local(mark) == "del" for mark in row.iterfind("{*}trPr/*"))
        if not struck:
            yield list(_inside(row, "tc"))


def _inside(parent: _Element, kind: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, also those within content controls and insertions."""
    for child in parent:
        if local(child) == kind:
            yield child
        elif local(child) not in _UNSEEN and local(child) != "tbl":
            yield from _inside(child, kind)


def _row(cells: list[_Element], above: Row) -> Row:
    """The texts of a row; a cell merged with the one above says the same, a wide one leaves empty ones behind."""
    texts: Row = []
    for cell in cells:
        merged = cell.find("{*}tcPr/{*}vMerge")
        goes_on = merged is not None and attribute(merged, "val") != "restart"
        at = len(texts)
        texts.append(above[at] if goes_on and at < len(above) else _text(cell))
        texts.extend([""] * (_span(cell) - 1))
    return texts


def _span(cell: _Element) -> int:
    span = cell.find("{*}tcPr/{*}gridSpan")
    digits = attribute(span, "val") if span is not None else ""
    return max(1, min(int(digits[:4]), limits.COLUMNS)) if digits.isascii() and digits.isdigit() else 1


def _text(block: _Element) -> str:
    """The paragraphs of a cell or a note, one line each."""
    inner = Document(flat=True)
    _blocks(block, inner)
    return "\n".join(inner.lines).strip("\n")


def _notes(root: _Element, document: Document) -> None:
    for note in root:
        if not attribute(note, "type") or attribute(note, "type") == "normal":
            document.add_note(_text(note))
