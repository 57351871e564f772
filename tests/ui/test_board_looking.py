# SPDX-License-Identifier: MIT
"""Looking at a board: zoom, pan, fit, the way back, the minimap; colors and filters; changes made elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jtbdstudio.commands.boards import create_board, remove_from_board
from jtbdstudio.commands.customers import edit_customer
from jtbdstudio.commands.tagging import tag_notes
from jtbdstudio.queries.interviews import customer_list
from jtbdstudio.ui import theme
from jtbdstudio.ui.board.camera import LARGEST, READABLE, SMALLEST
from tests.ui.sorting import CTRL, LEFT, NONE, SHIFT, Desk


def _wheel(desk: Desk, at: QPoint, turn: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    viewport = desk.canvas.viewport()
    event = QWheelEvent(
        QPointF(at), QPointF(viewport.mapToGlobal(at)), QPoint(), QPoint(0, turn),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def test_the_wheel_pans_and_with_ctrl_zooms_at_the_pointer(desk: Desk) -> None:
    start = desk.middle("The door")
    _wheel(desk, start, -120)
    assert desk.middle("The door") == start - QPoint(0, 60)
    _wheel(desk, start, -120, SHIFT)
    assert desk.middle("The door") == start - QPoint(60, 60)
    point = desk.middle("The door")
    scale = desk.canvas.camera.scale
    _wheel(desk, point, 120, CTRL)
    assert desk.canvas.camera.scale == pytest.approx(scale * 1.0015**120)
    assert (desk.middle("The door") - point).manhattanLength() <= 2
    for _ in range(60):
        _wheel(desk, point, -120, CTRL)
    assert desk.canvas.camera.scale == SMALLEST
    for _ in range(60):
        _wheel(desk, point, 120, CTRL)
    assert desk.canvas.camera.scale == LARGEST


def test_fit_shows_everything_and_z_leads_back(desk: Desk) -> None:
    desk.key(Qt.Key.Key_1, SHIFT)
    assert desk.canvas.camera.visible().contains(desk.scene.content_rect())
    desk.canvas.camera.look_at(QPointF(300, 200), 1.0)
    before = desk.middle("The door")
    desk.key(Qt.Key.Key_Z)
    assert desk.canvas.camera.visible().contains(desk.scene.content_rect())
    desk.key(Qt.Key.Key_Z)
    assert desk.canvas.camera.scale == 1.0
    assert (desk.middle("The door") - before).manhattanLength() <= 2
    desk.click("The door")
    desk.key(Qt.Key.Key_2, SHIFT)
    assert desk.canvas.camera.scale == 1.6
    assert desk.canvas.camera.visible().contains(desk.note("The door").rect)


def test_a_board_is_first_seen_at_a_scale_one_can_read_and_later_as_it_was_left(desk: Desk) -> None:
    desk.open("columns")
    assert desk.canvas.camera.scale >= READABLE
    assert desk.canvas.camera.visible().contains(desk.scene.content_rect().topLeft())
    desk.canvas.camera.look_at(QPointF(900, 300), 1.3)
    desk.key(Qt.Key.Key_PageUp, CTRL)
    assert desk.page.header.title.whole_text() == "12 boxes"
    desk.key(Qt.Key.Key_PageDown, CTRL)
    assert desk.canvas.camera.scale == pytest.approx(1.3)
    assert (desk.canvas.camera.center() - QPointF(900, 300)).manhattanLength() < 4


def test_columns_are_first_seen_side_by_side_beside_the_panel_where_there_is_room(desk: Desk) -> None:
    stage, study = desk.page.stage, desk.workspace.path
    assert study is not None
    desk.workspace.close()
    desk.page.resize(1760, 860)
    assert desk.workspace.open(study)
    desk.open("columns")
    scale = desk.canvas.camera.scale
    assert 0.6 <= scale < READABLE
    last = desk.zone("Outcome").rect
    assert desk.at(last.topRight()).x() <= stage.tray.x()
    assert desk.at(desk.zone("Struggle").rect.topLeft()).x() >= 0


def test_hand_tool_and_middle_button_move_the_board(desk: Desk) -> None:
    start = desk.middle("The door")
    desk.key(Qt.Key.Key_H)
    assert desk.page.stage.tools.buttons["board.hand"].isChecked()
    desk.drag(start, start + QPoint(80, 40))
    assert desk.middle("The door") == start + QPoint(80, 40)
    desk.key(Qt.Key.Key_V)
    port = desk.canvas.viewport()
    QTest.mousePress(port, Qt.MouseButton.MiddleButton, NONE, start)
    QTest.mouseMove(port, start - QPoint(30, 10))
    QTest.mouseRelease(port, Qt.MouseButton.MiddleButton, NONE, start - QPoint(30, 10))
    assert desk.middle("The door") == start + QPoint(50, 30)
    assert desk.zone_of("The door") == "Triggers"


def test_a_click_on_the_minimap_looks_there(desk: Desk) -> None:
    far_zone = desk.zone("First value & after").rect
    assert not desk.canvas.camera.visible().intersects(far_zone)
    minimap = desk.page.stage.minimap
    minimap.repaint()
    QTest.mouseClick(minimap, LEFT, NONE, minimap._to_map(far_zone).center().toPoint())
    assert desk.canvas.camera.visible().intersects(far_zone)
    desk.key(Qt.Key.Key_M, SHIFT)
    assert minimap.isHidden()


def test_lost_in_the_void_one_finds_back(desk: Desk) -> None:
    assert desk.page.stage.back.isHidden()
    desk.canvas.camera.look_at(QPointF(9000, 9000))
    assert desk.page.stage.back.isVisible()
    QTest.mouseClick(desk.page.stage.back, LEFT)
    assert desk.page.stage.back.isHidden()


def test_a_filter_fades_the_others_and_keeps_them_out_of_groups(desk: Desk) -> None:
    desk.scene.select([desk.note("Nobody came").note.placement_id])
    menu = desk.page.looks.filter_menu()
    next(action for action in menu.actions() if action.text() == "P01").trigger()
    assert desk.note("The door").opacity() == 1.0
    assert desk.note("Nobody came").opacity() == pytest.approx(0.2)
    assert desk.selected() == set()
    desk.key(Qt.Key.Key_A, CTRL)
    assert desk.selected() == {"The door was locked at six.", "I lost my whole Sunday to it."}
    assert desk.page.looks.filter_button.text() == "Filter: P01 ▾"
    desk.key(Qt.Key.Key_Escape)
    desk.key(Qt.Key.Key_Escape)
    assert desk.note("Nobody came").opacity() == 1.0


def test_colors_say_what_was_chosen(desk: Desk) -> None:
    door, sunday = desk.note("The door"), desk.note("Nobody came")
    assert door.tone == theme.tone_of("struggle") == sunday.tone
    menu = desk.page.looks.color_menu()
    next(action for action in menu.actions() if action.text() == "Customer").trigger()
    assert door.tone != sunday.tone
    assert door.tone == desk.note("I lost my").tone
    assert theme.contrast(door.tone.text, door.tone.ground) >= 4.5
    desk.page.looks.set_mode("box")
    assert door.badge == "1"


def test_what_changes_elsewhere_is_seen_here_without_new_items(desk: Desk) -> None:
    items = {id(item) for item in desk.scene.notes.values()}
    desk.workspace.run(tag_notes, [desk.card("I sleep").id], [desk.page.sense.tree.handle("box.1").id])
    assert "I sleep until five." in [row.text for row in desk.page.tray.waiting.rows]
    customer = next(c for c in desk.workspace.read(customer_list) if c.code == "P01")
    desk.workspace.run(edit_customer, customer.id, code="P77")
    assert desk.note("The door").note.card.customer_code == "P77"
    assert {id(item) for item in desk.scene.notes.values()} == items
    desk.workspace.run(remove_from_board, [desk.note("The door").note.placement_id])
    assert len(desk.scene.notes) == 3


def test_a_page_out_of_sight_reads_when_it_is_shown_again(desk: Desk) -> None:
    desk.page.hide()
    desk.workspace.run(remove_from_board, [desk.note("The door").note.placement_id])
    assert len(desk.scene.notes) == 4
    desk.page.show()
    assert len(desk.scene.notes) == 3


def test_a_note_is_found_on_whichever_board_it_lies(desk: Desk) -> None:
    desk.open("columns")
    desk.page.reveal("note", desk.card("I keep it").id)
    assert desk.page.header.title.whole_text() == "12 boxes"
    assert desk.selected() == {"I keep it all in my head."}
    assert desk.canvas.camera.visible().contains(desk.note("I keep it").rect)
    assert not desk.page.reveal_note(desk.card("I sleep").id)
    desk.page.reveal("code", desk.page.sense.tree.handle("outcome").id)
    assert desk.scene.selected_zone is not None
    assert desk.scene.selected_zone.zone.title == "Outcome"


def test_an_empty_board_says_what_to_do_and_can_be_deleted(desk: Desk) -> None:
    board_id = desk.workspace.run(create_board, "Loose ends")
    desk.page.reveal("board", board_id)
    assert desk.page.stage.hint.isVisible()
    assert "Drag a code in" in desk.page.stage.hint.text()
    assert "Delete the board" in [action.text() for action in desk.page.chooser.menu().actions()]
    desk.page.actions_["board.delete"].trigger()
    assert desk.page.header.title.whole_text() == "Struggle · Motivation · Outcome"
    assert desk.said[-1] == "“Loose ends” deleted. Its notes and their themes stay."
    desk.page.actions_["board.delete"].trigger()
    assert len(desk.view().zones) == 3


def test_a_board_is_chosen_and_renamed_from_the_menu_at_its_name(desk: Desk) -> None:
    menu = desk.page.chooser.menu()
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == ["12 boxes", "Struggle · Motivation · Outcome", "New board…", "Rename the board…"]
    next(action for action in menu.actions() if action.text().startswith("Struggle")).trigger()
    assert desk.view().board.kind == "columns"
    desk.page.actions_["board.rename"].trigger()
    desk.type("What they want")
    desk.key(Qt.Key.Key_Return)
    assert desk.page.header.title.whole_text() == "What they want"


def test_text_is_not_drawn_from_afar_but_titles_are(desk: Desk) -> None:
    desk.canvas.camera.look_at(QPointF(700, 300), 0.2)
    assert desk.scene.layer.isVisible()
    assert desk.scene.layer.boundingRect().contains(QRectF(desk.note("The door").rect))
    image = desk.canvas.grab().toImage()
    header = desk.canvas.mapFromScene(desk.zone("Triggers").rect.topLeft()) + QPoint(3, -8)
    assert image.pixelColor(header) == theme.tone_of("struggle").ground


def test_a_switch_of_the_theme_gives_notes_their_other_colors(desk: Desk, light: QApplication) -> None:
    assert desk.note("The door").tone == theme.load("light").tones["struggle"]
    theme.apply(light, "dark")
    assert desk.note("The door").tone == theme.load("dark").tones["struggle"]
    theme.apply(light, "light")


def test_a_tip_says_all_about_a_note_and_what_a_warning_means(desk: Desk) -> None:
    card = desk.card("The door")
    tip = desk.canvas.tip_at(desk.note("The door").rect.center())
    assert tip == f"{card.text}\nP01 00:02 · {card.ref}\nTriggers · Struggle › Nobody opens"
    desk.open("columns")
    desk.page.tray.place_everything()
    assert (
        desk.canvas.tip_at(desk.zone("Motivation").header_rect().center())
        == "Everything here was said by one customer."
    )
    assert desk.canvas.tip_at(desk.zone("Struggle").header_rect().center()) == ""


def test_the_menu_at_the_pointer_fits_what_is_selected(desk: Desk) -> None:
    def texts() -> list[str]:
        return [action.text() for action in desk.page.context_menu().actions() if action.text()]

    assert "New note" in texts()
    assert "Take off the board" not in texts()
    desk.click("The door")
    assert {"Move to zone…", "Cluster and name", "Take off the board", "Open the source"} <= set(texts())


def test_a_change_in_the_middle_of_a_drag_ends_it(desk: Desk) -> None:
    start = desk.middle("The door")
    desk.press(start)
    desk.move(start + QPoint(40, 0), start + QPoint(300, 90))
    assert desk.canvas.busy
    desk.workspace.run(remove_from_board, [desk.note("I keep it").note.placement_id])
    assert not desk.canvas.busy
    desk.release(start + QPoint(300, 90))
    assert desk.note("The door").pos() == desk.note("The door").target
    assert desk.zone_of("The door") == "Triggers"


def test_the_tools_are_icons_where_there_is_little_room_and_never_cut_off(desk: Desk) -> None:
    tools = desk.page.stage.tools
    for width, told in ((1300, True), (800, False), (1300, True)):
        desk.page.stage.resize(width, 700)
        assert bool(tools.buttons["board.select"].text()) == told
        QApplication.processEvents()
        assert tools.width() == tools.sizeHint().width()
        for made in tools.buttons.values():
            assert made.width() >= made.sizeHint().width()
