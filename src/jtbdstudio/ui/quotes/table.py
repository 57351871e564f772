# SPDX-License-Identifier: MIT
"""The table of the quote list: rows one selects several of, a head one sorts by, notes one drags out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from jtbdstudio.domain.quote_filter import COLUMNS
from jtbdstudio.queries.quotes import QuoteCard
from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.note_drag import drag_notes
from jtbdstudio.ui.quotes.columns import FLAGS, widths
from jtbdstudio.ui.quotes.delegate import PAD, ROW_HEIGHT, QuoteDelegate
from jtbdstudio.ui.quotes.model import QuoteRows

_HEAD = 32


class QuoteHead(QHeaderView):
    """Names of the columns, icons over the narrow ones; a click sorts, a second one the other way round."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.column, self.descending = "ref", False
        self.setFixedHeight(_HEAD)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(8)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.watcher.theme_changed.connect(self._repaint)

    def show_order(self, column: str, descending: bool) -> None:
        """Mark the column the rows are sorted by."""
        self.column, self.descending = column, descending
        self._repaint()

    def _repaint(self) -> None:
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        now, column = theme.current(), COLUMNS[section]
        here = column == self.column
        painter.save()
        painter.fillRect(rect, now.panel)
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), now.line)
        color = now.ink if here else now.muted
        middle = rect.center().y()
        right = float(rect.left() + PAD)
        if column in FLAGS:
            icons.paint(painter, QRectF(rect.center().x() - 6.5, middle - 7, 14, 14), FLAGS[column][0], color)
            right = rect.center().x() + 5.5
        else:
            font = theme.font(11.5, 600 if here else 400)
            painter.setFont(font)
            painter.setPen(color)
            words = str(self.model().headerData(section, Qt.Orientation.Horizontal))
            painter.drawText(rect.adjusted(PAD, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
            right += theme.text_width(words, font) + 3
        if here:
            icons.paint(painter, QRectF(right, middle - 5, 11, 11), "down" if self.descending else "up", color)
        painter.restore()


class QuoteTable(QTableView):
    """Shows :class:`QuoteRows`; selection is by note ids, so that it outlives other rows and another order."""

    chosen = Signal()  # somebody selected other rows, or made another one the current one
    opened = Signal()
    menu_wanted = Signal(QPoint)  # global

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self._quiet = False
        self.rows, self.cells = QuoteRows(), QuoteDelegate(self)
        self.head = QuoteHead(self)
        self.setHorizontalHeader(self.head)
        self.setModel(self.rows)
        self.setItemDelegate(self.cells)
        self.setProperty("quiet", True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT // 2)
        self.setAccessibleName(self.tr("Quotes"))
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.selectionModel().currentRowChanged.connect(self._on_selected)
        self.doubleClicked.connect(self._on_double_clicked)
        self.customContextMenuRequested.connect(self._on_menu_wanted)

    # -------------------------------------------------------------------------------------------------- choosing

    @property
    def current(self) -> QuoteCard | None:
        """The note the details are about."""
        row = self.currentIndex().row()
        return self.rows.cards[row] if 0 <= row < len(self.rows.cards) else None

    def selected(self) -> list[QuoteCard]:
        """The selected notes in the order of the rows; the current one if none is."""
        cards = self.rows.cards
        chosen = [cards[index.row()] for index in sorted(self.selectionModel().selectedRows())]
        return chosen or [card for card in [self.current] if card is not None]

    def is_current(self, row: int) -> bool:
        return row == self.currentIndex().row()

    def select(self, note_ids: Sequence[str], *, scroll: bool = False) -> bool:
        """Select these notes, the first is the current one; without ``scroll`` the rows stay where they are.

        Answers whether any of them is in the list.
        """
        found = [row for row in map(self.rows.row_of, note_ids) if row >= 0]
        if not found:
            return False
        self.setAutoScroll(False)
        wanted = QItemSelection()
        for first, last in _runs(found):
            wanted.select(self.rows.index(first, 0), self.rows.index(last, len(COLUMNS) - 1))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.rows.index(found[0], 0), flags.NoUpdate)
        self.selectionModel().select(wanted, flags.ClearAndSelect)
        self.setAutoScroll(True)
        if scroll:
            self.reveal_row(found[0])
        return True

    def reveal_row(self, row: int) -> None:
        """Bring a row into view; one that is in view already stays where it is."""
        hint = QAbstractItemView.ScrollHint
        near = self.visualRect(self.rows.index(row, 0))
        inside = self.viewport().rect().contains(near.center())
        self.scrollTo(self.rows.index(row, 0), hint.EnsureVisible if inside else hint.PositionAtCenter)

    def show_cards(self, cards: Iterable[QuoteCard], strays: frozenset[str] = frozenset()) -> None:
        """Other rows: selection, current row and place stay with their notes as far as they are still here.

        That is nobody's choice, so nobody is told.
        """
        chosen = [card.id for card in self.selected()]
        current = self.current
        here = self.currentIndex().row()
        offset = self.visualRect(self.currentIndex()).top() if current is not None else 0
        self._quiet = True
        self.rows.show_cards(cards, strays)
        if current is not None and self.rows.row_of(current.id) >= 0:
            self.select([current.id, *chosen])
            top = self.visualRect(self.currentIndex()).top()
            bar = self.verticalScrollBar()
            if 0 <= offset < self.viewport().height():
                bar.setValue(bar.value() + top - offset)
        elif self.rows.cards:
            self.select([self.rows.cards[min(max(here, 0), len(self.rows.cards) - 1)].id], scroll=here >= 0)
        self._quiet = False

    def _on_selected(self) -> None:
        self.viewport().update()
        if not self._quiet:
            self.chosen.emit()

    def _on_double_clicked(self) -> None:
        self.opened.emit()

    def _on_menu_wanted(self, point: QPoint) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(point))

    def box_of_current(self, over: QWidget) -> QRect:
        """Where the words of the current row are on a widget around the table."""
        index = self.rows.index(self.currentIndex().row(), COLUMNS.index("text"))
        box = self.visualRect(index).intersected(self.viewport().rect())
        return QRect(self.viewport().mapTo(over, box.topLeft()), box.size())

    # ------------------------------------------------------------------------------------------------------- Qt

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys of this page; one looks for words in the search field."""

    def startDrag(self, _actions: Qt.DropAction) -> None:
        cards = self.selected()
        if cards:
            drag_notes(self, [card.id for card in cards], [card.short for card in cards], cards[0].tone)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, width in widths(self.viewport().width()).items():
            section = COLUMNS.index(column)
            self.setColumnHidden(section, not width)
            if width:
                self.setColumnWidth(section, width)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.cards:
            self.select([self.rows.cards[0].id])


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Rows as (first, last) of those that follow each other: a selection of hundreds is a handful of ranges."""
    runs: list[tuple[int, int]] = []
    for row in sorted(set(rows)):
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
