# SPDX-License-Identifier: MIT
"""How words get selected: dragging takes whole words, clicking again takes more, and every bit of it works by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from jtbdstudio.domain.text import Span, sentence_at, trimmed, whole_words, word_edges

if TYPE_CHECKING:
    from jtbdstudio.ui.read.carrying import WordsDrag
    from jtbdstudio.ui.read.handles import EdgeDrag
    from jtbdstudio.ui.read.script import Script
    from jtbdstudio.ui.read.transcript_text import TranscriptText

_SCROLL_MS = 40
_NEAR = 6


class Selector(QObject):
    """Mouse and keys of the transcript. Positions are code points of its text."""

    def __init__(self, view: TranscriptText) -> None:
        super().__init__(view)
        self._view = view
        self._clicks, self._since = 0, QElapsedTimer()
        self._pressed_at = QPointF()
        self._anchor: int | None = None
        self._dragged = False
        self._scroll = QTimer(self, interval=_SCROLL_MS)
        self._scroll.timeout.connect(self._on_scroll)
        self._pointer, self._modifiers = QPointF(), Qt.KeyboardModifier.NoModifier
        self._gesture: EdgeDrag | WordsDrag | None = None

    @property
    def _script(self) -> Script:
        assert self._view.script is not None
        return self._view.script

    def _position(self, point: QPointF) -> int:
        return self._script.units.to_code_points(self._view.point_to_position(point))

    def press(self, event: QMouseEvent) -> None:
        """Once puts the caret, twice selects the word, three times the sentence, four times the turn."""
        position = self._position(event.position())
        self._count_click(event.position())
        self._dragged, self._anchor, self._gesture = False, None, None
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._extend_to(position)
            return
        if self._clicks == 1 and (gesture := self._view.gesture_at(event.position())) is not None:
            self._gesture = gesture
            return
        self._anchor = position
        if self._clicks == 1:
            self._view.put_caret(position)
        else:
            self._view.select(self.around(position, self._clicks))

    def _count_click(self, point: QPointF) -> None:
        soon = self._since.isValid() and self._since.elapsed() < QApplication.doubleClickInterval()
        near = (point - self._pressed_at).manhattanLength() < _NEAR
        self._clicks = self._clicks % 4 + 1 if soon and near and self._clicks else 1
        self._pressed_at = point
        self._since.start()

    def around(self, position: int, size: int) -> Span:
        """The word (2), the sentence (3) or the turn (4) at a position."""
        if size == 2:
            return whole_words(self._script.text, Span(position, min(position + 1, len(self._script.text))))
        if size == 3:
            return sentence_at(self._script.text, position)
        turn = self._script.turn_at(position)
        return trimmed(self._script.text, turn.span) if turn else sentence_at(self._script.text, position)

    def drag(self, point: QPointF, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Select from where the button went down to here, in whole words; or move what it went down on."""
        self._pointer, self._modifiers = point, modifiers
        nothing = self._anchor is None and self._gesture is None
        if nothing or (not self._dragged and (point - self._pressed_at).manhattanLength() < _NEAR):
            return
        self._dragged = True
        if self._gesture is not None:
            self._gesture.move(point, modifiers)
        elif self._anchor is not None:
            self._take(self._anchor, self._position(point))
        outside = not 0 <= point.y() <= self._view.viewport().height()
        outside = outside and (self._gesture is None or self._gesture.scrolls)
        if outside != self._scroll.isActive():
            self._scroll.start() if outside else self._scroll.stop()

    def release(self) -> bool:
        """Whether this was one plain click: no drag, no more than one."""
        self._scroll.stop()
        gesture, self._gesture = self._gesture, None
        if self._dragged:
            self._clicks = 0  # the next press is a first one, however soon it comes
        if gesture is not None and self._dragged:
            gesture.drop()
        elif gesture is not None:
            self._view.put_caret(self._position(self._pressed_at))
            return True
        plain = self._anchor is not None and not self._dragged and self._clicks == 1
        self._anchor = None
        return plain

    def _give_up(self) -> bool:
        """Let go of what is being dragged, as if nothing had happened; whether there was anything."""
        gesture, self._gesture = self._gesture, None
        if gesture is None or not self._dragged:
            return False
        self._scroll.stop()
        gesture.cancel()
        return True

    def _on_scroll(self) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + (1 if self._pointer.y() > 0 else -1))
        self.drag(self._pointer, self._modifiers)

    def _take(self, anchor: int, position: int) -> None:
        span = whole_words(self._script.text, Span(min(anchor, position), max(anchor, position)))
        self._view.select(span, backward=position < anchor)

    def _extend_to(self, position: int) -> None:
        span = self._view.span()
        caret = self._view.caret()
        if span is None:
            self._anchor = caret
        else:
            self._anchor = span.end if self._view.is_backward() else span.start
        self._dragged = True
        self._take(self._anchor, position)

    def key(self, event: QKeyEvent) -> bool:
        """Shift with an arrow takes one word or sentence more, or gives one back; Esc lets go. Whether it was ours."""
        if event.key() == Qt.Key.Key_Escape:
            return self._give_up() or self.let_go()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.ShiftModifier:
            return False
        forth, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self._view.textCursor().block().textDirection() == Qt.LayoutDirection.RightToLeft:
            forth, back = back, forth
        steps = {forth: self.word_on, back: self.word_back}
        steps |= {Qt.Key.Key_Down: self.sentence_on, Qt.Key.Key_Up: self.sentence_back}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            return False
        step()
        return True

    def let_go(self) -> bool:
        """One level out: first the selection, then the current quote; whether there was any."""
        if self._view.span() is not None:
            self._view.put_caret(self._view.caret())
        elif self._view.current:
            self._view.set_current("")
        else:
            return False
        return True

    def word_on(self) -> None:
        """The moving end goes a word on."""
        span, backward = self._here()
        if backward and len(span):
            self._show(word_edges(self._script.text, span)[3], span, backward=True)
        else:
            self._view.select(self._snapped(word_edges(self._script.text, span)[0], span))

    def word_back(self) -> None:
        """The moving end goes a word back."""
        span, backward = self._here()
        if backward or not len(span):
            self._view.select(self._snapped(word_edges(self._script.text, span)[2], span), backward=True)
        else:
            self._show(word_edges(self._script.text, span)[1], span, backward=False)

    def sentence_on(self) -> None:
        """The moving end goes to the end of a sentence."""
        span, backward = self._here()
        if not len(span):
            self.sentence()
            return
        text, at = self._script.text, span.start if backward else span.end
        here = self._sentence_from(at) if not backward else sentence_at(text, at)
        if backward:
            self._show(Span(min(self._after(here.end), span.end), span.end), span, backward=True)
        else:
            self._view.select(Span(span.start, max(here.end, span.end)))

    def sentence_back(self) -> None:
        """The moving end goes to the start of a sentence."""
        span, backward = self._here()
        if not len(span):
            self.sentence()
            return
        if backward:
            here = sentence_at(self._script.text, max(0, len(self._script.text[: span.start].rstrip()) - 1))
            self._view.select(Span(min(here.start, span.start), span.end), backward=True)
            return
        last = sentence_at(self._script.text, max(span.start, span.end - 1))
        end = len(self._script.text[: last.start].rstrip())
        self._show(Span(span.start, max(end, span.start)), span, backward=False)

    def sentence(self) -> None:
        """Select the sentence at the caret."""
        span, _ = self._here()
        self._view.select(sentence_at(self._script.text, span.start))

    def _here(self) -> tuple[Span, bool]:
        span, caret = self._view.span(), self._view.caret()
        return (span, self._view.is_backward()) if span is not None else (Span(caret, caret), False)

    def _snapped(self, span: Span, before: Span) -> Span:
        """Out of nothing a whole word; a selection keeps its other end."""
        return whole_words(self._script.text, span) if not len(before) else span

    def _show(self, span: Span, before: Span, *, backward: bool) -> None:
        """A smaller selection; one that would be empty is given up."""
        if not len(span) or span == before:
            self._view.put_caret(before.end if backward else before.start)
        else:
            self._view.select(span, backward=backward)

    def _sentence_from(self, position: int) -> Span:
        """The sentence that goes on at a position; behind its end, the next one."""
        return sentence_at(self._script.text, self._after(position))

    def _after(self, position: int) -> int:
        """The first letter at or behind a position."""
        text = self._script.text
        rest = text[position : position + 400]
        return min(len(text), position + len(rest) - len(rest.lstrip()))
