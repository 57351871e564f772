# SPDX-License-Identifier: MIT
"""Every tool's shape is read as a person reads it, in whatever encoding the file arrives."""

from __future__ import annotations

from pathlib import Path

import pytest

from jtbdstudio.domain.errors import UnreadableFile
from jtbdstudio.interchange.transcripts import read_transcript
from tests.interchange.test_transcripts_more_ways import EXPECTED as MORE
from tests.interchange.test_transcripts_vendors import EXPECTED as VENDORS

SAMPLES = Path(__file__).parent / "samples"
THANKS = "Thanks for making the time."
FRIDAY = "It was the Friday the file bounced."
FORTY = "I had forty people waiting."
_TABLES_AND_JSON = {name for name in MORE if name.endswith((".json", ".tsv"))}

# file: (format, tool in plain words, [(speaker, text, start)], cues, first, last)
EXPECTED: dict[str, tuple[str, str, list[tuple[str, str, int | None]], int | None, int | None, int | None]] = {
    "descript.md": (
        "labelled", "Text with speaker names", [("Mira Holt", THANKS, 3000), ("Dana Ruiz", FRIDAY, None)], 1, 3000, 3000
    ),
    "descript.txt": (
        "labelled",
        "Text with speaker names",
        [("Mira Holt", THANKS, 3000), ("Dana Ruiz", f"{FRIDAY}\n{FORTY}", 9000)],
        3, 3000, 14000,
    ),
    "google_meet_as_text.txt": (
        "labelled",
        "Google Meet transcript",
        [("Mira Holt", THANKS, 0), ("Dana Ruiz", FRIDAY, None), ("Mira Holt", "What happened next?", 303000)],
        2, 0, 2472000,
    ),
    "otter.srt": (
        "srt", "SubRip captions (SRT)", [("Interviewer", THANKS, 3120), ("Dana Ruiz", FRIDAY, 9000)], 2, 3120, 13250
    ),
    "otter.txt": (
        "name_time",
        "Otter transcript",
        [
            ("Interviewer", f"{THANKS} When did you first think about switching payroll?", 3000),
            ("Dana Ruiz", f"{FRIDAY} {FORTY}", 9000),
            ("Unknown Speaker", "Sorry, wrong room.", 3735000),
        ],
        3, 3000, 3735000,
    ),
    "otter_with_header.txt": (
        "name_time", "Otter transcript", [("", THANKS, 3000), ("Dana Ruiz", FRIDAY, 9000)], 2, 3000, 9000
    ),
    "plain_colon.txt": (
        "labelled",
        "Text with speaker names",
        [
            ("Mira", THANKS, None),
            ("Dana", f"It was the Friday: the file bounced.\n{FORTY}\nNote to self: ask about the bank.", None),
        ],
        None, None, None,
    ),
    "rev.txt": (
        "rev",
        "Rev transcript",
        [("Speaker 1", THANKS, 3000), ("Dana Ruiz", f"{FRIDAY} [inaudible 00:00:12] waiting.", 9000)],
        2, 3000, 9000,
    ),
    "teams_graph.vtt": ("webvtt", "Microsoft Teams, WebVTT", [("Mira Holt", THANKS, 3120)], 1, 3120, 8090),
    "teams_metadata.vtt": ("webvtt", "Microsoft Teams, WebVTT", [("Mira Holt", THANKS, 3120)], 1, 3120, 8400),
    "teams_new_docx_as_text.txt": (
        "name_time",
        "Microsoft Teams transcript",
        [("Mira Holt", THANKS, 3000), ("Dana Ruiz", f"{FRIDAY}\n{FORTY}", 9000)],
        2, 3000, 9000,
    ),
    "teams_old_docx_as_text.txt": (
        "teams_docx", "Microsoft Teams, Word", [("Mira Holt", THANKS, 3120), ("Dana Ruiz", FRIDAY, 6090)], 2, 3120, 6500
    ),
    "teams_web.vtt": (
        "webvtt", "Microsoft Teams, WebVTT", [("Mira Holt", THANKS, 3120), ("Dana Ruiz", FRIDAY, 9000)], 3, 3120, 13250
    ),
    "whisper.srt": ("srt", "SubRip captions (SRT)", [("", THANKS, 3120)], 1, 3120, 8400),
    "whisper.txt": ("plain", "Plain text", [("", THANKS, None), ("", FRIDAY, None)], None, None, None),
    "whisper.vtt": ("webvtt", "WebVTT captions", [("", THANKS, 3120)], 1, 3120, 8400),
    "whisperx.srt": ("srt", "WhisperX captions", [("SPEAKER_00", THANKS, 3120)], 1, 3120, 8400),
    "zoom_cloud.vtt": (
        "webvtt",
        "Zoom cloud recording",
        [("Mira Holt", THANKS, 3120), ("Dana Ruiz", f"{FRIDAY} {FORTY}", 9000)],
        3, 3120, 15000,
    ),
    "zoom_meeting_saved_closed_caption.txt": (
        "zoom_captions", "Zoom saved captions", [("Mira Holt", THANKS, 0), ("Dana Ruiz", FRIDAY, 8000)], 2, 0, 8000
    ),
    "zoom_tabbed.txt": (
        "tabbed", "Text with tabs", [("Mira Holt", THANKS, 3000), ("Dana Ruiz", FRIDAY, 9000)], 2, 3000, 9000
    ),
}  # fmt: skip

LEFT_OUT = {
    "google_meet_as_text.txt": ["Attendees", "Mira Holt, Dana Ruiz", "Transcription ended after 00:41:12"],
    "otter.txt": ["Transcribed by https://otter.ai"],
    "otter_with_header.txt": ["SUMMARY KEYWORDS", "payroll, bank file, friday", "SPEAKERS"],
    "teams_new_docx_as_text.txt": ["41m 12s", "Mira Holt started transcription", "Mira Holt stopped transcription"],
}


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def test_every_sample_has_its_expectation() -> None:
    texts = {path.name for path in SAMPLES.iterdir() if path.suffix in {".txt", ".md", ".srt", ".vtt", ".sbv"}}
    assert texts == {*EXPECTED, *VENDORS, *MORE, "zoom_chat.txt"} - _TABLES_AND_JSON


@pytest.mark.parametrize("name", EXPECTED)
def test_a_shape_is_read_as_a_person_reads_it(name: str) -> None:
    shape, tool, turns, cues, first, last = EXPECTED[name]
    parsed = read_transcript(name, sample(name))
    assert [(turn.speaker, turn.text, turn.start_ms) for turn in parsed.turns] == turns
    assert (parsed.format, parsed.format_name) == (shape, tool)
    assert (parsed.cue_count, parsed.first_ms, parsed.last_ms) == (cues, first, last)
    assert set(LEFT_OUT.get(name, [])) <= set(parsed.left_out)


@pytest.mark.parametrize("name", EXPECTED)
def test_cue_times_point_into_the_text(name: str) -> None:
    for turn in read_transcript(name, sample(name)).turns:
        offsets = [cue.offset for cue in turn.cues]
        assert offsets == sorted(set(offsets))
        assert all(0 <= cue.offset < len(turn.text) and cue.start_ms <= cue.end_ms for cue in turn.cues)
        assert all(not turn.text[cue.offset].isspace() for cue in turn.cues)


def test_a_chat_log_is_refused() -> None:
    with pytest.raises(UnreadableFile, match=r"zoom_chat\.txt is a chat log, not a transcript"):
        read_transcript("zoom_chat.txt", sample("zoom_chat.txt"))
