# SPDX-License-Identifier: MIT
"""The debrief as a page of its own: the questions and the 12 boxes, minutes after the call, before any transcript."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from jtbdstudio.commands import debriefs
from jtbdstudio.domain.debrief import SURPRISES, TALKS
from jtbdstudio.domain.pseudonyms import is_person
from jtbdstudio.queries.debriefs import DebriefView, call_just_held
from jtbdstudio.queries.interview_details import known_people
from jtbdstudio.queries.interviews import CustomerItem, InterviewItem, customer_list, interview_list
from jtbdstudio.ui.actions import BY_ID, bind
from jtbdstudio.ui.interviews.debrief_answers import QuestionsForm
from jtbdstudio.ui.interviews.debrief_boxes import BoxGrid
from jtbdstudio.ui.interviews.debrief_desk import DebriefDesk
from jtbdstudio.ui.interviews.debrief_people import FinishAsk, PeopleBar
from jtbdstudio.ui.interviews.debrief_who import WhoStrip
from jtbdstudio.ui.keys import live
from jtbdstudio.ui.page import Page
from jtbdstudio.ui.widgets import EmptyState, Label, button
from jtbdstudio.ui.words import day

if TYPE_CHECKING:
    from jtbdstudio.store.history import Changes

_WIDE = 1080
"""From this width on the questions stand beside the boxes, not above them."""
_MOST_OFFERED = 12
_BOXES = 12
_STATES = ("open", "due", "none", "done")


class DebriefPage(Page):
    """One call, as long as it is fresh."""

    id, title, icon, section = "debrief", "Debrief", "debrief", ""

    def build(self) -> None:
        self.desk = DebriefDesk(self)
        self.desk.shown.connect(self._on_shown)
        self.desk.surprise_missing.connect(self._on_surprise_missing)
        self._build_header()
        self.who = WhoStrip(self.desk, partial(self._customers))
        self.people, self.form, self.grid, self.ask = PeopleBar(), QuestionsForm(), BoxGrid(), FinishAsk()
        self.desk.connect_form(self.form)
        self.empty = EmptyState(
            "debrief",
            self.tr("No call to debrief yet"),
            self.tr("Write it down in the ten minutes after a call. Neither transcript nor customer need be on file."),
            self.tr("A call has just ended"),
        )
        self._fill(self.stacked(self.empty))
        self._connect()

    def _build_header(self) -> None:
        self.other = button(self.tr("Other calls"), flat=True, icon="down")
        self.other.setMenu(self._menu())
        self.header.add_left(self.other)
        self.read_button = self.header.add_button(self.tr("Read the transcript"), self.read, icon="read")
        self.paste_button = self.header.add_button(self.tr("Paste notes"), self.paste)
        self.reopen_button = self.header.add_button(self.tr("Reopen the debrief"), self.desk.reopen)
        self.finish_button = self.header.add_button(self.tr("Finish debrief"), self.finish, primary=True)
        live(self, self._show_keys)

    def _show_keys(self) -> None:
        for made, action_id in ((self.paste_button, "debrief.paste"), (self.finish_button, "debrief.finish")):
            made.setToolTip(BY_ID[action_id].key_text)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToShow.connect(partial(self._fill_menu, menu))
        return menu

    def _fill(self, filled: QWidget) -> None:
        self._area, content = QScrollArea(filled), QWidget()
        self._area.setWidget(content)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._sides.setContentsMargins(18, 12, 18, 18)
        self._sides.setSpacing(18)
        self._sides.addLayout(self._left(), 10)
        self._sides.addLayout(self._right(), 17)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        band = QVBoxLayout()
        band.setContentsMargins(18, 0, 18, 0)
        band.addWidget(self.ask)
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.who)
        column.addLayout(band)
        column.addWidget(self._area, 1)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.people)
        left.addWidget(self.form)
        left.addStretch()
        return left

    def _right(self) -> QVBoxLayout:
        right, head = QVBoxLayout(), QHBoxLayout()
        right.setSpacing(8)
        self.heading = Label(self.tr("What we heard, box by box"), weight=600)
        self.hint = Label(self.tr("dashed: no quote behind it yet"), "muted", 12)
        head.setContentsMargins(0, 6, 0, 0)
        head.addWidget(self.heading)
        head.addStretch()
        head.addWidget(self.hint)
        right.addLayout(head)
        right.addWidget(self.grid, 1)
        return right

    def _connect(self) -> None:
        self.empty.chosen.connect(self._on_call_ended)
        self.who.ended.connect(self.desk.end_call)
        self.people.chosen.connect(self._on_person_chosen)
        self.people.added.connect(self._on_person_added)
        self.people.compare_wanted.connect(self.desk.lift_all)
        self.ask.none_surprised.connect(partial(self.desk.finish, nothing_surprising=True))
        self.ask.back_wanted.connect(self._on_back_to_surprises)
        self.grid.line_typed.connect(self.desk.write_in_box)
        self.grid.marked.connect(self.desk.mark)
        self.grid.quotes_wanted.connect(self.desk.show_quotes)
        self.grid.reached.connect(self._area.ensureWidgetVisible)
        handlers = {
            "debrief.boxes": self.grid.go_to_first_missing, "debrief.answers": self.take_focus,
            "debrief.inferred": self.grid.toggle_line, "debrief.paste": self.paste, "debrief.finish": self.finish,
            "debrief.ended": self.desk.end_call, "debrief.read": self.read,
        }  # fmt: skip
        bind(self, "debrief", handlers)
        bind(self.grid, "debrief", {f"debrief.box.{n}": partial(self.grid.go_to, n - 1) for n in range(1, _BOXES + 1)})

    def refresh(self) -> None:
        self.desk.refresh()

    def forget(self) -> None:
        super().forget()
        self.desk.close()

    def on_changed(self, changes: Changes) -> None:
        if self.isVisible():
            self.desk.on_changed(changes)
        else:
            self.mark_stale()

    def take_focus(self) -> None:
        if self.desk.view is not None:
            self.form.focus_first(self.desk.writer)
            self._area.verticalScrollBar().setValue(0)
        else:
            self.empty.button.setFocus()

    def reveal(self, kind: str, ident: str) -> None:
        if kind in ("interview", "compare"):
            self.form.flush()
            self.grid.flush()
            self.ask.hide()
            self.desk.open(ident)
            if kind == "compare":
                self.desk.lift_all()
            self.take_focus()

    def place(self) -> str:
        return self.desk.interview_id

    def go_to_place(self, place: str) -> None:
        self.desk.interview_id = place
        self.mark_stale()

    def debrief_wanted(self) -> str:
        """The debrief that is open here; seen from elsewhere that of the call just held, put on file if need be."""
        if self.isVisible() and self.desk.view is not None:
            return self.desk.interview_id
        if self.studio.read_only:
            self.notice.emit(self.tr("This study is open elsewhere and can only be read here. No debrief was begun."))
            return ""
        found: str | None = self.studio.read(call_just_held, _today())
        if found is None:
            return self._begin()
        self.studio.run(debriefs.start_debrief, found, call_ended=True)
        return found

    def _begin(self) -> str:
        """A call nobody has put on file: customer, interview of today and debrief, at once."""
        asked = [name for name in self.studio.read(known_people).interviewers if is_person(name)]
        who = {"interviewer": asked[0]} if len(asked) == 1 else {}
        made: str | None = self.studio.run(debriefs.start_debrief_of_call, {}, held_on=_today(), **who)
        return made or ""

    def _on_call_ended(self) -> None:
        if not self.studio.read_only and (made := self._begin()):
            self.reveal_requested.emit(self.id, "interview", made)

    def _customers(self) -> tuple[CustomerItem, ...]:
        known: tuple[CustomerItem, ...] = self.studio.read(customer_list)
        return known

    def _on_shown(self, view: DebriefView | None) -> None:
        talk = view is not None and view.is_talk
        self.stack.setCurrentIndex(1 if talk else 0)
        done = talk and view is not None and view.state == "done"
        writable = not self.studio.read_only
        self.empty.button.setEnabled(writable)
        self.read_button.setVisible(talk and view is not None and view.has_transcript)
        self.paste_button.setVisible(talk and not done)
        self.finish_button.setVisible(talk and not done)
        self.reopen_button.setVisible(bool(done))
        for made in (self.paste_button, self.finish_button, self.reopen_button):
            made.setEnabled(writable)
        if view is None or not talk:
            self.header.set_title(self.tr("Debrief"))
            self.header.set_chips([])
            self.header.set_subtitle(self.tr("A survey has no call to debrief.") if view is not None else "")
            return
        self._show_view(view)

    def _show_view(self, view: DebriefView) -> None:
        done, read_only = view.state == "done", self.studio.read_only
        self.header.set_title(self.tr("Debrief · {code}").format(code=view.customer_code))
        self.header.set_chips([(self.tr("done"), "outcome")] if done else [])
        told = self.tr("reopen it to change something") if done else self.tr("saved as you type")
        self.header.set_subtitle(self.tr("open elsewhere: read only") if read_only else told)
        people = self.desk.people
        self.who.show_view(view)
        self.people.show_people(people, self.desk.writer, editable=not (read_only or done))
        self.form.show_view(view, people, self.desk.writer, people, self.desk.lifted)
        self.grid.show_boxes(view.boxes)
        self.who.set_read_only(read_only)
        for part in (self.form, self.grid):
            part.set_read_only(read_only or done)
        if view.surprises or done:
            self.ask.hide()
        self._arrange()

    def finish(self) -> None:
        """The debrief is written."""
        self.form.flush()
        self.grid.flush()
        self.desk.finish()

    def paste(self) -> None:
        """The notes on the clipboard go to their questions."""
        self.desk.paste(self.form.question_with_focus())

    def read(self) -> None:
        """Open the transcript."""
        view = self.desk.view
        if view is not None and view.has_transcript:
            self.reveal_requested.emit("read", "interview", view.interview_id)
        else:
            self.notice.emit(self.tr("There is no transcript of this call yet. Import one, or drop it on the window."))

    def _fill_menu(self, menu: QMenu) -> None:
        menu.clear()
        items: tuple[InterviewItem, ...] = self.studio.read(interview_list)
        talks = sorted((i for i in items if i.kind in TALKS), key=lambda i: i.held_on, reverse=True)
        talks.sort(key=lambda item: _STATES.index(item.debrief))
        words = {"open": self.tr("begun"), "due": self.tr("due"), "done": self.tr("done"), "none": ""}
        for item in talks[:_MOST_OFFERED]:
            who = " · ".join(filter(None, (item.customer_code, item.customer_name or item.role, day(item.held_on))))
            state = words[item.debrief]
            action = menu.addAction(f"{who} ({state})" if state else who)
            action.triggered.connect(partial(self.reveal_requested.emit, self.id, "interview", item.id))
        menu.addSeparator()
        new = menu.addAction(self.tr("A call that has just ended"))
        new.setEnabled(not self.studio.read_only)
        new.triggered.connect(self._on_call_ended)

    def _on_person_chosen(self, person: str) -> None:
        self.desk.write_as(person)
        self.desk.refresh()
        self.form.focus_first(person)

    def _on_person_added(self, name: str) -> None:
        self.desk.add_person(name)
        self.form.focus_first(self.desk.writer)

    def _on_surprise_missing(self) -> None:
        self.ask.ask()

    def _on_back_to_surprises(self) -> None:
        self.ask.hide()
        self.form.focus_first(self.desk.writer, SURPRISES)

    def _arrange(self) -> None:
        """Questions beside the boxes, or above them where there is little room."""
        wide = self.width() >= _WIDE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._sides.direction() != way:
            self._sides.setDirection(way)
        self._sides.setStretch(0, 15 if len(self.desk.people) > 1 else 10)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape:
            self.back_requested.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.finish()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.workspace is not None and self.workspace.is_open:
            self.form.flush()
            self.grid.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def gallery_states(self) -> list[str]:
        return ["begun", "compare"]

    def show_state(self, name: str) -> None:
        from jtbdstudio.ui.interviews.debrief_gallery import show_debrief

        show_debrief(self, name)


def _today() -> str:
    return str(QDate.currentDate().toString(Qt.DateFormat.ISODate))
