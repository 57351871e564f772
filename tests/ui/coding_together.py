# SPDX-License-Identifier: MIT
"""The window on a talk that Anna and Ben both read, with the reader and the page that compares them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jtbdstudio.ui.main_window import PAGES, MainWindow
from jtbdstudio.ui.settings import Settings
from jtbdstudio.ui.workspace import Workspace


@pytest.fixture
def coders_window(
    light: QApplication, two_readings: tuple[Path, str], tmp_path: Path, qtbot: QtBot
) -> Iterator[MainWindow]:
    study = shutil.copy(two_readings[0], tmp_path / "two.jtbd")
    mine = tuple(entry for entry in PAGES if entry.id in ("read", "coders"))
    window = MainWindow(Workspace(), Settings(), mine)
    qtbot.addWidget(window)
    window.show()
    assert window.open_path(study)
    yield window
    window.close()
