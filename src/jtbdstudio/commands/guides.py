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
from jtbdstudio.domain.guides import CLOSING, FIXED_GUIDES
from jtbdstudio.domain.method import GuideTemplate, built_in
from jtbdstudio.store.schema import GuideQuestionRow, GuideRow

GUIDE_FIELDS = ("name", "note")
QUESTION_FIELDS = ("text", "follow_up", "phase", "box")


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
    if guide["kind"] == "debrief":
        raise UserError("There is one debrief for all interviews. Reword its questions as you like.")
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
    kind, handle = session.execute(select(GuideRow.kind, GuideRow.handle).where(GuideRow.id == guide_id)).one()
    if handle and kind in ("debrief", "checklist"):
        raise UserError("This guide is part of the method and is used elsewhere. It was kept; reword it as you like.")
    remove(session, GuideRow, [guide_id])


def restore_guide(session: Session, guide_id: str) -> None:
    """Restore guide

    A built-in guide says again what the method says.
    """
    template = _template(session.execute(select(GuideRow.handle).where(GuideRow.id == guide_id)).scalar_one())
    if template is None:
        raise UserError("This guide is your own: there is nothing to restore it to.")
    edit(session, GuideRow, guide_id, GUIDE_FIELDS, name=template.name, note=template.note)
    remove(session, GuideQuestionRow, session.execute(_question_ids(guide_id)).scalars().all())
    copy_guide(session, template, guide_id)


def bring_back_guide(session: Session, handle: str) -> str:
    """Bring back guide

    A built-in guide that was deleted. Answers its id.
    """
    template = _template(handle)
    there = session.execute(select(GuideRow.id).where(GuideRow.handle == handle)).scalar()
    if template is None or there is not None:
        raise UserError("That guide is in the study already, or is none of the method's.")
    ordinal = next_ordinal(session, GuideRow)
    guide_id = add(
        session, GuideRow, handle=handle, kind=template.kind, name=template.name, note=template.note, ordinal=ordinal
    )
    copy_guide(session, template, guide_id)
    return guide_id


def close_guide(session: Session, guide_id: str) -> None:
    """Add closing question

    To a guide that came here without it.
    """
    if _closing(session, guide_id) is None:
        last = next_ordinal(session, GuideQuestionRow, GuideQuestionRow.guide_id == guide_id)
        add(session, GuideQuestionRow, guide_id=guide_id, ordinal=last, text=CLOSING, is_closing=1)


def add_question(
    session: Session,
    /,
    guide_id: str,
    text: str,
    before: str | None = None,
    question_id: str = "",
    **fields: Any,
) -> str:
    """Add question

    Before another question, else at the end; the closing question stays last. Fields as in `QUESTION_FIELDS`.
    With a `question_id` of the view's own it may be called again and again while the words are being typed.
    Answers the question's id.
    """
    if unknown := set(fields) - set(QUESTION_FIELDS):
        raise ValueError(f"a question has no {', '.join(sorted(unknown))}")
    if question_id and session.execute(select(_Q.id).where(_Q.id == question_id)).scalar() is not None:
        edit(session, GuideQuestionRow, question_id, QUESTION_FIELDS, text=text, **fields)
        return question_id
    _require_open(session, guide_id)
    own = {"id": question_id} if question_id else {}
    question_id = add(session, GuideQuestionRow, guide_id=guide_id, ordinal=_LAST, text=text, **fields, **own)
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
    guide_id = _require_movable(session, question_id)
    order = [other for other in _order(session, guide_id) if other != question_id]
    most = len(order) - (_closing(session, guide_id) is not None)
    at = max(0, min(place, most))
    _number(session, [*order[:at], question_id, *order[at:]])


def remove_question(session: Session, question_id: str) -> None:
    """Remove question"""
    _require_movable(session, question_id)
    remove(session, GuideQuestionRow, [question_id])


_LAST = 10**6
_Q = GuideQuestionRow


def _template(handle: str) -> GuideTemplate | None:
    return next((guide for guide in built_in().guides if handle and guide.handle == handle), None)


def _require_movable(session: Session, question_id: str) -> str:
    """The guide of a question that may be moved and removed."""
    guide_id, is_closing = session.execute(select(_Q.guide_id, _Q.is_closing).where(_Q.id == question_id)).one()
    if is_closing:
        raise UserError("The closing question stays, and stays last: it often opens the best part of a talk.")
    _require_open(session, guide_id)
    return str(guide_id)


def _require_open(session: Session, guide_id: str) -> None:
    """A guide that other parts of the study count on keeps its questions in their order."""
    handle = session.execute(select(GuideRow.handle).where(GuideRow.id == guide_id)).scalar_one()
    if handle in FIXED_GUIDES:
        kept = "The debrief keeps its four questions" if handle == "debrief" else "The criteria of fit stay six"
        raise UserError(f"{kept}, in their order. Reword them as you like.")


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
