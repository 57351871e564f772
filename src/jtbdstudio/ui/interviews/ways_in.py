# SPDX-License-Identifier: MIT
"""How files come in besides being dropped: chosen on the disk, or copied and pasted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QMimeData, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from jtbdstudio.interchange.transcripts import SUFFIXES
from jtbdstudio.ui.settings import Settings

_FOLDER = "import/folder"
_MOST_LINES = 200
_FEWEST_WORDS = 12


def ask_for_files(parent: QWidget, then: Callable[[Sequence[Path]], object]) -> None:
    """Open the file dialog where it was last used; ``then`` gets what was chosen."""
    dialog = QFileDialog(parent, _t("Import transcripts"), Settings().text(_FOLDER))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    dialog.setNameFilters([_t("Transcripts ({kinds})").format(kinds=patterns), _t("All files (*)")])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(partial(_on_chosen, then))
    dialog.open()


def ask_for_folder(parent: QWidget, then: Callable[[Sequence[Path]], object]) -> None:
    """As :func:`ask_for_files`, for a folder: the transcripts in it, and in its folders."""
    dialog = QFileDialog(parent, _t("Import a folder"), Settings().text(_FOLDER))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(partial(_on_chosen, then))
    dialog.open()


def _on_chosen(then: Callable[[Sequence[Path]], object], names: Sequence[str]) -> None:
    paths = [Path(name) for name in names]
    Settings().set_text(_FOLDER, str(paths[0].parent))
    then(paths)


def pasted_paths(data: QMimeData | None) -> list[Path]:
    """Files on the clipboard; text counts if every line of it is the path of a file."""
    if data is None:
        return []
    copied = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    lines = [line.strip().strip("\"'") for line in data.text().splitlines() if line.strip()]
    typed = [Path(line.removeprefix("file://")) for line in lines[:_MOST_LINES]]
    return copied or (typed if typed and all(map(_is_there, typed)) else [])


def pasted_text(data: QMimeData | None) -> str:
    """The transcript on the clipboard, or nothing: a few words are none."""
    text = data.text() if data is not None and data.hasText() else ""
    return text if len(text.split(None, _FEWEST_WORDS)) >= _FEWEST_WORDS else ""


def name_for_pasted() -> str:
    """What pasted words are called until somebody calls them otherwise."""
    now = QDateTime.currentDateTime().toString("yyyy-MM-dd HH.mm")
    return _t("Pasted {when}.txt").format(when=now)


def _is_there(path: Path) -> bool:
    try:
        return path.is_absolute() and path.exists()
    except (OSError, ValueError):
        return False


def _t(text: str) -> str:
    return QCoreApplication.translate("interviews", text)
