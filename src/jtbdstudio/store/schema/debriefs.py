# SPDX-License-Identifier: MIT
"""What we said to each other after a call, and what we decided not to be told again."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jtbdstudio.store.schema.base import Base, ident, parent


class DebriefRow(Base):
    """The debrief of one interview. `closing_asked` is `y`, `n` or `?`; `finished_at` is empty while it is written.

    Surprises are notes of the interview and what was heard in a box is a note with that box's code: neither is
    kept here.
    """

    __tablename__ = "debrief"
    id: Mapped[str] = ident()
    interview_id: Mapped[str] = mapped_column(ForeignKey("interview.id", ondelete="CASCADE"), unique=True)
    started_at: Mapped[str]
    finished_at: Mapped[str] = mapped_column(default="")
    nothing_surprising: Mapped[int] = mapped_column(default=0)
    closing_asked: Mapped[str] = mapped_column(default="?")
    closing_answer: Mapped[str] = mapped_column(default="")


class DebriefAnswerRow(Base):
    """One interviewer's answer to one of the debrief's questions (`domain.debrief.QUESTIONS`)."""

    __tablename__ = "debrief_answer"
    __table_args__ = (UniqueConstraint("debrief_id", "question", "researcher"),)
    id: Mapped[str] = ident()
    debrief_id: Mapped[str] = parent("debrief.id")
    question: Mapped[str]
    researcher: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")


class DismissedAdviceRow(Base):
    """Advice somebody has read and set aside, with the reason. `subject` is what it was about: `kind:id`."""

    __tablename__ = "dismissed_advice"
    __table_args__ = (UniqueConstraint("rule", "subject"),)
    id: Mapped[str] = ident()
    rule: Mapped[str]
    subject: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    dismissed_by: Mapped[str] = mapped_column(default="")
    dismissed_at: Mapped[str]
