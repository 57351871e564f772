# SPDX-License-Identifier: MIT
"""Search everything in the window: type, walk, land on the word, come back to the same list."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jtbdstudio.ui.finding.page import SearchPage
from jtbdstudio.ui.finding.rows import Group, More
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.read.page import ReadPage
from jtbdstudio.ui.registry import PageEntry
from jtbdstudio.ui.settings import Settings
from jtbdstudio.ui.workspace import Workspace
from tests.ui.reading import CONTROL, READ, SHIFT, write_study

NONE = Qt.KeyboardModifier.NoModifier
SEARCH = PageEntry("search", "Search", "search", "", "jtbdstudio.ui.finding.page:SearchPage")


@pytest.fixture
def searching(light: QApplication, study: Path, qtbot: QtBot) -> MainWindow:
    write_study(study)
    window = MainWindow(Workspace(), Settings(), (READ, SEARCH))
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.open_path(study)
    return window


def keys(
    window: MainWindow, typed: str | Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    handle = window.windowHandle()
    assert handle is not None
    for key in typed if isinstance(typed, str) else [typed]:
        QTest.keyClick(handle, key, modifiers)
        QApplication.processEvents()


def test_typed_words_lead_to_the_word_and_back(searching: MainWindow, qtbot: QtBot) -> None:
    keys(searching, Qt.Key.Key_F, CONTROL | SHIFT)
    page, reader = searching.navigator.page("search"), searching.navigator.page("read")
    assert isinstance(page, SearchPage)
    assert isinstance(reader, ReadPage)
    assert page.field.hasFocus()
    keys(searching, "goes")
    qtbot.waitUntil(lambda: page.rows.found.total == 30)
    first = page.rows.rows[0]
    assert isinstance(first, Group)
    assert (first.name, first.count) == ("P01", 30)
    assert page.header.subtitle.whole_text() == "30 places · 1 customer"
    keys(searching, Qt.Key.Key_Down)
    assert page.list.hasFocus()
    for _ in range(3):
        keys(searching, Qt.Key.Key_Down)
    chosen = page.list.chosen()[0]
    keys(searching, Qt.Key.Key_Return)
    assert searching.navigator.current is reader
    assert reader.text.hasFocus()
    assert reader.text.span() == chosen.span
    assert list(reader.text.hits) == [chosen.span], "framed for a moment"
    searching.navigator.back()
    assert page.list.hasFocus()
    assert page.list.chosen() == [chosen]
    assert page.field.text() == "goes"
    keys(searching, Qt.Key.Key_F, CONTROL)
    keys(searching, "another pers")
    qtbot.waitUntil(lambda: page.rows.found.total == 1)
    keys(searching, Qt.Key.Key_Return)
    assert reader.text.script is not None
    assert reader.text.script.interview.customer_code == "P02"


def test_filters_counts_and_what_is_said_when_nothing_is_there(searching: MainWindow) -> None:
    searching.palette_.open()
    searching.palette_.field.setText("answer")
    last = searching.palette_.model.entry(searching.palette_.model.rowCount() - 1)
    assert last is not None
    assert last.text == "Search everything for “answer”"
    searching.palette_.dismiss()
    last.run()
    page = searching.navigator.page("search")
    assert isinstance(page, SearchPage)
    page.look()
    assert page.rows.found.total == 30
    assert page.kinds.chips["transcript"].text == "Transcripts  30"
    assert page.kinds.chips["note"].text == "Notes"
    page.kinds.chips["note"].clicked.emit()
    assert page._stack.currentWidget() is page.nothing
    assert page.nothing.button.isVisibleTo(page.nothing)
    page.nothing.button.click()
    assert page.rows.found.total == 30
    other = page.filters.customer.findText("P02", Qt.MatchFlag.MatchStartsWith)
    page.filters.customer.setCurrentIndex(other)
    page.filters.customer.activated.emit(other)
    assert page._stack.currentWidget() is page.nothing
    page.filters.clear.click()
    page.filters.speaker.show_key("interviewer")
    page.filters.speaker.activated.emit(page.filters.speaker.currentIndex())
    page.field.setText("then")
    page.look()
    assert {hit.role for hit in page.rows.found.hits} == {"interviewer"}
    page.field.clear()
    page.look()
    assert page._stack.currentWidget() is page.empty


def test_the_rest_comes_when_asked_for_and_what_is_new_is_found(searching: MainWindow) -> None:
    searching.open_search("number")
    page = searching.navigator.page("search")
    assert isinstance(page, SearchPage)
    page.look()
    total = page.rows.found.total
    assert total > 50
    assert len(page.rows.found.hits) == 50
    more = page.rows.rowCount() - 1
    assert page.rows.rows[more] == More(total - 50)
    page.list.open_row(page.rows.index(more, 0))
    assert len(page.rows.found.hits) == total
    assert not any(isinstance(row, More) for row in page.rows.rows)
    assert [row.name for row in page.rows.rows if isinstance(row, Group)] == ["P01", "P02"]
    from jtbdstudio.commands.notes import write_note

    searching.workspace.run(write_note, "A number we noticed")
    assert page.rows.found.total == total + 1
    searching.workspace.undo()
    assert page.rows.found.total == total
