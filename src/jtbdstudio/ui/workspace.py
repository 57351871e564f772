# SPDX-License-Identifier: MIT
"""The open study, as the window sees it: one door for every change and every look, one signal for what changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from jtbdstudio.domain.errors import UserError
from jtbdstudio.ui.chosen import Chosen
from jtbdstudio.ui.indexing import Indexing

if TYPE_CHECKING:
    from jtbdstudio.store.history import Changes
    from jtbdstudio.store.project import Project


class Workspace(QObject):
    """Holds the open ``Project``. Pages call :meth:`run` and :meth:`read` and wait for :attr:`changed`."""

    opened = Signal(object)  # Project
    closing = Signal()  # still open: whoever has a field being typed in saves it now
    settling = Signal()  # a step back or forth is coming: whoever has words not stored yet stores them now
    closed = Signal()
    changed = Signal(object)  # Changes
    coder_changed = Signal(str)  # who codes from now on
    notice = Signal(str, str)  # kind ("error", "info", "undo", "redo"), sentence

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chosen = Chosen()
        self._project: Project | None = None
        self._unsubscribe: Callable[[], Any] | None = None
        self.indexing = Indexing(self)

    @property
    def project(self) -> Project:
        """The open project; ``RuntimeError`` when there is none (a page is only shown with one)."""
        if self._project is None:
            raise RuntimeError("no study is open")
        return self._project

    @property
    def is_open(self) -> bool:
        return self._project is not None

    @property
    def read_only(self) -> bool:
        return self._project is not None and self._project.read_only

    @property
    def path(self) -> Path | None:
        return Path(self._project.path) if self._project is not None else None

    @property
    def coder(self) -> str:
        """In whose name codes are given here."""
        return self.project.author

    def code_as(self, name: str) -> None:
        """Somebody else sits here. That is no change to the study."""
        if name and name != self.coder:
            self.project.author = name
            self.coder_changed.emit(name)

    @property
    def undo_label(self) -> str | None:
        """The step that ``undo`` would take back."""
        return self._project.undo_label if self._project is not None else None

    @property
    def redo_label(self) -> str | None:
        return self._project.redo_label if self._project is not None else None

    def open(self, path: Path | str, create: bool = False, *, name: str = "", product: str = "") -> bool:
        """Open (or create) a study; the one open before is closed only once the new one is there."""
        from jtbdstudio.store.project import Project

        path = Path(path)
        if self.path is not None and not create and self.path.resolve() == path.resolve():
            return True
        try:
            project = _create(path, name, product) if create else Project.open(path)
        except UserError as error:
            self.notice.emit("error", str(error))
            return False
        self.close()
        self._project = project
        self._unsubscribe = project.subscribe(self._on_project_changed)
        self.opened.emit(project)
        return True

    def close(self) -> None:
        """Close the open study, if any."""
        if self._project is None:
            return
        self.closing.emit()
        project, self._project = self._project, None
        self.chosen.forget()
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        project.close()
        self.closed.emit()

    def run(
        self, command: Callable[..., Any], *args: Any, origin: object = None, merge: str = "", **kwargs: Any
    ) -> Any:
        """Run a command: one step, one undo. A ``UserError`` becomes a toast and the answer is ``None``.

        ``origin`` comes back in ``Changes.origin``; steps in a row with the same ``merge`` key become one.
        """
        try:
            return self.project.run_as(origin, merge, command, *args, **kwargs)
        except UserError as error:
            self.notice.emit("error", str(error))
            return None

    def read(self, query: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Answer of a query: frozen values."""
        return self.project.read(query, *args, **kwargs)

    def undo(self) -> str | None:
        """Take the last step back; its label, or ``None`` when there is nothing to undo."""
        return self._walk("undo")

    def redo(self) -> str | None:
        """Do the last undone step again; its label, or ``None``."""
        return self._walk("redo")

    def _walk(self, direction: str) -> str | None:
        if self._project is None:
            return None
        self.settling.emit()
        try:
            label: str | None = getattr(self._project, direction)()
        except UserError as error:
            self.notice.emit("error", str(error))
            return None
        if label is not None:
            self.notice.emit(direction, label)
        return label

    def _on_project_changed(self, changes: Changes) -> None:
        self.changed.emit(changes)


def _create(path: Path, name: str, product: str) -> Project:
    """A new study with the built-in method."""
    from jtbdstudio.commands.study import make_study
    from jtbdstudio.store.project import Project

    return Project.create(path, make_study, name or path.stem, product)
