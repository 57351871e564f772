# SPDX-License-Identifier: MIT
"""The quotes of the open interview, as cards and as marks on the text; a change costs what it touches, not all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from jtbdstudio.queries.quotes import QuoteCard
from jtbdstudio.queries.reader import quotes_among, quotes_in
from jtbdstudio.ui.read.quote_view import Marker

if TYPE_CHECKING:
    from jtbdstudio.store.history import Changes
    from jtbdstudio.ui.coding.codes import Codes
    from jtbdstudio.ui.read.coding import Coder
    from jtbdstudio.ui.read.marked_text import MarkedText
    from jtbdstudio.ui.read.own_tags import OwnTags
    from jtbdstudio.ui.read.script import Script
    from jtbdstudio.ui.workspace import Workspace


class Quotes:
    """Keeps the cards of `coder` and the marks of `text` in step with the file."""

    def __init__(
        self, text: MarkedText, coder: Coder, codes: Codes, own: OwnTags, studio: Callable[[], Workspace]
    ) -> None:
        self._text, self._coder, self._codes, self._own, self._studio = text, coder, codes, own, studio
        self._marker: Marker | None = None

    def _keep(self, interview_id: str, cards: Sequence[QuoteCard]) -> None:
        seen = self._own.seen(interview_id, cards, self._codes.tree)
        self._coder.cards = {card.id: card for card in seen}

    def show(self, script: Script, cards: Sequence[QuoteCard]) -> None:
        """Another text with its quotes."""
        self._keep(script.interview.id, cards)
        self._marker = Marker(script, self._codes.tree)
        self._text.show_script(script, self._marker.marks(self._coder.cards.values()))

    def renew(self, interview_id: str, cards: Sequence[QuoteCard]) -> None:
        """All quotes of the same text, read anew."""
        self._keep(interview_id, cards)
        if self._marker is not None:
            self._marker.use(self._codes.tree)
            self._text.set_marks(self._marker.marks(self._coder.cards.values()))

    def take_in(self, changes: Changes, interview_id: str) -> tuple[set[str], set[str]]:
        """Read what a step has changed of these quotes.

        Answers which notes of it are quotes here for the first time, and which are none of ours.
        """
        if self._own.on:  # whose tags a quote has then decides whether it is there at all
            return self._take_in_all(changes, interview_id)
        cards, ids = self._coder.cards, changes.notes
        fresh = self._looking_different() if changes.touches("code") else {}
        read = self._studio().read(quotes_among, interview_id, ids, self._codes.tree) if ids else ()
        found = {card.id: card for card in read}
        gone = [note_id for note_id in ids if note_id in cards and note_id not in found]
        came = found.keys() - cards.keys()
        for note_id in gone:
            del cards[note_id]
            fresh.pop(note_id, None)
        fresh |= found
        cards.update(fresh)
        if self._marker is not None:
            self._text.change_marks(gone, self._marker.marks(fresh.values()))
        return came, set(ids) - found.keys() - set(gone)

    def _take_in_all(self, changes: Changes, interview_id: str) -> tuple[set[str], set[str]]:
        before = set(self._coder.cards)
        self.renew(interview_id, self._studio().read(quotes_in, interview_id, self._codes.tree))
        return set(self._coder.cards) - before, set(changes.notes) - before - set(self._coder.cards)

    def _looking_different(self) -> dict[str, QuoteCard]:
        """The cards that other names, colors or keys of codes change."""
        if self._marker is None:
            return {}
        changed = self._marker.use(self._codes.tree)
        cards = self._coder.cards.values()
        return {card.id: self._marker.dressed(card) for card in cards if card.code_ids in changed}
