# SPDX-License-Identifier: MIT
"""The reader in its window, and a pair of hands that counts what it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jtbdstudio.commands.codes import ensure_code
from jtbdstudio.domain.text import Span
from jtbdstudio.queries.quotes import QuoteCard
from jtbdstudio.queries.reader import quotes_in
from jtbdstudio.store.project import Project
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.read.page import ReadPage
from jtbdstudio.ui.registry import PageEntry
from tests.studies import add_talk
from tests.ui.windows import open_window, pages

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_MODIFIERS = (CONTROL, SHIFT, Qt.KeyboardModifier.AltModifier)


READ = PageEntry("read", "Read & tag", "read", "Code", "jtbdstudio.ui.read.page:ReadPage")
BROKE = "It broke on a Friday 😀 and I had forty people waiting."
CLOSED = "Café closed."
THIRD = "We tried a spreadsheet. It did not hold, and nobody trusted the numbers in it any more."


def write_study(path: Path) -> None:
    """Two talks into a fresh study: one long enough to scroll, one short; a theme in two columns."""
    with Project.open(path) as project:
        answers = (f"Answer number {n} goes on for a while." for n in range(30))
        add_talk(project, f"Honestly? {BROKE} {CLOSED}", THIRD, *answers, code="P01")
        add_talk(project, "Another person, another story.", data=b"2", code="P02", name="Sam Otto")
        project.run(ensure_code, "Outcome/Not afraid of questions")
        project.run(ensure_code, "Struggle/Nobody trusts the numbers")


class Hands:
    """Sends keys to the window, wherever its focus is, and clicks to the text; counts keys, modifiers and clicks."""

    def __init__(self, reader_window: MainWindow, reader: ReadPage) -> None:
        self.window, self.reader, self.ops = reader_window, reader, 0

    def key(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, with the modifiers that are held."""
        handle = self.window.windowHandle()
        assert handle is not None
        self.ops += 1 + sum(bool(modifiers & each) for each in _MODIFIERS)
        QTest.keyClick(handle, key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Letter by letter."""
        for letter in text:
            self.key(letter)

    def point_of(self, position: int) -> QPoint:
        """Where a position (code points) is on the viewport; it is brought into view."""
        text = self.reader.text
        assert text.script is not None
        text.put_caret(position)
        cursor = QTextCursor(text.document())
        cursor.setPosition(text.script.units.to_utf16(position))
        return text.cursorRect(cursor).center() + QPoint(1, 0)

    def drag(self, start: int, end: int) -> None:
        """Drag over the text from one position to another."""
        view = self.reader.text.viewport()
        first, last = self.point_of(start), self.point_of(end)
        first = self.point_of(start)
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
        QTest.mouseMove(view, (first + last) / 2)
        QTest.mouseMove(view, last)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)
        self.ops += 1

    def click(self, position: int, times: int = 1) -> None:
        """Click into the text, so many times in a row."""
        view, point = self.reader.text.viewport(), self.point_of(position)
        for turn in range(times):
            if turn == 1:
                QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=point)
            else:
                QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)
            self.ops += 1


def select(reader: ReadPage, words: str) -> None:
    """Select words as found in the text."""
    assert reader.text.script is not None
    start = reader.text.script.text.index(words)
    reader.text.select(Span(start, start + len(words)))


def place(reader: ReadPage, words: str) -> int:
    """Where words begin."""
    assert reader.text.script is not None
    return reader.text.script.text.index(words)


def stored(reader: ReadPage) -> tuple[QuoteCard, ...]:
    """The quotes of the open interview as the file has them."""
    assert reader.text.script is not None
    return reader.studio.read(quotes_in, reader.text.script.interview.id)


def codes(reader: ReadPage) -> dict[str, Sequence[str]]:
    """Codes by the words of their quote."""
    return {card.text: card.codes for card in stored(reader)}


@pytest.fixture
def reader_window(light: QApplication, study: Path) -> Iterator[MainWindow]:
    """The window with the reader on a study with two talks."""
    write_study(study)
    with open_window(pages("read"), study) as window:
        yield window


@pytest.fixture
def reader(reader_window: MainWindow) -> ReadPage:
    reader = reader_window.navigator.page("read")
    assert isinstance(reader, ReadPage)
    return reader


@pytest.fixture
def hands(reader_window: MainWindow, reader: ReadPage) -> Hands:
    assert reader.text.hasFocus()
    return Hands(reader_window, reader)
