# SPDX-License-Identifier: MIT
"""What a study comes to: jobs, their scores, and the maps."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jtbdstudio.store.schema.base import Base, ident, link, parent


class JobRow(Base):
    __tablename__ = "job"
    id: Mapped[str] = ident()
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
    id: Mapped[str] = ident()
    job_id: Mapped[str] = parent("job.id")
    code_id: Mapped[str] = parent("code.id")
    part: Mapped[str]
    ordinal: Mapped[int] = mapped_column(default=0)


class CriterionRow(Base):
    """One question for choosing a job; `higher_is_better` 0 reverses its score."""

    __tablename__ = "criterion"
    id: Mapped[str] = ident()
    name: Mapped[str]
    question: Mapped[str] = mapped_column(default="")
    weight: Mapped[int] = mapped_column(default=1)
    higher_is_better: Mapped[int] = mapped_column(default=1)
    ordinal: Mapped[int] = mapped_column(default=0)


class JobScoreRow(Base):
    __tablename__ = "job_score"
    __table_args__ = (UniqueConstraint("job_id", "criterion_id"),)
    id: Mapped[str] = ident()
    job_id: Mapped[str] = parent("job.id")
    criterion_id: Mapped[str] = parent("criterion.id")
    score: Mapped[int]
    reason: Mapped[str] = mapped_column(default="")


class MapRow(Base):
    """A customer-experience map."""

    __tablename__ = "cx_map"
    id: Mapped[str] = ident()
    name: Mapped[str]
    job_id: Mapped[str | None] = link("job.id")
    ordinal: Mapped[int] = mapped_column(default=0)


class MilestoneRow(Base):
    """A leap of faith on a map; its notes carry `code_id` and one lens. `mood` runs from -2 to 2."""

    __tablename__ = "milestone"
    id: Mapped[str] = ident()
    map_id: Mapped[str] = parent("cx_map.id")
    code_id: Mapped[str] = parent("code.id")
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
    id: Mapped[str] = ident()
    milestone_id: Mapped[str] = parent("milestone.id")
    code_id: Mapped[str] = parent("code.id")
    text: Mapped[str] = mapped_column(default="")


class KpiRow(Base):
    """How we know that a customer reached a milestone. One per milestone."""

    __tablename__ = "kpi"
    id: Mapped[str] = ident()
    milestone_id: Mapped[str] = mapped_column(ForeignKey("milestone.id", ondelete="CASCADE"), unique=True)
    name: Mapped[str] = mapped_column(default="")
    rule: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")


class KpiReadingRow(Base):
    __tablename__ = "kpi_reading"
    __table_args__ = (UniqueConstraint("kpi_id", "period"),)
    id: Mapped[str] = ident()
    kpi_id: Mapped[str] = parent("kpi.id")
    period: Mapped[str]
    count: Mapped[int]
