# SPDX-License-Identifier: MIT
"""The canvas: turns mouse and wheel into gestures, says what was wished, paints the ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QToolTip, QWidget

from jtbdstudio.ui.board.camera import Camera
from jtbdstudio.ui.board.gestures import THRESHOLD, Gesture, Marquee, MoveNotes, MoveZone, Pan
from jtbdstudio.ui.board.ground import Ground
from jtbdstudio.ui.board.note_item import NoteItem, meta_line
from jtbdstudio.ui.board.scene import BoardScene
from jtbdstudio.ui.board.sense import BoardSense, Lying
from jtbdstudio.ui.board.zone_item import FAR, ZoneItem, single_voice
from jtbdstudio.ui.coding.peek import codes_line

_EDGE, _EDGE_STEP, _EDGE_MS = 28, 14, 16
_MOST_NAMES = 2
"""The sentence at the pointer has to be read in a moment."""


@dataclass(frozen=True)
class _Press:
    """Where the button went down, and on what."""

    point: QPoint
    shift: bool
    note: NoteItem | None = None
    header: ZoneItem | None = None


class BoardCanvas(QGraphicsView):
    """The view on a board. It changes nothing in the study; whoever owns it listens to its wishes."""

    notes_dropped = Signal(list, object)  # Drops of placed notes, zone id or None
    notes_brought = Signal(list, object)  # Drops of notes from outside, zone id or None
    zone_dropped = Signal(str, int, int)  # zone id, dx, dy
    note_opened = Signal(str)  # placement id
    title_opened = Signal(str)  # zone id
    numbers_clicked = Signal(str)  # zone id
    ground_opened = Signal(QPointF)
    peek_requested = Signal()
    menu_requested = Signal(QPoint)  # global point
    label_wanted = Signal(QPoint, str)  # viewport point, sentence; empty hides it
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board = BoardScene(self)
        self.setScene(self.board)
        self.camera = Camera(self)
        self.sense: BoardSense | None = None
        self._ground = Ground(self)
        self._hand = self._space = self._space_used = False
        self._press: _Press | None = None
        self._gesture: Gesture | None = None
        self._point = QPoint()
        self._edge_timer = QTimer(self, interval=_EDGE_MS)
        self._edge_timer.timeout.connect(self._on_edge_timer)
        self.camera.scaled.connect(self._on_camera_scaled)
        self._set_up()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Board"))
        self.viewport().setMouseTracking(True)

    def _on_camera_scaled(self, scale: float) -> None:
        self.board.set_far(scale < FAR)

    # For gestures

    def sees(self, point: QPoint) -> bool:
        """Whether a viewport point is on the visible board, not on a panel over it."""
        window_point = self.viewport().mapTo(self.window(), point)
        return self.window().childAt(window_point) is self.viewport()

    def zone_id_at(self, point: QPoint) -> str | None:
        """The innermost zone under a viewport point."""
        zone = self.board.zone_at(self.mapToScene(point))
        return zone.zone.id if zone is not None else None

    def show_target(self, point: QPoint, notes: Sequence[Lying]) -> None:
        """Highlight the zone under the pointer and say what a release would do."""
        target = self.zone_id_at(point)
        self.board.target_zone(target)
        if self.sense is not None:
            self.say_at(point, self._sentence(notes, target))

    def hide_target(self) -> None:
        self.label_wanted.emit(QPoint(), "")

    def say_at(self, point: QPoint, sentence: str) -> None:
        """A sentence beside the pointer."""
        self.label_wanted.emit(point, sentence)

    def _sentence(self, notes: Sequence[Lying], target: str | None) -> str:
        assert self.sense is not None
        crossing = self.sense.crossing(notes, target)
        parts = []
        if crossing.adds:
            parts.append(self.tr("adds {names}").format(names=self._some(crossing.adds)))
        if crossing.removes:
            parts.append(self.tr("removes {names}").format(names=self._some(crossing.removes)))
        if parts:
            return " · ".join(parts)
        zone = self.sense.zones.get(target or "")
        return self.tr("stays in {zone}").format(zone=zone.title) if zone else self.tr("changes no codes")

    def _some(self, names: Sequence[str]) -> str:
        """The first few of many names, and how many more."""
        if len(names) <= _MOST_NAMES + 1:
            return ", ".join(names)
        few = ", ".join(names[:_MOST_NAMES])
        return self.tr("{names} and {n} more").format(names=few, n=len(names) - _MOST_NAMES)

    # Gestures

    @property
    def busy(self) -> bool:
        """Whether a gesture is going on."""
        return self._gesture is not None

    def start_gesture(self, gesture: Gesture, point: QPoint) -> None:
        """Begin a gesture; until it ends, the pointer is its own."""
        self._gesture, self._point = gesture, point
        gesture.begin()
        gesture.move(point)
        self._show_cursor()
        if gesture.scrolls:
            self._edge_timer.start()

    def move_gesture(self, point: QPoint) -> None:
        """The pointer of the running gesture is here."""
        if self._gesture is not None:
            self._point = point
            self._gesture.move(point)

    def end_gesture(self, point: QPoint) -> None:
        """The running gesture is done."""
        gesture = self._finish()
        if gesture is not None:
            gesture.end(point)

    def cancel_gesture(self) -> bool:
        """Stop the running gesture without a trace; whether there was one."""
        gesture = self._finish()
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    def _finish(self) -> Gesture | None:
        gesture, self._gesture, self._press = self._gesture, None, None
        self._edge_timer.stop()
        self._show_cursor()
        return gesture

    def _gesture_for(self, press: _Press) -> Gesture:
        if press.header is not None and press.header.zone.kind == "cluster":
            return MoveZone(self, press.point, press.header)
        if press.note is not None:
            if not press.note.selected:
                self.board.select([press.note.note.placement_id])
            return MoveNotes(self, press.point)
        return Marquee(self, press.point, adding=press.shift)

    def _on_edge_timer(self) -> None:
        """Near an edge the board comes along."""
        size, by = self.viewport().size(), QPoint()
        by.setX(_step(self._point.x(), size.width() - self.camera.inset))
        by.setY(_step(self._point.y(), size.height()))
        if not by.isNull() and self._gesture is not None:
            self.camera.pan(by)
            self._gesture.move(self._point)

    # Tools

    def set_hand(self, hand: bool) -> None:
        """Hand tool (dragging pans) or select tool."""
        self._hand = hand
        self._show_cursor()

    def _show_cursor(self) -> None:
        if self._gesture is not None:
            self.viewport().setCursor(self._gesture.cursor)
        elif self._hand or self._space:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.viewport().unsetCursor()

    # Clicks

    def _clicked(self, press: _Press) -> None:
        scene_point = self.mapToScene(press.point)
        if press.note is not None:
            key = press.note.note.placement_id
            if press.shift:
                self.board.toggle(key)
            else:
                self.board.select([key])
        elif press.header is not None:
            zone = press.header
            self.board.select([], zone.zone.id)
            if zone.count_rect().contains(scene_point):
                self.numbers_clicked.emit(zone.zone.id)
        elif not press.shift:
            self.board.select([])

    def _press_at(self, event: QMouseEvent) -> _Press:
        point = event.position().toPoint()
        at = self.mapToScene(point)
        note = self.board.note_at(at)
        header = None if note is not None else self.board.header_at(at)
        return _Press(point, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier), note, header)

    # Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._gesture is not None:
            return
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (left and (self._hand or self._space)):
            self._space_used = True
            point = event.position().toPoint()
            self.start_gesture(Pan(self, point), point)
        elif left:
            self._press = self._press_at(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._gesture is not None:
            self.move_gesture(point)
        elif self._press is not None:
            if (point - self._press.point).manhattanLength() >= THRESHOLD:
                self.start_gesture(self._gesture_for(self._press), point)
        elif not (self._hand or self._space):
            self._show_link(self.mapToScene(point))

    def _show_link(self, at: QPointF) -> None:
        header = self.board.header_at(at) if not self.board.far else None
        if header is not None and header.count_rect().contains(at):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        elif header is not None and header.zone.kind == "cluster":
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.viewport().unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        press = self._press
        if self._gesture is not None:
            self.end_gesture(event.position().toPoint())
        elif press is not None and event.button() == Qt.MouseButton.LeftButton:
            self._press = None
            self._clicked(press)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._hand:
            return
        press = self._press_at(event)
        if press.note is not None:
            self.note_opened.emit(press.note.note.placement_id)
        elif press.header is not None:
            self.title_opened.emit(press.header.zone.id)
        else:
            self.ground_opened.emit(self.mapToScene(press.point))

    def wheelEvent(self, event: QWheelEvent) -> None:
        angle, modifiers = event.angleDelta(), event.modifiers()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            if self._gesture is None:
                self.camera.zoom_at(event.position().toPoint(), 1.0015 ** (angle.y() or angle.x()))
        elif not event.pixelDelta().isNull():
            self.camera.pan(event.pixelDelta())
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.camera.pan(QPoint(angle.y() or angle.x(), 0) / 2)
        else:
            self.camera.pan(angle / 2)
        event.accept()

    def tip_at(self, at: QPointF) -> str:
        """Everything about the note there, or what a zone's warning means."""
        note, header = self.board.note_at(at), self.board.header_at(at)
        if note is not None:
            card = note.note.card
            return "\n".join(filter(None, (card.text, f"{meta_line(card)} · {card.ref}", codes_line(card))))
        if header is not None and single_voice(header.zone):
            return self.tr("Everything here was said by one customer.")
        return ""

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = "" if self.busy else self.tip_at(self.mapToScene(event.pos()))
            QToolTip.showText(event.globalPos(), _rich(tip), self.viewport()) if tip else QToolTip.hideText()
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.camera.zoom_at(event.position().toPoint(), 1 + event.value())
            return True
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        # Space is a tap (peek) or held (the hand): only this view can tell, so it takes the key before any shortcut.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_space(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self.cancel_gesture():
                self.escaped.emit()
        elif _is_space(event):
            if not event.isAutoRepeat():
                self._space, self._space_used = True, False
                self._show_cursor()
        else:
            event.ignore()  # never QGraphicsView's own scrolling by keys

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if _is_space(event) and not event.isAutoRepeat() and self._space:
            self._space = False
            self._show_cursor()
            if not self._space_used:
                self.peek_requested.emit()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = False
        self._show_cursor()
        super().focusOutEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            at = self.mapToScene(event.pos())
            note, header = self.board.note_at(at), self.board.header_at(at)
            if note is not None and not note.selected:
                self.board.select([note.note.placement_id])
            elif note is None:
                self.board.select([], header.zone.id if header is not None else None)
            self.menu_requested.emit(event.globalPos())
        else:
            self.menu_requested.emit(self.viewport().mapToGlobal(self._key_menu_point()))

    def _key_menu_point(self) -> QPoint:
        item = self.board.current or self.board.selected_zone
        middle = item.rect.center() if item is not None else self.camera.center()
        return self.mapFromScene(middle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.camera.moved.emit()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        self._ground.paint_dots(painter, QRectF(rect))

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        if self.board.far:
            self._ground.paint_titles(painter, QRectF(rect), self.board.zones.values())


def _rich(text: str) -> str:
    """Wrapped, and never taken for markup."""
    return f"<p>{escape(text).replace(chr(10), '<br>')}</p>"


def _is_space(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Space and not event.modifiers()


def _step(position: int, size: int) -> int:
    if position < _EDGE:
        return _EDGE_STEP
    return -_EDGE_STEP if position > size - _EDGE else 0
