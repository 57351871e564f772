# SPDX-License-Identifier: MIT
"""Reports made by hand, for tests of what is written into files."""

from __future__ import annotations

from typing import Any

from jtbdstudio.domain.counting import Count
from jtbdstudio.domain.report import Box, Customer, Job, Quote, Score, Study, Theme, Wanted
from jtbdstudio.domain.scoring import Criterion, Priority

URGENCY = Criterion("c1", "Urgency", "How urgent is it?")
SELLING = Criterion("c2", "Sales burden", "How much selling?", higher_is_better=False)


def quote(ref: str = "Q-0001", **fields: Any) -> Quote:
    """A quote of P01 at 12:10 on a day in September."""
    given = {"customer": "P01", "date": "2026-09-16", "time": "12:10", "text": "It broke on a Friday."}
    return Quote(ref=ref, **{**given, **fields})


def wanted(name: str, customers: int, base: int, kind: str = "motivation", best: Quote | None = None) -> Wanted:
    return Wanted(kind, name, customers, base, customers, customers / base, 1.0, best)


def study(**fields: Any) -> Study:
    given = {
        "name": "Payroll switch", "product": "Paynest", "question": "Why do they switch?", "decision": "What to build.",
        "date": "2026-11-22", "customers": 6, "coded": 6, "interviews": 6, "quotes": 12, "counted": 11, "named": False,
        "version": "0.0", "boxes_after": "Boxes 1-7 after Lerner, 8-12 derived.",
    }  # fmt: skip
    return Study(**{**given, **fields})


def job(name: str = "Payday breaks", **fields: Any) -> Job:
    quotes = (quote("Q-0001", starred=True), quote("Q-0002", customer="P02", text="=SUM(A1) is what I typed."))
    given: dict[str, Any] = {
        "name": name, "when_i": "cannot pay on Friday", "help_me": "see it coming", "so_i_can": "sleep",
        "status": "priority", "reason": "It hurts most.", "struggle": "Friday breaks", "count": Count(4, 5, 6),
        "quotes": quotes,
        "motivations": (wanted("See it coming", 3, 4, best=quotes[0]), wanted("Be told", 1, 4, best=quotes[1])),
        "outcomes": (wanted("Sleep", 2, 4, "outcome", best=quotes[1]), wanted("Nothing", 0, 4, "outcome")),
        "priority": Priority(4.5, 1, 2),
        "scores": (Score(URGENCY, 5, "They call at night."), Score(SELLING, None, "")),
    }  # fmt: skip
    return Job(**{**given, **fields})


def customer(label: str = "P01", **fields: Any) -> Customer:
    given = {"name": "", "company": "", "segment": "Clinics", "kind": "best customer", "dates": ("2026-09-16",)}
    return Customer(**{"label": label, "quotes": 2, "counts": True, **given, **fields})


def theme(name: str, column: str = "struggle", customers: int = 3, best: Quote | None = None) -> Theme:
    return Theme(column, name, f"have {name.lower()}", Count(customers, customers, 6), best or quote())


def box(number: int = 1, **fields: Any) -> Box:
    given = {
        "number": number, "name": f"Box {number}", "stage": "Struggle", "tone": "struggle", "question": "What was it?",
        "quotes": 0, "customers": 0, "coverage": "empty", "best": (), "groups": (), "uncounted": (),
    }  # fmt: skip
    return Box(**{**given, **fields})
