# SPDX-License-Identifier: MIT
"""The codebook to a file and from one: where to, what is in it, what became of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from jtbdstudio.commands.codes import write_codebook
from jtbdstudio.domain.errors import UserError
from jtbdstudio.interchange.codebook_table import SUFFIXES
from jtbdstudio.queries.codebook import whole_tree
from jtbdstudio.queries.codebook_report import written_names
from jtbdstudio.queries.overview import study_info
from jtbdstudio.ui import jobs
from jtbdstudio.ui.codebook.import_sheet import ImportSheet
from jtbdstudio.ui.settings import Settings
from jtbdstudio.ui.words import number_of
from jtbdstudio.ui.writing import SaveDialog, write
from jtbdstudio.workflows.codebook import CodebookPlan, plan_codebook

if TYPE_CHECKING:
    from jtbdstudio.interchange.codebook_table import CodebookTable
    from jtbdstudio.ui.codebook.page import CodebookPage

TABLES = SUFFIXES
_FOLDER = "import/codebook"


class CodebookFiles(QObject):
    """Import and export, one file at a time."""

    def __init__(self, page: CodebookPage) -> None:
        super().__init__(page)
        self._page = page
        self._job: jobs.Job | None = None
        self._made_sheet: ImportSheet | None = None

    @property
    def sheet(self) -> ImportSheet:
        """The import sheet, made when first wanted."""
        if self._made_sheet is None:
            self._made_sheet = ImportSheet(self._page.window(), self._plan)
            self._made_sheet.accepted.connect(self._take)
        return self._made_sheet

    def close(self) -> None:
        """The page is left, or the study closed."""
        if self._made_sheet is not None:
            self._made_sheet.dismiss()

    # In

    def choose_file(self) -> None:
        """Ask which file, in the folder that was used last."""
        if self._page.studio.read_only:
            return
        dialog = QFileDialog(self._page, self.tr("Import a codebook"), Settings().text(_FOLDER))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        patterns = " ".join(f"*{suffix}" for suffix in TABLES)
        dialog.setNameFilters([self.tr("Codebooks ({kinds})").format(kinds=patterns), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.open()

    def _on_file_chosen(self, name: str) -> None:
        Settings().set_text(_FOLDER, str(Path(name).parent))
        self.show_file(Path(name))

    def show_file(self, path: Path) -> None:
        """What is in a file, before anything is changed."""
        if not self._page.studio.read_only:
            self.sheet.show_file(path)

    def _plan(self, table: CodebookTable) -> CodebookPlan:
        studio = self._page.studio
        return plan_codebook(table.rows, studio.read(whole_tree), studio.read(written_names).written)

    def _take(self, plan: CodebookPlan) -> None:
        before = self._page.steps
        self._page.studio.run(write_codebook, plan.changes)
        if self._page.steps != before:
            new = number_of(plan.new, self.tr("1 code made"), self.tr("{n} codes made"))
            changed = number_of(plan.changed, self.tr("1 changed"), self.tr("{n} changed"))
            told = ", ".join(words for count, words in ((plan.new, new), (plan.changed, changed)) if count)
            self._page.undoable_notice.emit(self.tr("Codebook imported: {what}.").format(what=told))

    # Out

    def ask_where(self) -> None:
        """Ask where to put it: Excel, or CSV by the ending."""
        studio = self._page.studio
        assert studio.path is not None
        title = self.tr("Codebook")
        dialog = SaveDialog(self._page, studio.path, studio.read(study_info).name, title, ".xlsx")
        dialog.setNameFilters([self.tr("Excel (*.xlsx)"), self.tr("CSV (*.csv)")])
        dialog.filterSelected.connect(partial(self._on_filter_selected, dialog))
        dialog.fileSelected.connect(partial(self._write, studio.path))
        dialog.open()

    @staticmethod
    def _on_filter_selected(dialog: QFileDialog, chosen: str) -> None:
        dialog.setDefaultSuffix("csv" if "csv" in chosen else "xlsx")

    def _write(self, study: Path, chosen: str) -> None:
        if self._job is not None:
            self._page.notice.emit(self.tr("Another export is being written. Try again in a moment."))
            return
        self._job = job = jobs.start(self, write, study, Path(chosen), "codebook", False)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)

    def _on_done(self, out: Path) -> None:
        self._page.notice.emit(self.tr("Saved as {name}.").format(name=out.name))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._page.notice.emit(str(error))

    def _on_finished(self) -> None:
        self._job = None
