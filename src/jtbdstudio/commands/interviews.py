# SPDX-License-Identifier: MIT
"""Interviews: held, or about to be, with or without a transcript."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from jtbdstudio.commands._rows import add, edit, remove
from jtbdstudio.commands.customers import add_customer
from jtbdstudio.store.clock import now
from jtbdstudio.store.schema import InterviewRow

INTERVIEW_FIELDS = (
    "kind", "held_on", "interviewer", "consent", "quote_ok", "customer_id", "guide_id", "partner", "ended_at",
    "consent_note",
)  # fmt: skip


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
    return add_interview(session, add_customer(session, **customer), **fields)


def edit_interview(session: Session, /, interview_id: str, **fields: Any) -> None:
    """Edit interview"""
    edit(session, InterviewRow, interview_id, INTERVIEW_FIELDS, **fields)


def delete_interview(session: Session, interview_id: str) -> None:
    """Delete interview"""
    remove(session, InterviewRow, [interview_id])
