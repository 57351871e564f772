# SPDX-License-Identifier: MIT
"""The window for a test: active, on a study, at a page; closed and gone at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import shiboken6
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jtbdstudio.ui.main_window import PAGES, MainWindow
from jtbdstudio.ui.registry import PageEntry
from jtbdstudio.ui.settings import Settings
from jtbdstudio.ui.workspace import Workspace


def pages(*page_ids: str) -> tuple[PageEntry, ...]:
    """Some of the real pages, in the order of the rail."""
    return tuple(entry for entry in PAGES if entry.id in page_ids)


@contextmanager
def open_window(
    entries: Sequence[PageEntry] = PAGES, study: Path | str | None = None, at: str = "", size: tuple[int, int] = (0, 0)
) -> Iterator[MainWindow]:
    """The window with these pages. It opens at page ``at`` as if one had been there last, so only that one is made."""
    settings = Settings()
    if at:
        settings.last_page = at
    window = MainWindow(Workspace(), settings, entries)
    try:
        if any(size):
            window.resize(*size)
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        if study is not None:
            assert window.open_path(study)
            QApplication.processEvents()
        yield window
    finally:
        window.close()
        shiboken6.delete(window)  # now, not whenever its cycles are collected
