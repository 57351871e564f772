# SPDX-License-Identifier: MIT
"""Whose call it was and how long ago, above the debrief: enough to have the customer on file without leaving."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jtbdstudio.commands import debriefs
from jtbdstudio.commands.customers import edit_customer
from jtbdstudio.queries.interviews import CustomerItem
from jtbdstudio.ui import theme
from jtbdstudio.ui.interviews.debrief_clock import CallClock
from jtbdstudio.ui.interviews.words import boxes_left
from jtbdstudio.ui.widgets import Label, button
from jtbdstudio.ui.widgets.fields import TypedField

if TYPE_CHECKING:
    from jtbdstudio.queries.debriefs import DebriefView
    from jtbdstudio.ui.interviews.debrief_desk import DebriefDesk


class WhoStrip(QWidget):
    """Code, name and role as fields; the clock; how many boxes are left."""

    ended = Signal()

    def __init__(self, desk: DebriefDesk, customers: partial[tuple[CustomerItem, ...]]) -> None:
        super().__init__()
        self._desk, self._customers = desk, customers
        self._known: CustomerItem | None = None
        self.code = TypedField(self.tr("Customer code"))
        self.code.setFixedWidth(74)
        self.code.setFont(theme.font(theme.UI_TEXT, 600))
        self.code.typed.connect(self._on_code_typed)
        self.code.left.connect(self._on_code_left)
        self.fields = {"name": TypedField(self.tr("Name")), "role": TypedField(self.tr("Role"))}
        self.clock = CallClock()
        self.end_button = button(self.tr("The call ended now"), self.ended.emit, icon="clock")
        self.left = Label("", weight=600, tabular=True)
        self.problem = Label("", "danger", 12)
        self.same = button("", self._on_same, link=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.code)
        for name, field in self.fields.items():
            field.setPlaceholderText(field.accessibleName())
            field.setMaximumWidth(230)
            field.typed.connect(partial(self._on_typed, name))
            row.addWidget(field, 2)
        row.addStretch(1)
        for widget in (self.end_button, self.clock, self.left):
            row.addWidget(widget)
            row.addSpacing(4)
        self._trouble = QWidget()
        trouble = QHBoxLayout(self._trouble)
        trouble.setContentsMargins(0, 0, 0, 0)
        trouble.addWidget(self.problem)
        trouble.addWidget(self.same)
        trouble.addStretch()
        self._trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 8, 14, 9)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._trouble)

    def show_view(self, view: DebriefView) -> None:
        """Show what is stored."""
        if not self.code.hasFocus() or not self._trouble.isVisibleTo(self):
            self._show_code(view.customer_code)
        self.fields["name"].show_text(view.customer_name)
        self.fields["role"].show_text(view.role)
        self.clock.show_call(view.ended_at, view.held_on, runs=view.state != "done")
        self.end_button.setVisible(not view.ended_at and view.state != "done" and not view.has_transcript)
        self.clock.setVisible(bool(view.ended_at) or self.end_button.isHidden())
        self.left.setText(boxes_left(view.boxes_left))

    def set_read_only(self, read_only: bool) -> None:
        for field in (self.code, *self.fields.values()):
            field.setReadOnly(read_only)
        self.end_button.setEnabled(not read_only)

    def _show_code(self, code: str) -> None:
        self.code.show_text(code)
        self._say("")

    def _say(self, sentence: str, known: CustomerItem | None = None) -> None:
        """Why a code isn't kept, and what it may have meant."""
        self._known = known
        self.problem.setText(sentence)
        self.same.setText(self.tr("The call was with them") if known is not None else "")
        self.same.setVisible(known is not None)
        self._trouble.setVisible(bool(sentence))
        self.code.mark_invalid(bool(sentence))

    def _on_typed(self, name: str, text: str, key: str) -> None:
        assert self._desk.view is not None
        self._desk.run(edit_customer, self._desk.view.customer_id, merge=f"{name}:{key}", **{name: text})

    def _on_code_typed(self, typed: str, key: str) -> None:
        view, code = self._desk.view, typed.strip()
        assert view is not None
        taken = next((c for c in self._customers() if c.code == code and c.id != view.customer_id), None)
        if not code:
            self._say(self.tr("A customer needs a code, such as P07."))
        elif taken is not None:
            who = " · ".join(filter(None, (taken.code, taken.name or taken.role)))
            self._say(self.tr("{who} is on file already.").format(who=who), taken)
        else:
            self._say("")
            self._desk.run(edit_customer, view.customer_id, merge=f"code:{key}", code=code)

    def _on_code_left(self) -> None:
        """A code that cannot be kept goes back to the kept one; one that is on file waits for a word."""
        if self._desk.view is not None and self._known is None:
            self._show_code(self._desk.view.customer_code)

    def _on_same(self) -> None:
        assert self._known is not None
        known = self._known
        self._say("")
        self._desk.run(debriefs.debrief_with, self._desk.interview_id, known.id)
        self._desk.refresh()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), now.panel)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), now.line)
