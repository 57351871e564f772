# SPDX-License-Identifier: MIT
"""The customers page by hand: going about the table, writing, pasting from a spreadsheet, importing, the panel."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QInputDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from jtbdstudio.commands import customers as commands
from jtbdstudio.commands.interviews import add_interview, edit_interview
from jtbdstudio.queries.advice import advice_list
from jtbdstudio.queries.customers import Customer, customer_interviews, customers_in_full
from jtbdstudio.queries.overview import steps
from jtbdstudio.store.project import Project
from jtbdstudio.ui.customers.page import CustomersPage
from jtbdstudio.ui.main_window import PAGES, MainWindow
from jtbdstudio.ui.settings import Settings
from jtbdstudio.ui.widgets.cells import TONE_ROLE
from jtbdstudio.ui.workspace import Workspace
from tests.studies import add_talk, new_study
from tests.ui.talks import press

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
Key = Qt.Key


@pytest.fixture(scope="module")
def people_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """P01 was talked to and quoted, P02 and P03 are on file only."""
    path = tmp_path_factory.mktemp("people") / "people.jtbd"
    with new_study(path) as project:
        talk = add_talk(project, code="P01", name="Dana Ruiz", role="CFO", company="Acme", fit="yyynn?")
        project.run(edit_interview, talk, held_on="2025-11-03")
        known = {"started_paying_on": "2025-07-01", "attributes": '{"Plan": "Pro"}'}
        first = project.read(customers_in_full)[0]
        project.run(commands.edit_customer, first.id, **known)
        project.run(commands.add_customer, code="P02", name="Ole Lund", company="Nordic", kind="customer")
        project.run(commands.add_customer, code="P10", name="Iris Moe")
    return path


@pytest.fixture
def window(light: QApplication, qtbot: QtBot, people_master: Path, tmp_path: Path) -> Iterator[MainWindow]:
    made = MainWindow(Workspace(), Settings(), tuple(e for e in PAGES if e.id in ("customers", "interviews")))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    assert made.open_path(shutil.copy(people_master, tmp_path / "people.jtbd"))
    made.go("customers")
    yield made
    made.close()


@pytest.fixture
def page(window: MainWindow) -> CustomersPage:
    shown = window.navigator.page("customers")
    assert isinstance(shown, CustomersPage)
    return shown


def stored(page: CustomersPage) -> list[Customer]:
    return list(page.studio.read(customers_in_full))


def go(page: CustomersPage, row: int, key: str) -> None:
    page.table.setFocus()
    page.table.select_cell(row, page.model.column_of(key))


def text(page: CustomersPage, row: int, key: str) -> str:
    return str(page.model.index(row, page.model.column_of(key)).data() or "")


def copied(words: str) -> None:
    QGuiApplication.clipboard().setText(words)


def type_(words: str) -> None:
    """Type where the focus is; the first letter may well move it."""
    for letter in words:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, letter)


def step_count(page: CustomersPage) -> int:
    return len(page.studio.read(steps))


def test_the_table_says_everything_of_everybody(page: CustomersPage) -> None:
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
    assert [text(page, 0, key) for key in shown] == [
        "P01", "Dana Ruiz", "Acme", "Best customer", "3/6", "recent", "1", "0", "1 Jul 2025", "Pro",
    ]  # fmt: skip
    assert [text(page, 1, key) for key in shown] == [
        "P02", "Ole Lund", "Nordic", "Customer", "–", "unknown", "0", "0", "", "",
    ]  # fmt: skip
    recency = page.model.index(0, page.model.column_of("recency"))
    assert recency.data(TONE_ROLE) == "outcome"
    assert "4 months from the first payment" in recency.data(Qt.ItemDataRole.ToolTipRole)
    assert page.model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "P01, Name: Dana Ruiz"
    assert QApplication.focusWidget() is page.table


def test_typing_replaces_enter_goes_down_and_tab_to_the_right(page: CustomersPage) -> None:
    go(page, 0, "role")
    type_("Head of finance")
    press(page.window(), Key.Key_Return)
    assert stored(page)[0].role == "Head of finance"
    assert (page.table.current_row, page.table.currentIndex().column()) == (1, page.model.column_of("role"))
    type_("Clerk")
    press(page.window(), Key.Key_Tab)
    assert stored(page)[1].role == "Clerk"
    assert page.table.currentIndex().column() == page.model.column_of("role") + 1
    assert page.table.hasFocus()


def test_f2_goes_on_writing_and_escape_leaves_it(page: CustomersPage) -> None:
    go(page, 0, "name")
    press(page.window(), Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Dana Ruiz"
    QTest.keyClick(editor, Key.Key_End)
    type_("-Moe")
    press(page.window(), Key.Key_Escape)
    assert stored(page)[0].name == "Dana Ruiz"
    press(page.window(), Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_End)
    type_("-Moe")
    press(page.window(), Key.Key_Return)
    assert stored(page)[0].name == "Dana Ruiz-Moe"
    press(page.window(), Key.Key_Z, CONTROL)
    assert text(page, 0, "name") == "Dana Ruiz"


def test_days_are_written_as_people_write_them(window: MainWindow, page: CustomersPage) -> None:
    go(page, 1, "started_paying_on")
    type_("3 Nov 2025")
    press(window, Key.Key_Return)
    assert stored(page)[1].started_paying_on == "2025-11-03"
    go(page, 1, "started_paying_on")
    type_("in spring")
    press(window, Key.Key_Return)
    assert stored(page)[1].started_paying_on == "2025-11-03"
    assert "“in spring” is no day" in window.toast.label.text()


def test_a_kind_is_chosen_from_a_list(window: MainWindow, page: CustomersPage) -> None:
    go(page, 1, "kind")
    press(window, Key.Key_Return)
    editor = page.table.findChild(QComboBox)
    assert isinstance(editor, QComboBox)
    editor.setCurrentText("Former customer")
    editor.activated.emit(editor.currentIndex())
    assert stored(page)[1].kind == "churned"


def test_space_says_yes_and_no_to_a_business_buyer(window: MainWindow, page: CustomersPage) -> None:
    go(page, 1, "is_b2b")
    press(window, Key.Key_Space)
    assert stored(page)[1].is_b2b
    assert text(page, 1, "is_b2b") == "yes"
    press(window, Key.Key_Return)
    assert not stored(page)[1].is_b2b


def test_the_six_criteria_are_answered_over_their_cell(window: MainWindow, page: CustomersPage) -> None:
    go(page, 1, "fit")
    press(window, Key.Key_Return)
    assert page.fit.isVisible()
    QTest.keyClick(page.fit.answers.answers[0], Key.Key_Y)
    QTest.keyClick(page.fit.answers.answers[0], Key.Key_Down)
    QTest.keyClick(page.fit.answers.answers[1], Key.Key_N)
    assert stored(page)[1].fit == "yn????"
    assert page.fit.answers.fits.text() == "1 of 6"
    QTest.keyClick(page.fit.answers.answers[1], Key.Key_Return)
    assert page.fit.isHidden()
    assert text(page, 1, "fit") == "1/6"


def test_a_note_of_several_lines(window: MainWindow, page: CustomersPage) -> None:
    go(page, 1, "notes")
    press(window, Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    type_("First")
    QTest.keyClick(editor, Key.Key_Return, SHIFT)
    type_("Second")
    QTest.keyClick(editor, Key.Key_Return)
    assert stored(page)[1].notes == "First\nSecond"


def test_a_code_is_nobody_elses(window: MainWindow, page: CustomersPage) -> None:
    go(page, 1, "code")
    type_("P01")
    press(window, Key.Key_Return)
    assert [customer.code for customer in stored(page)] == ["P01", "P02", "P10"]
    assert "P01 is another customer already" in window.toast.label.text()


def test_a_range_is_copied_for_a_spreadsheet_and_pasted_back_exactly(page: CustomersPage) -> None:
    go(page, 0, "kind")
    press(page.window(), Key.Key_Right, SHIFT)
    press(page.window(), Key.Key_Down, SHIFT)
    press(page.window(), Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Best customer\t3/6\nCustomer\t"
    go(page, 1, "kind")
    press(page.window(), Key.Key_V, CONTROL)
    assert [(c.kind, c.fit) for c in stored(page)] == [("best", "yyynn?"), ("best", "yyynn?"), ("customer", "??????")]


def test_the_whole_table_is_copied_with_its_headings(page: CustomersPage) -> None:
    go(page, 0, "name")
    press(page.window(), Key.Key_A, CONTROL)
    press(page.window(), Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("Code\tName\tCompany")
    assert len(lines) == 4


def test_a_range_from_a_spreadsheet_is_one_step_and_brings_new_customers(
    window: MainWindow, page: CustomersPage
) -> None:
    go(page, 2, "name")
    before = step_count(page)
    copied('Iris Moe-Berg\t"Fjord\nAS"\tFounder\nJonas Weiß\tWeiß & Söhne\tHead of payroll\n')
    press(window, Key.Key_V, CONTROL)
    third, fourth = stored(page)[1], stored(page)[3]
    third = next(c for c in stored(page) if c.code == "P10")
    fourth = next(c for c in stored(page) if c.name == "Jonas Weiß")
    assert (third.name, third.company, third.role) == ("Iris Moe-Berg", "Fjord AS", "Founder")
    assert (fourth.code, fourth.company) == ("P03", "Weiß & Söhne")
    assert window.toast.label.text() == "1 new customer, 1 customer changed."
    assert page.selected is not None
    assert page.selected.name == "Jonas Weiß"
    assert step_count(page) == before + 1
    window.workspace.undo()
    assert [customer.name for customer in stored(page)] == ["Dana Ruiz", "Ole Lund", "Iris Moe"]


def test_plain_words_are_understood_and_what_is_not_is_kept(window: MainWindow, page: CustomersPage) -> None:
    go(page, 0, "kind")
    at = page.model.column_of("kind")
    keys = [column.key for column in page.model.columns[at:]]
    cells = dict.fromkeys(keys, "")
    cells |= {"kind": "former customer", "fit": "6/6", "is_b2b": "x", "started_paying_on": "25/8/2025", "quotes": "7"}
    other = dict.fromkeys(keys, "") | {"kind": "gold", "fit": "4/6", "is_b2b": "no", "switched_on": "2025-11-03"}
    copied("\n".join("\t".join(row[key] for key in keys) for row in (cells, other)))
    press(window, Key.Key_V, CONTROL)
    first, second, _ = stored(page)
    assert (first.kind, first.fit, first.is_b2b, first.started_paying_on) == ("churned", "yyyyyy", True, "2025-08-25")
    assert (second.kind, second.switched_on, second.fit) == ("customer", "2025-11-03", "??????")
    assert second.notes == "Kind: gold\nFit: 4/6"
    told = window.toast.label.text()
    assert "Kind: “gold” could not be understood" in told
    assert "Quotes: counted from the interviews" in told


def test_headings_say_where_each_column_belongs(window: MainWindow, page: CustomersPage) -> None:
    go(page, 2, "notes")
    copied("Company\tCode\tCountry\nAcme GmbH\tP01\tAustria\nSol\tP44\tSpain\n")
    press(window, Key.Key_V, CONTROL)
    found = {customer.code: customer for customer in stored(page)}
    assert found["P01"].company == "Acme GmbH"
    assert found["P01"].attributes == {"Plan": "Pro", "Country": "Austria"}
    assert found["P44"].attributes == {"Country": "Spain"}
    assert page.model.column_of("own:Country") > 0


def test_one_headed_column_goes_below_the_current_cell(window: MainWindow, page: CustomersPage) -> None:
    go(page, 1, "role")
    copied("Role\nFounder\nOwner")
    press(window, Key.Key_V, CONTROL)
    assert [customer.role for customer in stored(page)] == ["CFO", "Founder", "Owner"]


def test_codes_that_change_hands_may_be_pasted(window: MainWindow, page: CustomersPage) -> None:
    go(page, 0, "code")
    copied("P02\nP01")
    press(window, Key.Key_V, CONTROL)
    assert {customer.name: customer.code for customer in stored(page)} == {
        "Dana Ruiz": "P02", "Ole Lund": "P01", "Iris Moe": "P10",
    }  # fmt: skip


def test_filling_down_and_clearing(window: MainWindow, page: CustomersPage) -> None:
    go(page, 0, "role")
    press(window, Key.Key_Down, SHIFT)
    press(window, Key.Key_Down, SHIFT)
    press(window, Key.Key_D, CONTROL)
    assert [customer.role for customer in stored(page)] == ["CFO", "CFO", "CFO"]
    press(window, Key.Key_Delete)
    assert [customer.role for customer in stored(page)] == ["", "", ""]
    window.workspace.undo()
    window.workspace.undo()
    assert [customer.role for customer in stored(page)] == ["CFO", "", ""]


def test_an_own_field_goes_when_its_last_value_is_cleared(window: MainWindow, page: CustomersPage) -> None:
    go(page, 0, "own:Plan")
    press(window, Key.Key_Delete)
    assert stored(page)[0].attributes == {}
    assert page.model.column_of("own:Plan") == -1


def test_whole_rows_are_deleted_and_come_back(window: MainWindow, page: CustomersPage) -> None:
    go(page, 0, "role")
    press(window, Key.Key_Space, SHIFT)
    press(window, Key.Key_Delete)
    assert [customer.code for customer in stored(page)] == ["P02", "P10"]
    assert window.toast.label.text() == "P01 was deleted, with 1 interview and 0 quotes."
    assert page.selected is not None
    QTest.mouseClick(window.toast.action, LEFT)
    assert [text(page, row, "code") for row in range(3)] == ["P01", "P02", "P10"]


def test_a_click_on_a_heading_sorts_and_empty_cells_come_last(page: CustomersPage) -> None:
    header, at = page.table.horizontalHeader(), page.model.column_of("company")
    place = QPoint(header.sectionViewportPosition(at) + 20, 15)
    QTest.mouseClick(header.viewport(), LEFT, NONE, place)
    assert [text(page, row, "company") for row in range(3)] == ["Acme", "Nordic", ""]
    QTest.mouseClick(header.viewport(), LEFT, NONE, place)
    assert [text(page, row, "company") for row in range(3)] == ["Nordic", "Acme", ""]
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert [text(page, row, "code") for row in range(3)] == ["P10", "P02", "P01"]


def test_a_search_leaves_those_in_whom_every_word_is_found(
    window: MainWindow, page: CustomersPage, qtbot: QtBot
) -> None:
    press(window, Key.Key_F, CONTROL)
    type_("acme ruiz")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.found.text() == "1 of 3"
    press(window, Key.Key_Escape)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)


def test_insert_makes_a_customer_ready_to_be_named(window: MainWindow, page: CustomersPage) -> None:
    press(window, Key.Key_Insert)
    type_("Nora Falk")
    press(window, Key.Key_Return)
    assert [(customer.code, customer.name) for customer in stored(page)][2] == ("P03", "Nora Falk")


def test_the_code_stays_in_sight_at_the_far_right(page: CustomersPage) -> None:
    assert page.table.frozen.isHidden()
    go(page, 2, "notes")
    assert page.table.frozen.isVisible()
    go(page, 2, "name")
    name = page.table.visualRect(page.model.index(2, page.model.column_of("name")))
    assert name.left() >= page.table.columnWidth(0) or page.table.frozen.isHidden()


def test_a_double_click_on_a_kept_code_writes_it_where_it_is(page: CustomersPage) -> None:
    go(page, 2, "notes")
    rect = page.table.frozen.visualRect(page.model.index(1, 0))
    QTest.mouseClick(page.table.frozen.viewport(), LEFT, NONE, rect.center())
    QTest.mouseDClick(page.table.frozen.viewport(), LEFT, NONE, rect.center())
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    type_("P22")
    QTest.keyClick(editor, Key.Key_Return)
    assert [customer.code for customer in stored(page)] == ["P01", "P10", "P22"]


def test_numbers_lead_to_interviews_and_quotes(window: MainWindow, page: CustomersPage) -> None:
    go(page, 0, "interviews")
    press(window, Key.Key_Return)
    assert window.navigator.current is window.navigator.page("interviews")


def test_a_field_of_ones_own_is_a_column_at_once(window: MainWindow, page: CustomersPage, qtbot: QtBot) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        dialog.setTextValue("Country")
        dialog.accept()

    go(page, 1, "name")
    QTimer.singleShot(0, answer)
    QTest.mouseClick(page.add_field, LEFT)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    type_("Norway")
    press(window, Key.Key_Return)
    assert stored(page)[1].attributes == {"Country": "Norway"}
    page.own_fields.add("country")
    assert "There is a column Country already" in window.toast.label.text()


def test_renaming_a_field_takes_its_values_along(window: MainWindow, page: CustomersPage) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        assert dialog.textValue() == "Plan"
        dialog.setTextValue("Tier")
        dialog.accept()

    go(page, 0, "own:Plan")
    QTimer.singleShot(0, answer)
    page.own_fields.rename()
    assert stored(page)[0].attributes == {"Tier": "Pro"}
    assert page.model.column_of("own:Plan") == -1


def test_the_panel_is_saved_while_one_types_in_one_step(window: MainWindow, page: CustomersPage) -> None:
    go(page, 1, "name")
    press(window, Key.Key_Return, CONTROL)
    assert QApplication.focusWidget() is page.panel.fields["name"]
    before = step_count(page)
    field = page.panel.fields["channel"]
    field.setFocus()
    type_("Word of mouth")
    assert stored(page)[1].channel == "Word of mouth"
    assert text(page, 1, "channel") == "Word of mouth"
    assert step_count(page) == before + 1
    press(window, Key.Key_Escape)
    assert page.table.hasFocus()


def test_the_panel_answers_fit_days_and_own_fields(page: CustomersPage) -> None:
    go(page, 0, "name")
    page.panel.fit.answers[5].setFocus()
    QTest.keyClick(page.panel.fit.answers[5], Key.Key_Y)
    own = page.panel.own.shown[0].field
    own.setFocus()
    own.selectAll()
    type_("Team")
    QTest.mouseClick(page.panel.is_b2b, LEFT, NONE, QPoint(8, page.panel.is_b2b.height() // 2))
    page.panel.days["switched_on"].setDate(page.panel.days["switched_on"].minimumDate().addDays(12000))
    first = stored(page)[0]
    assert (first.fit, first.attributes, first.is_b2b) == ("yyynny", {"Plan": "Team"}, True)
    assert first.switched_on == "2022-11-09"


def test_what_was_agreed_is_written_for_each_interview(page: CustomersPage) -> None:
    go(page, 0, "name")
    page.studio.run(add_interview, stored(page)[0].id, held_on="2025-12-01")
    assert len(page.panel.talks.shown) == 2
    card = page.panel.talks.shown[1]
    card.consent.setCurrentIndex(card.consent.findData("recorded"))
    card.consent.activated.emit(card.consent.currentIndex())
    card.quote_ok.setCurrentIndex(card.quote_ok.findData("named"))
    card.quote_ok.activated.emit(card.quote_ok.currentIndex())
    card.note.setFocus()
    type_("By mail, 1 Dec")
    talk = page.studio.read(customer_interviews, stored(page)[0].id)[1]
    assert (talk.consent, talk.quote_ok, talk.consent_note) == ("recorded", "named", "By mail, 1 Dec")


def test_stakeholders_come_and_go_and_the_advice_follows(window: MainWindow, page: CustomersPage) -> None:
    go(page, 1, "is_b2b")
    press(window, Key.Key_Space)
    assert "nobody else who decided" in page.panel.advice.cards()[0].message.text()
    QTest.mouseClick(page.panel.add_stakeholder, LEFT)
    card = page.panel.people.shown[0]
    assert QApplication.focusWidget() is card.label
    type_("Her boss")
    card.role.setCurrentIndex(card.role.findData("economic_buyer"))
    card.role.activated.emit(card.role.currentIndex())
    card.owns.click()
    who = stored(page)[1].stakeholders[0]
    assert (who.label, who.buyer_role, who.owns_result) == ("Her boss", "economic_buyer", True)
    assert page.panel.advice.isHidden()
    card.remove.click()
    assert stored(page)[1].stakeholders == ()


def test_advice_is_set_aside_with_a_reason(window: MainWindow, page: CustomersPage) -> None:
    go(page, 0, "name")
    card = page.panel.advice.cards()[0]
    card.action.click()
    type_("She pays for two brands")
    QTest.keyClick(card.field, Key.Key_Return)
    aside = page.studio.read(advice_list).dismissed
    assert [(advice.rule, advice.reason) for advice in aside] == [("W04", "She pays for two brands")]
    assert page.panel.advice.isHidden()


def table_file(tmp_path: Path) -> Path:
    path = tmp_path / "crm.csv"
    path.write_text("Contact,Account,Country,Status\nOle Lund,Nordic,Norway,lost\nAna Soto,Sol,Spain,customer\n")
    return path


def test_a_dropped_table_is_shown_first_and_then_one_step(
    window: MainWindow, page: CustomersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table_file(tmp_path)))])
    place = QPointF(300, 300)
    enter = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(place, Qt.DropAction.CopyAction, data, LEFT, NONE))
    qtbot.waitUntil(lambda: page.sheet.table is not None, timeout=30_000)
    sheet = page.sheet
    assert sheet.told.text() == "1 new · 1 changed"
    assert {name: pick.currentData() for name, pick in sheet.picks.items()} == {
        "Contact": "name", "Account": "company", "Country": "own", "Status": "kind",
    }  # fmt: skip
    country = sheet.picks["Country"]
    country.setCurrentIndex(country.findData("segment"))
    country.activated.emit(country.currentIndex())
    before = step_count(page)
    QTest.mouseClick(sheet.import_button, LEFT)
    assert sheet.isHidden()
    found = {customer.name: customer for customer in stored(page)}
    assert (found["Ole Lund"].code, found["Ole Lund"].segment, found["Ole Lund"].kind) == (
        "P02",
        "Norway",
        "closed_lost",
    )
    assert found["Ana Soto"].kind == "customer"
    assert step_count(page) == before + 1


def test_a_file_that_is_no_table_says_so_and_changes_nothing(page: CustomersPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "photo.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x01\x02\x03")
    page.import_file(path)
    qtbot.waitUntil(lambda: "is no table" in page.sheet.told.text(), timeout=30_000)
    assert not page.sheet.import_button.isEnabled()
    press(page.window(), Key.Key_Escape)
    assert page.sheet.isHidden()


def test_a_transcript_dropped_here_is_left_to_the_window(page: CustomersPage, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "call.vtt"))])
    enter = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, LEFT, NONE)
    page.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_an_empty_study_takes_a_pasted_table(light: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    new_study(tmp_path / "fresh.jtbd").close()
    window = MainWindow(Workspace(), Settings(), tuple(e for e in PAGES if e.id == "customers"))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_path(tmp_path / "fresh.jtbd")
    window.go("customers")
    page = window.navigator.page("customers")
    assert isinstance(page, CustomersPage)
    assert page.empty.isVisible()
    copied("Name\tRole\nDana Ruiz\tCFO\nOle Lund\tFounder")
    press(window, Key.Key_V, CONTROL)
    assert [(customer.code, customer.name) for customer in stored(page)] == [("P01", "Dana Ruiz"), ("P02", "Ole Lund")]
    assert page.table.isVisible()
    window.close()


def test_a_study_open_elsewhere_is_only_looked_at(
    light: QApplication, qtbot: QtBot, people_master: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(people_master, tmp_path / "shared.jtbd"))
    with Project.open(path):
        window = MainWindow(Workspace(), Settings(), tuple(e for e in PAGES if e.id == "customers"))
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.open_path(path)
        window.go("customers")
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
        window.close()


def test_every_control_has_a_name(page: CustomersPage) -> None:
    go(page, 0, "name")
    nameless = [
        widget
        for widget in page.panel.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]  # fmt: skip
    assert nameless == []
