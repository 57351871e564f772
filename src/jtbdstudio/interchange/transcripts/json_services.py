# SPDX-License-Identifier: MIT
"""Rev, AssemblyAI, Deepgram and Speechmatics: what these services answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
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


def is_rev(data: Any) -> bool:
    return any("elements" in monologue for monologue in members(at(data, "monologues")))


def read_rev(data: Any) -> Reading:
    """Rev's machine counts its speakers; Rev's people name them, in a list of their own."""
    names = {name_of(speaker.get("id")): name_of(speaker) for speaker in members(data.get("speakers"))}
    told = Told(skipped=strays(data["monologues"]))
    for monologue in members(data["monologues"]):
        elements = members(monologue.get("elements"))
        told.skipped += strays(monologue.get("elements"))
        words = [_rev_word(element) for element in elements]
        number = name_of(monologue.get("speaker"))
        speaker = names.get(number) or name_of(monologue.get("speaker_info")) or number
        starts = [word.start_ms for word in words if word.start_ms is not None]
        ends = [word.end_ms for word in words if word.end_ms is not None]
        told.say(speaker, _rev_text(words), min(starts, default=None), max(ends, default=None), _with_marks(words))
    return told.reading("Rev, JSON" if names else "Rev AI, JSON")


def _rev_word(element: Fields) -> Word:
    start = ms_of(first_of(element, "ts", "timestamp", "start_ts"))
    end = ms_of(first_of(element, "end_ts", "end_timestamp"))
    return Word(words_of(element.get("value")), start, end, glued=element.get("type") == "punct")


def _rev_text(words: list[Word]) -> str:
    """Blanks are elements of their own; where there are none, two words are still two."""
    parts: list[str] = []
    after_word = False
    for word in words:
        if after_word and not word.glued and word.text[:1].isascii() and not parts[-1].endswith(" "):
            parts.append(" ")
        parts.append(word.text)
        after_word = not word.glued and bool(word.text)
    return "".join(parts)


def _with_marks(words: list[Word]) -> Iterator[Word]:
    """Words with the punctuation behind them; blanks are elements of their own."""
    word: Word | None = None
    for element in words:
        if word is not None and element.glued:
            word = Word(word.text + element.text.strip(), word.start_ms, word.end_ms)
        else:
            if word is not None:
                yield word
            word = element
    if word is not None:
        yield word


_ASSEMBLYAI = {"audio_url", "acoustic_model", "language_model", "speech_model", "audio_duration", "speech_models_used"}


def is_assemblyai(data: Any) -> bool:
    if not isinstance(data, dict) or not _ASSEMBLYAI & data.keys():
        return False
    return any(isinstance(data.get(key), (list, str)) for key in ("utterances", "words", "text"))


def read_assemblyai(data: Any) -> Reading:
    """Utterances, else words, else the bare text; times are milliseconds."""
    told = Told(skipped=strays(data.get("utterances")))
    for said in members(data.get("utterances")):
        if not isinstance(said.get("text"), str):
            told.skipped += 1
            continue
        words = [_ms_word(word) for word in members(said.get("words"))]
        start, end = (ms_of(said.get(key), MILLISECONDS) for key in ("start", "end"))
        told.say(name_of(said.get("speaker")), words_of(said["text"]), start, end, words)
    if not told.pieces:
        told.skipped += strays(data.get("words"))
        told.say_words(map(_ms_word, members(data.get("words"))))
    if not told.pieces:
        told.say("", words_of(data.get("text")))
    return told.reading()


def _ms_word(word: Fields) -> Word:
    start, end = (ms_of(word.get(key), MILLISECONDS) for key in ("start", "end"))
    return Word(words_of(word.get("text")), start, end, name_of(word.get("speaker")) or None)


def is_deepgram(data: Any) -> bool:
    results = _deepgram(data)
    if any("alternatives" in channel for channel in members(results.get("channels"))):
        return True
    return any("transcript" in said and "words" in said for said in members(results.get("utterances")))


def _deepgram(data: Any) -> Fields:
    results = at(data, "results")
    found = results if isinstance(results, dict) else data
    return found if isinstance(found, dict) else {}


def read_deepgram(data: Any) -> Reading:
    """Utterances, else paragraphs, else words, of one or several channels."""
    results = _deepgram(data)
    told = Told(skipped=strays(results.get("utterances")))
    channels = members(results.get("channels"))
    several = len(channels) > 1
    for said in members(results.get("utterances")):
        if not isinstance(said.get("transcript"), str):
            told.skipped += 1
            continue
        speaker = _of_channel(said.get("speaker"), said.get("channel") if several else None)
        words = [_deepgram_word(word) for word in members(said.get("words"))]
        told.say(speaker, words_of(said["transcript"]), ms_of(said.get("start")), ms_of(said.get("end")), words)
    if told.pieces:
        return told.reading()
    for number, channel in enumerate(channels):
        _deepgram_channel(at(channel, "alternatives", 0), told, number if several else None)
    return (told.in_order() if several else told).reading()


def _of_channel(speaker: object, channel: object) -> str:
    """With several channels a channel is somebody, and may hold several speakers itself."""
    parts = [f"Channel {name_of(channel)}" if name_of(channel) else "", name_of(speaker)]
    return ", ".join(filter(None, parts))


def _deepgram_channel(alternative: Any, told: Told, channel: int | None) -> None:
    before = len(told.pieces)
    for paragraph in members(at(alternative, "paragraphs", "paragraphs")):
        speaker = _of_channel(paragraph.get("speaker"), channel)
        for sentence in members(paragraph.get("sentences")):
            told.say(speaker, words_of(sentence.get("text")), ms_of(sentence.get("start")), ms_of(sentence.get("end")))
    words = members(at(alternative, "words"))
    told.skipped += strays(at(alternative, "words"))
    if len(told.pieces) == before:
        told.say_words(_deepgram_word(word, channel) for word in words)
    if len(told.pieces) == before:
        told.say(_of_channel(None, channel), words_of(at(alternative, "transcript")))


def _deepgram_word(word: Fields, channel: int | None = None) -> Word:
    text = words_of(first_of(word, "punctuated_word", "word"))
    return Word(
        text, ms_of(word.get("start")), ms_of(word.get("end")), _of_channel(word.get("speaker"), channel) or None
    )


def is_speechmatics(data: Any) -> bool:
    results = members(at(data, "results"))
    return any(result.get("type") in ("word", "punctuation") and "alternatives" in result for result in results[:50])


def read_speechmatics(data: Any) -> Reading:
    """A result is a word or a sign, which attaches to the word before, after or both."""
    told = Told(skipped=strays(data["results"]))
    results = [result for result in members(data["results"]) if isinstance(result.get("alternatives"), list)]
    told.skipped += len(members(data["results"])) - len(results)
    by_channel = sorted(results, key=lambda result: name_of(result.get("channel")))
    for channel, said in groupby(by_channel, key=lambda result: name_of(result.get("channel"))):
        told.say_words(_speechmatics_words(list(said), channel))
    return (told.in_order() if any(result.get("channel") for result in results) else told).reading()


def _speechmatics_words(results: list[Fields], channel: str) -> Iterator[Word]:
    attaches_next = False
    for result in results:
        best = at(result, "alternatives", 0)
        speaker = name_of(at(best, "speaker")) or None
        glued = attaches_next or result.get("attaches_to") in ("previous", "both")
        glued = glued or (result.get("type") == "punctuation" and "attaches_to" not in result)
        attaches_next = result.get("attaches_to") in ("next", "both")
        start, end = ms_of(result.get("start_time")), ms_of(result.get("end_time"))
        known = "" if speaker == "UU" else speaker  # "UU" is whom nobody knows
        yield Word(words_of(at(best, "content")), start, end, channel or known, glued)
