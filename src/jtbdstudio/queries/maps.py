# SPDX-License-Identifier: MIT
"""A customer-experience map to draw: milestones, cells with their quotes, counts, rates and the biggest drop."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio.domain.codes import JOB_COLUMNS, LENSES
from jtbdstudio.domain.counting import Count, Evidence, Tally
from jtbdstudio.domain.funnel import Funnel, Passage, funnel
from jtbdstudio.queries.quotes import QuoteCard, load_cards
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import CellRow, JobRow, KpiReadingRow, KpiRow, MapRow, MilestoneRow, NoteRow, TaggingRow

PHASES = ("struggle", "evaluation", "growth")


@dataclass(frozen=True, slots=True)
class MapItem:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """`letter` is A, B, … in map order. `passage` leads here from the milestone before; None for the first."""

    id: str
    code_id: str
    letter: str
    name: str
    phase: str
    leap_of_faith: str
    state: str
    gap: str
    mood: int | None
    kpi: str
    rule: str
    owner: str
    count: int | None
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class CellView:
    """One milestone through one lens, with every note in it and the count of those that count.

    `count.of` are the customers who are on this map at all.
    """

    milestone_id: str
    lens_id: str
    text: str
    quotes: tuple[QuoteCard, ...]
    count: Count


@dataclass(frozen=True, slots=True)
class Lens:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class MapView:
    id: str
    name: str
    job_name: str
    lenses: tuple[Lens, ...]
    milestones: tuple[MilestoneView, ...]
    cells: tuple[CellView, ...]
    funnel: Funnel
    period: str
    periods: tuple[str, ...] = ()
    """Every period that has counts, the latest first."""
    job_id: str = ""

    def cell(self, milestone_id: str, lens_id: str) -> CellView:
        return next(c for c in self.cells if (c.milestone_id, c.lens_id) == (milestone_id, lens_id))


def map_list(session: Session) -> tuple[MapItem, ...]:
    return tuple(MapItem(*row) for row in session.execute(select(MapRow.id, MapRow.name).order_by(MapRow.ordinal)))


def quote_columns(session: Session) -> tuple[Lens, ...]:
    """Struggle, Motivation and Outcome: what quotes waiting for the map can be filtered by."""
    tree = code_tree(session)
    return tuple(Lens(code.id, code.name) for code in map(tree.handle, JOB_COLUMNS))


def map_view(session: Session, map_id: str | None = None, period: str | None = None) -> MapView | None:
    """One map, or the first; None if there is none. Counts are of one period, by default the latest that has any."""
    query = select(MapRow.id, MapRow.name, JobRow.name, JobRow.id).outerjoin(JobRow, MapRow.job_id == JobRow.id)
    query = query.where(MapRow.id == map_id) if map_id else query.order_by(MapRow.ordinal)
    row = session.execute(query.limit(1)).first()
    if row is None:
        return None
    tree = code_tree(session)
    lenses = tuple(Lens(code.id, code.name) for code in (tree.handle(handle) for handle in LENSES))
    counts = _readings(session, row[0])
    shown = max(counts, default="") if period is None else period
    milestones, flow = _milestones(session, row[0], counts.get(shown, {}))
    return MapView(
        row[0], row[1], row[2] or "", lenses, milestones, _cells(session, milestones, lenses), flow, shown,
        tuple(sorted(counts, reverse=True)), row[3] or "",
    )  # fmt: skip


def _milestones(session: Session, map_id: str, readings: dict[str, int]) -> tuple[tuple[MilestoneView, ...], Funnel]:
    m, k = MilestoneRow, KpiRow
    tree = code_tree(session)
    rows = session.execute(
        select(m.id, m.code_id, m.phase, m.leap_of_faith, m.state, m.gap, m.mood, k.id, k.name, k.rule, k.owner)
        .outerjoin(k, k.milestone_id == m.id)
        .where(m.map_id == map_id)
        .order_by(m.ordinal)
    ).all()
    rows = sorted(rows, key=lambda row: PHASES.index(row.phase))
    reached = [readings.get(row[7]) for row in rows]
    flow = funnel(reached)
    views = tuple(
        MilestoneView(
            row[0], row[1], _letter(i), tree[row[1]].name, row[2], row[3], row[4], row[5], row[6],
            row[8] or "", row[9] or "", row[10] or "", reached[i], flow.passages[i - 1] if i else None,
        )
        for i, row in enumerate(rows)
    )  # fmt: skip
    return views, flow


def _readings(session: Session, map_id: str) -> dict[str, dict[str, int]]:
    """Counts by period, then by KPI: rates only make sense within one period (R14)."""
    r = KpiReadingRow
    query = select(r.period, r.kpi_id, r.count).join(KpiRow, r.kpi_id == KpiRow.id)
    query = query.join(MilestoneRow, KpiRow.milestone_id == MilestoneRow.id).where(MilestoneRow.map_id == map_id)
    found: dict[str, dict[str, int]] = {}
    for period, kpi_id, count in session.execute(query):
        found.setdefault(period, {})[kpi_id] = count
    return found


def _cells(session: Session, milestones: tuple[MilestoneView, ...], lenses: tuple[Lens, ...]) -> tuple[CellView, ...]:
    c = CellRow
    texts = {(m, lens): text for m, lens, text in session.execute(select(c.milestone_id, c.code_id, c.text))}
    tree = code_tree(session)
    on_map = select(TaggingRow.note_id).where(TaggingRow.code_id.in_([m.code_id for m in milestones]))
    cards = load_cards(session, tree, NoteRow.id.in_(on_map))
    said = (Evidence(c.id, c.customer_id, c.code_ids, c.starred) for c in cards if c.counts)
    counted = Tally(said, tree)
    cells = []
    for milestone in milestones:
        here = [card for card in cards if milestone.code_id in card.code_ids]
        for lens in lenses:
            quotes = tuple(card for card in here if lens.id in card.code_ids)
            text = texts.get((milestone.id, lens.id), "")
            count = counted.together((milestone.code_id, lens.id))
            cells.append(CellView(milestone.id, lens.id, text, quotes, count))
    return tuple(cells)


def _letter(index: int) -> str:
    return chr(ord("A") + index) if index < 26 else str(index + 1)
