# SPDX-License-Identifier: MIT
"""Whose words a quote holds, and what is left of it without ours."""

from __future__ import annotations

import pytest

from jtbdstudio.domain.speech import has_interviewer, without_interviewer
from jtbdstudio.domain.text import Span

TEXT = "It broke.\nWhen?\nOn a Friday night.\nAnd then we left."
TURNS = (
    ("customer", Span(0, 9)),
    ("interviewer", Span(10, 15)),
    ("customer", Span(16, 34)),
    ("other", Span(35, 52)),
)


@pytest.mark.parametrize(("start", "end", "there"), [(0, 9, False), (0, 10, False), (0, 12, True), (16, 52, False)])
def test_words_of_the_interviewer_are_noticed_but_not_a_line_end(start: int, end: int, there: bool) -> None:
    assert has_interviewer(TEXT, Span(start, end), TURNS) is there


@pytest.mark.parametrize(
    ("start", "end", "left"),
    [
        (0, 15, "It broke."),
        (0, 34, "On a Friday night."),
        (3, 52, "On a Friday night.\nAnd then we left."),
        (16, 34, "On a Friday night."),
    ],
)
def test_the_longest_stretch_of_others_is_left(start: int, end: int, left: str) -> None:
    part = without_interviewer(TEXT, Span(start, end), TURNS)
    assert part is not None
    assert part.of(TEXT) == left


def test_a_question_alone_leaves_nothing() -> None:
    assert without_interviewer(TEXT, Span(10, 16), TURNS) is None
