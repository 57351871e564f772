# SPDX-License-Identifier: MIT
"""The shape of a map: milestones after each other and moved, maps deleted, counts by period."""

from __future__ import annotations

from jtbdstudio.commands import maps
from jtbdstudio.queries.maps import MapView, map_list, map_view, quote_columns
from jtbdstudio.store.project import Project


def the_map(study: Project, period: str | None = None) -> MapView:
    view = study.read(map_view, None, period)
    assert view is not None
    return view


def shape(study: Project) -> list[tuple[str, str]]:
    return [(milestone.name, milestone.phase[0]) for milestone in the_map(study).milestones]


def test_a_milestone_is_put_right_after_another(study: Project) -> None:
    view = the_map(study)
    study.run(maps.add_milestone, view.id, "struggle", "Trigger", after=view.milestones[0].id)
    assert shape(study)[:3] == [("Problem", "s"), ("Trigger", "s"), ("Interest", "s")]
    study.undo()
    assert shape(study)[:2] == [("Problem", "s"), ("Interest", "s")]


def test_a_milestone_moves_within_its_phase_and_then_across(study: Project) -> None:
    problem = the_map(study).milestones[0].id
    study.run(maps.move_milestone, problem, 1)
    assert shape(study)[:3] == [("Interest", "s"), ("Problem", "s"), ("First value", "e")]
    study.run(maps.move_milestone, problem, 1)
    assert shape(study)[:3] == [("Interest", "s"), ("Problem", "e"), ("First value", "e")]
    study.run(maps.move_milestone, problem, -1)
    study.run(maps.move_milestone, problem, -1)
    assert shape(study)[:3] == [("Problem", "s"), ("Interest", "s"), ("First value", "e")]


def test_there_is_nothing_beyond_the_ends(study: Project) -> None:
    first, *_, last = the_map(study).milestones
    before, label = shape(study), study.undo_label
    study.run(maps.move_milestone, first.id, -1)
    study.run(maps.move_milestone, last.id, 1)
    assert shape(study) == before
    assert study.undo_label == label


def test_a_deleted_map_takes_its_milestones_along_and_undo_brings_them_back(study: Project) -> None:
    second = study.run(maps.add_map, "For teams")
    study.run(maps.delete_map, second)
    assert [item.name for item in study.read(map_list)] == ["CX map"]
    study.undo()
    assert [item.name for item in study.read(map_list)] == ["CX map", "For teams"]
    view = study.read(map_view, second)
    assert view is not None
    assert len(view.milestones) == 6


def test_counts_are_read_by_period(study: Project) -> None:
    first = the_map(study).milestones[0].id
    study.run(maps.set_count, first, 100, "2026-08")
    study.run(maps.set_count, first, 70, "2026-09")
    assert the_map(study).periods == ("2026-09", "2026-08")
    assert [the_map(study, period).milestones[0].count for period in (None, "2026-08", "2026-10")] == [70, 100, None]


def test_quotes_are_filtered_by_the_three_columns(study: Project) -> None:
    assert [column.name for column in study.read(quote_columns)] == ["Struggle", "Motivation", "Outcome"]
