# SPDX-License-Identifier: MIT
"""The names of the rows, at the left and always in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets import button

LABELS_WIDTH = 112


class RowLabels(QWidget):
    """Lies over the left edge of the map. The period of the counts is a button under *Reached*."""

    period_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, int]] = []
        self._first = 0
        self.period = button("", self._ask_period, link=True, parent=self)
        self.period.setFont(theme.font(theme.SMALL, tabular=True))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)

    def pin(self, top: int) -> None:
        """Names above this height are out of sight, as their rows are."""
        self._first = top
        self.period.setVisible(bool(self._rows) and self.period.y() >= top)
        self.update()

    def show_period(self, text: str) -> None:
        """The period the counts are of."""
        self.period.setText(text)
        self.period.setToolTip(self.tr("Which period the counts are of"))
        self.period.setAccessibleName(self.tr("Period of the counts: {period}").format(period=text))

    def show_rows(
        self,
        sheet: QWidget,
        lenses: Sequence[tuple[str, QWidget]],
        mood: QWidget,
        kpis: Sequence[QWidget],
        reached: Sequence[QWidget],
        gaps: Sequence[QWidget],
    ) -> None:
        """Put each name beside its row on the sheet."""

        def top(widget: QWidget) -> int:
            return widget.mapTo(sheet, QPoint()).y()

        self._rows = [(name, top(widget)) for name, widget in lenses]
        self._rows.append((self.tr("Mood"), top(mood)))
        for name, tiles in ((self.tr("KPI"), kpis), (self.tr("Reached"), reached), (self.tr("Success gap"), gaps)):
            if tiles:
                self._rows.append((name, top(tiles[0])))
        if reached:
            self.period.setFixedWidth(LABELS_WIDTH - 20)
            self.period.move(15, top(reached[0]) + 23)
        self.update()

    def _ask_period(self) -> None:
        self.period_wanted.emit(self.period.mapToGlobal(QPoint(0, self.period.height() + 2)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect().adjusted(0, 0, -6, 0), now.paper)
        painter.setFont(theme.font())
        painter.setPen(now.muted)
        painter.setClipRect(0, self._first, self.width(), self.height())
        for name, top in self._rows:
            painter.drawText(QRectF(18, top + 6, LABELS_WIDTH - 20, 20), Qt.AlignmentFlag.AlignVCenter, name)
