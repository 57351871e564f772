# SPDX-License-Identifier: MIT
"""The import sheet: files dropped on the window, looked at, decided about, and taken in one by one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.interviews.import_preview import ImportPreview
from jtbdstudio.ui.interviews.import_report import ImportOutcome
from jtbdstudio.ui.interviews.import_session import ImportSession
from jtbdstudio.ui.interviews.import_table import SPEAKERS, ImportModel
from jtbdstudio.ui.overlay import Overlay
from jtbdstudio.ui.widgets import Bar, ElidedLabel, Label, button
from jtbdstudio.ui.widgets.cells import ROW_HEIGHT
from jtbdstudio.ui.widgets.row_table import RowTable
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.ui.workspace import Workspace

_WIDTH, _HEIGHT = 1160, 760
_WIDEST = 190
_MOST_ROWS = 8
_AROUND = 200
"""Height of everything but the table and what the report says."""


class _Foot(QWidget):
    """The strip with the buttons, under a hairline."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(0, 0, self.width(), 1), theme.current().line)


class ImportSheet(Overlay):
    """Chooses, then imports, then tells. ``Return`` does the primary thing of each, ``Esc`` steps back."""

    read_requested = Signal(str)  # interview id

    def __init__(self, host: QWidget, workspace: Workspace) -> None:
        super().__init__(host, _WIDTH)
        self.session = ImportSession(workspace, self)
        self._set_aside = False
        self.model, self.table, self.preview = ImportModel(), RowTable(), ImportPreview()
        self.outcome, self.below, self.progress = ImportOutcome(), QStackedWidget(), Bar()
        self.below.addWidget(self.preview)
        self.below.addWidget(self.outcome)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Files to import"))
        self.column.addLayout(self._head())
        self.column.addWidget(self.table)
        self.column.addWidget(self.below, 1)
        self.column.addWidget(self._foot())
        self._connect()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(18, 16, 18, 8)
        row.setSpacing(10)
        self.title = Label("", size=16, weight=600)
        self.subtitle = ElidedLabel("", "muted")
        row.addWidget(self.title)
        row.addWidget(self.subtitle, 1)
        return row

    def _foot(self) -> QWidget:
        foot = _Foot()
        row = QHBoxLayout(foot)
        row.setContentsMargins(18, 12, 18, 14)
        row.setSpacing(8)
        self.promise = ElidedLabel(
            self.tr("Everything stays on this computer. The originals are kept inside the project."), "muted"
        )
        self.progress.setFixedWidth(150)
        self.cancel_button = button(self.tr("Cancel"), self.step_back)
        self.import_button = button("", self.go_on, primary=True)
        row.addWidget(self.promise, 1)
        for widget in (self.progress, self.cancel_button, self.import_button):
            row.addWidget(widget)
        return foot

    def _connect(self) -> None:
        self.session.changed.connect(self._show)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.table.check_toggled.connect(self._on_check_toggled)
        self.preview.interviewer_chosen.connect(self._on_interviewer_chosen)
        self.preview.customer_chosen.connect(self._on_customer_chosen)
        self.preview.skip_chosen.connect(self._on_skip_chosen)
        self.preview.read_wanted.connect(self._leave_to_read)

    def show_files(self, paths: Sequence[Path]) -> None:
        """Look at these files; more that are dropped later join them."""
        self.session.add(paths)
        if self.isHidden():
            self.open()
        if self.table.current_row < 0:
            self.table.select_row(0)
        self.table.setFocus()

    def set_aside(self) -> None:
        """The page is left: out of sight, but not over."""
        self._set_aside = self.isVisible()
        self.hide()

    def bring_back(self) -> None:
        """The page is here again."""
        if self._set_aside:
            self._set_aside = False
            self.open()
            self.table.setFocus()

    def go_on(self) -> None:
        """The primary thing: import what is wanted, or read the first that was imported."""
        session = self.session
        if session.state == "choosing":
            session.start()
        elif session.state == "done" and session.made:
            self._leave_to_read(session.made[0].interview_id)
        elif session.state == "done":
            self.dismiss()

    def step_back(self) -> None:
        """Stop what is going on, or close."""
        if self.session.state == "storing":
            self.session.stop()
        else:
            self.dismiss()

    def dismiss(self) -> None:
        """Close, and forget what was only looked at."""
        self._set_aside = False
        super().dismiss()
        self.session.reset()

    def _leave_to_read(self, interview_id: str) -> None:
        self.dismiss()
        self.read_requested.emit(interview_id)

    def _show(self) -> None:
        session = self.session
        over = session.state != "choosing"
        self.model.set_plan(session.planned, session.reports, session.reading, over=over)
        if session.state != "storing":
            self.table.fit_columns(SPEAKERS, _WIDEST, edge=6)
        if session.state == "done":
            self._show_outcome()
        else:
            self.below.setCurrentWidget(self.preview)
            self._show_preview()
        self._show_words()
        self._show_buttons()
        self.place()

    def _show_preview(self) -> None:
        row, session = self.table.current_row, self.session
        if 0 <= row < len(session.planned):
            self.preview.show_file(session.planned[row], session.people, over=session.state != "choosing")

    def _show_outcome(self) -> None:
        session = self.session
        unreadable = [file for file in session.planned if file.verdict == "unreadable"]
        self.outcome.show_reports(session.reports.values(), unreadable, len(session.queue) - len(session.reports))
        self.below.setCurrentWidget(self.outcome)
        self.import_button.setFocus()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, " ".join(self.outcome.sentences)))

    def _show_words(self) -> None:
        session, files = self.session, len(self.session.paths)
        told, done, of = "", 0, 1
        if session.state == "done":
            one, many, count = self.tr("1 interview imported"), self.tr("{n} interviews imported"), len(session.made)
        else:
            one, many, count = self.tr("Import 1 file"), self.tr("Import {n} files"), files
        if session.state == "storing":
            done, of = len(session.reports), len(session.queue)
            told = self.tr("{done} of {n} imported").format(done=done, n=of)
        elif session.state == "choosing" and session.reader.is_reading:
            done, of = len(session.looks), files
            told = self.tr("reading {at} of {n}").format(at=min(done + 1, of), n=of)
        self.title.setText(number_of(count, one, many))
        self.subtitle.set_text(told)
        self.progress.set_share(done / of)
        self.progress.setVisible(bool(told))

    def _show_buttons(self) -> None:
        session, made = self.session, self.session.made
        done = session.state == "done"
        self.cancel_button.setText(self.tr("Close") if done else self.tr("Cancel"))
        self.cancel_button.setVisible(bool(made) or not done)
        if done:
            words = self.tr("Read {code}").format(code=made[0].customer_code) if made else self.tr("Close")
        elif session.waits_for_reading:
            words = self.tr("Imports when read …")
        elif session.wanted or session.reader.is_reading:
            one, many = self.tr("Import 1 interview"), self.tr("Import {n} interviews")
            words = number_of(session.wanted, one, many) if session.wanted else self.tr("Import")
        else:
            words = self.tr("Nothing to import")
        self.import_button.setText(words)
        self.import_button.setEnabled(done or session.can_start)

    def _on_row_changed(self, *_indexes: object) -> None:
        self._show_preview()

    def _on_check_toggled(self, row: int) -> None:
        file = self.session.planned[row]
        if file.can_import:
            self.session.decide(row, skip=not file.skipped)

    def _on_interviewer_chosen(self, speaker: str) -> None:
        self.session.decide(self.table.current_row, interviewer=speaker)

    def _on_customer_chosen(self, code: str) -> None:
        self.session.decide(self.table.current_row, customer=code)

    def _on_skip_chosen(self, skip: bool) -> None:
        self.session.decide(self.table.current_row, skip=skip)

    def place(self) -> None:
        room = self.rect()
        width, height = min(_WIDTH, room.width() - 56), min(_HEIGHT, room.height() - 56)
        rows = max(3, min(self.model.rowCount(), _MOST_ROWS))
        wanted = self.table.horizontalHeader().sizeHint().height() + rows * ROW_HEIGHT + 2
        self.table.setFixedHeight(min(wanted, max(140, round(height * 0.45))))
        if self.session.state == "done":
            height = min(height, self.table.height() + _AROUND + 34 * len(self.outcome.sentences))
        self.card.setFixedSize(width, height)
        self.card.move((room.width() - width) // 2, (room.height() - height) // 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the sheet must not throw away what was chosen in it."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.step_back()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """``Tab`` goes round inside the sheet."""
        at: QWidget | None = QApplication.focusWidget() or self
        while at is not None:
            at = at.nextInFocusChain() if forward else at.previousInFocusChain()
            if at is None or at is QApplication.focusWidget():
                return False
            if self.isAncestorOf(at) and at.isVisible() and at.isEnabled() and _takes_tab(at):
                at.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
                return True
        return False


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
