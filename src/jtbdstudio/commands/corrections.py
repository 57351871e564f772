# SPDX-License-Identifier: MIT
"""Correcting a transcript that is being worked on: its words, where its turns begin, who speaks.

Words are stored anew as a whole, so that undo finds the old ones; everything behind a correction moves in one
statement each for turns and quotes. Quotes on the corrected words go with them (`commands._anchoring`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Row, and_, func, insert, or_, select, update
from sqlalchemy.orm import Session

from jtbdstudio.commands._anchoring import Found, anchor_of, find_again, keep, notes_on, told
from jtbdstudio.commands._rows import add, edit, remove
from jtbdstudio.domain.editing import Edit, Moves, narrowed, same_words, split_at, spoken
from jtbdstudio.domain.errors import UserError
from jtbdstudio.domain.text import CONTEXT, Span, context, count_words
from jtbdstudio.domain.transcript import fingerprint
from jtbdstudio.store.clock import new_id
from jtbdstudio.store.schema import InterviewRow, NoteRow, TranscriptRow, TranscriptTextRow, TurnRow

_TURN = ("start", "end", "start_ms", "end_ms", "cues", "cues_from", "speaker", "role")
_FOUND_AGAIN = 12
"""A quote that had lost its place is recognized from so many characters on."""

Cue = tuple[int, int, int]
Turn = Row[Any]


def correct_turn(session: Session, turn_id: str, text: str) -> None:
    """Correct transcript

    The words of one turn. Its quotes go along; those whose words changed are marked for a check. A turn without words
    is taken out.
    """
    turn, whole = _turn(session, turn_id)
    words = spoken(text)
    if not words:
        _take_out(session, turn, whole)
    elif words != whole[turn.start : turn.end]:
        correction = narrowed(whole, Edit(turn.start, turn.end, words))
        moves = _reword(session, turn.transcript_id, whole, correction)
        edit(session, TurnRow, turn.id, _TURN, end=turn.end + correction.grown, **_stored_cues(turn, moves))
        _move_turns(session, turn.transcript_id, turn.ordinal, correction.grown)


def split_turn(session: Session, turn_id: str, at: int, speaker: str = "", text: str | None = None) -> str:
    """Split turn

    In two at a position of the interview's text, counted after the correction if `text` corrects the turn as well. The
    second half is said by `speaker`, or whoever says the first. Answers the id of the second half.
    """
    if text is not None:
        correct_turn(session, turn_id, text)
    turn, whole = _turn(session, turn_id)
    cut = split_at(whole, Span(turn.start, turn.end), at) if turn.start <= at <= turn.end else None
    if cut is None:
        raise UserError("There is nothing to split here: put the caret between two words of the turn.")
    moves = _reword(session, turn.transcript_id, whole, cut)
    _move_turns(session, turn.transcript_id, turn.ordinal, cut.grown, 1)
    return _halve(session, turn, cut, moves, speaker)


def merge_turns(session: Session, turn_id: str, text: str | None = None) -> None:
    """Merge turns

    A turn and the next one are one, said by who says the first; `text` corrects the first before.
    """
    if text is not None:
        correct_turn(session, turn_id, text)
    turn, whole = _turn(session, turn_id)
    following = _next_turn(session, turn)
    if following is None:
        raise UserError("This is the last turn: there is none behind it to merge with.")
    seam = Edit(turn.end, following.start, " ")
    moves = _reword(session, turn.transcript_id, whole, seam)
    cues = [*_cues(turn), *_cues(following)]
    end_ms = following.end_ms if following.end_ms is not None else turn.end_ms
    remove(session, TurnRow, [following.id])
    merged = {"end": following.end + seam.grown, "end_ms": end_ms, **_as_stored(_moved(cues, moves))}
    edit(session, TurnRow, turn.id, _TURN, **merged)
    _move_turns(session, turn.transcript_id, following.ordinal, seam.grown, -1)


def set_speaker(session: Session, turn_id: str, speaker: str, text: str | None = None) -> None:
    """Change who said it

    Of one turn, corrected with `text` before; the role is the one this speaker has in the interview.
    """
    if text is not None:
        correct_turn(session, turn_id, text)
    turn, _ = _turn(session, turn_id)
    speaker = _name(speaker)
    role = _role_of(session, turn.transcript_id, speaker) or turn.role
    edit(session, TurnRow, turn.id, _TURN, speaker=speaker, role=role)


def rename_speaker(session: Session, interview_id: str, old: str, new: str, everywhere: bool = False) -> None:
    """Rename speaker

    In all turns of an interview, or of all interviews. Somebody of the new name who is there already is the same
    person: their role is kept.
    """
    new = _name(new)
    if new == old:
        return
    where = (TurnRow.speaker == old,) if everywhere else (TurnRow.speaker == old, _of_interview(interview_id))
    for transcript_id in session.execute(select(TurnRow.transcript_id).where(*where).distinct()).scalars().all():
        role = _role_of(session, transcript_id, new)
        named = {"speaker": new, "role": role} if role else {"speaker": new}
        mine = and_(TurnRow.transcript_id == transcript_id, TurnRow.speaker == old)
        session.execute(update(TurnRow).where(mine).values(**named))
    asks = and_(InterviewRow.interviewer == old, InterviewRow.interviewer != "")
    asks = asks if everywhere else and_(asks, InterviewRow.id == interview_id)
    session.execute(update(InterviewRow).where(asks).values(interviewer=new))


# ---------------------------------------------------------------------------------------------------- turns


def _turn(session: Session, turn_id: str) -> tuple[Turn, str]:
    """A turn and the whole text it is a part of."""
    turn = session.execute(select(*TurnRow.__table__.c).where(TurnRow.id == turn_id)).first()
    if turn is None:
        raise UserError("This turn is not there any more: it was merged or replaced. Nothing was changed.")
    text = (
        select(TranscriptTextRow.text)
        .join(TranscriptRow, TranscriptRow.text_id == TranscriptTextRow.id)
        .where(TranscriptRow.id == turn.transcript_id)
    )
    return turn, str(session.execute(text).scalar_one())


def _next_turn(session: Session, turn: Turn) -> Turn | None:
    behind = (TurnRow.transcript_id == turn.transcript_id, TurnRow.ordinal > turn.ordinal)
    query = select(*TurnRow.__table__.c).where(*behind).order_by(TurnRow.ordinal).limit(1)
    return session.execute(query).first()


def _take_out(session: Session, turn: Turn, whole: str) -> None:
    """A turn whose words were all deleted, with the line end between it and its neighbor."""
    first, last = turn.start == 0, turn.end == len(whole)
    if first and last:
        raise UserError("A transcript needs at least one word. Delete the interview if it should not be here.")
    cut = Edit(turn.start - 1, turn.end, "") if last else Edit(turn.start, turn.end + 1, "")
    _reword(session, turn.transcript_id, whole, cut)
    remove(session, TurnRow, [turn.id])
    _move_turns(session, turn.transcript_id, turn.ordinal, cut.grown, -1)


def _halve(session: Session, turn: Turn, cut: Edit, moves: Moves, speaker: str) -> str:
    cues = _moved(_cues(turn), moves)
    first, second = [c for c in cues if c[0] < cut.new_end], [c for c in cues if c[0] >= cut.new_end]
    began = first[-1][1] if first else turn.start_ms  # what was being said when the second half began
    if second and second[0][0] == cut.new_end:
        began = second[0][1]
    edit(session, TurnRow, turn.id, _TURN, end=cut.start, end_ms=first[-1][2] if first else turn.end_ms)
    edit(session, TurnRow, turn.id, _TURN, **_as_stored(first))
    speaker = speaker.strip() or turn.speaker
    return add(
        session, TurnRow, transcript_id=turn.transcript_id, ordinal=turn.ordinal + 1, speaker=speaker,
        role=_role_of(session, turn.transcript_id, speaker) or turn.role, start=cut.new_end,
        end=turn.end + cut.grown, start_ms=began, end_ms=turn.end_ms, **_as_stored(second),
    )  # fmt: skip


def _move_turns(session: Session, transcript_id: str, behind: int, by: int, ordinals: int = 0) -> None:
    """All turns behind one. Their cues stay as they were written, counted from where the turn was."""
    t, values = TurnRow, {}
    if by:
        values = {"start": t.start + by, "end": t.end + by, "cues_from": func.coalesce(t.cues_from, t.start)}
    if ordinals:
        values["ordinal"] = t.ordinal + ordinals
    if values:
        session.execute(update(t).where(t.transcript_id == transcript_id, t.ordinal > behind).values(**values))


def _cues(turn: Turn) -> list[Cue]:
    """The cues of a turn, counted as its words are."""
    ahead = turn.start - (turn.cues_from if turn.cues_from is not None else turn.start)
    return [(at + ahead, start_ms, end_ms) for at, start_ms, end_ms in json.loads(turn.cues or "[]")]


def _moved(cues: Iterable[Cue], moves: Moves) -> list[Cue]:
    return [(moves.start(at), start_ms, end_ms) for at, start_ms, end_ms in cues]


def _as_stored(cues: list[Cue]) -> dict[str, Any]:
    return {"cues": json.dumps(cues) if cues else "", "cues_from": None}


def _stored_cues(turn: Turn, moves: Moves) -> dict[str, Any]:
    return _as_stored(_moved(_cues(turn), moves)) if turn.cues else {}


# ---------------------------------------------------------------------------------------------------- speakers


def _name(typed: str) -> str:
    name = " ".join(typed.split())
    if not name:
        raise UserError("Give the speaker a name. Nothing was changed.")
    return name


def _of_interview(interview_id: str) -> Any:
    return TurnRow.transcript_id.in_(select(TranscriptRow.id).where(TranscriptRow.interview_id == interview_id))


def _role_of(session: Session, transcript_id: str, speaker: str) -> str | None:
    """What a speaker is in a transcript; None if nobody of this name speaks there."""
    said = select(TurnRow.role).where(TurnRow.transcript_id == transcript_id, TurnRow.speaker == speaker)
    return session.execute(said.order_by(TurnRow.ordinal).limit(1)).scalar()


# ---------------------------------------------------------------------------------------------------- words


def _reword(session: Session, transcript_id: str, text: str, change: Edit) -> Moves:
    """Store the text with an edit, and every quote where its words are then. Turns are the caller's."""
    after, moves = change.apply(text), Moves(text, change)
    text_id = new_id()
    session.execute(insert(TranscriptTextRow).values(id=text_id, text=after))
    facts: dict[str, Any] = {"text_id": text_id, "words": TranscriptRow.words + _more_words(text, after, change)}
    if not same_words(text[change.start : change.end], change.words):
        facts["said"] = fingerprint(after)
    session.execute(update(TranscriptRow).where(TranscriptRow.id == transcript_id).values(**facts))
    _move_quotes(session, transcript_id, after, moves)
    return moves


def _more_words(text: str, after: str, change: Edit) -> int:
    """Counted where the edit is only; one character more on either side tells whether it begins or ends a word."""
    first = max(0, change.start - 1)
    return count_words(after[first : change.new_end + 1]) - count_words(text[first : change.end + 1])


def _move_quotes(session: Session, transcript_id: str, after: str, moves: Moves) -> None:
    n, change = NoteRow, moves.edit
    here = n.transcript_id == transcript_id
    touched = notes_on(session, transcript_id, n.end > change.start, n.start < change.end)
    lost = notes_on(session, transcript_id, n.start.is_(None)) if change.words else []
    if change.grown:
        moved = {"start": n.start + change.grown, "end": n.end + change.grown}
        session.execute(update(n).where(here, n.start >= change.end).values(**moved))
    keep(session, after, ((note, _followed(note, after, moves)) for note in touched))
    keep(session, after, _back_again(lost, after, change))
    _refresh_surroundings(session, here, after, change)


def _back_again(lost: Iterable[Any], after: str, change: Edit) -> Iterator[tuple[Any, Found]]:
    """Quotes that had lost their place, and whose words were typed just now."""
    for note in lost:
        words = note["text"]
        if len(words) >= _FOUND_AGAIN and (at := after.find(words, change.start, change.new_end)) >= 0:
            yield note, Found(Span(at, at + len(words)), False)


def _followed(note: Any, after: str, moves: Moves) -> Found | None:
    """Where the words of a quote went: by the edit itself, else by looking for them where it was."""
    found = told(after, note, moves.span(Span(note["start"], note["end"])))
    if found is not None:
        return found
    low = min(note["start"], moves.edit.start)
    part = after[low : max(note["end"] + moves.edit.grown, moves.edit.new_end)]
    anchor = anchor_of(note)
    found = find_again(part, type(anchor)(anchor.start - low, anchor.text, anchor.prefix, anchor.suffix))
    return Found(Span(found.span.start + low, found.span.end + low), found.exact) if found is not None else None


def _refresh_surroundings(session: Session, here: Any, after: str, change: Edit) -> None:
    """What is remembered of either side of the quotes nearby."""
    n = NoteRow
    near = or_(
        and_(n.end <= change.start, n.end > change.start - CONTEXT),
        and_(n.start >= change.new_end, n.start < change.new_end + CONTEXT),
    )
    query = select(n.id, n.start, n.end, n.prefix, n.suffix).where(here, near)
    for note_id, start, end, prefix, suffix in session.execute(query).all():
        before, behind = context(after, Span(start or 0, end or 0))
        if (before, behind) != (prefix, suffix):
            edit(session, n, note_id, ("prefix", "suffix"), prefix=before, suffix=behind)
