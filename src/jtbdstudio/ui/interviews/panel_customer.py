# SPDX-License-Identifier: MIT
"""The customer of an interview: who they are and how well they fit, as fields that are saved while one types."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from jtbdstudio.domain.customers import fit_with
from jtbdstudio.ui.widgets import Label
from jtbdstudio.ui.widgets.field_grid import FieldGrid
from jtbdstudio.ui.widgets.fields import Pick, TypedField, TypedNotes
from jtbdstudio.ui.widgets.fit import FitAnswers
from jtbdstudio.ui.words import customer_kinds

if TYPE_CHECKING:
    from jtbdstudio.queries.interview_details import InterviewDetails


class CustomerForm(QWidget):
    """Shows a customer and says what somebody changes."""

    edited = Signal(str, str, str)  # field, value, key of the typing
    code_edited = Signal(str, str)  # new code, key of the typing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details: InterviewDetails | None = None
        self.fields: dict[str, TypedField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._who())
        column.addSpacing(10)
        column.addLayout(self._fit())

    def _who(self) -> QLayout:
        self.grid = FieldGrid((2, 3))
        self.code = TypedField(self.tr("Customer code"))
        self.code.typed.connect(self.code_edited)
        self.code.left.connect(self._on_code_left)
        self.problem = Label("", "danger", 12, wrap=True)
        self.problem.hide()
        self.grid.put(self.tr("Code"), self.code)
        for name in ("name", "role", "company"):
            self.grid.put(self._said(name), self._typed(name))
        self.grid.put(self._said("segment"), self._typed("segment"), long=True)
        self.kind = Pick(self.tr("Kind of customer"), customer_kinds())
        self.kind.picked.connect(partial(self._say, "kind"))
        self.grid.put(self.tr("Kind"), self.kind, long=True)
        column = QVBoxLayout()
        column.addLayout(self.grid)
        column.addWidget(self.problem)
        return column

    def _said(self, name: str) -> str:
        return {
            "name": self.tr("Name"), "role": self.tr("Role"), "company": self.tr("Company"),
            "segment": self.tr("Segment"),
        }[name]  # fmt: skip

    def _typed(self, name: str) -> TypedField:
        field = TypedField(self._said(name))
        field.typed.connect(partial(self._say, name))
        self.fields[name] = field
        return field

    def _fit(self) -> QLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        self.fit = FitAnswers(self)
        self.fit.answered.connect(self._on_answered)
        column.addWidget(self.fit)
        self.notes = TypedNotes(self.tr("Notes about the customer"), 2)
        self.notes.setPlaceholderText(self.tr("What else is worth knowing about this customer"))
        self.notes.typed.connect(partial(self._say, "notes"))
        column.addSpacing(4)
        caption = Label(self.tr("Notes"), "muted", 12)
        caption.setBuddy(self.notes)
        column.addWidget(caption)
        column.addWidget(self.notes)
        return column

    def show_details(self, details: InterviewDetails) -> None:
        """Show what is stored. A field that says the same already is left alone, caret and all."""
        other = self._details is None or self._details.id != details.id
        self._details = details
        if other or not self.code.hasFocus():
            self._show_code(details.code)
        for name, field in self.fields.items():
            field.show_text(getattr(details, name))
        self.notes.show_text(details.notes)
        self.kind.show_key(details.kind)
        self.fit.show_fit(details.fit)

    def set_editable(self, editable: bool) -> None:
        typed: list[TypedField | TypedNotes] = [self.code, *self.fields.values(), self.notes]
        for field in typed:
            field.setReadOnly(not editable)
        self.kind.setEnabled(editable)
        self.fit.set_editable(editable)

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

    def _say(self, name: str, value: str, key: str = "") -> None:
        self.edited.emit(name, value, key)

    def _on_answered(self, at: int, answer: str) -> None:
        assert self._details is not None
        self.edited.emit("fit", fit_with(self._details.fit, at, answer), "")
