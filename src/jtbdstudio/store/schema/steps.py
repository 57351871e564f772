# SPDX-License-Identifier: MIT
"""The history: what was done, and every row before and after."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from jtbdstudio.store.schema.base import UNLOGGED, Base


class StepRow(Base):
    """One gesture of the history. `undone` steps are waiting for redo."""

    __tablename__ = "step"
    __table_args__ = {"info": UNLOGGED, "sqlite_autoincrement": True}  # noqa: RUF012
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    command: Mapped[str]
    label: Mapped[str]
    merge_key: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(default="")
    at: Mapped[str]
    undone: Mapped[int] = mapped_column(default=0)


class ChangeRow(Base):
    """One row before and after a step, as JSON; written by triggers only."""

    __tablename__ = "change"
    __table_args__ = {"info": UNLOGGED, "sqlite_autoincrement": True}  # noqa: RUF012
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id", ondelete="CASCADE"), index=True)
    tbl: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]
