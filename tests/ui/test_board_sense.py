# SPDX-License-Identifier: MIT
"""What is said before a drop is what the drop does; and what a cluster is offered to be called."""

from __future__ import annotations

from pathlib import Path

import pytest

from jtbdstudio.commands.boards import Drop, cluster_theme, drop_notes, place_all_waiting
from jtbdstudio.queries.boards import BoardView, board_list, board_view
from jtbdstudio.queries.codebook import whole_tree
from jtbdstudio.store import Project
from jtbdstudio.ui.board.sense import BoardSense, Crossing
from jtbdstudio.ui.widgets.wrapping import wrapped


@pytest.fixture
def project(sorted_study: Path) -> Project:
    """Everything placed on the columns, the shared theme as a cluster."""
    project = Project.open(sorted_study)
    board_id = next(board.id for board in project.read(board_list) if board.kind == "columns")
    theme = project.read(whole_tree).find("Nobody opens")
    assert theme is not None
    notes = [card.id for card in _view(project).waiting if theme.id in card.code_ids]
    project.run(cluster_theme, board_id, theme.id, notes)
    project.run(place_all_waiting, {zone.id: zone.waiting for zone in _view(project).zones if zone.waiting})
    return project


def _view(project: Project) -> BoardView:
    board_id = next(board.id for board in project.read(board_list) if board.kind == "columns")
    view = project.read(board_view, board_id)
    assert view is not None
    return view


@pytest.mark.parametrize("target", ["Struggle", "Motivation", "Outcome", "Nobody opens", None])
def test_a_drop_does_what_was_said(project: Project, target: str | None) -> None:
    view, tree = _view(project), project.read(whole_tree)
    zone_id = next((zone.id for zone in view.zones if zone.title == target), None)
    sense = BoardSense(view, tree)
    for note in view.notes:
        said = sense.crossing([(note.card, note.zone_id)], zone_id)
        project.run(drop_notes, view.board.id, [Drop(note.card.id, note.x, note.y, note.placement_id)], zone_id)
        after = next(n.card for n in _view(project).notes if n.card.id == note.card.id)
        gained = {tree[code].name for code in after.code_ids - note.card.code_ids}
        lost = {tree[code].name for code in note.card.code_ids - after.code_ids}
        assert {name for line in said.adds for name in line.split(" › ")} == gained
        assert {name for line in said.removes for name in line.split(" › ")} == lost
        project.undo()


def test_a_theme_that_goes_with_its_column_is_named(project: Project) -> None:
    view, tree = _view(project), project.read(whole_tree)
    sense, zones = BoardSense(view, tree), {zone.title: zone for zone in view.zones}
    notes = [(note.card, note.zone_id) for note in view.notes if note.zone_id == zones["Nobody opens"].id]
    assert sense.crossing(notes, zones["Motivation"].id).removes == ("Struggle › Nobody opens",)
    assert sense.crossing(notes, zones["Struggle"].id) == Crossing((), ("Nobody opens",))


def test_moving_about_inside_says_nothing(project: Project) -> None:
    view = _view(project)
    note = view.notes[0]
    assert BoardSense(view, project.read(whole_tree)).crossing([(note.card, note.zone_id)], note.zone_id) == Crossing()


def test_a_theme_is_offered_unless_the_notes_lie_in_its_cluster(project: Project) -> None:
    view, tree = _view(project), project.read(whole_tree)
    sense = BoardSense(view, tree)
    cluster = next(zone for zone in view.zones if zone.kind == "cluster")
    inside = [note for note in view.notes if note.zone_id == cluster.id]
    plan = sense.plan_cluster(inside)
    assert plan.title == ""
    assert plan.parent_id == tree.handle("struggle").id
    assert not plan.ask


def test_on_the_boxes_a_cluster_belongs_to_its_box(sorted_study: Path) -> None:
    project = Project.open(sorted_study)
    board_id = next(board.id for board in project.read(board_list) if board.kind == "boxes")
    view = project.read(board_view, board_id)
    assert view is not None
    pain = next(zone for zone in view.zones if zone.title == "Pain")
    notes = [note for note in view.notes if note.zone_id == pain.id]
    plan = BoardSense(view, project.read(whole_tree)).plan_cluster(notes)
    assert plan.parent_id == pain.code_ids[0]
    assert [code.name for code in plan.options] == ["Pain"]


def test_long_words_are_cut_to_the_lines_there_are(light: object) -> None:
    from jtbdstudio.ui import theme

    lines = wrapped("It rang 😀 and rang, " * 20, theme.font(12.5), 134, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert wrapped("Short", theme.font(12.5), 134, 3) == ["Short"]
    assert wrapped("", theme.font(12.5), 134, 3) == []
    assert "".join(wrapped("a" * 200, theme.font(12.5), 134, 50)) == "a" * 200
