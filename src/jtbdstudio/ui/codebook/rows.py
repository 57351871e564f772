# SPDX-License-Identifier: MIT
"""How a row of the codebook is painted, and how its name is written in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.codebook.model import NAME, NODE_ROLE, AnyIndex, Node
from jtbdstudio.ui.widgets.basic import rounded

ROW_HEIGHT = 30
_DOT = 9
_PAD = 12


class CodeDelegate(QStyledItemDelegate):
    """A dot in the code's color, its key, its name; numbers are links."""

    edited = Signal()  # the editor is gone, whatever came of it

    def __init__(self, view: Any) -> None:
        super().__init__(view)
        self._view = view
        self.closeEditor.connect(self._on_closed)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(80, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        node: Node = index.data(NODE_ROLE)
        painter.save()
        if node.is_cut:
            painter.setOpacity(0.45)
        if index.column() != NAME:
            self._paint_number(painter, option.rect, index)
        elif node.entry is not None and not node.entry.depth:
            self._paint_family(painter, option.rect, node)
        elif node.entry is not None:
            self._paint_code(painter, option.rect, node)
        painter.restore()

    def _paint_family(self, painter: QPainter, rect: QRect, node: Node) -> None:
        assert node.entry is not None
        painter.setFont(theme.font(theme.SMALL, 600, spacing=0.7))
        painter.setPen(theme.current().faint)
        painter.drawText(rect.adjusted(2, 2, -4, 0), Qt.AlignmentFlag.AlignVCenter, node.entry.name.upper())

    def _paint_code(self, painter: QPainter, rect: QRect, node: Node) -> None:
        entry, now = node.entry, theme.current()
        assert entry is not None
        dot = QRectF(rect.left() + 3, rect.center().y() - _DOT / 2 + 0.5, _DOT, _DOT)
        rounded(painter, dot, theme.tone_of(entry.tone).strong, None, _DOT / 2)
        inside = rect.adjusted(_DOT + 12, 0, -6, 0)
        if entry.hidden:
            inside = self._paint_archived(painter, inside)
        if entry.key:
            inside = self._paint_key(painter, inside, entry.key)
        font = theme.font(theme.UI_TEXT, 600 if entry.handle else 400)
        painter.setFont(font)
        painter.setPen(now.faint if entry.hidden else now.ink)
        words = QFontMetrics(font).elidedText(entry.name, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_key(self, painter: QPainter, inside: QRect, key: str) -> QRect:
        now = theme.current()
        painter.setFont(theme.font(theme.SMALL, tabular=True))
        cap = QRectF(
            inside.left(), inside.center().y() - 8.5, max(18, painter.fontMetrics().horizontalAdvance(key) + 9), 18
        )
        rounded(painter, cap, now.panel, now.line, 4)
        painter.setPen(now.muted)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        return inside.adjusted(round(cap.width()) + 7, 0, 0, 0)

    def _paint_archived(self, painter: QPainter, inside: QRect) -> QRect:
        box = QRectF(inside.right() - 15, inside.center().y() - 7, 15, 15)
        icons.paint(painter, box, "archive", theme.current().faint)
        return inside.adjusted(0, 0, -22, 0)

    def number_rect(self, rect: QRect, index: AnyIndex) -> QRect:
        """Where the digits of a number stand: what one has to hit to follow it."""
        width = QFontMetrics(theme.font(tabular=True)).horizontalAdvance(str(index.data() or ""))
        return QRect(rect.right() - _PAD - width - 3, rect.top(), width + 6, rect.height())

    def _paint_number(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        now, words = theme.current(), str(index.data() or "")
        hot = self._view.hovered == index
        painter.setFont(theme.font(theme.UI_TEXT, tabular=True, underline=hot and words != "0"))
        painter.setPen(now.accent if hot and words != "0" else now.faint if words == "0" else now.muted)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect.adjusted(0, 0, -_PAD, 0), right, words)

    # Names in place

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFont(theme.font())
        node: Node = index.data(NODE_ROLE)
        editor.setAccessibleName(self.tr("Name of the new code") if node.entry is None else self.tr("Name of the code"))
        if node.entry is None:
            editor.setPlaceholderText(self.tr("Name of the new code"))
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data() or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex) -> None:
        editor.setGeometry(option.rect.adjusted(_DOT + 4, 0, -2, 0))

    def _on_closed(self, *_said: object) -> None:
        self.edited.emit()
