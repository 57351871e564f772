# SPDX-License-Identifier: MIT
"""The one counting module: every number of evidence a person sees comes from here.

People are counted, not quotes (R1): a talkative customer cannot fake a theme. A parent's customers are the
union of its own and its children's. Rankings are R2, filter-and-rank is R3, labels are R23, coverage is R5.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from jtbdstudio.domain.codes import CodeTree

ELIGIBLE_KINDS = frozenset({"best", "customer", "churned", "substitute_buyer"})
"""Kinds of customer that count (R1); an audience or a prospect is only a hypothesis."""
EVIDENCE_KINDS = ("did", "experienced", "opinion", "wish", "hypothetical")
"""What a quote can be evidence of, the strongest first."""
UNCOUNTED_EVIDENCE = "hypothetical"
COVERAGE_TARGET = 3
Coverage = Literal["empty", "single voice", "thin", "covered"]


def counts(customer_kind: str, evidence: str, note_kind: str = "quote") -> bool:
    """Whether a note is evidence at all (R1): a customer's words, from a customer, about what was."""
    return note_kind == "quote" and customer_kind in ELIGIBLE_KINDS and evidence != UNCOUNTED_EVIDENCE


@dataclass(frozen=True, slots=True)
class Evidence:
    """One counted quote: who said it and which codes it carries."""

    note_id: str
    customer_id: str
    codes: frozenset[str]
    starred: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """`customers` distinct people of `of` who were coded at all, with `quotes` between them."""

    customers: int
    quotes: int
    of: int

    @property
    def share(self) -> float:
        return self.customers / self.of if self.of else 0.0

    @property
    def label(self) -> str:
        return evidence_label(self.customers, self.of)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A theme's place in the ranking of its column (R2)."""

    code_id: str
    count: Count


@dataclass(frozen=True, slots=True)
class Conditional:
    """A theme among the customers who share a struggle (R3). `lift` is share over the share among all."""

    code_id: str
    customers: int
    base: int
    quotes: int
    share: float
    lift: float


def evidence_label(customers: int, of: int) -> str:
    """R23: how strong a claim is. Dominant asks for a pattern first, so two of four are still weak."""
    if customers < 3:
        return ("none", "single voice", "weak")[customers]
    return "dominant" if 2 * customers >= of else "pattern"


def coverage(customers: int, target: int = COVERAGE_TARGET) -> Coverage:
    """R5: how well a box is covered."""
    if customers >= target:
        return "covered"
    names: tuple[Coverage, ...] = ("empty", "single voice", "thin")
    return names[min(customers, 2)]


class Tally:
    """All counts of one set of evidence. Built once, asked often."""

    def __init__(self, evidence: Iterable[Evidence], tree: CodeTree) -> None:
        self._tree = tree
        self._notes: dict[str, dict[str, list[Evidence]]] = {}
        coded: set[str] = set()
        lines: dict[frozenset[str], frozenset[str]] = {}  # few sets of codes, many quotes that carry them
        for item in evidence:
            if item.codes:
                coded.add(item.customer_id)
            if item.codes not in lines:
                lines[item.codes] = frozenset(up for code in item.codes if code in tree for up in tree.implied(code))
            for code_id in lines[item.codes]:
                self._notes.setdefault(code_id, {}).setdefault(item.customer_id, []).append(item)
        self.of = len(coded)

    def customers(self, code_id: str) -> frozenset[str]:
        """Ids of the distinct customers behind a code or anything under it."""
        return frozenset(self._notes.get(code_id, ()))

    def notes(self, code_id: str, among: frozenset[str] | None = None) -> tuple[str, ...]:
        """Ids of the quotes behind a code, of all customers or of some."""
        by_customer = self._notes.get(code_id, {})
        return tuple(
            item.note_id
            for customer, items in by_customer.items()
            if among is None or customer in among
            for item in items
        )

    def first(self, code_id: str, limit: int) -> tuple[str, ...]:
        """Ids of a few quotes behind a code: each of another customer as far as they go, starred ones first."""
        turns = []
        for place, items in enumerate(self._notes.get(code_id, {}).values()):
            best = sorted(items, key=lambda item: not item.starred)[:limit]
            turns += [(turn, not item.starred, place, item.note_id) for turn, item in enumerate(best)]
        return tuple(note_id for *_, note_id in sorted(turns)[:limit])

    def count(self, code_id: str) -> Count:
        by_customer = self._notes.get(code_id, {})
        return Count(len(by_customer), sum(map(len, by_customer.values())), self.of)

    def together(self, code_ids: Iterable[str]) -> Count:
        """Quotes that carry all these codes at once (or codes under them), as a cell of the CX map asks."""
        wanted = list(code_ids)
        rarest = min(wanted, key=lambda code_id: self.count(code_id).quotes)
        below = [self._tree.below(code_id) for code_id in wanted]
        items = [item for said in self._notes.get(rarest, {}).values() for item in said]
        found = [item.customer_id for item in items if all(item.codes & codes for codes in below)]
        return Count(len(set(found)), len(found), self.of)

    def per_customer(self, code_id: str) -> Mapping[str, int]:
        """Quotes by customer: one row of the coverage matrix (R5) or of the heat map."""
        return {customer: len(items) for customer, items in self._notes.get(code_id, {}).items()}

    def ranking(self, code_ids: Sequence[str]) -> tuple[Ranked, ...]:
        """R2: most customers first, then most quotes, then most starred, then by name."""
        ranked = [Ranked(code_id, self.count(code_id)) for code_id in code_ids]
        return tuple(sorted(ranked, key=self._rank_key))

    def given(self, struggle_id: str, code_ids: Sequence[str]) -> tuple[Conditional, ...]:
        """R3: themes among the customers who share a struggle, counted by customer, never by quote."""
        base = self.customers(struggle_id)
        found = [self._conditional(code_id, base) for code_id in code_ids]
        return tuple(sorted(found, key=lambda c: (-c.customers, -c.lift, self._tree[c.code_id].name.casefold())))

    def _conditional(self, code_id: str, base: frozenset[str]) -> Conditional:
        everyone = self.customers(code_id)
        shared = everyone & base
        share = len(shared) / len(base) if base else 0.0
        expected = len(everyone) / self.of if self.of else 0.0
        lift = share / expected if expected else 0.0
        return Conditional(code_id, len(shared), len(base), len(self.notes(code_id, base)), share, lift)

    def _rank_key(self, ranked: Ranked) -> tuple[int, int, int, str]:
        stars = sum(i.starred for items in self._notes.get(ranked.code_id, {}).values() for i in items)
        return (-ranked.count.customers, -ranked.count.quotes, -stars, self._tree[ranked.code_id].name.casefold())
