# SPDX-License-Identifier: MIT
"""Who was talked to, about what, and how: the study, its customers, their interviews, the guides."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from jtbdstudio.store.schema.base import Base, ident, parent


class StudyRow(Base):
    """One row: what this study is about."""

    __tablename__ = "study"
    id: Mapped[str] = ident()
    name: Mapped[str]
    product: Mapped[str] = mapped_column(default="")
    question: Mapped[str] = mapped_column(default="")
    decision: Mapped[str] = mapped_column(default="")
    created_at: Mapped[str]


class CustomerRow(Base):
    """A person who made a choice. `fit` holds six of `y`, `n`, `?`: the best-customer criteria in order."""

    __tablename__ = "customer"
    id: Mapped[str] = ident()
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
    id: Mapped[str] = ident()
    customer_id: Mapped[str] = parent("customer.id")
    kind: Mapped[str] = mapped_column(default="interview")
    held_on: Mapped[str] = mapped_column(default="")
    interviewer: Mapped[str] = mapped_column(default="")
    consent: Mapped[str] = mapped_column(default="pending")
    quote_ok: Mapped[str] = mapped_column(default="anonymous")
    created_at: Mapped[str]


class GuideRow(Base):
    """A set of questions: interview guides, surveys, debrief questions, checklists."""

    __tablename__ = "guide"
    id: Mapped[str] = ident()
    handle: Mapped[str] = mapped_column(default="")
    kind: Mapped[str]
    name: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    ordinal: Mapped[int] = mapped_column(default=0)


class GuideQuestionRow(Base):
    __tablename__ = "guide_question"
    id: Mapped[str] = ident()
    guide_id: Mapped[str] = parent("guide.id")
    ordinal: Mapped[int]
    text: Mapped[str]
    follow_up: Mapped[str] = mapped_column(default="")
    phase: Mapped[str] = mapped_column(default="")
    is_closing: Mapped[int] = mapped_column(default=0)
