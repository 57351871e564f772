# SPDX-License-Identifier: MIT
"""What stands beside the words and scrolls with them: who speaks, and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from jtbdstudio.domain.refs import stamp
from jtbdstudio.ui import theme
from jtbdstudio.ui.read.script import INTERVIEWER

if TYPE_CHECKING:
    from jtbdstudio.queries.reader import TurnView
    from jtbdstudio.ui.read.transcript_text import TranscriptText

_SPILL = 24
"""How far what is painted beside a line may reach above and below it."""
_AT_TOP, _ABOVE = 18.0, 52.0
"""Where the speaker stands whose turn began above, and how far down the next one has to be for that."""


class Margin(QWidget):
    """A strip beside the viewport that scrolls with it."""

    def __init__(self, text: TranscriptText) -> None:
        super().__init__(text)
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # It comes with every scroll, however it was caused, and with every line that is painted anew.
        text.updateRequest.connect(self._on_update_request)
        theme.watcher.theme_changed.connect(self.update)

    def _on_update_request(self, box: QRect, scrolled: int) -> None:
        if scrolled:
            self.update()
        else:
            self.update(0, box.top() - _SPILL, self.width(), box.height() + 2 * _SPILL)

    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self._text.viewport(), event)


class TimesMargin(Margin):
    """Time and speaker at the first line of each turn; one under the other when there is little room."""

    turn_clicked = Signal(int)  # where it starts, in code points
    menu_wanted = Signal(str)  # the turn's id

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.current().panel)
        top, bottom = event.rect().top() - _SPILL, event.rect().bottom() + _SPILL
        for turn, baseline in self._turns():
            if top <= baseline <= bottom:
                self._paint_turn(painter, turn, baseline)

    def said(self) -> list[str]:
        """Who stands in the margin now, from top to bottom."""
        return [self.name_of(turn) for turn, _ in self._turns()]

    def _turns(self) -> Iterator[tuple[TurnView, float]]:
        """The turns in view with the place of their speaker; at the top, whose turn began above."""
        script, scrolled = self._text.script, None
        if script is None:
            return
        for block, number, top in self._text.visible_blocks():
            turn, line = script.turn_of_line(number), block.layout().lineAt(0)
            baseline = top + line.y() + line.ascent()
            if turn is None or not script.is_first_line(number) or baseline < line.ascent():
                scrolled = turn
                continue
            if scrolled is not None and baseline > _ABOVE:
                yield scrolled, _AT_TOP
            scrolled = None
            yield turn, baseline
        if scrolled is not None:
            yield scrolled, _AT_TOP

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = [turn for turn, baseline in self._turns() if baseline - 16 <= event.position().y() <= baseline + 18]
        if near and event.button() == Qt.MouseButton.LeftButton:
            self.turn_clicked.emit(near[0].span.start)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        above = [turn for turn, baseline in self._turns() if baseline - 18 <= event.pos().y()]
        if above:
            self.menu_wanted.emit(above[-1].id)

    def name_of(self, turn: TurnView) -> str:
        """Who speaks: customers by their code, the interviewer as such, anybody else by name."""
        if turn.role == INTERVIEWER:
            return self.tr("Interviewer")
        script = self._text.script
        known = turn.role == "customer" and script is not None
        return script.interview.customer_code if known and script is not None else turn.speaker

    def _paint_turn(self, painter: QPainter, turn: TurnView, baseline: float) -> None:
        now, narrow = theme.current(), self.width() < 140
        asks = turn.role == INTERVIEWER and self._text.dims
        name_font = theme.font(12 if not narrow else theme.SMALL, 600)
        left, room = (92.0, self.width() - 96.0) if not narrow else (14.0, self.width() - 20.0)
        painter.setFont(name_font)
        painter.setPen(now.muted if asks else now.ink)
        name = QFontMetricsF(name_font).elidedText(self.name_of(turn), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, baseline), name)
        painter.setFont(theme.font(11.5 if not narrow else 10, tabular=True))
        painter.setPen(now.faint)
        place = QPointF(24, baseline) if not narrow else QPointF(14, baseline + 13)
        painter.drawText(place, stamp(turn.start_ms))
