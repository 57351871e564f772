# SPDX-License-Identifier: MIT
"""How a file begins, as it stands there: to be compared with what was made of it."""

from __future__ import annotations

from collections.abc import Callable

from jtbdstudio.domain.errors import UnreadableFile
from jtbdstudio.domain.text import canonical
from jtbdstudio.interchange.transcripts import docx, odt, pdf, rtf, web_page, workbook
from jtbdstudio.interchange.transcripts.archive import NO_FILES, ZIP
from jtbdstudio.interchange.transcripts.decode import decode

_ROWS = 200
_BYTES = 64 * 1024
"""Enough of a text for its beginning, and to tell its encoding."""


def beginning(data: bytes, limit: int = 4000) -> str:
    """The first `limit` characters of the text in a file; empty when there is none."""
    try:
        return canonical(_as_it_stands(data, limit))[:limit]
    except UnreadableFile:
        return ""


def _as_it_stands(data: bytes, limit: int) -> str:
    for recognizes, lines_of in _KINDS:
        if recognizes(data):
            return "\n".join(lines_of(data))
    decoded = decode(_first_bytes(data))
    return decoded.text[: 2 * limit] if decoded is not None else ""


def _first_bytes(data: bytes) -> bytes:
    """Whole lines, if there are any, and no half of a character."""
    if len(data) <= _BYTES:
        return data
    end = data.rfind(b"\n", 0, _BYTES) + 1
    return data[:end] if end else data[:_BYTES].rstrip(bytes(range(0x80, 0x100)))


def _no_lines(_data: bytes) -> list[str]:
    return []


_KINDS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], list[str]]], ...] = (
    (docx.is_word, docx.lines_of_word),
    (workbook.is_workbook, lambda data: workbook.lines_of_workbook(data, _ROWS)),
    (odt.is_odt, odt.lines_of_odt),
    (lambda data: data.startswith((ZIP, NO_FILES)), _no_lines),
    (pdf.is_pdf, pdf.lines_of_pdf),
    (rtf.is_rtf, rtf.lines_of_rtf),
    (web_page.is_web_page, web_page.lines_of_page),
)
"""What is no plain text; a kind that is text with marks (XML captions) shows its marks."""
