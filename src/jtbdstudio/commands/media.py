# SPDX-License-Identifier: MIT
"""The recording of an interview: which file it is, and how its clock runs beside the transcript's."""

from __future__ import annotations

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from jtbdstudio.commands._rows import add
from jtbdstudio.domain.errors import UserError
from jtbdstudio.store.schema import MediaRow


def attach_recording(session: Session, interview_id: str, path: str) -> None:
    """Attach recording

    `path` is relative to the study's folder where it can be, with `/` between the parts. One that moved keeps its
    clock.
    """
    if _recording(session, interview_id) is None:
        add(session, MediaRow, interview_id=interview_id, path=path)
    else:
        session.execute(update(MediaRow).where(MediaRow.interview_id == interview_id).values(path=path))


def align_recording(session: Session, interview_id: str, offset_ms: int) -> None:
    """Line up recording

    `offset_ms` is where in the recording the transcript's clock is at zero; it may lie before its beginning.
    """
    if _recording(session, interview_id) is None:
        raise UserError("This interview has no recording yet. Attach it first.")
    session.execute(update(MediaRow).where(MediaRow.interview_id == interview_id).values(offset_ms=offset_ms))


def detach_recording(session: Session, interview_id: str) -> None:
    """Detach recording

    The file itself is left alone.
    """
    session.execute(delete(MediaRow).where(MediaRow.interview_id == interview_id))


def _recording(session: Session, interview_id: str) -> str | None:
    return session.execute(select(MediaRow.id).where(MediaRow.interview_id == interview_id)).scalar()
