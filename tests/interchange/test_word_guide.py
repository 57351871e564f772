# SPDX-License-Identifier: MIT
"""Guides on paper, opened again: numbered anew in each, room to write, the closing question last."""

from __future__ import annotations

import io
import re
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from jtbdstudio.domain.guides import AskedQuestion, GuideSheet, GuidesReport
from jtbdstudio.interchange import word_guide
from jtbdstudio.interchange.word_guide import KINDS

CLOSING = AskedQuestion("Anything I should have asked?", is_closing=True)
FIRST = AskedQuestion("How did it begin?", "And who was there?", "1 Triggers", "struggle")


def sheet(kind: str = "interview", name: str = "Best customers", *questions: AskedQuestion, **more: Any) -> GuideSheet:
    return GuideSheet(kind, name, f"About {name}.", questions or (FIRST, CLOSING), **more)


def opened(*guides: GuideSheet) -> Any:
    return docx.Document(io.BytesIO(word_guide.guides(GuidesReport("Payroll switch", "Paynest", "2026-11-22", guides))))


def styled(document: Any, style: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style.name == style]


def numbers(document: Any) -> list[int]:
    """The list each numbered paragraph belongs to."""
    return [int(p._p.pPr.numPr.numId.val) for p in document.paragraphs if p.style.name == "List Number"]


def rooms(document: Any) -> list[Any]:
    """The empty cells for notes."""
    return [table for table in document.tables if len(table.columns) == 1]


def test_one_guide_begins_the_document() -> None:
    document = opened(sheet())
    assert [p.text for p in document.paragraphs if p.text][:5] == [
        "Interview guide", "Best customers", "Payroll switch · Paynest", "22 November 2026", "About Best customers.",
    ]  # fmt: skip
    assert document.core_properties.title == "Best customers"
    assert styled(document, "Heading 1") == []


def test_all_guides_come_with_a_list_that_leads_to_them() -> None:
    document = opened(sheet(), sheet("survey", "Survey"))
    assert styled(document, "Title") == ["Guides"]
    assert styled(document, "Heading 1") == ["Best customers", "Survey"]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["Guide", "Kind", "Questions"], ["Best customers", "Interview guide", "2"], ["Survey", "Survey", "2"],
    ]  # fmt: skip
    body = document.element.body
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} == marks == {"guide_0", "guide_1"}


def test_each_guide_is_a_numbered_list_of_its_own_that_begins_at_one() -> None:
    document = opened(sheet(), sheet("survey", "Survey"))
    first, second = sorted(set(numbers(document)))
    assert numbers(document) == [first, first, second, second]
    lists = {int(n.numId): n for n in document.part.numbering_part.element.findall(qn("w:num"))}
    for number in (first, second):
        start = lists[number].find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}")
        assert start.get(qn("w:val")) == "1"


def test_a_question_has_its_follow_up_its_box_and_phase_and_room_for_notes() -> None:
    document = opened(sheet())
    assert styled(document, "List Number") == ["How did it begin?", "Anything I should have asked?"]
    assert styled(document, "Follow Up") == ["And who was there?"]
    assert styled(document, "Asks About") == ["Box 1 Triggers · Struggle", "Always asked last"]
    assert [table.cell(0, 0).text for table in rooms(document)] == ["", ""]


def test_the_closing_question_is_the_last_one() -> None:
    assert styled(opened(sheet()), "List Number")[-1] == CLOSING.text


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "checklist"])
def test_there_is_room_to_write_in_every_kind_but_the_checklist(kind: str) -> None:
    assert len(rooms(opened(sheet(kind)))) == 2
    assert rooms(opened(sheet("checklist"))) == []


def test_answers_to_choose_from_stay_lines_of_their_own() -> None:
    choice = AskedQuestion("Which are you?\n– New here\n– A customer")
    document = opened(sheet("website_survey", "Website", choice))
    question = next(p for p in document.paragraphs if p.style.name == "List Number")
    assert question.text == "Which are you?\n– New here\n– A customer"
    assert [run.style.name for run in question.runs][1:] == ["Answers"]


def test_an_audience_is_stamped_a_hypothesis() -> None:
    assert styled(opened(sheet("audience", "Audience")), "Caution")[0].startswith("Hypothesis:")
    assert styled(opened(sheet()), "Caution") == []


def test_probes_come_with_ways_of_asking_and_what_not_to_ask() -> None:
    document = opened(sheet("probe_cards", "Probes", techniques=("Bracket.",), avoid=("Why did you buy?",)))
    assert styled(document, "Heading 2") == ["How to ask", "Better not asked"]
    assert styled(document, "List Bullet") == ["Bracket.", "Why did you buy?"]
    assert styled(opened(sheet()), "Heading 2") == []


def test_markup_in_words_does_no_harm() -> None:
    odd = AskedQuestion('Is <b> & "c"\x00 ]]> fine 😀?', "R&D?", "2 R&D")
    document = opened(sheet("interview", "R&D <1>", odd))
    assert styled(document, "Title") == ["R&D <1>"]
    assert styled(document, "List Number") == ['Is <b> & "c" ]]> fine 😀?']
    assert styled(document, "Asks About") == ["Box 2 R&D"]


def test_no_list_is_numbered_in_a_way_word_cannot_find() -> None:
    document = opened(sheet(), sheet("survey", "Survey"))
    numbering = document.part.numbering_part.element
    looks = {look.get(qn("w:abstractNumId")) for look in numbering.findall(qn("w:abstractNum"))}
    used = [number.find(qn("w:abstractNumId")).get(qn("w:val")) for number in numbering.findall(qn("w:num"))]
    assert set(used) <= looks
    kinds = [re.sub(r".*}", "", child.tag) for child in numbering]
    assert kinds == sorted(kinds)  # the format wants looks before lists


def test_progress_names_each_guide() -> None:
    heard: list[str] = []
    report = GuidesReport("S", "", "2026-11-22", (sheet(), sheet("survey", "Survey")))
    word_guide.guides(report, lambda _done, _total, text: heard.append(text))
    assert heard == ["Best customers", "Survey"]
