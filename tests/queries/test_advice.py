# SPDX-License-Identifier: MIT
"""The advice list of a study: the facts behind each rule, read from what is on file."""

from __future__ import annotations

import pytest

from jtbdstudio.commands import debriefs
from jtbdstudio.commands.customers import add_customer, add_stakeholder, edit_customer, edit_stakeholder
from jtbdstudio.commands.interviews import add_interview, edit_interview
from jtbdstudio.commands.notes import edit_note, mark_quote, write_note
from jtbdstudio.commands.study import describe_study
from jtbdstudio.commands.transcripts import import_survey, set_role
from jtbdstudio.queries.advice import advice_list, advice_on_quotes
from jtbdstudio.queries.interviews import interview_list
from jtbdstudio.queries.quotes import quote_list
from jtbdstudio.store import Project
from jtbdstudio.store.clock import now
from tests.studies import add_talk, survey

QUESTION = "And then, number 0?"
ANSWER = "It broke on a Friday."


@pytest.fixture
def talk(study: Project) -> str:
    found = add_talk(study, ANSWER, "Then I closed.", name="Dana Ruiz")
    study.run(edit_interview, found, consent="recorded", held_on=now()[:10])
    return found


def rules(study: Project, *subjects: str) -> list[str]:
    standing = study.read(advice_list).standing
    return [advice.rule for advice in standing if not subjects or advice.subject.id in subjects]


def test_a_fresh_study_has_nothing_to_say(study: Project) -> None:
    assert rules(study) == []


def test_a_coded_talk_wants_a_surprise_from_wherever_it_comes(study: Project, talk: str) -> None:
    assert rules(study) == []
    quote = study.run(mark_quote, talk, len(QUESTION) + 1, len(QUESTION) + 9)
    assert rules(study) == ["W01"]
    study.run(edit_note, quote, surprise=1)
    assert rules(study) == []
    study.run(edit_note, quote, surprise=0)
    study.run(write_note, "She pays herself", talk, "surprise")
    assert rules(study) == []


def test_a_debrief_without_a_surprise_and_one_that_is_not_compared(study: Project, talk: str) -> None:
    study.run(edit_interview, talk, partner="Jo Lind")
    study.run(debriefs.answer_debrief, talk, "takeaways", "Mira Holt", "It was the Friday.")
    assert rules(study) == ["W02"]
    study.run(debriefs.answer_debrief, talk, "takeaways", "Jo Lind", "It was the money.")
    assert rules(study) == []
    study.run(debriefs.edit_debrief, talk, closing_asked="n")
    study.run(debriefs.finish_debrief, talk)
    assert rules(study) == ["W01", "W03"]
    study.run(debriefs.add_surprise, talk, "She pays herself")
    assert rules(study) == ["W03"]


def test_a_talk_of_long_ago_is_debriefed_late(study: Project, talk: str) -> None:
    study.run(edit_interview, talk, held_on="2025-01-02")
    [advice] = study.read(advice_list).standing
    assert (advice.rule, advice.subject.kind, advice.subject.label) == ("W02", "interview", "P01")
    study.run(edit_interview, talk, held_on="2999-01-02")
    assert rules(study) == [], "it is yet to come"


def test_recency_is_judged_by_the_first_talk(study: Project, talk: str) -> None:
    customer = study.read(interview_list)[0].customer_id
    study.run(edit_interview, talk, held_on="2026-06-01", kind="other")
    study.run(edit_customer, customer, started_paying_on="2026-02-01")
    assert rules(study) == []
    study.run(add_interview, customer, held_on="2026-03-01", kind="other")
    assert rules(study, customer) == ["W05"]


def test_quotes_of_somebody_who_has_not_chosen(study: Project, talk: str) -> None:
    customer = study.read(interview_list)[0].customer_id
    study.run(edit_customer, customer, kind="prospect")
    assert rules(study, customer) == []
    study.run(mark_quote, talk, len(QUESTION) + 1, len(QUESTION) + 9)
    assert rules(study, customer) == ["W06"]


def test_a_study_of_an_audience(study: Project) -> None:
    study.run(describe_study, mode="audience")
    [advice] = study.read(advice_list).standing
    assert (advice.rule, advice.subject.kind) == ("W06", "study")


def test_consent_is_asked_for_once_there_are_words(study: Project, talk: str) -> None:
    study.run(edit_interview, talk, consent="none")
    [advice] = study.read(advice_list).standing
    assert (advice.rule, advice.level) == ("W07", "strong")


def test_a_quote_over_a_question_counts_the_words_of_the_interviewer(study: Project, talk: str) -> None:
    whole = study.run(mark_quote, talk, len(QUESTION) + 1 + 16, len(QUESTION) + 1 + len(ANSWER) + 10)
    beside = study.run(mark_quote, talk, len(QUESTION) + 1, len(QUESTION) + 1 + len(ANSWER))
    asked = study.run(mark_quote, talk, 4, 8)
    found = study.read(advice_on_quotes, [whole, beside, asked])
    assert set(found) == {whole, asked}
    assert [a.subject.label for a in study.read(advice_list).standing if a.rule == "W13"] == ["Q-0001", "Q-0003"]
    study.run(set_role, talk, "Mira Holt", "other")
    assert study.read(advice_on_quotes, [whole, asked]) == {}


def test_who_decides_is_read_from_the_stakeholders(study: Project) -> None:
    customer = study.run(add_customer, is_b2b=1)
    assert rules(study) == ["W25"]
    boss = study.run(add_stakeholder, customer, label="The owner", buyer_role="economic_buyer")
    assert rules(study) == ["W25"]
    study.run(edit_stakeholder, boss, owns_result=1)
    assert rules(study) == []


def test_answers_of_a_survey_are_no_talks(study: Project) -> None:
    study.run(import_survey, survey(), "survey.csv", b"1")
    [first, _] = study.read(interview_list)
    study.run(mark_quote, first.id, 24, 34)
    assert len(study.read(quote_list)) == 1
    assert set(rules(study)) <= {"W07"}


def test_advice_about_some_things_only(study: Project, talk: str) -> None:
    study.run(edit_interview, talk, consent="pending")
    study.run(add_customer, fit="nn????")
    found = study.read(advice_list)
    assert [advice.rule for advice in found.about(f"interview:{talk}")] == ["W07"]
    assert found.about("customer:nobody") == ()
