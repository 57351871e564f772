# SPDX-License-Identifier: MIT
"""One gesture for many notes is one step; and where a note is used afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from jtbdstudio.commands.boards import create_board
from jtbdstudio.commands.bulk import edit_notes, send_to_board
from jtbdstudio.queries.boards import board_list, board_view
from jtbdstudio.queries.note_uses import note_uses, placed_notes
from jtbdstudio.queries.quotes import quote_list
from jtbdstudio.store import Project
from tests.studies import code, contents, golden_study


@pytest.fixture
def golden(tmp_path: Path) -> Project:
    return golden_study(tmp_path / "golden.jtbd")


def test_many_quotes_are_edited_in_one_step(golden: Project) -> None:
    before, ids = contents(golden), [card.id for card in golden.read(quote_list)[:3]]
    golden.run(edit_notes, ids, evidence="wish", starred=1)
    cards = golden.read(quote_list)
    assert [card.evidence for card in cards[:4]] == ["wish", "wish", "wish", ""]
    assert sum(card.starred for card in cards) == 3
    assert golden.undo() == "Edit quotes"
    assert contents(golden) == before


def test_a_field_of_one_note_only_is_a_mistake_of_the_caller(golden: Project) -> None:
    with pytest.raises(ValueError, match="headline"):
        golden.run(edit_notes, ["n"], headline="The same for all")


def test_notes_go_to_a_board_once_below_everything_and_clear_of_each_other(golden: Project) -> None:
    board = next(item.id for item in golden.read(board_list) if item.kind == "columns")
    ids = [card.id for card in golden.read(quote_list)]
    assert golden.run(send_to_board, board, ids[:2]) == ids[:2]
    assert golden.run(send_to_board, board, ids[:3]) == [ids[2]]
    view = golden.read(board_view, board)
    assert view is not None
    assert sorted(note.card.id for note in view.notes) == sorted(ids[:3])
    assert all(note.y > max(zone.rect.bottom for zone in view.zones) for note in view.notes)
    assert len({(note.x, note.y) for note in view.notes}) == 3
    assert all(note.zone_id is None for note in view.notes)
    assert golden.read(placed_notes) == frozenset(ids[:3])
    assert golden.undo() == "Send quotes to board"


def test_what_a_zone_waits_for_goes_into_it(golden: Project) -> None:
    board = next(item.id for item in golden.read(board_list) if item.kind == "columns")
    view = golden.read(board_view, board)
    assert view is not None
    zone = next(zone for zone in view.zones if zone.title == "Struggle")
    loose = next(card for card in golden.read(quote_list) if card.id not in zone.waiting)
    ids = [loose.id, zone.waiting[0]]
    assert golden.run(send_to_board, board, ids, {zone.id: [zone.waiting[0]]}) == ids
    after = golden.read(board_view, board)
    assert after is not None
    assert {note.card.id: note.zone_id for note in after.notes} == {loose.id: None, zone.waiting[0]: zone.id}


def test_an_empty_board_takes_notes_too(golden: Project) -> None:
    board = golden.run(create_board, "Loose")
    sent = golden.run(send_to_board, board, [card.id for card in golden.read(quote_list)[:2]])
    assert len(sent) == 2


def test_a_note_says_where_it_is_used(sample: Project) -> None:
    used = {card.id: sample.read(note_uses, card.id) for card in sample.read(quote_list)}
    everywhere = [uses for uses in used.values() if uses.boards and uses.jobs and uses.cells]
    assert everywhere
    assert all(place.zone for place in everywhere[0].boards)
    assert everywhere[0].cells[0].lens in ("Thinking", "Doing", "Feeling")
    assert {note for note, uses in used.items() if uses.boards} == sample.read(placed_notes) & set(used)


def test_an_unused_quote_says_so(golden: Project) -> None:
    assert not golden.read(note_uses, golden.read(quote_list)[0].id)
    assert code(golden, "Struggle/s1")
