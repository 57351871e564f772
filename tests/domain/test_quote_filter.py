# SPDX-License-Identifier: MIT
"""Which notes a filter keeps, what each choice would keep, and in which order they stand."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from jtbdstudio.domain.codes import Code, CodeTree
from jtbdstudio.domain.quote_filter import COLUMNS, MARKS, QuoteFilter, Sieve, in_order
from jtbdstudio.domain.refs import quote_ref

TREE = CodeTree(
    [
        Code("job", None, "Job", "job"),
        Code("struggle", "job", "Struggle", "struggle"),
        Code("doubt", "struggle", "Nobody trusts the numbers"),
        Code("boxes", None, "Boxes", "boxes"),
        Code("box2", "boxes", "Pain", "box.2"),
    ]
)


@dataclass(frozen=True)
class Note:
    number: int
    text: str = "Words."
    customer_code: str = "P01"
    code_ids: frozenset[str] = frozenset()
    kind: str = "quote"
    evidence: str = ""
    headline: str = ""
    memo: str = ""
    behind: str = ""
    held_on: str = ""
    time_ms: int | None = None
    surprise: bool = False
    starred: bool = False
    needs_check: bool = False
    counts: bool = True

    @property
    def id(self) -> str:
        return f"n{self.number}"

    @property
    def customer_id(self) -> str:
        return self.customer_code.lower()

    @property
    def codes(self) -> tuple[str, ...]:
        return TREE.used_paths(self.code_ids)

    @property
    def ref(self) -> str:
        return quote_ref(self.number)


THEMED = frozenset({"struggle", "doubt"})
NOTES = (
    Note(1, "Café closed.", "P02", THEMED, evidence="did"),
    Note(2, "The numbers 412 were wrong.", "P01", frozenset({"struggle", "box2"}), starred=True),
    Note(3, "Nothing of this is coded.", "P10", needs_check=True),
    Note(4, "Our own thought.", "P01", kind="idea", counts=False),
    Note(412, "Something else.", "P02", frozenset({"box2"}), memo="He meant the café.", surprise=True),
)


def found(**wanted: object) -> list[int]:
    return [note.number for note in Sieve(NOTES, TREE, {"n1"}).found(QuoteFilter(**wanted)).notes]


def test_without_a_filter_it_is_every_quote_and_our_own_notes_only_when_asked_for() -> None:
    answer = Sieve(NOTES, TREE).found(QuoteFilter())
    assert ([n.number for n in answer.notes], answer.of, answer.customers, answer.ours) == ([1, 2, 3, 412], 4, 3, 1)
    assert found(ours=True) == [1, 2, 3, 4, 412]
    assert QuoteFilter(ours=True).count == 0


def test_a_code_brings_everything_below_it_and_several_widen() -> None:
    assert found(codes=frozenset({"struggle"})) == [1, 2]
    assert found(codes=frozenset({"doubt"})) == [1]
    assert found(codes=frozenset({"doubt", "box2"})) == [1, 2, 412]
    assert found(codes=frozenset({"gone"})) == [1, 2, 3, 412]


def test_filters_of_different_kinds_narrow_each_other() -> None:
    assert found(codes=frozenset({"box2"}), customers=frozenset({"p02"})) == [412]
    assert found(evidence=frozenset({"did"}), marks=frozenset({"starred"})) == []


def test_every_mark_finds_its_notes() -> None:
    wanted = {
        "uncoded": [3], "no_box": [1, 3], "no_column": [3, 412], "starred": [2], "surprise": [412], "check": [3],
        "unplaced": [2, 3, 412], "uncounted": [],
    }  # fmt: skip
    assert {mark: found(marks=frozenset({mark})) for mark in MARKS} == wanted
    sieve = Sieve(NOTES, TREE, {"n1"})
    assert sieve.marks(sieve.found(QuoteFilter()).notes) == {mark: len(notes) for mark, notes in wanted.items()}


def test_search_is_literal_blind_to_accents_and_case_and_knows_ids() -> None:
    assert found(text="CAFE") == [1, 412]  # in the words of one, the memo of the other
    assert found(text="numbers   412 were") == [2]
    assert found(text="412") == [2, 412]
    assert found(text="Q-0003") == [3]
    assert found(text="c.osed") == []


def test_notes_named_one_by_one_are_found_whatever_they_are() -> None:
    assert found(only=frozenset({"n1", "n4"})) == [1, 4]


def test_a_choice_says_how_many_it_would_leave_under_the_other_filters() -> None:
    sieve, wanted = Sieve(NOTES, TREE), QuoteFilter(codes=frozenset({"box2"}), customers=frozenset({"p02"}))
    assert sieve.choices(wanted, "customers") == {"p01": 1, "p02": 1}
    assert sieve.choices(wanted, "codes") == {"struggle": 1, "doubt": 1, "box2": 1}
    assert sieve.choices(QuoteFilter(), "evidence") == {"did": 1, "": 3}


def test_choosing_twice_takes_the_choice_back() -> None:
    once = QuoteFilter().toggled("codes", "box2")
    assert (once.codes, once.count) == (frozenset({"box2"}), 1)
    assert once.toggled("codes", "box2") == QuoteFilter()


def test_a_filter_survives_being_kept_as_json_and_nonsense_is_left_out() -> None:
    wanted = QuoteFilter("café", True, frozenset({"a"}), frozenset({"b"}), frozenset({"did"}), frozenset({"check"}))
    assert QuoteFilter.from_plain(json.loads(json.dumps(wanted.as_plain()))) == wanted
    assert QuoteFilter().as_plain() == {}
    assert QuoteFilter.from_plain({"marks": ["check", "tall"], "text": 5, "codes": "x"}) == replace(
        QuoteFilter(), marks=frozenset({"check"})
    )
    assert QuoteFilter.from_plain("nonsense") == QuoteFilter()


def test_every_column_sorts_and_what_says_nothing_comes_last_either_way() -> None:
    assert [n.number for n in in_order(NOTES, "customer")] == [2, 4, 1, 412, 3]
    assert [n.number for n in in_order(NOTES, "customer", descending=True)] == [3, 1, 412, 2, 4]
    assert next(n.number for n in in_order(NOTES, "evidence", descending=True)) == 1
    assert [n.number for n in in_order(NOTES, "codes")] == [2, 412, 1, 3, 4]
    assert next(n.number for n in in_order(NOTES, "starred")) == 2
    assert all(len(in_order(NOTES, column)) == len(NOTES) for column in COLUMNS)
