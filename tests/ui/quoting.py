# SPDX-License-Identifier: MIT
"""The quote list on a small study, with a hand that types and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jtbdstudio.queries.codebook import whole_tree
from jtbdstudio.queries.quotes import QuoteCard, all_cards
from jtbdstudio.ui.quotes.page import QuotesPage
from jtbdstudio.ui.workspace import Workspace

NONE = Qt.KeyboardModifier.NoModifier


class ListDesk:
    """What a test sees and does. Quotes are called by their numbers, Q-0001 is 1."""

    def __init__(self, page: QuotesPage, workspace: Workspace) -> None:
        self.page, self.workspace, self.table = page, workspace, page.table
        self.said: list[str] = []
        self.painted: list[tuple[int, int]] = []
        page.notice.connect(self.said.append)
        page.undoable_notice.connect(self.said.append)
        self.table.rows.dataChanged.connect(lambda first, last: self.painted.append((first.row(), last.row())))

    def key(self, key: Any, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """One key, to whatever has the focus."""
        widget: QWidget | None = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Letter by letter."""
        for letter in text:
            self.key(letter)

    def shown(self) -> list[int]:
        """Numbers of the rows, in their order."""
        return [card.number for card in self.table.rows.cards]

    def selected(self) -> list[int]:
        return [card.number for card in self.table.selected()]

    def select(self, *numbers: int) -> None:
        """The first is the current one."""
        self.table.select([self.stored(number).id for number in numbers])
        self.table.setFocus()
        QApplication.processEvents()

    def stored(self, number: int) -> QuoteCard:
        """A note as the file has it."""
        cards = self.workspace.read(all_cards)
        return next(card for card in cards.values() if card.number == number)

    def codes(self, number: int) -> set[str]:
        tree = self.workspace.read(whole_tree)
        return {tree.path(code_id) for code_id in self.stored(number).code_ids}

    def cell(self, number: int, column: str) -> str:
        """What a screen reader is told of a cell."""
        from jtbdstudio.domain.quote_filter import COLUMNS

        index = self.table.rows.index(self.table.rows.row_of(self.stored(number).id), COLUMNS.index(column))
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


@pytest.fixture
def quotes(light: QApplication, qtbot: QtBot, sorted_study: Path) -> Iterator[ListDesk]:
    """The page by itself, in front, on a study of six quotes; four of them lie on a board."""
    workspace, page = Workspace(), QuotesPage()
    qtbot.addWidget(page)
    page.attach(workspace)
    page.resize(1200, 760)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert workspace.open(sorted_study)
    page.take_focus()
    yield ListDesk(page, workspace)
    workspace.close()
