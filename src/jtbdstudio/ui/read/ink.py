# SPDX-License-Identifier: MIT
"""What quotes look like: the tint behind the words, the lines under them, the ring around the current one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextCharFormat, QTextLayout

from jtbdstudio.ui import theme
from jtbdstudio.ui.read.marks import Mark, Piece

_LINE, _STEP, _DEEPEST = 2.0, 3.0, 2
_HALF_GAP = 3.6
_VEIL = 0.62


class Inks:
    """Text formats of the theme in use, each made once."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, bool], QTextCharFormat] = {}
        self._dim = QTextCharFormat()
        self._dim.setForeground(theme.current().muted)

    def ranges(self, found: Sequence[Piece], length: int, *, dimmed: bool) -> list[QTextLayout.FormatRange]:
        """The formats of one line with these pieces of quotes on it."""
        ranges = [_range(0, length, self._dim)] if dimmed and length else []
        ranges += [_range(p.start, p.end, self._format(p.tone, p.depth > 1)) for p in found]
        return ranges

    def _format(self, tone_name: str, deep: bool) -> QTextCharFormat:
        key = tone_name, deep
        if key not in self._made:
            tone, made = theme.tone_of(tone_name), QTextCharFormat()
            made.setBackground(theme.mix(tone.ground, tone.strong, 0.16) if deep else tone.ground)
            made.setForeground(tone.text)
            self._made[key] = made
        return self._made[key]


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, look
    return made


def fade_others(painter: QPainter, hovered: Mark | None, seen: Mapping[Mark, Sequence[QRectF]]) -> None:
    """A veil over every quote but the one that is pointed at."""
    if hovered is None:
        return
    veil, spared = QPainterPath(), QPainterPath()
    for path in (veil, spared):
        path.setFillRule(Qt.FillRule.WindingFill)
    for mark, boxes in seen.items():
        for box in boxes:
            (spared if mark == hovered else veil).addRect(box.adjusted(-1, -1, 1, 1))
    color = QColor(theme.current().panel)
    color.setAlphaF(_VEIL)
    painter.fillPath(veil.subtracted(spared), color)


def paint_mark(painter: QPainter, mark: Mark, boxes: Sequence[QRectF], *, faded: bool = False) -> None:
    """The lines under a quote; quotes that lie over each other have theirs one below the other."""
    strong = theme.tone_of(mark.tone).strong
    strong = theme.mix(strong, theme.current().panel, _VEIL) if faded else strong
    drop = min(mark.lane, _DEEPEST) * _STEP
    for box in boxes:
        painter.fillRect(QRectF(box.left(), round(box.bottom() - 1 + drop), box.width(), _LINE), strong)


def paint_ring(painter: QPainter, boxes: Sequence[QRectF]) -> None:
    """The ring around the quote that the next key is for."""
    around = QPainterPath()
    around.setFillRule(Qt.FillRule.WindingFill)
    for box in boxes:  # high enough to meet the line above
        around.addRect(box.adjusted(-3, -_HALF_GAP, 3, _HALF_GAP))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.current().accent, 2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(around.simplified())
    painter.restore()


def paint_flash(painter: QPainter, boxes: Sequence[QRectF], strength: float) -> None:
    """A light that fades: here it is."""
    if strength <= 0:
        return
    light = QColor(theme.current().accent)
    light.setAlphaF(0.35 * strength)
    for box in boxes:
        painter.fillRect(box.adjusted(-3, -2, 3, 3), light)


def frame_hit(painter: QPainter, box: QRectF) -> None:
    """A thin frame around words that were looked for: it shows on the tint of a quote as well."""
    painter.setPen(QPen(theme.mix(theme.tone_of("motivation").strong, theme.current().panel, 0.3), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(-1, -1, 1, 1))


def paint_hit(painter: QPainter, box: QRectF) -> None:
    """The ground of words that were looked for."""
    painter.fillRect(
        box.adjusted(-1, -1, 1, 1), theme.mix(theme.tone_of("motivation").ground, theme.current().panel, 0.15)
    )


def paint_spoken(painter: QPainter, box: QRectF) -> None:
    """The ground of words that are heard just now, and a bar before their line: it shows beside a quote as well."""
    now = theme.current()
    painter.fillRect(box.adjusted(-2, -2, 2, 2), theme.mix(now.accent, now.panel, 0.86))
    painter.fillRect(QRectF(1, box.top() - 4, 3, box.height() + 8), now.accent)
