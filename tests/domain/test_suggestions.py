# SPDX-License-Identifier: MIT
"""What a box suggests for a quote: offered until somebody has decided, and nothing that is put away."""

from __future__ import annotations

from jtbdstudio.domain.codes import Code, CodeTree, in_vivo_name
from jtbdstudio.domain.suggestions import suggested

TREE = CodeTree(
    [
        Code("boxes", None, "Boxes", handle="boxes"),
        Code("b1", "boxes", "Triggers", handle="box.1", suggests=("struggle", "push", "first"), ordinal=0),
        Code("b4", "boxes", "Workarounds", handle="box.4", suggests=("motivation", "habit", "push"), ordinal=3),
        Code("job", None, "Job", handle="job"),
        Code("S", "job", "Struggle", handle="struggle"),
        Code("M", "job", "Motivation", handle="motivation"),
        Code("theme", "M", "Numbers one can trust"),
        Code("forces", None, "Forces", handle="forces"),
        Code("push", "forces", "Push", handle="push"),
        Code("habit", "forces", "Habit", handle="habit", archived=True),
        Code("timeline", None, "Timeline", handle="timeline", exclusive=True),
        Code("first", "timeline", "First thought", handle="first"),
    ]
)


def test_a_box_suggests_in_the_order_of_the_method() -> None:
    assert suggested(TREE, {"b1"}) == ("S", "push", "first")


def test_nothing_is_suggested_without_a_box() -> None:
    assert suggested(TREE, {"S", "unknown"}) == ()


def test_what_somebody_decided_about_is_not_asked_again() -> None:
    assert suggested(TREE, {"b1", "theme"}) == ("push", "first"), "a theme of another column decides as well"


def test_two_boxes_suggest_each_code_once_and_nothing_archived() -> None:
    assert suggested(TREE, {"b4", "b1"}) == ("S", "push", "first", "M")


def test_the_customers_words_become_a_name_without_the_marks_around_them() -> None:
    assert in_vivo_name(" “Nobody/nothing is\ncoming to open.” ") == "Nobody nothing is coming to open"
    assert in_vivo_name("(…)") == ""
