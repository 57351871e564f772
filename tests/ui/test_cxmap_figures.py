# SPDX-License-Identifier: MIT
"""Counts as people type them, and the sentences about where customers are lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtWidgets import QApplication

from jtbdstudio.commands.maps import set_count
from jtbdstudio.domain.errors import UserError
from jtbdstudio.queries.maps import MapView, map_view
from jtbdstudio.store.project import Project
from jtbdstudio.ui.cxmap.cell import best_quotes
from jtbdstudio.ui.cxmap.figures import biggest_gap, in_sentence, parse_count, percent, prompt, rising, thousands
from jtbdstudio.ui.cxmap.paint import NONE, SEVERAL, SINGLE, evidence_mark, fit_lines
from tests.studies import golden_study, new_study


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("12400", 12_400), ("12,400", 12_400), ("12 400", 12_400), ("12.400", 12_400), ("12’400", 12_400),
        ("12\u00a0400", 12_400), ("12k", 12_000), ("1.2k", 1_200), ("1,5 K", 1_500), ("2m", 2_000_000),
        ("1,234,567", 1_234_567), (" 0 ", 0), ("", None), ("  ", None),
    ],
)  # fmt: skip
def test_counts_are_understood_as_people_write_them(typed: str, count: int | None) -> None:
    assert parse_count(typed) == count


@pytest.mark.parametrize("typed", ["abc", "-3", "3.5", "12k k", "1,24", "12,4000", "1e5", "12 %", "9" * 20])
def test_anything_else_is_refused_in_one_sentence_that_says_what_to_type(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_count(typed)
    assert "12,400 or 12k" in str(refused.value)
    assert "left as it is" in str(refused.value)


def test_numbers_are_written_for_people() -> None:
    assert thousands(12_400) == "12,400"
    assert [percent(share) for share in (0.413, 0.0, 1.0, 0.004, 0.996)] == ["41 %", "0 %", "100 %", "0.4 %", "99.6 %"]
    assert [in_sentence(name) for name in ("First value", "CRM import", "")] == ["first value", "CRM import", ""]


def counted(study: Project, counts: Sequence[int | None]) -> MapView:
    for milestone, count in zip(read(study).milestones, counts):
        study.run(set_count, milestone.id, count, "2026-09")
    return read(study)


def read(study: Project) -> MapView:
    view = study.read(map_view)
    assert view is not None
    return view


@pytest.fixture
def study(tmp_path):
    with new_study(tmp_path / "study.jtbd") as project:
        yield project


def test_the_worked_example_of_the_biggest_gap(study: Project) -> None:
    view = counted(study, (1000, 400, 60, 40, 30, 5))
    gap = biggest_gap(view)
    assert gap is not None
    assert gap.left == 1
    assert gap.headline == "Biggest gap: 85 % never get from interest to first value."
    # Ten points more at the second passage bring 8.33 to the end instead of 5: more than anywhere else.
    assert gap.lever == "Ten points more matter most here: 5 → 8 at the end."
    assert rising(view) == ()


def test_the_lever_may_lie_elsewhere(study: Project) -> None:
    """Losing most is one thing; where a modest rise brings most to the end is another when rates stop at all."""
    gap = biggest_gap(counted(study, (1000, 100, 99, 98, 97, 96)))
    assert gap is not None
    assert gap.headline.startswith("Biggest gap: 90 % never get from problem to interest")
    assert gap.lever == "Ten points more matter most here: 96 → 192 at the end."


def test_rising_counts_are_to_be_checked_and_make_no_gap(study: Project) -> None:
    view = counted(study, (100, 200, None, None, None, None))
    assert rising(view) == ((0, "Check the numbers: more customers at B than at A."),)
    assert biggest_gap(view) is None
    assert prompt(view) == ""


def test_what_is_missing_is_asked_for_calmly(study: Project) -> None:
    assert prompt(counted(study, ())).startswith("Enter how many customers reached each milestone.")
    assert prompt(counted(study, (100, None, 40))).startswith("Enter the count of the milestone before or after")
    level = counted(study, (100, 100, None))
    assert biggest_gap(level) is None
    assert prompt(level) == "Nobody is lost between the milestones that have counts."


def test_zero_customers_are_no_division(study: Project) -> None:
    gap = biggest_gap(counted(study, (100, 0, 0)))
    assert gap is not None
    assert gap.headline.startswith("Biggest gap: 100 % never get")
    assert gap.lever == ""


def test_evidence_is_told_by_shape() -> None:
    assert [evidence_mark(customers) for customers in (0, 1, 2, 9)] == [NONE, SINGLE, SEVERAL, SEVERAL]


def test_every_customer_speaks_before_one_speaks_twice(tmp_path) -> None:
    from jtbdstudio.queries.quotes import quote_list

    with golden_study(tmp_path / "golden.jtbd") as project:
        quotes = project.read(quote_list)
    first = [quote.customer_code for quote in best_quotes(quotes)][:6]
    assert sorted(first) == ["A", "B", "C", "D", "E", "F"]


@pytest.mark.usefixtures("light")
def test_lines_fit_their_width(qapp: QApplication) -> None:
    text = "Asks another owner, watches one video at night"
    assert " ".join(fit_lines(text, 120, 12, 400, 9)) == text
    assert fit_lines(text, 120, 12, 400, 2)[-1].endswith("…")
    assert "".join(fit_lines("測" * 40, 100, 12, 400, 99)) == "測" * 40
    assert fit_lines("", 100, 12) == ()
