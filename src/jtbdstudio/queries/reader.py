# SPDX-License-Identifier: MIT
"""One interview to read: its text, its turns, its quotes."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import Session

from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.domain.text import Span
from jtbdstudio.queries.interviews import InterviewItem, interview_list
from jtbdstudio.queries.quotes import QuoteCard, load_cards
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import NoteRow, TranscriptRow, TranscriptTextRow, TurnRow

_MANY = 500
"""From so many notes on it is quicker to read all quotes of the interview."""
_ANCHORED = and_(NoteRow.interview_id == bindparam("interview"), NoteRow.kind == "quote", NoteRow.start.is_not(None))
_AMONG = and_(NoteRow.id.in_(bindparam("notes", expanding=True)), _ANCHORED)


@dataclass(frozen=True, slots=True)
class TurnView:
    """`span` is in code points of the text; turns follow each other with one newline between."""

    id: str
    speaker: str
    role: str
    span: Span
    start_ms: int | None


@dataclass(frozen=True, slots=True)
class ReaderView:
    interview: InterviewItem
    text: str
    turns: tuple[TurnView, ...]
    quotes: tuple[QuoteCard, ...]
    """In order of their start; every one has `start` and `end`."""


def reader_view(
    session: Session, interview_id: str, item: InterviewItem | None = None, tree: CodeTree | None = None
) -> ReaderView | None:
    """Everything the reader shows of one interview; None if it has no transcript or is gone.

    Whoever holds the item of the interview and the tree hands them over: finding them anew means counting all notes.
    """
    item = item or next((i for i in interview_list(session) if i.id == interview_id), None)
    row = session.execute(
        select(TranscriptRow.id, TranscriptTextRow.text)
        .join(TranscriptTextRow, TranscriptRow.text_id == TranscriptTextRow.id)
        .where(TranscriptRow.interview_id == interview_id)
    ).first()
    if item is None or row is None:
        return None
    t = TurnRow
    turns = session.execute(
        select(t.id, t.speaker, t.role, t.start, t.end, t.start_ms).where(t.transcript_id == row[0]).order_by(t.ordinal)
    )
    return ReaderView(
        item,
        row[1],
        tuple(TurnView(i, speaker, role, Span(start, end), ms) for i, speaker, role, start, end, ms in turns),
        quotes_in(session, interview_id, tree),
    )


def position_at(session: Session, interview_id: str, ms: int) -> int | None:
    """Where in the text a time is: the last words that began by then, else the first ones; None without any times."""
    t = TurnRow
    timed = (
        select(t.start, t.end, t.start_ms, t.cues, func.coalesce(t.cues_from, t.start).label("cues_from"))
        .join(TranscriptRow, TranscriptRow.id == t.transcript_id)
        .where(TranscriptRow.interview_id == interview_id, t.start_ms.is_not(None))
    )
    begun = timed.where(t.start_ms <= ms).order_by(t.start_ms.desc(), t.start.desc())
    turn = session.execute(begun.limit(1)).first() or session.execute(timed.order_by(t.start).limit(1)).first()
    if turn is None:
        return None
    said = [at for at, start_ms, _ in json.loads(turn.cues or "[]") if start_ms <= ms]
    return min(turn.end, turn.start + max(0, said[-1] - turn.cues_from)) if said else int(turn.start)


@dataclass(frozen=True, slots=True)
class TurnPart:
    """One turn near a quote, cut where the quote begins and ends; `said` is empty in the other turns."""

    speaker: str
    role: str
    start_ms: int | None
    before: str
    said: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The turns around a quote, in order."""

    turns: tuple[TurnPart, ...]


def around_quote(session: Session, note_id: str, turns: int = 2) -> Surroundings | None:
    """What was said around a quote, so many turns each way; None for what has no place in a transcript."""
    t, n = TurnRow, NoteRow
    anchor = session.execute(select(n.transcript_id, n.start, n.end).where(n.id == note_id)).first()
    if anchor is None or anchor.transcript_id is None or anchor.start is None or anchor.end is None:
        return None
    mine = t.transcript_id == anchor.transcript_id
    hit = session.execute(select(t.ordinal).where(mine, t.start < anchor.end, t.end > anchor.start)).scalars().all()
    if not hit:
        return None
    text = session.execute(
        select(TranscriptTextRow.text)
        .join(TranscriptRow, TranscriptRow.text_id == TranscriptTextRow.id)
        .where(TranscriptRow.id == anchor.transcript_id)
    ).scalar_one()
    rows = session.execute(
        select(t.speaker, t.role, t.start_ms, t.start, t.end)
        .where(mine, t.ordinal.between(min(hit) - turns, max(hit) + turns))
        .order_by(t.ordinal)
    )
    quote = Span(anchor.start, anchor.end)
    return Surroundings(
        tuple(TurnPart(who, role, ms, *_cut(text, Span(start, end), quote)) for who, role, ms, start, end in rows)
    )


def _cut(text: str, turn: Span, quote: Span) -> tuple[str, str, str]:
    start, end = max(turn.start, quote.start), min(turn.end, quote.end)
    if start >= end:
        return text[turn.start : turn.end], "", ""
    return text[turn.start : start], text[start:end], text[end : turn.end]


def checks_waiting(session: Session, interview_id: str) -> int:
    """How many quotes of an interview somebody should look at, because its transcript was changed."""
    n = NoteRow
    waiting = select(func.count()).where(n.interview_id == interview_id, n.needs_check == 1, n.kind == "quote")
    return int(session.execute(waiting).scalar_one())


def to_check(session: Session, interview_id: str) -> tuple[QuoteCard, ...]:
    """Those quotes, in the order of the text; last the ones that have lost their place."""
    n = NoteRow
    where = (n.interview_id == interview_id) & (n.needs_check == 1) & (n.kind == "quote")
    cards = load_cards(session, code_tree(session), where)
    return tuple(sorted(cards, key=lambda c: (c.start is None, c.start or 0)))


def interviews_with(session: Session, speaker: str) -> int:
    """In how many interviews somebody of this name speaks."""
    interviews = select(func.count(TranscriptRow.interview_id.distinct())).join(
        TurnRow, TurnRow.transcript_id == TranscriptRow.id
    )
    return int(session.execute(interviews.where(TurnRow.speaker == speaker)).scalar_one())


def quotes_in(session: Session, interview_id: str, tree: CodeTree | None = None) -> tuple[QuoteCard, ...]:
    """The anchored quotes of one interview, by start, longer ones first. Whoever holds the tree can hand it over."""
    cards = load_cards(session, tree or code_tree(session), _ANCHORED, {"interview": interview_id})
    return tuple(sorted(cards, key=lambda c: (c.start or 0, -(c.end or 0))))


def quotes_among(
    session: Session, interview_id: str, note_ids: Collection[str], tree: CodeTree
) -> tuple[QuoteCard, ...]:
    """Those of these notes that are anchored quotes of one interview."""
    if len(note_ids) > _MANY:
        return tuple(card for card in quotes_in(session, interview_id, tree) if card.id in note_ids)
    return tuple(load_cards(session, tree, _AMONG, {"interview": interview_id, "notes": list(note_ids)}))
