# SPDX-License-Identifier: MIT
"""Files that are something else, told apart by their content, each with a sentence that helps."""

from __future__ import annotations

import json
import re

from jtbdstudio.domain.errors import UnreadableFile

_ADVICE = "Transcripts are read from Word, OpenDocument, RTF, PDF, Excel, web page, text, JSON and caption files"
_SIGNATURES = (
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
_OLE_PARTS = (
    ("EncryptedPackage", "protected with a password"),
    ("WordDocument", "an old Word document (.doc)"),
    ("Workbook", "an old Excel workbook (.xls)"),
    ("PowerPoint Document", "a slide deck"),
)
_ARCHIVES = (
    ("ppt/", "a slide deck"),
    ("xl/workbook.bin", "a binary Excel workbook (.xlsb)"),
    ("Index/", "an Apple Pages, Numbers or Keynote document"),
    ("index.apxl", "an Apple Pages, Numbers or Keynote document"),
    ("index.xml", "an Apple Pages, Numbers or Keynote document"),
    ("OEBPS/", "an electronic book"),
    ("META-INF/container.xml", "an electronic book"),
    ("content.xml", "an OpenDocument file without text"),
    ("project.qde", "a project of a coding program"),
)
_ATTACH = "Import its transcript; then Interview > Attach a recording… in Read & tag plays it beside the words."
_WHAT_TO_DO = {
    "a sound recording": _ATTACH,
    "a video recording": _ATTACH,
    "a video or sound recording": _ATTACH,
    "a sound or video recording": _ATTACH,
    "protected with a password": "Save a copy without the password and import that.",
    "an old Word document (.doc)": "Open it in Word or LibreOffice, save it as .docx and import that.",
    "an old Word or Office document": "Open it in Word or LibreOffice, save it as .docx and import that.",
    "an old Excel workbook (.xls)": "Open it in Excel or LibreOffice, save it as .xlsx and import that.",
    "a binary Excel workbook (.xlsb)": "Open it in Excel, save it as .xlsx and import that.",
    "an Apple Pages, Numbers or Keynote document": "Open it there, choose File > Export To > Word and import that.",
    "a compressed archive": "Unpack it and import the transcripts in it.",
    "an e-mail or a web archive": "Save the transcript in it as a file of its own and import that.",
    "a JSON file": "Nothing in it tells what was said. Export the transcript as text or Word and import that.",
    "a link to a document in Google Drive": "Open it there, choose File > Download > Word and import that.",
}
_MARKUP = re.compile(r"<(?:!doctype|html|\?xml|tt\b|head|body)", re.IGNORECASE)
_MAIL = re.compile(r"(?:[A-Z][A-Za-z-]{1,40}: .*\n(?:[ \t].*\n)*){0,40}MIME-Version: 1")


def other_kind(data: bytes) -> str:
    """What a binary file is, in plain words, or nothing if its first bytes are unknown."""
    if data.startswith(_OLE):
        parts = (kind for part, kind in _OLE_PARTS if part.encode("utf-16-le") in data)
        return next(parts, "an old Word or Office document")
    if data.startswith(b"{") and b'"doc_id"' in data[:4000]:
        return "a link to a document in Google Drive"
    if data[4:8] == b"ftyp":
        return "a video or sound recording"
    if data.startswith(b"RIFF"):
        return "a picture" if data[8:12] == b"WEBP" else "a sound or video recording"
    if data[:2] in {b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"}:
        return "a sound recording"
    return next((kind for signature, kind in _SIGNATURES if _starts(data, signature)), "")


def archive_kind(names: frozenset[str]) -> str:
    """What an archive is, by what is in it."""
    found = (kind for start, kind in _ARCHIVES if any(name.startswith(start) for name in names))
    return next(found, "a compressed archive")


def _starts(data: bytes, signature: bytes) -> bool:
    """Two printable letters prove little: a text may begin with BM."""
    return data.startswith(signature) and (signature != b"BM" or b"\0" in data[:64])


def other_text_kind(text: str) -> str:
    """What a text file is if it is data or markup rather than a transcript."""
    start = text.lstrip()[:400]
    if _MARKUP.match(start):
        return "a web page or an XML file"
    if _MAIL.match(text[:4000]):
        return "an e-mail or a web archive"
    if start[:1] in {"{", "["} and _is_json(text):
        return "a JSON file"
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
    what_to_do = _WHAT_TO_DO.get(kind, f"{_ADVICE}: save it as one of these and import that.")
    return UnreadableFile(f"{name} is {kind}. {what_to_do}")


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


def damaged(name: str, kind: str) -> UnreadableFile:
    """`kind` is what the file should be: `Word document`."""
    return UnreadableFile(
        f"{name} is a damaged {kind}: open it in the program it comes from, save a copy and import that."
    )


def locked(name: str) -> UnreadableFile:
    return refuse(name, "protected with a password")


def too_much(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name} holds far more than any transcript does. It was left out; the study is unchanged. "
        "Save the transcript alone as a text file and import that."
    )


def scanned(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name} is a PDF of pictures (a scan): it holds no text. "
        "Run text recognition (OCR) on it, or import the file it was printed from."
    )


def no_transcript_in_table(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name} is a table in which no transcript was found: name its columns in the first row, "
        "such as Speaker, Time and Text, or one question of a survey each, and import it again."
    )
