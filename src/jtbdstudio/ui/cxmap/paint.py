# SPDX-License-Identifier: MIT
"""What the cells of the map are painted with: lines that fit, and the evidence dot."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from jtbdstudio.ui import theme

NONE, SINGLE, SEVERAL = "○", "◐", "●"


def evidence_mark(customers: int) -> str:
    """○ nobody, ◐ one customer, ● several: a shape, so that color is not needed to tell them apart."""
    return (NONE, SINGLE)[customers] if customers < 2 else SEVERAL


def paint_mark(painter: QPainter, center: QPointF, mark: str, size: float = 8) -> None:
    """The evidence dot, drawn rather than written: fonts disagree about the glyphs."""
    now, radius = theme.current(), size / 2
    color = {NONE: now.faint, SINGLE: now.tones["motivation"].strong, SEVERAL: now.tones["outcome"].strong}[mark]
    box = QRectF(center.x() - radius, center.y() - radius, size, size)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1.4))
    painter.setBrush(color if mark == SEVERAL else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    if mark == SINGLE:
        painter.setBrush(color)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPie(box, 90 * 16, 180 * 16)


@lru_cache(maxsize=4096)
def fit_lines(text: str, width: int, size: float, weight: int = 400, most: int = 2) -> tuple[str, ...]:
    """The text in at most `most` lines of `width` pixels; the last one ends in … if there is more."""
    metrics = QFontMetricsF(theme.font(size, weight))
    lines: list[str] = []
    words = [part for word in text.split() for part in _parts(word, metrics, width)]
    while words and len(lines) < most:
        if len(lines) == most - 1:
            lines.append(metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width))
            break
        count = 1
        while count < len(words) and metrics.horizontalAdvance(" ".join(words[: count + 1])) <= width:
            count += 1
        lines.append(" ".join(words[:count]))
        words = words[count:]
    return tuple(lines)


def _parts(word: str, metrics: QFontMetricsF, width: int) -> list[str]:
    """A word that is wider than the line (or a language without spaces) goes on in the next one."""
    parts: list[str] = []
    while metrics.horizontalAdvance(word) > width > 0:
        keep = 1
        while keep < len(word) and metrics.horizontalAdvance(word[: keep + 1]) <= width:
            keep += 1
        parts.append(word[:keep])
        word = word[keep:]
    return [*parts, word] if word else parts


def line_height(size: float) -> float:
    """Distance from one base line to the next."""
    return round(size * 1.36)


def block_height(lines: tuple[str, ...], size: float) -> float:
    return len(lines) * line_height(size)


def paint_lines(
    painter: QPainter,
    at: QPointF,
    lines: tuple[str, ...],
    size: float,
    color: QColor,
    weight: int = 400,
    *,
    underline: bool = False,
    tabular: bool = False,
) -> float:
    """Draw lines below each other; their height."""
    painter.setFont(theme.font(size, weight, underline=underline, tabular=tabular))
    painter.setPen(color)
    step, y = line_height(size), at.y()
    for line in lines:
        painter.drawText(QRectF(at.x(), y, 4000, step), Qt.AlignmentFlag.AlignVCenter, line)
        y += step
    return block_height(lines, size)
