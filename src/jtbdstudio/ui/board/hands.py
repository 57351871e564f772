# SPDX-License-Identifier: MIT
"""What the three hands of a board share: the selection, where it is on the screen, and how a wish becomes a step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRectF

from jtbdstudio.queries.boards import BoardNote
from jtbdstudio.ui.board.note_item import NoteItem

if TYPE_CHECKING:
    from jtbdstudio.ui.board.page import BoardPage

Handlers = dict[str, Callable[[], object]]


class Hand(QObject):
    """Works for one page: reads what is selected, runs one command, and leaves the repainting to the page."""

    def __init__(self, page: BoardPage) -> None:
        super().__init__(page)
        self.page, self.stage = page, page.stage
        self.canvas, self.board = page.stage.canvas, page.stage.canvas.board

    def handlers(self) -> Handlers:
        """What this hand does, by action."""
        return {}

    def run(self, command: Callable[..., Any], *args: Any, merge: str = "", **kwargs: Any) -> Any:
        """One wish, one command, one step."""
        return self.page.studio.run(command, *args, origin=self.page, merge=merge, **kwargs)

    def notes(self) -> list[BoardNote]:
        """The selected notes; the last one is the current one."""
        return [item.note for item in self.board.selected]

    def keys(self) -> list[str]:
        """Their placement ids."""
        return [note.placement_id for note in self.notes()]

    def current(self) -> NoteItem | None:
        return self.board.current

    def notes_or_hint(self) -> list[BoardNote]:
        """The selected notes; without any, a sentence says how to select some."""
        if not self.notes():
            self.page.notice.emit(self.tr("Select notes first: click them, or drag a frame around them."))
        return self.notes()

    def selection_rect(self) -> QRectF:
        """The smallest rectangle around the selected notes."""
        rect = QRectF()
        for item in self.board.selected:
            rect = rect.united(item.rect)
        return rect

    def corner(self, rect: QRectF) -> QPoint:
        """The upper left of a scene rectangle, on the canvas."""
        return self.canvas.mapFromScene(rect.topLeft())

    def below_current(self) -> QPoint:
        """Right under the current note, on the canvas."""
        item = self.current()
        rect = item.rect if item is not None else self.selection_rect()
        return self.canvas.mapFromScene(rect.bottomLeft()) + QPoint(0, 8)


class Bound:
    """A method with its arguments, to be called without any."""

    def __init__(self, method: Callable[..., object], *arguments: object) -> None:
        self._method, self._arguments = method, arguments

    def __call__(self) -> None:
        self._method(*self._arguments)
