# SPDX-License-Identifier: MIT
"""Clusters: made and named in place, renamed, moved, dissolved; codes by one key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from jtbdstudio.queries.codebook import whole_tree
from jtbdstudio.ui.page import Evidence
from tests.ui.sorting import CTRL, SHIFT, Desk


def _columns(desk: Desk) -> None:
    """The board of the three columns with everything placed, the struggles in sight."""
    desk.open("columns")
    desk.page.tray.place_everything()
    desk.canvas.camera.look_at(QPointF(560, 340), 0.9)
    desk.scene.select([])
    desk.page.take_focus()


def _themes(desk: Desk) -> set[str]:
    tree = desk.workspace.read(whole_tree)
    return {tree.path(code.id) for code in tree.walk(tree.handle("job").id) if not code.handle}


def test_a_frame_around_notes_a_name_and_enter_make_a_theme(desk: Desk) -> None:
    _columns(desk)
    lane = desk.zone("Struggle").rect
    desk.drag(desk.at(lane.topLeft() + QPointF(4, 36)), desk.at(QPointF(lane.right() - 4, lane.top() + 300)))
    chosen = desk.selected()
    assert "I lost my whole Sunday to it." in chosen
    desk.click("The door", SHIFT)
    desk.click("Nobody came", SHIFT)
    desk.key(Qt.Key.Key_G, CTRL)
    assert desk.opened().words() == ""  # what is left has no theme in common
    desk.type("The rota eats my week")
    desk.key(Qt.Key.Key_Return)
    assert "Struggle/The rota eats my week" in _themes(desk)
    for words in ("I lost my", "I keep it"):
        assert desk.zone_of(words) == "The rota eats my week"
        assert "Struggle/The rota eats my week" in desk.codes(words)
    assert desk.workspace.undo() == "Make cluster"
    assert "Struggle/The rota eats my week" not in _themes(desk)
    assert desk.zone_of("I lost my") == "Struggle"


def test_the_name_of_the_theme_they_share_is_offered(desk: Desk) -> None:
    _columns(desk)
    desk.click("The door")
    desk.click("Nobody came", SHIFT)
    desk.key(Qt.Key.Key_G, CTRL)
    assert desk.opened().words() == "Nobody opens"
    desk.key(Qt.Key.Key_Return)
    assert desk.zone_of("The door") == desk.zone_of("Nobody came") == "Nobody opens"
    zone = desk.zone("Nobody opens").zone
    assert (zone.count.quotes, zone.count.customers) == (2, 2)
    assert _themes(desk) == {"Struggle/Nobody opens"}
    assert desk.canvas.hasFocus()


def test_notes_of_two_columns_are_asked_where_they_belong(desk: Desk) -> None:
    _columns(desk)
    desk.scene.select([desk.note(words).note.placement_id for words in ("I lost my", "People swap")])
    desk.key(Qt.Key.Key_G, CTRL)
    choices = desk.opened().findChildren(QPushButton)
    assert [choice.text() for choice in choices] == ["Struggle", "Motivation", "Outcome"]
    desk.type("Swaps")
    QTest.mouseClick(choices[1], Qt.MouseButton.LeftButton)
    desk.opened().field.setFocus()
    desk.key(Qt.Key.Key_Return)
    assert desk.zone_of("I lost my") == "Swaps"
    assert {"Motivation", "Motivation/Swaps"} <= desk.codes("I lost my")
    assert "Struggle" not in desk.codes("I lost my")


def test_a_cluster_without_a_name_is_not_made_and_esc_makes_none(desk: Desk) -> None:
    _columns(desk)
    before = _themes(desk)
    desk.click("I lost my")
    desk.key(Qt.Key.Key_G, CTRL)
    desk.key(Qt.Key.Key_Return)
    assert desk.opened().isVisible()
    desk.key(Qt.Key.Key_Escape)
    assert desk.page.stage.card is None
    assert _themes(desk) == before
    assert desk.selected() == {"I lost my whole Sunday to it."}


def test_without_a_selection_one_is_told_to_make_one(desk: Desk) -> None:
    button = next(b for b in desk.page.header.findChildren(QPushButton) if b.text() == "Make cluster")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.page.stage.card is None
    assert desk.said == ["Select notes first: click them, or drag a frame around them."]


def test_a_cluster_is_renamed_with_its_theme_on_a_double_click(desk: Desk) -> None:
    _columns(desk)
    desk.page.naming.cluster_theme(desk.workspace.read(whole_tree).find("Nobody opens").id, [])
    header = desk.at(desk.zone("Nobody opens").header_rect().center())
    QTest.mouseDClick(desk.canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, header)
    desk.type("Nobody is there")
    desk.key(Qt.Key.Key_Return)
    assert _themes(desk) == {"Struggle/Nobody is there"}
    assert desk.zone("Nobody is there").zone.kind == "cluster"
    desk.workspace.undo()
    assert _themes(desk) == {"Struggle/Nobody opens"}


def test_a_cluster_moves_by_its_header_with_what_is_in_it_but_not_out_of_its_column(desk: Desk) -> None:
    _columns(desk)
    desk.scene.select([desk.note(words).note.placement_id for words in ("The door", "Nobody came")])
    desk.key(Qt.Key.Key_G, CTRL)
    desk.key(Qt.Key.Key_Return)
    zone, note = desk.zone("Nobody opens"), desk.note("The door")
    before, codes = note.pos() - zone.pos(), desk.codes("The door")
    start = desk.at(zone.header_rect().topLeft() + QPointF(12, 8))
    desk.drag(start, start + QPoint(900, 220))
    moved, lane = desk.zone("Nobody opens"), desk.zone("Struggle")
    assert moved.rect.top() > 200
    assert moved.rect.right() <= lane.rect.right()
    assert desk.note("The door").pos() - moved.pos() == before
    assert desk.codes("The door") == codes
    assert desk.workspace.undo() == "Move cluster"


def test_dissolving_a_cluster_keeps_notes_and_theme(desk: Desk) -> None:
    _columns(desk)
    desk.click("The door")
    desk.key(Qt.Key.Key_G, CTRL)
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_G, CTRL | SHIFT)
    assert all(zone.zone.kind == "column" for zone in desk.scene.zones.values())
    assert "Struggle/Nobody opens" in desk.codes("The door")
    assert "dissolved" in desk.said[-1]


def test_one_key_tags_all_selected_notes(desk: Desk) -> None:
    desk.click("The door")
    desk.click("I lost my", SHIFT)
    desk.key(Qt.Key.Key_4)
    desk.key(Qt.Key.Key_O)
    for words in ("The door", "I lost my"):
        assert {"Boxes/Workarounds", "Outcome"} <= desk.codes(words)
    assert desk.said[-1] == "“Outcome” added to 2 notes."
    assert {row.text for row in desk.page.tray.waiting.rows} >= {"The door was locked at six.", "Workarounds"}


def test_any_other_code_is_found_by_two_letters(desk: Desk) -> None:
    desk.click("I lost my")
    desk.key(Qt.Key.Key_T)
    desk.type("no")
    desk.key(Qt.Key.Key_Return)
    assert "Struggle/Nobody opens" in desk.codes("I lost my")
    assert desk.canvas.hasFocus()


def test_the_numbers_of_a_zone_open_the_quotes_behind_them(desk: Desk, qtbot: object) -> None:
    shown: list[Evidence] = []
    desk.page.evidence_requested.connect(shown.append)
    numbers = desk.at(desk.zone("Triggers").count_rect().center())
    QTest.mouseClick(desk.canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, numbers)
    assert shown[0].title == "Triggers"
    assert set(shown[0].note_ids) == {desk.card("The door").id, desk.card("Nobody came").id}
    desk.click("I lost my")
    desk.key(Qt.Key.Key_E)
    assert shown[1].title == "Pain"
