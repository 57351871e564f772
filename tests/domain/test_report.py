# SPDX-License-Identifier: MIT
"""Which quote is shown first, and what a reader is warned of."""

from __future__ import annotations

from jtbdstudio.domain.counting import Count
from jtbdstudio.domain.report import best_of, cautions, evidence_line, percent
from tests.told import quote, wanted

LONG = "It broke on a Friday and I had forty people waiting outside."


def test_starred_comes_first_then_done_then_a_speaking_length() -> None:
    short = quote("Q-0001", text="Yes.", customer="P01")
    wish = quote("Q-0002", text=LONG, customer="P02", evidence="wish")
    done = quote("Q-0003", text=LONG, customer="P03", evidence="did")
    starred = quote("Q-0004", text="No.", customer="P04", starred=True)
    assert best_of([short, wish, done, starred], 4) == (starred, done, short, wish)


def test_every_customer_speaks_before_one_speaks_twice() -> None:
    quotes = [quote(f"Q-000{n}", customer="P01", text=LONG, starred=True) for n in (1, 2)]
    other = quote("Q-0003", customer="P02", text=LONG)
    assert best_of([*quotes, other], 2) == (quotes[0], other)


def test_an_evidence_line_counts_people_first() -> None:
    assert evidence_line(Count(9, 22, 10)) == "9 of 10 customers · 22 quotes · dominant"
    assert evidence_line(Count(1, 1, 1)) == "1 of 1 customer · 1 quote · single voice"


def test_a_statement_most_share_needs_no_caution() -> None:
    count = Count(4, 6, 6)
    assert cautions(count, [wanted("m", 3, 4)], [wanted("o", 2, 4)]) == ()


def test_few_voices_and_what_is_not_shared_are_said() -> None:
    count = Count(2, 3, 6)
    found = cautions(count, [wanted("See it", 2, 2)], [wanted("Sleep", 0, 2)])
    assert found[0].startswith("Two customers")
    assert found[1].startswith("No outcome was heard")
    weak = cautions(Count(5, 9, 10), [wanted("See it", 2, 5)], [wanted("Sleep", 3, 5)])
    assert weak == ("The top motivation, “See it”, comes from 2 of these 5 customers: not shared by most.",)


def test_a_statement_without_any_quote_is_a_guess() -> None:
    assert cautions(Count(0, 0, 6), [], []) == (
        "No counted quote stands behind this statement yet: treat it as a guess.",
    )


def test_a_share_is_rounded_as_a_spreadsheet_does() -> None:
    assert [percent(share) for share in (0, 5 / 8, 1 / 3, 1)] == ["0%", "63%", "33%", "100%"]
