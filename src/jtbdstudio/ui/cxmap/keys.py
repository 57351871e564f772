# SPDX-License-Identifier: MIT
"""The keys of the map: each acts on the tile one is at."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from jtbdstudio.ui.actions import bind
from jtbdstudio.ui.cxmap.cell import MapCell
from jtbdstudio.ui.cxmap.deeds import MapDeeds
from jtbdstudio.ui.cxmap.grid import MapGrid
from jtbdstudio.ui.cxmap.headers import MilestoneHeader
from jtbdstudio.ui.cxmap.mood import MoodPoint
from jtbdstudio.ui.cxmap.tile import Wishes


class MapKeys(QObject):
    """Binds the ``map`` scope to the grid; ``toggle_drawer`` is the page's."""

    def __init__(self, grid: MapGrid, wishes: Wishes, deeds: MapDeeds, toggle_drawer: object) -> None:
        super().__init__(grid)
        self._grid, self._wishes, self._deeds = grid, wishes, deeds
        handlers = {
            "map.edit": self.edit, "map.pick": self.pick, "map.quotes": self.show_quotes, "map.clear": self.clear,
            "map.add": self.add_after, "map.delete": self.delete, "map.drawer": toggle_drawer,
            "map.move_left": partial(self.move, -1), "map.move_right": partial(self.move, 1),
            "map.mood_up": partial(self.change_mood, 1), "map.mood_down": partial(self.change_mood, -1),
            "map.next": partial(grid.tab, 1), "map.previous": partial(grid.tab, -1),
            "map.left": partial(grid.walk, 0, -1), "map.right": partial(grid.walk, 0, 1),
            "map.up": partial(self.go, -1), "map.down": partial(self.go, 1),
        }  # fmt: skip
        bind(grid, "map", handlers)  # type: ignore[arg-type]
        wishes.left.connect(self._on_editor_left)

    def edit(self) -> None:
        """Write in the cell, rename the milestone, change the number."""
        if (tile := self._grid.current) is not None:
            tile.edit()

    def clear(self) -> None:
        """Take away what was written there."""
        if (tile := self._grid.current) is not None:
            tile.clear()

    def pick(self) -> None:
        """Choose a quote for the cell; anywhere else ``Space`` opens what is there."""
        tile = self._grid.current
        if isinstance(tile, MapCell):
            self._wishes.pick.emit(tile.milestone_id, tile.lens_id)
        elif isinstance(tile, MilestoneHeader):
            tile.open_menu()
        elif tile is not None:
            tile.edit()

    def show_quotes(self) -> None:
        """Who said it."""
        tile = self._grid.current
        if isinstance(tile, MapCell):
            self._wishes.evidence.emit(tile.milestone_id, tile.lens_id)

    def add_after(self) -> None:
        """A milestone after this one, to be named at once."""
        tile = self._grid.current
        milestone = self._deeds.milestone(tile.milestone_id) if tile is not None else None
        if milestone is not None and (made := self._deeds.add_milestone(milestone.phase, milestone.id)):
            self._grid.header(made).edit()

    def delete(self) -> None:
        """Delete the milestone."""
        if (tile := self._grid.current) is not None and tile.milestone_id:
            self._deeds.delete_milestone(tile.milestone_id)

    def move(self, steps: int) -> None:
        """Move the milestone along the map."""
        if (tile := self._grid.current) is not None and tile.milestone_id:
            self._deeds.move(tile.milestone_id, steps)

    def change_mood(self, by: int) -> None:
        """How it feels at this milestone, one up or down."""
        tile = self._grid.current
        point = next((p for p in self._grid.points if tile is not None and p.milestone_id == tile.milestone_id), None)
        if point is not None:
            point.step(by)

    def go(self, rows: int) -> None:
        """Up or down; on the curve these keys are the mood's."""
        tile = self._grid.current
        if isinstance(tile, MoodPoint):
            tile.step(-rows)
        else:
            self._grid.walk(rows, 0)

    def _on_editor_left(self, way: str) -> None:
        self._grid.tab(1 if way == "next" else -1)
