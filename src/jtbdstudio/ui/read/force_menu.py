# SPDX-License-Identifier: MIT
"""The four forces, one key each, after `F`."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jtbdstudio.domain.codes import Code
from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets import Chip
from jtbdstudio.ui.widgets.basic import rounded
from jtbdstudio.ui.widgets.popover import SHADOW, paint_shadow

KEYS = {"push": "P", "pull": "U", "anxiety": "A", "habit": "H"}


class ForceMenu(QWidget):
    """Opens beside the words; a key or a click chooses, `Esc` or anything else leaves."""

    chosen = Signal(str)  # code id
    closed = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._row = QHBoxLayout(self)
        edge = SHADOW + 10
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._row.setSpacing(6)
        self._by_key: dict[str, str] = {}
        self.setAccessibleName(self.tr("Forces: P push, U pull, A anxiety, H habit"))
        self.hide()

    def open_for(self, about: QRect, forces: Sequence[tuple[Code, str]]) -> None:
        """Open under (or above) a box of the page; each force comes with its tone."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._by_key = {KEYS[code.handle]: code.id for code, _ in forces}
        for code, tone in forces:
            chip = Chip(code.name, tone, self, key=KEYS[code.handle], clickable=True)
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.clicked.connect(_Choice(chip, self, code.id).take)
            self._row.addWidget(chip)
        self.adjustSize()
        self.move(self._place(about))
        self.show()
        self.raise_()
        self.setFocus()

    def _place(self, about: QRect) -> QPoint:
        room = self._host.rect()
        below = about.bottom() + 8 + self.height() - 2 * SHADOW <= room.bottom()
        top = about.bottom() + 8 - SHADOW if below else about.top() - 8 - self.height() + SHADOW
        return QPoint(max(4, min(about.left(), room.width() - self.width() + SHADOW - 8)) - SHADOW, top)

    def take(self, code_id: str) -> None:
        """Choose and close."""
        self.hide()
        self.closed.emit()
        self.chosen.emit(code_id)

    def event(self, event: QEvent) -> bool:
        # While it is open, letters and digits choose a force or close it; they are not the page's keys.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.text().strip():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        code_id = self._by_key.get(event.text().upper())
        if code_id is not None:
            self.take(code_id)
        else:
            self.hide()
            self.closed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        card = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_shadow(painter, card, 10)
        rounded(painter, card, theme.current().panel, theme.current().line, 10)


class _Choice(QObject):
    """A click on a chip; lives as long as the chip."""

    def __init__(self, chip: Chip, menu: ForceMenu, code_id: str) -> None:
        super().__init__(chip)
        self._menu, self._code_id = menu, code_id

    def take(self) -> None:
        self._menu.take(self._code_id)
