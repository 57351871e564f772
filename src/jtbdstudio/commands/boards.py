# SPDX-License-Identifier: MIT
"""Boards: putting notes where they belong. Entering a zone adds its codes, leaving it takes them away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from jtbdstudio.commands._rows import add, edit, next_ordinal, remove
from jtbdstudio.commands._zones import BoardState, Zone
from jtbdstudio.commands.codes import create_theme, edit_code
from jtbdstudio.commands.notes import write_note
from jtbdstudio.commands.tagging import add_codes, remove_codes
from jtbdstudio.domain.boards import Point, Rect, side_by_side
from jtbdstudio.domain.errors import UserError
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


def drop_notes(session: Session, board_id: str, drops: Sequence[Drop], zone_id: str | None) -> list[str]:
    """Move notes

    Into a zone (or beside all: None). In a box or cluster each takes the nearest free slot, the zone grows if
    it must; elsewhere notes keep the point, side by side. Answers the placement ids in order.
    """
    state = BoardState(session, board_id)
    left = {d.note_id: state.zone_of(d.placement_id) for d in drops if d.placement_id}
    points = state.landing(zone_id, [((d.x, d.y), d.placement_id) for d in drops])
    placed = [
        _place(session, board_id, drop, point, zone_id, state.top + i)
        for i, (drop, point) in enumerate(zip(drops, points, strict=True))
    ]
    _retag(session, state, left, zone_id, [d.note_id for d in drops])
    if zone_id is not None:
        BoardState(session, board_id).fit(zone_id)
    return placed


def lay_out_notes(session: Session, board_id: str, note_ids: Sequence[str], x: int, y: int) -> list[str]:
    """Add notes to board

    Side by side from a point, beside all zones, no codes touched. Answers the placement ids.
    """
    state = BoardState(session, board_id)
    points = side_by_side((x, y), len(note_ids), state.obstacles())
    return [
        _place(session, board_id, Drop(note_id, *point), point, None, state.top + i)
        for i, (note_id, point) in enumerate(zip(note_ids, points, strict=True))
    ]


def place_waiting(session: Session, zone_id: str, note_ids: Sequence[str]) -> list[str]:
    """Place waiting notes

    Notes that carry the zone's codes take its first free slots.
    """
    board_id = session.execute(select(ZoneRow.board_id).where(ZoneRow.id == zone_id)).scalar_one()
    state = BoardState(session, board_id)
    points = state.free(zone_id, len(note_ids))
    placed = [
        _place(session, board_id, Drop(note_id, *point), point, zone_id, state.top + i)
        for i, (note_id, point) in enumerate(zip(note_ids, points, strict=True))
    ]
    BoardState(session, board_id).fit(zone_id)
    return placed


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
        zone_id = _add_zone(session, board_id, rect, title.strip(), lane, code_id)
    drops = [Drop(n.note_id, *n.point, placement_id=n.id) for n in notes]
    drop_notes(session, board_id, drops, zone_id)
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

    With everything inside.
    """
    board_id = session.execute(select(ZoneRow.board_id).where(ZoneRow.id == zone_id)).scalar_one()
    BoardState(session, board_id).shift([zone_id], dx, dy)


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


def _place(session: Session, board_id: str, drop: Drop, point: Point, zone_id: str | None, z: int) -> str:
    if drop.placement_id is None:
        return add(
            session, PlacementRow, board_id=board_id, note_id=drop.note_id, zone_id=zone_id,
            x=point[0], y=point[1], z=z,
        )  # fmt: skip
    edit(
        session, PlacementRow, drop.placement_id, ("zone_id", "x", "y", "z"),
        zone_id=zone_id, x=point[0], y=point[1], z=z,
    )  # fmt: skip
    return drop.placement_id


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
        add_codes(session, note_ids, entered, tree)


def _add_zone(session: Session, board_id: str, rect: Rect, title: str, parent_id: str | None, code_id: str) -> str:
    zone_id = add(
        session, ZoneRow, board_id=board_id, parent_id=parent_id, kind="cluster", title=title,
        ordinal=next_ordinal(session, ZoneRow, ZoneRow.board_id == board_id),
        x=rect.x, y=rect.y, width=rect.width, height=rect.height,
    )  # fmt: skip
    add(session, ZoneCodeRow, zone_id=zone_id, code_id=code_id)
    return zone_id
