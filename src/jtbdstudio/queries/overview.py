# SPDX-License-Identifier: MIT
"""The study at a glance: what `info` prints and what the rail and the status bar say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, select, text
from sqlalchemy.orm import Session

from jtbdstudio.store.history import Step
from jtbdstudio.store.reading import code_tree, tally
from jtbdstudio.store.schema import (
    BoardRow,
    CellRow,
    CodeRow,
    CustomerRow,
    InterviewRow,
    JobRow,
    KpiReadingRow,
    MilestoneRow,
    NoteRow,
    PlacementRow,
    StepRow,
    StudyRow,
    TaggingRow,
    TranscriptRow,
    TurnRow,
)


@dataclass(frozen=True, slots=True)
class StudyInfo:
    """What the study is and how much is in it."""

    name: str
    product: str
    question: str
    customers: int
    interviews: int
    turns: int
    words: int
    quotes: int
    notes: int
    codes: int
    taggings: int
    boards: int
    placements: int
    jobs: int
    milestones: int
    steps: int


@dataclass(frozen=True, slots=True)
class StudyBrief:
    """What a list of studies says of one."""

    name: str
    interviews: int
    quotes: int


@dataclass(frozen=True, slots=True)
class StatusLine:
    interviews: int
    quotes: int
    top_theme: str
    top_theme_customers: int
    steps: int


def study_info(session: Session) -> StudyInfo:
    """Counts of everything. `quotes` are customers' words, `notes` are our own."""
    words = select(func.coalesce(func.sum(TranscriptRow.words), 0)).scalar_subquery()
    numbers = {
        "customers": _number(CustomerRow),
        "interviews": _number(InterviewRow),
        "turns": _number(TurnRow),
        "words": words,
        "quotes": _number(NoteRow, NoteRow.kind == "quote"),
        "notes": _number(NoteRow, NoteRow.kind != "quote"),
        "codes": _number(CodeRow),
        "taggings": _number(_given().subquery()),
        "boards": _number(BoardRow),
        "placements": _number(PlacementRow),
        "jobs": _number(JobRow),
        "milestones": _number(MilestoneRow),
        "steps": _number(StepRow, StepRow.undone == 0),
    }
    about, counted = (StudyRow.name, StudyRow.product, StudyRow.question), (n.label(k) for k, n in numbers.items())
    return StudyInfo(**session.execute(select(*about, *counted)).one()._mapping)


def study_brief(session: Session) -> StudyBrief:
    """The study's name and how much is in it."""
    numbers = _number(InterviewRow), _number(NoteRow, NoteRow.kind == "quote")
    return StudyBrief(*session.execute(select(StudyRow.name, *numbers)).one())


def page_counts(session: Session) -> dict[str, int]:
    """The number beside each page's name; none for guides, and none for codes, boards and map while
    they are as every new study has them."""
    counts = {
        "interviews": _count(session, InterviewRow),
        "customers": _count(session, CustomerRow),
        "read": _count(session, NoteRow, NoteRow.kind == "quote"),
        "quotes": _count(session, NoteRow, NoteRow.kind == "quote"),
        "jobs": _count(session, JobRow),
    }
    if _any(session, select(TaggingRow.id)):
        counts["codes"] = _count(session, CodeRow, CodeRow.parent_id.is_not(None), CodeRow.archived == 0)
    if _any(session, select(PlacementRow.id), select(BoardRow.id).where(BoardRow.kind == "free")):
        counts["boards"] = _count(session, BoardRow)
    on_map = select(TaggingRow.note_id).join(MilestoneRow, MilestoneRow.code_id == TaggingRow.code_id)
    if _any(session, select(CellRow.id).where(CellRow.text != ""), select(KpiReadingRow.id), on_map):
        counts["cxmap"] = _count(session, MilestoneRow)
    return counts


def status_line(session: Session) -> StatusLine:
    """Interviews, quotes, and the theme most customers share."""
    tree = code_tree(session)
    themes = [code.id for handle in ("struggle", "motivation", "outcome") for code in tree.walk(tree.handle(handle).id)]
    ranked = tally(session, tree).ranking(themes)
    top = ranked[0] if ranked and ranked[0].count.customers else None
    return StatusLine(
        interviews=_count(session, InterviewRow),
        quotes=_count(session, NoteRow, NoteRow.kind == "quote"),
        top_theme=tree[top.code_id].name if top else "",
        top_theme_customers=top.count.customers if top else 0,
        steps=_count(session, StepRow, StepRow.undone == 0),
    )


def steps(session: Session, limit: int | None = None) -> tuple[Step, ...]:
    """The history, newest first."""
    query = select(StepRow.id, StepRow.command, StepRow.label, StepRow.at, StepRow.undone).order_by(StepRow.id.desc())
    return tuple(
        Step(step_id, command, label, at, bool(undone))
        for step_id, command, label, at, undone in session.execute(query.limit(limit))
    )


def file_problems(session: Session) -> tuple[str, ...]:
    """What SQLite itself finds wrong with the file, and rows that lost their parents."""
    found = [str(row[0]) for row in session.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
    orphans = session.execute(text("PRAGMA foreign_key_check")).all()
    return (*found, *(f"{row[0]} row {row[1]} points to a missing {row[2]}" for row in orphans))


def _given() -> Select[str, str]:
    """Every code of every note, once, however many coders gave it."""
    return select(TaggingRow.note_id, TaggingRow.code_id).distinct()


def _any(session: Session, *queries: Select[Any]) -> bool:
    """Whether one of the queries finds anything."""
    return any(session.execute(query.limit(1)).first() is not None for query in queries)


def _number(row: Any, *where: Any) -> ScalarSelect[int]:
    return select(func.count()).select_from(row).where(*where).scalar_subquery()


def _count(session: Session, row: Any, *where: Any) -> int:
    return int(session.execute(select(func.count()).select_from(row).where(*where)).scalar_one())
