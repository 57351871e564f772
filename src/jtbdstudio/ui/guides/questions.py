# SPDX-License-Identifier: MIT
"""The questions of one guide: chosen with the arrows, dragged, edited in place, the closing one pinned last."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from jtbdstudio.queries.guides import GuideQuestion
from jtbdstudio.ui import theme
from jtbdstudio.ui.guides.question import QuestionRow

if TYPE_CHECKING:
    from jtbdstudio.queries.guides import Guide, GuideBox


class QuestionList(QWidget):
    """Rows by question id; a draft is a row whose question is not stored before something is typed."""

    typed = Signal(object, str, str)  # row, text, follow-up
    finished = Signal(object, str)  # row, way
    moved = Signal(str, int)  # question id, place
    box_wanted = Signal(object)  # row
    phase_wanted = Signal(object)  # row

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Questions"))
        self.rows: list[QuestionRow] = []
        self._guide_id, self._locked = "", False
        self._boxes: dict[str, GuideBox] = {}
        self._drop = -1
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)

    # What is shown

    def show_guide(self, guide: Guide, boxes: dict[str, GuideBox], *, locked: bool) -> None:
        """Show a guide's questions; rows that stay keep the focus and what is typed into them."""
        if guide.id != self._guide_id:
            self._begin_with(guide)
        self._guide_id, self._boxes, self._locked = guide.id, boxes, locked
        there = {row.question.id: row for row in self.rows}
        rows = [
            there.get(question.id) or self._make(question, heard=guide.asks_customers) for question in guide.questions
        ]
        for draft in (row for row in self.rows if row.draft and row not in rows):
            rows.insert(min(self.rows.index(draft), len(rows)), draft)
        at = next((place for place, row in enumerate(self.rows) if row.hasFocus()), -1)
        for row in set(self.rows) - set(rows):
            row.hide()
            row.deleteLater()
        lost = at >= 0 and self.rows[at] not in rows
        reordered, self.rows = rows != self.rows, rows
        stored = {question.id: question for question in guide.questions}
        for place, row in enumerate(rows):
            self._column.insertWidget(place, row)
            question = stored.get(row.question.id)
            row.draft = row.draft and question is None
            row.show_question(question or row.question, place + 1, boxes, locked=locked)
        if reordered:
            self._tab_in_order()
        if lost and rows:
            rows[min(at, len(rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_with(self, guide: Guide) -> None:
        """Another guide: rows that are there are given its questions, which is far quicker than making rows."""
        if any(row.heard != guide.asks_customers or row.editing for row in self.rows):
            self.clear()
        for row, question in zip(self.rows, guide.questions, strict=False):
            row.question = question
            row.draft = row.is_new = False

    def clear(self) -> None:
        """Another guide, or none."""
        for row in self.rows:
            row.blockSignals(True)
            row.hide()
            row.deleteLater()
        self.rows, self._guide_id, self._drop = [], "", -1

    def _make(self, question: GuideQuestion, *, heard: bool) -> QuestionRow:
        row = QuestionRow(question, self, heard=heard)
        row.typed.connect(partial(self.typed.emit, row))
        row.finished.connect(partial(self.finished.emit, row))
        row.edit_wanted.connect(row.begin)
        row.box_wanted.connect(partial(self.box_wanted.emit, row))
        row.phase_wanted.connect(partial(self.phase_wanted.emit, row))
        row.dragged.connect(self._on_dragged)
        row.dropped.connect(partial(self._on_dropped, row))
        return row

    # Where one is

    @property
    def current(self) -> QuestionRow | None:
        """The row that has the focus, or something in it has."""
        focused = QApplication.focusWidget()
        return next(
            (row for row in self.rows if row is focused or (focused is not None and row.isAncestorOf(focused))), None
        )

    @property
    def editing(self) -> QuestionRow | None:
        return next((row for row in self.rows if row.editing), None)

    def row(self, question_id: str) -> QuestionRow | None:
        return next((row for row in self.rows if row.question.id == question_id), None)

    def next_id(self, row: QuestionRow) -> str | None:
        """The stored question below a row."""
        below = self.rows[self.rows.index(row) + 1 :]
        return next((other.question.id for other in below if not other.draft), None)

    def focus_row(self, row: QuestionRow) -> None:
        """Go to a row, and bring it into view."""
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._into_view(row.geometry().bottom())
        self._into_view(row.y())

    def begin_draft(self, question: GuideQuestion, after: QuestionRow | None, *, heard: bool) -> QuestionRow:
        """A new question below a row (else at the end, above the closing one), open for typing."""
        row = self._make(question, heard=heard)
        row.draft = row.is_new = True
        closing = next((place for place, each in enumerate(self.rows) if each.question.is_closing), len(self.rows))
        place = min(self.rows.index(after) + 1 if after in self.rows else closing, closing)
        self.rows.insert(place, row)
        self._column.insertWidget(place, row)
        self._number()
        self._tab_in_order()
        row.begin()
        self._into_view(row.geometry().bottom() + 60)
        return row

    def place_draft(self, row: QuestionRow, where: str, chosen: str) -> None:
        """The `box` or `phase` of a question that is not stored yet."""
        boxed = where == "box"
        row.question = replace(row.question, box=chosen) if boxed else replace(row.question, phase=chosen)
        self._number()

    def drop_draft(self, row: QuestionRow) -> None:
        """A draft nobody typed anything into goes again."""
        place, was_there = self.rows.index(row), row is self.current
        self.rows.remove(row)
        if was_there and self.rows:
            self.rows[max(0, place - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        row.hide()
        row.deleteLater()
        self._number()

    def _tab_in_order(self) -> None:
        """``Tab`` goes as one reads, however the rows came."""
        stops = [stop for row in self.rows for stop in row.stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _number(self) -> None:
        for number, row in enumerate(self.rows, 1):
            row.show_question(row.question, number, self._boxes, locked=self._locked)

    # Hands

    def _into_view(self, y: int) -> None:
        widget: QWidget | None = self
        while widget is not None and not isinstance(widget, QScrollArea):
            widget = widget.parentWidget()
        if isinstance(widget, QScrollArea) and (inner := widget.widget()) is not None:
            widget.ensureVisible(0, self.mapTo(inner, QPoint(0, y)).y(), 0, 24)

    def _place_at(self, point: QPoint) -> int:
        """Before which row something dropped at a global point goes; never below the closing question."""
        y = self.mapFromGlobal(point).y()
        open_rows = [row for row in self.rows if not row.question.is_closing]
        return sum(1 for row in open_rows if row.geometry().center().y() < y)

    def _on_dragged(self, point: QPoint) -> None:
        self._drop = self._place_at(point)
        self._into_view(self.mapFromGlobal(point).y())
        self.update()

    def _on_dropped(self, row: QuestionRow, point: QPoint) -> None:
        place, was = self._place_at(point), self.rows.index(row)
        self._drop = -1
        self.update()
        place -= place > was
        if place != was:
            self.moved.emit(row.question.id, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, steps = self.current, {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if row is None or row.editing or event.key() not in steps or event.modifiers():
            super().keyPressEvent(event)
            return
        place = self.rows.index(row) + steps[Qt.Key(event.key())]
        if 0 <= place < len(self.rows):
            self.focus_row(self.rows[place])

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._drop < 0 or not self.rows:
            return
        last = self._drop >= len(self.rows)
        y = self.rows[-1].geometry().bottom() if last else self.rows[self._drop].y()
        painter = QPainter(self)
        painter.fillRect(QRectF(8, max(0, y - 1), self.width() - 16, 2), theme.current().accent)


def new_question(box: str = "") -> GuideQuestion:
    """A question that is not stored yet, with an id of its own."""
    return GuideQuestion(uuid4().hex, "", "", "", box, "", False, False, "", "")
