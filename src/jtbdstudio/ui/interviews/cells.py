# SPDX-License-Identifier: MIT
"""Tables of this page: calm rows, chips where a cell has a tone, numbers that are links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.widgets.basic import rounded

TONE_ROLE = Qt.ItemDataRole.UserRole + 1
"""A tone: the cell is painted as a chip."""
LOOK_ROLE = Qt.ItemDataRole.UserRole + 2
"""``bold``, ``muted``, ``faint``, ``link`` or nothing."""
ICON_ROLE = Qt.ItemDataRole.UserRole + 3
"""An icon behind the words of a chip."""

ROW_HEIGHT = 36
_PAD = 12
_NARROWEST = 86
_ICON = 13

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

    def __init__(self, view: RowTable) -> None:
        super().__init__(view)
        self._view = view

    def words_rect(self, rect: QRect, index: AnyIndex) -> QRect:
        """Where the words (or the chip) of a cell stand: what one has to hit to follow a link."""
        inside = rect.adjusted(_PAD, 0, -4, 0)
        return QRect(inside.left(), rect.top(), min(_width(index), inside.width()), rect.height())

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(_width(index) + 2 * _PAD, ROW_HEIGHT)

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
        inside = rect.adjusted(_PAD, 0, -4, 0)
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
        box = QRectF(rect.left() + _PAD, rect.center().y() - 7, 15, 15)
        if checked:
            rounded(painter, box, now.primary, now.primary, 4)
            icons.paint(painter, box.adjusted(1.5, 1.5, -1.5, -1.5), "check", now.primary_text)
        else:
            rounded(painter, box, now.panel, theme.mix(now.faint, now.panel, 0.2), 4)


class RowTable(QTableView):
    """A table one selects rows in. A number is a link, a double click chooses a row, ``Space`` or a click checks it."""

    link_chosen = Signal(int, int)  # row, column
    row_chosen = Signal(int)
    check_toggled = Signal(int)  # row

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self.hovered_link = (-1, -1)
        self._widths: dict[int, int] = {}
        self._stretch = -1
        self._spare: tuple[int, ...] = ()
        self._cells = CellDelegate(self)
        self.setProperty("quiet", True)
        self.setItemDelegate(self._cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFont(theme.font(11.5))
        header.setMinimumSectionSize(30)
        self.doubleClicked.connect(self._on_double_clicked)
        theme.watcher.theme_changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self.viewport().update()

    @property
    def current_row(self) -> int:
        return self.currentIndex().row()

    def select_row(self, row: int) -> None:
        """Make a row the current one and bring it into view."""
        if row >= 0:
            self.setCurrentIndex(self.model().index(row, 0))
            self.scrollTo(self.currentIndex())

    def fit_columns(self, stretch: int, widest: int = 400, spare: tuple[int, ...] = ()) -> None:
        """Every column as wide as its words (up to ``widest``), the rest for one of them.

        Where the rest would be too little, the ``spare`` columns go, one after the other.
        """
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column in range(self.model().columnCount()):
            heading = str(self.model().headerData(column, Qt.Orientation.Horizontal))
            wanted = max(self.sizeHintForColumn(column), theme.text_width(heading, header.font()) + 2 * _PAD)
            self._widths[column] = min(wanted, widest)
        self._stretch, self._spare = stretch, spare
        self._share_room()

    def _share_room(self) -> None:
        others = [column for column in self._widths if column != self._stretch]
        room = self.viewport().width() - sum(self._widths[column] for column in others)
        hidden = set()
        for column in self._spare:
            if room < _NARROWEST:
                hidden.add(column)
                room += self._widths[column]
        for column in others:
            self.setColumnHidden(column, column in hidden)
            self.setColumnWidth(column, self._widths[column])
        if self._stretch in self._widths:
            self.setColumnWidth(self._stretch, max(room, 40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if not self._is_link(index):
            self.row_chosen.emit(index.row())

    def _is_link(self, index: QModelIndex) -> bool:
        return index.isValid() and index.data(LOOK_ROLE) == "link"

    def _link_at(self, event: QMouseEvent) -> tuple[int, int]:
        index = self.indexAt(event.position().toPoint())
        if not self._is_link(index):
            return (-1, -1)
        words = self._cells.words_rect(self.visualRect(index), index)
        return (index.row(), index.column()) if words.contains(event.position().toPoint()) else (-1, -1)

    def _hover(self, row: int, link: tuple[int, int]) -> None:
        if (row, link) != (self.hovered_row, self.hovered_link):
            self.hovered_row, self.hovered_link = row, link
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link[0] >= 0 else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row(), self._link_at(event))
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        link, index = self._link_at(event), self.indexAt(event.position().toPoint())
        if link[0] >= 0:
            self.link_chosen.emit(*link)
        elif index.isValid() and index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            self.check_toggled.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current_row >= 0:
            self.check_toggled.emit(self.current_row)
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1, (-1, -1))
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


def _text(index: AnyIndex) -> str:
    return str(index.data(Qt.ItemDataRole.DisplayRole) or "")


def _width(index: AnyIndex) -> int:
    if index.data(TONE_ROLE):
        return QFontMetrics(_chip_font()).horizontalAdvance(_text(index)) + 18 + _icon_width(index)
    return QFontMetrics(_font(index.data(LOOK_ROLE) or "")).horizontalAdvance(_text(index)) + 1


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
