# SPDX-License-Identifier: MIT
"""Labelled and plain text: which `Name:` is a speaker, what is left out, what a paragraph is."""

from __future__ import annotations

from collections import Counter

import pytest

from jtbdstudio.domain.transcript import ParsedTranscript
from jtbdstudio.interchange.transcripts import read_transcript
from jtbdstudio.interchange.transcripts.labels import accepted, split_label
from jtbdstudio.interchange.transcripts.times import milliseconds, since_first


def read(text: str) -> ParsedTranscript:
    return read_transcript("interview.txt", text.encode())


def said(text: str) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in read(text).turns]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Dana: hi", ("Dana", "hi")),
        ("Dana : oui", ("Dana", "oui")),
        ("**Dana Ruiz:** hi", ("Dana Ruiz", "hi")),
        ("**Dana Ruiz**: hi", ("Dana Ruiz", "hi")),
        ("张三：你好", ("张三", "你好")),
        ("Dana Ruiz (Guest): hi", ("Dana Ruiz (Guest)", "hi")),
        ("[SPEAKER_00]: hi", ("SPEAKER_00", "hi")),
        ("[[SPEAKER_01]]hi", ("SPEAKER_01", "hi")),
        ("(speaker 0) hi", ("speaker 0", "hi")),
        ("P1:", ("P1", "")),
        ("https://example.org", None),
        ("10:30 we met", None),
        ("dana@example.org: hi", None),
        ("Part 1: <https://example.org/part-1>", None),
        ("And what I told them after all that: no", None),
        ("Really? Yes: no", None),
        ("Note: ask again", None),
    ],
)
def test_what_could_name_a_speaker(line: str, label: tuple[str, str] | None) -> None:
    assert split_label(line) == label


@pytest.mark.parametrize(
    ("candidates", "places", "speakers"),
    [
        ({"Mira": 1, "Dana": 1, "The thing is": 1}, 4, {"Mira", "Dana"}),
        ({"Mira": 40, "stokes": 30, "the bank": 1}, 80, {"Mira", "stokes"}),
        ({"Monday": 1}, 100, set()),
        ({"interviewer": 9, "dana": 8}, 17, {"interviewer", "dana"}),
    ],
)
def test_a_label_has_to_come_back(candidates: dict[str, int], places: int, speakers: set[str]) -> None:
    assert accepted(Counter(candidates), places) == speakers


def test_a_known_attendee_speaks_once() -> None:
    assert accepted(Counter({"Dana": 1}), 100, frozenset({"dana"})) == {"Dana"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("0:09", 9000),
        ("1:02:15", 3735000),
        ("26:00:00", 93600000),
        ("0:0:6.90", 6090),
        ("00:00:06,500", 6500),
        ("0:00.123456", 123),
        ("10:02 AM", 36120000),
        ("12:02:11 a.m.", 131000),
        ("1:00 PM", 46800000),
        ("nine", None),
        ("", None),
    ],
)
def test_times(written: str, expected: int | None) -> None:
    assert milliseconds(written) == expected


def test_printed_tables_write_decimal_fractions() -> None:
    assert milliseconds("0:03:01.94", decimal=True) == 181940


def test_a_recording_may_run_past_midnight() -> None:
    before, after = milliseconds("23:59:50"), milliseconds("0:00:10")
    assert since_first([before, None, after]) == [0, None, 20000]


def test_paragraphs_of_one_speaker_are_one_turn() -> None:
    assert said("Mira: Hello.\n\nDana: One.\n\nTwo.\nDana: Three.\n") == [
        ("Mira", "Hello."),
        ("Dana", "One.\nTwo.\nThree."),
    ]


def test_names_on_their_own_line() -> None:
    assert said("Mira:\nHello.\n\nDana:\nOne.\nTwo.\n") == [("Mira", "Hello."), ("Dana", "One.\nTwo.")]


def test_a_time_may_stand_before_or_after_the_name() -> None:
    text = "[00:03] Mira: Hello.\n(00:09) Dana: One.\n00:12 Mira: Two.\nDana: [00:15] Three.\nMira:\t0:20\tFour.\n"
    assert [(turn.speaker, turn.start_ms) for turn in read(text).turns] == [
        ("Mira", 3000),
        ("Dana", 9000),
        ("Mira", 12000),
        ("Dana", 15000),
        ("Mira", 20000),
    ]


def test_times_of_day_count_from_the_first() -> None:
    parsed = read("[10:02 AM] Mira: Hello.\n[10:04 AM] Dana: One.\n")
    assert (parsed.first_ms, parsed.last_ms) == (0, 120000)


def test_bracketed_times_without_names() -> None:
    parsed = read("[0:09] It was the Friday.\n[0:12] The file bounced.\n")
    assert parsed.speakers == ()
    assert parsed.words == 7
    assert parsed.cue_count == 2


def test_tabs_between_name_time_and_words() -> None:
    text = "Mira:\t00:00:03\tHello.\nDana:\t00:00:09\tOne.\n"
    assert [(turn.speaker, turn.text, turn.start_ms) for turn in read(text).turns] == [
        ("Mira", "Hello.", 3000),
        ("Dana", "One.", 9000),
    ]


def test_a_header_with_one_space_needs_a_name() -> None:
    parsed = read("Mira Holt 0:03\nHello.\nDana Ruiz 0:09\nWe met at 10:30\nand then again.\n")
    assert [(turn.speaker, turn.text) for turn in parsed.turns] == [
        ("Mira Holt", "Hello."),
        ("Dana Ruiz", "We met at 10:30\nand then again."),
    ]


def test_front_matter_and_headings_were_not_said() -> None:
    parsed = read(
        "---\ntitle: A talk\nspeakers:\n  - Mira\n---\n## Part one\n\nMira: Hello.\n\n## Part two\n\nDana: Hi.\n"
    )
    assert [turn.text for turn in parsed.turns] == ["Hello.", "Hi."]
    assert {"title: A talk", "## Part one", "## Part two"} <= set(parsed.left_out)


def test_a_wordless_label_makes_no_turn() -> None:
    assert said("Mira: Hello.\nDana:\nMira: Still there?\nDana: Yes.\n") == [
        ("Mira", "Hello.\nStill there?"),
        ("Dana", "Yes."),
    ]


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    line = "and it went on like this for the whole afternoon at the bank"
    text = f"Mira: Tell me.\n\nDana: So it began on a Friday, when the file had bounced twice\n{line}\n{line}\n{line}\n"
    text += f"{line}\n{line}\n\nThen the phone rang.\n"
    assert read(text).turns[1].text.count("\n") == 1


def test_plain_text_is_one_turn_per_paragraph() -> None:
    parsed = read("The first paragraph.\nIts second line.\n\n\nThe second one.\n")
    assert [(turn.speaker, turn.text) for turn in parsed.turns] == [
        ("", "The first paragraph.\nIts second line."),
        ("", "The second one."),
    ]
    assert parsed.warnings == ("No speaker names were found.",)


def test_questions_at_the_end_of_a_talk_do_not_swallow_the_talk() -> None:
    talk = "".join(f"This is paragraph {i} of a talk that somebody gave alone on a stage.\n\n" for i in range(60))
    parsed = read(talk + "Q: Why?\n\nA: Because.\n\nQ: Really?\n\nA: Yes.\n")
    assert parsed.format == "plain"
    assert len(parsed.turns) == 64


def test_blanks_are_collapsed_but_a_single_no_break_space_stays() -> None:
    assert said("Mira:  Bonjour\xa0!   Ça\tva ?\nDana: Oui.\n")[0] == ("Mira", "Bonjour\xa0! Ça va ?")


def test_a_name_that_speaks_once_in_a_long_transcript_is_pointed_out() -> None:
    text = "Mira: Hello.\nDana: Hi.\n" * 12 + "Jonas: Bye.\n"
    assert read(text).warnings == ("“Jonas” speaks only once: check that it is a person.",)
