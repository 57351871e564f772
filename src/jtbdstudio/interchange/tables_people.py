# SPDX-License-Identifier: MIT
"""The sheets about people as plain rows: customers in full, and what was written after each talk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jtbdstudio.domain.customers import FIT_CRITERIA
from jtbdstudio.domain.debrief_report import DebriefSheet
from jtbdstudio.domain.report import Profile
from jtbdstudio.interchange.tables import Row, Table, as_date

RECENCIES = {"unknown": "", "too fresh": "Too fresh", "recent": "Recent", "long ago": "Long ago"}
_STATES = {"open": "Begun", "done": "Finished"}
_ASKED = {"y": "yes", "n": "no"}


def customers(found: Sequence[Profile], named: bool) -> Table:
    """One customer a row; names and companies only where names are shown, the study's own fields last."""
    own = tuple(dict.fromkeys(name for one in found for name, _ in one.attributes))
    head = (
        "Customer", *(("Name", "Company") if named else ()), "Role", "Segment", "Kind", "Counted", "Criteria met",
        "Channel", "Hired", "Fired", "Began to pay", "Recency", "Interviews", "Quotes", "Surprises", "Who decides",
        *own,
    )  # fmt: skip
    return Table(head, tuple(_customer(one, named, own) for one in found))


def _customer(one: Profile, named: bool, own: Sequence[str]) -> Row:
    c, attributes = one.customer, dict(one.attributes)
    return (
        c.label, *((c.name, c.company) if named else ()), one.role, c.segment, c.kind, "yes" if c.counts else "no",
        f"{one.fits} of {FIT_CRITERIA}", one.channel, one.hired, one.fired, as_date(one.started_paying_on),
        RECENCIES.get(one.recency, one.recency), one.interviews, c.quotes, one.surprises, "\n".join(one.deciders),
        *(attributes.get(name, "") for name in own),
    )  # fmt: skip


def debriefs(found: Iterable[DebriefSheet]) -> Table:
    """One debrief a row, in the words of those who wrote it."""
    head = (
        "Customer", "Interview", "Debrief", "Debriefed by", "Surprises", "Boxes heard", "Boxes inferred",
        "Boxes missing", "What surprised us", "Takeaways", "Wish we had asked", "Do differently", "Closing asked",
        "Closing answer",
    )  # fmt: skip
    return Table(head, tuple(_debrief(sheet) for sheet in found))


def _debrief(sheet: DebriefSheet) -> Row:
    surprises = "\n".join(f"{one.text} ({one.ref})" for one in sheet.surprises)
    said = [_said(sheet.researchers, asked.answers) for asked in sheet.answers]
    return (
        sheet.customer, as_date(sheet.held_on), _STATES.get(sheet.state, ""),
        ", ".join(name for name in sheet.researchers if name), len(sheet.surprises), sheet.heard, sheet.inferred,
        ", ".join(sheet.missing), surprises, *(said + [""] * 3)[:3], _ASKED.get(sheet.closing_asked, ""),
        sheet.closing_answer,
    )  # fmt: skip


def _said(people: Sequence[str], answers: Sequence[str]) -> str:
    """What each wrote, with who it was where there are several."""
    written = [(who, answer) for who, answer in zip(people, answers, strict=True) if answer]
    return "\n".join(f"{who}: {answer}" if who and len(people) > 1 else answer for who, answer in written)
