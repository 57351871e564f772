# SPDX-License-Identifier: MIT
"""A study with three customers, the window on it, and transcripts lying on the disk: for interviews and imports."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jtbdstudio.commands.customers import add_customer
from jtbdstudio.commands.interviews import add_interview
from jtbdstudio.commands.notes import Mark, mark_quotes
from jtbdstudio.queries.interviews import InterviewItem, interview_list
from jtbdstudio.ui.interviews.import_sheet import ImportSheet
from jtbdstudio.ui.interviews.import_table import STATUS
from jtbdstudio.ui.interviews.page import InterviewsPage
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.widgets.row_table import RowTable
from tests.studies import ANSWER, add_talk, new_study
from tests.ui.sample_page import OTHER, OtherPage
from tests.ui.windows import open_window, pages

ZOOM = """WEBVTT

1
00:00:03.000 --> 00:00:07.500
Mira Holt: When did you first think about changing it?

2
00:00:09.000 --> 00:01:14.250
Lena Voss: It was the Friday the file bounced.

3
00:01:15.000 --> 00:01:17.000
Mira Holt: What did you do then?
"""
OTTER = """Mira Holt  0:04
Tell me about the day before you signed?

Tomas Berg  0:09
I had two quotes on the desk and the old sheet open beside them.

Transcribed by https://otter.ai
"""
CHAT = "00:21:14\tLena Voss:\tHi\r\n00:21:40\tMira Holt:\tHello\r\n00:24:02\tLena Voss:\tHere\r\n"


@pytest.fixture(scope="session")
def talks_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """P01 was talked to and quoted, P02 was talked to, P03 has no transcript yet."""
    path = tmp_path_factory.mktemp("talks") / "talks.jtbd"
    with new_study(path) as project:
        told = {"role": "CFO", "company": "Acme", "fit": "yyynn?"}
        first = add_talk(project, code="P01", name="Dana Ruiz", **told)
        marks = [
            Mark(23, 53, ("box.1",)),
            Mark(54, 80, ("box.2",), {"surprise": 1}),
        ]
        project.run(mark_quotes, first, marks)
        add_talk(project, ANSWER, code="P02", name="Ole Lund")
        third = project.run(add_customer, code="P03", name="Iris Moe", role="Founder")
        project.run(add_interview, third, held_on="2025-03-02")
    return path


@pytest.fixture
def talks(light: QApplication, talks_master: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on that study, with the interviews page and a stand-in for the reader."""
    study = shutil.copy(talks_master, tmp_path / "talks.jtbd")
    with open_window((*pages("interviews", "export"), OTHER), study) as window:
        yield window


@pytest.fixture
def interviews(talks: MainWindow) -> InterviewsPage:
    page = talks.navigator.page("interviews")
    assert isinstance(page, InterviewsPage)
    return page


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A Zoom recording, an Otter text and a chat log."""
    folder = tmp_path / "calls"
    folder.mkdir()
    made = {}
    for name, text in (("call-2025-11-20.vtt", ZOOM), ("tomas.txt", OTTER), ("meeting_chat.txt", CHAT)):
        made[name.split(".")[0]] = folder / name
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return {"zoom": made["call-2025-11-20"], "otter": made["tomas"], "chat": made["meeting_chat"]}


def drop(window: MainWindow, *paths: Path) -> None:
    """Drag files over the window and let them fall."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, none, left = QPointF(400, 300), Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(place, Qt.DropAction.CopyAction, data, left, none))


def wait_until_read(qtbot: QtBot, sheet: ImportSheet) -> None:
    qtbot.waitUntil(lambda: not sheet.session.reader.is_reading, timeout=30_000)


def wait_until_done(qtbot: QtBot, sheet: ImportSheet) -> None:
    qtbot.waitUntil(lambda: sheet.session.state == "done", timeout=30_000)


def press(
    window: MainWindow, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """A key, wherever the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def click_cell(table: RowTable, row: int, column: int, x: int = 0) -> None:
    """Click a cell on its first letter, or ``x`` pixels further right."""
    rect = table.visualRect(table.model().index(row, column))
    table.scrollTo(table.model().index(row, column))
    place = QPoint(rect.left() + 15 + x, rect.center().y())
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def reader_of(window: MainWindow) -> OtherPage:
    """The stand-in that remembers what it was asked to show."""
    page = window.navigator.page("read")
    assert isinstance(page, OtherPage)
    return page


def row_texts(table: RowTable, row: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, column).data() or "") for column in range(model.columnCount())]


def imported(window: MainWindow) -> list[InterviewItem]:
    """The interviews that were not there from the start."""
    items: tuple[InterviewItem, ...] = window.workspace.read(interview_list)
    return [item for item in items if item.filename not in ("talk.vtt", "")]


def looked(window: MainWindow, page: InterviewsPage, qtbot: QtBot, *paths: Path) -> ImportSheet:
    """The sheet with these files dropped and read."""
    drop(window, *paths)
    wait_until_read(qtbot, page.sheet)
    sheet: ImportSheet = page.sheet
    return sheet


def statuses(sheet: ImportSheet) -> list[str]:
    return [row_texts(sheet.table, row)[STATUS] for row in range(sheet.model.rowCount())]
