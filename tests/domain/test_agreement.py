# SPDX-License-Identifier: MIT
"""Agreement between coders: the textbook's numbers, another library's numbers, and what a sentence is taken to mean."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jtbdstudio.domain.agreement import (
    Coding,
    Pair,
    Side,
    any_code,
    coded_units,
    compare,
    most_specific,
    pooled,
    units_of,
)
from jtbdstudio.domain.codes import Code, CodeTree
from jtbdstudio.domain.text import Span, sentence_at, sentences

TREE = CodeTree(
    (
        Code("job", None, "Job", "job"),
        Code("struggle", "job", "Struggle", "struggle"),
        Code("late", "struggle", "Late"),
        Code("lost", "struggle", "Lost", ordinal=1),
        Code("boxes", None, "Boxes", "boxes", ordinal=1),
        Code("pain", "boxes", "Pain", "box.2"),
    )
)
TEXT = "I was late. Nobody came!\nSo I called, and I called again. Then I wept."
UNITS = tuple(sentences(TEXT, Span(0, len(TEXT))))


def of_nltk(pair: Pair) -> tuple[float, float]:
    """Percent agreement and kappa of the same decisions, worked out by nltk."""
    from nltk.metrics.agreement import AnnotationTask

    decisions = (("y", "y"),) * pair.both + (("y", "n"),) * pair.only_a
    decisions += (("n", "y"),) * pair.only_b + (("n", "n"),) * pair.neither
    task = AnnotationTask(
        data=[(coder, str(unit), said) for unit, both in enumerate(decisions) for coder, said in zip("ab", both)]
    )
    return task.avg_Ao(), task.kappa()


@pytest.mark.parametrize(
    ("pair", "percent", "kappa", "positive"),
    [
        (Pair(20, 5, 10, 15), 0.70, 0.40, 0.727),  # the grant readers every introduction tells of
        (Pair(40, 9, 6, 45), 0.85, 0.70, 0.842),  # Feinstein and Cicchetti 1990: the same agreement …
        (Pair(80, 10, 5, 5), 0.85, 0.32, 0.914),  # … with one answer rare
        (Pair(118, 5, 2, 0), 0.944, -0.023, 0.971),
        (Pair(0, 10, 10, 0), 0.0, -1.0, 0.0),
        (Pair(3, 0, 0, 97), 1.0, 1.0, 1.0),
        (Pair(0, 1, 0, 99), 0.99, 0.0, 0.0),
    ],
)
def test_textbook_examples(pair: Pair, percent: float, kappa: float, positive: float) -> None:
    assert (pair.percent, pair.kappa, pair.positive) == (
        pytest.approx(percent, abs=0.0006),
        pytest.approx(kappa, abs=0.005),
        pytest.approx(positive, abs=0.0006),
    )


def test_another_library_says_the_same_of_any_table() -> None:
    dice = random.Random(7)
    tables = [Pair(20, 5, 10, 15), Pair(118, 5, 2, 0)]
    tables += [Pair(*(dice.choice((0, 1, 3, 20, 40)) for _ in range(4))) for _ in range(30)]
    compared = [pair for pair in tables if pair.kappa is not None]
    assert len(compared) > 20
    for pair in compared:
        assert (pair.percent, pair.kappa) == pytest.approx(of_nltk(pair))


def test_a_measure_without_a_value_says_why() -> None:
    for pair, percent, positive, why in (
        (Pair(), None, None, "no sentences"),
        (Pair(neither=4), 1.0, None, "in none"),
        (Pair(both=4), 1.0, 1.0, "in all"),
    ):
        assert (pair.percent, pair.kappa, pair.positive, pair.undefined) == (percent, None, positive, why)
    assert Pair(1, 1, 1, 1).undefined == ""


@given(st.tuples(*[st.integers(0, 60)] * 4))
def test_it_does_not_matter_who_is_first_and_uncoded_text_never_touches_the_positive(cells: tuple[int, ...]) -> None:
    pair, turned = Pair(*cells), Pair(cells[0], cells[2], cells[1], cells[3])
    assert (pair.percent, pair.kappa, pair.positive) == (turned.percent, turned.kappa, turned.positive)
    assert pair.positive == (pair + Pair(neither=500)).positive
    if pair.kappa is not None:
        assert -1.0 <= pair.kappa <= 1.0


@given(st.text("ab .!?…\n”)", max_size=60))
def test_sentences_are_those_found_at_every_place_of_them(text: str) -> None:
    found = list(sentences(text, Span(0, len(text))))
    assert "".join(text.split()) == "".join("".join(span.of(text).split()) for span in found)
    for span in found:
        assert [sentence_at(text, at) for at in (span.start, span.end - 1)] == [span, span]


def test_a_quote_is_about_the_sentences_half_of_which_it_holds_or_half_of_which_it_is() -> None:
    def words(said: str) -> tuple[int, ...]:
        start = TEXT.index(said)
        return units_of(UNITS, Span(start, start + len(said)))

    assert words("I was late.") == (0,)
    assert words("late") == (0,)
    assert words("I was late. Nobody") == (0, 1)
    assert words("was late. N") == (0,)
    assert words("I called, and I called again. Then") == (2,)
    assert words("came!\nSo I called, and I called again. Then I wept.") == (2, 3)
    assert words("again. Then") == (2,)
    assert units_of(UNITS, Span(11, 12)) == ()


def coding(side: Side, said: str, *code_ids: str) -> Coding:
    start = TEXT.index(said)
    return Coding(side, f"{side}: {said}", Span(start, start + len(said)), frozenset(code_ids))


def test_two_coders_compared_code_by_code() -> None:
    """The golden example: Anna and Ben on four sentences."""
    codings = (
        coding("a", "I was late.", "late", "pain"),
        coding("b", "was late", "lost"),  # another theme, the same column; a word less
        coding("a", "Nobody came!", "pain"),
        coding("b", "Nobody came!", "pain"),
        coding("a", "I wept", "struggle"),
    )
    units = coded_units(UNITS, codings, TREE)
    rows = {row.code_id: row.pair for row in compare(units, TREE)}
    assert rows == {
        "struggle": Pair(1, 1, 0, 2),
        "late": Pair(0, 1, 0, 3),
        "lost": Pair(0, 0, 1, 3),
        "pain": Pair(1, 1, 0, 2),
    }
    assert list(rows) == ["struggle", "late", "lost", "pain"]
    assert [row.code_id for row in compare(units, TREE, "boxes")] == ["pain"]
    assert pooled(compare(units, TREE), TREE) == Pair(1, 2, 1, 8)
    assert any_code(units, lambda _: True) == Pair(2, 1, 0, 1)
    assert any_code(units, {"pain"}.__contains__) == Pair(1, 1, 0, 2)
    assert units[0].a["struggle"] == units[0].a["late"] == ("a: I was late.",)
    assert most_specific(units[0].a, TREE) == ("pain", "late")


def test_a_code_that_is_gone_is_no_disagreement() -> None:
    units = coded_units(UNITS, [coding("a", "late", "no such code")], TREE)
    assert compare(units, TREE) == ()
    assert pooled((), TREE).undefined == "no sentences"
