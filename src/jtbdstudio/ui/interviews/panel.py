# SPDX-License-Identifier: MIT
"""The side panel: one interview's debrief, or its customer and what was agreed; saved while one types."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.interviews.debrief_side import DebriefSide
from jtbdstudio.ui.interviews.panel_customer import CustomerForm
from jtbdstudio.ui.interviews.panel_talk import TalkForm
from jtbdstudio.ui.widgets import AdviceCards, ElidedLabel, FlowLayout, Label, button
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.domain.advice import Advice
    from jtbdstudio.queries.guides import Guide
    from jtbdstudio.queries.interview_details import InterviewDetails
    from jtbdstudio.queries.interviews import InterviewItem
    from jtbdstudio.ui.interviews.debrief_desk import DebriefDesk

_NARROW = 400
"""Below this width the longest choices don't fit half of it."""
SIDES = ("debrief", "customer")
ABOUT_DEBRIEFS = ("W01", "W02", "W03")


class InterviewPanel(QWidget):
    """Shows one interview and says what somebody changes about it."""

    evidence_wanted = Signal(str)  # "quotes", "surprises" or "boxed"
    read_wanted = Signal()
    delete_wanted = Signal(str)  # "interview" or "customer"
    side_changed = Signal(str)

    def __init__(self, desk: DebriefDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details: InterviewDetails | None = None
        self._side = "debrief"
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head())
        self._stack = QStackedWidget(self)
        outer.addWidget(self._stack, 1)
        self.areas = {side: self._area() for side in SIDES}
        column = self._column("debrief")
        self.debrief = DebriefSide(desk, column.parentWidget())
        column.addWidget(self.debrief)
        self._fill_customer(self._column("customer"))
        self.show_side(self._side)

    def _area(self) -> QScrollArea:
        area = QScrollArea(self._stack)
        self._stack.addWidget(area)
        area.setWidget(QWidget())
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _column(self, side: str) -> QVBoxLayout:
        inside = self.areas[side].widget()
        assert inside is not None
        column = QVBoxLayout(inside)
        column.setContentsMargins(17, 4, 17, 18)
        return column

    def _head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(17, 10, 17, 4)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(2)
        self.title = ElidedLabel("", size=15, weight=600)
        row.addWidget(self.title, 1)
        words = (self.tr("Debrief"), self.tr("Customer"))
        self.sides = {}
        for side, word in zip(SIDES, words, strict=True):
            made = button(word, partial(self.show_side, side), flat=True)
            made.setCheckable(True)
            self.sides[side] = made
            row.addWidget(made)
        self.saved = Label(self.tr("saved as you type"), "faint", 12)
        column.addLayout(row)
        column.addWidget(self.saved)
        return head

    def _fill_customer(self, column: QVBoxLayout) -> None:
        column.setSpacing(6)
        content = column.parentWidget()
        self.advice = AdviceCards(content)
        column.addWidget(self.advice)
        column.addLayout(self._links())
        self.customer, self.talk = CustomerForm(content), TalkForm(content)
        for form in (self.customer, self.talk):
            column.addWidget(form)
            column.addSpacing(10)
        column.addLayout(self._foot())
        column.addStretch()

    def _links(self) -> QLayout:
        links = QHBoxLayout()
        links.setSpacing(2)
        links.setContentsMargins(-3, 0, 0, 0)
        self.links = {key: button("", partial(self.evidence_wanted.emit, key), link=True) for key in _LINKS}
        for place, made in enumerate(self.links.values()):
            if place:
                links.addWidget(Label("·", "faint"))
            links.addWidget(made)
        links.addStretch()
        return links

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

    @property
    def side(self) -> str:
        """``debrief`` or ``customer``."""
        return self._side

    def show_side(self, side: str) -> None:
        """Turn to the debrief or to the customer."""
        self._side = side
        self._stack.setCurrentIndex(SIDES.index(side))
        for key, made in self.sides.items():
            made.setChecked(key == side)
        self._show_title()
        self.side_changed.emit(side)

    def show_advice(self, advice: Sequence[Advice]) -> None:
        """What a careful colleague would say about the interview and its customer."""
        self.advice.show_advice(advice)
        self.debrief.advice.show_advice([one for one in advice if one.rule in ABOUT_DEBRIEFS])

    def show_interview(self, item: InterviewItem, details: InterviewDetails, guides: Sequence[Guide]) -> None:
        """Show what is stored. A field that says the same already is left alone, caret and all."""
        other = self._details is None or self._details.id != details.id
        self._details = details
        self._show_title()
        self.customer.show_details(details)
        self.talk.show_details(details, guides)
        if other:
            self.show_advice(())
        self._show_counts(item)
        self._show_foot(item, details)
        if other:
            for area in self.areas.values():
                area.verticalScrollBar().setValue(0)

    def _show_title(self) -> None:
        if self._details is None:
            return
        who = " · ".join(filter(None, (self._details.code, self._details.name)))
        debrief = self.tr("Debrief · {code}").format(code=self._details.code)
        self.title.set_text(debrief if self._side == "debrief" else who)

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
        self.delete_customer.setText(self.tr("Delete {code}").format(code=details.code))

    def set_editable(self, editable: bool) -> None:
        """A study that is open elsewhere can only be looked at."""
        self.customer.set_editable(editable)
        self.talk.set_editable(editable)
        for widget in (self.delete_interview, self.delete_customer, self.advice, self.debrief.advice):
            widget.setEnabled(editable)
        self.saved.setText(self.tr("saved as you type") if editable else self.tr("open elsewhere: read only"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for grid in (self.customer.grid, self.talk.grid):
            grid.set_narrow(event.size().width() < _NARROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), now.paper)
        painter.fillRect(QRectF(0, 0, 1, self.height()), now.line)


_LINKS = ("quotes", "surprises", "boxed")
