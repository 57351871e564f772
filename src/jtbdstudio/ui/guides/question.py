# SPDX-License-Identifier: MIT
"""One question on the sheet: read as one asks it, edited where it stands."""

from __future__ import annotations

from functools import cached_property, partial
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.guides.growing import GrowingText
from jtbdstudio.ui.guides.words import phase_word
from jtbdstudio.ui.widgets import Chip, FlowLayout, Label
from jtbdstudio.ui.widgets.basic import rounded

if TYPE_CHECKING:
    from jtbdstudio.queries.guides import GuideBox, GuideQuestion

_MARGIN = 40
_TEXT = 14


class QuestionRow(QWidget):
    """Says what is typed into it and where it is dragged; knows nothing of the study.

    ``draft`` while nothing of it is stored, ``is_new`` until the words it was made with are done; ``session`` joins
    what is typed from opening the words to closing them.
    """

    typed = Signal(str, str)  # text, follow-up
    finished = Signal(str)  # "enter" (on to the next), "cancel", or "" (left)
    edit_wanted = Signal()
    box_wanted = Signal()
    phase_wanted = Signal()
    dragged = Signal(QPoint)  # global
    dropped = Signal(QPoint)  # global

    def __init__(self, question: GuideQuestion, parent: QWidget | None = None, *, heard: bool) -> None:
        super().__init__(parent)
        self.question, self.number = question, 0
        self.draft = self.is_new = False
        self.session = ""
        self._opened = False
        self._shown: tuple[object, ...] = ()
        self.before = (question.text, question.follow_up)
        self.heard, self._locked = heard, False
        self._pressed: QPoint | None = None
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.asked = Label("", size=_TEXT, wrap=True)
        self.asked_follow_up = Label("", "muted", theme.UI_TEXT, wrap=True)
        self.box_chip, self.phase_chip = Chip(clickable=True), Chip(clickable=True)
        self.pinned = Label(self.tr("always asked last"), "faint", 12)
        self._lay_out()
        self.box_chip.clicked.connect(self.box_wanted)
        self.phase_chip.clicked.connect(self.phase_wanted)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 9, 12, 10)
        column.setSpacing(4)
        for widget in (self.asked, self.asked_follow_up):
            column.addWidget(widget)
        self._chips = QWidget()
        flow = FlowLayout(self._chips, 6)
        for part in (self.box_chip, self.phase_chip, self.pinned):
            flow.addWidget(part)
        column.addWidget(self._chips)
        self._chips.setVisible(self.heard)

    @cached_property
    def text(self) -> GrowingText:
        """The words themselves, made when they are first edited: most are only ever read."""
        made = GrowingText(self.tr("Question"), _TEXT, self)
        made.setPlaceholderText(self.tr("What do you want to ask?"))
        return self._prepare(made, 0)

    @cached_property
    def follow_up(self) -> GrowingText:
        made = GrowingText(self.tr("Follow-up"), parent=self)
        made.setPlaceholderText(self.tr("A follow-up, if they leave something open"))
        return self._prepare(made, 1)

    def _prepare(self, editor: GrowingText, place: int) -> GrowingText:
        editor.hide()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(place, editor)
        editor.typed.connect(self._on_typed)
        editor.entered.connect(partial(self.finish, "enter"))
        editor.escaped.connect(partial(self.finish, "cancel"))
        editor.left.connect(self._on_left)
        return editor

    def stops(self) -> tuple[QWidget, ...]:
        """Where ``Tab`` stops, as one reads."""
        editors = (self.text, self.follow_up) if self._opened else ()
        return (self, *editors, self.box_chip, self.phase_chip)

    # What it shows

    def show_question(self, question: GuideQuestion, number: int, boxes: dict[str, GuideBox], *, locked: bool) -> None:
        """Show what is stored; what is just being typed is that already."""
        shown = (question, number, boxes.get(question.box), locked)
        if shown == self._shown:
            return
        self._shown = shown
        self.question, self.number, self._locked = question, number, locked
        self.asked.setText(question.asked)
        self.asked_follow_up.setText(f"↳ {question.asked_follow_up}" if question.asked_follow_up else "")
        if self.editing:
            self.text.show_text(question.text)
            self.follow_up.show_text(question.follow_up)
        self._show_parts()
        self._show_chips(boxes)
        told = (self.tr("Question {n}").format(n=number), question.asked, question.asked_follow_up)
        places = (question.box_name, phase_word(question.phase)) if self.heard else ()
        last = self.tr("always asked last") if question.is_closing else ""
        self.setAccessibleName(". ".join(part for part in (*told, *places, last) if part))
        self.update()

    def _show_chips(self, boxes: dict[str, GuideBox]) -> None:
        question, box = self.question, boxes.get(self.question.box)
        closing = question.is_closing
        self.pinned.setVisible(closing)
        self.box_chip.setVisible(not closing or box is not None)
        if box is not None:
            self.box_chip.set_chip(box.name, box.tone, box.key)
        else:
            self.box_chip.set_chip(self.tr("no box yet"), "neutral", "")
        self.phase_chip.set_chip(phase_word(question.phase) or self.tr("no phase"), question.phase or "neutral")
        self.box_chip.setToolTip(self.tr("The box its answers fill (B)"))
        self.phase_chip.setToolTip(self.tr("The phase it asks about (P)"))
        self._show_phase()
        for chip, what in ((self.box_chip, self.tr("Box")), (self.phase_chip, self.tr("Phase"))):
            chip.setAccessibleName(f"{what}: {chip.text}")
            chip.setEnabled(not self._locked)

    def _show_phase(self) -> None:
        """A phase nobody chose is only offered to whoever is at the question."""
        offered = not self.question.is_closing and (self.underMouse() or self.hasFocus() or self.editing)
        self.phase_chip.setVisible(bool(self.question.phase) or offered or self.phase_chip.hasFocus())

    def _show_parts(self) -> None:
        editing = self.editing
        self.asked.setVisible(not editing)
        self.asked_follow_up.setVisible(not editing and bool(self.question.follow_up))
        if self._opened:
            self.text.setVisible(editing)
            self.follow_up.setVisible(editing and self.heard)

    # Editing

    @property
    def editing(self) -> bool:
        return self._opened and not self.text.isHidden()

    def begin(self) -> None:
        """Open the words for editing, as they are stored."""
        if self._locked:
            return
        if not self._opened:
            self._opened = True
            for before, after in pairwise(self.stops()):
                QWidget.setTabOrder(before, after)
        self.before = (self.question.text, self.question.follow_up)
        self.session = uuid4().hex
        self.text.show_text(self.question.text)
        self.follow_up.show_text(self.question.follow_up)
        self.text.show()
        self._show_parts()
        self._show_phase()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text.selectAll()

    def finish(self, way: str = "") -> None:
        """Close the words; whoever listens stores or takes back."""
        if self.editing:
            focused = self.text.hasFocus() or self.follow_up.hasFocus()
            self.text.hide()
            self._show_parts()
            if focused:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.finished.emit(way)
            self.is_new = False

    def words(self) -> tuple[str, str]:
        """Text and follow-up as the fields say them."""
        return self.text.toPlainText(), self.follow_up.toPlainText()

    def _on_typed(self, _text: str, _key: str) -> None:
        self.typed.emit(*self.words())

    def _on_left(self) -> None:
        """Going from one field to the other, or to a chip, is not leaving."""
        QTimer.singleShot(0, self, self._finish_if_left)

    def _finish_if_left(self) -> None:
        focused = QApplication.focusWidget()
        if self.editing and (focused is None or not self.isAncestorOf(focused)):
            self.finish()

    # Hands

    @property
    def movable(self) -> bool:
        return not (self.question.is_fixed or self._locked or self.draft)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._pressed = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.globalPosition().toPoint()
        if self._pressed is None or self.editing or not self.movable:
            return
        if self._dragging or (point - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._dragging:
            self._dragging = False
            self.unsetCursor()
            self.dropped.emit(event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.edit_wanted.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_phase()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        QTimer.singleShot(0, self, self._show_phase)  # once it is known where the focus went
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_phase()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_phase()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        area = QRectF(self.rect())
        if self.hasFocus() or self.editing:
            rounded(painter, area, now.accent_ground if self.hasFocus() else now.panel, now.accent, 8)
        elif self.underMouse():
            rounded(painter, area, theme.mix(now.panel, now.ink, 0.025), None, 8)
        mark = QRectF(0, 9, _MARGIN - 10, 20)
        if self.question.is_closing:
            icons.paint(painter, QRectF(mark.right() - 16, 11, 16, 16), "lock", now.muted)
            return
        if self.underMouse() and self.movable and not self.editing:
            icons.paint(painter, QRectF(2, 12, 13, 13), "grid", now.faint)
        painter.setFont(theme.font(theme.UI_TEXT, 600, tabular=True))
        painter.setPen(now.accent)
        painter.drawText(mark, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(self.number))
