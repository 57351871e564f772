# SPDX-License-Identifier: MIT
"""Names and times as people and tools write them, and what only looks like them."""

from __future__ import annotations

import pytest

from jtbdstudio.domain.transcript import ParsedTranscript
from jtbdstudio.interchange.transcripts import read_transcript

HELLO, FRIDAY, NEXT = "Hello there.", "It was the Friday, at the bank.", "What happened next?"


def read(text: str) -> ParsedTranscript:
    return read_transcript("call.txt", text.encode())


def said(text: str) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in read(text).turns]


@pytest.mark.parametrize(
    ("mira", "dana"),
    [
        ("Mira", "Dana"),
        ("I", "R"),
        ("I", "P1"),
        ("i", "p"),
        ("INT_A", "P01_Anna"),
        ("Participant_01", "Participant_02"),
        ("ENTREVISTADORA", "PERSONA 2"),
        ("Dr. Mira Holt", "Maria de los Angeles Garcia Lopez"),
        ("Mira Holt (she/her, Acme Payroll Services)", "Dana Ruiz (Guest)"),
        ("Mira Holt (External)", "Dana | Acme"),
        ("🌸 Mira", "Dana 🌸"),
        ("Łukasz", "Ångström"),
        ("Νίκος", "Мария Петрова"),
        ("主持人", "受访者"),
        ("田中", "インタビュアー"),
        ("김민수", "이지은"),
        ("שרה", "דנה"),
        ("سارة", "منى"),
        ("मीरा", "दीपा"),
        ("สมชาย", "สมหญิง"),
        ("+1 555 010 0199", "(555) 010-0142"),
        ("Speaker 1", "Unknown Speaker"),
    ],
)
@pytest.mark.parametrize(
    "form", ["{}: {}", "{}：{}", "**{}:** {}", "{} : {}", "[{}]: {}", "[00:03] {}: {}", "> {}: {}"]
)
def test_who_speaks(mira: str, dana: str, form: str) -> None:
    lines = [(mira, HELLO), (dana, FRIDAY), (mira, NEXT), (dana, "Nothing: we waited.")]
    for gap in ("\n", "\n\n"):
        assert said(gap.join(form.format(*line) for line in lines)) == lines


@pytest.mark.parametrize(
    "line",
    [
        "Note: ask the bank.",
        "URL: https://example.org/a",
        "https://example.org: the page",
        "10:30 we met at the bank.",
        "Note to self: ask the bank.",
        "And this is what I told them after all that: no.",
        "2026-03-06: the day it bounced.",
        "The thing is: nobody asked.",
        "dana@example.org: my address",
    ],
)
def test_what_is_no_speaker(line: str) -> None:
    text = f"Mira: {HELLO}\n\nDana: {FRIDAY}\n\n{line}\n\nMira: {NEXT}\n\nDana: Nothing.\n\nMira: Ah.\n\nDana: Well.\n"
    assert read(text).speakers == ("Mira", "Dana")
    assert line in read(text).turns[1].text


@pytest.mark.parametrize(
    "text",
    [
        "[00:00:03] Mira: {0}\n[00:00:09] Dana: {1}\n",
        "(0:03) Mira: {0}\n(0:09) Dana: {1}\n",
        "0:03 Mira: {0}\n0:09 Dana: {1}\n",
        "0:03 - Mira: {0}\n0:09 - Dana: {1}\n",
        "0:03 | Mira: {0}\n0:09 | Dana: {1}\n",
        "[0:03 - 0:08] Mira: {0}\n[0:09 - 0:12] Dana: {1}\n",
        "Mira [0:03 - 0:08]: {0}\nDana [0:09 - 0:12]: {1}\n",
        "Mira: [00:00:03] {0}\nDana: [00:00:09] {1}\n",
        "Mira (00:03): {0}\nDana (00:09): {1}\n",
        "Mira（00:03）：{0}\nDana（00:09）：{1}\n",
        "Mira (00:03):\n{0}\n\nDana (00:09):\n{1}\n",
        "**Mira** (00:03)\n{0}\n\n**Dana** (00:09)\n{1}\n",
        "*Mira (00:03)*\n{0}\n\n*Dana (00:09)*\n{1}\n",
        "Mira  00:03\n{0}\n\nDana  00:09\n{1}\n",
        "Mira\t0:03\n{0}\n\nDana\t0:09\n{1}\n",
        "Mira | 00:03\n{0}\n\nDana | 00:09\n{1}\n",
        "Mira - 00:03\n{0}\n\nDana - 00:09\n{1}\n",
        "00:03 | Mira\n{0}\n\n00:09 | Dana\n{1}\n",
        "00:03 - Mira\n{0}\n\n00:09 - Dana\n{1}\n",
        "@0:03 - **Mira**\n{0}\n\n@0:09 - **Dana**\n{1}\n",
        "[00:03] - Mira\n{0}\n\n[00:09] - Dana\n{1}\n",
        "00:00:03 Mira\n{0}\n\n00:00:09 Dana\n{1}\n",
        "Mira\n00:03\n{0}\n\nDana\n00:09\n{1}\n",
        "00:03\nMira\n{0}\n\n00:09\nDana\n{1}\n",
        "00:00:03:00 - 00:00:08:12\nMira\n{0}\n\n00:00:09:00 - 00:00:12:10\nDana\n{1}\n",
        "00:03\tMira\t{0}\n00:09\tDana\t{1}\n",
        "[00:03]\tMira:\t{0}\n[00:09]\tDana:\t{1}\n",
        "#00:00:03-0# Mira: {0}\n#00:00:09-0# Dana: {1}\n",
        "| Speaker | Time | Text |\n|---|---|---|\n| Mira | 0:03 | {0} |\n| Dana | 0:09 | {1} |\n",
        'speaker, start, text\nMira, 3.0, "{0}"\nDana, 9.0, "{1}"\n',
        '{{"speaker": "Mira", "start": 3.0, "text": "{0}"}}\n{{"speaker": "Dana", "start": 9.0, "text": "{1}"}}\n',
    ],
)
def test_names_and_times_in_every_order(text: str) -> None:
    for lines in ("\n", "\r\n"):
        parsed = read(text.format(HELLO, FRIDAY).replace("\n", lines))
        assert [(turn.speaker, turn.text, turn.start_ms) for turn in parsed.turns] == [
            ("Mira", HELLO, 3000),
            ("Dana", FRIDAY, 9000),
        ]
        assert not parsed.unsure


@pytest.mark.parametrize("form", ["{}", "**{}**", "## {}", "{}:"])
def test_a_name_alone_above_the_words(form: str) -> None:
    talk = [("Mira Holt", HELLO), ("Dana Ruiz", FRIDAY), ("Mira Holt", NEXT), ("Dana Ruiz", "Nothing happened then.")]
    assert said("\n\n".join(f"{form.format(name)}\n{words}" for name, words in talk)) == talk


def test_a_day_of_time_counts_from_the_first_stamp() -> None:
    parsed = read("[10:02:11] Mira: Hello.\n[10:02:19] Dana: Hi.\n")
    assert [turn.start_ms for turn in parsed.turns] == [0, 8000]
    assert read("[1:02:11] Mira: Hello.\n[1:02:19] Dana: Hi.\n").first_ms == 3731000


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("[0.00s -> 5.20s] Hello\n[5.20s -> 9.00s] there\n", (0, 9000)),
        ("[00:00.000 --> 00:05.200]  Hello\n[00:05.200 --> 00:09.000]  there\n", (0, 9000)),
        ("0.000000\t5.200000\tHello\n5.200000\t9.000000\tthere\n", (0, 9000)),
        ("0:00:00.000,0:00:05.200\nHello\n\n0:00:05.200,0:00:09.000\nthere\n", (0, 9000)),
    ],
)
def test_spans_of_time_without_names(text: str, spans: tuple[int, int]) -> None:
    parsed = read(text)
    assert [turn.text for turn in parsed.turns] == ["Hello there"]
    assert (parsed.first_ms, parsed.last_ms) == spans


@pytest.mark.parametrize("form", ["{}\n{}", "({})\n{}", "[{}]\n{}"])
def test_captions_with_the_name_above_the_words(form: str) -> None:
    talk = [("Mira Holt", HELLO), ("Dana Ruiz", FRIDAY)] * 3
    cues = (f"{at}\n00:0{at}.000 --> 00:0{at}.900\n{form.format(*line)}\n" for at, line in enumerate(talk))
    assert said("WEBVTT\n\n" + "\n".join(cues)) == talk


def test_broadcasters_mark_who_speaks() -> None:
    cues = [">> MIRA: Hello.", ">> DANA: Hi.", "We waited.", ">> MIRA: And then?"]
    text = "\n".join(f"{at}\n00:00:0{at},000 --> 00:00:0{at},900\n{cue}\n" for at, cue in enumerate(cues))
    assert said(text) == [("MIRA", "Hello."), ("DANA", "Hi. We waited."), ("MIRA", "And then?")]


@pytest.mark.parametrize(
    "text",
    [
        "First, we had lunch, then it was back.\nSecond, we called, and waited.\nThird, well, that was it.\n",
        "One; and two.\nThree; and four.\n",
        "Alpha\tbeta.\nGamma\tdelta.\n",
        "I said yes | no.\nHe said no | yes.\n",
    ],
)
def test_punctuation_makes_no_table(text: str) -> None:
    assert read(text).format == "plain"
    assert read(text).words == len(text.split())


def test_words_are_not_times_nor_names() -> None:
    text = "We met\n10:30\nand then\nwent home.\n\nNobody\nwas there.\n"
    assert read(text).words == len(text.split())
    assert read("[laughs] Well.\n[pause] No.\n").words == 4
