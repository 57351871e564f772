# SPDX-License-Identifier: MIT
"""Files found and read one after the other, in another process: the window only asks and listens."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from jtbdstudio.domain.transcript import AS_RECOGNIZED, ReadAs
from jtbdstudio.ui import jobs
from jtbdstudio.workflows.import_look import FileLook
from jtbdstudio.workflows.import_names import files_in
from jtbdstudio.workflows.import_plan import Choice
from jtbdstudio.workflows.reading_apart import ReadingProcess


@dataclass(slots=True, eq=False)
class Entry:
    """One file of an import. Pasted words have `data` and a path that is only a name."""

    path: Path
    data: bytes | None = None
    look: FileLook | None = None
    choice: Choice = field(default_factory=Choice)
    read_as: ReadAs = AS_RECOGNIZED
    is_pasted: bool = False


class FileReader(QObject):
    """Reads what it is given in turn; ``looked`` for each, ``finished`` when there is nothing left."""

    found = Signal(list)  # paths of the files in the folders
    started = Signal(object)  # Entry
    looked = Signal(object)  # Entry, with its look
    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = ReadingProcess()
        self._waiting: deque[Entry | list[Path]] = deque()
        self._job: jobs.Job | None = None
        self._entry: Entry | None = None

    @property
    def is_reading(self) -> bool:
        return self._job is not None

    @property
    def entry(self) -> Entry | None:
        """What is being read."""
        return self._entry

    @property
    def process_id(self) -> int | None:
        """Of the process that reads."""
        return self._process.pid

    def find(self, paths: Sequence[Path]) -> None:
        """Look for the transcripts in these files and folders, then say ``found``."""
        self._waiting.appendleft(list(paths))
        self._go_on()

    def read(self, entries: Iterable[Entry]) -> None:
        """Read these as well; one that waits already is read once, as is then wanted."""
        self._waiting.extend(entry for entry in entries if entry not in self._waiting)
        self._go_on()

    def is_waiting(self, entry: Entry) -> bool:
        return entry is self._entry or entry in self._waiting

    def stop(self) -> None:
        """Forget what is waiting; what is being read is not delivered."""
        self._waiting.clear()
        job, self._job, self._entry = self._job, None, None
        if job is not None:
            job.cancel()
        self._process.stop()

    def _go_on(self) -> None:
        if self._job is None:
            self._next()

    def _next(self) -> None:
        self._job = self._entry = None
        if not self._waiting:
            self.finished.emit()
            return
        turn = self._waiting.popleft()
        if isinstance(turn, list):
            job = self._job = jobs.start(self, _find, turn)
            job.done.connect(self._on_found)
        else:
            self._entry = turn
            self.started.emit(turn)
            job = self._job = jobs.start(self, _look, self._process, turn.path, turn.read_as, turn.data)
            job.done.connect(self._on_looked)
        job.failed.connect(self._on_failed)
        job.finished.connect(job.deleteLater)

    def _on_found(self, paths: list[Path]) -> None:
        self._job = None
        self.found.emit(paths)
        self._go_on()

    def _on_looked(self, look: FileLook) -> None:
        entry = self._entry
        assert entry is not None
        entry.look = look
        entry.data = look.data or entry.data
        self.looked.emit(entry)
        if self._job is not None:
            self._next()

    def _on_failed(self, _error: Exception) -> None:
        """The other process fell over one file: that must not keep the others out."""
        entry = self._entry
        if entry is None:
            self._next()
            return
        sentence = QCoreApplication.translate(
            "interviews", "{name} holds something nobody expected and could not be read. The study is unchanged."
        )
        self._on_looked(FileLook(entry.path, error=sentence.format(name=entry.path.name), read_as=entry.read_as))


def _look(_token: jobs.Token, process: ReadingProcess, path: Path, read_as: ReadAs, data: bytes | None) -> FileLook:
    return process.look_at(path, read_as, data)


def _find(_token: jobs.Token, paths: list[Path]) -> list[Path]:
    return files_in(paths)
