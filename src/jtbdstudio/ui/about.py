# SPDX-License-Identifier: MIT
"""What this is, which version, and that nothing leaves the computer."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

import jtbdstudio
from jtbdstudio.ui.widgets import Label, button


class AboutDialog(QDialog):
    """A few lines and a button that copies them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About JTBD Studio"))
        self.setFixedWidth(440)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(8)
        column.addWidget(Label("JTBD Studio", size=21, weight=700))
        self.version = self.tr("Version {version} · Python {python} · Qt {qt} · {system}").format(
            version=jtbdstudio.__version__, python=platform.python_version(), qt=qVersion(), system=platform.system()
        )
        column.addWidget(Label(self.version, "muted", 12))
        column.addWidget(
            Label(
                self.tr(
                    "From the end of a customer call to the job they hire you for. A study is one file on this "
                    "computer; JTBD Studio never makes a network connection."
                ),
                wrap=True,
            )
        )
        column.addWidget(Label(self.tr("Free software under the MIT license. Qt is used under the LGPL."), "muted", 12))
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addWidget(button(self.tr("Copy version"), self._on_copy_clicked))
        row.addStretch()
        row.addWidget(button(self.tr("Close"), self.accept, primary=True))
        column.addLayout(row)

    def _on_copy_clicked(self) -> None:
        QApplication.clipboard().setText(f"JTBD Studio: {self.version}")
