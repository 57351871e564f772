# SPDX-License-Identifier: MIT
"""What the mouse rests on: a quote comes out when one stays on its words, not while passing over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QTimer

if TYPE_CHECKING:
    from jtbdstudio.ui.read.marked_text import MarkedText

REST_MS = 250


class Pointing(QObject):
    """Tells the text which of its quotes is pointed at."""

    def __init__(self, text: MarkedText) -> None:
        super().__init__(text)
        self._text, self._point = text, QPointF()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.rest)

    def move(self, point: QPointF) -> None:
        """The mouse is over the words here."""
        self._point = point
        hover = self._text.hover
        if hover and all(mark.note_id != hover for mark in self._text.marks_at(point)):
            self._text.set_hover("")
        self._rest.start()

    def rest(self) -> None:
        """It has stayed."""
        self._rest.stop()
        there = self._text.marks_at(self._point)
        self._text.set_hover(there[0].note_id if there else "")

    def leave(self) -> None:
        """It is elsewhere, or the button is down."""
        self._rest.stop()
        self._text.set_hover("")
