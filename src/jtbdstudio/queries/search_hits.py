# SPDX-License-Identifier: MIT
"""Hits as people see them: numbers of documents become words in their context, cut from the study's own text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.domain.folding import Folded
from jtbdstudio.domain.refs import clock, quote_ref
from jtbdstudio.domain.search import Excerpt, Term, best, excerpt, places
from jtbdstudio.domain.statements import sentence
from jtbdstudio.domain.text import Span
from jtbdstudio.queries.quotes import QuoteCard, load_cards, note_tone, time_at
from jtbdstudio.store import search_index as index
from jtbdstudio.store.reading import code_tree, codes_by_note
from jtbdstudio.store.schema import (
    DebriefAnswerRow,
    DebriefRow,
    JobRow,
    NoteRow,
    TranscriptRow,
    TranscriptTextRow,
)


@dataclass(frozen=True, slots=True)
class Origin:
    """The interview a hit is of; empty for what belongs to none."""

    interview_id: str = ""
    held_on: str = ""
    customer_id: str = ""
    customer_code: str = ""
    customer_name: str = ""


@dataclass(frozen=True, slots=True)
class QuoteHere:
    """A quote that holds the words of a hit."""

    note_id: str
    ref: str
    tone: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that were found. `span` is where they stand in the interview's text, None where they stand in none."""

    kind: str
    """transcript, quote, note, debrief or statement."""
    id: str
    """The note, the job, the answer; of a transcript the interview."""
    origin: Origin
    excerpt: Excerpt
    part: str = ""
    """Of a note: text, headline, memo or behind; of a debrief: the question."""
    who: str = ""
    role: str = ""
    time: str = ""
    ref: str = ""
    tone: str = "neutral"
    span: Span | None = None
    quotes: tuple[QuoteHere, ...] = ()
    spans: tuple[Span, ...] = ()
    """Of a transcript every place in this turn, of a word looked for alone; else the one that is shown."""


class HitReader:
    """Reads what a page needs, each text once."""

    def __init__(
        self, session: Session, origins: dict[int, Origin], terms: Sequence[Term], *, ours_first: bool = False
    ) -> None:
        """`ours_first`: of a quote, what we wrote about it is shown rather than its words."""
        self._session, self._origins, self._terms, self._ours_first = session, origins, terms, ours_first
        self._texts: dict[str, Transcript] = {}
        self._tree = code_tree(session)

    def read(self, docs: Sequence[int], whole: Collection[int] = ()) -> list[Hit]:
        """The hits of these documents, in their order; of those in `whole` the beginning is shown, found or not."""
        rows = self._rows(docs)
        cards = self._cards([doc for doc in docs if index.kind_of(doc) in (index.QUOTE, index.NOTE)])
        written = self._written([rows[doc] for doc in docs if doc in rows])
        hits = []
        for doc in docs:
            kind = index.kind_of(doc)
            if kind in index.TURNS:
                hits.append(self._turn(doc, rows.get(doc)))
            elif kind in (index.QUOTE, index.NOTE):
                hits.append(self._note(doc, cards.get(index.number_of(doc)), doc in whole))
            elif doc in rows:
                hits.append(self._other(doc, written.get(rows[doc][3])))
        return [hit for hit in hits if hit is not None]

    def passages(self, docs: Iterable[int], passage: Term) -> tuple[Hit, ...]:
        """Where a passage begins in one of these turns and goes on to its end in those behind."""
        rows = self._rows(list(docs))
        found = []
        for doc, (_, start, _, _) in rows.items():
            talk = self._talk(self._origins[index.slot_of(doc)].interview_id)
            if talk is not None and (span := _passage_from(talk.text, start, passage)) is not None:
                found.append(self._at(doc, talk, span, Excerpt(*_around(talk.text, span))))
        return tuple(found)

    def _rows(self, docs: Sequence[int]) -> dict[int, Any]:
        query = "SELECT id, start, end, ref FROM search_doc WHERE id IN ({})"
        found: dict[int, Any] = {}
        for first in range(0, len(docs), 500):
            some = docs[first : first + 500]
            marks = ", ".join("?" * len(some))
            rows = self._session.connection().exec_driver_sql(query.format(marks), tuple(some)).all()
            found |= {row[0]: row for row in rows}
        return {doc: found[doc] for doc in docs if doc in found}

    # --------------------------------------------------------------------------------------------------- transcripts

    def _talk(self, interview_id: str) -> Transcript | None:
        if interview_id not in self._texts:
            row = self._session.execute(
                select(TranscriptRow.id, TranscriptTextRow.text)
                .join(TranscriptTextRow, TranscriptRow.text_id == TranscriptTextRow.id)
                .where(TranscriptRow.interview_id == interview_id)
            ).first()
            if row is None:
                return None
            self._texts[interview_id] = Transcript(self._session, self._tree, *row)
        return self._texts[interview_id]

    def _turn(self, doc: int, row: Any) -> Hit | None:
        talk = self._talk(self._origins[index.slot_of(doc)].interview_id)
        if talk is None or row is None:
            return None
        text = talk.text[row[1] : row[2]]
        found = places(text, self._terms)
        hit = best(found)
        if hit is None:  # the index is a step behind the text
            return None
        span = Span(row[1] + hit.start, row[1] + hit.end)
        alone = found if len(self._terms) == 1 else [(hit, 0)]
        spans = tuple(Span(row[1] + each.start, row[1] + each.end) for each, _ in alone)
        return self._at(doc, talk, span, excerpt(text, hit, found), spans)

    def _at(self, doc: int, talk: Transcript, span: Span, shown: Excerpt, spans: tuple[Span, ...] = ()) -> Hit:
        origin = self._origins[index.slot_of(doc)]
        who, role, time = talk.speaker_at(span.start)
        here = talk.quotes_at(span)
        tone = here[0].tone if here else "neutral"
        return Hit("transcript", origin.interview_id, origin, shown, "", who, role, time, "", tone, span, here, spans)

    # --------------------------------------------------------------------------------------------------- what we wrote

    def _cards(self, docs: Sequence[int]) -> dict[int, QuoteCard]:
        if not docs:
            return {}
        numbers = [index.number_of(doc) for doc in docs]
        cards = load_cards(self._session, self._tree, NoteRow.number.in_(numbers))
        return {card.number: card for card in cards}

    def _note(self, doc: int, card: QuoteCard | None, whole: bool) -> Hit | None:
        if card is None:
            return None
        fields = [("text", card.text), ("headline", card.headline), ("memo", card.memo), ("behind", card.behind)]
        if self._ours_first:
            fields = [*fields[1:], fields[0]]
        per_field = [(part, text, places(text, self._terms)) for part, text in fields]
        part, text, found = max(per_field, key=lambda each: len({which for _, which in each[2]}))
        hit = best(found)
        if hit is None and not whole:
            return None
        shown = excerpt(text, hit, found) if hit else excerpt(card.text, Span(0, 0), after=240)
        inside = hit is not None and part == "text" and card.start is not None
        span = Span(card.start, card.end) if card.start is not None and card.end is not None else None
        if hit is not None and inside and card.start is not None:
            span = Span(card.start + hit.start, card.start + hit.end)
        kind = "quote" if card.kind == "quote" else "note"
        origin = self._origins[index.slot_of(doc)]
        return Hit(kind, card.id, origin, shown, part, "", "", card.time, card.ref, card.tone, span)

    def _written(self, rows: Iterable[Any]) -> dict[str, tuple[str, str, str]]:
        """By id: the text of debrief answers and statements, who wrote it or its name, and the question."""
        refs = [row[3] for row in rows if row[3]]
        if not refs:
            return {}
        a, d, j = DebriefAnswerRow, DebriefRow, JobRow
        answers = self._session.execute(select(a.id, a.text, a.researcher, a.question).where(a.id.in_(refs))).all()
        closing = self._session.execute(select(d.id, d.closing_answer).where(d.id.in_(refs))).all()
        jobs = self._session.execute(
            select(j.id, j.when_i, j.help_me, j.so_i_can, j.name, j.reason).where(j.id.in_(refs))
        ).all()
        found = {ref: (text, who, question) for ref, text, who, question in answers}
        found |= {ref: (text, "", "closing") for ref, text in closing}
        return found | {
            ref: ("\n".join(filter(None, (sentence(*said), reason))), name, "") for ref, *said, name, reason in jobs
        }

    def _other(self, doc: int, said: tuple[str, str, str] | None) -> Hit | None:
        if said is None:
            return None
        text, who, part = said
        found = places(text, self._terms)
        hit = best(found)
        if hit is None:
            text, found = who, places(who, self._terms)
            hit = best(found) or Span(0, 0)
        kind = "statement" if index.kind_of(doc) == index.JOB else "debrief"
        ref = self._rows([doc])[doc][3]
        return Hit(kind, ref, self._origins[index.slot_of(doc)], excerpt(text, hit, found), part, who)


class Transcript:
    """One text with its turns and quotes, for looking up what is at a place."""

    def __init__(self, session: Session, tree: CodeTree, transcript_id: str, text: str) -> None:
        self._session, self._tree, self._id, self.text = session, tree, transcript_id, text
        self._quotes: list[tuple[int, int, str, int]] | None = None
        self._codes: dict[str, frozenset[str]] | None = None

    def speaker_at(self, position: int) -> tuple[str, str, str]:
        """Who speaks, as what, and when."""
        row = self._session.connection().exec_driver_sql(_TURN_AT, (self._id, position)).first()
        if row is None:
            return "", "", ""
        counted_from = row.start if row.cues_from is None else row.cues_from
        return row.speaker, row.role, clock(time_at(row.start_ms, row.cues, position - row.start + counted_from))

    def quotes_at(self, span: Span) -> tuple[QuoteHere, ...]:
        """The quotes that hold these words, in order."""
        if self._quotes is None:
            n = NoteRow
            query = select(n.start, n.end, n.id, n.number).where(n.transcript_id == self._id, n.kind == "quote")
            rows = self._session.execute(query.where(n.start.is_not(None)).order_by(n.start)).all()
            self._quotes = [(start or 0, end or 0, note_id, number) for start, end, note_id, number in rows]
        here = [each for each in self._quotes if each[0] < span.end and each[1] > span.start]
        if not here:
            return ()
        if self._codes is None:
            self._codes = codes_by_note(self._session, NoteRow.transcript_id == self._id)
        codes = self._codes
        return tuple(
            QuoteHere(note_id, quote_ref(number), note_tone(codes.get(note_id, frozenset()), self._tree))
            for _, _, note_id, number in here
        )


_TURN_AT = (
    "SELECT speaker, role, start, start_ms, cues, cues_from FROM turn WHERE transcript_id = ? AND start <= ? "
    "ORDER BY start DESC LIMIT 1"
)
"""Asked for every hit of a page, so in the words of the database: putting it together would cost more than asking."""


def _passage_from(text: str, start: int, passage: Term) -> Span | None:
    """The words of a passage from about here on, whatever stands between them."""
    reach = index.LONGEST + 4 * sum(len(word) + 1 for word in passage.words)
    folded = Folded(text[start : start + reach])
    tokens = folded.words()
    names, words = [name for name, _, _ in tokens], list(passage.words)
    for at in range(len(names) - len(words) + 1):
        if names[at : at + len(words)] == words:
            span = folded.span(tokens[at][1], tokens[at + len(words) - 1][2])
            return Span(start + span.start, start + span.end)
    return None


def _around(text: str, span: Span) -> tuple[str, str, str]:
    shown = excerpt(text, span)
    return shown.before, shown.hit, shown.after
