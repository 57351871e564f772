# SPDX-License-Identifier: MIT
"""What Whisper and its relatives write as JSON: segments in seconds, now and then with words and speakers."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from jtbdstudio.interchange.transcripts.json_told import Told, Word
from jtbdstudio.interchange.transcripts.json_values import (
    MILLISECONDS,
    Fields,
    at,
    first_of,
    members,
    ms_of,
    name_of,
    strays,
    words_of,
)
from jtbdstudio.interchange.transcripts.values import Reading

_SPEAKER_TURN = re.compile(r"\s*\[SPEAKER_TURN\]\s*")
_SPEAKER_TAG = re.compile(r"\s*\(speaker (\S{1,8})\)\s*")
_WHISPER_MARKS = {
    "avg_logprob", "no_speech_prob", "temperature", "seek", "compression_ratio", "tokens", "words", "confidence", "id",
    "type", "score", "chars",
}  # fmt: skip


def is_whisper(data: Any) -> bool:
    """`segments` of `start`, `end` and `text`, or a list of such; `chunks` in the pipelines of transformers."""
    segments = _segments(data)
    return bool(segments) and any(_is_segment(segment) for segment in segments[:20])


def _segments(data: Any) -> list[Fields]:
    if isinstance(data, list):
        return (
            members(data) if any(_WHISPER_MARKS & item.keys() - {"id", "type"} for item in members(data)[:20]) else []
        )
    return members(at(data, "segments")) or members(at(data, "chunks"))


def _is_segment(segment: Fields) -> bool:
    timed = isinstance(segment.get("start"), (int, float)) or isinstance(segment.get("timestamp"), list)
    plain = segment.keys() <= _WHISPER_MARKS | {"start", "end", "text", "speaker", "timestamp"}
    return timed and isinstance(segment.get("text"), str) and plain


def read_whisper(data: Any) -> Reading:
    told = Told(skipped=strays(data if isinstance(data, list) else at(data, "segments") or at(data, "chunks")))
    speaker = ""
    for segment in _segments(data):
        words = [_word(word) for word in members(segment.get("words"))]
        text = segment.get("text")
        if not isinstance(text, str):
            told.skipped += text is not None
            continue
        label = name_of(segment.get("speaker"))
        speakers = {word.speaker for word in words if word.speaker}
        if len(speakers) > 1 and (not label or _is_made_of(text, words)):
            told.say_words(words)
            speaker = next(word.speaker for word in reversed(words) if word.speaker)
            continue
        speaker = label or next(iter(speakers), speaker)
        start, end = _times(segment)
        told.say(speaker, words_of(text), start, end, words)
    return told.reading(_tool(data, told))


def _is_made_of(text: str, words: list[Word]) -> bool:
    """Whether the words are all of the text: then their speakers are nearer than the segment's."""
    return "".join(words_of(text).split()) == "".join("".join(word.text.split()) for word in words)


def _word(word: Fields) -> Word:
    text = words_of(first_of(word, "word", "text"))
    start, end = ms_of(word.get("start")), ms_of(word.get("end"))
    return Word(text, start, end, name_of(word.get("speaker")) or None)


def _times(segment: Fields) -> tuple[int | None, int | None]:
    if isinstance(segment.get("timestamp"), list):
        return ms_of(at(segment, "timestamp", 0)), ms_of(at(segment, "timestamp", 1))
    return ms_of(segment.get("start")), ms_of(segment.get("end"))


def _tool(data: Any, told: Told) -> str:
    segment = _segments(data)[0]
    if segment.get("type") == "transcript.text.segment":
        return "OpenAI, JSON"
    if at(data, "word_segments") is not None or any(piece.speaker for piece in told.pieces):
        return "WhisperX, JSON"
    if "confidence" in segment:
        return "whisper-timestamped, JSON"
    return "Whisper, JSON"


def is_whisper_cpp(data: Any) -> bool:
    """`transcription` of `offsets` or `timestamps`."""
    lines = members(at(data, "transcription"))
    return any("text" in line and ("offsets" in line or "timestamps" in line) for line in lines[:20])


def read_whisper_cpp(data: Any) -> Reading:
    """Speakers come as a field, in front of the words, or as turns without a name (small models that hear those)."""
    told = Told(skipped=strays(data["transcription"]))
    lines = members(data["transcription"])
    turns = sum(
        line.get("speaker_turn_next") is True or "[SPEAKER_TURN]" in words_of(line.get("text")) for line in lines
    )
    speaker = 1
    for line in lines:
        text = words_of(line.get("text"))
        if not isinstance(line.get("text"), str):
            told.skipped += 1
            continue
        tag = _SPEAKER_TAG.match(text)
        named = tag[1] if tag else name_of(line.get("speaker"))
        start, end = _offsets(line)
        said = _SPEAKER_TURN.sub(" ", text[tag.end() if tag else 0 :])
        told.say(named or (f"Speaker {speaker}" if turns else ""), said, start, end)
        if line.get("speaker_turn_next") is True or "[SPEAKER_TURN]" in text:
            speaker = 3 - speaker
    if turns:
        told.warnings.append("The file tells when the speaker changes, not who speaks: check who is who.")
    return told.reading()


def _offsets(line: Fields) -> tuple[int | None, int | None]:
    start, end = (ms_of(at(line, "offsets", key), MILLISECONDS) for key in ("from", "to"))
    if start is None:
        start, end = (ms_of(at(line, "timestamps", key)) for key in ("from", "to"))
    return start, end


def is_text_only(data: Any) -> bool:
    """The shortest answer of a speech service: its words and nothing else."""
    known = {"text", "language", "duration", "task", "usage", "logprobs", "words", "segments", "chunks", "utterances"}
    return isinstance(data, dict) and isinstance(data.get("text"), str) and data.keys() <= known


def read_text_only(data: Any) -> Reading:
    told = Told()
    words = [_word(word) for word in members(data.get("words"))]
    if Counter(bool(word.text) for word in words)[True]:
        told.say_words(words)
    else:
        for paragraph in words_of(data["text"]).split("\n"):
            told.say("", paragraph)
    return told.reading()
