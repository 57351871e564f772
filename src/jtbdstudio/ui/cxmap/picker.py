# SPDX-License-Identifier: MIT
"""Filling a cell by keys: type a few words, ``Enter`` puts the quote in, ``Del`` takes one off the map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.cxmap.quote_list import QuoteView, haystack, matching
from jtbdstudio.ui.widgets import Label, Popover, SearchField

if TYPE_CHECKING:
    from jtbdstudio.queries.quotes import QuoteCard

_WIDTH, _HEIGHT = 400, 340
_MOST = 300
_WALK = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class QuotePicker(Popover):
    """What is in the cell stands first, then what isn't on the map; typing searches all quotes."""

    put = Signal(str)  # note id
    taken_off = Signal(str)  # note id
    quote_opened = Signal(str)  # note id

    def __init__(self, place: str, parent: QWidget) -> None:
        super().__init__(parent, padding=12)
        self._cards: Sequence[QuoteCard] = ()
        self._hay: dict[str, str] = {}
        self._places: Mapping[str, str] = {}
        self._here: list[str] = []
        self._place = place
        self.setAccessibleName(self.tr("Quotes for {place}").format(place=place))
        self.field = SearchField(self.tr("Find a quote for {place}").format(place=place))
        self.list = QuoteView(self.tr("Quotes"), several=False)
        self.list.setFixedSize(_WIDTH, _HEIGHT)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hint = Label("", "muted", theme.SMALL)
        self.column.addWidget(Label(place, weight=600))
        self.column.addWidget(self.field)
        self.column.addWidget(self.list)
        self.column.addWidget(self.hint)
        self.field.installEventFilter(self)
        self.field.left.connect(self.close)
        self.field.textChanged.connect(self._on_typed)
        self.list.clicked.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._say_hint)

    def show_quotes(self, cards: Sequence[QuoteCard], places: Mapping[str, str], here: Sequence[str]) -> None:
        """Show the study's quotes; ``here`` are the ids of those in this cell."""
        self._cards, self._places, self._here = cards, places, list(here)
        self._hay = {card.id: haystack(card) for card in cards}
        self._show(self.list.currentIndex().row())

    def _on_typed(self) -> None:
        self._show(0)

    def _show(self, row: int) -> None:
        query = self.field.query()
        inside = [card for card in self._cards if card.id in self._here]
        free = [card for card in self._cards if card.id not in self._places]
        others = [card for card in self._cards if card.id in self._places and card.id not in self._here]
        ordered = [*inside, *free, *others] if not query else [*free, *others, *inside]
        found = matching(ordered, query, self._hay)
        self.list.quotes.show_cards(
            found[:_MOST], {**self._places, **dict.fromkeys(self._here, self.tr("in this cell"))}
        )
        # Nothing typed yet: what can be put in is what one came for.
        first = len(inside) if not query and row < 0 and len(found) > len(inside) else max(0, row)
        self.list.go_to(first, centered=True)
        self._say_hint()

    def _say_hint(self) -> None:
        card = self.list.current_card()
        if card is None:
            text = self.tr("No quote contains these words.") if self._cards else self.tr("No quotes yet.")
        elif card.id in self._here:
            text = self.tr("Del takes it off the map · Enter opens it")
        elif card.id in self._places:
            text = self.tr("Enter moves it here")
        else:
            text = self.tr("Enter puts it here")
        self.hint.setText(text)

    def _choose(self) -> None:
        card = self.list.current_card()
        if card is None:
            return
        self.close()
        (self.quote_opened if card.id in self._here else self.put).emit(card.id)

    def _take_off(self) -> bool:
        card = self.list.current_card()
        if card is None or card.id not in self._here:
            return False
        self.taken_off.emit(card.id)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field keeps the focus; the list is walked from there."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _WALK:
                step = {_WALK[0]: 1, _WALK[1]: -1, _WALK[2]: 4, _WALK[3]: -4}[key]
                self.list.go_to(self.list.currentIndex().row() + step)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
            at_end = self.field.cursorPosition() == len(self.field.text())
            if key == Qt.Key.Key_Delete and at_end and not self.field.hasSelectedText():
                return self._take_off()
        return super().eventFilter(watched, event)
