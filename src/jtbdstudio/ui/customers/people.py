# SPDX-License-Identifier: MIT
"""Somebody with a say in a customer's decision, in the panel."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from jtbdstudio.ui.widgets import Card, icon_button
from jtbdstudio.ui.widgets.field_grid import FieldGrid
from jtbdstudio.ui.widgets.fields import Pick, TypedField

if TYPE_CHECKING:
    from jtbdstudio.queries.customers import Stakeholder


class StakeholderCard(Card):
    """Who they are, what part they had, what they expected."""

    edited = Signal(str, str, object, str)  # id, field, value, key of the typing
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__(padding=11)
        self._id = ""
        row = QHBoxLayout()
        self.label = TypedField(self.tr("Who it is"))
        self.label.setPlaceholderText(self.tr("Who? Their boss, the accountant …"))
        self.label.typed.connect(partial(self._say, "label"))
        self.remove = icon_button("close", self.tr("Remove the stakeholder"), self._remove)
        row.addWidget(self.label, 1)
        row.addWidget(self.remove)
        self.column.addLayout(row)
        self.grid = FieldGrid()
        self.role = Pick(self.tr("Part in the decision"), self._roles())
        self.role.picked.connect(partial(self._say, "buyer_role"))
        self.stance = Pick(self.tr("Stance"), self._stances())
        self.stance.picked.connect(partial(self._say, "stance"))
        self.grid.put(self.tr("Part in the decision"), self.role, long=True)
        self.grid.put(self.tr("Stance"), self.stance)
        self.column.addLayout(self.grid)
        self.owns = QCheckBox(self.tr("Owns the result"))
        self.owns.clicked.connect(self._on_owns_clicked)
        self.column.addWidget(self.owns)
        self.words: dict[str, TypedField] = {}
        for name, words in (
            ("expected", self.tr("Which outcome they expect")),
            ("success", self.tr("What success looks like to them")),
            ("notes", self.tr("Notes")),
        ):
            field = self.words[name] = TypedField(words)
            field.setPlaceholderText(words)
            field.typed.connect(partial(self._say, name))
            self.column.addWidget(field)

    def _roles(self) -> dict[str, str]:
        return {
            "job_doer": self.tr("Does the job"),
            "works_with_job_doer": self.tr("Works with the job doer"),
            "economic_buyer": self.tr("Pays"),
            "other": self.tr("Something else"),
        }

    def _stances(self) -> dict[str, str]:
        return {
            "for": self.tr("For it"),
            "neutral": self.tr("Neutral"),
            "against": self.tr("Against it"),
            "unknown": self.tr("Unknown"),
        }

    def show_stakeholder(self, who: Stakeholder) -> None:
        self._id = who.id
        self.label.show_text(who.label)
        self.role.show_key(who.buyer_role)
        self.stance.show_key(who.stance)
        self.owns.setChecked(who.owns_result)
        for name, field in self.words.items():
            field.show_text(getattr(who, name))
        self.remove.setAccessibleName(self.tr("Remove {who}").format(who=who.label or self.tr("the stakeholder")))

    def set_editable(self, editable: bool) -> None:
        for field in (self.label, *self.words.values()):
            field.setReadOnly(not editable)
        for widget in (self.role, self.stance, self.owns, self.remove):
            widget.setEnabled(editable)

    def _say(self, name: str, value: str, key: str = "") -> None:
        self.edited.emit(self._id, name, value, key)

    def _on_owns_clicked(self, checked: bool) -> None:
        self.edited.emit(self._id, "owns_result", int(checked), "")

    def _remove(self) -> None:
        self.removed.emit(self._id)
