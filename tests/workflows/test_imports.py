# SPDX-License-Identifier: MIT
"""Files become interviews: transcripts, surveys, new versions; whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from jtbdstudio.commands.customers import add_customer
from jtbdstudio.commands.interviews import add_interview
from jtbdstudio.commands.notes import Mark, mark_quotes
from jtbdstudio.queries.interview_details import interview_details, known_people
from jtbdstudio.queries.interviews import customer_list, interview_list
from jtbdstudio.queries.overview import steps
from jtbdstudio.queries.quotes import quote_list
from jtbdstudio.queries.reader import reader_view
from jtbdstudio.store import Project
from jtbdstudio.workflows.import_look import look_at, read_file
from jtbdstudio.workflows.import_plan import Choice, PlannedFile, plan
from jtbdstudio.workflows.imports import store_file, store_planned
from tests.workflows.test_import_plan import SURVEY, talk

TALK = "Mira Holt: Why then?\nLena Voss: It broke on a Friday.\nMira Holt: And who was there?\nLena Voss: My boss.\n"


def planned(study: Project, path: Path, choice: Choice | None = None) -> PlannedFile:
    return plan([path], [look_at(path)], [choice or Choice()], study.read(known_people))[0]


def test_roles_and_day_are_stored_as_decided(study: Project, tmp_path: Path) -> None:
    path = talk(tmp_path, "a.txt", "Mira Holt", "Lena Voss", "Bot")
    choice = Choice({"Bot": "other"}, held_on="2025-11-21")
    report = store_planned(study, planned(study, path, choice))
    assert report.made is not None
    kept = study.read(interview_details, report.made.interview_id)
    assert kept is not None
    assert kept.roles == {"Mira Holt": "interviewer", "Lena Voss": "customer", "Bot": "other"}
    assert (kept.code, kept.name, kept.held_on, kept.interviewer) == ("P01", "Lena Voss", "2025-11-21", "Mira Holt")


def test_a_survey_is_one_step_and_one_line(study: Project, tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_text(SURVEY)
    before = len(study.read(steps))
    report = store_file(study, read_file(path))
    told = report.as_json()
    assert (told["ok"], told["interview"], len(told["interviews"])) == (True, told["interviews"][0], 3)
    assert (told["customer"], told["turns"], told["cues"], told["error"]) == ("P01", 12, None, None)
    assert told["words"] == len(
        SURVEY.split("\n", 1)[1].replace("Lena Voss,", "").replace("Dana Ruiz,", "").replace(".,", ". ").split()
    )
    assert told["speakers"][:2] == ["Survey", "Lena Voss"]
    assert len(study.read(steps)) == before + 1
    assert "already, as P01" in store_file(study, read_file(path)).error
    study.undo()
    assert study.read(interview_list) == ()


def test_a_new_version_keeps_the_quotes(study: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TALK)
    first = store_planned(study, planned(study, path)).made
    assert first is not None
    text = study.read(reader_view, first.interview_id).text
    start = text.index("It broke")
    study.run(mark_quotes, first.interview_id, [Mark(start, start + 8, ())])
    path.write_text(TALK.replace("\n", "\r\n\r\n"))
    assert planned(study, path).verdict == "here"
    again = store_planned(study, planned(study, path, Choice(skip=False)))
    assert (again.replaced, again.made) == (True, first)
    kept = study.read(interview_details, first.interview_id)
    assert kept is not None
    assert (kept.version, kept.interviewer) == (2, "Mira Holt")
    assert [quote.text for quote in study.read(quote_list)] == ["It broke"]
    assert len(study.read(interview_list)) == 1


def test_a_new_version_of_what_was_deleted_meanwhile_changes_nothing(study: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TALK)
    store_planned(study, planned(study, path))
    again = planned(study, path, Choice(skip=False))
    study.undo()
    report = store_planned(study, again)
    assert (report.made, study.read(interview_list)) == (None, ())
    assert report.error.startswith("a.txt: ")


def test_what_cannot_be_read_is_told_and_stored_nowhere(study: Project, tmp_path: Path) -> None:
    before = study.read(steps)
    report = store_file(study, read_file(tmp_path / "gone.txt"))
    assert report.as_json()["ok"] is False
    assert "cannot be read" in report.error
    assert study.read(steps) == before


def test_a_day_nobody_knows_stays_empty_and_one_that_was_planned_stays(study: Project, tmp_path: Path) -> None:
    store_planned(study, planned(study, talk(tmp_path, "a.txt", "Mira Holt", "Lena Voss")))
    waiting = study.run(add_customer, code="P07", name="Ole Lund")
    study.run(add_interview, waiting, held_on="2025-03-02")
    store_planned(study, planned(study, talk(tmp_path, "b.txt", "Mira Holt", "Ole Lund"), Choice(held_on="")))
    assert [(item.customer_code, item.held_on) for item in study.read(interview_list)] == [
        ("P01", ""), ("P07", "2025-03-02"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("known", "speaker", "name"), [("", "Ole Lund", "Ole Lund"), ("", "Speaker 2", ""), ("Ida", "Ole Lund", "Ida")]
)
def test_a_customer_without_a_name_gets_the_name_of_the_speaker(
    study: Project, tmp_path: Path, known: str, speaker: str, name: str
) -> None:
    study.run(add_customer, code="P07", name=known)
    store_planned(study, planned(study, talk(tmp_path, "P07.txt", "Mira Holt", speaker)))
    assert [(one.code, one.name) for one in study.read(customer_list)] == [("P07", name)]
