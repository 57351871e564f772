# SPDX-License-Identifier: MIT
"""The study itself: made once, with its own copy of the built-in method."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from jtbdstudio.commands._guides import copy_guide
from jtbdstudio.commands._rows import add, edit
from jtbdstudio.commands.maps import add_map
from jtbdstudio.domain import boards
from jtbdstudio.domain.boards import Rect
from jtbdstudio.domain.codes import BOXES, JOB_COLUMNS
from jtbdstudio.domain.method import CodeTemplate, GuideTemplate, Method, built_in
from jtbdstudio.store.clock import new_id, now
from jtbdstudio.store.schema import (
    BoardRow,
    CodeRow,
    CriterionRow,
    GuideRow,
    StudyRow,
    ZoneCodeRow,
    ZoneRow,
)

STUDY_FIELDS = ("name", "product", "question", "decision", "mode", "ideal_customers")


def make_study(session: Session, name: str, product: str = "", question: str = "") -> str:
    """New study

    With the built-in method, the two boards and one CX map. Answers the study's id.
    """
    study_id = add(session, StudyRow, name=name, product=product, question=question)
    method = built_in()
    _copy_codes(session, method)
    _copy_guides(session, method)
    for ordinal, criterion in enumerate(method.criteria):
        add(
            session, CriterionRow, ordinal=ordinal, name=criterion.name, question=criterion.question,
            weight=criterion.weight, higher_is_better=int(criterion.higher_is_better),
        )  # fmt: skip
    _make_board(session, "boxes", "12 boxes", 0, BOXES, boards.box_zones())
    _make_board(session, "columns", "Struggle · Motivation · Outcome", 1, JOB_COLUMNS, boards.column_zones())
    add_map(session, "CX map")
    return study_id


def describe_study(session: Session, /, **fields: Any) -> None:
    """Describe study

    Fields: `name`, `product`, `question`, `decision`, `mode` (one of `domain.customers.MODES`), `ideal_customers`
    (how many there are to ask, None if nobody knows).
    """
    study_id = session.execute(select(StudyRow.id)).scalar_one()
    edit(session, StudyRow, study_id, STUDY_FIELDS, **fields)


def _copy_codes(session: Session, method: Method) -> None:
    rows: list[dict[str, Any]] = []
    for ordinal, family in enumerate(method.families):
        _collect(rows, family, None, ordinal)
    session.execute(insert(CodeRow), rows)


def _collect(rows: list[dict[str, Any]], code: CodeTemplate, parent_id: str | None, ordinal: int) -> None:
    row = {
        "id": new_id(), "parent_id": parent_id, "ordinal": ordinal, "created_at": now(),
        "handle": code.handle, "name": code.name, "key": code.key, "tone": code.tone, "stage": code.stage,
        "description": code.description, "voice": code.voice, "suggests": " ".join(code.suggests),
        "exclusive": int(code.exclusive),
    }  # fmt: skip
    rows.append(row)
    for position, child in enumerate(code.children):
        _collect(rows, child, str(row["id"]), position)


def _copy_guides(session: Session, method: Method) -> None:
    for ordinal, guide in enumerate(method.guides):
        _add_guide(session, guide, ordinal)


def _add_guide(session: Session, guide: GuideTemplate, ordinal: int) -> None:
    guide_id = add(
        session, GuideRow, handle=guide.handle, kind=guide.kind, name=guide.name, note=guide.note, ordinal=ordinal
    )
    copy_guide(session, guide, guide_id)


def _make_board(
    session: Session, kind: str, name: str, ordinal: int, handles: tuple[str, ...], rects: list[Rect]
) -> None:
    board_id = add(session, BoardRow, kind=kind, name=name, ordinal=ordinal)
    rows = session.execute(select(CodeRow.handle, CodeRow.id, CodeRow.name).where(CodeRow.handle.in_(handles)))
    codes = {handle: (code_id, code_name) for handle, code_id, code_name in rows}
    zone_kind = "box" if kind == "boxes" else "column"
    for position, (handle, rect) in enumerate(zip(handles, rects, strict=True)):
        code_id, title = codes[handle]
        zone_id = add(
            session, ZoneRow, board_id=board_id, kind=zone_kind, title=title, ordinal=position,
            x=rect.x, y=rect.y, width=rect.width, height=rect.height,
        )  # fmt: skip
        add(session, ZoneCodeRow, zone_id=zone_id, code_id=code_id)
