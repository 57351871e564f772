# SPDX-License-Identifier: MIT
"""From themes to jobs: the ranking, the filter on a struggle, the statements with their evidence and scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio.domain.codes import JOB_COLUMNS, CodeTree
from jtbdstudio.domain.counting import Count, Tally, evidence_label
from jtbdstudio.domain.scoring import Criterion, Priority, priority
from jtbdstudio.domain.statements import Draft, drafted, in_voice, sentence
from jtbdstudio.store.reading import code_tree, tally
from jtbdstudio.store.schema import CriterionRow, CustomerRow, JobRow, JobScoreRow, JobThemeRow


@dataclass(frozen=True, slots=True)
class ThemeRank:
    """A theme's place in its column (R2). `voice` is its name as long as nobody gave it one (`has_voice`)."""

    code_id: str
    column: str
    name: str
    path: str
    voice: str
    tone: str
    count: Count
    has_voice: bool = True


@dataclass(frozen=True, slots=True)
class FilteredTheme:
    """A motivation or outcome among the customers who share a struggle (R3)."""

    code_id: str
    kind: str
    name: str
    path: str
    customers: int
    base: int
    quotes: int
    share: float
    lift: float


@dataclass(frozen=True, slots=True)
class JobScore:
    score: int
    reason: str


@dataclass(frozen=True, slots=True)
class JobItem:
    """A job statement. `customers` and `quotes` count its struggle theme; `themes` maps a part to code ids."""

    id: str
    name: str
    when_i: str
    help_me: str
    so_i_can: str
    status: str
    reason: str
    themes: Mapping[str, tuple[str, ...]]
    count: Count
    scores: Mapping[str, JobScore]
    priority: Priority

    @property
    def statement(self) -> str:
        return sentence(self.when_i, self.help_me, self.so_i_can)

    @property
    def label(self) -> str:
        return evidence_label(self.count.customers, self.count.of)


@dataclass(frozen=True, slots=True)
class JobsView:
    """Everything the jobs page shows while one struggle is chosen.

    `draft` is what the counts of today say about the struggle; `segments` are its customers by segment. Both are
    empty when there is no struggle theme.
    """

    struggles: tuple[ThemeRank, ...]
    struggle_id: str
    themes: tuple[FilteredTheme, ...]
    draft: Draft | None
    segments: tuple[tuple[str, int], ...]
    jobs: tuple[JobItem, ...]
    criteria: tuple[Criterion, ...]


def jobs_view(session: Session, struggle_id: str = "") -> JobsView:
    """The jobs page for a struggle; for the first of the ranking when there is no such theme (any more)."""
    tree = code_tree(session)
    counted = tally(session, tree)
    struggles = _ranking(tree, counted, ("struggle",))
    jobs, asked = _jobs(session, counted), criteria(session)
    known = [rank.code_id for rank in struggles]
    if not known:
        return JobsView((), "", (), None, (), jobs, asked)
    chosen = struggle_id if struggle_id in known else known[0]
    segments = _segments(session, counted.customers(chosen))
    themes = _filtered(tree, counted, chosen)
    return JobsView(struggles, chosen, themes, drafted(counted, tree, chosen), segments, jobs, asked)


def notes_behind(
    session: Session, code_ids: Sequence[str], customers_of: str | None = None, segment: str | None = None
) -> tuple[str, ...]:
    """Ids of the counted quotes that carry any of these codes: of everybody, another code's customers, a segment."""
    counted = tally(session)
    among = counted.customers(customers_of) if customers_of is not None else None
    if segment is not None:
        members = set(session.execute(select(CustomerRow.id).where(CustomerRow.segment == segment)).scalars())
        among = frozenset(members if among is None else among & members)
    return tuple(dict.fromkeys(note for code_id in code_ids for note in counted.notes(code_id, among)))


def _segments(session: Session, customers: frozenset[str]) -> tuple[tuple[str, int], ...]:
    rows = session.execute(select(CustomerRow.id, CustomerRow.segment).where(CustomerRow.segment != ""))
    counted = Counter(segment for customer_id, segment in rows if customer_id in customers)
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0].casefold())))


def theme_ranking(session: Session, columns: tuple[str, ...] = JOB_COLUMNS) -> tuple[ThemeRank, ...]:
    """Every theme of these columns, ranked within its column (R2); columns in the order given."""
    tree = code_tree(session)
    return _ranking(tree, tally(session, tree), columns)


def _ranking(tree: CodeTree, counted: Tally, columns: tuple[str, ...]) -> tuple[ThemeRank, ...]:
    found = []
    for column in columns:
        themes = [code.id for code in tree.walk(tree.handle(column).id)]
        for ranked in counted.ranking(themes):
            code = tree[ranked.code_id]
            found.append(
                ThemeRank(
                    code.id, column, code.name, tree.path(code.id), in_voice(code.voice, code.name),
                    tree.tone(code.id), ranked.count, bool(code.voice.strip()),
                )
            )  # fmt: skip
    return tuple(found)


def filter_and_rank(session: Session, struggle_id: str) -> tuple[FilteredTheme, ...]:
    """Motivations, then outcomes, of the customers who share a struggle (R3)."""
    tree = code_tree(session)
    return _filtered(tree, tally(session, tree), struggle_id)


def common_struggles(session: Session, least: int = 2) -> tuple[tuple[ThemeRank, tuple[FilteredTheme, ...]], ...]:
    """Every struggle that at least so many customers share, each with what they wanted."""
    tree = code_tree(session)
    counted = tally(session, tree)
    struggles = [rank for rank in theme_ranking(session, ("struggle",)) if rank.count.customers >= least]
    return tuple((rank, _filtered(tree, counted, rank.code_id)) for rank in struggles)


def _filtered(tree: CodeTree, counted: Tally, struggle_id: str) -> tuple[FilteredTheme, ...]:
    return tuple(
        FilteredTheme(
            c.code_id, kind, tree[c.code_id].name, tree.path(c.code_id), c.customers, c.base, c.quotes, c.share, c.lift
        )
        for kind in ("motivation", "outcome")
        for c in counted.given(struggle_id, [code.id for code in tree.walk(tree.handle(kind).id)])
    )


def criteria(session: Session) -> tuple[Criterion, ...]:
    """The questions for choosing a job, in order."""
    c = CriterionRow
    rows = session.execute(select(c.id, c.name, c.question, c.weight, c.higher_is_better).order_by(c.ordinal))
    return tuple(Criterion(i, name, question, weight, bool(higher)) for i, name, question, weight, higher in rows)


def job_list(session: Session) -> tuple[JobItem, ...]:
    """Every job: the chosen one first, then by score, then by customers."""
    return _jobs(session, tally(session))


def _jobs(session: Session, counted: Tally) -> tuple[JobItem, ...]:
    asked = criteria(session)
    themes, scores = _themes(session), _scores(session)
    j = JobRow
    jobs = []
    for row in session.execute(
        select(j.id, j.name, j.when_i, j.help_me, j.so_i_can, j.status, j.reason).order_by(j.ordinal)
    ):
        parts = themes.get(row[0], {})
        struggle = parts.get("struggle", ())
        count = counted.count(struggle[0]) if struggle else Count(0, 0, counted.of)
        mine = scores.get(row[0], {})
        points = priority({criterion: given.score for criterion, given in mine.items()}, asked)
        jobs.append(JobItem(*row, themes=parts, count=count, scores=mine, priority=points))
    return tuple(sorted(jobs, key=lambda i: (i.status != "priority", -(i.priority.value or 0), -i.count.customers)))


def _themes(session: Session) -> dict[str, dict[str, tuple[str, ...]]]:
    t = JobThemeRow
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for job_id, part, code_id in session.execute(select(t.job_id, t.part, t.code_id).order_by(t.ordinal)):
        parts = found.setdefault(job_id, {})
        parts[part] = (*parts.get(part, ()), code_id)
    return found


def _scores(session: Session) -> dict[str, dict[str, JobScore]]:
    s = JobScoreRow
    found: dict[str, dict[str, JobScore]] = {}
    for job_id, criterion_id, score, reason in session.execute(select(s.job_id, s.criterion_id, s.score, s.reason)):
        found.setdefault(job_id, {})[criterion_id] = JobScore(score, reason)
    return found
