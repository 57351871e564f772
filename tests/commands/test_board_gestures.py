# SPDX-License-Identifier: MIT
"""Gestures on boards that came with the page: placing all, clustering what waits, tidying, boards of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from jtbdstudio.commands import boards, tidy
from jtbdstudio.commands.boards import Drop
from jtbdstudio.commands.notes import Mark, mark_quotes
from jtbdstudio.domain.boards import GAP, LANE_GAP, note_rect
from jtbdstudio.domain.errors import UserError
from jtbdstudio.queries.boards import BoardView, BoardZone, board_list, board_view
from jtbdstudio.queries.reader import around_quote
from jtbdstudio.store import Project
from tests.studies import add_talk, code, contents, new_study

ANSWERS = tuple(f"This is answer number {n:02}." for n in range(24))


@pytest.fixture
def study(tmp_path: Path) -> Project:
    """One customer, 24 quotes, all in box 1, half of them of the theme Keys."""
    project = new_study(tmp_path / "s.jtbd")
    interview = add_talk(project, *ANSWERS)
    text_at = _spans(project, interview)
    marks = [
        Mark(start, end, ("box.1", "Struggle/Keys" if n % 2 else "Struggle"))
        for n, (start, end) in enumerate(text_at)
    ]  # fmt: skip
    project.run(mark_quotes, interview, marks)
    return project


def _spans(project: Project, interview_id: str) -> list[tuple[int, int]]:
    from jtbdstudio.queries.reader import reader_view

    view = project.read(reader_view, interview_id)
    assert view is not None
    return [(view.text.index(answer), view.text.index(answer) + len(answer)) for answer in ANSWERS]


def _view(project: Project, kind: str) -> BoardView:
    board_id = next(board.id for board in project.read(board_list) if board.kind == kind)
    view = project.read(board_view, board_id)
    assert view is not None
    return view


def _zone(view: BoardView, title: str) -> BoardZone:
    return next(zone for zone in view.zones if zone.title == title)


def test_everything_that_waits_is_placed_in_one_step(study: Project) -> None:
    before = contents(study)
    view = _view(study, "columns")
    study.run(boards.place_all_waiting, {zone.id: zone.waiting for zone in view.zones if zone.waiting})
    assert len(_view(study, "columns").notes) == 24
    assert study.undo() == "Place waiting notes"
    assert contents(study) == before


def test_a_theme_that_waits_becomes_a_cluster_of_its_column(study: Project) -> None:
    view, keys = _view(study, "columns"), code(study, "Struggle/Keys")
    waiting = [card.id for card in view.waiting if keys in card.code_ids]
    before = contents(study)
    zone_id = study.run(boards.cluster_theme, view.board.id, keys, waiting)
    after = _view(study, "columns")
    cluster, lane = _zone(after, "Keys"), _zone(after, "Struggle")
    assert (cluster.id, cluster.parent_id, cluster.kind) == (zone_id, lane.id, "cluster")
    assert {note.card.id for note in after.notes if note.zone_id == zone_id} == set(waiting)
    assert all(cluster.rect.holds(note.x, note.y) for note in after.notes)
    study.undo()
    assert contents(study) == before


def test_a_growing_box_moves_the_row_below_only_as_far_as_it_must(study: Project) -> None:
    view = _view(study, "boxes")
    below = _zone(view, "Outcome").rect.y
    for title in ("Triggers", "Pain"):
        ids = list(_zone(view, "Triggers").waiting)
        study.run(boards.drop_notes, view.board.id, [Drop(n, 0, 0) for n in ids], _zone(view, title).id)
    after = _view(study, "boxes")
    bottom = max(_zone(after, title).rect.bottom for title in ("Triggers", "Pain"))
    assert _zone(after, "Outcome").rect.y == bottom + LANE_GAP > below


def test_a_zone_holds_a_note_once(study: Project) -> None:
    view = _view(study, "boxes")
    note_id, pain = view.waiting[0].id, _zone(view, "Pain").id
    study.run(boards.drop_notes, view.board.id, [Drop(note_id, 0, 0)], pain)
    study.run(boards.drop_notes, view.board.id, [Drop(note_id, 900, 300)], pain)
    assert [note.card.id for note in _view(study, "boxes").notes if note.zone_id == pain] == [note_id]


def test_a_cluster_moved_below_its_column_makes_the_column_longer(study: Project) -> None:
    view, keys = _view(study, "columns"), code(study, "Struggle/Keys")
    zone_id = study.run(boards.cluster_theme, view.board.id, keys, [])
    study.run(boards.move_zone, zone_id, 0, 2000)
    after = _view(study, "columns")
    assert _zone(after, "Struggle").rect.bottom == _zone(after, "Keys").rect.bottom + GAP


def test_tidying_closes_gaps_and_changes_no_codes(study: Project) -> None:
    view, keys = _view(study, "columns"), code(study, "Struggle/Keys")
    waiting = [card.id for card in view.waiting if keys in card.code_ids]
    zone_id = study.run(boards.cluster_theme, view.board.id, keys, waiting)
    placed = [note for note in _view(study, "columns").notes if note.zone_id == zone_id]
    study.run(boards.remove_from_board, [note.placement_id for note in placed[:7]])
    study.run(boards.move_zone, zone_id, 40, 300)
    taggings = contents(study)["tagging"]
    before = contents(study)
    study.run(tidy.tidy_zones, view.board.id)
    after = _view(study, "columns")
    cluster, lane = _zone(after, "Keys").rect, _zone(after, "Struggle").rect
    notes = [note_rect((note.x, note.y)) for note in after.notes]
    assert len(notes) == 5
    assert not any(a.meets(b) for a in notes for b in notes if a is not b)
    assert all(cluster.holds(rect.x, rect.y) and rect.bottom <= cluster.bottom for rect in notes)
    assert cluster.bottom - max(rect.bottom for rect in notes) == GAP
    assert cluster.y < lane.y + 60
    assert contents(study)["tagging"] == taggings
    assert study.undo() == "Tidy"
    assert contents(study) == before


def test_loose_notes_line_up(study: Project) -> None:
    view = _view(study, "columns")
    ids = [card.id for card in view.waiting[:4]]
    drops = [Drop(note_id, 3000 + 37 * n, 50 + 11 * n) for n, note_id in enumerate(ids)]
    placed = study.run(boards.drop_notes, view.board.id, drops, None)
    study.run(tidy.tidy_notes, view.board.id, placed)
    assert {note.y for note in _view(study, "columns").notes} == {50}
    assert min(note.x for note in _view(study, "columns").notes) == 3000


def test_boards_of_the_method_stay_and_others_go_with_their_clusters_only(study: Project) -> None:
    board_id = study.run(boards.create_board, "Loose ends")
    keys = code(study, "Struggle/Keys")
    waiting = [card.id for card in _view(study, "columns").waiting if keys in card.code_ids]
    study.run(boards.cluster_theme, board_id, keys, waiting)
    study.run(boards.rename_board, board_id, "  Odd   ends ")
    assert study.read(board_list)[-1].name == "Odd ends"
    notes = contents(study)["note"]
    study.run(boards.delete_board, board_id)
    assert len(study.read(board_list)) == 2
    assert contents(study)["note"] == notes
    assert code(study, "Struggle/Keys") == keys
    with pytest.raises(UserError, match="part of the method"):
        study.run(boards.delete_board, study.read(board_list)[0].id)
    with pytest.raises(UserError, match="needs a name"):
        study.run(boards.rename_board, study.read(board_list)[0].id, "  ")


def test_what_was_said_around_a_quote(study: Project) -> None:
    notes = _view(study, "columns").waiting
    around = study.read(around_quote, notes[5].id)
    assert around is not None
    assert [turn.before + turn.said + turn.after for turn in around.turns] == [
        "This is answer number 04.", "And then, number 5?", "This is answer number 05.", "And then, number 6?",
        "This is answer number 06.",
    ]  # fmt: skip
    assert [turn.said for turn in around.turns if turn.said] == ["This is answer number 05."]
    first = study.read(around_quote, notes[0].id)
    assert first is not None
    assert len(first.turns) == 4
    board_id = _view(study, "columns").board.id
    own = study.run(boards.write_on_board, board_id, "Our own thought", 0, 0)
    assert study.read(around_quote, own) is None
