# SPDX-License-Identifier: MIT
"""Who said that? The quotes behind a number, in a sheet at the right; each leads to its line in the transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.overlay import Overlay
from jtbdstudio.ui.page import Evidence
from jtbdstudio.ui.widgets import Card, Chip, FlowLayout, Label, button, icon_button
from jtbdstudio.ui.widgets.advice import LevelMark
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.domain.advice import Advice
    from jtbdstudio.queries.quotes import QuoteCard
    from jtbdstudio.ui.workspace import Workspace

_WIDTH = 430
_SHOWN = 300  # more are not read one by one; the export has them all


class EvidenceCard(Card):
    """One quote with its origin and its codes. Click or ``Return`` opens it in the reader."""

    opened = Signal(str)

    def __init__(self, quote: QuoteCard, advice: Advice | None = None, parent: QWidget | None = None) -> None:
        name = f"{quote.customer_code}: {quote.text}"
        super().__init__(parent, padding=12, clickable=True, name=f"{name} {advice.message}" if advice else name)
        self._note_id = quote.id
        self.column.setSpacing(6)
        self.column.addWidget(Label(quote.text, wrap=True))
        origin = " · ".join(part for part in (quote.customer_code, quote.time, quote.ref) if part)
        self.column.addWidget(Label(origin, "muted", theme.SMALL, tabular=True))
        if quote.codes:
            chips = QFrame()
            flow = FlowLayout(chips, 4)
            for path in quote.codes:
                flow.addWidget(Chip(path.rpartition("/")[2].strip() or path, quote.tone, chips))
            self.column.addWidget(chips)
        if advice is not None:
            self.column.addLayout(_advised(advice))
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.opened.emit(self._note_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.focusNextPrevChild(True)
        elif event.key() == Qt.Key.Key_Up:
            self.focusNextPrevChild(False)
        else:
            super().keyPressEvent(event)


def _advised(advice: Advice) -> QHBoxLayout:
    """A quiet line: the words are worth a look before anybody builds on them."""
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(LevelMark(advice.level), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(advice.message, "muted", 12, wrap=True), 1)
    return row


class EvidenceSheet(Overlay):
    """The sheet. ``Esc`` closes it and the page is as it was. ``lists`` says whether there is a quote list to open."""

    quote_open_requested = Signal(str)
    list_requested = Signal(object)  # Evidence

    def __init__(self, host: QWidget, workspace: Workspace) -> None:
        super().__init__(host, _WIDTH)
        self._workspace = workspace
        self._evidence: Evidence | None = None
        self.lists = True
        head = QHBoxLayout()
        head.setContentsMargins(18, 16, 12, 2)
        self.title = Label("", size=15, weight=600, wrap=True)
        head.addWidget(self.title, 1)
        head.addWidget(icon_button("close", self.tr("Close"), self.dismiss), 0, Qt.AlignmentFlag.AlignTop)
        self.summary = Label("", "muted", 12)
        self.to_list = button(self.tr("Open in the quote list"), self._on_list_wanted, link=True)
        self.to_list.setFont(theme.font(12))
        below = QHBoxLayout()
        below.setContentsMargins(18, 0, 14, 8)
        below.addWidget(self.summary, 1)
        below.addWidget(self.to_list)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addLayout(head)
        self.column.addLayout(below)
        self.column.addWidget(self.area, 1)

    def show_evidence(self, evidence: Evidence) -> None:
        """Read the notes and show them."""
        self._evidence = evidence
        from jtbdstudio.queries.advice import advice_on_quotes
        from jtbdstudio.queries.quotes import cards_by_id

        quotes = self._workspace.read(cards_by_id, evidence.note_ids)
        advice = self._workspace.read(advice_on_quotes, evidence.note_ids)
        people = len({quote.customer_id for quote in quotes if quote.customer_id})
        self.title.setText(evidence.title)
        said = number_of(len(quotes), self.tr("1 quote"), self.tr("{n} quotes"))
        by = number_of(people, self.tr("1 customer"), self.tr("{n} customers"))
        self.summary.setText(f"{said} · {by}" if quotes else self.tr("Nobody has said this yet."))
        self.to_list.setVisible(self.lists and bool(quotes))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(14, 4, 14, 14)
        column.setSpacing(8)
        for quote in quotes[:_SHOWN]:
            card = EvidenceCard(quote, advice.get(quote.id))
            card.opened.connect(self._on_card_opened)
            column.addWidget(card)
        column.addStretch()
        self.area.setWidget(content)
        self.open()
        first = content.findChild(EvidenceCard)
        if first is not None:
            first.setFocus()

    def _on_card_opened(self, note_id: str) -> None:
        self.dismiss()
        self.quote_open_requested.emit(note_id)

    def _on_list_wanted(self) -> None:
        self.dismiss()
        self.list_requested.emit(self._evidence)

    def place(self) -> None:
        self.card.setFixedSize(_WIDTH, self.height() - 24)
        self.card.move(self.width() - _WIDTH - 12, 12)
