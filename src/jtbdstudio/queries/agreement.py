# SPDX-License-Identifier: MIT
"""Two coders side by side: how far they agree on each code, and every sentence they read differently."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jtbdstudio.domain.agreement import (
    CodeAgreement,
    Coding,
    Pair,
    Side,
    Unit,
    any_code,
    coded_units,
    compare,
    most_specific,
    pooled,
)
from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.domain.text import Span, sentences
from jtbdstudio.queries.coders import coders
from jtbdstudio.queries.interviews import InterviewItem, interview_list
from jtbdstudio.queries.quotes import time_at
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import NoteRow, TaggingRow, TranscriptRow, TranscriptTextRow, TurnRow


@dataclass(frozen=True, slots=True)
class AgreedCode:
    """One code of the table, with the quotes behind each number: those the sentences got it by."""

    code_id: str
    path: str
    tone: str
    pair: Pair
    both_notes: tuple[str, ...]
    only_a_notes: tuple[str, ...]
    only_b_notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GivenCode:
    """A code one coder gave to a sentence, and the quotes they gave it with."""

    code_id: str
    path: str
    tone: str
    note_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A sentence that carries other codes for the one than for the other. `shared` are those both gave."""

    interview_id: str
    customer_code: str
    span: Span
    time_ms: int | None
    text: str
    shared: tuple[GivenCode, ...]
    only_a: tuple[GivenCode, ...]
    only_b: tuple[GivenCode, ...]
    whole_a: tuple[tuple[str, tuple[str, ...]], ...]
    """Everything only A gave, columns of themes included: codes with their notes, as `settle` takes them."""
    whole_b: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def note_id(self) -> str:
        """A quote to open it by."""
        return (*self.only_a, *self.only_b)[0].note_ids[0]


@dataclass(frozen=True, slots=True)
class Agreement:
    """`coded` says whether they mark the same sentences at all, `overall` pools every code."""

    a: str
    b: str
    interviews: tuple[InterviewItem, ...]
    units: int
    codes: tuple[AgreedCode, ...]
    coded: Pair
    overall: Pair
    disagreements: tuple[Disagreement, ...]


def both_coded(session: Session, a: str, b: str) -> tuple[InterviewItem, ...]:
    """The interviews with a transcript in which both gave codes."""
    n, t = NoteRow, TaggingRow
    query = (
        select(n.interview_id)
        .join(t, t.note_id == n.id)
        .where(n.kind == "quote", n.start.is_not(None), t.tagged_by.in_((a, b)))
        .group_by(n.interview_id)
        .having(func.count(t.tagged_by.distinct()) == 2)
    )
    found = set(session.execute(query).scalars())
    return tuple(item for item in interview_list(session) if item.id in found and item.has_transcript)


def coder_pairs(session: Session) -> tuple[tuple[str, str], ...]:
    """Every two coders who read an interview in common, who coded more first."""
    n, t = NoteRow, TaggingRow
    query = select(n.interview_id, t.tagged_by).distinct().join(t, t.note_id == n.id)
    together: dict[str, set[str]] = {}
    for interview_id, name in session.execute(query.where(n.kind == "quote", n.start.is_not(None))):
        together.setdefault(str(interview_id), set()).add(name)
    names = [coder.name for coder in coders(session)]
    pairs = ((a, b) for place, a in enumerate(names) for b in names[place + 1 :])
    return tuple(pair for pair in pairs if any(who.issuperset(pair) for who in together.values()))


def agreement(session: Session, a: str, b: str, interview_id: str | None = None, family: str = "") -> Agreement:
    """Two coders on one interview, or on all that both coded; on every code, or on those of one family."""
    tree = code_tree(session)
    shared = both_coded(session, a, b)
    chosen = tuple(item for item in shared if interview_id in (None, item.id))
    reads = [_Reading(session, item, a, b, tree) for item in chosen]
    units = [unit for read in reads for unit in read.units]
    rows = compare(units, tree, family)
    behind = _behind(units)
    codes = tuple(_agreed(row, behind[row.code_id], tree) for row in rows)
    wanted = {row.code_id for row in rows}
    differing = tuple(found for read in reads for found in read.disagreements(wanted))
    overall = pooled(rows, tree)
    return Agreement(a, b, chosen, len(units), codes, any_code(units, wanted.__contains__), overall, differing)


class _Behind:
    """The quotes behind the numbers of one code, each once, in order."""

    def __init__(self) -> None:
        self.both: dict[str, None] = {}
        self.only_a: dict[str, None] = {}
        self.only_b: dict[str, None] = {}


def _behind(units: Iterable[Unit]) -> dict[str, _Behind]:
    found: dict[str, _Behind] = defaultdict(_Behind)
    for unit in units:
        for code_id, note_ids in unit.a.items():
            behind = found[code_id]
            (behind.both if code_id in unit.b else behind.only_a).update(dict.fromkeys(note_ids))
        for code_id, note_ids in unit.b.items():
            behind = found[code_id]
            (behind.both if code_id in unit.a else behind.only_b).update(dict.fromkeys(note_ids))
    return found


def _agreed(row: CodeAgreement, behind: _Behind, tree: CodeTree) -> AgreedCode:
    notes = (tuple(behind.both), tuple(behind.only_a), tuple(behind.only_b))
    return AgreedCode(row.code_id, tree.path(row.code_id), tree.tone(row.code_id), row.pair, *notes)


class _Reading:
    """One interview: its sentences with what either coder gave them."""

    def __init__(self, session: Session, item: InterviewItem, a: str, b: str, tree: CodeTree) -> None:
        self._item, self._tree = item, tree
        transcript_id, self._text = session.execute(
            select(TranscriptRow.id, TranscriptTextRow.text)
            .join(TranscriptTextRow, TranscriptRow.text_id == TranscriptTextRow.id)
            .where(TranscriptRow.interview_id == item.id)
        ).one()
        t = TurnRow
        self._turns = session.execute(
            select(t.start, t.end, t.role, t.start_ms, t.cues, t.cues_from)
            .where(t.transcript_id == transcript_id)
            .order_by(t.start)
        ).all()
        said = [turn for turn in self._turns if turn.role != "interviewer"]
        spans = [span for turn in said for span in sentences(self._text, Span(turn.start, turn.end))]
        self._starts = [turn.start for turn in self._turns]
        self._told = cache(self._words)
        self.units = coded_units(spans, _codings(session, transcript_id, {a: "a", b: "b"}), tree)

    def disagreements(self, wanted: set[str]) -> tuple[Disagreement, ...]:
        """The sentences that differ in one of these codes, in order."""
        found = (self._differing(unit, wanted) for unit in self.units)
        return tuple(one for one in found if one is not None)

    def _differing(self, unit: Unit, wanted: set[str]) -> Disagreement | None:
        only_a, only_b = wanted & (unit.a.keys() - unit.b.keys()), wanted & (unit.b.keys() - unit.a.keys())
        if not only_a and not only_b:
            return None
        both = wanted & unit.a.keys() & unit.b.keys()
        return Disagreement(
            interview_id=self._item.id,
            customer_code=self._item.customer_code,
            span=unit.span,
            time_ms=self._time(unit.span.start),
            text=unit.span.of(self._text),
            shared=self._given(both, unit, "a"),
            only_a=self._given(only_a, unit, "a"),
            only_b=self._given(only_b, unit, "b"),
            whole_a=_with_notes(only_a, unit.a),
            whole_b=_with_notes(only_b, unit.b),
        )

    def _given(self, code_ids: Iterable[str], unit: Unit, side: Side) -> tuple[GivenCode, ...]:
        """A theme says its column already, so only the most specific ones are told."""
        found = unit.a if side == "a" else unit.b
        told = self._told(frozenset(code_ids))
        return tuple(GivenCode(*words, tuple(dict.fromkeys(found[words[0]]))) for words in told)

    def _words(self, code_ids: frozenset[str]) -> tuple[tuple[str, str, str], ...]:
        """Id, path and tone of the most specific ones: few sets of codes, many sentences that carry them."""
        tree = self._tree
        return tuple((code_id, tree.path(code_id), tree.tone(code_id)) for code_id in most_specific(code_ids, tree))

    def _time(self, position: int) -> int | None:
        turn = self._turns[bisect_right(self._starts, position) - 1]
        from_here = turn.start if turn.cues_from is None else turn.cues_from
        return time_at(turn.start_ms, turn.cues, position - turn.start + from_here)


def _with_notes(code_ids: Iterable[str], found: Mapping[str, Sequence[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((code_id, tuple(dict.fromkeys(found[code_id]))) for code_id in code_ids)


def _codings(session: Session, transcript_id: str, sides: dict[str, Side]) -> list[Coding]:
    n, t = NoteRow, TaggingRow
    rows = session.execute(
        select(n.id, n.start, n.end, t.tagged_by, t.code_id)
        .join(t, t.note_id == n.id)
        .where(n.transcript_id == transcript_id, n.kind == "quote", n.start.is_not(None), t.tagged_by.in_(sides))
        .order_by(n.start, n.number)
    )
    given: dict[tuple[str, str], tuple[Span, set[str]]] = {}
    for note_id, start, end, name, code_id in rows:
        given.setdefault((note_id, name), (Span(start or 0, end or 0), set()))[1].add(code_id)
    return [Coding(sides[name], note_id, span, frozenset(codes)) for (note_id, name), (span, codes) in given.items()]
