# SPDX-License-Identifier: MIT
"""The command palette: typed with both hands on the keyboard, or pasted from a spreadsheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jtbdstudio.commands.customers import add_customer
from jtbdstudio.commands.interviews import add_interview
from jtbdstudio.commands.notes import write_note
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.palette import Palette, PaletteEntry, PaletteModel
from jtbdstudio.ui.widgets.search_field import clean_pasted
from tests.ui.sample_page import OtherPage

WORDS = "Numbers nobody can argue with, said twice"


@pytest.fixture
def note_id(window: MainWindow) -> str:
    customer = window.workspace.run(add_customer, name="Ada", role="Head of finance")
    interview = window.workspace.run(add_interview, customer)
    return str(window.workspace.run(write_note, WORDS, interview))


@pytest.fixture
def palette(window: MainWindow, note_id: str) -> Palette:
    window.actions_.open_palette()
    return window.palette_


def shown(palette: Palette) -> list[str]:
    model = palette.model
    return [model.index(row).data() for row in range(model.rowCount()) if model.entry(row) is not None]


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [
        ("Q-0412\n", "Q-0412"),
        ('"she said ""no"""\t', 'she said "no"'),
        ("“one number nobody can argue with.”", "one number nobody can argue with."),
        ("  two\r\nlines ", "two lines"),
        ("it's", "it's"),
        ('"', '"'),
    ],
)
def test_what_pasting_adds_is_taken_off(pasted: str, meant: str) -> None:
    assert clean_pasted(pasted) == meant


def test_without_a_word_it_offers_what_can_be_done_here(palette: Palette) -> None:
    assert "Keyboard shortcuts" in shown(palette)
    assert palette.field.hasFocus()


def test_two_letters_and_return_go_to_a_page(window: MainWindow, palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "cx")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isHidden()
    assert window.navigator.current is not None
    assert window.navigator.current.id == "cxmap"


def test_what_was_used_last_stands_on_top(window: MainWindow, palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "dark theme")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    window.actions_.open_palette()
    assert shown(palette)[0] == "Dark theme"


@pytest.mark.parametrize("typed", ["Q-0001", "q1", '"Q-0001"\n', "0001"])
def test_a_quotes_number_finds_it_before_anything_else(
    typed: str, window: MainWindow, palette: Palette, note_id: str, qtbot: QtBot
) -> None:
    palette.field.setText(typed)
    assert shown(palette)[0] == WORDS
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    reader = window.navigator.current
    assert isinstance(reader, OtherPage)
    assert reader.revealed == [("note", note_id)]


def test_a_pasted_quote_finds_itself(palette: Palette) -> None:
    palette.field.setText(f"“{WORDS}”\n")
    assert WORDS in shown(palette)


def test_an_interview_is_found_by_who_was_talked_to(window: MainWindow, palette: Palette) -> None:
    palette.field.setText("head fin")
    assert "P01" in shown(palette)


def test_a_code_opens_the_quotes_behind_it(window: MainWindow, palette: Palette, qtbot: QtBot) -> None:
    palette.field.setText("workarounds")
    row = shown(palette).index("Workarounds")
    for _ in range(row):
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.evidence.isVisible()
    assert window.evidence.summary.text() == "Nobody has said this yet."


def test_what_cannot_be_done_now_says_why_and_does_nothing(palette: Palette, qtbot: QtBot) -> None:
    palette.field.setText("cluster and name")
    entry = palette.model.entry(palette.list.currentIndex().row())
    assert entry is not None
    assert (entry.text, entry.reason) == ("Cluster and name", "not on this page")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_nothing_found_is_said(palette: Palette) -> None:
    palette.field.setText("xyzzy plugh")
    assert palette.nothing.isVisible()
    entry = palette.model.entry(palette.list.currentIndex().row())
    assert entry is not None
    assert entry.text == "Search everything for “xyzzy plugh”", "the way on is all that is left"


def test_up_and_down_pass_over_headings(palette: Palette, qtbot: QtBot) -> None:
    palette.field.setText("numbers")
    for key in [Qt.Key.Key_Down] * 20 + [Qt.Key.Key_Up] * 20:
        qtbot.keyClick(palette.field, key)
        assert palette.model.entry(palette.list.currentIndex().row()) is not None


def test_escape_empties_then_closes_and_gives_the_focus_back(
    window: MainWindow, palette: Palette, qtbot: QtBot
) -> None:
    palette.field.setText("go")
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.field.text() == ""
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert window.navigator.current is not None
    assert window.navigator.current.hasFocus()


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = PaletteModel()
    entries = [PaletteEntry("Undo", list), PaletteEntry("Redo", list, reason="nothing to do")]
    model.show([("Commands", entries), ("Quotes", []), ("", entries[:1])])
    qtmodeltester.check(model)
    assert [model.index(row).data() for row in range(model.rowCount())] == ["Commands", "Undo", "Redo", "Undo"]
