# SPDX-License-Identifier: MIT
"""OpenDocument texts, packed (.odt) or flat (.fodt): all that a reader of the page sees as text, in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jtbdstudio.domain.transcript import ReadAs
from jtbdstudio.interchange.transcripts import limits, refused
from jtbdstudio.interchange.transcripts.archive import ZIP, names_in, opened
from jtbdstudio.interchange.transcripts.content import Content
from jtbdstudio.interchange.transcripts.document import Document
from jtbdstudio.interchange.transcripts.markup import attribute, local, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

KIND = "OpenDocument text"
_FLAT = b"<office:document"
_UNSEEN = frozenset(
    (
        "annotation",
        "tracked-changes",
        "ruby-text",
        "sequence-decls",
        "forms",
        "desc",
        "title",
        "script",
        "note-citation",
    )
)
"""Comments, what was struck out, readings above characters, what describes a picture."""


def is_odt(data: bytes) -> bool:
    """Whether this is an OpenDocument text."""
    if data.startswith(ZIP):
        return "content.xml" in names_in(data)
    return _FLAT in data[:4096] and data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")


def open_odt(name: str, data: bytes, _read_as: ReadAs) -> Content:
    """The document in `data`, or `UnreadableFile`."""
    document = _read(name, data, Document())
    return document.content("odt", "OpenDocument")


def lines_of_odt(data: bytes) -> list[str]:
    """The document as it stands there."""
    return _read("", data, Document(flat=True)).lines


def _read(name: str, data: bytes, document: Document) -> Document:
    try:
        _blocks(_body(name, data), document)
    except RecursionError as error:
        raise refused.damaged(name, KIND) from error
    return document


def _body(name: str, data: bytes) -> _Element:
    root = _packed(name, data) if data.startswith(ZIP) else parse_xml(name, data, KIND)
    body = root.find(".//{*}body/{*}text")
    if body is None:
        raise refused.refuse(name, "an OpenDocument file without text")
    return body


def _packed(name: str, data: bytes) -> _Element:
    with opened(name, data, KIND) as archive:
        manifest = "META-INF/manifest.xml"
        if manifest in archive.names and archive.xml(manifest).find(".//{*}encryption-data") is not None:
            raise refused.locked(name)
        return archive.xml("content.xml")


def _blocks(parent: _Element, document: Document) -> None:
    """Paragraphs and tables in order, also those within lists, sections and frames."""
    for child in parent:
        kind = local(child)
        if kind in {"p", "h"}:
            _paragraph(child, document)
        elif kind == "table":
            _table(child, document)
        elif kind not in _UNSEEN:
            _blocks(child, document)


def _paragraph(paragraph: _Element, document: Document) -> None:
    """A paragraph, then the text boxes that hang on it; its footnotes apart."""
    parts: list[str] = []
    boxes: list[_Element] = []
    _inline(paragraph, parts, boxes, document)
    text = "".join(parts)
    if text.strip() or not boxes:
        document.add_text(text)
    for box in boxes:
        _blocks(box, document)


def _inline(parent: _Element, parts: list[str], boxes: list[_Element], document: Document) -> None:
    """Text with its marks. Line ends in the file are blanks: the page breaks lines where it wants."""
    parts.append(_blank(parent.text))
    for child in parent:
        kind = local(child)
        if kind == "s":
            count = attribute(child, "c")
            parts.append(" " * min(int(count[:4]) if count.isascii() and count.isdigit() else 1, limits.SPACES))
        elif kind == "tab":
            parts.append("\t")
        elif kind == "line-break":
            parts.append("\n")
        elif kind == "note":
            document.add_note(_text(child))
        elif kind in {"frame", "text-box", "custom-shape"}:
            boxes.append(child)
        elif kind not in _UNSEEN:
            _inline(child, parts, boxes, document)
        parts.append(_blank(child.tail))


def _blank(text: str | None) -> str:
    return (text or "").replace("\r", " ").replace("\n", " ").replace("\t", " ")


def _table(table: _Element, document: Document) -> None:
    """A table of one column is only a frame around its text."""
    rows = [[cell for cell in row if local(cell).endswith("table-cell")] for row in _rows(table)]
    if all(len(cells) <= 1 for cells in rows):
        for cells in rows:
            for cell in cells:
                _blocks(cell, document)
        return
    document.add_table([[_text(cell) for cell in cells] for cells in rows])


def _rows(table: _Element) -> list[_Element]:
    """The rows of this table, header rows included, not those of tables in its cells."""
    rows: list[_Element] = []
    for child in table:
        if local(child) == "table-row":
            rows.append(child)
        elif local(child) in {"table-header-rows", "table-rows", "table-row-group"}:
            rows.extend(_rows(child))
    return rows


def _text(block: _Element) -> str:
    """The paragraphs of a cell or a note, one line each."""
    inner = Document(flat=True)
    _blocks(block, inner)
    return "\n".join(inner.lines).strip("\n")
