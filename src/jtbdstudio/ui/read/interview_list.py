# SPDX-License-Identifier: MIT
"""The interviews at the left: whose it is, and how much of it has been quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jtbdstudio.queries.interviews import InterviewItem
from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.words import number_of, told_apart

WIDTH, WIDTH_NARROW = 200, 104
_ROW, _LEAST_ROLE = 56, 48
_Index = QModelIndex | QPersistentModelIndex


class InterviewRows(QAbstractListModel):
    """The model behind the list."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[InterviewItem] = []
        self._apart: dict[str, str] = {}

    def show_items(self, items: Sequence[InterviewItem]) -> None:
        self.beginResetModel()
        self.items, self._apart = list(items), told_apart(items)
        self.endResetModel()

    def set_quotes(self, interview_id: str, quotes: int) -> None:
        """Another count, without reading the others again."""
        for row, item in enumerate(self.items):
            if item.id == interview_id and item.quotes != quotes:
                self.items[row] = replace(item, quotes=quotes)
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def detail(self, item: InterviewItem) -> str:
        """The second line: which of the customer's interviews it is, and what it holds."""
        held = number_of(item.quotes, self.tr("1 quote"), self.tr("{n} quotes"))
        held = held if item.has_transcript else self.tr("no transcript yet")
        return " · ".join(filter(None, (self._apart.get(item.id), held)))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.items[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(filter(None, (item.customer_code, whose(item))))
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return " · ".join(filter(None, (whose(item), item.company, item.held_on, self.detail(item))))
        return item if role == Qt.ItemDataRole.UserRole else None


def whose(item: InterviewItem) -> str:
    """Whom one talked to, beside the code: by role, by name where no role is known."""
    return item.role or item.customer_name


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        now, item = theme.current(), index.data(Qt.ItemDataRole.UserRole)
        state, box = option.state, QRectF(option.rect).adjusted(0, 1, 0, -1)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            rounded(painter, box, now.panel, now.accent if focused else now.line, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, box, theme.mix(now.paper, now.ink, 0.04), None, 8)
        self._paint_text(painter, box.adjusted(10, 8, -8, -8), item, index)
        painter.restore()

    def _paint_text(self, painter: QPainter, box: QRectF, item: InterviewItem, index: _Index) -> None:
        now, bold, plain = theme.current(), theme.font(theme.UI_TEXT, 600), theme.font()
        baseline = box.top() + QFontMetricsF(plain).ascent() + 1
        painter.setFont(bold)
        painter.setPen(now.ink)
        painter.drawText(QPointF(box.left(), baseline), item.customer_code)
        left = box.left() + QFontMetricsF(bold).horizontalAdvance(item.customer_code) + 5
        painter.setFont(plain)
        painter.setPen(now.muted)
        if box.right() - left > _LEAST_ROLE:
            role = QFontMetricsF(plain).elidedText(whose(item), Qt.TextElideMode.ElideRight, box.right() - left)
            painter.drawText(QPointF(left, baseline), role)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(now.faint)
        model = index.model()
        detail = model.detail(item) if isinstance(model, InterviewRows) else ""
        shown = QFontMetricsF(painter.font()).elidedText(detail, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QPointF(box.left(), box.bottom() - 2), shown)


class InterviewList(QListView):
    """Arrows open one interview after the other; `Return` goes into its text."""

    opened = Signal(str)  # interview id
    entered_text = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = InterviewRows()
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setProperty("quiet", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Interviews"))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._quiet = False

    def show_items(self, items: Sequence[InterviewItem], current: str) -> None:
        """Fill the list and mark the open interview, without opening it again."""
        self._quiet = True
        if list(items) != self.rows.items:
            self.rows.show_items(items)
        place = next((row for row, item in enumerate(self.rows.items) if item.id == current), -1)
        self.setCurrentIndex(self.rows.index(place, 0) if place >= 0 else QModelIndex())
        self._quiet = False

    def _on_current_changed(self, index: QModelIndex) -> None:
        if not self._quiet and index.isValid():
            self.opened.emit(self.rows.items[index.row()].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_text.emit()
        else:
            super().keyPressEvent(event)
