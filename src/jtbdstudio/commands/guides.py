# SPDX-License-Identifier: MIT
"""Guides: the study's own copies of interview guides, surveys and prompts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from jtbdstudio.commands._guides import copy_guide
from jtbdstudio.commands._rows import add, edit, next_ordinal, remove
from jtbdstudio.domain.advice import CLOSED_KINDS
from jtbdstudio.domain.errors import UserError
from jtbdstudio.domain.method import built_in
from jtbdstudio.store.schema import GuideQuestionRow, GuideRow

GUIDE_FIELDS = ("name", "note")
QUESTION_FIELDS = ("text", "follow_up", "phase", "box")
CLOSING = "Is there anything I should have asked but haven't?"


def add_guide(session: Session, name: str, kind: str = "interview") -> str:
    """Add guide

    With the closing question in it, where its kind has one. Answers its id.
    """
    guide_id = add(session, GuideRow, name=name, kind=kind, ordinal=next_ordinal(session, GuideRow))
    if kind in CLOSED_KINDS:
        add(session, GuideQuestionRow, guide_id=guide_id, ordinal=0, text=CLOSING, is_closing=1)
    return guide_id


def duplicate_guide(session: Session, guide_id: str, name: str) -> str:
    """Duplicate guide

    Answers the copy's id.
    """
    guide = session.execute(select(GuideRow.__table__).where(GuideRow.id == guide_id)).mappings().one()
    copy_id = add(
        session, GuideRow, name=name, kind=guide["kind"], note=guide["note"], ordinal=next_ordinal(session, GuideRow)
    )
    for question in session.execute(_questions(guide_id)).mappings().all():
        kept = {name: question[name] for name in (*QUESTION_FIELDS, "ordinal", "is_closing")}
        add(session, GuideQuestionRow, guide_id=copy_id, **kept)
    return copy_id


def edit_guide(session: Session, /, guide_id: str, **fields: Any) -> None:
    """Edit guide

    Fields: `name`, `note`.
    """
    edit(session, GuideRow, guide_id, GUIDE_FIELDS, **fields)


def delete_guide(session: Session, guide_id: str) -> None:
    """Delete guide"""
    kind = session.execute(select(GuideRow.kind).where(GuideRow.id == guide_id)).scalar_one()
    if kind in ("debrief", "checklist"):
        raise UserError("This guide is part of the method and is used elsewhere. It was kept; reword it as you like.")
    remove(session, GuideRow, [guide_id])


def restore_guide(session: Session, guide_id: str) -> None:
    """Restore guide

    A built-in guide says again what it said when the study was made.
    """
    handle = session.execute(select(GuideRow.handle).where(GuideRow.id == guide_id)).scalar_one()
    template = next((guide for guide in built_in().guides if handle and guide.handle == handle), None)
    if template is None:
        raise UserError("This guide is your own: there is nothing to restore it to.")
    edit(session, GuideRow, guide_id, GUIDE_FIELDS, name=template.name, note=template.note)
    remove(session, GuideQuestionRow, session.execute(_question_ids(guide_id)).scalars().all())
    copy_guide(session, template, guide_id)


def add_question(session: Session, /, guide_id: str, text: str, before: str | None = None, **fields: Any) -> str:
    """Add question

    Before another question, else at the end; the closing question stays last. Fields as in `QUESTION_FIELDS`.
    Answers its id.
    """
    if unknown := set(fields) - set(QUESTION_FIELDS):
        raise ValueError(f"a question has no {', '.join(sorted(unknown))}")
    question_id = add(session, GuideQuestionRow, guide_id=guide_id, ordinal=_LAST, text=text, **fields)
    order = [other for other in _order(session, guide_id) if other != question_id]
    closing = _closing(session, guide_id)
    place = before or closing
    at = order.index(place) if place in order else len(order)
    _number(session, [*order[:at], question_id, *order[at:]])
    return question_id


def edit_question(session: Session, /, question_id: str, **fields: Any) -> None:
    """Edit question

    Fields: `text`, `follow_up`, `phase`, `box` (a box's handle, or nothing).
    """
    edit(session, GuideQuestionRow, question_id, QUESTION_FIELDS, **fields)


def move_question(session: Session, question_id: str, place: int) -> None:
    """Move question

    To this place, counted from 0; the closing question stays last.
    """
    row = session.execute(
        select(GuideQuestionRow.guide_id, GuideQuestionRow.is_closing, GuideQuestionRow.handle).where(
            GuideQuestionRow.id == question_id
        )
    ).one()
    _require_movable(row.is_closing, row.handle)
    order = [other for other in _order(session, row.guide_id) if other != question_id]
    most = len(order) - (_closing(session, row.guide_id) is not None)
    at = max(0, min(place, most))
    _number(session, [*order[:at], question_id, *order[at:]])


def remove_question(session: Session, question_id: str) -> None:
    """Remove question"""
    row = session.execute(
        select(GuideQuestionRow.is_closing, GuideQuestionRow.handle).where(GuideQuestionRow.id == question_id)
    ).one()
    _require_movable(row.is_closing, row.handle)
    remove(session, GuideQuestionRow, [question_id])


_LAST = 10**6


def _require_movable(is_closing: int, handle: str) -> None:
    if is_closing:
        raise UserError("The closing question stays, and stays last: it often opens the best part of a talk.")
    if handle:
        raise UserError("The debrief keeps its four questions in their order. Reword them as you like.")


def _questions(guide_id: str) -> Any:
    table = GuideQuestionRow.__table__
    return select(table).where(table.c.guide_id == guide_id).order_by(table.c.ordinal)


def _question_ids(guide_id: str) -> Any:
    return select(GuideQuestionRow.id).where(GuideQuestionRow.guide_id == guide_id)


def _order(session: Session, guide_id: str) -> list[str]:
    return list(session.execute(_question_ids(guide_id).order_by(GuideQuestionRow.ordinal)).scalars())


def _closing(session: Session, guide_id: str) -> str | None:
    return session.execute(_question_ids(guide_id).where(GuideQuestionRow.is_closing == 1)).scalar()


def _number(session: Session, question_ids: list[str]) -> None:
    for ordinal, question_id in enumerate(question_ids):
        here = (GuideQuestionRow.id == question_id, GuideQuestionRow.ordinal != ordinal)
        session.execute(update(GuideQuestionRow).where(*here).values(ordinal=ordinal))
