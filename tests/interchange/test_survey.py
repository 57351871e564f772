# SPDX-License-Identifier: MIT
"""Surveys: who answered what, whatever tool asked."""

from __future__ import annotations

import pytest

from jtbdstudio.domain.transcript import SURVEY, ParsedSurvey
from jtbdstudio.interchange.transcripts.survey import survey_of

FORMS = [
    [
        "Timestamp",
        "Email Address",
        "What is your name?",
        "Your company",
        "What made you look?",
        "And how likely? (0-10)",
    ],
    ["2026/03/06 10:02:11 AM GMT+1", "d@x.org", "Dana", "Acme", "The file bounced on a Friday.", "9"],
    ["2026/03/07 9:00:00 PM GMT+1", "k@x.org", "", "Beta", "We lost a day over it every month.", "8"],
    ["2026/03/08 9:00:00 PM GMT+1", "m@x.org", "Mira", "", "", "3"],
]
MONKEY = [
    ["Respondent ID", "Start Date", "IP Address", "Which tools do you use?", "", "", "Why did you leave?"],
    ["", "", "", "Sheets", "Mail", "Other (please specify)", "Open-Ended Response"],
    ["112", "03/06/2026 10:00:01", "192.0.2.1", "Sheets", "", "paper", "It was too slow for the team."],
    ["113", "03/16/2026 10:00:01", "192.0.2.2", "", "Mail", "", "Nobody answered my mails in time."],
]
QUALTRICS = [
    ["StartDate", "Status", "RecipientFirstName", "RecipientLastName", "Q1", "Q2"],
    [
        "Start Date",
        "Response Type",
        "Recipient First Name",
        "Recipient Last Name",
        "What happened that day?",
        "Your age?",
    ],
    [f'{{"ImportId":"{name}"}}' for name in ("startDate", "status", "first", "last", "QID1", "QID2")],
    ["2026-03-06 10:00:01", "IP Address", "Dana", "Ruiz", "We had a big launch and it broke.", "34"],
]


def survey(rows: list[list[str]]) -> ParsedSurvey:
    found = survey_of(rows)
    assert found is not None
    return found


def answers(found: ParsedSurvey) -> list[list[tuple[str, str]]]:
    return [[(turn.speaker, turn.text) for turn in one.transcript.turns] for one in found.respondents]


def test_a_form_of_google() -> None:
    found = survey(FORMS)
    assert found.questions == ("What made you look?",)
    assert found.format_name == "Survey: 2 customers × 1 question"
    assert [one.customer for one in found.respondents] == [
        {"name": "Dana", "company": "Acme"},
        {"name": "k@x.org", "company": "Beta"},
    ]
    assert [one.held_on for one in found.respondents] == ["2026-03-06", "2026-03-07"]
    assert answers(found)[0] == [(SURVEY, "What made you look?"), ("Dana", "The file bounced on a Friday.")]
    assert found.left_out == ("Column “And how likely? (0-10)”", "Mira gave no answer.")


def test_two_header_rows_of_surveymonkey() -> None:
    found = survey([["Churn, first quarter"], [], *MONKEY])
    assert found.questions == ("Which tools do you use?", "Why did you leave?")
    assert answers(found)[0] == [
        (SURVEY, "Which tools do you use?"),
        ("Respondent 1", "Sheets; paper"),
        (SURVEY, "Why did you leave?"),
        ("Respondent 1", "It was too slow for the team."),
    ]
    assert [one.held_on for one in found.respondents] == ["2026-03-06", "2026-03-16"]
    assert found.left_out[0] == "Churn, first quarter"


def test_three_header_rows_of_qualtrics() -> None:
    found = survey(QUALTRICS)
    assert found.questions == ("What happened that day?",)
    assert found.respondents[0].customer == {"name": "Dana Ruiz"}
    assert answers(found) == [[(SURVEY, "What happened that day?"), ("Dana Ruiz", "We had a big launch and it broke.")]]


def test_typeform_and_tally() -> None:
    rows = [["#", "*What* were you doing?", "First name", "Role", "Plan", "Submit Date (UTC)", "Network ID"]]
    rows += [["ab12", "Sending a file to forty people.", "Dana", "Agency owner", "Pro", "2026-03-06 10:04:00", "x1"]]
    found = survey(rows)
    assert found.respondents[0].customer == {"name": "Dana", "role": "Agency owner", "segment": "Pro"}
    assert found.respondents[0].held_on == "2026-03-06"
    tally = [["Submission ID", "Respondent ID", "Submitted at", "Why now?"]]
    tally += [["w1", "r1", "2026-03-06 10:04:00", "Our old tool was switched off."]]
    assert survey(tally).questions == ("Why now?",)


def test_an_empty_answer_was_not_asked() -> None:
    rows = [["Name", "Why did you come?", "Why did you stay?"]]
    rows += [["Dana", "It was the only one that worked.", ""], ["", "", "Nobody told me to leave it."]]
    assert answers(survey(rows)) == [
        [(SURVEY, "Why did you come?"), ("Dana", "It was the only one that worked.")],
        [(SURVEY, "Why did you stay?"), ("Respondent 2", "Nobody told me to leave it.")],
    ]


def test_a_day_that_can_be_read_two_ways_is_not_guessed() -> None:
    rows = [["Date", "Why did you come?"], ["3/6/2026", "It was the only one that worked."]]
    found = survey(rows)
    assert (found.respondents[0].held_on, found.warnings) == (
        "",
        ("The day of some answers could not be told (“3/6/2026”).",),
    )
    german = [["Date", "Why?"], ["06.03.2026", "It was the only one that worked."], ["6. Mar 2026", "So it went on."]]
    assert [one.held_on for one in survey(german).respondents] == ["2026-03-06", "2026-03-06"]


def test_sentences_below_a_short_head_are_answers() -> None:
    rows = [["Name", "Role"], ["Dana", "I look after the forty people who send our files to the printers."]]
    assert survey(rows).questions == ("Role",)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["a"], ["b"]],
        [["Name", "Why?"]],
        [["Name", "E-mail", "City"], ["Dana", "d@x.org", "Rome"], ["Kim", "k@x.org", "Paris"]],
        [["Item", "Price"], ["Chair", "12"], ["Desk", "99"]],
        [["when", "who", "said"], *[[f"0:0{at}", "Dana", "it was the Friday the file bounced"] for at in range(5)]],
        [["Name", "Message"], *[["Dana", "it was the Friday the file bounced"]] * 4],
    ],
)
def test_other_tables_are_no_surveys(rows: list[list[str]]) -> None:
    assert survey_of(rows) is None
