# SPDX-License-Identifier: MIT
"""Find all, tag all: the sentences that are offered, and what one step makes of them."""

from __future__ import annotations

from jtbdstudio.commands.codes import create_theme
from jtbdstudio.commands.found import tag_found, tag_found_with_new_theme
from jtbdstudio.commands.notes import mark_quote
from jtbdstudio.queries.found import Sentence, sentences_around, sentences_found
from jtbdstudio.queries.health import problems
from jtbdstudio.queries.quotes import quote_list
from jtbdstudio.queries.search import Filters
from jtbdstudio.store import Project
from jtbdstudio.store.search_index import catch_up
from tests.studies import add_talk, code, contents

FIRST = "It broke on a Friday. On Friday again! Nobody knew."
SECOND = "Friday is pay day, and Friday is late. 😀 Fine."


def found(project: Project, typed: str, **filters: object) -> tuple[Sentence, ...]:
    project.maintain(catch_up, 60.0)
    return project.read(sentences_found, typed, Filters(**filters))


def two_talks(project: Project) -> tuple[str, str]:
    one = add_talk(project, FIRST, code="P01")
    return one, add_talk(project, SECOND, data=b"2", code="P02", name="Sam Otto")


def test_every_sentence_with_the_word_once_with_who_said_it(study: Project) -> None:
    two_talks(study)
    assert [(s.customer_code, s.who, s.role, s.text) for s in found(study, "friday")] == [
        ("P01", "Dana Ruiz", "customer", "It broke on a Friday."),
        ("P01", "Dana Ruiz", "customer", "On Friday again!"),
        ("P02", "Sam Otto", "customer", "Friday is pay day, and Friday is late."),
    ]
    assert [s.text for s in found(study, "number", speaker="customer")] == []
    assert {s.role for s in found(study, "number")} == {"interviewer"}


def test_one_step_quotes_and_codes_them_all(study: Project) -> None:
    one, _ = two_talks(study)
    theme = study.run(create_theme, code(study, "Struggle"), "Fridays")
    first, *rest = found(study, "friday")
    already = study.run(mark_quote, one, first.span.start, first.span.end, [code(study, "3")])
    before = contents(study)
    assert found(study, "friday")[0].ref == "Q-0001"
    ids = study.run(tag_found, [s.place for s in (first, *rest)], [theme])
    cards = study.read(quote_list)
    assert [card.text for card in cards] == [first.text, *(s.text for s in rest)]
    assert ids == [card.id for card in cards]
    assert ids[0] == already, "what was a quote already is that quote"
    assert all("Struggle/Fridays" in card.codes for card in cards)
    assert len(cards[0].codes) == 2
    assert study.read(problems) == ()
    assert study.undo() == "Tag what was found"
    assert contents(study) == before


def test_a_new_theme_is_part_of_the_step(study: Project) -> None:
    two_talks(study)
    places = [s.place for s in found(study, "friday")]
    before = contents(study)
    assert len(study.run(tag_found_with_new_theme, places, code(study, "Outcome"), "Fridays are calm")) == 3
    assert {card.codes for card in study.read(quote_list)} == {("Outcome/Fridays are calm",)}
    study.undo()
    assert contents(study) == before


def test_sentences_around_places_of_one_text(study: Project) -> None:
    one, _ = two_talks(study)
    at = len("And then, number 0?\n")
    assert [s.text for s in study.read(sentences_around, [(one, at + 3), (one, at + 5), (one, at + 24)])] == [
        "It broke on a Friday.",
        "On Friday again!",
    ]
    assert study.read(sentences_around, [("gone", 3)]) == ()
