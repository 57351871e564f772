# SPDX-License-Identifier: MIT
"""Geometry of a board, in whole scene units: notes side by side, never in a pile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

NOTE_WIDTH, NOTE_HEIGHT = 152, 76
GAP = 14
HEADER = 46
"""Height of a zone's title row, above its notes."""
CLUSTER_COLUMNS = 2
BOX_COLUMNS = 4
LANE_GAP = 40
Point = tuple[int, int]


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
    taken = list(obstacles)
    found: list[Point] = []
    for point in wanted:
        slot = _nearest(zone, taken, point) if point else next(_open_slots(zone, taken))
        taken.append(note_rect(slot))
        found.append(slot)
    return found


def _open_slots(zone: Rect, taken: Sequence[Rect]) -> Iterator[Point]:
    for row in count():
        for point in _row(zone, row):
            if not any(note_rect(point).meets(other) for other in taken):
                yield point


def _nearest(zone: Rect, taken: Sequence[Rect], wanted: Point) -> Point:
    """Nearest free slot, looking one row further than the first row where any was free."""

    def distance(point: Point) -> int:
        return (point[0] - wanted[0]) ** 2 + (point[1] - wanted[1]) ** 2

    rows = max(1, (max(zone.bottom, *(t.bottom for t in taken), wanted[1]) - zone.y) // (NOTE_HEIGHT + GAP) + 1)
    points = [p for row in range(rows) for p in _row(zone, row)]
    open_points = [p for p in points if not any(note_rect(p).meets(other) for other in taken)]
    inside = [p for p in open_points if p[1] + NOTE_HEIGHT <= zone.bottom]
    return min(inside or open_points, key=distance)


def _row(zone: Rect, row: int) -> list[Point]:
    columns = max(1, (zone.width - GAP) // (NOTE_WIDTH + GAP))
    y = zone.y + HEADER + row * (NOTE_HEIGHT + GAP)
    return [(zone.x + GAP + column * (NOTE_WIDTH + GAP), y) for column in range(columns)]


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
