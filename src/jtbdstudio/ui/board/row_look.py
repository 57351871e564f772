# SPDX-License-Identifier: MIT
"""How a row beside the board looks: headings, notes as small cards, codes with their counts."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from jtbdstudio.ui import theme
from jtbdstudio.ui.board.rows import HEIGHTS, ROW, Row
from jtbdstudio.ui.widgets.basic import rounded

_STEP = 10
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@cache
def _font(size: float, weight: int = 400) -> QFont:
    return theme.font(size, weight, tabular=True)


def link_rect(row: Row, rect: QRect) -> QRect:
    """Where the link at the end of a row is."""
    width = QFontMetrics(_font(11.5, 500)).horizontalAdvance(row.link) + 10
    return QRect(rect.right() - width - 2, rect.top(), width, rect.height())


class RowLook(QStyledItemDelegate):
    """Paints :class:`Row`."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: Row = index.data(ROW)
        return QSize(100, HEIGHTS[row.kind])

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(ROW)
        painter.save()
        box = QRectF(option.rect).adjusted(4 + row.level * _STEP, 1, -4, -1)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        if row.kind == "group":
            self._paint_group(painter, box, row, selected=selected)
            if row.link:
                self._paint_link(painter, QRectF(link_rect(row, option.rect)), row)
        elif row.kind == "code":
            self._paint_code(painter, box, row, selected=selected, hover=hover)
        else:
            self._paint_note(painter, box.adjusted(0, 0, 0, -1), row, selected=selected, hover=hover)
        painter.restore()

    def _paint_group(self, painter: QPainter, box: QRectF, row: Row, *, selected: bool) -> None:
        now, tone = theme.current(), theme.tone_of(row.tone)
        if selected:
            rounded(painter, box, now.accent_ground, now.accent, 6)
        rounded(painter, QRectF(box.left() + 5, box.center().y() - 4, 8, 8), tone.ground, tone.strong, 2.5)
        link = QFontMetrics(_font(11.5, 500)).horizontalAdvance(row.link) + 14 if row.link else 4
        numbers = QFontMetrics(_font(11)).horizontalAdvance(row.detail) + 6
        font = _font(12, 600 if not row.level else 500)
        room = box.width() - 20 - link - numbers
        title = QFontMetrics(font).elidedText(row.text, Qt.TextElideMode.ElideRight, int(room))
        painter.setFont(font)
        painter.setPen(now.ink)
        left = box.left() + 19
        painter.drawText(QRectF(left, box.top(), room, box.height()), _LEFT, title)
        painter.setFont(_font(11))
        painter.setPen(now.muted)
        left += QFontMetrics(font).horizontalAdvance(title) + 6
        painter.drawText(QRectF(left, box.top(), numbers, box.height()), _LEFT, row.detail)

    def _paint_link(self, painter: QPainter, box: QRectF, row: Row) -> None:
        painter.setFont(_font(11.5, 500))
        painter.setPen(theme.current().accent)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, row.link)

    def _paint_code(self, painter: QPainter, box: QRectF, row: Row, *, selected: bool, hover: bool) -> None:
        now, tone = theme.current(), theme.tone_of(row.tone)
        if selected or hover:
            ground = now.accent_ground if selected else theme.mix(now.panel, now.ink, 0.035)
            rounded(painter, box, ground, now.accent if selected else None, 6)
        rounded(painter, QRectF(box.left() + 5, box.top() + 8, 8, 8), tone.ground, tone.strong, 2.5)
        room = box.width() - 24
        painter.setFont(_font(12, 500))
        painter.setPen(now.ink)
        title = QFontMetrics(painter.font()).elidedText(row.text, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QPointF(box.left() + 19, box.top() + 16), title)
        painter.setFont(_font(11))
        painter.setPen(now.muted)
        painter.drawText(QPointF(box.left() + 19, box.bottom() - 7), row.detail)

    def _paint_note(self, painter: QPainter, box: QRectF, row: Row, *, selected: bool, hover: bool) -> None:
        now, tone = theme.current(), theme.tone_of(row.tone)
        ground = now.accent_ground if selected else theme.mix(now.panel, now.ink, 0.045 if hover else 0.02)
        rounded(painter, box, ground, now.accent if selected else None, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone.strong)
        painter.drawRoundedRect(QRectF(box.left() + 1, box.top() + 6, 3, box.height() - 12), 1.5, 1.5)
        room = box.width() - 20
        painter.setPen(now.ink)
        painter.setFont(_font(12))
        words = QFontMetrics(painter.font()).elidedText(row.text, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QPointF(box.left() + 11, box.top() + 17), words)
        painter.setFont(_font(10.5))
        painter.setPen(now.muted)
        painter.drawText(QPointF(box.left() + 11, box.bottom() - 7), row.detail)
