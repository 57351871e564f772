# SPDX-License-Identifier: MIT
"""How a row of the quote list is painted: two lines of words, codes as chips, small marks."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.domain.quote_filter import COLUMNS
from jtbdstudio.queries.quotes import QuoteCard
from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.quotes.columns import FLAGS, is_set, says
from jtbdstudio.ui.quotes.model import QuoteRows
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.widgets.cells import AnyIndex
from jtbdstudio.ui.widgets.wrapping import wrapped

ROW_HEIGHT = 56
PAD = 12
_LINE, _CHIP, _GAP, _ICON = 19, 20, 4, 15
_FAMILIES = ("boxes", "job", "forces", "timeline", "milestones", "lens")
_VCENTER = Qt.AlignmentFlag.AlignVCenter


class PaintedView(Protocol):
    """The table a delegate paints for: where the pointer is, which row the next key is for."""

    hovered_row: int

    @property
    def rows(self) -> QuoteRows: ...
    def is_current(self, row: int) -> bool: ...


class QuoteDelegate(QStyledItemDelegate):
    """Paints cells from their card; ``tree`` is told by the page."""

    def __init__(self, view: PaintedView) -> None:
        super().__init__()
        self._view = view
        self.tree = CodeTree(())
        self._chips: dict[tuple[frozenset[str], int], tuple[_Placed, ...]] = {}

    def set_tree(self, tree: CodeTree) -> None:
        """The codes, as they are called now."""
        self.tree = tree
        self._chips.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(80, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        now, rect, column = theme.current(), option.rect, COLUMNS[index.column()]
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected or self._view.hovered_row == index.row():
            painter.fillRect(rect, now.accent_ground if selected else theme.mix(now.paper, now.ink, 0.035))
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), now.line_faint)
        card = self._view.rows.cards[index.row()]  # through Qt every cell would ask twice
        if column == "ref" and self._view.is_current(index.row()):
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height() - 1), now.accent)
        if card.id in self._view.rows.strays:
            painter.setOpacity(0.45)
        if column in FLAGS:
            self._paint_flag(painter, rect, card, column)
        elif column == "text":
            self._paint_quote(painter, rect, card)
        elif column == "codes":
            self._paint_codes(painter, rect, card)
        else:
            self._paint_words(painter, rect, says(card, column), now.ink if column == "customer" else now.muted)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, words: str, ink: QColor) -> None:
        font = _font(12.5, 400)
        painter.setFont(font)
        painter.setPen(ink)
        inside = rect.adjusted(PAD, 0, -4, 0)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, _VCENTER, shown)

    def _paint_quote(self, painter: QPainter, rect: QRect, card: QuoteCard) -> None:
        now, width = theme.current(), rect.width() - PAD - 10
        if card.headline:
            lines = [(line, 600) for line in _lines(card.headline, 600, width, 1)]
            lines += [(line, 400) for line in _lines(card.text, 400, width, 1)]
        else:
            lines = [(line, 400) for line in _lines(card.text, 400, width, 2)]
        top = rect.top() + (rect.height() - 1 - _LINE * len(lines)) / 2
        for at, (line, weight) in enumerate(lines):
            painter.setFont(_font(theme.UI_TEXT, weight))
            painter.setPen(now.muted if card.headline and weight == 400 else now.ink)
            painter.drawText(QRectF(rect.left() + PAD, top + at * _LINE, width + 8, _LINE), _VCENTER, line)

    def _paint_flag(self, painter: QPainter, rect: QRect, card: QuoteCard, flag: str) -> None:
        if is_set(card, flag):
            icon, tone = FLAGS[flag]
            color = theme.current().faint if flag == "counts" else theme.tone_of(tone).strong
            middle = QRectF(rect).center()
            box = QRectF(middle.x() - _ICON / 2, middle.y() - _ICON / 2, _ICON, _ICON)
            icons.paint(painter, box, icon, color)

    def _paint_codes(self, painter: QPainter, rect: QRect, card: QuoteCard) -> None:
        room = rect.width() - PAD - 6
        key = (card.code_ids, room)
        placed = self._chips.get(key)
        if placed is None:
            placed = self._chips[key] = place_chips(chips_of(card.code_ids, self.tree), room)
        lines = len({top for _, _, _, top, _ in placed})
        top = rect.top() + (rect.height() - 1 - lines * _CHIP - (lines - 1) * _GAP) / 2
        painter.setFont(_font(theme.SMALL, 500))
        for words, tone_name, left, y, width in placed:
            tone = theme.tone_of(tone_name)
            box = QRectF(rect.left() + PAD + left, top + y, width, _CHIP)
            rounded(painter, box, tone.ground, None, _CHIP / 2)
            painter.setPen(tone.text)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


_Placed = tuple[str, str, int, int, int]
"""A chip in its cell: words, tone, left, top, width."""


def specific(code_ids: frozenset[str], tree: CodeTree) -> list[str]:
    """The most specific of these codes: boxes first, then columns and themes, then the rest."""
    given = {code_id for code_id in code_ids if code_id in tree}
    covered = {above for code_id in given for above in tree.implied(code_id)[:-1]}

    def rank(code_id: str) -> tuple[int, int, str]:
        family = tree.family(code_id).handle
        place = _FAMILIES.index(family) if family in _FAMILIES else len(_FAMILIES)
        return place, tree[code_id].ordinal, tree.path(code_id)

    return sorted(given - covered, key=rank)


def chips_of(code_ids: frozenset[str], tree: CodeTree) -> list[tuple[str, str]]:
    """(name, tone) of the most specific codes."""
    return [(tree[code_id].name, tree.tone(code_id)) for code_id in specific(code_ids, tree)]


def place_chips(chips: list[tuple[str, str]], room: int) -> tuple[_Placed, ...]:
    """Two lines of chips; those for which there is no room are counted in the last one."""
    metrics = QFontMetrics(_font(theme.SMALL, 500))
    placed: list[_Placed] = []
    left = line = 0
    for at, (name, tone) in enumerate(chips):
        rest = len(chips) - at - 1
        width = min(metrics.horizontalAdvance(name) + 17, room)
        if left and left + width > room - _kept(line, rest):
            if line:
                more = f"+{rest + 1}"
                placed.append((more, "neutral", left, _CHIP + _GAP, metrics.horizontalAdvance(more) + 14))
                break
            left, line = 0, 1
        width = min(width, room - left - _kept(line, rest))
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width - 15)
        placed.append((shown, tone, left, line * (_CHIP + _GAP), width))
        left += width + _GAP
    return tuple(placed)


def _kept(line: int, rest: int) -> int:
    """Room that the last line keeps for saying how many more there are."""
    return 34 if line and rest else 0


@lru_cache(maxsize=4096)
def _lines(text: str, weight: int, width: int, most: int) -> tuple[str, ...]:
    """No row needs more than the beginning of a long quote."""
    return tuple(wrapped(text[: width * most], _font(theme.UI_TEXT, weight), width, most))


@lru_cache(maxsize=16)
def _font(size: float, weight: int) -> QFont:
    return theme.font(size, weight, tabular=True)
