# SPDX-License-Identifier: MIT
"""A study with three customers and the window on it; hands for the table."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jtbdstudio.commands import customers as commands
from jtbdstudio.commands.interviews import edit_interview
from jtbdstudio.queries.customers import Customer, customers_in_full
from jtbdstudio.queries.overview import steps
from jtbdstudio.ui.customers.page import CustomersPage
from jtbdstudio.ui.main_window import MainWindow
from tests.studies import add_talk, new_study
from tests.ui.windows import open_window, pages

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
Key = Qt.Key


@pytest.fixture(scope="session")
def people_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """P01 was talked to and quoted, P02 and P03 are on file only."""
    path = tmp_path_factory.mktemp("people") / "people.jtbd"
    with new_study(path) as project:
        talk = add_talk(project, code="P01", name="Dana Ruiz", role="CFO", company="Acme", fit="yyynn?")
        project.run(edit_interview, talk, held_on="2025-11-03")
        known = {"started_paying_on": "2025-07-01", "attributes": '{"Plan": "Pro"}'}
        first = project.read(customers_in_full)[0]
        project.run(commands.edit_customer, first.id, **known)
        project.run(commands.add_customer, code="P02", name="Ole Lund", company="Nordic", kind="customer")
        project.run(commands.add_customer, code="P10", name="Iris Moe")
    return path


@pytest.fixture
def people_window(light: QApplication, people_master: Path, tmp_path: Path) -> Iterator[MainWindow]:
    study = shutil.copy(people_master, tmp_path / "people.jtbd")
    with open_window(pages("customers", "interviews"), study, at="customers") as window:
        yield window


@pytest.fixture
def people(people_window: MainWindow) -> CustomersPage:
    shown = people_window.navigator.page("customers")
    assert isinstance(shown, CustomersPage)
    return shown


def stored(page: CustomersPage) -> list[Customer]:
    return list(page.studio.read(customers_in_full))


def go(page: CustomersPage, row: int, key: str) -> None:
    page.table.setFocus()
    page.table.select_cell(row, page.model.column_of(key))


def text(page: CustomersPage, row: int, key: str) -> str:
    return str(page.model.index(row, page.model.column_of(key)).data() or "")


def copied(words: str) -> None:
    QGuiApplication.clipboard().setText(words)


def type_(words: str) -> None:
    """Type where the focus is; the first letter may well move it."""
    for letter in words:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, letter)


def step_count(page: CustomersPage) -> int:
    return len(page.studio.read(steps))
