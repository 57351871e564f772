# SPDX-License-Identifier: MIT
"""Quotes and notes: marking words, resizing, writing our own, setting what kind of evidence they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from jtbdstudio.commands._rows import add, edit, next_number, remove
from jtbdstudio.commands.codes import create_theme, ensure_code
from jtbdstudio.commands.tagging import add_codes
from jtbdstudio.domain.errors import UserError
from jtbdstudio.domain.text import Span, context, trimmed
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import NoteRow, TranscriptRow, TranscriptTextRow

_HERE = select(NoteRow.id).where(
    NoteRow.transcript_id == bindparam("transcript"),
    NoteRow.start == bindparam("first"),
    NoteRow.end == bindparam("after"),
)
_TEXT = (
    select(TranscriptRow.id, TranscriptTextRow.text)
    .join(TranscriptTextRow, TranscriptRow.text_id == TranscriptTextRow.id)
    .where(TranscriptRow.interview_id == bindparam("interview"))
)
EDITABLE = ("headline", "memo", "behind", "evidence", "surprise", "starred")


def mark_quote(
    session: Session,
    interview_id: str,
    start: int,
    end: int,
    code_ids: Sequence[str] = (),
    alone: bool = False,
    **fields: Any,
) -> str:
    """Tag quote

    Mark the words at `start..end` (code points of the interview's text) and give them codes and fields of `edit_note`.
    The same span twice is the same quote, whoever marked it; `alone` is that of `tag_notes`. Answers the note's id.
    """
    note_id = _quote_at(session, interview_id, _text_of(session, interview_id), start, end)
    if code_ids:
        add_codes(session, [note_id], code_ids, code_tree(session), alone)
    if fields:
        edit_note(session, note_id, **fields)
    return note_id


def mark_with_new_theme(
    session: Session, interview_id: str, start: int, end: int, parent_id: str, name: str, alone: bool = False
) -> str:
    """Tag quote with a new theme

    `mark_quote` with a theme made on the spot: one gesture, one step. Answers the note's id.
    """
    return mark_quote(session, interview_id, start, end, [create_theme(session, parent_id, name)], alone)


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to quote at `start..end`, with typed code paths and the fields of `edit_note`."""

    start: int
    end: int
    codes: tuple[str, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)


def mark_quotes(session: Session, interview_id: str, marks: Sequence[Mark]) -> list[str]:
    """Tag quotes

    Many at once, as one step; codes that a path names and nobody made yet are made. Answers the note ids.
    """
    code_ids = _codes_of(session, marks)
    transcript, tree = _text_of(session, interview_id), code_tree(session)
    note_ids = []
    for mark in marks:
        note_id = _quote_at(session, interview_id, transcript, mark.start, mark.end)
        add_codes(session, [note_id], [code_ids[typed] for typed in mark.codes], tree)
        edit_note(session, note_id, **mark.fields)
        note_ids.append(note_id)
    return note_ids


def _codes_of(session: Session, marks: Sequence[Mark]) -> dict[str, str]:
    """The code of every path in the marks; only those nobody made yet are asked for one by one."""
    tree = code_tree(session)
    known = {typed: tree.find(typed) for mark in marks for typed in mark.codes}
    return {typed: code.id if code else ensure_code(session, typed) for typed, code in known.items()}


def resize_quote(session: Session, note_id: str, start: int, end: int) -> None:
    """Change quote

    Where its words are, said by whoever looked: so it needs no check any more, and one that had lost its place has one.
    """
    interview_id = session.execute(select(NoteRow.interview_id).where(NoteRow.id == note_id)).scalar_one()
    transcript_id, text = _text_of(session, str(interview_id))
    checked = {"transcript_id": transcript_id, "needs_check": 0, "was": ""}
    anchor = _anchor(text, _checked(text, start, end)) | checked
    edit(session, NoteRow, note_id, anchor, **anchor)


def confirm_quotes(session: Session, note_ids: Sequence[str]) -> None:
    """Confirm quote

    Somebody has looked: what stands there now is what was meant. One without a place cannot be confirmed, only placed.
    """
    looked_at = (NoteRow.id.in_(list(note_ids)), NoteRow.start.is_not(None), NoteRow.needs_check == 1)
    session.execute(update(NoteRow).where(*looked_at).values(needs_check=0, was=""))


def write_note(
    session: Session, text: str, interview_id: str | None = None, kind: str = "observation", note_id: str = ""
) -> str:
    """Write note

    Something we noticed ourselves, of an interview or of none; `kind` is observation, surprise or idea. A view that
    goes on writing it names the note itself.
    """
    named = {"id": note_id} if note_id else {}
    return _add_note(session, kind=kind, interview_id=interview_id, text=text.strip(), **named)


def edit_note(session: Session, /, note_id: str, **fields: Any) -> None:
    """Edit note

    Fields: `headline`, `memo`, `behind`, `evidence`, `surprise`, `starred`; `text` only of notes we wrote ourselves.
    """
    kind = session.execute(select(NoteRow.kind).where(NoteRow.id == note_id)).scalar_one()
    edit(session, NoteRow, note_id, EDITABLE if kind == "quote" else (*EDITABLE, "text"), **fields)


def delete_notes(session: Session, note_ids: Sequence[str]) -> None:
    """Delete quote"""
    remove(session, NoteRow, note_ids)


def _add_note(session: Session, **values: Any) -> str:
    number = next_number(session, "note")
    return add(session, NoteRow, number=number, created_by=session.info.get("author", ""), **values)


def _quote_at(session: Session, interview_id: str, transcript: tuple[str, str], start: int, end: int) -> str:
    """The quote of exactly this span, made if nobody marked it yet."""
    transcript_id, text = transcript
    span = _checked(text, start, end)
    here = {"transcript": transcript_id, "first": span.start, "after": span.end}
    return session.connection().execute(_HERE, here).scalar() or _add_note(
        session, kind="quote", interview_id=interview_id, transcript_id=transcript_id, **_anchor(text, span)
    )


def _text_of(session: Session, interview_id: str) -> tuple[str, str]:
    row = session.connection().execute(_TEXT, {"interview": interview_id}).first()
    if row is None:
        raise UserError("This interview has no transcript yet, so there is nothing to quote. Import it first.")
    return row[0], row[1]


def _checked(text: str, start: int, end: int) -> Span:
    if not 0 <= start < end <= len(text) or not (span := trimmed(text, Span(start, end))):
        raise UserError(f"There are no words at {start} to {end}; the text has {len(text)} characters.")
    return span


def _anchor(text: str, span: Span) -> dict[str, Any]:
    prefix, suffix = context(text, span)
    return {"start": span.start, "end": span.end, "text": span.of(text), "prefix": prefix, "suffix": suffix}
