# SPDX-License-Identifier: MIT
"""The debrief: begun when the call ends, written while it is fresh, compared, finished."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from jtbdstudio.commands._rows import add, edit
from jtbdstudio.commands.interviews import INTERVIEW_FIELDS, add_first_interview
from jtbdstudio.commands.notes import write_note
from jtbdstudio.commands.tagging import add_codes, remove_codes
from jtbdstudio.domain.debrief import ANSWERED, INFERRED
from jtbdstudio.store.clock import new_id, now
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import DebriefAnswerRow, DebriefRow, InterviewRow, NoteRow

DEBRIEF_FIELDS = ("nothing_surprising", "closing_asked", "closing_answer")
_FINISHED = ("finished_at",)


def start_debrief(session: Session, interview_id: str) -> str:
    """Start debrief

    Of an interview; one that was begun before goes on. Answers the debrief's id.
    """
    begun = session.execute(select(DebriefRow.id).where(DebriefRow.interview_id == interview_id)).scalar()
    return begun or add(session, DebriefRow, interview_id=interview_id, started_at=now())


def start_debrief_of_call(session: Session, /, customer: dict[str, Any] | None = None, **interview: Any) -> str:
    """Start debrief

    The call has just ended and nothing is on file: a new customer, an interview of today, its debrief.
    Answers the interview's id.
    """
    interview.setdefault("ended_at", now())
    interview_id = add_first_interview(session, dict(customer or {}), **interview)
    start_debrief(session, interview_id)
    return interview_id


def end_call(session: Session, interview_id: str) -> None:
    """Note end of call

    The clock since the call counts from now.
    """
    edit(session, InterviewRow, interview_id, INTERVIEW_FIELDS, ended_at=now())


def answer_debrief(session: Session, interview_id: str, question: str, researcher: str, text: str) -> None:
    """Write debrief

    One interviewer's answer to one of the questions (`domain.debrief.ANSWERED`); no words take it away.
    """
    if question not in ANSWERED:
        raise ValueError(f"the debrief has no answer to {question}")
    debrief_id = start_debrief(session, interview_id)
    mine = (
        DebriefAnswerRow.debrief_id == debrief_id,
        DebriefAnswerRow.question == question,
        DebriefAnswerRow.researcher == researcher,
    )
    if not text.strip():
        session.execute(delete(DebriefAnswerRow).where(*mine))
        return
    row = {"id": new_id(), "debrief_id": debrief_id, "question": question, "researcher": researcher, "text": text}
    written = insert(DebriefAnswerRow).values(**row)
    same = ["debrief_id", "question", "researcher"]
    session.execute(written.on_conflict_do_update(index_elements=same, set_={"text": text}))


def rename_researcher(session: Session, interview_id: str, old: str, new: str) -> None:
    """Rename interviewer of the debrief

    Their answers and surprises go with the name; where both wrote, the words are joined.
    """
    debrief_id = start_debrief(session, interview_id)
    of_debrief = DebriefAnswerRow.debrief_id == debrief_id
    answers = select(DebriefAnswerRow.question, DebriefAnswerRow.researcher, DebriefAnswerRow.text).where(of_debrief)
    texts = {(question, who): text for question, who, text in session.execute(answers)}
    for (question, who), text in texts.items():
        if who == old:
            kept = "\n".join(filter(None, (texts.get((question, new), ""), text)))
            answer_debrief(session, interview_id, question, old, "")
            answer_debrief(session, interview_id, question, new, kept)
    theirs = (NoteRow.interview_id == interview_id, NoteRow.kind == "surprise", NoteRow.created_by == old)
    for note_id in session.execute(select(NoteRow.id).where(*theirs)).scalars().all():
        edit(session, NoteRow, note_id, ("created_by",), created_by=new)


def add_surprise(session: Session, interview_id: str, text: str, researcher: str = "") -> str:
    """Add surprise

    A note of its own, so that it can lie on a board. Answers the note's id.
    """
    debrief_id = start_debrief(session, interview_id)
    note_id = write_note(session, text, interview_id, "surprise")
    edit(session, NoteRow, note_id, ("surprise",), surprise=1)
    if researcher:
        edit(session, NoteRow, note_id, ("created_by",), created_by=researcher)
    edit(session, DebriefRow, debrief_id, DEBRIEF_FIELDS, nothing_surprising=0)
    return note_id


def hear_in_box(session: Session, interview_id: str, box_id: str, text: str, *, inferred: bool = False) -> str:
    """Write what was heard

    A line in one of the 12 boxes that no quote backs yet: a note of ours with the box's code. `inferred` when
    nobody said it outright. Answers the note's id.
    """
    start_debrief(session, interview_id)
    note_id = write_note(session, text, interview_id)
    edit(session, NoteRow, note_id, ("evidence",), evidence=INFERRED if inferred else "")
    add_codes(session, [note_id], [box_id], code_tree(session))
    return note_id


def mark_inferred(session: Session, note_id: str, *, inferred: bool) -> None:
    """Change how it was heard"""
    edit(session, NoteRow, note_id, ("evidence",), evidence=INFERRED if inferred else "")


def move_to_box(session: Session, note_id: str, old_box_id: str, new_box_id: str) -> None:
    """Move to another box"""
    tree = code_tree(session)
    remove_codes(session, [note_id], [old_box_id], tree)
    add_codes(session, [note_id], [new_box_id], tree)


def edit_debrief(session: Session, /, interview_id: str, **fields: Any) -> None:
    """Write debrief

    Fields: `nothing_surprising` (0, 1), `closing_asked` (`y`, `n`, `?`), `closing_answer`.
    """
    edit(session, DebriefRow, start_debrief(session, interview_id), DEBRIEF_FIELDS, **fields)


def finish_debrief(session: Session, interview_id: str) -> None:
    """Finish debrief"""
    edit(session, DebriefRow, start_debrief(session, interview_id), _FINISHED, finished_at=now())


def reopen_debrief(session: Session, interview_id: str) -> None:
    """Reopen debrief"""
    edit(session, DebriefRow, start_debrief(session, interview_id), _FINISHED, finished_at="")
