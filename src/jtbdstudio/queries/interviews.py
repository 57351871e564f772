# SPDX-License-Identifier: MIT
"""Customers and their interviews, as the interviews page and the reader's list show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jtbdstudio.domain.codes import BOXES
from jtbdstudio.domain.debrief import TALKS, DebriefState, state
from jtbdstudio.store.clock import now
from jtbdstudio.store.reading import code_tree, codes_by_note
from jtbdstudio.store.schema import AssetRow, CustomerRow, DebriefRow, InterviewRow, NoteRow, TranscriptRow, TurnRow


@dataclass(frozen=True, slots=True)
class InterviewItem:
    """One interview with its customer. `held_on` is an ISO date, `duration_ms` None without times."""

    id: str
    customer_id: str
    customer_code: str
    customer_name: str
    company: str
    role: str
    segment: str
    customer_kind: str
    fit: str
    held_on: str
    interviewer: str
    filename: str
    format_name: str
    duration_ms: int | None
    words: int
    turns: int
    quotes: int
    surprises: int
    boxes_filled: int
    kind: str = "interview"
    ended_at: str = ""
    """When the call ended, ISO in UTC, or nothing."""
    debrief: DebriefState = "none"

    @property
    def has_transcript(self) -> bool:
        return bool(self.format_name)

    @property
    def fits(self) -> int:
        """How many of the six best-customer criteria are met."""
        return self.fit.count("y")


@dataclass(frozen=True, slots=True)
class CustomerItem:
    id: str
    code: str
    name: str
    company: str
    role: str
    segment: str
    kind: str
    fit: str


def interview_list(session: Session) -> tuple[InterviewItem, ...]:
    """Every interview, by customer code, then date."""
    interview, customer, transcript = InterviewRow, CustomerRow, TranscriptRow
    query = (
        select(
            interview.id, customer.id, customer.code, customer.name, customer.company, customer.role,
            customer.segment, customer.kind, customer.fit, interview.held_on, interview.interviewer,
            func.coalesce(transcript.filename, ""), func.coalesce(transcript.format_name, ""),
            transcript.first_ms, transcript.last_ms, func.coalesce(transcript.words, 0), transcript.id,
            interview.kind, interview.ended_at, DebriefRow.id, DebriefRow.finished_at,
        )
        .join(customer, interview.customer_id == customer.id)
        .outerjoin(transcript, transcript.interview_id == interview.id)
        .outerjoin(DebriefRow, DebriefRow.interview_id == interview.id)
        .order_by(customer.code, interview.held_on)
    )  # fmt: skip
    per_transcript = select(TurnRow.transcript_id, func.count()).group_by(TurnRow.transcript_id)
    turns = dict(session.execute(per_transcript).all())
    notes, time = _note_counts(session), now()
    return tuple(_item(row, turns, notes, time) for row in session.execute(query))


def _item(row: Any, turns: dict[str, int], notes: dict[str, tuple[int, int, int]], time: str) -> InterviewItem:
    *head, first, last, words, transcript_id, kind, ended_at, started, finished = row
    duration = last - (first or 0) if last is not None else None
    quotes, surprises, boxes_filled = notes.get(head[0], (0, 0, 0))
    held_on = head[9]
    debrief = state(held_on, ended_at, started is not None, bool(finished), time) if kind in TALKS else "none"
    counted = (turns.get(transcript_id, 0), quotes, surprises, boxes_filled)
    values = [*head, duration, words, *counted, kind, ended_at, debrief]
    return InterviewItem(*values)


def customer_list(session: Session) -> tuple[CustomerItem, ...]:
    """Every customer, by code."""
    c = CustomerRow
    query = select(c.id, c.code, c.name, c.company, c.role, c.segment, c.kind, c.fit).order_by(c.code)
    return tuple(CustomerItem(*row) for row in session.execute(query))


def known_files(session: Session) -> dict[str, str]:
    """SHA-256 of every imported original, with the customer code it belongs to."""
    query = (
        select(AssetRow.id, CustomerRow.code)
        .join(TranscriptRow, TranscriptRow.asset_id == AssetRow.id)
        .join(InterviewRow, TranscriptRow.interview_id == InterviewRow.id)
        .join(CustomerRow, InterviewRow.customer_id == CustomerRow.id)
        .order_by(CustomerRow.code.desc())  # the first of a survey's customers stands for it
    )
    return dict(session.execute(query).all())


def find_interview(session: Session, typed: str) -> str | None:
    """The interview somebody means: its id, the start of it, its customer's code, or its file name."""
    wanted = typed.strip().casefold()
    items = interview_list(session)
    for item in items:
        if wanted in (item.id, item.customer_code.casefold(), item.filename.casefold()):
            return item.id
    starts = [item.id for item in items if wanted and item.id.startswith(wanted)]
    return starts[0] if len(starts) == 1 else None


def _note_counts(session: Session) -> dict[str, tuple[int, int, int]]:
    """Quotes, surprises and filled boxes by interview."""
    tree = code_tree(session)
    boxes = {tree.handle(handle).id for handle in BOXES}
    codes = codes_by_note(session)
    quotes: dict[str, int] = {}
    surprises: dict[str, int] = {}
    filled: dict[str, set[str]] = {}
    query = select(NoteRow.id, NoteRow.interview_id, NoteRow.kind, NoteRow.surprise).where(
        NoteRow.interview_id.is_not(None)
    )
    for note_id, interview_id, kind, surprise in session.execute(query):
        key = str(interview_id)
        quotes[key] = quotes.get(key, 0) + (kind == "quote")
        surprises[key] = surprises.get(key, 0) + (bool(surprise) or kind == "surprise")
        filled.setdefault(key, set()).update(codes.get(note_id, frozenset()) & boxes)
    return {key: (quotes[key], surprises[key], len(filled[key])) for key in quotes}
