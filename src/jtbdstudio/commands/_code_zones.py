# SPDX-License-Identifier: MIT
"""Clusters go where their codes go: into another lane, into another cluster, or apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from jtbdstudio.commands._rows import add, next_ordinal, remove
from jtbdstudio.commands._zones import BoardState, Placed
from jtbdstudio.domain.boards import GAP, Rect
from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.store.schema import PlacementRow, ZoneCodeRow, ZoneRow


def follow(session: Session, tree: CodeTree, code_ids: Collection[str]) -> None:
    """Clusters of these codes leave what is around them where that says what the code does not mean any more."""
    for board_id in _boards(session, code_ids):
        state = BoardState(session, board_id)
        for zone_id in _outermost(state, [z for z in state.zones if state.codes_of(z) & set(code_ids)]):
            _to_its_place(session, state, tree, zone_id)


def join(session: Session, tree: CodeTree, into: str, gone: str) -> None:
    """The clusters of one code become those of another; where a board has one already, its notes go in there."""
    for board_id in _boards(session, [gone]):
        state = BoardState(session, board_id)
        there = state.zone_meaning(into)
        for zone_id in [z for z in state.zones if gone in state.codes_of(z)]:
            alone = state.codes_of(zone_id) == {gone} and state.zones[zone_id].kind == "cluster"
            if there is not None and alone:
                _empty_into(session, state, zone_id, there)
            else:
                _rename_meaning(session, state, zone_id, gone, into, tree[into].name if alone else "")
                there = there or (zone_id if alone else None)
    follow(session, tree, [into])


def part(session: Session, tree: CodeTree, old: str, new: str, note_ids: Sequence[str]) -> None:
    """Notes that lie in a cluster of the old code get one of the new code beside it."""
    for board_id in _boards(session, [old]):
        state = BoardState(session, board_id)
        zones = [z for z in state.zones if state.codes_of(z) == {old} and state.zones[z].kind == "cluster"]
        lying = [p for p in state.placements.values() if p.zone_id in zones and p.note_id in set(note_ids)]
        if not lying:
            continue
        there = state.zone_meaning(new)
        if there is None:
            home = state.zones[zones[0]].parent_id
            rect = state.room_for_cluster(home, [p.point for p in lying], {p.id for p in lying})
            there = add_zone(session, board_id, rect, tree[new].name, home, new)
            state = BoardState(session, board_id)
        _put(session, state, lying, there)


def add_zone(session: Session, board_id: str, rect: Rect, title: str, parent_id: str | None, code_id: str) -> str:
    """A new cluster; answers its id."""
    zone_id = add(
        session, ZoneRow, board_id=board_id, parent_id=parent_id, kind="cluster", title=title,
        ordinal=next_ordinal(session, ZoneRow, ZoneRow.board_id == board_id),
        x=rect.x, y=rect.y, width=rect.width, height=rect.height,
    )  # fmt: skip
    add(session, ZoneCodeRow, zone_id=zone_id, code_id=code_id)
    return zone_id


def _boards(session: Session, code_ids: Collection[str]) -> list[str]:
    zones = select(ZoneCodeRow.zone_id).where(ZoneCodeRow.code_id.in_(list(code_ids)))
    query = select(ZoneRow.board_id).where(ZoneRow.id.in_(zones)).distinct().order_by(ZoneRow.board_id)
    return list(session.execute(query).scalars())


def _outermost(state: BoardState, zone_ids: Iterable[str]) -> list[str]:
    """Those that lie in none of the others: what is inside goes along."""
    among = set(zone_ids)
    return [zone_id for zone_id in sorted(among) if not among.intersection(state.around(zone_id))]


def _to_its_place(session: Session, state: BoardState, tree: CodeTree, zone_id: str) -> None:
    zone, codes = state.zones[zone_id], state.codes_of(zone_id)
    meant = {up for code_id in codes for up in tree.implied(code_id)}
    if zone.kind != "cluster" or zone.parent_id is None or state.meaning(zone.parent_id) <= meant:
        return
    above = [up for code_id in codes for up in reversed(tree.implied(code_id)[:-1])]
    home = next((found for up in above if (found := state.zone_meaning(up)) and found != zone_id), None)
    inside = [p for p in state.placements.values() if p.zone_id == zone_id]
    rect = state.room_for_cluster(home, [p.point for p in inside] or [(zone.rect.x, zone.rect.y)], set())
    session.execute(update(ZoneRow).where(ZoneRow.id == zone_id).values(parent_id=home))
    state.zones[zone_id] = replace(zone, parent_id=home)
    state.shift([zone_id], rect.x - zone.rect.x, rect.y - zone.rect.y)
    if home is not None:
        state.fit(home)


def _rename_meaning(session: Session, state: BoardState, zone_id: str, gone: str, into: str, title: str) -> None:
    here = (ZoneCodeRow.zone_id == zone_id, ZoneCodeRow.code_id == gone)
    if into in state.codes_of(zone_id):
        session.execute(delete(ZoneCodeRow).where(*here))
    else:
        session.execute(update(ZoneCodeRow).where(*here).values(code_id=into))
    if title:
        session.execute(update(ZoneRow).where(ZoneRow.id == zone_id).values(title=title))


def _empty_into(session: Session, state: BoardState, zone_id: str, there: str) -> None:
    """What lies in a cluster goes into another one, and its frame goes."""
    inner = [z.id for z in state.zones.values() if z.parent_id == zone_id and z.id != there]
    if zone_id in state.around(there):  # it lies in the one that goes, and takes its place
        outside = state.zones[zone_id].parent_id
        session.execute(update(ZoneRow).where(ZoneRow.id == there).values(parent_id=outside))
        state.zones[there] = replace(state.zones[there], parent_id=outside)
    _put(session, state, [p for p in state.placements.values() if p.zone_id == zone_id], there)
    for inside in inner:
        _move_in(session, state, inside, there)
    remove(session, ZoneRow, [zone_id])


def _move_in(session: Session, state: BoardState, zone_id: str, there: str) -> None:
    """A cluster inside another one, below what is there."""
    zone, home = state.zones[zone_id], state.zones[there]
    obstacles = [*(p.rect for p in state.placements.values() if p.zone_id == there)]
    obstacles += [z.rect for z in state.zones.values() if z.parent_id == there]
    bottom = max((rect.bottom for rect in obstacles), default=home.rect.y)
    session.execute(update(ZoneRow).where(ZoneRow.id == zone_id).values(parent_id=there))
    state.zones[zone_id] = replace(zone, parent_id=there)
    state.shift([zone_id], home.rect.x + GAP - zone.rect.x, bottom + GAP - zone.rect.y)
    state.fit(there)


def _put(session: Session, state: BoardState, lying: Sequence[Placed], zone_id: str) -> None:
    """Notes take the first free slots of a zone; one that lies there already is not doubled."""
    here = {p.note_id for p in state.placements.values() if p.zone_id == zone_id}
    moving: list[Placed] = []
    doubles: list[Placed] = []
    for placed in lying:
        (doubles if placed.note_id in here else moving).append(placed)
        here.add(placed.note_id)
    remove(session, PlacementRow, [p.id for p in doubles])
    for placed in doubles:
        del state.placements[placed.id]
    points = state.landing(zone_id, [(placed.point, placed.id) for placed in moving])
    for placed, (x, y) in zip(moving, points, strict=True):
        session.execute(update(PlacementRow).where(PlacementRow.id == placed.id).values(zone_id=zone_id, x=x, y=y))
        state.placements[placed.id] = Placed(placed.id, placed.note_id, zone_id, (x, y))
    state.fit(zone_id)
