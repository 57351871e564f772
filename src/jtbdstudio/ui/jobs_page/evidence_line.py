# SPDX-License-Identifier: MIT
"""The line under a statement: how many stand behind it, how strong that is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QWidget

from jtbdstudio.domain.counting import Count
from jtbdstudio.ui.jobs_page.terms import LABEL_TONES, STATUS_TONES, label_text, status_text
from jtbdstudio.ui.widgets import Chip, FlowLayout, Label, button
from jtbdstudio.ui.words import number_of

_HEIGHT = 20


class EvidenceLine(QWidget):
    """Made once and filled again and again: a step must not cost a handful of new widgets."""

    quotes_requested = Signal()
    edit_requested = Signal()
    redraft_requested = Signal()
    delete_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, 8)
        self._add(Label(self.tr("Evidence:"), "muted"))
        self.count_button = self._link("", self.quotes_requested, self.tr("Read what they said about the struggle"))
        self.hint = Label(self.tr("· click a part to read them"), "muted")
        self.strength, self.status = Chip(), Chip()
        for widget in (self.hint, self.strength, self.status):
            self._add(widget)
        self.edit_button = self._link(self.tr("Edit"), self.edit_requested, self.tr("Edit the words (E)"))
        tip = self.tr("The counts of today would word it differently. Redrafting can be undone.")
        self.redraft_button = self._link(self.tr("Redraft from counts"), self.redraft_requested, tip)
        tip = self.tr("Delete this job; its themes and quotes stay. Can be undone.")
        self.delete_button = self._link(self.tr("Delete"), self.delete_requested, tip)

    def _link(self, text: str, wish: SignalInstance, tooltip: str) -> QPushButton:
        made = button(text, wish.emit, link=True, tooltip=tooltip)
        self._add(made)
        return made

    def _add(self, widget: QWidget) -> None:
        widget.setFixedHeight(_HEIGHT)
        self._flow.addWidget(widget)

    def show_count(self, count: Count, status: str) -> None:
        """Show the counts and what became of the job."""
        people = number_of(count.customers, self.tr("1 customer"), self.tr("{n} customers"))
        quotes = number_of(count.quotes, self.tr("1 quote"), self.tr("{n} quotes"))
        self.count_button.setText(f"{people} · {quotes}")
        self.strength.set_chip(label_text(count.label), LABEL_TONES.get(count.label, "neutral"))
        word = status_text(status)
        self.status.set_chip(word, STATUS_TONES.get(status, "neutral"))
        self.status.setVisible(bool(word))

    def offer(self, *, job: bool, editing: bool, outdated: bool, locked: bool) -> None:
        """Show what can be done now; in a study that can only be read it is grey."""
        self.hint.setVisible(not editing)
        for widget, there in ((self.edit_button, job), (self.redraft_button, outdated), (self.delete_button, job)):
            widget.setVisible(there and not editing)
            widget.setEnabled(not locked)
        self._flow.invalidate()
        self.updateGeometry()
