# SPDX-License-Identifier: MIT
"""Quotes over each other: lanes, pieces of a line, walking round."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jtbdstudio.domain.folding import Folded
from jtbdstudio.ui.read.mark_index import MarkIndex
from jtbdstudio.ui.read.marks import Mark, at, by_line, in_lanes, next_overlapping, pieces


def mark(start: int, end: int, tone: str = "struggle", note_id: str = "") -> Mark:
    return Mark(note_id or f"{start}-{end}", start, end, tone)


spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))
many = st.lists(spans, max_size=12).map(lambda found: [mark(s, e, note_id=str(i)) for i, (s, e) in enumerate(found)])


@given(many)
def test_no_two_quotes_of_one_lane_overlap(marks: list[Mark]) -> None:
    placed = in_lanes(marks)
    assert {m.note_id for m in placed} == {m.note_id for m in marks}
    for one in placed:
        assert not any(one.overlaps(other) for other in placed if other.lane == one.lane and other != one)


@given(many)
def test_pieces_cover_what_is_quoted_and_nothing_else(marks: list[Mark]) -> None:
    covered = [p for piece in pieces(marks, 10, 70) for p in range(10 + piece.start, 10 + piece.end)]
    assert covered == [p for p in range(10, 70) if any(m.start <= p < m.end for m in marks)]


def test_the_innermost_quote_gives_its_color_and_the_depth_is_counted() -> None:
    outer, inner = mark(0, 30, "struggle"), mark(10, 20, "anxiety")
    found = pieces([outer, inner], 0, 40)
    assert [(p.start, p.end, p.tone, p.depth) for p in found] == [
        (0, 10, "struggle", 1),
        (10, 20, "anxiety", 2),
        (20, 30, "struggle", 1),
    ]


def test_a_lane_is_used_again_when_it_is_free() -> None:
    assert [m.lane for m in in_lanes([mark(0, 10), mark(5, 15), mark(10, 20), mark(12, 18)])] == [0, 1, 0, 2]


def test_a_quote_is_on_every_line_it_touches() -> None:
    found = by_line([mark(5, 25)], lambda position: position // 10)
    assert sorted(found) == [0, 1, 2]
    assert sorted(by_line([mark(5, 20)], lambda position: position // 10)) == [0, 1]


def test_quotes_at_a_position_come_innermost_first() -> None:
    outer, inner = mark(0, 30), mark(10, 20)
    assert at([outer, inner], 15) == (inner, outer)
    assert at([outer, inner], 20) == (outer,)


def test_cycling_goes_round_the_ones_that_overlap() -> None:
    marks = in_lanes([mark(0, 10), mark(5, 15), mark(40, 50)])
    first, second, alone = marks
    assert next_overlapping(marks, first.note_id) == second
    assert next_overlapping(marks, second.note_id) == first
    assert next_overlapping(marks, alone.note_id) is None
    assert next_overlapping(marks, "gone") is None


def test_finding_is_literal_and_does_not_mind_case_and_line_ends() -> None:
    text = "Was it (ok)?\nIt was OK. (OK)"
    assert [s.of(text) for s in Folded(text).find("(ok)")] == ["(ok)", "(OK)"]
    assert [s.of(text) for s in Folded(text).find("? it")] == ["?\nIt"]
    assert not Folded(text).find("  ")


def line_at(position: int) -> int:
    return position // 10


Changing = list[tuple[int, tuple[int, int] | None]]
step = st.lists(st.tuples(st.integers(0, 14), st.one_of(st.none(), spans)), min_size=1, max_size=6)


@given(many, st.lists(step, max_size=8))
def test_marks_changed_one_by_one_are_as_if_all_were_placed_anew(marks: list[Mark], steps: list[Changing]) -> None:
    index = MarkIndex(marks, line_at)
    for changes in steps:
        wanted = {str(note): span for note, span in changes}
        gone = [note for note, span in wanted.items() if span is None]
        came = [mark(span[0], span[1], note_id=note) for note, span in wanted.items() if span is not None]
        before = set(index.all)
        left = [m for m in index.all if m.note_id not in wanted]
        touched = index.change(gone, came)
        assert index.all == in_lanes([*left, *came])
        assert index.lines == by_line(index.all, line_at)
        assert set(index.by_id) == {m.note_id for m in index.all}
        assert before ^ set(index.all) <= set(touched)


def test_so_many_at_once_are_placed_together() -> None:
    index = MarkIndex([mark(n * 3, n * 3 + 5) for n in range(200)], line_at)
    moved = [mark(n * 3 + 1, n * 3 + 8, note_id=f"{n * 3}-{n * 3 + 5}") for n in range(100)]
    touched = index.change([], moved)
    assert index.all == in_lanes([*moved, *(m for m in index.all if m.start >= 300 and m not in moved)])
    assert index.lines == by_line(index.all, line_at)
    assert {m.note_id for m in touched} >= {m.note_id for m in moved}


def test_another_color_touches_nothing_else() -> None:
    index = MarkIndex([mark(0, 20), mark(5, 15), mark(30, 40)], line_at)
    touched = index.change([], [mark(5, 15, "outcome")])
    assert [(m.note_id, m.tone, m.lane) for m in touched] == [("5-15", "struggle", 1), ("5-15", "outcome", 1)]
    assert index.change([], [mark(5, 15, "outcome")]) == []
