# SPDX-License-Identifier: MIT
"""Background work: results and errors arrive on the window's thread, Cancel leaves nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jtbdstudio.ui import jobs


class Listener(QObject):
    """Writes down what it is told, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, object]] = []
        self.here: list[bool] = []

    def note(self, kind: str) -> Callable[..., None]:
        def said(*values: object) -> None:
            self.told.append((kind, values[0] if values else None))
            self.here.append(QThread.currentThread() is self.thread())

        return said


def listen(job: jobs.Job) -> Listener:
    listener = Listener()
    for kind in ("done", "failed", "cancelled", "progress"):
        getattr(job, kind).connect(listener.note(kind))
    return listener


def add(token: jobs.Token, first: int, second: int) -> tuple[int, bool]:
    return first + second, threading.current_thread() is threading.main_thread()


def fail(token: jobs.Token) -> None:
    raise ValueError("broken")


def count(token: jobs.Token, top: int) -> int:
    for number in range(top + 1):
        token.progress(number, top)
    return top


def wait_for_cancel(token: jobs.Token, begun: threading.Event) -> str:
    begun.set()
    while True:
        token.check()


def test_the_result_is_computed_elsewhere_and_delivered_here(qapp: QApplication, qtbot: QtBot) -> None:
    owner = QObject()
    job = jobs.start(owner, add, 2, 3)
    listener = listen(job)
    qtbot.waitSignal(job.finished).wait()
    assert listener.told == [("done", (5, False))]
    assert listener.here == [True]


def test_an_error_is_delivered_too(qapp: QApplication, qtbot: QtBot) -> None:
    owner = QObject()
    job = jobs.start(owner, fail)
    listener = listen(job)
    qtbot.waitSignal(job.finished).wait()
    [(kind, error)] = listener.told
    assert kind == "failed"
    assert isinstance(error, ValueError)


def test_progress_is_told_seldom_and_always_at_the_end(qapp: QApplication, qtbot: QtBot) -> None:
    owner = QObject()
    job = jobs.start(owner, count, 50_000)
    listener = listen(job)
    qtbot.waitSignal(job.finished).wait()
    seen = [value for kind, value in listener.told if kind == "progress"]
    assert seen[-1] == 50_000
    assert len(seen) < 1_000
    assert listener.told[-1] == ("done", 50_000)


def test_cancel_delivers_nothing(qapp: QApplication, qtbot: QtBot) -> None:
    owner, begun = QObject(), threading.Event()
    job = jobs.start(owner, wait_for_cancel, begun)
    listener = listen(job)
    assert begun.wait(30)
    with qtbot.waitSignal(job.finished):
        job.cancel()
    assert listener.told == [("cancelled", None)]
