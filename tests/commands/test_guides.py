# SPDX-License-Identifier: MIT
"""Guides of one's own and the method's: what may be changed, and what never goes missing."""

from __future__ import annotations

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from jtbdstudio.commands import guides as commands
from jtbdstudio.commands.interviews import edit_interview
from jtbdstudio.commands.study import describe_study
from jtbdstudio.domain.advice import CLOSED_KINDS
from jtbdstudio.domain.errors import UserError
from jtbdstudio.domain.guides import CLOSING, GUIDE_KINDS
from jtbdstudio.queries.guides import Guide, guides, missing_guides
from jtbdstudio.queries.interview_details import interview_details
from jtbdstudio.queries.overview import steps
from jtbdstudio.store import Project
from jtbdstudio.store.schema import GuideQuestionRow
from tests.studies import add_talk, contents


def guide(study: Project, which: str) -> Guide:
    """A guide by its handle or id."""
    return next(each for each in study.read(guides) if which in (each.handle, each.id))


def texts(study: Project, which: str) -> list[str]:
    return [question.text for question in guide(study, which).questions]


@pytest.mark.parametrize("kind", GUIDE_KINDS)
def test_a_new_guide_ends_with_the_closing_question_where_customers_hear_it(study: Project, kind: str) -> None:
    made = study.run(commands.add_guide, "Ours", kind)
    assert texts(study, made) == ([CLOSING] if kind in CLOSED_KINDS else [])
    assert study.undo() == "Add guide"
    assert made not in {each.id for each in study.read(guides)}


def test_every_built_in_guide_for_customers_ends_with_the_closing_question(study: Project) -> None:
    heard = [each for each in study.read(guides) if each.asks_customers]
    assert len(heard) == 6
    assert all(each.questions[-1].is_closing and not each.lacks_closing for each in heard)


def test_a_question_goes_before_another_or_before_the_closing_one(study: Project) -> None:
    made = study.run(commands.add_guide, "Ours")
    second = study.run(commands.add_question, made, "Second?")
    study.run(commands.add_question, made, "First?", before=second, box="box.3", phase="struggle")
    assert texts(study, made) == ["First?", "Second?", CLOSING]
    assert (guide(study, made).questions[0].box, guide(study, made).questions[0].phase) == ("box.3", "struggle")


def test_a_question_is_one_step_while_it_is_typed(study: Project) -> None:
    made = study.run(commands.add_guide, "Ours")
    before = contents(study)
    for words in ("W", "Wh", "Why?"):
        study.run_as(None, "typing", commands.add_question, made, words, question_id="q1", box="box.1")
    assert texts(study, made) == ["Why?", CLOSING]
    assert [step.label for step in study.read(steps, 2)] == ["Add question", "Add guide"]
    study.undo()
    assert contents(study) == before


def test_moving_stops_before_the_closing_question(study: Project) -> None:
    survey = guide(study, "survey")
    first, second, third, _ = (question.id for question in survey.questions)
    study.run(commands.move_question, first, 99)
    assert [question.id for question in guide(study, "survey").questions][:3] == [second, third, first]
    assert guide(study, "survey").questions[-1].is_closing
    study.run(commands.move_question, first, -5)
    assert guide(study, "survey").questions == survey.questions


@pytest.mark.parametrize(
    ("which", "at", "says"),
    [
        ("best_customers", -1, "The closing question stays"),
        ("debrief", 0, "The debrief keeps its four questions"),
        ("best_fit", 2, "The criteria of fit stay six"),
    ],
)
def test_what_others_count_on_is_neither_moved_nor_removed(study: Project, which: str, at: int, says: str) -> None:
    question = guide(study, which).questions[at]
    before = contents(study)
    with pytest.raises(UserError, match=says):
        study.run(commands.remove_question, question.id)
    with pytest.raises(UserError, match=says):
        study.run(commands.move_question, question.id, 0)
    assert contents(study) == before
    study.run(commands.edit_question, question.id, text="In our own words?")
    assert texts(study, which)[at] == "In our own words?"


@pytest.mark.parametrize("which", ["debrief", "best_fit"])
def test_fixed_guides_take_no_question_more(study: Project, which: str) -> None:
    with pytest.raises(UserError, match="in their order"):
        study.run(commands.add_question, guide(study, which).id, "And this?")


def test_a_copy_is_ones_own(study: Project) -> None:
    copy = study.run(commands.duplicate_guide, guide(study, "best_fit").id, "Our criteria")
    assert texts(study, copy) == texts(study, "best_fit")
    study.run(commands.remove_question, guide(study, copy).questions[0].id)
    study.run(commands.add_question, copy, "Is fun to talk to")
    assert len(texts(study, copy)) == 6
    study.run(commands.delete_guide, copy)
    with pytest.raises(UserError, match="one debrief"):
        study.run(commands.duplicate_guide, guide(study, "debrief").id, "Another")


def test_a_copy_keeps_boxes_phases_and_the_closing_question_in_its_place(study: Project) -> None:
    original = guide(study, "best_customers")
    copied = guide(study, study.run(commands.duplicate_guide, original.id, "Ours"))
    assert copied.boxes_asked == original.boxes_asked
    assert [question.phase for question in copied.questions] == [question.phase for question in original.questions]
    assert copied.questions[-1].is_closing
    assert not copied.is_built_in


def test_checklists_of_the_method_stay_and_other_guides_go(study: Project) -> None:
    with pytest.raises(UserError, match="part of the method"):
        study.run(commands.delete_guide, guide(study, "must_tell").id)
    interview = add_talk(study)
    study.run(edit_interview, interview, guide_id=guide(study, "b2b").id)
    before = contents(study)
    study.run(commands.delete_guide, guide(study, "b2b").id)
    details = study.read(interview_details, interview)
    assert details is not None
    assert not details.guide_id
    study.undo()
    assert contents(study) == before


def test_a_deleted_built_in_guide_can_be_brought_back(study: Project) -> None:
    assert study.read(missing_guides) == ()
    words = texts(study, "b2b")
    study.run(commands.delete_guide, guide(study, "b2b").id)
    assert [missing.handle for missing in study.read(missing_guides)] == ["b2b"]
    study.run(commands.bring_back_guide, "b2b")
    assert texts(study, "b2b") == words
    for nothing in ("b2b", "mine"):
        with pytest.raises(UserError, match="in the study already"):
            study.run(commands.bring_back_guide, nothing)


def test_restoring_brings_back_the_methods_words_and_its_closing_question(study: Project) -> None:
    made = guide(study, "survey")
    study.run(commands.edit_guide, made.id, name="Ours", note="")
    study.run(commands.remove_question, made.questions[0].id)
    study.run(commands.edit_question, made.questions[-1].id, text="Anything else?")
    assert guide(study, "survey").is_changed
    study.run(commands.restore_guide, made.id)
    assert not guide(study, "survey").is_changed
    assert texts(study, "survey")[-1] == CLOSING
    own = study.run(commands.add_guide, "Ours")
    with pytest.raises(UserError, match="your own"):
        study.run(commands.restore_guide, own)


def test_naming_the_product_changes_what_is_asked_and_not_the_guide(study: Project) -> None:
    study.run(describe_study, product="Acme")
    made = guide(study, "best_customers")
    assert made.questions[0].asked == "How are you using Acme today?"
    assert made.questions[0].text == "How are you using {product} today?"
    assert not made.is_changed


def test_a_guide_that_came_without_its_closing_question_gets_it_once(study: Project) -> None:
    survey = guide(study, "survey").id
    study.run(_lose_closing, survey)
    assert guide(study, "survey").lacks_closing
    for _ in range(2):
        study.run(commands.close_guide, survey)
    assert texts(study, "survey").count(CLOSING) == 1
    assert guide(study, "survey").questions[-1].is_closing


def _lose_closing(session: Session, guide_id: str) -> None:
    """Lose closing question"""
    q = GuideQuestionRow
    session.execute(delete(q).where(q.guide_id == guide_id, q.is_closing == 1))
