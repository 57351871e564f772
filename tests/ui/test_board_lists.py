# SPDX-License-Identifier: MIT
"""The lists beside the board: what waits is placed, codes bring their quotes, everything works without a mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from jtbdstudio.commands.boards import create_board
from jtbdstudio.commands.notes import delete_notes
from jtbdstudio.ui.board.page import BoardPage
from jtbdstudio.ui.board.row_look import link_rect
from jtbdstudio.ui.board.rows import RowsView
from jtbdstudio.ui.workspace import Workspace
from tests.ui.sorting import CTRL, LEFT, NONE, SHIFT, Desk


def _row(view: RowsView, text: str) -> QRect:
    place = next(i for i, row in enumerate(view.rows) if row.text.startswith(text))
    index = view.model_.index(place)
    view.scrollTo(index)
    return view.visualRect(index)


def _drag_out(desk: Desk, view: RowsView, text: str, target: QPoint) -> None:
    """From a row onto a point of the canvas, as one movement of the mouse."""
    port = view.viewport()
    start = _row(view, text).center()
    desk.ops += 2

    def seen(point: QPoint) -> QPoint:
        return port.mapFromGlobal(desk.canvas.viewport().mapToGlobal(point))

    QTest.mousePress(port, LEFT, NONE, start)
    QTest.mouseMove(port, start + QPoint(-12, 4))
    QTest.mouseMove(port, seen(target + QPoint(30, 0)))
    QTest.mouseMove(port, seen(target))
    QTest.mouseRelease(port, LEFT, NONE, seen(target))


def test_what_waits_is_counted_and_placed_all_at_once(desk: Desk) -> None:
    tray = desk.page.tray
    assert tray.tab_buttons["waiting"].text() == "Waiting · 2"
    assert [row.text for row in tray.waiting.rows] == [
        "Outcome",
        "People swap among themselves now.",
        "I sleep until five.",
    ]
    QTest.mouseClick(tray.place_all, LEFT)
    assert desk.zone_of("People swap") == desk.zone_of("I sleep") == "Outcome"
    assert tray.tab_buttons["waiting"].text() == "Waiting"
    assert tray.place_all.isHidden()
    assert "has its place" in tray.sentence.text()
    assert desk.workspace.undo() == "Place waiting notes"
    assert len(desk.view().waiting) == 2


@pytest.mark.parametrize("tab", ["waiting", "codes", "list"])
def test_a_sentence_is_read_whole_whatever_the_list_under_it_holds(desk: Desk, tab: str) -> None:
    tray = desk.page.tray
    for empty in (False, True):
        if empty:
            QTest.mouseClick(tray.tab_buttons["waiting"], LEFT)
            QTest.mouseClick(tray.place_all, LEFT)
        QTest.mouseClick(tray.tab_buttons[tab], LEFT)
        QApplication.processEvents()
        sentence = tray.sentence
        assert sentence.height() >= sentence.heightForWidth(sentence.width()) or sentence.isHidden()
        assert tray.stack.isHidden() == (empty and tab == "waiting")
        assert not tray.folded


def test_the_last_note_that_waited_leaves_the_keys_with_the_board(desk: Desk) -> None:
    tray = desk.page.tray
    tray.enter("waiting")
    for card in desk.view().waiting:
        desk.workspace.run(delete_notes, [card.id])
    assert tray.stack.isHidden()
    assert QApplication.focusWidget() is desk.canvas


def test_placing_everything_is_one_step_even_for_many_zones(desk: Desk) -> None:
    desk.open("columns")
    assert len(desk.view().waiting) == 6
    QTest.mouseClick(desk.page.tray.place_all, LEFT)
    assert desk.view().waiting == ()
    desk.workspace.undo()
    assert len(desk.view().waiting) == 6


def test_one_zone_is_placed_by_the_link_at_its_name(desk: Desk) -> None:
    desk.open("columns")
    view = desk.page.tray.waiting
    rect = _row(view, "Motivation")
    row = next(row for row in view.rows if row.text == "Motivation")
    QTest.mouseClick(view.viewport(), LEFT, NONE, link_rect(row, rect).center())
    assert desk.zone_of("People swap") == "Motivation"
    assert len(desk.view().waiting) == 5


def test_space_places_one_note_after_the_other(desk: Desk) -> None:
    desk.key(Qt.Key.Key_W)
    assert desk.page.tray.waiting.hasFocus()
    desk.key(Qt.Key.Key_Space)
    assert desk.zone_of("People swap") == "Outcome"
    assert desk.page.tray.waiting.hasFocus()
    desk.key(Qt.Key.Key_Space)
    assert desk.zone_of("I sleep") == "Outcome"
    assert desk.view().waiting == ()


def test_a_waiting_note_is_dragged_where_it_belongs(desk: Desk) -> None:
    _drag_out(desk, desk.page.tray.waiting, "People swap", desk.free_spot("Pain"))
    assert desk.zone_of("People swap") == "Pain"
    assert {"Boxes/Pain", "Boxes/Outcome"} <= desk.codes("People swap")
    assert desk.selected() == {"People swap among themselves now."}
    assert desk.canvas.hasFocus()


def test_a_drag_from_the_list_that_ends_on_the_list_does_nothing(desk: Desk) -> None:
    view, steps = desk.page.tray.waiting, desk.workspace.undo_label
    port, start = view.viewport(), _row(view, "People swap").center()
    QTest.mousePress(port, LEFT, NONE, start)
    QTest.mouseMove(port, start + QPoint(0, 14))
    QTest.mouseMove(port, start + QPoint(0, 20))
    QTest.mouseRelease(port, LEFT, NONE, start + QPoint(0, 20))
    assert desk.workspace.undo_label == steps
    assert not desk.canvas.busy


def test_a_theme_that_waits_becomes_a_cluster_in_one_click(desk: Desk) -> None:
    desk.open("columns")
    view = desk.page.tray.waiting
    rect = _row(view, "Nobody opens")
    row = next(row for row in view.rows if row.text == "Nobody opens")
    QTest.mouseClick(view.viewport(), LEFT, NONE, link_rect(row, rect).center())
    assert desk.zone_of("The door") == desk.zone_of("Nobody came") == "Nobody opens"
    assert desk.zone("Nobody opens").selected
    assert desk.workspace.undo() == "Make cluster"


def test_a_code_brings_its_quotes_side_by_side_selected_and_named(desk: Desk) -> None:
    """A code onto a free board, Ctrl+G, Enter: the shortest way from quotes to a named cluster."""
    desk.page.chooser.new()
    desk.type("Loose ends")
    desk.key(Qt.Key.Key_Return)
    assert desk.page.header.title.whole_text() == "Loose ends"
    assert desk.page.tray.tab == "codes"
    _drag_out(desk, desk.page.tray.codes, "Struggle/Nobody opens", QPoint(300, 300))
    assert desk.selected() == {"The door was locked at six.", "Nobody came and the phone rang."}
    assert len({(note.x, note.y) for note in desk.view().notes}) == 2
    desk.key(Qt.Key.Key_G, CTRL)
    desk.key(Qt.Key.Key_Return)
    assert desk.zone_of("The door") == desk.zone_of("Nobody came") == "Nobody opens"


def test_a_code_is_found_by_typing_and_brought_with_enter(desk: Desk) -> None:
    desk.page.tray.enter("codes")
    desk.page.tray.field.setFocus()
    desk.type("slee")
    assert desk.page.tray.codes.rows == []
    desk.page.tray.field.clear()
    desk.type("outc")
    desk.key(Qt.Key.Key_Return)
    assert "I sleep until five." in desk.selected()
    assert desk.zone_of("I sleep") is None
    desk.page.tray.codes.chosen.emit([row for row in desk.page.tray.codes.rows if row.text == "Outcome"])
    assert desk.selected() == {"I sleep until five."}
    assert "already" in desk.said[-1]


def test_the_board_as_a_list_selects_on_the_canvas_and_keys_go_on_working(desk: Desk) -> None:
    desk.key(Qt.Key.Key_L)
    view = desk.page.tray.list
    assert view.hasFocus()
    assert [row.text for row in view.rows if row.kind == "group"][:2] == ["Triggers", "Pain"]
    places = [i for i, row in enumerate(view.rows) if row.text.startswith("I keep it")]
    view.setCurrentIndex(view.model_.index(places[0]))
    assert desk.selected() == {"I keep it all in my head."}
    desk.key(Qt.Key.Key_G)
    desk.type("trig")
    desk.key(Qt.Key.Key_Return)
    assert desk.zone_of("I keep it") == "Triggers"
    assert "Boxes/Pain" not in desk.codes("I keep it")
    desk.key(Qt.Key.Key_L)
    desk.key(Qt.Key.Key_Return)
    assert desk.canvas.hasFocus()


def test_a_note_is_sent_beside_the_zones_without_a_mouse(desk: Desk) -> None:
    desk.click("I keep it")
    desk.key(Qt.Key.Key_G)
    desk.type("beside")
    desk.key(Qt.Key.Key_Return)
    assert desk.zone_of("I keep it") is None
    assert "Boxes/Pain" not in desk.codes("I keep it")


def test_the_panel_folds_and_a_tab_opens_it(desk: Desk) -> None:
    tray: QWidget = desk.page.tray
    high = tray.height()
    QTest.mouseClick(desk.page.tray.fold_button, LEFT)
    assert tray.height() < high / 2
    QTest.mouseClick(desk.page.tray.tab_buttons["list"], LEFT)
    assert tray.height() > high / 2
    assert desk.page.tray.tab == "list"


def test_rows_are_read_aloud_with_whose_they_are(desk: Desk) -> None:
    desk.open("boxes")
    model = desk.page.tray.waiting.model_
    assert (
        model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole) == "People swap among themselves now., P01 00:10"
    )
    assert desk.page.tray.waiting.accessibleName() == "Waiting notes"
    desk.canvas.camera.look_at(QPointF(560, 340), 0.9)
    desk.click("The door")
    assert desk.canvas.accessibleDescription() == "The door was locked at six., P01 00:02"


def test_an_empty_study_says_where_notes_come_from(light: object, qtbot: object, study: Path) -> None:
    workspace, page = Workspace(), BoardPage()
    page.attach(workspace)
    page.resize(1200, 800)
    page.show()
    assert workspace.open(study)
    assert "no quotes yet" in page.tray.sentence.text()
    wanted: list[str] = []
    page.page_requested.connect(wanted.append)
    QTest.mouseClick(page.tray.read, LEFT)
    assert wanted == ["read"]
    workspace.close()
    page.close()


def test_quotes_that_share_a_code_are_a_named_cluster_in_seven_operations(desk: Desk) -> None:
    board_id = desk.workspace.run(create_board, "Loose ends")
    desk.page.open_board(board_id)
    desk.page.take_focus()
    desk.ops = 2  # Ctrl+3, which the window knows
    _drag_out(desk, desk.page.tray.codes, "Struggle/Nobody opens", QPoint(300, 300))
    desk.key(Qt.Key.Key_G, CTRL)
    desk.key(Qt.Key.Key_Return)
    assert desk.zone_of("The door") == desk.zone_of("Nobody came") == "Nobody opens"
    assert desk.ops <= 7


def test_picked_notes_become_a_cluster_of_a_zone_with_three_operations_for_each(desk: Desk) -> None:
    desk.open("columns")
    desk.page.tray.place_everything()
    desk.canvas.camera.look_at(QPointF(560, 340), 0.9)
    desk.page.take_focus()
    desk.ops, name = 2, "Locked out again"
    picked = ("The door", "I lost my", "Nobody came", "I keep it")
    for words in picked:
        desk.click(words, SHIFT)
    desk.key(Qt.Key.Key_G, CTRL)
    desk.type(name)
    desk.key(Qt.Key.Key_Return)
    assert {desk.zone_of(words) for words in picked} == {name}
    assert desk.ops <= 2 + 3 * len(picked) + 2 + len(name) + 1
