# SPDX-License-Identifier: MIT
"""What guides ask about, whom there is to ask, and guides on paper."""

from __future__ import annotations

import pytest

from jtbdstudio.commands.codes import edit_code
from jtbdstudio.commands.guides import add_guide, add_question, edit_guide
from jtbdstudio.commands.interviews import edit_interview
from jtbdstudio.commands.study import describe_study
from jtbdstudio.domain.codes import BOXES
from jtbdstudio.domain.research import advised_way, guide_for
from jtbdstudio.queries.guides import guide_boxes, guides, guides_report, research_plan
from jtbdstudio.store import Project
from tests.studies import add_talk, code


def test_the_boxes_a_guide_asks_about_come_in_order_of_the_boxes(study: Project) -> None:
    best = next(guide for guide in study.read(guides) if guide.handle == "best_customers")
    assert best.boxes_asked == ("box.1", "box.4", "box.8", "box.9", "box.12")
    assert best.questions[2].box_name == "Workarounds"


def test_boxes_carry_the_studys_own_names_and_the_keys_of_the_reader(study: Project) -> None:
    study.run(edit_code, code(study, "box.4"), name="Getting by")
    boxes = study.read(guide_boxes)
    assert tuple(box.handle for box in boxes) == BOXES
    assert "".join(box.key for box in boxes) == "1234567890-="
    assert (boxes[3].name, boxes[3].stage, boxes[3].tone) == ("Getting by", "Struggle", "struggle")


def test_a_guide_knows_in_how_many_interviews_it_was_used(study: Project) -> None:
    made = study.run(add_guide, "Ours")
    for answer in ("One.", "Two."):
        study.run(edit_interview, add_talk(study, answer), guide_id=made)
    assert {guide.name: guide.used for guide in study.read(guides) if guide.used} == {"Ours": 2}


@pytest.mark.parametrize(
    ("people", "way", "guide"),
    [
        (None, None, ""),
        (0, "audience", "audience"),
        (9, "audience", "audience"),
        (10, "interviews", "best_customers"),
        (499, "interviews", "best_customers"),
        (500, "survey", "survey"),
    ],
)
def test_how_many_there_are_decides_how_to_ask(study: Project, people: int | None, way: str | None, guide: str) -> None:
    study.run(describe_study, ideal_customers=people)
    plan = study.read(research_plan)
    assert (plan.way, plan.guide) == (way, guide)


def test_one_method_only_means_interviews_and_an_audience_is_looked_at() -> None:
    assert advised_way(5000, one_method_only=True) == "interviews"
    assert advised_way(5000, "audience") == advised_way(None, "audience") == "audience"


@pytest.mark.parametrize("mode", ["churn", "substitute_buyers"])
def test_who_chose_something_else_is_asked_about_the_switch(mode: str) -> None:
    assert guide_for("interviews", mode) == "switch_probes"
    assert guide_for("survey", mode) == "survey"


def test_on_paper_every_question_says_the_product_and_its_box(study: Project) -> None:
    study.run(describe_study, product="Acme")
    report = study.read(guides_report, "2026-11-22")
    assert (report.study, report.product, report.date) == ("Payroll switch", "Acme", "2026-11-22")
    assert len(report.guides) == 11
    best = report.guides[0]
    assert (best.questions[0].text, best.questions[0].box) == (
        "How are you using Acme today?",
        "12 First value & after",
    )
    assert best.questions[-1].is_closing
    assert not any("{" in question.text + question.follow_up for guide in report.guides for question in guide.questions)


def test_one_guide_alone_with_the_ways_of_asking_of_the_probes(study: Project) -> None:
    probes = next(guide for guide in study.read(guides) if guide.handle == "switch_probes")
    sheet = study.read(guides_report, "2026-11-22", probes.id).guides
    assert [guide.name for guide in sheet] == ["Switch probes"]
    assert (len(sheet[0].techniques), len(sheet[0].avoid)) == (4, 4)
    own = study.run(add_guide, "Ours", "probe_cards")
    study.run(add_question, own, "What else did {product} replace?", follow_up="And {old way}?")
    study.run(edit_guide, own, note="About {product}.")
    ours = study.read(guides_report, "2026-11-22", own).guides[0]
    assert (ours.techniques, ours.note) == ((), "About Paynest.")
    assert ours.questions[0].follow_up == "And the old way?"


def test_the_website_surveys_answers_are_lines_of_their_own(study: Project) -> None:
    survey = next(guide for guide in study.read(guides) if guide.handle == "website_survey")
    lines = survey.questions[0].asked.splitlines()
    assert lines[0] == "Which describes you best?"
    assert [line[:2] for line in lines[1:]] == ["– "] * 5
