# SPDX-License-Identifier: MIT
"""Amazon Transcribe, Google Speech-to-Text and Microsoft's speech services."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from jtbdstudio.interchange.transcripts.json_told import Told, Word, glued
from jtbdstudio.interchange.transcripts.json_values import (
    MILLISECONDS,
    TICKS,
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


def is_amazon(data: Any) -> bool:
    results = at(data, "results")
    return isinstance(results, dict) and (
        any("alternatives" in item for item in members(results.get("items")))
        or any("transcript" in said for said in members(results.get("audio_segments")))
    )


def read_amazon(data: Any) -> Reading:
    """Newer answers tell whole segments; older ones words, and apart from them who spoke when."""
    results = data["results"]
    told = Told(skipped=strays(results.get("items")) + strays(results.get("audio_segments")))
    for said in members(results.get("audio_segments")):
        start, end = ms_of(said.get("start_time")), ms_of(said.get("end_time"))
        speaker = name_of(first_of(said, "speaker_label", "channel_label"))
        told.say(speaker, words_of(said.get("transcript")), start, end)
    if told.pieces:
        return told.reading()
    channels = members(at(results, "channel_labels", "channels"))
    for channel in channels:
        label = name_of(channel.get("channel_label"))
        for run in _amazon_sentences(_amazon_words(members(channel.get("items")))):
            told.say(label, glued(run), run[0].start_ms, _last_ms(run))
    if told.pieces:
        return told.in_order().reading()
    _amazon_segments(results, told)
    return told.reading()


def _amazon_words(items: list[Fields]) -> list[Word]:
    return [_amazon_word(item) for item in items if isinstance(item.get("alternatives"), list)]


def _amazon_word(item: Fields) -> Word:
    start, end = ms_of(item.get("start_time")), ms_of(item.get("end_time"))
    speaker = name_of(item.get("speaker_label")) or None
    text = words_of(at(item, "alternatives", 0, "content"))
    return Word(text, start, end, speaker, glued=item.get("type") == "punctuation")


def _amazon_sentences(words: list[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in words:
        if run and not word.glued and run[-1].text in {".", "?", "!", "。", "？"}:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _last_ms(run: list[Word]) -> int | None:
    return next((word.end_ms for word in reversed(run) if word.end_ms is not None), None)


def _amazon_segments(results: Fields, told: Told) -> None:
    """Each word goes to the last segment that began before it; without segments the words tell who speaks."""
    items = members(results.get("items"))
    words = _amazon_words(items)
    told.skipped += len(items) - len(words)
    segments = [
        (start, ms_of(segment.get("end_time")), name_of(segment.get("speaker_label")))
        for segment in members(at(results, "speaker_labels", "segments"))
        if (start := ms_of(segment.get("start_time"))) is not None
    ]
    if not segments:
        told.say_words(words)
        return
    segments.sort(key=lambda segment: segment[0])
    begins = [segment[0] for segment in segments]
    place = 0
    placed: list[tuple[int, Word]] = []
    for word in words:
        if word.start_ms is not None:
            place = max(0, bisect_right(begins, word.start_ms) - 1)
        placed.append((place, word))
    for place, group in groupby(placed, key=lambda pair: pair[0]):
        start, end, speaker = segments[place]
        run = [word for _, word in group]
        told.say(speaker, glued(run), start, end, run)


def is_google(data: Any) -> bool:
    return any(at(result, "alternatives", 0) is not None for result in _google(data))


def _google(data: Any) -> list[Fields]:
    """The results: bare, within a finished operation, or by the name of the file they are of."""
    for holder in (data, at(data, "response"), at(data, "transcript")):
        if found := members(at(holder, "results")):
            return found
    for holder in (at(data, "results"), at(data, "response", "results")):
        for value in holder.values() if isinstance(holder, dict) else ():
            for inner in (value, at(value, "inlineResult")):
                if found := members(at(inner, "transcript", "results")):
                    return found
    return []


def read_google(data: Any) -> Reading:
    """A result is an utterance. Told-apart speakers come as all words once more, in the last result."""
    told = Told()
    results = [result for result in _google(data) if isinstance(at(result, "alternatives", 0), dict)]
    told.skipped = len(_google(data)) - len(results) + strays(at(data, "results"))
    channels = list(dict.fromkeys(map(_channel, results)))
    for channel in channels:
        label = f"Channel {channel}" if len(channels) > 1 else ""
        _google_channel([result for result in results if _channel(result) == channel], label, told)
    return (told.in_order() if len(channels) > 1 else told).reading()


def _channel(result: Fields) -> str:
    return name_of(first_of(result, "channelTag", "channel_tag"))


def _google_channel(results: list[Fields], label: str, told: Told) -> None:
    said = [[_google_word(word) for word in members(at(result, "alternatives", 0, "words"))] for result in results]
    if any(word.speaker for words in said for word in words):
        told.say_words(_once(said))
        return
    for result, words in zip(results, said):
        text = words_of(at(result, "alternatives", 0, "transcript")) or glued(words)
        starts = [word.start_ms for word in words if word.start_ms is not None]
        end = ms_of(first_of(result, "resultEndTime", "result_end_time", "resultEndOffset", "result_end_offset"))
        told.say(label, text, min(starts, default=None), _last_ms(words) or end, words)


def _google_word(word: Fields) -> Word:
    start = ms_of(first_of(word, "startTime", "start_time", "startOffset", "start_offset"))
    end = ms_of(first_of(word, "endTime", "end_time", "endOffset", "end_offset"))
    speaker = name_of(first_of(word, "speakerLabel", "speaker_label", "speakerTag", "speaker_tag"))
    # what is zero is left out: the first word has no start, an unknown speaker no number
    start = 0 if start is None and end is not None else start
    return Word(words_of(word.get("word")), start, end, None if speaker in {"", "0"} else speaker)


def _once(said: list[list[Word]]) -> Iterable[Word]:
    """The words of all results, none of them twice: of a repeated stretch the last result counts."""
    kept: list[list[Word]] = []
    earliest: int | None = None
    for words in reversed([words for words in said if words]):
        starts = [word.start_ms for word in words if word.start_ms is not None]
        if not starts:
            if not kept:
                kept.append(words)
            continue
        fresh = [word for word in words if earliest is None or (word.start_ms or 0) < earliest]
        kept.append(fresh)
        earliest = min(starts) if earliest is None else min(earliest, *starts)
    return [word for words in reversed(kept) for word in words]


def is_watson(data: Any) -> bool:
    return any(isinstance(at(result, "alternatives", 0, "timestamps"), list) for result in members(at(data, "results")))


def read_watson(data: Any) -> Reading:
    """A result is an utterance of words with times; a list apart tells who speaks at which time."""
    told = Told(skipped=strays(data["results"]))
    labels = members(data.get("speaker_labels"))
    speakers = {ms_of(label.get("from")): name_of(label.get("speaker")) for label in labels}
    for result in members(data["results"]):
        listed = at(result, "alternatives", 0, "timestamps")
        times = [one for one in listed if isinstance(one, list)] if isinstance(listed, list) else []
        words = [
            Word(words_of(at(one, 0)), start, ms_of(at(one, 2)), speakers.get(start))
            for one in times
            if (start := ms_of(at(one, 1))) is not None
        ]
        if speakers:
            told.say_words(words)
        else:
            text = words_of(at(result, "alternatives", 0, "transcript"))
            told.say("", text, words[0].start_ms if words else None, _last_ms(words), words)
    return told.reading()


def is_azure(data: Any) -> bool:
    phrases = [*members(at(data, "recognizedPhrases")), *members(at(data, "phrases"))]
    return any("nBest" in phrase or "offsetMilliseconds" in phrase or "offsetInTicks" in phrase for phrase in phrases)


def read_azure(data: Any) -> Reading:
    """Phrases of batch transcription (`nBest`, ticks) and of fast transcription (`text`, milliseconds)."""
    phrases = data.get("recognizedPhrases") or data.get("phrases")
    told = Told(skipped=strays(phrases))
    channels = {name_of(phrase.get("channel")) for phrase in members(phrases)}
    for phrase in members(phrases):
        best = at(phrase, "nBest", 0)
        text = words_of(at(best, "display")) or words_of(phrase.get("text")) or words_of(at(best, "lexical"))
        start, length = _azure_time(phrase, "offset"), _azure_time(phrase, "duration")
        end = None if start is None or length is None else start + length
        channel = f"Channel {name_of(phrase.get('channel'))}" if len(channels) > 1 else ""
        told.say(", ".join(filter(None, (channel, name_of(phrase.get("speaker"))))), text, start, end)
    return (told.in_order() if len(channels) > 1 else told).reading()


def _azure_time(phrase: Fields, key: str) -> int | None:
    for name, scale in ((f"{key}Milliseconds", MILLISECONDS), (f"{key}InTicks", TICKS)):
        if (time := ms_of(phrase.get(name), scale)) is not None:
            return time
    written = phrase.get(key)
    return ms_of(written, TICKS if isinstance(written, (int, float)) else 1000.0)


def is_video_indexer(data: Any) -> bool:
    return any("instances" in line for line in _insights(data)[0])


def _insights(data: Any) -> tuple[list[Fields], dict[str, str]]:
    insights = at(data, "videos", 0, "insights") or at(data, "insights") or {}
    names = {name_of(speaker.get("id")): name_of(speaker) for speaker in members(at(insights, "speakers"))}
    return members(at(insights, "transcript")), names


def read_video_indexer(data: Any) -> Reading:
    told = Told()
    lines, names = _insights(data)
    for line in lines:
        number = name_of(line.get("speakerId"))
        start, end = (ms_of(at(line, "instances", 0, key)) for key in ("start", "end"))
        told.say(names.get(number) or number, words_of(line.get("text")), start, end)
    return told.reading()
