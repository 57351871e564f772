# SPDX-License-Identifier: MIT
"""The questions of a built-in guide, as a study has them."""

from __future__ import annotations

from sqlalchemy import insert
from sqlalchemy.orm import Session

from jtbdstudio.domain.method import GuideTemplate
from jtbdstudio.store.clock import new_id
from jtbdstudio.store.schema import GuideQuestionRow


def copy_guide(session: Session, guide: GuideTemplate, guide_id: str) -> None:
    """The questions of a built-in guide, into one of the study."""
    rows = [
        {
            "id": new_id(), "guide_id": guide_id, "ordinal": position, "text": question.text,
            "follow_up": question.follow_up, "phase": question.phase, "is_closing": int(question.closing),
            "box": question.box, "handle": question.handle,
        }
        for position, question in enumerate(guide.questions)
    ]  # fmt: skip
    session.execute(insert(GuideQuestionRow), rows)
