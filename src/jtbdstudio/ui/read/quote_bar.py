# SPDX-License-Identifier: MIT
"""The line under the text: the current quote with its codes, or what to press when words are selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.read.code_chip import CodeChip
from jtbdstudio.ui.widgets import ElidedLabel, KeyCap, Label, icon_button

HEIGHT = 76
_GAP, _SHORTEST = 6, 110


@dataclass(frozen=True)
class ChipOf:
    """What a chip shows of a code."""

    code_id: str
    name: str
    tone: str
    key: str = ""


@dataclass(frozen=True)
class CurrentQuote:
    """What the bar shows of a quote. `origin` is who and when, `warning` is empty or says what to check."""

    note_id: str
    ref: str
    origin: str
    codes: tuple[ChipOf, ...]
    starred: bool
    surprise: bool
    warning: str = ""


class ChipRow(QWidget):
    """Chips in one line; those for which there is no room are behind the last one, `+2`."""

    removed = Signal(str)
    opened = Signal(str)
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(24)
        self.chips: list[CodeChip] = []
        self._more = QToolButton(self)
        self._more.setFont(theme.font(11.5, 500))
        self._more.setCursor(Qt.CursorShape.PointingHandCursor)
        self._more.clicked.connect(self.more_wanted)

    def show_codes(self, codes: Sequence[ChipOf]) -> None:
        focused = next((chip.code_id for chip in self.chips if chip.hasFocus()), "")
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [CodeChip(code.code_id, code.name, code.tone, code.key, self) for code in codes]
        for chip in self.chips:
            chip.removed.connect(self.removed)
            chip.opened.connect(self.opened)
            chip.show()
            if chip.code_id == focused:
                chip.setFocus()
        self._arrange()

    def _arrange(self) -> None:
        x, hidden = 0, 0
        for place, chip in enumerate(self.chips):
            room = self.width() - x - (0 if place == len(self.chips) - 1 else 40)
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
        self._more.setGeometry(x, 1, 36, 22)

    def sizeHint(self) -> QSize:
        return QSize(200, 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class QuoteBar(QWidget):
    """Always of one height, so that the text never jumps."""

    code_removed = Signal(str)
    code_opened = Signal(str)
    picker_wanted = Signal()
    star_toggled = Signal(bool)
    surprise_toggled = Signal(bool)
    copy_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.quote: CurrentQuote | None = None
        self._editable = True
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._make_hint())
        self._stack.addWidget(self._make_quote())
        self.setAccessibleName(self.tr("Current quote"))
        theme.watcher.theme_changed.connect(self._show_toggles)

    def _make_hint(self) -> QWidget:
        hint = QWidget()
        column = QVBoxLayout(hint)
        column.setContentsMargins(24, 12, 18, 12)
        column.setSpacing(6)
        self.said = ElidedLabel("", "muted")
        column.addWidget(self.said)
        row = QHBoxLayout()
        row.setSpacing(14)
        self._groups = [self._key_group(keys.split(" "), text) for keys, text in self._keys()]
        for group in self._groups:
            row.addWidget(group)
        row.addStretch()
        column.addLayout(row)
        return hint

    @staticmethod
    def _key_group(keys: Sequence[str], text: str) -> QWidget:
        group = QWidget()
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for key in keys:
            row.addWidget(KeyCap(key))
        row.addWidget(Label(text, "muted", 12))
        return group

    def _keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("1 … =", self.tr("box")),
            ("S M O", self.tr("column")),
            ("T", self.tr("any code")),
            ("Q", self.tr("quote only")),
            ("R", self.tr("same again")),
        )

    def _make_quote(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 8, 14, 10)
        column.setSpacing(5)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.ref = Label("", size=12, weight=600, tabular=True)
        self.ref.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.origin = ElidedLabel("", "muted", 12)
        row.addWidget(self.ref)
        row.addWidget(self.origin, 1)
        self.star = self._toggle("star", self.tr("Star: a quote to remember"), self.star_toggled)
        self.surprise = self._toggle("surprise", self.tr("Surprise: not what we expected"), self.surprise_toggled)
        row.addWidget(self.star)
        row.addWidget(self.surprise)
        tag = icon_button("tag", self.tr("Choose a code (T)"), self.picker_wanted.emit)
        delete = icon_button("delete", self.tr("Delete the quote (Del)"), self.delete_wanted.emit)
        row.addWidget(tag)
        row.addWidget(icon_button("copy", self.tr("Copy with its source"), self.copy_wanted.emit))
        row.addWidget(delete)
        self._changing = (self.star, self.surprise, tag, delete)
        self.chips = ChipRow()
        self.chips.removed.connect(self.code_removed)
        self.chips.opened.connect(self.code_opened)
        self.chips.more_wanted.connect(self.picker_wanted)
        self.none = Label(self._no_code(), "muted", 12, parent=self.chips)
        self.none.setGeometry(0, 2, 600, 20)
        column.addLayout(row)
        column.addWidget(self.chips)
        return page

    def _toggle(self, icon: str, name: str, signal: SignalInstance) -> QToolButton:
        made = icon_button(icon, name)
        made.setCheckable(True)
        made.clicked.connect(signal)
        return made

    def _no_code(self) -> str:
        if not self._editable:
            return self.tr("No code.")
        return self.tr("No code yet: press 1 … =, S, M, O, or T for any code.")

    def set_editable(self, editable: bool) -> None:
        """Offer what changes a quote, or (the study can only be read) no more than looking at it."""
        self._editable = editable
        for made in self._changing:
            made.setEnabled(editable)
        self.none.setText(self._no_code())
        self._fit_groups(self.width())

    def show_hint(self, text: str) -> None:
        """No quote is current: say what can be done."""
        if self.quote is None and self.said.whole_text() == text:
            return
        self.quote = None
        self.said.set_text(text)
        self._stack.setCurrentIndex(0)

    def show_quote(self, quote: CurrentQuote) -> None:
        """Show a quote; widgets are touched only where something differs."""
        before, self.quote = self.quote, quote
        if before == quote:
            return
        if before is None or before.codes != quote.codes or before.note_id != quote.note_id:
            self.chips.show_codes(quote.codes)
            self.none.setVisible(not quote.codes)
        self.ref.setText(quote.ref)
        self.origin.set_text(" · ".join(part for part in (quote.origin, quote.warning) if part))
        self._show_toggles()
        self._stack.setCurrentIndex(1)

    def _show_toggles(self) -> None:
        if self.quote is None:
            return
        for made, name, on in (
            (self.star, "star", self.quote.starred),
            (self.surprise, "surprise", self.quote.surprise),
        ):
            made.setChecked(on)
            icons.set_icon(made, name, "accent" if on else "muted")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_groups(event.size().width())

    def _fit_groups(self, width: int) -> None:
        room = width - 42
        for group in self._groups:  # a hint that would be cut off is left out
            room -= group.sizeHint().width() + 14
            group.setVisible(self._editable and room > -14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), now.panel)
        painter.fillRect(QRectF(0, 0, self.width(), 1), now.line)
