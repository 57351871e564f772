# SPDX-License-Identifier: MIT
"""The whole way without a mouse: a transcript in, five quotes, a theme, a cluster on the board, a workbook out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jtbdstudio.queries.boards import board_list, board_view
from jtbdstudio.queries.quotes import quote_list
from jtbdstudio.ui.export.card import ExportCard
from jtbdstudio.ui.main_window import MainWindow
from tests.ui.windows import open_window

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier

SAID = (
    "The old system fell over on a payday and nobody could tell me why.",
    "I sat there until midnight with a calculator and two spreadsheets.",
    "Nobody trusted the numbers any more, not even I did.",
    "I wanted to go home on payday like everybody else.",
    "Now it is done before lunch and I sleep well.",
)
CALL = "\n\n".join(
    f"Mira Holt: And what happened then, number {n}?\n\nDana Ruiz: {said}" for n, said in enumerate(SAID)
)
MOST_KEYS = 82
"""What the whole way may cost, letters of names and modifiers included."""


class Keys:
    """Real key events to the window that has the focus, and nothing else; counts keys and modifiers."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.count = qtbot, 0

    def press(self, key: Qt.Key | str, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            window = QGuiApplication.focusWindow()
            assert window is not None
            self.count += 1 + sum(bool(held & each) for each in (CONTROL, SHIFT))
            QTest.keyClick(window, key, held)
            QApplication.processEvents()

    def write(self, words: str) -> None:
        for letter in words:
            self.press(letter)

    def tab_to(self, wanted: Callable[[QWidget], bool]) -> None:
        """Tab until the focus is where it is wanted."""
        for _ in range(60):
            at = QApplication.focusWidget()
            if at is not None and wanted(at):
                return
            self.press(Key.Key_Tab)
        raise AssertionError("Tab does not lead there")

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=30_000)


@pytest.fixture
def whole_window(light: QApplication, study: Path) -> Iterator[MainWindow]:
    with open_window(study=study) as window:
        yield window


def test_from_a_transcript_to_a_workbook_without_a_mouse(whole_window: MainWindow, qtbot: QtBot, study: Path) -> None:
    keys, read = Keys(qtbot), whole_window.workspace.read
    QGuiApplication.clipboard().setText(CALL)  # copied in another program
    bring_in(keys, whole_window)
    tag_five(keys)
    cards = read(quote_list)
    assert [card.text for card in cards] == list(SAID)
    assert [sorted(card.codes) for card in cards] == [
        ["Boxes/Triggers"],
        ["Boxes/Pain"],
        ["Struggle/Payday nights"],
        ["Motivation"],
        ["Struggle/Payday nights"],
    ]
    cluster(keys)
    boards = [read(board_view, board.id) for board in read(board_list)]
    zones = {zone.title: zone for board in boards for zone in board.zones}
    assert zones["Payday nights"].count.quotes == 2
    out = study.with_name("out.xlsx")
    export(keys, out, whole_window.navigator.page("export").cards["workbook"])
    book = openpyxl.load_workbook(out)
    words = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    assert set(SAID) <= words
    assert any("Payday nights" in word for word in words)
    assert keys.count <= MOST_KEYS


def bring_in(keys: Keys, window: MainWindow) -> None:
    """Paste, import, read."""
    keys.press("v", CONTROL)
    sheet = window.navigator.page("interviews").sheet
    keys.wait(lambda: sheet.isVisible() and not sheet.session.reader.is_reading)
    keys.press(Key.Key_Return)
    keys.wait(lambda: sheet.session.state == "done")
    keys.press(Key.Key_Return)


def tag_five(keys: Keys) -> None:
    """Next turn, its sentence, one key; a theme of our own by its name, and the same again."""
    tags: tuple[Callable[[], None], ...] = (
        lambda: keys.press("1"),
        lambda: keys.press("2"),
        lambda: theme(keys),
        lambda: keys.press("m"),
        lambda: again(keys),
    )
    for turns, tag in zip((1, 2, 2, 2, 2), tags, strict=True):
        keys.press("j", times=turns)
        keys.press(Key.Key_Return)
        tag()


def theme(keys: Keys) -> None:
    keys.press("t")
    keys.write("struggle/Payday nights")
    keys.press(Key.Key_Return, CONTROL)


def again(keys: Keys) -> None:
    keys.press("t")
    keys.write("pa ni")
    keys.press(Key.Key_Return)


def cluster(keys: Keys) -> None:
    """To the boards; the two notes of the theme placed, selected, clustered; Enter takes the name they share."""
    keys.press("3", CONTROL)
    keys.press("w")
    keys.press(Key.Key_Space, times=2)
    keys.press(Key.Key_Escape)
    keys.press("a", CONTROL)
    keys.press("g", CONTROL)
    keys.press(Key.Key_Return)


def export(keys: Keys, out: Path, card: ExportCard) -> None:
    """To the card of the workbook, its dialog, a name; until the file is there."""
    keys.press("e", CONTROL | SHIFT)
    keys.tab_to(lambda at: at is card.save_button)
    keys.press(Key.Key_Space)
    keys.press("a", CONTROL)
    keys.write(out.name)  # the dialog is in the folder of the study
    keys.press(Key.Key_Return)
    keys.wait(lambda: out.exists() and not card.is_busy)
