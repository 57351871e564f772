# SPDX-License-Identifier: MIT
"""Coding alone: what somebody does without seeing the others' codes leaves those as they are."""

from __future__ import annotations

from jtbdstudio.commands.boards import Drop, drop_notes, make_cluster, place_waiting
from jtbdstudio.commands.coders import resize_own_quote, settle, withdraw_quotes
from jtbdstudio.commands.tagging import tag_notes, untag_notes
from jtbdstudio.queries.agreement import agreement
from jtbdstudio.queries.boards import board_list, board_view
from jtbdstudio.queries.coders import given_by
from jtbdstudio.queries.quotes import cards_by_id, quote_list
from jtbdstudio.store import Project
from tests.studies import code, contents
from tests.two_coders import LATE, NOBODY, WEPT, coding_as, tag


def names(project: Project, note_id: str) -> dict[str, tuple[str, ...]]:
    """Who gave the quote its codes, by path."""
    given = project.read(given_by, note_id)
    return {
        typed: given[code(project, typed)] for typed in ("2", "S", "First thought") if code(project, typed) in given
    }


def quote(project: Project, words: str) -> str:
    return next(card.id for card in project.read(quote_list) if card.text == words)


def test_whoever_codes_alone_takes_back_their_own_code_only(both: tuple[Project, str]) -> None:
    project, _ = both
    note, pain = quote(project, NOBODY), code(project, "2")
    before = contents(project)
    with coding_as(project, "Ben"):
        project.run(untag_notes, [note], [pain], alone=True)
    assert names(project, note) == {"2": ("Anna",)}
    project.undo()
    assert contents(project) == before
    with coding_as(project, "Ben"):
        project.run(untag_notes, [note], [pain])
    assert names(project, note) == {}


def test_a_code_that_excludes_another_replaces_only_ones_own(both: tuple[Project, str]) -> None:
    project, interview_id = both
    with coding_as(project, "Anna"):
        note = tag(project, interview_id, WEPT, ["First thought"])
    with coding_as(project, "Ben"):
        tag(project, interview_id, WEPT, ["Deciding"])
    assert names(project, note)["First thought"] == ("Anna",)
    with coding_as(project, "Ben"):
        project.run(tag_notes, [note], [code(project, "Deciding")])
    assert "First thought" not in names(project, note)


def test_a_note_stays_in_a_zone_whose_code_somebody_still_gives(both: tuple[Project, str]) -> None:
    project, _ = both
    board = next(board for board in project.read(board_list) if board.kind == "columns")
    zone = project.run(make_cluster, board.id, [], "Lateness", code(project, "S"))
    theme = code(project, "Struggle/Lateness")
    note = quote(project, LATE)
    for name in ("Anna", "Ben"):
        with coding_as(project, name):
            project.run(tag_notes, [note], [theme])
    project.run(place_waiting, zone, [note])

    def placed() -> bool:
        view = project.read(board_view, board.id)
        assert view is not None
        return note in {here.card.id for here in view.notes if here.zone_id == zone}

    for name, there in (("Anna", True), ("Ben", False)):
        with coding_as(project, name):
            project.run(untag_notes, [note], [theme], alone=True)
        assert placed() is there


def test_arranging_notes_on_a_board_is_no_reading_of_ones_own(both: tuple[Project, str]) -> None:
    project, _ = both
    board = next(board for board in project.read(board_list) if board.kind == "columns")
    zone = project.run(make_cluster, board.id, [], "Lateness", code(project, "S"))
    note = quote(project, LATE)
    with coding_as(project, "Cleo"):
        [placed] = project.run(drop_notes, board.id, [Drop(note, 10, 10)], zone)
        project.run(drop_notes, board.id, [Drop(note, 90, 40, placed)], zone)
    assert names(project, note)["S"] == ("Anna",)
    assert project.read(given_by, note)[code(project, "Struggle/Lateness")] == ("Cleo",)


def test_deleting_alone_leaves_what_the_other_coded(both: tuple[Project, str]) -> None:
    project, _ = both
    shared, own = quote(project, NOBODY), quote(project, LATE)
    before = contents(project)
    with coding_as(project, "Anna"):
        project.run(withdraw_quotes, [shared, own])
    assert {card.text for card in project.read(quote_list)} == {NOBODY, WEPT, "was late"}
    assert names(project, shared) == {"2": ("Ben",)}
    project.undo()
    assert contents(project) == before
    with coding_as(project, "Ben"):
        project.run(withdraw_quotes, [own])
    assert names(project, own) == {"2": ("Anna",), "S": ("Anna",)}


def test_resizing_alone_parts_from_the_quote_of_both(both: tuple[Project, str]) -> None:
    project, _ = both
    [card] = project.read(cards_by_id, [quote(project, NOBODY)])
    assert card.start is not None
    with coding_as(project, "Ben"):
        own = project.run(resize_own_quote, card.id, card.start, card.start + len("Nobody"))
        again = project.run(resize_own_quote, own, card.start, card.start + 3)
    assert own == again != card.id
    assert (names(project, card.id), names(project, own)) == ({"2": ("Anna",)}, {"2": ("Ben",)})
    assert [c.text for c in project.read(cards_by_id, [card.id, own])] == [NOBODY, "Nob"]


def test_settling_a_disagreement_makes_one_coder_say_what_the_other_said(both: tuple[Project, str]) -> None:
    project, _ = both
    before = contents(project)
    for found in project.read(agreement, "Anna", "Ben").disagreements:
        project.run(settle, "Ben", found.whole_a, found.whole_b)
    settled = project.read(agreement, "Anna", "Ben")
    assert (settled.disagreements, settled.overall.kappa) == ((), 1.0)
    assert names(project, quote(project, LATE))["2"] == ("Anna", "Ben")
    project.undo()
    project.undo()
    assert contents(project) == before
