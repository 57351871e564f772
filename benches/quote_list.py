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
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

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


class Spent(NamedTuple):
    """Milliseconds on the clock, and of our own work: on a busy machine the two are far apart."""

    wall: float
    cpu: float


def median(spent: Sequence[Spent]) -> Spent:
    return Spent(statistics.median(one.wall for one in spent), statistics.median(one.cpu for one in spent))


class Paints(QObject):
    """Knows when a viewport was painted, and how often."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self.count = 0
        viewport.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        self.count += event.type() == QEvent.Type.Paint
        return False

    def time(self, act: Callable[[], object]) -> Spent:
        """How long it is from an act until the next paint is done; painting is over when Qt answers."""
        before, wall, cpu = self.count, time.perf_counter(), time.process_time()
        act()
        while self.count == before:
            QApplication.processEvents()
        return Spent((time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000)


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


def in_bare_table(rows: list[list[str]], like: QTableView) -> tuple[Spent, Spent]:
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
    return median(shown), median(scrolled)


def settle() -> None:
    """What the page before still had to say (advice, counts) is said: nobody's next click comes within a second."""
    end = time.perf_counter() + 1.0
    while time.perf_counter() < end:
        QApplication.processEvents()


def in_window(path: Path) -> tuple[dict[str, Spent], list[list[str]], QTableView]:
    """Milliseconds of what is done with the list; its words; its table."""
    window = MainWindow(Workspace(), Settings())
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    window.open_path(path)
    window.go("interviews")
    while not window.isActiveWindow():
        QApplication.processEvents()
    times: dict[str, Spent] = {}
    page = window.navigator.page("quotes")
    assert isinstance(page, QuotesPage)
    paints = Paints(page.table.viewport())
    settle()
    times["shown, everything read"] = paints.time(lambda: window.go("quotes"))
    again = []
    for _ in range(ROUNDS):
        window.go("interviews")
        page.listing.forget()
        page.mark_stale()
        settle()
        again.append(paints.time(lambda: window.go("quotes")))
    times["shown again, everything read"] = median(again)
    bar = page.table.verticalScrollBar()
    pages = [paints.time(lambda: bar.setValue(bar.value() + bar.pageStep())) for _ in range(40)]
    times["scrolled a page"] = median(pages)
    bar.setValue(0)
    tags = []
    for row in range(1, 7):  # in view, or nothing would be painted
        page.table.select([page.table.rows.cards[row].id])
        QApplication.processEvents()
        tags.append(paints.time(lambda: QTest.keyClick(page.table, "7")))
    times["one tag, from key press to painted"] = median(tags)
    finds = [paints.time(lambda t=text: page.filters.search.setText(t)) for text in ("the", "the ro", "money", "")]
    times["filtered by a word"] = median(finds)
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
    times |= {"bare table, words at hand: shown": shown, "bare table: scrolled a page": scrolled}
    print(f"{'milliseconds':38}{'clock':>9}{'our work':>10}")
    for name, spent in times.items():
        print(f"{name:38}{spent.wall:9.1f}{spent.cpu:10.1f}")
    first, page = times["shown, everything read"], times["scrolled a page"]
    print(f"ratio to the bare table: shown {first.cpu / shown.cpu:.1f}, scrolled {page.cpu / scrolled.cpu:.1f}")
    for name, spent in (("clock", first.wall), ("our work", first.cpu)):
        print(f"{QUOTES:,} quotes, budget {BUDGET_MS:.0f} ms, {name}: {'met' if spent <= BUDGET_MS else 'missed'}")


if __name__ == "__main__":
    main()
