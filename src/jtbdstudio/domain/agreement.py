# SPDX-License-Identifier: MIT
"""How far two coders agree on the same interviews (R8): counted in sentences, code by code.

The unit is a sentence somebody other than the interviewer said. A coder gave a code to a sentence when a quote of
theirs with that code, or with one under it, holds at least half of the sentence or lies in it with at least half of
its own words; a quote that reaches neither anywhere goes to the sentence it shares most with. So two coders who drew
their quotes a word apart still mean the same.

Kappa (Cohen 1960, https://doi.org/10.1177/001316446002000104) is agreement beyond chance. Much text without codes
drives the share that agrees up, so the agreement on what either of them coded (Dice 1945; "positive agreement" of
Cicchetti and Feinstein 1990) stands beside it: sentences without the code do not enter there at all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import add
from typing import Literal

from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.domain.text import Span

Side = Literal["a", "b"]
Undefined = Literal["", "no sentences", "in none", "in all"]
"""Why a measure has no value; empty where it has one."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two coders' decisions on the same sentences: how many both coded, one alone, or neither."""

    both: int = 0
    only_a: int = 0
    only_b: int = 0
    neither: int = 0

    def __add__(self, other: Pair) -> Pair:
        return Pair(
            self.both + other.both,
            self.only_a + other.only_a,
            self.only_b + other.only_b,
            self.neither + other.neither,
        )

    @property
    def units(self) -> int:
        return self.both + self.only_a + self.only_b + self.neither

    @property
    def percent(self) -> float | None:
        """The share of the sentences on which they agree, 0 … 1; None without a sentence."""
        return (self.both + self.neither) / self.units if self.units else None

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa, at most 1; None where nothing varies, because chance then explains everything."""
        units = self.units
        given_a, given_b = self.both + self.only_a, self.both + self.only_b
        chance = given_a * given_b + (units - given_a) * (units - given_b)  # times the square of the units
        if chance == units * units:
            return None
        return ((self.both + self.neither) * units - chance) / (units * units - chance)

    @property
    def positive(self) -> float | None:
        """2a / (2a + b + c): agreement on the sentences either coded, 0 … 1; None where neither coded any."""
        coded = 2 * self.both + self.only_a + self.only_b
        return 2 * self.both / coded if coded else None

    @property
    def undefined(self) -> Undefined:
        """Why there is no kappa."""
        if self.kappa is not None:
            return ""
        if not self.units:
            return "no sentences"
        return "in all" if self.both else "in none"


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder's view of one quote."""

    side: Side
    note_id: str
    span: Span
    code_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence with the codes each side gave it, and the quotes they gave them with, by code."""

    span: Span
    a: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    b: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """One code: `pair` counts it with everything under it."""

    code_id: str
    pair: Pair


def coded_units(sentences: Sequence[Span], codings: Iterable[Coding], tree: CodeTree) -> tuple[Unit, ...]:
    """The sentences (in order, never overlapping) with what either side gave them; ancestors come along."""
    given: list[dict[Side, dict[str, tuple[str, ...]]]] = [{"a": {}, "b": {}} for _ in sentences]
    lines: dict[frozenset[str], list[str]] = {}  # few sets of codes, many quotes that carry them
    for coding in codings:
        carried = lines.get(coding.code_ids)
        if carried is None:
            known = (tree.implied(code_id) for code_id in coding.code_ids if code_id in tree)
            carried = lines[coding.code_ids] = sorted({up for line in known for up in line})
        for index in units_of(sentences, coding.span):
            mine = given[index][coding.side]
            for code_id in carried:
                mine[code_id] = (*mine.get(code_id, ()), coding.note_id)
    return tuple(Unit(span, found["a"], found["b"]) for span, found in zip(sentences, given, strict=True))


def units_of(sentences: Sequence[Span], quote: Span) -> tuple[int, ...]:
    """The places of the sentences a quote is about: half of either lies in the other, or the most there is."""
    first = bisect_right(sentences, quote.start, key=lambda s: s.end)
    last = bisect_left(sentences, quote.end, key=lambda s: s.start)
    shared = {
        index: min(sentences[index].end, quote.end) - max(sentences[index].start, quote.start)
        for index in range(first, last)
    }
    half = tuple(i for i, size in shared.items() if 2 * size >= min(len(sentences[i]), len(quote)))
    return half or ((max(shared, key=shared.__getitem__),) if shared else ())


def compare(units: Sequence[Unit], tree: CodeTree, family: str = "") -> tuple[CodeAgreement, ...]:
    """Every code either side gave, of one family or of all, in the order of the tree."""
    found: Counter[tuple[str, bool, bool]] = Counter()
    for unit in units:
        found.update((code_id, code_id in unit.a, code_id in unit.b) for code_id in unit.a.keys() | unit.b.keys())
    given = {code_id for code_id, _, _ in found}
    rows = []
    for code in tree.walk():
        if code.id in given and family in ("", tree.family(code.id).handle):
            both, only_a = found[code.id, True, True], found[code.id, True, False]
            only_b = found[code.id, False, True]
            rows.append(CodeAgreement(code.id, Pair(both, only_a, only_b, len(units) - both - only_a - only_b)))
    return tuple(rows)


def pooled(rows: Sequence[CodeAgreement], tree: CodeTree) -> Pair:
    """All decisions taken together; a code stands aside for those under it, which say the same more exactly."""
    said_below = {up for row in rows for up in tree.implied(row.code_id)[:-1]}
    return reduce(add, (row.pair for row in rows if row.code_id not in said_below), Pair())


def any_code(units: Sequence[Unit], wanted: Callable[[str], bool]) -> Pair:
    """Whether a sentence means anything at all: agreement on where to look, before what to call it."""
    sides = [(any(map(wanted, unit.a)), any(map(wanted, unit.b))) for unit in units]
    return Pair(*(sides.count(pair) for pair in ((True, True), (True, False), (False, True), (False, False))))


def most_specific(code_ids: Iterable[str], tree: CodeTree) -> tuple[str, ...]:
    """The codes that none of the others implies, in the order of the tree's paths."""
    given = set(code_ids)
    covered = {up for code_id in given for up in tree.implied(code_id)[:-1]}
    return tuple(sorted(given - covered, key=tree.path))
