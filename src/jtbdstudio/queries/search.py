# SPDX-License-Identifier: MIT
"""Search everything: what was said, quotes, notes, debriefs, statements; each hit with its words around it.

The index answers with numbers of documents (`store.search_index`) that say which interview and what kind. Filters and
counts need no more than that; only what a page shows is read, and cut from the study's own text.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from jtbdstudio.domain.errors import UserError
from jtbdstudio.domain.search import Term, Wanted, wanted
from jtbdstudio.queries.search_hits import Hit, HitReader, Origin
from jtbdstudio.store import search_index as index
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import NoteRow, TaggingRow

KINDS: Mapping[str, tuple[int, ...]] = {
    "transcript": index.TURNS,
    "quote": (index.QUOTE,),
    "note": (index.NOTE,),
    "debrief": (index.DEBRIEF,),
    "statement": (index.JOB,),
}
SPEAKERS: Mapping[str, tuple[int, ...]] = {
    "customer": (index.CUSTOMER, index.QUOTE),
    "interviewer": (index.INTERVIEWER,),
}
PAGE = 50
MOST = 20_000
"""Nobody reads more; a word in every other sentence is counted as far as this."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What to look at; empty is everything. `speaker` is customer or interviewer, `kind` one of `KINDS`."""

    kind: str = ""
    speaker: str = ""
    customers: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()

    def kinds(self) -> tuple[int, ...]:
        """The kinds of documents that can be meant. With codes: what carries them, so no plain transcript."""
        all_kinds = tuple(range(index.JOB + 1))
        found = KINDS.get(self.kind, all_kinds)
        if self.speaker:
            found = tuple(kind for kind in found if kind in SPEAKERS[self.speaker])
        if self.codes:
            found = tuple(kind for kind in found if kind in (index.QUOTE, index.NOTE))
        return found


EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found. `counts` is by kind, before that filter; `more` is there after this page.

    Under "everything" a quote is a hit of its own only for what we wrote about it, or if the transcript has no hit:
    its words stand in the transcript.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    by_interview: Mapping[str, int] = field(default_factory=dict)
    customers: int = 0
    capped: bool = False
    more: bool = False


NOTHING = Found()


def search(session: Session, typed: str, filters: Filters = EVERYTHING, offset: int = 0, limit: int = PAGE) -> Found:
    """What was found for typed or pasted words, in order of interview and place, `limit` hits from `offset` on."""
    asked = wanted(typed)
    if not asked.words:
        return NOTHING
    if not index.usable(session):
        raise UserError("The search index is not there yet. Open the study where it can be written; it is made then.")
    return _Search(session, asked, filters).page(offset, limit)


class _Search:
    """One search: numbers first, then the page."""

    def __init__(self, session: Session, asked: Wanted, filters: Filters) -> None:
        self._session, self._asked, self._filters = session, asked, filters
        self._origins: dict[int, Origin] = {}
        self.terms: tuple[Term, ...] = asked.terms

    def page(self, offset: int, limit: int) -> Found:
        docs, capped = self._documents()
        by_number = self._by_number() if not offset else []
        self._origins = _origins(self._session, {doc >> index.SLOT_BITS for doc in (*docs, *by_number)})
        docs = [doc for doc in docs if doc >> index.SLOT_BITS in self._origins]  # the index may be a step behind
        shown = self._shown(docs)
        by_slot: dict[int, list[int]] = {}
        for doc in shown:
            by_slot.setdefault(doc >> index.SLOT_BITS, []).append(doc)
        page = [doc for doc in self._in_order(by_slot, offset, limit) if doc not in by_number]
        reader = HitReader(self._session, self._origins, self.terms, ours_first=not self._filters.kind)
        hits = (*reader.read([*by_number, *page], whole=by_number), *self._passage(shown or by_number))
        return Found(
            hits,
            len(shown) + sum(doc not in shown for doc in by_number) if shown or by_number else len(hits),
            Counter(_NAME[kind] for kind in [doc >> index.KIND_BITS & 7 for doc in docs]),
            {self._origins[slot].interview_id: len(each) for slot, each in by_slot.items()},
            len({self._origins[slot].customer_id for slot in by_slot} - {""}),
            capped,
            offset + limit < len(shown),
        )

    # --------------------------------------------------------------------------------------------------- numbers

    def _documents(self) -> tuple[list[int], bool]:
        """The documents with all of the words; a pasted sentence is looked for word by word only if it is nowhere."""
        if (passage := self._asked.as_passage) is not None:
            self.terms = (passage,)
            docs, capped = self._match(expression(self.terms))
            if docs:
                return docs, capped
            self.terms = self._asked.terms
        return self._match(expression(self.terms))

    def _match(self, words: str, kinds: Sequence[int] = ()) -> tuple[list[int], bool]:
        """Documents by number; all kinds are wanted, to be counted, unless some are asked for."""
        query = ["SELECT rowid FROM search_index WHERE search_index MATCH ?"]
        only = kinds or Filters("", self._filters.speaker, frozenset(), self._filters.codes).kinds()
        if len(only) <= index.JOB:
            query.append(f"AND rowid >> {index.KIND_BITS} & 7 IN ({', '.join(map(str, only))})")
        if self._filters.customers:
            slots = _slots_of(self._session, self._filters.customers)
            query.append(f"AND rowid >> {index.SLOT_BITS} IN ({', '.join(map(str, slots))})")
        if not self._filters.codes:
            query.append(f"LIMIT {MOST + 1}")
        docs = list(self._numbers(" ".join(query), words))
        if self._filters.codes:
            numbers = _numbers_with(self._session, self._filters.codes)
            docs = [doc for doc in docs if index.number_of(doc) in numbers]
        return docs[:MOST], len(docs) > MOST

    def _numbers(self, query: str, words: str) -> Sequence[int]:
        try:
            return self._session.connection().exec_driver_sql(query, (words,)).scalars().all()
        except DBAPIError as error:
            raise index.DamagedIndexError(
                "The search index cannot be read. It is made anew from the study, which is safe; search again then."
            ) from error

    def _shown(self, docs: list[int]) -> list[int]:
        """Those of the chosen kind; see `Found` for what everything means."""
        if self._filters.kind:
            kinds = KINDS[self._filters.kind]
            return [doc for doc in docs if doc >> index.KIND_BITS & 7 in kinds]
        kinds_there = {doc >> index.KIND_BITS & 7 for doc in docs}
        if index.QUOTE not in kinds_there or kinds_there.isdisjoint(index.TURNS):
            return docs
        ours = set(self._match(f"ours : ({expression(self.terms)})", (index.QUOTE,))[0])
        return [doc for doc in docs if doc >> index.KIND_BITS & 7 != index.QUOTE or doc in ours]

    def _by_number(self) -> list[int]:
        """The note whose id was typed, whatever the filters say."""
        if self._asked.number is None:
            return []
        query = (
            "SELECT s.slot, n.kind FROM note n JOIN search_slot s ON s.interview_id = coalesce(n.interview_id, '') "
            "WHERE n.number = ?"
        )
        row = self._session.connection().exec_driver_sql(query, (self._asked.number,)).first()
        kind = index.QUOTE if row and row.kind == "quote" else index.NOTE
        return [index.doc_id(row.slot, kind, self._asked.number)] if row else []

    def _in_order(self, by_slot: Mapping[int, Sequence[int]], offset: int, limit: int) -> list[int]:
        """The documents of one page: interviews in their order, in each by place. Only these are sorted."""
        needed: list[Sequence[int]] = []
        there = 0
        for slot in (slot for slot in self._origins if slot in by_slot):
            if needed or len(by_slot[slot]) > offset:
                needed.append(by_slot[slot])
                there += len(by_slot[slot])
            else:
                offset -= len(by_slot[slot])
            if there >= offset + limit:
                break
        place = _places(self._session, [doc for docs in needed for doc in docs])
        return [doc for docs in needed for doc in sorted(docs, key=place.__getitem__)][offset : offset + limit]

    def _passage(self, found: Sequence[int]) -> tuple[Hit, ...]:
        """A pasted passage that goes over several turns: found by its first words, then compared to its end."""
        passage = self._asked.as_passage
        if passage is None or found:
            return ()
        docs, _ = self._match(expression([Term(passage.words[:4])]), index.TURNS)
        docs = docs[:PAGE]
        origins = _origins(self._session, {doc >> index.SLOT_BITS for doc in docs})
        docs = [doc for doc in docs if doc >> index.SLOT_BITS in origins]
        return HitReader(self._session, origins, self.terms).passages(docs, passage)


_NAME = {kind: name for name, kinds in KINDS.items() for kind in kinds}


def expression(terms: Iterable[Term]) -> str:
    """Terms in the language of the index; every word in quotation marks, so that none is taken for syntax."""
    return " AND ".join(f'"{" ".join(term.words)}"{" *" if term.prefix else ""}' for term in terms)


def _origins(session: Session, slots: Iterable[int]) -> dict[int, Origin]:
    """The interviews of these slots, in the order people know them by; what belongs to none comes last."""
    wanted_slots = set(slots)
    rows = session.connection().exec_driver_sql(_ORIGINS, (json.dumps(list(wanted_slots)),)).all()
    found = {slot: Origin(*row) for slot, *row in rows}
    return found | ({index.OF_NONE: Origin()} if index.OF_NONE in wanted_slots else {})


_ORIGINS = (
    "SELECT s.slot, i.id, i.held_on, c.id, c.code, c.name FROM json_each(?) wanted "
    "CROSS JOIN search_slot s ON s.slot = wanted.value CROSS JOIN interview i ON i.id = s.interview_id "
    "CROSS JOIN customer c ON c.id = i.customer_id ORDER BY c.code, i.held_on"
)


def _slots_of(session: Session, customers: Iterable[str]) -> list[int]:
    query = (
        "SELECT s.slot FROM json_each(?) wanted CROSS JOIN interview i ON i.customer_id = wanted.value "
        "CROSS JOIN search_slot s ON s.interview_id = i.id"
    )
    return list(session.connection().exec_driver_sql(query, (json.dumps(list(customers)),)).scalars())


def _numbers_with(session: Session, code_ids: Iterable[str]) -> set[int]:
    """The numbers of the notes that carry one of these codes, or one under it."""
    tree = code_tree(session)
    below = [code for code_id in code_ids for code in tree.below(code_id)]
    query = select(NoteRow.number).join(TaggingRow, TaggingRow.note_id == NoteRow.id)
    return set(session.execute(query.where(TaggingRow.code_id.in_(below))).scalars())


def _places(session: Session, docs: Sequence[int]) -> dict[int, tuple[int, int]]:
    """What to sort by: where it stands in the text; what has no place comes after, notes before debriefs."""
    rows = session.connection().exec_driver_sql(
        "SELECT id, start FROM search_doc WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(docs)),)
    )
    found = {doc: (0, start) if start is not None else (1, doc) for doc, start in rows}
    return {doc: found.get(doc, (1, doc)) for doc in docs}
