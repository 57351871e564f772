# SPDX-License-Identifier: MIT
"""The list at the left: every guide under what it is for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from jtbdstudio.ui import theme
from jtbdstudio.ui.guides.words import GROUPS, group_title, kind_word
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.queries.guides import Guide

_GUIDE = Qt.ItemDataRole.UserRole
_ROW, _HEADING, _NUMBER = 31, 34, 26
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Delegate(QStyledItemDelegate):
    """A heading, or a guide with the number of its questions."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(140, _ROW if index.data(_GUIDE) is not None else _HEADING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        guide: Guide | None = index.data(_GUIDE)
        box, now = QRectF(option.rect), theme.current()
        painter.save()
        if guide is None:
            painter.setFont(theme.font(theme.SMALL, 500, spacing=0.7))
            painter.setPen(now.faint)
            words = str(index.data(Qt.ItemDataRole.DisplayRole)).upper()
            painter.drawText(box.adjusted(10, 8, -4, 0), _LEFT, words)
        else:
            self._paint_guide(painter, option, box.adjusted(0, 0, 0, -1), guide)
        painter.restore()

    def _paint_guide(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, guide: Guide) -> None:
        now, view = theme.current(), cast("GuideList", option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            ground = now.accent_ground if selected else theme.mix(now.paper, now.ink, 0.045)
            rounded(painter, box, ground, now.accent if selected and view.hasFocus() else None, 7)
        inside = box.adjusted(10, 0, -10, 0)
        font = theme.font(theme.UI_TEXT, 600 if selected else 400)
        painter.setFont(font)
        painter.setPen(now.accent if selected else now.ink)
        room = round(inside.width() - _NUMBER)
        painter.drawText(inside, _LEFT, QFontMetrics(font).elidedText(guide.name, Qt.TextElideMode.ElideRight, room))
        painter.setFont(theme.font(11.5, tabular=True))
        painter.setPen(now.accent if selected else now.faint)
        painter.drawText(inside, _RIGHT, str(len(guide.questions)))


class GuideList(QListWidget):
    """Arrow keys choose, ``Return`` goes to the questions, ``F2`` to the name, ``Del`` deletes."""

    guide_chosen = Signal(str)  # guide id
    questions_wanted = Signal()
    name_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.setProperty("quiet", True)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Guides"))
        self.currentRowChanged.connect(self._on_row_changed)
        self.doubleClicked.connect(self.questions_wanted)

    def show_guides(self, guides: Sequence[Guide], chosen: str) -> None:
        """Show them by group with one chosen, without saying :attr:`guide_chosen`."""
        self._showing = True
        wanted = [*self._lines(guides)]
        shown = [self.item(row).data(_GUIDE) or self.item(row).text() for row in range(self.count())]
        if shown != wanted:
            self.clear()
            for line in wanted:
                self.addItem(_heading(line) if isinstance(line, str) else self._item(line))
        self.setCurrentRow(self.row_of(chosen))
        self._showing = False

    @staticmethod
    def _lines(guides: Sequence[Guide]) -> list[Guide | str]:
        lines: list[Guide | str] = []
        for group, kinds in GROUPS:
            of_kind = [guide for kind in kinds for guide in guides if guide.kind == kind]
            lines += [group_title(group), *of_kind] if of_kind else []
        return lines

    def _item(self, guide: Guide) -> QListWidgetItem:
        item = QListWidgetItem(guide.name)
        item.setData(_GUIDE, guide)
        count = number_of(len(guide.questions), self.tr("1 question"), self.tr("{n} questions"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{guide.name}, {kind_word(guide.kind)}, {count}")
        item.setToolTip(f"{guide.name}\n{kind_word(guide.kind)} · {count}")
        return item

    def row_of(self, guide_id: str) -> int:
        """The row of a guide, or -1."""
        rows = range(self.count())
        found = (row for row in rows if (guide := self.item(row).data(_GUIDE)) is not None and guide.id == guide_id)
        return next(found, -1)

    def _on_row_changed(self, row: int) -> None:
        if row >= 0 and not self._showing:
            self.guide_chosen.emit(self.item(row).data(_GUIDE).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = {
            Qt.Key.Key_Return: self.questions_wanted, Qt.Key.Key_Enter: self.questions_wanted,
            Qt.Key.Key_F2: self.name_wanted, Qt.Key.Key_Delete: self.delete_wanted,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if wanted is not None:
            wanted.emit()
        else:
            super().keyPressEvent(event)


def _heading(words: str) -> QListWidgetItem:
    item = QListWidgetItem(words)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item
