# SPDX-License-Identifier: MIT
"""Pseudonyms: given in order, and never to two customers at once."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio.domain.customers import next_code
from jtbdstudio.domain.errors import UserError
from jtbdstudio.store.schema import CustomerRow


def free_code(session: Session) -> str:
    """The first pseudonym nobody has."""
    return next_code(set(session.execute(select(CustomerRow.code)).scalars()))


def require_free_code(session: Session, customer_id: str, code: str) -> None:
    """Refuse a code that is empty or another customer's."""
    if not code:
        raise UserError("A customer needs a code, such as P07. The old one was kept.")
    other = session.execute(select(CustomerRow.id).where(CustomerRow.code == code)).scalar()
    if other not in (None, customer_id):
        raise UserError(f"{code} is another customer already. The old code was kept.")
