# SPDX-License-Identifier: MIT
"""Handles at both ends of the selection, or of the current quote: drag one, and the end goes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from jtbdstudio.domain.text import Span, snapped_end
from jtbdstudio.ui import theme

if TYPE_CHECKING:
    from jtbdstudio.ui.read.transcript_text import TranscriptText

START, END = 0, 1
_KNOB, _REACH = 4.5, 8.0


class EdgeHandles:
    """Paints the two handles and knows which one a point is on. It keeps nothing: the text says what is selected."""

    def __init__(self, view: TranscriptText) -> None:
        self._view = view
        self._painted = QRect()
        view.picked.connect(self.renew)
        view.current_changed.connect(self.renew)
        view.marks_changed.connect(self.renew)

    def target(self) -> tuple[str, Span] | None:
        """What the handles are on: a quote with its id, or the selected words (without one)."""
        script, span = self._view.script, self._view.span()
        if script is None or span is not None:
            return ("", span) if span is not None else None
        mark = self._view.mark_of(self._view.current)
        return (mark.note_id, script.from_qt(mark.start, mark.end)) if mark is not None else None

    def lines(self) -> dict[int, tuple[QPointF, QPointF]]:
        """Top and bottom of each handle that is in view."""
        target, script = self.target(), self._view.script
        if target is None or script is None or not self._view.can_change:
            return {}
        found = self._view.edges_of(*script.to_qt(target[1]))
        return {edge: line for edge, line in zip((START, END), found, strict=True) if line is not None}

    def at(self, point: QPointF) -> int | None:
        """The handle at a point of the viewport."""
        for edge, (top, bottom) in self.lines().items():
            knob = top if edge == START else bottom
            near_knob = (knob - point).manhattanLength() <= _REACH
            if near_knob or QRectF(top, bottom).adjusted(-3, 0, 3, 0).contains(point):
                return edge
        return None

    def paint(self) -> None:
        """Over the text: a thin line the height of the words, with a knob above the start and below the end."""
        lines = self.lines()
        if not lines:
            return
        painter, now = QPainter(self._view.viewport()), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for edge, (top, bottom) in lines.items():
            painter.setPen(QPen(now.accent, 2))
            painter.drawLine(top, bottom)
            painter.setPen(QPen(now.panel, 1.5))
            painter.setBrush(now.accent)
            painter.drawEllipse(top if edge == START else bottom, _KNOB, _KNOB)

    def renew(self) -> None:
        """Paint where they were and where they are now."""
        before, self._painted = self._painted, QRect()
        for top, bottom in self.lines().values():
            self._painted = self._painted.united(QRectF(top, bottom).adjusted(-8, -8, 8, 8).toAlignedRect())
        for box in (before, self._painted):
            if not box.isEmpty():
                self._view.viewport().update(box)


class EdgeDrag:
    """One handle on its way. The selection shows where it is; a quote is changed only when it is let go."""

    scrolls = True

    def __init__(self, view: TranscriptText, edge: int) -> None:
        target = view.handles.target()
        assert target is not None
        self._view, self._edge = view, edge
        self._note_id, self._before = target
        self._span = self._before

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The end goes to the word at a point; with Alt held (or Ctrl: some desktops keep Alt), to the letter."""
        script = self._view.script
        assert script is not None
        position = script.units.to_code_points(self._view.point_to_position(point))
        anchor = self._before.start if self._edge == END else self._before.end
        free = bool(modifiers & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier))
        span = snapped_end(script.text, anchor, position, free=free)
        if span:
            self._span = span
            self._view.select(span, backward=span.end == anchor)

    def drop(self) -> None:
        """Let go: a selection stays as it is, a quote takes the new span."""
        if self._note_id and self._span != self._before:
            self._view.edge_dropped.emit(self._note_id, self._span)
        elif self._note_id:
            self._restore_quote()

    def cancel(self) -> None:
        """As it was."""
        if self._note_id:
            self._restore_quote()
        else:
            self._view.select(self._before)

    def _restore_quote(self) -> None:
        self._view.put_caret(self._before.end)
        self._view.set_current(self._note_id)
