# SPDX-License-Identifier: MIT
"""Files read one after the other, away from the window's thread."""

from __future__ import annotations

import logging
import traceback
from collections import deque
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from jtbdstudio.ui import jobs
from jtbdstudio.workflows.import_plan import FileLook, look_at
from jtbdstudio.workflows.imports import ReadFile

_log = logging.getLogger(__name__)


class FileReader(QObject):
    """Reads what it is given in turn; ``looked`` for each, ``finished`` when there is nothing left."""

    started = Signal(object)  # Path
    looked = Signal(object, object)  # Path, FileLook
    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Path] = deque()
        self._job: jobs.Job | None = None
        self._path = Path()

    @property
    def is_reading(self) -> bool:
        return self._job is not None

    def read(self, paths: Iterable[Path]) -> None:
        """Read these files as well."""
        self._waiting.extend(paths)
        if self._job is None:
            self._next()

    def stop(self) -> None:
        """Forget what is waiting; what is being read is not delivered."""
        self._waiting.clear()
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _next(self) -> None:
        if not self._waiting:
            self._job = None
            self.finished.emit()
            return
        self._path = self._waiting.popleft()
        self.started.emit(self._path)
        job = self._job = jobs.start(self, _look, self._path)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.finished.connect(job.deleteLater)

    def _on_done(self, look: FileLook) -> None:
        self.looked.emit(self._path, look)
        if self._job is not None:
            self._next()

    def _on_failed(self, error: Exception) -> None:
        """A fault of ours in one file must not keep the others out."""
        # The kind and the places only: a message might quote what somebody said.
        places = "".join(traceback.format_tb(error.__traceback__))
        _log.error("a transcript could not be read: %s\n%s", type(error).__name__, places)
        sentence = QCoreApplication.translate(
            "interviews", "{name} holds something nobody expected and could not be read. The study is unchanged."
        )
        self._on_done(FileLook(ReadFile(self._path, error=sentence.format(name=self._path.name))))


def _look(_token: jobs.Token, path: Path) -> FileLook:
    return look_at(path)
