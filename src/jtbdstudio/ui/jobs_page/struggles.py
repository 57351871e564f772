# SPDX-License-Identifier: MIT
"""The struggle themes, ranked by customers: where the page begins."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.widgets import Card, Chip, FlowLayout, Label
from jtbdstudio.ui.widgets.bars import paint_bar
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.queries.jobs import ThemeRank

_ROW, _NUMBER, _LEAST_NAME = 46, 30, 110
_RANK = Qt.ItemDataRole.UserRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _RankDelegate(QStyledItemDelegate):
    """A name, a number and a bar under both."""

    def _paint_name(self, painter: QPainter, box: QRectF, rank: ThemeRank) -> None:
        metrics = QFontMetrics(theme.font())
        single = rank.count.customers == 1
        alone = self.tr("one customer") if single else ""
        if box.width() - metrics.horizontalAdvance(alone) - 30 < _LEAST_NAME:
            alone = ""  # the name is elided first; here the sign stays, and the tooltip says it
        room = box.width() - (metrics.horizontalAdvance(alone) + 30 if single else 0)
        name = metrics.elidedText(shown_name(rank), Qt.TextElideMode.ElideRight, max(60, round(room)))
        painter.setFont(theme.font())
        painter.setPen(theme.current().ink)
        painter.drawText(box, _LEFT, name)
        if single:
            left = box.left() + metrics.horizontalAdvance(name) + 8
            mark = QRectF(left, box.center().y() - 7, 14, 14)
            icons.paint(painter, mark, "warning", theme.tone_of("struggle").strong)
            painter.setFont(theme.font())
            painter.setPen(theme.current().muted)
            painter.drawText(box.adjusted(left - box.left() + 18, 0, 0, 0), _LEFT, alone)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rank: ThemeRank = index.data(_RANK)
        view = cast("StruggleList", option.widget)
        state, box = option.state, QRectF(option.rect).adjusted(0, 0, 0, -2)
        now = theme.current()
        painter.save()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            ground = now.accent_ground if selected else theme.mix(now.panel, now.ink, 0.035)
            rounded(painter, box, ground, now.accent if selected and view.hasFocus() else None, 7)
        inside = box.adjusted(10, 0, -10, 0)
        line = QRectF(inside.left(), inside.top() + 7, inside.width(), 20)
        painter.setFont(theme.font(theme.UI_TEXT, 600, tabular=True, underline=view.pointed_number == index.row()))
        painter.setPen(now.ink if rank.count.customers else now.muted)
        painter.drawText(line, _RIGHT, str(rank.count.customers))
        self._paint_name(painter, line.adjusted(0, 0, -_NUMBER, 0), rank)
        paint_bar(painter, QRectF(inside.left(), inside.bottom() - 12, inside.width(), 5), rank.count.share, "struggle")
        painter.restore()


def shown_name(rank: ThemeRank) -> str:
    """A theme inside another one carries the other's name in front."""
    return " › ".join(rank.path.split("/")[1:]) or rank.name


class StruggleList(QListWidget):
    """Arrow keys choose, ``Return`` drafts or opens the statement, ``Space`` and the number open the quotes."""

    struggle_chosen = Signal(str)  # code id
    quotes_requested = Signal(str)  # code id
    statement_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pointed_number = -1
        self._showing = False
        self.setProperty("quiet", True)
        self.setItemDelegate(_RankDelegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Struggle themes by customers"))
        self.currentRowChanged.connect(self._on_row_changed)

    def set_ranking(self, ranking: Sequence[ThemeRank], chosen: str) -> None:
        """Show the ranking with one struggle chosen, without saying :attr:`struggle_chosen`."""
        self._showing = True
        shown = [self.item(row).data(_RANK) for row in range(self.count())]
        if shown != list(ranking):
            self.clear()
            for rank in ranking:
                self.addItem(self._item(rank))
            self.setMaximumHeight(_ROW * len(ranking) + 2)
        self.setCurrentRow(next((row for row, rank in enumerate(ranking) if rank.code_id == chosen), -1))
        self._showing = False

    def _item(self, rank: ThemeRank) -> QListWidgetItem:
        count = rank.count
        people = number_of(count.customers, self.tr("1 customer"), self.tr("{n} customers"))
        quotes = number_of(count.quotes, self.tr("1 quote"), self.tr("{n} quotes"))
        said = self.tr("{people} of {of}, {quotes}").format(people=people, of=count.of, quotes=quotes)
        item = QListWidgetItem(shown_name(rank))
        item.setData(_RANK, rank)
        thin = self.tr("Only one customer says this: a lead to follow, not yet a pattern.")
        thin = thin if count.customers == 1 else ""
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{shown_name(rank)}: {said}. {thin}".strip())
        tip = self.tr("{name}\n{counts}. The number (or Space) opens them.")
        item.setToolTip(f"{tip.format(name=shown_name(rank), counts=said)}\n{thin}".strip())
        return item

    def _on_row_changed(self, row: int) -> None:
        if row >= 0 and not self._showing:
            self.struggle_chosen.emit(self.item(row).data(_RANK).code_id)

    def _number_at(self, point: QPointF) -> int:
        """The row whose number is at a point, or -1."""
        index = self.indexAt(point.toPoint())
        box: QRect = self.visualRect(index)
        return (
            index.row() if index.isValid() and point.x() > box.right() - _NUMBER and point.y() < box.top() + 30 else -1
        )

    def _point_at(self, row: int) -> None:
        if row != self.pointed_number:
            self.pointed_number = row
            shape = Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point_at(self._number_at(event.position()))

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)  # type: ignore[arg-type]
        self._point_at(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self._number_at(event.position())
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.quotes_requested.emit(self.item(row).data(_RANK).code_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid() and self._number_at(event.position()) < 0:
            self.statement_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            self.quotes_requested.emit(item.data(_RANK).code_id)
        else:
            super().keyPressEvent(event)


class StrugglesCard(Card):
    """The ranking, and where the customers of the chosen struggle come from."""

    segment_requested = Signal(str)  # segment

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="")
        self.setAccessibleName(self.tr("Struggle themes"))
        self.column.setSpacing(2)
        self.column.addWidget(Label(self.tr("Struggle themes"), weight=600))
        self.base = Label("", "muted", wrap=True)
        self.column.addWidget(self.base)
        self.column.addSpacing(6)
        self.list = StruggleList(self)
        self.column.addWidget(self.list, 100)
        self.segments_title = Label("", "muted")
        self.segments = QWidget()
        self._flow = FlowLayout(self.segments, 5)
        self._told: tuple[tuple[tuple[str, int], ...], int] = ((), -1)
        self.column.addSpacing(6)
        self.column.addWidget(self.segments_title)
        self.column.addSpacing(2)
        self.column.addWidget(self.segments)
        self.column.addStretch(1)

    def set_ranking(self, ranking: Sequence[ThemeRank], chosen: str) -> None:
        """Show the ranking with one struggle chosen (or none, for an empty id)."""
        of = ranking[0].count.of if ranking else 0
        self.base.setText(self.tr("by customers, of {of} with coded quotes").format(of=of))
        self.list.set_ranking(ranking, chosen)

    def set_segments(self, segments: Sequence[tuple[str, int]], customers: int) -> None:
        """Show the segments of the chosen struggle's customers; each opens what they said."""
        if (tuple(segments), customers) == self._told:
            return
        self._told = (tuple(segments), customers)
        self._flow.clear()
        whose = number_of(customers, self.tr("Segment of this customer"), self.tr("Segments of these {n} customers"))
        self.segments_title.setText(whose)
        for name, count in segments:
            chip = Chip(f"{name} {count}", "neutral", self.segments, clickable=True)
            chip.setToolTip(self.tr("What {name} said about this struggle").format(name=name))
            chip.clicked.connect(partial(self.segment_requested.emit, name))
            self._flow.addWidget(chip)
        self.segments_title.setVisible(bool(segments))
        self.segments.setVisible(bool(segments))
        self.segments.updateGeometry()
