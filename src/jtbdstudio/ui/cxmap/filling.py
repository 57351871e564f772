# SPDX-License-Identifier: MIT
"""Getting quotes into cells: the drawer to drag from and the picker to type in, over one list of quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from jtbdstudio.queries.maps import quote_columns
from jtbdstudio.queries.quotes import QuoteCard, quote_list
from jtbdstudio.ui.cxmap.cell import MapCell
from jtbdstudio.ui.cxmap.deeds import MapDeeds
from jtbdstudio.ui.cxmap.drawer import QuoteDrawer
from jtbdstudio.ui.cxmap.grid import MapGrid
from jtbdstudio.ui.cxmap.picker import QuotePicker

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from jtbdstudio.store.history import Changes

#: What the cards of the quotes are made of. Our own gestures only move quotes, which changes no card.
_CARDS = ("note", "code", "tagging", "interview", "customer", "transcript")
_MOVES = ("put_in_cell", "take_from_map")


class Filling(QObject):
    """Reads the quotes only while somebody looks at them."""

    quote_opened = Signal(str)  # note id
    drawer_toggled = Signal(bool)

    def __init__(self, grid: MapGrid, drawer: QuoteDrawer, deeds: MapDeeds, page: QWidget) -> None:
        super().__init__(page)
        self._grid, self._drawer, self._deeds, self._page = grid, drawer, deeds, page
        self._cards: tuple[QuoteCard, ...] | None = None
        self._cell = ("", "")
        self.picker: QuotePicker | None = None
        drawer.put.connect(self._on_drawer_put)
        drawer.quote_opened.connect(self.quote_opened)
        drawer.closed.connect(self.close_drawer)
        grid.wishes.pick.connect(self.open_picker)
        grid.wishes.focused.connect(self._show_target)

    def heard(self, changes: Changes) -> None:
        """Quotes may have changed."""
        if changes.touches(*_CARDS) and changes.command not in _MOVES:
            self._cards = None

    def forget(self) -> None:
        """Another study."""
        self._cards = None
        self.close_picker()

    def close_picker(self) -> None:
        """Put the picker away, if it is open."""
        if self.picker is not None:
            self.picker.close()

    def refresh(self) -> None:
        """The map was read anew."""
        if self.drawer_open:
            assert self._deeds.workspace is not None
            self._drawer.show_columns(self._deeds.workspace.read(quote_columns))
            self._drawer.show_quotes(self.cards(), self.places())
            self._show_target()
        if self.picker is not None:
            self._fill_picker()

    def cards(self) -> tuple[QuoteCard, ...]:
        """Every quote of the study."""
        if self._cards is None:
            assert self._deeds.workspace is not None
            self._cards = self._deeds.workspace.read(quote_list)
        return self._cards

    def places(self) -> dict[str, str]:
        """Where on this map each note is: ``B Interest · Feeling``."""
        found: dict[str, str] = {}
        for cell in self._deeds.view.cells if self._deeds.view is not None else ():
            name = self._grid.cell(cell.milestone_id, cell.lens_id).place
            found.update(dict.fromkeys((quote.id for quote in cell.quotes), name))
        return found

    # The drawer

    @property
    def drawer_open(self) -> bool:
        return self._drawer.isVisibleTo(self._page)

    def toggle_drawer(self) -> None:
        """Show or hide the quotes."""
        if self.drawer_open:
            self.close_drawer()
        else:
            self._drawer.show()
            self.drawer_toggled.emit(True)
            self.refresh()
            self._drawer.field.setFocus()

    def close_drawer(self) -> None:
        """Hide the quotes; the keys are the map's again."""
        self._grid.take_focus()  # before hiding, or the focus goes to any other tile first
        self._drawer.hide()
        self.drawer_toggled.emit(False)

    def _on_drawer_put(self, note_ids: list[str]) -> None:
        cell = self._grid.current
        if isinstance(cell, MapCell):
            self._deeds.put(cell.milestone_id, cell.lens_id, note_ids)

    def _show_target(self) -> None:
        cell = self._grid.current
        self._drawer.show_target(cell.place if isinstance(cell, MapCell) else "")

    # The picker

    def open_picker(self, milestone_id: str, lens_id: str) -> None:
        """Choose a quote for a cell by typing."""
        cell = self._grid.cell(milestone_id, lens_id)
        self._cell = (milestone_id, lens_id)
        self.picker = QuotePicker(cell.place, self._page)
        self.picker.put.connect(self._on_picked)
        self.picker.taken_off.connect(self._deeds.take_off)
        self.picker.quote_opened.connect(self.quote_opened)
        self.picker.closed.connect(self._on_picker_closed)
        self._fill_picker()
        self.picker.show_at(cell.mapToGlobal(QPoint(0, 34)))
        self.picker.field.setFocus()

    def _fill_picker(self) -> None:
        if self.picker is not None and self._deeds.view is not None:
            here = [quote.id for quote in self._deeds.view.cell(*self._cell).quotes]
            self.picker.show_quotes(self.cards(), self.places(), here)

    def _on_picked(self, note_id: str) -> None:
        self._deeds.put(*self._cell, [note_id])

    def _on_picker_closed(self) -> None:
        if self.picker is not None:
            self.picker.deleteLater()
            self.picker = None
            self._grid.take_focus()
