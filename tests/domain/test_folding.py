# SPDX-License-Identifier: MIT
"""What is found without case and accents stands, to the code point, where the answer says."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jtbdstudio.domain.folding import Folded, fold, indexed, words_of
from jtbdstudio.domain.text import canonical

MIXED = st.text(alphabet="aAeEsSi .,-'“”\néñßİıﬁæøÅe\u0301n\u0303我們のがㄱ고객เมื่ع\u064eהבс😀½²\u00ad", max_size=60)


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Quiero señalar algo", "senalar", "señalar"),
        ("Quiero sen\u0303alar algo", "señalar", "sen\u0303alar"),
        ("die Straße", "STRASSE", "Straße"),
        ("İstanbul, ısı", "istanbul", "İstanbul"),
        ("ISI var", "ısı", "ISI"),
        ("sørgelig æble", "sorgelig aeble", "sørgelig æble"),
        ("a ﬁne day", "fine", "ﬁne"),
        ("cafe\u0301s", "cafe", "cafe\u0301"),
        ("don’t “stop”", 'don\'t "stop"', "don’t “stop”"),
        ("well\u00ad-being – now", "well-being - now", "well\u00ad-being – now"),
        ("one\n  two", "one two", "one\n  two"),
        ("نُقَط العَرَبيّة", "العربية", "العَرَبيّة"),
        ("أحمد", "احمد", "أحمد"),
        ("Ещё", "еще", "Ещё"),
        ("我們了解", "了解", "了解"),
        ("ＡＢＣ１２", "abc12", "ＡＢＣ１２"),
        ("고객이 말했다", "고객", "고객"),
        ("😀 so 👍🏽", "👍", "👍"),
    ],
)
def test_words_are_found_as_people_type_them(text: str, typed: str, found: str) -> None:
    places = Folded(text).find(typed)
    assert [span.of(text) for span in places] == [found]


def test_what_is_not_there_is_not_found() -> None:
    assert not Folded("señal").find("senalar")
    assert not Folded("anything").find("   ")
    assert [span.of("a ß s") for span in Folded("a ß s").find("s")] == ["ß", "ß", "s"]


def test_the_way_to_the_folded_text_and_back_is_right_everywhere() -> None:
    for text in ("Straße e\u0301te\u0301 ﬁn İx", "a\u0301\u0302b", "plain", "ﷺ x", "\u0301a"):
        folded = Folded(text)
        for position in range(len(text) + 1):
            assert folded.position(position) == len(fold(text[:position]))


@given(MIXED, MIXED)
def test_a_piece_of_a_text_is_found_where_it_stands(before: str, piece: str) -> None:
    before, piece = canonical(before), canonical(piece).strip()
    text = f"{before} {piece} end"
    start = len(before) + 1
    if fold(piece).strip():
        spans = list(Folded(text).find(piece))
        assert any(span.start <= start + len(piece) and span.end >= start for span in spans)
        for span in spans:
            assert fold(piece).split()[0] in fold(span.of(text))


@given(MIXED)
def test_places_know_which_are_near(text: str) -> None:
    places = Folded(text).find("s")
    spans = list(places)
    assert spans == sorted(spans, key=lambda span: span.start)
    for position in range(0, len(text), 7):
        assert places.first_from(position) <= len(places)
        assert places.between(position, position + 9) == [
            span for span in spans if span.end > position and span.start < position + 9
        ]


@given(MIXED)
def test_the_index_has_the_words_that_are_shown(text: str) -> None:
    text = canonical(text)
    folded = Folded(text)
    for word, start, end in folded.words():
        span = folded.span(start, end)
        assert 0 <= span.start < span.end <= len(text)
        assert word in "".join(words_of(span.of(text)))
    assert re.findall("[0-9a-z\x80-\U0010ffff]+", indexed(text).lower()) == list(words_of(text))


def test_every_sign_of_an_unspaced_script_is_a_word() -> None:
    assert words_of("我們 testing了解") == ("我", "們", "testing", "了", "解")
    assert words_of("เมื่อ") == ("เ", "มื่", "อ")
    assert words_of("고객이") == ("고", "객", "이")
    assert words_of("हिन्दी भाषा") == ("हिन्दी", "भाषा")
    assert words_of("It’s 3,50 € – “fine”…") == ("it", "s", "3", "50", "fine")
