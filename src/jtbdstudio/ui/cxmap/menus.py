# SPDX-License-Identifier: MIT
"""The menus of the map page, and the forms some of their entries open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from jtbdstudio.queries.jobs import job_list
from jtbdstudio.ui.actions import BY_ID
from jtbdstudio.ui.cxmap.deeds import MapDeeds, this_month
from jtbdstudio.ui.cxmap.forms import Form, KpiForm, LineForm, TextForm
from jtbdstudio.ui.cxmap.grid import MapGrid

if TYPE_CHECKING:
    from jtbdstudio.queries.maps import MapItem, MilestoneView

translate = QCoreApplication.translate


def phases() -> dict[str, str]:
    """What the phases are called."""
    return {
        "struggle": translate("CxMap", "Struggle"),
        "evaluation": translate("CxMap", "Evaluation"),
        "growth": translate("CxMap", "Growth"),
    }


def states() -> dict[str, str]:
    """How a milestone goes now, in words."""
    return {
        "meets_need": translate("CxMap", "We meet the need"),
        "mixed": translate("CxMap", "It goes one way or the other"),
        "dropping_ball": translate("CxMap", "We drop the ball"),
        "unknown": translate("CxMap", "Not looked at yet"),
    }


class MapMenus(QObject):
    """Opens menus and forms; what is chosen goes to the deeds."""

    map_chosen = Signal(object, object)  # map id, period (or None for the latest)

    def __init__(self, grid: MapGrid, deeds: MapDeeds, page: QWidget) -> None:
        super().__init__(page)
        self._grid, self._deeds, self._page = grid, deeds, page
        self.maps: tuple[MapItem, ...] = ()
        self.menu: QMenu | None = None
        self.form: Form | None = None
        wishes = grid.wishes
        wishes.menu.connect(self.about_milestone)
        wishes.kpi.connect(self.edit_kpi)
        wishes.kpi_typed.connect(self.edit_kpi)
        wishes.leap.connect(self.edit_leap)
        wishes.gap.connect(self.edit_gap)
        grid.labels.period_wanted.connect(self.choose_period)

    # Menus

    def add_milestone(self, below: QWidget) -> None:
        """Which phase the new milestone belongs to."""
        menu = self._new_menu()
        for phase, name in phases().items():
            self._add(menu, name, partial(self._add_to, phase))
        self._open(menu, below)

    def _add_to(self, phase: str) -> None:
        made = self._deeds.add_milestone(phase)
        if made:
            self._grid.header(made).edit()

    def choose_map(self, below: QWidget) -> None:
        """Which map is shown."""
        menu = self._new_menu()
        group = QActionGroup(menu)
        for item in self.maps:
            here = self._deeds.view is not None and item.id == self._deeds.view.id
            self._add_choice(menu, group, item.name, here, partial(self.map_chosen.emit, item.id, None))
        menu.addSeparator()
        self._add(menu, self.tr("New map"), self._new_map)
        self._open(menu, below)

    def choose_job(self, below: QWidget) -> None:
        """Whose experience the map shows."""
        view = self._deeds.view
        if view is None or self._deeds.workspace is None:
            return
        menu = self._new_menu()
        group = QActionGroup(menu)
        jobs = self._deeds.workspace.read(job_list)
        for job in jobs:
            self._add_choice(menu, group, job.name, job.id == view.job_id, partial(self._deeds.choose_job, job.id))
        if not jobs:
            self._add(menu, self.tr("No jobs yet: draft one on the Jobs page"), self._grid.take_focus).setEnabled(False)
        elif view.job_id:
            menu.addSeparator()
            self._add(menu, self.tr("No job"), partial(self._deeds.choose_job, None))
        self._open(menu, below)

    def about_map(self, below: QWidget) -> None:
        """New, rename, delete."""
        menu = self._new_menu()
        self._add(menu, self.tr("New map"), self._new_map)
        view = self._deeds.view
        if view is not None:
            self._add(menu, self.tr("Rename this map…"), partial(self._rename_map, below))
            if len(self.maps) > 1:
                self._add(menu, self.tr("Delete this map"), partial(self._deeds.delete_map, view.id, view.name))
        self._open(menu, below)

    def _new_map(self) -> None:
        if made := self._deeds.add_map():
            self.map_chosen.emit(made, None)

    def choose_period(self, at: QPoint) -> None:
        """Which period the counts are of."""
        view = self._deeds.view
        if view is None:
            return
        menu = self._new_menu()
        group = QActionGroup(menu)
        for period in view.periods:
            chosen = partial(self.map_chosen.emit, view.id, period)
            self._add_choice(menu, group, period or self.tr("No period"), period == view.period, chosen)
        if view.periods:
            menu.addSeparator()
        self._add(menu, self.tr("New period…"), partial(self._new_period, at))
        menu.popup(at)

    def about_milestone(self, milestone_id: str, at: QPoint) -> None:
        """Everything one can do with a milestone."""
        milestone, deeds = self._deeds.milestone(milestone_id), self._deeds
        if milestone is None:
            return
        menu, grid = self._new_menu(), self._grid
        self._add(menu, self.tr("Rename"), grid.header(milestone_id).edit, "map.edit")
        self._add(menu, self.tr("Leap of faith…"), partial(self.edit_leap, milestone_id))
        if milestone.letter != "A":
            self._add(menu, self.tr("Why customers are lost before it…"), partial(self.edit_gap, milestone_id))
        self._add_states(menu, milestone)
        menu.addSeparator()
        self._add(menu, self.tr("Add a milestone after it"), partial(self._add_after, milestone), "map.add")
        self._add(menu, self.tr("Move left"), partial(deeds.move, milestone_id, -1), "map.move_left")
        self._add(menu, self.tr("Move right"), partial(deeds.move, milestone_id, 1), "map.move_right")
        menu.addSeparator()
        self._add(menu, self.tr("Delete"), partial(deeds.delete_milestone, milestone_id), "map.delete")
        menu.popup(at)

    def _add_after(self, milestone: MilestoneView) -> None:
        made = self._deeds.add_milestone(milestone.phase, milestone.id)
        if made:
            self._grid.header(made).edit()

    def _add_states(self, menu: QMenu, milestone: MilestoneView) -> None:
        below = menu.addMenu(self.tr("How it goes now"))
        group = QActionGroup(below)
        for state, name in states().items():
            chosen = partial(self._deeds.edit, milestone.id, {"state": state})
            self._add_choice(below, group, name, state == milestone.state, chosen)

    def _new_menu(self) -> QMenu:
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = QMenu(self._page)
        return self.menu

    def _add(self, menu: QMenu, text: str, handler: Callable[[], object], action_id: str = "") -> QAction:
        keys = BY_ID[action_id].key_text if action_id else ""
        action = menu.addAction(f"{text}\t{keys}" if keys else text)
        action.triggered.connect(_Chosen(action, handler).call)
        return action

    def _add_choice(
        self, menu: QMenu, group: QActionGroup, text: str, checked: bool, handler: Callable[[], object]
    ) -> None:
        action = self._add(menu, text.replace("&", "&&"), handler)
        action.setCheckable(True)
        action.setChecked(checked)
        group.addAction(action)

    @staticmethod
    def _open(menu: QMenu, below: QWidget) -> None:
        menu.popup(below.mapToGlobal(QPoint(0, below.height() + 4)))

    # Forms

    def edit_kpi(self, milestone_id: str, typed: str = "") -> None:
        """What the milestone is measured by; ``typed`` are the first letters of its name."""
        milestone = self._deeds.milestone(milestone_id)
        if milestone is not None:
            form = KpiForm(milestone, self._page)
            form.saved.connect(self._deeds.set_kpi)
            self._show_form(form, self._grid.kpi(milestone_id))
            if typed:
                form.write(typed)

    def edit_leap(self, milestone_id: str) -> None:
        """What a customer dares at this milestone."""
        milestone = self._deeds.milestone(milestone_id)
        if milestone is not None:
            title = self.tr("Leap of faith into {name}").format(name=f"{milestone.letter} {milestone.name}")
            hint = self.tr("What do they dare or believe here that they did not before?")
            form = TextForm(milestone_id, "leap_of_faith", title, hint, milestone.leap_of_faith, self._page)
            form.saved.connect(self._deeds.edit)
            self._show_form(form, self._grid.header(milestone_id))

    def edit_gap(self, milestone_id: str) -> None:
        """Why customers do not get to this milestone."""
        milestone = self._deeds.milestone(milestone_id)
        if milestone is not None:
            title = self.tr("Success gap before {name}").format(name=f"{milestone.letter} {milestone.name}")
            hint = self.tr("What do they need here, and what do they meet instead?")
            form = TextForm(milestone_id, "gap", title, hint, milestone.gap, self._page)
            form.saved.connect(self._deeds.edit)
            self._show_form(form, self._grid.gap_tile(milestone_id))

    def _rename_map(self, below: QWidget) -> None:
        view = self._deeds.view
        if view is not None:
            form = LineForm(view.id, "name", self.tr("Name of the map"), "", view.name, self._page)
            form.saved.connect(self._deeds.rename_map)
            self._show_form(form, below)

    def _new_period(self, at: QPoint) -> None:
        view = self._deeds.view
        if view is not None:
            hint = self.tr("Such as 2026-09, 2026-Q3 or 2026. Later periods sort after earlier ones.")
            text = this_month() if this_month() not in view.periods else ""
            form = LineForm(view.id, "period", self.tr("Period of the counts"), hint, text, self._page, always=True)
            form.saved.connect(self._on_period_named)
            self._open_form(form, at)

    def _on_period_named(self, map_id: str, changed: dict[str, str]) -> None:
        if changed["period"]:
            self.map_chosen.emit(map_id, changed["period"])

    def _show_form(self, form: Form, near: QWidget) -> None:
        self._open_form(form, near.mapToGlobal(QPoint(0, near.height() + 4)))

    def _open_form(self, form: Form, at: QPoint) -> None:
        if self._grid.wishes.refuse_writing():
            form.deleteLater()
            return
        self.form = form
        form.closed.connect(self._on_form_closed)
        form.open_at(at)

    def close(self) -> None:
        """Put an open menu or form away."""
        for each in (self.menu, self.form):
            if each is not None:
                each.close()

    def _on_form_closed(self) -> None:
        self.form = None
        self._grid.take_focus()


class _Chosen(QObject):
    """Calls a handler without the ``checked`` argument; lives as long as its action."""

    def __init__(self, action: QAction, handler: Callable[[], object]) -> None:
        super().__init__(action)
        self._handler = handler

    def call(self) -> None:
        self._handler()
