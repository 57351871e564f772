# SPDX-License-Identifier: MIT
"""The debrief's questions with everybody's answers, side by side; each writes alone before they compare."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from jtbdstudio.domain.debrief import QUESTIONS, SURPRISES
from jtbdstudio.ui.interviews.debrief_lines import Line, LineList
from jtbdstudio.ui.interviews.words import writer_name
from jtbdstudio.ui.widgets import Card, ElidedLabel, Label, button, clear_layout
from jtbdstudio.ui.widgets.fields import YesNo
from jtbdstudio.ui.widgets.growing import GrowingNotes
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.queries.debriefs import DebriefView, Surprise


class AnswerCell(QWidget):
    """One answer of one person, which can be covered."""

    cover_lifted = Signal()

    def __init__(self, field: GrowingNotes | LineList, name: str) -> None:
        super().__init__()
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._frame: QWidget = field
        if isinstance(field, LineList):
            card = Card(padding=7)
            card.column.setContentsMargins(0, 5, 4, 5)
            card.column.addWidget(field)
            field.entered.connect(partial(card.set_selected, True))
            field.left.connect(partial(card.set_selected, False))
            self._frame = card
        self.cover = button(self.tr("{name} has written. Show").format(name=name), self.cover_lifted.emit)
        self.cover.setMinimumHeight(44)
        self.cover.hide()
        column.addWidget(self._frame)
        column.addWidget(self.cover)
        column.addStretch()

    @property
    def is_written(self) -> bool:
        if isinstance(self.field, LineList):
            return any(row.note_id for row in self.field.rows)
        return bool(self.field.toPlainText().strip())

    @property
    def is_being_written(self) -> bool:
        if isinstance(self.field, LineList):
            return self.field.current is not None
        return self.field.hasFocus()

    def set_covered(self, covered: bool) -> None:
        self.cover.setVisible(covered)
        self._frame.setVisible(not covered)

    def take_focus(self) -> None:
        if isinstance(self.field, LineList):
            self.field.focus_entry()
        else:
            self.field.setFocus()
            self.field.caret_to_end()


class QuestionsForm(QWidget):
    """The four questions and the closing one. Shows one or several people's answers and says what is typed."""

    answered = Signal(str, str, str, str)  # question, person, text, key
    surprise_typed = Signal(str, str, str, str)  # note id, person, text, key
    closing_edited = Signal(str, str, str)  # field, value, key
    writer_changed = Signal(str)
    surprises_wanted = Signal()
    cover_lifted = Signal(str)  # person

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[str, ...] | None = None
        self._view: DebriefView | None = None
        self._writer = ""
        self._lifted: Collection[str] = ()
        self.cells: dict[tuple[str, str], AnswerCell] = {}
        self.labels: dict[str, Label] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._grid)
        column.addLayout(self._closing())

    def _closing(self) -> QVBoxLayout:
        self.closing_label = Label("", weight=600, wrap=True)
        self.closing_asked = YesNo(self.tr("Closing question asked"))
        self.closing_asked.chosen.connect(lambda answer: self.closing_edited.emit("closing_asked", answer, ""))
        self.closing = GrowingNotes(self.tr("What they answered to the closing question"), 1)
        self.closing.set_hint(self.tr("What they said to it"))
        self.closing.typed.connect(partial(self.closing_edited.emit, "closing_answer"))
        column, row = QVBoxLayout(), QHBoxLayout()
        column.setSpacing(5)
        column.setContentsMargins(0, 12, 0, 0)
        row.addWidget(self.closing_label, 1)
        row.addWidget(self.closing_asked)
        column.addLayout(row)
        column.addWidget(self.closing)
        return column

    def show_view(
        self, view: DebriefView, people: Sequence[str], writer: str, everybody: Sequence[str], lifted: Collection[str]
    ) -> None:
        """Show what is stored, of these people; ``lifted`` are those whose answers may be looked at."""
        other = self._view is not None and view.interview_id != self._view.interview_id
        if tuple(people) != self._people:
            self._build(tuple(people))
        self._view, self._writer, self._lifted = view, writer, lifted
        for question in view.questions:
            self.labels[question.handle].setText(question.text)
        for (handle, person), cell in self.cells.items():
            if isinstance(cell.field, LineList):
                mine = [s for s in surprises_of(view, person, everybody) if not s.is_quote]
                cell.field.show_lines([Line(s.note_id, s.text) for s in mine])
            else:
                cell.field.show_text(view.answers.get((handle, person), ""))
        self._show_marked(sum(s.is_quote for s in view.surprises))
        self.closing_label.setText(self.tr("Asked “{question}”").format(question=view.closing.rstrip()))
        self.closing_asked.show_answer(view.closing_asked)
        self.closing.show_text(view.closing_answer)
        if other:
            self._forget_typing()
        self.show_covers()

    def _forget_typing(self) -> None:
        """Another interview: what a field could take back was said of the one before."""
        for field in self.findChildren(GrowingNotes):
            field.document().clearUndoRedoStacks()

    def _build(self, people: tuple[str, ...]) -> None:
        self.flush()
        clear_layout(self._grid)
        self._people, self.cells, self.labels = people, {}, {}
        for column, person in enumerate(people if len(people) > 1 else ()):
            self._grid.addWidget(ElidedLabel(writer_name(person), "muted", 12), 0, column)
        for at, handle in enumerate(QUESTIONS):
            label = Label("", weight=600, wrap=True)
            label.setContentsMargins(0, 10 if at else 0, 0, 0)
            self.labels[handle] = label
            self._grid.addWidget(label, 3 * at + 1, 0, 1, len(people))
            for column, person in enumerate(people):
                cell = self._make_cell(handle, person)
                self._grid.addWidget(cell, 3 * at + 2, column)
                self.cells[handle, person] = cell
                cell.show()  # now: Qt would do so when it is idle, and the focus comes sooner
            if handle == SURPRISES:
                self.marked = button("", self.surprises_wanted.emit, link=True)
                self._grid.addWidget(self.marked, 3 * at + 3, 0, 1, len(people))
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < len(people) else 0)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """One person's questions after each other, then the next person's."""
        assert self._people is not None
        stops: list[QWidget] = [self.cells[handle, person].field for person in self._people for handle in QUESTIONS]
        stops += [self.closing_asked, self.closing]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _make_cell(self, handle: str, person: str) -> AnswerCell:
        who = writer_name(person)
        words = {
            "takeaways": self.tr("Takeaways"), "surprises": self.tr("Surprises"),
            "wish_asked": self.tr("What we wish we had asked"), "do_differently": self.tr("What to do differently"),
        }[handle]  # fmt: skip
        name = f"{words} · {who}" if person else words
        if handle == SURPRISES:
            lines = LineList(name, self.tr("Enter adds a surprise. Each becomes a sticky note."))
            lines.typed.connect(lambda note_id, text, key: self.surprise_typed.emit(note_id, person, text, key))
            cell = AnswerCell(lines, who)
            lines.entered.connect(partial(self._on_entered, person))
            lines.left.connect(self.show_covers)
        else:
            notes = GrowingNotes(name, 2)
            notes.typed.connect(partial(self.answered.emit, handle, person))
            cell = AnswerCell(notes, who)
            notes.entered.connect(partial(self._on_entered, person))
            notes.left.connect(self.show_covers)
        cell.cover_lifted.connect(partial(self.cover_lifted.emit, person))
        return cell

    def _show_marked(self, quotes: int) -> None:
        words = number_of(quotes, self.tr("1 quote marked as a surprise"), self.tr("{n} quotes marked as surprises"))
        self.marked.setText(words)
        self.marked.setVisible(quotes > 0)

    def show_covers(self) -> None:
        """Cover what another wrote, until the one who writes has answered too or looks."""
        if self._view is None:
            return
        done = self._view.state == "done"
        for (handle, person), cell in self.cells.items():
            mine = self.cells.get((handle, self._writer))
            answered = mine is not None and mine.is_written and not mine.is_being_written
            free = done or person == self._writer or person in self._lifted or answered or not cell.is_written
            cell.set_covered(not free)

    def flush(self) -> None:
        """Somebody turns to something else."""
        for cell in self.cells.values():
            if isinstance(cell.field, LineList):
                cell.field.flush()

    def focus_first(self, person: str, handle: str = QUESTIONS[0]) -> None:
        """To a question of this person's."""
        if (cell := self.cells.get((handle, person))) is not None:
            cell.take_focus()

    def question_with_focus(self) -> str:
        """The handle of the question the caret is in, else the first."""
        return next((handle for (handle, _), cell in self.cells.items() if cell.is_being_written), QUESTIONS[0])

    def set_read_only(self, read_only: bool) -> None:
        for cell in self.cells.values():
            if isinstance(cell.field, LineList):
                cell.field.set_read_only(read_only)
            else:
                cell.field.setReadOnly(read_only)
        self.closing.setReadOnly(read_only)
        self.closing_asked.setEnabled(not read_only)

    def _on_entered(self, person: str) -> None:
        if person != self._writer:
            self._writer = person
            self.writer_changed.emit(person)
        self.show_covers()


def surprises_of(view: DebriefView, person: str, everybody: Sequence[str]) -> list[Surprise]:
    """The surprises that stand in somebody's column; those of nobody there stand in the first."""
    first = person == everybody[0]
    return [s for s in view.surprises if s.researcher == person or (first and s.researcher not in everybody)]
