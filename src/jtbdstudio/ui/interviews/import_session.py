# SPDX-License-Identifier: MIT
"""One import from the drop to the report: what is read, what was decided, what is stored. The sheet only shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from jtbdstudio.domain.transcript import ReadAs
from jtbdstudio.queries.interview_details import KnownPeople, known_people
from jtbdstudio.ui.interviews.reading import Entry, FileReader
from jtbdstudio.workflows.import_plan import NEW, PlannedFile, plan
from jtbdstudio.workflows.imports import ImportReport, store_planned

if TYPE_CHECKING:
    from jtbdstudio.commands.transcripts import ImportedInterview
    from jtbdstudio.ui.workspace import Workspace

State = Literal["idle", "choosing", "storing", "done"]
_BREATH_MS = 5
_SHOWN_EVERY_MS = 200
"""How often the rows follow what goes on in the background."""
CUSTOMER = "customer:"
"""What stands before a customer's code where a speaker's part is chosen; alone it means a new customer."""


class ImportSession(QObject):
    """Files are read by another process, one at a time, and stored here, one a turn of the event loop."""

    changed = Signal()
    stored = Signal()  # one more file

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._step = QTimer(self, singleShot=True, interval=0)
        self._step.timeout.connect(self._store_next)
        self._soon = QTimer(self, singleShot=True, interval=_SHOWN_EVERY_MS)
        self._soon.timeout.connect(self._on_soon)
        self.reader = FileReader(self)
        self.reader.found.connect(self._on_found)
        self.reader.started.connect(self._replan_soon)
        self.reader.looked.connect(self._replan_soon)
        self.reader.finished.connect(self._on_all_read)
        self._clear()

    def _clear(self) -> None:
        self.state: State = "idle"
        self.people = KnownPeople((), (), {})
        self.entries: list[Entry] = []
        self.merge_turns = self.drop_boilerplate = True
        self.planned: tuple[PlannedFile, ...] = ()
        self.queue: list[int] = []
        self.reports: dict[int, ImportReport] = {}
        """What became of a row; without the words, which are in the study now."""
        self.dropped_meanwhile: list[Path] = []
        self.waits_for_reading = False
        """Import was pressed while files were still being read."""

    @property
    def wanted(self) -> int:
        """How many files would be imported."""
        return sum(file.wanted for file in self.planned)

    @property
    def wanted_interviews(self) -> int:
        """How many interviews would be new or renewed: a survey has many."""
        return sum(
            len(file.look.survey.names) if file.look and file.look.survey else 1
            for file in self.planned if file.wanted
        )  # fmt: skip

    @property
    def made(self) -> list[ImportedInterview]:
        """What was imported, in order."""
        return [made for report in self.reports.values() for made in report.interviews]

    @property
    def read_count(self) -> int:
        """How many files were read."""
        return sum(entry.look is not None for entry in self.entries)

    @property
    def is_busy(self) -> bool:
        """Whether it works by itself: nothing is left to decide."""
        return self.state == "storing" or self.waits_for_reading

    @property
    def can_start(self) -> bool:
        waiting = self.reader.is_reading and not self.waits_for_reading
        return self.state == "choosing" and (waiting or (self.wanted > 0 and not self.reader.is_reading))

    def is_read_anew(self, row: int) -> bool:
        return self.reader.is_waiting(self.entries[row])

    def add(self, paths: Sequence[Path], **choice: str) -> None:
        """Look at these files; while one is choosing they join the others. ``choice`` holds for all of them."""
        if self.is_busy:
            self.dropped_meanwhile.extend(paths)
            return
        self._begin()
        if any(path.is_dir() for path in paths):
            self.reader.find(paths)
        else:
            self._add(paths, **choice)
        self._replan()

    def add_text(self, name: str, text: str) -> None:
        """Look at pasted words as if they were a file of this name."""
        if self.is_busy:
            return
        self._begin()
        entry = Entry(Path(name), text.encode("utf-8", "replace"), is_pasted=True)
        self.entries.append(entry)
        self.reader.read([entry])
        self._replan()

    def _begin(self) -> None:
        if self.state == "done":
            self.reset()
        self.state = "choosing"
        self.people = self._workspace.read(known_people)

    def _add(self, paths: Sequence[Path], **choice: str) -> None:
        here = {entry.path for entry in self.entries}
        fresh = [Entry(path, read_as=self._read_as()) for path in dict.fromkeys(paths) if path not in here]
        for entry in fresh:
            entry.choice = replace(entry.choice, **choice)  # type: ignore[arg-type]
        self.entries.extend(fresh)
        self.reader.read(fresh)

    def rename(self, row: int, name: str) -> None:
        """Call pasted words something else: that is the name of their file."""
        entry = self.entries[row]
        entry.path = Path(" ".join(name.replace("/", "-").replace("\\", "-").split()) or entry.path)
        if entry.look is not None:
            entry.look = replace(entry.look, path=entry.path)
        self._replan()

    def decide(self, row: int, **choice: Any) -> None:
        """Somebody decided something about a file: fields of ``Choice``."""
        if self.state != "choosing":
            return
        entry = self.entries[row]
        entry.choice = replace(entry.choice, **choice)
        self._read_anew([entry])
        self._replan()

    def decide_speaker(self, row: int, speaker: str, part: str) -> None:
        """Somebody said who this is: ``interviewer``, ``other``, or the customer with a code."""
        choice = self.entries[row].choice
        role = "customer" if part.startswith(CUSTOMER) else part
        fields: dict[str, Any] = {"roles": {**choice.roles, speaker: role} if speaker else choice.roles}
        if role == "customer":
            fields["customer"] = part.removeprefix(CUSTOMER) or NEW
        self.decide(row, **fields)

    def read_all_as(self, *, merge_turns: bool, drop_boilerplate: bool) -> None:
        """How every file is read."""
        if self.state != "choosing":
            return
        self.merge_turns, self.drop_boilerplate = merge_turns, drop_boilerplate
        self._read_anew(self.entries)
        self._replan()

    def _read_as(self, entry: Entry | None = None) -> ReadAs:
        choice = entry.choice if entry is not None else None
        wanted = (choice.format, choice.encoding) if choice else ("", "")
        return ReadAs(*wanted, self.merge_turns, self.drop_boilerplate)

    def _read_anew(self, entries: Sequence[Entry]) -> None:
        """Those that are to be read otherwise than they were."""
        changed = [entry for entry in entries if entry.read_as != self._read_as(entry)]
        for entry in changed:
            entry.read_as = self._read_as(entry)
        self.reader.read(changed)

    def start(self) -> None:
        """Import what is wanted, as soon as everything is read."""
        if not self.can_start:
            return
        self.waits_for_reading = self.reader.is_reading
        if not self.waits_for_reading:
            self.state = "storing"
            rows = [row for row, file in enumerate(self.planned) if file.wanted]
            self.queue = sorted(rows, key=lambda row: self.planned[row].is_survey)  # their codes are what is left
            self._step.start(0)
        self.changed.emit()

    def stop(self) -> None:
        """Stop after the file being stored; what is stored stays."""
        self._step.stop()
        if self.state == "storing":
            self._end()

    def reset(self) -> None:
        """Forget everything that isn't stored."""
        self._step.stop()
        self._soon.stop()
        self.reader.stop()
        self._clear()

    def _replan_soon(self, _entry: object = None) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _replan(self) -> None:
        self._soon.stop()
        if self.state == "choosing":
            paths, looks = [entry.path for entry in self.entries], [entry.look for entry in self.entries]
            self.planned = plan(paths, looks, [entry.choice for entry in self.entries], self.people)
        self.changed.emit()

    def _on_soon(self) -> None:
        """Showing what was done and doing more are two turns of the event loop: together they are a pause one feels."""
        self._replan()
        if self._step.isActive():
            self._step.start(_BREATH_MS)

    def _on_found(self, paths: list[Path]) -> None:
        self._add(paths)
        self._replan()

    def _on_all_read(self) -> None:
        self._replan()
        if self.waits_for_reading:
            self.waits_for_reading = False
            self.start()

    def _store_next(self) -> None:
        """One file, then back to the event loop: the window paints, and Cancel is heard."""
        if self._soon.isActive() and self._soon.remainingTime() <= 0:
            self._step.start(_BREATH_MS)  # what was done is about to be shown
            return
        if len(self.reports) < len(self.queue):
            row = self.queue[len(self.reports)]
            report = store_planned(self._workspace.project, self.planned[row])
            self.reports[row] = replace(report, read=replace(report.read, data=b"", parsed=None))
            self.stored.emit()
        if self.state != "storing":
            return  # stopped, or the study is closed
        if len(self.reports) < len(self.queue):
            self._step.start(0)
            self._replan_soon()
        else:
            self._end()

    def _end(self) -> None:
        self.state = "done"
        self._soon.stop()
        for entry in self.entries:
            entry.data = None
        self.changed.emit()
