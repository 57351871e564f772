# SPDX-License-Identifier: MIT
"""Codes moved, merged, split, archived: tags, clusters and statements follow, and nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio.commands import tagging
from jtbdstudio.commands.boards import cluster_theme, create_board
from jtbdstudio.commands.codes import (
    archive_codes,
    create_theme,
    delete_codes,
    edit_code,
    merge_codes,
    move_code,
    split_code,
    unarchive_codes,
)
from jtbdstudio.commands.jobs import draft_job
from jtbdstudio.commands.notes import mark_quote
from jtbdstudio.domain.errors import UserError
from jtbdstudio.queries.boards import board_list, board_view
from jtbdstudio.queries.codebook import codebook, whole_tree
from jtbdstudio.queries.jobs import job_list
from jtbdstudio.queries.quotes import cards_by_id
from jtbdstudio.store import Project
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import CodeRow, TaggingRow
from tests.studies import add_talk, code, contents


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The time of the next tag: `clock[0] = …` sets it."""
    times = ["2026-01-01T00:00:00Z"]
    monkeypatch.setattr(tagging, "now", lambda: times[0])
    return times


@pytest.fixture
def quotes(study: Project, clock: list[str]) -> list[str]:
    """Five quotes of one talk, without codes."""
    talk = add_talk(study)
    return [study.run(mark_quote, talk, start, start + 8) for start in (30, 40, 52, 60, 70)]


def theme(project: Project, path: str, *notes: str) -> str:
    parent, _, name = path.rpartition("/")
    return str(project.run(create_theme, code(project, parent), name, list(notes)))


def paths(project: Project, note: str) -> set[str]:
    """Everything the note carries, ancestors too."""
    tree = project.read(whole_tree)
    return {tree.path(each) for each in project.read(cards_by_id, [note])[0].code_ids}


def rows(project: Project, code_id: str) -> list[tuple[str, str]]:
    """(who, when) of every tag with a code."""
    t = TaggingRow
    query = select(t.tagged_by, t.tagged_at).where(t.code_id == code_id).order_by(t.tagged_by, t.tagged_at)
    return project.read(lambda s: [(by, at) for by, at in s.execute(query)])


def board(project: Project, kind: str = "columns") -> Any:
    found = next(each for each in project.read(board_list) if each.kind == kind)
    return project.read(board_view, found.id)


def zone(project: Project, title: str, kind: str = "columns") -> Any:
    return next((each for each in board(project, kind).zones if each.title == title), None)


def test_a_moved_theme_takes_its_quotes_into_the_other_column(study: Project, quotes: list[str]) -> None:
    waiting = theme(study, "Struggle/Waiting", *quotes[:2])
    theme(study, "Struggle/Waiting/At night", quotes[1])
    before = contents(study)
    study.run(move_code, waiting, code(study, "Outcome"))
    assert paths(study, quotes[0]) == {"Outcome", "Outcome/Waiting"}
    assert paths(study, quotes[1]) == {"Outcome", "Outcome/Waiting", "Outcome/Waiting/At night"}
    assert study.undo() == "Move code"
    assert contents(study) == before


def test_a_column_somebody_gave_on_its_own_stays(study: Project, quotes: list[str], clock: list[str]) -> None:
    study.run(tagging.tag_notes, [quotes[0]], [code(study, "Struggle")])
    clock[0] = "2026-01-02T00:00:00Z"
    waiting = theme(study, "Struggle/Waiting", *quotes[:2])
    study.run(move_code, waiting, code(study, "Outcome"))
    assert paths(study, quotes[0]) == {"Struggle", "Outcome", "Outcome/Waiting"}
    assert paths(study, quotes[1]) == {"Outcome", "Outcome/Waiting"}


def test_a_column_stays_as_long_as_another_theme_brings_it(study: Project, quotes: list[str], clock: list[str]) -> None:
    first = theme(study, "Struggle/First", quotes[0])
    clock[0] = "2026-01-02T00:00:00Z"
    second = theme(study, "Struggle/Second", quotes[0])
    study.run(move_code, first, code(study, "Outcome"))
    assert paths(study, quotes[0]) == {"Struggle", "Struggle/Second", "Outcome", "Outcome/First"}
    study.run(move_code, second, code(study, "Outcome"))  # what came with the first now comes with the second
    assert paths(study, quotes[0]) == {"Outcome", "Outcome/First", "Outcome/Second"}


def test_each_coder_keeps_what_they_gave(study: Project, quotes: list[str], clock: list[str]) -> None:
    study.author = "Ana"
    waiting = theme(study, "Struggle/Waiting", quotes[0])
    study.author = "Ben"
    study.run(tagging.tag_notes, [quotes[0]], [code(study, "Struggle")])
    clock[0] = "2026-01-02T00:00:00Z"
    study.run(tagging.tag_notes, [quotes[0]], [waiting])
    study.run(move_code, waiting, code(study, "Own codes"))
    assert [by for by, _ in rows(study, waiting)] == ["Ana", "Ben"]
    assert [by for by, _ in rows(study, code(study, "Struggle"))] == ["Ben"]


def test_who_only_arranged_notes_is_given_nothing_that_somebody_else_gave(study: Project, quotes: list[str]) -> None:
    def arrange(session: Session, note_id: str, code_id: str) -> None:
        """Move notes"""
        tagging.add_codes(session, [note_id], [code_id], code_tree(session), arranging=True)

    study.author = "Ana"
    study.run(tagging.tag_notes, [quotes[0]], [code(study, "Struggle")])
    first, second = theme(study, "Struggle/First"), theme(study, "Struggle/Second")
    study.author = "Ben"
    study.run(arrange, quotes[0], first)
    study.run(merge_codes, second, [first])
    assert [by for by, _ in rows(study, second)] == ["Ben"]
    assert [by for by, _ in rows(study, code(study, "Struggle"))] == ["Ana"]
    study.run(move_code, second, code(study, "Outcome"))
    assert paths(study, quotes[0]) == {"Struggle", "Outcome", "Outcome/Second"}
    study.author = "Ana"
    lent = theme(study, "Struggle/Lent", quotes[1])
    study.author = "Ben"
    study.run(arrange, quotes[1], theme(study, "Struggle/Arranged"))
    study.run(move_code, lent, code(study, "Outcome"))  # takes away the column that Ben's theme leaned on
    assert paths(study, quotes[1]) == {"Struggle", "Struggle/Arranged", "Outcome", "Outcome/Lent"}


def test_order_among_siblings(study: Project) -> None:
    ids = [theme(study, f"Struggle/{name}") for name in "ABC"]
    study.run(move_code, ids[2], code(study, "Struggle"), 0)
    tree = study.read(whole_tree)
    assert [child.name for child in tree.children(code(study, "Struggle"))] == ["C", "A", "B"]
    study.run(move_code, ids[0], ids[1])
    assert study.read(whole_tree).path(ids[0]) == "Struggle/B/A"


def test_where_codes_cannot_go(study: Project) -> None:
    theme(study, "Struggle/A")
    theme(study, "Struggle/A/Inner")
    theme(study, "Outcome/A")
    tree = study.read(whole_tree)
    milestone = tree.children(tree.handle("milestones").id)[0].id
    before = contents(study)
    for what, where, says in (
        ("Struggle", "Outcome", "part of the method"),
        ("3", "Struggle", "part of the method"),
        ("Struggle/A", "Struggle/A/Inner", "below itself"),
        ("Struggle/A", "3", "takes no codes"),
        ("Struggle/A", "Thinking", "takes no codes"),
        ("Struggle/A", "Outcome", "has a code “A” already"),
        (tree.path(milestone), "Struggle", "arranged on the CX map"),
    ):
        with pytest.raises(UserError, match=says):
            study.run(move_code, code(study, what), code(study, where))
    assert contents(study) == before


def test_a_cluster_changes_lanes_with_its_theme_and_comes_back(study: Project, quotes: list[str]) -> None:
    columns = board(study).board.id
    there = theme(study, "Outcome/Calm", quotes[4])
    study.run(cluster_theme, columns, there, [quotes[4]])
    waiting = theme(study, "Struggle/Waiting", *quotes[:3])
    study.run(cluster_theme, columns, waiting, quotes[:3])
    before = board(study)
    study.run(move_code, waiting, code(study, "Outcome"))
    moved, lane = zone(study, "Waiting"), zone(study, "Outcome")
    assert moved.parent_id == lane.id
    assert not moved.rect.meets(zone(study, "Calm").rect)
    inside = [note for note in board(study).notes if note.zone_id == moved.id]
    assert {note.card.id for note in inside} == set(quotes[:3])
    assert all(moved.rect.holds(note.x, note.y) for note in inside)
    assert not any(each.waiting for each in board(study).zones if each.title in ("Struggle", "Outcome"))
    study.undo()
    assert board(study) == before


def test_a_cluster_leaves_the_lane_where_the_board_has_none_for_it(study: Project, quotes: list[str]) -> None:
    waiting = theme(study, "Struggle/Waiting", quotes[0])
    study.run(cluster_theme, board(study).board.id, waiting, [quotes[0]])
    study.run(move_code, waiting, code(study, "Own codes"))
    assert zone(study, "Waiting").parent_id is None
    assert not any(zone(study, "Waiting").rect.meets(zone(study, lane).rect) for lane in ("Struggle", "Outcome"))
    assert paths(study, quotes[0]) == {"Own codes/Waiting"}


def test_evidence_of_a_job_moves_to_the_part_of_its_new_column(study: Project, quotes: list[str]) -> None:
    waiting = theme(study, "Struggle/Waiting", quotes[0])
    calm = theme(study, "Outcome/Calm", quotes[0])
    study.run(draft_job, waiting)
    assert study.read(job_list)[0].themes == {"struggle": (waiting,), "outcome": (calm,)}
    study.run(move_code, calm, code(study, "Motivation"))
    assert study.read(job_list)[0].themes == {"struggle": (waiting,), "motivation": (calm,)}


def test_merging_keeps_everything_once(study: Project, quotes: list[str], clock: list[str]) -> None:
    study.author = "Ana"
    night = theme(study, "Struggle/At night", quotes[0], quotes[1])
    study.run(edit_code, night, description="After ten.", include="Late work", voice="I am up late", tone="search")
    inner = theme(study, "Struggle/At night/Alone", quotes[1])
    clock[0] = "2026-01-02T00:00:00Z"
    late = theme(study, "Struggle/Late", quotes[1], quotes[2])
    study.run(edit_code, late, description="Too late.", voice="I am late")
    same = theme(study, "Struggle/Late/Alone", quotes[2])
    study.author = "Ben"
    study.run(tagging.tag_notes, [quotes[1]], [night])
    before = contents(study)
    study.run(merge_codes, late, [night])
    tree = study.read(whole_tree)
    assert night not in tree
    assert inner not in tree  # its twin below the other took it in
    merged = tree[late]
    assert merged.description == "Too late.\n\nAfter ten.\n\n“I am up late”"
    assert (merged.voice, merged.include, merged.tone) == ("I am late", "Late work", "search")
    assert rows(study, late) == [
        ("Ana", "2026-01-01T00:00:00Z"),
        ("Ana", "2026-01-01T00:00:00Z"),
        ("Ana", "2026-01-02T00:00:00Z"),
        ("Ben", "2026-01-02T00:00:00Z"),
    ]
    assert paths(study, quotes[1]) == {"Struggle", "Struggle/Late", "Struggle/Late/Alone"}
    assert len(rows(study, same)) == 2
    assert study.undo() == "Merge codes"
    assert contents(study) == before


def test_merging_across_columns_takes_the_quotes_along(study: Project, quotes: list[str]) -> None:
    struggle = theme(study, "Struggle/Calm", quotes[0])
    outcome = theme(study, "Outcome/Calm", quotes[1])
    job = study.run(draft_job, struggle)
    study.run(merge_codes, outcome, [struggle])
    assert paths(study, quotes[0]) == {"Outcome", "Outcome/Calm"}
    assert [(each.id, each.themes) for each in study.read(job_list)] == [(job, {"outcome": (outcome,)})]


def test_a_code_may_go_into_one_that_lies_below_it(study: Project, quotes: list[str]) -> None:
    outer = theme(study, "Struggle/Outer", quotes[0])
    inner = theme(study, "Struggle/Outer/Inner", quotes[1])
    other = theme(study, "Struggle/Outer/Other", quotes[2])
    study.run(merge_codes, inner, [outer])
    tree = study.read(whole_tree)
    assert [tree.path(each) for each in (inner, other)] == ["Struggle/Inner", "Struggle/Inner/Other"]
    assert paths(study, quotes[0]) == {"Struggle", "Struggle/Inner"}
    assert paths(study, quotes[2]) == {"Struggle", "Struggle/Inner", "Struggle/Inner/Other"}


def test_a_note_that_loses_a_theme_leaves_its_cluster_and_the_others_stay(study: Project, quotes: list[str]) -> None:
    waiting = theme(study, "Struggle/Waiting", *quotes[:2])
    study.run(cluster_theme, board(study).board.id, waiting, quotes[:2])
    study.run(tagging.untag_notes, quotes[:1], [waiting])
    assert [note.card.id for note in board(study).notes] == quotes[1:2]


def test_merged_clusters_lie_in_one(study: Project, quotes: list[str]) -> None:
    columns, free = board(study).board.id, study.run(create_board, "Free")
    night, late = theme(study, "Struggle/Night", *quotes[:3]), theme(study, "Struggle/Late", *quotes[2:4])
    for theme_id, notes in ((night, quotes[:3]), (late, quotes[2:4])):
        study.run(cluster_theme, columns, theme_id, notes)
    study.run(cluster_theme, free, night, quotes[:1])
    before = contents(study)
    study.run(merge_codes, late, [night])
    assert zone(study, "Night") is None
    inside = [note.card.id for note in board(study).notes if note.zone_id == zone(study, "Late").id]
    assert sorted(inside) == sorted(quotes[:4])
    points = {(note.x, note.y) for note in board(study).notes}
    assert len(points) == 4
    (renamed,) = study.read(board_view, free).zones
    assert (renamed.title, renamed.code_ids) == ("Late", (late,))
    study.undo()
    assert contents(study) == before


def test_splitting_moves_quotes_into_a_new_code_beside(study: Project, quotes: list[str]) -> None:
    waiting = theme(study, "Struggle/Waiting", *quotes[:3])
    last = theme(study, "Struggle/Zoo")
    study.run(cluster_theme, board(study).board.id, waiting, quotes[:3])
    study.run(edit_code, waiting, tone="search")
    new = study.run(split_code, waiting, "Waiting for people", quotes[1:3])
    tree = study.read(whole_tree)
    assert [each.id for each in tree.children(code(study, "Struggle"))] == [waiting, new, last]
    assert tree[new].tone == "search"
    assert paths(study, quotes[1]) == {"Struggle", "Struggle/Waiting for people"}
    assert paths(study, quotes[0]) == {"Struggle", "Struggle/Waiting"}
    lying = {note.card.id: note.zone_id for note in board(study).notes}
    assert lying == {
        quotes[0]: zone(study, "Waiting").id,
        quotes[1]: zone(study, "Waiting for people").id,
        quotes[2]: zone(study, "Waiting for people").id,
    }
    assert study.undo() == "Split code"
    with pytest.raises(UserError, match="name of the code itself"):
        study.run(split_code, waiting, "waiting", quotes[:1])
    with pytest.raises(UserError, match="Choose the quotes"):
        study.run(split_code, waiting, "Other", [])


def test_an_archived_code_is_not_offered_but_keeps_its_quotes(study: Project, quotes: list[str]) -> None:
    waiting = theme(study, "Struggle/Waiting", quotes[0])
    inner = theme(study, "Struggle/Waiting/Inner")
    study.run(archive_codes, [waiting])
    offered = {item.code_id for item in study.read(codebook)}
    assert not offered & {waiting, inner}
    everything = {item.code_id: item for item in study.read(codebook, archived=True)}
    assert everything[waiting].quotes == 1
    assert everything[inner].archived
    assert theme(study, "Struggle/waiting") == waiting  # its name typed again: it is wanted again
    assert waiting in {item.code_id for item in study.read(codebook)}
    study.run(archive_codes, [waiting, inner])
    study.run(unarchive_codes, [inner])
    assert {waiting, inner} <= {item.code_id for item in study.read(codebook)}
    with pytest.raises(UserError, match="part of the method"):
        study.run(archive_codes, [code(study, "Struggle")])


def test_two_codes_of_one_parent_never_have_one_name(study: Project) -> None:
    theme(study, "Struggle/Waiting")
    other = theme(study, "Struggle/Other")
    with pytest.raises(UserError, match="already"):
        study.run(edit_code, other, name="waiting")
    study.run(edit_code, other, name="OTHER")
    assert study.read(whole_tree)[other].name == "OTHER"


def test_deleting_several_takes_clusters_below_along(study: Project, quotes: list[str]) -> None:
    outer = theme(study, "Struggle/Outer", quotes[0])
    inner = theme(study, "Struggle/Outer/Inner", quotes[0])
    free = study.run(create_board, "Free")
    study.run(cluster_theme, free, inner, [quotes[0]])
    study.run(delete_codes, [outer, inner])
    assert study.read(board_view, free).zones == ()
    assert paths(study, quotes[0]) == {"Struggle"}
    names = study.read(lambda s: list(s.execute(select(CodeRow.name).where(CodeRow.handle == "")).scalars()))
    assert "Outer" not in names
