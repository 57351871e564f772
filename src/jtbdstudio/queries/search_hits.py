# SPDX-License-Identifier: MIT
"""Hits as people see them: numbers of documents become words in their context, cut from the study's own text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio.domain.refs import clock, quote_ref
from jtbdstudio.domain.search import Excerpt, Term, best, excerpt, where
from jtbdstudio.domain.statements import sentence
from jtbdstudio.domain.text import Span
from jtbdstudio.queries.quotes import note_tone, time_at
from jtbdstudio.store import search_index as index
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import DebriefAnswerRow, DebriefRow, JobRow


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
    """Reads what a page needs: a handful of questions for fifty hits, each answered for all of them at once."""

    def __init__(
        self, session: Session, origins: Mapping[int, Origin], terms: Sequence[Term], *, ours_first: bool = False
    ) -> None:
        """`ours_first`: of a quote, what we wrote about it is shown rather than its words."""
        self._session, self._origins, self._terms, self._ours_first = session, origins, terms, ours_first

    def read(self, docs: Sequence[int], whole: Collection[int] = ()) -> list[Hit]:
        """The hits of these documents, in their order; of those in `whole` the beginning is shown, found or not."""
        by_kind: dict[str, list[int]] = {"turns": [], "notes": [], "written": []}
        for doc in docs:
            by_kind[_SORT[index.kind_of(doc)]].append(doc)
        found = self._turns(by_kind["turns"])
        found |= self._notes(by_kind["notes"], whole)
        found |= self._written(by_kind["written"])
        return [found[doc] for doc in docs if doc in found]

    def passages(self, docs: Sequence[int], passage: Term) -> tuple[Hit, ...]:
        """Where a passage begins in one of these turns and goes on to its end in those behind."""
        rows, places = {row.id: row for row in self._ask(_TURNS, _json(docs), _json(docs))}, {}
        for doc in docs:
            if doc not in rows:
                continue
            text = self._text(rows[doc].transcript_id)
            if (span := _passage_from(text, rows[doc].start, passage)) is not None:
                places[doc] = (span, excerpt(text, span), (span,))
        return tuple(self._spoken(rows, places).values())

    def _ask(self, query: str, *values: str) -> Sequence[Any]:
        return self._session.connection().exec_driver_sql(query, values).all()

    def _text(self, transcript_id: str) -> str:
        query = "SELECT x.text FROM transcript t JOIN transcript_text x ON x.id = t.text_id WHERE t.id = ?"
        return str(self._session.connection().exec_driver_sql(query, (transcript_id,)).scalar_one())

    # --------------------------------------------------------------------------------------------------- transcripts

    def _turns(self, docs: Sequence[int]) -> dict[int, Hit]:
        if not docs:
            return {}
        in_slot = Counter(map(index.slot_of, docs))
        many = [doc for doc in docs if in_slot[index.slot_of(doc)] > _FEW]
        rows = {row.id: row for row in self._ask(_TURNS, _json(many), _json(docs))}
        texts: dict[str, str] = {}
        places = {}
        for doc, row in rows.items():
            words = row.words
            if words is None:
                texts[row.transcript_id] = text = texts.get(row.transcript_id) or self._text(row.transcript_id)
                words = text[row.start : row.end]
            found = where(words, self._terms)
            hit = best(found)
            if hit is not None:  # else the index is a step behind the text
                alone = found if len(self._terms) == 1 else [(hit, 0)]
                spans = tuple(Span(row.start + span.start, row.start + span.end) for span, _ in alone)
                span = Span(row.start + hit.start, row.start + hit.end)
                places[doc] = (span, excerpt(words, hit, found), spans)
        return self._spoken(rows, places)

    def _spoken(
        self, rows: Mapping[int, Any], places: Mapping[int, tuple[Span, Excerpt, tuple[Span, ...]]]
    ) -> dict[int, Hit]:
        """Hits in transcripts, with who speaks and which quotes hold the words."""
        quotes = self._quotes_at({doc: span for doc, (span, _, _) in places.items()})
        found = {}
        for doc, (span, shown, spans) in places.items():
            row, origin, here = rows[doc], self._origins[index.slot_of(doc)], quotes.get(doc, ())
            at = span.start - (row.turn_start or 0) + (row.turn_start if row.cues_from is None else row.cues_from or 0)
            found[doc] = Hit(
                "transcript", origin.interview_id, origin, shown, "", row.speaker or "", row.role or "",
                clock(time_at(row.start_ms, row.cues, at)), "", here[0].tone if here else "neutral", span, here, spans,
            )  # fmt: skip
        return found

    def _quotes_at(self, places: Mapping[int, Span]) -> dict[int, tuple[QuoteHere, ...]]:
        """The quotes that hold these words, in order."""
        here: dict[int, list[Any]] = {}
        for row in self._ask(_QUOTES, _json(places)):
            if row.start < places[row.doc].end and row.end > places[row.doc].start:
                here.setdefault(row.doc, []).append(row)
        tones = self._tones({row.id for rows in here.values() for row in rows})
        return {
            doc: tuple(QuoteHere(row.id, quote_ref(row.number), tones[row.id]) for row in rows)
            for doc, rows in here.items()
        }

    def _tones(self, note_ids: Collection[str]) -> dict[str, str]:
        if not note_ids:
            return {}
        tree = code_tree(self._session)
        codes: dict[str, set[str]] = {note_id: set() for note_id in note_ids}
        for note_id, code_id in self._ask(_CODES, _json(note_ids)):
            codes[note_id].add(code_id)
        return {note_id: note_tone(given, tree) for note_id, given in codes.items()}

    # --------------------------------------------------------------------------------------------------- what we wrote

    def _notes(self, docs: Sequence[int], whole: Collection[int]) -> dict[int, Hit]:
        if not docs:
            return {}
        rows = {row.number: row for row in self._ask(_NOTES, _json({index.number_of(doc) for doc in docs}))}
        tones = self._tones({row.id for row in rows.values()})
        found = {}
        for doc in docs:
            row = rows.get(index.number_of(doc))
            hit = self._note(doc, row, tones[row.id], whole=doc in whole) if row is not None else None
            if hit is not None:
                found[doc] = hit
        return found

    def _note(self, doc: int, row: Any, tone: str, *, whole: bool) -> Hit | None:
        fields = [(part, getattr(row, part)) for part in ("text", "headline", "memo", "behind")]
        if self._ours_first:
            fields = [*fields[1:], fields[0]]
        per_field = [(part, text, where(text, self._terms)) for part, text in fields]
        part, text, found = max(per_field, key=lambda each: len({which for _, which in each[2]}))
        hit = best(found)
        if hit is None and not whole:
            return None
        shown = excerpt(text, hit, found) if hit else excerpt(row.text, Span(0, 0), after=240)
        span = Span(row.start, row.end) if row.start is not None else None
        if span is not None and hit is not None and part == "text":
            span = Span(span.start + hit.start, span.start + hit.end)
        kind, time = "quote" if row.kind == "quote" else "note", clock(time_at(row.start_ms, row.cues, row.in_cues))
        origin = self._origins[index.slot_of(doc)]
        return Hit(kind, row.id, origin, shown, part, "", "", time, quote_ref(row.number), tone, span)

    def _written(self, docs: Sequence[int]) -> dict[int, Hit]:
        if not docs:
            return {}
        refs = {row.id: row.ref for row in self._ask(_REFS, _json(docs))}
        texts = self._texts([ref for ref in refs.values() if ref])
        return {doc: self._other(doc, ref, *texts[ref]) for doc, ref in refs.items() if ref in texts}

    def _texts(self, refs: Sequence[str]) -> dict[str, tuple[str, str, str]]:
        """By id: the text of debrief answers and statements, who wrote it or its name, and the question."""
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

    def _other(self, doc: int, ref: str, text: str, who: str, part: str) -> Hit:
        found = where(text, self._terms)
        hit = best(found)
        if hit is None:
            text, found = who, where(who, self._terms)
            hit = best(found) or Span(0, 0)
        kind = "statement" if index.kind_of(doc) == index.JOB else "debrief"
        return Hit(kind, ref, self._origins[index.slot_of(doc)], excerpt(text, hit, found), part, who)


_SORT = dict.fromkeys(index.TURNS, "turns") | {
    index.QUOTE: "notes", index.NOTE: "notes", index.DEBRIEF: "written", index.JOB: "written"
}  # fmt: skip
_FEW = 3
"""Of an interview with more hits the text is read once; of the others only the turns."""

# Asked with every letter typed, so in the words of the database: putting them together would cost more than asking.
# What is asked for comes as a JSON list, and first: the planner knows nothing of how short it is.
_TURNS = (
    "SELECT d.id, d.start, d.end, t.id AS transcript_id, u.speaker, u.role, u.start AS turn_start, u.start_ms, u.cues, "
    "u.cues_from, CASE WHEN d.id IN (SELECT value FROM json_each(?)) THEN NULL "
    "ELSE substr(x.text, d.start + 1, d.end - d.start) END AS words "
    "FROM json_each(?) wanted CROSS JOIN search_doc d ON d.id = wanted.value "
    "CROSS JOIN search_slot s ON s.slot = d.id >> 24 CROSS JOIN transcript t ON t.interview_id = s.interview_id "
    "CROSS JOIN transcript_text x ON x.id = t.text_id LEFT JOIN turn u ON u.id = "
    "(SELECT id FROM turn WHERE transcript_id = t.id AND start <= d.start ORDER BY start DESC LIMIT 1)"
)
_QUOTES = (
    "SELECT d.id AS doc, n.id, n.number, n.start, n.end FROM json_each(?) wanted "
    "CROSS JOIN search_doc d ON d.id = wanted.value CROSS JOIN search_slot s ON s.slot = d.id >> 24 "
    "CROSS JOIN transcript t ON t.interview_id = s.interview_id CROSS JOIN note n ON n.transcript_id = t.id "
    "AND n.start < d.end AND n.end > d.start AND n.kind = 'quote' ORDER BY n.start"
)
_NOTES = (
    "SELECT n.id, n.number, n.kind, n.text, n.headline, n.memo, n.behind, n.start, n.end, u.start_ms, u.cues, "
    "n.start - u.start + coalesce(u.cues_from, u.start) AS in_cues FROM json_each(?) wanted "
    "CROSS JOIN note n ON n.number = wanted.value LEFT JOIN turn u ON u.id = "
    "(SELECT id FROM turn WHERE transcript_id = n.transcript_id AND start <= n.start ORDER BY start DESC LIMIT 1)"
)
_CODES = "SELECT g.note_id, g.code_id FROM json_each(?) wanted CROSS JOIN tagging g ON g.note_id = wanted.value"
_REFS = "SELECT d.id, d.ref FROM json_each(?) wanted CROSS JOIN search_doc d ON d.id = wanted.value"
_TURN_AT = (
    "SELECT speaker, role, start, start_ms, cues, cues_from FROM turn WHERE transcript_id = ? AND start <= ? "
    "ORDER BY start DESC LIMIT 1"
)


def _json(values: Iterable[int | str]) -> str:
    return json.dumps(list(values))


def speaker_at(session: Session, transcript_id: str, position: int) -> tuple[str, str, str]:
    """Who speaks at a place of a transcript, as what, and when."""
    row = session.connection().exec_driver_sql(_TURN_AT, (transcript_id, position)).first()
    if row is None:
        return "", "", ""
    counted_from = row.start if row.cues_from is None else row.cues_from
    return row.speaker, row.role, clock(time_at(row.start_ms, row.cues, position - row.start + counted_from))


def _passage_from(text: str, start: int, passage: Term) -> Span | None:
    """The words of a passage from about here on, whatever stands between them."""
    reach = index.LONGEST + 4 * sum(len(word) + 1 for word in passage.words)
    found = where(text[start : start + reach], [passage])
    return Span(start + found[0][0].start, start + found[0][0].end) if found else None
