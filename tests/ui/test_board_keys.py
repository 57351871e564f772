# SPDX-License-Identifier: MIT
"""Who gets a key: the canvas, a list, an open card, a focused button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from jtbdstudio.ui.actions import in_scope
from tests.ui.sorting import CTRL, LEFT, Desk


def test_the_page_does_every_action_of_the_boards(desk: Desk) -> None:
    assert set(desk.page.actions_) == {spec.id for spec in in_scope("board")}


def test_letters_typed_into_a_card_do_nothing_to_the_board(desk: Desk) -> None:
    codes = desk.codes("The door")
    desk.scene.select([desk.note(words).note.placement_id for words in ("The door", "I lost my")])
    desk.key(Qt.Key.Key_G, CTRL)
    desk.type("Some 12 nights on my own")
    assert desk.opened().words() == "Some 12 nights on my own"
    desk.key(Qt.Key.Key_Down)  # to the choice, a row of buttons
    desk.key(Qt.Key.Key_S)
    desk.key(Qt.Key.Key_4)
    desk.key(Qt.Key.Key_Escape)
    assert desk.codes("The door") == codes


def test_space_presses_the_button_that_has_the_focus(desk: Desk) -> None:
    desk.click("The door")
    desk.page.tray.place_all.setFocus(Qt.FocusReason.TabFocusReason)
    desk.key(Qt.Key.Key_Space)
    assert desk.page.stage.card is None
    assert desk.view().waiting == ()


def test_a_click_on_a_tool_leaves_the_keys_to_the_board(desk: Desk) -> None:
    desk.click("The door")
    QTest.mouseClick(desk.page.stage.tools.buttons["board.hand"], LEFT)
    assert desk.canvas.hasFocus()
    QTest.mouseClick(desk.page.stage.tools.buttons["board.select"], LEFT)
    QTest.mouseClick(desk.page.stage.minimap, LEFT)
    desk.key(Qt.Key.Key_4)
    assert "Boxes/Workarounds" in desk.codes("The door")


def test_arrows_walk_a_list_and_leave_the_notes_where_they_are(desk: Desk) -> None:
    desk.click("The door")
    before = desk.note("The door").pos()
    desk.key(Qt.Key.Key_W)
    desk.key(Qt.Key.Key_Down)
    assert [row.text for row in desk.page.tray.waiting.selected()] == ["I sleep until five."]
    assert desk.note("The door").pos() == before
    desk.key(Qt.Key.Key_Escape)
    assert desk.canvas.hasFocus()


def test_esc_goes_one_step_out_at_a_time(desk: Desk) -> None:
    desk.click("The door")
    desk.key(Qt.Key.Key_H)
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Escape)
    assert desk.page.stage.card is None
    assert desk.selected() == {"The door was locked at six."}
    desk.key(Qt.Key.Key_Escape)
    assert desk.selected() == set()
    assert desk.page.stage.tools.buttons["board.hand"].isChecked()
    desk.key(Qt.Key.Key_Escape)
    assert desk.page.stage.tools.buttons["board.select"].isChecked()
