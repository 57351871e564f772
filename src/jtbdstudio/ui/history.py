# SPDX-License-Identifier: MIT
"""The last steps of the study; choosing one goes back (or forward) to the moment right after it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets import Label, Popover

if TYPE_CHECKING:
    from jtbdstudio.store.history import Step

SHOWN = 14


def walk_to(steps: Sequence[Step], row: int) -> int:
    """How many steps to walk so that the step in ``row`` (newest first) is the last one done: < 0 is undo."""
    undone = next((place for place, step in enumerate(steps) if not step.undone), len(steps))
    return undone - row


class HistoryPopover(Popover):
    """A list of steps, newest first; undone ones are faint."""

    walk_requested = Signal(int)

    def __init__(self, steps: Sequence[Step], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._steps = list(steps)
        self.list = QListWidget()
        self.list.setProperty("quiet", True)
        self.list.setFixedSize(300, min(SHOWN, max(1, len(steps))) * 30 + 4)
        self.list.setAccessibleName(self.tr("Last steps"))
        for step in steps:
            item = QListWidgetItem(f"{step.label}   {_when(step.at)}")
            item.setForeground(theme.current().faint if step.undone else theme.current().ink)
            self.list.addItem(item)
        self.list.itemActivated.connect(self._on_item)
        self.list.itemClicked.connect(self._on_item)
        self.column.addWidget(Label(self.tr("Choose a step to go back to the moment after it."), "muted", 12))
        self.column.addWidget(self.list)

    def _on_item(self, _item: QListWidgetItem) -> None:
        distance = walk_to(self._steps, self.list.currentRow())
        self.close()
        if distance:
            self.walk_requested.emit(distance)


def _when(at: str) -> str:
    try:
        return f"{datetime.fromisoformat(at).astimezone():%H:%M}"
    except ValueError:
        return ""
