# SPDX-License-Identifier: MIT
"""Find all, tag all: from the find bar and from the search page, looked through, one step."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jtbdstudio.queries.found import sentences_found
from jtbdstudio.queries.quotes import quote_list
from jtbdstudio.ui.coding.found_sheet import FoundSheet
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.read.page import ReadPage
from jtbdstudio.ui.workspace import Workspace
from tests.ui.reading import CONTROL, Hands, stored, write_study


def test_every_place_of_a_text_is_tagged_by_key(reader_window: MainWindow, reader: ReadPage, hands: Hands) -> None:
    hands.key("F", CONTROL)
    hands.type("number")
    finder = reader.column.finder
    assert reader.column.find_bar.said.text() == f"1 of {len(finder.places)}"
    hands.key("T", CONTROL)
    sheet = reader.tag_all.sheet
    assert sheet.isVisible()
    customers = len(sheet.shown)
    assert {each.role for each in sheet.shown} == {"customer"}, "only customers' words, unless asked for more"
    sheet.others.setChecked(True)
    assert {each.role for each in sheet.shown} == {"customer", "interviewer"}
    sheet.others.setChecked(False)
    sheet.table.setFocus()
    hands.key(Qt.Key.Key_Space)
    assert len(sheet.chosen()) == customers - 1
    assert not sheet.tag_button.isEnabled()
    hands.key("T")
    hands.type("trusts")
    hands.key(Qt.Key.Key_Return)
    assert sheet.tag_button.text() == f"Tag {customers - 1} sentences"
    hands.key(Qt.Key.Key_Return, CONTROL)
    assert sheet.isHidden()
    quotes = stored(reader)
    assert len(quotes) == customers - 1
    assert {quote.codes for quote in quotes} == {("Struggle/Nobody trusts the numbers",)}
    assert "are tagged as “Nobody trusts the numbers”" in reader_window.toast.label.text()
    assert len(reader.text.marks) == customers - 1
    reader_window.workspace.undo()
    assert stored(reader) == ()


def test_a_theme_made_in_the_sheet_is_part_of_the_step(light: QApplication, study: Path, qtbot: QtBot) -> None:
    write_study(study)
    studio, host = Workspace(), QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 700)
    host.show()
    assert studio.open(study)
    studio.indexing.go_on(60.0)
    sheet = FoundSheet(host, lambda: studio)
    sheet.ask(studio.read(sentences_found, "person story"), "person story")
    said = []
    sheet.tagged.connect(said.append)
    assert sheet.told.text() == "1 sentence · 1 customer"
    sheet.choose_code()
    QTest.keyClicks(sheet.picker.field, "Retold")
    QTest.keyClick(sheet.picker.field, Qt.Key.Key_Return, CONTROL)
    assert sheet.code_button.text() == "Code: Retold…"
    sheet.tag_button.click()
    assert [(card.text, card.codes) for card in studio.read(quote_list)] == [
        ("Another person, another story.", ("Struggle/Retold",))
    ]
    assert said == ["1 sentence is tagged as “Retold”."]
    assert studio.undo() == "Tag what was found with a new theme"
    assert studio.read(quote_list) == ()
    studio.close()
