# SPDX-License-Identifier: MIT
"""Whom to ask, and how (R7)."""

from __future__ import annotations

from typing import Literal

SURVEY_FROM = 500
"""With this many ideal customers, a survey comes first."""
INTERVIEWS_FROM = 10
"""Patterns repeat around the seventh or eighth interview; with fewer people than ten there is no round to hold."""

Way = Literal["survey", "interviews", "audience"]


def advised_way(ideal_customers: int | None, *, one_method_only: bool = False) -> Way | None:
    """Survey, interviews or audience research (R7); None while nobody knows how many there are to ask."""
    if ideal_customers is None:
        return None
    if ideal_customers < INTERVIEWS_FROM:
        return "audience"
    if one_method_only or ideal_customers < SURVEY_FROM:
        return "interviews"
    return "survey"
