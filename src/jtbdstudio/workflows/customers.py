# SPDX-License-Identifier: MIT
"""A table of customers and those who are on file already: who is who, and what would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from jtbdstudio.domain.customer_words import folded
from jtbdstudio.domain.customers import attributes_text, news
from jtbdstudio.interchange.customer_heads import is_email
from jtbdstudio.queries.customers import Customer


@dataclass(frozen=True, slots=True)
class CustomerPlan:
    """Rows as `commands.customers.write_customers` takes them, and how many customers they touch."""

    rows: tuple[dict[str, Any], ...]
    new: int
    changed: int
    same: int


def plan_import(rows: Sequence[Mapping[str, Any]], known: Iterable[Customer]) -> CustomerPlan:
    """Find each row's customer: by code, else by e-mail, else by full name and company."""
    there = _Known(known)
    planned, new, same = [], 0, 0
    changed: set[str] = set()
    newly: set[str] = set()
    for row in rows:
        customer = there.find(row)
        if customer is None:
            code = str(row.get("code", ""))
            new += code not in newly or not code
            newly.add(code)
            planned.append(dict(row))
            continue
        planned.append({**row, "code": customer.code})
        if news(planned[-1], stored(customer)):
            changed.add(customer.id)
        else:
            same += 1
    return CustomerPlan(tuple(planned), new, len(changed), same)


def stored(customer: Customer) -> dict[str, Any]:
    """A customer's fields as the table keeps them."""
    kept = {each.name: getattr(customer, each.name) for each in fields(customer)}
    return kept | {"attributes": attributes_text(customer.attributes), "is_b2b": int(customer.is_b2b)}


class _Known:
    """The customers on file, by everything a row can name them by."""

    def __init__(self, known: Iterable[Customer]) -> None:
        self._codes: dict[str, Customer] = {}
        self._emails: dict[str, Customer] = {}
        self._names: dict[str, list[Customer]] = {}
        for customer in known:
            self._codes[customer.code.casefold()] = customer
            if customer.name:
                self._names.setdefault(folded(customer.name), []).append(customer)
            for email in _emails(customer.attributes):
                self._emails[email] = customer

    def find(self, row: Mapping[str, Any]) -> Customer | None:
        if found := self._codes.get(str(row.get("code", "")).casefold()):
            return found
        for email in _emails(row.get("attributes") or {}):
            if email in self._emails:
                return self._emails[email]
        namesakes = self._names.get(folded(str(row.get("name", ""))), [])
        company = folded(str(row.get("company", "")))
        same = [one for one in namesakes if folded(one.company) == company]
        # somebody whose company was never written down is the same person, if there is but one of that name
        near = [one for one in namesakes if not one.company or not company]
        return next(iter(same), near[0] if len(namesakes) == len(near) == 1 else None)


def _emails(attributes: Mapping[str, str]) -> list[str]:
    return [folded(value) for name, value in attributes.items() if is_email(name) and "@" in value]
