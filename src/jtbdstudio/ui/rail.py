# SPDX-License-Identifier: MIT
"""The left rail: the pages in the order of the work, with how much is in each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.keys import live
from jtbdstudio.ui.widgets import SectionLabel
from jtbdstudio.ui.widgets.basic import rounded

if TYPE_CHECKING:
    from jtbdstudio.ui.registry import PageEntry

RAIL_WIDTH = 188


class RailItem(QAbstractButton):
    """One page: icon, name, count."""

    def __init__(self, entry: PageEntry, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self._count: int | None = None
        self.page_id = entry.id
        self.setCheckable(True)
        self.setFixedHeight(31)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        live(self, lambda: self.setToolTip(entry.tooltip))
        self.set_count(None)

    def set_count(self, count: int | None) -> None:
        self._count = count
        self.setAccessibleName(self._entry.label if count is None else f"{self._entry.label}, {count}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(RAIL_WIDTH - 20, 31)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        active = self.isChecked()
        if active:
            rounded(painter, QRectF(self.rect()), now.accent_ground, None, 7)
        elif self.underMouse():
            rounded(painter, QRectF(self.rect()), theme.mix(now.paper, now.ink, 0.045), None, 7)
        if self.hasFocus():
            painter.setPen(now.accent)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        color = now.accent if active else now.ink
        icons.paint(painter, QRectF(9, 7, 17, 17), self._entry.icon, color if active else now.muted)
        painter.setPen(color)
        painter.setFont(theme.font(theme.UI_TEXT, 600 if active else 400))
        room = self.width() - 34 - (44 if self._count else 4)
        painter.drawText(QRectF(34, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, self._entry.label)
        if self._count:
            painter.setFont(theme.font(11.5, tabular=True))
            painter.setPen(now.accent if active else now.faint)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, 0, self.width() - 9, self.height()), right, f"{self._count:,}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextPrevChild(True)
        elif event.key() == Qt.Key.Key_Up:
            self.focusNextPrevChild(False)
        else:
            super().keyPressEvent(event)


class Rail(QWidget):
    """All pages by section."""

    page_chosen = Signal(str)

    def __init__(self, entries: Iterable[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(RAIL_WIDTH)
        self.setAccessibleName(self.tr("Pages"))
        self.items: dict[str, RailItem] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 20, 11, 10)
        column.setSpacing(2)
        for section, members in groupby(entries, key=lambda entry: entry.section_label):
            heading = SectionLabel(section)
            heading.setContentsMargins(9, 3, 0, 5)
            column.addWidget(heading)
            for entry in members:
                item = RailItem(entry, self)
                item.clicked.connect(self._on_item_clicked)
                self.items[entry.id] = item
                column.addWidget(item)
            column.addSpacing(10)
        column.addStretch()
        theme.watcher.theme_changed.connect(self.update)

    def set_current(self, page_id: str) -> None:
        """Mark a page as the one shown."""
        for key, item in self.items.items():
            item.setChecked(key == page_id)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How much is in each page; pages left out show no number."""
        for key, item in self.items.items():
            item.set_count(counts.get(key))

    def _on_item_clicked(self) -> None:
        item = self.sender()
        assert isinstance(item, RailItem)
        self.page_chosen.emit(item.page_id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), now.paper)
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), now.line)
