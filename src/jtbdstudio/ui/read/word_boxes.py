# SPDX-License-Identifier: MIT
"""Where words are on the page: boxes of a stretch of text, right in lines that run both ways as well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]"
)
_TOUCHING = 1.0


def lines_of(layout: QTextLayout) -> Iterator[QTextLine]:
    """The lines of a paragraph, from top to bottom."""
    for index in range(layout.lineCount()):
        yield layout.lineAt(index)


def runs_both_ways(block: QTextBlock) -> bool:
    """Whether any letter of a paragraph is written from right to left."""
    return _RIGHT_TO_LEFT.search(block.text()) is not None


def boxes_in(block: QTextBlock, top: float, start: int, end: int, *, both_ways: bool = False) -> list[QRectF]:
    """The boxes of what lies between two positions (UTF-16) in a paragraph whose top is at `top`, from left to right.

    A line has one box; where it runs both ways, it has one for each stretch that is written together.
    """
    offset, found = block.position(), []
    left, right = start - offset, end - offset
    for line in lines_of(block.layout()):
        first, last = max(left, line.textStart()), min(right, line.textStart() + line.textLength())
        if first < last:
            stretches = _mixed(line, first, last) if both_ways else [_plain(line, first, last)]
            found += [QRectF(x, top + line.y(), width, line.height()) for x, width in stretches]
    return found


def _plain(line: QTextLine, first: int, last: int) -> tuple[float, float]:
    """Left edge and width; white space that hangs over the end of a line is none."""
    from_x, to_x = x_of(line, first), x_of(line, last)
    if last == line.textStart() + line.textLength():
        to_x = min(to_x, line.naturalTextRect().right())
    return from_x, to_x - from_x


def _mixed(line: QTextLine, first: int, last: int) -> list[tuple[float, float]]:
    """The same for every stretch of glyphs that stand together, whichever way they are read."""
    inside = line.naturalTextRect()
    edges = []
    for run in line.glyphRuns(first, last - first):
        box = run.boundingRect()
        edges.append((max(inside.left(), box.left()), min(inside.right(), box.right())))
    return [(left, right - left) for left, right in _joined(edges) if right > left]


def _joined(edges: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for left, right in sorted(edges):
        if found and left <= found[-1][1] + _TOUCHING:
            found[-1] = (found[-1][0], max(right, found[-1][1]))
        else:
            found.append((left, right))
    return found


def x_of(line: QTextLine, position: int) -> float:
    """Where the caret stands at a position of the paragraph."""
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)
