# SPDX-License-Identifier: MIT
"""Debriefs as they leave the study: frozen values for Word and Excel, with every name already shown or hidden."""

from __future__ import annotations

from dataclasses import dataclass

from jtbdstudio.domain.debrief import DebriefState, Heard
from jtbdstudio.domain.report import Quote, Study, plural


@dataclass(frozen=True, slots=True)
class Answered:
    """One of the questions, with what each who debriefed wrote, in their order; empty where they wrote nothing."""

    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Surprising:
    """What surprised somebody. `who` is empty where nobody says so, and for marked quotes."""

    text: str
    ref: str
    who: str
    is_quote: bool


@dataclass(frozen=True, slots=True)
class HeardLine:
    """A line we wrote into a box."""

    text: str
    ref: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class BoxNotes:
    """One of the 12 boxes: our lines and the customer's words, the best first."""

    number: int
    name: str
    state: Heard
    lines: tuple[HeardLine, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class DebriefSheet:
    """One interview's debrief. `customer` is a code, or code and name; days are ISO or empty."""

    customer: str
    role: str
    company: str
    segment: str
    held_on: str
    state: DebriefState
    finished_on: str
    researchers: tuple[str, ...]
    answers: tuple[Answered, ...]
    surprises: tuple[Surprising, ...]
    nothing_surprising: bool
    closing: str
    closing_asked: str
    """`y`, `n` or `?`."""
    closing_answer: str
    boxes: tuple[BoxNotes, ...]
    advice: tuple[str, ...]

    @property
    def heard(self) -> int:
        """Boxes somebody said something for."""
        return sum(box.state == "heard" for box in self.boxes)

    @property
    def inferred(self) -> int:
        """Boxes we only infer something for."""
        return sum(box.state == "inferred" for box in self.boxes)

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the boxes to ask about next time."""
        return tuple(box.name for box in self.boxes if box.state == "missing")

    @property
    def summary(self) -> str:
        """`3 surprises · 9 of 12 boxes heard, 1 inferred`."""
        boxes = f"{self.heard} of {len(self.boxes)} boxes heard"
        inferred = f", {self.inferred} inferred" if self.inferred else ""
        return f"{plural(len(self.surprises), 'surprise')} · {boxes}{inferred}"


@dataclass(frozen=True, slots=True)
class TalkState:
    """One row of the overview: every talk, debriefed or not; `sheet` is its place among the sheets, if it has one."""

    customer: str
    held_on: str
    state: DebriefState
    sheet: int | None


@dataclass(frozen=True, slots=True)
class DebriefsReport:
    """`only` is true where one interview was asked for."""

    study: Study
    talks: tuple[TalkState, ...]
    sheets: tuple[DebriefSheet, ...]
    only: bool = False
