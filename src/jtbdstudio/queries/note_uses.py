# SPDX-License-Identifier: MIT
"""Where a note is used: the boards it lies on, the job statements it stands behind, the cells of maps it is in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio.domain.codes import LENSES
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import (
    BoardRow,
    JobRow,
    JobThemeRow,
    MapRow,
    MilestoneRow,
    PlacementRow,
    TaggingRow,
    ZoneRow,
)


@dataclass(frozen=True, slots=True)
class OnBoard:
    """A place on a board; `zone` is empty for a note that lies beside all zones."""

    placement_id: str
    board: str
    zone: str


@dataclass(frozen=True, slots=True)
class BehindJob:
    """A job statement one of whose themes the note carries; `theme` is that theme's name."""

    job_id: str
    job: str
    theme: str


@dataclass(frozen=True, slots=True)
class InCell:
    """A milestone of a map, through one lens."""

    milestone_id: str
    map: str
    milestone: str
    lens: str


@dataclass(frozen=True, slots=True)
class NoteUses:
    boards: tuple[OnBoard, ...] = ()
    jobs: tuple[BehindJob, ...] = ()
    cells: tuple[InCell, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.boards or self.jobs or self.cells)


def note_uses(session: Session, note_id: str) -> NoteUses:
    """Everything that would lose something if this note were not there."""
    codes = set(session.execute(select(TaggingRow.code_id).where(TaggingRow.note_id == note_id)).scalars())
    return NoteUses(_boards(session, note_id), _jobs(session, codes), _cells(session, codes))


def placed_notes(session: Session) -> frozenset[str]:
    """Ids of the notes that lie on any board."""
    return frozenset(session.execute(select(PlacementRow.note_id).distinct()).scalars())


def _boards(session: Session, note_id: str) -> tuple[OnBoard, ...]:
    query = (
        select(PlacementRow.id, BoardRow.name, ZoneRow.title)
        .join(BoardRow, PlacementRow.board_id == BoardRow.id)
        .outerjoin(ZoneRow, PlacementRow.zone_id == ZoneRow.id)
        .where(PlacementRow.note_id == note_id)
        .order_by(BoardRow.ordinal, ZoneRow.ordinal)
    )
    return tuple(OnBoard(placement, board, zone or "") for placement, board, zone in session.execute(query))


def _jobs(session: Session, codes: Collection[str]) -> tuple[BehindJob, ...]:
    """Each job once, with the first of its themes that the note carries."""
    query = (
        select(JobRow.id, JobRow.name, JobThemeRow.code_id)
        .join(JobThemeRow, JobThemeRow.job_id == JobRow.id)
        .where(JobThemeRow.code_id.in_(list(codes)))
        .order_by(JobRow.ordinal, JobThemeRow.part.desc(), JobThemeRow.ordinal)
    )
    tree, found = code_tree(session), dict[str, BehindJob]()
    for job_id, job, code_id in session.execute(query):
        found.setdefault(job_id, BehindJob(job_id, job, tree[code_id].name))
    return tuple(found.values())


def _cells(session: Session, codes: Collection[str]) -> tuple[InCell, ...]:
    tree = code_tree(session)
    lenses = [tree.handle(handle) for handle in LENSES]
    query = (
        select(MilestoneRow.id, MapRow.name, MilestoneRow.code_id)
        .join(MapRow, MilestoneRow.map_id == MapRow.id)
        .where(MilestoneRow.code_id.in_(list(codes)))
        .order_by(MapRow.ordinal, MilestoneRow.ordinal)
    )
    return tuple(
        InCell(milestone_id, map_name, tree[code_id].name, lens.name)
        for milestone_id, map_name, code_id in session.execute(query)
        for lens in lenses
        if lens.id in codes
    )
