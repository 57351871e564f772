# SPDX-License-Identifier: MIT
"""Giving codes to notes and taking them back: the one place that writes what a note means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, select, true
from sqlalchemy.orm import Session

from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.store.clock import new_id, now
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import PlacementRow, TaggingRow, ZoneCodeRow

_GIVE = insert(TaggingRow)


def tag_notes(session: Session, note_ids: Sequence[str], code_ids: Sequence[str], alone: bool = False) -> None:
    """Tag

    Whoever codes `alone` (without seeing what others gave) leaves the others' codes as they are.
    """
    add_codes(session, note_ids, code_ids, code_tree(session), alone)


def untag_notes(session: Session, note_ids: Sequence[str], code_ids: Sequence[str], alone: bool = False) -> None:
    """Remove code

    From everybody, or (`alone`) what who works here gave themselves.
    """
    remove_codes(session, note_ids, code_ids, code_tree(session), alone)


def add_codes(
    session: Session,
    note_ids: Sequence[str],
    code_ids: Iterable[str],
    tree: CodeTree,
    alone: bool = False,
    arranging: bool = False,
) -> None:
    """Add codes with what they imply (a theme brings its column, M2) and drop what they exclude.

    Who works here gets a tagging of their own, also where somebody else gave the same code before. Whoever is only
    `arranging` notes, and does not read them anew, adds what nobody gave them yet.
    """
    wanted = {up for code_id in code_ids for up in tree.implied(code_id)}
    rivals = {rival for code_id in wanted for rival in tree.rivals(code_id)} - wanted
    if rivals:
        remove_codes(session, note_ids, rivals, tree, alone)
    author, at = session.info.get("author", ""), now()
    whose = true() if arranging else TaggingRow.tagged_by == author
    given = select(TaggingRow.note_id, TaggingRow.code_id).where(TaggingRow.note_id.in_(list(note_ids)), whose)
    present = set(map(tuple, session.connection().execute(given)))
    rows = [
        {"id": new_id(), "note_id": note_id, "code_id": code_id, "tagged_by": author, "tagged_at": at}
        for note_id in note_ids
        for code_id in sorted(wanted, key=lambda c: len(tree.line(c)))
        if (note_id, code_id) not in present
    ]
    if rows:
        session.connection().execute(_GIVE, rows)


def remove_codes(
    session: Session, note_ids: Sequence[str], code_ids: Iterable[str], tree: CodeTree, alone: bool = False
) -> None:
    """Take codes away with everything under them; the notes leave the zones that say codes they no longer carry."""
    gone = {down for code_id in code_ids for down in tree.below(code_id)}
    taken = (TaggingRow.note_id.in_(list(note_ids)), TaggingRow.code_id.in_(list(gone)))
    mine = TaggingRow.tagged_by == session.info.get("author", "") if alone else true()
    session.execute(delete(TaggingRow).where(*taken, mine))
    carried = (TaggingRow.note_id == PlacementRow.note_id, TaggingRow.code_id == ZoneCodeRow.code_id)
    left = select(TaggingRow.id).where(*carried).correlate(PlacementRow, ZoneCodeRow)  # of this note, not of any
    zones = select(ZoneCodeRow.zone_id).where(
        ZoneCodeRow.zone_id == PlacementRow.zone_id, ZoneCodeRow.code_id.in_(list(gone)), ~left.exists()
    )
    session.execute(delete(PlacementRow).where(PlacementRow.note_id.in_(list(note_ids)), zones.exists()))
