# SPDX-License-Identifier: MIT
"""How long the quote list takes: 2,000 quotes from the file to the screen, a page further, one tag.

Run it with `python benches/quote_list.py`. The bare table beside it is a `QTableView` of the same size over the same
words, made before the clock starts: no file, no filters, no chips.
"""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from jtbdstudio.commands.notes import Mark, mark_quotes
from jtbdstudio.commands.study import make_study
from jtbdstudio.commands.transcripts import import_transcript
from jtbdstudio.domain.quote_filter import COLUMNS
from jtbdstudio.domain.transcript import ParsedTranscript, SpokenTurn
from jtbdstudio.queries.reader import reader_view
from jtbdstudio.store.project import Project
from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.app import make_application
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.quotes.columns import says
from jtbdstudio.ui.quotes.page import QuotesPage
from jtbdstudio.ui.settings import Settings
from jtbdstudio.ui.workspace import Workspace

QUOTES, TALKS, BUDGET_MS, ROUNDS = 2000, 20, 180.0, 7
_WORDS = ("the", "rota", "on", "Friday", "night", "nobody", "told", "me", "why", "it", "broke", "and", "forty", "money")
_CODES = ("1", "2", "5", "9", "Struggle/Nobody is coming", "Motivation/Sleep at night", "Outcome/Trusted numbers", "0")


def make_quotes(path: Path) -> None:
    """Twenty talks with a hundred quotes each, one to three codes on every quote."""
    dice = random.Random(7)
    with Project.create(path, make_study, "Many quotes") as project:
        for talk in range(TALKS):
            turns = []
            for n in range(QUOTES // TALKS):
                said = " ".join(dice.choices(_WORDS, k=dice.randint(8, 60)))
                turns += [SpokenTurn("Mira Holt", "And then?", n * 9000, n * 9000 + 900)]
                turns += [SpokenTurn(f"Person {talk}", f"{said}.", n * 9000 + 900, n * 9000 + 9000)]
            parsed = ParsedTranscript("webvtt", "Zoom", tuple(turns), len(turns), 0, turns[-1].end_ms or 0)
            made = project.run(
                import_transcript, parsed, f"{talk}.vtt", str(talk).encode(), {"code": f"P{talk + 1:02}"}
            )
            view = project.read(reader_view, made.interview_id)
            assert view is not None
            spans = [turn.span for turn in view.turns if turn.role == "customer"]
            marks = [Mark(s.start, s.end, tuple(dice.sample(_CODES, dice.randint(1, 3)))) for s in spans]
            project.run(mark_quotes, made.interview_id, marks)


class Paints(QObject):
    """Knows when a viewport was painted, and how often."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self.count = 0
        viewport.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        self.count += event.type() == QEvent.Type.Paint
        return False

    def time(self, act: Callable[[], object]) -> float:
        """Milliseconds from an act until the next paint is done."""
        before, start = self.count, time.perf_counter()
        act()
        while self.count == before:
            QApplication.processEvents()
        QApplication.processEvents()
        return (time.perf_counter() - start) * 1000


class BareRows(QAbstractTableModel):
    """Words that are there already."""

    def __init__(self, rows: list[list[str]]) -> None:
        super().__init__()
        self.rows = rows

    def rowCount(self, _parent: Any = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own signature
        return len(self.rows)

    def columnCount(self, _parent: Any = QModelIndex()) -> int:  # noqa: B008, N802
        return len(self.rows[0])

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def in_bare_table(rows: list[list[str]], like: QTableView) -> tuple[float, float]:
    """Milliseconds to show them, and to scroll a page."""
    shown, scrolled = [], []
    for _ in range(ROUNDS):
        table = QTableView()
        table.resize(like.size())
        table.verticalHeader().setDefaultSectionSize(like.rowHeight(0))
        paints = Paints(table.viewport())
        table.setModel(BareRows(rows))
        shown.append(paints.time(table.show))
        bar = table.verticalScrollBar()
        scrolled += [paints.time(lambda b=bar: b.setValue(b.value() + b.pageStep())) for _ in range(10)]
        table.close()
    return statistics.median(shown), statistics.median(scrolled)


def in_window(path: Path) -> tuple[dict[str, float], list[list[str]], QTableView]:
    """Milliseconds of what is done with the list; its words; its table."""
    window = MainWindow(Workspace(), Settings())
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    window.open_path(path)
    window.go("interviews")
    while not window.isActiveWindow():
        QApplication.processEvents()
    times: dict[str, float] = {}
    page = window.navigator.page("quotes")
    assert isinstance(page, QuotesPage)
    paints = Paints(page.table.viewport())
    times["shown, everything read"] = paints.time(lambda: window.go("quotes"))
    again = []
    for _ in range(ROUNDS):
        window.go("interviews")
        page.listing.forget()
        page.mark_stale()
        QApplication.processEvents()
        again.append(paints.time(lambda: window.go("quotes")))
    times["shown again, everything read"] = statistics.median(again)
    bar = page.table.verticalScrollBar()
    pages = [paints.time(lambda: bar.setValue(bar.value() + bar.pageStep())) for _ in range(40)]
    times["scrolled a page"] = statistics.median(pages)
    bar.setValue(0)
    tags = []
    for row in range(1, 7):  # in view, or nothing would be painted
        page.table.select([page.table.rows.cards[row].id])
        QApplication.processEvents()
        tags.append(paints.time(lambda: QTest.keyClick(page.table, "7")))
    times["one tag, from key press to painted"] = statistics.median(tags)
    finds = [paints.time(lambda t=text: page.filters.search.setText(t)) for text in ("the", "the ro", "money", "")]
    times["filtered by a word"] = statistics.median(finds)
    return times, [[says(card, column) for column in COLUMNS] for card in page.table.rows.cards], page.table


def main() -> None:
    """Print milliseconds, and the ratio to the bare table."""
    app = make_application()
    theme.apply(app, "light")
    icons.load()
    with tempfile.TemporaryDirectory(prefix="jtbdstudio-bench-") as folder:
        os.environ["JTBDSTUDIO_SETTINGS"] = str(Path(folder) / "settings.ini")
        path = Path(folder) / "many.jtbd"
        make_quotes(path)
        times, rows, table = in_window(path)
        shown, scrolled = in_bare_table(rows, table)
    for name, spent in times.items():
        print(f"{name:40}{spent:8.1f} ms")
    print(f"{'bare table, words at hand: shown':40}{shown:8.1f} ms   a page {scrolled:.1f} ms")
    first = times["shown, everything read"]
    print(f"ratio to the bare table: shown {first / shown:.1f}, scrolled {times['scrolled a page'] / scrolled:.1f}")
    print(f"{QUOTES:,} quotes, budget {BUDGET_MS:.0f} ms: {'met' if first <= BUDGET_MS else 'missed'}")


if __name__ == "__main__":
    main()
