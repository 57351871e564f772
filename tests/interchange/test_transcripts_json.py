# SPDX-License-Identifier: MIT
"""What recording tools and speech services write as JSON, and JSON that is damaged or something else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jtbdstudio.domain.errors import UnreadableFile
from jtbdstudio.domain.transcript import ParsedTranscript
from jtbdstudio.interchange.transcripts import read_transcript
from tests.interchange.test_transcripts_more_ways import EXPECTED as MORE

SAMPLES = Path(__file__).parent / "samples"
THANKS = "Thanks for making the time."
FRIDAY = "It was the Friday the file bounced."
FORTY = "I had forty people waiting."
NOBODY = [("", f"{THANKS} {FRIDAY} {FORTY}", 3120, 13250)]


def talk(mira: str, dana: str) -> list[tuple[str, str, int, int]]:
    return [(mira, THANKS, 3120, 8400), (dana, f"{FRIDAY} {FORTY}", 9000, 13250)]


MIRA_AND_DANA = talk("Mira Holt", "Dana Ruiz")
UNKNOWN = ("", "Sorry.", 14000, 14500)
LOWER = [("", "thanks for making the time it was the Friday the file bounced", 3120, 13250)]
STARTS_ONLY = [("Mira Holt", THANKS, 3000, None), ("Dana Ruiz", f"{FRIDAY} {FORTY}", 9000, None)]

# file: (tool in plain words, [(speaker, text, start, end)], utterances)
EXPECTED: dict[str, tuple[str, list[Any], int]] = {
    "amazon.json": ("Amazon Transcribe, JSON", talk("spk_0", "spk_1"), 3),
    "amazon_channels.json": ("Amazon Transcribe, JSON", talk("ch_0", "ch_1"), 3),
    "amazon_segments.json": ("Amazon Transcribe, JSON", talk("spk_0", "spk_1"), 3),
    "assemblyai.json": ("AssemblyAI, JSON", talk("A", "B"), 2),
    "assemblyai_words.json": ("AssemblyAI, JSON", NOBODY, 3),
    "azure_batch.json": ("Azure Speech, JSON", talk("1", "2"), 3),
    "azure_fast.json": ("Azure Speech, JSON", talk("1", "2"), 3),
    "deepgram.json": ("Deepgram, JSON", talk("0", "1"), 3),
    "deepgram_paragraphs.json": ("Deepgram, JSON", talk("0", "1"), 3),
    "deepgram_words.json": ("Deepgram, JSON", talk("0", "1"), 2),
    "faster_whisper.json": ("Whisper, JSON", NOBODY, 3),
    "fireflies.json": ("Fireflies, JSON", MIRA_AND_DANA, 3),
    "google.json": ("Google Speech-to-Text, JSON", NOBODY, 3),
    "google_nanos.json": ("Google Speech-to-Text, JSON", talk("1", "2"), 2),
    "google_speakers.json": ("Google Speech-to-Text, JSON", talk("1", "2"), 2),
    "list_clock.json": ("List of utterances, JSON", STARTS_ONLY, 3),
    "list_ms.json": ("List of utterances, JSON", MIRA_AND_DANA, 3),
    "otter.json": ("Otter, JSON", MIRA_AND_DANA, 3),
    "podcast.json": ("Podcast transcript, JSON", MIRA_AND_DANA, 3),
    "recall.json": ("Recall, JSON", MIRA_AND_DANA, 3),
    "rev_ai.json": ("Rev AI, JSON", talk("0", "1"), 2),
    "rev_human.json": ("Rev, JSON", MIRA_AND_DANA, 2),
    "soniox.json": ("List of utterances, JSON", talk("1", "2"), 2),
    "sonix.json": ("Sonix, JSON", MIRA_AND_DANA, 3),
    "speechmatics.json": ("Speechmatics, JSON", [*talk("S1", "S2"), UNKNOWN], 3),
    "transformers_chunks.json": ("Whisper, JSON", NOBODY, 3),
    "watson.json": ("IBM Watson, JSON", talk("0", "1"), 3),
    "whisper.json": ("Whisper, JSON", NOBODY, 3),
    "whisper_cpp.json": ("whisper.cpp, JSON", NOBODY, 3),
    "whisper_cpp_turns.json": ("whisper.cpp, JSON", talk("Speaker 1", "Speaker 2"), 3),
    "whisper_timestamped.json": ("whisper-timestamped, JSON", NOBODY, 3),
    "whisperx.json": ("WhisperX, JSON", talk("SPEAKER_00", "SPEAKER_01"), 3),
    "whisperx_words.json": ("WhisperX, JSON", talk("SPEAKER_00", "SPEAKER_01"), 3),
    "youtube.json": ("YouTube captions, JSON", LOWER, 2),
}


def read(data: object) -> ParsedTranscript:
    return read_transcript("call.json", json.dumps(data).encode())


def said(data: object) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in read(data).turns]


def test_every_sample_has_its_expectation() -> None:
    assert {path.name for path in SAMPLES.glob("*.json")} == {
        *EXPECTED,
        *(name for name in MORE if name.endswith(".json")),
    }


@pytest.mark.parametrize("name", EXPECTED)
def test_who_said_what_and_when(name: str) -> None:
    tool, turns, utterances = EXPECTED[name]
    parsed = read_transcript(name, (SAMPLES / name).read_bytes())
    assert [(turn.speaker, turn.text, turn.start_ms, turn.end_ms) for turn in parsed.turns] == turns
    assert (parsed.format_name, parsed.cue_count) == (tool, utterances)
    assert parsed.first_ms == turns[0][2]
    assert parsed.unsure == (name == "whisper_cpp_turns.json")


@pytest.mark.parametrize(
    "data",
    [
        {"segments": []},
        {"name": "jtbd", "version": "1.0.0", "dependencies": {"a": "1"}},
        [{"id": 1, "price": 3}, {"id": 2, "price": 4}],
        {"results": {"channels": "two"}},
        {"monologues": [None, 3]},
        [{"name": "color", "value": "red"}, {"name": "size", "value": "large"}],
        [{"time": "10:02:11", "level": "info", "message": "Started the server."}] * 3,
        [[[[[]]]]],
        [1, 2, 3],
    ],
)
def test_other_data_is_refused(data: object) -> None:
    with pytest.raises(UnreadableFile, match=r"call\.json is a JSON file"):
        read(data)


def test_a_member_that_is_damaged_is_left_out_and_told_once() -> None:
    segment = {"start": 1.0, "end": 2.0, "text": " Hello."}
    parsed = read(
        {"segments": [segment, None, 3, {"start": 2.0, "end": 3.0, "text": ["x"]}, {**segment, "start": "?"}]}
    )
    assert [turn.text for turn in parsed.turns] == ["Hello. Hello."]
    assert "3 entries of the file could not be read and were left out." in parsed.warnings
    assert parsed.unsure


@pytest.mark.parametrize("start", ["soon", None, True, 10**40, -(10**9), 1e300, [], {"seconds": "x"}, "9" * 300])
def test_a_time_that_is_none_takes_nothing_else_along(start: object) -> None:
    parsed = read(
        {"segments": [{"start": start, "end": 2, "text": "Hello.", "speaker": "Dana"}, {"start": 3, "text": "Yes."}]}
    )
    assert (parsed.words, parsed.first_ms) == (2, 3000)


def test_numbers_that_json_does_not_have() -> None:
    bad = '{"start": NaN, "end": Infinity, "text": "Hello."}, {"start": 1e999, "end": 2, "text": "Yes."}'
    text = f'{{"segments": [{bad}, {{"start": 1.5, "end": 2, "text": "No."}}]}}'
    assert read_transcript("call.json", text.encode()).first_ms == 1500


def test_whole_numbers_are_seconds_or_milliseconds_by_how_fast_people_speak() -> None:
    seconds = [{"speaker": "Dana", "start": 3, "end": 8, "text": THANKS}]
    assert read(seconds).turns[0].start_ms == 3000
    assert read([{**seconds[0], "start": 3120, "end": 8400}]).turns[0].start_ms == 3120
    assert read([{"speaker": "Dana", "startTimeMs": 3, "text": THANKS}]).turns[0].start_ms == 3


def test_times_of_day_count_from_the_first() -> None:
    first = {"participant": "Mira", "startTime": "2026-03-06T10:02:11.5Z", "text": THANKS}
    second = {"participant": "Dana", "startTime": "2026-03-06T11:02:19+01:00", "text": FRIDAY}
    assert [turn.start_ms for turn in read({"transcriptEntries": [first, second]}).turns] == [0, 7500]


def test_speakers_by_number_get_their_names() -> None:
    data = {
        "speakers": {"s1": "Mira"},
        "turns": [{"speaker_id": "s1", "text": THANKS}, {"speaker_id": "s2", "text": FRIDAY}],
    }
    assert said(data) == [("Mira", THANKS), ("s2", FRIDAY)]


def test_long_utterances_keep_the_times_of_their_sentences() -> None:
    words = [
        {"text": word, "start": at * 2000, "end": at * 2000 + 900}
        for at, word in enumerate(["One", "two.", "Three", "four.", "Five"])
    ]
    words[3]["end"] = 9000
    utterance = {"speaker": "A", "start": 0, "end": 16000, "text": "One two.  Three four. Five", "words": words}
    parsed = read({"audio_url": "x", "utterances": [utterance]})
    assert [turn.text for turn in parsed.turns] == ["One two. Three four. Five"]
    assert [(cue.offset, cue.start_ms) for cue in parsed.turns[0].cues] == [(0, 0), (9, 4000), (21, 8000)]
    assert parsed.cue_count == 1


def test_words_of_languages_without_blanks() -> None:
    words = [
        {"word": word, "start": at, "end": at + 1, "speaker": 0}
        for at, word in enumerate(["我们", "星期五", "，", "很忙", "。"])
    ]
    assert said({"results": {"channels": [{"alternatives": [{"transcript": "", "words": words}]}]}}) == [
        ("0", "我们星期五，很忙。")
    ]


def test_channels_are_people() -> None:
    channels = [
        {"alternatives": [{"transcript": "", "words": [{"word": word, "start": start, "end": start + 0.5}]}]}
        for word, start in (("No.", 5.0), ("Yes?", 1.0))
    ]
    assert said({"results": {"channels": channels}}) == [("Channel 1", "Yes?"), ("Channel 0", "No.")]


def test_a_repeated_result_counts_once() -> None:
    words = [
        {"word": word, "startTime": f"{at}s", "endTime": f"{at + 1}s", "speakerTag": 1}
        for at, word in enumerate(["One", "two", "three"])
    ]
    results = [{"alternatives": [{"words": words[:count]}]} for count in (1, 2, 3)]
    assert said({"results": results}) == [("1", "One two three")]


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | st.sampled_from([THANKS, "0:03", "1.2s"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
DATA = [json.loads((SAMPLES / name).read_text("utf-8")) for name in EXPECTED]


def damaged(data: Any, path: list[float], put: object) -> Any:
    """The data with something else at one place of it."""
    if not path or not isinstance(data, (dict, list)) or not data:
        return put
    keys = list(data) if isinstance(data, dict) else list(range(len(data)))
    key = keys[int(path[0] * len(keys)) % len(keys)]
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[key] = damaged(data[key], path[1:], put)
    return copy


@given(st.sampled_from(DATA), st.lists(st.floats(0, 1), min_size=1, max_size=7), ANYTHING)
def test_whatever_is_damaged_nothing_breaks(data: Any, path: list[float], put: object) -> None:
    try:
        parsed = read(damaged(data, path, put))
    except UnreadableFile:
        return
    for turn in parsed.turns:
        assert turn.text
        assert all(0 <= cue.offset < len(turn.text) and 0 <= cue.start_ms <= cue.end_ms for cue in turn.cues)
