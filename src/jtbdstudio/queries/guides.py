# SPDX-License-Identifier: MIT
"""Guides with the product's name filled in, as they are read, edited and printed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jtbdstudio.domain.advice import CLOSED_KINDS
from jtbdstudio.domain.codes import BOXES
from jtbdstudio.domain.guides import FIXED_GUIDES, AskedQuestion, GuideSheet, GuidesReport, filled_in
from jtbdstudio.domain.method import GuideTemplate, built_in
from jtbdstudio.domain.research import Way, advised_way, guide_for
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import GuideQuestionRow, GuideRow, InterviewRow, StudyRow


@dataclass(frozen=True, slots=True)
class GuideBox:
    """One of the 12 boxes as a guide shows it: what a question may be there to fill."""

    handle: str
    key: str
    name: str
    stage: str
    tone: str
    question: str


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
    """It may be reworded, but neither moved nor removed: the closing question, the debrief's four, the six criteria."""
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
    def is_fixed(self) -> bool:
        """Whether it keeps its questions, no more and no fewer."""
        return self.handle in FIXED_GUIDES

    @property
    def asks_customers(self) -> bool:
        """Whether customers hear it, so that its answers fill boxes; the others are for ourselves."""
        return self.kind in CLOSED_KINDS

    @property
    def lacks_closing(self) -> bool:
        return self.asks_customers and not any(question.is_closing for question in self.questions)

    @property
    def can_be_deleted(self) -> bool:
        return not self.handle or self.asks_customers

    @property
    def template(self) -> GuideTemplate | None:
        """What the method says in its place; None for a guide of one's own."""
        return next((guide for guide in built_in().guides if self.handle and guide.handle == self.handle), None)

    @property
    def is_changed(self) -> bool:
        """Whether a built-in guide says something else than the method."""
        template = self.template
        if template is None:
            return False
        ours = [(q.text, q.follow_up, q.phase, q.box, q.is_closing) for q in self.questions]
        theirs = [(q.text, q.follow_up, q.phase, q.box, q.closing) for q in template.questions]
        return (self.name, self.note, ours) != (template.name, template.note, theirs)

    @property
    def boxes_asked(self) -> tuple[str, ...]:
        """Handles of the boxes the guide asks about, in order of the boxes."""
        asked = {question.box for question in self.questions}
        return tuple(box for box in BOXES if box in asked)


@dataclass(frozen=True, slots=True)
class ResearchPlan:
    """Whom there is to ask, and what R7 advises. `way` is None while nobody knows how many there are.

    `guide` is the handle of the guide to begin with, or empty.
    """

    product: str
    mode: str
    ideal_customers: int | None
    way: Way | None
    guide: str


def guides(session: Session) -> tuple[Guide, ...]:
    """Every guide in its order, its questions filled in."""
    product = _product(session)
    boxes = {box.handle: box.name for box in guide_boxes(session)}
    q, g = GuideQuestionRow, GuideRow
    columns = (q.guide_id, q.id, q.text, q.follow_up, q.phase, q.box, q.is_closing, q.handle)
    questions: dict[str, list[GuideQuestion]] = {}
    fixed = set(session.execute(select(g.id).where(g.handle.in_(FIXED_GUIDES))).scalars())
    for guide_id, row_id, text, follow_up, phase, box, closing, handle in session.execute(
        select(*columns).order_by(q.guide_id, q.ordinal)
    ):
        asked, also = filled_in(text, product), filled_in(follow_up, product)
        stays = bool(closing) or bool(handle) or guide_id in fixed
        made = GuideQuestion(row_id, text, follow_up, phase, box, boxes.get(box, ""), bool(closing), stays, asked, also)
        questions.setdefault(guide_id, []).append(made)
    used = dict(session.execute(select(InterviewRow.guide_id, func.count()).group_by(InterviewRow.guide_id)).all())
    rows = session.execute(select(g.id, g.handle, g.kind, g.name, g.note).order_by(g.ordinal))
    return tuple(Guide(*row, tuple(questions.get(row[0], ())), used.get(row[0], 0)) for row in rows)


def guide_boxes(session: Session) -> tuple[GuideBox, ...]:
    """The 12 boxes in order, as the study calls them."""
    tree = code_tree(session)
    codes = [tree.handle(handle) for handle in BOXES]
    return tuple(GuideBox(c.handle, c.key, c.name, c.stage, tree.tone(c.id), c.description) for c in codes)


def missing_guides(session: Session) -> tuple[GuideTemplate, ...]:
    """Built-in guides that were deleted."""
    there = set(session.execute(select(GuideRow.handle)).scalars())
    return tuple(guide for guide in built_in().guides if guide.handle not in there)


def research_plan(session: Session) -> ResearchPlan:
    """Survey, interviews or audience research (R7)."""
    s = StudyRow
    product, mode, ideal = session.execute(select(s.product, s.mode, s.ideal_customers)).one()
    way = advised_way(ideal, mode)
    return ResearchPlan(product, mode, ideal, way, guide_for(way, mode))


def guides_report(session: Session, day: str, guide_id: str | None = None) -> GuidesReport:
    """Every guide as a document shows it, or one of them."""
    study, product = session.execute(select(StudyRow.name, StudyRow.product)).one()
    keys = {box.handle: f"{number} {box.name}" for number, box in enumerate(guide_boxes(session), 1)}
    wanted = [guide for guide in guides(session) if guide_id in (None, guide.id)]
    return GuidesReport(study, product, day, tuple(_sheet(guide, product, keys) for guide in wanted))


def _sheet(guide: Guide, product: str, boxes: dict[str, str]) -> GuideSheet:
    template = guide.template
    questions = tuple(
        AskedQuestion(q.asked, q.asked_follow_up, boxes.get(q.box, ""), q.phase, q.is_closing) for q in guide.questions
    )
    ways, avoid = (template.techniques, template.avoid) if template is not None else ((), ())
    return GuideSheet(guide.kind, guide.name, filled_in(guide.note, product), questions, ways, avoid)


def best_fit_criteria(session: Session) -> tuple[str, ...]:
    """The six best-customer criteria in the study's own words."""
    query = (
        select(GuideQuestionRow.text)
        .join(GuideRow, GuideQuestionRow.guide_id == GuideRow.id)
        .where(GuideRow.handle == "best_fit")
        .order_by(GuideQuestionRow.ordinal)
    )
    product = _product(session)
    return tuple(filled_in(text, product) for text in session.execute(query).scalars())


def _product(session: Session) -> str:
    return str(session.execute(select(StudyRow.product)).scalar_one())
