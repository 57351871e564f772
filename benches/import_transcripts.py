# SPDX-License-Identifier: MIT
"""Transcripts coming in: one hour of talk from bytes to stored, and 200 of them while the window is open.

Run: ``python benches/import_transcripts.py [FILES]``. The first part is compared with the bare stack in the same run;
only the ratios mean something elsewhere. The second says how long the window's event loop was ever kept waiting.
"""

from __future__ import annotations

import io
import json
import os
import re
import sqlite3
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import docx
from lxml import etree
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from jtbdstudio.commands.study import make_study
from jtbdstudio.store import Project
from jtbdstudio.ui.app import make_application, make_window, rest_memory
from jtbdstudio.ui.interviews.page import InterviewsPage
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.settings import Settings
from jtbdstudio.workflows.import_look import read_file
from jtbdstudio.workflows.imports import store_file

ROUNDS, CUES, CUES_A_TURN = 7, 528, 4
SAID = "So on day {n} of that I was there again, and nobody had told me the rota changed."
ASKED = "And what did you do then, on day {n}, when you saw that it had changed again?"
LONGEST_MS, GAP_MS = 1000, 100


@contextmanager
def timed(into: list[float]) -> Iterator[None]:
    start = time.perf_counter()
    yield
    into.append((time.perf_counter() - start) * 1000)


def cues(number: int) -> Iterator[tuple[int, str, str]]:
    """An hour of talk: (second, speaker, words), about 9,000 words."""
    for cue in range(CUES):
        asks = cue // CUES_A_TURN % 2 == 0
        words = (ASKED if asks else SAID).format(n=f"{number}-{cue}")
        yield cue * 7, "Mira Holt" if asks else f"Person {chr(65 + number % 26)}{number}son Voss", words


def stamp(second: int) -> str:
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}.000"


def as_vtt(number: int) -> bytes:
    lines = [f"{stamp(at)} --> {stamp(at + 5)}\n{who}: {words}\n" for at, who, words in cues(number)]
    return ("WEBVTT\n\n" + "\n".join(lines)).encode()


def as_docx(number: int) -> bytes:
    document, before = docx.Document(), ""
    for at, who, words in cues(number):
        if who != before:
            document.add_paragraph(f"{who}   {at // 60}:{at % 60:02}")
        document.add_paragraph(words)
        before = who
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def scan_vtt(data: bytes) -> list[str]:
    """As little as can find the words of captions."""
    return re.findall(r"-->.*\n(.*)", data.decode())


def scan_docx(data: bytes) -> list[str]:
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return ["".join(text.text or "" for text in par.iter(f"{word}t")) for par in root.iter(f"{word}p")]


def bare(path: Path, data: bytes, scan: Callable[[bytes], list[str]]) -> None:
    """Find the lines, and write them with the driver alone: as many rows, as many bytes, one transaction."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS turn(id INTEGER PRIMARY KEY, ordinal, speaker, start, cues)")
    connection.execute("CREATE TABLE IF NOT EXISTS asset(id INTEGER PRIMARY KEY, data)")
    lines = scan(data)
    runs = [lines[at : at + CUES_A_TURN] for at in range(0, len(lines), CUES_A_TURN)]
    rows = [(at, run[0][:20], at, json.dumps([[len(line), at, at] for line in run])) for at, run in enumerate(runs)]
    with connection:
        connection.execute("INSERT INTO asset(data) VALUES(?)", (data,))
        connection.executemany("INSERT INTO turn(ordinal, speaker, start, cues) VALUES(?, ?, ?, ?)", rows)
    connection.close()


def measure_one(folder: Path, suffix: str, make: Callable[[int], bytes], scan: Callable[[bytes], list[str]]) -> None:
    """Bytes on the disk to an interview in the study."""
    whole: list[float] = []
    raw: list[float] = []
    with Project.create(folder / f"{suffix}.jtbd", make_study, "Bench", "Bench") as project:
        for number in range(ROUNDS):
            path = folder / f"{number}.{suffix}"
            path.write_bytes(make(number))
            with timed(whole):
                report = store_file(project, read_file(path))
            with timed(raw):
                bare(folder / "bare.db", path.read_bytes(), scan)
            assert report.made is not None, report.error
    words = report.read.parsed.words if report.read.parsed else 0
    ours, theirs = statistics.median(whole), statistics.median(raw)
    print(
        f"{f'an hour of talk, {words:,} words, {suffix}':<42}{ours:8.1f} ms  bare {theirs:6.1f} ms  "
        f"x {ours / theirs:6.2f}  goal <= {LONGEST_MS} ms, longest {max(whole):.0f}"
    )


class Probe:
    """Asks the event loop for a turn all the time, and notes how long it had to wait for one."""

    def __init__(self) -> None:
        self.gaps: list[tuple[float, float]] = []
        self._last = (time.perf_counter(), time.thread_time())
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        self.gaps.append(((now[0] - self._last[0]) * 1000, (now[1] - self._last[1]) * 1000))
        self._last = now

    def take(self) -> str:
        """The longest waits since the last time, and how long the window itself worked in them.

        Where other programs want the processor, the second is what it would be without them.
        """
        worst, self.gaps = sorted(self.gaps, reverse=True)[:3], []
        return "longest waits " + ", ".join(f"{gap:.0f} ({work:.0f})" for gap, work in worst) + " ms (own work)"


def until(app: QApplication, done: Callable[[], bool]) -> float:
    """Run the event loop until something is so; seconds."""
    start = time.perf_counter()
    while not done():
        app.processEvents()
    return time.perf_counter() - start


def measure_many(app: QApplication, window: MainWindow, folder: Path, files: int) -> None:
    """A folder of transcripts dropped on the window."""
    calls = folder / "calls"
    calls.mkdir()
    for number in range(files):
        (calls / f"call {number:03}.vtt").write_bytes(as_vtt(number))
    window.open_path(folder / "many.jtbd", create=True)
    window.go("interviews")
    page = window.navigator.page("interviews")
    assert isinstance(page, InterviewsPage)
    until(app, window.isVisible)
    probe = Probe()
    until(app, lambda: len(probe.gaps) > 1000)  # as long as it takes a hand to bring files
    probe.take()
    page.import_files([calls])
    sheet = page.sheet
    until(app, lambda: len(probe.gaps) > 5)
    print(f"{'the sheet opened':<42}{'':8}     {probe.take()}")
    seconds = until(app, lambda: len(sheet.session.entries) == files and not sheet.session.reader.is_reading)
    print(f"{f'{files} files read, the sheet open':<42}{seconds:8.1f} s   {probe.take()}")
    sheet.go_on()
    seconds = until(app, lambda: sheet.session.state == "done")
    print(f"{f'{files} files stored, the sheet open':<42}{seconds:8.1f} s   {probe.take()}")
    assert len(sheet.session.made) == files
    sheet.dismiss()
    until(app, lambda: page.model.rowCount() == files)
    until(app, lambda: len(probe.gaps) > 50)
    print(f"{'the interviews shown afterwards':<42}{'':8}     {probe.take()}  (goal <= {GAP_MS})")


def main() -> None:
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        measure_one(folder, "vtt", as_vtt, scan_vtt)
        measure_one(folder, "docx", as_docx, scan_docx)
        os.environ["JTBDSTUDIO_SETTINGS"] = str(folder / "settings.ini")
        app = make_application()
        window = make_window(Settings())
        window.show()
        rest_memory()
        measure_many(app, window, folder, files)
        window.close()


if __name__ == "__main__":
    main()
