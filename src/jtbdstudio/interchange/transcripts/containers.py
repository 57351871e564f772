# SPDX-License-Identifier: MIT
"""Which kind of file the bytes are, and how it is opened. What the file *is* decides, not its suffix.

A new kind of file is one function from bytes to `Content` in its own module, and one row here.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from jtbdstudio.domain.text import canonical
from jtbdstudio.domain.transcript import ReadAs
from jtbdstudio.interchange.transcripts import refused
from jtbdstudio.interchange.transcripts.content import Content
from jtbdstudio.interchange.transcripts.decode import decode
from jtbdstudio.interchange.transcripts.docx import read_document

Opening = Callable[[str, bytes, ReadAs], Content]


@dataclass(frozen=True, slots=True)
class Container:
    """One kind of file."""

    kind: str
    recognizes: Callable[[bytes], bool]
    open: Opening


def _open_word(name: str, data: bytes, _read_as: ReadAs) -> Content:
    document = read_document(name, data)
    if reading := document.reading:
        return Content(reading=reading, format="word_table", kind_name="Word")
    return Content(lines=document.lines, kind_name="Word", left_out=document.footnotes)


def _open_text(name: str, data: bytes, _read_as: ReadAs) -> Content:
    if kind := refused.other_kind(data):
        raise refused.refuse(name, kind)
    decoded = decode(data)
    if decoded is None:
        raise refused.unknown(name)
    text = canonical(decoded.text)
    warnings = [decoded.warning] if decoded.warning else []
    if text.lstrip()[:1] in {"{", "["} and (data_of := _json(text)) is not None:
        return Content(data=data_of, encoding=decoded.encoding, warnings=warnings)
    if kind := refused.other_text_kind(text):
        raise refused.refuse(name, kind)
    return Content(lines=text.split("\n"), encoding=decoded.encoding, warnings=warnings)


def _json(text: str) -> object | None:
    try:
        found: object = json.loads(text)
        return found
    except (ValueError, RecursionError):
        return None


CONTAINERS = (
    Container("word", lambda data: data.startswith(b"PK\x03\x04"), _open_word),
    Container("text", lambda data: True, _open_text),
)
"""In this order; the first that recognizes the bytes opens them."""


def open_content(name: str, data: bytes, read_as: ReadAs) -> Content:
    """What is in the file, or `UnreadableFile`."""
    return next(kind for kind in CONTAINERS if kind.recognizes(data)).open(name, data, read_as)
