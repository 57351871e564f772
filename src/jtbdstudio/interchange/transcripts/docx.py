# SPDX-License-Identifier: MIT
"""Word documents: safely opened, then read as lines, or as a table where they hold one."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jtbdstudio.domain.text import canonical
from jtbdstudio.interchange.transcripts import refused
from jtbdstudio.interchange.transcripts.table import Columns, Row, columns_of, read_rows, row_as_line
from jtbdstudio.interchange.transcripts.values import Reading, spoken_lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_MEMBERS = 5000
_MOST_BYTES = 256 * 1024 * 1024
_MOST_RATIO = 250
_FREE_BYTES = 4 * 1024 * 1024
"""Small documents may compress as well as they like."""
_BLOCKS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "pre"))
_OFFICE = (("xl/", "a spreadsheet"), ("ppt/", "a slide deck"), ("content.xml", "an OpenDocument file"))
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


@dataclass(slots=True)
class Document:
    """A document's lines, and its transcript table if it has one."""

    lines: list[str] = field(default_factory=list)
    columns: Columns | None = None
    rows: list[Row] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)

    @property
    def reading(self) -> Reading | None:
        """The transcript table, read; everything around it was not said."""
        if self.columns is None:
            return None
        reading = read_rows(self.columns, self.rows)
        reading.left_out.extend(spoken_lines(self.lines))
        return reading


def read_document(name: str, data: bytes) -> Document:
    """The document in `data`, or `UnreadableFile`."""
    _guard(name, data)
    document = Document()
    try:
        _walk(_html(name, data), document)
    except RecursionError as error:  # tables within tables without end
        raise refused.damaged(name) from error
    return document


def _guard(name: str, data: bytes) -> None:
    """No library sees an archive that would fill the memory, or XML that defines its own entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if "word/document.xml" not in names:
                raise refused.refuse(name, _archive_kind(names))
            total = sum(member.file_size for member in members)
            if len(members) > _MOST_MEMBERS or total > max(_FREE_BYTES, min(_MOST_BYTES, _MOST_RATIO * len(data))):
                raise refused.damaged(name)
            for member in members:
                if member.filename.endswith((".xml", ".rels")) and _has_doctype(archive, member):
                    raise refused.damaged(name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise refused.damaged(name) from error


def _archive_kind(names: set[str]) -> str:
    for prefix, kind in _OFFICE:
        if any(name.startswith(prefix) for name in names):
            return kind
    return "a compressed archive"


def _has_doctype(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    with archive.open(member) as stream:
        start = stream.read(4096)
    return any(mark in start for mark in _DOCTYPES)


def _html(name: str, data: bytes) -> HtmlElement:
    import mammoth
    from lxml.html import HTMLParser, document_fromstring

    try:
        # mammoth keeps tracked insertions, content controls and soft breaks, which python-docx drops
        html = mammoth.convert_to_html(io.BytesIO(data), convert_image=lambda image: []).value
        parser = HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
        return document_fromstring(f"<html><body>{canonical(html)}</body></html>", parser=parser)
    except Exception as error:  # whatever broken XML makes a library raise, the file is damaged
        raise refused.damaged(name) from error


def _walk(element: HtmlElement, document: Document) -> None:
    """Paragraphs, tables and footnotes in document order."""
    for child in element:
        tag = child.tag
        if tag == "table":
            _table(child, document)
        elif tag == "li" and str(child.get("id") or "").startswith(("footnote-", "endnote-")):
            document.footnotes.append(_text(child).removesuffix("↑").strip())
        elif tag in _BLOCKS and not _holds_blocks(child):
            document.lines.extend(_text(child).split("\n"))
        else:
            _walk(child, document)


def _holds_blocks(element: HtmlElement) -> bool:
    return any(inner.tag in _BLOCKS or inner.tag == "table" for inner in element.iterdescendants())


def _table(table: HtmlElement, document: Document) -> None:
    rows = [[_text(cell) for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    columns = columns_of(rows[0]) if rows else None
    if columns is None:
        document.lines.extend(row_as_line(row).replace("\n", " ") for row in rows)
    elif document.columns in (None, columns):
        document.columns = columns
        document.rows.extend(rows[1:])


def _text(element: HtmlElement) -> str:
    """The text of a paragraph or cell, soft breaks as line ends, footnote marks left out."""
    parts: list[str] = []
    _collect(element, parts)
    return "".join(parts).strip("\n")


def _collect(element: HtmlElement, parts: list[str]) -> None:
    parts.append(element.text or "")
    for child in element:
        if child.tag == "br" or (child.tag in _BLOCKS and parts and parts[-1]):
            parts.append("\n")
        is_mark = child.tag == "sup" and any("note-" in str(link.get("id") or "") for link in child.iter("a"))
        if not is_mark:
            _collect(child, parts)
        parts.append(child.tail or "")
