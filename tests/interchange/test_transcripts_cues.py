# SPDX-License-Identifier: MIT
"""Captions: times to the millisecond, voices, repeated lines, and files that are not quite right."""

from __future__ import annotations

from jtbdstudio.domain.transcript import CueTime, ParsedTranscript
from jtbdstudio.interchange.transcripts import read_transcript


def read(text: str) -> ParsedTranscript:
    return read_transcript("captions", text.encode())


def said(text: str) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in read(text).turns]


def test_continued_cues_join_and_keep_their_times() -> None:
    turn = read("WEBVTT\n\n1:00.000 --> 1:02.000\nDana: It was\n\n1:02.000 --> 1:03.500\nthe Friday.\n").turns[0]
    assert turn.text == "It was the Friday."
    assert turn.cues == (CueTime(0, 60000, 62000), CueTime(7, 62000, 63500))
    assert (turn.start_ms, turn.end_ms) == (60000, 63500)


def test_several_voices_in_one_cue() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Dana>Hi</v> <v Mira>Hello &amp; welcome\n<i>again</i></v>\n"
    assert said(text) == [("Dana", "Hi"), ("Mira", "Hello & welcome again")]
    assert read(text).cue_count == 1


def test_a_header_is_not_needed_nor_a_blank_line() -> None:
    cue = "00:01.000 --> 00:02.000\nHi\n00:02.000 --> 00:03.000\nthere\n"
    assert said(f"WEBVTT\n{cue}") == said(cue) == [("", "Hi there")]


def test_numbers_and_names_of_cues_are_not_words() -> None:
    assert said(
        "1\n00:01,000 --> 00:02,000\nI paid\n2\n00:02,000 --> 00:03,000\n42\n\n3\n00:03,000 --> 00:04,000\nin all\n"
    ) == [("", "I paid 42 in all")]
    assert said("WEBVTT\n\nintro\n00:01.000 --> 00:02.000\nI paid\n\nmiddle\n00:02.000 --> 00:03.000\n42\n") == [
        ("", "I paid 42")
    ]


def test_a_blank_line_within_a_cue_loses_nothing() -> None:
    assert said("1\n00:01,000 --> 00:02,000\n\nHi\n\nthere\n\n2\n00:02,000 --> 00:03,000\nyou\n") == [
        ("", "Hi there you")
    ]


def test_notes_and_style_sheets_are_not_words() -> None:
    parsed = read(
        "WEBVTT - Interview 3\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE made by hand\n\n"
        "00:01.000 --> 00:02.000\nHi\n\nNOTE Confidence: 0.9\n\n00:02.000 --> 00:03.000\nthere\n"
    )
    assert [turn.text for turn in parsed.turns] == ["Hi there"]
    assert "NOTE Confidence: 0.9" in parsed.left_out


def test_a_cue_with_damaged_times_is_listed_not_glued_on() -> None:
    parsed = read("WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n\n00:02.000 --> \nlost\n\n00:03.000 --> 00:04.000\nthere\n")
    assert [turn.text for turn in parsed.turns] == ["Hi there"]
    assert "lost" in parsed.left_out
    assert any("damaged times" in warning for warning in parsed.warnings)


def test_rolling_captions_are_kept_once() -> None:
    parsed = read(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nit was<00:01.500><c> the</c>\n\n"
        "00:02.000 --> 00:02.010\nit was the\n \n\n"
        "00:02.010 --> 00:04.000\nit was the\nFriday<00:03.000><c> then</c>\n\n"
        "00:04.000 --> 00:04.010\nFriday then\n \n"
    )
    assert [turn.text for turn in parsed.turns] == ["it was the Friday then"]
    assert (parsed.cue_count, parsed.first_ms, parsed.last_ms) == (4, 1000, 4010)
    assert parsed.format_name == "YouTube captions"


def test_highlighted_words_are_kept_once() -> None:
    words = ["It", "was", "Friday"]
    text = ""
    for at, word in enumerate(words):
        line = " ".join([*words[:at], f"<u>{word}</u>", *words[at + 1 :]])
        text += f"{at + 1}\n00:00:0{at},000 --> 00:00:0{at + 1},000\n{line}\n\n"
    assert said(text) == [("", "It was Friday")]


def test_people_may_repeat_themselves() -> None:
    text = "".join(
        f"{at}\n00:00:{at:02},000 --> 00:00:{at:02},900\n{line}\n\n"
        for at, line in enumerate(["Yeah.", "Yeah.", "No.", "Fine.", "So it was.", "It was."])
    )
    assert said(text) == [("", "Yeah. Yeah. No. Fine. So it was. It was.")]


def test_captions_without_names_part_at_pauses() -> None:
    words = "one two three four five six seven eight nine ten " * 2 + "end."
    text = f"1\n00:00:01,000 --> 00:00:09,000\n{words}\n\n2\n00:00:20,000 --> 00:00:21,000\nAfter a pause.\n"
    assert [turn.text for turn in read(text).turns] == [words, "After a pause."]


def test_printed_time_ranges() -> None:
    parsed = read("[00:00:01.000 --> 00:00:02.000]   Hi\n[00:00:02.000 --> 00:00:03.500]   there\n")
    assert [turn.text for turn in parsed.turns] == ["Hi there"]
    assert (parsed.cue_count, parsed.first_ms, parsed.last_ms) == (2, 1000, 3500)


def test_one_digit_seconds_and_right_to_left_text() -> None:
    parsed = read("1\n00:00:0,000 --> 00:00:01,000\nسلام دنیا\n")
    assert (parsed.first_ms, parsed.last_ms) == (0, 1000)
    assert parsed.turns[0].text == "سلام دنیا"


def test_positions_and_fonts_of_subtitles_are_not_words() -> None:
    assert said('1\n00:01,000 --> 00:02,000 X1:1\n{\\an8}<font color="#fff">5 < 6 {sic}</font>\n') == [
        ("", "5 < 6 {sic}")
    ]


def test_a_lower_case_display_name_among_labelled_cues() -> None:
    cues = ["Mira Holt: Hello.", "stokes: Hi.", "Mira Holt: So:", "stokes: yes."]
    text = "WEBVTT\n\n" + "".join(f"{at}\n00:0{at}.000 --> 00:0{at}.900\n{cue}\n\n" for at, cue in enumerate(cues))
    assert said(text) == [("Mira Holt", "Hello."), ("stokes", "Hi."), ("Mira Holt", "So:"), ("stokes", "yes.")]
