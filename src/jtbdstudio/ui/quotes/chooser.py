# SPDX-License-Identifier: MIT
"""What opens beside the current row: picker, letters to choose from, the memo, a look at the source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from jtbdstudio.commands.notes import edit_note
from jtbdstudio.queries.boards import board_list, board_view
from jtbdstudio.queries.reader import around_quote
from jtbdstudio.ui.coding.codes import Codes
from jtbdstudio.ui.coding.kinds import kind_choices
from jtbdstudio.ui.coding.letter_menu import FORCES, LENS_KEYS, Choice, LetterMenu
from jtbdstudio.ui.coding.memo import MemoEditor
from jtbdstudio.ui.coding.peek import WIDTH as PEEK_WIDTH
from jtbdstudio.ui.coding.peek import PeekCard
from jtbdstudio.ui.coding.picker import CodePicker
from jtbdstudio.ui.quotes.delegate import specific
from jtbdstudio.ui.quotes.hands import Hands
from jtbdstudio.ui.quotes.table import QuoteTable
from jtbdstudio.ui.workspace import Workspace

_LETTERS = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Chooser(QObject):
    """All of them are shown over `host`, the page; the focus goes back to the table."""

    read_wanted = Signal()

    def __init__(
        self, host: QWidget, table: QuoteTable, hands: Hands, codes: Codes, studio: Callable[[], Workspace]
    ) -> None:
        super().__init__(host)
        self._host, self._table, self._hands, self._codes, self._studio = host, table, hands, codes, studio
        self._removing = False
        self.peek_card: PeekCard | None = None
        self.picker, self.menu, self.memo = CodePicker(host), LetterMenu(host), MemoEditor(host)
        self.picker.code_chosen.connect(self._on_code_chosen)
        self.picker.code_removed.connect(hands.remove_code)
        self.picker.create_chosen.connect(hands.create)
        self.picker.last_removed.connect(self._on_last_removed)
        self.picker.closed.connect(self._on_left)
        self.memo.typed.connect(self._on_memo_typed)
        self.memo.left.connect(self._on_left)

    def _about(self) -> QRect:
        """The row all of this is about; the list itself while the row is out of view."""
        box = self._table.box_of_current(self._host)
        return box if box.height() > 0 else self._table.geometry().adjusted(0, 0, 0, -self._table.height() + 40)

    def _ready(self) -> bool:
        """Whether anything is selected; its row comes into view."""
        if not self._table.selected():
            self._hands.said.emit(self.tr("No quote is selected. Click one, or walk with the arrow keys."))
            return False
        self._table.reveal_row(self._table.currentIndex().row())
        return True

    # ---------------------------------------------------------------------------------------------------- codes

    def open_picker(self) -> None:
        """Any code for the selected notes."""
        if self._ready():
            self._removing = False
            self.picker.open_for(self._about(), self._codes.items, self.applied(), self._parent_id())

    def open_remover(self) -> None:
        """The codes that any of the selected notes has; choosing one takes it off all of them."""
        carried = {code_id for card in self._table.selected() for code_id in card.code_ids}
        items = [item for item in self._codes.items if item.code_id in carried]
        if not items:
            self._hands.said.emit(self.tr("There is no code to take off here."))
        elif self._ready():
            self._removing = True
            self.picker.open_for(self._about(), items, frozenset(carried), "")

    def applied(self) -> frozenset[str]:
        """The codes all of the selected notes have."""
        return frozenset.intersection(*(card.code_ids for card in self._table.selected()))

    def _parent_id(self) -> str:
        """Where a new theme goes: where the last one went, else the column these notes are in, else the first."""
        if self._hands.parent_id in self._codes.tree:
            return self._hands.parent_id
        columns, applied = self._codes.columns, self.applied()
        return next((column for column in columns if column in applied), columns[0])

    def _on_code_chosen(self, code_id: str) -> None:
        self._hands.tag([code_id])

    def _on_last_removed(self) -> None:
        if codes := specific(self.applied(), self._codes.tree):
            self._hands.remove_code(codes[-1])

    def open_forces(self) -> None:
        """One of the four forces."""
        self._open_codes(self.tr("Forces"), FORCES)

    def open_lens(self) -> None:
        """Thinking, doing or feeling."""
        self._open_codes(self.tr("Thinking, doing, feeling"), LENS_KEYS)

    def _open_codes(self, title: str, keys: Mapping[str, str]) -> None:
        if self._ready():
            tree, applied = self._codes.tree, self.applied()
            codes = [(tree.handle(handle), key) for handle, key in keys.items()]
            choices = [
                Choice(key, code.id, code.name, tree.tone(code.id), on=code.id in applied) for code, key in codes
            ]
            self._open_letters(title, choices, self._on_code_chosen)

    def _open_letters(self, title: str, choices: Sequence[Choice], take: Callable[[str], object]) -> None:
        self.menu.open_for(self._about(), title, choices, take)

    # ---------------------------------------------------------------------------------------------------- the rest

    def open_evidence(self) -> None:
        """What kind of evidence they are."""
        if self._ready():
            kinds = {card.evidence for card in self._table.selected()}
            now = kinds.pop() if len(kinds) == 1 else "?"
            self._open_letters(self.tr("Kind of evidence"), kind_choices(now), self._hands.set_evidence)

    def open_boards(self) -> None:
        """Which board they go to; zones that wait for them take them in."""
        if not self._ready():
            return
        ids, found = {card.id for card in self._table.selected()}, self._studio().read(board_list)
        views = {board.id: self._studio().read(board_view, board.id) for board in found}
        choices = []
        for key, board in zip(_LETTERS, found, strict=False):
            view = views[board.id]
            there = len({note.card.id for note in view.notes} & ids) if view is not None else 0
            said = self.tr("{n} of {all} are there already").format(n=there, all=len(ids)) if there else ""
            choices.append(Choice(key, board.id, board.name, "neutral", said or " ", there == len(ids)))
        self._open_letters(self.tr("Send to a board"), choices, self._on_board_chosen)

    def _on_board_chosen(self, board_id: str) -> None:
        view, ids = self._studio().read(board_view, board_id), {card.id for card in self._table.selected()}
        if view is not None:
            waiting = {zone.id: [n for n in zone.waiting if n in ids] for zone in view.zones if ids & set(zone.waiting)}
            self._hands.send_to_board(board_id, view.board.name, waiting)

    def open_memo(self) -> None:
        """What the current quote means, and what lies behind it."""
        card = self._table.current
        if card is not None and self._ready():
            self.memo.open_for(self._about(), card)

    def _on_memo_typed(self, note_id: str, field: str, words: str, key: str) -> None:
        self._studio().run(edit_note, note_id, origin=self._hands, merge=key, **{field: words})

    def peek(self) -> None:
        """What was said around the current quote."""
        card = self._table.current
        if card is None or not self._ready():
            return
        around = self._studio().read(around_quote, card.id)
        self.peek_card = peek = PeekCard(self._host, card, around)
        peek.open_requested.connect(self._on_peek_opened)
        peek.closed.connect(self._on_peek_closed)
        about = self._about()
        peek.show_at(QPoint(about.left() + 12, about.bottom() + 4), PEEK_WIDTH)
        peek.setFocus()

    def _on_peek_opened(self, _note_id: str) -> None:
        self.read_wanted.emit()

    def _on_peek_closed(self) -> None:
        self.peek_card = None
        self._table.setFocus()

    def refresh(self) -> None:
        """The notes have other codes or words now."""
        if self.picker.isVisible() and not self._removing and self._table.selected():
            self.picker.set_state(self._codes.items, self.applied())
        if self.memo.isVisible():
            self.memo.show_card(next((c for c in self._table.rows.cards if c.id == self.memo.note_id), None))

    def dismiss(self) -> None:
        """The page is another one now, or has another size."""
        self.picker.dismiss()
        self.memo.dismiss()
        self.menu.hide()
        if self.peek_card is not None:
            self.peek_card.dismiss()

    def _on_left(self, had_focus: bool) -> None:
        if had_focus:
            self._table.setFocus()
