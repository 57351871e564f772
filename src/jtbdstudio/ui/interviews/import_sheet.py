# SPDX-License-Identifier: MIT
"""The import sheet: files dropped on the window, looked at, decided about, and taken in one by one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QStackedWidget, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.interviews.import_preview import ImportPreview
from jtbdstudio.ui.interviews.import_report import ImportOutcome, imported_sentence, imported_words
from jtbdstudio.ui.interviews.import_session import CUSTOMER, ImportSession
from jtbdstudio.ui.interviews.import_table import FILE, READ_AS, SPEAKERS, STATUS, WHAT, ImportModel
from jtbdstudio.ui.overlay import Overlay
from jtbdstudio.ui.widgets import Bar, ElidedLabel, Label, button
from jtbdstudio.ui.widgets.cells import ROW_HEIGHT
from jtbdstudio.ui.widgets.row_table import RowTable
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.ui.workspace import Workspace

_WIDTH, _HEIGHT = 1160, 760
_WIDEST, _NARROW = 240, 1050
_NARROW_LIMITS = {FILE: 150, WHAT: 140}
_LEAST = {FILE: 150, WHAT: 84, SPEAKERS: 250, READ_AS: 92, STATUS: 150}
"""What a column is never narrower than; what it is and how it was read give way first."""
_PREVIEW = 290
"""Height the preview gets, whatever the files in the list would like."""
_MOST_ROWS = 8
_FEW = 12
"""With so few files the columns follow every one that is read; with more they settle at the end."""
_HEAD_AND_FOOT = 108
_AROUND = 200
"""Height of everything but the table and what the report says."""


class _Foot(QWidget):
    """The strip with the buttons, under a hairline."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(0, 0, self.width(), 1), theme.current().line)


class ImportSheet(Overlay):
    """Chooses, then imports, then tells. ``Return`` does the primary thing of each, ``Esc`` steps back.

    While it imports, ``Esc`` only puts it out of sight: it goes on, and :meth:`show_again` brings it back.
    """

    read_requested = Signal(str)  # interview id
    busy = Signal(str)  # what goes on, or nothing
    notice = Signal(str)

    def __init__(self, host: QWidget, workspace: Workspace) -> None:
        super().__init__(host, _WIDTH)
        self.session = ImportSession(workspace, self)
        self._set_aside = self._out_of_sight = False
        self._told = ""
        self._fitted = 0
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
        self.progress.setFixedWidth(150)
        row.addWidget(self.title)
        row.addWidget(self.subtitle, 1)
        row.addWidget(self.progress)
        return row

    def _foot(self) -> QWidget:
        foot = _Foot()
        row = QHBoxLayout(foot)
        row.setContentsMargins(18, 12, 18, 14)
        row.setSpacing(8)
        self.merge = QCheckBox(self.tr("merge consecutive turns"))
        self.boilerplate = QCheckBox(self.tr("leave out boilerplate lines"))
        self.boilerplate.setToolTip(self.tr("Lines that recording tools add and nobody said. The preview lists them."))
        for box in (self.merge, self.boilerplate):
            box.setChecked(True)
            box.clicked.connect(self._on_reading_chosen)
            row.addWidget(box)
            row.addSpacing(8)
        row.addStretch()
        self.cancel_button = button(self.tr("Cancel"), self.cancel)
        self.hide_button = button(self.tr("Go on in the background"), self.step_back)
        self.import_button = button("", self.go_on, primary=True)
        for widget in (self.cancel_button, self.hide_button, self.import_button):
            row.addWidget(widget)
        return foot

    def _connect(self) -> None:
        self.session.changed.connect(self._show)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.table.installEventFilter(self)
        self.table.check_toggled.connect(self._on_check_toggled)
        self.table.link_chosen.connect(self._on_link_chosen)
        preview, choices = self.preview, self.preview.choices
        preview.version_wanted.connect(self._on_version_wanted)
        preview.customer_chosen.connect(self._on_customer_chosen)
        preview.read_wanted.connect(self._leave_to_read)
        choices.part_chosen.connect(self._on_part_chosen)
        choices.day_chosen.connect(self._on_day_chosen)
        choices.version_chosen.connect(self._on_version_chosen)
        choices.format_chosen.connect(self._on_format_chosen)
        choices.encoding_chosen.connect(self._on_encoding_chosen)
        choices.renamed.connect(self._on_renamed)

    def show_files(self, paths: Sequence[Path], **choice: str) -> None:
        """Look at these files; more that are dropped later join them. ``choice`` holds for each of them."""
        self.session.add(paths, **choice)
        self.show_again()

    def show_text(self, name: str, text: str) -> None:
        """Look at pasted words, which may be given another name."""
        self.session.add_text(name, text)
        self.table.select_row(len(self.session.entries) - 1)
        self.show_again()

    def show_again(self) -> None:
        """Bring the sheet into view."""
        self._out_of_sight = False
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

    def cancel(self) -> None:
        """Stop what is going on, or close."""
        if self.session.state == "storing":
            self.session.stop()
        else:
            self.dismiss()

    def step_back(self) -> None:
        """Close; what is being imported goes on."""
        if not self.session.is_busy:
            self.dismiss()
            return
        self._out_of_sight = True
        super().dismiss()
        self.notice.emit(self.tr("The import goes on. Ctrl+I shows how far it is."))

    def dismiss(self) -> None:
        """Close, and forget what was only looked at."""
        self._set_aside = self._out_of_sight = False
        super().dismiss()
        later = self.session.dropped_meanwhile
        self.session.reset()
        self.merge.setChecked(True)
        self.boilerplate.setChecked(True)
        self._tell_busy("")
        if later:
            self.show_files(later)

    def forget(self) -> None:
        """The study is closed: end everything that isn't stored."""
        self.session.dropped_meanwhile.clear()
        self.dismiss()

    def _leave_to_read(self, interview_id: str) -> None:
        self.dismiss()
        self.read_requested.emit(interview_id)

    def _show(self) -> None:
        session = self.session
        if session.state == "done" and self._out_of_sight:
            self._come_back()
        self._show_busy()
        if self.isHidden() and session.state == "storing":
            return
        self.model.show_session(session)
        self._fit_columns()
        if session.state == "done":
            self._show_outcome()
        else:
            self.below.setCurrentWidget(self.preview)
            self._show_preview()
        self._show_words()
        self._show_buttons()
        self.place()

    def _fit_columns(self) -> None:
        """While many files are read the columns stay as they were for the first; at the end they settle."""
        session, files = self.session, len(self.session.entries)
        settled = session.state == "storing" or (session.reader.is_reading and files > _FEW)
        if settled and files == self._fitted:
            return
        self._fitted = files
        limits = _NARROW_LIMITS if self.card.width() < _NARROW else None
        self.table.fit_columns(SPEAKERS, _WIDEST, edge=6, limits=limits, least=_LEAST, giving=(WHAT, READ_AS))

    def _come_back(self) -> None:
        """An import in the background is over: told in a sentence, or shown if there is something to look at."""
        session = self.session
        self._out_of_sight = False
        if all(report.made is not None for report in session.reports.values()):
            self.notice.emit(imported_sentence(session.reports.values()))
            self.dismiss()
        elif self._host.isVisible():
            self.open()

    def _show_busy(self) -> None:
        session = self.session
        if session.state == "storing":
            words = self.tr("Importing: {done} of {n}")
            self._tell_busy(words.format(done=len(session.reports), n=len(session.queue)))
        elif session.waits_for_reading:
            words = self.tr("Reading: {done} of {n}")
            self._tell_busy(words.format(done=session.read_count, n=len(session.entries)))
        else:
            self._tell_busy("")

    def _tell_busy(self, words: str) -> None:
        if words != self._told:
            self._told = words
            self.busy.emit(words)

    def _show_preview(self) -> None:
        row, session = self.table.current_row, self.session
        if 0 <= row < len(session.planned):
            over = session.state != "choosing"
            self.preview.show_file(session.planned[row], session.entries[row], session.people, over=over)

    def _show_outcome(self) -> None:
        session = self.session
        unreadable = [file for file in session.planned if file.verdict == "unreadable"]
        self.outcome.show_reports(session.reports.values(), unreadable, len(session.queue) - len(session.reports))
        self.below.setCurrentWidget(self.outcome)
        self.import_button.setFocus()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, " ".join(self.outcome.sentences)))

    def _show_words(self) -> None:
        session, files = self.session, len(self.session.entries)
        told, done, of = "", 0, 1
        if session.state == "done":
            one = many = imported_words(session.reports.values())
            count = len(session.made)
        elif files == 1 and session.entries[0].is_pasted:
            one, many, count = self.tr("Import pasted text?"), "", 1
        else:
            one, many, count = self.tr("Import 1 file"), self.tr("Import {n} files"), files
        if session.state == "storing":
            done, of = len(session.reports), len(session.queue)
            told = self.tr("{done} of {n} imported").format(done=done, n=of)
        elif session.state == "choosing" and session.reader.is_reading:
            done, of = session.read_count, max(files, 1)
            told = self.tr("reading {at} of {n}").format(at=min(done + 1, of), n=of)
        promise = self.tr("Everything stays on this computer. The originals are kept inside the project.")
        self.title.setText(number_of(count, one, many))
        self.subtitle.set_text(told or promise)
        self.progress.set_share(done / of)
        self.progress.setVisible(bool(told))

    def _show_buttons(self) -> None:
        session, made = self.session, self.session.made
        done, choosing = session.state == "done", session.state == "choosing"
        for box in (self.merge, self.boilerplate):
            box.setVisible(choosing)
            box.setEnabled(choosing and not session.waits_for_reading)
        self.cancel_button.setText(self.tr("Close") if done else self.tr("Cancel"))
        self.cancel_button.setVisible(bool(made) or not done)
        self.hide_button.setVisible(session.is_busy)
        self.import_button.setVisible(session.state != "storing")
        self.import_button.setText(self._primary_words())
        self.import_button.setEnabled(done or session.can_start)

    def _primary_words(self) -> str:
        session, made = self.session, self.session.made
        if session.state == "done":
            return self.tr("Read {code}").format(code=made[0].customer_code) if made else self.tr("Close")
        if session.waits_for_reading:
            return self.tr("Imports when read …")
        if session.wanted:
            one, many = self.tr("Import 1 interview"), self.tr("Import {n} interviews")
            return number_of(session.wanted_interviews, one, many)
        return self.tr("Import") if session.reader.is_reading else self.tr("Nothing to import")

    def _on_row_changed(self, *_indexes: object) -> None:
        self._show_preview()

    def _on_check_toggled(self, row: int) -> None:
        file = self.session.planned[row]
        if file.can_import and not (file.known and file.is_survey):
            self.session.decide(row, skip=file.wanted)

    def _on_link_chosen(self, row: int, _column: int) -> None:
        """A status that asks for something leads to it."""
        file = self.session.planned[row]
        self.table.select_row(row)
        if file.known is not None:
            self._leave_to_read(file.known.interview_id)
        else:
            self.preview.ask_about(file.asks_about)

    def _on_version_wanted(self, wanted: bool) -> None:
        self.session.decide(self.table.current_row, skip=not wanted)
        self.table.setFocus()

    def _on_part_chosen(self, speaker: str, part: str) -> None:
        self.session.decide_speaker(self.table.current_row, speaker, part)

    def _on_customer_chosen(self, code: str) -> None:
        row = self.table.current_row
        speaker = next(iter(self.session.planned[row].customers), "")
        self.session.decide_speaker(row, speaker, CUSTOMER + code)
        self.table.setFocus()

    def _on_day_chosen(self, iso: str) -> None:
        self.session.decide(self.table.current_row, held_on=iso)

    def _on_version_chosen(self, interview_id: str) -> None:
        self.session.decide(self.table.current_row, version_of=interview_id)

    def _on_format_chosen(self, name: str) -> None:
        self.session.decide(self.table.current_row, format=name)

    def _on_encoding_chosen(self, name: str) -> None:
        self.session.decide(self.table.current_row, encoding=name)

    def _on_renamed(self, name: str) -> None:
        self.session.rename(self.table.current_row, name)

    def _on_reading_chosen(self) -> None:
        self.session.read_all_as(merge_turns=self.merge.isChecked(), drop_boilerplate=self.boilerplate.isChecked())

    def place(self) -> None:
        room = self.rect()
        width, height = min(_WIDTH, room.width() - 56), min(_HEIGHT, room.height() - 56)
        rows = max(3, min(self.model.rowCount(), _MOST_ROWS))
        wanted = self.table.horizontalHeader().sizeHint().height() + rows * ROW_HEIGHT + 2
        room_for_rows = min(round(height * 0.45), height - _PREVIEW - _HEAD_AND_FOOT)
        self.table.setFixedHeight(min(wanted, max(140, room_for_rows)))
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A digit in the list of files chooses a customer; the list itself would search for it."""
        pressed = watched is self.table and event.type() == QEvent.Type.KeyPress
        digit = event.text() if pressed and isinstance(event, QKeyEvent) else ""
        if digit.isdigit() and self.preview.suggestions.isVisible():
            self.preview.suggestions.choose(int(digit))
            return True
        return super().eventFilter(watched, event)

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
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
