# SPDX-License-Identifier: MIT
"""How far two coders agree, as it leaves the study: with the rule the numbers come from."""

from __future__ import annotations

from dataclasses import dataclass

from jtbdstudio.domain.agreement import Pair

RULE = (
    "Counted in sentences the interviewer did not say. A quote is about a sentence it shares half with, and a code "
    "counts with all under it. Kappa is Cohen's: agreement beyond chance, at most 1. Text without codes drives the "
    "share that agrees up, so the share of what either coded stands beside it: 2 × both / (2 × both + by one alone)."
)
"""How the numbers came about, for whoever asks (R8)."""
REASONS = {
    "": "",
    "no sentences": "no sentence to compare",
    "in none": "neither gave it: nothing varies, so there is no kappa",
    "in all": "both gave it everywhere: nothing varies, so there is no kappa",
}


@dataclass(frozen=True, slots=True)
class CodedBy:
    """Two coders on the interviews they share; names are shown or hidden already."""

    a: str
    b: str
    customers: tuple[str, ...]
    coded: Pair
    """Whether a sentence carries any code."""
    overall: Pair
    """Every code on every sentence."""
    codes: tuple[tuple[str, Pair], ...]
    """By path, in the order of the tree."""
