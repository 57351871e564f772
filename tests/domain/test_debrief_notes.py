# SPDX-License-Identifier: MIT
"""Pasted notes find their questions."""

from __future__ import annotations

import pytest

from jtbdstudio.domain.debrief_notes import parse_notes

QUESTIONS = {
    "takeaways": "What were your big takeaways?",
    "surprises": "What surprised us?",
    "wish_asked": "Anything we wish we'd asked?",
    "do_differently": "What should we do differently next time?",
    "closing": "Is there anything I should have asked but haven't?",
}


def test_lines_without_a_heading_answer_where_the_caret_is() -> None:
    text = "- Shame, not hours\r\n\r\n  * She forgot us\n1) A month later\n• The link"
    lines = ("Shame, not hours", "She forgot us", "A month later", "The link")
    assert parse_notes(text, QUESTIONS, "takeaways") == {"takeaways": lines}
    assert parse_notes(text, QUESTIONS, "surprises") == {"surprises": lines}


def test_a_heading_turns_to_its_question() -> None:
    text = (
        "Before\n## What surprised us\n- No prices\n- A laugh\n"
        "**Anything we wish we’d asked:**\nWho was there?\n"
        "Next time: shorter\nIs there anything I should have asked but have not?\nMy team"
    )
    assert parse_notes(text, QUESTIONS, "takeaways") == {
        "takeaways": ("Before",),
        "surprises": ("No prices", "A laugh"),
        "wish_asked": ("Who was there?",),
        "do_differently": ("shorter",),
        "closing": ("My team",),
    }


@pytest.mark.parametrize(
    "line", ["The next time it broke she left", "Nothing surprised her boss: he knew", "Note: 3 people", "12 people"]
)
def test_an_ordinary_line_is_no_heading(line: str) -> None:
    assert parse_notes(line, QUESTIONS, "takeaways") == {"takeaways": (line,)}


def test_nothing_to_keep() -> None:
    assert parse_notes(" \n\t\n", QUESTIONS, "takeaways") == {}
