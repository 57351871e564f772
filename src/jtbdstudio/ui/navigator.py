# SPDX-License-Identifier: MIT
"""Which page is shown, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from jtbdstudio.ui.page import Page
from jtbdstudio.ui.registry import PageEntry

_TRAIL_LIMIT = 100


@dataclass(frozen=True)
class Place:
    """A page, and the thing revealed on it."""

    page_id: str
    kind: str = ""
    ident: str = ""


class Navigator(QObject):
    """Makes pages when they are first gone to, and keeps the trail."""

    moved = Signal(str)  # page id

    def __init__(
        self, entries: Sequence[PageEntry], stack: QStackedWidget, wire: Callable[[Page], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._entries = {entry.id: entry for entry in entries}
        self._stack, self._wire = stack, wire
        self._pages: dict[str, Page] = {}
        self._trail: list[Place] = []
        self._at = -1

    @property
    def page_ids(self) -> list[str]:
        return list(self._entries)

    @property
    def current(self) -> Page | None:
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    @property
    def can_go_back(self) -> bool:
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        return self._at < len(self._trail) - 1

    def has(self, page_id: str) -> bool:
        return page_id in self._entries

    def page(self, page_id: str) -> Page:
        """The page, made now if it wasn't before."""
        if page_id not in self._pages:
            page = self._entries[page_id].make(self._stack)
            self._pages[page_id] = page
            self._wire(page)
            self._stack.addWidget(page)
        return self._pages[page_id]

    def made(self) -> list[Page]:
        """The pages gone to so far."""
        return list(self._pages.values())

    def go(self, page_id: str, kind: str = "", ident: str = "") -> bool:
        """Show a page and, if asked, one thing on it; ``False`` when this build has no such page."""
        if page_id not in self._entries:
            return False
        place = Place(page_id, kind, ident)
        if self._at < 0 or self._trail[self._at] != place:
            self._trail = [*self._trail[: self._at + 1], place][-_TRAIL_LIMIT:]
            self._at = len(self._trail) - 1
        self._show(place)
        return True

    def back(self) -> None:
        if self.can_go_back:
            self._at -= 1
            self._show(self._trail[self._at])

    def forward(self) -> None:
        if self.can_go_forward:
            self._at += 1
            self._show(self._trail[self._at])

    def forget(self) -> None:
        """Start a new trail (another study)."""
        self._trail, self._at = [], -1

    def _show(self, place: Place) -> None:
        page = self.page(place.page_id)
        self._stack.setCurrentWidget(page)
        page.take_focus()
        if place.kind:
            page.reveal(place.kind, place.ident)
        self.moved.emit(place.page_id)
