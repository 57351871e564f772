# SPDX-License-Identifier: MIT
"""One thing that can be handed on: what is inside, Save, and what became of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QWidget

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.export.contents import Contents
from jtbdstudio.ui.widgets import Card, ElidedLabel, Label, button
from jtbdstudio.ui.widgets.basic import rounded


class _Emblem(QWidget):
    """The kind of file, as an icon on its color."""

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setFixedSize(QSize(38, 38))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tone, painter = theme.tone_of(self._tone), QPainter(self)
        rounded(painter, QRectF(self.rect()), tone.ground, None, 9)
        icons.paint(painter, QRectF(9, 9, 20, 20), self._icon, tone.text)


class ExportCard(Card):
    """Says what is wished; the page does it and tells the card."""

    save_wanted = Signal()
    cancel_wanted = Signal()
    page_wanted = Signal(str)

    def __init__(self, title: str, file_type: str, icon: str, tone: str) -> None:
        super().__init__(padding=16, name=title)
        self.title, self._page, self._path = title, "", Path()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(_Emblem(icon, tone))
        head.addWidget(ElidedLabel(title, size=15, weight=600), 1)
        head.addWidget(Label(file_type, "muted", 12))
        self.column.addLayout(head)
        self.sentence = Label("", "muted", wrap=True)
        self.sentence.setMinimumHeight(3 * self.sentence.fontMetrics().lineSpacing() + 2)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.sentence)
        self.column.addStretch()
        self.foot = QStackedWidget()
        self.foot.setFixedHeight(56)
        self._idle, self._busy, self._done = self._idle_foot(), self._busy_foot(), self._done_foot()
        for widget in (self._idle, self._busy, self._done):
            self.foot.addWidget(widget)
        self.column.addWidget(self.foot)

    def _idle_foot(self) -> QWidget:
        foot, row = _strip()
        self.save_button = button(self.tr("Save…"), self.save_wanted.emit, icon="export")
        self.save_button.setAccessibleName(self.tr("Save {title}").format(title=self.title))
        self.problem = Label("", "danger", 12, wrap=True)
        self.page_button = button("", self._on_page_clicked, link=True)
        row.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.problem, 1)
        row.addWidget(self.page_button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch()
        return foot

    def _busy_foot(self) -> QWidget:
        foot, row = _strip()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Writing {title}").format(title=self.title))
        self.cancel_button = button(self.tr("Cancel"), self.cancel_wanted.emit)
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel_button)
        return foot

    def _done_foot(self) -> QWidget:
        foot, row = _strip()
        self.saved = ElidedLabel("", "", 12.5)
        self.open_button = button(self.tr("Open"), self._on_open_clicked, link=True)
        self.folder_button = button(self.tr("Show in folder"), self._on_folder_clicked, link=True)
        self.again_button = button(self.tr("Save again…"), self.save_wanted.emit)
        row.addWidget(self.again_button)
        row.addWidget(self.saved, 1)
        row.addWidget(self.open_button)
        row.addWidget(self.folder_button)
        return foot

    @property
    def is_busy(self) -> bool:
        return self.foot.currentWidget() is self._busy

    def set_contents(self, contents: Contents) -> None:
        """What is inside; if nothing is, the page where it is made."""
        self.sentence.setText(contents.sentence)
        self.save_button.setEnabled(not contents.is_empty)
        self.again_button.setEnabled(not contents.is_empty)
        self._page = contents.page
        self.page_button.setText(contents.page_words)
        self.page_button.setVisible(contents.is_empty)

    def show_idle(self, problem: str = "") -> None:
        """Nothing is being written; perhaps because something went wrong."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.foot.setCurrentWidget(self._idle)

    def show_busy(self) -> None:
        self.progress.setRange(0, 0)
        self.foot.setCurrentWidget(self._busy)

    def show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)

    def show_done(self, path: Path) -> None:
        """It lies there."""
        self._path = path
        self.saved.set_text(self.tr("Saved as {name}").format(name=path.name))
        self.saved.setToolTip(str(path))
        self.foot.setCurrentWidget(self._done)

    def _on_page_clicked(self) -> None:
        self.page_wanted.emit(self._page)

    def _on_open_clicked(self) -> None:
        self._show(self._path)

    def _on_folder_clicked(self) -> None:
        self._show(self._path.parent)

    def _show(self, path: Path) -> None:
        """Another program does it; a file that has gone since is said so."""
        if not path.exists():
            self.show_idle(self.tr("{name} is no longer there. Save it again.").format(name=self._path.name))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _strip() -> tuple[QWidget, QHBoxLayout]:
    foot = QWidget()
    row = QHBoxLayout(foot)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    return foot, row
