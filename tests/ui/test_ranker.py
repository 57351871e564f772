# SPDX-License-Identifier: MIT
"""What a few letters find."""

from __future__ import annotations

import pytest

from jtbdstudio.ui.ranker import rank, score

THEMES = ["Numbers nobody trusts", "Traceable numbers", "The close eats my life", "Nobody owns it", "Écran partagé"]


def found(typed: str) -> list[str]:
    return rank(typed, THEMES, str)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("num", "Numbers nobody trusts"),
        ("tn", "Traceable numbers"),
        ("tr", "Traceable numbers"),
        ("own", "Nobody owns it"),
        ("ecran", "Écran partagé"),
        ("eat clo", "The close eats my life"),
        ("tracable", "Traceable numbers"),
    ],
)
def test_few_letters_find_the_theme(typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_beginnings_of_words_come_before_middles() -> None:
    assert rank("own", ["Brown", "Nobody owns it"], str) == ["Nobody owns it", "Brown"]


def test_among_equals_what_was_used_more_comes_first() -> None:
    assert rank("no", ["Nobody A", "Nobody B"], str, {"Nobody B": 3}) == ["Nobody B", "Nobody A"]


def test_nonsense_finds_nothing_and_nothing_finds_everything_in_order() -> None:
    assert found("xyzzy") == []
    assert found("") == THEMES


def test_the_whole_name_is_the_best_match() -> None:
    assert score("nobody owns it", "Nobody owns it") == 100
    assert score("nobody", "Nobody owns it") < 100
