# SPDX-License-Identifier: MIT
"""The lists beside the board: one model, one look, for waiting notes, codes, and the board as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.board.gestures import THRESHOLD

ROW = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_KEYS = frozenset(
    {
        Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
        Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space,
    }
)  # fmt: skip
"""Keys a list needs for itself, whatever they mean on the canvas."""
HEIGHTS = {"group": 30, "note": 43, "code": 42}
"""Of each kind of row, in pixels."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a `group`, a `note` or a `code`.

    `note_ids` is what it stands for, `link` a word to click at its end.
    """

    key: str
    kind: str
    text: str
    detail: str = ""
    tone: str = "neutral"
    note_ids: tuple[str, ...] = ()
    zone_id: str | None = None
    code_id: str = ""
    placement_id: str = ""
    link: str = ""
    level: int = 0

    @property
    def spoken(self) -> str:
        return f"{self.text}, {self.detail}" if self.detail else self.text


class RowsModel(QAbstractListModel):
    """The rows of one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.spoken
        return row if role == ROW else None


class RowsView(QListView):
    """Rows to choose with keys and mouse, and to drag onto the board."""

    chosen = Signal(list)  # rows: Enter, Space or a double click
    link_clicked = Signal(object)  # the row whose link it was
    rows_selected = Signal(list)  # by the user
    drag_begun = Signal(list, QPoint)  # rows, global point
    drag_moved = Signal(QPoint)
    drag_ended = Signal(QPoint)
    escaped = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from jtbdstudio.ui.board.row_look import RowLook

        self._pressed: QPoint | None = None
        self._dragging = self._quiet = False
        self.model_ = RowsModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(RowLook(self))
        self.setAccessibleName(name)
        self.setProperty("quiet", True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def rows(self) -> list[Row]:
        return self.model_.rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the place in the list is kept."""
        if list(rows) == self.model_.rows:
            return
        place, scrolled = self.currentIndex().row(), self.verticalScrollBar().value()
        kept = {row.key for row in self.selected()}
        self._quiet = True
        self.model_.set_rows(rows)
        same = [i for i, row in enumerate(self.model_.rows) if row.key in kept]
        if same:
            self.choose_rows(same)
        elif place >= 0 and self.model_.rows:
            self.choose_rows([self._note_from(min(place, len(self.model_.rows) - 1))])
        self.verticalScrollBar().setValue(scrolled)
        self._quiet = False

    def _note_from(self, place: int) -> int:
        """The next row that is not a heading, so that one note after the other can be placed with one key."""
        for i in (*range(place, len(self.rows)), *range(place, -1, -1)):
            if self.rows[i].kind != "group":
                return i
        return place

    def choose_rows(self, places: Sequence[int]) -> None:
        """Select these rows without telling anybody."""
        before, self._quiet = self._quiet, True
        selection = self.selectionModel()
        selection.clearSelection()
        for place in places:
            selection.select(self.model_.index(place), selection.SelectionFlag.Select)
        if places:
            selection.setCurrentIndex(self.model_.index(places[-1]), selection.SelectionFlag.NoUpdate)
        self._quiet = before

    def selected(self) -> list[Row]:
        """The selected rows from top to bottom."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.rows[place] for place in places]

    def content_height(self) -> int:
        """What all rows need."""
        return sum(HEIGHTS[row.kind] for row in self.rows)

    def _link_at(self, point: QPoint) -> Row | None:
        from jtbdstudio.ui.board.row_look import link_rect

        index = self.indexAt(point)
        if not index.isValid():
            return None
        row: Row = self.rows[index.row()]
        return row if row.link and link_rect(row, self.visualRect(index)).contains(point) else None

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self.viewport()).fillRect(event.rect(), theme.current().panel)
        super().paintEvent(event)

    def selectionChanged(self, selected: Any, deselected: Any) -> None:
        super().selectionChanged(selected, deselected)
        if not self._quiet:
            self.rows_selected.emit(self.selected())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and (row := self._link_at(point)) is not None:
            self.link_clicked.emit(row)
            return
        on_row = event.button() == Qt.MouseButton.LeftButton and self.indexAt(point).isValid()
        self._pressed = point if on_row else None
        index = self.indexAt(point)
        if not (on_row and self.selectionModel().isSelected(index) and not event.modifiers()):
            super().mousePressEvent(event)  # a press on a selected row may be the beginning of a drag of all

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point, at = event.position().toPoint(), event.globalPosition().toPoint()
        if self._dragging:
            self.drag_moved.emit(at)
        elif self._pressed is not None and (point - self._pressed).manhattanLength() >= THRESHOLD:
            self._dragging = True
            self.drag_begun.emit(self.selected(), at)
        elif self._pressed is None:
            hand = self._link_at(point) is not None
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragging, self._dragging = self._dragging, False
        pressed, self._pressed = self._pressed, None
        if dragging:
            self.drag_ended.emit(event.globalPosition().toPoint())
            return
        if pressed is not None and not event.modifiers():
            self.setCurrentIndex(self.indexAt(pressed))
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.selected():
            self.chosen.emit(self.selected())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if plain and event.key() in _KEYS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._dragging, self._pressed = False, None
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.selected():
            self.chosen.emit(self.selected())
        else:
            super().keyPressEvent(event)
