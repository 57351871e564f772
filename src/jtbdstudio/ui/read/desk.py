# SPDX-License-Identifier: MIT
"""How the page is laid out: interviews, text, questions side by side; a sentence where there is nothing to read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.read.boxes_panel import BoxesPanel
from jtbdstudio.ui.read.interview_list import WIDTH, WIDTH_NARROW, InterviewList
from jtbdstudio.ui.read.reader_column import ReaderColumn
from jtbdstudio.ui.widgets import EmptyState

_WIDE = 1120
"""From this width on all three have the room they like."""


class Desk(QStackedWidget):
    """Everything below the header."""

    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list, self.column, self.boxes = InterviewList(), ReaderColumn(), BoxesPanel()
        action = self.tr("Import transcripts…")
        self.nothing = EmptyState(
            "transcript",
            self.tr("Nothing to read yet"),
            self.tr("Drop a transcript here or import one: Word, text or subtitles, from any recording tool."),
            action,
        )
        self.no_text = EmptyState(
            "transcript",
            self.tr("No transcript yet"),
            self.tr("This interview was held, but its words are not here. Import the transcript to read and tag it."),
            action,
        )
        self.middle = QStackedWidget()
        self.middle.addWidget(self.column)
        self.middle.addWidget(self.no_text)
        self.addWidget(self.nothing)
        self.addWidget(self._make_reading())
        for empty in (self.nothing, self.no_text):
            empty.chosen.connect(self.import_wanted)

    def _make_reading(self) -> QWidget:
        reading = QWidget()
        row = QHBoxLayout(reading)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        listed = QVBoxLayout()
        listed.setContentsMargins(10, 12, 10, 8)
        listed.addWidget(self.list)
        row.addLayout(listed)
        row.addWidget(_Rule())
        row.addWidget(self.middle, 1)
        row.addWidget(_Rule())
        row.addWidget(self.boxes)
        return reading

    @property
    def has_text(self) -> bool:
        """Whether a transcript is shown."""
        return self.currentIndex() == 1 and self.middle.currentWidget() is self.column

    def show_reading(self, *, interviews: bool) -> None:
        """The three columns, or (without any interview) how to get one."""
        self.setCurrentIndex(1 if interviews else 0)

    def show_text(self, *, there: bool) -> None:
        """The text, or that this interview has none."""
        self.middle.setCurrentWidget(self.column if there else self.no_text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE
        self.list.setFixedWidth((WIDTH if wide else WIDTH_NARROW) - 20)
        self.boxes.set_narrow(not wide)


class _Rule(QWidget):
    """A hairline between two columns."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().line)
