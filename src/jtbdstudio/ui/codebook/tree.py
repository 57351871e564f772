# SPDX-License-Identifier: MIT
"""The tree of codes: rows one selects, numbers that are links, and a drag that says what it will do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTreeView, QWidget

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.codebook.landing import AFTER, BEFORE, ON, Landing, landing
from jtbdstudio.ui.codebook.model import CUSTOMERS, MIME, NAME, QUOTES, CodeModel
from jtbdstudio.ui.codebook.rows import CodeDelegate
from jtbdstudio.ui.widgets.basic import rounded

_CLOSED_AT_FIRST = ("timeline", "energy", "lens", "milestones")
_OPEN_AFTER_MS = 700


class CodeTreeView(QTreeView):
    """Shows a :class:`CodeModel`. What is open and selected stays so when the codes are read anew."""

    number_chosen = Signal(str)  # code id
    moved = Signal(object, str, object)  # code ids, parent id, ordinal or None
    current_changed = Signal()
    selection_changed = Signal()

    def __init__(self, model: CodeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.codes = model
        self.hovered = QModelIndex()
        self._row_under = QModelIndex()
        self.landing: Landing | None = None
        self._line, self._at = QRect(), QPoint()
        self._closed: set[str] | None = None
        self._pressed = QModelIndex()
        self._settling = False
        self.setModel(model)
        self.delegate = CodeDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setProperty("quiet", True)
        self.setProperty("painted", True)
        self.setUniformRowHeights(True)
        self.setIndentation(18)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(_OPEN_AFTER_MS)
        self._set_up_header()
        self.collapsed.connect(self._on_collapsed)
        self.expanded.connect(self._on_expanded)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.watcher.theme_changed.connect(self.viewport().update)

    def _set_up_header(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setFont(theme.font(11.5))
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((QUOTES, 84), (CUSTOMERS, 100)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)

    # What is selected

    @property
    def current_id(self) -> str:
        return self.codes.code_id(self.currentIndex())

    @property
    def selected_ids(self) -> list[str]:
        """Codes that are selected, from top to bottom; families are none."""
        rows = [index for index in self.selectionModel().selectedRows(NAME) if self.codes.node(index).entry is not None]
        order = {entry.id: place for place, entry in enumerate(self.codes.entries())}
        return sorted((self.codes.code_id(index) for index in rows), key=lambda code_id: order[code_id])

    def select(self, code_id: str) -> bool:
        """Make a code the current one and bring it into view; whether it is shown."""
        index = self.codes.index_of(code_id)
        if not index.isValid():
            return False
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        flags = QItemSelectionModel.SelectionFlag
        # said outright: otherwise Qt asks which keys are held, and Ctrl+V would not select what it pasted
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def keep_place(self, change: object) -> None:
        """Do something that builds the rows anew, and be where one was; ``change`` takes no argument."""
        self.hovered = self._row_under = self._pressed = QModelIndex()
        current, selected, top = self.current_id, self.selected_ids, self.verticalScrollBar().value()
        self._settling = True
        assert callable(change)
        change()
        self._open()
        index = self.codes.index_of(current)
        selection = self.selectionModel()
        if index.isValid():
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for code_id in selected:
            if (found := self.codes.index_of(code_id)).isValid():
                selection.select(found, flags)
        self.verticalScrollBar().setValue(top)
        self._settling = False
        self.current_changed.emit()
        self.selection_changed.emit()

    def _open(self) -> None:
        if self._closed is None and self.codes.entries():
            self._closed = {e.id for e in self.codes.entries() if e.depth == 0 and e.handle in _CLOSED_AT_FIRST}
        closed = set() if self.codes.is_filtered else self._closed or set()
        for entry in self.codes.entries():
            if (index := self.codes.index_of(entry.id)).isValid():
                self.setExpanded(index, entry.id not in closed)

    def forget(self) -> None:
        """Another study: nothing is known of it yet."""
        self._closed = None

    def write(self, code_id: str) -> None:
        """Type the name in place."""
        index = self.codes.index_of(code_id)
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.select(code_id)
            self.edit(index)

    def write_new(self, parent_id: str) -> bool:
        """A row below a code, with the name of a new one being typed; whether that can be seen."""
        if not self.select(parent_id):
            return False
        self.expand(self.codes.index_of(parent_id))
        self._settling = True
        index = self.codes.begin_draft(parent_id)
        self._settling = False
        self.scrollTo(index)
        self.edit(index)
        return True

    def _on_current_changed(self, *_changes: object) -> None:
        if not self._settling:
            self.current_changed.emit()

    def _on_selection_changed(self, *_changes: object) -> None:
        if not self._settling:
            self.selection_changed.emit()

    def _on_collapsed(self, index: QModelIndex) -> None:
        if not self._settling and self._closed is not None and not self.codes.is_filtered:
            self._closed.add(self.codes.code_id(index))

    def _on_expanded(self, index: QModelIndex) -> None:
        if not self._settling and self._closed is not None:
            self._closed.discard(self.codes.code_id(index))

    # Numbers

    def _number_at(self, point: QPoint) -> QModelIndex:
        index = self.indexAt(point)
        if not index.isValid() or index.column() == NAME or str(index.data() or "0") == "0":
            return QModelIndex()
        return index if self.delegate.number_rect(self.visualRect(index), index).contains(point) else QModelIndex()

    def _hover(self, index: QModelIndex, row: QModelIndex) -> None:
        if (index, row) != (self.hovered, self._row_under):
            self.hovered, self._row_under = index, row
            shape = Qt.CursorShape.PointingHandCursor if index.isValid() else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    # A drag

    def land(self, code_ids: Sequence[str], point: QPoint) -> Landing | None:
        """Where codes held over a point would land; the line that shows it is drawn."""
        index = self.indexAt(point).siblingAtColumn(NAME)
        self._line, self.landing, self._at = QRect(), None, point
        if index.isValid() and self.codes.node(index).entry is not None:
            box = self.visualRect(index)
            where = _where(point.y() - box.top(), box.height())
            self.landing = landing(self.codes, code_ids, self.codes.code_id(index), where)
            if self.landing is not None:
                edge = box.top() if where == BEFORE else box.bottom()
                height = box.height() if where == ON else 0
                self._line = QRect(
                    box.left(), box.top() if where == ON else edge, self.viewport().width() - box.left(), height
                )
        self.viewport().update()
        return self.landing

    def _let_go(self) -> None:
        self.landing, self._line = None, QRect()
        self.viewport().update()

    def startDrag(self, _actions: Qt.DropAction) -> None:
        codes = [code_id for code_id in self.selected_ids if (entry := self.codes.entry(code_id)) and entry.is_own]
        if not codes or len(codes) != len(self.selected_ids):
            return
        drag = QDrag(self)
        drag.setMimeData(_carried(codes))
        entry = self.codes.entry(codes[0])
        drag.setPixmap(_picture(entry.name if entry and len(codes) == 1 else self.tr("{n} codes").format(n=len(codes))))
        drag.setHotSpot(QPoint(-14, 8))
        drag.exec(Qt.DropAction.MoveAction)
        self._let_go()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls near the edges, opens what one waits over
        found = self.land(_codes_in(event.mimeData()), event.position().toPoint())
        event.setAccepted(found is not None and not found.refused)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._let_go()

    def dropEvent(self, event: QDropEvent) -> None:
        codes = _codes_in(event.mimeData())
        found = self.land(codes, event.position().toPoint())
        self._let_go()
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the rows are read anew; the view must not move them itself
        if found is not None and not found.refused:
            event.accept()
            self.moved.emit(codes, found.parent_id, found.ordinal)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.landing is None:
            return
        painter, now = QPainter(self.viewport()), theme.current()
        color = now.tones["struggle"].strong if self.landing.refused else now.accent
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.landing.refused:
            painter.setPen(QPen(color, 2))
            if self._line.height():
                painter.drawRoundedRect(QRectF(self._line).adjusted(1, 1, -8, -1), 6, 6)
            else:
                painter.drawLine(self._line.left(), self._line.top(), self._line.right() - 8, self._line.top())
        self._paint_words(painter, self.landing.words, color)

    def _paint_words(self, painter: QPainter, words: str, color: object) -> None:
        """What letting go does, beside the pointer."""
        painter.setFont(theme.font(12, 500))
        width = painter.fontMetrics().horizontalAdvance(words) + 18
        left = max(4, min(self._at.x() + 16, self.viewport().width() - width - 6))
        top = max(4, min(self._at.y() + 18, self.viewport().height() - 30))
        box = QRectF(left, top, width, 24)
        rounded(painter, box, color, None, 6)  # type: ignore[arg-type]
        painter.setPen(theme.current().panel)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    # Events of Qt

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        now, row = theme.current(), QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
        if self.selectionModel().isRowSelected(index.row(), index.parent()):
            rounded(painter, QRectF(row.adjusted(0, 1, -8, -1)), now.accent_ground, None, 6)
        elif self._row_under.isValid() and self.codes.node(self._row_under) is self.codes.node(index):
            rounded(painter, QRectF(row.adjusted(0, 1, -8, -1)), theme.mix(now.paper, now.ink, 0.035), None, 6)
        super().drawRow(painter, option, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Just the arrow: the ground of the row is drawn already."""
        if not self.codes.rowCount(index):
            return
        now, size = theme.current(), 12
        box = QRectF(rect.right() - size - 2, rect.center().y() - size / 2 + 1, size, size)
        icons.paint(painter, box, "down" if self.isExpanded(index) else "right", now.muted)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        self._hover(self._number_at(point), self.indexAt(point).siblingAtColumn(NAME))
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._number_at(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, QModelIndex()
        super().mouseReleaseEvent(event)
        here = self._number_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and here.isValid() and here == pressed:
            self.number_chosen.emit(self.codes.code_id(here))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(QModelIndex(), QModelIndex())
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


def _where(offset: int, height: int) -> str:
    """The upper and lower quarter of a row are between rows."""
    if offset * 4 < height:
        return BEFORE
    return AFTER if offset * 4 > 3 * height else ON


def _carried(code_ids: Sequence[str]) -> QMimeData:
    data = QMimeData()
    data.setData(MIME, "\n".join(code_ids).encode())
    return data


def _codes_in(data: QMimeData) -> list[str]:
    return bytes(data.data(MIME).data()).decode().split()


def _picture(words: str) -> QPixmap:
    """What hangs on the pointer: the name of what is moved."""
    font, now = theme.font(12.5, 500), theme.current()
    width = min(260, theme.text_width(words, font) + 22)
    picture = QPixmap(width, 26)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    rounded(painter, QRectF(picture.rect()), now.panel, now.line, 7)
    painter.setFont(font)
    painter.setPen(now.ink)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width - 20)
    painter.drawText(QRectF(10, 0, width - 20, 26), Qt.AlignmentFlag.AlignVCenter, shown)
    painter.end()
    return picture
