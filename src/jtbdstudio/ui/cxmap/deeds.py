# SPDX-License-Identifier: MIT
"""What the map's gestures do to the study: each wish becomes one command, one step, one undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from jtbdstudio.commands import maps
from jtbdstudio.queries.quotes import cards_by_id
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.queries.maps import MapView, MilestoneView
    from jtbdstudio.ui.cxmap.tile import Wishes
    from jtbdstudio.ui.workspace import Workspace


class MapDeeds(QObject):
    """Runs the commands. Nothing is repainted here: the page hears of the change like everyone else."""

    notice = Signal(str)
    undoable_notice = Signal(str)

    def __init__(self, wishes: Wishes, parent: QObject) -> None:
        super().__init__(parent)
        self.workspace: Workspace | None = None
        self.view: MapView | None = None
        wishes.cell_text.connect(self.write_cell)
        wishes.notes_dropped.connect(self.put)
        wishes.rename.connect(self.rename)
        wishes.mood.connect(self.set_mood)
        wishes.count.connect(self.set_count)
        wishes.clear_kpi.connect(self.clear_kpi)
        wishes.delete.connect(self.delete_milestone)

    @property
    def _studio(self) -> Workspace:
        assert self.workspace is not None
        return self.workspace

    def milestone(self, milestone_id: str) -> MilestoneView | None:
        """The milestone as it was last read."""
        found = self.view.milestones if self.view is not None else ()
        return next((m for m in found if m.id == milestone_id), None)

    def write_cell(self, milestone_id: str, lens_id: str, text: str) -> None:
        self._studio.run(maps.write_cell, milestone_id, lens_id, text)

    def put(self, milestone_id: str, lens_id: str, note_ids: Sequence[str]) -> None:
        """Put notes into a cell; those of another study stay where they are."""
        known = [card.id for card in self._studio.read(cards_by_id, note_ids)]
        if not known:
            self.notice.emit(self.tr("These notes belong to another study, so they cannot be put on this map."))
            return
        here = {card.id for card in self.view.cell(milestone_id, lens_id).quotes} if self.view is not None else set()
        if new := [note_id for note_id in known if note_id not in here]:
            self._studio.run(maps.put_in_cell, new, milestone_id, lens_id)

    def take_off(self, note_id: str) -> None:
        """Take a note off the map; it stays in the study."""
        self._studio.run(maps.take_from_map, [note_id])
        self._offer_undo(self.tr("Taken off the map. The quote stays in the study."))

    def rename(self, milestone_id: str, name: str) -> None:
        self._studio.run(maps.edit_milestone, milestone_id, name=name)

    def set_mood(self, milestone_id: str, mood: int | None) -> None:
        self._studio.run(maps.edit_milestone, milestone_id, mood=mood, merge=f"mood {milestone_id}")

    def set_count(self, milestone_id: str, count: int | None) -> None:
        """Counts belong to a period; the very first ones are taken to be of this month."""
        if self.view is not None:
            period = self.view.period or ("" if self.view.periods else this_month())
            self._studio.run(maps.set_count, milestone_id, count, period)

    def set_kpi(self, milestone_id: str, changed: Mapping[str, str]) -> None:
        self._studio.run(maps.set_kpi, milestone_id, **changed)

    def clear_kpi(self, milestone_id: str) -> None:
        self._studio.run(maps.set_kpi, milestone_id, name="", rule="", owner="")
        self._offer_undo(self.tr("KPI cleared. The count was kept."))

    def edit(self, milestone_id: str, changed: Mapping[str, str]) -> None:
        """Leap of faith, gap, state or phase."""
        self._studio.run(maps.edit_milestone, milestone_id, **changed)

    def add_milestone(self, phase: str, after: str | None = None) -> str | None:
        """A new milestone, to be named at once; its id."""
        if self.view is None:
            return None
        made: str | None = self._studio.run(
            maps.add_milestone, self.view.id, phase, self.tr("New milestone"), after=after
        )
        return made

    def move(self, milestone_id: str, steps: int) -> None:
        self._studio.run(maps.move_milestone, milestone_id, steps)

    def delete_milestone(self, milestone_id: str) -> None:
        """Delete at once, and offer the way back."""
        milestone = self.milestone(milestone_id)
        if milestone is None or self.view is None:
            return
        quotes = sum(len(cell.quotes) for cell in self.view.cells if cell.milestone_id == milestone_id)
        self._studio.run(maps.delete_milestone, milestone_id)
        said = self.tr("Milestone “{name}” deleted.").format(name=milestone.name)
        one, many = self.tr("Its quote stays in the study."), self.tr("Its {n} quotes stay in the study.")
        self._offer_undo(f"{said} {number_of(quotes, one, many)}" if quotes else said)

    def choose_job(self, job_id: str | None) -> None:
        if self.view is not None:
            self._studio.run(maps.edit_map, self.view.id, job_id=job_id)

    def add_map(self) -> str | None:
        """A further map with the default milestones; its id."""
        made: str | None = self._studio.run(maps.add_map, self.tr("New map"))
        return made

    def rename_map(self, map_id: str, changed: Mapping[str, str]) -> None:
        self._studio.run(maps.edit_map, map_id, **changed)

    def delete_map(self, map_id: str, name: str) -> None:
        """Delete at once, and offer the way back."""
        self._studio.run(maps.delete_map, map_id)
        self._offer_undo(self.tr("Map “{name}” deleted. Its quotes stay in the study.").format(name=name))

    def _offer_undo(self, sentence: str) -> None:
        if not self._studio.read_only:  # the refusal has been said already
            self.undoable_notice.emit(sentence)


def this_month() -> str:
    """`2026-09`."""
    return f"{datetime.now().astimezone():%Y-%m}"
