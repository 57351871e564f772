# SPDX-License-Identifier: MIT
"""The codes of the current quote in one line, and behind them those its box suggests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.coding.code_chip import CodeChip, OfferChip
from jtbdstudio.ui.widgets import Label

_GAP, _SHORTEST, _MORE = 6, 110, 36


@dataclass(frozen=True)
class ChipOf:
    """What a chip shows of a code."""

    code_id: str
    name: str
    tone: str
    key: str = ""
    tip: str = ""


class ChipRow(QWidget):
    """Chips for which there is no room are behind the last one, `+2`; what is only offered gives way first."""

    removed = Signal(str)
    opened = Signal(str)
    taken = Signal(str)  # a suggested code
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(24)
        self.chips: list[CodeChip] = []
        self.offers: list[OfferChip] = []
        self._more = QToolButton(self)
        self._more.setFont(theme.font(11.5, 500))
        self._more.setCursor(Qt.CursorShape.PointingHandCursor)
        self._more.clicked.connect(self.more_wanted)
        self.offered = Label(self.tr("Suggested"), "faint", 11.5, parent=self)

    def show_codes(self, codes: Sequence[ChipOf], offers: Sequence[ChipOf] = ()) -> None:
        """Show what a quote has, and what it could have."""
        focused = next((chip.code_id for chip in self.chips if chip.hasFocus()), "")
        for old in (*self.chips, *self.offers):
            old.hide()
            old.deleteLater()
        self.chips = [CodeChip(code.code_id, code.name, code.tone, code.key, self) for code in codes]
        for chip, code in zip(self.chips, codes, strict=True):
            chip.setToolTip(code.tip or code.name)
        self.offers = [OfferChip(code.code_id, code.name, code.tone, code.key, self) for code in offers]
        for chip in self.chips:
            chip.removed.connect(self.removed)
            chip.opened.connect(self.opened)
            chip.show()
            if chip.code_id == focused:
                chip.setFocus()
        for offer in self.offers:
            offer.taken.connect(self.taken)
        self._arrange()

    def _arrange(self) -> None:
        x, hidden = 0, 0
        for place, chip in enumerate(self.chips):
            room = self.width() - x - (0 if place == len(self.chips) - 1 else _MORE + 4)
            width = min(chip.sizeHint().width(), room)
            fits = not hidden and width >= min(chip.sizeHint().width(), _SHORTEST)
            chip.setVisible(fits)
            hidden += not fits
            if fits:
                chip.setGeometry(x, 1, width, 22)
                x += width + _GAP
        self._more.setVisible(bool(hidden))
        self._more.setText(f"+{hidden}")
        self._more.setToolTip("\n".join(chip.name for chip in self.chips[len(self.chips) - hidden :]))
        self._more.setAccessibleName(self.tr("{n} more codes").format(n=hidden))
        self._more.setGeometry(x, 1, _MORE, 22)
        self._arrange_offers(x + (_MORE + _GAP if hidden else 0))

    def _arrange_offers(self, x: int) -> None:
        """Behind the codes, as many as there is room for; the first alone if there is little."""
        label = self.offered.sizeHint().width() + _GAP
        first = self.offers[0].sizeHint().width() if self.offers else 0
        self.offered.setVisible(bool(self.offers) and x + 8 + label + first <= self.width())
        if self.offered.isVisibleTo(self):
            self.offered.setGeometry(x + 8, 1, label, 22)
            x += 8 + label
        for offer in self.offers:
            width = offer.sizeHint().width()
            offer.setVisible(x + width <= self.width())
            offer.setGeometry(x, 1, width, 22)
            x += width + _GAP

    def sizeHint(self) -> QSize:
        return QSize(200, 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
