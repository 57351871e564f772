# SPDX-License-Identifier: MIT
"""How a cell is painted and written: a line, several lines, one of a few."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets.cells import TONE_ROLE, AnyIndex, CellDelegate
from jtbdstudio.ui.words import customer_kinds

if TYPE_CHECKING:
    from jtbdstudio.ui.customers.model import CustomerModel

_TEXT_HEIGHT = 132
_TEXT_WIDTH = 320
_DONE = {Qt.Key.Key_Return: "down", Qt.Key.Key_Enter: "down", Qt.Key.Key_Tab: "right", Qt.Key.Key_Backtab: "left"}


class SheetDelegate(CellDelegate):
    """Paints a cell of a spreadsheet, and makes what one writes it with."""

    left = Signal(str)  # "down", "right", "left" or nothing: where one goes on

    def __init__(self, view: QTableView, sheet: QTableView, *, opaque: bool = False) -> None:
        super().__init__(view)
        self._sheet, self._opaque = sheet, opaque

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        now, rect = theme.current(), option.rect
        painter.save()
        painter.setClipRect(rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or self._opaque:
            painter.fillRect(rect, now.accent_ground if selected else now.paper)
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), now.line_faint)
        painter.fillRect(
            QRectF(rect.right(), rect.top(), 1, rect.height()), now.line if self._opaque else now.line_faint
        )
        if index.data(TONE_ROLE):
            self._paint_chip(painter, rect, index)
        else:
            self._paint_words(painter, rect, index)
        if index == self._sheet.currentIndex():
            self._paint_current(painter, rect)
        painter.restore()

    def _paint_current(self, painter: QPainter, rect: QRect) -> None:
        now = theme.current()
        width = 2 if self._sheet.hasFocus() else 1
        color = now.accent if self._sheet.hasFocus() else theme.mix(now.accent, now.paper, 0.5)
        inside = QRectF(rect)
        for edge in (
            QRectF(inside.left(), inside.top(), inside.width(), width),
            QRectF(inside.left(), inside.bottom() - width, inside.width(), width),
            QRectF(inside.left(), inside.top(), width, inside.height()),
            QRectF(inside.right() - width, inside.top(), width, inside.height()),
        ):
            painter.fillRect(edge, color)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        model = cast("CustomerModel", index.model())
        column = model.columns[index.column()]
        editor: QWidget
        if column.way == "kind":
            editor = QComboBox(parent)
            for key, words in customer_kinds().items():
                editor.addItem(words, key)
            QTimer.singleShot(0, editor, editor.showPopup)
            editor.activated.connect(self._on_chosen)
        elif column.way == "text" or "\n" in str(index.data(Qt.ItemDataRole.EditRole)):
            editor = QPlainTextEdit(parent)
        else:
            editor = QLineEdit(parent)
        editor.setAccessibleName(column.heading)
        editor.setProperty("cell", True)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex) -> None:
        rect = QRect(option.rect)
        if isinstance(editor, QPlainTextEdit):
            rect.setSize(rect.size().expandedTo(editor.minimumSizeHint()))
            rect.setHeight(_TEXT_HEIGHT)
            rect.setWidth(max(rect.width(), _TEXT_WIDTH))
            room = cast("QWidget", editor.parentWidget()).rect()
            rect.moveBottom(min(rect.bottom(), room.bottom()))
            rect.moveRight(min(rect.right(), room.right()))
        editor.setGeometry(rect)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        if editor.property("filled"):
            return  # something else has changed while it is written
        editor.setProperty("filled", True)
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        text = ""
        if isinstance(editor, QComboBox):
            text = editor.currentText()
        elif isinstance(editor, QPlainTextEdit):
            text = editor.toPlainText()
        elif isinstance(editor, QLineEdit):
            text = editor.text()
        if text != index.data(Qt.ItemDataRole.EditRole):
            model.setData(index, text)

    def _on_chosen(self, _at: int) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self._finish(editor, "")

    def _finish(self, editor: QWidget, way: str) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.left.emit(way)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            key = Qt.Key(event.key())
            newline = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier)
            if isinstance(watched, QPlainTextEdit) and newline and _DONE.get(key) == "down":
                watched.insertPlainText("\n")
                return True
            if key in _DONE:
                self._finish(watched, _DONE[key])
                return True
        return super().eventFilter(watched, event)
