# SPDX-License-Identifier: MIT
"""Single notes: their words, the way to the source, taking them off; and steps by the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.sorting import CTRL, LEFT, NONE, SHIFT, Desk


def test_a_double_click_opens_the_source(desk: Desk) -> None:
    opened: list[str] = []
    desk.page.quote_open_requested.connect(opened.append)
    QTest.mouseDClick(desk.canvas.viewport(), LEFT, NONE, desk.middle("The door"))
    assert opened == [desk.card("The door").id]
    desk.click("I keep it")
    desk.key(Qt.Key.Key_Return, CTRL)
    assert opened == [desk.card("The door").id, desk.card("I keep it").id]


def test_space_shows_what_was_said_around_and_held_it_moves_the_board(desk: Desk) -> None:
    desk.click("I lost my")
    desk.key(Qt.Key.Key_Space)
    text = " ".join(label.text() for label in desk.opened().findChildren(QLabel))
    assert "I lost my whole Sunday to it." in text
    assert "And then, number 1?" in text
    assert "The door was locked at six." in text
    assert "Pain · Struggle" in text
    assert "Interviewer" in text
    assert "Dana Ruiz" not in text
    assert "Mira Holt" not in text
    desk.key(Qt.Key.Key_Space)
    assert desk.page.stage.card is None
    before = desk.middle("I lost my")
    QTest.keyPress(desk.canvas, Qt.Key.Key_Space)
    start = desk.middle("The door")
    desk.drag(start, start + (before - start) / 2)
    QTest.keyRelease(desk.canvas, Qt.Key.Key_Space)
    assert desk.page.stage.card is None
    assert desk.middle("I lost my") == before + (before - start) / 2
    assert desk.zone_of("The door") == "Triggers"


def test_a_headline_is_written_on_the_note_and_the_words_stay(desk: Desk) -> None:
    desk.click("The door")
    desk.key(Qt.Key.Key_F2)
    desk.type("Locked out")
    desk.key(Qt.Key.Key_Return)
    card = desk.card("The door")
    assert (card.headline, card.text) == ("Locked out", "The door was locked at six.")
    assert desk.note("The door").note.card.short == "Locked out"
    assert desk.canvas.hasFocus()
    desk.key(Qt.Key.Key_F2)
    desk.type("Something else")
    desk.key(Qt.Key.Key_Escape)
    assert desk.card("The door").headline == "Locked out"


def test_a_click_elsewhere_keeps_what_was_typed(desk: Desk) -> None:
    desk.click("The door")
    desk.key(Qt.Key.Key_Return)
    desk.type("Locked out")
    desk.canvas.setFocus()
    assert desk.card("The door").headline == "Locked out"
    assert desk.page.stage.card is None


def test_our_own_note_is_written_where_the_ground_is_clicked_twice(desk: Desk) -> None:
    where = QPointF(300, -80)
    QTest.mouseDClick(desk.canvas.viewport(), LEFT, NONE, desk.at(where))
    desk.type("Ask about bank holidays")
    desk.key(Qt.Key.Key_Return)
    note = next(note for note in desk.view().notes if note.card.kind != "quote")
    assert note.card.text == "Ask about bank holidays"
    assert desk.scene.notes[note.placement_id].rect.contains(where)
    desk.key(Qt.Key.Key_Return)
    desk.type("Ask about Sundays")
    desk.key(Qt.Key.Key_Return)
    assert {note.card.text for note in desk.view().notes if note.card.kind != "quote"} == {"Ask about Sundays"}
    assert desk.workspace.undo() == "Edit note"
    assert desk.workspace.undo() == "Write note"
    assert len(desk.view().notes) == 4


def test_an_empty_new_note_vanishes(desk: Desk) -> None:
    steps = desk.workspace.undo_label
    desk.key(Qt.Key.Key_N)
    desk.key(Qt.Key.Key_Return)
    assert desk.page.stage.card is None
    assert desk.workspace.undo_label == steps


def test_taking_a_note_off_keeps_its_words_and_codes(desk: Desk) -> None:
    codes = desk.codes("The door")
    desk.click("The door")
    desk.key(Qt.Key.Key_Delete)
    assert desk.codes("The door") == codes
    assert [card.text for card in desk.view().waiting if card.text.startswith("The door")]
    assert desk.said == ["1 note taken off the board. Words and codes stay."]
    desk.workspace.undo()
    assert desk.zone_of("The door") == "Triggers"


def test_arrows_nudge_in_one_step_and_far_with_shift(desk: Desk) -> None:
    desk.click("The door")
    start = desk.note("The door").pos()
    desk.key(Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_Down, SHIFT)
    assert desk.note("The door").pos() == start + QPointF(40, 100)
    assert desk.zone_of("The door") == "Triggers"
    desk.workspace.undo()
    assert desk.note("The door").pos() == start


def test_ctrl_and_arrows_walk_from_note_to_note(desk: Desk) -> None:
    desk.click("The door")
    desk.key(Qt.Key.Key_Right, CTRL)
    assert desk.selected() == {"Nobody came and the phone rang."}
    desk.key(Qt.Key.Key_Right, CTRL)
    assert desk.selected() == {"I lost my whole Sunday to it."}
    desk.key(Qt.Key.Key_Left, CTRL)
    assert desk.selected() == {"Nobody came and the phone rang."}
    assert desk.note("Nobody came").pos() == desk.note("Nobody came").target


def test_a_star_is_given_and_taken(desk: Desk) -> None:
    desk.click("The door")
    desk.page.actions_["board.star"].trigger()
    assert desk.card("The door").starred
    desk.page.actions_["board.star"].trigger()
    assert not desk.card("The door").starred


def test_gaps_close_when_one_tidies(desk: Desk) -> None:
    first = desk.note("The door").pos()
    desk.click("The door")
    desk.drag(desk.middle("The door"), desk.free_spot("Pain"))
    assert desk.note("Nobody came").pos() != first
    desk.scene.select([], desk.zone("Triggers").zone.id)
    desk.key(Qt.Key.Key_Y)
    assert desk.note("Nobody came").pos() == first
    assert desk.workspace.undo() == "Tidy"
