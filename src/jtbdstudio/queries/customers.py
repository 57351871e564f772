# SPDX-License-Identifier: MIT
"""Customers in full, as their table shows them, and who decides with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jtbdstudio.domain.customers import Recency, attributes_of, recency
from jtbdstudio.store.schema import CustomerRow, InterviewRow, NoteRow, StakeholderRow


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


def customers_in_full(session: Session, customer_id: str | None = None) -> tuple[Customer, ...]:
    """Every customer by code, or one."""
    c = CustomerRow
    columns = (
        c.id, c.code, c.name, c.company, c.role, c.segment, c.kind, c.fit, c.notes, c.channel, c.is_b2b, c.hired,
        c.fired, c.first_used_on, c.started_paying_on, c.switched_on, c.attributes,
    )  # fmt: skip
    query = select(*columns).order_by(c.code)
    if customer_id is not None:
        query = query.where(c.id == customer_id)
    held, quotes, deciders = _held(session), _quotes(session), _stakeholders(session)
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


def _held(session: Session) -> dict[str, tuple[int, str]]:
    """Number of interviews and day of the first, by customer."""
    first = func.min(func.nullif(InterviewRow.held_on, ""))
    query = select(InterviewRow.customer_id, func.count(), func.coalesce(first, ""))
    rows = session.connection().execute(query.group_by(InterviewRow.customer_id)).all()
    return {customer: (count, day) for customer, count, day in rows}


def _quotes(session: Session) -> dict[str, int]:
    query = (
        select(InterviewRow.customer_id, func.count())
        .join(NoteRow, NoteRow.interview_id == InterviewRow.id)
        .where(NoteRow.kind == "quote")
        .group_by(InterviewRow.customer_id)
    )
    return dict(session.execute(query).all())


def _stakeholders(session: Session) -> dict[str, tuple[Stakeholder, ...]]:
    s = StakeholderRow
    query = select(
        s.id, s.customer_id, s.label, s.buyer_role, s.owns_result, s.stance, s.expected, s.success, s.notes
    ).order_by(s.customer_id, s.ordinal)
    found: dict[str, list[Stakeholder]] = {}
    for row_id, customer_id, label, role, owns, *rest in session.connection().execute(query).all():
        who = Stakeholder(row_id, customer_id, label, role, bool(owns), *rest)
        found.setdefault(customer_id, []).append(who)
    return {customer: tuple(people) for customer, people in found.items()}
