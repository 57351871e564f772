# SPDX-License-Identifier: MIT
"""Transcript files of every common recording tool: bytes in, who said what and when out."""

from __future__ import annotations

from jtbdstudio.domain.transcript import ParsedSurvey, ParsedTranscript, ReadAs
from jtbdstudio.interchange.transcripts import chat, refused
from jtbdstudio.interchange.transcripts.containers import open_content
from jtbdstudio.interchange.transcripts.content import Content
from jtbdstudio.interchange.transcripts.detect import shape_of
from jtbdstudio.interchange.transcripts.json_shapes import json_shape_of
from jtbdstudio.interchange.transcripts.turns import assemble
from jtbdstudio.interchange.transcripts.values import Reading

SUFFIXES = (".txt", ".md", ".docx", ".vtt", ".srt")
"""What the file dialog offers; reading goes by content."""

__all__ = ["SUFFIXES", "read_interviews", "read_transcript"]


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
    content = open_content(name, data, wanted)
    if content.reading is not None:
        return _finished(name, content.format, "Table in a Word document", content.reading, content, wanted)
    if content.data is not None:
        return _from_data(name, content, wanted)
    return _from_lines(name, content, wanted)


def _from_data(name: str, content: Content, wanted: ReadAs) -> ParsedTranscript:
    shape = json_shape_of(content.data)
    if shape is None:
        raise refused.refuse(name, "a JSON file")
    reading = shape.read(content.data)
    return _finished(name, shape.format, reading.format_name or shape.format_name, reading, content, wanted)


def _from_lines(name: str, content: Content, wanted: ReadAs) -> ParsedTranscript:
    if chat.is_chat(content.lines):
        raise refused.chat_log(name)
    shape = shape_of(content.lines)
    reading = shape.read(content.lines)
    format_name = reading.format_name or shape.format_name
    suffix = f", {content.kind_name}" if content.kind_name else ""
    if not format_name.endswith(suffix):
        format_name += suffix
    return _finished(name, shape.format, format_name, reading, content, wanted)


def _finished(
    name: str, machine_name: str, format_name: str, reading: Reading, content: Content, _wanted: ReadAs
) -> ParsedTranscript:
    turns = assemble(reading.pieces, reading.joiner)
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
        unsure=bool(warnings),
    )
