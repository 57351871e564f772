# SPDX-License-Identifier: MIT
"""What is chosen on one page is chosen on the others, and nothing scrolls because of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jtbdstudio.queries.quotes import QuoteCard, quote_list
from jtbdstudio.ui.board.page import BoardPage
from jtbdstudio.ui.chosen import Chosen
from jtbdstudio.ui.main_window import PAGES, MainWindow
from jtbdstudio.ui.page import Evidence
from jtbdstudio.ui.quotes.page import QuotesPage
from jtbdstudio.ui.read.page import ReadPage
from jtbdstudio.ui.settings import Settings
from jtbdstudio.ui.workspace import Workspace


def test_a_page_that_shows_only_some_keeps_the_others_chosen() -> None:
    chosen = Chosen()
    chosen.choose(["a", "b", "c"])
    chosen.look_at(["c"])
    assert chosen.ids == ("c", "a", "b")
    chosen.look_at(["d"])
    assert chosen.ids == ("d",)
    chosen.choose([])
    assert chosen.ids == ("d",)


@pytest.fixture
def window(light: QApplication, qtbot: QtBot, sorted_study: Path) -> Iterator[MainWindow]:
    """The real window with reader, list and boards."""
    made = MainWindow(Workspace(), Settings(), [page for page in PAGES if page.id in ("read", "quotes", "boards")])
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    assert made.open_path(sorted_study)
    yield made
    made.close()


def test_one_walk_over_three_pages(window: MainWindow) -> None:
    cards = {card.number: card for card in window.workspace.read(quote_list)}
    reader, listed, board = (window.navigator.page(page_id) for page_id in ("read", "quotes", "boards"))
    assert isinstance(reader, ReadPage)
    assert isinstance(listed, QuotesPage)
    assert isinstance(board, BoardPage)

    window.go("read")
    reader.text.set_current(cards[3].id)
    window.go("quotes")  # for the first time
    assert [card.number for card in listed.table.selected()] == [3]
    listed.table.select([cards[2].id])
    window.go("read")  # P01 is open there, and quote 2 is hers
    assert reader.coder.current == cards[2]
    before = reader.text.verticalScrollBar().value()
    assert before == 0

    reader.text.set_current(cards[3].id)
    board_with(board, window, cards[1])
    board.canvas.board.select([key for key, item in board.canvas.board.notes.items() if item.note.card == cards[1]])
    window.go("quotes")
    assert [card.number for card in listed.table.selected()] == [1]

    listed.table.select([cards[1].id, cards[2].id, cards[5].id])
    place = board.canvas.camera.state()
    window.go("boards")
    assert {item.note.card.number for item in board.canvas.board.selected} == {1, 2, 5} & on_board(board)
    assert board.canvas.camera.state() == place
    window.go("quotes")
    assert [card.number for card in listed.table.selected()] == [1, 2, 5]

    QTest.keyClick(listed.table, Qt.Key.Key_Return)
    assert (window.navigator.current, reader.coder.current) == (reader, cards[1])
    window.navigator.back()
    assert listed.table.current == cards[1]

    window.evidence.show_evidence(Evidence("Two of them", (cards[4].id, cards[6].id)))
    window.evidence.to_list.click()
    assert [card.number for card in listed.table.rows.cards] == [4, 6]
    assert not window.evidence.isVisible()


def board_with(board: BoardPage, window: MainWindow, card: QuoteCard) -> None:
    """Go to the boards, where a note lies."""
    window.go("boards")
    assert board.reveal_note(card.id)


def on_board(board: BoardPage) -> set[int]:
    return {item.note.card.number for item in board.canvas.board.notes.values()}
