# SPDX-License-Identifier: MIT
"""Who was talked to, and when: an interview before there is a transcript of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from jtbdstudio.domain.customers import next_code
from jtbdstudio.ui.widgets import Label, button
from jtbdstudio.ui.widgets.day_field import DayField
from jtbdstudio.ui.widgets.fields import Pick

if TYPE_CHECKING:
    from jtbdstudio.queries.interviews import CustomerItem

_NEW = ""
_FIELDS = ("name", "role", "company", "segment")


@dataclass(frozen=True)
class NewInterview:
    """What was asked for. ``customer_id`` is empty for somebody new, who has ``fields``."""

    customer_id: str
    fields: dict[str, str]
    held_on: str
    debrief: bool = False
    """The call has just ended: its debrief is written now."""


class NewInterviewDialog(QDialog):
    """A customer, new or known, and the day."""

    def __init__(self, customers: Sequence[CustomerItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New interview"))
        self.setMinimumWidth(480)
        self._customers = {customer.id: customer for customer in customers}
        self._codes = [customer.code for customer in customers]
        names = {c.id: " · ".join(filter(None, (c.code, c.name or c.role))) for c in customers}
        self.customer = Pick(self.tr("Customer"), {_NEW: self.tr("Somebody new"), **names})
        self.customer.picked.connect(self._on_customer_picked)
        self.code = self._field(self.tr("Code"))
        self.code.setText(next_code(set(self._codes)))
        said = (self.tr("Name"), self.tr("Role"), self.tr("Company"), self.tr("Segment"))
        self.fields = {name: self._field(words) for name, words in zip(_FIELDS, said, strict=True)}
        self.held_on = DayField(self.tr("Date"))
        self.held_on.setDate(QDate.currentDate())
        self._debrief = False
        self.problem = Label("", "danger", 12, wrap=True)
        self._lay_out()
        self._on_edited()

    def _field(self, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(words)
        field.textChanged.connect(self._on_edited)
        return field

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(6)
        column.addWidget(Label(self.tr("New interview"), size=17, weight=600))
        hint = self.tr("The transcript can come later: import it and choose this customer.")
        column.addWidget(Label(hint, "muted", 12, wrap=True))
        column.addSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        cells = (
            (self.customer, 0, 0), (self.code, 0, 1), (self.fields["name"], 1, 0), (self.fields["role"], 1, 1),
            (self.fields["company"], 2, 0), (self.fields["segment"], 2, 1), (self.held_on, 3, 0),
        )  # fmt: skip
        for field, row, at in cells:
            field.setMinimumHeight(32)
            label = Label(field.accessibleName(), weight=500)
            label.setBuddy(field)
            grid.addWidget(label, 2 * row, at)
            grid.addWidget(field, 2 * row + 1, at)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addWidget(self.problem)
        column.addSpacing(10)
        column.addLayout(self._buttons())
        order = [self.customer, self.code, *self.fields.values(), self.held_on, self.debrief_button, self.create_button]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
        self.fields["name"].setFocus()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button(self.tr("Cancel"), self.reject))
        self.debrief_button = button(self.tr("Debrief now"), self._accept_to_debrief)
        self.debrief_button.setToolTip(self.tr("The call has just ended: write down what you heard."))
        row.addWidget(self.debrief_button)
        self.create_button = button(self.tr("Add interview"), self.accept, primary=True)
        self.create_button.setDefault(True)
        row.addWidget(self.create_button)
        return row

    def answer(self) -> NewInterview:
        """What the fields say now."""
        chosen = self.customer.currentData()
        fields = {name: " ".join(field.text().split()) for name, field in self.fields.items()}
        return NewInterview(
            chosen, {} if chosen else {"code": self._code(), **fields}, self.held_on.iso(), self._debrief
        )

    def _accept_to_debrief(self) -> None:
        self._debrief = True
        self.accept()

    def _code(self) -> str:
        return "".join(self.code.text().split())

    def _on_customer_picked(self, customer_id: str) -> None:
        known = self._customers.get(customer_id)
        self.code.setText(known.code if known else next_code(set(self._codes)))
        for name, field in self.fields.items():
            field.setText(getattr(known, name) if known else "")
        for field in (self.code, *self.fields.values()):
            field.setEnabled(known is None)
        self._on_edited()

    def _on_edited(self, _text: str = "") -> None:
        if not hasattr(self, "create_button"):
            return
        new, code = not self.customer.currentData(), self._code()
        taken = new and code in self._codes
        sentence = self.tr("{code} is another customer already. Choose them above, or give this one another code.")
        self.problem.setText(sentence.format(code=code) if taken else "")
        self.problem.setVisible(taken)
        for made in (self.create_button, self.debrief_button):
            made.setEnabled(bool(code) and not taken)

    @classmethod
    def ask(cls, customers: Sequence[CustomerItem], parent: QWidget) -> NewInterview | None:
        """Show the dialog; ``None`` when it was cancelled."""
        dialog = cls(customers, parent)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        answer = dialog.answer() if accepted else None
        dialog.deleteLater()
        return answer
