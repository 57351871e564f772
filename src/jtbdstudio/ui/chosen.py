# SPDX-License-Identifier: MIT
"""What is chosen, wherever it was chosen: a quote selected on one page is the selected one on the others."""

from __future__ import annotations

from collections.abc import Sequence


class Chosen:
    """The ids of the chosen notes, the current one first. Pages take them over when they are gone to."""

    def __init__(self) -> None:
        self.ids: tuple[str, ...] = ()

    def choose(self, note_ids: Sequence[str]) -> None:
        """These and no others. Choosing nothing is no choice: the last one stands."""
        if note_ids:
            self.ids = tuple(dict.fromkeys(note_ids))

    def look_at(self, note_ids: Sequence[str]) -> None:
        """For a page that shows only some notes: what is chosen besides stays so, these come first."""
        if set(note_ids) <= set(self.ids):
            self.choose((*note_ids, *self.ids))
        else:
            self.choose(note_ids)

    def forget(self) -> None:
        """Another study is open."""
        self.ids = ()
