# SPDX-License-Identifier: MIT
"""Where codes that are dragged would land, and what that means in words. Nothing lands where no line is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from jtbdstudio.queries.codebook import CodeEntry
from jtbdstudio.ui.codebook.model import CodeModel

ON, BEFORE, AFTER = "on", "before", "after"


@dataclass(frozen=True, slots=True)
class Landing:
    """A place below ``parent_id``, as the child of that number (None: the last). A ``refused`` one only says why."""

    parent_id: str
    ordinal: int | None
    words: str
    refused: bool = False


def _t(text: str) -> str:
    return QCoreApplication.translate("codebook", text)


def landing(model: CodeModel, code_ids: Sequence[str], target_id: str, where: str) -> Landing | None:
    """What letting these codes go on, before or after another one does; None where they are already, or nothing is."""
    target = model.entry(target_id)
    codes = [entry for code_id in code_ids if (entry := model.entry(code_id)) is not None]
    if target is None or not codes or not all(entry.is_own for entry in codes):
        return None
    if where != ON and target.parent_id is None:
        return None
    parent = target if where == ON else model.entry(target.parent_id or "")
    assert parent is not None
    if refusal := refused(model, codes, parent):
        return Landing(parent.id, None, refusal, refused=True)
    ordinal = None if where == ON else _ordinal(model, code_ids, target, where)
    if _is_there(model, code_ids, parent, ordinal):
        return None
    return Landing(parent.id, ordinal, _words(codes, parent, target, where))


def refused(model: CodeModel, codes: Sequence[CodeEntry], parent: CodeEntry) -> str:
    """Why codes cannot go below a parent; empty if they can."""
    if any(parent.id in model.below(entry.id) for entry in codes):
        return _t("A code cannot go below itself")
    if not parent.takes_themes:
        return _t("“{name}” takes no codes").format(name=parent.name)
    names = {entry.name.casefold() for entry in codes}
    moving = {entry.id for entry in codes}
    there = [e for e in model.entries() if e.parent_id == parent.id and e.id not in moving]
    twin = next((entry for entry in there if entry.name.casefold() in names), None)
    if twin is not None:
        return _t("“{parent}” has a “{name}” already: merge with M").format(parent=parent.name, name=twin.name)
    return ""


def _ordinal(model: CodeModel, code_ids: Sequence[str], target: CodeEntry, where: str) -> int:
    siblings = [e.id for e in model.entries() if e.parent_id == target.parent_id and e.id not in code_ids]
    if target.id not in siblings:  # beside one of those that move: where that one is
        before = [e.id for e in model.entries() if e.parent_id == target.parent_id]
        return sum(one not in code_ids for one in before[: before.index(target.id)])
    return siblings.index(target.id) + (where == AFTER)


def _is_there(model: CodeModel, code_ids: Sequence[str], parent: CodeEntry, ordinal: int | None) -> bool:
    """Whether they lie there already, in that order."""
    children = [e.id for e in model.entries() if e.parent_id == parent.id]
    if not set(code_ids) <= set(children):
        return False
    if ordinal is None:
        return True
    rest = [one for one in children if one not in code_ids]
    return [*rest[:ordinal], *[c for c in children if c in code_ids], *rest[ordinal:]] == children


def _words(codes: Sequence[CodeEntry], parent: CodeEntry, target: CodeEntry, where: str) -> str:
    if where == ON or any(entry.parent_id != parent.id for entry in codes):
        return _t("Move under “{name}”").format(name=parent.name)
    if where == BEFORE:
        return _t("Move above “{name}”").format(name=target.name)
    return _t("Move below “{name}”").format(name=target.name)
