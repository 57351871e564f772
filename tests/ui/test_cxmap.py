# SPDX-License-Identifier: MIT
"""Writing the map by hand: cells, milestones, mood, KPI and counts, and what the file says afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from jtbdstudio.commands.maps import add_map, set_count
from jtbdstudio.queries.maps import map_list, map_view
from jtbdstudio.store.project import Project
from jtbdstudio.ui.cxmap.forms import KpiForm, LineForm, TextForm
from jtbdstudio.ui.cxmap.headers import MilestoneHeader
from jtbdstudio.ui.cxmap.inline import InlineLine
from jtbdstudio.ui.cxmap.measures import ReachedTile
from jtbdstudio.ui.cxmap.row_labels import LABELS_WIDTH
from tests.ui.mapping import CONTROL, LEFT, NONE, SHIFT, MapHand, map_hand

Key = Qt.Key


@pytest.fixture
def hand(light: QApplication, qtbot: QtBot, study: Path) -> Iterator[MapHand]:
    yield from map_hand(qtbot, study)


def choose(hand: MapHand, words: str) -> None:
    """Choose an entry of the open menu, by the mouse; of a menu in it, by the entry itself."""
    menu = hand.page.menus.menu
    assert menu is not None
    for action in menu.actions():
        if action.text().startswith(words):
            QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(action).center())
            return
    below = [sub for action in menu.actions() if action.menu() is not None for sub in action.menu().actions()]
    menu.close()
    next(action for action in below if action.text().startswith(words)).trigger()


# Cells


def test_a_cell_is_written_in_place_and_undone(hand: MapHand) -> None:
    hand.cell("B", "Feeling")
    hand.key(Key.Key_F2)
    hand.type("Curious")
    hand.key(Key.Key_Return, SHIFT)
    hand.type("wary")
    hand.key(Key.Key_Return)
    assert hand.stored("B", "Feeling").text == "Curious\nwary"
    assert hand.focus is hand.cell("B", "Feeling")
    hand.page.studio.undo()
    assert hand.stored("B", "Feeling").text == ""


def test_escape_leaves_the_old_text_and_delete_clears_it(hand: MapHand) -> None:
    hand.cell("A", "Doing")
    hand.key(Key.Key_Return)
    hand.type("Copies numbers")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Return)
    hand.type("Something else")
    hand.key(Key.Key_Escape)
    assert hand.stored("A", "Doing").text == "Copies numbers"
    hand.key(Key.Key_Delete)
    assert hand.stored("A", "Doing").text == ""


def test_leaving_a_cell_with_the_mouse_keeps_what_was_typed(hand: MapHand) -> None:
    hand.cell("A", "Doing")
    hand.key(Key.Key_Return)
    hand.type("Half a tho")
    hand.page.add_button.setFocus()
    assert hand.stored("A", "Doing").text == "Half a tho"


def test_closing_the_study_keeps_what_was_typed(hand: MapHand) -> None:
    hand.cell("A", "Doing")
    hand.key(Key.Key_Return)
    hand.type("Half a tho")
    path = hand.page.studio.path
    hand.page.studio.close()
    assert hand.window.open_path(path)
    hand.window.go("cxmap")
    assert hand.stored("A", "Doing").text == "Half a tho"


def test_tab_writes_on_in_the_next_cell(hand: MapHand) -> None:
    first, second = hand.cell("A", "Thinking"), hand.grid.cells[0][1]
    first.setFocus()
    hand.key(Key.Key_Return)
    hand.type("one")
    hand.key(Key.Key_Tab)
    assert hand.focus is second
    hand.key(Key.Key_Return)
    hand.type("two")
    hand.key(Key.Key_Backtab, SHIFT)
    assert hand.focus is first
    assert (hand.stored("A", "Thinking").text, hand.stored("B", "Thinking").text) == ("one", "two")


def test_arrows_walk_like_in_a_spreadsheet_and_pass_over_the_mood(hand: MapHand) -> None:
    hand.cell("B", "Thinking")
    hand.key(Key.Key_Right)
    assert hand.focus is hand.grid.cells[0][2]
    hand.key(Key.Key_Up)
    assert hand.focus is hand.grid.heads[2]
    for _ in range(4):
        hand.key(Key.Key_Down)
    assert hand.focus is hand.grid.kpis[2]
    hand.key(Key.Key_Left)
    hand.key(Key.Key_Left)
    hand.key(Key.Key_Left)
    assert hand.focus is hand.grid.kpis[0]
    assert all(milestone.mood is None for milestone in hand.view.milestones)


def test_tab_leads_through_everything_and_out_again(hand: MapHand) -> None:
    hand.grid.heads[0].setFocus()
    seen = [hand.focus]
    while hand.grid.isAncestorOf(QApplication.focusWidget()) and len(seen) < 100:
        hand.key(Key.Key_Tab)
        seen.append(hand.focus)
    tiles = [tile for row in hand.grid.rows for tile in row]
    assert seen[: len(tiles)] == tiles
    assert len(seen) < 100


# Milestones


def test_a_milestone_is_added_after_this_one_named_and_deleted_again(hand: MapHand) -> None:
    hand.cell("A", "Doing")
    hand.key(Key.Key_Return, CONTROL)
    hand.type("Trigger")
    hand.key(Key.Key_Return)
    assert hand.names[:3] == ["Problem", "Trigger", "Interest"]
    assert hand.milestone("B").phase == "struggle"
    assert isinstance(hand.focus, MilestoneHeader)
    hand.key(Key.Key_Delete)
    assert hand.names[:2] == ["Problem", "Interest"]
    assert hand.heard[-1] == "Milestone “Trigger” deleted."
    hand.window.toast.action.click()
    assert hand.names[:3] == ["Problem", "Trigger", "Interest"]


def test_the_button_adds_a_milestone_to_a_phase(hand: MapHand) -> None:
    hand.click(hand.page.add_button)
    choose(hand, "Evaluation")
    assert isinstance(hand.focus, InlineLine)
    hand.type("Trial")
    hand.key(Key.Key_Return)
    assert [(m.name, m.phase) for m in hand.view.milestones][4] == ("Trial", "evaluation")


def test_a_milestone_is_moved_by_keys_and_keeps_the_focus(hand: MapHand) -> None:
    hand.grid.heads[0].setFocus()
    hand.key(Key.Key_Right, CONTROL | SHIFT)
    hand.key(Key.Key_Right, CONTROL | SHIFT)
    assert hand.names[:2] == ["Interest", "Problem"]
    assert hand.milestone("B").phase == "evaluation"
    assert hand.focus is hand.grid.heads[1]
    hand.key(Key.Key_Left, CONTROL | SHIFT)
    assert hand.milestone("B").phase == "struggle"


def test_the_menu_of_a_milestone_sets_its_leap_of_faith_and_state(hand: MapHand) -> None:
    hand.grid.heads[1].setFocus()
    hand.key(Key.Key_Space)
    choose(hand, "We drop the ball")
    assert hand.milestone("B").state == "dropping_ball"
    hand.key(Key.Key_Space)
    choose(hand, "Leap of faith")
    assert isinstance(hand.page.menus.form, TextForm)
    hand.page.menus.form.text.selectAll()
    hand.type("Dares to ask")
    hand.key(Key.Key_Return)
    assert hand.milestone("B").leap_of_faith == "Dares to ask"
    assert "Dares to ask" in hand.grid.heads[1].toolTip()


def test_a_map_without_milestones_offers_new_ones(hand: MapHand) -> None:
    for _ in range(6):
        hand.grid.heads[0].setFocus()
        hand.key(Key.Key_Delete)
    assert hand.names == []
    assert hand.page.nothing.isVisible()
    hand.click(hand.page.nothing.button)
    assert hand.grid.isVisible()
    assert len(hand.page.view.milestones) == 6


# Mood


def test_the_mood_is_changed_by_keys_from_the_curve_and_from_any_cell(hand: MapHand) -> None:
    point = hand.grid.points[0]
    point.setFocus()
    hand.key(Key.Key_Down)
    hand.key(Key.Key_Down)
    hand.key(Key.Key_Down)
    assert hand.milestone("A").mood == -2
    assert "Mood at A Problem: −2" in point.accessibleName()
    hand.cell("B", "Doing")
    hand.key("+")
    assert hand.milestone("B").mood == 1
    hand.key("-")
    assert hand.milestone("B").mood == 0
    point.setFocus()
    hand.key(Key.Key_Delete)
    assert hand.milestone("A").mood is None


def test_a_point_of_the_curve_is_dragged(hand: MapHand) -> None:
    point, row = hand.grid.points[3], hand.grid.mood
    at = point.mapFromParent(point.point().toPoint())
    QTest.mousePress(point, LEFT, NONE, at)
    QTest.mouseMove(point, QPoint(at.x(), round(row.y_of(2))))
    assert hand.milestone("D").mood is None
    QTest.mouseRelease(point, LEFT, NONE, QPoint(at.x(), round(row.y_of(2))))
    assert hand.milestone("D").mood == 2
    assert hand.page.studio.undo_label == "Edit milestone"


# KPI and counts


def test_a_kpi_gets_a_name_a_rule_and_an_owner_in_one_step(hand: MapHand) -> None:
    hand.grid.kpis[2].setFocus()
    hand.key(Key.Key_Return)
    assert isinstance(hand.page.menus.form, KpiForm)
    for text in ("First rota", "One published", "Jonas"):
        hand.type(text)
        hand.key(Key.Key_Tab)
    hand.key(Key.Key_Backtab, SHIFT)
    hand.key(Key.Key_Return)
    stored = hand.milestone("C")
    assert (stored.kpi, stored.rule, stored.owner) == ("First rota", "One published", "Jonas")
    hand.page.studio.undo()
    assert hand.milestone("C").kpi == ""


def test_a_kpi_says_what_is_missing(hand: MapHand) -> None:
    tile = hand.grid.kpis[0]
    assert tile.missing() == ""
    hand.page.deeds.set_kpi(hand.milestone("A").id, {"name": "Visits"})
    assert tile.missing() == "no measurable rule yet"
    hand.page.deeds.set_kpi(hand.milestone("A").id, {"rule": "First visit"})
    assert tile.missing() == "nobody owns it yet"
    hand.page.deeds.set_kpi(hand.milestone("A").id, {"owner": "Noor"})
    assert tile.missing() == ""


def test_counts_are_typed_and_the_biggest_gap_is_framed(hand: MapHand) -> None:
    hand.grid.reached[0].setFocus()
    for typed in ("1,000", "400", "60", "40", "30", "5"):
        hand.type(typed)
        hand.key(Key.Key_Tab)
    assert [m.count for m in hand.view.milestones] == [1000, 400, 60, 40, 30, 5]
    assert [tile.rate_text() for tile in hand.grid.reached] == ["", "40 %", "15 %", "67 %", "75 %", "17 %"]
    card = hand.grid.gaps[0]
    assert card.headline == "Biggest gap: 85 % never get from interest to first value."
    assert card.x() == hand.grid.heads[1].x()
    assert card.geometry().right() == hand.grid.heads[2].geometry().right()


def test_why_they_are_lost_is_written_on_the_card(hand: MapHand) -> None:
    for milestone, count in zip(hand.view.milestones, (1000, 100, 90)):
        hand.page.studio.run(set_count, milestone.id, count, "2026-09")
    hand.grid.gaps[0].setFocus()
    hand.key(Key.Key_Return)
    hand.type("Nobody tells them.")
    hand.key(Key.Key_Return)
    assert hand.milestone("B").gap == "Nobody tells them."
    assert hand.grid.gaps[0].text == "Nobody tells them."
    assert hand.focus is hand.grid.gaps[0]


def test_twelve_k_is_understood_and_nonsense_is_refused(hand: MapHand) -> None:
    hand.grid.reached[0].setFocus()
    hand.key(Key.Key_Return)
    hand.type("12k")
    hand.key(Key.Key_Return)
    assert hand.milestone("A").count == 12_000
    hand.key(Key.Key_Return)
    hand.type("abc")
    hand.key(Key.Key_Return)
    editor = hand.focus
    assert isinstance(editor, InlineLine)
    assert editor.property("invalid") is True
    said = "“abc” is not a number of customers. The figure was left as it is; type one like 12,400 or 12k."
    assert hand.heard == [said]
    assert hand.window.toast.label.text() == said
    hand.key(Key.Key_Escape)
    assert hand.milestone("A").count == 12_000
    hand.key(Key.Key_Delete)
    assert hand.milestone("A").count is None


def test_letters_in_a_count_are_answered_and_the_figure_is_kept(hand: MapHand) -> None:
    hand.grid.reached[0].setFocus()
    hand.type("410")
    hand.key(Key.Key_Return)
    hand.type("abc")
    assert isinstance(hand.focus, InlineLine)
    assert hand.focus.text() == "abc"
    hand.click(hand.grid.heads[1])
    assert "“abc” is not a number of customers" in hand.window.toast.label.text()
    assert hand.milestone("A").count == 410


def test_letters_on_a_kpi_begin_its_name(hand: MapHand) -> None:
    for typed in ("Demo Signs up", "Every second signs up"):
        hand.grid.kpis[0].setFocus()
        hand.type(typed)
        hand.key(Key.Key_Return)
        assert hand.milestone("A").kpi == typed
    assert not hand.page.filling.drawer_open
    mood = hand.milestone("A").mood or 0
    hand.grid.kpis[0].setFocus()
    hand.key("+")
    assert hand.milestone("A").mood == mood + 1


def test_a_map_that_can_only_be_read_opens_no_editor(hand: MapHand, sample_file: Path) -> None:
    with Project.open(sample_file):
        assert hand.window.open_path(sample_file)
        assert not hand.page.add_button.isEnabled()
        for tile in (hand.grid.heads[0], hand.grid.cells[0][0], hand.grid.reached[0], hand.grid.kpis[0]):
            hand.window.toast.hide()
            tile.setFocus()
            hand.key(Key.Key_Return)
            assert hand.focus is tile
            assert "not changed" in hand.window.toast.label.text()
            assert hand.window.toast.isVisible()
        hand.page.studio.close()


def test_rising_counts_are_no_rate(hand: MapHand) -> None:
    for milestone, count in zip(hand.view.milestones, (100, 200)):
        hand.page.studio.run(set_count, milestone.id, count, "2026-09")
    assert hand.grid.reached[1].rate_text() == "more than A"
    assert [tile.headline for tile in hand.grid.gaps] == ["Check the numbers: more customers at B than at A."]


def test_counts_of_another_period_stand_by_themselves(hand: MapHand) -> None:
    first = hand.milestone("A").id
    hand.page.studio.run(set_count, first, 100, "2026-08")
    hand.click(hand.grid.labels.period)
    choose(hand, "New period")
    assert isinstance(hand.page.menus.form, LineForm)
    hand.page.menus.form.line.selectAll()
    hand.type("2026-10")
    hand.key(Key.Key_Return)
    assert [tile.rate_text() for tile in hand.grid.reached] == [""] * 6
    hand.grid.reached[0].setFocus()
    hand.type("7")
    hand.key(Key.Key_Return)
    assert hand.page.studio.read(map_view, None, "2026-10").milestones[0].count == 7
    assert hand.page.studio.read(map_view, None, "2026-08").milestones[0].count == 100
    assert hand.view.periods == ("2026-10", "2026-08")
    hand.click(hand.grid.labels.period)
    choose(hand, "2026-08")
    assert isinstance(hand.grid.reached[0], ReachedTile)
    assert "100" in hand.grid.reached[0].accessibleName()


# Maps, sizes, names


def test_several_maps_can_be_chosen_from_and_one_deleted(hand: MapHand) -> None:
    assert not hand.page.map_chip.isVisible()
    hand.click(hand.page.more_button)
    choose(hand, "New map")
    assert hand.page.map_chip.text == "New map ▾"
    hand.click(hand.page.more_button)
    choose(hand, "Rename this map")
    hand.page.menus.form.line.selectAll()
    hand.type("For teams")
    hand.key(Key.Key_Return)
    assert [item.name for item in hand.page.studio.read(map_list)] == ["CX map", "For teams"]
    hand.click(hand.page.map_chip)
    choose(hand, "CX map")
    assert hand.page.view.name == "CX map"
    hand.click(hand.page.map_chip)
    choose(hand, "For teams")
    hand.click(hand.page.more_button)
    choose(hand, "Delete this map")
    assert [item.name for item in hand.page.studio.read(map_list)] == ["CX map"]
    assert hand.page.view.name == "CX map"


def test_a_page_out_of_sight_reads_nothing_until_it_is_shown(hand: MapHand) -> None:
    hand.window.go("interviews")
    hand.page.studio.run(add_map, "Second")
    assert len(hand.page.maps) == 1
    hand.window.go("cxmap")
    assert len(hand.page.maps) == 2


def test_a_narrow_window_scrolls_and_keeps_the_row_names_in_sight(hand: MapHand) -> None:
    hand.window.resize(1024, 700)
    QApplication.processEvents()
    bar = hand.grid.horizontalScrollBar()
    assert bar.maximum() > 0
    hand.cell("F", "Doing")
    assert bar.value() > 0
    assert hand.grid.labels.mapTo(hand.grid.viewport(), QPoint()).x() == 0
    hand.cell("A", "Doing")
    left = hand.grid.cells[1][0].mapTo(hand.grid.viewport(), QPoint()).x()
    assert left >= LABELS_WIDTH


def test_heads_stay_at_the_top_while_the_rows_are_scrolled(hand: MapHand) -> None:
    hand.window.resize(1024, 620)
    QApplication.processEvents()
    head, viewport = hand.grid.heads[0], hand.grid.viewport()
    before = head.mapTo(viewport, QPoint()).y()
    hand.grid.reached[0].setFocus()
    assert hand.grid.verticalScrollBar().value() > 0
    assert head.mapTo(viewport, QPoint()).y() == before
    hand.grid.cells[0][0].setFocus()
    assert hand.grid.cells[0][0].mapTo(viewport, QPoint()).y() >= head.mapTo(viewport, QPoint()).y() + head.height()


def test_everything_is_named_for_a_screen_reader(hand: MapHand) -> None:
    hand.cell("A", "Thinking")
    assert all(tile.accessibleName() for row in hand.grid.rows for tile in row)
    assert hand.grid.cells[2][1].accessibleName() == "B Interest · Feeling: nothing written yet. no quotes yet"


def test_undo_takes_a_milestone_away_while_somebody_writes_in_it(hand: MapHand) -> None:
    hand.cell("A", "Doing")
    hand.key(Key.Key_Return, CONTROL)
    hand.key(Key.Key_Escape)
    hand.cell("B", "Doing")
    hand.key(Key.Key_Return)
    hand.type("Lost")
    assert isinstance(hand.focus, QPlainTextEdit)
    hand.page.studio.undo()
    assert hand.names[:2] == ["Problem", "Interest"]
    assert hand.stored("B", "Doing").text == ""
