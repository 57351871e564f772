# SPDX-License-Identifier: MIT
"""The transcript as one works on it: a caret, words to select, quotes to click.

Everything outside speaks code points; Qt's UTF-16 stays in :class:`MarkedText` and :class:`Script`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QWidget

from jtbdstudio.domain.text import Span
from jtbdstudio.ui.read.carrying import WordsDrag
from jtbdstudio.ui.read.handles import EdgeDrag, EdgeHandles
from jtbdstudio.ui.read.marked_text import MarkedText
from jtbdstudio.ui.read.marks import Mark
from jtbdstudio.ui.read.pointing import Pointing
from jtbdstudio.ui.read.selecting import Selector

_FLASH_MS = 1100
_PATIENCE = 4
_LINES_ABOVE = 4


class TranscriptText(MarkedText):
    """Only read, but with a caret: everything works without a mouse."""

    picked = Signal()  # another selection or caret
    quote_clicked = Signal(str)  # note id, or empty beside all quotes
    edge_dropped = Signal(str, object)  # note id, the span it has now
    carried = Signal(QPoint)  # the selected words are dragged to this point of the screen
    carry_ended = Signal(object)  # and let go there; None: not at all

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.can_change = True
        self.selector = Selector(self)
        self.pointing = Pointing(self)
        self.handles = EdgeHandles(self)
        self._fading = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=_FLASH_MS)
        self._fading.valueChanged.connect(self.set_flash)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setCursorWidth(2)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Transcript"))
        self.cursorPositionChanged.connect(self.picked)
        self.selectionChanged.connect(self.picked)

    def span(self) -> Span | None:
        """The selected words, None if nothing is selected."""
        cursor = self.textCursor()
        if self.script is None or not cursor.hasSelection():
            return None
        return self.script.from_qt(cursor.selectionStart(), cursor.selectionEnd())

    def caret(self) -> int:
        """Where the caret is, in code points."""
        return self.script.units.to_code_points(self.textCursor().position()) if self.script else 0

    def is_backward(self) -> bool:
        """Whether the caret is at the start of the selection."""
        cursor = self.textCursor()
        return cursor.position() < cursor.anchor()

    def select(self, span: Span, *, backward: bool = False) -> None:
        """Select words, with the caret behind them (or before)."""
        assert self.script is not None
        start, end = self.script.to_qt(span)
        cursor = QTextCursor(self.document())
        cursor.setPosition(end if backward else start)
        cursor.setPosition(start if backward else end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._catch_up(self.ensureCursorVisible)

    def _catch_up(self, scroll: Callable[[], None]) -> None:
        """Scroll again as long as scrolling has brought up lines that nobody had counted: the end was too near."""
        for _ in range(_PATIENCE):
            if self._layout is None or not self._layout.tell_size():
                return
            scroll()

    def put_caret(self, position: int, *, center: bool = False) -> None:
        """Move the caret there, selecting nothing."""
        self.select(Span(position, position))
        if center:
            self.centerCursor()
            self._catch_up(self.centerCursor)

    def scroll_to(self, position: int) -> None:
        """Bring a place into view unless it is, some lines from the top; caret and selection stay where they are."""
        assert self.script is not None
        at = self.script.units.to_utf16(position)
        block = self.document().findBlock(at)
        room = self.viewport().rect().adjusted(0, 8, 0, -48)
        if not block.isValid() or (block.isVisible() and room.contains(self._caret_rect(at).center())):
            return
        self.blockBoundingRect(block)  # lays it out
        line = block.layout().lineForTextPosition(at - block.position()).lineNumber()
        self.verticalScrollBar().setValue(max(0, block.firstLineNumber() + max(0, line) - _LINES_ABOVE))

    def put_on_top(self, position: int, line: int) -> None:
        """Scroll so that this line of the paragraph at a position is the first one in view."""
        assert self.script is not None
        block = self.document().findBlock(self.script.units.to_utf16(position))

        def scroll() -> None:
            self.blockBoundingRect(block)  # lays it out, so that its lines are counted
            self.verticalScrollBar().setValue(block.firstLineNumber() + max(0, min(line, block.lineCount() - 1)))

        scroll()
        self._catch_up(scroll)

    def reveal(self, note_id: str, *, center: bool = False, flash: bool = False) -> None:
        """Bring a quote into view, with the ring around it and the caret behind it."""
        mark = self.mark_of(note_id)
        if mark is None or self.script is None:
            return
        span = self.script.from_qt(mark.start, mark.end)
        self.put_caret(span.start, center=center or not self._is_in_view(mark))
        self.put_caret(span.end)
        self.set_current(note_id)
        if flash:
            self._fading.start()

    def _is_in_view(self, mark: Mark) -> bool:
        """Whether all of a quote can be seen, with some room around it."""
        inside = self.viewport().rect().adjusted(0, 8, 0, -24)
        return all(inside.contains(self._caret_rect(at).center()) for at in (mark.start, mark.end))

    def _caret_rect(self, position: int) -> QRect:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return self.cursorRect(cursor)

    def gesture_at(self, point: QPointF) -> EdgeDrag | WordsDrag | None:
        """What dragging from a point would move: an end of the words, the words, or (None) nothing yet."""
        edge = self.handles.at(point)
        if edge is not None:
            return EdgeDrag(self, edge)
        return WordsDrag(self) if self.can_change and self.is_selected_at(point) else None

    def is_selected_at(self, point: QPointF) -> bool:
        """Whether a point is on the selected words."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return any(box.contains(point) for box in self.boxes_between(start, end)) if start < end else False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointing.leave()
        if event.button() == Qt.MouseButton.LeftButton and self.script is not None:
            self.selector.press(event)
        else:
            event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.selector.drag(event.position(), event.modifiers())
        elif self.script is not None:
            self.viewport().setCursor(self._shape_at(event.position()))
            self.pointing.move(event.position())

    def _shape_at(self, point: QPointF) -> Qt.CursorShape:
        if self.handles.at(point) is not None:
            return Qt.CursorShape.SizeHorCursor
        if self.can_change and self.is_selected_at(point):
            return Qt.CursorShape.OpenHandCursor
        return Qt.CursorShape.PointingHandCursor if self.marks_at(point) else Qt.CursorShape.IBeamCursor

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointing.leave()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.selector.release():
            there = self.marks_at(event.position())
            self.quote_clicked.emit(there[0].note_id if there else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.script is None or not self.selector.key(event):
            super().keyPressEvent(event)
            self._catch_up(self.ensureCursorVisible)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        # A text edit that is only read would keep Tab to itself otherwise.
        return QFrame.focusNextPrevChild(self, _forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.handles.paint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def createMimeDataFromSelection(self) -> QMimeData:
        # From the canonical text: Qt's own turns a no-break space into a space.
        data, span = QMimeData(), self.span()
        if span is not None and self.script is not None:
            data.setText(span.of(self.script.text))
        return data
