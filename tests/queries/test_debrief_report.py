# SPDX-License-Identifier: MIT
"""What the debrief document is told: the words of both, and no name unless somebody asks."""

from __future__ import annotations

import pytest

from jtbdstudio.commands import debriefs
from jtbdstudio.commands.interviews import add_first_interview, edit_interview
from jtbdstudio.commands.notes import edit_note, mark_quote
from jtbdstudio.queries.debrief_report import debriefs_report
from jtbdstudio.store import Project
from tests.studies import add_talk, code

DAY = "2026-11-22"
ANSWER = "Dana here. Well, Mira, it broke on a Friday."
START = len("And then, number 0?\n")


@pytest.fixture
def talk(study: Project) -> str:
    found = add_talk(study, ANSWER, name="Dana Ruiz", company="Copper Kettle", role="Owner")
    study.run(edit_interview, found, partner="Theo Marsh", held_on="2026-09-16", consent="recorded")
    study.run(debriefs.answer_debrief, found, "takeaways", "Mira Holt", "Dana is ashamed, Theo thinks so too.")
    study.run(debriefs.answer_debrief, found, "takeaways", "Theo Marsh", "Mira rescued her.")
    study.run(debriefs.add_surprise, found, "Copper Kettle was open", "Theo Marsh")
    return found


def test_people_are_codes_and_numbers(study: Project, talk: str) -> None:
    quote = study.run(mark_quote, talk, START, START + len(ANSWER), [code(study, "1")])
    study.run(edit_note, quote, surprise=1, headline="Dana's Friday")
    study.run(debriefs.hear_in_box, talk, code(study, "2"), "Dana cried", inferred=True)
    [sheet] = study.read(debriefs_report, DAY).sheets
    assert (sheet.customer, sheet.company, sheet.researchers) == ("P01", "", ("Interviewer 1", "Interviewer 2"))
    assert sheet.answers[0].answers == (
        "P01 is ashamed, Interviewer 2 thinks so too.",
        "Interviewer 1 rescued her.",
    )
    assert [(s.text, s.who, s.is_quote) for s in sheet.surprises] == [
        ("P01 was open", "Interviewer 2", False),
        ("P01 here. Well, Interviewer, it broke on a Friday.", "", True),
    ]
    assert [box.state for box in sheet.boxes[:3]] == ["heard", "inferred", "missing"]
    assert sheet.boxes[1].lines[0].text == "P01 cried"
    assert sheet.missing[0] == "Social & emotional: the struggle"


def test_names_stand_where_the_customer_agreed(study: Project, talk: str) -> None:
    study.run(edit_interview, talk, quote_ok="named")
    [sheet] = study.read(debriefs_report, DAY, names=True).sheets
    assert (sheet.customer, sheet.company) == ("P01 Dana Ruiz", "Copper Kettle")
    assert sheet.researchers == ("Mira Holt", "Theo Marsh")
    study.run(edit_interview, talk, quote_ok="anonymous")
    [sheet] = study.read(debriefs_report, DAY, names=True).sheets
    assert (sheet.customer, sheet.company) == ("P01", "")
    assert sheet.answers[0].answers[0] == "P01 is ashamed, Theo thinks so too."


def test_talks_without_a_debrief_are_in_the_list_and_one_can_be_asked_for(study: Project, talk: str) -> None:
    study.run(add_first_interview, {"name": "Ole Lund"}, held_on="2026-01-02")
    report = study.read(debriefs_report, DAY)
    assert [(t.customer, t.state, t.sheet) for t in report.talks] == [("P01", "open", 0), ("P02", "due", None)]
    single = study.read(debriefs_report, DAY, only=talk)
    assert single.only
    assert [t.customer for t in single.talks] == ["P01"]
    assert study.read(debriefs_report, DAY, only="gone").sheets == ()


def test_advice_about_the_talk_and_the_customer_comes_along(study: Project, talk: str) -> None:
    study.run(debriefs.edit_debrief, talk, closing_asked="n")
    study.run(debriefs.finish_debrief, talk, at="2026-09-16T12:00:00Z")
    [sheet] = study.read(debriefs_report, DAY).sheets
    assert (sheet.state, sheet.finished_on) == ("done", "2026-09-16")
    assert [words.split(" ")[0:3] for words in sheet.advice] == [["You", "did", "not"]]
