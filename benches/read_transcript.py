# SPDX-License-Identifier: MIT
"""How fast the reader is on a very long talk: 1 MB of words, 2,000 quotes over each other, 60 codes.

Run: ``python benches/read_transcript.py``. The real window works on a real file and is pressed real keys; a plain text
edit of the same size shows the same words in the same colors in the same run, and writes one row where the reader
stores something. What counts is the ratio of the two. Memory is measured in a process each.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from _bare_text import SIZE, BareText, Ledger, Mark, Paints, page, peak_mb, wheel
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jtbdstudio.commands import notes
from jtbdstudio.commands.codes import edit_code
from jtbdstudio.commands.study import make_study
from jtbdstudio.commands.transcripts import import_transcript
from jtbdstudio.domain.text import Span
from jtbdstudio.domain.transcript import ParsedTranscript, SpokenTurn
from jtbdstudio.queries.codebook import whole_tree
from jtbdstudio.queries.reader import reader_view
from jtbdstudio.store import Project
from jtbdstudio.store.files import copy_file
from jtbdstudio.store.search_index import catch_up
from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.app import make_application
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.read.page import ReadPage
from jtbdstudio.ui.settings import Settings
from jtbdstudio.ui.workspace import Workspace

TURNS, WORDS_A_TURN, QUOTES = 2_600, 65, 2_000
OPENINGS, TAGS, RECOLORINGS, NOTCHES, PAGES, SIZES = 7, 50, 10, 200, 60, 9

PAUSE_MS = 100.0
_QUIET_S = 0.7  # long enough for everything that follows a tag a moment later
THEMES = {"Struggle": 20, "Motivation": 14, "Outcome": 14}


# ----------------------------------------------------------------------------------------------------- the material


def vocabulary(dice: random.Random) -> list[str]:
    """Made-up words, short ones first, as in any language."""
    sounds = [c + v for c in "bcdfghjklmnprstvw" for v in "aeiou"]
    words = {"".join(dice.choices(sounds, k=dice.choice((1, 2, 2, 3, 3)))) for _ in range(6_000)}
    return sorted(words, key=lambda word: (len(word), word))


def talk() -> ParsedTranscript:
    """Twenty hours of question and answer: a megabyte."""
    dice = random.Random(1)
    words = vocabulary(dice)
    weights = [1 / (place + 1) ** 0.2 for place in range(len(words))]
    turns = []
    for number in range(TURNS):
        said = dice.choices(words, weights, k=dice.randint(10, 2 * WORDS_A_TURN - 10))
        for at in range(0, len(said), 11):
            said[at] = said[at].capitalize()
            said[at - 1] += "."
        who = "Dana Ruiz" if number % 2 else "Mira Holt"
        turns.append(SpokenTurn(who, " ".join(said) + ".", number * 27_000, number * 27_000 + 20_000))
    return ParsedTranscript("plain", "Plain text", tuple(turns), None, 0, TURNS * 27_000)


def quotes_for(text: str) -> list[notes.Mark]:
    """Quotes of 20 to 400 letters anywhere, so that many lie over each other; 12 boxes and 48 themes."""
    dice = random.Random(2)
    codes = [f"{column}/Theme {n}" for column, count in THEMES.items() for n in range(count)]
    codes += [f"box.{n}" for n in range(1, 13)]
    found = []
    for _ in range(QUOTES):
        start = dice.randint(0, len(text) - 500)
        found.append(notes.Mark(start, start + dice.randint(20, 400), (dice.choice(codes),)))
    return found


def build(path: Path) -> None:
    """A study with the long talk and a short one."""
    with Project.create(path, make_study, "Bench", "Bench") as project:
        made = project.run(import_transcript, talk(), "talk.txt", b"1", {"code": "P01"}, interviewer="Mira Holt")
        view = project.read(reader_view, made.interview_id)
        assert view is not None
        project.run(notes.mark_quotes, made.interview_id, quotes_for(view.text))
        short = ParsedTranscript("plain", "Plain text", (SpokenTurn("Sam", "Hardly a word."),))
        project.run(import_transcript, short, "short.txt", b"2", {"code": "P02"})
        assert project.maintain(catch_up, 60.0)  # what a window does while nobody does anything
        path.with_name("talk.txt").write_text(view.text, "utf-8")


# ------------------------------------------------------------------------------------------------------ the two sides


@dataclass
class Pair:
    """What the reader took and what the bare widget took, in milliseconds."""

    ours: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)

    def line(self, what: str, goal: float | None) -> str:
        ratio = statistics.median(self.ours) / statistics.median(self.bare)
        verdict = "" if goal is None else f"goal {goal:3.1f}  {'met' if ratio <= goal else 'MISSED'}"
        return f"{what:<34}{_figures(self.ours)}   bare {_figures(self.bare)}   x {ratio:5.2f}  {verdict}"


def _figures(values: list[float]) -> str:
    return f"{statistics.median(values):7.1f} / {p95(values):6.1f} ms (n={len(values)})"


def p95(values: list[float]) -> float:
    return sorted(values)[round(0.95 * (len(values) - 1))]


class Bench:
    """The window and the bare widget side by side; every act is done on one, then on the other."""

    def __init__(self, path: Path) -> None:
        self.window = MainWindow(Workspace(), Settings())
        self.window.resize(*SIZE)
        self.window.show()
        assert self.window.open_path(path)
        self.window.go("read")
        reader = self.window.navigator.page("read")
        assert isinstance(reader, ReadPage)
        self.reader, self.text = reader, reader.text
        self.paints = Paints(self.text.viewport())
        self.bare = BareText((self.text.width(), self.text.height()), theme.font(theme.READING))
        self.ledger = Ledger(path.with_name("ledger.db"))
        self.longest = 0.0
        self.window.activateWindow()
        self.quiet()

    @property
    def words(self) -> str:
        assert self.text.script is not None
        return self.text.script.text

    def marks(self) -> list[Mark]:
        tones = sorted({mark.tone for mark in self.text.marks})
        return [(mark.start, mark.end, tones.index(mark.tone)) for mark in self.text.marks]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        handle = self.window.windowHandle()
        assert handle is not None
        QTest.keyPress(handle, key, modifiers)

    def undo(self) -> None:
        self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def quiet(self) -> None:
        """Let everything happen that follows a moment later, and note the longest time nobody could have typed."""
        end = time.perf_counter() + _QUIET_S
        while (start := time.perf_counter()) < end:
            QApplication.processEvents()
            self.longest = max(self.longest, (time.perf_counter() - start) * 1000)

    def openings(self) -> Pair:
        """From the arrow key in the list of interviews until the words are there in their colors."""
        pair, marks, words = Pair(), self.marks(), self.words
        for _ in range(OPENINGS + 1):
            self.reader.list.setFocus()
            self.press(Qt.Key.Key_Down)
            self.quiet()
            pair.ours.append(self.paints.time(lambda: self.press(Qt.Key.Key_Up)))
            self.quiet()
            self.bare.edit.setPlainText("Hardly a word.")
            QApplication.processEvents()
            pair.bare.append(self.bare.paints.time(lambda: self.bare.open(words, marks)))
        del pair.ours[0], pair.bare[0]
        return pair

    def tags(self) -> tuple[Pair, Pair, Pair, Pair]:
        """A box key on a sentence, `Ctrl+Z`, the key again, `Del`, `Ctrl+Z`; until painted, each with its commit."""
        tagged, undone, removed, back = Pair(), Pair(), Pair(), Pair()
        for span in self._sentences():
            self.text.setFocus()
            self.text.put_caret(span.start, center=True)
            self.text.select(span)
            self.quiet()
            assert self.text.script is not None
            start, end = self.text.script.to_qt(span)
            mark = (start, end, 0)
            self.bare.show_position(start)
            self._both(tagged, lambda: self.press(Qt.Key.Key_2), lambda m=mark: self.bare.add(m))
            self._both(
                undone,
                self.undo,
                lambda m=mark: self.bare.remove(m),
            )
            self.text.select(span)
            self.press(Qt.Key.Key_2)
            self.bare.add(mark)
            self.quiet()
            self._both(removed, lambda: self.press(Qt.Key.Key_Delete), lambda m=mark: self.bare.remove(m))
            self._both(
                back,
                self.undo,
                lambda m=mark: self.bare.add(m),
            )
        for pair in (tagged, undone, removed, back):
            del pair.ours[:3], pair.bare[:3]
        return tagged, undone, removed, back

    def _sentences(self) -> list[Span]:
        """Sentences of the customer all over the talk, whether there is a quote on them or not."""
        assert self.text.script is not None
        turns = [turn for turn in self.text.script.turns if turn.role == "customer"]
        wanted = turns[10 :: len(turns) // (TAGS + 3)][: TAGS + 3]
        return [self.text.selector.around(turn.span.start + 20, 3) for turn in wanted]

    def _both(self, pair: Pair, ours: Callable[[], object], bare: Callable[[], object]) -> None:
        pair.ours.append(self.paints.time(ours))
        self.quiet()
        pair.bare.append(self.bare.paints.time(lambda: (bare(), self.ledger.write())))
        QApplication.processEvents()

    def recolorings(self) -> tuple[Pair, Pair]:
        """A whole column with its themes; one box."""
        tree = self.reader.studio.read(whole_tree)
        column, box = Pair(), Pair()
        for step in range(RECOLORINGS):
            tone = "anxiety" if step % 2 else "outcome"
            self._recolor(column, tree.handle("struggle").id, step, tone=tone)
            self._recolor(box, tree.handle("box.3").id, step, tone=tone)
        self.reader.studio.run(edit_code, tree.handle("box.3").id, name="Renamed")
        self.quiet()
        return column, box

    def _recolor(self, pair: Pair, code_id: str, step: int, **fields: str) -> None:
        cards = self.reader.coder.cards
        below = self.reader.studio.read(whole_tree).below(code_id)
        mine = [mark for mark in self.text.marks if cards[mark.note_id].code_ids & below]
        bare = [found for m in mine for found in self.bare.found(m.start, m.end)]
        middle = mine[len(mine) // 2]
        self.text.put_caret(self.text.script.from_qt(middle.start, middle.end).start, center=True)  # type: ignore[union-attr]
        self.bare.show_position(middle.start)
        self.quiet()
        run = self.reader.studio.run
        self._both(pair, lambda: run(edit_code, code_id, **fields), lambda: self.bare.recolor(bare, 8 + step % 2))

    def scrolling(self) -> tuple[Pair, Pair]:
        """A notch of the wheel; a page."""
        notch, paged = Pair(), Pair()
        self._to_the_start()
        for _ in range(NOTCHES):
            notch.ours.append(self.paints.time(lambda: wheel(self.text.viewport())))
            notch.bare.append(self.bare.paints.time(lambda: wheel(self.bare.edit.viewport())))
        for _ in range(PAGES):
            paged.ours.append(self.paints.time(lambda: page(self.text)))
            paged.bare.append(self.bare.paints.time(lambda: page(self.bare.edit)))
        return notch, paged

    def _to_the_start(self) -> None:
        for edit in (self.text, self.bare.edit):
            bar = edit.verticalScrollBar()
            bar.setValue(bar.pageStep() * 5)
        self.quiet()

    def resizings(self) -> Pair:
        """The window a little narrower each time; the bare widget has a window of that size to itself."""
        pair, (width, height) = Pair(), SIZE
        self.bare.edit.resize(*SIZE)
        self._to_the_start()
        for step in range(1, SIZES + 1):
            pair.ours.append(self.paints.time(lambda less=40 * step: self.window.resize(width - less, height)))
            self.quiet()
            pair.bare.append(self.bare.paints.time(lambda less=40 * step: self.bare.edit.resize(width - less, height)))
            QApplication.processEvents()
        self.window.resize(*SIZE)
        self.quiet()
        return pair


# ------------------------------------------------------------------------------------------------------------- memory


def memory(folder: Path) -> tuple[float, float]:
    """Peak of the window and of the bare stack, in MB, in a process of its own each."""
    own = folder / "memory"
    own.mkdir()
    copy_file(folder / "long.jtbd", own / "long.jtbd")  # nobody else has it open
    for name in ("marks.txt", "talk.txt"):
        shutil.copy(folder / name, own / name)
    bare = str(Path(__file__).parent / "_bare_text.py")
    return _peak_of(__file__, "--peak", str(own)), _peak_of(bare, str(own))


def _peak_of(*command: str) -> float:
    ran = subprocess.run([sys.executable, *command], check=True, stdout=subprocess.PIPE, text=True)
    return float(ran.stdout.split()[-1])


def peak(folder: Path) -> None:
    """What the window takes with the talk open, scrolled through, and one tag given."""
    app = make_application()
    theme.apply(app, "light")
    icons.load()
    bench = Bench(folder / "long.jtbd")
    bench.bare.edit.close()
    for _ in range(PAGES):
        bench.paints.time(lambda: page(bench.text))
    bench.text.select(bench._sentences()[0])
    bench.paints.time(lambda: bench.press(Qt.Key.Key_2))
    bench.quiet()
    print(peak_mb())


# --------------------------------------------------------------------------------------------------------------- main


def main() -> None:
    """Print median and 95th percentile of both, and the ratio with its goal."""
    with tempfile.TemporaryDirectory(prefix="jtbdstudio-bench-") as name:
        folder = Path(name)
        os.environ["JTBDSTUDIO_SETTINGS"] = str(folder / "settings.ini")
        path = folder / "long.jtbd"
        build(path)
        app = make_application()
        theme.apply(app, "light")
        icons.load()
        bench = Bench(path)
        words = bench.words
        print(f"{len(words):,} letters, {len(words.split()):,} words, {len(bench.text.marks):,} quotes, window {SIZE}")
        rows = "\n".join(f"{start} {end} {color}" for start, end, color in bench.marks())
        (folder / "marks.txt").write_text(rows)
        print(bench.openings().line("open, until painted", 2.5))
        bench.longest = 0.0
        names = ("tag, key to painted", "undo of it", "remove", "undo of that")
        for what, pair in zip(names, bench.tags(), strict=True):
            print(pair.line(what, 2.0))
        longest = bench.longest
        for what, pair in zip(("recolor a column", "recolor a box"), bench.recolorings(), strict=True):
            print(pair.line(what, 3.0))
        for what, pair in zip(("a notch of the wheel", "a page"), bench.scrolling(), strict=True):
            print(pair.line(what, 1.5))
        print(bench.resizings().line("resize", 2.0))
        print(f"longest pause after a tag         {longest:7.1f} ms, budget {PAUSE_MS:.0f} ms")
        print(f"longest pause after anything      {bench.longest:7.1f} ms")
        bench.window.close()
        ours, raw = memory(folder)
        print(f"peak memory                       {ours:7.0f} MB   bare {raw:.0f} MB   x {ours / raw:.2f}  goal 1.6")


if __name__ == "__main__":
    if "--peak" in sys.argv:
        peak(Path(sys.argv[-1]))
    else:
        main()
