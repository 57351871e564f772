# SPDX-License-Identifier: MIT
"""The drawer at the right: quotes to be dragged into cells, or put into the cell one was at with ``Enter``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.cxmap.quote_list import QuoteView, haystack, matching
from jtbdstudio.ui.widgets import ElidedLabel, Label, SearchField, icon_button
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.queries.maps import Lens
    from jtbdstudio.queries.quotes import QuoteCard

_OFF_MAP, _ALL = "off", "all"


class QuoteDrawer(QWidget):
    """Searches and filters by itself; says what is to be put where."""

    put = Signal(object)  # note ids: into the cell one was at
    quote_opened = Signal(str)  # note id
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: Sequence[QuoteCard] = ()
        self._hay: dict[str, str] = {}
        self._places: Mapping[str, str] = {}
        self._target = ""
        self.setFixedWidth(296)
        self.setAccessibleName(self.tr("Quotes to put on the map"))
        self.field = SearchField(self.tr("Find a quote"))
        self.filter = QComboBox()
        self.filter.setAccessibleName(self.tr("Which quotes"))
        self.filter.addItem(self.tr("Not on the map"), _OFF_MAP)
        self.filter.addItem(self.tr("All quotes"), _ALL)
        self.count = Label("", "muted", theme.SMALL)
        self.list = QuoteView(self.tr("Quotes"))
        self.nothing = Label("", "muted", 12, wrap=True)
        self.hint = ElidedLabel("", "muted", theme.SMALL)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 10, 8, 8)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Quotes"), weight=600))
        head.addWidget(self.count, 1)
        head.addWidget(icon_button("close", self.tr("Close the quotes"), self.closed.emit))
        column.addLayout(head)
        for widget in (self.field, self.filter, self.nothing):
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, 5, 0)
            row.addWidget(widget)
            column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._show)
        self.field.left.connect(self.closed)
        self.field.entered.connect(self._enter_list)
        self.field.returnPressed.connect(self._enter_list)
        self.filter.currentIndexChanged.connect(self._show)
        self.list.doubleClicked.connect(self._on_double_clicked)

    def show_columns(self, columns: Sequence[Lens]) -> None:
        """The columns one can filter by."""
        wanted = [(column.name, column.id) for column in columns]
        there = [(self.filter.itemText(i), self.filter.itemData(i)) for i in range(2, self.filter.count())]
        if wanted != there:
            while self.filter.count() > 2:
                self.filter.removeItem(2)
            for name, code_id in wanted:
                self.filter.addItem(name, code_id)

    def show_quotes(self, cards: Sequence[QuoteCard], places: Mapping[str, str]) -> None:
        """Show the study's quotes; ``places`` says where on the map one is."""
        if cards is not self._cards:
            self._hay = {card.id: haystack(card) for card in cards}
        self._cards, self._places = cards, places
        self._show()

    def show_target(self, place: str) -> None:
        """Say where ``Enter`` would put a quote."""
        self._target = place
        way = self.tr("Enter puts it into {place}").format(place=place)
        self.hint.set_text(way if place else self.tr("Drag a quote into a cell"))

    def _show(self) -> None:
        kept, row = {card.id for card in self.list.chosen()}, self.list.currentIndex().row()
        wanted = self.filter.currentData()
        cards = [card for card in self._cards if self._wanted(card, wanted)]
        found = matching(cards, self.field.query(), self._hay)
        self.list.quotes.show_cards(found, self._places)
        self.count.setText(number_of(len(found), self.tr("1 quote"), self.tr("{n} quotes")))
        self.nothing.setText(self._why_nothing(bool(cards)))
        self.nothing.setVisible(not found)
        self._choose_again(kept, row)

    def _choose_again(self, kept: set[str], row: int) -> None:
        """What was chosen stays chosen; when it has gone to the map, its neighbor is next."""
        again = next((i for i, card in enumerate(self.list.quotes.cards) if card.id in kept), row)
        if row >= 0:
            self.list.go_to(again)

    def _wanted(self, card: QuoteCard, wanted: str) -> bool:
        if wanted == _OFF_MAP:
            return card.id not in self._places
        return wanted == _ALL or wanted in card.code_ids

    def _why_nothing(self, some: bool) -> str:
        if not self._cards:
            return self.tr("No quotes yet. Mark what customers say in Read & tag, and it will wait here.")
        if some:
            return self.tr("No quote contains these words.")
        return self.tr("Every quote of this kind has its place on the map.")

    def _enter_list(self) -> None:
        if self.list.quotes.cards:
            self.list.setFocus()
            self.list.go_to(max(0, self.list.currentIndex().row()))

    def _on_double_clicked(self) -> None:
        card = self.list.current_card()
        if card is not None:
            self.quote_opened.emit(card.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, chosen = event.key(), [card.id for card in self.list.chosen()]
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not self._target:
                self.quote_opened.emit(chosen[0])
            else:
                self.put.emit(chosen)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), now.panel)
        painter.fillRect(QRectF(0, 0, 1, self.height()), now.line)
