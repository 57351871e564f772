# SPDX-License-Identifier: MIT
"""The sample study shows everything at work: customers in full, debriefs, advice that stands and advice set aside."""

from __future__ import annotations

from collections import Counter

import pytest

from jtbdstudio.queries.advice import advice_list
from jtbdstudio.queries.customers import Customer, attribute_names, customers_in_full
from jtbdstudio.queries.debriefs import debrief_view, debriefed_interviews
from jtbdstudio.queries.health import problems
from jtbdstudio.queries.interview_details import interview_details
from jtbdstudio.queries.interviews import interview_list
from jtbdstudio.queries.overview import study_info
from jtbdstudio.store import Project


@pytest.fixture
def customers(sample: Project) -> dict[str, Customer]:
    return {customer.code: customer for customer in sample.read(customers_in_full)}


def test_there_is_as_much_as_there_should_be(sample: Project) -> None:
    info = sample.read(study_info)
    assert (info.customers, info.interviews, info.quotes) == (10, 11, 259)
    assert sample.read(problems) == ()
    assert Counter(item.debrief for item in sample.read(interview_list)) == {"done": 9, "open": 1, "due": 1}


def test_customers_are_known_in_full(sample: Project, customers: dict[str, Customer]) -> None:
    assert all(c.hired and c.fired and c.channel and c.started_paying_on for c in customers.values())
    assert sample.read(attribute_names) == ("Staff", "Sites", "Starts at")
    assert Counter(customer.recency for customer in customers.values()) == {"recent": 9, "long ago": 1}
    deciding = {c.code: [who.label for who in c.stakeholders] for c in customers.values() if c.is_b2b}
    assert {code: len(people) for code, people in deciding.items()} == {"P03": 3, "P04": 3}


def test_every_talk_has_a_guide_and_says_what_was_agreed(sample: Project) -> None:
    for item in sample.read(interview_list):
        details = sample.read(interview_details, item.id)
        assert details is not None
        assert details.guide_id
        assert details.consent in ("recorded", "notes_only")
        assert details.consent_note


def test_debriefs_have_two_voices_surprises_and_boxes(sample: Project) -> None:
    views = [view for one in sample.read(debriefed_interviews) if (view := sample.read(debrief_view, one))]
    both = [view for view in views if len({who for (_, who) in view.answers}) == 2]
    assert len(both) >= 3
    for view in both:
        mira, theo = (view.answers["takeaways", who] for who in view.researchers)
        assert mira != theo
    assert {box.state for view in views for box in view.boxes} == {"heard", "inferred", "missing"}
    assert sum(not view.surprises for view in views) == 1
    assert all(view.closing_asked in ("y", "n") for view in views)


def test_a_debrief_was_finished_soon_after_the_talk(sample: Project) -> None:
    views = [view for one in sample.read(debriefed_interviews) if (view := sample.read(debrief_view, one))]
    assert all(view.finished_at[:10] == view.held_on for view in views if view.finished_at)
    assert all(view.ended_at < view.started_at < view.finished_at for view in views if view.finished_at)


def test_advice_stands_and_one_was_set_aside_with_a_reason(sample: Project) -> None:
    listed = sample.read(advice_list)
    stands = {(advice.rule, advice.subject.label) for advice in listed.standing}
    assert stands >= {("W01", "P07"), ("W02", "P09"), ("W03", "P07"), ("W04", "P05"), ("W25", "P03")}
    [aside] = listed.dismissed
    assert (aside.rule, aside.subject.label) == ("W05", "P10")
    assert aside.reason.startswith("A former customer")
