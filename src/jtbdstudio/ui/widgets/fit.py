# SPDX-License-Identifier: MIT
"""The six best-customer criteria, each answered yes, no or unknown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jtbdstudio.domain.customers import UNKNOWN_FIT
from jtbdstudio.domain.method import built_in
from jtbdstudio.ui.widgets.basic import Label, SectionLabel
from jtbdstudio.ui.widgets.fields import YesNo


def criteria() -> tuple[str, ...]:
    """The criteria as the method has them."""
    guide = next(guide for guide in built_in().guides if guide.handle == "best_fit")
    return tuple(question.text for question in guide.questions)


class FitAnswers(QWidget):
    """A question and its answer, six times. ``Up`` and ``Down`` go from one to the next.

    It asks in the words of the method until :meth:`show_questions` brings the study's own.
    """

    answered = Signal(int, str)  # criterion, answer

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(SectionLabel(self.tr("Best-customer fit")))
        row.addStretch()
        self.fits = Label("", "muted", 12, tabular=True)
        row.addWidget(self.fits)
        column.addLayout(row)
        self.answers: list[YesNo] = []
        self.questions: list[Label] = []
        for at, question in enumerate(criteria()):
            line = QHBoxLayout()
            line.setSpacing(10)
            asked, answer = Label(question, size=12.5, wrap=True), YesNo(question)
            answer.chosen.connect(partial(self.answered.emit, at))
            self.questions.append(asked)
            self.answers.append(answer)
            line.addWidget(asked, 1)
            line.addWidget(answer, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)

    def show_questions(self, questions: Sequence[str]) -> None:
        """Ask in the study's own words."""
        for label, answer, question in zip(self.questions, self.answers, questions):
            label.setText(question)
            answer.set_question(question)

    def show_fit(self, fit: str) -> None:
        """Show what is stored, without saying so."""
        for answer, stored in zip(self.answers, fit.ljust(len(UNKNOWN_FIT), "?")):
            answer.show_answer(stored)
        self.fits.setText(self.tr("{n} of 6").format(n=fit.count("y")))

    def set_editable(self, editable: bool) -> None:
        for answer in self.answers:
            answer.setEnabled(editable)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        at = next((at for at, answer in enumerate(self.answers) if answer.hasFocus()), -1)
        if at >= 0 and (step := steps.get(Qt.Key(event.key()))):
            self.answers[max(0, min(at + step, len(self.answers) - 1))].setFocus()
        else:
            super().keyPressEvent(event)
