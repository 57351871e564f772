# SPDX-License-Identifier: MIT
"""Who was talked to, about what, and how: the study, its customers, their interviews, the guides."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from jtbdstudio.store.schema.base import Base, ident, later, link, parent


class StudyRow(Base):
    """One row: what this study is about."""

    __tablename__ = "study"
    id: Mapped[str] = ident()
    name: Mapped[str]
    product: Mapped[str] = mapped_column(default="")
    question: Mapped[str] = mapped_column(default="")
    decision: Mapped[str] = mapped_column(default="")
    created_at: Mapped[str]
    mode: Mapped[str] = later("own_customers")
    ideal_customers: Mapped[int | None]


class CustomerRow(Base):
    """A person who made a choice. `fit` holds six of `y`, `n`, `?`: the best-customer criteria in order.

    `hired` and `fired` name what they took on and dropped; the three days are ISO dates; `attributes` is a JSON
    object of the study's own fields, name to text.
    """

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
    channel: Mapped[str] = later()
    is_b2b: Mapped[int] = later(0)
    hired: Mapped[str] = later()
    fired: Mapped[str] = later()
    first_used_on: Mapped[str] = later()
    started_paying_on: Mapped[str] = later()
    switched_on: Mapped[str] = later()
    attributes: Mapped[str] = later()


class StakeholderRow(Base):
    """Somebody with a say in a customer's decision. `buyer_role` is one of `domain.customers.BUYER_ROLES`."""

    __tablename__ = "stakeholder"
    id: Mapped[str] = ident()
    customer_id: Mapped[str] = parent("customer.id")
    ordinal: Mapped[int] = mapped_column(default=0)
    label: Mapped[str] = mapped_column(default="")
    buyer_role: Mapped[str] = mapped_column(default="other")
    owns_result: Mapped[int] = mapped_column(default=0)
    stance: Mapped[str] = mapped_column(default="unknown")
    expected: Mapped[str] = mapped_column(default="")
    success: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")


class InterviewRow(Base):
    """One talk with a customer, or their answers to a survey.

    `ended_at` is ISO text in UTC, when the call ended; `partner` is the second interviewer.
    """

    __tablename__ = "interview"
    id: Mapped[str] = ident()
    customer_id: Mapped[str] = parent("customer.id")
    kind: Mapped[str] = mapped_column(default="interview")
    held_on: Mapped[str] = mapped_column(default="")
    interviewer: Mapped[str] = mapped_column(default="")
    consent: Mapped[str] = mapped_column(default="pending")
    quote_ok: Mapped[str] = mapped_column(default="anonymous")
    created_at: Mapped[str]
    guide_id: Mapped[str | None] = link("guide.id")
    partner: Mapped[str] = later()
    ended_at: Mapped[str] = later()
    consent_note: Mapped[str] = later()


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
    """One question. `handle` names the debrief's four for good; `box` is the handle of the box it fills."""

    __tablename__ = "guide_question"
    id: Mapped[str] = ident()
    guide_id: Mapped[str] = parent("guide.id")
    ordinal: Mapped[int]
    text: Mapped[str]
    follow_up: Mapped[str] = mapped_column(default="")
    phase: Mapped[str] = mapped_column(default="")
    is_closing: Mapped[int] = mapped_column(default=0)
    handle: Mapped[str] = later()
    box: Mapped[str] = later()
