# SPDX-License-Identifier: MIT
"""Choosing one job (R13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class Criterion:
    id: str
    name: str
    question: str = ""
    weight: int = 1
    higher_is_better: bool = True


@dataclass(frozen=True, slots=True)
class Priority:
    """`value` is the weighted mean of the scored criteria, 1 to 5, None if none is scored."""

    value: float | None
    scored: int
    criteria: int


def priority(scores: Mapping[str, int], criteria: Sequence[Criterion]) -> Priority:
    """R13: `Σ w·x / Σ w` over the scored criteria only; a reversed criterion counts 6 - x."""
    scored = [c for c in criteria if c.id in scores and c.weight > 0]
    weight = sum(c.weight for c in scored)
    if not weight:
        return Priority(None, 0, len(criteria))
    total = sum(c.weight * points(scores[c.id], c.higher_is_better) for c in scored)
    return Priority(total / weight, len(scored), len(criteria))


def points(score: int, higher_is_better: bool) -> int:
    """What a score of 1 to 5 is worth."""
    return score if higher_is_better else LOWEST + HIGHEST - score
