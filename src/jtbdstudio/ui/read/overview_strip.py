# SPDX-License-Identifier: MIT
"""The whole transcript as a strip: where the quotes are, where one is reading. Click or drag to go there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.read.marks import Mark
from jtbdstudio.ui.widgets.basic import rounded

if TYPE_CHECKING:
    from jtbdstudio.ui.read.transcript_text import TranscriptText

WIDTH = 20
_MARK = 5.0
_FEW = 40
"""So many changed marks are drawn one by one; for more the whole strip is drawn anew."""
_start = attrgetter("start")


class OverviewStrip(QWidget):
    """Places go by letters, not by lines: lines far away are not laid out yet, letters are always known."""

    def __init__(self, text: TranscriptText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Where the quotes are. Click to go there."))
        self.setAccessibleName(self.tr("Overview of the quotes in this transcript"))
        text.marks_touched.connect(self._on_marks_touched)
        text.current_changed.connect(self.update)
        text.updateRequest.connect(self._on_scrolled)
        theme.watcher.theme_changed.connect(self._renew)
        self._shown = (0, 0)
        self._picture: QPixmap | None = None
        self._stamps: dict[str, QPixmap] = {}

    def _length(self) -> int:
        return max(1, self._text.document().characterCount())

    def _on_scrolled(self) -> None:
        if self._window() != self._shown:
            self.update()

    def _window(self) -> tuple[int, int]:
        """First and last position in view."""
        if self._text.script is None:
            return (0, 0)
        blocks = self._text.visible_blocks()
        return (blocks[0][0].position(), blocks[-1][0].position() + blocks[-1][0].length()) if blocks else (0, 0)

    @property
    def shows_all(self) -> bool:
        """Whether the whole transcript is in view: there is nowhere to go then, so nothing is marked as the view."""
        blocks = self._text.visible_blocks()
        if not blocks or blocks[0][1] or blocks[0][2] < 0 or blocks[-1][0].next().isValid():
            return False
        block, _, top = blocks[-1]
        return top + self._text.blockBoundingRect(block).height() <= self._text.viewport().height()

    def _y(self, position: int) -> float:
        return 3 + (self.height() - 6 - _MARK) * position / self._length()

    def _position(self, y: float) -> int:
        return round((y - 3) / max(1.0, self.height() - 6 - _MARK) * self._length())

    def place_of(self, mark: Mark) -> QPointF:
        """The middle of a quote's mark on the strip."""
        return QPointF(self.width() / 2, self._y(mark.start) + _MARK / 2)

    def _go(self, y: float) -> None:
        share = (y - 3) / max(1.0, self.height() - 6 - _MARK)
        near = min(self._text.marks, key=lambda m: abs(self._y(m.start) + _MARK / 2 - y), default=None)
        if near is not None and abs(self._y(near.start) + _MARK / 2 - y) <= _MARK:
            position = near.start
        else:
            position = round(max(0.0, min(1.0, share)) * (self._length() - 1))
        block = self._text.document().findBlock(position)
        middle = self._text.viewport().height() // 3
        row = max(0, block.firstLineNumber() - int(middle // 40))
        self._text.verticalScrollBar().setValue(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._renew()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 200)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        rounded(painter, QRectF(self.rect()), now.paper, None, 5)
        self._shown = first, last = self._window()
        if last > first and not self.shows_all:
            box = QRectF(1, self._y(first), self.width() - 2, max(12.0, self._y(last) - self._y(first) + _MARK))
            rounded(painter, box, theme.mix(now.paper, now.ink, 0.07), None, 4)
        painter.drawPixmap(0, 0, self._picture_of_marks())
        current = self._text.mark_of(self._text.current) if self._text.current else None
        if current is not None:
            box = QRectF(1, self._y(current.start), self.width() - 2, _MARK)
            rounded(painter, box, theme.tone_of(current.tone).strong, now.accent, 2)

    def _picture_of_marks(self) -> QPixmap:
        """All marks, drawn once: thousands of them must not make scrolling slow."""
        if self._picture is None:
            self._picture = self._empty(self.width(), self.height())
            self._draw(self._picture, self._text.marks)
        return self._picture

    def _empty(self, width: float, height: float) -> QPixmap:
        ratio = self.devicePixelRatioF()
        made = QPixmap(round(width * ratio), round(height * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        return made

    def _draw(self, picture: QPixmap, marks: Iterable[Mark], within: QRectF | None = None) -> None:
        """Each place of the strip once, with the last mark on it; where it is drawn again, what was there goes."""
        pixels = self.devicePixelRatioF()
        top, step = self._y(0) * pixels, (self._y(self._length()) - self._y(0)) / self._length() * pixels
        tones = {round(top + mark.start * step): mark.tone for mark in marks}
        painter = QPainter(picture)
        if within is not None:
            painter.setClipRect(within)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
            painter.fillRect(within, Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for at in sorted(tones):
            painter.drawPixmap(QPointF(3.5, at / pixels), self._stamp(tones[at]))

    def _stamp(self, tone: str) -> QPixmap:
        """One mark: drawing its round corners thousands of times would take longer than reading the quotes."""
        if tone not in self._stamps:
            made = self._empty(self.width() - 7, _MARK)
            painter = QPainter(made)
            rounded(painter, QRectF(0, 0, self.width() - 7, _MARK), theme.tone_of(tone).strong, None, 2)
            painter.end()
            self._stamps[tone] = made
        return self._stamps[tone]

    def _on_marks_touched(self, touched: Sequence[Mark] | None) -> None:
        """Draw anew only around what has changed."""
        if touched is None or len(touched) > _FEW or self._picture is None:
            self._renew()
            return
        for mark in touched:
            self._redraw_near(self._picture, self._y(mark.start))
        self.update()

    def _redraw_near(self, picture: QPixmap, y: float) -> None:
        """Clear the place of a mark and draw those that reach into it again."""
        reach = _MARK + 2
        places = (self._position(y - 2 * reach), self._position(y + 2 * reach))
        first, last = (bisect_left(self._text.marks, at, key=_start) for at in places)
        self._draw(picture, self._text.marks[first:last], QRectF(0, round(y) - reach, self.width(), 2 * reach))

    def _renew(self) -> None:
        self._picture, self._stamps = None, {}
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position().y())

    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self._text.viewport(), event)
