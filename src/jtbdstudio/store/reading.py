# SPDX-License-Identifier: MIT
"""The two readings that both changes and looks start from: the code tree and the counted evidence."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jtbdstudio.domain.codes import Code, CodeTree
from jtbdstudio.domain.counting import Evidence, Tally, counts
from jtbdstudio.store.schema import CodeRow, CustomerRow, InterviewRow, NoteRow, TaggingRow


def code_tree(session: Session) -> CodeTree:
    """Every code of the study."""
    c = CodeRow
    columns = (
        c.id, c.parent_id, c.name, c.handle, c.key, c.tone, c.stage,
        c.description, c.voice, c.suggests, c.exclusive, c.ordinal, c.include, c.exclude, c.archived,
    )  # fmt: skip
    rows = session.connection().execute(select(*columns)).all()  # plain rows: this is asked with every gesture
    return CodeTree(map(_code, rows))


def _code(row: Any) -> Code:
    *head, suggests, exclusive, ordinal, include, exclude, archived = row
    values = [*head, tuple(suggests.split()), bool(exclusive), ordinal, include, exclude, bool(archived)]
    return Code(*values)


def codes_by_note(session: Session, where: Any = None, by: str | None = None) -> dict[str, frozenset[str]]:
    """The codes each tagged note carries, by note id; of the notes a condition on `NoteRow` picks, or of all.

    From everybody, or only those that one coder gave.
    """
    query = select(TaggingRow.note_id, func.group_concat(TaggingRow.code_id)).group_by(TaggingRow.note_id)
    if where is not None:
        query = query.join(NoteRow, NoteRow.id == TaggingRow.note_id).where(where)
    if by is not None:
        query = query.where(TaggingRow.tagged_by == by)
    sets: dict[str, frozenset[str]] = {}  # few sets of codes, many notes that carry them
    found: dict[str, frozenset[str]] = {}
    for note_id, codes in session.connection().execute(query).all():
        found[note_id] = sets.get(codes) or sets.setdefault(codes, frozenset(codes.split(",")))
    return found


def evidence(session: Session, interview_id: str | None = None, by: str | None = None) -> list[Evidence]:
    """Every quote that counts (R1), of the study or of one interview; with everybody's codes or one coder's."""
    codes = codes_by_note(session, by=by)
    query = (
        select(NoteRow.id, NoteRow.kind, NoteRow.evidence, NoteRow.starred, CustomerRow.id, CustomerRow.kind)
        .join(InterviewRow, NoteRow.interview_id == InterviewRow.id)
        .join(CustomerRow, InterviewRow.customer_id == CustomerRow.id)
        .order_by(NoteRow.number)
    )
    if interview_id is not None:
        query = query.where(NoteRow.interview_id == interview_id)
    return [
        Evidence(note_id, customer_id, codes.get(note_id, frozenset()), bool(starred))
        for note_id, kind, said, starred, customer_id, customer_kind in session.connection().execute(query).all()
        if counts(customer_kind, said, kind)
    ]


def tally(
    session: Session, tree: CodeTree | None = None, interview_id: str | None = None, by: str | None = None
) -> Tally:
    """All counts, of the study or of one interview; with everybody's codes or one coder's."""
    return Tally(evidence(session, interview_id, by), tree or code_tree(session))
