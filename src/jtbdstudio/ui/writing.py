# SPDX-License-Identifier: MIT
"""Writing one export away from the window's thread, from a reader of its own; and asking where to put it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from jtbdstudio.store import Project
from jtbdstudio.ui.jobs import CancelledError, Token
from jtbdstudio.ui.settings import Settings
from jtbdstudio.workflows.export import ExportCancelled, export

_FORBIDDEN = '<>:"/\\|?*'
_FOLDER = "export/folder"


def write(
    token: Token,
    study: Path,
    out: Path,
    kind: str,
    names: bool,
    only: str | None = None,
    notes: Sequence[str] | None = None,
) -> Path:
    """What the worker does; answers where the file lies. Raises `UserError`."""
    with Project.open(study, read_only=True) as project:
        try:
            return export(project, out, kind, names, token.progress, lambda: token.cancelled, only, notes)
        except ExportCancelled as error:
            raise CancelledError from error


def offered_name(study: str, title: str, suffix: str) -> str:
    """A file name every system takes: ``Acme trials - Job statements.docx``."""
    parts = (_plain(study)[:80], _plain(title)[:80])
    return " - ".join(part for part in parts if part) + suffix


def _plain(words: str) -> str:
    kept = "".join(" " if c in _FORBIDDEN or not c.isprintable() else c for c in words)
    return " ".join(kept.split()).strip(". ")


class SaveDialog(QFileDialog):
    """Asks where to put an export, with a name that says what it is, in the folder that was used last."""

    def __init__(self, parent: QWidget, study_path: Path, study: str, title: str, suffix: str) -> None:
        folder = Path(Settings().text(_FOLDER))
        folder = folder if folder.is_absolute() and folder.is_dir() else study_path.parent
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save {title}").format(title=title))
        self.setDirectory(str(folder))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setNameFilter(f"{title} (*{suffix})")
        self.setDefaultSuffix(suffix.removeprefix("."))
        self.selectFile(offered_name(study, title, suffix))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fileSelected.connect(self._remember)

    @staticmethod
    def _remember(chosen: str) -> None:
        Settings().set_text(_FOLDER, str(Path(chosen).parent))
