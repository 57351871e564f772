# SPDX-License-Identifier: MIT
"""What to look at: kinds as a row of chips with their counts; customer, code and speaker beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jtbdstudio.queries.codebook import CodeItem
from jtbdstudio.queries.interviews import CustomerItem
from jtbdstudio.queries.search import KINDS, Filters
from jtbdstudio.ui.widgets import Chip, FlowLayout, button
from jtbdstudio.ui.widgets.fields import Pick

ALL = ""


class FilterBar(QWidget):
    """Says when another filter is wanted; whoever listens reads :attr:`filters`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = ALL
        self.kinds = _Kinds()
        self.kinds.chosen.connect(self._on_kind)
        self.customer = Pick(self.tr("Whose words"))
        self.code = Pick(self.tr("With which code"))
        self.speaker = Pick(self.tr("Who speaks"), self._speakers())
        for pick, width in ((self.customer, 170), (self.code, 180), (self.speaker, 180)):
            pick.setMinimumWidth(width)
            pick.setMaximumWidth(240)
            pick.picked.connect(self._on_picked)
        self.clear = button(self.tr("Clear the filters"), self.reset, flat=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for pick in (self.customer, self.code, self.speaker):
            row.addWidget(pick)
        row.addWidget(self.clear)
        row.addStretch()
        self.clear.hide()

    def _speakers(self) -> dict[str, str]:
        return {
            ALL: self.tr("Anyone speaking"),
            "customer": self.tr("Customers speaking"),
            "interviewer": self.tr("Who asks"),
        }

    @property
    def filters(self) -> Filters:
        """What is chosen."""
        customer, code = (str(pick.currentData() or "") for pick in (self.customer, self.code))
        return Filters(
            self.kind,
            str(self.speaker.currentData() or ""),
            frozenset([customer] if customer else ()),
            frozenset([code] if code else ()),
        )

    def offer(self, customers: Sequence[CustomerItem], codes: Sequence[CodeItem]) -> None:
        """Who and which codes there are; what is chosen stays if it still is there."""
        people = {item.id: " · ".join(part for part in (item.code, item.name) if part) for item in customers}
        used = {item.code_id: " › ".join(item.parts) for item in codes if item.uses}
        _fill(self.customer, {ALL: self.tr("All customers"), **people})
        _fill(self.code, {ALL: self.tr("Any code, or none"), **used})

    def show_counts(self, counts: Mapping[str, int], everything: int) -> None:
        """How much there is of each kind."""
        self.kinds.show_counts({ALL: everything, **counts}, self.kind)

    def reset(self) -> None:
        """Everything again."""
        self.kind = ALL
        for pick in (self.customer, self.code, self.speaker):
            pick.setCurrentIndex(0)
        self._on_picked()

    def _on_kind(self, kind: str) -> None:
        self.kind = kind
        self._on_picked()

    def _on_picked(self) -> None:
        chosen = self.filters
        self.clear.setVisible(bool(chosen.customers or chosen.codes or chosen.speaker))
        self.changed.emit()


def _fill(pick: Pick, choices: Mapping[str, str]) -> None:
    chosen = str(pick.currentData() or "")
    pick.set_choices(choices)
    pick.setCurrentIndex(max(0, pick.findData(chosen)))


class _Kinds(QWidget):
    """One chip a kind; the chosen one is in the accent's tone."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self, 6)
        self.chips: dict[str, Chip] = {}
        for kind in (ALL, *KINDS):
            chip = Chip(self._name(kind), "neutral", self, clickable=True)
            chip.clicked.connect(partial(self.chosen.emit, kind))
            self.chips[kind] = chip
            flow.addWidget(chip)

    def _name(self, kind: str) -> str:
        return {
            ALL: self.tr("Everything"),
            "transcript": self.tr("Transcripts"),
            "quote": self.tr("Quotes"),
            "note": self.tr("Notes"),
            "debrief": self.tr("Debriefs"),
            "statement": self.tr("Job statements"),
        }[kind]

    def show_counts(self, counts: Mapping[str, int], chosen: str) -> None:
        """Write the counts on the chips."""
        for kind, chip in self.chips.items():
            count = counts.get(kind, 0)
            chip.set_chip(f"{self._name(kind)}  {count:,}" if count else self._name(kind), _tone(kind == chosen))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(600, 22)


def _tone(chosen: bool) -> str:
    return "search" if chosen else "neutral"
