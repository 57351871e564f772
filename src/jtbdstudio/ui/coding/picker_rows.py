# SPDX-License-Identifier: MIT
"""The rows of the code picker: codes that match, and at the end the one that could be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from jtbdstudio.domain.picker import Hit
from jtbdstudio.queries.codebook import CodeItem
from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.words import number_of

ROW_HEIGHT = 28
COUNTED = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Row:
    """One code with the letters that matched, or (without one) the theme `name` that could go under `parent`.

    `key` makes that theme without the picker; `reason` says why nothing can be made.
    """

    hit: Hit[CodeItem] | None = None
    applied: bool = False
    parent: CodeItem | None = None
    name: str = ""
    key: str = ""
    reason: str = ""

    @property
    def over(self) -> str:
        """What stands before the name, muted."""
        parts = self.hit.item.parts[:-1] if self.hit is not None else ()
        return "".join(f"{part} › " for part in parts if part != "Boxes")

    @property
    def enabled(self) -> bool:
        return self.hit is not None or (bool(self.name) and not self.reason)


class PickerRows(QAbstractListModel):
    """The model behind the list."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def said(self, row: Row) -> str:
        """What a row says, in one sentence."""
        if row.reason:
            return row.reason
        if row.hit is None:
            parent = row.parent.name if row.parent is not None else ""
            return self.tr("Create “{name}” under {parent}").format(name=row.name or "…", parent=parent)
        parts = [row.over + row.hit.item.name, self.counted(row.hit.item)[0]]
        if row.applied:
            parts.append(self.tr("on this quote: Enter removes it"))
        return ", ".join(part for part in parts if part)

    def counted(self, item: CodeItem) -> tuple[str, str]:
        """How much is behind a code, in full and in short; nothing for none."""
        if not item.quotes:
            return "", ""
        quotes = number_of(item.quotes, self.tr("1 quote"), self.tr("{n} quotes"))
        customers = number_of(item.customers, self.tr("1 customer"), self.tr("{n} customers"))
        return self.tr("{quotes}, {customers}").format(quotes=quotes, customers=customers), customers

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.said(row)
        if role == COUNTED and row.hit is not None:
            return self.counted(row.hit.item)
        return row if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag
        row = self.rows[index.row()] if index.isValid() else None
        return flags.ItemIsEnabled | flags.ItemIsSelectable if row is not None and row.enabled else flags.NoItemFlags


class PickerDelegate(QStyledItemDelegate):
    """Paints path, name with the matched letters bold, people; a check mark where the quote has the code."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        now, box = theme.current(), QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            rounded(painter, box.adjusted(2, 1, -2, -1), now.accent_ground, None, 5)
        inside = box.adjusted(8, 0, -8, 0)
        if row.hit is None:
            self._paint_create(painter, inside, index, row)
        else:
            self._paint_code(painter, inside, row, row.hit, index.data(COUNTED))
        painter.restore()

    def _paint_create(self, painter: QPainter, box: QRectF, index: _Index, row: Row) -> None:
        now, look = theme.current(), theme.font()
        room = box.adjusted(0, 0, -(_paint_cap(painter, box.right(), box, row.key)), 0) if row.key else box
        painter.setFont(look)
        painter.setPen(now.ink if row.enabled else now.faint)
        text = QFontMetricsF(look).elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_code(
        self, painter: QPainter, box: QRectF, row: Row, hit: Hit[CodeItem], counted: tuple[str, str]
    ) -> None:
        now = theme.current()
        right = self._paint_end(painter, box, row, hit.item)
        plain, bold = theme.font(), theme.font(theme.UI_TEXT, 700)
        baseline = box.center().y() + QFontMetricsF(plain).capHeight() / 2
        pieces = name_pieces(hit)
        name_width = sum(QFontMetricsF(bold if strong else plain).horizontalAdvance(text) for text, strong in pieces)
        room = max(24.0, right - box.left() - name_width - 4)
        painter.setFont(plain)
        painter.setPen(now.muted)
        over = QFontMetricsF(plain).elidedText(row.over, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(box.left(), baseline), over)
        x = box.left() + QFontMetricsF(plain).horizontalAdvance(over)
        painter.setPen(now.ink)
        for text, strong in pieces:
            x = _draw(painter, text, bold if strong else plain, x, baseline, right)
        painter.setFont(plain)
        painter.setPen(now.faint)
        fits = (text for text in counted if x + 6 + QFontMetricsF(plain).horizontalAdvance(text) <= right)
        painter.drawText(QPointF(x + 6, baseline), next(fits, ""))

    def _paint_end(self, painter: QPainter, box: QRectF, row: Row, item: CodeItem) -> float:
        """Key cap and check mark at the right; where the room for the name ends."""
        now, right = theme.current(), box.right()
        if row.applied:
            icons.paint(painter, QRectF(right - 16, box.center().y() - 8, 16, 16), "check", now.accent)
            right -= 22
        if item.key:
            right -= _paint_cap(painter, right, box, item.key)
        return right


def _paint_cap(painter: QPainter, right: float, box: QRectF, key: str) -> float:
    """A key at the end of a row; how much room it takes."""
    now, cap = theme.current(), QRectF(right - 18, box.center().y() - 9, 18, 18)
    rounded(painter, cap, now.panel, now.line, 4)
    painter.setFont(theme.font(theme.SMALL, tabular=True))
    painter.setPen(now.muted)
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
    return 24.0


def name_pieces(hit: Hit[CodeItem]) -> list[tuple[str, bool]]:
    """A name cut into (text, whether it is bold)."""
    name, at, found = hit.item.name, 0, []
    for span in sorted(set(hit.bold)):
        if span.start >= at:
            found += [(name[at : span.start], False), (span.of(name), True)]
            at = span.end
    return [piece for piece in [*found, (name[at:], False)] if piece[0]]


def _draw(painter: QPainter, text: str, look: QFont, x: float, baseline: float, right: float) -> float:
    metrics = QFontMetricsF(look)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, right - x))
    painter.setFont(look)
    painter.drawText(QPointF(x, baseline), shown)
    return x + metrics.horizontalAdvance(shown)
