# SPDX-License-Identifier: MIT
"""Customers in full, stakeholders, guides with boxes, debriefs, and advice that was set aside."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from alembic import op
from sqlalchemy import text

revision = "0002"
down_revision = "0001"

_DEBRIEF = ("takeaways", "surprises", "wish_asked", "do_differently")
_CLOSING = "Is there anything I should have asked but haven't?"
_WITHOUT_CLOSING = ("website_survey", "audience", "switch_probes")
_BOXES = {
    "best_customers": (12, 1, 4, 1, 8, 8, 9, 12, 12, 12),
    "survey": (1, 1, 12),
    "website_survey": (8, 4, 2, 9, 10),
    "audience": (8, 2, 7, 8, 8),
    "b2b": (6, 5, 11, 5, 3, 7),
    "switch_probes": (1, 1, 1, 7, 10, 11, 4, 4),
}
"""The box each built-in question fills, by its place in the guide."""


def upgrade() -> None:
    script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in script.split(";\n"):
        if statement.strip():
            op.execute(statement.strip())
    _name_debrief_questions()
    _give_boxes()
    _close_guides()
    _fingerprint_transcripts()


def _name_debrief_questions() -> None:
    for ordinal, handle in enumerate(_DEBRIEF):
        _set("handle", handle, "debrief", ordinal)


def _give_boxes() -> None:
    for guide, boxes in _BOXES.items():
        for ordinal, box in enumerate(boxes):
            _set("box", f"box.{box}", guide, ordinal)


def _set(column: str, value: str, guide: str, ordinal: int) -> None:
    statement = (
        f"UPDATE guide_question SET {column} = :value "
        "WHERE ordinal = :ordinal AND guide_id IN (SELECT id FROM guide WHERE handle = :guide)"
    )
    op.get_bind().execute(text(statement), {"value": value, "ordinal": ordinal, "guide": guide})


def _close_guides() -> None:
    """The closing question is never missing."""
    connection = op.get_bind()
    for guide in _WITHOUT_CLOSING:
        for (guide_id,) in connection.execute(text("SELECT id FROM guide WHERE handle = :guide"), {"guide": guide}):
            statement = (
                "INSERT INTO guide_question (id, guide_id, ordinal, text, follow_up, phase, is_closing) "
                "SELECT :id, :guide, coalesce(max(ordinal), -1) + 1, :text, '', '', 1 "
                "FROM guide_question WHERE guide_id = :guide"
            )
            connection.execute(text(statement), {"id": uuid4().hex, "guide": guide_id, "text": _CLOSING})


def _fingerprint_transcripts() -> None:
    """Those in the study, and those that an old step back or forth brings again."""
    connection = op.get_bind()
    said = {
        text_id: sha256(" ".join(words.split()).casefold().encode("utf-8", "replace")).hexdigest()
        for text_id, words in connection.execute(text("SELECT id, text FROM transcript_text")).all()
    }
    for text_id, fingerprint in said.items():
        values = {"said": fingerprint, "id": text_id}
        connection.execute(text("UPDATE transcript SET said = :said WHERE text_id = :id"), values)
    images = text("SELECT id, before, after FROM change WHERE tbl = 'transcript'")
    for change_id, before, after in connection.execute(images).all():
        values = {"id": change_id, "before": _with_said(before, said), "after": _with_said(after, said)}
        connection.execute(text("UPDATE change SET before = :before, after = :after WHERE id = :id"), values)


def _with_said(image: str | None, said: dict[str, str]) -> str | None:
    """The image of a transcript's row, with its fingerprint."""
    if image is None:
        return None
    row = json.loads(image)
    return json.dumps({**row, "said": said.get(row["text_id"], "")}, ensure_ascii=False)
