# SPDX-License-Identifier: MIT
"""Which call a debrief is meant for when nobody says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from jtbdstudio.commands import debriefs
from jtbdstudio.commands.customers import add_customer
from jtbdstudio.commands.interviews import add_interview, edit_interview
from jtbdstudio.queries.debriefs import DebriefView, call_just_held, debrief_view
from jtbdstudio.store import Project
from tests.studies import add_talk

TODAY = "2026-03-06"


def planned(study: Project, code: str, **fields: str) -> str:
    return study.run(add_interview, study.run(add_customer, code=code), held_on=TODAY, **fields)


def test_the_only_call_planned_for_today_is_meant(study: Project) -> None:
    assert study.read(call_just_held, TODAY) is None
    planned(study, "P01", kind="survey")
    study.run(edit_interview, add_talk(study, code="P02"), held_on=TODAY)
    mine = planned(study, "P03")
    assert study.read(call_just_held, TODAY) == mine
    assert study.read(call_just_held, "2026-03-07") is None
    planned(study, "P04")
    assert study.read(call_just_held, TODAY) is None, "two could be meant"


def test_a_debrief_that_goes_on_is_meant_for_an_hour(study: Project) -> None:
    planned(study, "P01")
    going_on = study.run(debriefs.start_debrief_of_call)
    assert study.read(call_just_held, TODAY) == going_on
    long_ago = (datetime.now(UTC) - timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%SZ")
    study.run(edit_interview, going_on, ended_at=long_ago)
    assert study.read(call_just_held, TODAY) != going_on


def test_a_finished_debrief_is_not_meant(study: Project) -> None:
    done = study.run(debriefs.start_debrief_of_call)
    study.run(debriefs.finish_debrief, done)
    assert study.read(call_just_held, TODAY) is None


def unsigned(study: Project, interviewer: str) -> DebriefView:
    """A call somebody without a name has debriefed, and then the label its transcript brought."""
    call = study.run(debriefs.start_debrief_of_call)
    study.run(debriefs.answer_debrief, call, "takeaways", "", "Shame")
    study.run(debriefs.write_surprise, call, "n1", "She laughed", "")
    study.run(edit_interview, call, interviewer=interviewer)
    return seen(study, call)


def seen(study: Project, call: str) -> DebriefView:
    found = study.read(debrief_view, call)
    assert found is not None
    return found


@pytest.mark.parametrize("label", ["Interviewer", "Speaker 1", "SPEAKER_00", "I", "IV", "Host", "Mira Holt"])
def test_a_transcript_leaves_the_debrief_to_whoever_wrote_it(study: Project, label: str) -> None:
    shown = unsigned(study, label)
    assert shown.researchers == ("",)
    study.run(debriefs.add_researcher, shown.interview_id, "Mira Holt")
    named = seen(study, shown.interview_id)
    assert named.researchers == ("Mira Holt",)
    assert named.answers == {("takeaways", "Mira Holt"): "Shame"}


def test_whoever_wrote_without_a_name_comes_first(study: Project) -> None:
    call = unsigned(study, "Mira Holt").interview_id
    study.run(debriefs.answer_debrief, call, "takeaways", "Jo", "The prices")
    assert seen(study, call).researchers == ("", "Mira Holt", "Jo")


def test_a_label_that_asked_is_nobody_who_debriefs(study: Project) -> None:
    call = study.run(debriefs.start_debrief_of_call, interviewer="Interviewer")
    assert seen(study, call).researchers == ("",)
    study.run(edit_interview, call, interviewer="Jo")
    assert seen(study, call).researchers == ("Jo",)
