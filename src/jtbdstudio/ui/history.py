# SPDX-License-Identifier: MIT
"""The last steps of the study; choosing one goes back (or forward) to the moment right after it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QListView, QWidget

from jtbdstudio.ui.palette import PaletteDelegate, PaletteEntry, PaletteModel
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
        self.model = PaletteModel(self)
        self.model.show([("", [self._entry(steps, row) for row in range(len(steps))])])
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setProperty("quiet", True)
        self.list.setAccessibleName(self.tr("Last steps"))
        rows = sum(self.list.sizeHintForRow(row) for row in range(len(steps)))
        self.list.setFixedSize(330, rows + 6)
        self.list.activated.connect(self._on_chosen)
        self.list.clicked.connect(self._on_chosen)
        hint = Label(self.tr("Choose a step to go back to the moment after it."), "muted", 12)
        hint.setContentsMargins(10, 4, 10, 0)
        self.column.addWidget(hint)
        self.column.addWidget(self.list)
        self.closed.connect(self.deleteLater)

    def _entry(self, steps: Sequence[Step], row: int) -> PaletteEntry:
        step = steps[row]
        walk = partial(self.walk_requested.emit, walk_to(steps, row))
        undone = self.tr("undone · {time}").format(time=_when(step.at)) if step.undone else ""
        return PaletteEntry(
            step.label, walk, icon="redo" if step.undone else "done", keys=_when(step.at), reason=undone
        )

    def _on_chosen(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row())
        self.close()
        if entry is not None:
            entry.run()


def _when(at: str) -> str:
    try:
        return f"{datetime.fromisoformat(at).astimezone():%H:%M}"
    except ValueError:
        return ""
