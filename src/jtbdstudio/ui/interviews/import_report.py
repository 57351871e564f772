# SPDX-License-Identifier: MIT
"""What became of an import: what is in the study now, and for every other file the sentence why not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.widgets import Label
from jtbdstudio.ui.words import number_of
from jtbdstudio.workflows.import_plan import PlannedFile
from jtbdstudio.workflows.imports import ImportReport


class _Sign(QWidget):
    """A small icon in a tone."""

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setFixedSize(QSize(18, 18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        icons.paint(QPainter(self), QRectF(1, 1, 16, 16), self._icon, theme.tone_of(self._tone).strong)


class ImportOutcome(QWidget):
    """The lower half of the import sheet when everything is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentences: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 8, 8)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._area)

    def show_reports(self, reports: Iterable[ImportReport], unreadable: Sequence[PlannedFile], cancelled: int) -> None:
        """Tell what was made, what failed, what was left out, and what Cancel kept from happening."""
        self.sentences = []
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        told = list(reports)
        made, renewed = _counts(told)
        if made:
            one = self.tr("1 interview is in the study. Undo takes it out again.")
            many = self.tr("{n} interviews are in the study. Undo takes them out again, a file at a time.")
            self._say(column, "done", "outcome", number_of(made, one, many))
        if renewed:
            one = self.tr("1 transcript is a new version. Its quotes were found again, or are marked to be checked.")
            many = self.tr("{n} transcripts are new versions. Quotes were found again, or are marked to be checked.")
            self._say(column, "done", "outcome", number_of(renewed, one, many))
        for report in told:
            if report.made is None:
                self._say(column, "error", "struggle", report.error)
        for file in unreadable:
            if file.look is not None:
                self._say(column, "error", "struggle", file.look.error)
        if cancelled:
            one = self.tr("1 file was not imported, because you stopped. It can be dropped again any time.")
            many = self.tr("{n} files were not imported, because you stopped. They can be dropped again any time.")
            self._say(column, "info", "neutral", number_of(cancelled, one, many))
        column.addStretch()
        self._area.setWidget(content)

    def _say(self, column: QVBoxLayout, icon: str, tone: str, sentence: str) -> None:
        self.sentences.append(sentence)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(_Sign(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(sentence, wrap=True), 1)
        column.addLayout(row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), now.panel)
        painter.fillRect(QRectF(0, 0, self.width(), 1), now.line)


def imported_words(reports: Iterable[ImportReport]) -> str:
    """``1 interview and 1 new version imported``"""
    made, renewed = _counts(reports)
    versions = number_of(renewed, _t("1 new version imported"), _t("{n} new versions imported"))
    if not renewed:
        return number_of(made, _t("1 interview imported"), _t("{n} interviews imported"))
    if not made:
        return versions
    interviews = number_of(made, _t("1 interview"), _t("{n} interviews"))
    return _t("{interviews} and {versions}").format(interviews=interviews, versions=versions)


def imported_sentence(reports: Iterable[ImportReport]) -> str:
    """The same, for whoever does not look at the sheet."""
    told = list(reports)
    made, renewed = _counts(told)
    if renewed:
        return f"{imported_words(told)}."
    return number_of(made, _t("1 interview was imported."), _t("{n} interviews were imported."))


def _counts(reports: Iterable[ImportReport]) -> tuple[int, int]:
    """Interviews that are new, and new versions."""
    told = list(reports)
    new = sum(len(report.interviews) for report in told if not report.replaced)
    return new, sum(report.replaced for report in told)


def _t(words: str) -> str:
    return QCoreApplication.translate("ImportOutcome", words)
