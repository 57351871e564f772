# SPDX-License-Identifier: MIT
"""Customers, interviews and the transcripts that come with them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, insert, not_, select, update
from sqlalchemy.orm import Session

from jtbdstudio.commands._rows import add, edit, remove
from jtbdstudio.domain.errors import UserError
from jtbdstudio.domain.text import count_words
from jtbdstudio.domain.transcript import ParsedTranscript, SpokenTurn, guessed_interviewer
from jtbdstudio.store.clock import new_id, now
from jtbdstudio.store.schema import (
    AssetRow,
    CustomerRow,
    InterviewRow,
    TranscriptRow,
    TranscriptTextRow,
    TurnRow,
)

CUSTOMER_FIELDS = ("code", "name", "company", "role", "segment", "kind", "fit", "notes")
INTERVIEW_FIELDS = ("kind", "held_on", "interviewer", "consent", "quote_ok", "customer_id")


@dataclass(frozen=True, slots=True)
class ImportedInterview:
    """What an import made. `customer_code` is what people see."""

    interview_id: str
    customer_id: str
    customer_code: str


def add_customer(session: Session, /, **fields: Any) -> str:
    """Add customer

    Fields as in `CUSTOMER_FIELDS`; without `code` the next free one (P01, P02, …). Answers its id.
    """
    if unknown := set(fields) - set(CUSTOMER_FIELDS):
        raise ValueError(f"a customer has no {', '.join(sorted(unknown))}")
    fields.setdefault("code", _next_code(session))
    return add(session, CustomerRow, **fields)


def edit_customer(session: Session, /, customer_id: str, **fields: Any) -> None:
    """Edit customer"""
    if "code" in fields:
        fields["code"] = str(fields["code"]).strip()
        _require_free_code(session, customer_id, fields["code"])
    edit(session, CustomerRow, customer_id, CUSTOMER_FIELDS, **fields)


def delete_customer(session: Session, customer_id: str) -> None:
    """Delete customer

    With everything that came from them: interviews, transcripts, quotes, tags, places on boards.
    """
    remove(session, CustomerRow, [customer_id])


def add_interview(session: Session, /, customer_id: str, **fields: Any) -> str:
    """Add interview

    With or without a transcript to come. Fields as in `INTERVIEW_FIELDS`. Answers its id.
    """
    fields.setdefault("held_on", now()[:10])
    return add(session, InterviewRow, customer_id=customer_id, **fields)


def add_first_interview(session: Session, /, customer: dict[str, Any], **fields: Any) -> str:
    """Add interview

    Of a customer who is new as well, with fields as `add_customer` takes them. Answers the interview's id.
    """
    if "code" in customer:
        _require_free_code(session, "", customer["code"])
    return add_interview(session, add_customer(session, **customer), **fields)


def edit_interview(session: Session, /, interview_id: str, **fields: Any) -> None:
    """Edit interview"""
    edit(session, InterviewRow, interview_id, INTERVIEW_FIELDS, **fields)


def delete_interview(session: Session, interview_id: str) -> None:
    """Delete interview"""
    remove(session, InterviewRow, [interview_id])


def import_transcript(
    session: Session,
    /,
    parsed: ParsedTranscript,
    filename: str,
    data: bytes,
    customer: dict[str, Any] | None = None,
    **interview: Any,
) -> ImportedInterview:
    """Import transcript

    A new customer (or the one with `customer["code"]`) with a new interview, or with the one that waits for its
    transcript. The interviewer is `interview["interviewer"]` (empty: nobody asks in it), or guessed from names
    heard before and from who asks. Original bytes are kept.
    """
    interviewer = interview.pop("interviewer", None)
    if interviewer is None:
        interviewer = guessed_interviewer(parsed, _known_interviewers(session))
    customer_id, code = _customer_for(session, dict(customer or {}), parsed, interviewer)
    interview["interviewer"] = interviewer
    interview_id = _waiting_interview(session, customer_id)
    if interview_id is None:
        interview_id = add_interview(session, customer_id, **interview)
    else:
        edit_interview(session, interview_id, **interview)
    _store_transcript(session, interview_id, parsed, filename, data, interviewer)
    return ImportedInterview(interview_id, customer_id, code)


def set_interviewer(session: Session, interview_id: str, speaker: str) -> None:
    """Change interviewer

    Everybody else in the transcript becomes the customer; turns without a name always are.
    """
    edit(session, InterviewRow, interview_id, INTERVIEW_FIELDS, interviewer=speaker)
    transcripts = select(TranscriptRow.id).where(TranscriptRow.interview_id == interview_id)
    asks = and_(TurnRow.speaker == speaker, TurnRow.speaker != "")
    for who, role in ((asks, "interviewer"), (not_(asks), "customer")):
        changing = and_(TurnRow.transcript_id.in_(transcripts), who, TurnRow.role != role)
        session.execute(update(TurnRow).where(changing).values(role=role))


def _customer_for(
    session: Session, fields: dict[str, Any], parsed: ParsedTranscript, interviewer: str
) -> tuple[str, str]:
    if code := fields.get("code"):
        found = session.execute(select(CustomerRow.id).where(CustomerRow.code == code)).scalar()
        if found is not None:
            return found, code
    others = [speaker for speaker in parsed.speakers if speaker != interviewer]
    fields.setdefault("name", others[0] if others else "")
    fields.setdefault("code", _next_code(session))
    return add_customer(session, **fields), str(fields["code"])


def _waiting_interview(session: Session, customer_id: str) -> str | None:
    """This customer's first interview that was held and has no transcript yet."""
    has_one = select(TranscriptRow.id).where(TranscriptRow.interview_id == InterviewRow.id).exists()
    waiting = select(InterviewRow.id).where(InterviewRow.customer_id == customer_id, not_(has_one))
    return session.execute(waiting.order_by(InterviewRow.held_on).limit(1)).scalar()


def _store_transcript(
    session: Session, interview_id: str, parsed: ParsedTranscript, filename: str, data: bytes, interviewer: str
) -> None:
    text = "\n".join(turn.text for turn in parsed.turns)
    text_id, transcript_id = new_id(), new_id()
    session.execute(insert(TranscriptTextRow).values(id=text_id, text=text))
    add(
        session, TranscriptRow, id=transcript_id, interview_id=interview_id, text_id=text_id,
        asset_id=_keep(session, data), filename=filename, format=parsed.format, format_name=parsed.format_name,
        words=count_words(text), cue_count=parsed.cue_count, first_ms=parsed.first_ms, last_ms=parsed.last_ms,
        warnings="\n".join(parsed.warnings), imported_at=now(),
    )  # fmt: skip
    rows, start = [], 0
    for ordinal, turn in enumerate(parsed.turns):
        rows.append(_turn_row(turn, transcript_id, ordinal, start, interviewer))
        start += len(turn.text) + 1
    if rows:
        session.execute(insert(TurnRow), rows)


def _turn_row(turn: SpokenTurn, transcript_id: str, ordinal: int, start: int, interviewer: str) -> dict[str, Any]:
    role = "interviewer" if interviewer and turn.speaker == interviewer else "customer"
    cues = json.dumps([[start + cue.offset, cue.start_ms, cue.end_ms] for cue in turn.cues]) if turn.cues else ""
    return {
        "id": new_id(), "transcript_id": transcript_id, "ordinal": ordinal, "speaker": turn.speaker, "role": role,
        "start": start, "end": start + len(turn.text), "start_ms": turn.start_ms, "end_ms": turn.end_ms, "cues": cues,
    }  # fmt: skip


def _keep(session: Session, data: bytes) -> str:
    """Original bytes are stored once, however often they are imported."""
    digest = hashlib.sha256(data).hexdigest()
    if session.execute(select(AssetRow.id).where(AssetRow.id == digest)).scalar() is None:
        session.execute(insert(AssetRow).values(id=digest, data=data))
    return digest


def _known_interviewers(session: Session) -> tuple[str, ...]:
    return tuple(session.execute(select(InterviewRow.interviewer).distinct()).scalars())


def _next_code(session: Session) -> str:
    taken = set(session.execute(select(CustomerRow.code)).scalars())
    number = 1
    while f"P{number:02}" in taken:
        number += 1
    return f"P{number:02}"


def _require_free_code(session: Session, customer_id: str, code: str) -> None:
    if not code:
        raise UserError("A customer needs a code, such as P07. The old one was kept.")
    other = session.execute(select(CustomerRow.id).where(CustomerRow.code == code)).scalar()
    if other not in (None, customer_id):
        raise UserError(f"{code} is another customer already. The old code was kept.")
