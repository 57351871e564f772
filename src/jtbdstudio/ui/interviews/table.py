# SPDX-License-Identifier: MIT
"""The interviews as rows: who, when, how well they fit, and what came of it so far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jtbdstudio.ui.interviews.words import length
from jtbdstudio.ui.widgets.cells import Cell, CellModel
from jtbdstudio.ui.words import day, number_of, told_apart

if TYPE_CHECKING:
    from jtbdstudio.queries.interviews import InterviewItem

CUSTOMER, ROLE, DATE, FIT, TRANSCRIPT, SURPRISES, QUOTES, BOXES = range(8)
_BOXES = 12


class InterviewModel(CellModel):
    """Interviews, one a row."""

    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[InterviewItem, ...] = ()

    def headings(self) -> tuple[str, ...]:
        return (
            self.tr("Customer"), self.tr("Role"), self.tr("Date"), self.tr("Fit"), self.tr("Transcript"),
            self.tr("Surprises"), self.tr("Quotes"), self.tr("Boxes filled"),
        )  # fmt: skip

    def set_items(self, items: Sequence[InterviewItem]) -> None:
        """Show these interviews; where they are the same ones, the rows stay and only their cells change."""
        same = [item.id for item in items] == [item.id for item in self.items]
        self.items = tuple(items)
        apart = told_apart(items)
        self.set_cells([self._cells(item, apart.get(item.id, "")) for item in items], same_rows=same)

    def row_of(self, interview_id: str) -> int:
        """The row of an interview, -1 if it isn't there."""
        return next((row for row, item in enumerate(self.items) if item.id == interview_id), -1)

    def row_of_customer(self, customer_id: str) -> int:
        """The row of a customer's first interview, -1 without one."""
        return next((row for row, item in enumerate(self.items) if item.customer_id == customer_id), -1)

    def _cells(self, item: InterviewItem, which: str) -> tuple[Cell, ...]:
        who = ", ".join(filter(None, (item.role, item.company))) or item.segment
        who = " · ".join(filter(None, (which, who)))
        return (
            Cell(item.customer_code, "bold", tip=item.customer_name),
            Cell(who, "muted", tip=who),
            Cell(day(item.held_on), "muted"),
            self._fit(item),
            self._transcript(item),
            self._surprises(item),
            Cell(str(item.quotes), "link" if item.quotes else ""),
            Cell(f"{item.boxes_filled}/{_BOXES}", "link" if item.boxes_filled else ""),
        )

    def _fit(self, item: InterviewItem) -> Cell:
        if not item.fit.strip("?"):
            return Cell("–", tip=self.tr("None of the six best-customer criteria is answered yet."))
        return Cell(f"{item.fits}/6", tip=self.tr("Best-customer criteria met: {n} of 6").format(n=item.fits))

    def _transcript(self, item: InterviewItem) -> Cell:
        if not item.has_transcript:
            return Cell(self.tr("none yet"), tone="neutral")
        words = number_of(item.words, self.tr("1 word"), self.tr("{n} words"))
        return Cell(length(item.duration_ms) or words, tip=f"{item.filename} · {item.format_name} · {words}")

    def _surprises(self, item: InterviewItem) -> Cell:
        if item.surprises:
            return Cell(str(item.surprises), "link")
        if not item.has_transcript:
            return Cell("–")
        tip = self.tr("An interview without a surprise was wasted. What did you not know before it?")
        return Cell("0", tone="struggle", icon="warning", tip=tip)
