# SPDX-License-Identifier: MIT
"""The recording of an interview, and when which of its words were said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jtbdstudio.domain.spoken import Moment, Timeline
from jtbdstudio.domain.text import Span
from jtbdstudio.store.schema import MediaRow, TranscriptRow, TurnRow


@dataclass(frozen=True, slots=True)
class Recording:
    """`path` as it is stored: relative to the study's folder, or absolute."""

    interview_id: str
    path: str
    timeline: Timeline


def recording_of(session: Session, interview_id: str) -> Recording | None:
    """The recording attached to an interview; None without one."""
    row = session.execute(
        select(MediaRow.path, MediaRow.offset_ms).where(MediaRow.interview_id == interview_id)
    ).first()
    return Recording(interview_id, row.path, timeline(session, interview_id, row.offset_ms)) if row else None


def timeline(session: Session, interview_id: str, offset_ms: int = 0) -> Timeline:
    """When the words of an interview were said, as far as its transcript knows."""
    t = TurnRow
    rows = session.execute(
        select(t.start, t.end, t.start_ms, t.cues, func.coalesce(t.cues_from, t.start).label("cues_from"))
        .join(TranscriptRow, TranscriptRow.id == t.transcript_id)
        .where(TranscriptRow.interview_id == interview_id)
        .order_by(t.ordinal)
    )
    return Timeline((moment for row in rows for moment in _moments(row)), offset_ms)


def _moments(turn: Any) -> Iterator[Moment]:
    """A moment for each cue of a turn, or one for all of it. A correction may have made cues reach too far."""
    if not turn.cues:
        if turn.start_ms is not None:
            yield Moment(turn.start_ms, Span(turn.start, turn.end))
        return
    cues = [(min(at - turn.cues_from + turn.start, turn.end), ms) for at, ms, _ in json.loads(turn.cues)]
    for (start, ms), (end, _) in pairwise([*cues, (turn.end, 0)]):
        yield Moment(ms, Span(start, max(start, end)))
