# SPDX-License-Identifier: MIT
"""Customers, and the people who decide with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio.commands._customer_codes import free_code, require_free_code
from jtbdstudio.commands._customers import FIELDS, codes, insert_customers, update_customers
from jtbdstudio.commands._rows import add, edit, next_ordinal, remove
from jtbdstudio.domain.customers import attributes_of, attributes_text, fit_with, free_codes, news
from jtbdstudio.domain.errors import UserError
from jtbdstudio.store.schema import CustomerRow, StakeholderRow

CUSTOMER_FIELDS = FIELDS
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

    Fields by customer id: a filled-down column, a pasted block, one step. Codes may change hands.
    """
    update_customers(session, changes)


def paste_customers(
    session: Session, /, changes: Mapping[str, Mapping[str, Any]], added: Sequence[Mapping[str, Any]]
) -> CustomersWritten:
    """Paste customers

    What a pasted range makes of the customers it fell on, and those it brings along. A new one without a code gets
    the next free one.
    """
    update_customers(session, changes)
    return CustomersWritten(tuple(_insert(session, added)), tuple(changes))


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


def rename_attribute(session: Session, name: str, new: str) -> None:
    """Rename field

    A field of the study's own, with every customer who has it; one who has both keeps what stands under the new name.
    """
    if not (new := new.strip()):
        raise UserError("A field needs a name. The old one was kept.")
    changes = {}
    for customer_id, stored in session.execute(select(CustomerRow.id, CustomerRow.attributes)):
        own = attributes_of(stored)
        if name in own:
            renamed = {new if key == name else key: own.get(new, value) for key, value in own.items()}
            changes[customer_id] = {"attributes": attributes_text(renamed)}
    update_customers(session, changes)


def write_customers(session: Session, rows: Sequence[Mapping[str, Any]]) -> CustomersWritten:
    """Import customers

    From a table: each row holds fields of `CUSTOMER_FIELDS`, with `attributes` as a mapping. A row whose code is
    known changes that customer, and only in what it says; one without a code, or with a new one, is a new customer.
    """
    known = codes(session)
    stored = _stored(session, [known[code] for row in rows if (code := str(row.get("code") or "")) in known])
    new: list[dict[str, Any]] = []
    newly: dict[str, dict[str, Any]] = {}
    changes: dict[str, dict[str, Any]] = {}
    for row in rows:
        code = str(row.get("code") or "")
        customer_id = known.get(code)
        if customer_id is not None:
            before = stored[customer_id] | changes.get(customer_id, {})
            if said := news(row, before):
                changes.setdefault(customer_id, {}).update(said)
        elif code in newly:
            newly[code].update(news(row, newly[code]))
        else:
            new.append(news(row, {}) | ({"code": code} if code else {}))
            newly |= {code: new[-1]} if code else {}
    update_customers(session, changes)
    return CustomersWritten(tuple(_insert(session, new)), tuple(changes))


def _stored(session: Session, customer_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What is kept of these customers, by id."""
    table = CustomerRow.__table__
    rows = session.connection().execute(select(table)).mappings()
    wanted = set(customer_ids)
    return {row["id"]: dict(row) for row in rows if row["id"] in wanted}


def _insert(session: Session, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Add customers; those without a code get one."""
    taken = set(codes(session))
    for code in (str(row["code"]) for row in rows if row.get("code")):
        if code in taken:
            raise UserError(f"{code} is another customer already. Nothing was changed.")
        taken.add(code)
    free = free_codes(taken)
    return insert_customers(session, [{**row, "code": row.get("code") or next(free)} for row in rows])


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
