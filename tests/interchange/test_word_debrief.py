# SPDX-License-Identifier: MIT
"""The debrief document, opened again: who was talked to, both answers side by side, what was heard and what not."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
import pytest

from jtbdstudio.domain.debrief_report import (
    Answered,
    BoxNotes,
    DebriefSheet,
    DebriefsReport,
    HeardLine,
    Surprising,
    TalkState,
)
from jtbdstudio.interchange.word_debrief import debriefs
from tests.told import quote, study

BOXES = (
    BoxNotes(1, "Triggers", "heard", (), (quote(), quote("Q-0002"), quote("Q-0003", time=""), quote("Q-0004"))),
    BoxNotes(2, "Pain", "inferred", (HeardLine("She hides the price", "Q-0011", inferred=True),), ()),
    BoxNotes(3, "Workarounds", "missing", (), ()),
)
SHEET = DebriefSheet(
    customer="P01", role="Owner", company="", segment="Cafés", held_on="2026-09-16", state="done",
    finished_on="2026-09-16", researchers=("Interviewer 1", "Interviewer 2"),
    answers=(Answered("Takeaways?", ("The Friday.", "=The money.")), Answered("Wish we'd asked?", ("", "Who pays."))),
    surprises=(Surprising("She pays herself", "Q-0010", "Interviewer 2", is_quote=False),
               Surprising("It broke on a Friday.", "Q-0001", "", is_quote=True)),
    nothing_surprising=False, closing="Anything I should have asked?", closing_asked="y", closing_answer="The snail.",
    boxes=BOXES, advice=("Nobody is marked as the one who pays.",),
)  # fmt: skip
ALONE = replace(
    SHEET, customer="P02", role="", held_on="", researchers=("Interviewer 1",), state="open", finished_on="",
    answers=(Answered("Takeaways?", ("Nothing new.",)),), surprises=(), nothing_surprising=True, closing_asked="n",
    closing_answer="", advice=(),
)  # fmt: skip
TALKS = (
    TalkState("P01", "2026-09-16", "done", 0),
    TalkState("P02", "", "open", 1),
    TalkState("P03", "2026-10-01", "due", None),
)


def opened(*sheets: DebriefSheet, only: bool = False, talks: tuple[TalkState, ...] = TALKS) -> Any:
    return docx.Document(io.BytesIO(debriefs(DebriefsReport(study(), talks, sheets, only))))


def styled(document: Any, style: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style.name == style]


def rows(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.fixture(scope="module")
def both() -> Any:
    return opened(SHEET, ALONE)


def test_it_opens_with_every_talk_debriefed_or_not(both: Any) -> None:
    assert styled(both, "Title") == ["Debriefs"]
    assert rows(both.tables[0]) == [
        ["Customer", "Interview", "Debrief", "Surprises", "Boxes heard"],
        ["P01", "16 September 2026", "Finished", "2", "1 of 3"],
        ["P02", "", "Begun", "0", "1 of 3"],
        ["P03", "1 October 2026", "Not yet written", "", ""],
    ]


def test_each_talk_has_its_section_with_who_and_when(both: Any) -> None:
    assert styled(both, "Heading 1") == ["P01 · Owner", "P02"]
    assert styled(both, "Kicker")[1:] == ["Debrief · 16 September 2026", "Debrief"]
    facts = styled(both, "Facts")
    assert "Debriefed by Interviewer 1 and Interviewer 2 · finished 16 September 2026" in facts
    assert "Debriefed by Interviewer 1 · not finished" in facts
    assert styled(both, "Evidence")[0] == "2 surprises · 1 of 3 boxes heard, 1 inferred"
    assert styled(both, "Caution") == ["Nobody is marked as the one who pays."]


def test_two_who_asked_stand_side_by_side_and_one_alone_fills_the_row(both: Any) -> None:
    assert rows(both.tables[1]) == [
        ["Question", "Interviewer 1", "Interviewer 2"],
        ["Takeaways?", "The Friday.", "=The money."],
        ["Wish we'd asked?", "–", "Who pays."],
    ]
    assert rows(both.tables[3]) == [["Question", "Interviewer 1"], ["Takeaways?", "Nothing new."]]


def test_surprises_are_listed_with_their_ids(both: Any) -> None:
    assert styled(both, "List Bullet") == [
        "She pays herself  (Interviewer 2, Q-0010)",
        "“It broke on a Friday.”  (Q-0001)",
    ]
    assert "Nothing surprised us." in styled(both, "Normal")
    silent = opened(replace(ALONE, nothing_surprising=False), talks=())
    assert "No surprise is written down." in styled(silent, "Normal")


def test_the_closing_question_says_whether_it_was_asked(both: Any) -> None:
    asked = [text for text in styled(both, "Normal") if "sked" in text]
    assert asked == ["Asked. The snail.", "Not asked."]
    assert styled(both, "Question") == ["Anything I should have asked?"] * 2


def test_the_boxes_say_what_was_heard_inferred_and_missing(both: Any) -> None:
    head, first, second, third = rows(both.tables[2])
    assert head == ["Box", "", "What we heard"]
    assert first[:2] == ["1  Triggers", "Heard"]
    assert first[2].split("\n") == [
        "“It broke on a Friday.”  (12:10, Q-0001)",
        "“It broke on a Friday.”  (12:10, Q-0002)",
        "… and 2 more: Q-0003, Q-0004",
    ]
    assert second == ["2  Pain", "Inferred", "She hides the price  (inferred, Q-0011)"]
    assert third == ["3  Workarounds", "Missing", ""]


def test_one_interview_is_a_document_of_its_own() -> None:
    document = opened(SHEET, only=True, talks=TALKS[:1])
    assert styled(document, "Title") == ["Debrief with P01"]
    assert document.core_properties.title == "Debrief with P01"
    assert styled(document, "Heading 1") == []
    assert rows(document.tables[0])[0][0] == "Question"


def test_links_of_the_overview_lead_to_the_sections(both: Any) -> None:
    xml = both.element.xml
    for number in (0, 1):
        assert f'w:anchor="debrief_{number}"' in xml
        assert f'w:name="debrief_{number}"' in xml


def test_without_a_debrief_it_says_what_to_do() -> None:
    assert styled(opened(talks=TALKS[2:]), "Caution")[0].startswith("No debrief is written yet.")
    assert styled(opened(talks=()), "Caution")[0].startswith("Nobody has been talked to yet")
