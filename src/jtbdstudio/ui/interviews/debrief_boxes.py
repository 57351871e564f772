# SPDX-License-Identifier: MIT
"""The 12 boxes of one call: what was heard, what is inferred, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.actions import BY_ID
from jtbdstudio.ui.interviews.debrief_lines import Line, LineList
from jtbdstudio.ui.interviews.words import heard_words
from jtbdstudio.ui.keys import live, native
from jtbdstudio.ui.widgets import KeyCap, Label, button
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.queries.debriefs import BoxHeard

COLUMNS = 4
_SHOWN = 90
"""So many letters of a quote say what it is about."""
TONES = {"heard": "outcome", "inferred": "motivation", "missing": "neutral"}


class StateMark(QWidget):
    """Heard, inferred or missing: a color, a mark and the word. A click changes how the last line was heard."""

    clicked = Signal()
    _ICON = 14

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = "missing"
        self.setFont(theme.font(11.5, 500))
        words = self.tr("Heard: they said so. Inferred: we conclude it. A click or {keys} changes the last line.")
        live(self, lambda: self.setToolTip(words.format(keys=BY_ID["debrief.inferred"].key_text)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def state(self) -> str:
        return self._state

    def show_state(self, state: str) -> None:
        self._state = state
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._ICON + 5 + self.fontMetrics().horizontalAdvance(heard_words(self._state)) + 2, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tone = QPainter(self), theme.tone_of(TONES[self._state])
        ink = theme.current().muted if self._state == "missing" else tone.text
        icons.paint(painter, QRectF(0, 2, self._ICON, self._ICON), self._state, ink)
        painter.setPen(ink)
        painter.setFont(self.font())
        words = QRectF(self._ICON + 5, 0, self.width(), 18)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, heard_words(self._state))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()


class BoxCard(QWidget):
    """One box. With the focus on it letters begin a line, arrows and the boxes' keys go to others."""

    typed = Signal(str, str, str)  # note id, text, key
    marked = Signal(str, bool)
    quotes_wanted = Signal()
    moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box: BoxHeard | None = None
        self._read_only = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.state = StateMark()
        self.name = Label("", size=12.5, weight=600, wrap=True)
        self._head = QHBoxLayout()
        self._head.setSpacing(7)
        self._head.addWidget(self.name, 1)
        self.prompt = Label("", "faint", 12, wrap=True)
        self.said = Label("", "muted", 12, wrap=True)
        hint = self.tr("What we heard ({keys}: inferred)").format(keys=BY_ID["debrief.inferred"].key_text)
        self.lines = LineList(self.tr("What we heard"), hint, boxed=True, stop=self)
        self.state.clicked.connect(self.toggle_line)
        self.lines.typed.connect(self.typed)
        self.lines.marked.connect(self.marked)
        self.lines.entered.connect(self.update)
        self.lines.left.connect(self.update)
        self.quotes = button(
            "", self.quotes_wanted.emit, link=True, tooltip=self.tr("With the focus on the box: Space")
        )
        self.quotes.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab walks the boxes
        foot = QHBoxLayout()
        foot.addWidget(self.state)
        foot.addStretch()
        foot.addWidget(self.quotes)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 10, 11, 9)
        column.setSpacing(6)
        column.addLayout(self._head)
        column.addWidget(self.prompt)
        column.addWidget(self.said)
        column.addWidget(self.lines)
        column.addStretch()
        column.addLayout(foot)

    def show_box(self, box: BoxHeard) -> None:
        """Show what is stored."""
        if self.box is None:
            cap = KeyCap(native(box.key))
            self._head.insertWidget(0, cap, 0, Qt.AlignmentFlag.AlignTop)
        self.box = box
        self.name.setText(box.name)
        self.prompt.setText(box.prompt)
        self.prompt.setVisible(not box.lines and not box.quotes)
        self.setToolTip(box.prompt)
        self.state.show_state(box.state)
        self.lines.show_lines([Line(card.id, card.text, card.evidence == "inferred") for card in box.lines])
        count = len(box.quotes)
        self.said.setText(_shortened(box.quotes[0].short) if count else "")
        self.said.setVisible(count > 0)
        self.quotes.setText(number_of(count, self.tr("1 quote"), self.tr("{n} quotes")))
        self.quotes.setVisible(count > 0)
        lines = number_of(len(box.lines), self.tr("1 line"), self.tr("{n} lines"))
        self.setAccessibleName(f"{box.key} {box.name}: {heard_words(box.state)}, {lines}, {self.quotes.text()}")
        self.setAccessibleDescription(box.prompt)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.lines.set_read_only(read_only)

    def toggle_line(self) -> None:
        """The line with the caret, else the last one written: heard becomes inferred, and back."""
        written = [row for row in self.lines.rows if row.note_id]
        row = self.lines.current
        if row is None or not row.note_id:
            row = written[-1] if written else None
        if row is not None:
            self.lines.mark(row)

    def has_caret(self) -> bool:
        """Whether the focus is on the box or in it."""
        focused = QApplication.focusWidget()
        return focused is self or (focused is not None and self.isAncestorOf(focused))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, words = event.key(), event.text()
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and plain:
            self.lines.focus_entry()
        elif key == Qt.Key.Key_Space and plain:
            if self.box is not None and self.box.quotes:
                self.quotes_wanted.emit()
        elif key in _ARROWS and plain:
            self.moved.emit(*_ARROWS[key])
        elif words.strip() and words.isprintable() and plain and not self._read_only:
            self.lines.focus_entry(words)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What is composed (an accent, a character) begins a line just as a letter does."""
        if (event.commitString() or event.preeditString()) and not self._read_only:
            self.lines.focus_entry()
            if (focused := QApplication.focusWidget()) is not None:
                QApplication.sendEvent(focused, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self._read_only and event.button() == Qt.MouseButton.LeftButton:
            self.lines.focus_entry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        state = self.box.state if self.box is not None else "missing"
        line = now.accent if self.has_caret() else now.line
        box = QRectF(self.rect())
        rounded(painter, box, now.panel, line)
        if self.hasFocus():
            rounded(painter, box.adjusted(1, 1, -1, -1), now.panel, line, 7)
        if state != "missing":
            tone = theme.tone_of(TONES[state])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone.strong)
            painter.drawRoundedRect(QRectF(QPointF(11, 0), QPointF(self.width() - 11, 2.5)), 1, 1)


def _shortened(text: str) -> str:
    """The beginning of a quote, in quotation marks."""
    words = " ".join(text.split())
    return f"“{words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(' ', 1)[0] + '…'}”"


_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class BoxGrid(QWidget):
    """All twelve, four in a row: a stage a row."""

    line_typed = Signal(str, str, str, str)  # box id, note id, text, key
    marked = Signal(str, bool)
    quotes_wanted = Signal(str)  # box id
    reached = Signal(object)  # the card that took the focus by key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The 12 boxes"))
        self.cards: list[BoxCard] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(10)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def show_boxes(self, boxes: Sequence[BoxHeard]) -> None:
        """Show what is stored."""
        while len(self.cards) < len(boxes):
            self._add_card()
        for card, box in zip(self.cards, boxes, strict=True):
            card.show_box(box)

    def _add_card(self) -> None:
        card, at = BoxCard(), len(self.cards)
        self.cards.append(card)
        self._grid.addWidget(card, at // COLUMNS, at % COLUMNS)
        card.show()
        self._grid.setRowStretch(at // COLUMNS, 1)
        card.typed.connect(partial(self._on_typed, card))
        card.marked.connect(self.marked)
        card.quotes_wanted.connect(partial(self._on_quotes_wanted, card))
        card.moved.connect(partial(self._on_moved, at))

    def flush(self) -> None:
        """Somebody turns to something else."""
        for card in self.cards:
            card.lines.flush()

    def set_read_only(self, read_only: bool) -> None:
        for card in self.cards:
            card.set_read_only(read_only)

    def go_to(self, at: int) -> None:
        """Put the focus on a box."""
        if 0 <= at < len(self.cards):
            self.cards[at].setFocus(Qt.FocusReason.OtherFocusReason)
            self.reached.emit(self.cards[at])

    def go_to_first_missing(self) -> None:
        """To where there is something to ask about still."""
        states = [card.box.state if card.box is not None else "" for card in self.cards]
        self.go_to(states.index("missing") if "missing" in states else 0)

    def toggle_line(self) -> None:
        """Heard or inferred, of the line one is at."""
        for card in self.cards:
            if card.has_caret():
                card.toggle_line()

    def _on_typed(self, card: BoxCard, note_id: str, text: str, key: str) -> None:
        assert card.box is not None
        self.line_typed.emit(card.box.code_id, note_id, text, key)

    def _on_quotes_wanted(self, card: BoxCard) -> None:
        assert card.box is not None
        self.quotes_wanted.emit(card.box.code_id)

    def _on_moved(self, at: int, right: int, down: int) -> None:
        column, row = at % COLUMNS + right, at // COLUMNS + down
        if 0 <= column < COLUMNS and row >= 0:
            self.go_to(row * COLUMNS + column)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
