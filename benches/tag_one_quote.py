# SPDX-License-Identifier: MIT
"""How long a tag takes: from the key press until the words are painted in their color, commit included.

Run it with `python benches/tag_one_quote.py`. It reads the sample study in the real window, selects 50 sentences one
after the other and presses a box key for each. The bare widget beside it shows the same text and gets the same color on
the same words, with nothing stored and nothing counted.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextDocument, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from jtbdstudio.domain.text import Span
from jtbdstudio.store.project import Project
from jtbdstudio.ui import theme
from jtbdstudio.ui.app import make_application
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.read.page import ReadPage
from jtbdstudio.ui.settings import Settings
from jtbdstudio.ui.workspace import Workspace
from jtbdstudio.workflows.sample import build_sample

TAGS, BUDGET_MS = 50, 50.0
_WARM_UP = 3
_QUIET_S = 0.12  # long enough for the counts that follow a tag


class Paints(QObject):
    """Counts how often a viewport was painted."""

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


class CommitClock:
    """Adds up what `Project.run_as` takes before anybody is told: the command, its log and the commit."""

    def __init__(self, project: Project) -> None:
        self.spent: list[float] = []
        self._start = 0.0
        self._run, self._tell = project.run_as, project._tell
        project.run_as = self._on_run  # type: ignore[method-assign]
        project._tell = self._on_tell  # type: ignore[method-assign]

    def _on_run(self, *args: Any, **kwargs: Any) -> Any:
        self._start = time.perf_counter()
        return self._run(*args, **kwargs)

    def _on_tell(self, changes: Any) -> None:
        self.spent.append((time.perf_counter() - self._start) * 1000)
        self._tell(changes)


def sentences(page: ReadPage) -> Iterator[Span]:
    """Sentences of customers that are not quoted yet, interview after interview."""
    for item in page.list.rows.items:
        page.open_interview(item.id)
        script = page.text.script
        assert script is not None
        taken = [script.from_qt(mark.start, mark.end) for mark in page.text.marks]
        for turn in script.turns:
            span = page.text.selector.around(turn.span.start, 3)
            if turn.role == "customer" and len(span) > 12 and not any(span.overlaps(other) for other in taken):
                yield span


def quiet() -> None:
    """Wait until everything that follows a tag has happened."""
    end = time.perf_counter() + _QUIET_S
    while time.perf_counter() < end:
        QApplication.processEvents()


def tag_in_window(path: Path) -> tuple[list[float], list[float], list[tuple[str, int, int]]]:
    """Times of the tags, of their commits, and what was tagged: (text, start, end) in the units of Qt."""
    window = MainWindow(Workspace(), Settings())
    window.resize(1440, 900)
    window.show()
    window.open_path(path)
    window.go("read")
    page = window.navigator.page("read")
    assert isinstance(page, ReadPage)
    paints, clock = Paints(page.text.viewport()), CommitClock(window.workspace.project)
    handle = window.windowHandle()
    assert handle is not None
    times: list[float] = []
    tagged: list[tuple[str, int, int]] = []
    for span in sentences(page):
        if len(times) == TAGS + _WARM_UP:
            break
        page.text.select(span)
        quiet()
        times.append(paints.time(lambda: QTest.keyPress(handle, Qt.Key.Key_2)))
        QTest.keyRelease(handle, Qt.Key.Key_2)
        assert page.text.script is not None
        tagged.append((page.text.script.text, *page.text.script.to_qt(span)))
    window.close()
    return times[_WARM_UP:], clock.spent[_WARM_UP:], tagged[_WARM_UP:]


def color(document: QTextDocument, start: int, end: int, look: QTextCharFormat) -> None:
    """Put a color on words the cheapest way there is."""
    block, piece = document.findBlock(start), QTextLayout.FormatRange()
    piece.start, piece.length, piece.format = start - block.position(), end - start, look
    block.layout().setFormats([*block.layout().formats(), piece])
    document.markContentsDirty(block.position(), block.length())


def color_in_bare_widget(tagged: list[tuple[str, int, int]]) -> list[float]:
    """The same colors on the same words in a widget that does nothing else."""
    widget = QPlainTextEdit()
    widget.setReadOnly(True)
    widget.setFont(theme.font(theme.READING))
    widget.resize(440, 700)
    widget.show()
    paints, look, times = Paints(widget.viewport()), QTextCharFormat(), []
    look.setBackground(QColor("#FFD8CC"))
    for text, start, end in tagged:
        if widget.toPlainText() != text:
            widget.setPlainText(text)
        cursor = widget.textCursor()
        cursor.setPosition(start)
        widget.setTextCursor(cursor)
        quiet()
        times.append(paints.time(partial(color, widget.document(), start, end, look)))
    widget.close()
    return times


def p95(values: list[float]) -> float:
    return sorted(values)[round(0.95 * (len(values) - 1))]


def main() -> None:
    """Print median and 95th percentile, the share of the commit, and the ratio to the bare widget."""
    app = make_application()
    theme.apply(app, "light")
    with tempfile.TemporaryDirectory(prefix="jtbdstudio-bench-") as folder:
        os.environ["JTBDSTUDIO_SETTINGS"] = str(Path(folder) / "settings.ini")
        path = Path(folder) / "sample.jtbd"
        build_sample(path)
        times, commits, tagged = tag_in_window(path)
    bare = color_in_bare_widget(tagged)
    median, commit, raw = (statistics.median(values) for values in (times, commits, bare))
    print(f"key press to painted   {median:6.1f} ms median, {p95(times):6.1f} ms p95, {len(times)} tags")
    print(f"  of it the commit     {commit:6.1f} ms median, {commit / median:.0%} of it")
    print(f"bare widget, painted   {raw:6.1f} ms median, {p95(bare):6.1f} ms p95")
    print(f"ratio to the bare one  {median / raw:6.1f} with the commit, {(median - commit) / raw:.1f} without")
    print(f"budget {BUDGET_MS:.0f} ms: {'met' if p95(times) <= BUDGET_MS else 'missed'} at p95")


if __name__ == "__main__":
    main()
