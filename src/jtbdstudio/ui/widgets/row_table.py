# SPDX-License-Identifier: MIT
"""A calm table: rows one selects, numbers that are links, columns that share the room there is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets.cells import LOOK_ROLE, PAD, ROW_HEIGHT, CellDelegate, CellModel, cell_width, widest_cell

_NARROWEST = 84
_MOST_MEASURED = 300


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
        self._giving: tuple[int, ...] = ()
        self._least: dict[int, int] = {}
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
        header.setMinimumSectionSize(8)
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

    def fit_columns(
        self,
        stretch: int,
        widest: int = 400,
        spare: tuple[int, ...] = (),
        edge: int = 0,
        limits: Mapping[int, int] | None = None,
        least: Mapping[int, int] | None = None,
        giving: tuple[int, ...] = (),
    ) -> None:
        """Every column as wide as its words (up to ``widest``, or its own of the ``limits``), the rest for one of them.

        Where the rest would be too little, the ``spare`` columns go, one after the other. ``edge`` is so much more room
        behind the last one. ``least`` is what a column needs; the ``giving`` ones shrink to it for the stretching one.
        """
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column in range(self.model().columnCount()):
            heading = str(self.model().headerData(column, Qt.Orientation.Horizontal))
            wanted = max(self._widest(column), theme.text_width(heading, header.font()) + 2 * PAD)
            self._widths[column] = max(min(wanted, (limits or {}).get(column, widest)), (least or {}).get(column, 0))
        self._widths[self.model().columnCount() - 1] += edge
        self._stretch, self._spare, self._least, self._giving = stretch, spare, dict(least or {}), giving
        self._share_room()

    def _widest(self, column: int) -> int:
        """The widest cell of a column, whether it is in view or not."""
        model = self.model()
        if isinstance(model, CellModel):
            return widest_cell(model, column, _MOST_MEASURED)
        rows = range(min(model.rowCount(), _MOST_MEASURED))
        return max((cell_width(model.index(row, column)) for row in rows), default=0)

    def _share_room(self) -> None:
        others = [column for column in self._widths if column != self._stretch]
        widths = dict(self._widths)
        room = self.viewport().width() - sum(widths[column] for column in others)
        for column in self._giving:
            lack = self._least.get(self._stretch, 0) - room
            given = max(0, min(lack, widths[column] - self._least.get(column, 0)))
            widths[column] -= given
            room += given
        hidden = set()
        for column in self._spare:
            if room < _NARROWEST:
                hidden.add(column)
                room += self._widths[column]
        for column in others:
            self.setColumnHidden(column, column in hidden)
            self.setColumnWidth(column, widths[column])
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
