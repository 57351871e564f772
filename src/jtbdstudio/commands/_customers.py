# SPDX-License-Identifier: MIT
"""Many customers at once: a table of a thousand is one statement, not a thousand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.orm import Session

from jtbdstudio.domain.errors import UserError
from jtbdstudio.store.clock import new_id, now
from jtbdstudio.store.schema import CustomerRow

FIELDS = (
    "code", "name", "company", "role", "segment", "kind", "fit", "notes", "channel", "is_b2b", "hired", "fired",
    "first_used_on", "started_paying_on", "switched_on", "attributes",
)  # fmt: skip
_TABLE = cast("Table", CustomerRow.__table__)
_DEFAULTS: dict[str, Any] = dict.fromkeys(FIELDS, "") | {"kind": "best", "fit": "??????", "is_b2b": 0}


def codes(session: Session) -> dict[str, str]:
    """Who has which code: id by code."""
    return dict(session.execute(select(CustomerRow.code, CustomerRow.id)).all())


def insert_customers(session: Session, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Add customers who all have their code; answers their ids in order."""
    made = [_DEFAULTS | dict(row) | {"id": new_id(), "created_at": now()} for row in rows]
    if made:
        session.connection().execute(insert(_TABLE), made)
    return [row["id"] for row in made]


def update_customers(session: Session, changes: Mapping[str, Mapping[str, Any]]) -> None:
    """Change named fields of customers, by id. Codes may change hands among them."""
    for fields in changes.values():
        if unknown := set(fields) - set(FIELDS):
            raise ValueError(f"customer has no editable {', '.join(sorted(unknown))}")
    coded = {one: str(fields["code"]).strip() for one, fields in changes.items() if "code" in fields}
    if coded:
        _change_codes(session, coded)
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for one, fields in changes.items():
        rest = {f"new_{name}": value for name, value in fields.items() if name != "code"}
        if rest:
            alike.setdefault(tuple(sorted(rest)), []).append({"row_id": one, **rest})
    for names, rows in alike.items():
        _update(session, names, rows)


def _change_codes(session: Session, coded: Mapping[str, str]) -> None:
    before = {one: code for code, one in codes(session).items()}
    taken: set[str] = set()
    for code in ({**before, **coded}).values():
        if not code:
            raise UserError("A customer needs a code, such as P07. The old one was kept.")
        if code in taken:
            raise UserError(f"{code} is another customer already. The old code was kept.")
        taken.add(code)
    if set(coded.values()) & {code for one, code in before.items() if coded.get(one, code) != code}:
        # two never have the same code, not even for a moment, so those that change hands are put down first
        _update(session, ("new_code",), [{"row_id": one, "new_code": one} for one in coded])
    _update(session, ("new_code",), [{"row_id": one, "new_code": code} for one, code in coded.items()])


def _update(session: Session, names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    values: dict[str, Any] = {name.removeprefix("new_"): bindparam(name) for name in names}
    written = update(_TABLE).where(_TABLE.c.id == bindparam("row_id")).values(values)
    session.connection().execute(written, list(rows))
