# SPDX-License-Identifier: MIT
"""A codebook before it is taken in: what would be made, what would change, which lines nobody understands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jtbdstudio.domain.errors import UserError
from jtbdstudio.interchange.codebook_table import CodebookTable, read_codebook
from jtbdstudio.ui import jobs
from jtbdstudio.ui.overlay import Overlay
from jtbdstudio.ui.widgets import ElidedLabel, Label, SectionLabel, button
from jtbdstudio.ui.words import number_of
from jtbdstudio.workflows.codebook import CodebookPlan

_WIDTH, _HEIGHT = 600, 620
_MOST_BYTES = 40_000_000
_SHOWN = 40


def read_file(_token: jobs.Token, path: Path) -> CodebookTable:
    """Read a table, off the window's thread."""
    try:
        if path.is_dir() or path.stat().st_size > _MOST_BYTES:
            raise UserError(f"{path.name} is no codebook. Nothing was imported.")
        data = path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise UserError(f"{path.name} cannot be opened: {why}. Nothing was imported.") from error
    return read_codebook(path.name, data)


class ImportSheet(Overlay):
    """Reads a file, says what it would do, and :attr:`accepted` when that is right."""

    accepted = Signal(object)  # CodebookPlan

    def __init__(self, host: QWidget, plan: Callable[[CodebookTable], CodebookPlan]) -> None:
        super().__init__(host, _WIDTH)
        self._plan_of = plan
        self._job: jobs.Job | None = None
        self.plan: CodebookPlan | None = None
        self._inside: QWidget | None = None
        self.setAccessibleName(self.tr("Import a codebook"))
        head, row = QVBoxLayout(), QHBoxLayout()
        head.setContentsMargins(18, 16, 18, 10)
        head.setSpacing(8)
        self.title = Label(self.tr("Import a codebook"), size=15, weight=600)
        self.subtitle = ElidedLabel("", "muted")
        row.addWidget(self.title)
        row.addSpacing(6)
        row.addWidget(self.subtitle, 1)
        head.addLayout(row)
        self.told = Label("", wrap=True)
        head.addWidget(self.told)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 12, 18, 14)
        foot.setSpacing(8)
        promise = self.tr("What a table leaves empty stays as it is here.")
        foot.addWidget(ElidedLabel(promise, "muted"), 1)
        foot.addWidget(button(self.tr("Cancel"), self.dismiss))
        self.import_button = button(self.tr("Import"), self.accept, primary=True)
        foot.addWidget(self.import_button)
        self.column.addLayout(head)
        self.column.addWidget(self._area, 1)
        self.column.addLayout(foot)

    def show_file(self, path: Path) -> None:
        """Read a file and show what is in it."""
        self._stop()
        self.plan = None
        self._say(self.tr("Reading {name} …").format(name=path.name))
        self.subtitle.set_text("")
        self._list([], [])
        self.import_button.setEnabled(False)
        if self.isHidden():
            self.open()
        job = self._job = jobs.start(self, read_file, path)
        job.done.connect(self.show_table)
        job.failed.connect(self._on_failed)

    def show_table(self, table: CodebookTable) -> None:
        """Show a table that was read."""
        self._job = None
        plan = self.plan = self._plan_of(table)
        self.subtitle.set_text(table.name)
        parts = (
            (plan.new, number_of(plan.new, self.tr("1 new code"), self.tr("{n} new codes"))),
            (plan.changed, self.tr("{n} changed").format(n=plan.changed)),
            (plan.same, self.tr("{n} as they are already").format(n=plan.same)),
        )
        self._say(" · ".join(words for count, words in parts if count) or self.tr("No line can be taken."))
        self._list([change.name for change in plan.changes if not change.code_id], [*table.problems, *plan.problems])
        self.import_button.setText(self.tr("Import") if plan.changes else self.tr("Nothing to import"))
        self.import_button.setEnabled(bool(plan.changes))
        self.place()
        self.import_button.setFocus()

    def _say(self, words: str, *, problem: bool = False) -> None:
        self.told.set_role("danger" if problem else "")
        self.told.setText(words)

    def _list(self, new: list[str], problems: list[str]) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(18, 2, 18, 8)
        column.setSpacing(5)
        for heading, lines in ((self.tr("New"), new), (self.tr("Worth a look"), problems)):
            if lines:
                column.addWidget(SectionLabel(heading))
            for line in lines[:_SHOWN]:
                column.addWidget(Label(line, "muted", 12.5, wrap=True))
            if len(lines) > _SHOWN:
                column.addWidget(Label(self.tr("… and {n} more").format(n=len(lines) - _SHOWN), "faint", 12))
        column.addStretch()
        self._area.setWidget(content)
        self._inside = content

    def accept(self) -> None:
        """Hand over what was planned."""
        if self.plan is not None and self.import_button.isEnabled():
            plan = self.plan
            self.dismiss()
            self.accepted.emit(plan)

    def dismiss(self) -> None:
        self._stop()
        super().dismiss()

    def _stop(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, UserError):
            self.dismiss()
            raise error
        self._say(str(error), problem=True)

    def place(self) -> None:
        room = self.rect()
        layout = self._inside.layout() if self._inside is not None else None
        wanted = 150 + (layout.heightForWidth(_WIDTH - 4) if layout is not None else 0)
        self.card.setFixedSize(min(_WIDTH, room.width() - 56), max(170, min(wanted, _HEIGHT, room.height() - 56)))
        self.card.move((room.width() - self.card.width()) // 2, (room.height() - self.card.height()) // 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the sheet must not throw away what was read."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)
