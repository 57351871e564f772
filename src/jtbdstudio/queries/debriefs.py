# SPDX-License-Identifier: MIT
"""One debrief as its page and its document show it: answers side by side, surprises, what was heard in each box."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio.domain.codes import BOXES, CodeTree
from jtbdstudio.domain.debrief import JUST_ENDED, TALKS, DebriefState, Heard, heard, seconds_between, state
from jtbdstudio.domain.pseudonyms import is_person
from jtbdstudio.domain.refs import quote_ref
from jtbdstudio.queries.quotes import QuoteCard, load_cards
from jtbdstudio.store.clock import now
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import (
    CustomerRow,
    DebriefAnswerRow,
    DebriefRow,
    GuideQuestionRow,
    GuideRow,
    InterviewRow,
    NoteRow,
    TranscriptRow,
)


@dataclass(frozen=True, slots=True)
class Question:
    """One of the four, in the study's own words. `handle` is one of `domain.debrief.QUESTIONS`."""

    handle: str
    text: str


@dataclass(frozen=True, slots=True)
class Surprise:
    """A surprise as the debrief lists it: a note of ours, or a quote that was marked as one (`is_quote`)."""

    note_id: str
    ref: str
    text: str
    researcher: str
    is_quote: bool


@dataclass(frozen=True, slots=True)
class BoxHeard:
    """One of the 12 boxes: what this interview has for it. `lines` are our own words, `quotes` the customer's."""

    code_id: str
    key: str
    name: str
    prompt: str
    state: Heard
    lines: tuple[QuoteCard, ...]
    quotes: tuple[QuoteCard, ...]


@dataclass(frozen=True, slots=True)
class DebriefView:
    """A debrief, or what one would start from. Times are ISO in UTC, empty where there are none."""

    interview_id: str
    customer_id: str
    customer_code: str
    customer_name: str
    role: str
    company: str
    kind: str
    held_on: str
    ended_at: str
    has_transcript: bool
    state: DebriefState
    started_at: str
    finished_at: str
    questions: tuple[Question, ...]
    closing: str
    """The closing question in the study's own words."""
    closing_asked: str
    closing_answer: str
    nothing_surprising: bool
    researchers: tuple[str, ...]
    """Who debriefs: the interviewer, the partner, and whoever else has written something. Never empty."""
    answers: dict[tuple[str, str], str]
    """Text by (question handle, researcher)."""
    surprises: tuple[Surprise, ...]
    boxes: tuple[BoxHeard, ...]

    @property
    def is_talk(self) -> bool:
        """Whether there was a call to be debriefed about."""
        return self.kind in TALKS

    @property
    def boxes_left(self) -> int:
        """How many of the 12 boxes nothing was heard for."""
        return sum(box.state == "missing" for box in self.boxes)


def debrief_view(session: Session, interview_id: str) -> DebriefView | None:
    """The debrief of an interview, begun or not; None if the interview is gone."""
    i, c = InterviewRow, CustomerRow
    row = session.execute(select(i, c).join(c, i.customer_id == c.id).where(i.id == interview_id)).first()
    if row is None:
        return None
    interview, customer = row
    begun = session.execute(select(DebriefRow).where(DebriefRow.interview_id == interview_id)).scalar()
    answers = _answers(session, begun.id) if begun else {}
    notes = session.execute(
        select(NoteRow).where(NoteRow.interview_id == interview_id).order_by(NoteRow.number)
    ).scalars()
    surprises = tuple(_surprise(note) for note in notes if note.surprise or note.kind == "surprise")
    has_transcript = select(TranscriptRow.id).where(TranscriptRow.interview_id == interview_id)
    return DebriefView(
        interview_id=interview_id,
        customer_id=customer.id,
        customer_code=customer.code,
        customer_name=customer.name,
        role=customer.role,
        company=customer.company,
        kind=interview.kind,
        held_on=interview.held_on,
        ended_at=interview.ended_at,
        has_transcript=session.execute(has_transcript).first() is not None,
        state=state(interview.held_on, interview.ended_at, begun is not None, bool(begun and begun.finished_at), now()),
        started_at=begun.started_at if begun else "",
        finished_at=begun.finished_at if begun else "",
        questions=debrief_questions(session),
        closing=_closing(session, interview.guide_id),
        closing_asked=begun.closing_asked if begun else "?",
        closing_answer=begun.closing_answer if begun else "",
        nothing_surprising=bool(begun and begun.nothing_surprising),
        researchers=_researchers(interview, answers),
        answers=answers,
        surprises=surprises,
        boxes=_boxes(session, interview_id),
    )


def call_just_held(session: Session, today: str) -> str | None:
    """The interview of the call that has just ended, if it is on file; `today` is an ISO day.

    It is the one whose debrief was begun within the hour and goes on, else the only one planned for today that has
    neither transcript nor debrief.
    """
    i, d = InterviewRow, DebriefRow
    going_on = (
        select(i.id, i.ended_at)
        .join(d, d.interview_id == i.id)
        .where(d.finished_at == "", i.ended_at != "")
        .order_by(i.ended_at.desc())
    )
    latest = session.execute(going_on).first()
    if latest is not None and (seconds_between(latest.ended_at, now()) or 0) <= JUST_ENDED:
        return str(latest.id)
    planned = (
        select(i.id)
        .outerjoin(d, d.interview_id == i.id)
        .outerjoin(TranscriptRow, TranscriptRow.interview_id == i.id)
        .where(i.held_on == today, i.kind.in_(TALKS), d.id.is_(None), TranscriptRow.id.is_(None))
    )
    waiting = session.execute(planned).scalars().all()
    return waiting[0] if len(waiting) == 1 else None


def debriefed_interviews(session: Session) -> tuple[str, ...]:
    """Ids of the interviews with a debrief, by customer, then date."""
    query = (
        select(InterviewRow.id)
        .join(DebriefRow, DebriefRow.interview_id == InterviewRow.id)
        .join(CustomerRow, InterviewRow.customer_id == CustomerRow.id)
        .order_by(CustomerRow.code, InterviewRow.held_on)
    )
    return tuple(session.execute(query).scalars())


def debrief_questions(session: Session) -> tuple[Question, ...]:
    """The four questions in the study's own words."""
    query = (
        select(GuideQuestionRow.handle, GuideQuestionRow.text)
        .join(GuideRow, GuideQuestionRow.guide_id == GuideRow.id)
        .where(GuideRow.kind == "debrief", GuideQuestionRow.handle != "")
        .order_by(GuideQuestionRow.ordinal)
    )
    return tuple(Question(handle, text) for handle, text in session.execute(query))


def _answers(session: Session, debrief_id: str) -> dict[tuple[str, str], str]:
    a = DebriefAnswerRow
    query = select(a.question, a.researcher, a.text).where(a.debrief_id == debrief_id)
    return {(question, researcher): text for question, researcher, text in session.execute(query)}


def _surprise(note: NoteRow) -> Surprise:
    is_quote = note.kind == "quote"
    text = (note.headline or note.text) if is_quote else note.text
    return Surprise(note.id, quote_ref(note.number), text, note.created_by, is_quote)


def _researchers(interview: InterviewRow, answers: dict[tuple[str, str], str]) -> tuple[str, ...]:
    """Whoever wrote without a name, then the two who asked, then whoever else has written.

    A transcript's label (`Interviewer`) is nobody who writes; nor is a name that came with the transcript after
    somebody without one had written alone: it is most likely theirs.
    """
    wrote = {who for _, who in answers}
    asked = interview.interviewer
    asks = asked in wrote or (wrote != {""} and is_person(asked))
    named = dict.fromkeys(filter(None, (asked if asks else "", interview.partner, *sorted(wrote))))
    return ("", *named) if "" in wrote or not named else tuple(named)


def _closing(session: Session, guide_id: str | None) -> str:
    """The closing question of the guide that was used, else of the first guide that has one."""
    q = GuideQuestionRow
    query = select(q.text).join(GuideRow, q.guide_id == GuideRow.id).where(q.is_closing == 1)
    own = session.execute(query.where(q.guide_id == guide_id)).scalar() if guide_id else None
    return own or session.execute(query.order_by(GuideRow.ordinal)).scalar() or ""


def _boxes(session: Session, interview_id: str) -> tuple[BoxHeard, ...]:
    tree = code_tree(session)
    cards = load_cards(session, tree, NoteRow.interview_id == interview_id)
    return tuple(_box(tree, handle, cards) for handle in BOXES)


def _box(tree: CodeTree, handle: str, cards: list[QuoteCard]) -> BoxHeard:
    code = tree.handle(handle)
    mine = [card for card in cards if card.code_ids & tree.below(code.id)]
    return BoxHeard(
        code_id=code.id,
        key=code.key,
        name=code.name,
        prompt=code.description,
        state=heard((card.kind, card.evidence) for card in mine),
        lines=tuple(card for card in mine if card.kind != "quote"),
        quotes=tuple(card for card in mine if card.kind == "quote"),
    )
