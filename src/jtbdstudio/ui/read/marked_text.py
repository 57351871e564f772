# SPDX-License-Identifier: MIT
"""A transcript with quotes on it: what is where, and what it looks like.

A plain text edit with colors per block, so that a tag costs one block and not the document.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextDocument,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from jtbdstudio.domain.folding import NO_PLACES, Places
from jtbdstudio.domain.text import Span
from jtbdstudio.ui import theme
from jtbdstudio.ui.read import marks as marking
from jtbdstudio.ui.read.ink import (
    Inks,
    fade_others,
    frame_hit,
    paint_flash,
    paint_hit,
    paint_mark,
    paint_ring,
    paint_spoken,
)
from jtbdstudio.ui.read.mark_index import MarkIndex
from jtbdstudio.ui.read.marks import Mark
from jtbdstudio.ui.read.reading_layout import ReadingLayout
from jtbdstudio.ui.read.script import Script
from jtbdstudio.ui.read.word_boxes import boxes_in, runs_both_ways, x_of

TOP = 16
WIDEST = 720
NARROW = 620
"""Below this width the times stand under the speakers."""
TIMES_WIDTH, TIMES_WIDTH_NARROW = 172, 98
BRACKETS_WIDTH, BRACKETS_WIDTH_NARROW = 58, 46


def brackets_width(width: int) -> int:
    """How much room the brackets have beside a text of this width."""
    return BRACKETS_WIDTH if width >= NARROW else BRACKETS_WIDTH_NARROW


class MarkedText(QPlainTextEdit):
    """Shows marks, a ring around the current one, and what was looked for. Positions in here are Qt's (UTF-16)."""

    hovered = Signal()
    marks_changed = Signal()
    marks_touched = Signal(object)  # the marks that went and came, or None for all of them
    current_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.script: Script | None = None
        self._index = MarkIndex((), self._line_at)
        self.current = ""
        self.hover = ""
        self.dims = True
        self.hits: Places = NO_PLACES
        self.flash = 0.0
        self._spoken: tuple[int, int] | None = None
        self._inks = Inks()
        self._layout: ReadingLayout | None = None
        self._both_ways: dict[int, bool] = {}
        self._seen: tuple[object, dict[Mark, list[QRectF]]] = (None, {})
        self._blocks: tuple[object, list[tuple[QTextBlock, int, float]]] = (None, [])
        self._document: QTextDocument | None = None
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setProperty("bare", True)
        # Every spot is painted here: nothing below has to be, and what stays in view is only moved by a scroll.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.watcher.theme_changed.connect(self._on_theme_changed)

    def show_script(self, script: Script, marks: Sequence[Mark]) -> None:
        """Show a transcript from its beginning."""
        self.script, self.current, self.hits, self._spoken = script, "", NO_PLACES, None
        self.hover, self._both_ways = "", {}
        self._index = MarkIndex(marks, script.line_at)
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(theme.font(theme.READING))
        document.setDocumentMargin(TOP)
        self._layout = ReadingLayout(document, self._formats_of, script.gap_after)
        self._layout.width = float(self.viewport().width())
        document.setDocumentLayout(self._layout)
        document.setPlainText(script.text)
        self._blocks, self._seen = (None, []), (None, {})
        old, self._document = self._document, document
        self.setDocument(document)
        if old is not None:
            old.deleteLater()
        self._tell(None)
        self.viewport().update()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every quote, by start."""
        return self._index.all

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show other quotes; only lines on which something is different are laid out and painted anew."""
        self.change_marks(self._index.by_id.keys() - {mark.note_id for mark in marks}, marks)

    def change_marks(self, gone: Collection[str], marks: Sequence[Mark]) -> None:
        """Take the quotes of these notes away and show these, new or instead of what there was of them."""
        touched = self._index.change(gone, marks)
        if not touched:
            return
        if self.current not in self._index.by_id:
            self.current = ""
        if self.hover not in self._index.by_id:
            self.set_hover("")
        self._renew(marking.by_line(touched, self._line_at))
        self._tell(touched)

    def _tell(self, touched: Sequence[Mark] | None) -> None:
        self.marks_touched.emit(touched)
        self.marks_changed.emit()

    def set_current(self, note_id: str) -> None:
        """Put the ring around a quote, or around none."""
        if note_id == self.current:
            return
        touched = [mark for mark in map(self.mark_of, (note_id, self.current)) if mark is not None]
        self.current = note_id
        self._update_lines(marking.by_line(touched, self._line_at))
        self.current_changed.emit()

    def set_hover(self, note_id: str) -> None:
        """Bring one quote out by letting the others in view fade; empty: none."""
        if note_id != self.hover:
            self.hover = note_id
            self.viewport().update()
            self.hovered.emit()

    def set_dims(self, dims: bool) -> None:
        """Whether the interviewer's words step back."""
        if dims != self.dims:
            self.dims = dims
            self._lay_out_anew()

    def mark_of(self, note_id: str) -> Mark | None:
        return self._index.by_id.get(note_id)

    def set_hits(self, hits: Places) -> None:
        """Where the text looked for is found."""
        self.hits = hits
        self.viewport().update()

    def set_spoken(self, span: Span | None) -> None:
        """The words that are heard just now, or none."""
        self._spoken = self.script.to_qt(span) if span is not None and self.script is not None else None
        self.viewport().update()

    def set_flash(self, strength: float) -> None:
        """How bright the light on the current quote is, 1 … 0."""
        self.flash = strength
        mark = self.mark_of(self.current)
        if mark is not None:
            self._update_lines(marking.by_line([mark], self._line_at))

    def _renew(self, lines: Collection[int]) -> None:
        assert self._layout is not None
        for line in lines:
            self._layout.forget(self.document().findBlockByNumber(line))
        self._update_lines(lines)

    def _update_lines(self, lines: Collection[int]) -> None:
        """Paint these lines again, as far as they are in view; the others are not even looked at."""
        for block, number, top in self.visible_blocks():
            if number in lines:
                height = self.blockBoundingRect(block).height()
                whole = QRectF(0, top, self.viewport().width(), height)
                self.viewport().update(whole.toAlignedRect().adjusted(0, -4, 0, 4))

    def _line_at(self, position: int) -> int:
        return self.script.line_at(position) if self.script is not None else 0

    def _formats_of(self, block: QTextBlock) -> list[QTextLayout.FormatRange]:
        line, start = block.blockNumber(), block.position()
        there = self._index.lines.get(line, ())
        found = marking.pieces(there, start, start + block.length() - 1) if there else ()
        dimmed = self.dims and self.script is not None and self.script.is_dimmed(line)
        return self._inks.ranges(found, block.length() - 1, dimmed=dimmed)

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
        there = marking.at(self._index.lines.get(self._line_at(position), ()), position)
        return tuple(m for m in there if any(box.adjusted(-2, -4, 2, 4).contains(point) for box in self.boxes(m)))

    def _view(self) -> tuple[object, ...]:
        """What decides where words are: as long as it is the same, nothing has moved."""
        made = self._layout.made if self._layout is not None else 0
        first, offset, size = self.firstVisibleBlock().position(), self.contentOffset().y(), self.viewport().size()
        return self._index, made, first, offset, size.width(), size.height()

    def visible_blocks(self) -> Sequence[tuple[QTextBlock, int, float]]:
        """Every block in view with its number and where its top is; asked for many times between two scrolls."""
        if self._view() != self._blocks[0]:
            found = list(self._walk_view())
            self._blocks = self._view(), found  # what was laid out just now was in view
        return self._blocks[1]

    def _walk_view(self) -> Iterator[tuple[QTextBlock, int, float]]:
        block = self.firstVisibleBlock()
        number, bottom = block.blockNumber(), self.viewport().height()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top < bottom:
            yield block, number, top
            top += self.blockBoundingRect(block).height()
            block, number = block.next(), number + 1

    def visible_marks(self) -> dict[Mark, list[QRectF]]:
        """Every quote in view with the boxes of its words; text and margins ask for the same."""
        blocks = self.visible_blocks()
        now = (self._blocks[0], self._index.version)
        if now != self._seen[0]:
            self._seen = now, self._find_visible(blocks)
        return self._seen[1]

    def _find_visible(self, blocks: Sequence[tuple[QTextBlock, int, float]]) -> dict[Mark, list[QRectF]]:
        found: dict[Mark, list[QRectF]] = {}
        for block, number, top in blocks:
            for mark in self._index.lines.get(number, ()):
                found.setdefault(mark, []).extend(self._boxes_in(block, top, mark.start, mark.end))
        return found

    def boxes(self, mark: Mark) -> list[QRectF]:
        """The boxes of a quote's words that are in view, one a line."""
        return self.visible_marks().get(mark, [])

    def boxes_between(self, start: int, end: int) -> list[QRectF]:
        """The boxes of the words between two positions that are in view."""
        return [box for block, _, top in self.visible_blocks() for box in self._boxes_in(block, top, start, end)]

    def edges_of(self, start: int, end: int) -> tuple[tuple[QPointF, QPointF] | None, ...]:
        """Top and bottom of the line of words where a stretch begins, and of that where it ends; None out of view."""
        found: list[tuple[QPointF, QPointF] | None] = [None, None]
        for block, _, top in self.visible_blocks():
            first, after = block.position(), block.position() + block.length()
            for place, (position, letter) in enumerate(((start, start), (end, end - 1))):
                if first <= letter < after:
                    line = block.layout().lineForTextPosition(letter - first)
                    x, y = x_of(line, position - first), top + line.y()
                    found[place] = (QPointF(x, y), QPointF(x, y + line.height())) if line.isValid() else None
            if first >= end:
                break
        return tuple(found)

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

    def _visible_spoken(self) -> list[QRectF]:
        blocks = self.visible_blocks() if self._spoken is not None else []
        start, end = self._spoken or (0, 0)
        return [box for block, _, top in blocks for box in self._boxes_in(block, top, start, end)]

    def _visible_hits(self) -> list[QRectF]:
        """The boxes of the words looked for that are in view."""
        blocks = self.visible_blocks() if self.hits else []
        if not blocks or self.script is None:
            return []
        seen = self.script.from_qt(blocks[0][0].position(), blocks[-1][0].position() + blocks[-1][0].length() - 1)
        near = [self.script.to_qt(hit) for hit in self.hits.between(seen.start, seen.end)]
        return [
            box for block, _, top in blocks for start, end in near for box in self._boxes_in(block, top, start, end)
        ]

    def _boxes_in(self, block: QTextBlock, top: float, start: int, end: int) -> list[QRectF]:
        number = block.blockNumber()
        if number not in self._both_ways:
            self._both_ways[number] = runs_both_ways(block)
        return boxes_in(block, top, start, end, both_ways=self._both_ways[number])

    def _on_theme_changed(self) -> None:
        self._inks = Inks()
        self._lay_out_anew()

    def _lay_out_anew(self) -> None:
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
            self._layout.made += 1
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        under = QPainter(self.viewport())
        under.fillRect(event.rect(), theme.current().panel)
        found = self._visible_hits()
        for box in found:
            paint_hit(under, box)
        for box in self._visible_spoken():
            paint_spoken(under, box)
        under.end()
        super().paintEvent(event)
        over = QPainter(self.viewport())
        for box in found:
            frame_hit(over, box)
        seen = self.visible_marks()
        fade_others(over, self.mark_of(self.hover), seen)
        for mark, boxes in seen.items():
            paint_mark(over, mark, boxes, faded=bool(self.hover) and mark.note_id != self.hover)
            if mark.note_id == self.current:
                paint_ring(over, boxes)
                paint_flash(over, boxes, self.flash)
