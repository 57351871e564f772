# SPDX-License-Identifier: MIT
"""Transcripts: taken in, read anew, and who in them asks and who answers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import and_, delete, insert, not_, select, update
from sqlalchemy.orm import Session

from jtbdstudio.commands._anchoring import find_note, keep, notes_on
from jtbdstudio.commands._customer_codes import free_code
from jtbdstudio.commands._rows import add, edit
from jtbdstudio.commands.customers import add_customer
from jtbdstudio.commands.interviews import INTERVIEW_FIELDS, add_interview
from jtbdstudio.domain.customers import next_code
from jtbdstudio.domain.editing import Rewriting
from jtbdstudio.domain.errors import UserError
from jtbdstudio.domain.pseudonyms import name_parts
from jtbdstudio.domain.text import count_words
from jtbdstudio.domain.transcript import (
    AS_RECOGNIZED,
    SURVEY,
    ParsedSurvey,
    ParsedTranscript,
    ReadAs,
    Respondent,
    SpokenTurn,
    fingerprint,
    guessed_interviewer,
)
from jtbdstudio.store.clock import new_id, now
from jtbdstudio.store.schema import (
    AssetRow,
    Base,
    CustomerRow,
    InterviewRow,
    TranscriptRow,
    TranscriptTextRow,
    TurnRow,
)

ROLES = ("interviewer", "customer", "other")
Roles = Mapping[str, str]
"""Speaker to one of `ROLES`; who is not in it is a customer."""


@dataclass(frozen=True, slots=True)
class ImportedInterview:
    """What an import made. `customer_code` is what people see."""

    interview_id: str
    customer_id: str
    customer_code: str


@dataclass(frozen=True, slots=True)
class Source:
    """The file a transcript came from, and how it was read."""

    filename: str
    data: bytes
    read_as: ReadAs = AS_RECOGNIZED


def import_transcript(
    session: Session,
    /,
    parsed: ParsedTranscript,
    filename: str,
    data: bytes,
    customer: dict[str, Any] | None = None,
    *,
    roles: Roles | None = None,
    read_as: ReadAs = AS_RECOGNIZED,
    **interview: Any,
) -> ImportedInterview:
    """Import transcript

    A new customer (or the one with `customer["code"]`) with a new interview, or with the one that waits for its
    transcript. The interviewer is `interview["interviewer"]` (empty: nobody asks in it), or guessed from names
    heard before and from who asks; `roles` says more of the other speakers. A day nobody knows stays empty. Original
    bytes are kept.
    """
    interviewer = interview.pop("interviewer", None)
    if interviewer is None:
        interviewer = guessed_interviewer(parsed, _known_interviewers(session))
    customer_id, code = _customer_for(session, dict(customer or {}), parsed, interviewer)
    interview["interviewer"] = interviewer
    interview_id = _waiting_interview(session, customer_id)
    if not interview.get("held_on"):
        interview.pop("held_on", None)  # of one that waits the day may be known
    if interview_id is None:
        interview_id = add_interview(session, customer_id, **{"held_on": "", **interview})
    else:
        edit(session, InterviewRow, interview_id, INTERVIEW_FIELDS, **interview)
    _store(session, interview_id, parsed, Source(filename, data, read_as), _all_roles(interviewer, roles))
    return ImportedInterview(interview_id, customer_id, code)


def import_survey(session: Session, parsed: ParsedSurvey, filename: str, data: bytes) -> list[ImportedInterview]:
    """Import survey

    A customer with their answers for each row; somebody whose full name is on file already is that customer.
    """
    known = {name.casefold(): tuple(found) for name, *found in session.execute(_named_customers())}
    rows = _SurveyRows(_keep(session, data), filename, known, set(session.execute(select(CustomerRow.code)).scalars()))
    made = [rows.add(person) for person in parsed.respondents]
    for table, values in rows.by_table.items():
        if values:
            session.execute(insert(table), values)
    return made


def replace_transcript(
    session: Session,
    interview_id: str,
    parsed: ParsedTranscript,
    filename: str,
    data: bytes,
    interviewer: str | None = None,
    roles: Roles | None = None,
    read_as: ReadAs = AS_RECOGNIZED,
) -> None:
    """Import new version

    In place of the transcript an interview has. Every quote is found again in the new text: exactly, or marked as
    one to check; one whose words are gone keeps them, without a place. Who asked keeps asking unless said otherwise.
    """
    current = _transcript_of(session, interview_id)
    if current is None:
        raise UserError("This interview has no transcript yet: import the file as its first one.")
    if interviewer is None:
        stored = select(InterviewRow.interviewer).where(InterviewRow.id == interview_id)
        interviewer = str(session.execute(stored).scalar_one())
    edit(session, InterviewRow, interview_id, INTERVIEW_FIELDS, interviewer=interviewer)
    before = _words_of(session, current)
    text = _fill(session, current, parsed, Source(filename, data, read_as), _all_roles(interviewer, roles))
    _anchor_anew(session, current, before, text)


def set_interviewer(session: Session, interview_id: str, speaker: str) -> None:
    """Change interviewer

    Everybody else who asked becomes the customer; turns without a name always are.
    """
    edit(session, InterviewRow, interview_id, INTERVIEW_FIELDS, interviewer=speaker)
    asks = and_(TurnRow.speaker == speaker, TurnRow.speaker != "")
    _set_role(session, interview_id, asks, "interviewer")
    _set_role(session, interview_id, and_(not_(asks), TurnRow.role == "interviewer"), "customer")


def set_role(session: Session, interview_id: str, speaker: str, role: str) -> None:
    """Change speaker

    One speaker of a transcript is an interviewer, the customer, or somebody else.
    """
    if role not in ROLES:
        raise ValueError(f"no speaker is a {role}")
    _set_role(session, interview_id, TurnRow.speaker == speaker, role)


def _set_role(session: Session, interview_id: str, who: Any, role: str) -> None:
    transcripts = select(TranscriptRow.id).where(TranscriptRow.interview_id == interview_id)
    changing = and_(TurnRow.transcript_id.in_(transcripts), who, TurnRow.role != role)
    session.execute(update(TurnRow).where(changing).values(role=role))


def _all_roles(interviewer: str, roles: Roles | None) -> dict[str, str]:
    asking = {interviewer: "interviewer"} if interviewer else {}
    return {**(roles or {}), **asking}


def _customer_for(
    session: Session, fields: dict[str, Any], parsed: ParsedTranscript, interviewer: str
) -> tuple[str, str]:
    others = [speaker for speaker in parsed.speakers if speaker != interviewer]
    if code := fields.get("code"):
        found = session.execute(select(CustomerRow.id, CustomerRow.name).where(CustomerRow.code == code)).first()
        if found is not None:
            name = fields.get("name") or (others[0] if len(others) == 1 else "")
            if not found.name and name_parts(name):
                edit(session, CustomerRow, found.id, ("name",), name=name)
            return found.id, code
    fields.setdefault("name", others[0] if others else "")
    fields.setdefault("code", free_code(session))
    return add_customer(session, **fields), str(fields["code"])


def _named_customers() -> Any:
    return select(CustomerRow.name, CustomerRow.id, CustomerRow.code).where(CustomerRow.name != "")


class _SurveyRows:
    """The rows of a survey, table by table: so a survey of hundreds is stored in a moment."""

    def __init__(self, asset_id: str, filename: str, known: dict[str, tuple[str, str]], codes: set[str]) -> None:
        self._asset_id, self._filename, self._known, self._codes = asset_id, filename, known, codes
        tables = (CustomerRow, InterviewRow, TranscriptTextRow, TranscriptRow, TurnRow)
        self.by_table: dict[type[Base], list[dict[str, Any]]] = {table: [] for table in tables}

    def add(self, person: Respondent) -> ImportedInterview:
        """A respondent with their answers; whose full name is known is who has it."""
        name = person.customer.get("name", "")
        key = name.casefold() if len(name_parts(name)) > 1 else ""
        customer_id, code = self._known.get(key) or self._new_customer(person.customer)
        if key:
            self._known[key] = (customer_id, code)
        interview_id, text_id, transcript_id = new_id(), new_id(), new_id()
        about = {"kind": "survey", "interviewer": SURVEY, "held_on": person.held_on}
        self._put(InterviewRow, id=interview_id, customer_id=customer_id, **about)
        self._put(TranscriptTextRow, id=text_id, text=_text(person.transcript))
        facts = _facts(person.transcript, self._filename, AS_RECOGNIZED)
        ids = {"text_id": text_id, "asset_id": self._asset_id}
        self._put(TranscriptRow, id=transcript_id, interview_id=interview_id, **ids, **facts)
        self.by_table[TurnRow] += _turn_rows(transcript_id, person.transcript, {SURVEY: "interviewer"})
        return ImportedInterview(interview_id, customer_id, code)

    def _new_customer(self, told: Mapping[str, str]) -> tuple[str, str]:
        code, customer_id = next_code(self._codes), new_id()
        self._codes.add(code)
        empty = dict.fromkeys(("name", "company", "role", "segment"), "")
        self._put(CustomerRow, id=customer_id, code=code, **{**empty, **told})
        return customer_id, code

    def _put(self, table: type[Base], **values: Any) -> None:
        if "created_at" in table.__table__.columns:
            values["created_at"] = now()
        self.by_table[table].append(values)


def _waiting_interview(session: Session, customer_id: str) -> str | None:
    """This customer's first interview that was held and has no transcript yet."""
    has_one = select(TranscriptRow.id).where(TranscriptRow.interview_id == InterviewRow.id).exists()
    waiting = select(InterviewRow.id).where(InterviewRow.customer_id == customer_id, not_(has_one))
    return session.execute(waiting.order_by(InterviewRow.held_on).limit(1)).scalar()


def _transcript_of(session: Session, interview_id: str) -> str | None:
    return session.execute(select(TranscriptRow.id).where(TranscriptRow.interview_id == interview_id)).scalar()


def _store(session: Session, interview_id: str, parsed: ParsedTranscript, source: Source, roles: Roles) -> None:
    """The first transcript of an interview."""
    kept = _keep_words(session, parsed, source)
    transcript_id = add(session, TranscriptRow, interview_id=interview_id, **kept)
    _add_turns(session, transcript_id, parsed, roles)


def _fill(session: Session, transcript_id: str, parsed: ParsedTranscript, source: Source, roles: Roles) -> str:
    """Put other words into a transcript that is there; answers them."""
    kept = _keep_words(session, parsed, source)
    session.execute(delete(TurnRow).where(TurnRow.transcript_id == transcript_id))
    is_this = TranscriptRow.id == transcript_id
    session.execute(update(TranscriptRow).where(is_this).values(**kept, version=TranscriptRow.version + 1))
    _add_turns(session, transcript_id, parsed, roles)
    return _text(parsed)


def _keep_words(session: Session, parsed: ParsedTranscript, source: Source) -> dict[str, Any]:
    """The columns of a transcript, its words and original file stored on the way."""
    text_id = new_id()
    session.execute(insert(TranscriptTextRow).values(id=text_id, text=_text(parsed)))
    ids = {"text_id": text_id, "asset_id": _keep(session, source.data)}
    return {**ids, **_facts(parsed, source.filename, source.read_as)}


def _facts(parsed: ParsedTranscript, filename: str, read_as: ReadAs) -> dict[str, Any]:
    text = _text(parsed)
    return {
        "filename": filename, "format": parsed.format, "format_name": parsed.format_name, "words": count_words(text),
        "cue_count": parsed.cue_count, "first_ms": parsed.first_ms, "last_ms": parsed.last_ms,
        "warnings": "\n".join(parsed.warnings), "imported_at": now(),
        "read_as": json.dumps(asdict(read_as)), "said": fingerprint(text),
    }  # fmt: skip


def _text(parsed: ParsedTranscript) -> str:
    return "\n".join(turn.text for turn in parsed.turns)


def _add_turns(session: Session, transcript_id: str, parsed: ParsedTranscript, roles: Roles) -> None:
    if rows := _turn_rows(transcript_id, parsed, roles):
        session.execute(insert(TurnRow), rows)


def _turn_rows(transcript_id: str, parsed: ParsedTranscript, roles: Roles) -> list[dict[str, Any]]:
    rows, start = [], 0
    for ordinal, turn in enumerate(parsed.turns):
        rows.append(_turn_row(turn, transcript_id, ordinal, start, roles.get(turn.speaker, "customer")))
        start += len(turn.text) + 1
    return rows


def _turn_row(turn: SpokenTurn, transcript_id: str, ordinal: int, start: int, role: str) -> dict[str, Any]:
    cues = json.dumps([[start + cue.offset, cue.start_ms, cue.end_ms] for cue in turn.cues]) if turn.cues else ""
    return {
        "id": new_id(), "transcript_id": transcript_id, "ordinal": ordinal, "speaker": turn.speaker, "role": role,
        "start": start, "end": start + len(turn.text), "start_ms": turn.start_ms, "end_ms": turn.end_ms, "cues": cues,
    }  # fmt: skip


def _anchor_anew(session: Session, transcript_id: str, before: str, text: str) -> None:
    read_anew = Rewriting(before, text)
    keep(session, text, ((note, find_note(text, note, read_anew)) for note in notes_on(session, transcript_id)))


def _words_of(session: Session, transcript_id: str) -> str:
    words = select(TranscriptTextRow.text).join(TranscriptRow, TranscriptRow.text_id == TranscriptTextRow.id)
    return str(session.execute(words.where(TranscriptRow.id == transcript_id)).scalar_one())


def _keep(session: Session, data: bytes) -> str:
    """Original bytes are stored once, however often they are imported."""
    digest = hashlib.sha256(data).hexdigest()
    if session.execute(select(AssetRow.id).where(AssetRow.id == digest)).scalar() is None:
        session.execute(insert(AssetRow).values(id=digest, data=data))
    return digest


def _known_interviewers(session: Session) -> tuple[str, ...]:
    return tuple(session.execute(select(InterviewRow.interviewer).distinct()).scalars())
