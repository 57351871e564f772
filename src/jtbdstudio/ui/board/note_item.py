# SPDX-License-Identifier: MIT
"""One note on the canvas: a sticky in its tone, with a headline, whose it is, and small marks."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QStaticText
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from jtbdstudio.domain.boards import NOTE_HEIGHT, NOTE_WIDTH
from jtbdstudio.queries.boards import BoardNote
from jtbdstudio.queries.quotes import QuoteCard
from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.theme import Tone
from jtbdstudio.ui.widgets.wrapping import wrapped

NOTE = QRectF(0, 0, NOTE_WIDTH, NOTE_HEIGHT)
RADIUS = 5
SHADOW_FROM = 0.8
"""The scale from which notes throw a shadow: further out it only costs time."""
_PAD, _TOP, _LINES, _LEADING = 9, 7, 3, 16
_MARK = 12
_BOUNDS = NOTE.adjusted(-4, -3, 4, 7)


@cache
def _body_font() -> QFont:
    return theme.font(12.5)


@cache
def _meta_font() -> QFont:
    return theme.font(10.5, tabular=True)


def meta_line(card: QuoteCard) -> str:
    """Who said it, and when; or that nobody did."""
    if card.kind == "quote":
        return " ".join(filter(None, (card.customer_code, card.time))) or card.ref
    ours = {
        "surprise": QCoreApplication.translate("board", "our surprise"),
        "observation": QCoreApplication.translate("board", "our observation"),
    }.get(card.kind, QCoreApplication.translate("board", "our note"))
    return " · ".join(filter(None, (card.customer_code, ours)))


def spoken(card: QuoteCard) -> str:
    """The note in one line, for a list and a screen reader."""
    words = " ".join(card.short.split())
    return f"{words}, {meta_line(card)}"


class NoteItem(QGraphicsItem):
    """Shows a :class:`BoardNote`; it never decides anything."""

    def __init__(self, note: BoardNote, tone: Tone, badge: str = "") -> None:
        super().__init__()
        self.note, self.tone, self.badge = note, tone, badge
        self.selected = self.current = self.lifted = self.dimmed = False
        self._lines: list[QStaticText] | None = None
        self.setPos(note.x, note.y)

    @property
    def target(self) -> QPointF:
        """Where the note belongs; while it glides it is elsewhere."""
        return QPointF(self.note.x, self.note.y)

    @property
    def rect(self) -> QRectF:
        """The note as it lies in the scene now."""
        return NOTE.translated(self.pos())

    def show_note(self, note: BoardNote, tone: Tone, badge: str = "") -> None:
        """Another state of the same placement; its place is changed by whoever moves items."""
        if note.card.short != self.note.card.short:
            self._lines = None
        self.note, self.tone, self.badge = note, tone, badge
        self.update()

    def mark(self, *, selected: bool | None = None, current: bool | None = None, lifted: bool | None = None) -> None:
        """Change how the note stands out."""
        before = (self.selected, self.current, self.lifted)
        self.selected = self.selected if selected is None else selected
        self.current = self.current if current is None else current
        self.lifted = self.lifted if lifted is None else lifted
        if before != (self.selected, self.current, self.lifted):
            self.update()

    def dim(self, dimmed: bool) -> None:
        """Fade a note that a filter leaves out."""
        self.dimmed = dimmed
        self.setOpacity(0.2 if dimmed else 1.0)

    def boundingRect(self) -> QRectF:
        return _BOUNDS

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None, /) -> None:
        now = theme.current()
        if painter.worldTransform().m11() >= SHADOW_FROM:
            self._paint_shadow(painter)
        ours = self.note.card.kind != "quote"
        painter.setPen(QPen(self.tone.strong, 1, Qt.PenStyle.DashLine) if ours else Qt.PenStyle.NoPen)
        painter.setBrush(now.panel if ours else self.tone.ground)
        painter.drawRoundedRect(NOTE.adjusted(0.5, 0.5, -0.5, -0.5) if ours else NOTE, RADIUS, RADIUS)
        self._paint_words(painter, now.ink if ours else self.tone.text)
        self._paint_meta(painter, now.muted if ours else self.tone.text)
        if self.selected:
            self._paint_ring(painter)

    def _paint_shadow(self, painter: QPainter) -> None:
        shade = QColor(theme.current().shadow)
        painter.setPen(Qt.PenStyle.NoPen)
        reach = 4 if self.lifted else 2
        for step in range(reach, 0, -1):
            shade.setAlphaF(0.05 if not theme.current().dark else 0.14)
            painter.setBrush(shade)
            painter.drawRoundedRect(NOTE.adjusted(-step / 2, 1, step / 2, step + 0.5), RADIUS + 1, RADIUS + 1)

    def _paint_words(self, painter: QPainter, color: QColor) -> None:
        if self._lines is None:
            self._lines = []
            for line in wrapped(self.note.card.short, _body_font(), NOTE_WIDTH - 2 * _PAD, _LINES):
                text = QStaticText(line)
                text.setTextFormat(Qt.TextFormat.PlainText)
                text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
                self._lines.append(text)
        painter.setFont(_body_font())
        painter.setPen(color)
        for row, text in enumerate(self._lines):
            painter.drawStaticText(QPointF(_PAD, _TOP + row * _LEADING), text)

    def _paint_meta(self, painter: QPainter, color: QColor) -> None:
        card, bottom = self.note.card, NOTE_HEIGHT - 7
        painter.setFont(_meta_font())
        painter.setPen(theme.mix(color, self.tone.ground if card.kind == "quote" else theme.current().panel, 0.15))
        painter.drawText(QPointF(_PAD, bottom - 1.5), meta_line(card))
        right = NOTE_WIDTH - 7.0
        if self.badge:
            width = QFontMetricsF(_meta_font()).horizontalAdvance(self.badge)
            painter.drawText(QPointF(right - width, bottom - 1.5), self.badge)
            right -= width + 5
        for name in self._marks():
            icons.paint(painter, QRectF(right - _MARK, bottom - _MARK + 1, _MARK, _MARK), name, self.tone.strong)
            right -= _MARK + 3

    def _marks(self) -> list[str]:
        card = self.note.card
        wanted = (("warning", card.needs_check), ("star", card.starred), ("surprise", card.surprise))
        return [name for name, shown in wanted if shown]

    def _paint_ring(self, painter: QPainter) -> None:
        pen = QPen(theme.current().accent, 2)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(NOTE.adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)
        if self.current:
            pen.setWidth(1)
            painter.setPen(pen)
            painter.drawRoundedRect(NOTE.adjusted(-3.5, -3, 3.5, 3.5), RADIUS + 3, RADIUS + 3)
