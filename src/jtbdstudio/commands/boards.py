# SPDX-License-Identifier: MIT
"""Boards: putting notes where they belong. Entering a zone adds its codes, leaving it takes them away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from jtbdstudio.commands._code_zones import add_zone
from jtbdstudio.commands._rows import add, edit, next_ordinal, remove
from jtbdstudio.commands._zones import BoardState, Placed, Zone
from jtbdstudio.commands.codes import create_theme, edit_code
from jtbdstudio.commands.notes import write_note
from jtbdstudio.commands.tagging import add_codes, remove_codes
from jtbdstudio.domain.boards import Point, side_by_side
from jtbdstudio.domain.errors import UserError
from jtbdstudio.store.clock import new_id
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import BoardRow, PlacementRow, ZoneCodeRow, ZoneRow


@dataclass(frozen=True, slots=True)
class Drop:
    """A note let go at `x, y` (its top left, scene units). Without `placement_id` it is new on the board."""

    note_id: str
    x: int
    y: int
    placement_id: str | None = None


def create_board(session: Session, name: str) -> str:
    """New board

    Empty, for free sorting. Answers its id.
    """
    name = name.strip()
    if not name:
        raise UserError("A board needs a name. Nothing was made.")
    return add(session, BoardRow, kind="free", name=name, ordinal=next_ordinal(session, BoardRow))


def rename_board(session: Session, board_id: str, name: str) -> None:
    """Rename board"""
    name = " ".join(name.split())
    if not name:
        raise UserError("A board needs a name. The old one was kept.")
    edit(session, BoardRow, board_id, ("name",), name=name)


def delete_board(session: Session, board_id: str) -> None:
    """Delete board

    Its clusters go with it; the notes and their themes stay. The two boards of the method stay too.
    """
    kind = session.execute(select(BoardRow.kind).where(BoardRow.id == board_id)).scalar_one()
    if kind != "free":
        raise UserError("This board is part of the method and stays. Boards of your own can be deleted.")
    remove(session, BoardRow, [board_id])


def drop_notes(session: Session, board_id: str, drops: Sequence[Drop], zone_id: str | None) -> list[str]:
    """Move notes

    Into a zone (or beside all: None). In a box or cluster each takes the nearest free slot, the zone grows if
    it must; elsewhere notes keep the point, side by side. Answers the placement ids in order.
    """
    state = BoardState(session, board_id)
    left = {d.note_id: state.zone_of(d.placement_id) for d in drops if d.placement_id}
    points = state.landing(zone_id, [((d.x, d.y), d.placement_id) for d in drops])
    placed = _place(session, board_id, state, drops, points, zone_id)
    _remove_doubles(session, state, placed, zone_id)
    _retag(session, state, left, zone_id, [d.note_id for d in drops])
    if zone_id is not None:
        state.fit(zone_id)
    return placed


def lay_out_notes(session: Session, board_id: str, note_ids: Sequence[str], x: int, y: int) -> list[str]:
    """Add notes to board

    Side by side from a point, beside all zones, no codes touched. Answers the placement ids.
    """
    state = BoardState(session, board_id)
    points = side_by_side((x, y), len(note_ids), state.obstacles())
    return _place(session, board_id, state, [Drop(note_id, x, y) for note_id in note_ids], points, None)


def place_waiting(session: Session, zone_id: str, note_ids: Sequence[str]) -> list[str]:
    """Place waiting notes

    Notes that carry the zone's codes take its first free slots.
    """
    board_id = session.execute(select(ZoneRow.board_id).where(ZoneRow.id == zone_id)).scalar_one()
    state = BoardState(session, board_id)
    points = state.free(zone_id, len(note_ids))
    placed = _place(session, board_id, state, [Drop(note_id, 0, 0) for note_id in note_ids], points, zone_id)
    state.fit(zone_id)
    return placed


def place_all_waiting(session: Session, waiting: Mapping[str, Sequence[str]]) -> None:
    """Place waiting notes

    Zone by zone; a note that carries the codes of two zones lies in both.
    """
    for zone_id, note_ids in waiting.items():
        place_waiting(session, zone_id, note_ids)


def remove_from_board(session: Session, placement_ids: Sequence[str]) -> None:
    """Remove from board

    The notes and their codes stay.
    """
    remove(session, PlacementRow, placement_ids)


def nudge_notes(session: Session, placement_ids: Sequence[str], dx: int, dy: int) -> None:
    """Nudge notes

    A small move that changes no codes.
    """
    session.execute(
        update(PlacementRow)
        .where(PlacementRow.id.in_(list(placement_ids)))
        .values(x=PlacementRow.x + dx, y=PlacementRow.y + dy)
    )


def make_cluster(session: Session, board_id: str, placement_ids: Sequence[str], title: str, parent_code_id: str) -> str:
    """Make cluster

    The notes move together into a new cluster, which is a theme under its column (or a code under any other
    parent). A theme that has a cluster on this board already takes them in. Answers the zone's id.
    """
    state = BoardState(session, board_id)
    notes = [state.placements[p] for p in placement_ids]
    code_id = create_theme(session, parent_code_id, title)
    zone_id = state.zone_meaning(code_id)
    if zone_id is None:
        lane = state.zone_meaning(parent_code_id)
        rect = state.room_for_cluster(lane, [n.point for n in notes], set(placement_ids))
        zone_id = add_zone(session, board_id, rect, title.strip(), lane, code_id)
    drops = [Drop(n.note_id, *n.point, placement_id=n.id) for n in notes]
    drop_notes(session, board_id, drops, zone_id)
    return zone_id


def cluster_theme(session: Session, board_id: str, code_id: str, note_ids: Sequence[str]) -> str:
    """Make cluster

    A theme that has no cluster on this board yet gets one, with its waiting notes in it. Answers the zone's id.
    """
    code = code_tree(session)[code_id]
    if code.parent_id is None:
        raise UserError(f"“{code.name}” is a whole family of codes and cannot be a cluster. Nothing was changed.")
    state = BoardState(session, board_id)
    zone_id = state.zone_meaning(code_id)
    if zone_id is None:
        lane = state.zone_meaning(code.parent_id)
        rect = state.room_for_cluster(lane, [(0, 0)] * len(note_ids), set())
        zone_id = add_zone(session, board_id, rect, code.name, lane, code_id)
    place_waiting(session, zone_id, note_ids)
    return zone_id


def rename_zone(session: Session, zone_id: str, title: str) -> None:
    """Rename cluster

    The theme it stands for takes the name along.
    """
    title = " ".join(title.split())
    if not title:
        raise UserError("A cluster needs a name. The old one was kept.")
    codes = session.execute(select(ZoneCodeRow.code_id).where(ZoneCodeRow.zone_id == zone_id)).scalars().all()
    edit(session, ZoneRow, zone_id, ("title",), title=title)
    if len(codes) == 1:
        edit_code(session, codes[0], name=title)


def move_zone(session: Session, zone_id: str, dx: int, dy: int) -> None:
    """Move cluster

    With everything inside; the zone around it grows if it must.
    """
    board_id = session.execute(select(ZoneRow.board_id).where(ZoneRow.id == zone_id)).scalar_one()
    state = BoardState(session, board_id)
    state.shift([zone_id], dx, dy)
    if parent_id := state.zones[zone_id].parent_id:
        state.fit(parent_id)


def uncluster(session: Session, zone_id: str) -> None:
    """Uncluster

    The frame goes; the notes keep their places and their theme.
    """
    remove(session, ZoneRow, [zone_id])


def write_on_board(session: Session, board_id: str, text: str, x: int, y: int, zone_id: str | None = None) -> str:
    """Write note

    Our own words on a new note of the board. Answers the note's id.
    """
    note_id = write_note(session, text, kind="idea")
    drop_notes(session, board_id, [Drop(note_id, x, y)], zone_id)
    return note_id


def _place(
    session: Session,
    board_id: str,
    state: BoardState,
    drops: Sequence[Drop],
    points: Sequence[Point],
    zone_id: str | None,
) -> list[str]:
    """Put notes at these points, the last one on top; answers the placement ids in order."""
    rows = [
        {
            "id": drop.placement_id or new_id(), "board_id": board_id, "note_id": drop.note_id, "zone_id": zone_id,
            "x": x, "y": y, "z": state.top + i,
        }
        for i, (drop, (x, y)) in enumerate(zip(drops, points, strict=True))
    ]  # fmt: skip
    new = [row for row, drop in zip(rows, drops, strict=True) if drop.placement_id is None]
    moved = [row for row, drop in zip(rows, drops, strict=True) if drop.placement_id is not None]
    if new:
        session.execute(insert(PlacementRow), new)
    if moved:
        session.execute(update(PlacementRow), moved)
    placed = [str(row["id"]) for row in rows]
    for placement_id, drop, point in zip(placed, drops, points, strict=True):
        state.placements[placement_id] = Placed(placement_id, drop.note_id, zone_id, point)
    return placed


def _remove_doubles(session: Session, state: BoardState, placed: Sequence[str], zone_id: str | None) -> None:
    """A zone holds a note once: what came takes the place of what lay there."""
    if zone_id is None:
        return
    came = {state.placements[p].note_id for p in placed}
    here = {p.id for p in state.placements.values() if p.zone_id == zone_id and p.note_id in came}
    for double in here - set(placed):
        remove(session, PlacementRow, [double])
        del state.placements[double]


def _retag(
    session: Session, state: BoardState, left: dict[str, Zone | None], zone_id: str | None, note_ids: Sequence[str]
) -> None:
    """Take away what the zones left behind meant, as far as the new one does not mean it too; add the new."""
    tree = state.tree
    entered = {up for code in state.meaning(zone_id) for up in tree.implied(code)}
    by_zone: dict[str, list[str]] = {}
    for note_id, zone in left.items():
        if zone is not None and zone.id != zone_id:
            by_zone.setdefault(zone.id, []).append(note_id)
    for old_zone, notes in by_zone.items():
        remove_codes(session, notes, state.meaning(old_zone) - entered, tree)
    if entered:
        add_codes(session, note_ids, entered, tree, arranging=True)
