# SPDX-License-Identifier: MIT
"""The bar over everything: which study, search, undo, share. And the status bar under everything."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.actions import BY_ID, MAC
from jtbdstudio.ui.keys import live
from jtbdstudio.ui.widgets import Chip, ElidedLabel, Label, button, icon_button
from jtbdstudio.ui.widgets.search_field import SearchButton
from jtbdstudio.ui.words import number_of

TOP_HEIGHT = 40
STATUS_HEIGHT = 26


class _Strip(QWidget):
    """A white bar with a hairline on one side."""

    line_below = True

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), now.panel)
        y = self.height() - 1 if self.line_below else 0
        painter.fillRect(QRectF(0, y, self.width(), 1), now.line)


class TopBar(_Strip):
    """Study name and file, the search field in the middle, undo, redo and Share on the right."""

    search_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(TOP_HEIGHT)
        self.menu_button = icon_button("menu", self.tr("Menu"))
        self.menu_button.setVisible(not MAC)
        self.name = ElidedLabel("", weight=600)
        self.file = ElidedLabel("", "muted")
        self.search = SearchButton(self.tr("Search quotes, transcripts, commands…"), BY_ID["app.palette"].key_text)
        self.search.setFixedSize(340, 28)
        self.search.clicked.connect(self.search_requested)
        self.undo_button = icon_button("undo", self.tr("Undo"), self.undo_requested.emit, framed=True)
        self.redo_button = icon_button("redo", self.tr("Redo"), self.redo_requested.emit, framed=True)
        self.share_button = button(self.tr("Share"), icon="share")
        for each in (self.undo_button, self.redo_button):
            each.setFixedSize(34, 30)
        self.share_button.setFixedHeight(30)
        self._arrange()
        self._steps: tuple[str | None, str | None] = (None, None)
        live(self, self._show_keys)

    def _show_keys(self) -> None:
        self.menu_button.setToolTip(self.tr("Menu ({key})").format(key=BY_ID["app.menu"].key_text))
        self.search.set_keys(BY_ID["app.palette"].key_text)
        self.set_history(*self._steps)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 14, 1)
        row.setSpacing(0)
        left = QHBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.menu_button)
        left.addWidget(self.name)
        left.addWidget(self.file, 1)
        right = QHBoxLayout()
        right.setSpacing(8)
        right.addStretch()
        for widget in (self.undo_button, self.redo_button, self.share_button):
            right.addWidget(widget)
        row.addLayout(left, 1)
        row.addWidget(self.search)
        row.addLayout(right, 1)

    def set_study(self, name: str, file: str, read_only: bool = False) -> None:
        """Name and file of the open study."""
        self.name.set_text(name)
        self.name.setFixedWidth(min(self.name.sizeHint().width(), 260))
        self.file.set_text(f"{file} · {self.tr('read only')}" if read_only else file)

    def set_history(self, undo: str | None, redo: str | None) -> None:
        """Labels of the next steps back and forth; ``None`` where there is none."""
        self._steps = (undo, redo)
        for widget, verb, label, action in (
            (self.undo_button, self.tr("Undo"), undo, "app.undo"),
            (self.redo_button, self.tr("Redo"), redo, "app.redo"),
        ):
            widget.setEnabled(label is not None)
            said = f"{verb} {label}" if label else verb
            widget.setToolTip(f"{said} ({BY_ID[action].key_text})")
            widget.setAccessibleName(said)

    def set_share_menu(self, menu: QMenu) -> None:
        self.share_button.setMenu(menu)


class _LinkLabel(Label):
    """A label that can be clicked."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "muted", theme.SMALL, tabular=True, parent=parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.clicked.emit()

    def enterEvent(self, event: QEvent) -> None:
        self.setFont(theme.font(theme.SMALL, tabular=True, underline=True))

    def leaveEvent(self, event: QEvent) -> None:
        self.setFont(theme.font(theme.SMALL, tabular=True))


class StatusBar(_Strip):
    """Saved since when, what advice there is, how much there is, and how long the history is."""

    line_below = False
    history_requested = Signal()
    advice_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(STATUS_HEIGHT)
        self._saved_at = time.monotonic()
        self.saved = Label("", "muted", theme.SMALL, tabular=True)
        self.busy = Label("", "accent", theme.SMALL)
        self.summary = Label("", "muted", theme.SMALL, tabular=True)
        self.history = _LinkLabel()
        self.history.clicked.connect(self.history_requested)
        self.advice = Chip(clickable=True)
        tip = self.tr("Advice ({key})")
        live(self, lambda: self.advice.setToolTip(tip.format(key=BY_ID["app.advice"].key_text)))
        self.advice.clicked.connect(self.advice_requested)
        self.advice.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 1, 14, 0)
        row.setSpacing(18)
        for widget in (self.saved, self.busy):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self.advice)
        for widget in (self.summary, self.history):
            row.addWidget(widget)
        self._timer = QTimer(self, interval=15_000)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()
        self.mark_saved()

    def mark_saved(self) -> None:
        """A step has just been written."""
        self._saved_at = time.monotonic()
        self._on_tick()

    def set_read_only(self) -> None:
        """Nothing can be saved here."""
        self._timer.stop()
        self.saved.setText(self.tr("Open elsewhere, so read only here"))

    def set_writable(self) -> None:
        self._timer.start()
        self.mark_saved()

    def set_busy(self, text: str) -> None:
        """What is going on in the background; ``""`` for nothing."""
        self.busy.setText(text)

    def set_summary(self, text: str, steps: int) -> None:
        """``10 interviews · 214 quotes`` and the number of steps."""
        self.summary.setText(text)
        self.history.setText(number_of(steps, self.tr("History: 1 step"), self.tr("History: {n} steps")))
        self.history.setVisible(steps > 0)

    def set_advice(self, count: int, important: bool) -> None:
        """How much advice stands; nothing is said where there is none."""
        words = number_of(count, self.tr("1 thing to look at"), self.tr("{n} to look at"))
        if important:
            words = self.tr("! {words}").format(words=words)
        self.advice.set_chip(words, "struggle" if important else "motivation")
        self.advice.setVisible(count > 0)

    def _on_tick(self) -> None:
        seconds = int(time.monotonic() - self._saved_at)
        if seconds < 60:
            when = self.tr("just now")
        elif seconds < 3600:
            when = self.tr("{count} min ago").format(count=seconds // 60)
        else:
            when = self.tr("{count} h ago").format(count=seconds // 3600)
        self.saved.setText(self.tr("Everything saved · {when}").format(when=when))
