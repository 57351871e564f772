# SPDX-License-Identifier: MIT
"""The code tree with counts: the 12 boxes beside the text, the codes the picker offers, the codebook in full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jtbdstudio.domain.codes import BOXES, CodeTree
from jtbdstudio.domain.counting import Coverage, Tally, coverage
from jtbdstudio.queries.quotes import QuoteCard, load_cards
from jtbdstudio.store.reading import code_tree, tally
from jtbdstudio.store.schema import (
    BoardRow,
    CellRow,
    JobRow,
    JobThemeRow,
    MapRow,
    MilestoneRow,
    NoteRow,
    TaggingRow,
    ZoneCodeRow,
    ZoneRow,
)


@dataclass(frozen=True, slots=True)
class BoxItem:
    """One of the 12 questions with its counted quotes and customers."""

    code_id: str
    key: str
    name: str
    stage: str
    tone: str
    question: str
    quotes: int
    customers: int
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class CodeItem:
    """A code as the picker lists it. `uses` counts notes of any kind; `column` is a handle or empty."""

    code_id: str
    parent_id: str | None
    handle: str
    name: str
    path: str
    parts: tuple[str, ...]
    family: str
    column: str
    tone: str
    key: str
    quotes: int
    customers: int
    uses: int
    last_used: str
    takes_themes: bool
    """Whether people may create codes under it."""
    archived: bool = False
    """Whether it, or one it lies under, is no longer offered."""


def box_counts(session: Session, interview_id: str | None = None, by: str | None = None) -> tuple[BoxItem, ...]:
    """The 12 boxes in order, counted over the study or over one interview; with everybody's codes or one coder's."""
    tree = code_tree(session)
    counted = tally(session, tree, interview_id, by)
    boxes = []
    for code in (tree.handle(handle) for handle in BOXES):
        count = counted.count(code.id)
        boxes.append(
            BoxItem(
                code.id, code.key, code.name, code.stage, tree.tone(code.id), code.description,
                count.quotes, count.customers, coverage(count.customers),
            )
        )  # fmt: skip
    return tuple(boxes)


def codebook(session: Session, archived: bool = False) -> tuple[CodeItem, ...]:
    """Every code below the families, in tree order; those that are `archived` only when asked for."""
    tree = code_tree(session)
    counted = tally(session, tree)
    uses, last_used = _uses(session)
    items = []
    for code in tree.walk():
        hidden = tree.is_archived(code.id)
        if (code.parent_id is None and code.handle != "own") or (hidden and not archived):
            continue
        count = counted.count(code.id)
        items.append(
            CodeItem(
                code.id, code.parent_id, code.handle, code.name, tree.path(code.id), tree.parts(code.id),
                tree.family(code.id).handle, tree.column(code.id), tree.tone(code.id), code.key,
                count.quotes, count.customers, uses.get(code.id, 0), last_used.get(code.id, ""),
                tree.takes_themes(code.id), hidden,
            )
        )  # fmt: skip
    return tuple(items)


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A code in full, or a family. `tone` may be inherited, `own_tone` is its own; `archived` is what it says itself,
    `hidden` whether it or one above it is archived. `depth` is 0 for a family."""

    id: str
    parent_id: str | None
    handle: str
    name: str
    path: str
    family: str
    column: str
    depth: int
    tone: str
    own_tone: str
    key: str
    description: str
    include: str
    exclude: str
    voice: str
    archived: bool
    hidden: bool
    takes_themes: bool
    is_own: bool
    quotes: int
    customers: int
    uses: int
    last_used: str


@dataclass(frozen=True, slots=True)
class CodebookView:
    """The whole tree in order, families and archived codes too, and who said what of it."""

    entries: tuple[CodeEntry, ...]
    counted: Tally


def codebook_view(session: Session, counted: Tally | None = None) -> CodebookView:
    """The codebook in full. With the `counted` of before nothing is counted again: when only words changed."""
    tree = code_tree(session)
    counted = tally(session, tree) if counted is None else counted
    uses, last_used = _uses(session)
    entries = tuple(
        CodeEntry(
            code.id, code.parent_id, code.handle, code.name, tree.path(code.id), tree.family(code.id).handle,
            tree.column(code.id), len(tree.line(code.id)) - 1, tree.tone(code.id), code.tone, code.key,
            code.description, code.include, code.exclude, code.voice, code.archived, tree.is_archived(code.id),
            tree.takes_themes(code.id), tree.is_own(code.id), counted.count(code.id).quotes,
            counted.count(code.id).customers, uses.get(code.id, 0), last_used.get(code.id, ""),
        )
        for code in tree.walk()
    )  # fmt: skip
    return CodebookView(entries, counted)


@dataclass(frozen=True, slots=True)
class CodePlace:
    """Somewhere a code is at work. `kind` is `board`, `job` or `map`, `detail` what it is there."""

    kind: str
    id: str
    name: str
    detail: str


def code_places(session: Session, code_id: str) -> tuple[CodePlace, ...]:
    """Boards with a zone that says it, statements that stand on it, maps it is a milestone or a row of."""
    z, on_board = ZoneRow, ZoneCodeRow.code_id == code_id
    boards = select(BoardRow.id, BoardRow.name, z.title).join(z, z.board_id == BoardRow.id)
    boards = boards.join(ZoneCodeRow, ZoneCodeRow.zone_id == z.id).where(on_board).order_by(BoardRow.ordinal, z.ordinal)
    jobs = select(JobRow.id, JobRow.name, JobThemeRow.part).join(JobThemeRow, JobThemeRow.job_id == JobRow.id)
    jobs = jobs.where(JobThemeRow.code_id == code_id).order_by(JobRow.ordinal)
    stones = select(MapRow.id, MapRow.name, func.min(MilestoneRow.phase)).join(MilestoneRow)
    cells = stones.join(CellRow, CellRow.milestone_id == MilestoneRow.id).where(CellRow.code_id == code_id)
    maps = [stones.where(MilestoneRow.code_id == code_id), cells]
    found = [CodePlace("board", *row) for row in session.execute(boards)]
    found += [CodePlace("job", *row) for row in session.execute(jobs)]
    found += [CodePlace("map", *row) for query in maps for row in session.execute(query.group_by(MapRow.id))]
    return tuple(found)


def notes_with(session: Session, code_id: str) -> tuple[QuoteCard, ...]:
    """Every note that carries the code itself, counted or not: what a split can share out."""
    carried = select(TaggingRow.note_id).where(TaggingRow.code_id == code_id)
    return tuple(load_cards(session, code_tree(session), NoteRow.id.in_(carried)))


def notes_left_behind(session: Session, code_ids: Iterable[str], column_id: str) -> int:
    """How many notes carry these codes and, on their own, a column the codes are not in (any more)."""
    t, tree = TaggingRow, code_tree(session)
    carried = select(t.note_id).where(t.code_id.in_({down for code_id in code_ids for down in tree.below(code_id)}))
    query = select(func.count(t.note_id.distinct())).where(t.code_id == column_id, t.note_id.in_(carried))
    return int(session.execute(query).scalar_one())


def _uses(session: Session) -> tuple[dict[str, int], dict[str, str]]:
    """How often each code was given, and when last."""
    t = TaggingRow
    rows = session.execute(select(t.code_id, func.count(), func.max(t.tagged_at)).group_by(t.code_id)).all()
    return {code_id: uses for code_id, uses, _ in rows}, {code_id: last for code_id, _, last in rows}


def whole_tree(session: Session) -> CodeTree:
    """The code tree itself, for whoever needs its rules."""
    return code_tree(session)
