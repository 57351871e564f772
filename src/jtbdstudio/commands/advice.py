# SPDX-License-Identifier: MIT
"""Setting advice aside, with a reason, and taking it up again."""

from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from jtbdstudio.store.clock import new_id, now
from jtbdstudio.store.schema import DismissedAdviceRow


def dismiss_advice(session: Session, rule: str, subject: str, reason: str) -> None:
    """Set advice aside

    `subject` is what it is about, as `domain.advice.Subject.key` writes it.
    """
    row = {
        "id": new_id(), "rule": rule, "subject": subject, "reason": reason.strip(),
        "dismissed_by": session.info.get("author", ""), "dismissed_at": now(),
    }  # fmt: skip
    written = insert(DismissedAdviceRow).values(**row)
    session.execute(written.on_conflict_do_update(index_elements=["rule", "subject"], set_={"reason": row["reason"]}))


def restore_advice(session: Session, rule: str, subject: str) -> None:
    """Take advice up again"""
    session.execute(
        delete(DismissedAdviceRow).where(DismissedAdviceRow.rule == rule, DismissedAdviceRow.subject == subject)
    )
