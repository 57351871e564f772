# SPDX-License-Identifier: MIT
"""The chosen guide as a sheet: name, note, the boxes it asks about, its questions, how to ask them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.guides.coverage import Coverage
from jtbdstudio.ui.guides.growing import GrowingText
from jtbdstudio.ui.guides.items import item
from jtbdstudio.ui.guides.questions import QuestionList
from jtbdstudio.ui.guides.words import kind_word
from jtbdstudio.ui.widgets import Card, FlowLayout, Label, button, clear_layout, icon_button
from jtbdstudio.ui.widgets.advice import AdviceCards
from jtbdstudio.ui.widgets.basic import Chip
from jtbdstudio.ui.widgets.fields import TypedField
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.domain.advice import Advice
    from jtbdstudio.queries.guides import Guide, GuideBox

_INDENT = 26


class NameField(TypedField):
    """The guide's name, as a title one can type into. ``Enter`` goes on to the questions."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class _Rule(QWidget):
    """A hairline."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(self.rect()), theme.current().line_faint)


class Craft(QWidget):
    """Ways of asking, and what one had better not ask."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_INDENT, 4, 0, 0)
        self._column.setSpacing(4)
        self._shown: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    def show_craft(self, techniques: tuple[str, ...], avoid: tuple[str, ...]) -> None:
        """Both lists; hidden where a guide has none."""
        self.setVisible(bool(techniques or avoid))
        if (techniques, avoid) == self._shown:
            return
        self._shown = (techniques, avoid)
        clear_layout(self._column)
        parts = ((self.tr("How to ask"), techniques, "•"), (self.tr("Better not asked"), avoid, "×"))
        for title, lines, mark in parts:
            if lines:
                self._column.addSpacing(6)
                self._column.addWidget(Label(title, weight=600))
            for line in lines:
                self._column.addLayout(item(mark, line))


class GuideSheet(Card):
    """Shows a guide; what is typed and chosen it only says."""

    name_typed = Signal(str, str)
    note_typed = Signal(str, str)
    add_wanted = Signal()
    closing_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20)
        self.column.setSpacing(6)
        self.name = NameField(self.tr("Name of the guide"))
        self.name.setProperty("quiet", True)
        self.name.setFont(theme.font(19, 600))
        self.note = GrowingText(self.tr("Note about the guide"))
        self.note.setProperty("quiet", True)
        self.note.setPlaceholderText(self.tr("When to use it, what to expect"))
        self.more = icon_button("more", self.tr("More for this guide"))
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, 6)
        self._told: list[tuple[str, str, str]] = []
        self.advice = AdviceCards()
        self.closing_button = button(self.tr("Add the closing question"), self.closing_wanted.emit)
        self.coverage, self.questions, self.craft = Coverage(), QuestionList(), Craft()
        self.add_button = button(self.tr("Add a question"), self.add_wanted.emit, flat=True, icon="add")
        self.add_button.setToolTip(self.tr("Add a question (N)"))
        self._rule = _Rule()
        self._lay_out()
        self.name.typed.connect(self.name_typed)
        self.note.typed.connect(self.note_typed)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.name, 1)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(head)
        self.column.addWidget(self.note)
        for widget, above in ((self._chips, 2), (self.advice, 4), (self.closing_button, 0), (self.coverage, 6)):
            row = QHBoxLayout()
            row.setContentsMargins(10, above, 0, 0)
            row.addWidget(widget)
            if widget is self.closing_button:
                row.addStretch()
            self.column.addLayout(row)
        self.column.addSpacing(6)
        self.column.addWidget(self._rule)
        self.column.addSpacing(2)
        self.column.addWidget(self.questions)
        row = QHBoxLayout()
        row.setContentsMargins(_INDENT, 4, 0, 0)
        row.addWidget(self.add_button)
        row.addStretch()
        self.column.addLayout(row)
        self.column.addWidget(self.craft)
        self.column.addStretch()

    def show_guide(self, guide: Guide, boxes: Sequence[GuideBox], *, locked: bool) -> None:
        """Show what is stored; what is just being typed is that already."""
        self.setAccessibleName(guide.name)
        self.name.show_text(guide.name)
        self.note.show_text(guide.note)
        self.name.setReadOnly(locked)
        self.note.setReadOnly(locked)
        self._show_chips(guide)
        self.coverage.setVisible(guide.asks_customers)
        self.coverage.show_boxes(boxes, Counter(question.box for question in guide.questions))
        self.coverage.setEnabled(not locked)
        self.questions.show_guide(guide, {box.handle: box for box in boxes}, locked=locked)
        self.add_button.setVisible(not guide.is_fixed and not locked)
        self.closing_button.setVisible(guide.lacks_closing and not locked)
        template = guide.template
        self.craft.show_craft(*((template.techniques, template.avoid) if template is not None else ((), ())))

    def show_advice(self, advices: Sequence[Advice]) -> None:
        self.advice.show_advice(advices)

    def _show_chips(self, guide: Guide) -> None:
        told = [(kind_word(guide.kind), "neutral", "")]
        if guide.kind == "audience":
            why = self.tr("Nobody here has chosen yet: every result is something to prove or disprove.")
            told.append((self.tr("Hypothesis"), "motivation", why))
        if guide.is_fixed:
            told.append((self.tr("Always these {n}").format(n=len(guide.questions)), "neutral", ""))
        if guide.is_changed:
            why = self.tr("It says something else than the method. “Restore the guide” brings its words back.")
            told.append((self.tr("Changed"), "neutral", why))
        if guide.used:
            used = number_of(guide.used, self.tr("Used in 1 interview"), self.tr("Used in {n} interviews"))
            told.append((used, "search", ""))
        if told == self._told:
            return
        self._told = told
        self._flow.clear()
        for text, tone, tip in told:
            chip = Chip(text, tone, self._chips)
            chip.setToolTip(tip)
            self._flow.addWidget(chip)
            chip.show()
        self._chips.updateGeometry()
