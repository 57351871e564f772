# SPDX-License-Identifier: MIT
"""Which job first? Jobs by criteria in dots, the score beside them, and the choice with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLineEdit, QToolButton, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.jobs_page.score_cells import CriterionHeader, FittingDots, JobCell, Rule, TotalCell
from jtbdstudio.ui.widgets import Card, Label, button, clear_layout, icon_button

if TYPE_CHECKING:
    from jtbdstudio.domain.scoring import Criterion
    from jtbdstudio.queries.jobs import JobItem

_STAR, _NAME, _TOTAL = 34, 140, 78
_WIDEST, _NARROWEST = 62, 42  # of a criterion
_FIRST = 2  # grid columns before the criteria


class ScoreRow:
    """The widgets of one job's row."""

    def __init__(self, job_id: str, criteria: Sequence[Criterion], table: ScoreTable) -> None:
        self.job_id = job_id
        self.star: QToolButton = icon_button("star", "", partial(table.choice_requested.emit, job_id))
        self.star.setCheckable(True)
        self.cell = JobCell()
        self.cell.opened.connect(table.job_opened)
        self.cell.quotes_requested.connect(table.quotes_requested)
        self.dots = {criterion.id: FittingDots(criterion.name) for criterion in criteria}
        for criterion_id, dots in self.dots.items():
            dots.scored.connect(partial(table.scored.emit, job_id, criterion_id))
        self.total = TotalCell()

    def show_job(self, job: JobItem, criteria: Sequence[Criterion], star: str, *, selected: bool) -> None:
        self.star.setChecked(job.status == "priority")
        self.star.setToolTip(star)
        self.star.setAccessibleName(f"{star}: {job.name}")
        self.cell.show_job(job, selected=selected)
        for criterion in criteria:
            given, dots = job.scores.get(criterion.id), self.dots[criterion.id]
            dots.set_score(given.score if given else 0)
            dots.explain(criterion.question, given.reason if given else "")
        self.total.show_priority(job.priority.value, job.priority.scored, job.priority.criteria)


class ScoreTable(Card):
    """Click a dot or type ``1`` to ``5``; ``Up`` and ``Down`` change the job. The order stays until asked to sort."""

    scored = Signal(str, str, int)  # job id, criterion id, score (0 takes it back)
    choice_requested = Signal(str)  # job id
    job_opened = Signal(str)  # job id
    quotes_requested = Signal(str)  # job id
    reason_given = Signal(str, str)  # job id, reason

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Which job first?"))
        self.rows: list[ScoreRow] = []
        self._jobs: tuple[JobItem, ...] = ()
        self._criteria: tuple[Criterion, ...] = ()
        self._shown_job = ""
        self.column.setSpacing(4)
        self.column.addWidget(Label(self.tr("Which job first?"), weight=600))
        self.hint = Label("", "muted", wrap=True)
        self.column.addWidget(self.hint)
        self.grid_host = QWidget()
        self.grid = QGridLayout(self.grid_host)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(0)
        self.grid.setColumnStretch(1, 1)
        self.column.addWidget(self.grid_host)
        self.column.addLayout(self._reason_row())
        self.column.addStretch(1)

    def _reason_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(10)
        self.reason_label = Label("", "muted")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("In a sentence, for everybody who will ask"))
        self.reason.setAccessibleName(self.tr("Why this job comes first"))
        self.reason.editingFinished.connect(self.commit)
        row.addWidget(self.reason_label)
        row.addWidget(self.reason, 1)
        return row

    @property
    def chosen(self) -> JobItem | None:
        """The priority job, if one was chosen."""
        return next((job for job in self._jobs if job.status == "priority"), None)

    def show_jobs(self, jobs: Sequence[JobItem], criteria: Sequence[Criterion], selected: str) -> None:
        """Show the jobs. Those seen before keep their places: a row must not jump away under a score."""
        places = {row.job_id: place for place, row in enumerate(self.rows)}
        ordered = tuple(sorted(jobs, key=lambda job: places.get(job.id, len(places))))
        self._jobs, self._shown_job = ordered, selected
        if [row.job_id for row in self.rows] != [job.id for job in ordered] or self._criteria != tuple(criteria):
            self._criteria = tuple(criteria)
            self._rebuild()
        for row, job in zip(self.rows, ordered, strict=True):
            row.show_job(job, self._criteria, self._star(job), selected=job.id == selected)
        self._show_foot()

    def set_locked(self, locked: bool) -> None:
        """Grey what would change a study that can only be read."""
        self.reason.setEnabled(not locked)
        for row in self.rows:
            row.star.setEnabled(not locked)

    def sort(self) -> None:
        """The chosen job first, then by score, then by customers."""
        ranked = sorted(
            self._jobs, key=lambda j: (j.status != "priority", -(j.priority.value or 0), -j.count.customers)
        )
        self.rows = []
        self.show_jobs(ranked, self._criteria, self._shown_job)

    def _rebuild(self) -> None:
        clear_layout(self.grid)
        self.rows = [ScoreRow(job.id, self._criteria, self) for job in self._jobs]
        if self.rows:
            self._add_header()
        for number, row in enumerate(self.rows):
            self._add_row(row, 2 * number + 2)
        self._fit()

    def _add_header(self) -> None:
        last = _FIRST + len(self._criteria)
        bottom = Qt.AlignmentFlag.AlignBottom
        job = Label(self.tr("Job"), "muted", theme.SMALL)
        job.setContentsMargins(4, 0, 0, 6)
        self.grid.addWidget(job, 0, 1, bottom)
        for number, criterion in enumerate(self._criteria):
            self.grid.addWidget(CriterionHeader(criterion), 0, _FIRST + number)
        tip = self.tr("The weighted mean of the scored criteria, 1 to 5. Click to sort by it.")
        total = button(self.tr("Score"), self.sort, link=True, tooltip=tip)
        total.setFont(theme.font(theme.SMALL, 600))
        total.setFixedHeight(30)
        self.grid.addWidget(total, 0, last, bottom)

    def _add_row(self, row: ScoreRow, line: int) -> None:
        last = _FIRST + len(row.dots)
        self.grid.addWidget(Rule(), line - 1, 0, 1, last + 1)
        self.grid.addWidget(row.star, line, 0, Qt.AlignmentFlag.AlignCenter)
        self.grid.addWidget(row.cell, line, 1)
        for number, dots in enumerate(row.dots.values()):
            self.grid.addWidget(dots, line, _FIRST + number, Qt.AlignmentFlag.AlignVCenter)
        self.grid.addWidget(row.total, line, last)

    def _fit(self) -> None:
        """Share the width: the criteria get the same, down to the smallest dots."""
        count = len(self._criteria)
        last = _FIRST + count
        room = self.width() - 28 - _STAR - _NAME - _TOTAL
        each = max(_NARROWEST, min(_WIDEST, room / count)) if count else 0
        widths = {0: _STAR, 1: _NAME, last: _TOTAL}
        for number in range(count):
            widths[_FIRST + number] = int(each)
        for column, width in widths.items():
            self.grid.setColumnMinimumWidth(column, width)
        for row in self.rows:
            row.total.setFixedWidth(_TOTAL)
            for dots in row.dots.values():
                dots.fit(each)

    def _star(self, job: JobItem) -> str:
        return self.tr("Take the choice back") if job.status == "priority" else self.tr("Choose this job")

    def _show_foot(self) -> None:
        chosen = self.chosen
        if not self._jobs:
            self.hint.setText(self.tr("Draft a statement above, and score it here beside the others."))
        elif chosen is None:
            self.hint.setText(self.tr("Score the jobs from 1 to 5, then choose one with the star: the others wait."))
        self.hint.setVisible(chosen is None)
        for widget in (self.reason_label, self.reason):
            widget.setVisible(chosen is not None)
        if chosen is not None:
            self.reason_label.setText(self.tr("Why “{name}” first:").format(name=chosen.name))
            if not (self.reason.hasFocus() and self.reason.isModified()):
                self.reason.setText(chosen.reason)
                self.reason.setCursorPosition(0)

    def commit(self) -> None:
        """Save the reason, if it was changed."""
        chosen = self.chosen
        if chosen is not None and self.reason.isModified():
            self.reason.setModified(False)
            self.reason_given.emit(chosen.id, self.reason.text().strip())

    def minimumSizeHint(self) -> QSize:
        """Narrower than the columns of this moment, which follow the width."""
        least = _STAR + _NAME + _TOTAL + _NARROWEST * len(self._criteria) + 28
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        focused = QApplication.focusWidget()
        for place, row in enumerate(self.rows):
            for criterion_id, dots in row.dots.items():
                if step is not None and dots is focused:
                    target = max(0, min(len(self.rows) - 1, place + step))
                    self.rows[target].dots[criterion_id].setFocus()
                    return
        super().keyPressEvent(event)
