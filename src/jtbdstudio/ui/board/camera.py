# SPDX-License-Identifier: MIT
"""Where one looks at the board from: panning, zooming at the pointer, fitting, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Signal
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

SMALLEST, LARGEST = 0.1, 4.0
READABLE = 0.85
"""The scale a board is first shown at where not all of it has room."""
_STILL_READABLE = 0.6
"""So much smaller it may be if then everything lies side by side in view."""
_LEGIBLE = 0.45
_EDGE = 28
_ROOM = 20_000


class Camera(QObject):
    """Drives the view's transform and scroll bars. `inset` is what panels cover at the right, in pixels."""

    moved = Signal()
    scaled = Signal(float)

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self._view = view
        self.inset = 0
        self._before: tuple[float, QPointF] | None = None

    @property
    def scale(self) -> float:
        return self._view.transform().m11()

    def bound(self, content: QRectF) -> None:
        """How far one can pan: far beyond what there is."""
        self._view.setSceneRect(content.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM))

    def visible(self) -> QRectF:
        """The part of the scene that is seen."""
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    def center(self) -> QPointF:
        """The point of the scene in the middle of what no panel covers."""
        size = self._view.viewport().size()
        return self._view.mapToScene(QPoint((size.width() - self.inset) // 2, size.height() // 2))

    def pan(self, by: QPoint) -> None:
        """Move what is seen by so many pixels."""
        bars = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        bars[0].setValue(bars[0].value() - by.x())
        bars[1].setValue(bars[1].value() - by.y())
        self.moved.emit()

    def zoom_at(self, point: QPoint, factor: float) -> None:
        """Scale so that what is under a viewport point stays under it."""
        anchor = self._view.mapToScene(point)
        self._set_scale(self.scale * factor)
        self.pan(point - self._view.mapFromScene(anchor))

    def look_at(self, point: QPointF, scale: float | None = None) -> None:
        """Bring a point of the scene to the middle."""
        if scale is not None:
            self._set_scale(scale)
        self._view.centerOn(point + QPointF(self.inset / 2 / self.scale, 0))
        self.moved.emit()

    def fit(self, rect: QRectF, largest: float = 1.0) -> None:
        """Show a rectangle whole, not larger than life."""
        if not rect.isEmpty():
            self.look_at(rect.center(), min(self._fitting(rect), largest))

    def first_look(self, content: QRectF) -> None:
        """All of it if it can be read like that, else its whole width, else its upper left part."""
        scale = min(self._fitting(content), 1.0)
        if content.isEmpty() or scale >= READABLE:
            self.fit(content) if not content.isEmpty() else self.look_at(QPointF(), 1.0)
            return
        across = self._across(content)
        self._set_scale(across if _STILL_READABLE <= across < READABLE else READABLE)
        size = self._view.viewport().size()
        half = QPointF(size.width(), size.height()) / 2 / self.scale
        self._view.centerOn(content.topLeft() + half - QPointF(_EDGE, _EDGE) / self.scale)
        self.moved.emit()

    def reveal(self, rect: QRectF) -> None:
        """Scroll as little as shows a rectangle; come nearer if it could not be read."""
        if self.scale < _LEGIBLE:
            self.look_at(rect.center(), 1.0)
            return
        room = self.visible()
        room.setRight(room.right() - self.inset / self.scale)
        if not room.contains(rect):
            self.look_at(rect.center())

    def overview(self, content: QRectF) -> None:
        """Everything, and the second time back to where one was."""
        if self._before is not None:
            scale, center = self._before
            self._before = None
            self.look_at(center, scale)
            return
        before = (self.scale, self.center())
        self.fit(content)
        self._before = before

    def state(self) -> tuple[float, QPointF]:
        """Scale and center, to come back to later."""
        return self.scale, self.center()

    def _fitting(self, rect: QRectF) -> float:
        height = self._view.viewport().height() - 2 * _EDGE
        return max(min(self._across(rect), height / max(rect.height(), 1)), SMALLEST)

    def _across(self, rect: QRectF) -> float:
        """The scale at which a rectangle is as wide as what no panel covers."""
        return (self._view.viewport().width() - self.inset - 2 * _EDGE) / max(rect.width(), 1)

    def _set_scale(self, scale: float) -> None:
        scale = min(max(scale, SMALLEST), LARGEST)
        self._before = None
        if abs(scale - self.scale) > 1e-9:
            self._view.setTransform(QTransform.fromScale(scale, scale))
            self.scaled.emit(scale)
