# SPDX-License-Identifier: MIT
"""The advice list: the facts of the study, what the rules say to them, and what was set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from jtbdstudio.domain.advice import (
    Advice,
    CustomerFacts,
    GuideFacts,
    InterviewFacts,
    QuoteFacts,
    StudyFacts,
    Subject,
    advise,
)
from jtbdstudio.domain.refs import quote_ref
from jtbdstudio.queries.customers import customers_in_full
from jtbdstudio.queries.guides import guides
from jtbdstudio.store.clock import now
from jtbdstudio.store.schema import (
    CustomerRow,
    DebriefAnswerRow,
    DebriefRow,
    DismissedAdviceRow,
    InterviewRow,
    NoteRow,
    StudyRow,
    TranscriptRow,
    TurnRow,
)


@dataclass(frozen=True, slots=True)
class AdviceList:
    """Standing advice, strong first, and what was set aside with its reason."""

    standing: tuple[Advice, ...]
    dismissed: tuple[Advice, ...]

    def about(self, *keys: str) -> tuple[Advice, ...]:
        """What stands about these subjects (`Subject.key`)."""
        return tuple(advice for advice in self.standing if advice.subject.key in keys)


def advice_list(session: Session) -> AdviceList:
    """All advice of the study (M1, W01-W07, W13, W25)."""
    found = advise(
        studies=_study(session),
        interviews=_interviews(session),
        customers=_customers(session),
        guides=_guides(session),
        quotes=_quotes(session),
    )
    return _sorted_out(session, found)


def customer_advice(session: Session, customer_id: str) -> AdviceList:
    """What the list says about one customer."""
    return _sorted_out(session, advise(customers=_customers(session, customer_id)))


def _sorted_out(session: Session, found: Sequence[Advice]) -> AdviceList:
    """What stands, and what was set aside."""
    aside = _aside(session)
    standing = [advice for advice in found if (advice.rule, advice.subject.key) not in aside]
    dismissed = [
        replace(advice, dismissed=True, reason=aside[advice.rule, advice.subject.key])
        for advice in found
        if (advice.rule, advice.subject.key) in aside
    ]
    return AdviceList(tuple(standing), tuple(dismissed))


def advice_on_quotes(session: Session, note_ids: Collection[str]) -> dict[str, Advice]:
    """What stands about these quotes, by note id; most have nothing."""
    found = advise(quotes=_quotes(session, NoteRow.id.in_(list(note_ids))))
    aside = _aside(session) if found else {}
    return {advice.subject.id: advice for advice in found if (advice.rule, advice.subject.key) not in aside}


def _aside(session: Session) -> dict[tuple[str, str], str]:
    """Why advice was set aside, by rule and subject."""
    d = DismissedAdviceRow
    return {(rule, subject): reason for rule, subject, reason in session.execute(select(d.rule, d.subject, d.reason))}


def _study(session: Session) -> list[StudyFacts]:
    rows = session.execute(select(StudyRow.id, StudyRow.name, StudyRow.mode))
    return [StudyFacts(Subject("study", study_id, name), mode) for study_id, name, mode in rows]


def _customers(session: Session, *customer_ids: str) -> list[CustomerFacts]:
    return [
        CustomerFacts(
            subject=Subject("customer", customer.id, customer.code),
            kind=customer.kind,
            fit=customer.fit,
            started_paying_on=customer.started_paying_on,
            first_held_on=customer.first_held_on,
            is_b2b=customer.is_b2b,
            stakeholders=len(customer.stakeholders),
            has_owner=any(who.owns_result for who in customer.stakeholders),
            has_buyer=any(who.buyer_role == "economic_buyer" for who in customer.stakeholders),
            quotes=customer.quotes,
        )
        for customer in customers_in_full(session, *customer_ids)
    ]


def _interviews(session: Session) -> list[InterviewFacts]:
    i, c, d = InterviewRow, CustomerRow, DebriefRow
    query = (
        select(
            i.id, c.code, i.kind, i.held_on, i.ended_at, i.partner, i.consent, TranscriptRow.id, d.id, d.finished_at,
            d.closing_asked,
        )
        .join(c, i.customer_id == c.id)
        .outerjoin(d, d.interview_id == i.id)
        .outerjoin(TranscriptRow, TranscriptRow.interview_id == i.id)
        .order_by(c.code, i.held_on)
    )  # fmt: skip
    quotes, surprises, wrote, time = *_notes(session), _researchers(session), now()
    checks = _checks(session)
    return [
        InterviewFacts(
            subject=Subject("interview", row.id, row.code),
            kind=row.kind,
            held_on=row.held_on,
            ended_at=row.ended_at,
            now=time,
            has_transcript=row[7] is not None,
            quotes=quotes.get(row.id, 0),
            surprises=surprises.get(row.id, 0),
            debrief_started=row[8] is not None,
            debrief_finished=bool(row.finished_at),
            partner=row.partner,
            researchers=wrote.get(row.id, 0),
            closing_asked=row.closing_asked or "?",
            consent=row.consent,
            to_check=checks.get(row.id, 0),
        )
        for row in session.execute(query)
    ]


def _notes(session: Session) -> tuple[dict[str, int], dict[str, int]]:
    """Quotes and surprises by interview."""
    n = NoteRow
    surprising = or_(n.surprise == 1, n.kind == "surprise")
    query = select(n.interview_id, func.sum(n.kind == "quote"), func.sum(surprising)).group_by(n.interview_id)
    rows = session.execute(query.where(n.interview_id.is_not(None))).all()
    return {str(one): int(many) for one, many, _ in rows}, {str(one): int(many) for one, _, many in rows}


def _checks(session: Session) -> dict[str, int]:
    """How many quotes of an interview somebody should look at."""
    n = NoteRow
    query = select(n.interview_id, func.count()).where(n.needs_check == 1, n.kind == "quote").group_by(n.interview_id)
    return {str(one): int(many) for one, many in session.execute(query) if one is not None}


def _researchers(session: Session) -> dict[str, int]:
    """How many people have written something in the debrief of an interview."""
    a, d = DebriefAnswerRow, DebriefRow
    query = select(d.interview_id, func.count(a.researcher.distinct())).join(a, a.debrief_id == d.id)
    return dict(session.execute(query.group_by(d.interview_id)).all())


def _guides(session: Session) -> list[GuideFacts]:
    return [
        GuideFacts(Subject("guide", guide.id, guide.name), guide.kind, any(q.is_closing for q in guide.questions))
        for guide in guides(session)
    ]


def _quotes(session: Session, *where: ColumnElement[bool]) -> list[QuoteFacts]:
    """Quotes that reach into a turn of the interviewer.

    Turns are sought from the one a quote begins in, one step in their index, not from the top of the transcript.
    """
    n, t, first_turn = NoteRow, TurnRow, aliased(TurnRow)
    begins = select(func.max(first_turn.start)).where(
        first_turn.transcript_id == n.transcript_id, first_turn.start <= n.start
    )
    query = (
        select(n.id, n.number, n.text, n.start, t.start, t.end)
        .join(t, and_(t.transcript_id == n.transcript_id, t.start >= begins.scalar_subquery(), t.start < n.end))
        .where(n.kind == "quote", t.role == "interviewer", t.end > n.start, *where)
        .order_by(n.number)
    )
    words: Counter[tuple[str, int]] = Counter()
    for note_id, number, text, start, turn_start, turn_end in session.execute(query):
        first = start or 0
        words[note_id, number] += len(text[max(0, turn_start - first) : turn_end - first].split())
    return [QuoteFacts(Subject("quote", one, quote_ref(number)), count) for (one, number), count in words.items()]
