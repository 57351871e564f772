# SPDX-License-Identifier: MIT
"""What stands in the list: the notes, the filter, the order; and what stays in it though it no longer fits."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.domain.quote_filter import COLUMNS, Found, QuoteFilter, Sieve, in_order
from jtbdstudio.queries.note_uses import placed_notes
from jtbdstudio.queries.quotes import QuoteCard
from jtbdstudio.ui.coding.shelf import CardShelf

if TYPE_CHECKING:
    from jtbdstudio.store.history import Changes
    from jtbdstudio.ui.workspace import Workspace


@dataclass(frozen=True)
class Asked:
    """Rows to show. ``same`` says that they are the same notes in the same order as before."""

    cards: tuple[QuoteCard, ...]
    strays: frozenset[str]
    same: bool


class Listing:
    """A note that is tagged out of the filter stays until the list is asked anew: nothing slips away under the hand."""

    def __init__(self) -> None:
        self.wanted = QuoteFilter()
        self.column, self.descending = "ref", False
        self.tree = CodeTree(())
        self.sieve: Sieve[QuoteCard] = Sieve((), self.tree)
        self.found: Found[QuoteCard] = self.sieve.found(self.wanted)
        self._shelf = CardShelf()
        self._cards: Mapping[str, QuoteCard] = {}
        self._rows: tuple[str, ...] = ()

    def forget(self) -> None:
        """Another study is open."""
        type(self).__init__(self)

    def hear(self, changes: Changes) -> None:
        """Something was changed, whether the list is in view or not."""
        self._shelf.hear(changes)

    def read(self, studio: Workspace, tree: CodeTree) -> None:
        """Read what has changed."""
        self.tree = tree
        self._cards = self._shelf.read(studio)
        self.sieve = Sieve(self._cards.values(), tree, studio.read(placed_notes))
        self.found = self.sieve.found(self.wanted)

    def card(self, note_id: str) -> QuoteCard | None:
        return self._cards.get(note_id)

    def ask(self, wanted: QuoteFilter | None = None) -> Asked:
        """The rows anew: exactly those that fit."""
        if wanted is not None:
            self.wanted = wanted
            self.found = self.sieve.found(wanted)
        return self._rowed(self.found.notes, frozenset())

    def again(self) -> Asked:
        """After a change: what is in the list stays where it is as long as it exists."""
        fits = {card.id for card in self.found.notes}
        strays = frozenset(note_id for note_id in self._rows if note_id in self._cards and note_id not in fits)
        here = set(self._rows)
        if fits <= here and len(fits) + len(strays) == len(here):
            return Asked(tuple(self._cards[note_id] for note_id in self._rows), strays, same=True)
        return self._rowed((*self.found.notes, *(self._cards[note_id] for note_id in strays)), strays)

    def sort(self, column: str, *, descending: bool) -> Asked:
        """Another order of the same rows."""
        self.column, self.descending = column, descending
        return self.ask()

    def _rowed(self, cards: tuple[QuoteCard, ...], strays: frozenset[str]) -> Asked:
        rows = in_order(cards, self.column, self.descending)
        self._rows = tuple(card.id for card in rows)
        return Asked(rows, strays, same=False)

    def place(self, current: str) -> str:
        """Filter, order and the current note, to be kept."""
        return json.dumps(
            {"filter": self.wanted.as_plain(), "sort": self.column, "down": self.descending, "note": current}
        )

    def go_to_place(self, place: str) -> str:
        """Take over what was kept; answers the note that was the current one."""
        try:
            kept = json.loads(place)
        except ValueError:
            return ""
        if not isinstance(kept, dict):
            return ""
        self.wanted = QuoteFilter.from_plain(kept.get("filter"))
        self.column = kept["sort"] if kept.get("sort") in COLUMNS else "ref"
        self.descending = kept.get("down") is True
        note = kept.get("note")
        return note if isinstance(note, str) else ""
