# SPDX-License-Identifier: MIT
"""A list of choices with counts to tick, under the chip that opened it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QWidget
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from jtbdstudio.domain.quote_filter import folded
from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.widgets import Popover, SearchField
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.widgets.cells import AnyIndex

_ROW, _MOST_ROWS, _WIDTH, _SEARCHED_FROM = 28, 12, 300, 9
_CHOICE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Choice:
    """One line. Without an id it is a heading; ``tone`` paints a dot."""

    id: str
    name: str
    count: int = 0
    on: bool = False
    depth: int = 0
    tone: str = ""


class ChoiceList(Popover):
    """Letters narrow the list, arrows walk it, ``Space``, ``Enter`` or a click ticks; it stays open until ``Esc``."""

    toggled = Signal(str)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, padding=8)
        self._choices: Sequence[Choice] = ()
        self.setAccessibleName(name)
        self.field = SearchField(self.tr("Search {what}").format(what=name.lower()))
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setProperty("quiet", True)
        self.list.setItemDelegate(_ChoiceDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(name)
        self.list.setMouseTracking(True)
        self.list.setFixedWidth(_WIDTH)
        self.list.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self.column.addWidget(self.field)
        self.column.addWidget(self.list)

    def open_below(self, chip: QWidget, choices: Sequence[Choice]) -> None:
        """Open under a chip."""
        self.field.clear()
        self.field.setVisible(len(choices) >= _SEARCHED_FROM)
        self.show_choices(choices)
        rows = min(max(1, len(choices)), _MOST_ROWS)
        self.list.setFixedHeight(rows * _ROW + 8)
        self.show_at(chip.mapToGlobal(QPoint(0, chip.height() + 4)))
        (self.list if self.field.isHidden() else self.field).setFocus()

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """The same list with other counts and ticks; the current line stays."""
        self._choices = choices
        self._fill()

    def _fill(self) -> None:
        row = self.list.currentRow()
        before = self.list.item(row).data(_CHOICE).id if row >= 0 else ""
        wanted = folded(" ".join(self.field.text().split()))
        self.list.clear()
        for choice in self._choices:
            if wanted and (not choice.id or wanted not in folded(choice.name)):
                continue
            made = QListWidgetItem(_spoken(choice), self.list)
            made.setData(_CHOICE, choice)
            if not choice.id:
                made.setFlags(Qt.ItemFlag.NoItemFlags)
            elif choice.id == before:
                self.list.setCurrentItem(made)
        if self.list.currentRow() < 0:
            self.step(1)

    def step(self, by: int) -> None:
        """Walk the list, over its headings."""
        row = self.list.currentRow()
        for _ in range(self.list.count()):
            row = (row + by) % self.list.count()
            if self.list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
                self.list.setCurrentRow(row)
                return

    def _take(self, item: QListWidgetItem) -> None:
        if item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.toggled.emit(item.data(_CHOICE).id)

    def _key(self, event: QKeyEvent) -> bool:
        keys = Qt.Key
        in_list = not self.field.isVisible() or self.list.hasFocus()
        if event.key() in (keys.Key_Down, keys.Key_Up):
            self.step(1 if event.key() == keys.Key_Down else -1)
        elif event.key() in (keys.Key_Return, keys.Key_Enter) or (in_list and event.key() == keys.Key_Space):
            if self.list.currentRow() >= 0:
                self._take(self.list.currentItem())
        elif event.key() == keys.Key_Escape and not self.field.text():
            self.close()
        else:
            return False
        return True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event)


def _spoken(choice: Choice) -> str:
    return f"{choice.name}, {choice.count:,}" + (" ✓" if choice.on else "") if choice.id else choice.name


class _ChoiceDelegate(QStyledItemDelegate):
    """Check box, name, count."""

    def sizeHint(self, _option: Option, _index: AnyIndex) -> QSize:
        return QSize(_WIDTH - 20, _ROW)

    def paint(self, painter: QPainter, option: Option, index: AnyIndex) -> None:
        now, choice, box = theme.current(), index.data(_CHOICE), QRectF(option.rect)
        painter.save()
        if not choice.id:
            painter.setFont(theme.font(theme.SMALL, 500, spacing=0.7))
            painter.setPen(now.faint)
            painter.drawText(box.adjusted(8, 6, -8, 0), Qt.AlignmentFlag.AlignVCenter, choice.name.upper())
            painter.restore()
            return
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            rounded(painter, box.adjusted(0, 1, 0, -1), now.accent_ground, None, 5)
        left = box.left() + 8 + 14 * choice.depth
        self._paint_tick(painter, QRectF(left, box.center().y() - 7, 14, 14), on=choice.on)
        font = theme.font(12.5, 500 if choice.on else 400, tabular=True)
        painter.setFont(font)
        number = f"{choice.count:,}"
        room = box.right() - 10 - QFontMetrics(font).horizontalAdvance(number) - (left + 22)
        if choice.tone:
            painter.setBrush(theme.tone_of(choice.tone).strong)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(QRectF(left + 22, box.center().y() - 3.5, 7, 7))
            left, room = left + 12, room - 12
        painter.setPen(now.ink)
        shown = QFontMetrics(font).elidedText(choice.name, Qt.TextElideMode.ElideRight, int(room) - 8)
        painter.drawText(box.adjusted(left + 22 - box.left(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setPen(now.muted)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box.adjusted(0, 0, -10, 0), right, number)
        painter.restore()

    @staticmethod
    def _paint_tick(painter: QPainter, box: QRectF, *, on: bool) -> None:
        now = theme.current()
        if on:
            rounded(painter, box, now.primary, now.primary, 4)
            icons.paint(painter, box.adjusted(1.5, 1.5, -1.5, -1.5), "check", now.primary_text)
        else:
            rounded(painter, box, now.panel, theme.mix(now.faint, now.panel, 0.2), 4)
