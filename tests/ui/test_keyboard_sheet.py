# SPDX-License-Identifier: MIT
"""Keys that are somebody's own: changed with the keyboard alone, refused where they clash, kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jtbdstudio.ui.actions import ACTIONS, BY_ID
from jtbdstudio.ui.keyboard_sheet import KeyboardSheet
from jtbdstudio.ui.keys import keyboard, plain
from jtbdstudio.ui.read.page import ReadPage
from jtbdstudio.ui.settings import Settings
from jtbdstudio.ui.text_guard import takes_text
from tests.ui.reading import BROKE, CONTROL, SHIFT, THIRD, Hands, codes, select

Key = Qt.Key


@pytest.fixture(autouse=True)
def own_keys(own_settings: object) -> Iterator[None]:
    """Fresh settings before, and the keys everybody has afterwards."""
    keyboard.use(Settings())
    yield
    keyboard.reset_all()


def sheet_of(hands: Hands) -> KeyboardSheet:
    hands.window.actions_.change_keys()
    return open_sheet(hands)


def open_sheet(hands: Hands) -> KeyboardSheet:
    return next(sheet for sheet in hands.window.findChildren(KeyboardSheet) if sheet.isVisible())


def find(hands: Hands, words: str) -> None:
    """Search from the open sheet and go to what is found."""
    hands.type(words)
    hands.key(Key.Key_Down)


def test_a_key_is_changed_by_keys_and_works_everywhere_at_once(hands: Hands, reader: ReadPage) -> None:
    hands.key(Key.Key_F1)
    hands.key(Key.Key_Tab)
    hands.key(Key.Key_Space)
    sheet = open_sheet(hands)
    find(hands, "as struggle")
    hands.key(Key.Key_Return)
    assert sheet.recorder.hasFocus()
    hands.key("m")
    assert sheet.said.text() == "M is the key of “Tag as motivation”. Give that another key first."
    assert keyboard.of(BY_ID["reader.struggle"]) == ("S",)
    hands.key("z")
    assert sheet.said.text() == "“Tag as struggle” is Z now."
    assert sheet.tree.currentItem().text(2) == "changed, was S"
    hands.key(Key.Key_Escape)
    assert reader.text.hasFocus()
    select(reader, BROKE)
    hands.key("s")
    assert codes(reader) == {}
    hands.key("z")
    assert codes(reader) == {BROKE: ("Struggle",)}
    assert BY_ID["reader.struggle"].key_text == "Z"
    assert any(entry.keys == "Z" for entry in hands.window.actions_.palette_entries() if "struggle" in entry.text)


def test_a_changed_key_outlives_the_program(own_settings: object) -> None:
    assert keyboard.give(BY_ID["reader.struggle"], ("Z",)) == ""
    keyboard.set_singles(False)
    keyboard.use(Settings())  # as the next start does
    assert keyboard.of(BY_ID["reader.struggle"]) == ()
    keyboard.set_singles(True)
    keyboard.use(Settings())
    assert keyboard.of(BY_ID["reader.struggle"]) == ("Z",)


def test_single_keys_can_be_switched_off_as_a_whole(hands: Hands, reader: ReadPage) -> None:
    sheet = sheet_of(hands)
    while QApplication.focusWidget() is not sheet.singles:
        hands.key(Key.Key_Tab)
    hands.key(Key.Key_Space)
    hands.key(Key.Key_Escape)
    assert hands.window.settings.single_keys is False
    select(reader, THIRD)
    for key in ("s", "1", "]"):
        hands.key(key)
    assert codes(reader) == {}
    assert BY_ID["reader.tag"].key_text == ""
    assert BY_ID["app.shortcuts"].key_text == "F1"


@pytest.mark.parametrize(
    ("action_id", "key", "said"),
    [
        ("reader.struggle", "Ctrl+K", "is the key of “Search and commands”"),
        ("app.advice", "Ctrl+F", "Give that another key first"),
        ("app.advice", "U", "This works in text fields too"),
        ("app.advice", "Shift+Left", "This works in text fields too"),
        ("reader.struggle", "Tab", "leads out of where one is"),
        ("reader.struggle", "Ctrl+Alt+E", "type characters on many keyboards"),
        ("reader.struggle", "Ctrl+V", "means the same in every program"),
        ("board.evidence", "!", "is the key of “Fit all”"),
    ],
)
def test_what_speaks_against_a_key_is_one_sentence(action_id: str, key: str, said: str) -> None:
    refused = keyboard.give(BY_ID[action_id], (key,))
    assert said in refused
    assert keyboard.of(BY_ID[action_id]) == BY_ID[action_id].keys


def test_a_key_given_away_comes_back_only_when_it_is_free() -> None:
    struggle, motivation = BY_ID["reader.struggle"], BY_ID["reader.motivation"]
    assert keyboard.give(struggle, ("Z",)) == ""
    assert keyboard.give(motivation, ("S",)) == ""
    assert "“Tag as motivation”" in keyboard.reset(struggle)
    assert keyboard.reset(motivation) == keyboard.reset(struggle) == ""
    assert not keyboard.any_own
    assert keyboard.give(motivation, ()) == ""
    assert motivation.key_text == ""


def test_keys_of_settings_from_elsewhere_never_mean_two_things() -> None:
    Settings().keys = {"reader.quote": ["S"], "gone.for.ever": ["X"]}
    keyboard.use(Settings())
    owners = [spec.id for spec in ACTIONS if spec.scope == "reader" and plain("S") in map(plain, spec.in_force)]
    assert owners == ["reader.quote"]


def test_signs_are_recorded_by_what_they_are(hands: Hands) -> None:
    sheet = sheet_of(hands)
    find(hands, "star the quote")
    for key, held, wanted in ((Key.Key_Less, SHIFT, ("<", "Shift+<")), (Key.Key_K, CONTROL | SHIFT, ("Ctrl+Shift+K",))):
        heard: list[tuple[str, ...]] = []
        sheet.recorder.recorded.connect(heard.append)
        sheet.record()
        QTest.keyClick(sheet.recorder, key, held)
        assert heard[0] == wanted
        sheet.recorder.recorded.disconnect(heard.append)


def test_a_search_leaves_what_it_names_and_everything_has_a_name(hands: Hands) -> None:
    sheet = sheet_of(hands)
    assert takes_text(QApplication.focusWidget())
    hands.type("box 1")
    left = [spec for spec in ACTIONS if not sheet.tree._rows[spec.id].isHidden()]
    assert {"reader.box.1", "board.box.12"} <= {spec.id for spec in left}
    assert all("box" in spec.title for spec in left)
    assert all(widget.accessibleName() for widget in (sheet, sheet.search, sheet.tree))
