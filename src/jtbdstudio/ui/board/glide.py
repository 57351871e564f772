# SPDX-License-Identifier: MIT
"""Notes glide to their new places, briefly, unless the computer is asked for less motion."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

from jtbdstudio.ui.board.note_item import NoteItem

DURATION_MS = 160
MOST = 300
"""More notes than this are put in place at once: nobody can follow them."""


def motion_wanted() -> bool:
    """Whether this computer animates at all (drawing without a screen never does)."""
    if QGuiApplication.platformName() == "offscreen":
        return False
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


class Glide(QObject):
    """Moves items to their targets; a new glide takes over what is still on its way."""

    def __init__(self, moved: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._moved = moved
        self._ways: dict[NoteItem, tuple[QPointF, QPointF]] = {}
        self._clock = QVariantAnimation(self)
        self._clock.setStartValue(0.0)
        self._clock.setEndValue(1.0)
        self._clock.setDuration(DURATION_MS)
        self._clock.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._clock.valueChanged.connect(self._on_value_changed)

    def start(self, items: Iterable[NoteItem], *, animated: bool) -> None:
        """Send items to where they belong."""
        away = [item for item in items if item.pos() != item.target]
        if self._ways and all(item in self._ways and self._ways[item][1] == item.target for item in away):
            return
        self._clock.stop()
        self._ways = {}
        if animated and motion_wanted() and 0 < len(away) <= MOST:
            self._ways = {item: (item.pos(), item.target) for item in away}
            self._clock.start()
            return
        for item in away:
            item.setPos(item.target)
        if away:
            self._moved()

    def finish(self) -> None:
        """Everything still on its way arrives."""
        self._clock.stop()
        for item, (_, target) in self._ways.items():
            item.setPos(target)
        self._ways = {}

    def forget(self, item: NoteItem) -> None:
        """An item is about to be deleted."""
        self._ways.pop(item, None)

    def _on_value_changed(self, value: float) -> None:
        for item, (start, end) in self._ways.items():
            item.setPos(start + (end - start) * value)
        self._moved()
        if value >= 1.0:
            self._ways = {}
