# SPDX-License-Identifier: MIT
"""Geometry of a board, in whole scene units: notes side by side, never in a pile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

NOTE_WIDTH, NOTE_HEIGHT = 152, 76
GAP = 14
HEADER = 46
"""Height of a zone's title row, above its notes."""
CLUSTER_COLUMNS = 2
BOX_COLUMNS = 4
LANE_GAP = 40
_PITCH_X, _PITCH_Y = NOTE_WIDTH + GAP, NOTE_HEIGHT + GAP
Point = tuple[int, int]
Slot = tuple[int, int]
"""Row and column of a zone's grid."""


@dataclass(frozen=True, slots=True)
class Rect:
    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    def meets(self, other: Rect) -> bool:
        """Whether the two share any area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def holds(self, x: int, y: int) -> bool:
        return self.x <= x < self.right and self.y <= y < self.bottom

    def moved(self, dx: int, dy: int) -> Rect:
        return Rect(self.x + dx, self.y + dy, self.width, self.height)


def note_rect(point: Point) -> Rect:
    return Rect(*point, NOTE_WIDTH, NOTE_HEIGHT)


def zone_width(columns: int) -> int:
    """Width of a zone with that many notes beside each other."""
    return columns * (NOTE_WIDTH + GAP) + GAP


def zone_height(rows: int) -> int:
    """Height of a zone with that many rows of notes."""
    return HEADER + max(1, rows) * (NOTE_HEIGHT + GAP)


def free_slots(zone: Rect, obstacles: Iterable[Rect], wanted: Sequence[Point | None]) -> list[Point]:
    """A free slot of the zone's grid for each wanted point, the nearest one; for None the first.

    Slots may lie below the zone's present bottom: then the zone has to grow.
    """
    grid = _Grid(zone, obstacles)
    return [grid.take(grid.nearest(point) if point else grid.first()) for point in wanted]


class _Grid:
    """Slots of a zone as (row, column), and which of them something lies on.

    Obstacles are turned into slots once: asking every slot about every obstacle took seconds on a full board.
    """

    def __init__(self, zone: Rect, obstacles: Iterable[Rect]) -> None:
        self._x, self._y = zone.x + GAP, zone.y + HEADER
        self._columns = max(1, (zone.width - GAP) // _PITCH_X)
        self._rows = max(0, (zone.bottom - NOTE_HEIGHT - self._y) // _PITCH_Y + 1)
        self._taken: dict[int, set[int]] = {}
        self._first_row = 0
        for obstacle in obstacles:
            self._block(obstacle)

    def first(self) -> Slot:
        """The first free slot, row by row."""
        while not self._free(self._first_row):
            self._first_row += 1
        return (self._first_row, self._free(self._first_row)[0])

    def nearest(self, wanted: Point) -> Slot:
        """The nearest free slot inside the zone; when it is full, one in the first row below with room."""
        found = self._nearest_inside(wanted)
        if found is None:
            row = next(r for r in count(self._rows) if self._free(r))
            found = min(((row, c) for c in self._free(row)), key=lambda slot: self._distance(slot, wanted))
        return found

    def take(self, slot: Slot) -> Point:
        """Occupy a slot; answers its top left point."""
        row, column = slot
        self._taken.setdefault(row, set()).add(column)
        return (self._x + column * _PITCH_X, self._y + row * _PITCH_Y)

    def _nearest_inside(self, wanted: Point) -> Slot | None:
        """Looks further up and down from the wanted row until no row can hold a nearer one."""
        best: Slot | None = None
        middle = min(max((wanted[1] - self._y) // _PITCH_Y, 0), max(self._rows - 1, 0))
        for away in range(self._rows):
            if best and away > 1 and ((away - 1) * _PITCH_Y) ** 2 >= self._distance(best, wanted):
                break
            for row in {middle - away, middle + away}:
                for column in self._free(row) if 0 <= row < self._rows else ():
                    slot = (row, column)
                    if best is None or self._rank(slot, wanted) < self._rank(best, wanted):
                        best = slot
        return best

    def _rank(self, slot: Slot, wanted: Point) -> tuple[int, Slot]:
        return (self._distance(slot, wanted), slot)

    def _distance(self, slot: Slot, wanted: Point) -> int:
        x, y = self._x + slot[1] * _PITCH_X, self._y + slot[0] * _PITCH_Y
        return (x - wanted[0]) ** 2 + (y - wanted[1]) ** 2

    def _free(self, row: int) -> list[int]:
        taken = self._taken.get(row, ())
        return [c for c in range(self._columns) if c not in taken] if len(taken) < self._columns else []

    def _block(self, rect: Rect) -> None:
        first_column = max(0, (rect.x - self._x - NOTE_WIDTH) // _PITCH_X + 1)
        last_column = min(self._columns - 1, (rect.right - self._x - 1) // _PITCH_X)
        first_row = max(0, (rect.y - self._y - NOTE_HEIGHT) // _PITCH_Y + 1)
        last_row = (rect.bottom - self._y - 1) // _PITCH_Y
        if first_column <= last_column:
            columns = range(first_column, last_column + 1)
            for row in range(first_row, last_row + 1):
                self._taken.setdefault(row, set()).update(columns)


def side_by_side(at: Point, how_many: int, obstacles: Iterable[Rect], columns: int = 5) -> list[Point]:
    """Points for notes laid out in rows from `at`, skipping what lies there already."""
    ground = Rect(at[0] - GAP, at[1] - HEADER, zone_width(columns), 10**6)
    return free_slots(ground, obstacles, [None] * how_many)


def needed_height(zone: Rect, contents: Iterable[Rect]) -> int:
    """The height that holds everything inside, never less than now."""
    lowest = max((r.bottom for r in contents), default=zone.y)
    return max(zone.height, lowest + GAP - zone.y)


def around(rects: Sequence[Rect]) -> Rect:
    """The smallest rectangle around these."""
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, max(r.right for r in rects) - x, max(r.bottom for r in rects) - y)


def box_zones() -> list[Rect]:
    """The 12 boxes: a row of four for each stage."""
    width, height = zone_width(BOX_COLUMNS), zone_height(4)
    return [Rect(c * (width + LANE_GAP), r * (height + LANE_GAP), width, height) for r in range(3) for c in range(4)]


def column_zones() -> list[Rect]:
    """Struggle, motivation, outcome: three lanes, each two clusters wide."""
    width = 2 * zone_width(CLUSTER_COLUMNS) + 3 * GAP
    return [Rect(c * (width + LANE_GAP), 0, width, zone_height(8)) for c in range(3)]


def cluster_rect(lane: Rect, clusters: Sequence[Rect], notes: int) -> Rect:
    """Where a new cluster of so many notes goes in a lane: the shorter of its two columns."""
    width, height = zone_width(CLUSTER_COLUMNS), zone_height(-(-notes // CLUSTER_COLUMNS))
    candidates = []
    for x in (lane.x + GAP, lane.x + 2 * GAP + width):
        column = Rect(x, lane.y, width, 10**6)
        bottom = max((c.bottom for c in clusters if c.meets(column)), default=lane.y + HEADER - GAP)
        candidates.append((bottom, x))
    bottom, x = min(candidates)
    return Rect(x, bottom + GAP, width, height)
