# SPDX-License-Identifier: MIT
"""Transcript files of every common recording tool: bytes in, who said what and when out."""

from __future__ import annotations

from jtbdstudio.domain.errors import UnreadableFile
from jtbdstudio.domain.transcript import ParsedSurvey, ParsedTranscript, ReadAs
from jtbdstudio.interchange.transcripts import chat, refused
from jtbdstudio.interchange.transcripts.containers import open_content
from jtbdstudio.interchange.transcripts.content import Content
from jtbdstudio.interchange.transcripts.decode import ENCODINGS, is_encoding
from jtbdstudio.interchange.transcripts.detect import SHAPES, read_lines, shape_named
from jtbdstudio.interchange.transcripts.json_shapes import json_shape_of
from jtbdstudio.interchange.transcripts.survey import survey_of
from jtbdstudio.interchange.transcripts.table import columns_of, read_rows
from jtbdstudio.interchange.transcripts.turns import assemble
from jtbdstudio.interchange.transcripts.values import Reading

SUFFIXES = (
    *(".txt", ".md", ".vtt", ".srt", ".sbv", ".json", ".json3", ".csv", ".tsv", ".docx", ".odt", ".rtf", ".pdf"),
    *(".html", ".htm", ".xlsx", ".ttml", ".dfxp", ".xml"),
)
"""What the file dialog offers; reading goes by content."""

_TABLE = ("table", "A table, a row a turn")
READABLE_AS = (*((shape.format, shape.readable_as) for shape in SHAPES if shape.readable_as), _TABLE)
"""Ways a text can be asked to be read, each in words."""

__all__ = ["ENCODINGS", "READABLE_AS", "SUFFIXES", "read_interviews", "read_transcript"]


def read_transcript(name: str, data: bytes, read_as: ReadAs | None = None) -> ParsedTranscript:
    """The one transcript in `data`; as `read_interviews`, but a survey is refused."""
    parsed = read_interviews(name, data, read_as)
    if isinstance(parsed, ParsedSurvey):
        raise refused.refuse(name, "a survey of several customers")
    return parsed


def read_interviews(name: str, data: bytes, read_as: ReadAs | None = None) -> ParsedTranscript | ParsedSurvey:
    """The transcript or the survey in `data`; raises `UnreadableFile`, and nothing else, when there is none.

    `name` is the file's name, for messages.
    """
    wanted = read_as or ReadAs()
    if not data.strip():
        raise refused.empty(name)
    if wanted.encoding and not is_encoding(wanted.encoding):
        raise UnreadableFile(
            f"{name} cannot be read as “{wanted.encoding}”: there is no such encoding. Choose another."
        )
    content = open_content(name, data, wanted)
    if content.reading is not None:
        format_name = content.reading.format_name or f"Table, {content.kind_name}"
        return _finished(name, content.format, format_name, content.reading, content, wanted)
    if content.data is not None:
        return _from_data(name, content, wanted)
    if content.rows:
        return _from_rows(name, content, wanted)
    return _from_lines(name, content, wanted)


def _from_data(name: str, content: Content, wanted: ReadAs) -> ParsedTranscript:
    shape = json_shape_of(content.data)
    if shape is None:
        raise refused.refuse(name, "a JSON file")
    reading = shape.read(content.data)
    return _finished(name, shape.format, reading.format_name or shape.format_name, reading, content, wanted)


def _from_rows(name: str, content: Content, wanted: ReadAs) -> ParsedTranscript | ParsedSurvey:
    header, *rows = content.rows
    columns = columns_of(header)
    if columns is not None:
        format_name = _WHISPERS.get((content.kind_name, *header), f"Table, {content.kind_name}")
        return _finished(name, "table", format_name, read_rows(columns, rows), content, wanted)
    survey = survey_of(content.rows, content.encoding)
    if survey is None:
        raise refused.no_transcript_in_table(name)
    return survey


_WHISPERS = {
    ("TSV", "start", "end", "text"): "Whisper, TSV",
    ("CSV", "start", "end", "text"): "whisper.cpp, CSV",
    ("CSV", "start", "end", "speaker", "text"): "whisper.cpp, CSV",
}


def _from_lines(name: str, content: Content, wanted: ReadAs) -> ParsedTranscript:
    asked = shape_named(wanted.format)
    if asked is None and chat.is_chat(content.lines):
        raise refused.chat_log(name)
    shape, reading = read_lines(content.lines, wanted)
    if wanted.format == _TABLE[0] or (asked is not None and not reading.pieces):
        words = asked.readable_as if asked else _TABLE[1]
        raise UnreadableFile(f"Nothing in {name} is written as “{words}”. Choose another way to read it.")
    format_name = reading.format_name or shape.format_name
    suffix = f", {content.kind_name}" if content.kind_name else ""
    if not format_name.endswith(suffix):
        format_name += suffix
    return _finished(name, shape.format, format_name, reading, content, wanted)


def _finished(
    name: str, machine_name: str, format_name: str, reading: Reading, content: Content, wanted: ReadAs
) -> ParsedTranscript:
    turns = assemble(reading.pieces, reading.joiner, merge=wanted.merge_turns)
    if not turns:
        raise refused.wordless(name)
    warnings = [*content.warnings, *reading.warnings]
    if not any(turn.speaker for turn in turns):
        warnings.append("No speaker names were found.")
    return ParsedTranscript(
        format=machine_name,
        format_name=format_name,
        turns=turns,
        cue_count=reading.cue_count,
        first_ms=reading.first_ms,
        last_ms=reading.last_ms,
        encoding=content.encoding,
        warnings=tuple(warnings),
        left_out=(*reading.left_out, *filter(None, content.left_out)),
        unsure=bool(content.warnings) or reading.doubtful,
    )
