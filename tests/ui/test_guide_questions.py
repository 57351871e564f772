# SPDX-License-Identifier: MIT
"""The questions of a guide by hand: real keys and clicks in the real window, and what the study says afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jtbdstudio.domain.guides import CLOSING
from jtbdstudio.ui.guides.growing import GrowingText
from jtbdstudio.ui.guides.page import GuidesPage
from jtbdstudio.ui.guides.question import QuestionRow
from jtbdstudio.ui.main_window import MainWindow
from tests.ui.guiding import (
    ALT,
    LEFT,
    NONE,
    SHIFT,
    choose,
    click,
    go_to,
    labels,
    press,
    question,
    rows,
    stored,
    texts,
    write,
)


@pytest.fixture
def window(guides_window: MainWindow) -> MainWindow:
    return guides_window


@pytest.fixture
def page(guides_page: GuidesPage) -> GuidesPage:
    return guides_page


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_question_is_edited_in_place_and_stored_as_it_is_typed(page: GuidesPage, key: Qt.Key) -> None:
    row = go_to(page, 1)
    press(key)
    assert row.text.toPlainText() == "When did you first start using {product}?"
    write("When did you first open {product}?")
    assert question(page, 1).text == "When did you first open {product}?"
    press(Qt.Key.Key_Return)
    assert not row.editing
    assert row.hasFocus()
    assert row.asked.text() == "When did you first open Acme?"
    assert labels(page, 2) == ["Edit question"]
    page.studio.undo()
    assert rows(page)[1].asked.text() == "When did you first start using Acme?"


def test_a_double_click_opens_the_words_and_shift_return_a_new_line(page: GuidesPage) -> None:
    row = rows(page)[0]
    QTest.mouseDClick(row, LEFT, NONE, QPoint(60, 15))
    assert row.editing
    write("Which are you?")
    press(Qt.Key.Key_Return, SHIFT)
    write("- new")
    assert question(page, 0).text == "Which are you?\n- new"


def test_tab_leads_to_the_follow_up_and_both_are_one_step(page: GuidesPage) -> None:
    row = go_to(page, 0)
    press(Qt.Key.Key_F2)
    write("How?")
    press(Qt.Key.Key_Tab)
    assert row.follow_up.hasFocus()
    write("And with whom?")
    press(Qt.Key.Key_Return)
    assert (question(page, 0).text, question(page, 0).follow_up) == ("How?", "And with whom?")
    assert labels(page, 2) == ["Edit question"]


def test_going_into_a_question_twice_makes_two_steps(page: GuidesPage) -> None:
    go_to(page, 0)
    for words in ("One?", "Two?"):
        press(Qt.Key.Key_F2)
        write(words)
        press(Qt.Key.Key_Return)
    assert labels(page, 2) == ["Edit question", "Edit question"]


def test_escape_takes_back_what_was_typed(page: GuidesPage) -> None:
    row = go_to(page, 0)
    press(Qt.Key.Key_F2)
    write("Nonsense")
    press(Qt.Key.Key_Escape)
    assert not row.editing
    assert question(page, 0).text == "How are you using {product} today?"


def test_going_elsewhere_keeps_what_was_typed(page: GuidesPage) -> None:
    row = go_to(page, 0)
    press(Qt.Key.Key_F2)
    write("Kept?")
    go_to(page, 3)
    assert not row.editing
    assert question(page, 0).text == "Kept?"
    press(Qt.Key.Key_F2)
    page.show_handle("survey")
    assert not any(each.isVisible() for each in page.sheet.questions.findChildren(GrowingText))


def test_undo_while_typing_shows_what_is_stored(page: GuidesPage) -> None:
    row = go_to(page, 0)
    press(Qt.Key.Key_F2)
    write("How?")
    page.studio.undo()
    assert row.text.toPlainText() == "How are you using {product} today?"


def test_an_emptied_question_goes_and_an_emptied_fixed_one_comes_back(page: GuidesPage) -> None:
    go_to(page, 0)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)
    assert len(texts(page)) == 10
    page.show_handle("debrief")
    go_to(page, 0)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)
    assert texts(page, "debrief")[0] == "What were your big takeaways?"


# Questions come and go


def test_n_adds_a_question_below_and_it_is_one_step(page: GuidesPage) -> None:
    go_to(page, 1)
    press(Qt.Key.Key_N)
    assert isinstance(QApplication.focusWidget(), GrowingText)
    assert labels(page, 1) == []
    write("Why then?")
    assert texts(page)[2] == "Why then?"
    press(Qt.Key.Key_Tab)
    write("Why not later?")
    press(Qt.Key.Key_Return)
    assert question(page, 2).follow_up == "Why not later?"
    assert labels(page, 2) == ["Add question"]
    assert rows(page)[2].hasFocus()
    page.studio.undo()
    assert len(texts(page)) == 11


def test_return_at_the_end_goes_on_with_a_new_question_above_the_closing_one(page: GuidesPage) -> None:
    go_to(page, 9)
    press(Qt.Key.Key_F2)
    write("What do you wish for?")
    press(Qt.Key.Key_Return)
    write("And then?")
    press(Qt.Key.Key_Return)
    assert texts(page)[9:] == ["What do you wish for?", "And then?", CLOSING]
    assert len(rows(page)) == 13  # and one more is offered
    press(Qt.Key.Key_Return)
    assert len(rows(page)) == 12
    assert len(texts(page)) == 12


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_draft_nobody_typed_into_leaves_no_trace(page: GuidesPage, key: Qt.Key) -> None:
    click(page.sheet.add_button)
    assert len(rows(page)) == 12
    press(key)
    assert len(rows(page)) == 11
    assert labels(page, 1) == []
    assert page.sheet.questions.current is not None


def test_escape_takes_a_typed_draft_back(page: GuidesPage) -> None:
    click(page.sheet.add_button)
    write("Why?")
    press(Qt.Key.Key_Escape)
    assert len(texts(page)) == len(rows(page)) == 11


def test_delete_removes_a_question_and_the_toast_brings_it_back(page: GuidesPage, window: MainWindow) -> None:
    before = texts(page)
    go_to(page, 4)
    press(Qt.Key.Key_Delete)
    assert texts(page) == before[:4] + before[5:]
    assert page.sheet.questions.current is rows(page)[4]
    assert window.toast.isVisible()
    window.toast.action_chosen.emit()
    assert texts(page) == before


def test_the_closing_question_stays_and_says_why(page: GuidesPage, window: MainWindow) -> None:
    heard: list[str] = []
    page.studio.notice.connect(lambda _kind, text: heard.append(text))
    row = go_to(page, 10)
    assert row.pinned.isVisible()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Up, ALT)
    assert len(heard) == 2
    assert all("The closing question stays" in text for text in heard)
    assert texts(page)[-1] == CLOSING


def test_alt_and_arrows_move_a_question_and_the_focus_goes_along(page: GuidesPage) -> None:
    first, second, third, *_ = texts(page)
    go_to(page, 0)
    press(Qt.Key.Key_Down, ALT)
    press(Qt.Key.Key_Down, ALT)
    assert texts(page)[:3] == [second, third, first]
    assert page.sheet.questions.current is rows(page)[2]
    press(Qt.Key.Key_Up, ALT)
    assert texts(page)[:3] == [second, first, third]
    go_to(page, 9)
    press(Qt.Key.Key_Down, ALT)
    assert texts(page)[-1] == CLOSING


def drag(row: QuestionRow, down: int) -> None:
    start = QPoint(70, 12)
    QTest.mousePress(row, LEFT, NONE, start)
    for part in (0.2, 0.6, 1.0):
        QTest.mouseMove(row, start + QPoint(0, round(down * part)))
    QTest.mouseRelease(row, LEFT, NONE, start + QPoint(0, down))
    QApplication.processEvents()


def test_a_question_is_dragged_to_its_place(page: GuidesPage) -> None:
    first, second, third, *_ = texts(page)
    drag(rows(page)[0], rows(page)[2].geometry().center().y() - rows(page)[0].y())
    assert texts(page)[:3] == [second, third, first]
    drag(rows(page)[2], -200)
    assert texts(page)[:3] == [first, second, third]
    assert labels(page, 3) == ["Move question", "Move question"]


def test_nothing_is_dragged_below_the_closing_question_nor_the_closing_one_up(page: GuidesPage) -> None:
    before = texts(page)
    drag(rows(page)[10], -400)
    assert texts(page) == before
    drag(rows(page)[9], 300)
    assert texts(page) == before


def test_the_debriefs_four_keep_their_order_and_take_no_fifth(page: GuidesPage) -> None:
    page.show_handle("debrief")
    before = texts(page, "debrief")
    assert page.sheet.add_button.isHidden()
    drag(rows(page)[0], 120)
    go_to(page, 0)
    for key, held in ((Qt.Key.Key_Delete, NONE), (Qt.Key.Key_Down, ALT), (Qt.Key.Key_N, NONE)):
        press(key, held)
    assert texts(page, "debrief") == before
    assert len(rows(page)) == 4


# Boxes and phases


def test_b_puts_a_question_into_a_box_and_p_into_a_phase(page: GuidesPage) -> None:
    row = go_to(page, 0)
    press(Qt.Key.Key_B)
    choose(page, "Pain")
    assert question(page, 0).box == "box.2"
    assert (row.box_chip.text, row.box_chip.tone) == ("Pain", "struggle")
    go_to(page, 0)
    press(Qt.Key.Key_P)
    choose(page, "Evaluation")
    assert question(page, 0).phase == "evaluation"
    click(row.box_chip)
    choose(page, "No box")
    assert question(page, 0).box == ""
    assert row.box_chip.text == "no box yet"


def test_return_on_a_chip_opens_what_the_chip_is_for(page: GuidesPage) -> None:
    rows(page)[0].box_chip.setFocus()
    press(Qt.Key.Key_Return)
    choose(page, "Worries")
    assert question(page, 0).box == "box.10"
    assert not rows(page)[0].editing


def test_a_draft_takes_its_box_before_its_words(page: GuidesPage) -> None:
    click(page.sheet.add_button)
    row = page.sheet.questions.editing
    assert row is not None
    assert row.phase_chip.isVisible()
    click(row.box_chip)
    choose(page, "Pain")
    assert (row.editing, row.box_chip.text) == (True, "Pain")
    row.text.setFocus()
    write("Where did it hurt?")
    made = stored(page).questions[-2]
    assert (made.text, made.box) == ("Where did it hurt?", "box.2")


def test_tab_goes_as_one_reads(page: GuidesPage) -> None:
    go_to(page, 0)
    press(Qt.Key.Key_Down, ALT)
    go_to(page, 0)
    seen = []
    for _ in range(6):
        press(Qt.Key.Key_Tab)
        seen.append(page.sheet.questions.current)
    assert seen == [rows(page)[0]] * 2 + [rows(page)[1]] * 3 + [rows(page)[2]]


def test_the_strip_says_which_boxes_are_asked_about(page: GuidesPage) -> None:
    cells = page.sheet.coverage.cells
    assert [handle for handle, cell in cells.items() if cell.count] == ["box.1", "box.4", "box.8", "box.9", "box.12"]
    assert page.sheet.coverage.told.text().startswith("Asks about 5 of 12 boxes.")
    assert cells["box.2"].accessibleName() == "Pain: not asked about yet: add a question"
    assert cells["box.1"].accessibleName() == "Triggers: 2 questions"
    page.show_handle("debrief")
    assert page.sheet.coverage.isHidden()


def test_a_missing_box_begins_a_question_for_it(page: GuidesPage) -> None:
    click(page.sheet.coverage.cells["box.2"])
    write("What hurt?")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert [(q.text, q.box) for q in stored(page).questions][-2] == ("What hurt?", "box.2")
    assert page.sheet.coverage.cells["box.2"].count == 1
    click(page.sheet.coverage.cells["box.4"])
    assert rows(page)[2].hasFocus()
