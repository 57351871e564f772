# SPDX-License-Identifier: MIT
"""A filter as a chip: what it is, how many it would leave, whether it is on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.widgets.basic import rounded

HEIGHT = 28
_PAD, _CARET, _LONGEST = 10, 15, 200


class FilterChip(QAbstractButton):
    """A button that stays down; with ``opens`` it has a caret and opens a list of choices."""

    def __init__(self, name: str, *, opens: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._said, self._count, self._opens = name, "", None, opens
        self._on = False
        self.setFont(theme.font(12, 500, tabular=True))
        self.setFixedHeight(HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_state(on=False)

    _count: int | None

    @property
    def on(self) -> bool:
        return self._on

    def show_state(self, *, on: bool, count: int | None = None, said: str = "") -> None:
        """Whether it filters, how many it leaves, and (for one that opens) what is chosen."""
        before = self.sizeHint()
        self._on, self._count, self._said = on, count, said
        self.setEnabled(on or count != 0)
        spoken = [said or self._name]
        if count is not None:
            spoken.append(self.tr("{n} notes").format(n=f"{count:,}"))
        if on:
            spoken.append(self.tr("filter is on"))
        self.setAccessibleName(", ".join(spoken))
        if self.sizeHint() != before:  # a row of chips laid out anew for each of them costs more than all the counting
            self.updateGeometry()
        self.update()

    def _words(self) -> str:
        return QFontMetrics(self.font()).elidedText(self._said or self._name, Qt.TextElideMode.ElideRight, _LONGEST)

    def _number(self) -> str:
        return "" if self._count is None else f"{self._count:,}"

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        number = metrics.horizontalAdvance(self._number()) + 6 if self._number() else 0
        caret = _CARET if self._opens else 0
        return QSize(metrics.horizontalAdvance(self._words()) + number + caret + 2 * _PAD, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        ground, line, ink, quiet = now.panel, now.line, now.ink, now.muted
        if self._on:
            ground, line, ink, quiet = now.accent_ground, now.accent_ground, now.accent, now.accent
        elif not self.isEnabled():
            ink = quiet = theme.mix(now.faint, now.panel, 0.35)
        elif self.underMouse():
            ground = theme.mix(now.panel, now.ink, 0.035)
        rounded(painter, QRectF(self.rect()), ground, now.accent if self.hasFocus() else line, HEIGHT / 2)
        metrics = QFontMetrics(self.font())
        painter.setFont(self.font())
        painter.setPen(ink)
        box = QRectF(self.rect()).adjusted(_PAD, 0, -_PAD, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._words())
        painter.setPen(quiet)
        box.setLeft(box.left() + metrics.horizontalAdvance(self._words()) + 6)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._number())
        if self._opens:
            middle = self.height() / 2
            icons.paint(painter, QRectF(self.width() - _PAD - 10, middle - 5, 11, 11), "down", quiet)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (self._opens and event.key() == Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)
