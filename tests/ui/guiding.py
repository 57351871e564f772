# SPDX-License-Identifier: MIT
"""The window on the guides page, and hands for it: keys, clicks, menus, what the study says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from jtbdstudio.queries.guides import Guide, GuideQuestion, guides
from jtbdstudio.queries.overview import steps
from jtbdstudio.ui.guides.page import GuidesPage
from jtbdstudio.ui.guides.question import QuestionRow
from jtbdstudio.ui.main_window import MainWindow
from tests.ui.sample_page import ENTRY
from tests.ui.windows import open_window, pages

ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip
NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def guides_window(light: QApplication, study: Path) -> Iterator[MainWindow]:
    with open_window((ENTRY, *pages("guides")), study, at="guides") as window:
        yield window


@pytest.fixture
def guides_page(guides_window: MainWindow) -> GuidesPage:
    found = guides_window.navigator.page("guides")
    assert isinstance(found, GuidesPage)
    return found


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """A key, wherever the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, held)
    QApplication.processEvents()


def write(words: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)
    QApplication.processEvents()


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)
    QApplication.processEvents()


def stored(page: GuidesPage, handle: str = "best_customers") -> Guide:
    return next(each for each in page.studio.read(guides) if handle in (each.handle, each.id))


def texts(page: GuidesPage, handle: str = "best_customers") -> list[str]:
    return [question.text for question in stored(page, handle).questions]


def question(page: GuidesPage, at: int, handle: str = "best_customers") -> GuideQuestion:
    return stored(page, handle).questions[at]


def labels(page: GuidesPage, most: int) -> list[str]:
    return [step.label for step in page.studio.read(steps, most)]


def rows(page: GuidesPage) -> list[QuestionRow]:
    return page.sheet.questions.rows


def go_to(page: GuidesPage, at: int) -> QuestionRow:
    row = rows(page)[at]
    page.sheet.questions.focus_row(row)
    QApplication.processEvents()
    return row


def choose(page: GuidesPage, words: str) -> None:
    """Choose from the menu that is open."""
    menu = page.findChildren(QMenu)[-1]
    assert menu.isVisible()
    action = next(each for each in menu.actions() if words in each.text().replace("&", ""))
    action.trigger()
    menu.close()
    QApplication.processEvents()
