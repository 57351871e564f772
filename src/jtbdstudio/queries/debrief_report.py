# SPDX-License-Identifier: MIT
"""What the debrief document says, filled from the study; whoever asked appears as Interviewer 1, 2 unless named."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio.domain.debrief import ANSWERED
from jtbdstudio.domain.debrief_report import (
    Answered,
    BoxNotes,
    DebriefSheet,
    DebriefsReport,
    HeardLine,
    Surprising,
    TalkState,
)
from jtbdstudio.domain.pseudonyms import INTERVIEWER, renamed
from jtbdstudio.domain.report import best_of
from jtbdstudio.queries._report_quotes import Reporting
from jtbdstudio.queries.advice import AdviceList, advice_list
from jtbdstudio.queries.debriefs import BoxHeard, DebriefView, debrief_view, debriefed_interviews
from jtbdstudio.queries.interviews import interview_list
from jtbdstudio.store.schema import CustomerRow, DebriefAnswerRow, InterviewRow, NoteRow


def debriefs_report(session: Session, day: str, names: bool = False, only: str | None = None) -> DebriefsReport:
    """Every debrief that was begun, or that of one interview."""
    told = Reporting(session, names)
    wanted = debriefed_interviews(session) if only is None else (only,)
    views = [view for view in (debrief_view(session, interview) for interview in wanted) if view is not None]
    place = {view.interview_id: number for number, view in enumerate(views)}
    talks = tuple(
        TalkState(told.names.label(item.customer_id), item.held_on, item.debrief, place.get(item.id))
        for item in interview_list(session)
        if item.debrief != "none" and (only is None or item.id == only)
    )
    return DebriefsReport(told.study(session, day), talks, _sheets(session, told, views), only is not None)


def debrief_sheets(session: Session, told: Reporting) -> tuple[DebriefSheet, ...]:
    """Every debrief that was begun, for a report that is being read already."""
    views = (debrief_view(session, interview) for interview in debriefed_interviews(session))
    return _sheets(session, told, [view for view in views if view is not None])


def _sheets(session: Session, told: Reporting, views: Sequence[DebriefView]) -> tuple[DebriefSheet, ...]:
    telling = _Telling(session, told)
    return tuple(map(telling.sheet, views))


class _Telling:
    """Debriefs as they leave the study."""

    def __init__(self, session: Session, told: Reporting) -> None:
        self._told = told
        self._advice: AdviceList = advice_list(session)
        self._segments: dict[str, str] = dict(session.execute(select(CustomerRow.id, CustomerRow.segment)).all())
        people = researchers(session)
        self._who = dict(zip(people, people if told.named else _labels(len(people))))
        self._hide: Callable[[str], str] = renamed({} if told.named else self._who)

    def sheet(self, view: DebriefView) -> DebriefSheet:
        named = view.customer_id in self._told.names.shown
        return DebriefSheet(
            customer=self._told.names.label(view.customer_id),
            role=self._written(view.role),
            company=view.company if named else "",
            segment=self._written(self._segments.get(view.customer_id, "")),
            held_on=view.held_on,
            state=view.state,
            finished_on=view.finished_at[:10],
            researchers=tuple(self._who.get(name, "") for name in view.researchers),
            answers=self._answers(view),
            surprises=self._surprises(view),
            nothing_surprising=view.nothing_surprising,
            closing=self._written(view.closing),
            closing_asked=view.closing_asked,
            closing_answer=self._written(view.closing_answer),
            boxes=tuple(self._box(number, box) for number, box in enumerate(view.boxes, 1)),
            advice=self._advised(view),
        )

    def _written(self, text: str) -> str:
        return self._hide(self._told.names.written(text))

    def _answers(self, view: DebriefView) -> tuple[Answered, ...]:
        asked = [question for question in view.questions if question.handle in ANSWERED]
        return tuple(
            Answered(
                self._written(question.text),
                tuple(self._written(view.answers.get((question.handle, who), "")) for who in view.researchers),
            )
            for question in asked
        )

    def _surprises(self, view: DebriefView) -> tuple[Surprising, ...]:
        """A quote in its own words: what the sticky says of it is ours."""
        return tuple(
            Surprising(
                text=self._told.by_id(s.note_id).text if s.is_quote else self._written(s.text),
                ref=s.ref,
                who="" if s.is_quote else self._who.get(s.researcher, ""),
                is_quote=s.is_quote,
            )
            for s in view.surprises
        )

    def _box(self, number: int, box: BoxHeard) -> BoxNotes:
        return BoxNotes(
            number,
            self._written(box.name),
            box.state,
            tuple(HeardLine(self._written(c.text), c.ref, c.evidence == "inferred") for c in box.lines),
            best_of([self._told.quote(card) for card in box.quotes], len(box.quotes)),
        )

    def _advised(self, view: DebriefView) -> tuple[str, ...]:
        """What stands about the talk and whom it was with."""
        keys = (f"interview:{view.interview_id}", f"customer:{view.customer_id}")
        return tuple(advice.message for advice in self._advice.about(*keys))


def researchers(session: Session) -> tuple[str, ...]:
    """Whoever asks or debriefs in the study, the first to be on file first."""
    i, a, n = InterviewRow, DebriefAnswerRow, NoteRow
    asked = session.execute(select(i.interviewer, i.partner).order_by(i.created_at, i.held_on)).all()
    wrote = session.execute(select(a.researcher).distinct().order_by(a.researcher)).scalars().all()
    noted = select(n.created_by).where(n.kind == "surprise").distinct().order_by(n.created_by)
    names = (*(name for pair in asked for name in pair), *wrote, *session.execute(noted).scalars())
    return tuple(dict.fromkeys(name for name in names if name))


def _labels(count: int) -> list[str]:
    return [INTERVIEWER] if count == 1 else [f"{INTERVIEWER} {number + 1}" for number in range(count)]
