# SPDX-License-Identifier: MIT
"""What hands do to the questions of the chosen guide: add, edit, move, remove, put into boxes and phases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from jtbdstudio.ui.actions import bind
from jtbdstudio.ui.guides.menus import box_menu, phase_menu, popup_under
from jtbdstudio.ui.guides.questions import new_question
from jtbdstudio.ui.widgets import Chip

if TYPE_CHECKING:
    from jtbdstudio.queries.guides import Guide, GuideBox
    from jtbdstudio.ui.guides.deeds import Deeds
    from jtbdstudio.ui.guides.question import QuestionRow
    from jtbdstudio.ui.guides.questions import QuestionList


class Asking(QObject):
    """Between the rows and the commands; the page tells it which guide is shown."""

    def __init__(self, questions: QuestionList, deeds: Deeds, chosen: Callable[[], Guide | None]) -> None:
        super().__init__(questions)
        self._questions, self._deeds, self._chosen = questions, deeds, chosen
        self.boxes: Sequence[GuideBox] = ()
        questions.typed.connect(self._on_typed)
        questions.finished.connect(self._on_finished)
        questions.moved.connect(deeds.move)
        questions.box_wanted.connect(self._open_boxes)
        questions.phase_wanted.connect(self._open_phases)
        bind(
            questions,
            "guides",
            {
                "guides.edit": self.edit,
                "guides.box": self.choose_box,
                "guides.phase": self.choose_phase,
                "guides.up": partial(self.move, -1),
                "guides.down": partial(self.move, 1),
                "guides.remove": self.remove,
            },
        )

    def add(self, box: str = "", after: QuestionRow | None = None) -> None:
        """A new question below the one one is at, open for typing."""
        guide, questions = self._chosen(), self._questions
        if guide is None or self._deeds.locked or guide.is_fixed:
            return
        after = after or questions.current
        self.leave()
        questions.begin_draft(new_question(box), after if after in questions.rows else None, heard=guide.asks_customers)

    def ask_about(self, box: str) -> None:
        """Go to the first question about a box, or begin one."""
        there = next((row for row in self._questions.rows if row.question.box == box and not row.draft), None)
        if there is not None:
            self._questions.focus_row(there)
        else:
            self.add(box)

    def go_to_first(self) -> None:
        """The first question, or a new one where there is none."""
        if self._questions.rows:
            self._questions.focus_row(self._questions.rows[0])
        else:
            self.add()

    def leave(self) -> None:
        """Close what is open for typing."""
        if (row := self._questions.editing) is not None:
            row.finish()

    def edit(self) -> None:
        """Open the words of the question one is at; on a chip, what the chip opens."""
        focused, row = QApplication.focusWidget(), self._questions.current
        if isinstance(focused, Chip):
            focused.clicked.emit()
        elif row is not None:
            row.begin()

    def choose_box(self) -> None:
        if (row := self._questions.current) is not None:
            self._open_boxes(row)

    def choose_phase(self) -> None:
        if (row := self._questions.current) is not None:
            self._open_phases(row)

    def move(self, by: int) -> None:
        """One place up or down; the focus goes along."""
        row = self._questions.current
        if row is not None and not row.draft:
            self._deeds.move(row.question.id, max(0, self._questions.rows.index(row) + by))
            self._questions.focus_row(row)

    def remove(self) -> None:
        row = self._questions.current
        if row is not None and not row.draft:
            self._deeds.remove(row)

    def _heard(self) -> bool:
        """Whether customers hear these questions, so that answers have boxes and phases."""
        guide = self._chosen()
        return guide is not None and guide.asks_customers and not self._deeds.locked

    def _open_boxes(self, row: QuestionRow) -> None:
        if self._heard():
            then = partial(self._place, row, "box")
            popup_under(box_menu(row, self.boxes, row.question.box, then), row.box_chip)

    def _open_phases(self, row: QuestionRow) -> None:
        if self._heard():
            then = partial(self._place, row, "phase")
            popup_under(phase_menu(row, row.question.phase, then), row.phase_chip)

    def _place(self, row: QuestionRow, where: str, chosen: str) -> None:
        if row.draft:
            self._questions.place_draft(row, where, chosen)
        else:
            self._deeds.place(row, where, chosen)

    def _on_typed(self, row: QuestionRow, text: str, follow_up: str) -> None:
        if (guide := self._chosen()) is not None:
            self._deeds.type(guide, row, self._questions.next_id(row), text, follow_up)

    def _on_finished(self, row: QuestionRow, way: str) -> None:
        """What was typed is stored already; what says nothing goes again."""
        if row.draft:
            self._questions.drop_draft(row)
        elif way == "cancel":
            self._deeds.revert(row)
        elif not row.words()[0].strip():
            goes_back = row.is_new or row.question.is_fixed
            (self._deeds.revert if goes_back else self._deeds.remove)(row)
        elif way == "enter" and self._is_last(row):
            self.add(after=row)

    def _is_last(self, row: QuestionRow) -> bool:
        """Whether only the closing question comes after it."""
        rows = self._questions.rows
        below = rows[rows.index(row) + 1 :] if row in rows else []
        return not row.question.is_closing and all(other.question.is_closing for other in below)
