# SPDX-License-Identifier: MIT
"""Codes that become one: which goes into which, their texts, and the statements that stand on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from jtbdstudio.commands._rows import next_ordinal
from jtbdstudio.domain.codes import JOB_COLUMNS, Code, CodeTree
from jtbdstudio.store.schema import CodeRow, JobThemeRow

_TEXTS = ("description", "include", "exclude")


@dataclass
class Joining:
    """Every code that goes with the one it `becomes`, and the codes below that `move` to another parent."""

    tree: CodeTree
    becomes: dict[str, str] = field(default_factory=dict)
    move: list[tuple[str, str]] = field(default_factory=list)
    _names: dict[str, dict[str, str]] = field(default_factory=dict)

    def take(self, gone: str, into: str, also: Collection[str]) -> None:
        """A code goes into another one with what is below it; codes of one name below both become one as well."""
        self.becomes[gone] = into
        for child in self.tree.children(gone):
            if child.id in also or child.id == into:
                continue
            twin = self._below(into, also).setdefault(child.name.casefold(), child.id)
            if twin == child.id:
                self.move.append((child.id, into))
            else:
                self.take(child.id, twin, also)

    def _below(self, parent_id: str, also: Collection[str]) -> dict[str, str]:
        if parent_id not in self._names:
            children = self.tree.children(parent_id)
            self._names[parent_id] = {c.name.casefold(): c.id for c in children if c.id not in also}
        return self._names[parent_id]


def join_texts(session: Session, tree: CodeTree, into: str, gone: Sequence[str]) -> None:
    """Nothing written about a code is lost: texts follow each other, other voices are kept with the description."""
    codes = [tree[into], *(tree[code_id] for code_id in gone)]
    voices = list(dict.fromkeys(code.voice.strip() for code in codes if code.voice.strip()))
    values = {name: _joined(getattr(code, name) for code in codes) for name in _TEXTS}
    values["description"] = _joined([values["description"], *(f"“{voice}”" for voice in voices[1:])])
    values |= {"voice": next(iter(voices), ""), "tone": next((code.tone for code in codes if code.tone), "")}
    old: Code = tree[into]
    changed = {name: value for name, value in values.items() if value != getattr(old, name)}
    if changed:
        session.execute(update(CodeRow).where(CodeRow.id == into).values(**changed))


def _joined(texts: Iterable[str]) -> str:
    return "\n\n".join(dict.fromkeys(text.strip() for text in texts if text.strip()))


def join_evidence(session: Session, into: str, gone: str) -> None:
    """Statements that stand on the one stand on the other now, once."""
    j = JobThemeRow
    there = select(j.job_id).where(j.code_id == into)
    session.execute(delete(j).where(j.code_id == gone, j.job_id.in_(there)))
    session.execute(update(j).where(j.code_id == gone).values(code_id=into))


def follow_column(session: Session, tree: CodeTree, code_ids: Collection[str]) -> None:
    """A theme that went to another column of the job is evidence for that part of a statement."""
    j = JobThemeRow
    rows = session.execute(select(j.id, j.job_id, j.code_id, j.part).where(j.code_id.in_(list(code_ids)))).all()
    for row_id, job_id, code_id, part in rows:
        column = tree.column(code_id)
        if column in JOB_COLUMNS and column != part:
            last = next_ordinal(session, j, j.job_id == job_id, j.part == column)
            session.execute(update(j).where(j.id == row_id).values(part=column, ordinal=last))
