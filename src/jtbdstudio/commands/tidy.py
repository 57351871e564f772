# SPDX-License-Identifier: MIT
"""Tidying a board: gaps close, clusters shrink to what is in them. Nothing changes its meaning."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import update
from sqlalchemy.orm import Session

from jtbdstudio.commands._zones import BoardState, Placed, Zone
from jtbdstudio.domain.boards import GAP, HEADER, NOTE_HEIGHT, NOTE_WIDTH, Rect, free_slots, side_by_side, zone_height
from jtbdstudio.store.schema import PlacementRow, ZoneRow


def tidy_zones(session: Session, board_id: str, zone_id: str | None = None) -> None:
    """Tidy

    The notes of a zone (or of every zone) close up in reading order; clusters shrink to their notes and stack up
    in the columns they are in. No codes are touched.
    """
    state = BoardState(session, board_id)
    wanted = [zone_id] if zone_id else [zone.id for zone in state.zones.values() if zone.parent_id is None]
    for each in wanted:
        _tidy_zone(session, board_id, each)


def tidy_notes(session: Session, board_id: str, placement_ids: Sequence[str]) -> None:
    """Tidy

    Notes beside all zones line up in rows, from the upper left one. Notes in zones stay where they are.
    """
    state = BoardState(session, board_id)
    notes = [state.placements[p] for p in placement_ids if state.placements[p].zone_id is None]
    if not notes:
        return
    at = (min(n.point[0] for n in notes), min(n.point[1] for n in notes))
    ordered = sorted(notes, key=_reading_order)
    points = side_by_side(at, len(notes), state.obstacles(but=[n.id for n in notes]))
    _move(session, ordered, points)


def _tidy_zone(session: Session, board_id: str, zone_id: str) -> None:
    state = BoardState(session, board_id)
    clusters = [zone for zone in state.zones.values() if zone.parent_id == zone_id]
    for cluster in clusters:
        _close_up(session, state, cluster, [])
        _shrink(session, state, cluster)
    state = BoardState(session, board_id)
    _stack(state, zone_id)
    state = BoardState(session, board_id)
    inner = [zone.rect for zone in state.zones.values() if zone.parent_id == zone_id]
    _close_up(session, state, state.zones[zone_id], inner)
    if state.zones[zone_id].kind == "cluster":
        _shrink(session, state, state.zones[zone_id])
    BoardState(session, board_id).fit(zone_id)


def _close_up(session: Session, state: BoardState, zone: Zone, obstacles: Sequence[Rect]) -> None:
    notes = sorted((p for p in state.placements.values() if p.zone_id == zone.id), key=_reading_order)
    _move(session, notes, free_slots(zone.rect, obstacles, [None] * len(notes)))


def _shrink(session: Session, state: BoardState, cluster: Zone) -> None:
    columns = max(1, (cluster.rect.width - GAP) // (NOTE_WIDTH + GAP))
    notes = sum(p.zone_id == cluster.id for p in state.placements.values())
    height = zone_height(-(-notes // columns))
    session.execute(update(ZoneRow).where(ZoneRow.id == cluster.id).values(height=height))


def _stack(state: BoardState, zone_id: str) -> None:
    """Clusters above each other, each as high up as those over it allow."""
    lane = state.zones[zone_id].rect
    done: list[Rect] = []
    clusters = [zone for zone in state.zones.values() if zone.parent_id == zone_id]
    for cluster in sorted(clusters, key=lambda zone: (zone.rect.y, zone.rect.x)):
        rect = cluster.rect
        over = [other.bottom for other in done if other.x < rect.right and rect.x < other.right]
        y = max(over, default=lane.y + HEADER - GAP) + GAP
        state.shift([cluster.id], 0, y - rect.y)
        done.append(rect.moved(0, y - rect.y))


def _move(session: Session, notes: Sequence[Placed], points: Sequence[tuple[int, int]]) -> None:
    rows = [{"id": note.id, "x": x, "y": y} for note, (x, y) in zip(notes, points, strict=True) if note.point != (x, y)]
    if rows:
        session.execute(update(PlacementRow), rows)


def _reading_order(note: Placed) -> tuple[int, int]:
    """Row by row; what is a little out of line still belongs to its row."""
    x, y = note.point
    return ((y + NOTE_HEIGHT // 2) // (NOTE_HEIGHT + GAP), x)
