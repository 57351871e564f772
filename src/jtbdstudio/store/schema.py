# SPDX-License-Identifier: MIT
"""The tables of a study. What a note means is only ever a row of `tagging`; everything else is a place or a fact.

Rules: text ids that are never reused, integers only (SQLite's JSON would round REAL in the log), dates as
ISO text. A table whose `info` says `logged: False` is written once and stays out of the history: wide text,
original bytes, and the history itself.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, MetaData, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

APPLICATION_ID = 0x4A544244  # "JTBD"
SCHEMA_VERSION = 1
NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
UNLOGGED: dict[str, Any] = {"logged": False}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {str: Text}  # noqa: RUF012 (SQLAlchemy reads it from the class)


def _id() -> Mapped[str]:
    return mapped_column(primary_key=True)


def _parent(target: str) -> Mapped[Any]:
    """A foreign key whose rows go when the parent goes."""
    return mapped_column(ForeignKey(target, ondelete="CASCADE"), index=True)


def _link(target: str) -> Mapped[Any]:
    """A foreign key that becomes empty when the target goes."""
    return mapped_column(ForeignKey(target, ondelete="SET NULL"), index=True)


class StudyRow(Base):
    """One row: what this study is about."""

    __tablename__ = "study"
    id: Mapped[str] = _id()
    name: Mapped[str]
    product: Mapped[str] = mapped_column(default="")
    question: Mapped[str] = mapped_column(default="")
    decision: Mapped[str] = mapped_column(default="")
    created_at: Mapped[str]


class CustomerRow(Base):
    """A person who made a choice. `fit` holds six of `y`, `n`, `?`: the best-customer criteria in order."""

    __tablename__ = "customer"
    id: Mapped[str] = _id()
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(default="")
    company: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    segment: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="best")
    fit: Mapped[str] = mapped_column(default="??????")
    notes: Mapped[str] = mapped_column(default="")
    created_at: Mapped[str]


class InterviewRow(Base):
    __tablename__ = "interview"
    id: Mapped[str] = _id()
    customer_id: Mapped[str] = _parent("customer.id")
    kind: Mapped[str] = mapped_column(default="interview")
    held_on: Mapped[str] = mapped_column(default="")
    interviewer: Mapped[str] = mapped_column(default="")
    consent: Mapped[str] = mapped_column(default="pending")
    quote_ok: Mapped[str] = mapped_column(default="anonymous")
    created_at: Mapped[str]


class TranscriptRow(Base):
    """What was said in one interview; the words are in `transcript_text`, the original file in `asset`."""

    __tablename__ = "transcript"
    id: Mapped[str] = _id()
    interview_id: Mapped[str] = _parent("interview.id")
    text_id: Mapped[str] = mapped_column(ForeignKey("transcript_text.id"))
    asset_id: Mapped[str | None] = mapped_column(ForeignKey("asset.id"))
    filename: Mapped[str] = mapped_column(default="")
    format: Mapped[str] = mapped_column(default="")
    format_name: Mapped[str] = mapped_column(default="")
    words: Mapped[int] = mapped_column(default=0)
    cue_count: Mapped[int | None]
    first_ms: Mapped[int | None]
    last_ms: Mapped[int | None]
    warnings: Mapped[str] = mapped_column(default="")
    imported_at: Mapped[str]


class TurnRow(Base):
    """One run of a speaker: a half-open span of the transcript's text. `cues` is JSON: [[start, ms, ms], …]."""

    __tablename__ = "turn"
    __table_args__ = (Index("ix_turn_span", "transcript_id", "start"),)
    id: Mapped[str] = _id()
    transcript_id: Mapped[str] = _parent("transcript.id")
    ordinal: Mapped[int]
    speaker: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="customer")
    start: Mapped[int]
    end: Mapped[int]
    start_ms: Mapped[int | None]
    end_ms: Mapped[int | None]
    cues: Mapped[str] = mapped_column(default="")


class TranscriptTextRow(Base):
    """Canonical words of a transcript, written once; a correction is a new row."""

    __tablename__ = "transcript_text"
    __table_args__ = {"info": UNLOGGED}  # noqa: RUF012
    id: Mapped[str] = _id()
    text: Mapped[str]


class AssetRow(Base):
    """Original bytes of an imported file, written once; `id` is their SHA-256."""

    __tablename__ = "asset"
    __table_args__ = {"info": UNLOGGED}  # noqa: RUF012
    id: Mapped[str] = _id()
    data: Mapped[bytes] = mapped_column(LargeBinary)


class NoteRow(Base):
    """The atom: a customer's words at a span of a transcript, or something we wrote."""

    __tablename__ = "note"
    __table_args__ = (Index("ix_note_span", "transcript_id", "start"),)
    id: Mapped[str] = _id()
    number: Mapped[int] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(default="quote")
    interview_id: Mapped[str | None] = _parent("interview.id")
    transcript_id: Mapped[str | None] = mapped_column(ForeignKey("transcript.id", ondelete="SET NULL"))
    start: Mapped[int | None]
    end: Mapped[int | None]
    text: Mapped[str] = mapped_column(default="")
    prefix: Mapped[str] = mapped_column(default="")
    suffix: Mapped[str] = mapped_column(default="")
    headline: Mapped[str] = mapped_column(default="")
    memo: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    surprise: Mapped[int] = mapped_column(default=0)
    starred: Mapped[int] = mapped_column(default=0)
    needs_check: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[str]
    created_by: Mapped[str] = mapped_column(default="")


class CounterRow(Base):
    """The last number given to something. It never goes back, not even by undo: an id that stands in somebody's
    Word file must not come to mean another quote."""

    __tablename__ = "counter"
    __table_args__ = {"info": UNLOGGED}  # noqa: RUF012
    id: Mapped[str] = _id()
    value: Mapped[int]


class CodeRow(Base):
    """A named place in the tree. Roots are families; `handle` names the built-in ones for good."""

    __tablename__ = "code"
    id: Mapped[str] = _id()
    parent_id: Mapped[str | None] = _parent("code.id")
    handle: Mapped[str] = mapped_column(default="", index=True)
    name: Mapped[str]
    ordinal: Mapped[int] = mapped_column(default=0)
    key: Mapped[str] = mapped_column(default="")
    tone: Mapped[str] = mapped_column(default="")
    stage: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(default="")
    voice: Mapped[str] = mapped_column(default="")
    suggests: Mapped[str] = mapped_column(default="")
    exclusive: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[str]


class TaggingRow(Base):
    """Note × code: the only place where what a note means is stored."""

    __tablename__ = "tagging"
    __table_args__ = (UniqueConstraint("note_id", "code_id"),)
    id: Mapped[str] = _id()
    note_id: Mapped[str] = _parent("note.id")
    code_id: Mapped[str] = _parent("code.id")
    tagged_by: Mapped[str] = mapped_column(default="")
    tagged_at: Mapped[str]


class BoardRow(Base):
    __tablename__ = "board"
    id: Mapped[str] = _id()
    kind: Mapped[str] = mapped_column(default="free")
    name: Mapped[str]
    ordinal: Mapped[int] = mapped_column(default=0)


class ZoneRow(Base):
    """A region of a board in scene units. `kind`: `box`, `column`, `cluster`. Clusters sit in a parent zone."""

    __tablename__ = "zone"
    id: Mapped[str] = _id()
    board_id: Mapped[str] = _parent("board.id")
    parent_id: Mapped[str | None] = _parent("zone.id")
    kind: Mapped[str] = mapped_column(default="cluster")
    title: Mapped[str] = mapped_column(default="")
    ordinal: Mapped[int] = mapped_column(default=0)
    x: Mapped[int]
    y: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]


class ZoneCodeRow(Base):
    """What a zone means: a note inside carries these codes."""

    __tablename__ = "zone_code"
    __table_args__ = (UniqueConstraint("zone_id", "code_id"),)
    id: Mapped[str] = _id()
    zone_id: Mapped[str] = _parent("zone.id")
    code_id: Mapped[str] = _parent("code.id")


class PlacementRow(Base):
    """A note at a position of a board, inside a zone or beside all of them. Boards never own notes."""

    __tablename__ = "placement"
    id: Mapped[str] = _id()
    board_id: Mapped[str] = _parent("board.id")
    note_id: Mapped[str] = _parent("note.id")
    zone_id: Mapped[str | None] = _link("zone.id")
    x: Mapped[int]
    y: Mapped[int]
    z: Mapped[int] = mapped_column(default=0)


class JobRow(Base):
    __tablename__ = "job"
    id: Mapped[str] = _id()
    name: Mapped[str]
    when_i: Mapped[str] = mapped_column(default="")
    help_me: Mapped[str] = mapped_column(default="")
    so_i_can: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="draft")
    reason: Mapped[str] = mapped_column(default="")
    ordinal: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[str]


class JobThemeRow(Base):
    """The themes a statement stands on: its evidence."""

    __tablename__ = "job_theme"
    __table_args__ = (UniqueConstraint("job_id", "code_id"),)
    id: Mapped[str] = _id()
    job_id: Mapped[str] = _parent("job.id")
    code_id: Mapped[str] = _parent("code.id")
    part: Mapped[str]
    ordinal: Mapped[int] = mapped_column(default=0)


class CriterionRow(Base):
    """One question for choosing a job; `higher_is_better` 0 reverses its score."""

    __tablename__ = "criterion"
    id: Mapped[str] = _id()
    name: Mapped[str]
    question: Mapped[str] = mapped_column(default="")
    weight: Mapped[int] = mapped_column(default=1)
    higher_is_better: Mapped[int] = mapped_column(default=1)
    ordinal: Mapped[int] = mapped_column(default=0)


class JobScoreRow(Base):
    __tablename__ = "job_score"
    __table_args__ = (UniqueConstraint("job_id", "criterion_id"),)
    id: Mapped[str] = _id()
    job_id: Mapped[str] = _parent("job.id")
    criterion_id: Mapped[str] = _parent("criterion.id")
    score: Mapped[int]
    reason: Mapped[str] = mapped_column(default="")


class MapRow(Base):
    """A customer-experience map."""

    __tablename__ = "cx_map"
    id: Mapped[str] = _id()
    name: Mapped[str]
    job_id: Mapped[str | None] = _link("job.id")
    ordinal: Mapped[int] = mapped_column(default=0)


class MilestoneRow(Base):
    """A leap of faith on a map; its notes carry `code_id` and one lens. `mood` runs from -2 to 2."""

    __tablename__ = "milestone"
    id: Mapped[str] = _id()
    map_id: Mapped[str] = _parent("cx_map.id")
    code_id: Mapped[str] = _parent("code.id")
    phase: Mapped[str]
    ordinal: Mapped[int] = mapped_column(default=0)
    leap_of_faith: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="unknown")
    gap: Mapped[str] = mapped_column(default="")
    mood: Mapped[int | None]


class CellRow(Base):
    """Our own words in one cell of a map, above its quotes."""

    __tablename__ = "cell"
    __table_args__ = (UniqueConstraint("milestone_id", "code_id"),)
    id: Mapped[str] = _id()
    milestone_id: Mapped[str] = _parent("milestone.id")
    code_id: Mapped[str] = _parent("code.id")
    text: Mapped[str] = mapped_column(default="")


class KpiRow(Base):
    """How we know that a customer reached a milestone. One per milestone."""

    __tablename__ = "kpi"
    id: Mapped[str] = _id()
    milestone_id: Mapped[str] = mapped_column(ForeignKey("milestone.id", ondelete="CASCADE"), unique=True)
    name: Mapped[str] = mapped_column(default="")
    rule: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")


class KpiReadingRow(Base):
    __tablename__ = "kpi_reading"
    __table_args__ = (UniqueConstraint("kpi_id", "period"),)
    id: Mapped[str] = _id()
    kpi_id: Mapped[str] = _parent("kpi.id")
    period: Mapped[str]
    count: Mapped[int]


class GuideRow(Base):
    """A set of questions: interview guides, surveys, debrief questions, checklists."""

    __tablename__ = "guide"
    id: Mapped[str] = _id()
    handle: Mapped[str] = mapped_column(default="")
    kind: Mapped[str]
    name: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    ordinal: Mapped[int] = mapped_column(default=0)


class GuideQuestionRow(Base):
    __tablename__ = "guide_question"
    id: Mapped[str] = _id()
    guide_id: Mapped[str] = _parent("guide.id")
    ordinal: Mapped[int]
    text: Mapped[str]
    follow_up: Mapped[str] = mapped_column(default="")
    phase: Mapped[str] = mapped_column(default="")
    is_closing: Mapped[int] = mapped_column(default=0)


class StepRow(Base):
    """One gesture of the history. `undone` steps are waiting for redo."""

    __tablename__ = "step"
    __table_args__ = {"info": UNLOGGED, "sqlite_autoincrement": True}  # noqa: RUF012
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    command: Mapped[str]
    label: Mapped[str]
    merge_key: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(default="")
    at: Mapped[str]
    undone: Mapped[int] = mapped_column(default=0)


class ChangeRow(Base):
    """One row before and after a step, as JSON; written by triggers only."""

    __tablename__ = "change"
    __table_args__ = {"info": UNLOGGED, "sqlite_autoincrement": True}  # noqa: RUF012
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id", ondelete="CASCADE"), index=True)
    tbl: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]


LOGGED = [table for table in Base.metadata.sorted_tables if table.info.get("logged", True)]
