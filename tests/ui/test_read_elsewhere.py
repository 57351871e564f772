# SPDX-License-Identifier: MIT
"""A study that is open in another window: it can be read, and the page says so instead of offering what it refuses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from jtbdstudio.store.project import Project
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.read.page import ReadPage
from jtbdstudio.ui.widgets import KeyCap
from tests.ui.reading import Hands, stored


def test_a_study_that_is_open_elsewhere_can_be_read_but_not_tagged(
    reader_window: MainWindow, reader: ReadPage, hands: Hands, sample_file: Path
) -> None:
    with Project.open(sample_file):
        assert reader_window.open_path(sample_file)
        before = stored(reader)
        hands.key("J")
        hands.key(Qt.Key.Key_Return)
        hands.key("2")
        assert "only be read" in reader_window.toast.label.text()
        assert stored(reader) == before
        assert not reader.theme_button.isEnabled()
        assert "not tagged" in reader.bar.said.whole_text()
        assert not any(cap.isVisible() for cap in reader.bar.findChildren(KeyCap))
        hands.key("]")
        assert reader.bar.quote is not None
        assert not reader.bar.star.isEnabled()
        reader_window.workspace.close()


def test_a_study_that_can_be_written_again_offers_everything(
    reader_window: MainWindow, reader: ReadPage, sample_file: Path, study: Path
) -> None:
    with Project.open(sample_file):
        assert reader_window.open_path(sample_file)
        assert not reader.theme_button.isEnabled()
        assert reader_window.open_path(study)
    assert reader.theme_button.isEnabled()
    assert reader.bar.star.isEnabled()
    assert all(row.editable for row in reader.boxes.rows.values())
