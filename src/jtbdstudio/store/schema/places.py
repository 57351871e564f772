# SPDX-License-Identifier: MIT
"""Boards: where notes can be."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jtbdstudio.store.schema.base import Base, ident, link, parent


class BoardRow(Base):
    __tablename__ = "board"
    id: Mapped[str] = ident()
    kind: Mapped[str] = mapped_column(default="free")
    name: Mapped[str]
    ordinal: Mapped[int] = mapped_column(default=0)


class ZoneRow(Base):
    """A region of a board in scene units. `kind`: `box`, `column`, `cluster`. Clusters sit in a parent zone."""

    __tablename__ = "zone"
    id: Mapped[str] = ident()
    board_id: Mapped[str] = parent("board.id")
    parent_id: Mapped[str | None] = parent("zone.id")
    kind: Mapped[str] = mapped_column(default="cluster")
    title: Mapped[str] = mapped_column(default="")
    ordinal: Mapped[int] = mapped_column(default=0)
    x: Mapped[int]
    y: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]


class ZoneCodeRow(Base):
    """What a zone means: a note inside carries these codes."""

    __tablename__ = "zone_code"
    __table_args__ = (UniqueConstraint("zone_id", "code_id"),)
    id: Mapped[str] = ident()
    zone_id: Mapped[str] = parent("zone.id")
    code_id: Mapped[str] = parent("code.id")


class PlacementRow(Base):
    """A note at a position of a board, inside a zone or beside all of them. Boards never own notes."""

    __tablename__ = "placement"
    id: Mapped[str] = ident()
    board_id: Mapped[str] = parent("board.id")
    note_id: Mapped[str] = parent("note.id")
    zone_id: Mapped[str | None] = link("zone.id")
    x: Mapped[int]
    y: Mapped[int]
    z: Mapped[int] = mapped_column(default=0)
