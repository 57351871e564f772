# SPDX-License-Identifier: MIT
"""The six best-customer criteria over a cell of the table."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from jtbdstudio.ui.widgets import Label, Popover
from jtbdstudio.ui.widgets.fit import FitAnswers

_WIDTH = 380


class FitPopover(Popover):
    """The six over their cell; ``Enter`` or ``Esc`` goes back to the table."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, padding=14)
        self.answers = FitAnswers()
        self.answers.setMinimumWidth(_WIDTH)
        self.column.addWidget(self.answers)
        hint = Label(self.tr("Y, N or U answers · arrows go on · Enter is done"), "faint", 11.5)
        self.column.addWidget(hint)
        self.setAccessibleName(self.tr("Best-customer fit"))

    def open_at(self, point: QPoint, fit: str) -> None:
        """Show the answers there, the first one ready to be given."""
        self.answers.show_fit(fit)
        self.show_at(point)
        self.answers.answers[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)
