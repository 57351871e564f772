# SPDX-License-Identifier: MIT
"""Is the study sound? The laws of the file, asked of the file."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio.domain.refs import quote_ref
from jtbdstudio.queries.overview import file_problems
from jtbdstudio.store.reading import code_tree, codes_by_note
from jtbdstudio.store.schema import NoteRow, TranscriptRow, TranscriptTextRow, TurnRow


def problems(session: Session) -> tuple[str, ...]:
    """Everything that is wrong, one sentence each; empty when the study is sound."""
    return (*file_problems(session), *_quotes(session), *_turns(session), *_implied_tags(session))


def _quotes(session: Session) -> list[str]:
    """M1: a quote's words are exactly what stands at its span, or it says that it needs a check."""
    query = (
        select(NoteRow.number, NoteRow.start, NoteRow.end, NoteRow.text, TranscriptTextRow.text)
        .join(TranscriptRow, NoteRow.transcript_id == TranscriptRow.id)
        .join(TranscriptTextRow, TranscriptRow.text_id == TranscriptTextRow.id)
        .where(NoteRow.kind == "quote", NoteRow.needs_check == 0)
    )
    return [
        f"{quote_ref(number)} says something else than the transcript at {start} to {end}"
        for number, start, end, words, text in session.execute(query)
        if text[start:end] != words
    ]


def _turns(session: Session) -> list[str]:
    query = (
        select(TranscriptRow.filename, TranscriptTextRow.text, TurnRow.start, TurnRow.end)
        .join(TranscriptTextRow, TranscriptRow.text_id == TranscriptTextRow.id)
        .join(TurnRow, TurnRow.transcript_id == TranscriptRow.id)
    )
    return [
        f"a turn of {filename} lies outside its text ({start} to {end})"
        for filename, text, start, end in session.execute(query)
        if not 0 <= start < end <= len(text)
    ]


def _implied_tags(session: Session) -> list[str]:
    """M2: a note with a theme carries the theme's column."""
    tree = code_tree(session)
    numbers = dict(session.execute(select(NoteRow.id, NoteRow.number)).all())
    return [
        f"{quote_ref(numbers[note_id])} carries {tree.path(code_id)} without what it belongs to"
        for note_id, codes in codes_by_note(session).items()
        for code_id in codes
        if not set(tree.implied(code_id)) <= codes
    ]
