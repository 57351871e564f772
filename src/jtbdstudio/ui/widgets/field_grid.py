# SPDX-License-Identifier: MIT
"""Captioned fields, two in a row; the long ones have a row of their own where there is little room."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from jtbdstudio.ui.widgets import Label


class FieldGrid(QGridLayout):
    """Fill it with :meth:`put`; tell it with :meth:`set_narrow` how much room there is."""

    def __init__(self, shares: tuple[int, int] = (1, 1)) -> None:
        super().__init__()
        self._fields: list[tuple[Label, QWidget, bool]] = []
        self._narrow = False
        self.setHorizontalSpacing(10)
        self.setVerticalSpacing(3)
        for column, share in enumerate(shares):
            self.setColumnStretch(column, share)

    def put(self, words: str, field: QWidget, *, long: bool = False) -> None:
        """Add a field with its caption; ``long`` if what it says can be too much for half the width."""
        caption = Label(words, "muted", 12)
        caption.setBuddy(field)
        self._fields.append((caption, field, long))
        self._arrange()

    def set_narrow(self, narrow: bool) -> None:
        """Lay the fields out anew if the room changed."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()

    def _arrange(self) -> None:
        place = 0
        for caption, field, long in self._fields:
            span = 2 if long and self._narrow else 1
            place += span - 1 if place % 2 else 0
            row = place // 2
            for widget, line in ((caption, 2 * row), (field, 2 * row + 1)):
                self.removeWidget(widget)
                self.addWidget(widget, line, place % 2, 1, span)
            self.setRowMinimumHeight(2 * row, 20)
            place += span
        for line in range(place + place % 2, self.rowCount()):  # rows that were needed before
            self.setRowMinimumHeight(line, 0)
