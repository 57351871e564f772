# SPDX-License-Identifier: MIT
"""What stands in a table of this page, and how a cell is painted: words, a chip, a check box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.widgets.basic import rounded

TONE_ROLE = Qt.ItemDataRole.UserRole + 1
"""A tone: the cell is painted as a chip."""
LOOK_ROLE = Qt.ItemDataRole.UserRole + 2
"""``bold``, ``muted``, ``faint``, ``link`` or nothing."""
ICON_ROLE = Qt.ItemDataRole.UserRole + 3
"""An icon behind the words of a chip."""

ROW_HEIGHT = 36
PAD = 12
_ICON = 13
_CHECK = 15

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell. With a ``tone`` it is a chip, with ``checked`` a check box."""

    text: str
    look: str = ""
    tone: str = ""
    icon: str = ""
    tip: str = ""
    checked: bool | None = None


class HoveredView(Protocol):
    """The table a delegate paints for, and where the pointer is in it."""

    hovered_row: int
    hovered_link: tuple[int, int]

    def hasFocus(self) -> bool: ...


class CellModel(QAbstractTableModel):
    """Rows of cells under headings."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[Cell, ...]] = []

    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        raise NotImplementedError

    def set_cells(self, rows: Sequence[tuple[Cell, ...]], *, same_rows: bool) -> None:
        """Show these cells. ``same_rows``: they are about the same things as before, so selection and place stay."""
        if same_rows and rows and len(rows) == len(self._rows):
            self._rows = list(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def set_cell(self, row: int, column: int, cell: Cell) -> None:
        """Change one cell, and paint nothing else."""
        if self._rows[row][column] != cell:
            self._rows[row] = (*self._rows[row][:column], cell, *self._rows[row][column + 1 :])
            self.dataChanged.emit(self.index(row, column), self.index(row, column))

    def cell(self, row: int, column: int) -> Cell:
        return self._rows[row][column]

    def rowCount(self, _parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return len(self._rows)

    def columnCount(self, _parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return len(self.headings())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.headings()[section]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return None if cell.checked is None else Qt.CheckState.Checked if cell.checked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headings()[index.column()]}: {cell.text}".removeprefix(": ")
        field = _FIELDS.get(role)
        return getattr(cell, field) or None if field else None


_FIELDS: dict[int, str] = {
    Qt.ItemDataRole.DisplayRole: "text",
    Qt.ItemDataRole.ToolTipRole: "tip",
    TONE_ROLE: "tone",
    LOOK_ROLE: "look",
    ICON_ROLE: "icon",
}


class CellDelegate(QStyledItemDelegate):
    """Paints a cell from its text, tone and look."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = cast("HoveredView", view)

    def words_rect(self, rect: QRect, index: AnyIndex) -> QRect:
        """Where the words (or the chip) of a cell stand: what one has to hit to follow a link."""
        inside = rect.adjusted(PAD, 0, -4, 0)
        return QRect(inside.left(), rect.top(), min(_width(index), inside.width()), rect.height())

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(cell_width(index), ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        now = theme.current()
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        if selected or self._view.hovered_row == index.row():
            ground = now.accent_ground if selected else theme.mix(now.paper, now.ink, 0.035)
            painter.fillRect(rect, ground)
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), now.line_faint)
        if selected and index.column() == 0 and self._view.hasFocus():
            painter.fillRect(QRectF(rect.left(), rect.top(), 2, rect.height()), now.accent)
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            self._paint_check(painter, rect, index)
        elif index.data(TONE_ROLE):
            self._paint_chip(painter, rect, index)
        else:
            self._paint_words(painter, rect, index)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        look = index.data(LOOK_ROLE) or ""
        font = _font(look)
        inside = rect.adjusted(PAD, 0, -4, 0)
        if look == "link" and self._view.hovered_link == (index.row(), index.column()):
            font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(_ink(look, underlined=font.underline()))
        mode = Qt.TextElideMode.ElideRight
        shown = QFontMetrics(font).elidedText(_text(index), mode, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_chip(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        tone, icon = theme.tone_of(index.data(TONE_ROLE)), index.data(ICON_ROLE) or ""
        words = self.words_rect(rect, index)
        box = QRectF(words.left(), rect.center().y() - 9.5, words.width(), 20)
        rounded(painter, box, tone.ground, None, 10)
        font = _chip_font()
        painter.setFont(font)
        painter.setPen(tone.text)
        inside = box.adjusted(8, 0, -8 - _icon_width(index), 0)
        shown = QFontMetrics(font).elidedText(_text(index), Qt.TextElideMode.ElideRight, round(inside.width()) + 1)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if icon:
            place = QRectF(box.right() - 8 - _ICON, box.center().y() - _ICON / 2, _ICON, _ICON)
            icons.paint(painter, place, icon, tone.text)

    def _paint_check(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        now = theme.current()
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        box = QRectF(rect.left() + PAD, rect.center().y() - 7, _CHECK, _CHECK)
        if checked:
            rounded(painter, box, now.primary, now.primary, 4)
            icons.paint(painter, box.adjusted(1.5, 1.5, -1.5, -1.5), "check", now.primary_text)
        else:
            rounded(painter, box, now.panel, theme.mix(now.faint, now.panel, 0.2), 4)


def _text(index: AnyIndex) -> str:
    return str(index.data(Qt.ItemDataRole.DisplayRole) or "")


def cell_width(index: AnyIndex) -> int:
    """Pixels a cell needs so that nothing of it is cut off."""
    return _width(index) + 2 * PAD


def _width(index: AnyIndex) -> int:
    if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
        return _CHECK
    if index.data(TONE_ROLE):
        return _advance(_text(index), "chip") + 18 + _icon_width(index)
    return _advance(_text(index), index.data(LOOK_ROLE) or "") + 1


def widest_cell(model: CellModel, column: int, most: int) -> int:
    """As the widest `cell_width` of the first rows, without asking through Qt for every one."""
    cells = (model.cell(row, column) for row in range(min(model.rowCount(), most)))
    return max((_room_for(cell) for cell in cells), default=0)


def _room_for(cell: Cell) -> int:
    if cell.checked is not None:
        return _CHECK + 2 * PAD
    if cell.tone:
        return _advance(cell.text, "chip") + 18 + (_ICON + 4 if cell.icon else 0) + 2 * PAD
    return _advance(cell.text, cell.look) + 1 + 2 * PAD


@lru_cache(maxsize=8192)
def _advance(text: str, look: str) -> int:
    """Pixels of a text. Hundreds of rows are measured again whenever one of them changes."""
    return QFontMetrics(_chip_font() if look == "chip" else _font(look)).horizontalAdvance(text)


def _icon_width(index: AnyIndex) -> int:
    return _ICON + 4 if index.data(ICON_ROLE) else 0


def _chip_font() -> QFont:
    return theme.font(11.5, 500)


def _font(look: str) -> QFont:
    return theme.font(theme.UI_TEXT, 600 if look == "bold" else 400, tabular=look in ("", "link"))


def _ink(look: str, *, underlined: bool = False) -> QColor:
    now = theme.current()
    if underlined:
        return now.accent
    return {"muted": now.muted, "faint": now.faint}.get(look, now.ink)
