# SPDX-License-Identifier: MIT
"""The boards page on a small study, with a hand that clicks, drags and types."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jtbdstudio.commands.boards import place_waiting
from jtbdstudio.commands.notes import Mark, mark_quotes
from jtbdstudio.queries.boards import BoardView, board_list, board_view
from jtbdstudio.queries.codebook import whole_tree
from jtbdstudio.queries.quotes import QuoteCard, quote_list
from jtbdstudio.ui.board.note_item import NoteItem
from jtbdstudio.ui.board.page import BoardPage
from jtbdstudio.ui.board.zone_item import ZoneItem
from jtbdstudio.ui.widgets.inline import InlineCard
from jtbdstudio.ui.workspace import Workspace
from tests.studies import add_talk, new_study

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

SAID = {
    "P01": (
        ("The door was locked at six.", ("box.1", "Struggle/Nobody opens")),
        ("I lost my whole Sunday to it.", ("box.2", "Struggle")),
        ("People swap among themselves now.", ("box.5", "Motivation")),
    ),
    "P02": (
        ("Nobody came and the phone rang.", ("box.1", "Struggle/Nobody opens")),
        ("I keep it all in my head.", ("box.2", "Struggle")),
        ("I sleep until five.", ("box.5", "Outcome")),
    ),
}


class Desk:
    """What a test sees and does. Notes are called by the beginning of their words."""

    def __init__(self, page: BoardPage, workspace: Workspace) -> None:
        self.page, self.workspace = page, workspace
        self.canvas, self.scene = page.canvas, page.canvas.board
        self.said: list[str] = []
        self.ops = 0  # keys (a modifier is one too), points aimed at, drags
        page.notice.connect(self.said.append)
        page.undoable_notice.connect(self.said.append)

    # The study

    def view(self, kind: str = "") -> BoardView:
        """The open board, or another one, as it is stored."""
        boards = self.workspace.read(board_list)
        wanted = next(b.id for b in boards if (b.kind == kind if kind else b.id == self.page.board_id))
        view = self.workspace.read(board_view, wanted)
        assert view is not None
        return view

    def card(self, words: str) -> QuoteCard:
        return next(card for card in self.workspace.read(quote_list) if card.text.startswith(words))

    def codes(self, words: str) -> set[str]:
        """Paths of everything a quote carries."""
        tree = self.workspace.read(whole_tree)
        return {tree.path(code) for code in self.card(words).code_ids}

    def zone_of(self, words: str) -> str | None:
        """Title of the zone a note lies in, as stored; it must lie on the board."""
        view = self.view()
        note = next(note for note in view.notes if note.card.text.startswith(words))
        return next((zone.title for zone in view.zones if zone.id == note.zone_id), None)

    # The page

    def open(self, kind: str) -> None:
        boards = self.workspace.read(board_list)
        self.page.open_board(next(board.id for board in boards if board.kind == kind))
        QApplication.processEvents()

    def note(self, words: str) -> NoteItem:
        return next(item for item in self.scene.notes.values() if item.note.card.text.startswith(words))

    def zone(self, title: str) -> ZoneItem:
        return next(zone for zone in self.scene.zones.values() if zone.zone.title == title)

    def selected(self) -> set[str]:
        return {item.note.card.text for item in self.scene.selected}

    def at(self, point: QPointF) -> QPoint:
        return self.canvas.mapFromScene(point)

    def middle(self, words: str) -> QPoint:
        return self.at(self.note(words).rect.center())

    def free_spot(self, title: str) -> QPoint:
        """A point near the bottom of a zone, where nothing lies."""
        rect = self.zone(title).rect
        return self.at(QPointF(rect.center().x(), rect.bottom() - 30))

    # The hand

    def press(self, point: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mousePress(self.canvas.viewport(), LEFT, modifiers, point)

    def move(self, *points: QPoint) -> None:
        for point in points:
            QTest.mouseMove(self.canvas.viewport(), point)

    def release(self, point: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseRelease(self.canvas.viewport(), LEFT, modifiers, point)

    def drag(self, start: QPoint, end: QPoint) -> None:
        self.ops += 2
        self.press(start)
        self.move(start + QPoint(6, 6), (start + end) / 2, end)
        self.release(end)

    def click(self, words: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.ops += 2 + sum(bool(modifiers & each) for each in (CTRL, SHIFT))
        point = self.middle(words)
        self.press(point, modifiers)
        self.release(point, modifiers)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, widget: QWidget | None = None) -> None:
        self.ops += 1 + sum(bool(modifiers & each) for each in (CTRL, SHIFT))
        QTest.keyClick(widget or QApplication.focusWidget() or self.canvas, key, modifiers)

    def type(self, text: str) -> None:
        self.ops += len(text)
        QTest.keyClicks(QApplication.focusWidget(), text)

    def opened(self) -> Any:
        """The card that is open over the board."""
        card = self.page.stage.card
        assert isinstance(card, InlineCard)
        return card


@pytest.fixture
def sorted_study(made_study: Path, tmp_path: Path) -> Path:
    """Two customers, six quotes; those of boxes 1 and 2 lie on the boxes board, the others wait."""
    return Path(shutil.copy(made_study, tmp_path))


@pytest.fixture(scope="session")
def made_study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("boards") / "sorting.jtbd"
    project = new_study(path)
    for code, said in SAID.items():
        interview = add_talk(project, *(words for words, _ in said), code=code, name=f"Person {code}")
        _mark(project, interview, said)
    board = next(board for board in project.read(board_list) if board.kind == "boxes")
    view = project.read(board_view, board.id)
    assert view is not None
    for zone in view.zones[:2]:
        project.run(place_waiting, zone.id, zone.waiting)
    project.close()
    return path


def _mark(project: Any, interview_id: str, said: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    from jtbdstudio.queries.reader import reader_view

    view = project.read(reader_view, interview_id)
    starts = {words: view.text.index(words) for words, _ in said}
    marks = [Mark(starts[words], starts[words] + len(words), codes) for words, codes in said]
    project.run(mark_quotes, interview_id, marks)


@pytest.fixture
def desk(light: QApplication, qtbot: QtBot, sorted_study: Path) -> Iterator[Desk]:
    """The page with the boxes board open, at actual size, notes in sight."""
    workspace = Workspace()
    page = BoardPage()
    qtbot.addWidget(page)
    page.attach(workspace)
    page.resize(1440, 860)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert workspace.open(sorted_study)
    desk = Desk(page, workspace)
    desk.open("boxes")
    page.canvas.camera.look_at(QPointF(560, 340), 0.9)
    page.take_focus()
    yield desk
    workspace.close()
