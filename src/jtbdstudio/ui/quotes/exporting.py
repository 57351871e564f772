# SPDX-License-Identifier: MIT
"""The rows of the list as a file: for Excel, or as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from jtbdstudio.domain.errors import UserError
from jtbdstudio.queries.overview import study_info
from jtbdstudio.ui import jobs
from jtbdstudio.ui.workspace import Workspace
from jtbdstudio.ui.writing import SaveDialog, write


class Exporting(QObject):
    """Writes one file at a time, away from the window; customers appear by code."""

    told = Signal(str)
    busy = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._job: jobs.Job | None = None

    def menu(self, ask: object) -> QMenu:
        """Excel or CSV; ``ask`` is called with the suffix."""
        menu = QMenu(self._page)
        for text, suffix in ((self.tr("For Excel (.xlsx)…"), ".xlsx"), (self.tr("As text (.csv)…"), ".csv")):
            menu.addAction(text).triggered.connect(partial(self._on_kind_chosen, ask, suffix))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    @staticmethod
    def _on_kind_chosen(ask: object, suffix: str, _checked: bool = False) -> None:
        assert callable(ask)
        ask(suffix)

    def open_menu(self, under: QPushButton, ask: object) -> None:
        """Under the button."""
        self.menu(ask).popup(under.mapToGlobal(QPoint(0, under.height() + 4)))

    def ask_where(self, studio: Workspace, suffix: str, note_ids: Sequence[str]) -> None:
        """Ask where to put it."""
        assert studio.path is not None
        dialog = SaveDialog(self._page, studio.path, studio.read(study_info).name, self.tr("Quotes"), suffix)
        dialog.fileSelected.connect(partial(self.save, studio.path, tuple(note_ids)))
        dialog.open()

    def save(self, study: Path, note_ids: tuple[str, ...], chosen: str) -> None:
        """Write these notes, in this order."""
        if self._job is not None:
            self.told.emit(self.tr("Another export is being written. Try again in a moment."))
            return
        self._job = job = jobs.start(self, write, study, Path(chosen), "quotes", False, None, note_ids)
        self.busy.emit(self.tr("Writing {name}…").format(name=Path(chosen).name))
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
        self.busy.emit("")
