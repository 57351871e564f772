# SPDX-License-Identifier: MIT
"""The CX map in its window, and a hand that types, clicks and drops notes on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jtbdstudio.queries.maps import CellView, MapView, MilestoneView, map_view
from jtbdstudio.queries.quotes import QuoteCard, quote_list
from jtbdstudio.ui.cxmap.cell import MapCell
from jtbdstudio.ui.cxmap.page import CxMapPage
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.note_drag import notes_to_mime
from tests.ui.sample_page import ENTRY
from tests.ui.windows import open_window, pages

NONE = Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


class MapHand:
    """Uses the map through its window; what it tells is read from the file."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        page = window.navigator.page("cxmap")
        assert isinstance(page, CxMapPage)
        self.page, self.grid = page, page.grid
        self.heard: list[str] = []
        page.notice.connect(self.heard.append)
        page.undoable_notice.connect(self.heard.append)

    # What the file says

    @property
    def view(self) -> MapView:
        view = self.page.studio.read(map_view)
        assert isinstance(view, MapView)
        return view

    @property
    def names(self) -> list[str]:
        return [milestone.name for milestone in self.view.milestones]

    def milestone(self, letter: str) -> MilestoneView:
        return next(each for each in self.view.milestones if each.letter == letter)

    def stored(self, letter: str, lens: str) -> CellView:
        return self.view.cell(self.milestone(letter).id, self.lens(lens))

    def lens(self, name: str) -> str:
        return next(each.id for each in self.view.lenses if each.name == name)

    def quotes(self) -> Sequence[QuoteCard]:
        found: Sequence[QuoteCard] = self.page.studio.read(quote_list)
        return found

    # Keys and mouse

    def cell(self, letter: str, lens: str) -> MapCell:
        """The cell, with the focus in it."""
        cell = self.grid.cell(self.milestone(letter).id, self.lens(lens))
        cell.setFocus()
        return cell

    def key(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """One key to whatever would get it: the open popup, else the window."""
        target: QWidget = QApplication.activePopupWidget() or self.window
        handle = target.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, key, modifiers)

    def type(self, text: str) -> None:
        for letter in text:
            self.key(letter)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(widget, LEFT, NONE, at if at is not None else widget.rect().center())

    @property
    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()

    def hold_over(self, cell: MapCell, note_ids: Sequence[str]) -> None:
        """Bring notes over a cell and hold them there."""
        self._data = notes_to_mime(note_ids)
        at, actions, keys = QPoint(20, 20), Qt.DropAction.CopyAction, NONE
        enter = QDragEnterEvent(at, actions, self._data, LEFT, keys)
        QApplication.sendEvent(cell, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(cell, QDragMoveEvent(at, actions, self._data, LEFT, keys))

    def drop(self, cell: MapCell, note_ids: Sequence[str]) -> None:
        """Drop notes on a cell."""
        self.hold_over(cell, note_ids)
        event = QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, self._data, LEFT, NONE)
        QApplication.sendEvent(cell, event)
        assert event.isAccepted()


def map_hand(qtbot: QtBot, study: Path) -> Iterator[MapHand]:
    """The window on a study, at its map."""
    with open_window((ENTRY, *pages("cxmap", "export")), study, at="cxmap") as window:
        hand = MapHand(window)
        qtbot.waitUntil(hand.grid.isVisible)
        yield hand
