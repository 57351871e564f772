# SPDX-License-Identifier: MIT
"""Customers, and the people who decide with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio.commands._customer_codes import free_code, require_free_code
from jtbdstudio.commands._rows import add, edit, next_ordinal, remove
from jtbdstudio.domain.customers import UNKNOWN_FIT, attributes_of, attributes_text, fit_with
from jtbdstudio.store.schema import CustomerRow, StakeholderRow

CUSTOMER_FIELDS = (
    "code", "name", "company", "role", "segment", "kind", "fit", "notes", "channel", "is_b2b", "hired", "fired",
    "first_used_on", "started_paying_on", "switched_on", "attributes",
)  # fmt: skip
STAKEHOLDER_FIELDS = ("label", "buyer_role", "owns_result", "stance", "expected", "success", "notes")


@dataclass(frozen=True, slots=True)
class CustomersWritten:
    """What a pasted or imported table did: how many customers are new, how many were changed."""

    added: tuple[str, ...]
    changed: tuple[str, ...]


def add_customer(session: Session, /, **fields: Any) -> str:
    """Add customer

    Fields as in `CUSTOMER_FIELDS`; without `code` the next free one (P01, P02, …). Answers its id.
    """
    if unknown := set(fields) - set(CUSTOMER_FIELDS):
        raise ValueError(f"a customer has no {', '.join(sorted(unknown))}")
    fields.setdefault("code", free_code(session))
    require_free_code(session, "", fields["code"])
    return add(session, CustomerRow, **fields)


def edit_customer(session: Session, /, customer_id: str, **fields: Any) -> None:
    """Edit customer"""
    if "code" in fields:
        fields["code"] = str(fields["code"]).strip()
        require_free_code(session, customer_id, fields["code"])
    edit(session, CustomerRow, customer_id, CUSTOMER_FIELDS, **fields)


def edit_customers(session: Session, /, changes: Mapping[str, Mapping[str, Any]]) -> None:
    """Edit customers

    Fields by customer id: a filled-down column, a pasted block, one step.
    """
    for customer_id, fields in changes.items():
        edit_customer(session, customer_id, **fields)


def answer_fit(session: Session, customer_id: str, criterion: int, answer: str) -> None:
    """Judge fit

    One of the six best-customer criteria (0 to 5), answered `y`, `n` or `?`.
    """
    fit = session.execute(select(CustomerRow.fit).where(CustomerRow.id == customer_id)).scalar_one()
    edit(session, CustomerRow, customer_id, CUSTOMER_FIELDS, fit=fit_with(fit, criterion, answer))


def set_attribute(session: Session, customer_id: str, name: str, value: str) -> None:
    """Edit customer

    A field of the study's own; an empty value takes it away.
    """
    stored = session.execute(select(CustomerRow.attributes).where(CustomerRow.id == customer_id)).scalar_one()
    attributes = attributes_text({**attributes_of(stored), name: value})
    edit(session, CustomerRow, customer_id, CUSTOMER_FIELDS, attributes=attributes)


def write_customers(session: Session, rows: Sequence[Mapping[str, Any]]) -> CustomersWritten:
    """Import customers

    From a table: each row holds fields of `CUSTOMER_FIELDS`, with `attributes` as a mapping. A row whose code is
    known changes that customer, and only in what it says; one without a code, or with a new one, is a new customer.
    """
    known: dict[str, str] = dict(session.execute(select(CustomerRow.code, CustomerRow.id)).all())
    added: list[str] = []
    changed: list[str] = []
    for row in rows:
        fields = {name: value for name, value in row.items() if value not in ("", None) and name != "attributes"}
        own = dict(row.get("attributes") or {})
        customer_id = known.get(str(fields.get("code", "")))
        if customer_id is None:
            customer_id = add_customer(session, **fields, attributes=attributes_text(own))
            known[_code(session, customer_id)] = customer_id
            added.append(customer_id)
        elif _write(session, customer_id, fields, own) and customer_id not in (*added, *changed):
            changed.append(customer_id)
    return CustomersWritten(tuple(added), tuple(changed))


def _write(session: Session, customer_id: str, fields: dict[str, Any], own: dict[str, str]) -> bool:
    """Whether the row said anything new."""
    before = session.execute(select(CustomerRow.__table__).where(CustomerRow.id == customer_id)).mappings().one()
    if own:
        fields["attributes"] = attributes_text({**attributes_of(before["attributes"]), **own})
    if "fit" in fields:
        fit = str(fields["fit"])
        answers = [new if new in ("y", "n") else old for new, old in zip(fit, before["fit"] or UNKNOWN_FIT)]
        fields["fit"] = "".join(answers)
    new = {name: value for name, value in fields.items() if before[name] != value}
    edit(session, CustomerRow, customer_id, CUSTOMER_FIELDS, **new)
    return bool(new)


def delete_customer(session: Session, customer_id: str) -> None:
    """Delete customer

    With everything that came from them: interviews, transcripts, quotes, tags, places on boards.
    """
    remove(session, CustomerRow, [customer_id])


def delete_customers(session: Session, customer_ids: Sequence[str]) -> None:
    """Delete customers"""
    remove(session, CustomerRow, customer_ids)


def add_stakeholder(session: Session, /, customer_id: str, **fields: Any) -> str:
    """Add stakeholder

    Somebody with a say in the decision; fields as in `STAKEHOLDER_FIELDS`. Answers its id.
    """
    if unknown := set(fields) - set(STAKEHOLDER_FIELDS):
        raise ValueError(f"a stakeholder has no {', '.join(sorted(unknown))}")
    place = next_ordinal(session, StakeholderRow, StakeholderRow.customer_id == customer_id)
    return add(session, StakeholderRow, customer_id=customer_id, ordinal=place, **fields)


def edit_stakeholder(session: Session, /, stakeholder_id: str, **fields: Any) -> None:
    """Edit stakeholder"""
    edit(session, StakeholderRow, stakeholder_id, STAKEHOLDER_FIELDS, **fields)


def remove_stakeholder(session: Session, stakeholder_id: str) -> None:
    """Remove stakeholder"""
    remove(session, StakeholderRow, [stakeholder_id])


def _code(session: Session, customer_id: str) -> str:
    return str(session.execute(select(CustomerRow.code).where(CustomerRow.id == customer_id)).scalar_one())
