# SPDX-License-Identifier: MIT
"""What a hand does with the mouse, one class each: begin, move, end, cancel. Nothing is written before the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from jtbdstudio.commands.boards import Drop
from jtbdstudio.domain.boards import NOTE_HEIGHT, NOTE_WIDTH
from jtbdstudio.queries.quotes import QuoteCard
from jtbdstudio.ui import theme
from jtbdstudio.ui.board.zone_item import BAND, ZoneItem

if TYPE_CHECKING:
    from jtbdstudio.ui.board.canvas import BoardCanvas

THRESHOLD = 10
"""Pixels the pointer travels before a press becomes a drag."""
_MARQUEE_Z = 2e6


class Gesture:
    """Points are pixels of the viewport; `start` is where the button went down."""

    cursor = Qt.CursorShape.ArrowCursor
    scrolls = False
    """Whether the board moves along when the pointer is near an edge."""

    def __init__(self, canvas: BoardCanvas, start: QPoint) -> None:
        self.canvas, self.start = canvas, start
        self.scene, self.camera = canvas.board, canvas.camera
        self.start_at = canvas.mapToScene(start)

    def begin(self) -> None:
        """The threshold was passed."""

    def move(self, point: QPoint) -> None:
        """The pointer is here now."""

    def end(self, point: QPoint) -> None:
        """The button was released here: do it."""

    def cancel(self) -> None:
        """Esc: as if it had not been."""

    def travelled(self, point: QPoint) -> QPointF:
        """How far the pointer has come, in the scene."""
        return self.canvas.mapToScene(point) - self.start_at


class Pan(Gesture):
    """The board follows the hand."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def begin(self) -> None:
        self._last = self.start

    def move(self, point: QPoint) -> None:
        self.camera.pan(point - self._last)
        self._last = point

    def end(self, point: QPoint) -> None:
        self.move(point)


class Marquee(Gesture):
    """A rectangle that selects every note it touches; with Shift it adds to what is selected."""

    scrolls = True

    def __init__(self, canvas: BoardCanvas, start: QPoint, *, adding: bool) -> None:
        super().__init__(canvas, start)
        self._before = [item.note.placement_id for item in self.scene.selected]
        self._kept = self._before if adding else []

    def begin(self) -> None:
        pen = QPen(theme.current().accent, 1)
        pen.setCosmetic(True)
        fill = QColor(theme.current().accent)
        fill.setAlphaF(0.08)
        self._frame = QGraphicsRectItem()
        self._frame.setPen(pen)
        self._frame.setBrush(fill)
        self._frame.setZValue(_MARQUEE_Z)
        self.scene.addItem(self._frame)

    def move(self, point: QPoint) -> None:
        rect = QRectF(self.start_at, self.canvas.mapToScene(point)).normalized()
        self._frame.setRect(rect)
        self.scene.select([*self._kept, *self.scene.notes_in(rect)])

    def end(self, point: QPoint) -> None:
        self.move(point)
        self.scene.removeItem(self._frame)

    def cancel(self) -> None:
        self.scene.removeItem(self._frame)
        self.scene.select(self._before)


class MoveNotes(Gesture):
    """The selected notes go along; the zone under the pointer says what that will mean."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls = True

    def begin(self) -> None:
        self._items = self.scene.selected
        self._starts = [item.pos() for item in self._items]
        self._lying = [(item.note.card, item.note.zone_id) for item in self._items]
        self.scene.lift(self._items)

    def move(self, point: QPoint) -> None:
        self.scene.drag(self._items, self._starts, self.travelled(point))
        self.canvas.show_target(point, self._lying)

    def end(self, point: QPoint) -> None:
        by = self.travelled(point)
        self.scene.drag(self._items, self._starts, by)
        drops = [
            Drop(item.note.card.id, round(start.x() + by.x()), round(start.y() + by.y()), item.note.placement_id)
            for item, start in zip(self._items, self._starts, strict=True)
        ]
        self._let_go()
        self.canvas.notes_dropped.emit(drops, self.canvas.zone_id_at(point))
        self.scene.put_back()

    def cancel(self) -> None:
        self._let_go()
        self.scene.put_back()

    def _let_go(self) -> None:
        self.scene.release()
        self.canvas.hide_target()


class MoveZone(Gesture):
    """A cluster goes along with everything in it, as far as the zone around it lets it."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls = True

    def __init__(self, canvas: BoardCanvas, start: QPoint, zone: ZoneItem) -> None:
        super().__init__(canvas, start)
        self._zone = zone

    def begin(self) -> None:
        self._zones, self._items = self.scene.inside(self._zone.zone.id)
        self._zone_starts = [zone.pos() for zone in self._zones]
        self._starts = [item.pos() for item in self._items]
        self.scene.lift(self._items)
        self.canvas.say_at(self.start, self.canvas.tr("moves {title}").format(title=self._zone.zone.title))

    def move(self, point: QPoint) -> None:
        by = self._allowed(self.travelled(point))
        for zone, start in zip(self._zones, self._zone_starts, strict=True):
            zone.setPos(start + by)
        self.scene.drag(self._items, self._starts, by)

    def end(self, point: QPoint) -> None:
        by = self._allowed(self.travelled(point))
        self.cancel()
        self.canvas.zone_dropped.emit(self._zone.zone.id, round(by.x()), round(by.y()))

    def cancel(self) -> None:
        for zone, start in zip(self._zones, self._zone_starts, strict=True):
            zone.setPos(start)
        for item, start in zip(self._items, self._starts, strict=True):
            item.setPos(start)
        self.scene.release()
        self.scene.refresh_layer()
        self.canvas.hide_target()

    def _allowed(self, by: QPointF) -> QPointF:
        """A cluster stays in its column: it may push the bottom down, but not leave."""
        parent = self.scene.zones.get(self._zone.zone.parent_id or "")
        if parent is None:
            return by
        rect, lane = self._zone.zone.rect, parent.zone.rect
        x = min(max(by.x(), lane.x + 4 - rect.x), lane.right - 4 - rect.right)
        return QPointF(x, max(by.y(), lane.y + BAND + 6 - rect.y))


class BringIn(Gesture):
    """Notes that have no place yet come from a list onto the board."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls = True

    def __init__(self, canvas: BoardCanvas, start: QPoint, cards: Sequence[QuoteCard]) -> None:
        super().__init__(canvas, start)
        self._cards = cards

    def move(self, point: QPoint) -> None:
        if self.canvas.sees(point):
            self.canvas.show_target(point, [(card, None) for card in self._cards])
        else:
            self.cancel()

    def end(self, point: QPoint) -> None:
        self.cancel()
        if not self.canvas.sees(point):
            return
        at = self.canvas.mapToScene(point) - QPointF(NOTE_WIDTH / 2, NOTE_HEIGHT / 2)
        drops = [Drop(card.id, round(at.x()), round(at.y())) for card in self._cards]
        self.canvas.notes_brought.emit(drops, self.canvas.zone_id_at(point))

    def cancel(self) -> None:
        self.scene.target_zone(None)
        self.canvas.hide_target()
