# SPDX-License-Identifier: MIT
"""The start page and the dialog that makes a study."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from jtbdstudio.domain.errors import UserError
from jtbdstudio.queries.overview import study_info
from jtbdstudio.ui import jobs, theme, window_actions
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.settings import Recent
from jtbdstudio.ui.start.new_study import NewStudy, NewStudyDialog, file_name
from jtbdstudio.ui.start.page import ChoiceCard


@pytest.mark.parametrize(
    ("study", "name"),
    [
        ("Acme Trials", "acme-trials.jtbd"),
        ("a/b: c?", "a-b-c.jtbd"),
        ("Käse", "käse.jtbd"),
        ("…", "….jtbd"),
        (" ", "study.jtbd"),
    ],
)
def test_a_study_gets_a_file_name_every_system_takes(study: str, name: str) -> None:
    assert file_name(study) == name


@pytest.fixture
def dialog(light: object, qtbot: QtBot, tmp_path: Path) -> NewStudyDialog:
    made = NewStudyDialog(folder=tmp_path)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_study_needs_a_name(dialog: NewStudyDialog, qtbot: QtBot, tmp_path: Path) -> None:
    assert not dialog.create_button.isEnabled()
    qtbot.keyClicks(dialog.name, "Acme Trials")
    qtbot.keyClicks(dialog.product, "Acme")
    assert dialog.create_button.isEnabled()
    assert dialog.place.text() == str(tmp_path / "acme-trials.jtbd")
    qtbot.keyClick(dialog.product, Qt.Key.Key_Return)
    assert dialog.result() == NewStudyDialog.DialogCode.Accepted
    assert dialog.answer() == NewStudy("Acme Trials", "Acme", tmp_path / "acme-trials.jtbd")


def test_a_file_that_is_there_is_never_written_over(dialog: NewStudyDialog, qtbot: QtBot, study: Path) -> None:
    qtbot.keyClicks(dialog.name, "Acme Trials")
    assert dialog.problem.isVisible()
    assert not dialog.create_button.isEnabled()
    elsewhere = study.parent / "elsewhere"
    elsewhere.mkdir()
    dialog.set_folder(elsewhere)
    assert dialog.problem.isHidden()


def test_a_new_study_opens_with_its_name_and_product(
    start_window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = NewStudy("Churn spring", "Acme", tmp_path / "churn-spring.jtbd")
    monkeypatch.setattr(NewStudyDialog, "ask", lambda *_: wanted)
    qtbot.mouseClick(start_window.start.new_card, Qt.MouseButton.LeftButton)
    info = start_window.workspace.read(study_info)
    assert (info.name, info.product) == ("Churn spring", "Acme")
    assert wanted.path.exists()


def test_cards_work_with_the_keyboard(start_window: MainWindow, qtbot: QtBot) -> None:
    start_window.start.new_requested.disconnect()
    with qtbot.waitSignal(start_window.start.new_requested):
        qtbot.keyClick(start_window.start.new_card, Qt.Key.Key_Return)


def test_the_card_with_the_focus_looks_unlike_the_first_one(start_window: MainWindow, qtbot: QtBot) -> None:
    new, opening = start_window.start.new_card, start_window.start.open_card
    accent = theme.current().accent

    def ring(card: ChoiceCard) -> list[bool]:
        line = card.grab().toImage()
        return [line.pixelColor(x, card.height() // 2) == accent for x in range(4)]

    opening.setFocus()
    qtbot.waitUntil(opening.hasFocus)
    assert ring(new) == [True, False, False, False]
    assert ring(opening) == [True, True, True, False]
    new.setFocus()
    assert ring(new) == [True, True, True, False]


def test_a_study_that_has_moved_is_located(
    start_window: MainWindow, qtbot: QtBot, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = study.with_name("gone.jtbd")
    start_window.settings.remember(gone, "Pilot", 2, 1)
    start_window.show_start()
    row = start_window.start.recent_rows()[0]
    assert row.detail() == "not found at its old place · Locate…"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(study), ""))
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert start_window.workspace.path == study
    assert str(gone) not in [recent.path for recent in start_window.settings.recent()]


def test_the_recent_list_says_how_much_is_in_a_study(start_window: MainWindow, study: Path) -> None:
    start_window.settings.remember(study, "Acme Trials", 14, 1)
    start_window.show_start()
    assert start_window.start.recent_rows()[0].detail() == "14 interviews · 1 quote · opened today"


def test_a_study_is_taken_off_the_list_and_stays_on_the_disk(
    start_window: MainWindow, study: Path, qtbot: QtBot
) -> None:
    start_window.settings.remember(study, "Acme Trials")
    start_window.show_start()
    qtbot.keyClick(start_window.start.recent_rows()[0], Qt.Key.Key_Delete)
    assert start_window.settings.recent() == []
    assert start_window.start.recent_card.isHidden()
    assert study.exists()


def test_unreadable_recent_entries_are_left_out(start_window: MainWindow) -> None:
    start_window.settings.set_text("x", "y")
    start_window.settings._store.setValue("recent", '[{"nonsense": 1}]')
    assert start_window.settings.recent() == []
    start_window.settings.remember(Path("/a.jtbd"), "A")
    assert [(each.name, each.exists) for each in start_window.settings.recent()] == [("A", False)]


def test_the_list_is_not_endless(start_window: MainWindow) -> None:
    for number in range(20):
        start_window.settings.remember(Path(f"/{number}.jtbd"), str(number))
    recent: list[Recent] = start_window.settings.recent()
    assert len(recent) == 12
    assert recent[0].name == "19"


def test_the_sample_is_made_once_and_opened(
    start_window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "data" / "Sample study.jtbd"
    monkeypatch.setattr(window_actions, "sample_path", lambda: place)
    card = start_window.start.sample_card
    title = card.title.text()
    with qtbot.waitSignal(start_window.workspace.opened, timeout=120_000):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
        assert card.title.text() == "Opening the sample study…"
        assert not card.isEnabled()
        start_window.actions_.open_sample()
        assert len(start_window.actions_.findChildren(jobs.Job)) == 1, "it is not made twice"
    assert start_window.workspace.read(study_info).quotes > 100
    assert card.title.text() == title
    assert card.isEnabled()
    start_window.actions_.close_study()
    written = place.stat().st_mtime_ns
    start_window.actions_.open_sample()
    assert start_window.workspace.path == place
    assert place.stat().st_mtime_ns == written


def test_over_a_study_that_was_opened_meanwhile_the_sample_only_says_it_is_ready(
    start_window: MainWindow, qtbot: QtBot, tmp_path: Path, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "data" / "Sample study.jtbd"
    monkeypatch.setattr(window_actions, "sample_path", lambda: place)
    qtbot.mouseClick(start_window.start.sample_card, Qt.MouseButton.LeftButton)
    start_window.open_path(study)
    qtbot.waitUntil(start_window.toast.isVisible, timeout=120_000)
    assert "is ready" in start_window.toast.label.text()
    assert start_window.workspace.path == study
    assert place.exists()


def test_a_sample_that_cannot_be_made_says_why_and_can_be_asked_for_again(
    start_window: MainWindow, qtbot: QtBot, tmp_path: Path, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_token: jobs.Token, _path: Path) -> str:
        raise UserError("There is no room on the disk. Nothing was made.")

    monkeypatch.setattr(window_actions, "sample_path", lambda: tmp_path / "none.jtbd")
    monkeypatch.setattr(window_actions, "make_sample", fail)
    start_window.open_path(study)
    start_window.actions_.open_sample()
    assert start_window.toast.label.text() == "Opening the sample study…"
    qtbot.waitUntil(start_window.start.sample_card.isEnabled)
    assert start_window.toast.label.text() == "There is no room on the disk. Nothing was made."
    assert start_window.workspace.path == study
