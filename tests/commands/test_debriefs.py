# SPDX-License-Identifier: MIT
"""A debrief as it is written: begun from nothing, typed word by word, named, pasted, finished."""

from __future__ import annotations

import pytest

from jtbdstudio.commands import debriefs
from jtbdstudio.commands.customers import add_customer
from jtbdstudio.commands.interviews import add_first_interview, add_interview
from jtbdstudio.queries.debriefs import DebriefView, debrief_view
from jtbdstudio.queries.interviews import customer_list, interview_list
from jtbdstudio.queries.overview import steps
from jtbdstudio.queries.quotes import cards_by_id
from jtbdstudio.store import Project
from tests.studies import code, contents


@pytest.fixture
def call(study: Project) -> str:
    return study.run(add_first_interview, {"code": "P01", "name": "Dana Ruiz"}, interviewer="Mira")


def view(study: Project, interview: str) -> DebriefView:
    found = study.read(debrief_view, interview)
    assert found is not None
    return found


def test_a_call_nobody_wrote_down_is_on_file_in_one_step(study: Project) -> None:
    before = contents(study)
    interview = study.run(debriefs.start_debrief_of_call, interviewer="Mira")
    shown = view(study, interview)
    assert (shown.customer_code, shown.state, shown.researchers) == ("P01", "open", ("Mira",))
    assert shown.ended_at
    assert study.undo() == "Start debrief"
    assert contents(study) == before


def test_a_surprise_typed_letter_by_letter_is_one_note_and_one_step(study: Project, call: str) -> None:
    before = len(study.read(steps))
    for typed in ("S", "Sh", "She ", "She laughed"):
        study.run_as(None, "typing", debriefs.write_surprise, call, "n1", typed, "Jo")
    (surprise,) = view(study, call).surprises
    assert (surprise.note_id, surprise.text, surprise.researcher) == ("n1", "She laughed", "Jo")
    assert len(study.read(steps)) == before + 1
    study.undo()
    assert view(study, call).surprises == ()
    assert view(study, call).state != "open"


def test_a_surprise_without_words_is_gone(study: Project, call: str) -> None:
    study.run(debriefs.write_surprise, call, "n1", "She laughed")
    study.run(debriefs.write_surprise, call, "n1", "  ")
    assert view(study, call).surprises == ()


def test_a_surprise_takes_back_that_nothing_surprised(study: Project, call: str) -> None:
    study.run(debriefs.finish_debrief, call, nothing_surprising=True)
    assert view(study, call).nothing_surprising
    assert view(study, call).state == "done"
    study.run(debriefs.write_surprise, call, "n1", "But she laughed")
    assert not view(study, call).nothing_surprising


def test_a_line_in_a_box_is_a_note_with_its_code(study: Project, call: str) -> None:
    box = code(study, "3")
    for typed in ("A", "Ashamed"):
        study.run_as(None, "typing", debriefs.write_in_box, call, "n1", box, typed)
    third = view(study, call).boxes[2]
    assert [line.text for line in third.lines] == ["Ashamed"]
    assert third.state == "heard"
    study.run(debriefs.mark_inferred, "n1", inferred=True)
    assert view(study, call).boxes[2].state == "inferred"
    assert view(study, call).boxes_left == 11
    study.run(debriefs.write_in_box, call, "n1", box, "")
    assert view(study, call).boxes_left == 12
    assert study.read(cards_by_id, ["n1"]) == ()


def test_a_surprise_that_lies_in_a_box_stays_a_surprise_when_it_leaves(study: Project, call: str) -> None:
    from jtbdstudio.commands.tagging import tag_notes

    study.run(debriefs.write_surprise, call, "n1", "She laughed")
    box = code(study, "3")
    study.run(tag_notes, ["n1"], [box])
    study.run(debriefs.write_in_box, call, "n1", box, "")
    assert [surprise.text for surprise in view(study, call).surprises] == ["She laughed"]
    assert view(study, call).boxes[2].state == "missing"


def test_who_writes_first_without_a_name_gets_one(study: Project) -> None:
    interview = study.run(debriefs.start_debrief_of_call)
    study.run(debriefs.answer_debrief, interview, "takeaways", "", "Shame")
    study.run(debriefs.add_researcher, interview, "Mira")
    shown = view(study, interview)
    assert shown.researchers == ("Mira",)
    assert shown.answers == {("takeaways", "Mira"): "Shame"}
    study.run(debriefs.add_researcher, interview, "Jo")
    study.run(debriefs.add_researcher, interview, "Mira")
    assert view(study, interview).researchers == ("Mira", "Jo")


def test_pasted_notes_come_after_what_was_written(study: Project, call: str) -> None:
    study.run(debriefs.answer_debrief, call, "takeaways", "Mira", "Shame")
    before = len(study.read(steps))
    found = {"takeaways": ["Not the hours"], "surprises": ["No prices", "A laugh"], "closing": ["My team"]}
    study.run(debriefs.paste_notes, call, found, "Mira")
    shown = view(study, call)
    assert shown.answers["takeaways", "Mira"] == "Shame\nNot the hours"
    assert [surprise.text for surprise in shown.surprises] == ["No prices", "A laugh"]
    assert (shown.closing_asked, shown.closing_answer) == ("y", "My team")
    assert len(study.read(steps)) == before + 1


def test_the_call_was_with_somebody_on_file(study: Project) -> None:
    known = study.run(add_customer, code="P04", name="Iris Moe")
    interview = study.run(debriefs.start_debrief_of_call)
    before = contents(study)
    study.run(debriefs.debrief_with, interview, known)
    assert [customer.code for customer in study.read(customer_list)] == ["P04"]
    assert view(study, interview).customer_name == "Iris Moe"
    study.undo()
    assert contents(study) == before


def test_a_customer_with_another_interview_stays(study: Project) -> None:
    known = study.run(add_customer, code="P04")
    other = study.run(add_customer, code="P05")
    moved = study.run(add_interview, other)
    study.run(add_interview, other)
    study.run(debriefs.debrief_with, moved, known)
    assert sorted(item.customer_code for item in study.read(interview_list)) == ["P04", "P05"]
