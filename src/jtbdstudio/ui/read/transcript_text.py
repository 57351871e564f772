# SPDX-License-Identifier: MIT
"""The transcript itself: words to read, to select, and the quotes on them.

A plain text edit with colors per block, so that a tag costs one block and not the document. Everything outside speaks
code points; Qt's UTF-16 stays in here and in :class:`Script`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from jtbdstudio.domain.text import Span
from jtbdstudio.ui import theme
from jtbdstudio.ui.read import marks as marking
from jtbdstudio.ui.read.ink import Inks, frame_hit, paint_flash, paint_hit, paint_mark, paint_ring
from jtbdstudio.ui.read.marks import Mark
from jtbdstudio.ui.read.reading_layout import ReadingLayout
from jtbdstudio.ui.read.script import Script
from jtbdstudio.ui.read.selecting import Selector

TOP = 16
WIDEST = 720
NARROW = 620
"""Below this width the times stand under the speakers."""
TIMES_WIDTH, TIMES_WIDTH_NARROW = 172, 98
BRACKETS_WIDTH, BRACKETS_WIDTH_NARROW = 58, 46
_FLASH_MS = 1100
_PATIENCE = 4


def brackets_width(width: int) -> int:
    """How much room the brackets have beside a text of this width."""
    return BRACKETS_WIDTH if width >= NARROW else BRACKETS_WIDTH_NARROW


class TranscriptText(QPlainTextEdit):
    """Read-only, but with a caret: everything works without a mouse."""

    picked = Signal()  # another selection or caret
    quote_clicked = Signal(str)  # note id, or empty beside all quotes
    marks_changed = Signal()
    current_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.script: Script | None = None
        self.marks: tuple[Mark, ...] = ()
        self.current = ""
        self.hits: Sequence[tuple[int, int]] = ()
        self._by_line: dict[int, tuple[Mark, ...]] = {}
        self._inks = Inks()
        self._layout: ReadingLayout | None = None
        self._document: QTextDocument | None = None
        self.selector = Selector(self)
        self._flash = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=_FLASH_MS)
        self._flash.valueChanged.connect(self._on_flash)
        self._set_up()

    def _set_up(self) -> None:
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self.setUndoRedoEnabled(False)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Transcript"))
        self.cursorPositionChanged.connect(self.picked)
        self.selectionChanged.connect(self.picked)
        theme.watcher.theme_changed.connect(self._on_theme_changed)

    # ------------------------------------------------------------------------------------------------- content

    def show_script(self, script: Script, marks: Sequence[Mark]) -> None:
        """Show a transcript from its beginning."""
        self.script, self.current, self.hits = script, "", ()
        self.marks, self._by_line = tuple(marks), {}
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(theme.font(theme.READING))
        document.setDocumentMargin(TOP)
        self._layout = ReadingLayout(document, self._formats_of, script.gap_after)
        self._layout.width = float(self.viewport().width())
        document.setDocumentLayout(self._layout)
        document.setPlainText(script.text)
        line_at = partial(_line_of, document)
        self._by_line = marking.by_line(self.marks, line_at)
        old, self._document = self._document, document
        self.setDocument(document)
        if old is not None:
            old.deleteLater()
        self.marks_changed.emit()
        self.viewport().update()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show other quotes; only lines on which something is different are laid out and painted anew."""
        if tuple(marks) == self.marks:
            return
        before, self.marks = self._by_line, tuple(marks)
        self._by_line = marking.by_line(self.marks, self._line_at)
        if all(mark.note_id != self.current for mark in self.marks):
            self.current = ""
        self._renew([n for n in {**before, **self._by_line} if before.get(n) != self._by_line.get(n)])
        self.marks_changed.emit()

    def set_current(self, note_id: str) -> None:
        """Put the ring around a quote, or around none."""
        if note_id == self.current:
            return
        touched = [m for m in self.marks if m.note_id in (note_id, self.current)]
        self.current = note_id
        for line in marking.by_line(touched, self._line_at):
            self._update_line(line)
        self.current_changed.emit()

    def mark_of(self, note_id: str) -> Mark | None:
        return next((mark for mark in self.marks if mark.note_id == note_id), None)

    def set_hits(self, hits: Sequence[Span]) -> None:
        """Where the text looked for is found."""
        assert self.script is not None
        self.hits = [self.script.to_qt(hit) for hit in hits]
        self.viewport().update()

    def _renew(self, lines: Sequence[int]) -> None:
        assert self._layout is not None
        for line in lines:
            self._layout.forget(self.document().findBlockByNumber(line))
            self._update_line(line)

    def _update_line(self, line: int) -> None:
        first, block = self.firstVisibleBlock(), self.document().findBlockByNumber(line)
        if block.isValid() and block.blockNumber() >= first.blockNumber():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            self.viewport().update(box.toAlignedRect().adjusted(0, -4, 0, 4))

    def _line_at(self, position: int) -> int:
        return _line_of(self.document(), position)

    def _formats_of(self, block: QTextBlock) -> list[QTextLayout.FormatRange]:
        line, start = block.blockNumber(), block.position()
        there = self._by_line.get(line, ())
        found = marking.pieces(there, start, start + block.length() - 1) if there else ()
        dimmed = self.script is not None and self.script.is_dimmed(line)
        return self._inks.ranges(found, block.length() - 1, dimmed=dimmed)

    # --------------------------------------------------------------------------------------------- positions

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
            self._flash.start()

    def _is_in_view(self, mark: Mark) -> bool:
        """Whether all of a quote can be seen, with some room around it."""
        inside = self.viewport().rect().adjusted(0, 8, 0, -24)
        return all(inside.contains(self._caret_rect(at).center()) for at in (mark.start, mark.end))

    def _caret_rect(self, position: int) -> QRect:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return self.cursorRect(cursor)

    def point_to_position(self, point: QPointF, *, on_character: bool = False) -> int:
        """The position (UTF-16) at a point of the viewport; the gaps between lines belong to the lines."""
        assert self._layout is not None
        for block, _, top in self.visible_blocks():
            layout, height = block.layout(), self.blockBoundingRect(block).height()
            if point.y() < top + height or not block.next().isValid():
                row = int((point.y() - top) // self._layout.pitch)
                line = layout.lineAt(max(0, min(layout.lineCount() - 1, row)))
                edge = QTextLine.CursorPosition
                how = edge.CursorOnCharacter if on_character else edge.CursorBetweenCharacters
                return block.position() + int(line.xToCursor(point.x(), how))
        return self.document().characterCount() - 1

    def marks_at(self, point: QPointF) -> tuple[Mark, ...]:
        """The quotes under a point, innermost first."""
        position = self.point_to_position(point, on_character=True)
        there = marking.at(self._by_line.get(self._line_at(position), ()), position)
        return tuple(m for m in there if any(box.adjusted(-2, -4, 2, 4).contains(point) for box in self.boxes(m)))

    def visible_blocks(self) -> Iterator[tuple[QTextBlock, int, float]]:
        """Every block in view with its number and where its top is."""
        block = self.firstVisibleBlock()
        number, bottom = block.blockNumber(), self.viewport().height()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top < bottom:
            yield block, number, top
            top += self.blockBoundingRect(block).height()
            block, number = block.next(), number + 1

    def visible_marks(self) -> dict[Mark, list[QRectF]]:
        """Every quote in view with the boxes of its words."""
        found: dict[Mark, list[QRectF]] = {}
        for block, number, top in self.visible_blocks():
            for mark in self._by_line.get(number, ()):
                found.setdefault(mark, []).extend(self._boxes_in(block, top, mark.start, mark.end))
        return found

    def boxes(self, mark: Mark) -> list[QRectF]:
        """The boxes of a quote's words that are in view, one a line."""
        return self.visible_marks().get(mark, [])

    def selection_box(self) -> QRectF:
        """The box around the selection, or around the current quote, or the caret, as far as in view."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        mark = self.mark_of(self.current)
        if start == end and mark is not None:
            start, end = mark.start, mark.end
        whole = QRectF(self.cursorRect()) if start == end else QRectF()
        for block, _, top in self.visible_blocks():
            for box in self._boxes_in(block, top, start, end):
                whole = whole.united(box)
        return whole

    def _visible_hits(self) -> list[QRectF]:
        """The boxes of the words looked for that are in view."""
        blocks = list(self.visible_blocks()) if self.hits else []
        if not blocks:
            return []
        first, last = blocks[0][0].position(), blocks[-1][0].position() + blocks[-1][0].length()
        near = [hit for hit in self.hits if hit[1] > first and hit[0] < last]
        return [
            box for block, _, top in blocks for start, end in near for box in self._boxes_in(block, top, start, end)
        ]

    def _boxes_in(self, block: QTextBlock, top: float, start: int, end: int) -> list[QRectF]:
        offset, layout, found = block.position(), block.layout(), []
        left, right = start - offset, end - offset
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            first, last = line.textStart(), line.textStart() + line.textLength()
            if left >= last or right <= first:
                continue
            from_x, to_x = _x_of(line, max(left, first)), _x_of(line, min(right, last))
            to_x = min(to_x, line.naturalTextRect().right()) if right >= last else to_x
            found.append(QRectF(from_x, top + line.y(), to_x - from_x, line.height()))
        return found

    # ------------------------------------------------------------------------------------------------ reactions

    def _on_flash(self) -> None:
        mark = self.mark_of(self.current)
        for line in marking.by_line([mark], self._line_at) if mark is not None else ():
            self._update_line(line)

    def _on_theme_changed(self) -> None:
        self._inks = Inks()
        block = self.document().firstBlock()
        while block.isValid() and self._layout is not None:
            self._layout.forget(block)
            block = block.next()
        self.viewport().update()

    def _fit_margins(self, width: int) -> None:
        left = TIMES_WIDTH if width >= NARROW else TIMES_WIDTH_NARROW
        right = max(brackets_width(width), width - left - WIDEST)
        if (left, right) != (self.viewportMargins().left(), self.viewportMargins().right()):
            self.setViewportMargins(left, 0, right, 0)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(event, QResizeEvent):
            self._fit_margins(event.size().width())
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._layout is not None:
            self._layout.width = float(self.viewport().width())
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        under = QPainter(self.viewport())
        under.fillRect(event.rect(), theme.current().panel)
        found = self._visible_hits()
        for box in found:
            paint_hit(under, box)
        under.end()
        super().paintEvent(event)
        over = QPainter(self.viewport())
        for box in found:
            frame_hit(over, box)
        for mark, boxes in self.visible_marks().items():
            paint_mark(over, mark, boxes)
            if mark.note_id == self.current:
                paint_ring(over, boxes)
                if self._flash.state() == QVariantAnimation.State.Running:
                    paint_flash(over, boxes, float(self._flash.currentValue()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.script is not None:
            self.selector.press(event)
        else:
            event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.selector.drag(event.position())
        elif self.script is not None:
            over = bool(self.marks_at(event.position()))
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def createMimeDataFromSelection(self) -> QMimeData:
        # From the canonical text: Qt's own turns a no-break space into a space.
        data, span = QMimeData(), self.span()
        if span is not None and self.script is not None:
            data.setText(span.of(self.script.text))
        return data

    def viewport_point(self, point: QPointF) -> QPoint:
        """A point of the viewport as one of the whole widget."""
        return self.viewport().mapTo(self, point.toPoint())


def _line_of(document: QTextDocument, position: int) -> int:
    return document.findBlock(position).blockNumber()


def _x_of(line: QTextLine, position: int) -> float:
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)
