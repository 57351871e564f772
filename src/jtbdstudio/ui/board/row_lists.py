# SPDX-License-Identifier: MIT
"""Which rows stand in which list: what waits for a place, every code with quotes, the board read aloud."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.queries.boards import BoardNote, BoardView, BoardZone
from jtbdstudio.queries.codebook import CodeItem
from jtbdstudio.queries.quotes import QuoteCard
from jtbdstudio.ui.board.note_item import meta_line
from jtbdstudio.ui.board.rows import Row
from jtbdstudio.ui.ranker import rank
from jtbdstudio.ui.words import number_of


def waiting_rows(view: BoardView, tree: CodeTree) -> list[Row]:
    """Zone by zone the notes that carry its codes and have no place; in columns, theme by theme."""
    cards = {card.id: card for card in view.waiting}
    rows: list[Row] = []
    for zone in view.zones:
        if not zone.waiting:
            continue
        rows.append(_zone_heading(zone))
        waiting = [cards[note_id] for note_id in zone.waiting]
        themes = _by_theme(zone, waiting, tree) if zone.kind == "column" else {"": waiting}
        for code_id, group in themes.items():
            if code_id:
                rows.append(_theme_heading(zone, tree, code_id, group))
            rows += [_note_row(zone, card, 1 if code_id else 0) for card in group]
    return rows


def code_rows(codes: Sequence[CodeItem], typed: str = "") -> list[Row]:
    """Every code that quotes carry; dragged in, it brings them all."""
    used = [code for code in codes if code.quotes]
    found = rank(typed, used, lambda code: code.path, limit=200) if typed else used
    tr = QCoreApplication.translate
    rows = []
    for code in found:
        quotes = number_of(code.quotes, tr("board", "1 quote"), tr("board", "{n} quotes"))
        people = number_of(code.customers, tr("board", "1 customer"), tr("board", "{n} customers"))
        rows.append(Row(code.code_id, "code", code.path, f"{quotes} · {people}", code.tone, code_id=code.code_id))
    return rows


def board_rows(view: BoardView) -> list[Row]:
    """The whole board as a list: zones with their notes, then what lies beside them."""
    rows: list[Row] = []
    children: dict[str | None, list[BoardZone]] = {}
    for zone in view.zones:
        children.setdefault(zone.parent_id, []).append(zone)
    lying: dict[str | None, list[BoardNote]] = {}
    for note in view.notes:
        lying.setdefault(note.zone_id, []).append(note)

    def walk(zone: BoardZone, level: int) -> None:
        rows.append(Row(zone.id, "group", zone.title, _numbers(zone), zone.tone, zone_id=zone.id, level=level))
        for note in sorted(lying.get(zone.id, ()), key=lambda n: (n.y, n.x)):
            rows.append(_placed_row(note, level + 1))
        for inner in children.get(zone.id, ()):
            walk(inner, level + 1)

    for zone in children.get(None, ()):
        walk(zone, 0)
    beside = sorted(lying.get(None, ()), key=lambda n: (n.y, n.x))
    if beside:
        title = QCoreApplication.translate("board", "Beside the zones") if view.zones else view.board.name
        rows.append(Row("", "group", title, str(len(beside))))
        rows += [_placed_row(note, 1) for note in beside]
    return rows


def _zone_heading(zone: BoardZone) -> Row:
    link = QCoreApplication.translate("board", "Place all")
    count = str(len(zone.waiting))
    return Row(zone.id, "group", zone.title, count, zone.tone, zone.waiting, zone.id, link=link)


def _theme_heading(zone: BoardZone, tree: CodeTree, code_id: str, cards: Sequence[QuoteCard]) -> Row:
    link, ids = QCoreApplication.translate("board", "Cluster"), tuple(card.id for card in cards)
    key, name = f"{zone.id}/{code_id}", tree[code_id].name
    return Row(key, "group", name, str(len(cards)), zone.tone, ids, zone.id, code_id, link=link, level=1)


def _by_theme(zone: BoardZone, cards: Sequence[QuoteCard], tree: CodeTree) -> dict[str, list[QuoteCard]]:
    """Cards by the theme right below the column, those without one first."""
    themes = [code.id for code in tree.children(zone.code_ids[0])]
    groups: dict[str, list[QuoteCard]] = {"": []}
    for card in cards:
        mine = next((theme for theme in themes if theme in card.code_ids), "")
        groups.setdefault(mine, []).append(card)
    return {code_id: group for code_id, group in groups.items() if group}


def _note_row(zone: BoardZone, card: QuoteCard, level: int) -> Row:
    text = " ".join(card.short.split())
    return Row(f"{zone.id}:{card.id}", "note", text, meta_line(card), zone.tone, (card.id,), zone.id, level=level)


def _placed_row(note: BoardNote, level: int) -> Row:
    text, ids = " ".join(note.card.short.split()), (note.card.id,)
    return Row(
        note.placement_id, "note", text, meta_line(note.card), note.tone, ids, note.zone_id,
        placement_id=note.placement_id, level=min(level, 2),
    )  # fmt: skip


def _numbers(zone: BoardZone) -> str:
    return f"{zone.count.quotes} · {zone.count.customers}"
