# SPDX-License-Identifier: MIT
"""Customers in full, as their table shows them, and who decides with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jtbdstudio.domain.customers import Recency, attributes_of, recency
from jtbdstudio.store.schema import CustomerRow, InterviewRow, NoteRow, StakeholderRow, TranscriptRow


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """Somebody with a say in the decision; `buyer_role` and `stance` as in `domain.customers`."""

    id: str
    customer_id: str
    label: str
    buyer_role: str
    owns_result: bool
    stance: str
    expected: str
    success: str
    notes: str


@dataclass(frozen=True, slots=True)
class Customer:
    """Everything known of a customer. Days are ISO dates or empty; `fit` is six of `y`, `n`, `?`."""

    id: str
    code: str
    name: str
    company: str
    role: str
    segment: str
    kind: str
    fit: str
    notes: str
    channel: str
    is_b2b: bool
    hired: str
    fired: str
    first_used_on: str
    started_paying_on: str
    switched_on: str
    attributes: dict[str, str] = field(default_factory=dict)
    interviews: int = 0
    quotes: int = 0
    first_held_on: str = ""
    """The day of the first interview, by which the recency window is judged."""
    stakeholders: tuple[Stakeholder, ...] = ()

    @property
    def fits(self) -> int:
        """How many of the six best-customer criteria are met."""
        return self.fit.count("y")

    @property
    def recency(self) -> Recency:
        return recency(self.started_paying_on, self.first_held_on)


@dataclass(frozen=True, slots=True)
class CustomerInterview:
    """A talk with a customer: when, and what was agreed about the recording and the quotes."""

    id: str
    kind: str
    held_on: str
    consent: str
    quote_ok: str
    consent_note: str
    has_transcript: bool


def customers_in_full(session: Session, *customer_ids: str) -> tuple[Customer, ...]:
    """Every customer by code, or these."""
    c = CustomerRow
    columns = (
        c.id, c.code, c.name, c.company, c.role, c.segment, c.kind, c.fit, c.notes, c.channel, c.is_b2b, c.hired,
        c.fired, c.first_used_on, c.started_paying_on, c.switched_on, c.attributes,
    )  # fmt: skip
    query = select(*columns).order_by(c.code)
    if customer_ids:
        query = query.where(c.id.in_(customer_ids))
    held, quotes = _held(session, customer_ids), _quotes(session, customer_ids)
    deciders = _stakeholders(session, customer_ids)
    found = []
    for row in session.connection().execute(query).mappings():
        values: dict[str, Any] = {**row, "is_b2b": bool(row["is_b2b"]), "attributes": attributes_of(row["attributes"])}
        interviews, first = held.get(row["id"], (0, ""))
        found.append(
            Customer(
                **values, interviews=interviews, first_held_on=first, quotes=quotes.get(row["id"], 0),
                stakeholders=deciders.get(row["id"], ()),
            )
        )  # fmt: skip
    return tuple(found)


def attribute_names(session: Session) -> tuple[str, ...]:
    """The study's own fields, in the order customers first had them."""
    stored = session.execute(select(CustomerRow.attributes).order_by(CustomerRow.created_at, CustomerRow.code))
    return tuple(dict.fromkeys(name for attributes in stored.scalars() for name in attributes_of(attributes)))


def customer_interviews(session: Session, customer_id: str) -> tuple[CustomerInterview, ...]:
    """The talks with a customer, by day, and what was agreed in each."""
    i = InterviewRow
    query = (
        select(i.id, i.kind, i.held_on, i.consent, i.quote_ok, i.consent_note, TranscriptRow.id.is_not(None))
        .outerjoin(TranscriptRow, TranscriptRow.interview_id == i.id)
        .where(i.customer_id == customer_id)
        .order_by(i.held_on, i.created_at)
    )
    return tuple(CustomerInterview(*row[:-1], bool(row[-1])) for row in session.execute(query))


def quotes_of_customer(session: Session, customer_id: str) -> tuple[str, ...]:
    """Note ids of what a customer said, in order of their numbers."""
    query = (
        select(NoteRow.id)
        .join(InterviewRow, NoteRow.interview_id == InterviewRow.id)
        .where(InterviewRow.customer_id == customer_id, NoteRow.kind == "quote")
        .order_by(NoteRow.number)
    )
    return tuple(session.execute(query).scalars())


def _held(session: Session, customer_ids: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Number of interviews and day of the first, by customer."""
    first = func.min(func.nullif(InterviewRow.held_on, ""))
    query = select(InterviewRow.customer_id, func.count(), func.coalesce(first, ""))
    query = _of(query, InterviewRow.customer_id, customer_ids)
    rows = session.connection().execute(query.group_by(InterviewRow.customer_id)).all()
    return {customer: (count, day) for customer, count, day in rows}


def _quotes(session: Session, customer_ids: Sequence[str]) -> dict[str, int]:
    query = (
        select(InterviewRow.customer_id, func.count())
        .join(NoteRow, NoteRow.interview_id == InterviewRow.id)
        .where(NoteRow.kind == "quote")
        .group_by(InterviewRow.customer_id)
    )
    return dict(session.execute(_of(query, InterviewRow.customer_id, customer_ids)).all())


def _stakeholders(session: Session, customer_ids: Sequence[str]) -> dict[str, tuple[Stakeholder, ...]]:
    s = StakeholderRow
    query = select(
        s.id, s.customer_id, s.label, s.buyer_role, s.owns_result, s.stance, s.expected, s.success, s.notes
    ).order_by(s.customer_id, s.ordinal)
    query = _of(query, s.customer_id, customer_ids)
    found: dict[str, list[Stakeholder]] = {}
    for row_id, customer_id, label, role, owns, *rest in session.connection().execute(query).all():
        who = Stakeholder(row_id, customer_id, label, role, bool(owns), *rest)
        found.setdefault(customer_id, []).append(who)
    return {customer: tuple(people) for customer, people in found.items()}


def _of(query: Any, column: Any, customer_ids: Sequence[str]) -> Any:
    """The query for these customers; for all if none are named."""
    return query.where(column.in_(customer_ids)) if customer_ids else query
