# SPDX-License-Identifier: MIT
"""Which of the 12 boxes a guide asks about: one cell a box, the missing ones waiting for a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.widgets import Label
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.queries.guides import GuideBox

_COLUMNS = 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BoxCell(QAbstractButton):
    """One box: filled with the number of its questions, or an outline with a plus."""

    def __init__(self, box: GuideBox, parent: QWidget) -> None:
        super().__init__(parent)
        self.box, self.count = box, 0
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """How many questions ask about it."""
        self.count = count
        asked = number_of(count, self.tr("1 question"), self.tr("{n} questions"))
        told = asked if count else self.tr("not asked about yet: add a question")
        self.setAccessibleName(f"{self.box.name}: {told}")
        self.setToolTip(f"{self.box.name}\n{self.box.question}\n{told[:1].upper()}{told[1:]}.")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(90, 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, tone, painter = theme.current(), theme.tone_of(self.box.tone), QPainter(self)
        area = QRectF(self.rect())
        hover = self.underMouse() or self.hasFocus()
        if self.count:
            rounded(painter, area, tone.ground, tone.strong if hover else None, 6)
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(now.accent if hover else now.line, 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        ink = tone.text if self.count else (now.accent if hover else now.muted)
        inside = area.adjusted(9, 0, -8, 0)
        painter.setPen(ink)
        painter.setFont(theme.font(theme.SMALL, 600, tabular=True))
        painter.drawText(inside, _LEFT, self.box.key)
        if self.count:
            painter.drawText(inside, _RIGHT, str(self.count) if self.count > 1 else "")
        elif hover:
            icons.paint(painter, QRectF(inside.right() - 12, area.center().y() - 6, 12, 12), "add", ink)
        taken = self.count > 1 or (hover and not self.count)
        self._paint_name(painter, inside.adjusted(14, 0, -15 if taken else 3, 0))

    def _paint_name(self, painter: QPainter, room: QRectF) -> None:
        """What doesn't fit goes at the end; where two boxes begin alike, in the middle."""
        font = theme.font(12, 500 if self.count else 400)
        alike = ":" in self.box.name
        mode = Qt.TextElideMode.ElideMiddle if alike else Qt.TextElideMode.ElideRight
        painter.setFont(font)
        painter.drawText(room, _LEFT, QFontMetrics(font).elidedText(self.box.name, mode, round(room.width())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Coverage(QWidget):
    """The twelve, by stage."""

    box_chosen = Signal(str)  # handle

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Boxes this guide asks about"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.told = Label("", "muted", 12)
        column.addWidget(self.told)
        self._grid = QGridLayout()
        self._grid.setSpacing(5)
        column.addLayout(self._grid)
        self.cells: dict[str, BoxCell] = {}

    def show_boxes(self, boxes: Sequence[GuideBox], counts: Mapping[str, int]) -> None:
        """The study's boxes and how many questions ask about each."""
        if [cell.box for cell in self.cells.values()] != list(boxes):
            self._make(boxes)
        for handle, cell in self.cells.items():
            cell.show_count(counts.get(handle, 0))
        asked = sum(1 for box in boxes if counts.get(box.handle))
        missing = self.tr("Asks about {n} of {all} boxes. Click an empty one to ask about it.")
        words = missing if asked < len(boxes) else self.tr("Asks about all {all} boxes.")
        self.told.setText(words.format(n=asked, all=len(boxes)))

    def _make(self, boxes: Sequence[GuideBox]) -> None:
        for cell in self.cells.values():
            cell.hide()
            cell.deleteLater()
        self.cells = {}
        stages = list(dict.fromkeys(box.stage for box in boxes))
        at = dict.fromkeys(stages, 0)
        for box in boxes:
            cell = BoxCell(box, self)
            cell.clicked.connect(self._on_cell_clicked)
            self._grid.addWidget(cell, stages.index(box.stage), at[box.stage])
            self.cells[box.handle] = cell
            at[box.stage] += 1
        for column in range(max(at.values(), default=_COLUMNS)):
            self._grid.setColumnStretch(column, 1)

    def _on_cell_clicked(self) -> None:
        cell = self.sender()
        assert isinstance(cell, BoxCell)
        self.box_chosen.emit(cell.box.handle)
