# SPDX-License-Identifier: MIT
"""Guides with the product's name filled in, as they are read, edited and printed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jtbdstudio.domain.codes import BOXES
from jtbdstudio.domain.research import Way, advised_way
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import GuideQuestionRow, GuideRow, InterviewRow, StudyRow

GUIDE_KINDS = ("interview", "survey", "website_survey", "audience", "probe_cards", "debrief", "checklist")


@dataclass(frozen=True, slots=True)
class GuideQuestion:
    """One question. `text` is as stored, with `{product}`; `asked` as one says it. `box` is a handle or empty."""

    id: str
    text: str
    follow_up: str
    phase: str
    box: str
    box_name: str
    is_closing: bool
    is_fixed: bool
    """One of the debrief's four: it may be reworded, but neither moved nor removed."""
    asked: str
    asked_follow_up: str


@dataclass(frozen=True, slots=True)
class Guide:
    id: str
    handle: str
    kind: str
    name: str
    note: str
    questions: tuple[GuideQuestion, ...]
    used: int
    """In how many interviews."""

    @property
    def is_built_in(self) -> bool:
        return bool(self.handle)

    @property
    def boxes_asked(self) -> tuple[str, ...]:
        """Handles of the boxes the guide asks about, in order of the boxes."""
        asked = {question.box for question in self.questions}
        return tuple(box for box in BOXES if box in asked)


@dataclass(frozen=True, slots=True)
class ResearchPlan:
    """Whom there is to ask, and what R7 advises. `way` is None while `ideal_customers` is."""

    product: str
    mode: str
    ideal_customers: int | None
    way: Way | None


def guides(session: Session) -> tuple[Guide, ...]:
    """Every guide in its order, its questions filled in."""
    product = _product(session)
    boxes = {code.handle: code.name for code in map(code_tree(session).handle, BOXES)}
    q = GuideQuestionRow
    columns = (q.guide_id, q.id, q.text, q.follow_up, q.phase, q.box, q.is_closing, q.handle)
    questions: dict[str, list[GuideQuestion]] = {}
    for guide_id, row_id, text, follow_up, phase, box, closing, handle in session.execute(
        select(*columns).order_by(q.guide_id, q.ordinal)
    ):
        asked, also = filled_in(text, product), filled_in(follow_up, product)
        made = GuideQuestion(
            row_id, text, follow_up, phase, box, boxes.get(box, ""), bool(closing), bool(handle), asked, also
        )
        questions.setdefault(guide_id, []).append(made)
    used = dict(session.execute(select(InterviewRow.guide_id, func.count()).group_by(InterviewRow.guide_id)).all())
    g = GuideRow
    rows = session.execute(select(g.id, g.handle, g.kind, g.name, g.note).order_by(g.ordinal))
    return tuple(Guide(*row, tuple(questions.get(row[0], ())), used.get(row[0], 0)) for row in rows)


def research_plan(session: Session) -> ResearchPlan:
    """Survey, interviews or audience research (R7)."""
    s = StudyRow
    product, mode, ideal = session.execute(select(s.product, s.mode, s.ideal_customers)).one()
    return ResearchPlan(product, mode, ideal, advised_way(ideal))


def filled_in(text: str, product: str) -> str:
    """The question as one asks it: `{product}` by its name, `{old way}` by what one says before one knows."""
    return text.replace("{product}", product or "the product").replace("{old way}", "the old way")


def best_fit_criteria(session: Session) -> tuple[str, ...]:
    """The six best-customer criteria in the study's own words."""
    query = (
        select(GuideQuestionRow.text)
        .join(GuideRow, GuideQuestionRow.guide_id == GuideRow.id)
        .where(GuideRow.handle == "best_fit")
        .order_by(GuideQuestionRow.ordinal)
    )
    return tuple(session.execute(query).scalars())


def _product(session: Session) -> str:
    return str(session.execute(select(StudyRow.product)).scalar_one())
