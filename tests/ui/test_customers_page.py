# SPDX-License-Identifier: MIT
"""The customer table by hand: going about, writing cells, rows, columns of one's own."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QInputDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from jtbdstudio.commands import customers as commands
from jtbdstudio.store.project import Project
from jtbdstudio.ui.customers.page import CustomersPage
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.widgets.cells import TONE_ROLE
from tests.ui.people import CONTROL, LEFT, NONE, SHIFT, Key, copied, go, stored, text, type_
from tests.ui.talks import press
from tests.ui.windows import open_window, pages


def test_the_table_says_everything_of_everybody(people: CustomersPage) -> None:
    shown = (
        "code",
        "name",
        "company",
        "kind",
        "fit",
        "recency",
        "interviews",
        "quotes",
        "started_paying_on",
        "own:Plan",
    )
    assert [text(people, 0, key) for key in shown] == [
        "P01", "Dana Ruiz", "Acme", "Best customer", "3/6", "recent", "1", "0", "1 Jul 2025", "Pro",
    ]  # fmt: skip
    assert [text(people, 1, key) for key in shown] == [
        "P02", "Ole Lund", "Nordic", "Customer", "–", "unknown", "0", "0", "", "",
    ]  # fmt: skip
    recency = people.model.index(0, people.model.column_of("recency"))
    assert recency.data(TONE_ROLE) == "outcome"
    assert "4 months from the first payment" in recency.data(Qt.ItemDataRole.ToolTipRole)
    assert people.model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "P01, Name: Dana Ruiz"
    assert QApplication.focusWidget() is people.table


def test_typing_replaces_enter_goes_down_and_tab_to_the_right(people: CustomersPage) -> None:
    go(people, 0, "role")
    type_("Head of finance")
    press(people.window(), Key.Key_Return)
    assert stored(people)[0].role == "Head of finance"
    assert (people.table.current_row, people.table.currentIndex().column()) == (1, people.model.column_of("role"))
    type_("Clerk")
    press(people.window(), Key.Key_Tab)
    assert stored(people)[1].role == "Clerk"
    assert people.table.currentIndex().column() == people.model.column_of("role") + 1
    assert people.table.hasFocus()


def test_f2_goes_on_writing_and_escape_leaves_it(people: CustomersPage) -> None:
    go(people, 0, "name")
    press(people.window(), Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Dana Ruiz"
    QTest.keyClick(editor, Key.Key_End)
    type_("-Moe")
    press(people.window(), Key.Key_Escape)
    assert stored(people)[0].name == "Dana Ruiz"
    press(people.window(), Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_End)
    type_("-Moe")
    press(people.window(), Key.Key_Return)
    assert stored(people)[0].name == "Dana Ruiz-Moe"
    press(people.window(), Key.Key_Z, CONTROL)
    assert text(people, 0, "name") == "Dana Ruiz"


def test_days_are_written_as_people_write_them(people_window: MainWindow, people: CustomersPage) -> None:
    go(people, 1, "started_paying_on")
    type_("3 Nov 2025")
    press(people_window, Key.Key_Return)
    assert stored(people)[1].started_paying_on == "2025-11-03"
    go(people, 1, "started_paying_on")
    type_("in spring")
    press(people_window, Key.Key_Return)
    assert stored(people)[1].started_paying_on == "2025-11-03"
    assert "“in spring” is no day" in people_window.toast.label.text()


def test_a_kind_is_chosen_from_a_list(people_window: MainWindow, people: CustomersPage) -> None:
    go(people, 1, "kind")
    press(people_window, Key.Key_Return)
    editor = people.table.findChild(QComboBox)
    assert isinstance(editor, QComboBox)
    editor.setCurrentText("Former customer")
    editor.activated.emit(editor.currentIndex())
    assert stored(people)[1].kind == "churned"


def test_space_says_yes_and_no_to_a_business_buyer(people_window: MainWindow, people: CustomersPage) -> None:
    go(people, 1, "is_b2b")
    press(people_window, Key.Key_Space)
    assert stored(people)[1].is_b2b
    assert text(people, 1, "is_b2b") == "yes"
    press(people_window, Key.Key_Return)
    assert not stored(people)[1].is_b2b


def test_the_six_criteria_are_answered_over_their_cell(people_window: MainWindow, people: CustomersPage) -> None:
    go(people, 1, "fit")
    press(people_window, Key.Key_Return)
    assert people.fit.isVisible()
    QTest.keyClick(people.fit.answers.answers[0], Key.Key_Y)
    QTest.keyClick(people.fit.answers.answers[0], Key.Key_Down)
    QTest.keyClick(people.fit.answers.answers[1], Key.Key_N)
    assert stored(people)[1].fit == "yn????"
    assert people.fit.answers.fits.text() == "1 of 6"
    QTest.keyClick(people.fit.answers.answers[1], Key.Key_Return)
    assert people.fit.isHidden()
    assert text(people, 1, "fit") == "1/6"


def test_a_note_of_several_lines(people_window: MainWindow, people: CustomersPage) -> None:
    go(people, 1, "notes")
    press(people_window, Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    type_("First")
    QTest.keyClick(editor, Key.Key_Return, SHIFT)
    type_("Second")
    QTest.keyClick(editor, Key.Key_Return)
    assert stored(people)[1].notes == "First\nSecond"


def test_a_code_is_nobody_elses(people_window: MainWindow, people: CustomersPage) -> None:
    go(people, 1, "code")
    type_("P01")
    press(people_window, Key.Key_Return)
    assert [customer.code for customer in stored(people)] == ["P01", "P02", "P10"]
    assert "P01 is another customer already" in people_window.toast.label.text()


def test_an_own_field_goes_when_its_last_value_is_cleared(people_window: MainWindow, people: CustomersPage) -> None:
    go(people, 0, "own:Plan")
    press(people_window, Key.Key_Delete)
    assert stored(people)[0].attributes == {}
    assert people.model.column_of("own:Plan") == -1


def test_whole_rows_are_deleted_and_come_back(people_window: MainWindow, people: CustomersPage) -> None:
    go(people, 0, "role")
    press(people_window, Key.Key_Space, SHIFT)
    press(people_window, Key.Key_Delete)
    assert [customer.code for customer in stored(people)] == ["P02", "P10"]
    assert people_window.toast.label.text() == "P01 was deleted, with 1 interview and 0 quotes."
    assert people.selected is not None
    QTest.mouseClick(people_window.toast.action, LEFT)
    assert [text(people, row, "code") for row in range(3)] == ["P01", "P02", "P10"]


def test_a_click_on_a_heading_sorts_and_empty_cells_come_last(people: CustomersPage) -> None:
    header, at = people.table.horizontalHeader(), people.model.column_of("company")
    place = QPoint(header.sectionViewportPosition(at) + 20, 15)
    QTest.mouseClick(header.viewport(), LEFT, NONE, place)
    assert [text(people, row, "company") for row in range(3)] == ["Acme", "Nordic", ""]
    QTest.mouseClick(header.viewport(), LEFT, NONE, place)
    assert [text(people, row, "company") for row in range(3)] == ["Nordic", "Acme", ""]
    people.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert [text(people, row, "code") for row in range(3)] == ["P10", "P02", "P01"]


def test_a_search_leaves_those_in_whom_every_word_is_found(
    people_window: MainWindow, people: CustomersPage, qtbot: QtBot
) -> None:
    press(people_window, Key.Key_F, CONTROL)
    type_("acme ruiz")
    qtbot.waitUntil(lambda: people.model.rowCount() == 1)
    assert people.found.text() == "1 of 3"
    press(people_window, Key.Key_Escape)
    qtbot.waitUntil(lambda: people.model.rowCount() == 3)


def test_insert_makes_a_customer_ready_to_be_named(people_window: MainWindow, people: CustomersPage) -> None:
    press(people_window, Key.Key_Insert)
    type_("Nora Falk")
    press(people_window, Key.Key_Return)
    assert [(customer.code, customer.name) for customer in stored(people)][2] == ("P03", "Nora Falk")


def test_the_code_stays_in_sight_at_the_far_right(people: CustomersPage) -> None:
    assert people.table.frozen.isHidden()
    go(people, 2, "notes")
    assert people.table.frozen.isVisible()
    go(people, 2, "name")
    name = people.table.visualRect(people.model.index(2, people.model.column_of("name")))
    assert name.left() >= people.table.columnWidth(0) or people.table.frozen.isHidden()


def test_a_double_click_on_a_kept_code_writes_it_where_it_is(people: CustomersPage) -> None:
    go(people, 2, "notes")
    rect = people.table.frozen.visualRect(people.model.index(1, 0))
    QTest.mouseClick(people.table.frozen.viewport(), LEFT, NONE, rect.center())
    QTest.mouseDClick(people.table.frozen.viewport(), LEFT, NONE, rect.center())
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    type_("P22")
    QTest.keyClick(editor, Key.Key_Return)
    assert [customer.code for customer in stored(people)] == ["P01", "P10", "P22"]


def test_numbers_lead_to_interviews_and_quotes(people_window: MainWindow, people: CustomersPage) -> None:
    go(people, 0, "interviews")
    press(people_window, Key.Key_Return)
    assert people_window.navigator.current is people_window.navigator.page("interviews")


def test_an_own_field_is_a_column_at_once(people_window: MainWindow, people: CustomersPage, qtbot: QtBot) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        dialog.setTextValue("Country")
        dialog.accept()

    go(people, 1, "name")
    QTimer.singleShot(0, answer)
    QTest.mouseClick(people.add_field, LEFT)
    people_window.activateWindow()
    qtbot.waitUntil(people_window.isActiveWindow)
    type_("Norway")
    press(people_window, Key.Key_Return)
    assert stored(people)[1].attributes == {"Country": "Norway"}
    people.own_fields.add("country")
    assert "There is a column Country already" in people_window.toast.label.text()


def test_renaming_a_field_takes_its_values_along(people_window: MainWindow, people: CustomersPage) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        assert dialog.textValue() == "Plan"
        dialog.setTextValue("Tier")
        dialog.accept()

    go(people, 0, "own:Plan")
    QTimer.singleShot(0, answer)
    people.own_fields.rename()
    assert stored(people)[0].attributes == {"Tier": "Pro"}
    assert people.model.column_of("own:Plan") == -1


def test_a_study_open_elsewhere_is_only_looked_at(light: QApplication, people_master: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(people_master, tmp_path / "shared.jtbd"))
    with Project.open(path), open_window(pages("customers"), path) as window:
        page = window.navigator.page("customers")
        assert isinstance(page, CustomersPage)
        go(page, 0, "role")
        type_("X")
        press(window, Key.Key_Delete)
        copied("Y")
        press(window, Key.Key_V, CONTROL)
        assert stored(page)[0].role == "CFO"
        assert page.panel.fields["role"].isReadOnly()
        assert not page.new_button.isEnabled()


def test_what_comes_new_stands_below_and_nothing_jumps_while_one_writes(
    people_window: MainWindow, people: CustomersPage
) -> None:
    people.table.sortByColumn(people.model.column_of("name"), Qt.SortOrder.DescendingOrder)
    assert [text(people, row, "name") for row in range(3)] == ["Ole Lund", "Iris Moe", "Dana Ruiz"]
    press(people_window, Key.Key_Insert)
    assert (people.table.current_row, text(people, 3, "code")) == (3, "P03")
    go(people, 0, "name")
    type_("Aase Lund")
    press(people_window, Key.Key_Return)
    assert [text(people, row, "name") for row in range(3)] == ["Aase Lund", "Iris Moe", "Dana Ruiz"]


def test_undo_while_a_cell_is_written_leaves_the_editor_be(people_window: MainWindow, people: CustomersPage) -> None:
    people.studio.run(commands.edit_customer, stored(people)[0].id, role="COO")
    go(people, 1, "role")
    press(people_window, Key.Key_F2)
    type_("Clerk")
    people_window.workspace.undo()
    assert text(people, 0, "role") == "CFO"
    press(people_window, Key.Key_Return)
    assert stored(people)[1].role == "Clerk"
