# SPDX-License-Identifier: MIT
"""The card with the statement: offered from the counts, read with its evidence, or edited in place."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jtbdstudio.domain.counting import Count
from jtbdstudio.domain.statements import Doubt
from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.jobs_page.editor import StatementEditor
from jtbdstudio.ui.jobs_page.evidence_line import EvidenceLine
from jtbdstudio.ui.jobs_page.sentence import Sentence, Words
from jtbdstudio.ui.jobs_page.terms import doubt_text
from jtbdstudio.ui.jobs_page.voice import VoiceRow
from jtbdstudio.ui.widgets import Card, KeyCap, Label
from jtbdstudio.ui.words import number_of


@dataclass(frozen=True)
class Shown:
    """What the card shows: a job's statement, or (without a job id) the draft that the counts would give."""

    words: Words
    count: Count
    doubts: tuple[Doubt, ...] = ()
    job_id: str = ""
    name: str = ""
    status: str = ""
    outdated: bool = False
    """Whether the counts of today would say something else."""
    voiceless: str = ""
    """The struggle theme that needs a voice, if it has none."""
    locked: bool = False
    """Whether the study can only be read."""


class _Warning(QWidget):
    """One calm sentence with a sign in front."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 0, 0, 0)
        self.label = Label("", "muted", wrap=True)
        row.addWidget(self.label, 1)

    def set_sentence(self, text: str) -> None:
        self.label.setText(text)
        self.setVisible(bool(text))

    def paintEvent(self, _event: QPaintEvent) -> None:
        icons.paint(QPainter(self), QRectF(1, 1, 15, 15), "warning", theme.tone_of("motivation").strong)


class StatementCard(Card):
    """Emits wishes; the page runs them."""

    draft_requested = Signal()
    redraft_requested = Signal()
    delete_requested = Signal()
    edit_begun = Signal()
    edit_ended = Signal()
    saved = Signal(str, dict)  # job id, changed fields
    part_chosen = Signal(str)
    quotes_requested = Signal()
    voiced = Signal(str, str)  # code id, words

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20)
        self.setAccessibleName(self.tr("Job statement"))
        self._shown = Shown(Words(), Count(0, 0, 0))
        self._editing = ""
        self.column.setSpacing(10)
        self.column.setContentsMargins(20, 18, 20, 16)
        self.lead = Label("", "muted", wrap=True)
        self.sentence = Sentence(self)
        self.editor = StatementEditor(self)
        self.evidence = EvidenceLine(self)
        self.warning = _Warning(self)
        self.voice = VoiceRow(self)
        self.offer = self._offer()
        for widget in (self.lead, self.sentence, self.editor, self.evidence, self.warning, self.voice, self.offer):
            self.column.addWidget(widget)
        self.sentence.part_chosen.connect(self.part_chosen)
        self.sentence.edit_requested.connect(self.begin_edit)
        self.evidence.quotes_requested.connect(self.quotes_requested)
        self.evidence.edit_requested.connect(self.begin_edit)
        self.evidence.redraft_requested.connect(self.redraft_requested)
        self.evidence.delete_requested.connect(self.delete_requested)
        self.voice.voiced.connect(self.voiced)
        self.editor.saved.connect(self._on_saved)
        self.editor.cancelled.connect(self.end_edit)

    def _offer(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(6)
        row.addWidget(KeyCap("Enter"))
        self.offer_text = Label("", wrap=True)
        row.addWidget(self.offer_text, 1)
        return made

    @property
    def editing(self) -> bool:
        return bool(self._editing)

    def show_statement(self, shown: Shown) -> None:
        """Show a statement or an offer; an edit under way goes on as long as its job is there."""
        if self._editing and self._editing != shown.job_id:
            self.end_edit()
        self._shown = shown
        self.sentence.set_words(shown.words)
        self.voice.show_theme("" if shown.locked else shown.voiceless)
        self.warning.set_sentence(doubt_text(shown.doubts))
        people = number_of(shown.count.customers, self.tr("this customer"), self.tr("these {n} customers"))
        self.lead.setText(self.tr("What the counts would say, before anybody has worded it:"))
        self.offer_text.setText(self.tr("drafts the statement from {people}.").format(people=people))
        self._arrange()

    def _arrange(self) -> None:
        editing, job, counted = self.editing, bool(self._shown.job_id), self._shown.count.customers > 0
        self.evidence.show_count(self._shown.count, self._shown.status)
        self.evidence.offer(job=job, editing=editing, outdated=self._shown.outdated, locked=self._shown.locked)
        self.editor.setVisible(editing)
        self.lead.setVisible(not job)
        if not job and not counted:
            self.lead.setText(
                self.tr("No counted quote carries this theme yet. Tag quotes with it while you read, then draft here.")
            )
        self.sentence.setVisible(not editing and (job or counted))
        self.evidence.setVisible(job or counted)
        self.voice.setVisible(self.voice.asks and not editing)
        self.offer.setVisible(not job and counted and not self._shown.locked)
        self.set_dashed(not job)
        self.column.invalidate()

    def begin_edit(self) -> None:
        """Make the clauses editable, the caret in the first of them."""
        if self._shown.locked:
            return
        if not self._shown.job_id:
            self.draft_requested.emit()
            return
        if not self.editing:
            self._editing = self._shown.job_id
            self._arrange()
            self.editor.begin(self._shown.words, self._shown.name)
            self.edit_begun.emit()

    def end_edit(self) -> None:
        """Leave the fields without saving."""
        if self.editing:
            self._editing = ""
            self._arrange()
            self.edit_ended.emit()

    def commit(self) -> None:
        """Save what was typed, if anything; going elsewhere does this."""
        self.voice.commit()
        if self.editing:
            self.editor.save()

    def _on_saved(self, fields: dict[str, str]) -> None:
        job_id = self._editing
        self.end_edit()
        if fields:
            self.saved.emit(job_id, fields)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._shown.job_id:
            self.begin_edit()
        else:
            super().mouseDoubleClickEvent(event)
