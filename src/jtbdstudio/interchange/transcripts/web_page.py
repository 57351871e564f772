# SPDX-License-Identifier: MIT
"""Web pages: podcast transcripts, what transcription programs export as HTML, and any other page as its lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jtbdstudio.domain.text import canonical
from jtbdstudio.domain.transcript import ReadAs
from jtbdstudio.interchange.transcripts import limits, refused
from jtbdstudio.interchange.transcripts.content import Content
from jtbdstudio.interchange.transcripts.decode import decode
from jtbdstudio.interchange.transcripts.document import Document
from jtbdstudio.interchange.transcripts.markup import too_many_marks
from jtbdstudio.interchange.transcripts.times import milliseconds
from jtbdstudio.interchange.transcripts.values import Piece, Reading

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

KIND = "web page"
_PAGE = re.compile(
    r"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}>\s*)*<(?:!doctype html|html|head|body|article|section|main|div|p"
    r"|cite|time|h[1-6]|meta|title|table|blockquote|header|nav|style|script|link)[\s>/]",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
_OF_PAGES = re.compile(rb"windows|cp[0-9]|iso|latin|utf|koi|mac|gb|big5|euc|shift|x?-?sjis|tis|ks_c")
"""Encodings that pages are in; Python knows others, which are made for other things and slow."""
_UNSEEN = tuple(
    """script style noscript template svg math head nav footer aside form button select option iframe object audio
    video canvas map dialog textarea rt""".split()  # noqa: SIM905
)
"""What is no text of the page."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOSCRIBE = re.compile(r"ts_([0-9]{1,9})_([0-9]{1,9})_")
_TIMED = ("p", "div", "li")


def is_web_page(data: bytes) -> bool:
    """Whether this begins like a page or a piece of one."""
    start = data[:4096]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = start[: len(start) // 2 * 2].decode("utf-16", "replace")
    else:
        text = start.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    return bool(_PAGE.match(text.lstrip()))


def open_web_page(name: str, data: bytes, read_as: ReadAs) -> Content:
    """The page in `data`, or `UnreadableFile`."""
    text, encoding, warnings = _decoded(name, data, read_as.encoding)
    root = _parsed(name, text)
    content = _podcast(root) or _page(root, Document()).content("web_page", "web page")
    content.encoding, content.warnings = encoding, warnings
    return content


def lines_of_page(data: bytes) -> list[str]:
    """The page as it stands there."""
    return _page(_parsed("", _decoded("", data, "")[0]), Document(flat=True)).lines


def _decoded(name: str, data: bytes, encoding: str) -> tuple[str, str, list[str]]:
    """Text, encoding, warnings. What the page says of its encoding counts where its bytes do not tell."""
    decoded = decode(data, encoding)
    if decoded is None:
        raise refused.unknown(name)
    declared = _CHARSET.search(data[:4096])
    if decoded.warning and declared and not encoding and _OF_PAGES.match(declared[1].lower()):
        named = declared[1].decode().lower()
        try:
            return data.decode(named), named, []
        except (LookupError, UnicodeError):
            pass
    return decoded.text, decoded.encoding, [decoded.warning] if decoded.warning else []


def _parsed(name: str, text: str) -> HtmlElement:
    """The page without what cannot be seen on it."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    data = canonical(text).encode()
    if too_many_marks(data, limits.MARKS) or data.count(b"<") > limits.TAGS_WITH_LAYOUT:
        raise refused.too_much(name)
    parser = HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = document_fromstring(data, parser=parser)
        etree.strip_elements(root, etree.Entity, etree.Comment, etree.ProcessingInstruction, with_tail=False)
        etree.strip_elements(root, *_UNSEEN, with_tail=False)
        for element in [found for found in root.iter() if _is_hidden(found)]:
            element.text, element.tag = "", "span"
            element[:] = []
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise refused.damaged(name, KIND) from error
    return root


def _is_hidden(element: _Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _podcast(root: HtmlElement) -> Content | None:
    """`<cite>Name:</cite> <time>0:00</time> <p>words</p>`, as podcast players read it."""
    marks = list(root.iter("cite", "time", "p"))
    if sum(mark.tag == "p" for mark in marks) == 0 or not any(
        mark.tag == "cite" and _one_line(mark).endswith(":") for mark in marks
    ):
        return None
    pieces: list[Piece] = []
    speaker, start = "", None
    for mark in marks:
        words = _one_line(mark)
        if mark.tag == "cite":
            speaker, start = words.rstrip(": "), None
        elif mark.tag == "time":
            start = milliseconds(words.strip("[]()"), decimal=True)
        elif words:
            pieces.append(Piece(speaker, words, start))
    return Content(reading=_timed(pieces), format="podcast_page", kind_name="web page")


def _timed(pieces: list[Piece]) -> Reading:
    starts = [piece.start_ms for piece in pieces if piece.start_ms is not None]
    return Reading(
        pieces=pieces,
        cue_count=len(starts) or None,
        first_ms=min(starts, default=None),
        last_ms=max(starts, default=None),
        format_name="Podcast transcript, web page",
    )


def _page(root: HtmlElement, document: Document) -> Document:
    """The lines of the page's main part, its tables apart."""
    from html_text import etree_to_text

    main = next(root.iter("main"), None)
    body = main if main is not None and _one_line(main) else root
    _stamp(body)
    at_tables = _marked_tables(body)
    text = etree_to_text(body)
    for part in re.split("(\ue000[0-9]+\ue001)", text):
        if part.startswith("\ue000") and part[1:-1].isdigit() and int(part[1:-1]) < len(at_tables):
            document.add_table(at_tables[int(part[1:-1])])
        elif part.strip():
            document.add_text(canonical(part))
    return document


def _stamp(body: HtmlElement) -> None:
    """Writes times that a page only has in its code (milliseconds, for its player) before the words they are of."""
    for paragraph in body.iter(*_TIMED):
        start = _start_of(paragraph)
        if start is not None and not _one_line(paragraph).startswith("["):
            seconds, rest = divmod(start, 1000)
            clock = f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
            paragraph.text = f"[{clock}] {paragraph.text or ''}"


def _start_of(paragraph: HtmlElement) -> int | None:
    """When a paragraph of single words begins, as Trint, Hyperaudio and noScribe write it."""
    for inner in paragraph:
        stamped = inner if inner.get("data-m") or inner.get("name") else next(inner.iter("a", "span"), inner)
        milli = str(stamped.get("data-m") or "")
        anchor = _NOSCRIBE.match(str(stamped.get("name") or ""))
        if milli.isascii() and milli.isdigit():
            return int(milli[:9])
        if anchor:
            return int(anchor[1])
    return None


def _marked_tables(body: HtmlElement) -> list[list[list[str]]]:
    """Cells of the tables with several columns; a mark stays where each was."""
    tables: list[list[list[str]]] = []
    for table in [found for found in body.iter("table") if found.find(".//table") is None]:
        rows = [[_lines(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]
        if max(map(len, rows), default=0) > 1:
            tail = table.tail
            table.clear()
            table.tag, table.text, table.tail = "div", f"\ue000{len(tables)}\ue001", tail
            tables.append(rows)
    return tables


def _lines(cell: HtmlElement) -> str:
    from html_text import etree_to_text

    return "\n".join(line for line in etree_to_text(cell).split("\n") if line)


def _one_line(element: HtmlElement) -> str:
    return " ".join(canonical("".join(map(str, element.itertext()))).split())
