# SPDX-License-Identifier: MIT
"""Giving codes to notes and taking them back: the one place that writes what a note means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.store.clock import new_id, now
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import PlacementRow, TaggingRow, ZoneCodeRow


def tag_notes(session: Session, note_ids: Sequence[str], code_ids: Sequence[str]) -> None:
    """Tag"""
    add_codes(session, note_ids, code_ids, code_tree(session))


def untag_notes(session: Session, note_ids: Sequence[str], code_ids: Sequence[str]) -> None:
    """Remove code"""
    remove_codes(session, note_ids, code_ids, code_tree(session))


def add_codes(session: Session, note_ids: Sequence[str], code_ids: Iterable[str], tree: CodeTree) -> None:
    """Add codes with what they imply (a theme brings its column, M2) and drop what they exclude.

    Who works here gets a tagging of their own, also where somebody else gave the same code before.
    """
    wanted = {up for code_id in code_ids for up in tree.implied(code_id)}
    rivals = {rival for code_id in wanted for rival in tree.rivals(code_id)} - wanted
    if rivals:
        remove_codes(session, note_ids, rivals, tree)
    author, at = session.info.get("author", ""), now()
    mine = (TaggingRow.note_id.in_(list(note_ids)), TaggingRow.tagged_by == author)
    present = set(session.execute(select(TaggingRow.note_id, TaggingRow.code_id).where(*mine)))
    rows = [
        {"id": new_id(), "note_id": note_id, "code_id": code_id, "tagged_by": author, "tagged_at": at}
        for note_id in note_ids
        for code_id in sorted(wanted, key=lambda c: len(tree.line(c)))
        if (note_id, code_id) not in present
    ]
    if rows:
        session.execute(insert(TaggingRow), rows)


def remove_codes(session: Session, note_ids: Sequence[str], code_ids: Iterable[str], tree: CodeTree) -> None:
    """Take codes away with everything under them; the notes leave the zones that say those codes."""
    gone = {down for code_id in code_ids for down in tree.below(code_id)}
    session.execute(
        delete(TaggingRow).where(TaggingRow.note_id.in_(list(note_ids)), TaggingRow.code_id.in_(list(gone)))
    )
    zones = select(ZoneCodeRow.zone_id).where(ZoneCodeRow.code_id.in_(list(gone)))
    session.execute(
        delete(PlacementRow).where(PlacementRow.note_id.in_(list(note_ids)), PlacementRow.zone_id.in_(zones))
    )
