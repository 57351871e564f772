# SPDX-License-Identifier: MIT
"""What is done to the selected notes, be it one or hundreds: one gesture, one command, one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from jtbdstudio.commands.bulk import edit_notes, send_to_board
from jtbdstudio.commands.codes import create_theme
from jtbdstudio.commands.notes import delete_notes
from jtbdstudio.commands.tagging import tag_notes, untag_notes
from jtbdstudio.domain.refs import citation
from jtbdstudio.queries.note_uses import note_uses
from jtbdstudio.queries.quotes import QuoteCard
from jtbdstudio.ui.words import number_of

_ASKED, _NAMED = 60, 3

if TYPE_CHECKING:
    from jtbdstudio.ui.workspace import Workspace


class Hands(QObject):
    """Runs commands for the notes that ``selected`` answers."""

    said = Signal(str)
    undoable = Signal(str)

    def __init__(
        self, parent: QObject, studio: Callable[[], Workspace], selected: Callable[[], Sequence[QuoteCard]]
    ) -> None:
        super().__init__(parent)
        self._studio, self._selected = studio, selected
        self.last_codes: tuple[str, ...] = ()
        self.parent_id = ""

    def forget(self) -> None:
        """Another study is open: its codes are not ours to repeat."""
        self.last_codes, self.parent_id = (), ""

    def _ids(self) -> list[str]:
        """The selected notes; if there are none, somebody is told."""
        ids = [card.id for card in self._selected()]
        if not ids:
            self.said.emit(self.tr("No quote is selected. Click one, or walk with the arrow keys."))
        return ids

    def _run(self, command: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self._studio().run(command, *args, origin=self, **kwargs)

    def _many(self, count: int) -> str:
        return number_of(count, self.tr("1 quote"), self.tr("{n} quotes"))

    def tag(self, code_ids: Sequence[str]) -> None:
        """Give codes to all of them."""
        if ids := self._ids():
            self._run(tag_notes, ids, list(code_ids))
            self.last_codes = tuple(code_ids)

    def repeat(self) -> None:
        """The codes given last, again."""
        if self.last_codes:
            self.tag(self.last_codes)
        else:
            self.said.emit(self.tr("Nothing to repeat yet. Tag a quote first; then R gives its codes to the next one."))

    def create(self, parent_id: str, name: str) -> None:
        """Make a theme and give it to all of them."""
        ids = self._ids()
        if ids and (made := self._run(create_theme, parent_id, name, ids)) is not None:
            self.parent_id, self.last_codes = parent_id, (made,)

    def remove_code(self, code_id: str) -> None:
        """Take a code, and everything under it, off all of them."""
        if ids := self._ids():
            self._run(untag_notes, ids, [code_id])

    def delete(self) -> None:
        """Delete all of them; the toast brings them back."""
        cards = list(self._selected())
        if ids := self._ids():
            cells = self._cells(ids)
            self._run(delete_notes, ids)
            what = cards[0].ref if len(cards) == 1 else self._many(len(cards))
            said = self.tr("Deleted: {what}.").format(what=what)
            gone = self.tr("No longer on the map: {cells}.").format(cells=", ".join(cells)) if cells else ""
            self.undoable.emit(f"{said} {gone}".rstrip())

    def _cells(self, ids: Sequence[str]) -> list[str]:
        """The milestones of maps that lose one of these notes, each once; what goes on for long is cut."""
        uses = [self._studio().read(note_uses, note_id) for note_id in ids[:_ASKED]]
        names = list(dict.fromkeys(cell.milestone for use in uses for cell in use.cells))
        return [*names[:_NAMED], *(["…"] if len(names) > _NAMED else [])]

    def set_field(self, field: str) -> None:
        """Star or surprise: on for all, unless all of them have it already."""
        cards = list(self._selected())
        if ids := self._ids():
            on = not all(getattr(card, field) for card in cards)
            self._run(edit_notes, ids, **{field: int(on)})

    def set_evidence(self, kind: str) -> None:
        """What kind of evidence they are. Notes of our own are none."""
        ids = [card.id for card in self._selected() if card.kind == "quote"]
        if ids:
            self._run(edit_notes, ids, evidence=kind)
        else:
            self.said.emit(self.tr("Only what customers said is evidence of a kind. Select a quote first."))

    def send_to_board(self, board_id: str, board: str, waiting: Mapping[str, Sequence[str]]) -> None:
        """Onto a board: into the zones that wait for them, the others beside all zones."""
        if ids := self._ids():
            came = self._run(send_to_board, board_id, ids, waiting)
            if came:
                words = self.tr("{quotes} sent to “{board}”.").format(quotes=self._many(len(came)), board=board)
                self.undoable.emit(words)
            elif came is not None:
                self.said.emit(self.tr("Already on “{board}”. Nothing was changed.").format(board=board))

    def copy(self) -> None:
        """Put them on the clipboard, a line for each, with who said it and when."""
        cards = list(self._selected())
        if self._ids():
            lines = [citation(card.text, card.customer_code, card.time_ms, card.ref) for card in cards]
            QGuiApplication.clipboard().setText("\n".join(lines))
            said = self.tr("Copied with its source.")
            self.said.emit(
                said if len(lines) == 1 else self.tr("{n} quotes copied with their sources.").format(n=len(lines))
            )
