# SPDX-License-Identifier: MIT
"""How long ago the call was. It ticks by the minute, and only while somebody can see it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from jtbdstudio.domain.debrief import FRESH_HOURS, seconds_between, since
from jtbdstudio.store.clock import now
from jtbdstudio.ui.widgets import Label
from jtbdstudio.ui.words import day

MINUTE = 60


def fresh_seconds(ended_at: str) -> int | None:
    """Seconds since the call, None once that is more than a day, or if nobody noted its end."""
    seconds = seconds_between(ended_at, now()) if ended_at else None
    return seconds if seconds is not None and seconds <= FRESH_HOURS * 3600 else None


class MinuteTick(QTimer):
    """Ticks when a minute since the call is full. Give it to a widget that starts and stops it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, singleShot=True)

    def aim(self, ended_at: str) -> None:
        """Tick at the next full minute; not at all if there is no clock to show."""
        seconds = fresh_seconds(ended_at)
        if seconds is None:
            self.stop()
        else:
            self.start((MINUTE - max(0, seconds) % MINUTE) * 1000)


class CallClock(Label):
    """``00:07 since the call``, or the day of it."""

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "muted", 12, tabular=True, parent=parent)
        self._ended_at = self._held_on = ""
        self._runs = True
        self.timer = MinuteTick(self)
        self.timer.timeout.connect(self._on_tick)

    def show_call(self, ended_at: str, held_on: str, *, runs: bool = True) -> None:
        """When the call ended (ISO in UTC), or at least which day it was. No clock runs once all is written."""
        self._ended_at, self._held_on, self._runs = ended_at, held_on, runs
        self._tell()

    def _tell(self) -> None:
        seconds = fresh_seconds(self._ended_at) if self._runs else None
        if seconds is not None:
            self.setText(self.tr("{time} since the call").format(time=since(seconds)))
        else:
            held = day(self._ended_at or self._held_on)
            self.setText(self.tr("held {day}").format(day=held) if held else self.tr("no date yet"))
        if self.isVisible():
            self.timer.aim(self._ended_at if self._runs else "")

    def _on_tick(self) -> None:
        self._tell()
        self.ticked.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.timer.stop()
