# SPDX-License-Identifier: MIT
"""The debrief after a call: four questions, each interviewer alone first, and what was heard in the 12 boxes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

QUESTIONS = ("takeaways", "surprises", "wish_asked", "do_differently")
"""Handles of the four questions in their order; the words are in the study's own debrief guide."""
SURPRISES = "surprises"
"""The question whose answers are notes, one each."""
ANSWERED = ("takeaways", "wish_asked", "do_differently")
CLOSING = "closing"
"""Where pasted notes answer the closing question; the debrief keeps it beside the four."""
INFERRED = "inferred"
"""Kind of evidence of a note that nobody said outright."""
FRESH_HOURS = 24
"""A debrief is written while it is fresh (W02)."""
JUST_ENDED = 3600
"""Seconds after a call in which its debrief is what is meant by the debrief."""

TALKS = ("interview", "sales_call", "support", "other")
"""Kinds of interview somebody can be debriefed about; a survey has no call."""

Heard = Literal["heard", "inferred", "missing"]
DebriefState = Literal["none", "due", "open", "done"]


def heard(notes: Iterable[tuple[str, str]]) -> Heard:
    """What a box has of one interview, from the `(kind, evidence)` of its notes: quotes and lines we wrote (R5)."""
    found = list(notes)
    if any(evidence != INFERRED for _, evidence in found):
        return "heard"
    return "inferred" if found else "missing"


def state(held_on: str, ended_at: str, started: bool, finished: bool, now: str) -> DebriefState:
    """Where the debrief of an interview stands. Due: the call is over, and nobody has begun."""
    if finished:
        return "done"
    if started:
        return "open"
    over = bool(ended_at) or (held_on and held_on <= now[:10])
    return "due" if over else "none"


def seconds_between(earlier: str, later: str) -> int | None:
    """Seconds from one ISO time in UTC to another; None where one is no time."""
    start, end = _moment(earlier), _moment(later)
    return None if start is None or end is None else round((end - start).total_seconds())


def since(seconds: int) -> str:
    """`00:07` (hours and minutes) since the call, as the clock shows it."""
    minutes = max(0, seconds) // 60
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _moment(iso: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
