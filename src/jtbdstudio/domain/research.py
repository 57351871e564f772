# SPDX-License-Identifier: MIT
"""Whom to ask, and how (R7)."""

from __future__ import annotations

from typing import Literal

SURVEY_FROM = 500
"""With this many ideal customers, a survey comes first."""
INTERVIEWS_FROM = 10
"""Patterns repeat around the seventh or eighth interview; with fewer people than ten there is no round to hold."""

Way = Literal["survey", "interviews", "audience"]


def advised_way(
    ideal_customers: int | None, mode: str = "own_customers", *, one_method_only: bool = False
) -> Way | None:
    """Survey, interviews or audience research (R7); None while nobody knows how many there are to ask.

    `mode` is one of `domain.customers.MODES`: an audience that has chosen nothing yet can only be looked at.
    """
    if mode == "audience":
        return "audience"
    if ideal_customers is None:
        return None
    if ideal_customers < INTERVIEWS_FROM:
        return "audience"
    if one_method_only or ideal_customers < SURVEY_FROM:
        return "interviews"
    return "survey"


def guide_for(way: Way | None, mode: str = "own_customers") -> str:
    """The handle of the built-in guide to begin with; empty while there is nothing to advise.

    Who bought something else, or left, has no tale of our product to tell: their switch is followed with probes.
    """
    if way == "interviews":
        return "best_customers" if mode == "own_customers" else "switch_probes"
    return way or ""
