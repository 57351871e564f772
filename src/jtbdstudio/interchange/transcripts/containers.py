# SPDX-License-Identifier: MIT
"""Which kind of file the bytes are, and how it is opened. What the file *is* decides, not its suffix.

A new kind of file is one function from bytes to `Content` in its own module, and one row here.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from jtbdstudio.domain.text import canonical
from jtbdstudio.domain.transcript import ReadAs
from jtbdstudio.interchange.transcripts import docx, limits, odt, pdf, refused, rtf, timed_text, web_page, workbook
from jtbdstudio.interchange.transcripts.archive import NO_FILES, ZIP, names_in
from jtbdstudio.interchange.transcripts.content import Content
from jtbdstudio.interchange.transcripts.decode import decode
from jtbdstudio.interchange.transcripts.separated import table_of

Opening = Callable[[str, bytes, ReadAs], Content]
_DAMAGED = (
    (b"word/", docx.KIND),
    (b"xl/", workbook.KIND),
    (b"opendocument", odt.KIND),
    (b"content.xml", odt.KIND),
    (b"", "archive"),
)
"""Names in an archive whose list of contents is lost, and what it was."""


@dataclass(frozen=True, slots=True)
class Container:
    """One kind of file."""

    kind: str
    recognizes: Callable[[bytes], bool]
    open: Opening


def _open_archive(name: str, data: bytes, _read_as: ReadAs) -> Content:
    """An archive of another kind, or one without its list of contents."""
    if names := names_in(data):
        raise refused.refuse(name, refused.archive_kind(names))
    raise refused.damaged(name, next(kind for mark, kind in _DAMAGED if mark in data))


def _open_text(name: str, data: bytes, read_as: ReadAs) -> Content:
    if kind := refused.other_kind(data):
        raise refused.refuse(name, kind)
    if len(data) > limits.TEXT:
        raise refused.too_much(name)
    decoded = decode(data, read_as.encoding)
    if decoded is None:
        raise refused.unknown(name)
    text = canonical(decoded.text)
    if text.count("\n") > limits.LINES or (text.count("{") + text.count("[")) > limits.VALUES:
        raise refused.too_much(name)
    content = Content(encoding=decoded.encoding, warnings=[decoded.warning] if decoded.warning else [])
    if text.lstrip()[:1] in {"{", "["} and (data_of := _json(text)) is not None:
        return replace(content, data=data_of)
    if kind := refused.other_text_kind(text):
        raise refused.refuse(name, kind)
    asked = read_as.format == "table"
    table = table_of(text, asked=asked) if asked or not read_as.format else None
    if table is not None:
        return replace(content, rows=table.rows, kind_name=table.kind_name, left_out=table.above)
    return replace(content, lines=text.split("\n"))


def _json(text: str) -> object | None:
    """The data in a text: one value, or one a line."""
    try:
        found: object = json.loads(text)
        return found
    except RecursionError:
        return None
    except ValueError:
        return _json_lines(text)


def _json_lines(text: str) -> object | None:
    """Some recognizers write an object a line as they hear it; the last may be cut off."""
    found: list[object] = []
    for line in filter(str.strip, text.split("\n")):
        try:
            found.append(json.loads(line))
        except (ValueError, RecursionError):
            break
    return found if len(found) > 1 and all(isinstance(value, dict) for value in found) else None


CONTAINERS = (
    Container("word", docx.is_word, docx.open_word),
    Container("workbook", workbook.is_workbook, workbook.open_workbook),
    Container("opendocument", odt.is_odt, odt.open_odt),
    Container("archive", lambda data: data.startswith((ZIP, NO_FILES)), _open_archive),
    Container("pdf", pdf.is_pdf, pdf.open_pdf),
    Container("rtf", rtf.is_rtf, rtf.open_rtf),
    Container("timed_text", timed_text.is_timed_text, timed_text.open_timed_text),
    Container("web_page", web_page.is_web_page, web_page.open_web_page),
    Container("text", lambda data: True, _open_text),
)
"""In this order; the first that recognizes the bytes opens them."""


def open_content(name: str, data: bytes, read_as: ReadAs) -> Content:
    """What is in the file, or `UnreadableFile`."""
    return next(kind for kind in CONTAINERS if kind.recognizes(data)).open(name, data, read_as)
