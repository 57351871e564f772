# SPDX-License-Identifier: MIT
"""Notes, codes, and the one table that says what a note means."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jtbdstudio.store.schema.base import UNLOGGED, Base, ident, later, parent


class NoteRow(Base):
    """The atom: a customer's words at a span of a transcript, or something we wrote.

    `memo` is what we make of it, `behind` what lies behind what was said. `was` keeps the words a quote had before the
    text under it changed, as long as it `needs_check`.
    """

    __tablename__ = "note"
    __table_args__ = (Index("ix_note_span", "transcript_id", "start"),)
    id: Mapped[str] = ident()
    number: Mapped[int] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(default="quote")
    interview_id: Mapped[str | None] = parent("interview.id")
    transcript_id: Mapped[str | None] = mapped_column(ForeignKey("transcript.id", ondelete="SET NULL"))
    start: Mapped[int | None]
    end: Mapped[int | None]
    text: Mapped[str] = mapped_column(default="")
    prefix: Mapped[str] = mapped_column(default="")
    suffix: Mapped[str] = mapped_column(default="")
    headline: Mapped[str] = mapped_column(default="")
    memo: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    surprise: Mapped[int] = mapped_column(default=0)
    starred: Mapped[int] = mapped_column(default=0)
    needs_check: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[str]
    created_by: Mapped[str] = mapped_column(default="")
    behind: Mapped[str] = later()
    was: Mapped[str] = later()


class CounterRow(Base):
    """The last number given to something. It never goes back, not even by undo: an id that stands in somebody's
    Word file must not come to mean another quote."""

    __tablename__ = "counter"
    __table_args__ = {"info": UNLOGGED}  # noqa: RUF012
    id: Mapped[str] = ident()
    value: Mapped[int]


class CodeRow(Base):
    """A named place in the tree. Roots are families; `handle` names the built-in ones for good.

    `include` and `exclude` say when the code is given and when not; one that is `archived` is no longer offered.
    """

    __tablename__ = "code"
    id: Mapped[str] = ident()
    parent_id: Mapped[str | None] = parent("code.id")
    handle: Mapped[str] = mapped_column(default="", index=True)
    name: Mapped[str]
    ordinal: Mapped[int] = mapped_column(default=0)
    key: Mapped[str] = mapped_column(default="")
    tone: Mapped[str] = mapped_column(default="")
    stage: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(default="")
    voice: Mapped[str] = mapped_column(default="")
    suggests: Mapped[str] = mapped_column(default="")
    exclusive: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[str]
    include: Mapped[str] = later()
    exclude: Mapped[str] = later()
    archived: Mapped[int] = later(0)


class TaggingRow(Base):
    """Note × code × who: the only place where what a note means is stored.

    Two coders may give a note the same code, each for themselves; to every count it carries the code once.
    """

    __tablename__ = "tagging"
    __table_args__ = (UniqueConstraint("note_id", "code_id", "tagged_by"),)
    id: Mapped[str] = ident()
    note_id: Mapped[str] = parent("note.id")
    code_id: Mapped[str] = parent("code.id")
    tagged_by: Mapped[str] = mapped_column(default="")
    tagged_at: Mapped[str]
