# SPDX-License-Identifier: MIT
"""What commands share: inserting a row, editing named fields, the next number of something."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.orm import Session

from jtbdstudio.store.clock import new_id, now
from jtbdstudio.store.schema import Base, CounterRow

_RAISED = (
    insert(CounterRow)
    .on_conflict_do_update(index_elements=["id"], set_={"value": CounterRow.value + 1})
    .returning(CounterRow.value)
)


def add(session: Session, row: type[Base], **values: Any) -> str:
    """Insert one row with a new id (and its time of making, where the table keeps one); answers the id."""
    values.setdefault("id", new_id())
    if "created_at" in row.__table__.columns:
        values.setdefault("created_at", now())
    session.connection().execute(_insert(row), values)
    return str(values["id"])


@cache
def _insert(row: type[Base]) -> Insert:
    return insert(row)


def edit(session: Session, row: type[Base], row_id: str, allowed: Iterable[str], **fields: Any) -> None:
    """Set named fields of one row; a field that is not `allowed` is a mistake of the caller."""
    if unknown := set(fields) - set(allowed):
        raise ValueError(f"{row.__tablename__} has no editable {', '.join(sorted(unknown))}")
    if fields:
        session.execute(update(row).where(row.__table__.c.id == row_id).values(**fields))


def remove(session: Session, row: type[Base], row_ids: Iterable[str]) -> None:
    """Delete rows; what belongs to them goes along."""
    session.execute(delete(row).where(row.__table__.c.id.in_(list(row_ids))))


def next_ordinal(session: Session, row: type[Base], *where: Any) -> int:
    """One more than the highest ordinal of these rows."""
    column = row.__table__.c.ordinal
    return int(session.execute(select(func.coalesce(func.max(column), -1) + 1).where(*where)).scalar_one())


def next_number(session: Session, of: str) -> int:
    """A number that nothing of this kind ever had, not even something that was undone or deleted."""
    return int(session.connection().execute(_RAISED, {"id": of, "value": 1}).scalar_one())
