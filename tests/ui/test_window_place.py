# SPDX-License-Identifier: MIT
"""The window opens whole on the screen there is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jtbdstudio.ui.window_place import FRAME, fitted, place

LAPTOP = QRect(0, 0, 1440, 900)
DEFAULT = QRect(0, 0, 1440, 900)


@pytest.mark.parametrize("room", [LAPTOP, QRect(0, 27, 1366, 741), QRect(1920, 0, 2560, 1440), QRect(0, 0, 1024, 700)])
def test_a_new_window_stands_whole_in_the_middle(room: QRect) -> None:
    whole = fitted(DEFAULT, room, centered=True).marginsAdded(FRAME)
    assert room.contains(whole)
    assert whole.center() == room.center()


def test_a_window_keeps_its_size_where_there_is_room() -> None:
    assert fitted(DEFAULT, QRect(0, 0, 2560, 1440), centered=True).size() == DEFAULT.size()


@pytest.mark.parametrize(
    "kept", [QRect(0, 0, 1440, 900), QRect(-300, -80, 1000, 700), QRect(1400, 880, 1000, 700), QRect(0, 0, 4000, 3000)]
)
def test_a_kept_window_comes_back_onto_the_screen(kept: QRect) -> None:
    assert LAPTOP.contains(fitted(kept, LAPTOP, centered=False).marginsAdded(FRAME))


def test_a_kept_window_stays_where_it_was() -> None:
    kept = QRect(120, 90, 1000, 700)
    assert fitted(kept, LAPTOP, centered=False) == kept


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(5000, 4000)
    return made


def test_the_screen_of_this_computer_is_enough(window: QWidget) -> None:
    room = QApplication.primaryScreen().availableGeometry()
    place(window, QByteArray())
    assert room.contains(window.geometry().marginsAdded(FRAME))
    window.setGeometry(room.left() + 60, room.top() + 70, 320, 240)
    kept, before = window.saveGeometry(), window.geometry()
    window.resize(5000, 4000)
    place(window, kept)
    assert window.geometry() == before
    assert room.contains(window.geometry())


def test_a_maximized_window_stays_maximized(window: QWidget) -> None:
    window.setWindowState(Qt.WindowState.WindowMaximized)
    place(window, window.saveGeometry())
    assert window.isMaximized()
