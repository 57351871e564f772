# SPDX-License-Identifier: MIT
"""One bracket for each quote at the right of the text; where quotes lie over each other theirs stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip

from jtbdstudio.ui import theme
from jtbdstudio.ui.read.margins import Margin
from jtbdstudio.ui.read.marks import Mark

if TYPE_CHECKING:
    from jtbdstudio.ui.read.transcript_text import TranscriptText

_LANE, _LANES_WITH_ROOM = 28.0, 2
_INSET = 2.0
_LABEL = 12.0
"""How high the letters at a bracket are."""


class BracketsMargin(Margin):
    """A bracket for each quote in view; those that overlap stand side by side. Click one to select its quote."""

    quote_clicked = Signal(str)

    def __init__(self, text: TranscriptText) -> None:
        super().__init__(text)
        self.setMouseTracking(True)
        text.hovered.connect(self.update)
        text.marks_changed.connect(self.update)
        text.current_changed.connect(self.update)

    def shapes(self) -> list[tuple[Mark, QRectF]]:
        """Every bracket in view with its place."""
        visible = self._text.visible_marks().items()
        tall = [(mark, boxes[0].top(), boxes[-1].bottom()) for mark, boxes in visible if boxes]
        found = []
        for group in side_by_side(tall):
            lanes = max(lane for *_, lane in group) + 1
            step = min(_LANE, (self.width() - _INSET) / max(lanes, _LANES_WITH_ROOM))
            for mark, top, bottom, lane in group:
                found.append((mark, QRectF(_INSET + lane * step, top, step, bottom - top)))
        return found

    def _at(self, point: QPointF) -> Mark | None:
        there = [mark for mark, box in self.shapes() if box.adjusted(-4, -3, 0, 3).contains(point)]
        return there[-1] if there else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.current().panel)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shapes, hover = self.shapes(), self._text.hover
        for mark, box in sorted(shapes, key=lambda shape: shape[0].note_id == hover):
            self._paint_bracket(painter, mark, box)
        painter.setFont(_label_font())
        for mark, box in self.labels():
            self._paint_label(painter, mark, box)

    def _paint_bracket(self, painter: QPainter, mark: Mark, box: QRectF) -> None:
        now, tone = theme.current(), theme.tone_of(mark.tone)
        hover = self._text.hover
        chosen = mark.note_id == (hover or self._text.current)
        faded = bool(hover) and mark.note_id != hover
        color = theme.mix(tone.strong, now.panel, 0.65) if faded else tone.strong
        pen = QPen(color, 3.0 if chosen else 1.6)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if mark.needs_check:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        x, top, bottom = box.left() + 4, box.top() + 1, box.bottom()
        painter.drawPolyline([QPointF(x - 4, top), QPointF(x, top), QPointF(x, bottom), QPointF(x - 4, bottom)])
        if mark.noted:
            _paint_memo(painter, QPointF(x, bottom), color)

    def _paint_label(self, painter: QPainter, mark: Mark, box: QRectF) -> None:
        now, tone, hover = theme.current(), theme.tone_of(mark.tone), self._text.hover
        faded = bool(hover) and mark.note_id != hover
        painter.fillRect(box, now.panel)
        painter.setPen(theme.mix(tone.text, now.panel, 0.6) if faded else tone.text)
        painter.drawText(QPointF(box.left() + 1, box.bottom() - 2), mark.label)

    def labels(self) -> list[tuple[Mark, QRectF]]:
        """The letters at the brackets, where there is room for them; what is pointed at or current comes first."""
        metrics = QFontMetricsF(_label_font())
        wide = {mark.label: metrics.horizontalAdvance(mark.label) + 2 for mark, _ in self.shapes() if mark.label}
        first = (self._text.hover, self._text.current)
        shapes = sorted(self.shapes(), key=lambda shape: shape[0].note_id not in first)
        return place_labels([(m, box, wide[m.label]) for m, box in shapes if m.label], float(self.width()))

    def _set_hover(self, note_id: str) -> None:
        self._text.set_hover(note_id)
        self.setCursor(Qt.CursorShape.PointingHandCursor if note_id else Qt.CursorShape.ArrowCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        mark = self._at(event.position())
        self._set_hover(mark.note_id if mark is not None else "")

    def leaveEvent(self, _event: QEvent) -> None:
        self._set_hover("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        mark = self._at(event.position())
        if mark is not None and event.button() == Qt.MouseButton.LeftButton:
            self.quote_clicked.emit(mark.note_id)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos() + QPoint(8, 8), mark.tip if mark is not None else "", self)
            return True
        return super().event(event)


def _paint_memo(painter: QPainter, tip: QPointF, color: QColor) -> None:
    """A dot at the lower tip of a bracket: somebody wrote what this means."""
    painter.setPen(QPen(theme.current().panel, 1.2))
    painter.setBrush(color)
    painter.drawEllipse(tip, 3.6, 3.6)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _label_font() -> QFont:
    return theme.font(10, 600, tabular=True)


def place_labels(shapes: Sequence[tuple[Mark, QRectF, float]], right: float) -> list[tuple[Mark, QRectF]]:
    """Where letters (of these widths) stand beside their brackets: at the top, or further down where others stand."""
    taken: list[tuple[Mark, QRectF]] = []
    for mark, box, width in shapes:
        x = min(box.left() + 7, right - width)
        y, last = max(box.top(), 0.0), max(box.bottom() - _LABEL, box.top())
        while y <= last:
            place = QRectF(x, y, width, _LABEL)
            if not any(place.intersects(other) for _, other in taken):
                taken.append((mark, place))
                break
            y += _LABEL
    return taken


def side_by_side(tall: Iterable[tuple[Mark, float, float]]) -> list[list[tuple[Mark, float, float, int]]]:
    """Lanes for marks with top and bottom, in groups that share the room: two on one line need two lanes as well."""
    found: list[list[tuple[Mark, float, float, int]]] = []
    bottoms: list[float] = []
    for mark, top, bottom in sorted(tall, key=lambda each: (each[0].start, -each[0].end)):
        if all(top >= end for end in bottoms):
            found.append([])
            bottoms = []
        lane = next((lane for lane, end in enumerate(bottoms) if end <= top), len(bottoms))
        bottoms[lane:] = [bottom, *bottoms[lane + 1 :]]
        found[-1].append((mark, top, bottom, lane))
    return found
