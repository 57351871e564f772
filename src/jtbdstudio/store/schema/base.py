# SPDX-License-Identifier: MIT
"""What all tables stand on: the metadata with its naming, and the usual columns."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
UNLOGGED: dict[str, Any] = {"logged": False}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {str: Text}  # noqa: RUF012 (SQLAlchemy reads it from the class)


def ident() -> Mapped[str]:
    """The id: text, never reused."""
    return mapped_column(primary_key=True)


def parent(target: str) -> Mapped[Any]:
    """A foreign key whose rows go when the parent goes."""
    return mapped_column(ForeignKey(target, ondelete="CASCADE"), index=True)


def link(target: str) -> Mapped[Any]:
    """A foreign key that becomes empty when the target goes."""
    return mapped_column(ForeignKey(target, ondelete="SET NULL"), index=True)


def later(default: str | int = "") -> Mapped[Any]:
    """A column that came after its table: the file itself knows what older rows and older steps have in it."""
    return mapped_column(default=default, server_default=str(default))
