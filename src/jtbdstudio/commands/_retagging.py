# SPDX-License-Identifier: MIT
"""Tags after a change of the tree: worked out per coder, written where they differ, and places that follow."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.domain.retagging import Given, derived
from jtbdstudio.store.clock import new_id
from jtbdstudio.store.schema import PlacementRow, TaggingRow, ZoneCodeRow

_CHUNK = 500
Coder = tuple[str, str]
"""A note and who tagged it."""


def retag(
    session: Session,
    before: CodeTree,
    after: CodeTree,
    code_ids: Collection[str],
    becomes: Mapping[str, str] | None = None,
    note_ids: Sequence[str] | None = None,
) -> None:
    """Work out the tags of every note that carries one of these codes (or of some of those notes) in the new tree.

    Notes that lose a code leave the zones that say it.
    """
    mine = _carriers(session, code_ids, note_ids)
    lost: dict[str, set[str]] = {}
    for note_id, rows in _given(session, mine).items():
        old = {by: {code_id: at for code_id, (_, at) in tags.items()} for by, tags in rows.items()}
        touched = {by for by in old if (note_id, by) in mine}
        new = {by: derived(tags, before, after, becomes) if by in touched else tags for by, tags in old.items()}
        for by in sorted(touched):
            if _leans(old[by], before):
                new[by] = _but_what_others_give(by, old, new, set((becomes or {}).values()))
        _complete(new, after)
        for by, tags in rows.items():
            _write(session, (note_id, by), tags, new[by])
            for code_id in tags.keys() - new[by].keys():
                lost.setdefault(code_id, set()).add(note_id)
    for code_id, notes in lost.items():
        _leave_zones(session, code_id, notes)


def _leans(given: Given, tree: CodeTree) -> bool:
    """Whether a coder left to others what their codes imply: who arranges notes adds only what nobody gave."""
    return any(above not in given for code_id in given if code_id in tree for above in tree.implied(code_id))


def _but_what_others_give(
    by: str, old: Mapping[str, Given], new: Mapping[str, dict[str, str]], given: Collection[str]
) -> dict[str, str]:
    """The new tags of a coder without what only came along now and another coder gives the note as well."""
    others = {code_id for other, tags in new.items() if other != by for code_id in tags}
    return {c: at for c, at in new[by].items() if c in old[by] or c in given or c not in others}


def _complete(new: Mapping[str, dict[str, str]], tree: CodeTree) -> None:
    """A note carries what its codes imply, whoever gave it: somebody may have leaned on a tag that went."""
    carried = {code_id for tags in new.values() for code_id in tags}
    for tags in new.values():
        for code_id, at in tuple(tags.items()):
            for above in tree.implied(code_id):
                if above not in carried:
                    tags[above] = at
                    carried.add(above)


def _carriers(session: Session, code_ids: Collection[str], note_ids: Sequence[str] | None) -> set[Coder]:
    t = TaggingRow
    query = select(t.note_id, t.tagged_by).where(t.code_id.in_(list(code_ids))).distinct()
    found = {(note_id, by) for note_id, by in session.execute(query)}
    return found if note_ids is None else {coder for coder in found if coder[0] in set(note_ids)}


def _given(session: Session, coders: Iterable[Coder]) -> dict[str, dict[str, dict[str, tuple[str, str]]]]:
    """Every tag of these notes: note -> who -> code -> (row, when)."""
    t = TaggingRow
    found: dict[str, dict[str, dict[str, tuple[str, str]]]] = {}
    notes = sorted({note_id for note_id, _ in coders})
    for at in range(0, len(notes), _CHUNK):
        query = select(t.note_id, t.tagged_by, t.code_id, t.id, t.tagged_at).where(
            t.note_id.in_(notes[at : at + _CHUNK])
        )
        for note_id, by, code_id, row_id, when in session.execute(query):
            found.setdefault(note_id, {}).setdefault(by, {})[code_id] = (row_id, when)
    return found


def _write(session: Session, coder: Coder, rows: Mapping[str, tuple[str, str]], new: Mapping[str, str]) -> None:
    gone = [row_id for code_id, (row_id, _) in rows.items() if code_id not in new]
    if gone:
        session.execute(delete(TaggingRow).where(TaggingRow.id.in_(gone)))
    note_id, by = coder
    added = [
        {"id": new_id(), "note_id": note_id, "code_id": code_id, "tagged_by": by, "tagged_at": at}
        for code_id, at in new.items()
        if code_id not in rows
    ]
    if added:
        session.execute(insert(TaggingRow), added)
    for code_id, at in new.items():
        if code_id in rows and rows[code_id][1] != at:
            session.execute(update(TaggingRow).where(TaggingRow.id == rows[code_id][0]).values(tagged_at=at))


def _leave_zones(session: Session, code_id: str, note_ids: set[str]) -> None:
    """Notes that nobody gives the code any more do not lie where it is said."""
    t, p = TaggingRow, PlacementRow
    still = set(session.execute(select(t.note_id).where(t.code_id == code_id, t.note_id.in_(note_ids))).scalars())
    zones = select(ZoneCodeRow.zone_id).where(ZoneCodeRow.code_id == code_id)
    gone = list(note_ids - still)
    if gone:
        session.execute(delete(p).where(p.note_id.in_(gone), p.zone_id.in_(zones)))
