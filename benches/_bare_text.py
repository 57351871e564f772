# SPDX-License-Identifier: MIT
"""The bare stack to measure the reader against: a plain text edit with formats per block, and an ORM that writes a row.

It imports nothing of ours, so that a process that runs only this shows what the stack alone takes of memory.
"""

from __future__ import annotations

import resource
import sys
import time
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor, QTextLayout, QWheelEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from sqlalchemy import create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

SIZE = (1600, 1000)
COLORS = ("#FFD8CC", "#FDE8A8", "#CDEFD5", "#E5D9F7", "#D6E4FB", "#CFEFEF", "#F5D0DE", "#E4E2DA", "#F8C471", "#85C1E9")
_PATIENCE_S = 20
Mark = tuple[int, int, int]
"""Start, end, number of the color."""


class Paints(QObject):
    """Knows when a window has painted one of its viewports, and everything beside it."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._count, self._done = 0, 0.0
        self._window = viewport.window()
        viewport.installEventFilter(self)
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        self._count += event.type() == QEvent.Type.Paint and watched is not self._window
        if watched is not self._window or event.type() != QEvent.Type.UpdateRequest:
            return False
        before = self._count
        self._window.event(event)
        if self._count > before and not self._done:
            self._done = time.perf_counter()
        return True

    def time(self, act: Callable[[], object]) -> float:
        """Milliseconds from an act until the next paint is done."""
        before, self._done, start = self._count, 0.0, time.perf_counter()
        act()
        while self._count == before:
            QApplication.processEvents()
            assert time.perf_counter() - start < _PATIENCE_S, "nothing was painted"
        return ((self._done or time.perf_counter()) - start) * 1000


class _Base(DeclarativeBase):
    pass


class _Row(_Base):
    __tablename__ = "row"
    id: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[int]


class Ledger:
    """A file with one row; `write` changes it through the ORM and commits, as safely as a study is kept."""

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._engine = create_engine(f"sqlite:///{path}")
        event.listen(self._engine, "connect", _set_up)
        _Base.metadata.create_all(self._engine)
        with Session(self._engine) as session:
            session.add(_Row(id=1, value=0))
            session.commit()

    def write(self) -> None:
        with Session(self._engine) as session:
            row = session.get(_Row, 1)
            assert row is not None
            row.value += 1
            session.commit()


def _set_up(connection: object, _record: object) -> None:
    connection.execute("PRAGMA journal_mode = WAL")  # type: ignore[attr-defined]
    connection.execute("PRAGMA synchronous = FULL")  # type: ignore[attr-defined]


class BareText:
    """Shows a text with colors on it, and nothing else."""

    def __init__(self, size: tuple[int, int], font: QFont | None = None) -> None:
        self.edit = QPlainTextEdit()
        self.edit.setReadOnly(True)
        if font is not None:
            self.edit.setFont(font)
        self.edit.resize(*size)
        self.edit.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.edit.show()
        self.paints = Paints(self.edit.viewport())
        self._lines: list[int] = []
        self._marks: dict[int, list[Mark]] = {}
        self._looks = []
        for color in COLORS:
            look = QTextCharFormat()
            look.setBackground(QColor(color))
            self._looks.append(look)

    def open(self, text: str, marks: Iterable[Mark]) -> None:
        """Another text with all its colors."""
        self._lines = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
        self._marks = {}
        self.edit.setPlainText(text)
        touched: set[int] = set()
        for mark in marks:
            touched.update(self._put(mark))
        for line in touched:
            self._color(line)

    def add(self, mark: Mark) -> None:
        """One color more."""
        for line in self._put(mark):
            self._color(line)

    def remove(self, mark: Mark) -> None:
        """One color less."""
        for line in self._of(mark):
            self._marks[line].remove(mark)
            self._color(line)

    def recolor(self, marks: Sequence[Mark], color: int) -> None:
        """Another color for all of these."""
        touched: set[int] = set()
        for mark in marks:
            for line in self._of(mark):
                self._marks[line].remove(mark)
            touched.update(self._put((mark[0], mark[1], color)))
        for line in touched:
            self._color(line)

    def found(self, start: int, end: int) -> list[Mark]:
        """The colors that lie exactly there."""
        return [mark for mark in self._marks.get(self._of((start, end, 0)).start, ()) if mark[:2] == (start, end)]

    def show_position(self, position: int) -> None:
        """Bring a place into the middle."""
        cursor = QTextCursor(self.edit.document())
        cursor.setPosition(position)
        self.edit.setTextCursor(cursor)
        self.edit.centerCursor()
        QApplication.processEvents()

    def _of(self, mark: Mark) -> range:
        return range(bisect_right(self._lines, mark[0]) - 1, bisect_right(self._lines, mark[1] - 1))

    def _put(self, mark: Mark) -> range:
        for line in self._of(mark):
            self._marks.setdefault(line, []).append(mark)
        return self._of(mark)

    def _color(self, line: int) -> None:
        document = self.edit.document()
        block = document.findBlockByNumber(line)
        first, length, pieces = block.position(), block.length() - 1, []
        for start, end, color in self._marks[line]:
            piece = QTextLayout.FormatRange()
            piece.start = max(0, start - first)
            piece.length = min(length, end - first) - piece.start
            piece.format = self._looks[color]
            pieces.append(piece)
        block.layout().setFormats(pieces)
        document.markContentsDirty(first, length)


def wheel(viewport: QWidget, notches: int = -1) -> None:
    """Turn the wheel by a notch: three lines."""
    middle = QPointF(viewport.rect().center())
    buttons, modifiers = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    globally = QPointF(viewport.mapToGlobal(middle.toPoint()))
    turned = QWheelEvent(
        middle, globally, QPoint(), QPoint(0, 120 * notches), buttons, modifiers, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(viewport, turned)


def page(edit: QPlainTextEdit) -> None:
    """Scroll a page on."""
    bar = edit.verticalScrollBar()
    bar.setValue(bar.value() + bar.pageStep())


def peak_mb() -> float:
    """The most memory this process ever had, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 / 1024 if sys.platform == "darwin" else most / 1024


def main(folder: Path) -> None:
    """Open, color, scroll and write with the bare stack, and say how much memory that took at most."""
    app = QApplication([])
    text = (folder / "talk.txt").read_text("utf-8")
    marks: list[Mark] = [tuple(map(int, row.split())) for row in (folder / "marks.txt").read_text().splitlines()]  # type: ignore[misc]
    bare = BareText(SIZE)
    bare.open(text, marks)
    app.processEvents()
    for _ in range(60):
        bare.paints.time(lambda: page(bare.edit))
    Ledger(folder / "peak.db").write()
    print(peak_mb())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
