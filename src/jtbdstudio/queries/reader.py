# SPDX-License-Identifier: MIT
"""One interview to read: its text, its turns, its quotes."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio.domain.text import Span
from jtbdstudio.queries.interviews import InterviewItem, interview_list
from jtbdstudio.queries.quotes import QuoteCard, load_cards
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import NoteRow, TranscriptRow, TranscriptTextRow, TurnRow


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


def reader_view(session: Session, interview_id: str) -> ReaderView | None:
    """Everything the reader shows of one interview; None if it has no transcript or is gone."""
    item = next((i for i in interview_list(session) if i.id == interview_id), None)
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
        quotes_in(session, interview_id),
    )


def quotes_in(session: Session, interview_id: str) -> tuple[QuoteCard, ...]:
    """The anchored quotes of one interview, by start, longer ones first."""
    where = (NoteRow.interview_id == interview_id) & (NoteRow.kind == "quote") & NoteRow.start.is_not(None)
    cards = load_cards(session, code_tree(session), where)
    return tuple(sorted(cards, key=lambda c: (c.start or 0, -(c.end or 0))))
