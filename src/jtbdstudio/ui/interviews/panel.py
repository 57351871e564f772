# SPDX-License-Identifier: MIT
"""The side panel: one interview's customer, fit and agreements, saved while one types."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jtbdstudio.domain.method import built_in
from jtbdstudio.ui import theme
from jtbdstudio.ui.interviews.words import consents, customer_kinds, quote_uses
from jtbdstudio.ui.widgets import ElidedLabel, FlowLayout, Label, SectionLabel, button
from jtbdstudio.ui.widgets.field_grid import FieldGrid
from jtbdstudio.ui.widgets.fields import DayField, Pick, TypedField, TypedNotes, YesNo
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.queries.interview_details import InterviewDetails
    from jtbdstudio.queries.interviews import InterviewItem

_NARROW = 400
"""Below this width the longest choices don't fit half of it."""


class InterviewPanel(QWidget):
    """Shows one interview and says what somebody changes about it."""

    customer_edited = Signal(str, str, str)  # field, value, key of the typing
    interview_edited = Signal(str, str, str)
    code_edited = Signal(str, str)  # new code, key of the typing
    interviewer_chosen = Signal(str)
    evidence_wanted = Signal(str)  # "quotes", "surprises" or "boxed"
    read_wanted = Signal()
    delete_wanted = Signal(str)  # "interview" or "customer"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details: InterviewDetails | None = None
        self._fields: dict[str, TypedField] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self._area)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(17, 14, 17, 18)
        column.setSpacing(6)
        for part in (self._head(), self._customer(), self._fit(), self._interview(), self._foot()):
            column.addLayout(part)
            column.addSpacing(10)
        column.addStretch()
        self._area.setWidget(self._content)

    def _head(self) -> QLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        row = QHBoxLayout()
        self.title = ElidedLabel("", size=15, weight=600)
        self.saved = Label(self.tr("saved as you type"), "faint", 12)
        row.addWidget(self.title, 1)
        row.addWidget(self.saved)
        column.addLayout(row)
        links = QHBoxLayout()
        links.setSpacing(2)
        links.setContentsMargins(-3, 0, 0, 0)
        self.links = {key: button("", partial(self.evidence_wanted.emit, key), link=True) for key in _LINKS}
        for place, made in enumerate(self.links.values()):
            if place:
                links.addWidget(Label("·", "faint"))
            links.addWidget(made)
        links.addStretch()
        column.addLayout(links)
        return column

    def _customer(self) -> QLayout:
        grid = self._who_grid = FieldGrid((2, 3))
        self.code = TypedField(self.tr("Customer code"))
        self.code.typed.connect(self.code_edited)
        self.code.left.connect(self._on_code_left)
        self.problem = Label("", "danger", 12, wrap=True)
        self.problem.hide()
        grid.put(self.tr("Code"), self.code)
        for name in ("name", "role", "company"):
            grid.put(self._said(name), self._typed(name))
        grid.put(self._said("segment"), self._typed("segment"), long=True)
        self.kind = Pick(self.tr("Kind of customer"), customer_kinds())
        self.kind.picked.connect(partial(self._say_customer, "kind"))
        grid.put(self.tr("Kind"), self.kind, long=True)
        column = QVBoxLayout()
        column.addLayout(grid)
        column.addWidget(self.problem)
        return column

    def _said(self, name: str) -> str:
        return {
            "name": self.tr("Name"), "role": self.tr("Role"), "company": self.tr("Company"),
            "segment": self.tr("Segment"),
        }[name]  # fmt: skip

    def _typed(self, name: str) -> TypedField:
        field = TypedField(self._said(name))
        field.typed.connect(partial(self._say_customer, name))
        self._fields[name] = field
        return field

    def _fit(self) -> QLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(SectionLabel(self.tr("Best-customer fit")))
        row.addStretch()
        self.fits = Label("", "muted", 12, tabular=True)
        row.addWidget(self.fits)
        column.addLayout(row)
        self.answers: list[YesNo] = []
        guide = next(guide for guide in built_in().guides if guide.handle == "best_fit")
        for at, question in enumerate(guide.questions):
            line = QHBoxLayout()
            line.setSpacing(10)
            answer = YesNo(question.text)
            answer.chosen.connect(partial(self._on_answered, at))
            self.answers.append(answer)
            line.addWidget(Label(question.text, size=12.5, wrap=True), 1)
            line.addWidget(answer, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)
        self.notes = TypedNotes(self.tr("Notes about the customer"), 2)
        self.notes.setPlaceholderText(self.tr("What else is worth knowing about this customer"))
        self.notes.typed.connect(partial(self._say_customer, "notes"))
        column.addSpacing(4)
        caption = Label(self.tr("Notes"), "muted", 12)
        caption.setBuddy(self.notes)
        column.addWidget(caption)
        column.addWidget(self.notes)
        return column

    def _interview(self) -> QLayout:
        column = QVBoxLayout()
        column.addWidget(SectionLabel(self.tr("Interview")))
        grid = self._when_grid = FieldGrid()
        self.held_on = DayField(self.tr("Day of the interview"))
        self.held_on.picked.connect(partial(self.interview_edited.emit, "held_on"))
        self.speaker = Pick(self.tr("Interviewer"))
        self.speaker.picked.connect(self.interviewer_chosen)
        self.interviewer = TypedField(self.tr("Interviewer"))
        self.interviewer.typed.connect(partial(self.interview_edited.emit, "interviewer"))
        self._who = QStackedWidget()
        self._who.addWidget(self.speaker)
        self._who.addWidget(self.interviewer)
        self.consent = Pick(self.tr("Agreement to be recorded"), consents())
        self.consent.picked.connect(partial(self._say_interview, "consent"))
        self.quote_ok = Pick(self.tr("How quotes may be used"), quote_uses())
        self.quote_ok.picked.connect(partial(self._say_interview, "quote_ok"))
        grid.put(self.tr("Date"), self.held_on)
        grid.put(self.tr("Interviewer"), self._who)
        grid.put(self.tr("Consent"), self.consent, long=True)
        grid.put(self.tr("Quotes may be used"), self.quote_ok, long=True)
        column.addLayout(grid)
        return column

    def _foot(self) -> QLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        self.file = ElidedLabel("", "muted", 12)
        column.addWidget(self.file)
        buttons = QWidget()
        row = FlowLayout(buttons, 8)
        self.read_button = button(self.tr("Read the transcript"), self.read_wanted.emit, icon="read")
        self.delete_interview = button(self.tr("Delete interview"), partial(self.delete_wanted.emit, "interview"))
        self.delete_customer = button(self.tr("Delete customer"), partial(self.delete_wanted.emit, "customer"))
        for made in (self.delete_interview, self.delete_customer):
            made.setProperty("danger", True)
        row.addWidget(self.read_button)
        row.addWidget(self.delete_interview)
        row.addWidget(self.delete_customer)
        column.addWidget(buttons)
        return column

    def show_interview(self, item: InterviewItem, details: InterviewDetails) -> None:
        """Show what is stored. A field that says the same already is left alone, caret and all."""
        other = self._details is None or self._details.id != details.id
        self._details = details
        self.title.set_text(" · ".join(filter(None, (details.code, details.name))))
        if other or not self.code.hasFocus():
            self._show_code(details.code)
        for name, field in self._fields.items():
            field.show_text(getattr(details, name))
        self.notes.show_text(details.notes)
        self.kind.show_key(details.kind)
        for answer, stored in zip(self.answers, details.fit.ljust(6, "?"), strict=False):
            answer.show_answer(stored)
        self.fits.setText(self.tr("{n} of 6").format(n=details.fit.count("y")))
        self._show_agreements(details)
        self._show_counts(item)
        self._show_foot(item, details)
        if other:
            self._area.verticalScrollBar().setValue(0)

    def _show_agreements(self, details: InterviewDetails) -> None:
        self.held_on.show_iso(details.held_on)
        self.consent.show_key(details.consent)
        self.quote_ok.show_key(details.quote_ok)
        self._who.setCurrentWidget(self.speaker if details.speakers else self.interviewer)
        self.interviewer.show_text(details.interviewer)
        named = {speaker: speaker for speaker in details.speakers}
        self.speaker.set_choices({**named, "": self.tr("None of them")})
        self.speaker.show_key(details.interviewer)

    def _show_counts(self, item: InterviewItem) -> None:
        quotes = number_of(item.quotes, self.tr("1 quote"), self.tr("{n} quotes"))
        surprises = number_of(item.surprises, self.tr("1 surprise"), self.tr("{n} surprises"))
        boxes = self.tr("{n} of 12 boxes").format(n=item.boxes_filled)
        counts = (item.quotes, item.surprises, item.boxes_filled)
        for made, words, count in zip(self.links.values(), (quotes, surprises, boxes), counts, strict=True):
            made.setText(words)
            made.setEnabled(count > 0)

    def _show_foot(self, item: InterviewItem, details: InterviewDetails) -> None:
        words = number_of(item.words, self.tr("1 word"), self.tr("{n} words"))
        turns = number_of(item.turns, self.tr("1 turn"), self.tr("{n} turns"))
        self.file.set_text(
            f"{item.filename} · {item.format_name} · {words} · {turns}"
            if item.has_transcript
            else self.tr("No transcript yet. Drop one on the window and choose {code}.").format(code=details.code)
        )
        self.read_button.setVisible(item.has_transcript)
        self.delete_interview.setVisible(details.interviews > 1)
        self.delete_customer.setText(self.tr("Delete {code}").format(code=details.code))

    def set_editable(self, editable: bool) -> None:
        """A study that is open elsewhere can only be looked at."""
        typed: list[TypedField | TypedNotes] = [self.code, *self._fields.values(), self.notes, self.interviewer]
        chosen = [self.kind, self.held_on, self.speaker, self.consent, self.quote_ok, *self.answers]
        for field in typed:
            field.setReadOnly(not editable)
        for widget in (*chosen, self.delete_interview, self.delete_customer):
            widget.setEnabled(editable)
        self.saved.setText(self.tr("saved as you type") if editable else self.tr("open elsewhere: read only"))

    def say_problem(self, sentence: str) -> None:
        """Why the code that was typed isn't kept; nothing when it is."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.code.mark_invalid(bool(sentence))

    def _show_code(self, code: str) -> None:
        self.code.show_text(code)
        self.say_problem("")

    def _on_code_left(self) -> None:
        if self._details is not None:
            self._show_code(self._details.code)

    def _say_customer(self, name: str, value: str, key: str = "") -> None:
        self.customer_edited.emit(name, value, key)

    def _say_interview(self, name: str, value: str) -> None:
        self.interview_edited.emit(name, value, "")

    def _on_answered(self, at: int, answer: str) -> None:
        assert self._details is not None
        fit = list(self._details.fit.ljust(6, "?"))
        fit[at] = answer
        self.customer_edited.emit("fit", "".join(fit), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for grid in (self._who_grid, self._when_grid):
            grid.set_narrow(event.size().width() < _NARROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), now.paper)
        painter.fillRect(QRectF(0, 0, 1, self.height()), now.line)


_LINKS = ("quotes", "surprises", "boxed")
