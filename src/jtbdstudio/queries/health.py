# SPDX-License-Identifier: MIT
"""Is the study sound? The laws of the file, asked of the file."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio.domain.refs import quote_ref
from jtbdstudio.queries.overview import file_problems
from jtbdstudio.store.reading import code_tree, codes_by_note
from jtbdstudio.store.schema import NoteRow, TranscriptRow, TranscriptTextRow, TurnRow


def problems(session: Session) -> tuple[str, ...]:
    """Everything that is wrong, one sentence each; empty when the study is sound."""
    texts = _texts(session)
    return (*file_problems(session), *_quotes(session, texts), *_turns(session, texts), *_implied_tags(session))


def _quotes(session: Session, texts: Mapping[str, str]) -> list[str]:
    """M1: a quote's words are exactly what stands at its span, or it says that it needs a check."""
    n = NoteRow
    query = select(n.number, n.transcript_id, n.start, n.end, n.text, n.needs_check).where(
        n.kind == "quote", n.transcript_id.is_not(None)
    )
    found = []
    for number, transcript, start, end, words, needs_check in session.execute(query):
        text = texts[str(transcript)]
        if start is None or end is None:
            if not needs_check:
                found.append(f"{quote_ref(number)} has no place in the transcript, and does not say so")
        elif not 0 <= start < end <= len(text):
            found.append(f"{quote_ref(number)} lies outside its transcript ({start} to {end})")
        elif not needs_check and text[start:end] != words:
            found.append(f"{quote_ref(number)} says something else than the transcript at {start} to {end}")
    return found


def _turns(session: Session, texts: Mapping[str, str]) -> list[str]:
    t = TurnRow
    query = select(TranscriptRow.filename, t.transcript_id, t.start, t.end).join(t, t.transcript_id == TranscriptRow.id)
    return [
        f"a turn of {filename} lies outside its text ({start} to {end})"
        for filename, transcript, start, end in session.execute(query)
        if not 0 <= start < end <= len(texts[transcript])
    ]


def _texts(session: Session) -> dict[str, str]:
    """Every transcript's words, each read once: a long one has thousands of turns."""
    query = select(TranscriptRow.id, TranscriptTextRow.text).join(
        TranscriptTextRow, TranscriptRow.text_id == TranscriptTextRow.id
    )
    return dict(session.execute(query).all())


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
