# SPDX-License-Identifier: MIT
"""The lines of a PDF with their places, read in a process of its own.

PDFium is a large C library for a format that can make any reader run without end or fall over. Here that ends
nothing but this process, which may use only so much memory and time.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jtbdstudio.interchange.transcripts import limits

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

READ, DAMAGED, LOCKED, TOO_MUCH = "read", "damaged", "locked", "too much"
_BLANK = 32
_COLUMN = 1.5
"""Heights of a character between two columns."""
_LINE_END, _RETURN, _HYPHEN, _NO_CHARACTER = 10, 13, 2, 0xFFFE
"""PDFium has a sign of its own for a hyphen at a line's end, and goes on without one for the end."""
_PASSWORD = 4
"""PDFium's number for a document whose password it was not told."""

Line = tuple[str, float, float, float, float]
"""Text, left, right, top and bottom; the page's origin is at its lower left."""
Page = tuple[float, float, list[Line]]
"""Width, height, lines in the order of the file."""


def pages_of(data: bytes, most: int = limits.PDF_PAGES) -> tuple[str, list[Page]]:
    """How it went, and the pages."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        return LOCKED if getattr(error, "err_code", 0) == _PASSWORD else DAMAGED, []
    try:
        return _pages(document, most)
    except (PdfiumError, ValueError, OverflowError, MemoryError):
        return DAMAGED, []
    finally:
        document.close()


def _pages(document: PdfDocument, most: int) -> tuple[str, list[Page]]:
    pages: list[Page] = []
    characters = 0
    if len(document) > limits.PDF_PAGES:
        return TOO_MUCH, []
    for number in range(min(len(document), most)):
        page = document[number]
        found = _page(page)
        page.close()
        characters += sum(len(line[0]) for line in found[2])
        if characters > limits.PDF_CHARACTERS:
            return TOO_MUCH, []
        pages.append(found)
    return READ, pages


def _page(page: PdfPage) -> Page:
    """Character by character: only so are signs beyond the first plane of Unicode read, and places exact."""
    from pypdfium2.raw import FPDFText_GetUnicode

    width, height = page.get_size()
    text_page = page.get_textpage()
    codes = [FPDFText_GetUnicode(text_page, at) for at in range(text_page.count_chars())]
    lines: list[Line] = []
    start = 0
    for at, code in enumerate([*codes, _LINE_END]):
        if code in (_LINE_END, _RETURN, _HYPHEN):
            text = _line(text_page, codes[start:at], start) + ("-" if code == _HYPHEN else "")
            if text.strip():
                lines.append((text, *_place(text_page, start, at - 1)))
            start = at + 1
    text_page.close()
    return width, height, lines


def _line(text_page: PdfTextPage, codes: list[int], start: int) -> str:
    """The text of a line; where a blank is as wide as a column's edge, it is a tab."""
    characters = list(map(_character, codes))
    for at, code in enumerate(codes[1:-1], start=1):
        if code == _BLANK:
            left, low, before, high = text_page.get_charbox(start + at - 1, loose=True)
            after = text_page.get_charbox(start + at + 1, loose=True)[0]
            if left < before and after - before > _COLUMN * (high - low) > 0:
                characters[at] = "\t"
    return "".join(characters)


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and code != _NO_CHARACTER else ""


def _place(text_page: PdfTextPage, first: int, last: int) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of a line, from its first to its last character."""
    start = text_page.get_charbox(first, loose=True)
    end = text_page.get_charbox(last, loose=True)
    return start[0], max(start[2], end[2]), max(start[3], end[3]), min(start[1], end[1])


def _cap() -> None:
    """Only where the system knows how."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.PDF_BYTES + 512 * 1024 * 1024,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (limits.PDF_SECONDS,) * 2)


def main(arguments: list[str]) -> int:
    """`<file> <file to write> <most pages>`"""
    source, target, most = arguments
    _cap()
    result = pages_of(Path(source).read_bytes(), int(most))
    Path(target).write_text(json.dumps(result), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
