# SPDX-License-Identifier: MIT
"""Any other list of who said what and when, under whatever names the keys have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jtbdstudio.interchange.transcripts.json_told import Told, Word, glued, is_word
from jtbdstudio.interchange.transcripts.json_values import (
    MILLISECONDS,
    SECONDS,
    Fields,
    at,
    members,
    moment_of,
    ms_of,
    name_of,
    strays,
    words_of,
)
from jtbdstudio.interchange.transcripts.times import counts_milliseconds
from jtbdstudio.interchange.transcripts.values import Reading

_TEXT = """text transcript body content utterance sentence displaytext rawtext punctuatedword word line caption
    dialogue said message speech phrase transcription spokentext quote utt"""
_SPEAKER = """speakername speakerdisplayname displayname participantname speaker speakerlabel participant name person
    who author user role participantrole label sid speakerid speakertag userid"""
_START = """start starttime startms starttimems startseconds startsec starttimestamp startoffset startoffsetms
    startmillis startmilliseconds begin begintime beginoffsetmillis beginms offset offsetms offsetmilliseconds
    timestamp timestampms timecode time ts tstart datastart from in"""
_END = """end endtime endms endtimems endseconds endsec endtimestamp endoffset endoffsetms endmillis endmilliseconds
    endoffsetmillis endts tend dataend stop stoptime finish to out"""
_DURATION = "duration dur durationms durationseconds durationsec durationmilliseconds length"
_WORDS = "words tokens items elements sentences result"
_HOLDERS = """transcript transcription transcripts segments utterances sentences turns results data dialogue dialog
    conversation entries transcriptentries lines captions cues items chunks paragraphs messages monologues blocks speech
    result response content call meeting recording calltranscripts words tokens"""
_TOOLS = (
    ("Fireflies, JSON", {"speaker_name", "raw_text"}),
    ("Recall, JSON", {"participant", "words"}),
    ("Amazon Call Analytics, JSON", {"ParticipantRole", "BeginOffsetMillis"}),
    ("Sonix, JSON", {"speaker", "start_time", "end_time", "words"}),
    ("ElevenLabs, JSON", {"text", "type", "speaker_id", "logprob"}),
    ("Podcast transcript, JSON", {"startTime", "body"}),
)
"""Tools told by the keys of an utterance."""
_COMMON = {"message", "content", "body", "line"}
_DEPTH = 4
_FEW = 4
"""A list of more than these single words is one of words, not of utterances."""


def _keys(names: str) -> tuple[str, ...]:
    return tuple(names.split())


TEXT, SPEAKER, START, END, DURATION, WORDS, HOLDERS = map(
    _keys, (_TEXT, _SPEAKER, _START, _END, _DURATION, _WORDS, _HOLDERS)
)


@dataclass(frozen=True, slots=True)
class _Said:
    """One member of the list, its times as the file has them."""

    speaker: str
    text: str
    start: Any
    end: Any
    length: Any
    in_ms: bool
    words: list[Fields]


def is_list(data: Any) -> bool:
    return _found(data, _DEPTH) is not None


@lru_cache(maxsize=4096)
def _plain(key: str) -> str:
    return "".join(char for char in key.casefold() if char.isalnum())


def _plain_keys(fields: Fields) -> Fields:
    return {_plain(key): value for key, value in fields.items() if value is not None}


def _found(data: Any, depth: int) -> list[Any] | None:
    """The list of utterances: this one, or the first one in a key that sounds like it holds one."""
    if isinstance(data, list):
        if _is_transcript(data):
            return data
        inner = [item for part in data if (item := _found(part, depth - 1))] if depth and len(data) <= 20 else []
        return inner[0] if len(inner) == 1 else None
    if not isinstance(data, dict) or depth == 0:
        return None
    plain = _plain_keys(data)
    return next((found for key in HOLDERS if (found := _found(plain.get(key), depth - 1)) is not None), None)


def _is_transcript(items: list[Any]) -> bool:
    """Half of the members have words, and who or when."""
    sample = items[:200]
    fitting = sum(isinstance(item, dict) and _fits(item) for item in sample)
    return fitting > 0 and fitting * 2 >= len(sample)


def _fits(item: Fields) -> bool:
    """Words, and who or when; what goes by a name that logs and lists have as well needs somebody who says it."""
    said = _said(item)
    keys = set(map(_plain, item))
    common = keys & _COMMON and not keys & (set(TEXT) - _COMMON)
    return bool(said.text.strip()) and (said.speaker != "" or (said.start is not None and not common))


def _said(item: Fields) -> _Said:
    plain = _plain_keys(item)
    words = next((members(plain.get(key)) for key in WORDS if members(plain.get(key))), [])
    text = next((value for key in TEXT if (value := plain.get(key)) is not None and not isinstance(value, bool)), None)
    spoken = words_of(text) if isinstance(text, str) else ""
    key = next((key for key in START if key in plain), "")
    start, end, length = plain.get(key), _first(plain, END), _first(plain, DURATION)
    if isinstance(start, list) or (isinstance(start, dict) and {"start", "from"} & start.keys()):
        pair = (
            start
            if isinstance(start, list)
            else [start.get("start", start.get("from")), start.get("end", start.get("to"))]
        )
        start, end = at(pair, 0), at(pair, 1)
    elif isinstance(start, dict) and "relative" in start:
        start, end = start["relative"], at(end, "relative")
    if not spoken and words:
        spoken = glued([Word(_said_of(word)) for word in words])
    if words:
        start = _time(words[0], START) if start is None else start
        end = _time(words[-1], END) if end is None else end
    in_ms = "ms" in key[-2:] or "milli" in key
    return _Said(_speaker(plain), spoken, start, end, length, in_ms, words)


def _said_of(word: Fields) -> str:
    plain = _plain_keys(word)
    return next((words_of(plain[key]) for key in TEXT if isinstance(plain.get(key), str)), "")


def _time(word: Fields, keys: tuple[str, ...]) -> Any:
    value = _first(_plain_keys(word), keys)
    return at(value, "relative") if isinstance(value, dict) and "relative" in value else value


def _first(plain: Fields, keys: tuple[str, ...]) -> Any:
    return next((plain[key] for key in keys if key in plain), None)


def _speaker(plain: Fields) -> str:
    return next((name for key in SPEAKER if key in plain and (name := name_of(plain[key]))), "")


def read_list(data: Any) -> Reading:
    items = _found(data, _DEPTH) or []
    said = [_said(item) for item in members(items)]
    names = _names(data)
    silent = sum(_is_silent(item, line) for item, line in zip(members(items), said))
    told = Told(skipped=strays(items) + sum(not line.text.strip() for line in said) - silent)
    scale = MILLISECONDS if _in_milliseconds(said) else SECONDS
    first = min((moment for line in said if (moment := moment_of(line.start)) is not None), default=0)
    spans = [_span(line, scale, first) for line in said]
    speakers = [names.get(line.speaker, line.speaker) for line in said]
    filled = [line for line in said if line.text.strip()]
    if sum(is_word(line.text) for line in filled) * 10 > 9 * len(filled) and len(filled) > _FEW:
        parts = zip(said, spans, speakers)
        told.say_words(Word(line.text, *span, speaker or None) for line, span, speaker in parts)
    else:
        for line, span, speaker in zip(said, spans, speakers):
            told.say(speaker, line.text, *span, _words(line, scale))
    keys = set(next(iter(members(items)), {}))
    return told.reading(next((tool for tool, known in _TOOLS if known <= keys), ""))


def _span(line: _Said, scale: float, first: int) -> tuple[int | None, int | None]:
    start, end = (_ms(value, scale, first) for value in (line.start, line.end))
    length = ms_of(line.length, scale)
    if end is None and start is not None and length is not None:
        end = start + length
    return start, end


def _is_silent(item: Fields, line: _Said) -> bool:
    """An utterance without words is nothing strange; one without any field that is known is."""
    return not line.text.strip() and (line.start is not None or line.speaker != "" or "" in item.values())


def _ms(value: Any, scale: float, first: int) -> int | None:
    moment = moment_of(value)
    return ms_of(value, scale) if moment is None else moment - first


def _words(line: _Said, scale: float) -> Iterator[Word]:
    for word in line.words:
        yield Word(_said_of(word), ms_of(_time(word, START), scale), ms_of(_time(word, END), scale))


def _in_milliseconds(said: list[_Said]) -> bool:
    if any(line.in_ms for line in said):
        return True
    numbers = [(line.start, line.end) for line in said]
    if any(isinstance(value, float) and value % 1 for pair in numbers for value in pair):
        return False
    return counts_milliseconds((_whole(line.start), _whole(line.end), len(line.text)) for line in said)


def _whole(value: Any) -> int | None:
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        return int(value.strip()[:15])
    return int(value) if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e15 else None


def _names(data: Any) -> dict[str, str]:
    """Speakers by number, where the file lists them apart from what they said."""
    for key in ("speakers", "participants", "parties"):
        listed = at(data, key) or at(data, "data", key) or at(data, "transcript", key) or at(data, "speech", key)
        if isinstance(listed, dict):
            return {str(number): name for number, who in listed.items() if (name := name_of(who))}
        for number in ("id", "speaker_id", "speakerId", "sid"):
            if names := {name_of(who[number]): name_of(who) for who in members(listed) if name_of(who.get(number))}:
                return names
    return {}


def is_youtube(data: Any) -> bool:
    return any("segs" in event for event in members(at(data, "events"))) or at(data, "wireMagic") == "pb3"


def read_youtube(data: Any) -> Reading:
    """Events show words for a while; those that only break a line say nothing."""
    told = Told(skipped=strays(data.get("events")))
    events = members(data.get("events"))
    for event in events:
        text = "".join(words_of(part.get("utf8")) for part in members(event.get("segs"))).replace("\n", " ")
        start, length = (ms_of(event.get(key), MILLISECONDS) for key in ("tStartMs", "dDurationMs"))
        told.say("", text, start, None if start is None or length is None else start + length)
    return told.reading()


def is_otter(data: Any) -> bool:
    return any("transcript" in line and "start_offset" in line for line in _otter(data))


def _otter(data: Any) -> list[Fields]:
    return members(at(data, "speech", "transcripts")) or members(at(data, "transcripts"))


def read_otter(data: Any) -> Reading:
    """Otter counts samples, sixteen a millisecond."""
    told = Told()
    names = _names(data)
    for line in _otter(data):
        number = name_of(line.get("speaker_id"))
        speaker = names.get(number) or name_of(line.get("speaker_name")) or name_of(line.get("speaker_model_label"))
        start, end = (ms_of(line.get(key), 1 / 16) for key in ("start_offset", "end_offset"))
        told.say(speaker or number, words_of(line.get("transcript")), start, end)
    return told.reading()
