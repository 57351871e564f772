# SPDX-License-Identifier: MIT
"""The 12 boxes and the three columns as a strip to click, under the words just selected; each says its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.read.chip_row import ChipOf
from jtbdstudio.ui.widgets import Chip
from jtbdstudio.ui.widgets.basic import rounded

_CAP, _STEP, _GROUP, _STAGE = 22, 23, 8, 4
_WIDE = 560


class KeyStrip(QWidget):
    """Codes by their keys; the columns by name as well where there is room. Never focused: the keys do the same."""

    chosen = Signal(str)  # code id
    picker_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_CAP)
        self._codes: tuple[Sequence[ChipOf], Sequence[ChipOf], str] = ((), (), "")
        self.caps: list[_Cap] = []
        self.names: list[Chip] = []

    def show_codes(self, boxes: Sequence[ChipOf], columns: Sequence[ChipOf], picker_key: str) -> None:
        """Show these, made anew only if they are others."""
        if self._codes == (boxes, columns, picker_key):
            return
        self._codes = boxes, columns, picker_key
        for old in (*self.caps, *self.names):
            old.hide()
            old.deleteLater()
        self.caps = [_Cap(code, self.chosen.emit, self) for code in (*boxes, *columns)]
        any_code = ChipOf("", self.tr("Any code"), "neutral", picker_key)
        self.caps.append(_Cap(any_code, self._on_any, self))
        self.names = [_named(cap, self) for cap in self.caps[len(boxes) :]]
        self._arrange()

    def _on_any(self, _code_id: str) -> None:
        self.picker_wanted.emit()

    def _arrange(self) -> None:
        boxes, wide = len(self._codes[0]), self.width() >= _WIDE
        x = 0
        for place, cap in enumerate(self.caps):
            if place in (boxes, len(self.caps) - 1):
                x += _GROUP
            elif place and place < boxes and place % _STAGE == 0:
                x += _STAGE
            name = self.names[place - boxes] if wide and place >= boxes else None
            if name is not None and x + name.sizeHint().width() > self.width():
                name = None
            width = name.sizeHint().width() if name is not None else _CAP
            fits = x + width <= self.width()
            cap.setVisible(fits and name is None)
            cap.setGeometry(x, 0, _CAP, _CAP)
            if place >= boxes:
                self.names[place - boxes].setVisible(fits and name is not None)
                self.names[place - boxes].move(x, 1)
            x += width + (_STEP - _CAP if name is None else 6)

    def sizeHint(self) -> QSize:
        return QSize(300, _CAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class _Cap(QAbstractButton):
    """One key in the color of its code."""

    def __init__(self, code: ChipOf, take: Callable[[str], object], strip: KeyStrip) -> None:
        super().__init__(strip)
        self.code, self._take = code, take
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(code.name)
        self.setAccessibleName(self.tr("Tag as {code}").format(code=code.name) if code.code_id else code.name)
        self.clicked.connect(self.take)

    def take(self) -> None:
        """Say that it was chosen."""
        self._take(self.code.code_id)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tone = QPainter(self), theme.tone_of(self.code.tone)
        rounded(painter, QRectF(self.rect()), tone.ground, tone.strong if self.underMouse() else None, 5)
        painter.setFont(theme.font(11.5, 500, tabular=True))
        painter.setPen(tone.text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.code.key)


def _named(cap: _Cap, strip: KeyStrip) -> Chip:
    """The same with its name beside the key."""
    made = Chip(cap.code.name, cap.code.tone, strip, key=cap.code.key, clickable=True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.clicked.connect(cap.take)
    return made
