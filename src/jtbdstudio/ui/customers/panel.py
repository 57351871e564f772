# SPDX-License-Identifier: MIT
"""The side panel: one customer in full, saved while one types."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.customers.columns import columns_of, recency_told
from jtbdstudio.ui.customers.people import StakeholderCard
from jtbdstudio.ui.customers.pool import Pool
from jtbdstudio.ui.customers.talks import TalkCard
from jtbdstudio.ui.widgets import Chip, ElidedLabel, Label, SectionLabel, button
from jtbdstudio.ui.widgets.advice import AdviceCards
from jtbdstudio.ui.widgets.day_field import DayField
from jtbdstudio.ui.widgets.field_grid import FieldGrid
from jtbdstudio.ui.widgets.fields import Pick, TypedField, TypedNotes
from jtbdstudio.ui.widgets.fit import FitAnswers
from jtbdstudio.ui.words import customer_kinds, number_of

if TYPE_CHECKING:
    from jtbdstudio.domain.advice import Advice
    from jtbdstudio.queries.customers import Customer, CustomerInterview, Stakeholder

_NARROW = 400
"""Below this width the longest choices don't fit half of it."""
_WHO = ("name", "company", "role", "segment", "channel")
_CHOICE = ("hired", "fired")
_DAYS = ("first_used_on", "started_paying_on", "switched_on")
_LINKS = ("interviews", "quotes")
_RECENCY_TONES = {"recent": "outcome", "too fresh": "motivation", "long ago": "motivation", "unknown": "neutral"}


class OwnField(QWidget):
    """A field of the study's own with its name over it."""

    edited = Signal(str, str, str)  # name, value, key of the typing

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.caption = ElidedLabel("", "muted", 12)
        self.field = TypedField("")
        self.field.typed.connect(self._say)
        column.addWidget(self.caption)
        column.addWidget(self.field)
        self._name = ""

    def show_own(self, own: tuple[str, str]) -> None:
        self._name = own[0]
        self.caption.set_text(own[0])
        self.field.setAccessibleName(own[0])
        self.field.show_text(own[1])

    def _say(self, value: str, key: str) -> None:
        self.edited.emit(self._name, value, key)


class CustomerPanel(QWidget):
    """Shows one customer and says what somebody changes about them."""

    customer_edited = Signal(str, object, str)  # field, value, key of the typing
    code_edited = Signal(str, str)
    own_edited = Signal(str, str, str)
    field_wanted = Signal()
    talk_edited = Signal(str, str, str, str)
    talk_opened = Signal(str)
    stakeholder_wanted = Signal()
    stakeholder_edited = Signal(str, str, object, str)
    stakeholder_removed = Signal(str)
    link_wanted = Signal(str)  # "interviews" or "quotes"
    delete_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.customer: Customer | None = None
        self._said = {column.key: column.heading for column in columns_of(())}
        self.fields: dict[str, TypedField] = {}
        self.days: dict[str, DayField] = {}
        self._grids: list[FieldGrid] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self._area)
        content = QWidget()
        self._area.setWidget(content)
        column = QVBoxLayout(content)
        column.setContentsMargins(17, 14, 17, 18)
        column.setSpacing(6)
        self.advice = AdviceCards()
        self.advice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # as high as words wrap
        column.addLayout(self._head())
        column.addWidget(self.advice)
        for part in (
            self._who(),
            self._choice(),
            self._fit(),
            self._own(),
            self._talks(),
            self._people(),
            self._foot(),
        ):
            column.addSpacing(8)
            column.addLayout(part)
        column.addStretch()

    def _head(self) -> QLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        row = QHBoxLayout()
        self.title = ElidedLabel("", size=15, weight=600)
        self.saved = Label("", "faint", 12)
        row.addWidget(self.title, 1)
        row.addWidget(self.saved)
        column.addLayout(row)
        links = QHBoxLayout()
        links.setSpacing(2)
        links.setContentsMargins(-3, 0, 0, 0)
        self.links = {
            key: button("", partial(self.link_wanted.emit, key), link=True) for key in ("interviews", "quotes")
        }
        links.addWidget(self.links["interviews"])
        links.addWidget(Label("·", "faint"))
        links.addWidget(self.links["quotes"])
        links.addStretch()
        self.recency = Chip("", "neutral")
        links.addWidget(self.recency)
        column.addLayout(links)
        return column

    def _who(self) -> QLayout:
        column, grid = QVBoxLayout(), self._grid((1, 1))
        self.code = TypedField(self.tr("Customer code"))
        self.code.typed.connect(self.code_edited)
        self.code.left.connect(self._on_code_left)
        self.problem = Label("", "danger", 12, wrap=True)
        self.problem.hide()
        grid.put(self._said["code"], self.code)
        for name in _WHO:
            grid.put(self._said[name], self._typed(name))
        self.kind = Pick(self.tr("Kind of customer"), customer_kinds())
        self.kind.picked.connect(partial(self._say, "kind"))
        grid.put(self._said["kind"], self.kind, long=True)
        self.is_b2b = QCheckBox(self.tr("A company bought it"))
        self.is_b2b.clicked.connect(self._on_b2b_clicked)
        column.addLayout(grid)
        column.addWidget(self.problem)
        column.addWidget(self.is_b2b)
        self.notes = TypedNotes(self.tr("Notes about the customer"), 2)
        self.notes.setPlaceholderText(self.tr("What else is worth knowing about this customer"))
        self.notes.typed.connect(partial(self._say, "notes"))
        column.addWidget(self.notes)
        return column

    def _choice(self) -> QLayout:
        column, grid = QVBoxLayout(), self._grid((1, 1))
        column.addWidget(SectionLabel(self.tr("Their choice")))
        for name in _CHOICE:
            grid.put(self._said[name], self._typed(name))
        for name in _DAYS:
            field = self.days[name] = DayField(self._said[name])
            field.picked.connect(partial(self._say, name))
            grid.put(self._said[name], field)
        column.addLayout(grid)
        return column

    def _fit(self) -> QLayout:
        column = QVBoxLayout()
        self.fit = FitAnswers()
        self.fit.answered.connect(self._on_answered)
        column.addWidget(self.fit)
        return column

    def _own(self) -> QLayout:
        column, row = QVBoxLayout(), QHBoxLayout()
        row.addWidget(SectionLabel(self.tr("Fields of your own")))
        row.addStretch()
        self.add_field = button(self.tr("Add a field…"), self.field_wanted.emit, link=True)
        row.addWidget(self.add_field)
        column.addLayout(row)
        self.own: Pool[OwnField, tuple[str, str]] = Pool(self._make_own, OwnField.show_own, 6)
        column.addLayout(self.own)
        return column

    def _talks(self) -> QLayout:
        column = QVBoxLayout()
        column.addWidget(SectionLabel(self.tr("Interviews and what was agreed")))
        self.no_talk = Label("", "muted", 12.5, wrap=True)
        column.addWidget(self.no_talk)
        self.talks: Pool[TalkCard, CustomerInterview] = Pool(self._make_talk, TalkCard.show_talk)
        column.addLayout(self.talks)
        return column

    def _people(self) -> QLayout:
        column, row = QVBoxLayout(), QHBoxLayout()
        row.addWidget(SectionLabel(self.tr("Who had a say")))
        row.addStretch()
        self.add_stakeholder = button(self.tr("Add a stakeholder"), self.stakeholder_wanted.emit, link=True)
        row.addWidget(self.add_stakeholder)
        column.addLayout(row)
        self.people: Pool[StakeholderCard, Stakeholder] = Pool(self._make_person, StakeholderCard.show_stakeholder)
        column.addLayout(self.people)
        return column

    def _foot(self) -> QLayout:
        row = QHBoxLayout()
        self.delete = button("", self.delete_wanted.emit)
        self.delete.setProperty("danger", True)
        row.addWidget(self.delete)
        row.addStretch()
        return row

    def _grid(self, shares: tuple[int, int]) -> FieldGrid:
        grid = FieldGrid(shares)
        self._grids.append(grid)
        return grid

    def _typed(self, name: str) -> TypedField:
        field = self.fields[name] = TypedField(self._said[name])
        field.typed.connect(partial(self._say, name))
        return field

    def _make_own(self) -> OwnField:
        made = OwnField()
        made.edited.connect(self.own_edited)
        return made

    def _make_talk(self) -> TalkCard:
        made = TalkCard()
        made.edited.connect(self.talk_edited)
        made.opened.connect(self.talk_opened)
        made.grid.set_narrow(self.width() < _NARROW)
        return made

    def _make_person(self) -> StakeholderCard:
        made = StakeholderCard()
        made.edited.connect(self.stakeholder_edited)
        made.removed.connect(self.stakeholder_removed)
        made.grid.set_narrow(self.width() < _NARROW)
        return made

    def show_customer(
        self,
        customer: Customer,
        talks: Sequence[CustomerInterview],
        advice: Sequence[Advice],
        own_names: Sequence[str],
    ) -> None:
        """Show what is stored. A field that says the same already is left alone, caret and all."""
        other = self.customer is None or self.customer.id != customer.id
        self.customer = customer
        self.title.set_text(" · ".join(filter(None, (customer.code, customer.name))))
        if other or not self.code.hasFocus():
            self._show_code(customer.code)
        for name, field in self.fields.items():
            field.show_text(getattr(customer, name))
        for name, picker in self.days.items():
            picker.show_iso(getattr(customer, name))
        self.notes.show_text(customer.notes)
        self.kind.show_key(customer.kind)
        self.is_b2b.setChecked(customer.is_b2b)
        self.fit.show_fit(customer.fit)
        self.advice.show_advice(advice)
        self.own.show_all([(name, customer.attributes.get(name, "")) for name in own_names])
        self.talks.show_all(talks)
        self.people.show_all(customer.stakeholders)
        self._show_counts(customer)
        if other:
            self._area.verticalScrollBar().setValue(0)

    def _show_counts(self, customer: Customer) -> None:
        talks = number_of(customer.interviews, self.tr("1 interview"), self.tr("{n} interviews"))
        quotes = number_of(customer.quotes, self.tr("1 quote"), self.tr("{n} quotes"))
        for key, counted in (("interviews", talks), ("quotes", quotes)):
            self.links[key].setText(counted)
            self.links[key].setEnabled(getattr(customer, key) > 0)
        words = {
            "recent": self.tr("recent"), "too fresh": self.tr("too fresh"), "long ago": self.tr("long ago"),
            "unknown": self.tr("recency unknown"),
        }  # fmt: skip
        self.recency.set_chip(words[customer.recency], _RECENCY_TONES[customer.recency])
        self.recency.setToolTip(recency_told(customer))
        self.no_talk.setVisible(not customer.interviews)
        self.no_talk.setText(self.tr("No interview with {code} yet.").format(code=customer.code))
        self.delete.setText(self.tr("Delete {code}").format(code=customer.code))

    def set_editable(self, editable: bool) -> None:
        """A study that is open elsewhere can only be looked at."""
        owns = [each.field for each in self.own.made]
        typed: list[Any] = [self.code, *self.fields.values(), self.notes, *owns]
        for field in typed:
            field.setReadOnly(not editable)
        chosen = [self.kind, self.is_b2b, *self.days.values(), self.advice]
        for widget in (*chosen, self.add_field, self.add_stakeholder, self.delete):
            widget.setEnabled(editable)
        parts: list[FitAnswers | TalkCard | StakeholderCard] = [self.fit, *self.talks.made, *self.people.made]
        for part in parts:
            part.set_editable(editable)
        self.saved.setText(self.tr("saved as you type") if editable else self.tr("open elsewhere: read only"))

    def focus_first(self) -> None:
        """Go to the first field."""
        if self.customer is not None:
            self.fields["name"].setFocus()

    def focus_last_stakeholder(self) -> None:
        """Go to the one that has just been added."""
        if self.people.shown:
            self.people.shown[-1].label.setFocus()
            self._area.ensureWidgetVisible(self.people.shown[-1])

    def say_problem(self, sentence: str) -> None:
        """Why the code that was typed isn't kept; nothing when it is."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.code.mark_invalid(bool(sentence))

    def _show_code(self, code: str) -> None:
        self.code.show_text(code)
        self.say_problem("")

    def _on_code_left(self) -> None:
        if self.customer is not None:
            self._show_code(self.customer.code)

    def _say(self, name: str, value: object, key: str = "") -> None:
        self.customer_edited.emit(name, value, key)

    def _on_b2b_clicked(self, checked: bool) -> None:
        self.customer_edited.emit("is_b2b", int(checked), "")

    def _on_answered(self, at: int, answer: str) -> None:
        assert self.customer is not None
        fit = list(self.customer.fit.ljust(6, "?"))
        fit[at] = answer
        self.customer_edited.emit("fit", "".join(fit), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cards: list[TalkCard | StakeholderCard] = [*self.talks.made, *self.people.made]
        for grid in (*self._grids, *(card.grid for card in cards)):
            grid.set_narrow(event.size().width() < _NARROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), now.paper)
        painter.fillRect(QRectF(0, 0, 1, self.height()), now.line)
