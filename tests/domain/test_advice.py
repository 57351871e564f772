# SPDX-License-Identifier: MIT
"""What a careful colleague would mention: each rule where it speaks and where it is silent (W01-W07, W13, W25)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from jtbdstudio.domain.advice import (
    CLOSED_KINDS,
    Advice,
    AdviceTold,
    CustomerFacts,
    GuideFacts,
    InterviewFacts,
    QuoteFacts,
    StudyFacts,
    Subject,
    advise,
    gathered,
)

TALK = InterviewFacts(
    Subject("interview", "i1", "P01"), "interview", "2026-03-02", "2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z",
    has_transcript=False, quotes=0, surprises=0, debrief_started=False, debrief_finished=False, partner="",
    researchers=0, closing_asked="?", consent="recorded",
)  # fmt: skip
CUSTOMER = CustomerFacts(
    Subject("customer", "c1", "P01"), "best", "yyyyyy", "2025-11-01", "2026-03-02", is_b2b=False, stakeholders=0,
    has_owner=False, has_buyer=False, quotes=0,
)  # fmt: skip


def of_talk(**facts: Any) -> list[str]:
    return [advice.rule for advice in advise(interviews=[replace(TALK, **facts)])]


def of_customer(**facts: Any) -> list[str]:
    return [advice.rule for advice in advise(customers=[replace(CUSTOMER, **facts)])]


def test_there_is_nothing_to_say_of_what_is_well() -> None:
    assert of_talk() == []
    assert of_customer() == []


@pytest.mark.parametrize(
    ("facts", "rules"),
    [
        ({"debrief_started": True, "debrief_finished": True, "researchers": 1}, ["W01"]),
        ({"debrief_started": True, "debrief_finished": True, "researchers": 1, "surprises": 1}, []),
        ({"debrief_started": True, "researchers": 1}, []),
        ({"has_transcript": True, "quotes": 4}, ["W01"]),
        ({"has_transcript": True, "quotes": 0}, []),
        ({"has_transcript": True, "quotes": 4, "kind": "survey"}, []),
    ],
)
def test_a_talk_without_a_surprise(facts: dict[str, Any], rules: list[str]) -> None:
    assert of_talk(**facts) == rules


@pytest.mark.parametrize(
    ("facts", "rules"),
    [
        ({"now": "2026-03-03T10:00:00Z"}, []),
        ({"now": "2026-03-03T10:00:01Z"}, ["W02"]),
        ({"now": "2026-03-03T10:00:01Z", "debrief_started": True, "researchers": 1}, []),
        ({"now": "2026-03-03T10:00:01Z", "kind": "survey"}, []),
        ({"now": "2026-03-03T23:00:00Z", "ended_at": ""}, []),
        ({"now": "2026-03-04T00:00:00Z", "ended_at": ""}, ["W02"]),
        ({"now": "2026-03-04T00:00:00Z", "ended_at": "", "held_on": ""}, []),
        ({"now": "2026-03-02T00:00:00Z", "ended_at": "", "held_on": "2026-04-01"}, []),
    ],
)
def test_a_debrief_is_written_within_a_day(facts: dict[str, Any], rules: list[str]) -> None:
    assert of_talk(**facts) == rules


@pytest.mark.parametrize(("partner", "researchers", "rules"), [("Jo", 1, ["W02"]), ("Jo", 2, []), ("", 1, [])])
def test_two_who_asked_both_write(partner: str, researchers: int, rules: list[str]) -> None:
    assert of_talk(debrief_started=True, partner=partner, researchers=researchers) == rules


@pytest.mark.parametrize(
    ("finished", "asked", "rules"), [(True, "n", ["W03"]), (True, "y", []), (True, "?", []), (False, "n", [])]
)
def test_the_closing_question_was_not_asked(finished: bool, asked: str, rules: list[str]) -> None:
    assert of_talk(debrief_started=True, debrief_finished=finished, closing_asked=asked, surprises=1) == rules


@pytest.mark.parametrize("kind", [*CLOSED_KINDS, "debrief", "checklist"])
def test_a_guide_ends_with_the_closing_question(kind: str) -> None:
    guide = Subject("guide", "g1", "Best customers")
    without = advise(guides=[GuideFacts(guide, kind, has_closing=False)])
    assert [advice.rule for advice in without] == (["W03"] if kind in CLOSED_KINDS else [])
    assert advise(guides=[GuideFacts(guide, kind, has_closing=True)]) == ()


@pytest.mark.parametrize(
    ("fit", "kind", "rules"),
    [
        ("nyyyyy", "best", []),
        ("nnyyyy", "best", ["W04"]),
        ("nn????", "customer", ["W04"]),
        ("n?????", "best", []),
        ("nnnnnn", "churned", []),
        ("", "best", []),
    ],
)
def test_poor_fit(fit: str, kind: str, rules: list[str]) -> None:
    assert of_customer(fit=fit, kind=kind) == rules


def test_poor_fit_says_how_many() -> None:
    [advice] = advise(customers=[replace(CUSTOMER, fit="nnn?yy")])
    assert advice.message.startswith("Fails 3 of the six criteria")


@pytest.mark.parametrize(
    ("began", "says"),
    [
        ("2025-12-03", "less than three months"),
        ("2025-12-02", ""),
        ("2025-09-02", ""),
        ("2025-08-02", "more than six months"),
        ("", ""),
        ("2026-04-01", ""),
    ],
)
def test_the_recency_window(began: str, says: str) -> None:
    found = advise(customers=[replace(CUSTOMER, started_paying_on=began)])
    assert [advice.rule for advice in found] == (["W05"] if says else [])
    assert all(says in advice.message for advice in found)


def test_words_of_somebody_who_has_not_chosen_are_hypotheses() -> None:
    assert of_customer(kind="prospect", quotes=3) == ["W06"]
    assert of_customer(kind="audience", quotes=1) == ["W06"]
    assert of_customer(kind="prospect", quotes=0) == []
    assert of_customer(kind="churned", quotes=3) == []
    study = Subject("study", "s", "Payroll")
    assert [a.rule for a in advise(studies=[StudyFacts(study, "audience")])] == ["W06"]
    assert advise(studies=[StudyFacts(study, "own_customers")]) == ()


@pytest.mark.parametrize(
    ("consent", "rules"), [("none", ["W07"]), ("pending", ["W07"]), ("recorded", []), ("notes_only", [])]
)
def test_consent(consent: str, rules: list[str]) -> None:
    assert of_talk(consent=consent, has_transcript=True) == rules
    assert of_talk(consent=consent) == [], "there is nothing yet that could be shown"


def test_words_of_the_interviewer() -> None:
    quote = Subject("quote", "n1", "Q-0001")
    assert [a.rule for a in advise(quotes=[QuoteFacts(quote, 2)])] == ["W13"]
    assert advise(quotes=[QuoteFacts(quote, 0)]) == ()


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({}, "Who had a say?"),
        ({"stakeholders": 2}, "nobody is marked as the one who owns the result and the one who pays."),
        ({"stakeholders": 2, "has_owner": True}, "nobody is marked as the one who pays."),
        ({"stakeholders": 2, "has_buyer": True}, "nobody is marked as the one who owns the result."),
        ({"stakeholders": 2, "has_owner": True, "has_buyer": True}, ""),
    ],
)
def test_who_decides_in_a_company(facts: dict[str, Any], says: str) -> None:
    found = advise(customers=[replace(CUSTOMER, is_b2b=True, **facts)])
    assert [advice.rule for advice in found] == (["W25"] if says else [])
    assert all(advice.message.endswith(says) for advice in found)
    assert advise(customers=[replace(CUSTOMER, **facts)]) == (), "a private person decides alone"


def test_the_important_comes_first_then_rule_by_rule() -> None:
    late = replace(TALK, now="2026-04-01T00:00:00Z", has_transcript=True, quotes=1, consent="none")
    found = advise(interviews=[late], customers=[replace(CUSTOMER, fit="nn????")])
    assert [(a.rule, a.level) for a in found] == [
        ("W01", "strong"),
        ("W07", "strong"),
        ("W02", "warn"),
        ("W04", "warn"),
    ]


def test_a_sentence_is_told_once_with_all_it_is_about() -> None:
    late = [Advice("W02", Subject("interview", f"i{n}", f"P{n:02}"), "Write it.") for n in range(1, 15)]
    study = Advice("W06", Subject("study", "s", "Payroll"), "All hypotheses.")
    told = gathered([*late[:2], study])
    assert [one.line for one in told] == ["P01, P02: Write it.", "All hypotheses."]
    assert told[0] == AdviceTold("W02", ("P01", "P02"), "Write it.")
    [many] = gathered(late)
    assert many.line.endswith("P12 and 2 more: Write it.")
