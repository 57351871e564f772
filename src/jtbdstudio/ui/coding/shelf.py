# SPDX-License-Identifier: MIT
"""The cards of all notes, read again only as far as something has changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from jtbdstudio.queries.quotes import QuoteCard, all_cards

if TYPE_CHECKING:
    from jtbdstudio.store.history import Changes
    from jtbdstudio.ui.workspace import Workspace

_EVERYTHING = ("code", "customer", "interview", "transcript", "turn")
"""A change of these may show on any card."""


class CardShelf:
    """A page tells it of every change, seen or not, and gets what is true now."""

    def __init__(self) -> None:
        self._cards: Mapping[str, QuoteCard] | None = None
        self._changed: set[str] = set()

    def forget(self) -> None:
        """Read everything next time."""
        self._cards = None
        self._changed.clear()

    def hear(self, changes: Changes) -> None:
        """Something was changed."""
        if changes.touches(*_EVERYTHING):
            self.forget()
        else:
            self._changed |= changes.ids.get("note", frozenset())

    def read(self, studio: Workspace) -> Mapping[str, QuoteCard]:
        """Every note's card, by id."""
        self._cards = studio.read(all_cards, self._cards, self._changed)
        self._changed = set()
        return self._cards
