# SPDX-License-Identifier: MIT
"""How it feels along the way: one curve through a point per milestone, from −2 to +2."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.cxmap.tile import RADIUS, Tile, Wishes
from jtbdstudio.ui.widgets.basic import rounded

if TYPE_CHECKING:
    from jtbdstudio.queries.maps import MilestoneView

LOWEST, HIGHEST = -2, 2
_EDGE = 14
_POINT = 4.5


def signed(mood: int) -> str:
    """``+1``, ``0``, ``−2``."""
    return f"+{mood}" if mood > 0 else str(mood).replace("-", "−")


class MoodPoint(Tile):
    """One column of the curve. ``+``/``-`` (here ``Up``/``Down`` too) change it, ``Del`` forgets it; or drag it."""

    def __init__(self, wishes: Wishes, milestone_id: str, row: MoodRow) -> None:
        super().__init__(wishes, milestone_id, row)
        self._row = row
        self._milestone: MilestoneView | None = None
        self.dragged: int | None = None
        self._dragging = False

    @property
    def mood(self) -> int | None:
        """What is shown: the value being dragged, or what was read."""
        if self.dragged is not None:
            return self.dragged
        return self._milestone.mood if self._milestone is not None else None

    def show_milestone(self, milestone: MilestoneView) -> None:
        """Show what was read."""
        self._milestone, self.dragged = milestone, None
        said = self.tr("not set") if milestone.mood is None else signed(milestone.mood)
        name = f"{milestone.letter} {milestone.name}"
        self.setAccessibleName(self.tr("Mood at {name}: {mood}, of −2 to +2").format(name=name, mood=said))
        self.setToolTip(self.tr("{name}: mood {mood}. Drag the point, or press + and −.").format(name=name, mood=said))
        self.update()

    def step(self, by: int) -> None:
        """One up or down; from nowhere, it starts in the middle."""
        before = self._milestone.mood if self._milestone is not None else None
        after = max(LOWEST, min(HIGHEST, (before or 0) + by))
        if after != before:
            self.wishes.mood.emit(self.milestone_id, after)

    def clear(self) -> None:
        """Not known (any more)."""
        if self._milestone is not None and self._milestone.mood is not None:
            self.wishes.mood.emit(self.milestone_id, None)

    def point(self) -> QPointF:
        """Where the point is, in the row."""
        middle = QRectF(self.geometry()).center().x()
        return QPointF(middle, self._row.y_of(self.mood or 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The row paints the curve and its points."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = event.position().toPoint() - self.mapFromParent(self.point().toPoint())
        self._dragging = event.button() == Qt.MouseButton.LeftButton and near.manhattanLength() <= 22
        if not self._dragging:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self.dragged = self._row.mood_at(self.mapToParent(event.position()).y())
            self._row.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self.dragged, self._dragging = self.dragged, None, False
        if dragged is not None and self._milestone is not None and dragged != self._milestone.mood:
            self.wishes.mood.emit(self.milestone_id, dragged)
        self._row.update()


class MoodRow(QWidget):
    """The curve over all columns."""

    def __init__(self, wishes: Wishes, milestone_ids: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points = [MoodPoint(wishes, each, self) for each in milestone_ids]
        self.setFixedHeight(76)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        wishes.focused.connect(self._on_focused)

    def show_milestones(self, milestones: Sequence[MilestoneView]) -> None:
        """Show what was read."""
        for point, milestone in zip(self.points, milestones):
            point.show_milestone(milestone)
        self.update()

    def place_points(self, columns: Sequence[tuple[float, float]]) -> None:
        """Put each point's field over its column; (left, width) in this row's own coordinates."""
        for point, (left, width) in zip(self.points, columns):
            point.setGeometry(round(left), 0, round(width), self.height())
        self.update()

    def y_of(self, mood: float) -> float:
        room = self.height() - 2 * _EDGE
        return _EDGE + room * (HIGHEST - mood) / (HIGHEST - LOWEST)

    def mood_at(self, y: float) -> int:
        room = self.height() - 2 * _EDGE
        return max(LOWEST, min(HIGHEST, round(HIGHEST - (y - _EDGE) / room * (HIGHEST - LOWEST))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        rounded(painter, QRectF(self.rect()), now.panel, now.line, RADIUS)
        middle = self.y_of(0)
        painter.setPen(QPen(now.line_faint, 1))
        painter.drawLine(QPointF(10, middle), QPointF(self.width() - 10, middle))
        known = [point for point in self.points if point.mood is not None]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(now.accent, 2))
        painter.drawPath(smooth([point.point() for point in known]))
        for point in self.points:
            self._paint_point(painter, point)
        if not known:
            painter.setPen(now.muted)
            painter.setFont(theme.font(12))
            text = self.tr("How does it feel? Drag the points, or press + and − at a milestone.")
            painter.drawText(self.rect().adjusted(14, 6, -14, -6), Qt.AlignmentFlag.AlignTop, text)

    def _paint_point(self, painter: QPainter, point: MoodPoint) -> None:
        now, at = theme.current(), point.point()
        busy = point.hasFocus() or point.dragged is not None
        if busy:
            rounded(painter, QRectF(at.x() - 10, at.y() - 10, 20, 20), now.accent_ground, now.accent, 10)
        known = point.mood is not None
        painter.setPen(QPen(now.accent if known else now.faint, 1.6))
        painter.setBrush(now.accent if known else now.panel)
        painter.drawEllipse(at, _POINT, _POINT)
        if known and (busy or point.underMouse()):
            painter.setFont(theme.font(theme.SMALL, 600, tabular=True))
            painter.setPen(now.accent)
            painter.drawText(
                QRectF(at.x() + 13, at.y() - 9, 30, 18), Qt.AlignmentFlag.AlignVCenter, signed(point.mood or 0)
            )

    def _on_focused(self, _tile: object) -> None:
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()


def smooth(points: Sequence[QPointF]) -> QPainterPath:
    """A curve through the points that never goes above or below the two it runs between."""
    path = QPainterPath()
    if not points:
        return path
    path.moveTo(points[0])
    for before, after in pairwise(points):
        reach = (after.x() - before.x()) * 0.42
        path.cubicTo(before + QPointF(reach, 0), after - QPointF(reach, 0), after)
    return path
