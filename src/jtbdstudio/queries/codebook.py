# SPDX-License-Identifier: MIT
"""The code tree with counts: the 12 boxes beside the text, the codes the picker offers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio.domain.codes import BOXES, CodeTree
from jtbdstudio.domain.counting import Coverage, coverage
from jtbdstudio.store.reading import code_tree, tally
from jtbdstudio.store.schema import TaggingRow


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
    """A code as the picker lists it. `uses` counts taggings of any kind; `column` is a handle or empty."""

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
    uses: Counter[str] = Counter()
    last_used: dict[str, str] = {}
    for code_id, at in session.execute(select(TaggingRow.code_id, TaggingRow.tagged_at)):
        uses[code_id] += 1
        last_used[code_id] = max(at, last_used.get(code_id, ""))
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
                count.quotes, count.customers, uses[code.id], last_used.get(code.id, ""),
                tree.takes_themes(code.id), hidden,
            )
        )  # fmt: skip
    return tuple(items)


def whole_tree(session: Session) -> CodeTree:
    """The code tree itself, for whoever needs its rules."""
    return code_tree(session)
