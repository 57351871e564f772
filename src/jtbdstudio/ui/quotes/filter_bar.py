# SPDX-License-Identifier: MIT
"""The filters over the quote list: a search field, and a chip for each thing one can ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.domain.counting import EVIDENCE_KINDS
from jtbdstudio.domain.quote_filter import QuoteFilter
from jtbdstudio.ui import theme
from jtbdstudio.ui.coding.kinds import kind_name
from jtbdstudio.ui.quotes.choices import Choice, ChoiceList
from jtbdstudio.ui.quotes.filter_chip import HEIGHT, FilterChip
from jtbdstudio.ui.widgets import FlowLayout, SearchField, button
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.domain.quote_filter import Found, Sieve
    from jtbdstudio.queries.quotes import QuoteCard

_AMONG = {"codes": ("no_box", "no_column"), "evidence": ("uncounted",), "customers": ()}
"""Marks that are offered among the choices of a chip."""
_SEARCH_WIDTH = 190


class FilterBar(QWidget):
    """It only says what is wanted; the page asks the list and shows here what came of it."""

    changed = Signal(object)  # QuoteFilter
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = QuoteFilter()
        self.people: Mapping[str, str] = {}
        self._sieve: Sieve[QuoteCard] | None = None
        self._counted: Mapping[str, int] = {}
        self._tree = CodeTree(())
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 11)
        flow = FlowLayout(None, 6)
        column.addLayout(flow)
        self.search = SearchField(self.tr("Words or Q-0412"), parent=self)
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.search.setFixedHeight(HEIGHT)
        self.search.textChanged.connect(self._on_typed)
        self.search.left.connect(self.left)
        self.search.entered.connect(self.left)
        self.search.returnPressed.connect(self.left)
        flow.addWidget(self.search)
        self.only = FilterChip("", parent=self)
        self.only.clicked.connect(self._drop_only)
        flow.addWidget(self.only)
        self._openers = {
            "customers": self.tr("Customers"), "codes": self.tr("Codes"), "evidence": self.tr("Evidence")
        }  # fmt: skip
        self.chips: dict[str, FilterChip] = {}
        for name, words in (self._openers | self._marks()).items():
            self.chips[name] = chip = FilterChip(words, opens=name in self._openers, parent=self)
            chip.clicked.connect(partial(self._on_chip, name))
            flow.addWidget(chip)
        beside = QWidget(self)  # as high as the chips, so that its words are on their line
        beside.setFixedHeight(HEIGHT)
        self.clear_button = button("", self.clear, link=True, parent=beside)
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.clear_button)
        flow.addWidget(beside)
        self.list: ChoiceList | None = None

    def _marks(self) -> dict[str, str]:
        return {
            "uncoded": self.tr("Uncoded"),
            "starred": self.tr("Starred"),
            "surprise": self.tr("Surprises"),
            "check": self.tr("Needs check"),
            "unplaced": self.tr("Not on a board"),
            "ours": self.tr("Our notes"),
        }

    # --------------------------------------------------------------------------------------------------- showing

    def show_found(self, sieve: Sieve[QuoteCard], tree: CodeTree, wanted: QuoteFilter, found: Found[QuoteCard]) -> None:
        """What the filter is, and how many each chip would leave."""
        self._sieve, self._tree, self.wanted = sieve, tree, wanted
        if self.search.text() != wanted.text:
            self.search.blockSignals(True)
            self.search.setText(wanted.text)
            self.search.blockSignals(False)
        for name in self._openers:
            self.chips[name].show_state(on=self._is_on(name), said=self._said(name))
        self._counted = sieve.marks(found.notes)
        for mark in set(self._marks()) - {"ours"}:
            self.chips[mark].show_state(on=mark in wanted.marks, count=self._counted[mark])
        self.chips["ours"].show_state(on=wanted.ours, count=found.ours)
        self.only.show_state(on=True, said=f"{wanted.title}  ✕")
        self.only.setToolTip(self.tr("Only these quotes. A click shows all of them again."))
        self.only.setVisible(bool(wanted.only))
        clear = number_of(wanted.count, self.tr("Clear the filter"), self.tr("Clear {n} filters"))
        self.clear_button.setText(clear)
        self.clear_button.setVisible(wanted.count > 0)
        if self.list is not None and self.list.isVisible():
            self.list.show_choices(self.choices(self.list.objectName()))

    def _is_on(self, name: str) -> bool:
        return bool(getattr(self.wanted, name)) or not self.wanted.marks.isdisjoint(_AMONG[name])

    def _said(self, name: str) -> str:
        """What is chosen in a chip that opens: the one name, or how many."""
        chosen = [choice.name for choice in self.choices(name) if choice.on] if self._is_on(name) else []
        if len(chosen) < 2:
            return chosen[0] if chosen else ""
        return f"{self._openers[name]}: {len(chosen)}"

    def choices(self, name: str) -> Sequence[Choice]:
        """What a chip that opens offers: all that would find something, and what is chosen."""
        if self._sieve is None:
            return ()
        counted, chosen = self._sieve.choices(self.wanted, name), getattr(self.wanted, name)
        marks = self._mark_choices(name)
        if name == "codes":
            return [*marks, *self._code_choices(counted)]
        names = (
            self.people
            if name == "customers"
            else {kind: kind_name(kind) for kind in EVIDENCE_KINDS} | {"": self.tr("Not said")}
        )
        wanted = [key for key in names if counted.get(key) or key in chosen]
        return [*(Choice(key or _NONE, names[key], counted.get(key, 0), key in chosen) for key in wanted), *marks]

    def _mark_choices(self, name: str) -> list[Choice]:
        says = {
            "no_box": self.tr("In none of the boxes"),
            "no_column": self.tr("In no job column"),
            "uncounted": self.tr("Doesn’t count"),
        }
        return [
            Choice(_MARK + mark, says[mark], self._counted.get(mark, 0), mark in self.wanted.marks)
            for mark in _AMONG[name]
        ]

    def _code_choices(self, counted: Mapping[str, int]) -> list[Choice]:
        made: list[Choice] = []
        for family in self._tree.children(None):
            below = [
                code for code in self._tree.walk(family.id) if counted.get(code.id) or code.id in self.wanted.codes
            ]
            if below:
                made.append(Choice("", family.name))
            for code in below:
                depth, tone = len(self._tree.line(code.id)) - 2, self._tree.tone(code.id)
                on = code.id in self.wanted.codes
                made.append(Choice(code.id, code.name, counted.get(code.id, 0), on, depth, tone))
        return made

    # ---------------------------------------------------------------------------------------------------- wishes

    def ask(self, wanted: QuoteFilter) -> None:
        """Another filter is wanted."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.changed.emit(wanted)

    def clear(self) -> None:
        """No filter at all; our own notes stay if they were asked for."""
        self.ask(QuoteFilter(ours=self.wanted.ours))

    def _drop_only(self) -> None:
        self.ask(replace(self.wanted, only=frozenset(), title=""))

    def _on_typed(self, _text: str) -> None:
        self.ask(replace(self.wanted, text=self.search.query()))

    def _on_chip(self, name: str) -> None:
        if name in self._openers:
            self.open_choices(name)
        elif name == "ours":
            self.ask(replace(self.wanted, ours=not self.wanted.ours))
        else:
            self.ask(self.wanted.toggled("marks", name))

    def open_choices(self, name: str) -> None:
        """Open the list under a chip."""
        self.list = ChoiceList(self, self._openers[name])
        self.list.setObjectName(name)
        self.list.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list.destroyed.connect(self._forget_list)
        self.list.toggled.connect(partial(self._on_choice, name))
        self.list.open_below(self.chips[name], self.choices(name))

    def _forget_list(self) -> None:
        self.list = None

    def _on_choice(self, name: str, choice: str) -> None:
        if choice.startswith(_MARK):
            self.ask(self.wanted.toggled("marks", choice.removeprefix(_MARK)))
        else:
            self.ask(self.wanted.toggled(name, "" if choice == _NONE else choice))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), now.panel)


_MARK, _NONE = "mark:", "none:"
