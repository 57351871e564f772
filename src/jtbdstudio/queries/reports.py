# SPDX-License-Identifier: MIT
"""What an export says, filled from the study. Names are hidden here, so no writer of files ever sees one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlalchemy.orm import Session

from jtbdstudio.domain.codes import JOB_COLUMNS
from jtbdstudio.domain.counting import ELIGIBLE_KINDS
from jtbdstudio.domain.report import (
    Box,
    BoxesReport,
    Cell,
    Customer,
    CxMap,
    Job,
    JobsReport,
    Milestone,
    Profile,
    Quote,
    Score,
    Struggle,
    TableRows,
    Theme,
    Wanted,
    WorkbookReport,
    best_of,
    cautions,
)
from jtbdstudio.domain.scoring import Criterion
from jtbdstudio.queries._report_quotes import Reporting
from jtbdstudio.queries.codebook import BoxItem, box_counts
from jtbdstudio.queries.codebook_report import codebook_lines
from jtbdstudio.queries.coders_report import coded_by_two
from jtbdstudio.queries.customers import Customer as CustomerInFull
from jtbdstudio.queries.customers import Stakeholder, customers_in_full
from jtbdstudio.queries.debrief_report import debrief_sheets
from jtbdstudio.queries.interviews import customer_list, interview_list
from jtbdstudio.queries.jobs import (
    FilteredTheme,
    JobItem,
    ThemeRank,
    common_struggles,
    criteria,
    filter_and_rank,
    job_list,
    theme_ranking,
)
from jtbdstudio.queries.maps import MapView, MilestoneView, map_list, map_view

STRUGGLE_QUOTES = 3
_BUYER_ROLES = {
    "job_doer": "does the job",
    "works_with_job_doer": "works with whoever does",
    "economic_buyer": "pays",
}
_STANCES = {"for": "for it", "neutral": "neutral", "against": "against it", "unknown": ""}
_KINDS = {
    "best": "best customer",
    "customer": "customer",
    "churned": "former customer",
    "substitute_buyer": "buyer of a substitute",
    "closed_lost": "lost deal",
    "prospect": "prospect",
    "audience": "audience",
}


def jobs_report(session: Session, day: str, names: bool = False) -> JobsReport:
    """Every job statement with its evidence, the customers, and the register of all quotes."""
    told = Reporting(session, names)
    return JobsReport(told.study(session, day), _jobs(session, told), _customers(session, told), told.all())


def boxes_report(session: Session, day: str, names: bool = False) -> BoxesReport:
    """The 12 boxes with their quotes: those that say it best, then the rest by customer."""
    told = Reporting(session, names)
    boxes = tuple(_box(told, number, item) for number, item in enumerate(box_counts(session), 1))
    return BoxesReport(told.study(session, day), boxes)


def workbook_report(session: Session, day: str, names: bool = False) -> WorkbookReport:
    """Everything the workbook shows."""
    told = Reporting(session, names)
    return WorkbookReport(
        study=told.study(session, day),
        table=_table(session, told),
        themes=tuple(_theme(told, rank) for rank in theme_ranking(session)),
        struggles=tuple(_struggle(told, rank, wanted) for rank, wanted in common_struggles(session)),
        criteria=_criteria(session, told),
        jobs=_jobs(session, told),
        maps=_maps(session, told),
        quotes=told.all(),
        customers=_profiles(session, told),
        debriefs=debrief_sheets(session, told),
        codes=codebook_lines(session, told.names),
        coders=coded_by_two(session, told),
    )


def quotes_report(session: Session, names: bool = False, notes: Sequence[str] | None = None) -> tuple[Quote, ...]:
    """Every quote, in order of its number; or just these notes, in the order given."""
    told = Reporting(session, names)
    return told.all() if notes is None else told.these(session, notes)


def _jobs(session: Session, told: Reporting) -> tuple[Job, ...]:
    asked = _criteria(session, told)
    return tuple(_job(session, told, item, asked) for item in job_list(session))


def _job(session: Session, told: Reporting, item: JobItem, asked: tuple[Criterion, ...]) -> Job:
    struggle = next(iter(item.themes.get("struggle", ())), "")
    filtered = filter_and_rank(session, struggle) if struggle else ()
    wanted = [_wanted(told, theme, struggle) for theme in filtered]
    motivations = tuple(w for w in wanted if w.kind == "motivation")
    outcomes = tuple(w for w in wanted if w.kind == "outcome")
    hide = told.names.written
    return Job(
        name=hide(item.name), when_i=hide(item.when_i), help_me=hide(item.help_me), so_i_can=hide(item.so_i_can),
        status=item.status, reason=hide(item.reason), struggle=told.theme_name(struggle) if struggle else "",
        count=item.count, quotes=best_of(told.behind(struggle), STRUGGLE_QUOTES), motivations=motivations,
        outcomes=outcomes, priority=item.priority, scores=_scores(told, item, asked),
        cautions=cautions(item.count, motivations, outcomes),
    )  # fmt: skip


def _scores(told: Reporting, item: JobItem, asked: tuple[Criterion, ...]) -> tuple[Score, ...]:
    return tuple(
        Score(criterion, given.score if given else None, told.names.written(given.reason) if given else "")
        for criterion in asked
        for given in [item.scores.get(criterion.id)]
    )


def _criteria(session: Session, told: Reporting) -> tuple[Criterion, ...]:
    hide = told.names.written
    return tuple(
        Criterion(c.id, hide(c.name), hide(c.question), c.weight, c.higher_is_better) for c in criteria(session)
    )


def _wanted(told: Reporting, theme: FilteredTheme, struggle: str) -> Wanted:
    return Wanted(
        theme.kind, told.theme_name(theme.code_id), theme.customers, theme.base, theme.quotes, theme.share, theme.lift,
        told.best(theme.code_id, struggle),
    )  # fmt: skip


def _theme(told: Reporting, rank: ThemeRank) -> Theme:
    name, voice = told.theme_name(rank.code_id), told.names.written(rank.voice)
    return Theme(rank.column, name, voice, rank.count, told.best(rank.code_id))


def _struggle(told: Reporting, rank: ThemeRank, wanted: tuple[FilteredTheme, ...]) -> Struggle:
    return Struggle(_theme(told, rank), tuple(_wanted(told, theme, rank.code_id) for theme in wanted))


def _table(session: Session, told: Reporting) -> tuple[TableRows, ...]:
    """Customers in order of their codes; within one, quotes as they were said."""
    columns = [told.column(handle) for handle in JOB_COLUMNS]
    rows = (
        TableRows(told.names.label(c.id), *(column.get(c.id, ()) for column in columns)) for c in customer_list(session)
    )
    return tuple(row for row in rows if row.struggle or row.motivation or row.outcome)


def _box(told: Reporting, number: int, item: BoxItem) -> Box:
    counted = told.behind(item.code_id)
    best = tuple(q for q in counted if q.starred)
    rest: dict[str, list[Quote]] = {}
    for quote in counted:
        if not quote.starred:
            rest.setdefault(quote.customer, []).append(quote)
    groups = tuple((customer, tuple(rest[customer])) for customer in sorted(rest))
    return Box(
        number, told.names.written(item.name), item.stage, item.tone, told.names.written(item.question), item.quotes,
        item.customers, item.coverage, best, groups, told.uncounted(item.code_id),
    )  # fmt: skip


def _customers(session: Session, told: Reporting) -> tuple[Customer, ...]:
    interviews = interview_list(session)
    people = []
    for c in customer_list(session):
        mine = [i for i in interviews if i.customer_id == c.id]
        named = c.id in told.names.shown
        people.append(
            Customer(
                told.names.label(c.id), c.name if named else "", c.company if named else "",
                told.names.written(c.segment), _KINDS.get(c.kind, c.kind), tuple(i.held_on for i in mine if i.held_on),
                sum(i.quotes for i in mine), c.kind in ELIGIBLE_KINDS,
            )
        )  # fmt: skip
    return tuple(people)


def _profiles(session: Session, told: Reporting) -> tuple[Profile, ...]:
    """Customers in full, in order of their codes."""
    surprises: Counter[str] = Counter()
    for item in interview_list(session):
        surprises[item.customer_id] += item.surprises
    known = {c.id: c for c in customers_in_full(session)}
    listed = zip(customer_list(session), _customers(session, told), strict=True)
    return tuple(_profile(told, known[item.id], row, surprises[item.id]) for item, row in listed)


def _profile(told: Reporting, c: CustomerInFull, row: Customer, surprises: int) -> Profile:
    hide = told.names.written
    return Profile(
        row, hide(c.role), c.fits, hide(c.channel), hide(c.hired), hide(c.fired), c.started_paying_on, c.recency,
        c.interviews, surprises, tuple(hide(_decider(who)) for who in c.stakeholders),
        tuple((name, hide(value)) for name, value in c.attributes.items()),
    )  # fmt: skip


def _decider(who: Stakeholder) -> str:
    """`Mr. Cavendish, who owns the home (pays, for)`."""
    marks = [_BUYER_ROLES.get(who.buyer_role, ""), "owns the result" if who.owns_result else "", _STANCES[who.stance]]
    told = ", ".join(filter(None, marks))
    return f"{who.label} ({told})" if told else who.label


def _maps(session: Session, told: Reporting) -> tuple[CxMap, ...]:
    views = (map_view(session, item.id) for item in map_list(session))
    return tuple(_map(told, view) for view in views if view is not None)


def _map(told: Reporting, view: MapView) -> CxMap:
    biggest = view.funnel.biggest_drop
    return CxMap(
        told.names.written(view.name),
        told.names.written(view.job_name),
        view.period,
        tuple(lens.name for lens in view.lenses),
        tuple(
            _milestone(told, view, milestone, biggest is not None and index == biggest + 1)
            for index, milestone in enumerate(view.milestones)
        ),
    )


def _milestone(told: Reporting, view: MapView, m: MilestoneView, biggest_drop: bool) -> Milestone:
    hide = told.names.written
    cells = tuple(
        Cell(hide(cell.text), tuple(told.quote(card) for card in cell.quotes))
        for cell in (view.cell(m.id, lens.id) for lens in view.lenses)
    )
    return Milestone(
        m.letter, hide(m.name), m.phase, hide(m.leap_of_faith), m.state, hide(m.gap), hide(m.kpi), hide(m.rule),
        m.owner, m.count, m.passage, biggest_drop, cells,
    )  # fmt: skip
