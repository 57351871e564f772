# SPDX-License-Identifier: MIT
"""Where marks go when the text under them is corrected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jtbdstudio.domain.editing import Edit, Moves, Rewriting, differences, narrowed, split_at, spoken
from jtbdstudio.domain.text import Span

SAID = "Honestly? It broke on a friday 😀 and I had forty people waiting."


def followed(before: str, after: str, words: str) -> str | None:
    """What a mark on these words is on after the whole text was rewritten."""
    change = narrowed(before, Edit(0, len(before), after))
    start = before.index(words)
    span = Moves(before, change).span(Span(start, start + len(words)))
    return span.of(after) if span is not None else None


@pytest.mark.parametrize(
    ("after", "words", "expected"),
    [
        ("Honestly? It broke on a Friday 😀 and I had forty people waiting.", "on a friday", "on a Friday"),
        ("Honestly? It broke on a Friday 😀 and I had forty people waiting.", "forty people", "forty people"),
        ("Well, honestly? It broke on a friday 😀 and I had forty people waiting.", "It broke", "It broke"),
        ("Honestly? It broke down on a friday 😀 and I had forty people waiting.", "It broke", "It broke"),
        ("Honestly? It broke down on a friday 😀 and I had forty people waiting.", "on a friday", "on a friday"),
        ("Honestly? It broke on a friday 😀 and I had forty-two people waiting.", "had forty", "had forty"),
        ("Honestly? It broke on a friday 😀 and I had fortyfive people waiting.", "had forty", "had fortyfive"),
        ("Honestly? It broke on fridays, 😀 and I had forty people waiting.", "on a friday", "on fridays,"),
        ("Honestly? It broke on a friday 😀.", "It broke", "It broke"),
        ("Honestly? It broke on a friday 😀.", "had forty people", None),
        ("It broke.", "Honestly?", None),
    ],
)
def test_a_mark_goes_with_its_words(after: str, words: str, expected: str | None) -> None:
    assert followed(SAID, after, words) == expected


def test_words_corrected_side_by_side_are_pairs() -> None:
    assert followed("I use teh spredsheet daily.", "I use the spreadsheet daily.", "spredsheet daily") == (
        "spreadsheet daily"
    )


def test_scripts_without_spaces_are_compared_by_character() -> None:
    assert followed("私は金曜日に壊れた。本当です。", "私は土曜日に壊れた。本当です。", "壊れた。") == "壊れた。"
    assert followed("私は金曜日に壊れた。本当です。", "私は土曜日に壊れた。本当です。", "金曜日") == "土曜日"


def test_a_text_too_long_to_compare_is_not_guessed_at() -> None:
    before = " ".join(f"a{n}" for n in range(2000))
    after = " ".join(f"b{n}" for n in range(2000))
    assert followed(before, after, "a77 a78") is None


def test_an_edit_is_narrowed_to_whole_words() -> None:
    change = narrowed("a car.", Edit(0, 6, "a cars."))
    assert (change.start, change.end, change.words) == (2, 5, "cars")


_TEXT = st.text(alphabet="ab .,é😀\n字", max_size=24)


@given(before=_TEXT, after=_TEXT, edges=st.tuples(st.integers(0, 24), st.integers(0, 24)))
def test_an_edit_narrowed_is_the_same_edit_and_marks_stay_inside(
    before: str, after: str, edges: tuple[int, int]
) -> None:
    start, end = sorted(min(edge, len(before)) for edge in edges)
    whole = Edit(0, len(before), after)
    change = narrowed(before, whole)
    assert change.apply(before) == after
    span = Moves(before, change).span(Span(start, end)) if start < end else None
    assert span is None or 0 <= span.start < span.end <= len(after)
    if start < end <= change.start and span is not None:
        assert span.of(after) == before[start:end]


@given(before=_TEXT, after=_TEXT)
def test_differences_are_all_there_is(before: str, after: str) -> None:
    old, new = differences(before, after)
    assert "".join(part.words for part in old) == before
    assert "".join(part.words for part in new) == after
    kept = ["".join(part.words.split()) for parts in (old, new) for part in parts if part.same]
    assert "".join("".join(p.words.split()) for p in old if p.same) == "".join(
        "".join(p.words.split()) for p in new if p.same
    ), kept


def test_what_is_typed_becomes_the_text_of_a_turn() -> None:
    assert spoken("\ufeff One\r\n\r\n  two \u2028three\x07  ") == "One\n  two\nthree"
    assert spoken(" \r\n\t ") == ""


def test_a_turn_splits_where_there_are_words_on_both_sides() -> None:
    text = "One two.  Three."
    assert split_at(text, Span(0, 16), 9) == Edit(8, 10, "\n")
    assert split_at(text, Span(0, 16), 0) is None
    assert split_at(text, Span(0, 16), 16) is None


def moved(before: str, after: str, words: str, times: int = 1) -> str | None:
    """What a mark on the so-manieth place of these words is on in another version of the text."""
    start = -1
    for _ in range(times):
        start = before.index(words, start + 1)
    span = Rewriting(before, after).span(Span(start, start + len(words)))
    return span.of(after) if span is not None else None


def test_a_text_changed_in_many_places_keeps_its_marks() -> None:
    before = "So?\nYes.\nIt broke on a friday.\nSo?\nYes.\nI had forty people.\nSo?\nYes."
    after = "Hello.\nSo?\nYes.\nIt broke on a Friday.\nSo?\nYes, well.\nI had forty people.\nSo?\nYes."
    assert moved(before, after, "a friday") == "a Friday"
    assert moved(before, after, "forty people") == "forty people"
    assert moved(before, after, "Yes.\nIt broke") == "Yes.\nIt broke"
    span = Rewriting(before, after).span(Span(before.rindex("Yes."), len(before)))
    assert span == Span(after.rindex("Yes."), len(after))
    assert moved(before, "Gone.", "I had forty people") is None


_LINES = st.lists(st.text(alphabet="ab 😀字.", max_size=8), max_size=9).map("\n".join)


@given(before=_LINES, after=_LINES, edges=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_marks_on_another_version_stay_inside_and_on_the_same_text_where_they_are(
    before: str, after: str, edges: tuple[int, int]
) -> None:
    start, end = sorted(min(edge, len(before)) for edge in edges)
    if start < end:
        span = Rewriting(before, after).span(Span(start, end))
        assert span is None or 0 <= span.start < span.end <= len(after)
        assert Rewriting(before, before).span(Span(start, end)) == Span(start, end)
