# SPDX-License-Identifier: MIT
"""A transcript dropped on a row of a table goes to that row; dropped beside the rows it is just imported."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent

from jtbdstudio.ui.widgets.row_table import RowTable


class RowDrop(QObject):
    """Watches a table. Folders and studies are not for a row: the window takes them."""

    dropped = Signal(int, list)  # row, -1 beside the rows; paths

    def __init__(self, table: RowTable) -> None:
        super().__init__(table)
        self._table = table
        table.viewport().setAcceptDrops(True)
        table.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragLeave:
            self._point_at(-1)
        if not isinstance(event, QDropEvent) or not (paths := _files(event.mimeData())):
            return False
        row = self._table.indexAt(event.position().toPoint()).row()
        event.acceptProposedAction()
        self._point_at(row)
        if event.type() == QEvent.Type.Drop:
            self._point_at(-1)
            self.dropped.emit(row, paths)
        return True

    def _point_at(self, row: int) -> None:
        self._table.hovered_row = row
        self._table.viewport().update()


def _files(data: QMimeData) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if any(path.is_dir() or path.suffix.lower() == ".jtbd" for path in paths):
        return []
    return paths
