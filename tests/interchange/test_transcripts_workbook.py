# SPDX-License-Identifier: MIT
"""Excel workbooks: transcripts and surveys in sheets."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from jtbdstudio.domain.errors import UnreadableFile
from jtbdstudio.domain.transcript import ParsedSurvey
from jtbdstudio.interchange.transcripts import read_interviews, read_transcript
from jtbdstudio.interchange.transcripts.beginning import beginning
from tests.interchange.documents import archive, workbook

TALK: list[list[object]] = [
    ["Start", "Speaker", "Text"],
    ["0:01", "Mira", "Hello."],
    [time(0, 0, 3), "Dana", 42],
    [None, "Dana", "Yes."],
]
SURVEY = [
    ["Timestamp", "Name", "What happened that day?"],
    [date(2026, 3, 6), "Dana", "The file bounced and forty people were waiting."],
]


def test_a_sheet_that_is_a_transcript() -> None:
    parsed = read_transcript("a.xlsx", workbook([["Notes"], ["nothing"]], [["Call of 6 March"], [], *TALK]))
    assert [(turn.speaker, turn.text, turn.start_ms) for turn in parsed.turns] == [
        ("Mira", "Hello.", 1000),
        ("Dana", "42\nYes.", 3000),
    ]
    assert parsed.format_name == "Table, Excel"


def test_lengths_of_time_are_times() -> None:
    rows = [["Start", "Text"], [timedelta(hours=25, milliseconds=1500), "Hello."], [timedelta(hours=26), "Hi."]]
    assert read_transcript("a.xlsx", workbook(rows)).first_ms == 25 * 3_600_000 + 1500


def test_a_sheet_that_is_a_survey() -> None:
    survey = read_interviews("a.xlsx", workbook(SURVEY))
    assert isinstance(survey, ParsedSurvey)
    assert survey.respondents[0].held_on == "2026-03-06"


def test_formulas_without_a_value_and_errors_are_empty() -> None:
    rows = [["Speaker", "Time", "Text"], ["Mira", "0:01", "=A1"], ["Dana", "#N/A", "Hi."], ["Mira", "0:04", True]]
    assert [turn.text for turn in read_transcript("a.xlsx", workbook(rows)).turns] == ["Hi.", "Yes"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (workbook([["Item", "Price"], ["Chair", 12], ["Desk", 99]]), "no transcript was found: name its columns"),
        (workbook([]), "no spoken words"),
        (workbook(TALK)[:-40], "damaged Excel workbook"),
        (archive({"xl/workbook.xml": "<x/>"}), "damaged Excel workbook"),
        (archive({"xl/workbook.bin": b"x"}), r"\.xlsb.*save it as \.xlsx"),
    ],
)
def test_what_cannot_be_read_is_said_plainly(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFile, match=sentence):
        read_transcript("a.xlsx", data)


def test_a_workbook_begins_with_its_rows() -> None:
    assert beginning(workbook([], TALK)) == "Start\tSpeaker\tText\n0:01\tMira\tHello.\n00:00:03\tDana\t42\n\tDana\tYes."
