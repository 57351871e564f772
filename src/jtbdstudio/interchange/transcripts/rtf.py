# SPDX-License-Identifier: MIT
"""Rich Text Format: made simple by one quick pass, then read by striprtf.

The pass leaves out what nobody sees (pictures, hidden and struck-out text, the code of fields, comments) and
what makes the library slow or stumble, and marks where tables are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jtbdstudio.domain.text import canonical
from jtbdstudio.domain.transcript import ReadAs
from jtbdstudio.interchange.transcripts import limits, refused
from jtbdstudio.interchange.transcripts.content import Content
from jtbdstudio.interchange.transcripts.document import Document
from jtbdstudio.interchange.transcripts.table import Row

KIND = "RTF document"
_TOKEN = re.compile(r"\\([A-Za-z]{1,32})(-?[0-9]{1,10})? ?|\\(?:'[0-9A-Fa-f]{2}|[^A-Za-z])|[{}]|[^\\{}]+|\\")
_DROPPED_WORDS = """
    pict object objdata fldinst footnote annotation atnauthor atnid atndate atnref atnparent atntime header headerl
    headerr headerf footer footerl footerr footerf stylesheet colortbl info listtable listoverridetable rsidtbl
    generator themedata colorschememapping latentstyles datastore xmlnstbl sp shprslt nonshppict do pntext
    ftnsep ftnsepc aftnsep aftnsepc filetbl revtbl"""
_DROPPED = frozenset(_DROPPED_WORDS.split())
"""Words that begin a group without text of the page."""
_BOXES = frozenset(("shpinst", "shptxt", "shp"))
"""Words around the text of a box, which is kept."""
_KEPT_WHEN_HIDDEN = frozenset(("f", "uc", "plain", "par", "sect", "page"))
_ROW, _CELL, _ROW_END = "\ue000", "\ue001", "\ue002"
_MARKS = {"trowd": _ROW, "cell": _CELL, "nestcell": _CELL, "row": _ROW_END, "nestrow": _ROW_END}
_CHARSETS = {78: 128, 79: 136, 80: 129, 81: 178, 82: 177, 83: 161, 84: 204, 85: 134, 86: 238, 87: 222, 88: 238, 89: 204}
"""Charsets of old Macintosh fonts that Python does not know, and the nearest it does."""
_CODE_PAGES = ((rb"\\mac\b", "mac_roman"), (rb"\\pca\b", "cp850"), (rb"\\pc\b", "cp437"))


@dataclass(slots=True)
class _Group:
    """What holds between a pair of braces."""

    dropped: bool = False
    hidden: bool = False
    fonts: bool = False
    starred: bool = False
    """Whether the next word begins what only some programs know."""


def is_rtf(data: bytes) -> bool:
    return data[:16].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf")


def open_rtf(name: str, data: bytes, _read_as: ReadAs) -> Content:
    """The document in `data`, or `UnreadableFile`."""
    document = Document()
    _blocks(_text(name, data), document)
    return document.content("rtf", "RTF")


def lines_of_rtf(data: bytes) -> list[str]:
    """The document as it stands there."""
    document = Document(flat=True)
    _blocks(_text("", data), document)
    return document.lines


def _text(name: str, data: bytes) -> str:
    from striprtf.striprtf import rtf_to_text

    if sum(map(data.count, (b"\\", b"{", b"}"))) > limits.RTF_MARKS:
        raise refused.too_much(name)
    kept, length = [], 0
    for part in _seen(data.decode("latin-1")):
        kept.append(part)
        length += len(part)
        if length > limits.RTF_CHARACTERS:
            raise refused.too_much(name)
    try:
        convert: Callable[..., str] = rtf_to_text
        text = convert("".join(kept), encoding=_code_page(data[:400]), errors="replace")
    except Exception as error:  # the library stumbles over damaged files in many ways
        raise refused.damaged(name, KIND) from error
    return canonical(text)


def _code_page(start: bytes) -> str:
    """Of a document that names none by number."""
    return next((page for mark, page in _CODE_PAGES if re.search(mark, start)), "cp1252")


def _seen(source: str) -> Iterator[str]:
    """The document's code without what nobody sees; its braces stay, so that what is left is still whole."""
    groups = [_Group()]
    skip_to = 0
    for token in _TOKEN.finditer(source):
        if token.start() < skip_to:
            continue
        text, word = token[0], token[1]
        if text == "{":
            outer = groups[-1]
            groups.append(_Group(outer.dropped, outer.hidden, outer.fonts))
            yield text
        elif text == "}":
            if len(groups) > 1:
                groups.pop()
            yield text
        elif word == "bin":
            skip_to = token.end() + int(token[2] or 0)
        elif word:
            yield _word(groups[-1], word, int(token[2]) if token[2] else None, text)
        elif text == "\\*":
            groups[-1].starred = True
        elif not (groups[-1].dropped or groups[-1].hidden or groups[-1].fonts):
            yield text


def _word(group: _Group, word: str, number: int | None, text: str) -> str:
    """What becomes of a word of the code; some say what becomes of the rest of their group."""
    starred, group.starred = group.starred, False
    if word in _BOXES:
        return "\\par " if word == "shptxt" and not group.dropped else ""
    if word in _DROPPED or starred:
        group.dropped = True
    elif word == "fonttbl":
        group.fonts = True
        return text
    elif word in {"v", "deleted"}:
        group.hidden = number != 0
    elif word == "plain":
        group.hidden = False
    if group.dropped:
        return ""
    if group.fonts:
        return _font_word(word, number or 0)
    if group.hidden and word not in _KEPT_WHEN_HIDDEN:
        return ""
    return "{}" + _MARKS[word] if word in _MARKS else text


def _font_word(word: str, number: int) -> str:
    """The font table on lines of its own, only with what counts: the number of a font and its charset."""
    if word == "fcharset":
        return f"\\fcharset{_CHARSETS.get(number, number)} font;"
    return f"\n\\f{number}" if word == "f" else ""


def _blocks(text: str, document: Document) -> None:
    """Paragraphs, and tables where rows follow each other."""
    rows: list[Row] = []
    *with_rows, rest = text.split(_ROW_END)
    for part in with_rows:
        before, _, row = part.partition(_ROW)
        if before.strip() and rows:
            document.add_table(rows)
            rows = []
        _paragraphs(before, document)
        rows.append([cell.strip("\n") for cell in row.replace(_ROW, "").split(_CELL)[:-1]])
    document.add_table(rows)
    _paragraphs(rest, document)


def _paragraphs(text: str, document: Document) -> None:
    for mark in (_ROW, _CELL):
        text = text.replace(mark, "\t")
    if text.strip():
        document.add_text(text)
