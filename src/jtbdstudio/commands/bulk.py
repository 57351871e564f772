# SPDX-License-Identifier: MIT
"""One gesture for many notes: what kind of evidence they are, which stand out, and onto which board they go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from jtbdstudio.commands._zones import BoardState
from jtbdstudio.commands.boards import lay_out_notes, place_all_waiting
from jtbdstudio.domain.boards import LANE_GAP, around
from jtbdstudio.store.schema import NoteRow

EDITABLE = ("evidence", "surprise", "starred")


def edit_notes(session: Session, /, note_ids: Sequence[str], **fields: Any) -> None:
    """Edit quotes

    The same for all of them. Fields: `evidence`, `surprise`, `starred`.
    """
    if unknown := set(fields) - set(EDITABLE):
        raise ValueError(f"many notes at once have no editable {', '.join(sorted(unknown))}")
    if fields:
        session.execute(update(NoteRow).where(NoteRow.id.in_(list(note_ids))).values(**fields))


def send_to_board(
    session: Session, board_id: str, note_ids: Sequence[str], waiting: Mapping[str, Sequence[str]] | None = None
) -> list[str]:
    """Send quotes to board

    `waiting` are those that a zone of the board waits for: they go into it. The others lie side by side below
    everything, no codes touched. What is on the board already stays where it is. Answers the ids of those that came.
    """
    waiting = waiting or {}
    expected = {note_id for ids in waiting.values() for note_id in ids}
    place_all_waiting(session, waiting)
    state = BoardState(session, board_id)
    there = {placed.note_id for placed in state.placements.values()}
    coming = [note_id for note_id in dict.fromkeys(note_ids) if note_id not in there]
    if coming:
        taken = [zone.rect for zone in state.zones.values()] + [placed.rect for placed in state.placements.values()]
        ground = around(taken) if taken else None
        lay_out_notes(session, board_id, coming, ground.x if ground else 0, ground.bottom + LANE_GAP if ground else 0)
    return [note_id for note_id in dict.fromkeys(note_ids) if note_id in expected or note_id in coming]
