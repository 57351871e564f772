# SPDX-License-Identifier: MIT
"""The CX map page: header, grid and drawer, and what they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from jtbdstudio.queries.maps import MapItem, MapView, map_list, map_view
from jtbdstudio.ui.actions import BY_ID
from jtbdstudio.ui.cxmap.deeds import MapDeeds
from jtbdstudio.ui.cxmap.drawer import QuoteDrawer
from jtbdstudio.ui.cxmap.filling import Filling
from jtbdstudio.ui.cxmap.grid import MapGrid
from jtbdstudio.ui.cxmap.keys import MapKeys
from jtbdstudio.ui.cxmap.menus import MapMenus, phases, states
from jtbdstudio.ui.cxmap.tile import Wishes
from jtbdstudio.ui.keys import live
from jtbdstudio.ui.page import Evidence, Page
from jtbdstudio.ui.widgets import Chip, EmptyState, icon_button

if TYPE_CHECKING:
    from jtbdstudio.store.history import Changes
    from jtbdstudio.ui.workspace import Workspace

#: What the map is drawn from.
_OURS = ("cx_map", "milestone", "cell", "kpi", "kpi_reading", "job", "code", "tagging", "note", "interview", "customer")


class CxMapPage(Page):
    """Milestones × thinking, doing, feeling; mood, KPI and counts; where customers are lost."""

    id, title, icon, section = "cxmap", "CX map", "map", "Decide"

    def build(self) -> None:
        self.view: MapView | None = None
        self.maps: tuple[MapItem, ...] = ()
        self._map_id: str | None = None
        self._period: str | None = None
        self.wishes = Wishes(self)
        self.deeds = MapDeeds(self.wishes, self)
        self.grid = MapGrid(self.wishes)
        self.drawer = QuoteDrawer()
        self.filling = Filling(self.grid, self.drawer, self.deeds, self)
        self.menus = MapMenus(self.grid, self.deeds, self)
        self.keys = MapKeys(self.grid, self.wishes, self.deeds, self.filling.toggle_drawer)
        self._build_header()
        self._build_body()
        self._connect()

    def _build_header(self) -> None:
        self.map_chip = Chip("", parent=self.header, clickable=True)
        self.job_chip = Chip("", parent=self.header, clickable=True)
        self.header.add_left(self.map_chip)
        self.header.add_left(self.job_chip)
        self.more_button = icon_button("more", self.tr("More about this map"), self._open_more)
        self.header.add_right(self.more_button)
        tip = self.tr("Quotes to drag into the cells ({key})")
        self.quotes_button = self.header.add_button(self.tr("Quotes"), self.filling.toggle_drawer, icon="quote")
        live(self, lambda: self.quotes_button.setToolTip(tip.format(key=BY_ID["map.drawer"].key_text)))
        self.quotes_button.setCheckable(True)
        self.add_button = self.header.add_button(self.tr("Add milestone"), self._open_add, icon="add")
        self.export_button = self.header.add_button(self.tr("Export to Excel"), self._export, primary=True)

    def _build_body(self) -> None:
        self.drawer.hide()
        self.nothing = EmptyState(
            "map",
            self.tr("No milestones yet"),
            self.tr("A map shows what customers think, do and feel on their way, and where they are lost."),
            self.tr("Start with six milestones"),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.nothing)
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.stack, 1)
        row.addWidget(self.drawer)

    def _connect(self) -> None:
        self.map_chip.clicked.connect(self._open_maps)
        self.job_chip.clicked.connect(self._open_jobs)
        self.deeds.notice.connect(self.notice)
        self.deeds.undoable_notice.connect(self.undoable_notice)
        self.wishes.refused.connect(self.notice)
        self.wishes.open_quote.connect(self.quote_open_requested)
        self.wishes.evidence.connect(self.show_evidence)
        self.filling.quote_opened.connect(self.quote_open_requested)
        self.filling.drawer_toggled.connect(self.quotes_button.setChecked)
        self.menus.map_chosen.connect(self.show_map)
        self.nothing.chosen.connect(self._start_map)

    def attach(self, workspace: Workspace) -> None:
        self.deeds.workspace = workspace
        workspace.closing.connect(self.save_typed)
        super().attach(workspace)

    def save_typed(self) -> None:
        """The study is about to be closed: what is being typed is not lost."""
        self.grid.save_typed()
        self.menus.close()

    def refresh(self) -> None:
        """Read the map anew; the quotes only while somebody looks at them."""
        self.maps = self.menus.maps = self.studio.read(map_list)
        if self._map_id not in [item.id for item in self.maps]:
            self._map_id = self._period = None
        self.view = self.deeds.view = self.studio.read(map_view, self._map_id, self._period)
        self._show_header()
        self.wishes.locked = self.studio.read_only
        for made in (self.add_button, self.nothing.button):
            made.setEnabled(not self.studio.read_only)
        some = self.view is not None and bool(self.view.milestones)
        self.stack.setCurrentWidget(self.grid if some else self.nothing)
        if self.view is not None:
            self.grid.show_map(self.view, {**phases(), **states()})
            self.grid.labels.show_period(self.view.period or self.tr("Period…"))
        self.filling.refresh()

    def show_map(self, map_id: str | None, period: str | None = None) -> None:
        """Show another map, or another period of this one."""
        self._map_id, self._period = map_id, period
        self.refresh()

    def _show_header(self) -> None:
        view = self.view
        self.map_chip.setVisible(len(self.maps) > 1)
        self.job_chip.setVisible(view is not None)
        if view is not None:
            self.map_chip.set_chip(f"{view.name} ▾")
            job = self.tr("Job: {name}").format(name=view.job_name)
            self.job_chip.set_chip(job if view.job_name else self.tr("Choose the job…"))

    def show_evidence(self, milestone_id: str, lens_id: str) -> None:
        """Who said it: the quotes behind a cell that count, or all of its notes when none does."""
        milestone = self.deeds.milestone(milestone_id)
        if self.view is None or milestone is None:
            return
        quotes = self.view.cell(milestone_id, lens_id).quotes
        note_ids = tuple([quote.id for quote in quotes if quote.counts] or [quote.id for quote in quotes])
        if note_ids:
            place = self.grid.cell(milestone_id, lens_id).place
            self.evidence_requested.emit(Evidence(place, note_ids, milestone.phase))

    def forget(self) -> None:
        super().forget()
        self._map_id = self._period = None
        self.menus.close()
        self.filling.forget()

    def on_changed(self, changes: Changes) -> None:
        self.filling.heard(changes)
        if changes.touches(*_OURS):
            super().on_changed(changes)

    def take_focus(self) -> None:
        self.grid.take_focus()

    def reveal(self, kind: str, ident: str) -> None:
        """A milestone, a map, or the cell a note is in."""
        if kind == "map":
            self.show_map(ident)
        elif kind == "milestone" and self.deeds.milestone(ident) is not None:
            self.grid.header(ident).setFocus()
        elif kind == "note" and self.view is not None:
            for cell in self.view.cells:
                if any(quote.id == ident for quote in cell.quotes):
                    self.grid.cell(cell.milestone_id, cell.lens_id).setFocus()

    def gallery_states(self) -> list[str]:
        return ["drawer", "picker", "kpi"]

    def show_state(self, name: str) -> None:
        self.menus.close()
        self.filling.close_picker()
        if self.filling.drawer_open:
            self.filling.close_drawer()
        if self.view is None or not self.view.milestones:
            return
        milestone, lens = self.view.milestones[min(1, len(self.view.milestones) - 1)], self.view.lenses[-1]
        self.grid.cell(milestone.id, lens.id).setFocus()
        if name == "drawer":
            self.filling.toggle_drawer()
        elif name == "picker":
            self.filling.open_picker(milestone.id, lens.id)
        elif name == "kpi":
            self.menus.edit_kpi(milestone.id)

    def _start_map(self) -> None:
        """The default milestones: in a new map, which stands beside an emptied one."""
        if made := self.deeds.add_map():
            self.show_map(made)

    def _export(self) -> None:
        self.reveal_requested.emit("export", "kind", "workbook")

    def _open_more(self) -> None:
        self.menus.about_map(self.more_button)

    def _open_add(self) -> None:
        self.menus.add_milestone(self.add_button)

    def _open_maps(self) -> None:
        self.menus.choose_map(self.map_chip)

    def _open_jobs(self) -> None:
        self.menus.choose_job(self.job_chip)
