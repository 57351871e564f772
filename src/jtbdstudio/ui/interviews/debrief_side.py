# SPDX-License-Identifier: MIT
"""The debrief beside the table: the questions of one who writes, saved as one types."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jtbdstudio.domain.debrief import SURPRISES
from jtbdstudio.ui.actions import BY_ID
from jtbdstudio.ui.interviews.debrief_answers import QuestionsForm
from jtbdstudio.ui.interviews.debrief_clock import CallClock
from jtbdstudio.ui.interviews.debrief_people import FinishAsk, PeopleBar
from jtbdstudio.ui.interviews.words import boxes_left
from jtbdstudio.ui.keys import live
from jtbdstudio.ui.widgets import AdviceCards, FlowLayout, Label, button

if TYPE_CHECKING:
    from jtbdstudio.queries.debriefs import DebriefView
    from jtbdstudio.ui.interviews.debrief_desk import DebriefDesk


class DebriefSide(QWidget):
    """One person's questions at a time; all of them and the boxes are on the debrief's own page."""

    page_wanted = Signal()
    compare_wanted = Signal()

    def __init__(self, desk: DebriefDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.clock, self.left = CallClock(), Label("", "muted", 12, tabular=True)
        self.people, self.form, self.ask = PeopleBar(), QuestionsForm(), FinishAsk()
        self.no_call = Label(self.tr("A survey has no call to debrief."), "muted", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._talk = QWidget()
        talk = QVBoxLayout(self._talk)
        talk.setContentsMargins(0, 0, 0, 0)
        talk.setSpacing(8)
        talk.addWidget(self._since())
        talk.addWidget(self.people)
        talk.addWidget(self.form)
        talk.addWidget(self.ask)
        talk.addWidget(self._foot())
        self.advice = AdviceCards()
        talk.addWidget(self.advice)
        self._column.addWidget(self.no_call)
        self._column.addWidget(self._talk)
        self._column.addStretch()
        desk.connect_form(self.form)
        desk.shown.connect(self._on_shown)
        desk.surprise_missing.connect(self._on_surprise_missing)
        self.people.chosen.connect(self._on_person_chosen)
        self.people.added.connect(self._on_person_added)
        self.people.compare_wanted.connect(self.compare_wanted)
        self.ask.none_surprised.connect(partial(desk.finish, nothing_surprising=True))
        self.ask.back_wanted.connect(self._on_back_to_surprises)

    def _since(self) -> QWidget:
        line = QWidget()
        row = FlowLayout(line, 8)
        self.end_button = button(self.tr("The call ended now"), self._desk.end_call, icon="clock")
        self.page_button = button("", self.page_wanted.emit, link=True)
        live(self, lambda: self.page_button.setToolTip(BY_ID["app.debrief"].key_text))
        for widget in (self.end_button, self.clock, self.page_button):
            row.addWidget(widget)
        return line

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addStretch()
        self.paste_button = button(self.tr("Paste notes"), self.paste)
        self.finish_button = button(self.tr("Finish debrief"), self.finish, primary=True)
        live(self, lambda: self.finish_button.setToolTip(BY_ID["debrief.finish"].key_text))
        self.reopen_button = button(self.tr("Reopen the debrief"), self._desk.reopen)
        for made in (self.paste_button, self.finish_button, self.reopen_button):
            row.addWidget(made)
        return foot

    def finish(self) -> None:
        """The debrief is written."""
        self.form.flush()
        self._desk.finish()

    def paste(self) -> None:
        """The notes on the clipboard go to their questions."""
        self._desk.paste(self.form.question_with_focus())

    def turn_to(self, interview_id: str) -> None:
        """Show an interview's debrief; what was typed into the other's is stored."""
        if interview_id != self._desk.interview_id:
            self.form.flush()
            self.ask.hide()
        self._desk.open(interview_id)

    def _on_shown(self, view: DebriefView | None) -> None:
        talk = view is not None and view.is_talk
        self.no_call.setVisible(not talk)
        self._talk.setVisible(talk)
        if view is None or not talk:
            return
        done, writable, desk = view.state == "done", not self._desk.read_only, self._desk
        self.clock.show_call(view.ended_at, view.held_on, runs=not done)
        self.end_button.setVisible(writable and not (view.ended_at or done or view.has_transcript))
        self.page_button.setText(self.tr("The 12 boxes · {left}").format(left=boxes_left(view.boxes_left)))
        self.people.show_people(desk.people, desk.writer, editable=writable and not done)
        self.form.show_view(view, (desk.writer,), desk.writer, desk.people, desk.lifted)
        self.form.set_read_only(done or not writable)
        self.paste_button.setVisible(not done)
        self.finish_button.setVisible(not done)
        self.reopen_button.setVisible(done)
        for made in (self.paste_button, self.finish_button, self.reopen_button):
            made.setEnabled(writable)
        if view.surprises or done:
            self.ask.hide()

    def _on_person_chosen(self, person: str) -> None:
        self._desk.write_as(person)
        self._desk.refresh()
        self.form.focus_first(person)

    def _on_person_added(self, name: str) -> None:
        self._desk.add_person(name)
        self.form.focus_first(self._desk.writer)

    def _on_surprise_missing(self) -> None:
        self.ask.ask()

    def _on_back_to_surprises(self) -> None:
        self.ask.hide()
        self.form.focus_first(self._desk.writer, SURPRISES)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.finish()
        else:
            super().keyPressEvent(event)
