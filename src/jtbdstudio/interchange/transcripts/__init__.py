# SPDX-License-Identifier: MIT
"""Transcript files of every common recording tool: bytes in, who said what and when out."""

from __future__ import annotations

from jtbdstudio.domain.text import canonical
from jtbdstudio.domain.transcript import ParsedTranscript
from jtbdstudio.interchange.transcripts import chat, refused
from jtbdstudio.interchange.transcripts.decode import Decoded, decode
from jtbdstudio.interchange.transcripts.detect import shape_of
from jtbdstudio.interchange.transcripts.docx import read_document
from jtbdstudio.interchange.transcripts.turns import assemble
from jtbdstudio.interchange.transcripts.values import Reading

SUFFIXES = (".txt", ".md", ".docx", ".vtt", ".srt")
"""What the file dialog offers; reading goes by content."""

__all__ = ["SUFFIXES", "read_transcript"]


def read_transcript(name: str, data: bytes) -> ParsedTranscript:
    """The transcript in `data`; raises `UnreadableFile`, and nothing else, when there is none.

    `name` is the file's name, for messages.
    """
    if not data.strip():
        raise refused.empty(name)
    if data.startswith(b"PK\x03\x04"):
        return _from_document(name, data)
    if kind := refused.other_kind(data):
        raise refused.refuse(name, kind)
    decoded = decode(data)
    if decoded is None:
        raise refused.unknown(name)
    text = canonical(decoded.text)
    if kind := refused.other_text_kind(text):
        raise refused.refuse(name, kind)
    return _from_lines(name, text.split("\n"), decoded)


def _from_document(name: str, data: bytes) -> ParsedTranscript:
    document = read_document(name, data)
    word = Decoded("", "utf-8")
    if reading := document.reading:
        return _finished(name, "word_table", "Table in a Word document", reading, word)
    parsed = _from_lines(name, document.lines, word, suffix=", Word")
    return parsed if not document.footnotes else _with_left_out(parsed, document.footnotes)


def _from_lines(name: str, lines: list[str], decoded: Decoded, suffix: str = "") -> ParsedTranscript:
    if chat.is_chat(lines):
        raise refused.chat_log(name)
    shape = shape_of(lines)
    reading = shape.read(lines)
    format_name = reading.format_name or shape.format_name
    if not format_name.endswith(suffix):
        format_name += suffix
    return _finished(name, shape.format, format_name, reading, decoded)


def _finished(name: str, machine_name: str, format_name: str, reading: Reading, decoded: Decoded) -> ParsedTranscript:
    turns = assemble(reading.pieces, reading.joiner)
    if not turns:
        raise refused.wordless(name)
    warnings = [decoded.warning, *reading.warnings]
    if not any(turn.speaker for turn in turns):
        warnings.append("No speaker names were found.")
    return ParsedTranscript(
        format=machine_name,
        format_name=format_name,
        turns=turns,
        cue_count=reading.cue_count,
        first_ms=reading.first_ms,
        last_ms=reading.last_ms,
        encoding=decoded.encoding,
        warnings=tuple(filter(None, warnings)),
        left_out=tuple(reading.left_out),
    )


def _with_left_out(parsed: ParsedTranscript, more: list[str]) -> ParsedTranscript:
    from dataclasses import replace

    return replace(parsed, left_out=(*parsed.left_out, *filter(None, more)))
