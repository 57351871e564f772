# SPDX-License-Identifier: MIT
"""Files that are something else, told apart by their content, each with a sentence that helps."""

from __future__ import annotations

import json
import re

from jtbdstudio.domain.errors import UnreadableFile

_ADVICE = "Transcripts are read from text (.txt, .md), Word (.docx), WebVTT (.vtt) and SubRip (.srt) files"
_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"BM", "a picture"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"fLaC", "a sound recording"),
    (b"\x1aE\xdf\xa3", "a video recording"),
    (b"SQLite format 3\0", "a database"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(r"<(?:!doctype|html|\?xml|tt\b|head|body)", re.IGNORECASE)
_COLUMN_NAMES = "speaker name participant start end time timestamp begin duration text transcript quote"
_COLUMNS = frozenset(_COLUMN_NAMES.split())


def other_kind(data: bytes) -> str:
    """What a binary file is, in plain words, or nothing if its first bytes are unknown."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            return "protected with a password"
        return "an old Word or Office document"
    if data[4:8] == b"ftyp":
        return "a video or sound recording"
    if data.startswith(b"RIFF"):
        return "a picture" if data[8:12] == b"WEBP" else "a sound or video recording"
    if data[:2] in {b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"}:
        return "a sound recording"
    return next((kind for signature, kind in _SIGNATURES if _starts(data, signature)), "")


def _starts(data: bytes, signature: bytes) -> bool:
    """Two printable letters prove little: a text may begin with BM."""
    return data.startswith(signature) and (signature != b"BM" or b"\0" in data[:64])


def other_text_kind(text: str) -> str:
    """What a text file is if it is data or markup rather than a transcript."""
    start = text.lstrip()[:400]
    if _MARKUP.match(start):
        return "a web page or an XML file"
    if start[:1] in {"{", "["} and _is_json(text):
        return "a JSON file"
    header = start.split("\n", 1)[0]
    for delimiter in ",;\t|":
        cells = {cell.strip('" ').casefold() for cell in header.split(delimiter)}
        if len(cells & _COLUMNS) >= 2:
            return "a table (CSV or TSV)"
    return ""


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except RecursionError:
        return True
    except ValueError:
        return False
    return True


def refuse(name: str, kind: str) -> UnreadableFile:
    """The error for a file that is something else."""
    return UnreadableFile(f"{name} is {kind}. {_ADVICE}: save it as one of these and import that.")


def unknown(name: str) -> UnreadableFile:
    """The error for a file nobody can tell anything about."""
    return UnreadableFile(f"{name} holds no text that can be read. {_ADVICE}.")


def empty(name: str) -> UnreadableFile:
    return UnreadableFile(f"{name} is empty: there is nothing to import.")


def wordless(name: str) -> UnreadableFile:
    return UnreadableFile(f"{name} has no spoken words in it: there is nothing to import.")


def chat_log(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name} is a chat log, not a transcript: its messages were typed, not said. "
        "Import the transcript of the same call instead."
    )


def damaged(name: str) -> UnreadableFile:
    return UnreadableFile(f"{name} is a damaged Word document: open it in Word, save a copy and import that.")
