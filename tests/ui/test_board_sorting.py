# SPDX-License-Identifier: MIT
"""Notes are dragged between zones: what is said before the drop, what is stored after it, what one undo brings back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt

from tests.ui.sorting import CTRL, SHIFT, Desk


def test_a_note_dragged_to_another_box_changes_its_codes_and_one_undo_brings_it_back(desk: Desk) -> None:
    before = desk.codes("The door")
    desk.drag(desk.middle("The door"), desk.free_spot("Pain"))
    assert desk.zone_of("The door") == "Pain"
    assert desk.codes("The door") == before - {"Boxes/Triggers"} | {"Boxes/Pain"}
    assert desk.workspace.undo() == "Move notes"
    assert desk.zone_of("The door") == "Triggers"
    assert desk.codes("The door") == before
    item = desk.note("The door")
    assert item.pos() == item.target


def test_what_a_drop_will_do_is_said_before_it_is_done(desk: Desk) -> None:
    start, end = desk.middle("The door"), desk.free_spot("Pain")
    desk.press(start)
    desk.move(start + QPoint(20, 0), end)
    assert desk.page.stage.label.text == "adds Pain · removes Triggers"
    assert desk.zone("Pain").targeted
    desk.move(desk.at(QPointF(700, -60)))
    assert desk.page.stage.label.text == "removes Triggers"
    assert not desk.zone("Pain").targeted
    desk.key(Qt.Key.Key_Escape)
    assert desk.page.stage.label.text == ""


def test_esc_in_the_middle_of_a_drag_leaves_no_trace(desk: Desk) -> None:
    steps = desk.workspace.undo_label
    start, end = desk.middle("The door"), desk.free_spot("Pain")
    desk.press(start)
    desk.move(start + QPoint(20, 0), end)
    desk.key(Qt.Key.Key_Escape)
    desk.release(end)
    item = desk.note("The door")
    assert item.pos() == item.target
    assert desk.zone_of("The door") == "Triggers"
    assert desk.workspace.undo_label == steps


def test_a_small_movement_is_a_click(desk: Desk) -> None:
    steps, start = desk.workspace.undo_label, desk.middle("The door")
    desk.press(start)
    desk.move(start + QPoint(3, 4))
    desk.release(start + QPoint(3, 4))
    assert desk.selected() == {"The door was locked at six."}
    assert desk.workspace.undo_label == steps


def test_all_selected_notes_come_along_in_one_step(desk: Desk) -> None:
    desk.click("The door")
    desk.click("Nobody came", SHIFT)
    desk.drag(desk.middle("The door"), desk.free_spot("Pain"))
    assert desk.zone_of("The door") == desk.zone_of("Nobody came") == "Pain"
    points = {(note.x, note.y) for note in desk.view().notes}
    assert len(points) == len(desk.view().notes)  # side by side, never a pile
    desk.workspace.undo()
    assert desk.zone_of("The door") == desk.zone_of("Nobody came") == "Triggers"


def test_out_of_every_zone_a_note_stays_where_it_was_let_go(desk: Desk) -> None:
    note = desk.note("The door")
    end = desk.at(QPointF(300, -90))
    desk.drag(desk.middle("The door"), end)
    assert desk.zone_of("The door") is None
    assert "Boxes/Triggers" not in desk.codes("The door")
    here = desk.note("The door").rect
    assert here.contains(desk.canvas.mapToScene(end))
    assert note is desk.note("The door")  # the same item, moved: nothing else was drawn anew


def test_a_frame_selects_what_it_touches_and_shift_adds_or_takes_away(desk: Desk) -> None:
    triggers = desk.zone("Triggers").rect
    start, end = desk.at(triggers.topLeft() + QPointF(4, 60)), desk.at(triggers.topLeft() + QPointF(60, 90))
    desk.drag(start, end)
    assert desk.selected() == {"The door was locked at six."}
    desk.click("I lost my", SHIFT)
    assert desk.selected() == {"The door was locked at six.", "I lost my whole Sunday to it."}
    desk.click("The door", SHIFT)
    assert desk.selected() == {"I lost my whole Sunday to it."}
    desk.key(Qt.Key.Key_Escape)
    assert desk.selected() == set()
    desk.key(Qt.Key.Key_A, CTRL)
    assert len(desk.selected()) == 4


def test_dragging_from_afar_does_the_same(desk: Desk) -> None:
    desk.canvas.camera.look_at(QPointF(700, 400), 0.25)
    assert desk.scene.far
    assert not desk.note("The door").isVisible()
    desk.drag(desk.middle("The door"), desk.at(desk.zone("Pain").rect.center()))
    assert desk.zone_of("The door") == "Pain"
    desk.canvas.camera.look_at(QPointF(700, 400), 0.9)
    assert desk.note("The door").isVisible()


def test_a_study_somebody_else_writes_can_be_looked_at_but_not_sorted(desk: Desk) -> None:
    from jtbdstudio.ui.board.page import BoardPage
    from jtbdstudio.ui.workspace import Workspace

    second, page = Workspace(), BoardPage()
    page.attach(second)
    page.resize(1200, 800)
    page.show()
    assert desk.workspace.path is not None
    assert second.open(desk.workspace.path)
    complaints: list[str] = []
    second.notice.connect(lambda _kind, text: complaints.append(text))
    other = Desk(page, second)
    other.open("boxes")
    page.canvas.camera.look_at(QPointF(560, 340), 0.9)
    other.drag(other.middle("The door"), other.free_spot("Pain"))
    assert "open elsewhere" in complaints[0]
    item = other.note("The door")
    assert item.pos() == item.target
    second.close()
    page.close()
