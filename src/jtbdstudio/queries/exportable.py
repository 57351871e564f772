# SPDX-License-Identifier: MIT
"""How much there is to hand on, and what customers agreed to."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jtbdstudio.domain.codes import BOXES, JOB_COLUMNS
from jtbdstudio.domain.consent import Agreements
from jtbdstudio.queries.consent import agreements
from jtbdstudio.store.reading import code_tree, tally
from jtbdstudio.store.schema import DebriefRow, GuideRow, InterviewRow, JobRow, MilestoneRow, NoteRow, StudyRow


@dataclass(frozen=True, slots=True)
class Exportable:
    """Counts of what each export would hold.

    `boxed` are counted quotes in any of the 12 boxes, `themes` those with a counted quote.
    """

    study: str
    jobs: int
    quotes: int
    customers: int
    boxes: int
    boxed: int
    boxed_customers: int
    themes: int
    milestones: int
    guides: int
    debriefs: int
    agreed: Agreements


def exportable(session: Session) -> Exportable:
    """What an export made now would hold."""
    tree = code_tree(session)
    counted = tally(session, tree)
    boxes = [tree.handle(handle).id for handle in BOXES]
    themes = [code.id for handle in JOB_COLUMNS for code in tree.walk(tree.handle(handle).id)]
    quote = NoteRow.kind == "quote"
    said = select(func.count(NoteRow.id), func.count(InterviewRow.customer_id.distinct())).where(quote)
    quotes, customers = session.execute(said.outerjoin(InterviewRow, NoteRow.interview_id == InterviewRow.id)).one()
    return Exportable(
        study=session.execute(select(StudyRow.name)).scalar_one(),
        jobs=_count(session, JobRow.id),
        quotes=quotes,
        customers=customers,
        boxes=sum(counted.count(box).quotes > 0 for box in boxes),
        boxed=len({note for box in boxes for note in counted.notes(box)}),
        boxed_customers=len(frozenset().union(*(counted.customers(box) for box in boxes))),
        themes=sum(counted.count(theme).quotes > 0 for theme in themes),
        milestones=_count(session, MilestoneRow.id),
        guides=_count(session, GuideRow.id),
        debriefs=_count(session, DebriefRow.id),
        agreed=agreements(session),
    )


def _count(session: Session, column: object) -> int:
    return int(session.execute(select(func.count(column))).scalar_one())  # type: ignore[arg-type]
