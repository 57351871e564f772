# SPDX-License-Identifier: MIT
"""A board as the board commands see it: zones, placements, codes, and room for more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from jtbdstudio.domain.boards import (
    CLUSTER_COLUMNS,
    GAP,
    LANE_GAP,
    Point,
    Rect,
    around,
    cluster_rect,
    free_slots,
    needed_height,
    note_rect,
    zone_height,
    zone_width,
)
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import PlacementRow, ZoneCodeRow, ZoneRow


@dataclass(frozen=True, slots=True)
class Zone:
    id: str
    parent_id: str | None
    kind: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class Placed:
    id: str
    note_id: str
    zone_id: str | None
    point: Point

    @property
    def rect(self) -> Rect:
        return note_rect(self.point)


class BoardState:
    """What lies where on one board, read once for one gesture."""

    def __init__(self, session: Session, board_id: str) -> None:
        self._session = session
        self.tree = code_tree(session)
        z = ZoneRow
        rows = session.execute(
            select(z.id, z.parent_id, z.kind, z.x, z.y, z.width, z.height).where(z.board_id == board_id)
        )
        self.zones = {row[0]: Zone(row[0], row[1], row[2], Rect(*row[3:])) for row in rows}
        p = PlacementRow
        placed = session.execute(select(p.id, p.note_id, p.zone_id, p.x, p.y).where(p.board_id == board_id))
        self.placements = {row[0]: Placed(row[0], row[1], row[2], (row[3], row[4])) for row in placed}
        self._codes: dict[str, list[str]] = {}
        for zone_id, code_id in session.execute(select(ZoneCodeRow.zone_id, ZoneCodeRow.code_id)):
            self._codes.setdefault(zone_id, []).append(code_id)
        top = session.execute(select(func.coalesce(func.max(p.z), 0)).where(p.board_id == board_id)).scalar_one()
        self.top = int(top) + 1

    def meaning(self, zone_id: str | None) -> set[str]:
        """What being in a zone says of a note: its own codes and those of the zones around it."""
        said: set[str] = set()
        while zone_id:
            said.update(self._codes.get(zone_id, ()))
            zone_id = self.zones[zone_id].parent_id
        return said

    def codes_of(self, zone_id: str) -> set[str]:
        """What the zone itself says."""
        return set(self._codes.get(zone_id, ()))

    def around(self, zone_id: str) -> list[str]:
        """The zones a zone lies in, the nearest first."""
        found = []
        while parent_id := self.zones[zone_id].parent_id:
            found.append(parent_id)
            zone_id = parent_id
        return found

    def zone_of(self, placement_id: str | None) -> Zone | None:
        placed = self.placements.get(placement_id or "")
        return self.zones.get(placed.zone_id) if placed and placed.zone_id else None

    def zone_meaning(self, code_id: str) -> str | None:
        """The zone of this board that stands for exactly this code."""
        return next((zone_id for zone_id in self.zones if self._codes.get(zone_id) == [code_id]), None)

    def obstacles(self, zone_id: str | None = None, but: Iterable[str] = ()) -> list[Rect]:
        """What a note must not lie on: other notes, and zones it does not go into."""
        skipped = set(but)
        inside = {z.id for z in self.zones.values() if z.parent_id == zone_id}
        notes = [p.rect for p in self.placements.values() if p.id not in skipped]
        return notes + [self.zones[z].rect for z in inside]

    def landing(self, zone_id: str | None, wanted: Sequence[tuple[Point, str | None]]) -> list[Point]:
        """Where notes let go at these points come to lie."""
        zone = self.zones.get(zone_id or "")
        if zone is None:
            return [point for point, _ in wanted]
        moving = [placement_id for _, placement_id in wanted if placement_id]
        return free_slots(zone.rect, self.obstacles(zone.id, moving), [point for point, _ in wanted])

    def free(self, zone_id: str, how_many: int) -> list[Point]:
        """The zone's first free slots."""
        return free_slots(self.zones[zone_id].rect, self.obstacles(zone_id), [None] * how_many)

    def room_for_cluster(self, lane_id: str | None, points: Sequence[Point], moving: set[str]) -> Rect:
        """A rectangle for a new cluster: in its lane, or where its notes lie now, pushed clear of other zones."""
        if lane_id is not None:
            clusters = [z.rect for z in self.zones.values() if z.parent_id == lane_id]
            loose = [p.rect for p in self.placements.values() if p.zone_id == lane_id and p.id not in moving]
            return cluster_rect(self.zones[lane_id].rect, clusters + loose, len(points))
        here = around([note_rect(point) for point in points]) if points else Rect(0, 0, 0, 0)
        rows = -(-max(1, len(points)) // CLUSTER_COLUMNS)
        rect = Rect(here.x, here.y, zone_width(CLUSTER_COLUMNS), zone_height(rows))
        others = [z.rect for z in self.zones.values()] + self.obstacles(but=moving)
        while hit := next((other for other in others if other.meets(rect)), None):
            rect = Rect(rect.x, hit.bottom + GAP, rect.width, rect.height)
        return rect

    def fit(self, zone_id: str) -> None:
        """Let a zone, then the zones around it, grow until they hold what is inside; what is below moves down."""
        current: str | None = zone_id
        while current is not None:
            zone = self.zones[current]
            contents = [p.rect for p in self.placements.values() if p.zone_id == current]
            contents += [z.rect for z in self.zones.values() if z.parent_id == current]
            extra = needed_height(zone.rect, contents) - zone.rect.height
            if extra:
                self._grow(zone, extra)
            current = zone.parent_id

    def _grow(self, zone: Zone, extra: int) -> None:
        lane = Rect(zone.rect.x, zone.rect.bottom, zone.rect.width, 10**7)
        below = [
            z.id
            for z in self.zones.values()
            if z.parent_id == zone.parent_id
            and z.id != zone.id
            and (z.rect.meets(lane) if zone.parent_id else z.rect.y >= zone.rect.bottom)
        ]
        loose = [p.id for p in self.placements.values() if p.zone_id == zone.parent_id and p.rect.meets(lane)]
        rect = Rect(zone.rect.x, zone.rect.y, zone.rect.width, zone.rect.height + extra)
        self._make_room(rect.bottom + (GAP if zone.parent_id else LANE_GAP), below, loose)
        self.zones[zone.id] = Zone(zone.id, zone.parent_id, zone.kind, rect)
        self._session.execute(update(ZoneRow).where(ZoneRow.id == zone.id).values(height=rect.height))

    def _make_room(self, bottom: int, below: Sequence[str], loose: Sequence[str]) -> None:
        """Move what lies below down, but only as far as it is in the way: neighbors may have made room before."""
        tops = [self.zones[z].rect.y for z in below] + [self.placements[p].rect.y for p in loose]
        missing = bottom - min(tops, default=bottom)
        if missing > 0:
            self.shift(below, 0, missing)
            self._move_placements(loose, 0, missing)

    def shift(self, zone_ids: Sequence[str], dx: int, dy: int) -> None:
        """Move zones with everything inside."""
        moved = set(zone_ids)
        while inner := {z.id for z in self.zones.values() if z.parent_id in moved} - moved:
            moved |= inner
        if not moved:
            return
        for zone_id in moved:
            zone = self.zones[zone_id]
            self.zones[zone_id] = Zone(zone.id, zone.parent_id, zone.kind, zone.rect.moved(dx, dy))
        self._session.execute(update(ZoneRow).where(ZoneRow.id.in_(moved)).values(x=ZoneRow.x + dx, y=ZoneRow.y + dy))
        self._move_placements([p.id for p in self.placements.values() if p.zone_id in moved], dx, dy)

    def _move_placements(self, placement_ids: Sequence[str], dx: int, dy: int) -> None:
        if not placement_ids:
            return
        for placement_id in placement_ids:
            old = self.placements[placement_id]
            point = (old.point[0] + dx, old.point[1] + dy)
            self.placements[placement_id] = Placed(old.id, old.note_id, old.zone_id, point)
        p = PlacementRow
        self._session.execute(update(p).where(p.id.in_(list(placement_ids))).values(x=p.x + dx, y=p.y + dy))
