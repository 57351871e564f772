# SPDX-License-Identifier: MIT
"""Three fields and a study begins."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from jtbdstudio.ui.widgets import Label, button

_FORBIDDEN = '<>:"/\\|?*'


@dataclass(frozen=True)
class NewStudy:
    """What was asked for."""

    name: str
    product: str
    path: Path


def file_name(study: str) -> str:
    """A file name every system takes, e.g. ``Acme Trials`` -> ``acme-trials.jtbd``."""
    kept = "".join(" " if c in _FORBIDDEN or not c.isprintable() else c for c in study)
    return ("-".join(kept.lower().split()).strip(".-") or "study") + ".jtbd"


def documents_folder() -> Path:
    """Where this computer keeps documents."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()


class NewStudyDialog(QDialog):
    """Name, product, place."""

    def __init__(self, parent: QWidget | None = None, folder: Path | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New study"))
        self.setMinimumWidth(480)
        self._folder = folder or documents_folder()
        self.name = self._field(self.tr("Acme trials"))
        self.product = self._field(self.tr("What customers hire: Acme, month-end close"))
        self.place = Label("", "muted", 12, wrap=True)
        self.problem = Label("", "danger", 12, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(6)
        column.addWidget(Label(self.tr("New study"), size=17, weight=600))
        column.addSpacing(8)
        for text, widget in ((self.tr("Name"), self.name), (self.tr("Product"), self.product)):
            label = Label(text, weight=500)
            label.setBuddy(widget)
            widget.setAccessibleName(text)
            column.addWidget(label)
            column.addWidget(widget)
            column.addSpacing(6)
        column.addWidget(Label(self.tr("Where"), weight=500))
        column.addLayout(self._place_row())
        column.addWidget(self.problem)
        column.addSpacing(10)
        column.addLayout(self._buttons())
        self._on_edited()

    def _field(self, placeholder: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(placeholder)
        field.setMinimumHeight(32)
        field.textChanged.connect(self._on_edited)
        return field

    def _place_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        self.choose_button = button(self.tr("Another folder…"), self._on_choose_clicked)
        row.addWidget(self.choose_button)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button(self.tr("Cancel"), self.reject))
        self.create_button = button(self.tr("Create study"), self.accept, primary=True)
        self.create_button.setDefault(True)
        row.addWidget(self.create_button)
        return row

    def answer(self) -> NewStudy:
        """What the fields say now."""
        name = " ".join(self.name.text().split())
        return NewStudy(name, " ".join(self.product.text().split()), self._folder / file_name(name))

    def set_folder(self, folder: Path) -> None:
        """Put the study elsewhere."""
        self._folder = folder
        self._on_edited()

    def _on_edited(self, _text: str = "") -> None:
        wanted = self.answer()
        self.place.setText(str(wanted.path))
        taken = bool(wanted.name) and wanted.path.exists()
        self.problem.setText(
            self.tr("There is a file of this name already. Choose another name or folder.") if taken else ""
        )
        self.problem.setVisible(taken)
        if hasattr(self, "create_button"):
            self.create_button.setEnabled(bool(wanted.name) and not taken)

    def _on_choose_clicked(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Where to keep the study"), str(self._folder))
        if chosen:
            self.set_folder(Path(chosen))

    @classmethod
    def ask(cls, parent: QWidget, folder: Path | None = None) -> NewStudy | None:
        """Show the dialog; ``None`` when it was cancelled."""
        dialog = cls(parent, folder)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        answer = dialog.answer() if accepted else None
        dialog.deleteLater()
        return answer
