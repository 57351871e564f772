# SPDX-License-Identifier: MIT
"""Sending the current quote to a board: into the zones that wait for it, or beside them all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from jtbdstudio.commands.boards import lay_out_notes, place_all_waiting
from jtbdstudio.queries.boards import BoardForNote, boards_for_note
from jtbdstudio.ui.coding.letter_menu import Choice

if TYPE_CHECKING:
    from jtbdstudio.ui.read.chooser import Chooser
    from jtbdstudio.ui.read.coding import Coder
    from jtbdstudio.ui.workspace import Workspace

_KEYS = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Sender(QObject):
    """Asks which board, sends, and offers the way there."""

    sent = Signal(str, str, str, object)  # sentence, what the button says, page, things to show there

    def __init__(self, chooser: Chooser, coder: Coder, studio: Callable[[], Workspace]) -> None:
        super().__init__(chooser)
        self._chooser, self._coder, self._studio = chooser, coder, studio
        self._note_id = ""
        self._boards: dict[str, BoardForNote] = {}

    def open(self) -> None:
        """Which board? Words just selected become a quote."""
        self._note_id = self._coder.quote()
        if not self._note_id:
            return
        found = self._studio().read(boards_for_note, self._note_id)
        self._boards = {each.board.id: each for each in found}
        choices = [
            Choice(key, each.board.id, each.board.name, "neutral", self._said(each), each.lies_there)
            for key, each in zip(_KEYS, found, strict=False)
        ]
        self._chooser.open_letters(self.tr("Send to a board"), choices, self._send)

    def _said(self, place: BoardForNote) -> str:
        if place.lies_there:
            return self.tr("It is there already.")
        if place.zones:
            return self.tr("Into {zones}").format(zones=", ".join(title for _, title in place.zones))
        return self.tr("Beside what is sorted there")

    def _send(self, board_id: str) -> None:
        place, note_id, run = self._boards[board_id], self._note_id, self._studio().run
        if place.zones:
            run(place_all_waiting, {zone_id: [note_id] for zone_id, _ in place.zones}, origin=self)
        elif not place.lies_there:
            run(lay_out_notes, board_id, [note_id], *place.beside, origin=self)
        card = self._coder.cards.get(note_id)
        now = next((each for each in self._studio().read(boards_for_note, note_id) if each.board.id == board_id), None)
        if card is not None and now is not None and now.lies_there:
            said = self.tr("{ref} is on the board “{board}”.").format(ref=card.ref, board=place.board.name)
            self.sent.emit(said, self.tr("Go to board"), "boards", (("board", board_id), ("note", note_id)))
