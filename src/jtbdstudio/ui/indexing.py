# SPDX-License-Identifier: MIT
"""Keeps the search index up to date while nobody does anything: a little at a time, never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from jtbdstudio.store.search_index import Behind
    from jtbdstudio.ui.workspace import Workspace

IDLE_MS = 1500
"""How long nothing must have changed."""
_BETWEEN_MS = 40
_SLICE_S = 0.03


class Indexing(QObject):
    """One for the workspace. Asks for nothing; says when it has moved."""

    moved = Signal(bool)  # whether everything is in it

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)
        workspace.opened.connect(self._on_touched)
        workspace.changed.connect(self._on_touched)
        workspace.closing.connect(self._timer.stop)

    def behind(self) -> Behind:
        """What is left to read."""
        from jtbdstudio.store.search_index import behind

        found: Behind = self._workspace.read(behind)
        return found

    def go_on(self, seconds: float = _SLICE_S) -> bool:
        """Read for a moment; True when everything is in the index."""
        if not self._workspace.is_open or self._workspace.read_only:
            return True
        from jtbdstudio.store.search_index import keep_up

        done = keep_up(self._workspace.project, seconds)
        if not done:
            self._timer.start(_BETWEEN_MS)
        return done

    def start_over(self) -> None:
        """Make a damaged index anew."""
        from jtbdstudio.store.search_index import start_over

        if not self._workspace.read_only:
            self._workspace.project.maintain(start_over)
            self._timer.start(0)

    def _on_timeout(self) -> None:
        self.moved.emit(self.go_on())

    def _on_touched(self) -> None:
        self._timer.start(IDLE_MS)
