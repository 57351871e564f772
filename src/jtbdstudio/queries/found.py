# SPDX-License-Identifier: MIT
"""The sentences around what was found, as they would be quoted: whose they are, and which are quotes already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio.domain.refs import quote_ref
from jtbdstudio.domain.text import Span, sentence_at
from jtbdstudio.queries.search import EVERYTHING, Filters, search
from jtbdstudio.queries.search_hits import speaker_at
from jtbdstudio.store.schema import CustomerRow, InterviewRow, NoteRow, TranscriptRow, TranscriptTextRow

MOST = 1000
"""More is not looked through one by one before it is tagged; and what nobody looks through should not be tagged."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `at` is where in it the words stand; `ref` names the quote of exactly it, if there is one."""

    interview_id: str
    span: Span
    text: str
    customer_code: str
    who: str
    role: str
    time: str
    at: int = 0
    ref: str = ""

    @property
    def place(self) -> tuple[str, int, int]:
        return self.interview_id, self.span.start, self.span.end


def sentences_found(session: Session, typed: str, filters: Filters = EVERYTHING) -> tuple[Sentence, ...]:
    """The sentences in which the words stand, in all transcripts the filters leave; at most `MOST`."""
    spoken = Filters("transcript", filters.speaker, filters.customers)
    found = search(session, typed, spoken, limit=MOST)
    places = ((hit.origin.interview_id, span.start) for hit in found.hits for span in hit.spans)
    return sentences_around(session, places)


def sentences_around(session: Session, places: Iterable[tuple[str, int]]) -> tuple[Sentence, ...]:
    """The sentence around each position (interview, code point), each once."""
    by_interview: dict[str, list[int]] = {}
    for interview_id, position in places:
        by_interview.setdefault(interview_id, []).append(position)
    found: list[Sentence] = []
    for interview_id, positions in by_interview.items():
        row = session.execute(
            select(TranscriptRow.id, TranscriptTextRow.text, CustomerRow.code)
            .join(TranscriptTextRow, TranscriptRow.text_id == TranscriptTextRow.id)
            .join(InterviewRow, TranscriptRow.interview_id == InterviewRow.id)
            .join(CustomerRow, InterviewRow.customer_id == CustomerRow.id)
            .where(TranscriptRow.interview_id == interview_id)
        ).first()
        if row is None:
            continue
        transcript_id, text, code = row
        quoted = _quoted(session, transcript_id)
        spans: dict[Span, int] = {}
        for position in positions[:MOST]:
            spans.setdefault(sentence_at(text, position), position)
        for span, position in spans.items():
            if span:
                who, role, time = speaker_at(session, transcript_id, span.start)
                ref = quoted.get((span.start, span.end), "")
                at = max(0, position - span.start)
                found.append(Sentence(interview_id, span, span.of(text), code, who, role, time, at, ref))
    return tuple(found[:MOST])


def _quoted(session: Session, transcript_id: str) -> dict[tuple[int | None, int | None], str]:
    n = NoteRow
    query = select(n.start, n.end, n.number).where(n.transcript_id == transcript_id, n.kind == "quote")
    return {(start, end): quote_ref(number) for start, end, number in session.execute(query)}
