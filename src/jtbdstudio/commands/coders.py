# SPDX-License-Identifier: MIT
"""Two coders on the same words: taking back one's own part only, and settling what they read differently."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from jtbdstudio.commands._rows import remove
from jtbdstudio.commands.notes import mark_quote, resize_quote
from jtbdstudio.commands.tagging import add_codes, remove_codes
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import NoteRow, TaggingRow


def withdraw_quotes(session: Session, note_ids: Sequence[str]) -> None:
    """Delete quote

    As far as it is one's own: who works here takes their codes back. A quote that others gave codes stays, as
    theirs; so does one that somebody else keeps.
    """
    author = session.info.get("author", "")
    session.execute(delete(TaggingRow).where(TaggingRow.note_id.in_(list(note_ids)), TaggingRow.tagged_by == author))
    mine = select(NoteRow.id).where(NoteRow.id.in_(list(note_ids)), NoteRow.created_by == author)
    for note_id in session.execute(mine).scalars().all():
        heir = _first_coder(session, note_id, author)
        if heir is None:
            remove(session, NoteRow, [note_id])
        else:
            session.execute(update(NoteRow).where(NoteRow.id == note_id).values(created_by=heir))


def resize_own_quote(session: Session, note_id: str, start: int, end: int) -> str:
    """Change quote

    One's own only: where others gave codes to these words too, their quote stays as it is and one's own codes go to
    a quote of the new words. Answers the id of the quote that is one's own now.
    """
    author = session.info.get("author", "")
    note = session.execute(select(NoteRow.interview_id, NoteRow.created_by).where(NoteRow.id == note_id)).one()
    if _first_coder(session, note_id, author) is None and note.created_by == author:
        resize_quote(session, note_id, start, end)
        return note_id
    mine = (TaggingRow.note_id == note_id, TaggingRow.tagged_by == author)
    code_ids = session.execute(select(TaggingRow.code_id).where(*mine)).scalars().all()
    withdraw_quotes(session, [note_id])
    return mark_quote(session, str(note.interview_id), start, end, code_ids, alone=True)


Given = Sequence[tuple[str, Sequence[str]]]
"""Codes, each with the notes it was given to."""


def settle(session: Session, coder: str, take: Given, drop: Given) -> None:
    """Settle a disagreement

    A coder comes to read a sentence as the other did: in their name the codes of `take` are given and those of
    `drop` (and under them) are taken back, whoever sits here.
    """
    tree, sitting = code_tree(session), session.info.get("author", "")
    session.info["author"] = coder
    try:
        for code_id, note_ids in drop:
            remove_codes(session, note_ids, [code_id], tree, alone=True)
        for code_id, note_ids in take:
            add_codes(session, note_ids, [code_id], tree, alone=True)
    finally:
        session.info["author"] = sitting


def _first_coder(session: Session, note_id: str, besides: str) -> str | None:
    """Who else gave this quote a code, the first to do so; None if nobody did."""
    t = TaggingRow
    others = select(t.tagged_by).where(t.note_id == note_id, t.tagged_by != besides)
    return session.execute(others.order_by(t.tagged_at, t.tagged_by).limit(1)).scalar()
