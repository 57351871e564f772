# SPDX-License-Identifier: MIT
"""A study is opened where one left it: the same interview, the same board."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from jtbdstudio.commands.interviews import delete_interview
from jtbdstudio.queries.boards import board_list
from jtbdstudio.queries.interviews import interview_list
from jtbdstudio.store.project import Project
from jtbdstudio.ui.board.page import BoardPage
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.read.page import ReadPage
from jtbdstudio.ui.settings import RECENT_LIMIT, Settings
from tests.ui.windows import open_window


@pytest.fixture
def whole_window(light: QApplication) -> Iterator[MainWindow]:
    """The window with all its pages and no study."""
    with open_window() as window:
        yield window


@pytest.fixture
def other_study(sorted_study: Path) -> Path:
    return Path(shutil.copy(sorted_study, sorted_study.with_name("other.jtbd")))


def reader_of(window: MainWindow) -> ReadPage:
    page = window.navigator.page("read")
    assert isinstance(page, ReadPage)
    return page


def read_now(window: MainWindow) -> str:
    """The interview whose text is shown."""
    script = reader_of(window).text.script
    assert script is not None
    return script.interview.id


def interviews(window: MainWindow) -> list[str]:
    return [item.id for item in window.workspace.read(interview_list)]


def test_the_interview_read_last_is_open_again(whole_window: MainWindow, sorted_study: Path) -> None:
    whole_window.open_path(sorted_study)
    last = interviews(whole_window)[-1]
    whole_window.open_interview(last)
    whole_window.close()
    with open_window(study=sorted_study) as again:
        assert read_now(again) == last
        assert again.toast.isHidden()


def test_each_study_has_its_own_place(whole_window: MainWindow, sorted_study: Path, other_study: Path) -> None:
    whole_window.open_path(sorted_study)
    first, second, *_ = interviews(whole_window)
    whole_window.open_interview(second)
    whole_window.open_path(other_study)
    assert read_now(whole_window) == first
    whole_window.open_path(sorted_study)
    assert read_now(whole_window) == second
    whole_window.open_path(other_study)
    assert read_now(whole_window) == first


def test_a_place_outlives_a_visit_to_other_pages(whole_window: MainWindow, sorted_study: Path) -> None:
    whole_window.open_path(sorted_study)
    second = interviews(whole_window)[1]
    whole_window.open_interview(second)
    whole_window.go("interviews")
    for _ in range(2):
        whole_window.actions_.close_study()
        whole_window.open_path(sorted_study)
    assert not reader_of(whole_window).isVisible()
    whole_window.go("read")
    assert read_now(whole_window) == second


def test_an_interview_that_is_gone_is_no_place(whole_window: MainWindow, sorted_study: Path) -> None:
    whole_window.open_path(sorted_study)
    first, second, *_ = interviews(whole_window)
    whole_window.open_interview(second)
    whole_window.actions_.close_study()
    with Project.open(sorted_study) as project:
        project.run(delete_interview, second)
    whole_window.open_path(sorted_study)
    assert read_now(whole_window) == first
    assert whole_window.toast.isHidden()


def test_the_board_looked_at_last_is_open_again(whole_window: MainWindow, sorted_study: Path) -> None:
    whole_window.open_path(sorted_study)
    whole_window.go("boards")
    page = whole_window.navigator.page("boards")
    assert isinstance(page, BoardPage)
    other = next(b.id for b in whole_window.workspace.read(board_list) if b.id != page.board_id)
    page.open_board(other)
    whole_window.actions_.close_study()
    assert page.board_id == ""
    whole_window.open_path(sorted_study)
    assert page.board_id == other
    assert page.view is not None


def test_only_the_studies_used_last_are_kept(own_settings: Path, tmp_path: Path) -> None:
    settings = Settings(own_settings)
    studies = [tmp_path / f"{number}.jtbd" for number in range(RECENT_LIMIT + 1)]
    for study in studies:
        settings.keep_places(study, {"read": study.stem})
    assert settings.places(studies[0]) == {}
    assert settings.places(studies[-1]) == {"read": str(RECENT_LIMIT)}


def test_places_that_cannot_be_read_are_no_places(own_settings: Path, tmp_path: Path) -> None:
    settings = Settings(own_settings)
    for damaged in ("[1]", "{", '{"x": 3}'):
        settings._store.setValue("places", damaged)
        assert settings.places(tmp_path / "x") == {}
    settings.keep_places(tmp_path / "x", {"read": "a"})
    assert settings.places(tmp_path / "x") == {"read": "a"}
