# SPDX-License-Identifier: MIT
"""Quotes as cards: who said it, when, what it means. The list behind every number."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.domain.counting import counts
from jtbdstudio.domain.refs import clock, quote_ref, ref_number
from jtbdstudio.store.reading import code_tree, codes_by_note
from jtbdstudio.store.schema import CustomerRow, InterviewRow, NoteRow, TurnRow


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """A note with its origin. Customer fields are empty for notes that belong to no interview."""

    id: str
    number: int
    kind: str
    text: str
    headline: str
    code_ids: frozenset[str]
    codes: tuple[str, ...]
    """Paths of the most specific codes."""
    tone: str
    customer_id: str = ""
    customer_code: str = ""
    customer_name: str = ""
    interview_id: str = ""
    held_on: str = ""
    start: int | None = None
    end: int | None = None
    time_ms: int | None = None
    evidence: str = ""
    memo: str = ""
    behind: str = ""
    was: str = ""
    surprise: bool = False
    starred: bool = False
    needs_check: bool = False
    counts: bool = False
    """Whether R1 lets it count."""

    @property
    def ref(self) -> str:
        return quote_ref(self.number)

    @property
    def time(self) -> str:
        return clock(self.time_ms)

    @property
    def short(self) -> str:
        """What a sticky says: the headline, or the words themselves."""
        return self.headline or self.text


def quote_list(session: Session, code_id: str | None = None) -> tuple[QuoteCard, ...]:
    """Every quote, or those behind a code and everything under it, in order of their numbers."""
    tree = code_tree(session)
    wanted = tree.below(code_id) if code_id else None
    cards = load_cards(session, tree, NoteRow.kind == "quote")
    return tuple(card for card in cards if wanted is None or card.code_ids & wanted)


def cards_by_id(session: Session, note_ids: Collection[str]) -> tuple[QuoteCard, ...]:
    """These notes, in the order asked for."""
    found = {card.id: card for card in load_cards(session, code_tree(session), NoteRow.id.in_(list(note_ids)))}
    return tuple(found[note_id] for note_id in note_ids if note_id in found)


def quotes_behind(session: Session, code_ids: Iterable[str], customers_of: str | None = None) -> tuple[QuoteCard, ...]:
    """The counted quotes that carry all these codes; `customers_of` keeps the customers of another code only (R3)."""
    tree = code_tree(session)
    wanted = [tree.below(code_id) for code_id in code_ids]
    counted = [card for card in load_cards(session, tree, NoteRow.kind == "quote") if card.counts]
    if customers_of is not None:
        base = tree.below(customers_of)
        people = {card.customer_id for card in counted if card.code_ids & base}
        counted = [card for card in counted if card.customer_id in people]
    return tuple(card for card in counted if all(card.code_ids & codes for codes in wanted))


def search_quotes(session: Session, typed: str, limit: int = 30) -> tuple[QuoteCard, ...]:
    """Notes whose id or words somebody typed or pasted; an id comes first. Literal, case does not matter."""
    words = " ".join(typed.strip().strip("\"'“”„«»").split())
    if not words:
        return ()
    number = ref_number(words)
    pattern = "%" + words.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_").replace(" ", "%") + "%"
    text_hit = or_(NoteRow.text.like(pattern, escape="\\"), NoteRow.headline.like(pattern, escape="\\"))
    where = or_(NoteRow.number == number, text_hit) if number is not None else text_hit
    cards = load_cards(session, code_tree(session), where)
    return tuple(sorted(cards, key=lambda card: (card.number != number, card.number)))[:limit]


def all_cards(
    session: Session, known: Mapping[str, QuoteCard] | None = None, changed: Collection[str] = ()
) -> dict[str, QuoteCard]:
    """Every note by id, in order of number.

    With `known` cards only those are read anew that `changed`, carry other codes, or are new: after a gesture a
    handful of a thousand.
    """
    if known is None:
        return {card.id: card for card in load_cards(session, code_tree(session), NoteRow.id.is_not(None))}
    codes = codes_by_note(session)
    ids = session.execute(select(NoteRow.id).order_by(NoteRow.number)).scalars().all()
    stale = [
        note_id
        for note_id in ids
        if note_id not in known or note_id in changed or known[note_id].code_ids != codes.get(note_id, frozenset())
    ]
    if len(stale) > _MANY:
        return all_cards(session)
    fresh = {card.id: card for card in load_cards(session, code_tree(session), NoteRow.id.in_(stale))} if stale else {}
    return {note_id: fresh.get(note_id) or known[note_id] for note_id in ids}


def load_cards(
    session: Session, tree: CodeTree, where: Any, params: Mapping[str, Any] | None = None
) -> list[QuoteCard]:
    """Notes as cards, in order of their numbers; `where` is a condition on `NoteRow`.

    A condition with `params` is one that is asked again and again: its query is made once.
    """
    codes = codes_by_note(session, where, params=params)
    query = (_cards_query if params is None else _kept_cards_query)(where)
    looks: dict[frozenset[str], tuple[tuple[str, ...], str]] = {}
    cards = []
    for row in session.connection().execute(query, params).all():  # plain rows: a long list has thousands
        code_ids = codes.get(row[0], _NO_CODES)
        if code_ids not in looks:  # few sets of codes, many notes that carry them
            looks[code_ids] = (tree.used_paths(code_ids), note_tone(code_ids, tree))
        cards.append(_card(row, code_ids, *looks[code_ids]))
    return cards


def _cards_query(where: Any) -> Select[*tuple[Any, ...]]:
    n, c, t = NoteRow, CustomerRow, TurnRow
    return (
        select(
            n.id, n.number, n.kind, n.text, n.headline, n.start, n.end, n.evidence, n.memo, n.behind, n.was,
            n.surprise, n.starred, n.needs_check, n.interview_id, InterviewRow.held_on, c.id, c.code, c.name, c.kind,
            t.start_ms, t.cues, n.start - t.start + func.coalesce(t.cues_from, t.start),
        )
        .outerjoin(InterviewRow, n.interview_id == InterviewRow.id)
        .outerjoin(c, InterviewRow.customer_id == c.id)
        .outerjoin(t, t.id == _turn_of_note())
        .where(where)
        .order_by(n.number)
    )  # fmt: skip


_kept_cards_query = cache(_cards_query)


def _turn_of_note() -> Any:
    """The id of the turn a quote begins in: the last one to start by then, one step in the index for each note."""
    t = aliased(TurnRow)
    mine = and_(t.transcript_id == NoteRow.transcript_id, t.start <= NoteRow.start)
    return select(t.id).where(mine).order_by(t.start.desc()).limit(1).correlate(NoteRow).scalar_subquery()


def _card(row: Any, code_ids: frozenset[str], paths: tuple[str, ...], tone: str) -> QuoteCard:
    """A row of `load_cards` as a card, its fields in their order: by name it takes twice as long."""
    (
        note_id, number, kind, text, headline, start, end, evidence, memo, behind, was, surprise, starred, check,
        interview_id, held_on, customer_id, code, name, customer_kind, start_ms, cues, in_cues,
    ) = row  # fmt: skip
    return QuoteCard(
        note_id, number, kind, text, headline, code_ids, paths, tone, customer_id or "", code or "", name or "",
        interview_id or "", held_on or "", start, end, time_at(start_ms, cues, in_cues) if cues else start_ms,
        evidence, memo, behind, was, bool(surprise), bool(starred), bool(check),
        bool(customer_kind) and counts(customer_kind, evidence, kind),
    )  # fmt: skip


_MANY = 1000
"""From so many notes on, reading all is no slower than asking for them by id."""
_NO_CODES: frozenset[str] = frozenset()
_TONE_ORDER = ("job", "boxes", "forces")


def note_tone(code_ids: Collection[str], tree: CodeTree) -> str:
    """The color a note is shown in: its job column, else its box, else its force, else neutral."""
    families: dict[str, list[str]] = {}
    for code_id in code_ids:
        families.setdefault(tree.family(code_id).handle, []).append(code_id)
    for handle in _TONE_ORDER:
        if handle in families:
            return tree.tone(min(families[handle], key=lambda c: tree[c].ordinal))
    return "neutral"


def time_at(turn_ms: int | None, cues: str | None, position: int | None) -> int | None:
    """When the word at a position was said: the last cue that began by then, else the turn's start.

    The position is counted as the cues are (`TurnRow.cues_from`).
    """
    if not cues or position is None:
        return turn_ms
    said = [start_ms for start, start_ms, _ in json.loads(cues) if start <= position]
    return said[-1] if said else turn_ms
