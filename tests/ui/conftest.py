# SPDX-License-Identifier: MIT
"""A study with a little in it, and the window on it, with pages small enough to be read in one look."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from jtbdstudio.commands.study import make_study
from jtbdstudio.store.project import Project
from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.main_window import MainWindow
from tests.ui.calls import calls, hand  # noqa: F401 - fixtures of the debrief
from tests.ui.coding_together import coders_window  # noqa: F401 - two coders on one talk
from tests.ui.guiding import guides_page, guides_window  # noqa: F401 - fixtures of the guides
from tests.ui.people import people, people_master, people_window  # noqa: F401 - fixtures of the customers
from tests.ui.quoting import quotes  # noqa: F401 - fixture of the quote list
from tests.ui.reading import hands, reader, reader_window  # noqa: F401 - fixtures of the reader
from tests.ui.sample_page import ENTRY, OTHER, THIRD
from tests.ui.sorting import desk, made_study, sorted_study  # noqa: F401 - fixtures of the boards
from tests.ui.talks import files, interviews, talks, talks_master  # noqa: F401 - fixtures of interviews and imports
from tests.ui.windows import open_window


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings.ini"
    monkeypatch.setenv("JTBDSTUDIO_SETTINGS", str(path))
    return path


@pytest.fixture
def light(qapp: QApplication) -> QApplication:
    if theme.scheme() != "light" or not qapp.styleSheet():  # styling everything anew takes a third of a second
        theme.apply(qapp, "light")
    icons.load()
    return qapp


@pytest.fixture(scope="session")
def fresh_study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fresh") / "acme-trials.jtbd"
    Project.create(path, make_study, "Acme Trials", "Acme").close()
    return path


@pytest.fixture
def study(fresh_study: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(fresh_study, tmp_path))


@pytest.fixture
def start_window(light: QApplication) -> Iterator[MainWindow]:
    """The window with no study open."""
    with open_window((ENTRY, OTHER, THIRD)) as window:
        yield window


@pytest.fixture
def window(start_window: MainWindow, study: Path) -> MainWindow:
    """The window with the study open."""
    assert start_window.open_path(study)
    return start_window
