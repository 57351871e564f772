# SPDX-License-Identifier: MIT
"""The two readings that both changes and looks start from: the code tree and the counted evidence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from jtbdstudio.domain.codes import Code, CodeTree
from jtbdstudio.domain.counting import Evidence, Tally, counts
from jtbdstudio.store.schema import CodeRow, CustomerRow, InterviewRow, NoteRow, TaggingRow

_CODES = select(
    *(
        getattr(CodeRow, name)
        for name in (
            "id", "parent_id", "name", "handle", "key", "tone", "stage", "description", "voice", "suggests",
            "exclusive", "ordinal", "include", "exclude", "archived",
        )
    )
)  # fmt: skip


def code_tree(session: Session) -> CodeTree:
    """Every code of the study.

    It is asked for with every gesture and changes with few: who writes keeps it as long as no code has changed.
    """
    connection = session.connection()
    if not connection.info.get("codes_stamped"):
        return CodeTree(map(_code, connection.execute(_CODES).all()))
    stamp = connection.exec_driver_sql("SELECT stamp FROM temp.code_stamp").scalar_one()
    kept: tuple[int, CodeTree] | None = connection.info.get("codes")
    if kept is None or kept[0] != stamp:
        kept = connection.info["codes"] = (stamp, CodeTree(map(_code, connection.execute(_CODES).all())))
    return kept[1]


def _code(row: Any) -> Code:
    *head, suggests, exclusive, ordinal, include, exclude, archived = row
    values = [*head, tuple(suggests.split()), bool(exclusive), ordinal, include, exclude, bool(archived)]
    return Code(*values)


def codes_by_note(
    session: Session, where: Any = None, by: str | None = None, params: Mapping[str, Any] | None = None
) -> dict[str, frozenset[str]]:
    """The codes each tagged note carries, by note id; of the notes a condition on `NoteRow` picks, or of all.

    From everybody, or only those that one coder gave. A condition with `params` is one that is asked again and again:
    its query is made once.
    """
    query = (_codes_query if params is None else _kept_codes_query)(where)
    if by is not None:
        query = query.where(TaggingRow.tagged_by == by)
    sets: dict[str, frozenset[str]] = {}  # few sets of codes, many notes that carry them
    found: dict[str, frozenset[str]] = {}
    for note_id, codes in session.connection().execute(query, params).all():
        found[note_id] = sets.get(codes) or sets.setdefault(codes, frozenset(codes.split(",")))
    return found


def _codes_query(where: Any) -> Select[Any]:
    query = select(TaggingRow.note_id, func.group_concat(TaggingRow.code_id)).group_by(TaggingRow.note_id)
    return query if where is None else query.join(NoteRow, NoteRow.id == TaggingRow.note_id).where(where)


_kept_codes_query = cache(_codes_query)


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
