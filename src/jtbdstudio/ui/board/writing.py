# SPDX-License-Identifier: MIT
"""Words on notes: headlines, our own notes, stars; and the way back to what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from jtbdstudio.commands import boards
from jtbdstudio.commands.notes import edit_note
from jtbdstudio.domain.boards import NOTE_HEIGHT, NOTE_WIDTH
from jtbdstudio.queries.quotes import cards_by_id
from jtbdstudio.queries.reader import around_quote
from jtbdstudio.ui.board.hands import Hand, Handlers
from jtbdstudio.ui.board.inline import NoteCard
from jtbdstudio.ui.board.note_item import NoteItem
from jtbdstudio.ui.coding.peek import WIDTH as PEEK_WIDTH
from jtbdstudio.ui.coding.peek import PeekCard
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.ui.board.page import BoardPage


class WritingHand(Hand):
    """Everything about a single note."""

    def __init__(self, page: BoardPage) -> None:
        super().__init__(page)
        self.canvas.note_opened.connect(self._on_note_opened)
        self.canvas.ground_opened.connect(self.write_note)
        self.canvas.peek_requested.connect(self.peek)

    def handlers(self) -> Handlers:
        return {
            "board.note": self.write_note,
            "board.edit": self.edit,
            "board.star": self.star,
            "board.peek": self.peek,
            "board.source": self.open_source,
            "board.remove": self.remove,
        }

    def edit(self) -> None:
        """Enter or F2: a cluster's name, a quote's headline, our own words; with nothing selected a new note."""
        zone, current = self.board.selected_zone, self.board.current
        if zone is not None:
            self.page.naming.rename_zone(zone.zone.id)
        elif current is not None:
            self._edit_note(current)
        else:
            self.write_note()

    def _edit_note(self, item: NoteItem) -> None:
        card, quote = item.note.card, item.note.card.kind == "quote"
        editor = NoteCard(self.stage, card.headline if quote else card.text, quote=card.text if quote else "")
        field = "headline" if quote else "text"
        editor.accepted.connect(lambda words: self._keep_words(card.id, field, words))
        self.stage.open_card(editor, self.corner(item.rect), 240)

    def _keep_words(self, note_id: str, field: str, words: str) -> None:
        card = self.page.studio.read(cards_by_id, [note_id])[0]
        if getattr(card, field) == words:
            return
        if field == "text" and not words:
            self.page.notice.emit(self.tr("A note needs words. The old ones were kept."))
        else:
            self.run(edit_note, note_id, **{field: words})

    def write_note(self, at: QPointF | None = None) -> None:
        """N, or a double click on the ground: a note of our own, there."""
        if at is None:
            pointer = self.canvas.viewport().mapFromGlobal(self.canvas.cursor().pos())
            at = self.canvas.mapToScene(pointer) if self.canvas.sees(pointer) else self.canvas.camera.center()
        corner = at - QPointF(NOTE_WIDTH / 2, NOTE_HEIGHT / 2)
        zone = self.board.zone_at(at)
        zone_id = zone.zone.id if zone is not None else None
        editor = NoteCard(self.stage, "")
        editor.accepted.connect(lambda words: self._add_note(words, corner, zone_id))
        self.stage.open_card(editor, self.canvas.mapFromScene(corner), 220)

    def _add_note(self, words: str, corner: QPointF, zone_id: str | None) -> None:
        if not words:
            return
        before = set(self.board.notes)
        place = round(corner.x()), round(corner.y())
        self.run(boards.write_on_board, self.page.board_id, words, *place, zone_id)
        self.board.select([key for key in self.board.notes if key not in before])

    def star(self) -> None:
        """The current note becomes one of the best, or isn't any more."""
        current = self.board.current
        if current is not None and self.notes_or_hint():
            self.run(edit_note, current.note.card.id, starred=int(not current.note.card.starred))

    def remove(self) -> None:
        """Del: off the board; the quotes stay. A selected cluster dissolves."""
        if self.board.selected_zone is not None:
            self.page.naming.uncluster()
            return
        keys = self.keys()
        if keys:
            self.run(boards.remove_from_board, keys)
            many = number_of(len(keys), self.tr("1 note"), self.tr("{n} notes"))
            self.page.undoable_notice.emit(
                self.tr("{notes} taken off the board. Words and codes stay.").format(notes=many)
            )

    def peek(self) -> None:
        """Space: what was said around the current note."""
        current = self.board.current
        if current is None:
            return
        around = self.page.studio.read(around_quote, current.note.card.id)
        card = PeekCard(self.stage, current.note.card, around)
        card.open_requested.connect(self.page.quote_open_requested)
        self.stage.open_card(card, self.below_current(), PEEK_WIDTH)

    def open_source(self) -> None:
        """Ctrl+Return: the quote in its transcript."""
        if self.board.current is not None:
            self._on_note_opened(self.board.current.note.placement_id)

    def _on_note_opened(self, placement_id: str) -> None:
        item = self.board.notes[placement_id]
        if item.note.card.kind == "quote" and item.note.card.start is not None:
            self.page.quote_open_requested.emit(item.note.card.id)
        else:
            self.board.select([placement_id])
            self._edit_note(item)
