# SPDX-License-Identifier: MIT
"""One interview with its customer in full, the notes behind its numbers, and what an import wants to know."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jtbdstudio.domain.codes import BOXES
from jtbdstudio.store.reading import code_tree, codes_by_note
from jtbdstudio.store.schema import CustomerRow, InterviewRow, NoteRow, TranscriptRow, TurnRow


@dataclass(frozen=True, slots=True)
class InterviewDetails:
    """Everything one can edit about an interview and its customer.

    `fit` is six of `y`, `n`, `?`; `speakers` are the names in the transcript in order of appearance;
    `interviews` and `quotes` are all of this customer's.
    """

    id: str
    customer_id: str
    code: str
    name: str
    company: str
    role: str
    segment: str
    kind: str
    fit: str
    notes: str
    held_on: str
    interviewer: str
    consent: str
    quote_ok: str
    interview_kind: str
    partner: str
    ended_at: str
    consent_note: str
    guide_id: str | None
    filename: str
    version: int
    """How often the transcript was read anew; 0 without one."""
    speakers: tuple[str, ...]
    roles: dict[str, str]
    """`interviewer`, `customer` or `other`, by speaker."""
    interviews: int
    quotes: int


@dataclass(frozen=True, slots=True)
class InterviewNotes:
    """The note ids behind an interview's numbers, and the names of the boxes nothing was put into yet."""

    quotes: tuple[str, ...]
    surprises: tuple[str, ...]
    boxed: tuple[str, ...]
    empty_boxes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A transcript that is in the study already."""

    interview_id: str
    customer_code: str
    held_on: str = ""


@dataclass(frozen=True, slots=True)
class KnownPeople:
    """What an import recognizes: customers as (code, name), interviewers, files by SHA-256, words by fingerprint.

    `waiting` are the codes of customers whose interview has no transcript yet, the latest interview first.
    """

    customers: tuple[tuple[str, str], ...]
    interviewers: tuple[str, ...]
    files: dict[str, KnownFile]
    said: dict[str, KnownFile] = field(default_factory=dict)
    waiting: tuple[str, ...] = ()


def interview_details(session: Session, interview_id: str) -> InterviewDetails | None:
    """One interview with its customer; None if it is gone."""
    c, i = CustomerRow, InterviewRow
    row = session.execute(
        select(
            i.id, c.id, c.code, c.name, c.company, c.role, c.segment, c.kind, c.fit, c.notes,
            i.held_on, i.interviewer, i.consent, i.quote_ok, i.kind, i.partner, i.ended_at, i.consent_note, i.guide_id,
            func.coalesce(TranscriptRow.filename, ""), func.coalesce(TranscriptRow.version, 0),
        )
        .join(c, i.customer_id == c.id)
        .outerjoin(TranscriptRow, TranscriptRow.interview_id == i.id)
        .where(i.id == interview_id)
    ).first()  # fmt: skip
    if row is None:
        return None
    theirs = InterviewRow.customer_id == row[1]
    interviews = session.execute(select(func.count()).select_from(i).where(theirs)).scalar_one()
    of_theirs = NoteRow.interview_id.in_(select(i.id).where(theirs)) & (NoteRow.kind == "quote")
    quotes = session.execute(select(func.count()).select_from(NoteRow).where(of_theirs)).scalar_one()
    roles = _roles(session, interview_id)
    values = [*row, tuple(roles), roles, interviews, quotes]
    return InterviewDetails(*values)


def interview_notes(session: Session, interview_id: str) -> InterviewNotes:
    """What the counts of one interview are made of, in order of the notes' numbers."""
    tree = code_tree(session)
    boxes = [tree.handle(handle) for handle in BOXES]
    mine = NoteRow.interview_id == interview_id
    codes = codes_by_note(session, mine)
    query = select(NoteRow.id, NoteRow.kind, NoteRow.surprise).where(mine).order_by(NoteRow.number)
    rows = session.execute(query).all()
    in_boxes = {box.id for box in boxes}
    used = frozenset().union(*codes.values())
    return InterviewNotes(
        quotes=tuple(note_id for note_id, kind, _ in rows if kind == "quote"),
        surprises=tuple(note_id for note_id, kind, surprise in rows if surprise or kind == "surprise"),
        boxed=tuple(note_id for note_id, *_ in rows if codes.get(note_id, frozenset()) & in_boxes),
        empty_boxes=tuple(box.name for box in boxes if box.id not in used),
    )


def known_people(session: Session) -> KnownPeople:
    """Who and what is in the study, for an import to compare with."""
    customers = session.execute(select(CustomerRow.code, CustomerRow.name).order_by(CustomerRow.code))
    held = select(InterviewRow.interviewer).where(InterviewRow.interviewer != "").distinct()
    files = (
        select(TranscriptRow.asset_id, TranscriptRow.said, InterviewRow.id, CustomerRow.code, InterviewRow.held_on)
        .join(InterviewRow, TranscriptRow.interview_id == InterviewRow.id)
        .join(CustomerRow, InterviewRow.customer_id == CustomerRow.id)
        .where(TranscriptRow.asset_id.is_not(None))
        .order_by(CustomerRow.code.desc())  # the first of a survey's customers stands for it
    )
    rows = session.execute(files).all()
    return KnownPeople(
        tuple((code, name) for code, name in customers),
        tuple(session.execute(held.order_by(InterviewRow.interviewer)).scalars()),
        {str(digest): KnownFile(*whose) for digest, _, *whose in rows},
        {str(said): KnownFile(*whose) for _, said, *whose in rows if said},
        _waiting(session),
    )


def _waiting(session: Session) -> tuple[str, ...]:
    query = (
        select(CustomerRow.code)
        .join(InterviewRow, InterviewRow.customer_id == CustomerRow.id)
        .outerjoin(TranscriptRow, TranscriptRow.interview_id == InterviewRow.id)
        .where(TranscriptRow.id.is_(None))
        .order_by(InterviewRow.held_on.desc(), CustomerRow.code)
    )
    return tuple(dict.fromkeys(session.execute(query).scalars()))


def _roles(session: Session, interview_id: str) -> dict[str, str]:
    """What each speaker is, in order of appearance."""
    query = (
        select(TurnRow.speaker, func.max(TurnRow.role))
        .join(TranscriptRow, TurnRow.transcript_id == TranscriptRow.id)
        .where(TranscriptRow.interview_id == interview_id, TurnRow.speaker != "")
        .group_by(TurnRow.speaker)
        .order_by(func.min(TurnRow.ordinal))
    )
    return dict(session.execute(query).all())
