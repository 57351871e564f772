# SPDX-License-Identifier: MIT
"""What is typed or pasted into a search field, and where it is found in a text."""

from __future__ import annotations

import pytest

from jtbdstudio.domain.search import Term, best, excerpt, wanted, where
from jtbdstudio.domain.text import Span


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("pay fri", (Term(("pay",)), Term(("fri",), prefix=True))),
        ('"on a Friday" bro', (Term(("on", "a", "friday")), Term(("bro",), prefix=True))),
        ('bro "on a Friday"', (Term(("bro",)), Term(("on", "a", "friday")))),
        ("“on a Fri", (Term(("on", "a", "fri"), prefix=True),)),
        ("don't", (Term(("don", "t"), prefix=True),)),
        ('"He said ""no"" twice"\r\n', (Term(("he", "said", "no", "twice")),)),
        ("señal AND *", (Term(("senal",)), Term(("and",), prefix=True))),
        (" \t\r\n ", ()),
        ("...", ()),
    ],
)
def test_what_is_meant(typed: str, terms: tuple[Term, ...]) -> None:
    assert wanted(typed).terms == terms


def test_an_id_is_one_in_any_dress() -> None:
    assert [wanted(typed).number for typed in ("Q-0412", "q412\n", '"412"', "Her words (P04, 12:10, Q-0412)")] == [
        412
    ] * 4
    assert wanted("pay 412 friday").number is None


def test_a_pasted_sentence_is_looked_for_in_its_order() -> None:
    assert wanted("one two three four five").as_passage is None
    passage = wanted("It broke on a Friday and I had forty people").as_passage
    assert passage is not None
    assert passage.words[:3] == ("it", "broke", "on")


def test_the_place_with_most_of_the_words_is_shown() -> None:
    text = "Pay day. " + "x " * 200 + "We pay on Friday, the pay is late."
    found = where(text, wanted("pay friday").terms)
    hit = best(found)
    assert hit is not None
    assert hit.start == text.index("pay on")
    shown = excerpt(text, hit, found)
    assert shown.hit == "pay"
    assert [span.of(shown.shown) for span in shown.others] == ["Friday", "pay"]
    assert shown.before.endswith("We ")
    assert not shown.cut_after
    assert shown.cut_before


def test_an_excerpt_is_cut_between_words_if_there_are_any() -> None:
    text = "alphabet " * 40
    shown = excerpt(text, Span(180, 188))
    assert shown.hit == "alphabet"
    assert set(shown.before.split()) | set(shown.after.split()) == {"alphabet"}
    signs = "我" * 400
    assert excerpt(signs, Span(200, 202)).shown == "我" * (64 + 2 + 150)
