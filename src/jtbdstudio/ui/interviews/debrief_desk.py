# SPDX-License-Identifier: MIT
"""One debrief being written, wherever it is shown: what is typed goes to the study, what is stored comes back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from jtbdstudio.commands import debriefs
from jtbdstudio.domain.debrief import CLOSING
from jtbdstudio.domain.debrief_notes import parse_notes
from jtbdstudio.queries.debriefs import DebriefView, debrief_view
from jtbdstudio.queries.interview_details import interview_notes
from jtbdstudio.queries.quotes import cards_by_id
from jtbdstudio.ui.page import Evidence, Page
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.store.history import Changes
    from jtbdstudio.ui.interviews.debrief_answers import QuestionsForm

READ_FROM = ("debrief", "debrief_answer", "note", "tagging", "interview", "customer", "transcript", "guide_question")
_LATER_MS = 150


class DebriefDesk(QObject):
    """Holds which interview and who writes. ``shown`` carries what is stored, whenever that has changed."""

    shown = Signal(object)  # DebriefView or None
    surprise_missing = Signal()  # finished was asked for, and nothing surprised

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.interview_id, self.writer = "", ""
        self.view: DebriefView | None = None
        self._added: dict[str, list[str]] = {}
        self._lifted: dict[str, set[str]] = {}
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._later.timeout.connect(self.refresh)

    @property
    def people(self) -> tuple[str, ...]:
        """Who debriefs: those the study knows, then those who were named and have yet to write."""
        known = self.view.researchers if self.view is not None else ("",)
        added = self._added.get(self.interview_id, [])
        return tuple(dict.fromkeys((*known, *added)))

    @property
    def lifted(self) -> frozenset[str]:
        """Whose answers somebody chose to look at."""
        return frozenset(self._lifted.get(self.interview_id, ()))

    @property
    def read_only(self) -> bool:
        return self._page.studio.read_only

    def open(self, interview_id: str) -> None:
        """Turn to an interview's debrief."""
        if interview_id != self.interview_id:
            self.interview_id = interview_id
        self.refresh()

    def close(self) -> None:
        """Forget everything: the study is closed."""
        self._later.stop()
        self.interview_id, self.writer, self.view = "", "", None
        self._added.clear()
        self._lifted.clear()

    def refresh(self) -> None:
        """Read what is stored, and show it."""
        self._later.stop()
        if self._page.workspace is None or not self._page.workspace.is_open:
            return
        self.view = self._page.studio.read(debrief_view, self.interview_id) if self.interview_id else None
        if self.view is not None and self.writer not in self.people:
            self.writer = self.people[0]
        self.shown.emit(self.view)

    def on_changed(self, changes: Changes) -> None:
        """Something changed. What was typed here is there already; the rest is read a moment later."""
        if not changes.touches(*READ_FROM):
            return
        if changes.origin is self:
            self._later.start()
        else:
            self.refresh()

    def connect_form(self, form: QuestionsForm) -> None:
        """Store what is typed into it."""
        form.answered.connect(self._on_answered)
        form.surprise_typed.connect(self._on_surprise_typed)
        form.closing_edited.connect(self._on_closing_edited)
        form.writer_changed.connect(self.write_as)
        form.surprises_wanted.connect(self.show_surprises)
        form.cover_lifted.connect(self.lift)

    def run(self, command: Any, *args: Any, merge: str = "", **fields: Any) -> Any:
        """A change of this debrief."""
        if not self.read_only:
            return self._page.studio.run(command, *args, origin=self, merge=merge, **fields)
        return None

    def write_as(self, person: str) -> None:
        """Somebody else writes now."""
        if person != self.writer:
            self.writer = person
            self._later.start(0)

    def add_person(self, name: str) -> None:
        """One more who debriefs."""
        name = " ".join(name.split())
        if not name:
            return
        self.run(debriefs.add_researcher, self.interview_id, name)
        self._added.setdefault(self.interview_id, []).append(name)
        self.writer = name
        self.refresh()

    def lift(self, person: str) -> None:
        """Look at what another wrote before having written."""
        self._lifted.setdefault(self.interview_id, set()).add(person)
        self.refresh()

    def lift_all(self) -> None:
        """Compare: every answer is to be seen."""
        self._lifted[self.interview_id] = set(self.people)
        self.refresh()

    def end_call(self) -> None:
        """The clock counts from now."""
        self._page.studio.run(debriefs.end_call, self.interview_id)

    def paste(self, first: str) -> None:
        """The text on the clipboard, each line under its question; what has no heading answers ``first``."""
        if self.view is None or self.read_only or self.view.state == "done":
            return
        questions = {question.handle: question.text for question in self.view.questions}
        found = parse_notes(QGuiApplication.clipboard().text(), {**questions, CLOSING: self.view.closing}, first)
        if not found:
            self._page.notice.emit(self.tr("There is no text to paste. Copy your notes first."))
            return
        self._page.studio.run(debriefs.paste_notes, self.interview_id, found, self.writer)
        lines = number_of(sum(map(len, found.values())), self.tr("1 line pasted."), self.tr("{n} lines pasted."))
        self._page.undoable_notice.emit(lines)

    def finish(self, *, nothing_surprising: bool = False) -> None:
        """The debrief is written. Without a surprise somebody is asked first whether there really was none."""
        self.refresh()
        if self.view is None or self.read_only or self.view.state == "done":
            return
        if not (self.view.surprises or self.view.nothing_surprising or nothing_surprising):
            self.surprise_missing.emit()
            return
        finish = partial(self._page.studio.run, debriefs.finish_debrief, self.interview_id)
        finish(nothing_surprising=True) if nothing_surprising else finish()
        self._page.undoable_notice.emit(self.tr("The debrief of {code} is done.").format(code=self.view.customer_code))

    def reopen(self) -> None:
        """There is something to add."""
        self._page.studio.run(debriefs.reopen_debrief, self.interview_id)

    def show_surprises(self) -> None:
        """All that surprised, as a list one can follow to its source."""
        assert self.view is not None
        notes = self._page.studio.read(interview_notes, self.interview_id)
        title = self.tr("What surprised us in {code}").format(code=self.view.customer_code)
        self._page.evidence_requested.emit(Evidence(title, notes.surprises))

    def show_quotes(self, box_id: str) -> None:
        """The quotes behind one of the boxes."""
        assert self.view is not None
        box = next(box for box in self.view.boxes if box.code_id == box_id)
        title = f"{self.view.customer_code} · {box.name}"
        cards = self._page.studio.read(cards_by_id, [card.id for card in box.quotes])
        self._page.evidence_requested.emit(Evidence(title, tuple(card.id for card in cards)))

    def write_in_box(self, box_id: str, note_id: str, text: str, key: str) -> None:
        self.run(debriefs.write_in_box, self.interview_id, note_id, box_id, text, merge=key)

    def mark(self, note_id: str, inferred: bool) -> None:
        """Heard, or inferred."""
        self._page.studio.run(debriefs.mark_inferred, note_id, inferred=inferred)

    def _on_answered(self, question: str, person: str, text: str, key: str) -> None:
        merge = f"{self.interview_id}:{question}:{person}:{key}"
        self.run(debriefs.answer_debrief, self.interview_id, question, person, text, merge=merge)

    def _on_surprise_typed(self, note_id: str, person: str, text: str, key: str) -> None:
        self.run(debriefs.write_surprise, self.interview_id, note_id, text, person, merge=key)

    def _on_closing_edited(self, field: str, value: str, key: str) -> None:
        edit = partial(self.run, debriefs.edit_debrief, self.interview_id, merge=key and f"{self.interview_id}:{key}")
        if field == "closing_answer" and value.strip() and self.view is not None and self.view.closing_asked == "?":
            edit(closing_answer=value, closing_asked="y")
        else:
            edit(**{field: value})
