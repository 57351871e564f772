# SPDX-License-Identifier: MIT
"""The picker with real keys, and how many of them each task takes: no more than the best tools need."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jtbdstudio.queries.codebook import whole_tree
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.read.page import ReadPage
from tests.ui.reading import BROKE, CLOSED, CONTROL, Hands, codes, select, stored

ANSWER = "Answer number 7 goes on for a while."


def test_t1_any_other_code_takes_five_operations(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.ops = 0
    hands.key("T")
    hands.type("not")
    hands.key(Qt.Key.Key_Return)
    assert hands.ops <= 5
    assert codes(reader) == {BROKE: ("Outcome/Not afraid of questions",)}
    assert reader.text.hasFocus()


def test_t1_two_letters_are_enough(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.ops = 0
    hands.key("T")
    hands.type("nu")
    hands.key(Qt.Key.Key_Return)
    assert hands.ops <= 4
    assert codes(reader) == {BROKE: ("Struggle/Nobody trusts the numbers",)}


def test_t2_a_second_code_from_the_picker(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.key("2")
    hands.ops = 0
    hands.key("T")
    hands.type("not")
    hands.key(Qt.Key.Key_Return)
    assert hands.ops <= 5
    assert codes(reader) == {BROKE: ("Boxes/Pain", "Outcome/Not afraid of questions")}


def test_t2_with_the_picker_left_open(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.key("T")
    hands.type("not")
    hands.key(Qt.Key.Key_Tab)
    assert reader.chooser.picker.isVisible()
    hands.ops = 0
    hands.type("nob")
    hands.key(Qt.Key.Key_Return)
    assert hands.ops <= 4
    assert codes(reader) == {BROKE: ("Outcome/Not afraid of questions", "Struggle/Nobody trusts the numbers")}
    assert len(stored(reader)) == 1


def test_t3_a_new_theme_under_a_parent(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.ops = 0
    hands.key("T")
    hands.type("st/friday fear x"[:15])
    hands.key(Qt.Key.Key_Return)
    assert hands.ops <= 17
    assert codes(reader) == {BROKE: ("Struggle/friday fear",)}
    assert reader.text.hasFocus()
    assert reader.studio.undo_label == "Tag quote with a new theme"


def test_t3_the_parent_of_the_last_new_theme_is_remembered(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.key("T")
    hands.type("out/quiet fri")
    hands.key(Qt.Key.Key_Return)
    select(reader, CLOSED)
    hands.ops = 0
    hands.key("T")
    hands.type("open again y")
    hands.key(Qt.Key.Key_Return)
    assert hands.ops <= 15
    assert codes(reader)[CLOSED] == ("Outcome/open again y",)


def test_control_enter_makes_a_theme_though_another_matches(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.key("T")
    hands.type("nobody")
    hands.key(Qt.Key.Key_Return, CONTROL)
    assert codes(reader) == {BROKE: ("Struggle/nobody",)}


def test_a_theme_that_is_there_is_not_offered_anew(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.key("T")
    hands.type("st/nobody trusts the NUMBERS")
    assert [row.hit is None for row in reader.chooser.picker.rows.rows] == [False]
    hands.key(Qt.Key.Key_Return)
    assert codes(reader) == {BROKE: ("Struggle/Nobody trusts the numbers",)}


def test_the_last_row_says_what_would_be_made_and_where(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.key("T")
    hands.type("zzz")
    rows = reader.chooser.picker.rows
    assert rows.data(rows.index(0, 0)) == "Create “zzz” under Struggle"
    hands.key(Qt.Key.Key_Escape)
    assert not reader.chooser.picker.isVisible()
    assert reader.text.hasFocus()
    assert stored(reader) == ()


def test_a_code_that_is_on_the_quote_is_checked_and_enter_takes_it_off(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.key("2")
    hands.key("T")
    hands.type("pa")
    row = reader.chooser.picker.current_row()
    assert row is not None
    assert row.applied
    hands.key(Qt.Key.Key_Return)
    assert codes(reader) == {BROKE: ()}


def test_backspace_on_nothing_takes_the_last_code_off(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.key("2")
    hands.key("M")
    hands.key("T")
    hands.key("a")
    hands.key(Qt.Key.Key_Backspace)
    assert codes(reader) == {BROKE: ("Boxes/Pain", "Motivation")}
    hands.key(Qt.Key.Key_Backspace)
    assert codes(reader) == {BROKE: ("Boxes/Pain",)}
    assert reader.chooser.picker.isVisible()


def test_a_key_typed_in_the_picker_is_a_letter_not_a_command(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.key("T")
    hands.type("s")
    assert stored(reader) == ()
    hands.key(Qt.Key.Key_Return)
    assert codes(reader) == {BROKE: ("Struggle",)}


def test_arrows_stay_in_the_list_and_go_round(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.key("T")
    picker = reader.chooser.picker
    hands.key(Qt.Key.Key_Up)
    last = picker.list.currentIndex().row()
    assert last == max(n for n, row in enumerate(picker.rows.rows) if row.enabled)
    hands.key(Qt.Key.Key_Down)
    assert picker.list.currentIndex().row() == 0
    assert picker.field.hasFocus()


@pytest.mark.parametrize("height", [900, 700, 600])
@pytest.mark.parametrize("words", [BROKE, ANSWER, "Answer number 29 goes on"])
def test_it_never_covers_the_words(
    reader_window: MainWindow, reader: ReadPage, hands: Hands, words: str, height: int
) -> None:
    reader_window.resize(1024, height)
    QApplication.processEvents()
    select(reader, words)
    hands.key("T")
    picker = reader.chooser.picker
    about = reader.column.about(reader)
    assert about.height() >= 15
    assert not picker.box().intersects(about)
    assert reader.rect().contains(picker.box())


def test_a_chip_starts_the_path(reader: ReadPage, hands: Hands) -> None:
    from jtbdstudio.ui.widgets import Chip

    select(reader, BROKE)
    hands.key("T")
    picker = reader.chooser.picker
    chip = next(chip for chip in picker.findChildren(Chip) if chip.text == "Outcome")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert picker.field.text() == "Outcome/"
    hands.key(Qt.Key.Key_Return)
    assert codes(reader) == {BROKE: ("Outcome",)}


def test_clicking_a_row_chooses_it(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.key("T")
    hands.type("trig")
    picker = reader.chooser.picker
    spot = picker.list.visualRect(picker.rows.index(0, 0)).center()
    QTest.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert codes(reader) == {BROKE: ("Boxes/Triggers",)}
    assert reader.text.hasFocus(), QApplication.focusWidget()


def test_a_click_elsewhere_closes_it(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.key("T")
    reader.list.setFocus()
    assert not reader.chooser.picker.isVisible()
    assert reader.list.hasFocus()


def test_a_new_theme_can_be_made_without_a_quote(reader: ReadPage, hands: Hands, qtbot: QtBot) -> None:
    reader.chooser.new_theme()
    hands.type("push/heard it on the radio")
    with qtbot.waitSignal(reader.undoable_notice):
        hands.key(Qt.Key.Key_Return)
    assert reader.studio.read(whole_tree).find("Push/heard it on the radio") is not None
    assert stored(reader) == ()
