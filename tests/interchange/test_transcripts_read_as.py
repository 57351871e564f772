# SPDX-License-Identifier: MIT
"""Read the way somebody asks for, and whether somebody should look at what was made of a file unasked."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from jtbdstudio.domain.errors import UnreadableFile
from jtbdstudio.domain.transcript import ParsedSurvey, ParsedTranscript, ReadAs
from jtbdstudio.interchange.transcripts import ENCODINGS, READABLE_AS, read_interviews, read_transcript

SAMPLES = Path(__file__).parent / "samples"
TEXTS = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".txt", ".md", ".vtt", ".srt", ".csv"})


def read(text: str, **asked: object) -> ParsedTranscript:
    return read_transcript("call.txt", text.encode(), ReadAs(**asked))


def said(text: str, **asked: object) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in read(text, **asked).turns]


def test_ways_to_read_have_names_in_words() -> None:
    assert len(dict(READABLE_AS)) == len(READABLE_AS) == len({words for _, words in READABLE_AS})
    assert {"labelled", "name_time", "timed", "table", "plain"} <= set(dict(READABLE_AS))


def test_names_that_speak_once_are_taken_when_asked_for() -> None:
    text = "Welcome to the talk of the day, which is long.\n\n" * 8 + "Dana: One.\n\nThe thing is: no.\n"
    assert read(text).format == "plain"
    assert said(text, format="labelled")[-1] == ("Dana", "One.\nThe thing is: no.")


def test_plain_text_never_has_speakers() -> None:
    assert said("Mira: Hello.\n\nDana: Hi.\n", format="plain") == [("", "Mira: Hello."), ("", "Dana: Hi.")]
    assert not read("Mira: Hello.\n\nDana: Hi.\n", format="plain").unsure


def test_a_name_and_a_time_may_be_seen_where_nobody_would_look() -> None:
    text = "so then we began\nand it went on\n" * 20 + "Mira Holt  0:03\nHello.\n"
    assert read(text).speakers == ()
    assert read(text, format="name_time").speakers == ("Mira Holt",)


@pytest.mark.parametrize("name", [name for name, _ in READABLE_AS])
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_whatever_is_asked_for_words_come_in_or_a_sentence_says_why_not(path: Path, name: str) -> None:
    with contextlib.suppress(UnreadableFile):
        parsed = read_transcript(path.name, path.read_bytes(), ReadAs(format=name))
        assert parsed.words > 0
        assert parsed.format == name


def test_what_is_not_there_is_told_in_the_words_of_the_list() -> None:
    with pytest.raises(UnreadableFile, match=r"Nothing in call\.txt is written as “Name \(time\): text”"):
        read("Just words.\n", format="rev")


def test_a_table_asked_for() -> None:
    text = "Mira,0:03,Hello.\nDana,0:09,Hi.\nMira,0:12,So?\n"
    assert said(text, format="table") == [("Mira", "Hello."), ("Dana", "Hi."), ("Mira", "So?")]


@pytest.mark.parametrize(("name", "words"), ENCODINGS)
def test_encodings_of_the_list(name: str, words: str) -> None:
    assert words
    parsed = read_transcript("call.txt", "Dana: Yes.\nMira: No.\n".encode(name), ReadAs(encoding=name))
    assert [turn.text for turn in parsed.turns] == ["Yes.", "No."]
    assert not parsed.unsure


def test_an_encoding_asked_for_is_not_questioned() -> None:
    data = "Dana: Größe.\nMira: Maß.\n".encode("cp1252")
    assert read_transcript("call.txt", data, ReadAs(encoding="cp1252")).warnings == ()
    assert read_transcript("call.txt", data, ReadAs(encoding="cp1251")).turns[0].text == "GrцЯe."
    assert "damaged" in read_transcript("call.txt", data, ReadAs(encoding="utf-8")).warnings[0]


@pytest.mark.parametrize("name", ["no-such", "base64", "utf-8\0", "é"])
def test_an_encoding_nobody_knows(name: str) -> None:
    with pytest.raises(UnreadableFile, match="there is no such encoding"):
        read_transcript("call.txt", b"Dana: Yes.", ReadAs(encoding=name))


def test_every_cue_paragraph_or_row_as_a_turn() -> None:
    cues = "WEBVTT\n\n00:01.000 --> 00:02.000\nDana: One.\n\n00:02.000 --> 00:03.000\nTwo.\n"
    parsed = read(cues, merge_turns=False)
    assert [(turn.speaker, turn.text, turn.start_ms) for turn in parsed.turns] == [
        ("Dana", "One.", 1000),
        ("Dana", "Two.", 2000),
    ]
    assert said("Dana: One.\n\nTwo.\nMira: Three.\n", merge_turns=False) == [
        ("Dana", "One."),
        ("Dana", "Two."),
        ("Mira", "Three."),
    ]
    rows = "speaker,start,text\nDana,0:01,One.\nDana,0:02,Two.\n"
    assert said(rows, merge_turns=False) == [("Dana", "One."), ("Dana", "Two.")]
    assert len(read(cues).turns) == len(read(rows).turns) == 1


def test_what_tools_add_may_stay() -> None:
    text = "My title\n\nDana  0:09\nOne.\n\nMira  0:12\nTwo.\n\nTranscribed by https://otter.ai\n"
    assert said(text, drop_boilerplate=False) == [
        ("", "My title"),
        ("Dana", "One."),
        ("Mira", "Two.\nTranscribed by https://otter.ai"),
    ]
    assert read(text, drop_boilerplate=False).left_out == ()
    assert said("One.\n\n***\n\nTwo.\n", drop_boilerplate=False)[1] == ("", "***")


@pytest.mark.parametrize(
    "text",
    [
        "A talk about payroll that goes on.\n\n" * 9 + "Dana: One.\n\nDana: Two.\n",  # looks as if somebody was named
        "Mira: Hello.\nDana: Hi.\n" * 12 + "Jonas: Bye.\n",  # somebody speaks once
        "Mira: a\nDana: b\nthe bank: c\n" * 2 + "Mira: a\nDana: b\n" * 20 + "and so on\n" * 200 + "the bank: d\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n\n00:02.000 --> \nlost\n",
    ],
)
def test_somebody_should_look(text: str) -> None:
    assert read(text).unsure


def test_somebody_should_look_where_the_encoding_was_guessed() -> None:
    assert read_transcript("call.txt", "Dana: Größe.\nMira: Maß.\n".encode("cp1252")).unsure


@pytest.mark.parametrize("text", ["One.\nTwo.\n", "Mira: Hello.\nDana: Hi.\n", "[0:03] one\n[0:09] two\n"])
def test_nobody_needs_to_look(text: str) -> None:
    assert not read(text).unsure


def test_a_table_of_answers_is_a_survey() -> None:
    rows = [f'Dana {at},"When it bounced, we lost forty people for a day.",Because the bank closed' for at in "abc"]
    text = "Name,What happened when you last paid people?,Why did it happen?\n" + "\n".join(rows)
    parsed = read_interviews("survey.csv", text.encode())
    assert isinstance(parsed, ParsedSurvey)
    assert len(parsed.respondents) == 3


def test_any_other_table_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="is a table in which no transcript was found"):
        read("Product,Price,Stock\nPen,1,30\nBook,2,40\n")
