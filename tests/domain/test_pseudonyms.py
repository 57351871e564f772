# SPDX-License-Identifier: MIT
"""Names leave the study as codes, and nothing else is touched."""

from __future__ import annotations

import pytest

from jtbdstudio.domain.pseudonyms import Person, Pseudonyms, name_parts

PEOPLE = (
    Person("d", "P01", ("Dana Ruiz", "Dana R."), "Copper Kettle Ltd"),
    Person("t", "P02", ("Tom Okafor",), "Hillside Vets"),
    Person("m", "P03", ("Mark O'Neil",), "Hillside Vets"),
    Person("w", "P04", ("王芳",), ""),
    Person("n", "P05", ("Speaker 2",), ""),
)


@pytest.fixture
def hide() -> Pseudonyms:
    return Pseudonyms(PEOPLE, ["Mira Holt"], "Paynest")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Dana, they said, nobody is coming.", "P01, they said, nobody is coming."),
        ("That is Dana's list. DANA'S!", "That is P01's list. P01'S!"),
        ("I am Dana Ruiz of Copper Kettle.", "I am P01 of P01."),
        ("copper kettle ltd went quiet", "P01 went quiet"),
        ("Well, Mira, it broke.", "Well, Interviewer, it broke."),
        ("Tom told me. Tom Okafor.", "Tom told me. P02."),
        ("Their vet is at Hillside Vets", "Their vet is at P02/P03"),
        ("Danae and Ruizito stay", "Danae and Ruizito stay"),
    ],
)
def test_a_customers_own_names_go_from_their_words(hide: Pseudonyms, said: str, told: str) -> None:
    assert hide.spoken(said, "d") == told


def test_a_name_that_is_a_word_goes_only_where_it_is_written_as_a_name(hide: Pseudonyms) -> None:
    assert hide.spoken("Mark, I mark the day. O’Neil did.", "m") == "P03, I mark the day. P03 did."


def test_a_name_written_without_spaces_is_found(hide: Pseudonyms) -> None:
    assert hide.spoken("我是王芳。", "w") == "我是P04。"


def test_a_word_of_a_label_replaces_nothing(hide: Pseudonyms) -> None:
    assert hide.spoken("The speaker has 2 sides, Speaker 2 said", "n") == "The speaker has 2 sides, P05 said"


def test_our_own_words_lose_first_names_too(hide: Pseudonyms) -> None:
    assert hide.written("Tom’s trick, after Dana") == "P02’s trick, after P01"


def test_the_product_keeps_its_name_when_a_customer_works_there() -> None:
    hide = Pseudonyms([Person("a", "P01", ("Ada Paynest",), "Paynest")], product="Paynest")
    assert hide.written("Paynest was live, said Ada") == "Paynest was live, said P01"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Dr. Dana Ruiz", ("Dana", "Ruiz")),
        ("Ludwig van Beethoven", ("Ludwig", "Beethoven")),
        ("dana", ("dana",)),
        ("Dana's iPhone", ("Dana",)),
        ("Interviewer", ()),
        ("Speaker 2", ()),
        ("D. R.", ()),
        ("", ()),
    ],
)
def test_the_parts_of_a_name_that_name_somebody(name: str, parts: tuple[str, ...]) -> None:
    assert name_parts(name) == parts
