# SPDX-License-Identifier: MIT
"""The interviews as rows: who, when, how well they fit, and what came of it so far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jtbdstudio.domain.debrief import TALKS, since
from jtbdstudio.ui.interviews.debrief_clock import fresh_seconds
from jtbdstudio.ui.interviews.words import interview_kinds, length
from jtbdstudio.ui.widgets.cells import Cell, CellModel
from jtbdstudio.ui.words import day, number_of, told_apart

if TYPE_CHECKING:
    from jtbdstudio.queries.interviews import InterviewItem

CUSTOMER, ROLE, DATE, FIT, TRANSCRIPT, DEBRIEF, SURPRISES, QUOTES, BOXES = range(9)
_BOXES = 12


class InterviewModel(CellModel):
    """Interviews, one a row."""

    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[InterviewItem, ...] = ()
        self.short = False
        """Where there is little room, a clock says the time and nothing else."""

    def headings(self) -> tuple[str, ...]:
        return (
            self.tr("Customer"), self.tr("Role"), self.tr("Date"), self.tr("Fit"), self.tr("Transcript"),
            self.tr("Debrief"), self.tr("Surprises"), self.tr("Quotes"), self.tr("Boxes filled"),
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
        who = who or item.customer_name or item.filename  # what an import knows
        who = " · ".join(filter(None, (which, who)))
        return (
            Cell(item.customer_code, "bold", tip=item.customer_name),
            Cell(who, "muted", tip=who),
            Cell(day(item.held_on), "muted"),
            self._fit(item),
            self._transcript(item),
            self._debrief(item),
            self._surprises(item),
            Cell(str(item.quotes), "link" if item.quotes else ""),
            Cell(f"{item.boxes_filled}/{_BOXES}", "link" if item.boxes_filled else ""),
        )

    def _fit(self, item: InterviewItem) -> Cell:
        if not item.fit.strip("?"):
            return Cell("–", tip=self.tr("None of the six best-customer criteria is answered yet."))
        return Cell(f"{item.fits}/6", tip=self.tr("Best-customer criteria met: {n} of 6").format(n=item.fits))

    def tick(self) -> str:
        """Say anew how long ago calls were; answers when the latest of them ended, or nothing if no clock is shown."""
        latest = ""
        for row, item in enumerate(self.items):
            if _is_now(item):
                self.set_cell(row, DEBRIEF, self._debrief(item))
                latest = max(latest, item.ended_at)
        return latest

    def _transcript(self, item: InterviewItem) -> Cell:
        if not item.has_transcript:
            return Cell(self.tr("none yet"), tone="neutral")
        words = number_of(item.words, self.tr("1 word"), self.tr("{n} words"))
        tip = f"{item.filename} · {item.format_name} · {words}"
        return Cell(interview_kinds().get(item.kind) or length(item.duration_ms) or words, tip=tip)

    def _debrief(self, item: InterviewItem) -> Cell:
        if item.kind not in TALKS:
            return Cell("–", tip=self.tr("No call, so there is nothing to debrief."))
        if item.debrief == "done":
            return Cell(self.tr("done"), tone="outcome")
        if item.debrief == "due":
            return Cell(self.tr("due"), tone="struggle", tip=self.tr("Write it while it is fresh."))
        if item.debrief == "open":
            seconds = fresh_seconds(item.ended_at)
            words = self.tr("now · {time}") if self.short else self.tr("now · {time} since call")
            begun = words.format(time=since(seconds)) if seconds is not None else self.tr("begun")
            return Cell(begun, tone="motivation", tip=self.tr("Begun, and not finished yet."))
        return Cell("–", tip=self.tr("The call is still to come."))

    def _surprises(self, item: InterviewItem) -> Cell:
        if item.surprises:
            return Cell(str(item.surprises), "link")
        if item.kind not in TALKS or not (item.debrief == "done" or item.quotes):
            return Cell("–" if not item.has_transcript else "0")
        tip = self.tr("An interview without a surprise was wasted. What did you not know before it?")
        return Cell("0", tone="struggle", icon="warning", tip=tip)


def _is_now(item: InterviewItem) -> bool:
    return item.debrief == "open" and fresh_seconds(item.ended_at) is not None
