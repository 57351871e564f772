# SPDX-License-Identifier: MIT
"""What a search found becomes quotes: many sentences of many interviews, one step."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from jtbdstudio.commands.codes import create_theme
from jtbdstudio.commands.notes import Mark, mark_quotes
from jtbdstudio.commands.tagging import add_codes
from jtbdstudio.store.reading import code_tree

Place = tuple[str, int, int]
"""Interview, and a half-open span of its text in code points."""


def tag_found(session: Session, places: Sequence[Place], code_ids: Sequence[str]) -> list[str]:
    """Tag what was found

    Each place is a quote with these codes; one that is a quote already gets them too. Answers the note ids.
    """
    by_interview: dict[str, list[Mark]] = {}
    for interview_id, start, end in places:
        by_interview.setdefault(interview_id, []).append(Mark(start, end))
    made = [mark_quotes(session, interview_id, marks) for interview_id, marks in by_interview.items()]
    note_ids = list(dict.fromkeys(note_id for ids in made for note_id in ids))
    add_codes(session, note_ids, code_ids, code_tree(session))
    return note_ids


def tag_found_with_new_theme(session: Session, places: Sequence[Place], parent_id: str, name: str) -> list[str]:
    """Tag what was found with a new theme

    `tag_found` with a theme made on the spot: one gesture, one step. Answers the note ids.
    """
    return tag_found(session, places, [create_theme(session, parent_id, name)])
