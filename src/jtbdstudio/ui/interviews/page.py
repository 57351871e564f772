# SPDX-License-Identifier: MIT
"""The interviews: a table of who was talked to, the customer beside it, and the way in for transcripts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jtbdstudio.commands import customers, debriefs
from jtbdstudio.commands import interviews as commands
from jtbdstudio.domain.debrief import TALKS
from jtbdstudio.queries.advice import advice_list
from jtbdstudio.queries.guides import Guide, best_fit_criteria, guides
from jtbdstudio.queries.interview_details import InterviewDetails, interview_details, interview_notes
from jtbdstudio.queries.interviews import InterviewItem, customer_list, interview_list
from jtbdstudio.ui.actions import bind
from jtbdstudio.ui.interviews.debrief_clock import MinuteTick
from jtbdstudio.ui.interviews.debrief_desk import DebriefDesk
from jtbdstudio.ui.interviews.import_sheet import ImportSheet
from jtbdstudio.ui.interviews.new_interview import NewInterview, NewInterviewDialog
from jtbdstudio.ui.interviews.panel import SIDES, InterviewPanel
from jtbdstudio.ui.interviews.panel_edits import PanelEdits
from jtbdstudio.ui.interviews.row_drop import RowDrop
from jtbdstudio.ui.interviews.table import BOXES, DATE, FIT, QUOTES, ROLE, SURPRISES, TRANSCRIPT, InterviewModel
from jtbdstudio.ui.interviews.ways_in import (
    ask_for_files,
    ask_for_folder,
    name_for_pasted,
    pasted_paths,
    pasted_text,
)
from jtbdstudio.ui.page import Evidence, Page
from jtbdstudio.ui.widgets import EmptyState
from jtbdstudio.ui.widgets.row_table import RowTable
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.store.history import Changes

_READ_FROM = (
    "customer", "interview", "transcript", "turn", "note", "tagging", "code", "debrief", "debrief_answer", "guide",
    "guide_question", "stakeholder", "dismissed_advice", "study",
)  # fmt: skip
_LATER_MS = 150
_IDLE_MS = 600
"""So long after the page is shown, the import sheet is made: its first files need not wait for that."""
_MANY = 50
"""New rows from which on it is the table that is shown first."""
_ROOMY = 1000
"""Below this width the table has to say less."""
_SPARE = (DATE, FIT, BOXES, TRANSCRIPT)
_EVIDENCE = {SURPRISES: "surprises", QUOTES: "quotes", BOXES: "boxed"}


class InterviewsPage(Page):
    """Customers, fit, transcripts; what a study begins with."""

    id, title, icon, section = "interviews", "Interviews", "interviews", "Collect"

    def build(self) -> None:
        self._wanted, self._is_reading = "", False
        self._sheet: ImportSheet | None = None
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._later.timeout.connect(self.refresh)
        self.import_button = self.header.add_button(self.tr("Import transcripts…"), self.choose_files, icon="import")
        self.new_button = self.header.add_button(self.tr("New interview"), self.add_interview, primary=True)
        self._refit = QTimer(self, singleShot=True, interval=0)
        self._refit.timeout.connect(self._fit_columns)
        self._guides = tuple[Guide, ...]()
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self._on_idle)
        self._advise = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._panel_soon = QTimer(self, singleShot=True, interval=0)
        self._panel_soon.timeout.connect(self._show_panel)
        self._advise.timeout.connect(self._show_advice)
        self._tick = MinuteTick(self)
        self._tick.timeout.connect(self._on_tick)
        self.desk = DebriefDesk(self)
        self.empty = EmptyState(
            "interviews",
            self.tr("No interviews yet"),
            self.tr("Drop transcripts anywhere on this window: Zoom, Teams, Meet, Otter, Word or plain text."),
            self.tr("Import transcripts…"),
            self.tr("New interview"),
        )
        filled = self.stacked(self.empty)
        self.model, self.table, self.panel = InterviewModel(), RowTable(filled), InterviewPanel(self.desk, filled)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Interviews"))
        self._fill(filled)
        self._connect()

    def _fill(self, filled: QWidget) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(16, 8, 16, 8)
        left.addWidget(self.table)
        row = QHBoxLayout(filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.panel)

    def _connect(self) -> None:
        self.empty.chosen.connect(self.choose_files)
        self.empty.second_chosen.connect(self.add_interview)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.link_chosen.connect(self._on_link_chosen)
        RowDrop(self.table).dropped.connect(self._on_row_dropped)
        panel = self.panel
        self.edits = PanelEdits(self, panel, lambda: self.selected)
        panel.talk.ended.connect(self.desk.end_call)
        panel.debrief.page_wanted.connect(self.open_debrief)
        panel.debrief.compare_wanted.connect(self._on_compare_wanted)
        panel.evidence_wanted.connect(self.show_evidence)
        panel.read_wanted.connect(self.read_selected)
        panel.delete_wanted.connect(self.delete)
        bind(
            self,
            "interviews",
            {
                "interviews.new": self.add_interview,
                "interviews.paste": self.paste,
                "interviews.folder": self.choose_folder,
            },
        )
        bind(
            self.table,
            "interviews",
            {
                "interviews.read": self.read_selected,
                "interviews.debrief": self.open_debrief,
                "interviews.delete": self.delete_selected,
            },
        )

    @property
    def sheet(self) -> ImportSheet:
        """The import sheet, made when first wanted."""
        if self._sheet is None:
            self._sheet = ImportSheet(self.window(), self.studio)
            self._sheet.read_requested.connect(self._open_in_reader)
            self._sheet.session.changed.connect(self._on_import_changed)
            self._sheet.busy.connect(self.busy)
            self._sheet.notice.connect(self.notice)
        return self._sheet

    def _on_idle(self) -> None:
        """Make what will be wanted, while nobody waits for it."""
        if self.studio.is_open and not self.studio.read_only:
            _ = self.sheet

    @property
    def selected(self) -> InterviewItem | None:
        """The interview whose row is the current one."""
        row = self.table.current_row
        return self.model.items[row] if 0 <= row < len(self.model.items) else None

    def refresh(self) -> None:
        """Read the interviews anew and keep the selected one."""
        self._later.stop()
        before = self.table.current_row
        items: tuple[InterviewItem, ...] = self.studio.read(interview_list)
        kept = self._wanted or self._just_finished(items) or (self.selected.id if self.selected else "")
        self._guides = self.studio.read(guides)
        self.panel.customer.fit.show_questions(self.studio.read(best_fit_criteria))
        many = len(items) - len(self.model.items) > _MANY
        self.model.set_items(items)
        self._on_tick()
        self.stack.setCurrentIndex(1 if items else 0)
        writable = not self.studio.read_only
        for made in (self.import_button, self.new_button, self.empty.button, self.empty.second_button):
            made.setEnabled(writable)
        if not items:
            return
        self._fit_columns()
        row = self.model.row_of(kept)
        self._wanted = ""
        self._is_reading = True  # the panel is shown once, below, whether the row changes or not
        self.table.select_row(row if row >= 0 else min(max(before, 0), len(items) - 1))
        self._is_reading = False
        if many:  # rows now, what is in one of them in a turn of its own
            self._panel_soon.start()
        else:
            self._show_panel()

    def _fit_columns(self) -> None:
        """Before a day goes for want of room, the clocks say less."""
        for short in (self.width() < _ROOMY, True):
            if short != self.model.short:
                self.model.short = short
                self.model.tick()
            self.table.fit_columns(ROLE, spare=_SPARE)
            if not self.table.isColumnHidden(DATE):
                break

    def _just_finished(self, items: Sequence[InterviewItem]) -> str:
        """The one interview whose debrief was finished since the rows were read, or nothing."""
        done = {item.id for item in self.model.items if item.debrief == "done"}
        new = [item.id for item in items if item.debrief == "done" and item.id not in done]
        return new[0] if self.model.items and len(new) == 1 else ""

    def forget(self) -> None:
        super().forget()
        self._later.stop()
        for timer in (self._advise, self._panel_soon, self._tick):
            timer.stop()
        self._wanted = ""
        if self._sheet is not None:
            self._sheet.forget()
        self.desk.close()
        self.model.set_items(())

    def on_changed(self, changes: Changes) -> None:
        if not changes.touches(*_READ_FROM):
            return
        if not self.isVisible():
            self.mark_stale()
        elif changes.origin is self.desk:
            self.desk.on_changed(changes)
            self._later.start()
        elif changes.origin is self:
            self._show_panel()
            self._later.start()
        elif self._sheet is not None and self._sheet.session.state == "storing":
            self._later.start()
        else:
            self.refresh()

    def take_focus(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_files(self, paths: list[Path]) -> None:
        self.import_files(paths)

    def perform(self, action_id: str) -> bool:
        if action_id == "app.paste":
            return self._paste_from_elsewhere()
        if action_id != "app.import":
            return False
        self.choose_files()
        return True

    def reveal(self, kind: str, ident: str) -> None:
        find = {"interview": self.model.row_of, "customer": self.model.row_of_customer}.get(kind)
        if find is not None:
            self.table.select_row(find(ident))

    def choose_files(self) -> None:
        """Ask for transcripts on the disk; while some are being imported, show how far that is."""
        if self._sheet is not None and self._sheet.session.is_busy:
            self._sheet.show_again()
        else:
            ask_for_files(self, self.import_files)

    def choose_folder(self) -> None:
        """Ask for a folder with transcripts."""
        ask_for_folder(self, self.import_files)

    def import_files(self, paths: Sequence[Path]) -> None:
        """Show what these files are, to be imported from there."""
        if self.studio.read_only:
            self.notice.emit(self.tr("This study is open elsewhere and can only be read here. Nothing was imported."))
        elif paths:
            self.sheet.show_files(paths)

    def _on_row_dropped(self, row: int, paths: list[Path]) -> None:
        """A transcript dropped on an interview is this customer's, and its new version if there was one."""
        if row < 0 or self.studio.read_only:
            self.import_files(paths)
            return
        item = self.model.items[row]
        version = {"version_of": item.id} if item.has_transcript and len(paths) == 1 else {}
        self.sheet.show_files(paths, customer=item.customer_code, **version)

    def paste(self) -> None:
        """Import what is on the clipboard: copied files, or the words of a transcript."""
        data = QGuiApplication.clipboard().mimeData()
        if paths := pasted_paths(data):
            self.import_files(paths)
        elif (text := pasted_text(data)) and not self.studio.read_only:
            self.sheet.show_text(name_for_pasted(), text)
        else:
            self.notice.emit(self.tr("There is no transcript to paste. Copy its text, or its file, first."))

    def _paste_from_elsewhere(self) -> bool:
        """As :meth:`paste` on another page, where it is meant only if there is something to import."""
        data = QGuiApplication.clipboard().mimeData()
        if self.studio.read_only or not (pasted_paths(data) or pasted_text(data)):
            return False
        self.page_requested.emit(self.id)
        self.paste()
        return True

    def add_interview(self) -> None:
        """Ask who and when; the interview is there at once, its transcript may come later."""
        if self.studio.read_only:
            return
        wanted = NewInterviewDialog.ask(self.studio.read(customer_list), self)
        if wanted is None:
            return
        day = {"held_on": wanted.held_on}
        if wanted.debrief:
            made = self._begin_debrief(wanted)
        elif wanted.customer_id:
            made = self.studio.run(commands.add_interview, wanted.customer_id, **day)
        else:
            made = self.studio.run(commands.add_first_interview, wanted.fields, **day)
        if made and wanted.debrief:
            self.reveal_requested.emit("debrief", "interview", made)
        elif made:
            self._select(made)
            self.undoable_notice.emit(self.tr("Interview added."))

    def _begin_debrief(self, wanted: NewInterview) -> str | None:
        """The call has just ended; who it was with was asked for."""
        whom = {"customer_id": wanted.customer_id} if wanted.customer_id else {"customer": wanted.fields}
        made: str | None = self.studio.run(debriefs.start_debrief_of_call, held_on=wanted.held_on, **whom)
        return made

    def open_debrief(self) -> None:
        """The selected interview's debrief on a page of its own, with the 12 boxes."""
        if self.selected is not None and self.selected.kind in TALKS:
            self.reveal_requested.emit("debrief", "interview", self.selected.id)
        elif self.selected is not None:
            self.notice.emit(self.tr("A survey has no call to debrief."))

    def debrief_wanted(self) -> str:
        """What is selected, unless its debrief is finished: then a call is meant that has just been held."""
        return self.selected.id if self.selected is not None and self.selected.debrief != "done" else ""

    def _on_compare_wanted(self) -> None:
        if self.selected is not None:
            self.reveal_requested.emit("debrief", "compare", self.selected.id)

    def _select(self, interview_id: str) -> None:
        """Select an interview that is in the study, though perhaps not yet in the table."""
        row = self.model.row_of(interview_id)
        if row >= 0:
            self.table.select_row(row)
        else:
            self._wanted = interview_id

    def read_selected(self) -> None:
        """Open the selected interview in the reader."""
        if self.selected is None:
            return
        if self.selected.has_transcript:
            self._open_in_reader(self.selected.id)
        else:
            words = self.tr("{code} has no transcript yet. Import one, or drop it on the window.")
            self.notice.emit(words.format(code=self.selected.customer_code))

    def _open_in_reader(self, interview_id: str) -> None:
        self.reveal_requested.emit("read", "interview", interview_id)

    def show_evidence(self, which: str) -> None:
        """The notes behind one of the selected interview's numbers."""
        if self.selected is None:
            return
        notes = self.studio.read(interview_notes, self.selected.id)
        titles = {
            "quotes": self.tr("What {code} said"),
            "surprises": self.tr("What surprised us in {code}"),
            "boxed": self.tr("What {code} said, in the 12 boxes"),
        }
        title = titles[which].format(code=self.selected.customer_code)
        self.evidence_requested.emit(Evidence(title, getattr(notes, which)))

    def delete_selected(self) -> None:
        """Delete the selected interview. Its customer stays, with or without another."""
        if not self.studio.read_only:
            self.delete("interview")

    def delete(self, what: str) -> None:
        """Delete the selected ``interview`` or its ``customer``; the toast takes it back."""
        details, item = self._details(), self.selected
        if details is None or item is None:
            return
        if what == "customer":
            self.studio.run(customers.delete_customer, details.customer_id)
            quotes, told = details.quotes, self.tr("{code} was deleted, with {quotes}.")
        else:
            self.studio.run(commands.delete_interview, details.id)
            last = self.tr("The interview of {code} was deleted, with {quotes}. {code} stays a customer.")
            other = self.tr("An interview of {code} was deleted, with {quotes}.")
            quotes, told = item.quotes, other if details.interviews > 1 else last
        counted = number_of(quotes, self.tr("1 quote"), self.tr("{n} quotes"))
        self.undoable_notice.emit(told.format(code=details.code, quotes=counted))

    def _details(self) -> InterviewDetails | None:
        item = self.selected
        return self.studio.read(interview_details, item.id) if item is not None else None

    def _show_panel(self) -> None:
        item, details = self.selected, self._details()
        self.panel.setVisible(details is not None)
        if item is not None and details is not None:
            self.panel.show_interview(item, details, self._guides)
            self._advise.start()
            self.panel.set_editable(not self.studio.read_only)
            self.panel.debrief.turn_to(item.id)

    def _show_advice(self) -> None:
        """What the advice list says about the selected interview: a look at the whole study, so a moment later."""
        if self.selected is not None and self.workspace is not None and self.workspace.is_open:
            about = (f"interview:{self.selected.id}", f"customer:{self.selected.customer_id}")
            self.panel.show_advice(self.studio.read(advice_list).about(*about))

    def _on_row_changed(self, *_indexes: object) -> None:
        if self.workspace is not None and self.workspace.is_open and not self._is_reading:
            self._show_panel()

    def _on_tick(self) -> None:
        """The clocks in the table, and when they are to go on; nobody winds them while nobody looks."""
        latest = self.model.tick()
        if latest and self.isVisible():
            self._tick.aim(latest)

    def _on_row_chosen(self, _row: int) -> None:
        self.read_selected()

    def _on_link_chosen(self, row: int, column: int) -> None:
        self.table.select_row(row)
        self.show_evidence(_EVIDENCE[column])

    def _on_import_changed(self) -> None:
        if self.sheet.session.state == "done" and self.sheet.session.made:
            self._select(self.sheet.session.made[0].interview_id)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._idle.stop()
        self._tick.stop()
        if self._sheet is not None and not event.spontaneous():
            self._sheet.set_aside()

    def shown(self) -> None:
        if self._sheet is None:
            self._idle.start()
        self._on_tick()
        if self._sheet is not None:
            self._sheet.bring_back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.setFixedWidth(max(284, min(452, round(self.width() * 0.345))))
        self._refit.start()

    def gallery_states(self) -> list[str]:
        from jtbdstudio.ui.interviews.gallery import STATES

        return ["debrief", "customer", *STATES]

    def show_state(self, name: str) -> None:
        from jtbdstudio.ui.interviews.debrief_gallery import show_panel
        from jtbdstudio.ui.interviews.gallery import show

        (show_panel if name in SIDES else show)(self, name)
