# SPDX-License-Identifier: MIT
"""The sentences two coders read differently: the words, what each gave them, and settling it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from jtbdstudio.domain.refs import stamp
from jtbdstudio.queries.agreement import Disagreement, GivenCode
from jtbdstudio.ui import theme
from jtbdstudio.ui.coders.model import first_name
from jtbdstudio.ui.widgets import Card, Chip, ElidedLabel, FlowLayout, Label, button, clear_layout

_AT_ONCE = 60
"""Cards made at a time; more are a click away."""


class _Words(Label):
    """The sentence: a click or Return opens it in the reader."""

    opened = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text, size=14, wrap=True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Open in the transcript"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class DifferenceCard(Card):
    """One sentence with both readings side by side."""

    opened = Signal(object)  # Disagreement
    code_opened = Signal(object)  # GivenCode
    taken = Signal(object, str)  # Disagreement, "a" or "b"

    def __init__(self, found: Disagreement, names: tuple[str, str], *, editable: bool) -> None:
        super().__init__(padding=12)
        self.found, self._names, self._editable = found, names, editable
        self.column.setSpacing(6)
        where = " · ".join(part for part in (found.customer_code, stamp(found.time_ms)) if part)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Label(where, "muted", theme.SMALL, tabular=True))
        shared = ", ".join(_name(code) for code in found.shared)
        head.addWidget(ElidedLabel(self.tr("both: {codes}").format(codes=shared) if shared else "", "faint", 11.5), 1)
        self.words = _Words(found.text)
        self.words.opened.connect(partial(self.opened.emit, found))
        self.column.addLayout(head)
        self.column.addWidget(self.words)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(self._side("a", found.only_a), 1)
        sides.addWidget(self._side("b", found.only_b), 1)
        self.column.addLayout(sides)

    def _side(self, side: str, codes: Sequence[GivenCode]) -> QWidget:
        name = self._names[0 if side == "a" else 1]
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(ElidedLabel(name or self.tr("no name"), "faint", theme.SMALL, 500), 1)
        if self._editable:
            take = button(self.tr("Take {name}’s").format(name=first_name(name)), link=True)
            take.setFont(theme.font(theme.SMALL))
            take.setToolTip(self._taking(side))
            take.clicked.connect(partial(self._take, side))
            row.addWidget(take)
        column.addLayout(row)
        if codes:
            column.addWidget(self._chips(codes))
        else:
            column.addWidget(Label(self.tr("nothing more"), "faint", 11.5))
        column.addStretch()
        return made

    def _chips(self, codes: Sequence[GivenCode]) -> QWidget:
        made = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
        flow = FlowLayout(made, spacing=4)
        for code in codes:
            chip = Chip(_name(code), code.tone, clickable=True)
            chip.setToolTip(code.path.replace("/", " › "))
            chip.clicked.connect(partial(self.code_opened.emit, code))
            flow.addWidget(chip)
        return made

    def _take(self, side: str) -> None:
        self.taken.emit(self.found, side)

    def _taking(self, side: str) -> str:
        """What a click changes: the other one's codes, in the other one's name."""
        mine, other = self._names if side == "a" else reversed(self._names)
        more, less = (self.found.only_a, self.found.only_b) if side == "a" else (self.found.only_b, self.found.only_a)
        parts = []
        if more:
            parts.append(self.tr("{other} gives it too: {codes}").format(other=other, codes=_names_of(more)))
        if less:
            parts.append(self.tr("{other} takes back: {codes}").format(other=other, codes=_names_of(less)))
        return self.tr("As {name} read it").format(name=mine) + "\n" + "\n".join(parts)


class Differences(QScrollArea):
    """All of them, one under the other; a few at a time."""

    opened = Signal(object)  # Disagreement
    code_opened = Signal(object)  # GivenCode
    taken = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[DifferenceCard] = []
        self._left: tuple[Disagreement, ...] = ()
        self._names, self._editable = ("", ""), True
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Differences"))
        self._inner = inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 12)
        column.setSpacing(8)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self.none = Label("", "muted", wrap=True)
        self.more = button("", self._show_more)
        column.addWidget(self.none)
        column.addLayout(self._cards)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self.setWidget(inner)

    def show_differences(self, found: Sequence[Disagreement], names: tuple[str, str], *, editable: bool) -> None:
        """Show these; where one was settled, the place in the list stays."""
        place, count = self.verticalScrollBar().value(), max(_AT_ONCE, len(self.cards))
        clear_layout(self._cards)
        self.cards, self._names, self._editable = [], names, editable
        self._add(found[:count])
        self._left = tuple(found[count:])
        self.none.setVisible(not found)
        self.none.setText(self.tr("They read every sentence the same way."))
        self._offer_more()
        self._inner.adjustSize()
        self.verticalScrollBar().setValue(place)

    def _add(self, found: Sequence[Disagreement]) -> None:
        for one in found:
            card = DifferenceCard(one, self._names, editable=self._editable)
            card.opened.connect(self.opened)
            card.code_opened.connect(self.code_opened)
            card.taken.connect(self.taken)
            self.cards.append(card)
            self._cards.addWidget(card)

    def _show_more(self) -> None:
        self._add(self._left[:_AT_ONCE])
        self._left = self._left[_AT_ONCE:]
        self._offer_more()

    def _offer_more(self) -> None:
        self.more.setVisible(bool(self._left))
        self.more.setText(self.tr("Show more ({n} left)").format(n=len(self._left)))


def _name(code: GivenCode) -> str:
    return code.path.rpartition("/")[2]


def _names_of(codes: Sequence[GivenCode]) -> str:
    return ", ".join(_name(code) for code in codes)
