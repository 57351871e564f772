# SPDX-License-Identifier: MIT
"""The customer-experience map: milestones, what is in their cells, and the number each one is measured by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from jtbdstudio.commands._rows import add, edit, next_ordinal, remove
from jtbdstudio.commands.tagging import add_codes, remove_codes
from jtbdstudio.domain.errors import UserError
from jtbdstudio.domain.method import built_in
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import CellRow, CodeRow, KpiReadingRow, KpiRow, MapRow, MilestoneRow

PHASES = ("struggle", "evaluation", "growth")
EDITABLE = ("phase", "leap_of_faith", "state", "gap", "mood")


def add_map(session: Session, name: str, job_id: str | None = None) -> str:
    """Add CX map

    With the six default milestones. Answers its id.
    """
    map_id = add(session, MapRow, name=name, job_id=job_id, ordinal=next_ordinal(session, MapRow))
    for milestone in built_in().milestones:
        add_milestone(session, map_id, milestone.phase, milestone.name, leap_of_faith=milestone.leap_of_faith)
    return map_id


def edit_map(session: Session, /, map_id: str, **fields: Any) -> None:
    """Edit CX map

    Fields: `name`, `job_id`.
    """
    edit(session, MapRow, map_id, ("name", "job_id"), **fields)


def delete_map(session: Session, map_id: str) -> None:
    """Delete CX map

    With its milestones; their quotes stay in the study.
    """
    codes = session.execute(select(MilestoneRow.code_id).where(MilestoneRow.map_id == map_id)).scalars().all()
    remove(session, CodeRow, codes)
    remove(session, MapRow, [map_id])


def add_milestone(
    session: Session, /, map_id: str, phase: str, name: str, *, after: str | None = None, **fields: Any
) -> str:
    """Add milestone

    At the end of its phase, or right after another milestone. Answers its id.
    """
    if phase not in PHASES:
        raise UserError(f"There is no phase “{phase}”. A milestone belongs to struggle, evaluation or growth.")
    root = session.execute(select(CodeRow.id).where(CodeRow.handle == "milestones")).scalar_one()
    ordinal = next_ordinal(session, CodeRow, CodeRow.parent_id == root)
    code_id = add(session, CodeRow, parent_id=root, name=name.strip() or "New milestone", ordinal=ordinal)
    order = [milestone_id for milestone_id, _ in _in_order(session, map_id)]
    order.insert(order.index(after) + 1 if after in order else len(order), "")
    made = add(session, MilestoneRow, map_id=map_id, code_id=code_id, phase=phase, ordinal=len(order), **fields)
    _number(session, [milestone_id or made for milestone_id in order])
    return made


def edit_milestone(session: Session, /, milestone_id: str, **fields: Any) -> None:
    """Edit milestone

    Fields: `name`, `phase`, `leap_of_faith`, `state`, `gap`, `mood` (-2 to 2 or None).
    """
    if "name" in fields:
        code_id = _code_of(session, milestone_id)
        edit(session, CodeRow, code_id, ("name",), name=str(fields.pop("name")).strip() or "New milestone")
    edit(session, MilestoneRow, milestone_id, EDITABLE, **fields)


def move_milestone(session: Session, milestone_id: str, steps: int) -> None:
    """Move milestone

    Left (-1) or right (1) along the map. At the edge of its phase it crosses into the next one.
    """
    map_id = session.execute(select(MilestoneRow.map_id).where(MilestoneRow.id == milestone_id)).scalar_one()
    rows = _in_order(session, map_id)
    order = [row_id for row_id, _ in rows]
    here = order.index(milestone_id)
    phase, there = PHASES.index(rows[here][1]), here + steps
    if 0 <= there < len(rows) and rows[there][1] == PHASES[phase]:
        order.insert(there, order.pop(here))
    elif 0 <= phase + steps < len(PHASES):
        edit(session, MilestoneRow, milestone_id, EDITABLE, phase=PHASES[phase + steps])
    else:
        return
    _number(session, order)


def delete_milestone(session: Session, milestone_id: str) -> None:
    """Delete milestone

    Its quotes stay in the study; they only lose this place.
    """
    remove(session, CodeRow, [_code_of(session, milestone_id)])


def put_in_cell(session: Session, note_ids: Sequence[str], milestone_id: str, lens_id: str) -> None:
    """Put on CX map

    A note sits in one cell: it leaves the one it was in.
    """
    add_codes(session, note_ids, [_code_of(session, milestone_id), lens_id], code_tree(session), arranging=True)


def take_from_map(session: Session, note_ids: Sequence[str]) -> None:
    """Take off CX map"""
    tree = code_tree(session)
    places = [*tree.children(tree.handle("milestones").id), *tree.children(tree.handle("lens").id)]
    remove_codes(session, note_ids, [code.id for code in places], tree)


def write_cell(session: Session, milestone_id: str, lens_id: str, text: str) -> None:
    """Edit cell"""
    where = (CellRow.milestone_id == milestone_id, CellRow.code_id == lens_id)
    cell_id = session.execute(select(CellRow.id).where(*where)).scalar()
    if cell_id is None:
        if text.strip():
            add(session, CellRow, milestone_id=milestone_id, code_id=lens_id, text=text.strip())
    elif text.strip():
        edit(session, CellRow, cell_id, ("text",), text=text.strip())
    else:
        remove(session, CellRow, [cell_id])


def set_kpi(session: Session, /, milestone_id: str, **fields: Any) -> str:
    """Edit KPI

    Fields: `name`, `rule`, `owner`. One KPI per milestone. Answers its id.
    """
    kpi_id = session.execute(select(KpiRow.id).where(KpiRow.milestone_id == milestone_id)).scalar()
    if kpi_id is None:
        return add(session, KpiRow, milestone_id=milestone_id, **fields)
    edit(session, KpiRow, kpi_id, ("name", "rule", "owner"), **fields)
    return kpi_id


def set_count(session: Session, milestone_id: str, count: int | None, period: str = "") -> None:
    """Enter count

    How many customers reached the milestone in a period; None takes the figure back.
    """
    if count is not None and count < 0:
        raise UserError("A count of customers cannot be below zero. The old figure was kept.")
    kpi_id = set_kpi(session, milestone_id)
    session.execute(delete(KpiReadingRow).where(KpiReadingRow.kpi_id == kpi_id, KpiReadingRow.period == period))
    if count is not None:
        add(session, KpiReadingRow, kpi_id=kpi_id, period=period, count=count)


def _in_order(session: Session, map_id: str) -> list[tuple[str, str]]:
    """(id, phase) of the milestones as the map shows them."""
    query = select(MilestoneRow.id, MilestoneRow.phase).where(MilestoneRow.map_id == map_id)
    rows = session.execute(query.order_by(MilestoneRow.ordinal)).all()
    return sorted(rows, key=lambda row: PHASES.index(row[1]))


def _number(session: Session, milestone_ids: Sequence[str]) -> None:
    """Give them these places, writing only what changes."""
    for ordinal, milestone_id in enumerate(milestone_ids):
        where = (MilestoneRow.id == milestone_id, MilestoneRow.ordinal != ordinal)
        session.execute(update(MilestoneRow).where(*where).values(ordinal=ordinal))


def _code_of(session: Session, milestone_id: str) -> str:
    return str(session.execute(select(MilestoneRow.code_id).where(MilestoneRow.id == milestone_id)).scalar_one())
