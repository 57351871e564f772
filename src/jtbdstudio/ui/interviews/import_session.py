# SPDX-License-Identifier: MIT
"""One import from the drop to the report: what is read, what was decided, what is stored. The sheet only shows it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from jtbdstudio.queries.interview_details import KnownPeople, known_people
from jtbdstudio.ui.interviews.reading import FileReader
from jtbdstudio.workflows.import_plan import Choice, FileLook, PlannedFile, files_in, plan
from jtbdstudio.workflows.imports import ImportReport, store_file

if TYPE_CHECKING:
    from jtbdstudio.commands.transcripts import ImportedInterview
    from jtbdstudio.ui.workspace import Workspace

State = Literal["idle", "choosing", "storing", "done"]


class ImportSession(QObject):
    """Files are read by a worker, one at a time, and stored here, one a turn of the event loop."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._step = QTimer(self, singleShot=True, interval=0)
        self._step.timeout.connect(self._store_next)
        self.reader = FileReader(self)
        self.reader.started.connect(self._on_reading)
        self.reader.looked.connect(self._on_looked)
        self.reader.finished.connect(self._on_all_read)
        self._clear()

    def _clear(self) -> None:
        self.state: State = "idle"
        self.people = KnownPeople((), (), {})
        self.paths: list[Path] = []
        self.looks: dict[Path, FileLook] = {}
        self._choices: dict[Path, Choice] = {}
        self.planned: tuple[PlannedFile, ...] = ()
        self.queue: list[PlannedFile] = []
        self.reports: dict[Path, ImportReport] = {}
        self.reading: Path | None = None
        self.waits_for_reading = False
        """Import was pressed while files were still being read."""

    @property
    def wanted(self) -> int:
        """How many files would be imported."""
        return sum(file.wanted for file in self.planned)

    @property
    def made(self) -> list[ImportedInterview]:
        """What was imported, in order."""
        return [report.made for report in self.reports.values() if report.made is not None]

    @property
    def can_start(self) -> bool:
        waiting = self.reader.is_reading and not self.waits_for_reading
        return self.state == "choosing" and (waiting or (self.wanted > 0 and not self.reader.is_reading))

    def add(self, paths: Sequence[Path]) -> None:
        """Look at these files; while one is choosing they join the others."""
        if self.state == "done":
            self.reset()
        self.state = "choosing" if self.state == "idle" else self.state
        fresh = [path for path in files_in(paths) if path not in self.paths]
        self.paths.extend(fresh)
        self.people = self._workspace.read(known_people)
        self.reader.read(fresh)
        self._replan()

    def decide(
        self, row: int, *, interviewer: str | None = None, customer: str | None = None, skip: bool | None = None
    ) -> None:
        """Somebody decided something about a file."""
        if self.state != "choosing":
            return
        path = self.paths[row]
        old = self._choices.get(path, Choice())
        self._choices[path] = Choice(
            old.interviewer if interviewer is None else interviewer,
            old.customer if customer is None else customer,
            old.skip if skip is None else skip,
        )
        self._replan()

    def start(self) -> None:
        """Import what is wanted, as soon as everything is read."""
        if not self.can_start:
            return
        self.waits_for_reading = self.reader.is_reading
        if not self.waits_for_reading:
            self.state = "storing"
            self.queue = [file for file in self.planned if file.wanted]
            self._step.start()
        self.changed.emit()

    def stop(self) -> None:
        """Stop after the file being stored; what is stored stays."""
        self._step.stop()
        if self.state == "storing":
            self.state = "done"
            self.changed.emit()

    def reset(self) -> None:
        """Forget everything that isn't stored."""
        self._step.stop()
        self.reader.stop()
        self._clear()

    def _replan(self) -> None:
        looks = [self.looks.get(path) for path in self.paths]
        choices = [self._choices.get(path, Choice()) for path in self.paths]
        self.planned = plan(self.paths, looks, choices, self.people)
        self.changed.emit()

    def _on_reading(self, path: Path) -> None:
        self.reading = path
        self._replan()

    def _on_looked(self, path: Path, look: FileLook) -> None:
        self.looks[path] = look

    def _on_all_read(self) -> None:
        self.reading = None
        self._replan()
        if self.waits_for_reading:
            self.waits_for_reading = False
            self.start()

    def _store_next(self) -> None:
        """One file, then back to the event loop: the window paints, and Cancel is heard."""
        if len(self.reports) < len(self.queue):
            file = self.queue[len(self.reports)]
            assert file.look is not None
            self.reports[file.path] = store_file(
                self._workspace.project, file.look.read, file.customer_fields(), **file.interview_fields()
            )
        if len(self.reports) < len(self.queue):
            self._step.start()
        else:
            self.state = "done"
        self.changed.emit()
