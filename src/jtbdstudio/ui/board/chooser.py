# SPDX-License-Identifier: MIT
"""Which board: a menu beside the title, and the ways to make, name and delete one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from jtbdstudio.commands import boards
from jtbdstudio.queries.boards import BoardItem
from jtbdstudio.ui.board.inline import TitleCard
from jtbdstudio.ui.widgets import icon_button

if TYPE_CHECKING:
    from jtbdstudio.ui.board.page import BoardPage


_EDGE, _WIDTH = 14, 300


class BoardChooser(QObject):
    """The left of the header."""

    def __init__(self, page: BoardPage) -> None:
        super().__init__(page)
        self._page = page
        self._boards: tuple[BoardItem, ...] = ()
        self.button = icon_button("down", self.tr("Choose a board"), self.open_menu)
        page.header.add_left(self.button)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "board.new": self.new,
            "board.rename": self.rename,
            "board.delete": self.delete,
            "board.next": self.next,
            "board.previous": self.previous,
        }

    @property
    def current(self) -> BoardItem | None:
        return next((board for board in self._boards if board.id == self._page.board_id), None)

    def show_boards(self, boards_: Sequence[BoardItem], board_id: str) -> None:
        """Title and chip of the board that is open."""
        self._boards = tuple(boards_)
        place = next((i for i, board in enumerate(self._boards, 1) if board.id == board_id), 0)
        header = self._page.header
        header.set_title(self._boards[place - 1].name)
        header.set_chips([(self.tr("Board {n} of {all}").format(n=place, all=len(self._boards)), "neutral")])

    def menu(self) -> QMenu:
        """Every board, then what can be done with this one."""
        menu, current = QMenu(self.button), self.current
        for board in self._boards:
            action = menu.addAction(board.name)
            action.setCheckable(True)
            action.setChecked(board == current)
            action.setData(board.id)
        menu.triggered.connect(self._on_menu_triggered)
        menu.addSeparator()
        wanted = ["board.new", "board.rename"]
        if current is not None and current.kind == "free":
            wanted.append("board.delete")
        menu.addActions([self._page.actions_[each] for each in wanted])
        return menu

    def open_menu(self) -> None:
        menu = self.menu()
        menu.exec(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        menu.deleteLater()

    def _on_menu_triggered(self, action: object) -> None:
        board_id = getattr(action, "data", lambda: None)()
        if board_id:
            self._page.open_board(board_id)

    def new(self) -> None:
        """A board for free sorting."""
        card = TitleCard(self._page.stage, "", self.tr("Name of the new board"))
        card.accepted.connect(self._make)
        self._page.stage.open_card(card, QPoint(_EDGE, _EDGE), _WIDTH)

    def _make(self, name: str) -> None:
        board_id = self._page.studio.run(boards.create_board, name) if name else None
        if board_id is not None:
            self._page.open_board(board_id)

    def rename(self) -> None:
        """The board that is open gets another name."""
        if self.current is not None:
            card = TitleCard(self._page.stage, self.current.name, self.tr("Name of the board"))
            card.accepted.connect(self._rename)
            self._page.stage.open_card(card, QPoint(_EDGE, _EDGE), _WIDTH)

    def _rename(self, name: str) -> None:
        current = self.current
        if current is not None and name and name != current.name:
            self._page.studio.run(boards.rename_board, current.id, name)

    def delete(self) -> None:
        """Gone at once; the toast brings it back."""
        current = self.current
        if current is None:
            return
        self._page.studio.run(boards.delete_board, current.id)
        if self.current != current:
            sentence = self.tr("“{name}” deleted. Its notes and their themes stay.").format(name=current.name)
            self._page.undoable_notice.emit(sentence)

    def next(self) -> None:
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        ids = [board.id for board in self._boards]
        if self._page.board_id in ids:
            self._page.open_board(ids[(ids.index(self._page.board_id) + by) % len(ids)])
