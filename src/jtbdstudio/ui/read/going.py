# SPDX-License-Identifier: MIT
"""Going to a time: a small field over the text that says where it leads before one goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from jtbdstudio.domain.refs import stamp, typed_time
from jtbdstudio.queries.reader import position_at
from jtbdstudio.ui import theme
from jtbdstudio.ui.coding.beside import Floating
from jtbdstudio.ui.widgets import ElidedLabel

if TYPE_CHECKING:
    from jtbdstudio.ui.read.reader_column import ReaderColumn
    from jtbdstudio.ui.workspace import Workspace

_WIDTH = 300


class TimeField(Floating):
    """`Return` goes, `Esc` or anything else leaves."""

    typed = Signal(str)
    chosen = Signal()
    left = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        column = QVBoxLayout(self)
        column.setContentsMargins(self.edge, self.edge, self.edge, self.edge)
        column.setSpacing(6)
        self.field = QLineEdit()
        self.field.setProperty("on", "paper")
        self.field.setFont(theme.font(tabular=True))
        self.field.setPlaceholderText(self.tr("12:10, 1:02:03, or seconds"))
        self.field.setAccessibleName(self.tr("Time to go to"))
        self.field.textChanged.connect(self.typed)
        self.field.returnPressed.connect(self.chosen)
        self.where = ElidedLabel("", "muted", 12)
        column.addWidget(self.field)
        column.addWidget(self.where)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.field)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def open_at(self, about: QRect) -> None:
        """Open under a box of the host, empty."""
        self.field.clear()
        self.typed.emit("")
        self.put_beside(about, QSize(_WIDTH + 2 * self.edge, self.minimumSizeHint().height()))
        self.field.setFocus()

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now.window() is self.window() and now is not self.field:
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            event.accept()


class GoingToTime(QObject):
    """Reads what is typed, says whose words are there, and goes."""

    said = Signal(str)

    def __init__(self, host: QWidget, column: ReaderColumn, studio: Callable[[], Workspace]) -> None:
        super().__init__(host)
        self._host, self._column, self._studio = host, column, studio
        self.field = TimeField(host)
        self._place: int | None = None
        self.field.typed.connect(self._on_typed)
        self.field.chosen.connect(self._go)
        self.field.left.connect(column.text.setFocus)

    def open(self) -> None:
        """Open over the text; a transcript without times has nowhere to go."""
        script, text = self._column.text.script, self._column.text
        if script is None or all(turn.start_ms is None for turn in script.turns):
            self.said.emit(self.tr("This transcript has no times. Words in it can be found instead."))
            return
        top = text.viewport().mapTo(self._host, text.viewport().rect().topLeft())
        self.field.open_at(QRect(top.x(), top.y(), text.viewport().width(), 4))

    def _on_typed(self, typed: str) -> None:
        script, ms = self._column.text.script, typed_time(typed)
        self._place = None
        if script is None or ms is None:
            self.field.where.set_text(self.tr("That is no time.") if typed.strip() else self.tr("Where to?"))
            return
        self._place = self._studio().read(position_at, script.interview.id, ms)
        turn = script.turn_at(self._place) if self._place is not None else None
        if turn is None or self._place is None:
            return
        name = self._column.times.name_of(turn)
        words = " ".join(script.text[self._place : self._place + 60].split())
        self.field.where.set_text(f"{stamp(ms)} · {name}: {words}")

    def _go(self) -> None:
        if self._place is None:
            return
        self._column.text.put_caret(self._place, center=True)
        self.field.hide()
        self._column.text.setFocus()
