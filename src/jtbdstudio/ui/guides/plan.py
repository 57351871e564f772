# SPDX-License-Identifier: MIT
"""Beside the guide: survey or interviews, and what the study must be able to tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jtbdstudio.ui.guides.items import item
from jtbdstudio.ui.guides.words import advice, modes, whom
from jtbdstudio.ui.widgets import Card, Label, button, clear_layout
from jtbdstudio.ui.widgets.fields import Pick, TypedField

if TYPE_CHECKING:
    from jtbdstudio.queries.guides import ResearchPlan

_MOST = 9_999_999


class PlanCard(Card):
    """Asks whom there is to ask, says how, and leads to the guide for it."""

    edited = Signal(str, object, str)  # field of the study, value, key of the typing
    guide_wanted = Signal(str)  # handle

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=16)
        self.setAccessibleName(self.tr("Survey or interviews?"))
        self._guide = ""
        self.product = TypedField(self.tr("Product the questions name"))
        self.product.setPlaceholderText(self.tr("the product"))
        self.mode = Pick(self.tr("Whom this study asks"), modes())
        self.ideal = TypedField(self.tr("How many ideal customers could you ask?"))
        self.ideal.setValidator(QIntValidator(0, _MOST, self))
        self.ideal.setPlaceholderText(self.tr("about how many"))
        self.way = Label("", weight=600, wrap=True)
        self.why, self.whom = Label("", "muted", wrap=True), Label("", "muted", wrap=True)
        self.open_button = button("", self._on_open_clicked)
        self._lay_out()
        self.product.typed.connect(self._on_product_typed)
        self.mode.picked.connect(self._on_mode_picked)
        self.ideal.typed.connect(self._on_ideal_typed)

    def _lay_out(self) -> None:
        self.column.setSpacing(4)
        self.column.addWidget(Label(self.tr("Survey or interviews?"), weight=600))
        fields: tuple[tuple[str, TypedField | Pick], ...] = (
            (self.tr("Product"), self.product),
            (self.tr("We ask"), self.mode),
            (self.tr("How many ideal customers could you ask?"), self.ideal),
        )
        for words, field in fields:
            caption = Label(words, "muted", 12)
            caption.setBuddy(field)
            self.column.addSpacing(4)
            self.column.addWidget(caption)
            self.column.addWidget(field)
        self.column.addSpacing(8)
        for label in (self.way, self.why, self.whom):
            self.column.addWidget(label)
        self.column.addSpacing(4)
        self.column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_plan(self, plan: ResearchPlan, guide_name: str, *, locked: bool) -> None:
        """What is stored, what follows from it, and the name of the guide to begin with."""
        self._guide = plan.guide
        self.product.show_text(plan.product)
        self.mode.show_key(plan.mode)
        self.ideal.show_text("" if plan.ideal_customers is None else str(plan.ideal_customers))
        what, why = advice(plan.way, plan.mode, plan.ideal_customers)
        self.way.setText(what)
        self.why.setText(why)
        self.whom.setText(whom(plan.way, plan.mode))
        self.whom.setVisible(bool(self.whom.text()))
        self.open_button.setText(self.tr("Open “{guide}”").format(guide=guide_name.replace("&", "&&")))
        self.open_button.setVisible(bool(plan.guide and guide_name))
        for field in (self.product, self.ideal):
            field.setReadOnly(locked)
        self.mode.setEnabled(not locked)

    def _on_product_typed(self, text: str, key: str) -> None:
        self.edited.emit("product", text, f"product:{key}")

    def _on_mode_picked(self, mode: str) -> None:
        self.edited.emit("mode", mode, "")

    def _on_ideal_typed(self, text: str, key: str) -> None:
        self.edited.emit("ideal_customers", int(text) if text.strip().isdigit() else None, f"ideal:{key}")

    def _on_open_clicked(self) -> None:
        self.guide_wanted.emit(self._guide)


class MustTellCard(Card):
    """The checklist of what a study must be able to tell in the end."""

    guide_wanted = Signal(str)  # handle

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=16)
        self.column.setSpacing(6)
        head = QHBoxLayout()
        self.title = Label("", weight=600, wrap=True)
        self.link = button(self.tr("Reword"), self._on_link_clicked, link=True)
        head.addWidget(self.title, 1)
        head.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self._shown: tuple[str, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.column.addLayout(self._lines)

    def show_lines(self, title: str, lines: Sequence[str]) -> None:
        """The checklist in the study's own words."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self.link.setAccessibleName(self.tr("Reword {title}").format(title=title))
        self.setVisible(bool(lines))
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        clear_layout(self._lines)
        for line in lines:
            self._lines.addLayout(item("○", line))

    def _on_link_clicked(self) -> None:
        self.guide_wanted.emit("must_tell")
