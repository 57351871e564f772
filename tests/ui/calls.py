# SPDX-License-Identifier: MIT
"""The study of three customers with the window on interviews and debriefs, and a hand that counts its keys."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jtbdstudio.commands import debriefs
from jtbdstudio.commands.interviews import edit_interview
from jtbdstudio.queries.debriefs import DebriefView, debrief_view
from jtbdstudio.queries.interviews import interview_list
from jtbdstudio.ui.interviews.debrief_lines import LineList
from jtbdstudio.ui.interviews.debrief_page import DebriefPage
from jtbdstudio.ui.main_window import MainWindow
from tests.ui.sample_page import OTHER
from tests.ui.windows import open_window, pages

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Hand:
    """Keys where the focus is. Every key is an operation, and so is every modifier; letters of answers are not."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.ops = window, 0

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.ops += 1 + sum(bool(modifiers & each) for each in (CTRL, SHIFT, ALT))
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        QApplication.processEvents()

    def write(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget(), letter)


@pytest.fixture
def calls(light: QApplication, talks_master: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """The study with three customers, and the window with interviews, debrief and a stand-in for the reader."""
    study = shutil.copy(talks_master, tmp_path / "talks.jtbd")
    with open_window((*pages("interviews", "debrief"), OTHER), study) as window:
        yield window


@pytest.fixture
def hand(calls: MainWindow) -> Hand:
    return Hand(calls)


def page_of(window: MainWindow) -> DebriefPage:
    page = window.navigator.page("debrief")
    assert isinstance(page, DebriefPage)
    return page


def stored(window: MainWindow, interview: str = "") -> DebriefView:
    wanted = interview or page_of(window).desk.interview_id
    found = window.workspace.read(debrief_view, wanted)
    assert found is not None
    return found


def open_debrief(window: MainWindow, row: int = 2) -> DebriefPage:
    """The debrief of one of the three, on its own page."""
    item = window.workspace.read(interview_list)[row]
    window.navigator.go("debrief", "interview", item.id)
    return page_of(window)


def answers_by(view: DebriefView, person: str) -> tuple[str, ...]:
    said = [view.answers.get((q, person), "") for q in ("takeaways", "wish_asked", "do_differently")]
    surprises = "; ".join(surprise.text for surprise in view.surprises)
    return (said[0], surprises, said[1], said[2])


def lines_of(page: DebriefPage, person: str = "") -> LineList:
    field = page.form.cells["surprises", person].field
    assert isinstance(field, LineList)
    return field


def two(window: MainWindow) -> DebriefPage:
    """Mira and Jo debrief the third interview; Jo has written."""
    item = window.workspace.read(interview_list)[2]
    window.workspace.run(edit_interview, item.id, interviewer="Mira", partner="Jo")
    window.workspace.run(debriefs.answer_debrief, item.id, "takeaways", "Jo", "The prices")
    window.workspace.run(debriefs.answer_debrief, item.id, "wish_asked", "Jo", "The accountant")
    return open_debrief(window)
