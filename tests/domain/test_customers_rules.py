# SPDX-License-Identifier: MIT
"""Customers by rule: when they chose, how they fit, what they are called."""

from __future__ import annotations

import pytest

from jtbdstudio.domain.customers import attributes_of, attributes_text, fit_with, months_between, next_code, recency


@pytest.mark.parametrize(
    ("began", "held", "window"),
    [
        ("2026-01-15", "2026-04-14", "too fresh"),
        ("2026-01-15", "2026-04-15", "recent"),
        ("2026-01-15", "2026-07-15", "recent"),
        ("2026-01-15", "2026-08-14", "recent"),
        ("2026-01-15", "2026-08-15", "long ago"),
        ("2025-11-30", "2026-02-28", "too fresh"),
        ("2026-01-15", "2026-01-15", "too fresh"),
        ("2026-01-15T09:30:00Z", "2026-04-15T08:00:00Z", "recent"),
        ("", "2026-04-15", "unknown"),
        ("2026-01-15", "", "unknown"),
        ("last spring", "2026-04-15", "unknown"),
        ("2026-05-01", "2026-04-15", "unknown"),
    ],
)
def test_three_to_six_months_are_recent(began: str, held: str, window: str) -> None:
    assert recency(began, held) == window


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [("2024-02-29", "2025-02-28", 11), ("2024-02-29", "2025-03-01", 12), ("2025-12-31", "2026-01-31", 1)],
)
def test_months_are_whole(earlier: str, later: str, months: int) -> None:
    assert months_between(earlier, later) == months


@pytest.mark.parametrize(
    ("fit", "at", "answer", "then"),
    [
        ("", 0, "y", "y?????"),
        ("yyyyyy", 5, "n", "yyyyyn"),
        ("yn", 2, "y", "yny???"),
        ("yyyyyy", 1, "?", "y?yyyy"),
        ("yyyyyy", 1, "maybe", "y?yyyy"),
    ],
)
def test_a_criterion_is_answered_in_its_place(fit: str, at: int, answer: str, then: str) -> None:
    assert fit_with(fit, at, answer) == then


def test_own_fields_are_kept_in_order_without_what_says_nothing() -> None:
    stored = attributes_text({" Team size ": " 41 ", "Plan": "", "": "x", "Café": "yes"})
    assert attributes_of(stored) == {"Team size": "41", "Café": "yes"}
    assert attributes_text({"Plan": " "}) == ""


@pytest.mark.parametrize("stored", ["", "{", "[1]", "3", "null"])
def test_what_nobody_can_read_is_no_field(stored: str) -> None:
    assert attributes_of(stored) == {}


def test_codes_fill_the_first_gap() -> None:
    assert next_code(frozenset()) == "P01"
    assert next_code({"P01", "P03", "B"}) == "P02"
    assert next_code({f"P{n:02}" for n in range(1, 100)}) == "P100"
