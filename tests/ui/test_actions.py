# SPDX-License-Identifier: MIT
"""The one table of actions: no key means two things, and nothing stands in it that nobody does."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from jtbdstudio.ui import icons
from jtbdstudio.ui.actions import ACTIONS, BY_ID, MENUS, SCOPES, ActionSpec, bind, bound, in_scope
from jtbdstudio.ui.main_window import PAGES, MainWindow
from jtbdstudio.ui.shortcut_sheet import sheet_columns, sheet_rows
from jtbdstudio.ui.text_guard import takes_text
from tests.ui.sample_page import SamplePage

VIEWS = [scope for scope in SCOPES if scope != "app"]
PAGE_OF = {
    "interviews": "interviews", "debrief": "debrief", "customers": "customers", "guides": "guides", "reader": "read",
    "quotes": "quotes", "codes": "codes", "board": "boards", "jobs": "jobs", "map": "cxmap", "search": "search",
}  # fmt: skip

Standard = QKeySequence.StandardKey
#: Keys every computer user has in the fingers; they may only mean what they always mean.
HABITS = {
    Standard.New: "app.new",
    Standard.Open: "app.open",
    Standard.Close: "app.close",
    Standard.SaveAs: "app.save_copy",
    Standard.Undo: "app.undo",
    Standard.Redo: "app.redo",
    Standard.Cut: "customers.cut codes.cut",
    Standard.Copy: "customers.copy quotes.copy",
    Standard.Paste: "interviews.paste customers.paste codes.paste",
    Standard.SelectAll: "board.select_all customers.all quotes.all",
    Standard.Find: "reader.find customers.find quotes.find codes.find search.words",
    Standard.Save: "",
    Standard.Print: "",
}


def keys_of(spec: ActionSpec) -> list[str]:
    return [QKeySequence(keys).toString() for keys in spec.keys]


def test_every_id_is_said_once_and_every_line_is_complete() -> None:
    assert len(BY_ID) == len(ACTIONS)
    for spec in ACTIONS:
        assert spec.scope in SCOPES
        assert spec.menu in (*MENUS, "")
        assert spec.icon in icons.GLYPHS or not spec.icon
        assert all(keys_of(spec)), f"Qt cannot read a key of {spec.id}"


@pytest.mark.parametrize("scope", SCOPES)
def test_a_key_means_one_thing_within_a_scope(scope: str) -> None:
    counted = Counter(key for spec in in_scope(scope) for key in keys_of(spec))
    assert [key for key, count in counted.items() if count > 1] == []


#: What Shift makes of a key on the most common keyboard.
SHIFTED = dict(zip('!@#$%^&*()_+{}|:"<>?', "1234567890-=[]\\;',./", strict=True))


def test_no_key_is_named_twice_in_different_words() -> None:
    keys = {key for spec in ACTIONS for key in keys_of(spec)}
    assert {key for key in keys if f"Shift+{SHIFTED.get(key, key)}" in keys - {f"Shift+{key}"}} == set()


@pytest.mark.parametrize("scope", VIEWS)
def test_a_view_takes_no_key_from_the_window(scope: str) -> None:
    window = {key for spec in in_scope("app") for key in keys_of(spec)}
    assert window & {key for spec in in_scope(scope) for key in keys_of(spec)} == set()


def test_keys_everybody_knows_mean_what_they_always_mean(light: QApplication) -> None:
    owners: dict[str, set[str]] = {}
    for spec in ACTIONS:
        for key in keys_of(spec):
            owners.setdefault(key, set()).add(spec.id)
    for standard, owner in HABITS.items():  # one in each scope
        for sequence in QKeySequence.keyBindings(standard):
            assert owners.get(sequence.toString(), set()) <= set(owner.split()), sequence.toString()


def test_the_window_does_every_action_of_its_scope(window: MainWindow) -> None:
    pages_here = set(window.navigator.page_ids)
    wanted = {spec.id for spec in in_scope("app")}
    elsewhere = {key for key in wanted if key.startswith("app.go.") and key.removeprefix("app.go.") not in pages_here}
    assert set(window.actions_.made) == wanted - elsewhere


def test_every_page_that_has_a_key_is_a_page() -> None:
    known = {entry.id for entry in PAGES}
    assert {spec.id.removeprefix("app.go.") for spec in ACTIONS if spec.id.startswith("app.go.")} <= known


@pytest.mark.parametrize("scope", [scope for scope in VIEWS if {e.id: e for e in PAGES}[PAGE_OF[scope]].exists()])
def test_a_page_does_every_action_of_its_scope(scope: str, light: QApplication, qtbot: QtBot) -> None:
    page = next(entry for entry in PAGES if entry.id == PAGE_OF[scope]).make()
    qtbot.addWidget(page)
    assert {spec.id for spec in in_scope(scope)} - set(bound(page)) == set()


def test_the_shortcut_sheet_shows_every_key() -> None:
    shown = {text for columns in sheet_columns() for scope, _ in columns for _, text in sheet_rows(scope)}
    boxes = {spec.title for spec in ACTIONS if ".box." in spec.id}
    wanted = {spec.title for spec in ACTIONS if spec.keys} - boxes
    assert wanted <= shown
    assert not boxes & shown


@pytest.mark.parametrize("scope", ["reader", "board"])
def test_the_twelve_boxes_are_one_row(scope: str) -> None:
    assert sheet_rows(scope)[0] == (("1", "…", "="), "Tag into box 1 to 12")


def test_an_action_of_another_scope_cannot_be_bound_by_mistake(light: QApplication, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    with pytest.raises(ValueError, match=r"reader\.tag belongs to reader"):
        bind(field, "board", {"reader.tag": field.clear})


@pytest.fixture
def page(window: MainWindow) -> SamplePage:
    shown = window.navigator.current
    assert isinstance(shown, SamplePage)
    return shown


def test_a_single_letter_acts_while_the_page_has_the_focus(page: SamplePage, qtbot: QtBot) -> None:
    page.rows[0].setFocus()
    qtbot.keyClick(page.rows[0], Qt.Key.Key_S)
    assert page.tagged == 1


def test_a_single_letter_is_typed_while_a_field_has_the_focus(page: SamplePage, qtbot: QtBot) -> None:
    for field in (page.field, page.notes):
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_S)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.tagged == 0
    assert page.field.text() == "s"
    assert "\n" in page.notes.toPlainText()


def test_a_key_that_means_nothing_in_a_field_works_there(page: SamplePage, qtbot: QtBot) -> None:
    page.field.setFocus()
    qtbot.keyClick(page.field, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.tagged == 1


def test_keys_of_the_window_win_over_a_field(window: MainWindow, page: SamplePage, qtbot: QtBot) -> None:
    page.notes.setFocus()
    qtbot.keyClick(page.notes, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.palette_.isVisible()


def test_letters_qt_has_no_name_for_are_typed_too(page: SamplePage) -> None:
    page.field.setFocus()
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        QApplication.sendEvent(page.field, QKeyEvent(kind, ord("Ж"), Qt.KeyboardModifier.NoModifier, "ж"))
    assert page.field.text() == "ж"


def test_a_text_one_cannot_change_takes_no_text(light: QApplication, qtbot: QtBot) -> None:
    text = QPlainTextEdit()
    qtbot.addWidget(text)
    assert takes_text(text)
    text.setReadOnly(True)
    assert not takes_text(text)
