# SPDX-License-Identifier: MIT
"""The quote list: filters, sorting, many at once, a look at the source, all of it by key."""

from __future__ import annotations

import json
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jtbdstudio.commands.notes import edit_note, write_note
from jtbdstudio.commands.tagging import tag_notes
from jtbdstudio.domain.quote_filter import COLUMNS, QuoteFilter
from jtbdstudio.queries.boards import board_list, board_view
from jtbdstudio.queries.codebook import whole_tree
from jtbdstudio.ui.note_drag import notes_in
from tests.ui.quoting import ListDesk

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
K = Qt.Key


def settle(quotes: ListDesk) -> None:
    """What follows a change a moment later."""
    quotes.page._show_counts()
    quotes.page._show_details()
    QApplication.processEvents()


def test_every_quote_is_a_row_and_every_cell_says_what_it_is(quotes: ListDesk) -> None:
    assert quotes.shown() == [1, 2, 3, 4, 5, 6]
    assert quotes.cell(1, "ref") == "Id: Q-0001"
    assert quotes.cell(1, "text") == "Quote: The door was locked at six."
    assert quotes.cell(1, "codes") == "Codes: Triggers, Nobody opens"
    quotes.workspace.run(edit_note, quotes.stored(1).id, starred=1, evidence="hypothetical", headline="Locked")
    assert quotes.cell(1, "text") == "Quote: Locked – The door was locked at six."
    assert (quotes.cell(1, "starred"), quotes.cell(1, "evidence")) == ("Starred: Starred", "Evidence: Hypothetical")
    assert quotes.cell(1, "counts") == "Doesn't count: Doesn't count"
    assert quotes.cell(2, "starred") == ""


def test_filters_say_what_they_hide_and_are_cleared_at_once(quotes: ListDesk) -> None:
    assert quotes.page.header.subtitle.whole_text() == "6 quotes · 2 customers"
    quotes.key(K.Key_F, CTRL)
    quotes.type("SUNDAY")
    assert (quotes.shown(), quotes.page.header.subtitle.whole_text()) == ([2], "1 of 6 quotes · 1 customer")
    assert not quotes.page.filters.chips["unplaced"].isEnabled()
    quotes.page.filters.ask(quotes.page.filters.wanted.toggled("marks", "unplaced"))
    assert quotes.page.filters.clear_button.text() == "Clear 2 filters"
    assert quotes.page.filters.chips["unplaced"].accessibleName() == "Not on a board, 0 notes, filter is on"
    assert quotes.page.middle.currentWidget() is quotes.page.nothing_fits
    quotes.page.filters.clear_button.click()
    assert quotes.shown() == [1, 2, 3, 4, 5, 6]
    assert quotes.page.filters.search.text() == ""


def test_choices_have_counts_and_are_ticked_by_key(quotes: ListDesk) -> None:
    quotes.page.filters.chips["codes"].setFocus()
    quotes.key(K.Key_Down)
    choices = quotes.page.filters.list
    assert choices is not None
    assert choices.isVisible()
    QTest.keyClicks(choices.field, "opens")
    QTest.keyClick(choices.field, K.Key_Return)
    assert quotes.shown() == [1, 4]
    assert quotes.page.filters.chips["codes"].accessibleName() == "Nobody opens, filter is on"
    counted = {choice.name: choice.count for choice in quotes.page.filters.choices("customers")}
    assert counted == {"P01": 1, "P02": 1}
    choices.field.clear()
    QTest.keyClick(choices.field, K.Key_Escape)
    quotes.page.filters.open_choices("customers")
    people = quotes.page.filters.list
    assert people is not None
    people.step(1)
    QTest.keyClick(people.list, K.Key_Space)
    assert quotes.shown() == [4]
    people.close()


def test_any_column_sorts_both_ways_and_the_selection_stays_with_its_quote(quotes: ListDesk) -> None:
    quotes.select(2)
    quotes.table.head.sectionClicked.emit(COLUMNS.index("text"))
    assert quotes.shown() == [5, 2, 6, 4, 3, 1]
    quotes.table.head.sectionClicked.emit(COLUMNS.index("text"))
    assert quotes.shown() == [1, 3, 4, 6, 2, 5]
    assert quotes.selected() == [2]


def test_one_key_tags_all_selected_in_one_step_and_repaints_only_their_rows(quotes: ListDesk) -> None:
    quotes.select(2, 3)
    quotes.painted.clear()
    quotes.key("7")
    assert [("Boxes/Alternative solutions" in quotes.codes(n)) for n in (1, 2, 3)] == [False, True, True]
    assert quotes.painted == [(1, 1), (2, 2)]
    assert quotes.selected() == [2, 3]
    quotes.key("o")
    assert "Outcome" in quotes.codes(3)
    quotes.select(1)
    quotes.key("r")
    assert "Outcome" in quotes.codes(1)
    assert [quotes.workspace.undo() for _ in range(3)] == ["Tag", "Tag", "Tag"]
    assert "Boxes/Alternative solutions" not in quotes.codes(2)


def test_a_quote_that_no_longer_fits_stays_until_the_list_is_asked_anew(quotes: ListDesk) -> None:
    quotes.page.filters.ask(QuoteFilter(codes=frozenset(quotes.stored(3).code_ids)))
    assert quotes.shown() == [3, 6]
    quotes.select(3)
    for code_id in quotes.stored(3).code_ids:
        quotes.page.hands.remove_code(code_id)
    settle(quotes)
    assert quotes.shown() == [3, 6]
    assert quotes.page.header.subtitle.whole_text().endswith("1 customer · 1 stays that no longer fits")
    quotes.page.sort("ref")
    assert quotes.shown() == [6]


def test_the_picker_gives_and_takes_and_makes_themes_for_all(quotes: ListDesk) -> None:
    quotes.select(1, 4)
    quotes.key("t")
    quotes.type("mo/Somebody opens")
    quotes.key(K.Key_Return, CTRL)
    assert {"Motivation", "Motivation/Somebody opens"} <= quotes.codes(1) & quotes.codes(4)
    assert quotes.table.hasFocus()
    quotes.key("t", SHIFT)
    quotes.type("somebody")
    quotes.key(K.Key_Return)
    assert "Motivation/Somebody opens" not in quotes.codes(1) | quotes.codes(4)
    assert "Motivation" in quotes.codes(1)


def test_letters_choose_forces_and_kinds_of_evidence(quotes: ListDesk) -> None:
    quotes.select(1, 2)
    quotes.key("f")
    quotes.key("h")
    quotes.key("e")
    quotes.key("w")
    assert "Habit" in quotes.codes(2)
    assert [quotes.stored(n).evidence for n in (1, 2, 3)] == ["wish", "wish", ""]


def test_star_and_surprise_are_on_for_all_unless_all_have_them(quotes: ListDesk) -> None:
    quotes.workspace.run(edit_note, quotes.stored(1).id, starred=1)
    quotes.select(1, 2)
    quotes.key("h")
    quotes.key("u")
    assert [(quotes.stored(n).starred, quotes.stored(n).surprise) for n in (1, 2)] == [(True, True)] * 2
    quotes.key("h")
    assert [quotes.stored(n).starred for n in (1, 2)] == [False, False]


def test_delete_takes_all_selected_and_one_undo_brings_them_back(quotes: ListDesk) -> None:
    quotes.select(2, 3)
    quotes.key(K.Key_Delete)
    assert quotes.shown() == [1, 4, 5, 6]
    assert quotes.said == ["Deleted: 2 quotes."]
    assert quotes.selected() == [4]
    quotes.workspace.undo()
    assert quotes.shown() == [1, 2, 3, 4, 5, 6]


def test_deleting_says_what_the_map_loses(quotes: ListDesk) -> None:
    tree = quotes.workspace.read(whole_tree)
    first = tree.children(tree.handle("milestones").id)[0]
    quotes.workspace.run(tag_notes, [quotes.stored(2).id], [first.id, tree.handle("doing").id])
    quotes.select(2)
    quotes.key(K.Key_Delete)
    assert quotes.said == [f"Deleted: Q-0002. No longer on the map: {first.name}."]


def test_quotes_go_to_a_board_those_it_waits_for_into_their_zone(quotes: ListDesk) -> None:
    quotes.select(1, 3)
    quotes.key("b")
    quotes.key("1" if "Struggle" not in quotes.page.chooser.menu.choices[0].name else "2")
    boards = quotes.workspace.read(board_list)
    boxes = quotes.workspace.read(board_view, next(board.id for board in boards if board.kind == "boxes"))
    assert boxes is not None
    lying = {note.card.number: note.zone_id for note in boxes.notes}
    assert lying[3] == next(zone.id for zone in boxes.zones if zone.title == "Outcome")
    assert quotes.said == ["1 quote sent to “12 boxes”."]


def test_copied_and_dragged_quotes_say_who_said_them(quotes: ListDesk) -> None:
    quotes.select(1, 2)
    quotes.key("c", CTRL)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == '"The door was locked at six." (P01, 00:00:02, Q-0001)'
    assert len(lines) == 2
    dragged = quotes.table.rows.mimeData(quotes.table.selectedIndexes())
    assert notes_in(dragged) == (quotes.stored(1).id, quotes.stored(2).id)


def test_space_peeks_and_return_reads_at_the_quote(quotes: ListDesk) -> None:
    opened: list[str] = []
    quotes.page.quote_open_requested.connect(opened.append)
    quotes.select(5)
    quotes.key(K.Key_Space)
    assert quotes.page.chooser.peek_card is not None
    quotes.key(K.Key_Space)
    assert quotes.page.chooser.peek_card is None
    assert quotes.table.hasFocus()
    quotes.key(K.Key_Return)
    quotes.key(K.Key_Return, CTRL)
    assert opened == [quotes.stored(5).id] * 2


def test_the_details_have_the_words_the_codes_and_where_it_is_used(quotes: ListDesk) -> None:
    quotes.workspace.run(edit_note, quotes.stored(1).id, memo="Nobody has a key.", behind="Afraid of the boss.")
    quotes.select(1)
    settle(quotes)
    words = quotes.page.details.said()
    assert {"The door was locked at six.", "Memo: Nobody has a key.", "Lies behind: Afraid of the boss."} <= set(words)
    assert [chip.name for chip in quotes.page.details.chips] == ["Triggers", "Struggle › Nobody opens"]
    asked: list[tuple[str, str, str]] = []
    quotes.page.reveal_requested.connect(lambda *place: asked.append(place))
    quotes.page.details.link("12 boxes › Triggers").click()
    assert asked[0][:2] == ("boards", "placement")
    quotes.page.details.chips[0].removed.emit(quotes.page.details.chips[0].code_id)
    assert "Boxes/Triggers" not in quotes.codes(1)


def test_our_own_notes_come_when_they_are_asked_for(quotes: ListDesk) -> None:
    quotes.workspace.run(write_note, "They all have spare keys.")
    assert quotes.shown() == [1, 2, 3, 4, 5, 6]
    settle(quotes)
    quotes.page.filters.chips["ours"].click()
    assert quotes.shown() == [1, 2, 3, 4, 5, 6, 7]
    assert (quotes.cell(7, "evidence"), quotes.cell(7, "customer")) == ("Evidence: Our note", "")
    quotes.select(7)
    quotes.key(K.Key_Return)
    assert quotes.said == ["Q-0007 has no place in a transcript."]


def test_the_place_is_kept_with_filter_order_and_row(quotes: ListDesk) -> None:
    quotes.page.filters.ask(replace(QuoteFilter(), marks=frozenset({"unplaced"})))
    quotes.page.sort("text", descending=True)
    quotes.select(3)
    place = quotes.page.place()
    assert quotes.shown() == [3, 6]
    quotes.page.filters.clear()
    quotes.page.sort("ref")
    quotes.page.go_to_place(place)
    assert (quotes.shown(), quotes.selected()) == ([3, 6], [3])
    quotes.page.go_to_place("nonsense")
    assert quotes.shown() == [3, 6]


def test_the_notes_behind_a_claim_are_the_list_and_coming_back_changes_nothing(quotes: ListDesk) -> None:
    claim = json.dumps(["Triggers", [quotes.stored(1).id, quotes.stored(4).id]])
    quotes.page.reveal("notes", claim)
    assert quotes.shown() == [1, 4]
    assert quotes.page.filters.only.accessibleName().startswith("Triggers")
    quotes.page.sort("ref", descending=True)
    quotes.select(1)
    quotes.page.reveal("notes", claim)
    assert (quotes.shown(), quotes.selected()) == ([4, 1], [1])
    quotes.page.reveal("note", quotes.stored(6).id)
    assert quotes.selected() == [6]
