# SPDX-License-Identifier: MIT
"""The debrief: begun when the call ends, written while it is fresh, compared, finished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from jtbdstudio.commands._rows import add, edit, remove
from jtbdstudio.commands.interviews import INTERVIEW_FIELDS, add_first_interview, add_interview
from jtbdstudio.commands.notes import write_note
from jtbdstudio.commands.tagging import add_codes, remove_codes
from jtbdstudio.domain.debrief import ANSWERED, CLOSING, INFERRED, SURPRISES
from jtbdstudio.store.clock import new_id, now
from jtbdstudio.store.reading import code_tree
from jtbdstudio.store.schema import CustomerRow, DebriefAnswerRow, DebriefRow, InterviewRow, NoteRow, TaggingRow

DEBRIEF_FIELDS = ("nothing_surprising", "closing_asked", "closing_answer")
_FINISHED = ("finished_at",)


def start_debrief(session: Session, interview_id: str, *, call_ended: bool = False, at: str = "") -> str:
    """Start debrief

    Of an interview; one that was begun before goes on. `call_ended`: the call is over just now, unless somebody noted
    its end before. `at` is when it was begun on paper, else it is now. Answers the debrief's id.
    """
    if call_ended:
        no_end = update(InterviewRow).where(InterviewRow.id == interview_id, InterviewRow.ended_at == "")
        session.execute(no_end.values(ended_at=now()))
    begun = session.execute(select(DebriefRow.id).where(DebriefRow.interview_id == interview_id)).scalar()
    return begun or add(session, DebriefRow, interview_id=interview_id, started_at=at or now())


def start_debrief_of_call(
    session: Session, /, customer: dict[str, Any] | None = None, customer_id: str = "", **interview: Any
) -> str:
    """Start debrief

    The call has just ended and is not on file: a new customer unless `customer_id` says who it was with, an interview
    of today, its debrief. Answers the interview's id.
    """
    interview.setdefault("ended_at", now())
    if customer_id:
        interview_id = add_interview(session, customer_id, **interview)
    else:
        interview_id = add_first_interview(session, dict(customer or {}), **interview)
    start_debrief(session, interview_id)
    return interview_id


def end_call(session: Session, interview_id: str) -> None:
    """Note end of call

    The clock since the call counts from now.
    """
    edit(session, InterviewRow, interview_id, INTERVIEW_FIELDS, ended_at=now())


def debrief_with(session: Session, interview_id: str, customer_id: str) -> None:
    """Change customer of the call

    The call was with somebody who is on file. Whoever was put on file for it goes, if nothing else is known of them.
    """
    former = session.execute(select(InterviewRow.customer_id).where(InterviewRow.id == interview_id)).scalar_one()
    edit(session, InterviewRow, interview_id, INTERVIEW_FIELDS, customer_id=customer_id)
    left = select(func.count()).select_from(InterviewRow).where(InterviewRow.customer_id == former)
    if former != customer_id and not session.execute(left).scalar_one():
        remove(session, CustomerRow, [former])


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


def add_researcher(session: Session, interview_id: str, name: str) -> None:
    """Add interviewer

    The first free place is theirs: who asked, then the partner. What was written before anybody had a name was
    written by the first one, whatever label a transcript has for them.
    """
    who = select(InterviewRow.interviewer, InterviewRow.partner).where(InterviewRow.id == interview_id)
    interviewer, partner = session.execute(who).one()
    unsigned = _has_unsigned(session, interview_id)
    if not interviewer and name != partner:
        edit(session, InterviewRow, interview_id, INTERVIEW_FIELDS, interviewer=name)
    if unsigned or not interviewer:
        rename_researcher(session, interview_id, "", name)
    elif not partner and name != interviewer:
        edit(session, InterviewRow, interview_id, INTERVIEW_FIELDS, partner=name)


def _has_unsigned(session: Session, interview_id: str) -> bool:
    """Whether somebody without a name has answered."""
    a, d = DebriefAnswerRow, DebriefRow
    written = select(a.id).join(d, a.debrief_id == d.id).where(d.interview_id == interview_id, a.researcher == "")
    return session.execute(written).first() is not None


def add_surprise(session: Session, interview_id: str, text: str, researcher: str = "", note_id: str = "") -> str:
    """Add surprise

    A note of its own, so that it can lie on a board. Answers the note's id.
    """
    debrief_id = start_debrief(session, interview_id)
    note_id = write_note(session, text, interview_id, "surprise", note_id)
    edit(session, NoteRow, note_id, ("surprise",), surprise=1)
    if researcher:
        edit(session, NoteRow, note_id, ("created_by",), created_by=researcher)
    edit(session, DebriefRow, debrief_id, DEBRIEF_FIELDS, nothing_surprising=0)
    return note_id


def write_surprise(session: Session, interview_id: str, note_id: str, text: str, researcher: str = "") -> None:
    """Write surprise

    While it is typed: made with its first word, under an id of the view's, and gone without words.
    """
    kind = _kind(session, note_id)
    if not text.strip():
        if kind == "surprise":
            remove(session, NoteRow, [note_id])
        elif kind:
            edit(session, NoteRow, note_id, ("surprise",), surprise=0)
    elif kind:
        edit(session, NoteRow, note_id, ("text",), text=text.strip())
    else:
        add_surprise(session, interview_id, text, researcher, note_id)


def hear_in_box(
    session: Session, interview_id: str, box_id: str, text: str, *, inferred: bool = False, note_id: str = ""
) -> str:
    """Write what was heard

    A line in one of the 12 boxes that no quote backs yet: a note of ours with the box's code. `inferred` when
    nobody said it outright. Answers the note's id.
    """
    start_debrief(session, interview_id)
    note_id = write_note(session, text, interview_id, note_id=note_id)
    edit(session, NoteRow, note_id, ("evidence",), evidence=INFERRED if inferred else "")
    add_codes(session, [note_id], [box_id], code_tree(session))
    return note_id


def write_in_box(session: Session, interview_id: str, note_id: str, box_id: str, text: str) -> None:
    """Write what was heard

    While it is typed: made with its first word, under an id of the view's. Without words it leaves the box, and is
    gone if it was nowhere else.
    """
    kind = _kind(session, note_id)
    if not text.strip():
        if kind:
            remove_codes(session, [note_id], [box_id], code_tree(session))
            elsewhere = select(TaggingRow.id).where(TaggingRow.note_id == note_id)
            if kind == "observation" and session.execute(elsewhere).first() is None:
                remove(session, NoteRow, [note_id])
    elif kind:
        edit(session, NoteRow, note_id, ("text",), text=text.strip())
    else:
        hear_in_box(session, interview_id, box_id, text, note_id=note_id)


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


def paste_notes(session: Session, interview_id: str, found: Mapping[str, Sequence[str]], researcher: str = "") -> None:
    """Paste notes into debrief

    Lines by question (`domain.debrief.QUESTIONS`, `CLOSING`), written after what is there; each surprise is a note.
    """
    begun = DebriefRow.id == start_debrief(session, interview_id)
    said = session.execute(select(DebriefRow.closing_answer).where(begun)).scalar_one()
    a = DebriefAnswerRow
    mine = select(a.question, a.text).join(DebriefRow, a.debrief_id == DebriefRow.id).where(begun)
    written = dict(session.execute(mine.where(a.researcher == researcher)).all())
    for question, lines in found.items():
        if question == SURPRISES:
            for line in lines:
                add_surprise(session, interview_id, line, researcher)
        elif question == CLOSING:
            edit_debrief(session, interview_id, closing_asked="y", closing_answer=_after(said, lines))
        else:
            answer_debrief(session, interview_id, question, researcher, _after(written.get(question, ""), lines))


def _after(text: str, lines: Sequence[str]) -> str:
    return "\n".join(filter(None, (text.rstrip(), *lines)))


def finish_debrief(session: Session, interview_id: str, *, nothing_surprising: bool = False, at: str = "") -> None:
    """Finish debrief

    `nothing_surprising`: somebody was asked, and nothing did. `at` is when it was finished on paper, else it is now.
    """
    debrief_id = start_debrief(session, interview_id)
    if nothing_surprising:
        edit(session, DebriefRow, debrief_id, DEBRIEF_FIELDS, nothing_surprising=1)
    edit(session, DebriefRow, debrief_id, _FINISHED, finished_at=at or now())


def reopen_debrief(session: Session, interview_id: str) -> None:
    """Reopen debrief"""
    edit(session, DebriefRow, start_debrief(session, interview_id), _FINISHED, finished_at="")


def _kind(session: Session, note_id: str) -> str:
    """What kind of note this is; nothing while nobody has written it."""
    return session.execute(select(NoteRow.kind).where(NoteRow.id == note_id)).scalar() or ""
