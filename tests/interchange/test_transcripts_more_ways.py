# SPDX-License-Identifier: MIT
"""Turns as scripts, newer tools and people write them: who spoke, what and when is read as it stands there."""

from __future__ import annotations

from pathlib import Path

import pytest

from jtbdstudio.domain.transcript import CueTime, ParsedSurvey, ReadAs
from jtbdstudio.interchange.transcripts import read_interviews, read_transcript

SAMPLES = Path(__file__).parent / "samples"
THANKS = "Thanks for making the time."
FRIDAY = "It was the Friday the file bounced."
FORTY = "I had forty people waiting."
NEXT = "What happened next?"
MIRA, DANA = "Mira Holt", "Dana Ruiz"
BOTH = f"{FRIDAY}\n{FORTY}"

# file: (tool in plain words, [(speaker, text, start)])
EXPECTED: dict[str, tuple[str, list[tuple[str, str, int | None]]]] = {
    "bold_times.md": ("Text with speaker names", [(MIRA, THANKS, 3000), (DANA, BOTH, 9000), (MIRA, NEXT, 16000)]),
    "chevrons.srt": (
        "SubRip captions (SRT)", [("", THANKS, 3120), ("", f"{FRIDAY} {FORTY}", 9000), ("", NEXT, 16000)]
    ),
    "dashes.txt": (
        "Text with speaker names",
        [("Mira", THANKS, None), ("Dana", BOTH, None), ("Mira", NEXT, None), ("Dana", "We switched.", None)],
    ),
    "descript_times_within.md": (
        "Text with speaker names", [(MIRA, THANKS, 3000), (DANA, BOTH, 9000), (MIRA, NEXT, None)]
    ),
    "elevenlabs.json": ("ElevenLabs, JSON", [("speaker_0", THANKS, 3120), ("speaker_1", FRIDAY, 9000)]),
    "google_meet_captions.sbv": (
        "SubRip captions (SRT)", [(MIRA, THANKS, 3000), (DANA, f"{FRIDAY} {FORTY}", 9000), (MIRA, NEXT, 16000)]
    ),
    "google_meet_captions.vtt": (
        "WebVTT captions", [(MIRA, THANKS, 3000), (DANA, f"{FRIDAY} {FORTY}", 9000), (MIRA, NEXT, 16000)]
    ),
    "google_meet_with_anchors.md": (
        "Google Meet transcript", [(MIRA, THANKS, 0), (DANA, FRIDAY, None), (MIRA, NEXT, 303000)]
    ),
    "headings.md": ("Text with names and times", [(MIRA, THANKS, 3000), (DANA, BOTH, 9000), (MIRA, NEXT, 16000)]),
    "labels_in_cells.tsv": ("Whisper, TSV", [("SPEAKER_00", THANKS, 3120), ("SPEAKER_01", f"{FRIDAY} {FORTY}", 9000)]),
    "line_numbers.txt": ("Text with speaker names", [("I", THANKS, None), ("P", BOTH, None), ("I", NEXT, None)]),
    "names_on_lines.txt": (
        "Text with speaker names",
        [(MIRA, THANKS, None), (DANA, BOTH, None), (MIRA, NEXT, None), (DANA, "We switched.", None)],
    ),
    "names_with_and_without_times.txt": (
        "Text with names and times", [(MIRA, THANKS, 3000), (DANA, BOTH, 9000), (MIRA, NEXT, None)]
    ),
    "openai.json": ("OpenAI, JSON", [("A", THANKS, 3120), ("B", FRIDAY, 9000)]),
    "rev_ai_without_blanks.json": ("Rev AI, JSON", [("1", THANKS, 3120)]),
    "spans_of_seconds.txt": (
        "Text with speaker names",
        [("SPEAKER_00", THANKS, 3120), ("SPEAKER_01", BOTH, 9000), ("SPEAKER_00", NEXT, 16000)],
    ),
    "speaker_in_brackets.txt": (
        "Text with speaker names", [("Speaker 0", THANKS, None), ("Speaker 1", BOTH, None), ("Speaker 0", NEXT, None)]
    ),
    "speechmatics.txt": (
        "Text with speaker names", [("S1", THANKS, None), ("S2", f"{FRIDAY} {FORTY}", None), ("S1", NEXT, None)]
    ),
    "teams_copied.txt": (
        "Text with names and times", [(MIRA, THANKS, 3000), (DANA, BOTH, 9000), (MIRA, NEXT, 76000)]
    ),
    "timecodes.tsv": ("Table, TSV", [(MIRA, THANKS, 3500), (DANA, FRIDAY, 9000)]),
    "trint_ends.txt": ("Text with names and times", [(MIRA, THANKS, 3000), (DANA, BOTH, 9000), (MIRA, NEXT, 16000)]),
    "vosk.json": (
        "List of utterances, JSON", [("", "thanks for making the time it was the friday", 3120)]
    ),
    "whisperx_words_differ.json": (
        "WhisperX, JSON", [("SPEAKER_00", THANKS, 3120), ("SPEAKER_01", f"{FRIDAY} {FORTY}", 6000)]
    ),
    "words_beside_times.txt": (
        "Text with time ranges", [(MIRA, THANKS, 3120), (DANA, f"{FRIDAY} {FORTY}", 9000), (MIRA, NEXT, 16000)]
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_who_said_what_and_when(name: str) -> None:
    tool, turns = EXPECTED[name]
    parsed = read_transcript(name, (SAMPLES / name).read_bytes())
    assert [(turn.speaker, turn.text, turn.start_ms) for turn in parsed.turns] == turns
    assert parsed.format_name == tool
    assert not parsed.unsure


def test_times_behind_the_words_are_their_ends() -> None:
    parsed = read_transcript("call.txt", (SAMPLES / "trint_ends.txt").read_bytes())
    assert [turn.end_ms for turn in parsed.turns] == [8000, 14000, 17000]


def test_times_within_the_words_lead_to_them() -> None:
    dana = read_transcript("call.md", (SAMPLES / "descript_times_within.md").read_bytes()).turns[1]
    assert dana.cues == (CueTime(0, 9000, 30000), CueTime(dana.text.index("the file"), 30000, 30000))
    apart = read_transcript("call.md", (SAMPLES / "descript_times_within.md").read_bytes(), ReadAs(merge_turns=False))
    assert [turn.text for turn in apart.turns] == [THANKS, FRIDAY, FORTY, NEXT]


@pytest.mark.parametrize(
    "words",
    [
        "It was [inaudible 00:00:12] the Friday.",
        "It was [00:00:02] the Friday.",  # before the words begin
        "It was the Friday at 10:30.",
        "We had (12:30) written there.",
    ],
)
def test_other_times_are_words(words: str) -> None:
    text = f"Mira (00:00:03):\n{THANKS}\n\nDana (00:00:09):\n{words}\n\nMira (00:00:16):\n{NEXT}\n"
    assert read_transcript("call.txt", text.encode()).turns[1].text == words


@pytest.mark.parametrize(
    "turn",
    [
        "[{time} {name}] {text}",
        "[{name} {time}] {text}",
        "[{name}] [{time}] {text}",
        "**{name} [{time}]:** {text}",
        "**{time} {name}:** {text}",
        "{name}, {time}\n{text}",
        "{name} {time} {text}",
        "{time} -- 0:59 {name}\n{text}",
        "[{seconds}s] {name}: {text}",
        "{seconds} - 59.00 {name}: {text}",
        "{name} ({seconds}-59.00): {text}",
        "#### [{time}] {name}\n\n{text}",
    ],
)
def test_a_name_and_a_time_in_any_order(turn: str) -> None:
    said = [("Mira", 3, THANKS), ("Dana", 9, FRIDAY), ("Dana", 12, FORTY), ("Mira", 16, NEXT)]
    text = "\n\n".join(
        turn.format(name=name, time=f"0:{at:02}", seconds=f"{at}.00", text=words) for name, at, words in said
    )
    parsed = read_transcript("call.md", text.encode())
    assert [(one.speaker, one.start_ms, one.text) for one in parsed.turns] == [
        ("Mira", 3000, THANKS), ("Dana", 9000, BOTH), ("Mira", 16000, NEXT)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "turn",
    [
        "<{name}> {text}",
        "[{name}] {text}",
        "**{name}** - {text}",
        "> **{name}:** {text}\n>",
        "### {name}\n\n{text}",
        "{name} — {text}",
        "Speaker SPEAKER_{name}: {text}",
    ],
)
def test_a_name_however_it_stands_there(turn: str) -> None:
    name = {"Mira": "00", "Dana": "01"} if "SPEAKER_" in turn else {"Mira": "Mira", "Dana": "Dana"}
    said = [("Mira", THANKS), ("Dana", FRIDAY), ("Mira", NEXT), ("Dana", FORTY)]
    text = "\n".join(turn.format(name=name[who], text=words) for who, words in said)
    parsed = read_transcript("call.md", text.encode())
    assert [(one.speaker.removeprefix("SPEAKER_"), one.text) for one in parsed.turns] == [
        (name[who], words) for who, words in said
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. Pay on time\n2. Fewer files\n3. A call back\n4. One price\n",
        "[Music] It began.\n\n[Laughter] It went on.\n\n[Music] It ended.\n",
        "Berlin – a city of many people.\n\nWe went there once.\n\nIt rained – a lot.\n\nNobody called.\n",
        "# Friday\n\nThe file bounced.\n\n# Monday\n\nWe switched.\n",
    ],
)
def test_lists_noises_and_headings_name_nobody(text: str) -> None:
    parsed = read_transcript("notes.md", text.encode())
    assert parsed.speakers == ()
    assert " ".join(turn.text for turn in parsed.turns).split() == text.split()


def test_captions_whose_words_are_not_all_labelled_leave_the_others_to_nobody() -> None:
    cues = [
        ">> MIRA: Thanks.",
        ">> DANA: It was the Friday.",
        ">> Sorry, wrong room.",
        ">> MIRA: Next?",
        ">> DANA: Yes.",
    ]
    text = "\n".join(f"{at}\n00:00:0{at},000 --> 00:00:0{at + 1},000\n{cue}\n" for at, cue in enumerate(cues, 1))
    parsed = read_transcript("call.srt", text.encode())
    assert [turn.speaker for turn in parsed.turns] == ["MIRA", "DANA", "", "MIRA", "DANA"]


def test_rev_goes_on_with_a_time_alone() -> None:
    text = f"Mira Holt (00:00:03):\n{THANKS}\n\nDana Ruiz (00:00:09):\n{FRIDAY}\n\n(00:01:12):\n{FORTY}\n"
    mira, dana = read_transcript("call.txt", text.encode()).turns
    assert (mira.text, dana.text) == (THANKS, BOTH)
    assert [cue.start_ms for cue in dana.cues] == [9000, 72000]


def test_facts_at_the_top_are_nobody() -> None:
    facts = "Interview 4\nParticipant: P4, payroll clerk\nDate: 6 March\nInterviewer: MH"
    text = f"{facts}\n\nMH: {THANKS}\nP4: {FRIDAY}\nMH: {NEXT}\nP4: {FORTY}\n"
    parsed = read_transcript("call.txt", text.encode())
    assert parsed.speakers == ("MH", "P4")
    assert parsed.left_out == tuple(facts.split("\n"))


def test_what_two_say_before_others_is_said() -> None:
    text = "Mira: Thanks.\nDana: Gladly.\n\nBen: So?\nZoe: Well.\nBen: Hm.\nZoe: Yes.\n"
    assert read_transcript("call.txt", text.encode()).speakers == ("Mira", "Dana", "Ben", "Zoe")


def test_tags_around_names_are_no_words() -> None:
    text = "\n\n".join(
        f"<u>{name}:</u>\t{words}" for name, words in [("Mira", THANKS), ("Dana", FRIDAY), ("Mira", NEXT)]
    )
    parsed = read_transcript("call.md", text.encode())
    assert [(turn.speaker, turn.text) for turn in parsed.turns] == [("Mira", THANKS), ("Dana", FRIDAY), ("Mira", NEXT)]


def test_what_sonix_adds_at_the_end_is_left_out() -> None:
    text = f"Mira: [00:00:03] {THANKS}\n\nDana: [00:00:09] {FRIDAY}\n\nAutomatically convert your mp3 files to text.\n"
    parsed = read_transcript("call.txt", text.encode())
    assert [turn.text for turn in parsed.turns] == [THANKS, FRIDAY]


def test_noscribes_page_shows_no_times_among_the_words() -> None:
    said = (("3120_8400_S00", "S00", "00:00:03", THANKS), ("9000_11250_S01", "S01", "00:00:09", FRIDAY))
    paragraphs = "".join(
        f'<p><a name="ts_{anchor}">{name}: <span>[{time}]</span> {words}</a></p>' for anchor, name, time, words in said
    )
    later = '<p><a name="ts_30000_31000_S00">S00: <span>[00:00:30]</span> What</a><a name="ts_60000_61000_S00"> '
    later += "<span>[00:01:00]</span> happened next?</a></p>"
    parsed = read_transcript("call.html", f"<html><body>{paragraphs}{later}</body></html>".encode())
    assert [(turn.speaker, turn.start_ms, turn.text) for turn in parsed.turns] == [
        ("S00", 3120, THANKS), ("S01", 9000, FRIDAY), ("S00", 30000, NEXT)
    ]  # fmt: skip


def test_the_choices_of_a_question_are_not_asked_again() -> None:
    rows = (
        "Submission ID,Your name,What almost kept you from switching?,Which tools?,Which tools? (Ledger)",
        "a1,Dana,My accountant told me not to.,Ledger,true",
        "a2,Ben,Nothing at all I think.,Paper,false",
    )
    survey = read_interviews("answers.csv", "\n".join(rows).encode())
    assert isinstance(survey, ParsedSurvey)
    assert survey.questions == ("What almost kept you from switching?", "Which tools?")
