# SPDX-License-Identifier: MIT
"""The table with the keys of a spreadsheet; the code stays in sight however far one goes to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.customers.editors import SheetDelegate
from jtbdstudio.ui.widgets.cells import LOOK_ROLE, AnyIndex

if TYPE_CHECKING:
    from jtbdstudio.ui.customers.columns import Column
    from jtbdstudio.ui.customers.model import CustomerModel

_ROW = 34
_HEAD = 34
_NUMBERS = 38
CODE = 0


class _PaperHead(QHeaderView):
    """Headings nothing shines through."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.current().paper)
        painter.end()
        super().paintEvent(event)


class _Frozen(QTableView):
    """The codes once more, on top of what has been scrolled under them."""

    hovered_row, hovered_link = -1, (-1, -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.current().paper)
        painter.end()
        super().paintEvent(event)


class SheetView(QTableView):
    """Cells one goes about in with the arrows, selects ranges of, and writes by typing."""

    link_chosen = Signal(int, int)  # row, column
    fit_wanted = Signal(int)  # row
    toggled = Signal(int, int)  # row, column: yes becomes no
    heading_menu_wanted = Signal(int, object)  # column, global point
    menu_wanted = Signal(object)  # global point

    def __init__(self, model: CustomerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered_row, self.hovered_link = -1, (-1, -1)
        self._customers = model
        self.setModel(model)
        self.setProperty("quiet", True)
        self._dress(self)
        self._delegate = SheetDelegate(self, self)
        self.setItemDelegate(self._delegate)
        self._delegate.left.connect(self._go_on)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(True)
        numbers = self.verticalHeader()
        numbers.setFixedWidth(_NUMBERS)
        numbers.setFont(theme.font(theme.SMALL, tabular=True))
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        numbers.setSectionsClickable(True)
        numbers.setHighlightSections(False)
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_heading_menu)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.frozen = self._make_frozen()
        self.horizontalScrollBar().valueChanged.connect(self._place_frozen)
        header.sectionResized.connect(self._on_section_resized)
        model.modelReset.connect(self.set_widths)
        theme.watcher.theme_changed.connect(self._on_theme_changed)
        self.set_widths()

    @staticmethod
    def _dress(view: QTableView) -> None:
        view.setShowGrid(False)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().setDefaultSectionSize(_ROW)
        view.verticalHeader().setMinimumSectionSize(_ROW)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = view.horizontalHeader()
        header.setFixedHeight(_HEAD)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFont(theme.font(11.5))
        header.setMinimumSectionSize(40)

    def _make_frozen(self) -> QTableView:
        frozen = _Frozen(self)
        frozen.setHorizontalHeader(_PaperHead(Qt.Orientation.Horizontal, frozen))
        frozen.setModel(self._customers)
        frozen.setSelectionModel(self.selectionModel())
        frozen.setItemDelegate(SheetDelegate(frozen, self, opaque=True))
        self._dress(frozen)
        frozen.setFrameShape(QFrame.Shape.NoFrame)
        frozen.setProperty("quiet", True)
        frozen.verticalHeader().hide()
        frozen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frozen.setFocusProxy(self)
        frozen.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        frozen.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        frozen.setAccessibleName(self.tr("Codes"))
        for policy in (frozen.setHorizontalScrollBarPolicy, frozen.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(frozen.verticalScrollBar().setValue)
        frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        frozen.horizontalHeader().setSectionsClickable(True)
        frozen.horizontalHeader().sectionClicked.connect(self._on_frozen_heading)
        frozen.doubleClicked.connect(self.write)
        frozen.hide()
        return frozen

    def set_widths(self) -> None:
        """Every column as wide as it is meant to be, or as somebody made it."""
        for at, column in enumerate(self._customers.columns):
            self.setColumnWidth(at, self._kept_widths().get(column.key, column.width))
            self.frozen.setColumnHidden(at, at != CODE)
        self.frozen.setColumnWidth(CODE, self.columnWidth(CODE))
        self._place_frozen()

    def _kept_widths(self) -> dict[str, int]:
        if not hasattr(self, "_widths"):
            self._widths: dict[str, int] = {}
        return self._widths

    def _on_section_resized(self, at: int, _before: int, now: int) -> None:
        if 0 <= at < len(self._customers.columns):
            self._kept_widths()[self._customers.columns[at].key] = now
        if at == CODE:
            self.frozen.setColumnWidth(CODE, now)
            self._place_frozen()

    def _place_frozen(self, *_value: int) -> None:
        frame, width = self.frameWidth(), self.columnWidth(CODE)
        height = self.viewport().height() + self.horizontalHeader().height()
        self.frozen.setGeometry(self.verticalHeader().width() + frame, frame, width, height)
        self.frozen.setVisible(self.horizontalScrollBar().value() > 0)

    def _on_frozen_heading(self, _section: int) -> None:
        ascending = self.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        again = self.horizontalHeader().sortIndicatorSection() == CODE and ascending
        self.sortByColumn(CODE, Qt.SortOrder.DescendingOrder if again else Qt.SortOrder.AscendingOrder)

    def _on_theme_changed(self) -> None:
        self.viewport().update()

    @property
    def current_row(self) -> int:
        return self.currentIndex().row()

    def column(self, at: int) -> Column:
        return self._customers.columns[at]

    def block(self) -> tuple[range, range]:
        """Rows and columns of the selected range, or the current cell's."""
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(n) for n in range(chosen.count())]
        if not ranges:
            here = self.currentIndex()
            return range(here.row(), here.row() + 1), range(here.column(), here.column() + 1)
        top, bottom = min(r.top() for r in ranges), max(r.bottom() for r in ranges)
        left, right = min(r.left() for r in ranges), max(r.right() for r in ranges)
        return range(top, bottom + 1), range(left, right + 1)

    @property
    def has_whole_rows(self) -> bool:
        """Whether whole customers are selected."""
        rows, columns = self.block()
        return len(columns) == len(self._customers.columns) and bool(rows) and rows[0] >= 0

    def select_block(self, rows: range, columns: range) -> None:
        """Select a range; its first cell is the current one."""
        model = self._customers
        chosen = QItemSelection(model.index(rows[0], columns[0]), model.index(rows[-1], columns[-1]))
        self.setCurrentIndex(model.index(rows[0], columns[0]))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def select_rows(self) -> None:
        """Take the selected cells to whole rows."""
        rows, _ = self.block()
        if rows[0] >= 0:
            here = self.currentIndex()
            self.select_block(rows, range(len(self._customers.columns)))
            self.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)

    def select_cell(self, row: int, column: int) -> None:
        """Go to a cell and bring it into view."""
        if 0 <= row < self._customers.rowCount():
            self.setCurrentIndex(self._customers.index(row, max(0, column)))
            self.scrollTo(self.currentIndex())

    def write(self, index: QModelIndex | None = None) -> None:
        """Do what ``Enter`` means in a cell: write it, choose in it, or follow where it leads."""
        here = index if isinstance(index, QModelIndex) else self.currentIndex()
        if not here.isValid():
            return
        column = self.column(here.column())
        if here.data(LOOK_ROLE) == "link":
            self.link_chosen.emit(here.row(), here.column())
        elif not self._customers.editable or not column.editable:
            return
        elif column.way == "fit":
            self.fit_wanted.emit(here.row())
        elif column.way == "yes_no":
            self.toggled.emit(here.row(), here.column())
        else:
            if here.column() == CODE:  # it is written where it really is
                self.horizontalScrollBar().setValue(0)
            self.setCurrentIndex(here)
            self.edit(here)

    def _go_on(self, way: str) -> None:
        """After writing a cell."""
        here = self.currentIndex()
        steps = {"down": (1, 0), "right": (0, 1), "left": (0, -1)}
        down, right = steps.get(way, (0, 0))
        after = self._customers.index(here.row() + down, here.column() + right)
        self.setFocus()
        if way and after.isValid():
            self.setCurrentIndex(after)

    def _on_heading_menu(self, point: object) -> None:
        header = self.horizontalHeader()
        self.heading_menu_wanted.emit(header.logicalIndexAt(point), header.mapToGlobal(point))  # type: ignore[call-overload]

    def _on_menu(self, point: object) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(point))  # type: ignore[call-overload]

    def _link_at(self, event: QMouseEvent) -> tuple[int, int]:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or index.data(LOOK_ROLE) != "link":
            return (-1, -1)
        words = self._delegate.words_rect(self.visualRect(index), index)
        return (index.row(), index.column()) if words.contains(event.position().toPoint()) else (-1, -1)

    def scrollTo(
        self, index: AnyIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        if index.column() > CODE and (hidden := self.columnWidth(CODE) - self.visualRect(index).left()) > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        link = self._link_at(event)
        if link != self.hovered_link:
            self.hovered_link = link
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link[0] >= 0 else Qt.CursorShape.ArrowCursor)
            self.viewport().update()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        link, (rows, columns) = self._link_at(event), self.block()
        if event.button() == Qt.MouseButton.LeftButton and link[0] >= 0 and len(rows) == len(columns) == 1:
            self.link_chosen.emit(*link)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.data(LOOK_ROLE) != "link":
            self.write(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        way = self.column(here.column()).way if here.isValid() else ""
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and way in ("yes_no", "fit", "shown"):
            self.write()
        elif event.key() == Qt.Key.Key_Escape:
            self.select_cell(here.row(), here.column())
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave and self.hovered_link != (-1, -1):
            self.hovered_link = (-1, -1)
            self.viewport().update()
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_frozen()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._repaint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint()

    def _repaint(self) -> None:
        self.viewport().update()
        self.frozen.viewport().update()
