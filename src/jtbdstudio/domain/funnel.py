# SPDX-License-Identifier: MIT
"""From milestone to milestone: rates, drop-offs, and where a modest rise would matter most (R14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

MODEST_RISE = 0.10


@dataclass(frozen=True, slots=True)
class Passage:
    """From one milestone to the next. Rates are 0 to 1, None where a count is missing or nothing came in.

    `end_if_raised` is the count at the last milestone if this rate rose by ten points.
    """

    rate: float | None
    drop_off: float | None
    end_if_raised: float | None
    rises: bool = False


@dataclass(frozen=True, slots=True)
class Funnel:
    """One passage fewer than milestones. `biggest_drop` is the index of a passage, None if none is known."""

    passages: tuple[Passage, ...]
    biggest_drop: int | None


def funnel(counts: Sequence[int | None]) -> Funnel:
    """R14. A count that rises along the map is marked, not mended: somebody should check the data (W31)."""
    end = counts[-1] if counts else None
    passages = tuple(_passage(a, b, end) for a, b in pairwise(counts))
    drops = [(p.drop_off, -i) for i, p in enumerate(passages) if p.drop_off is not None and not p.rises]
    return Funnel(passages, -max(drops)[1] if drops else None)


def _passage(before: int | None, after: int | None, end: int | None) -> Passage:
    if not before or after is None:
        return Passage(None, None, None)
    rate = after / before
    raised = end * min(1.0, rate + MODEST_RISE) / rate if end is not None and rate else None
    return Passage(rate, 1 - rate, raised, rises=rate > 1)
