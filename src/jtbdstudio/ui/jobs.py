# SPDX-License-Identifier: MIT
"""Work off the UI thread: a worker gets frozen values, returns frozen values, and the UI thread commits them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

_THROTTLE_S = 0.05


class CancelledError(Exception):
    """Raised inside the worker when the user pressed Cancel."""


class Token:
    """What a worker holds: it reports progress and asks whether to go on."""

    def __init__(self, report: Callable[[int, int, str], None]) -> None:
        self._stop = threading.Event()
        self._report = report
        self._last = 0.0

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def cancel(self) -> None:
        self._stop.set()

    def check(self) -> None:
        """Raise :class:`CancelledError` if the user has cancelled."""
        if self._stop.is_set():
            raise CancelledError

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Report ``done`` of ``total`` (at most twenty times a second, always the last); also checks for Cancel."""
        self.check()
        now = time.monotonic()
        if done >= total or now - self._last >= _THROTTLE_S:
            self._last = now
            self._report(done, total, text)


class Job(QObject):
    """One piece of background work. All signals arrive on the UI thread, then :attr:`finished` once."""

    progress = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(object)  # the exception
    cancelled = Signal()
    finished = Signal()
    _ended = Signal(str, object)
    _moved = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.token = Token(self._moved.emit)
        # Through slots of this object, which lives on the UI thread: whoever listens is called there too.
        self._ended.connect(self._on_ended)
        self._moved.connect(self._on_moved)

    def cancel(self) -> None:
        """Ask the worker to stop; nothing it would have returned is delivered."""
        self.token.cancel()

    def _on_moved(self, done: int, total: int, text: str) -> None:
        if not self.token.cancelled:
            self.progress.emit(done, total, text)

    def _on_ended(self, how: str, value: object) -> None:
        if how == "cancelled" or self.token.cancelled:
            self.cancelled.emit()
        elif how == "done":
            self.done.emit(value)
        else:
            self.failed.emit(value)
        self.finished.emit()


class _Work(QRunnable):
    def __init__(self, job: Job, function: Callable[..., Any], args: tuple[Any, ...]) -> None:
        super().__init__()
        self._job, self._function, self._args = job, function, args

    def run(self) -> None:
        how: tuple[str, object]
        try:
            how = ("done", self._function(self._job.token, *self._args))
        except CancelledError:
            how = ("cancelled", None)
        except Exception as error:  # noqa: BLE001 - handed to the UI thread, which shows or reports it
            how = ("failed", error)
        if shiboken6.isValid(self._job):
            self._job._ended.emit(*how)


def start(owner: QObject, function: Callable[..., Any], *args: Any) -> Job:
    """Run ``function(token, *args)`` on a worker thread; the returned job belongs to ``owner``."""
    job = Job(owner)
    QThreadPool.globalInstance().start(_Work(job, function, args))
    return job
