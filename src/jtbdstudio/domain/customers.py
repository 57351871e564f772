# SPDX-License-Identifier: MIT
"""What can be said of a customer: kind, fit, when they chose, who decides with them.

Codes are what is stored; the words people read for them belong to whoever shows them.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping
from datetime import date
from itertools import count
from typing import Any, Literal

CUSTOMER_KINDS = ("best", "customer", "churned", "substitute_buyer", "closed_lost", "prospect", "audience")
MODES = ("own_customers", "substitute_buyers", "churn", "audience")
"""What a study is about; with an audience every result is a hypothesis."""
BUYER_ROLES = ("job_doer", "works_with_job_doer", "economic_buyer", "other")
STANCES = ("for", "neutral", "against", "unknown")
CONSENTS = ("pending", "recorded", "notes_only", "none")
QUOTE_USES = ("named", "anonymous", "internal_only")
INTERVIEW_KINDS = ("interview", "survey", "website_survey", "sales_call", "support", "forum", "other")

FIT_CRITERIA = 6
UNKNOWN_FIT = "?" * FIT_CRITERIA
RECENT_MONTHS = (3, 6)
"""Who began to pay between three and six months before the talk remembers the time before and knows the value."""
Recency = Literal["unknown", "too fresh", "recent", "long ago"]


def recency(started_paying_on: str, held_on: str) -> Recency:
    """Where the talk lies in the recency window; days are ISO dates, empty where unknown."""
    months = months_between(started_paying_on, held_on)
    if months is None:
        return "unknown"
    shortest, longest = RECENT_MONTHS
    if months < shortest:
        return "too fresh"
    # six months and some days are still six months to anybody who is asked
    return "long ago" if months > longest else "recent"


def months_between(earlier: str, later: str) -> int | None:
    """Whole months from one ISO day to another, None where one of them is no date or they run backwards."""
    try:
        start, end = date.fromisoformat(earlier[:10]), date.fromisoformat(later[:10])
    except ValueError:
        return None
    if end < start:
        return None
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def fit_with(fit: str, at: int, answer: str) -> str:
    """`fit` with the criterion at this place answered `y`, `n` or `?`."""
    padded = (fit + UNKNOWN_FIT)[:FIT_CRITERIA]
    return padded[:at] + (answer if answer in ("y", "n") else "?") + padded[at + 1 :]


def attributes_of(stored: str) -> dict[str, str]:
    """The study's own fields of a customer; empty if there are none (or nobody can read them)."""
    try:
        found = json.loads(stored) if stored else {}
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


def attributes_text(attributes: Mapping[str, str]) -> str:
    """The same as it is stored, without those that say nothing."""
    kept = {name.strip(): value.strip() for name, value in attributes.items() if name.strip() and value.strip()}
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def news(row: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """What a row of a table says of a customer that is not stored yet. What it leaves empty stays, notes are added to.

    `row` has `attributes` as a mapping, `before` (what is stored) as text; so has the answer.
    """
    said = {name: value for name, value in row.items() if value not in ("", None) and name != "attributes"}
    if own := dict(row.get("attributes") or {}):
        said["attributes"] = attributes_text({**attributes_of(before.get("attributes", "")), **own})
    if "fit" in said:
        answers = zip(str(said["fit"]), before.get("fit") or UNKNOWN_FIT)
        said["fit"] = "".join(new if new in ("y", "n") else old for new, old in answers)
    if notes := str(said.get("notes", "")):
        kept = str(before.get("notes", ""))
        said["notes"] = kept if notes in kept else "\n".join(filter(None, (kept, notes)))
    return {name: value for name, value in said.items() if before.get(name) != value}


def free_codes(taken: Container[str]) -> Iterator[str]:
    """The pseudonyms nobody has, in order: P01, P02, …"""
    return (code for number in count(1) if (code := f"P{number:02}") not in taken)


def next_code(taken: Container[str]) -> str:
    """The first free pseudonym."""
    return next(free_codes(taken))
