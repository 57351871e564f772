# SPDX-License-Identifier: MIT
"""Two coders side by side: how far they agree on each code, and every sentence they read differently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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
    names = [coder.name for coder in coders(session)]
    pairs = ((a, b) for place, a in enumerate(names) for b in names[place + 1 :])
    return tuple(pair for pair in pairs if both_coded(session, *pair))


def agreement(session: Session, a: str, b: str, interview_id: str | None = None, family: str = "") -> Agreement:
    """Two coders on one interview, or on all that both coded; on every code, or on those of one family."""
    tree = code_tree(session)
    shared = both_coded(session, a, b)
    chosen = tuple(item for item in shared if interview_id in (None, item.id))
    reads = [_Reading(session, item, a, b, tree) for item in chosen]
    units = [unit for read in reads for unit in read.units]
    rows = compare(units, tree, family)
    codes = tuple(_agreed(row, units, tree) for row in rows)
    wanted = {row.code_id for row in rows}
    differing = tuple(found for read in reads for found in read.disagreements(wanted))
    overall = pooled(rows, tree)
    return Agreement(a, b, chosen, len(units), codes, any_code(units, wanted.__contains__), overall, differing)


def _agreed(row: CodeAgreement, units: Sequence[Unit], tree: CodeTree) -> AgreedCode:
    code_id = row.code_id
    sides = [(unit.a.get(code_id, ()), unit.b.get(code_id, ())) for unit in units]
    both = _notes((*a, *b) for a, b in sides if a and b)
    only_a, only_b = _notes(a for a, b in sides if not b), _notes(b for a, b in sides if not a)
    return AgreedCode(code_id, tree.path(code_id), tree.tone(code_id), row.pair, both, only_a, only_b)


def _notes(found: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note_id for some in found for note_id in some))


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
        tree, found = self._tree, unit.a if side == "a" else unit.b
        return tuple(
            GivenCode(code_id, tree.path(code_id), tree.tone(code_id), note_ids)
            for code_id, note_ids in _with_notes(most_specific(code_ids, tree), found)
        )

    def _time(self, position: int) -> int | None:
        turn = next(turn for turn in reversed(self._turns) if turn.start <= position)
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
