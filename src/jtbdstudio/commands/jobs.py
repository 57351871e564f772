# SPDX-License-Identifier: MIT
"""Jobs: drafted from the counts, edited by people, scored, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from jtbdstudio.commands._rows import add, edit, next_ordinal, remove
from jtbdstudio.domain.errors import UserError
from jtbdstudio.domain.scoring import HIGHEST, LOWEST
from jtbdstudio.domain.statements import drafted, in_voice
from jtbdstudio.store.reading import code_tree, tally
from jtbdstudio.store.schema import CodeRow, JobRow, JobScoreRow, JobThemeRow, MapRow

EDITABLE = ("name", "when_i", "help_me", "so_i_can", "status", "reason")


def draft_job(session: Session, struggle_id: str) -> str:
    """Draft job statement

    From a struggle theme and what most of its customers wanted (R4). A struggle that has a job already
    answers that one, so that Enter twice is harmless. Answers the job's id.
    """
    existing = session.execute(
        select(JobThemeRow.job_id).where(JobThemeRow.code_id == struggle_id, JobThemeRow.part == "struggle")
    ).scalar()
    if existing is not None:
        return existing
    tree = code_tree(session)
    today = drafted(tally(session, tree), tree, struggle_id)
    job_id = add(
        session, JobRow, name=tree[struggle_id].name, when_i=today.when_i, help_me=today.help_me,
        so_i_can=today.so_i_can, ordinal=next_ordinal(session, JobRow),
    )  # fmt: skip
    _set_themes(session, job_id, "struggle", [struggle_id])
    _set_themes(session, job_id, "motivation", today.motivations)
    _set_themes(session, job_id, "outcome", today.outcomes)
    return job_id


def redraft_job(session: Session, job_id: str) -> None:
    """Redraft job statement

    Write the statement again from the counts of today.
    """
    struggle_id = session.execute(
        select(JobThemeRow.code_id).where(JobThemeRow.job_id == job_id, JobThemeRow.part == "struggle")
    ).scalar()
    if struggle_id is None:
        raise UserError("This job has no struggle theme to draft from. Its words were kept.")
    tree = code_tree(session)
    today = drafted(tally(session, tree), tree, struggle_id)
    edit(session, JobRow, job_id, EDITABLE, when_i=today.when_i, help_me=today.help_me, so_i_can=today.so_i_can)
    _set_themes(session, job_id, "motivation", today.motivations)
    _set_themes(session, job_id, "outcome", today.outcomes)


def edit_job(session: Session, /, job_id: str, **fields: Any) -> None:
    """Edit job statement

    Fields: `name`, `when_i`, `help_me`, `so_i_can`, `status`, `reason`. The evidence stays linked.
    """
    edit(session, JobRow, job_id, EDITABLE, **fields)


def give_voice(session: Session, code_id: str, voice: str) -> None:
    """Give theme a voice

    How a customer would say it. Statements that had no more than the struggle's name take the words along.
    """
    code = code_tree(session)[code_id]
    before, after = in_voice(code.voice, code.name), in_voice(voice, code.name)
    edit(session, CodeRow, code_id, ("voice",), voice=voice)
    its = select(JobThemeRow.job_id).where(JobThemeRow.code_id == code_id, JobThemeRow.part == "struggle")
    session.execute(update(JobRow).where(JobRow.id.in_(its), JobRow.when_i == before).values(when_i=after))


def set_job_themes(session: Session, job_id: str, part: str, code_ids: Sequence[str]) -> None:
    """Change evidence of job"""
    _set_themes(session, job_id, part, code_ids)


def score_job(session: Session, job_id: str, criterion_id: str, score: int | None, reason: str | None = None) -> None:
    """Score job

    1 to 5; None takes the score back. The reason given before stays, unless there is a new one.
    """
    if score is not None and not LOWEST <= score <= HIGHEST:
        raise UserError(f"A score runs from {LOWEST} to {HIGHEST}. The old one was kept.")
    this = (JobScoreRow.job_id == job_id, JobScoreRow.criterion_id == criterion_id)
    if reason is None:
        reason = session.execute(select(JobScoreRow.reason).where(*this)).scalar() or ""
    session.execute(delete(JobScoreRow).where(*this))
    if score is not None:
        add(session, JobScoreRow, job_id=job_id, criterion_id=criterion_id, score=score, reason=reason)


def choose_job(session: Session, job_id: str, reason: str = "") -> None:
    """Choose job

    The one to work on; the others are tabled (M5), and maps without a job become its maps.
    """
    session.execute(update(JobRow).where(JobRow.id != job_id).values(status="tabled"))
    fields = {"reason": reason} if reason else {}
    edit(session, JobRow, job_id, EDITABLE, status="priority", **fields)
    session.execute(update(MapRow).where(MapRow.job_id.is_(None)).values(job_id=job_id))


def delete_job(session: Session, job_id: str) -> None:
    """Delete job"""
    remove(session, JobRow, [job_id])


def _set_themes(session: Session, job_id: str, part: str, code_ids: Sequence[str]) -> None:
    session.execute(delete(JobThemeRow).where(JobThemeRow.job_id == job_id, JobThemeRow.part == part))
    for ordinal, code_id in enumerate(code_ids):
        add(session, JobThemeRow, job_id=job_id, code_id=code_id, part=part, ordinal=ordinal)
