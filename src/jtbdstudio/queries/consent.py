# SPDX-License-Identifier: MIT
"""Who may be named, from what is on file of their interviews."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio.domain.consent import Agreements, Naming, naming
from jtbdstudio.store.schema import CustomerRow, InterviewRow


def naming_by_customer(session: Session) -> dict[str, Naming]:
    """By customer id; somebody nobody has talked to has nothing to agree to."""
    return {customer: naming(talks) for customer, _, talks in _on_file(session)}


def agreements(session: Session) -> Agreements:
    """What is on file, by customer code."""
    found = [(code, naming(talks), talks) for _, code, talks in _on_file(session)]
    return Agreements(
        refused=tuple(code for code, may, _ in found if may == "refused"),
        unknown=tuple(code for code, may, _ in found if may == "unknown"),
        internal=tuple(code for code, _, talks in found if any(use == "internal_only" for _, use in talks)),
    )


def _on_file(session: Session) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Every customer's id, code, and `(consent, quote_ok)` of each interview."""
    c, i = CustomerRow, InterviewRow
    query = select(c.id, c.code, i.consent, i.quote_ok).outerjoin(i, i.customer_id == c.id).order_by(c.code)
    found: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    for customer, code, consent, quote_ok in session.execute(query):
        talks = found.setdefault(customer, (code, []))[1]
        if consent is not None:
            talks.append((consent, quote_ok))
    return [(customer, code, talks) for customer, (code, talks) in found.items()]
