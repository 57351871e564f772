# SPDX-License-Identifier: MIT
"""One guide or all of them to Word: where to, and what became of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jtbdstudio.domain.errors import UserError
from jtbdstudio.queries.overview import study_info
from jtbdstudio.ui import jobs
from jtbdstudio.ui.workspace import Workspace
from jtbdstudio.ui.writing import SaveDialog, write


class Exporting(QObject):
    """Writes one document at a time, away from the window."""

    told = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._job: jobs.Job | None = None

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def ask_where(self, studio: Workspace, title: str, guide_id: str | None) -> None:
        """Ask where to put a guide, or all of them."""
        assert studio.path is not None
        dialog = SaveDialog(self._page, studio.path, studio.read(study_info).name, title, ".docx")
        dialog.fileSelected.connect(partial(self._write, studio.path, guide_id))
        dialog.open()

    def _write(self, study: Path, guide_id: str | None, chosen: str) -> None:
        if self._job is not None:
            self.told.emit(self.tr("Another export is being written. Try again in a moment."))
            return
        self._job = job = jobs.start(self, write, study, Path(chosen), "guides", False, guide_id)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)

    def cancel(self) -> None:
        """The study is closed: nothing is written any more."""
        if self._job is not None:
            self._job.cancel()

    def _on_done(self, out: Path) -> None:
        self.told.emit(self.tr("Saved as {name}.").format(name=out.name))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.told.emit(str(error))

    def _on_finished(self) -> None:
        self._job = None
