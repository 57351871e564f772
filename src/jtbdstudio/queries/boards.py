# SPDX-License-Identifier: MIT
"""A board to draw: zones with their counts, notes where they lie, notes that wait for a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio.domain.boards import HEADER, LANE_GAP, Rect
from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.domain.counting import Count, Evidence, Tally
from jtbdstudio.queries.quotes import QuoteCard, all_cards
from jtbdstudio.store.reading import code_tree, codes_by_note
from jtbdstudio.store.schema import BoardRow, NoteRow, PlacementRow, ZoneCodeRow, ZoneRow


@dataclass(frozen=True, slots=True)
class BoardItem:
    id: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class BoardZone:
    """`code_ids` is what the zone means; `count` counts those codes; `waiting` are notes with them, not placed here."""

    id: str
    parent_id: str | None
    kind: str
    title: str
    tone: str
    rect: Rect
    code_ids: tuple[str, ...]
    key: str
    count: Count
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoardNote:
    """A note at its place (top left, scene units)."""

    placement_id: str
    card: QuoteCard
    zone_id: str | None
    x: int
    y: int
    z: int
    tone: str


@dataclass(frozen=True, slots=True)
class BoardView:
    board: BoardItem
    zones: tuple[BoardZone, ...]
    """Parents before children."""
    notes: tuple[BoardNote, ...]
    """Lowest first."""
    waiting: tuple[QuoteCard, ...]
    """Every note some zone waits for, once, in order of number."""


def board_list(session: Session) -> tuple[BoardItem, ...]:
    query = select(BoardRow.id, BoardRow.kind, BoardRow.name).order_by(BoardRow.ordinal)
    return tuple(BoardItem(*row) for row in session.execute(query))


def board_view(session: Session, board_id: str, cards: Mapping[str, QuoteCard] | None = None) -> BoardView | None:
    """Everything on one board; None if it is gone. `cards` are those of all notes, if they are known already."""
    board = next((b for b in board_list(session) if b.id == board_id), None)
    if board is None:
        return None
    tree = code_tree(session)
    cards = all_cards(session) if cards is None else cards
    notes = _notes(session, board_id, cards)
    zones = _zones(session, board_id, tree, cards, notes)
    tones = {zone.id: zone.tone for zone in zones}
    notes = tuple(
        BoardNote(n.placement_id, n.card, n.zone_id, n.x, n.y, n.z, tones.get(n.zone_id or "", n.tone)) for n in notes
    )
    waiting = {note_id for zone in zones for note_id in zone.waiting}
    return BoardView(board, zones, notes, tuple(card for card in cards.values() if card.id in waiting))


def _notes(session: Session, board_id: str, cards: Mapping[str, QuoteCard]) -> tuple[BoardNote, ...]:
    p = PlacementRow
    rows = session.execute(
        select(p.id, p.note_id, p.zone_id, p.x, p.y, p.z).where(p.board_id == board_id).order_by(p.z)
    )
    return tuple(BoardNote(i, cards[note], zone, x, y, z, cards[note].tone) for i, note, zone, x, y, z in rows)


def _zones(
    session: Session, board_id: str, tree: CodeTree, cards: Mapping[str, QuoteCard], notes: tuple[BoardNote, ...]
) -> tuple[BoardZone, ...]:
    z = ZoneRow
    rows = session.execute(
        select(z.id, z.parent_id, z.kind, z.title, z.x, z.y, z.width, z.height)
        .where(z.board_id == board_id)
        .order_by(z.parent_id.is_not(None), z.ordinal)
    ).all()
    codes: dict[str, list[str]] = {}
    for zone_id, code_id in session.execute(select(ZoneCodeRow.zone_id, ZoneCodeRow.code_id)):
        codes.setdefault(zone_id, []).append(code_id)
    parents = {row[0]: row[1] for row in rows}
    waiting = _waiting(parents, codes, tree, cards, notes)
    counted = Tally(
        (Evidence(card.id, card.customer_id, card.code_ids, card.starred) for card in cards.values() if card.counts),
        tree,
    )
    return tuple(
        BoardZone(
            zone_id, parent_id, kind, title,
            tree.tone(codes[zone_id][0]) if zone_id in codes else "neutral",
            Rect(*rect), tuple(codes.get(zone_id, ())),
            tree[codes[zone_id][0]].key if zone_id in codes else "",
            counted.count(codes[zone_id][0]) if zone_id in codes else Count(0, 0, counted.of),
            waiting.get(zone_id, ()),
        )
        for zone_id, parent_id, kind, title, *rect in rows
    )  # fmt: skip


def _waiting(
    parents: dict[str, str | None],
    codes: dict[str, list[str]],
    tree: CodeTree,
    cards: Mapping[str, QuoteCard],
    notes: tuple[BoardNote, ...],
) -> dict[str, tuple[str, ...]]:
    """Notes that carry a zone's codes but lie neither in it nor inside one of its inner zones, nor belong there."""
    lying: dict[str, set[str]] = {zone_id: set() for zone_id in parents}
    for note in notes:
        zone_id = note.zone_id
        while zone_id:
            lying[zone_id].add(note.card.id)
            zone_id = parents[zone_id]
    wanted = {zone_id: [tree.below(code) for code in codes[zone_id]] for zone_id in parents if zone_id in codes}
    meant = _notes_by_zone(wanted, cards)
    found: dict[str, tuple[str, ...]] = {}
    for zone_id, note_ids in meant.items():
        inner = {n for z, parent in parents.items() if parent == zone_id for n in meant.get(z, ())}
        found[zone_id] = tuple(n for n in note_ids if n not in lying[zone_id] and n not in inner)
    return found


def _notes_by_zone(wanted: dict[str, list[frozenset[str]]], cards: Mapping[str, QuoteCard]) -> dict[str, list[str]]:
    """The notes that carry all codes of each zone, in order. Asked once per set of codes: most notes share theirs."""
    found: dict[str, list[str]] = {zone_id: [] for zone_id in wanted}
    matching: dict[frozenset[str], list[str]] = {}
    for note_id, card in cards.items():
        if card.code_ids not in matching:
            matching[card.code_ids] = [
                zone_id
                for zone_id, said in wanted.items()
                if not any(card.code_ids.isdisjoint(codes) for codes in said)
            ]
        for zone_id in matching[card.code_ids]:
            found[zone_id].append(note_id)
    return found


@dataclass(frozen=True, slots=True)
class BoardForNote:
    """Where a note would go on a board: the zones that wait for it, or a point beside all of them.

    `lies_there` if there is nothing to send: it is on the board, and no zone waits.
    """

    board: BoardItem
    lies_there: bool
    zones: tuple[tuple[str, str], ...]
    """Ids and titles, innermost zones only."""
    beside: tuple[int, int]


def boards_for_note(session: Session, note_id: str) -> tuple[BoardForNote, ...]:
    """Every board with what sending a note there would do."""
    p, z = PlacementRow, ZoneRow
    tree, carried = code_tree(session), codes_by_note(session, NoteRow.id == note_id).get(note_id, frozenset())
    lying = set(session.execute(select(p.board_id, p.zone_id).where(p.note_id == note_id)))
    codes: dict[str, list[str]] = {}
    for zone_id, code_id in session.execute(select(ZoneCodeRow.zone_id, ZoneCodeRow.code_id)):
        codes.setdefault(zone_id, []).append(code_id)
    found = []
    for board in board_list(session):
        zones = session.execute(
            select(z.id, z.parent_id, z.title, z.x, z.y, z.height).where(z.board_id == board.id).order_by(z.ordinal)
        ).all()
        meant = [row for row in zones if row.id in codes and all(carried & tree.below(c) for c in codes[row.id])]
        inner = [row for row in meant if all(other.parent_id != row.id for other in meant)]
        waiting = tuple((row.id, row.title) for row in inner if (board.id, row.id) not in lying)
        here = any(board_id == board.id for board_id, _ in lying)
        left, low = min((row.x for row in zones), default=0), max((row.y + row.height for row in zones), default=0)
        found.append(BoardForNote(board, here and not waiting, waiting, (left, low + LANE_GAP + HEADER)))
    return tuple(found)
