# SPDX-License-Identifier: MIT
"""Ranges and whole tables of customers: copied, pasted, filled down, cleared, imported."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jtbdstudio.ui.customers.page import CustomersPage
from jtbdstudio.ui.main_window import MainWindow
from tests.studies import new_study
from tests.ui.people import CONTROL, LEFT, NONE, SHIFT, Key, copied, go, step_count, stored
from tests.ui.talks import press
from tests.ui.windows import open_window, pages


def test_a_range_is_copied_for_a_spreadsheet_and_pasted_back_exactly(people: CustomersPage) -> None:
    go(people, 0, "kind")
    press(people.window(), Key.Key_Right, SHIFT)
    press(people.window(), Key.Key_Down, SHIFT)
    press(people.window(), Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Best customer\t3/6\nCustomer\t"
    go(people, 1, "kind")
    press(people.window(), Key.Key_V, CONTROL)
    assert [(c.kind, c.fit) for c in stored(people)] == [("best", "yyynn?"), ("best", "yyynn?"), ("customer", "??????")]


def test_the_whole_table_is_copied_with_its_headings(people: CustomersPage) -> None:
    go(people, 0, "name")
    press(people.window(), Key.Key_A, CONTROL)
    press(people.window(), Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("Code\tName\tCompany")
    assert len(lines) == 4


def test_a_range_from_a_spreadsheet_is_one_step_and_brings_new_customers(
    people_window: MainWindow, people: CustomersPage
) -> None:
    go(people, 2, "name")
    before = step_count(people)
    copied('Iris Moe-Berg\t"Fjord\nAS"\tFounder\nJonas Weiß\tWeiß & Söhne\tHead of payroll\n')
    press(people_window, Key.Key_V, CONTROL)
    third, fourth = stored(people)[1], stored(people)[3]
    third = next(c for c in stored(people) if c.code == "P10")
    fourth = next(c for c in stored(people) if c.name == "Jonas Weiß")
    assert (third.name, third.company, third.role) == ("Iris Moe-Berg", "Fjord AS", "Founder")
    assert (fourth.code, fourth.company) == ("P03", "Weiß & Söhne")
    assert people_window.toast.label.text() == "1 new customer, 1 customer changed."
    assert people.selected is not None
    assert people.selected.name == "Jonas Weiß"
    assert step_count(people) == before + 1
    people_window.workspace.undo()
    assert [customer.name for customer in stored(people)] == ["Dana Ruiz", "Ole Lund", "Iris Moe"]


def test_plain_words_are_understood_and_what_is_not_is_kept(people_window: MainWindow, people: CustomersPage) -> None:
    go(people, 0, "kind")
    at = people.model.column_of("kind")
    keys = [column.key for column in people.model.columns[at:]]
    cells = dict.fromkeys(keys, "")
    cells |= {"kind": "former customer", "fit": "6/6", "is_b2b": "x", "started_paying_on": "25/8/2025", "quotes": "7"}
    other = dict.fromkeys(keys, "") | {"kind": "gold", "fit": "4/6", "is_b2b": "no", "switched_on": "2025-11-03"}
    copied("\n".join("\t".join(row[key] for key in keys) for row in (cells, other)))
    press(people_window, Key.Key_V, CONTROL)
    first, second, _ = stored(people)
    assert (first.kind, first.fit, first.is_b2b, first.started_paying_on) == ("churned", "yyyyyy", True, "2025-08-25")
    assert (second.kind, second.switched_on, second.fit) == ("customer", "2025-11-03", "??????")
    assert second.notes == "Kind: gold\nFit: 4/6"
    told = people_window.toast.label.text()
    assert "Kind: “gold” could not be understood" in told
    assert "Quotes: counted from the interviews" in told


def test_headings_say_where_each_column_belongs(people_window: MainWindow, people: CustomersPage) -> None:
    go(people, 2, "notes")
    copied("Company\tCode\tCountry\nAcme GmbH\tP01\tAustria\nSol\tP44\tSpain\n")
    press(people_window, Key.Key_V, CONTROL)
    found = {customer.code: customer for customer in stored(people)}
    assert found["P01"].company == "Acme GmbH"
    assert found["P01"].attributes == {"Plan": "Pro", "Country": "Austria"}
    assert found["P44"].attributes == {"Country": "Spain"}
    assert people.model.column_of("own:Country") > 0


def test_one_headed_column_goes_below_the_current_cell(people_window: MainWindow, people: CustomersPage) -> None:
    go(people, 1, "role")
    copied("Role\nFounder\nOwner")
    press(people_window, Key.Key_V, CONTROL)
    assert [customer.role for customer in stored(people)] == ["CFO", "Founder", "Owner"]


def test_codes_that_change_hands_may_be_pasted(people_window: MainWindow, people: CustomersPage) -> None:
    go(people, 0, "code")
    copied("P02\nP01")
    press(people_window, Key.Key_V, CONTROL)
    assert {customer.name: customer.code for customer in stored(people)} == {
        "Dana Ruiz": "P02", "Ole Lund": "P01", "Iris Moe": "P10",
    }  # fmt: skip


def test_filling_down_and_clearing(people_window: MainWindow, people: CustomersPage) -> None:
    go(people, 0, "role")
    press(people_window, Key.Key_Down, SHIFT)
    press(people_window, Key.Key_Down, SHIFT)
    press(people_window, Key.Key_D, CONTROL)
    assert [customer.role for customer in stored(people)] == ["CFO", "CFO", "CFO"]
    press(people_window, Key.Key_Delete)
    assert [customer.role for customer in stored(people)] == ["", "", ""]
    people_window.workspace.undo()
    people_window.workspace.undo()
    assert [customer.role for customer in stored(people)] == ["CFO", "", ""]


def table_file(tmp_path: Path) -> Path:
    path = tmp_path / "crm.csv"
    path.write_text("Contact,Account,Country,Status\nOle Lund,Nordic,Norway,lost\nAna Soto,Sol,Spain,customer\n")
    return path


def test_a_dropped_table_is_shown_first_and_then_one_step(
    people_window: MainWindow, people: CustomersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table_file(tmp_path)))])
    place = QPointF(300, 300)
    enter = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(people, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(people, QDropEvent(place, Qt.DropAction.CopyAction, data, LEFT, NONE))
    qtbot.waitUntil(lambda: people.sheet.table is not None, timeout=30_000)
    sheet = people.sheet
    assert sheet.told.text() == "1 new · 1 changed"
    assert {name: pick.currentData() for name, pick in sheet.picks.items()} == {
        "Contact": "name", "Account": "company", "Country": "own", "Status": "kind",
    }  # fmt: skip
    country = sheet.picks["Country"]
    country.setCurrentIndex(country.findData("segment"))
    country.activated.emit(country.currentIndex())
    before = step_count(people)
    QTest.mouseClick(sheet.import_button, LEFT)
    assert sheet.isHidden()
    found = {customer.name: customer for customer in stored(people)}
    assert (found["Ole Lund"].code, found["Ole Lund"].segment, found["Ole Lund"].kind) == (
        "P02",
        "Norway",
        "closed_lost",
    )
    assert found["Ana Soto"].kind == "customer"
    assert step_count(people) == before + 1


def test_a_file_that_is_no_table_says_so_and_changes_nothing(
    people: CustomersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "photo.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x01\x02\x03")
    people.import_file(path)
    qtbot.waitUntil(lambda: "is no table" in people.sheet.told.text(), timeout=30_000)
    assert not people.sheet.import_button.isEnabled()
    press(people.window(), Key.Key_Escape)
    assert people.sheet.isHidden()


def test_a_transcript_dropped_here_is_left_to_the_window(people: CustomersPage, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "call.vtt"))])
    enter = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, LEFT, NONE)
    people.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_an_empty_study_takes_a_pasted_table(light: QApplication, tmp_path: Path) -> None:
    new_study(tmp_path / "fresh.jtbd").close()
    with open_window(pages("customers"), tmp_path / "fresh.jtbd") as window:
        page = window.navigator.page("customers")
        assert isinstance(page, CustomersPage)
        assert page.empty.isVisible()
        copied("Name\tRole\nDana Ruiz\tCFO\nOle Lund\tFounder")
        press(window, Key.Key_V, CONTROL)
        people = [(customer.code, customer.name) for customer in stored(page)]
        assert people == [("P01", "Dana Ruiz"), ("P02", "Ole Lund")]
        assert page.table.isVisible()


def test_hundreds_of_new_customers_are_selected_when_they_are_there(
    people_window: MainWindow, people: CustomersPage, qtbot: QtBot
) -> None:
    go(people, 0, "name")
    copied("Name\tCompany\n" + "\n".join(f"Person {n}\tAcme {n}" for n in range(300)))
    press(people_window, Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: people.model.rowCount() == 303)
    assert people_window.toast.label.text() == "300 new customers."
    assert people.selected is not None
    assert people.selected.name == "Person 0"
    people_window.workspace.undo()
    qtbot.waitUntil(lambda: people.model.rowCount() == 3)
