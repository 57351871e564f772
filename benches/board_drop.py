# SPDX-License-Identifier: MIT
"""A full board: dropping 200 of 2,000 notes, and drawing all of them, against the bare stack in the same run.

Run: ``python benches/board_drop.py [NOTES]``. It prints medians and ratios; only the ratios mean something elsewhere.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTransform
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from jtbdstudio.commands.boards import Drop, drop_notes, place_all_waiting
from jtbdstudio.commands.notes import Mark, mark_quotes
from jtbdstudio.commands.study import make_study
from jtbdstudio.commands.transcripts import import_transcript
from jtbdstudio.domain.transcript import ParsedTranscript, SpokenTurn
from jtbdstudio.queries.boards import BoardView, board_list, board_view
from jtbdstudio.queries.reader import reader_view
from jtbdstudio.store import Project
from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.board.page import BoardPage
from jtbdstudio.ui.workspace import Workspace

ROUNDS, MOVED, PER_TALK = 11, 200, 100


@contextmanager
def timed(into: list[float]) -> Iterator[None]:
    start = time.perf_counter()
    yield
    into.append((time.perf_counter() - start) * 1000)


def line(what: str, ours: list[float], raw: list[float], goal: str = "") -> None:
    ratio = statistics.median(ours) / statistics.median(raw)
    print(f"{what:<42}{statistics.median(ours):8.1f} ms  bare {statistics.median(raw):6.1f} ms  x {ratio:6.2f}  {goal}")


def build(path: Path, notes: int) -> None:
    """A study whose boxes board is full."""
    with Project.create(path, make_study, "Bench", "Bench") as project:
        for talk in range(notes // PER_TALK):
            add_talk(project, talk)
        view = boxes(project)
        project.run(place_all_waiting, {zone.id: zone.waiting for zone in view.zones if zone.waiting})


def add_talk(project: Project, number: int) -> None:
    said = "So on day {n} I was there again and nobody had told me that the rota had changed."
    turns = tuple(SpokenTurn("Dana", said.format(n=n), n * 9000, n * 9000 + 8000) for n in range(PER_TALK))
    parsed = ParsedTranscript("plain", "Plain text", turns)
    made = project.run(import_transcript, parsed, "talk.txt", str(number).encode(), {"name": f"Person {number}"})
    view = project.read(reader_view, made.interview_id)
    assert view is not None
    marks = [Mark(t.span.start, t.span.end, (f"box.{n % 12 + 1}", "Struggle")) for n, t in enumerate(view.turns)]
    project.run(mark_quotes, made.interview_id, marks)


def boxes(project: Project) -> BoardView:
    board_id = next(board.id for board in project.read(board_list) if board.kind == "boxes")
    view = project.read(board_view, board_id)
    assert view is not None
    return view


def bare_write(path: Path, rounds: int) -> list[float]:
    """The same number of row changes in one transaction, with the driver alone."""
    copy = path.with_name("bare.jtbd")
    shutil.copy(path, copy)
    connection = sqlite3.connect(copy)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    placed = [row[0] for row in connection.execute("SELECT id FROM placement LIMIT ?", (MOVED,))]
    tagged = [row[0] for row in connection.execute("SELECT id FROM tagging LIMIT ?", (2 * MOVED,))]
    taken: list[float] = []
    for step in range(rounds):
        with timed(taken), connection:
            connection.executemany("UPDATE placement SET x = ?, y = ? WHERE id = ?", [(step, 1, p) for p in placed])
            connection.executemany("UPDATE tagging SET tagged_at = ? WHERE id = ?", [(str(step), t) for t in tagged])
    connection.close()
    return taken


class BareLayer(QGraphicsItem):
    """As little as can draw the notes: rectangles of a few colors in a few batches."""

    def __init__(self, batches: list[tuple[QColor, list[QRectF]]], bounds: QRectF) -> None:
        super().__init__()
        self._batches, self._bounds = batches, bounds

    def boundingRect(self) -> QRectF:  # noqa: N802
        return self._bounds

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None, /) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for color, rects in self._batches:
            painter.setBrush(color)
            painter.drawRects(rects)


def bare_view(view: BoardView, size: tuple[int, int], scale: float) -> QGraphicsView:
    batches: dict[str, list[QRectF]] = {}
    for note in view.notes:
        batches.setdefault(note.tone, []).append(QRectF(note.x, note.y, 152, 76))
    rects = [rect for batch in batches.values() for rect in batch]
    bounds = QRectF()
    for rect in rects:
        bounds = bounds.united(rect)
    scene = QGraphicsScene()
    scene.addItem(BareLayer([(theme.tone_of(tone).ground, batch) for tone, batch in batches.items()], bounds))
    bare = QGraphicsView(scene)
    scene.setParent(bare)
    bare.resize(*size)
    bare.setTransform(QTransform.fromScale(scale, scale))
    bare.show()
    return bare


def frame(widget: QWidget) -> Callable[[], None]:
    def draw() -> None:
        widget.update()
        QApplication.processEvents()

    return draw


def measure_drop(workspace: Workspace, page: BoardPage, path: Path) -> None:
    """200 notes from box to box and back: stored, read again, shown."""
    whole: list[float] = []
    stored: list[float] = []
    for step in range(ROUNDS):
        view = boxes(workspace.project)
        source, target = (view.zones[0], view.zones[1]) if step % 2 == 0 else (view.zones[1], view.zones[0])
        notes = [note for note in view.notes if note.zone_id == source.id][:MOVED]
        drops = [Drop(note.card.id, target.rect.x, target.rect.y, note.placement_id) for note in notes]
        page.setVisible(step % 3 != 0)  # hidden pages only wait: what is left is the command
        QApplication.processEvents()
        with timed(stored if page.isHidden() else whole):
            workspace.run(drop_notes, page.board_id, drops, target.id)
            QApplication.processEvents()
    page.show()
    raw = bare_write(path, ROUNDS)
    line(f"drop {len(drops)} notes, stored", stored, raw)
    line(f"drop {len(drops)} notes, stored and shown", whole, raw)


def measure_frames(page: BoardPage, view: BoardView) -> None:
    page.open_board(view.board.id)
    QApplication.processEvents()
    page.fit_all()
    port = page.canvas.viewport()
    bare = bare_view(view, (port.width(), port.height()), page.canvas.camera.scale)
    ours, raw = frame(port), frame(bare.viewport())
    ours_ms: list[float] = []
    raw_ms: list[float] = []
    for _ in range(3 * ROUNDS):
        with timed(ours_ms):
            ours()
        with timed(raw_ms):
            raw()
    line(f"one frame, all {len(view.notes)} notes in view", ours_ms, raw_ms, "goal <= 2.5")
    page.canvas.camera.look_at(page.canvas.board.content_rect().center(), 1.0)
    QApplication.processEvents()
    near: list[float] = []
    for _ in range(3 * ROUNDS):
        with timed(near):
            page.canvas.camera.pan(port.rect().center() / 60)
            QApplication.processEvents()
    line("panning at actual size, a frame", near, raw_ms)


def main() -> None:
    notes = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    app = QApplication([])
    theme.apply(app, "light")
    icons.load()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.jtbd"
        build(path, notes)
        workspace, page = Workspace(), BoardPage()
        page.attach(workspace)
        page.resize(1600, 1000)
        page.show()
        workspace.open(path)
        view = boxes(workspace.project)
        page.open_board(view.board.id)
        QApplication.processEvents()
        read: list[float] = []
        shown: list[float] = []
        for _ in range(ROUNDS):
            with timed(read):
                boxes(workspace.project)
            with timed(shown):
                page.refresh()
                QApplication.processEvents()
        line("read a board again and show it", shown, read)
        measure_drop(workspace, page, path)
        measure_frames(page, boxes(workspace.project))
        workspace.close()


if __name__ == "__main__":
    main()
