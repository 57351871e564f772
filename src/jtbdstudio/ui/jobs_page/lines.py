# SPDX-License-Identifier: MIT
"""A short text in a narrow place: broken at its spaces, what does not fit elided."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics


def broken_lines(text: str, metrics: QFontMetrics, width: float, most: int) -> list[str]:
    """At most so many lines; the last one, and any single word that is too long, ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (metrics.horizontalAdvance(longer) <= width or len(lines) == most):
            lines[-1] = longer
        else:
            lines.append(word)
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, round(width)) for line in lines]
