# SPDX-License-Identifier: MIT
"""A toast hides no buttons: it stands above the bars that pages have at the bottom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jtbdstudio.ui.board.page import BoardPage
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.read.page import ReadPage
from tests.ui.windows import open_window


@pytest.fixture(params=[(1440, 900), (1024, 700)])
def whole_window(
    request: pytest.FixtureRequest, light: QApplication, qtbot: QtBot, sorted_study: Path
) -> Iterator[MainWindow]:
    """The window with all its pages, on a study with talks and boards."""
    with open_window(study=sorted_study, size=request.param) as window:
        yield window


def seen(window: MainWindow, widget: QWidget) -> QRect:
    """Where a widget is in the window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def bar_of(window: MainWindow) -> QWidget:
    """What the page shown has at the bottom."""
    page = window.navigator.current
    assert isinstance(page, ReadPage | BoardPage)
    return page.bar if isinstance(page, ReadPage) else page.stage.tools.inside


@pytest.mark.parametrize("page_id", ["read", "boards"])
def test_a_toast_stands_above_the_bar_of_the_page(whole_window: MainWindow, page_id: str) -> None:
    whole_window.go(page_id)
    toast = whole_window.toast
    toast.say("“Nobody trusts the numbers” added to 14 notes.", action="Undo")
    assert bar_of(whole_window).isVisible()
    assert not toast.geometry().intersects(seen(whole_window, bar_of(whole_window)))
    assert whole_window.rect().contains(toast.geometry())


def test_a_toast_moves_when_another_page_comes(whole_window: MainWindow) -> None:
    whole_window.go("interviews")
    whole_window.toast.say("Interview added.", action="Undo")
    low = whole_window.toast.y()
    whole_window.go("read")
    assert not whole_window.toast.geometry().intersects(seen(whole_window, bar_of(whole_window)))
    whole_window.go("interviews")
    assert whole_window.toast.y() == low
