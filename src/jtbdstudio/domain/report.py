# SPDX-License-Identifier: MIT
"""What leaves the study: frozen values for Word, Excel and CSV, with every name already shown or hidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jtbdstudio.domain.advice import AdviceTold
from jtbdstudio.domain.codebook import CodeLine
from jtbdstudio.domain.counting import Count
from jtbdstudio.domain.funnel import Passage
from jtbdstudio.domain.scoring import Criterion, Priority
from jtbdstudio.domain.statements import SHARED_BY_MOST

if TYPE_CHECKING:
    from jtbdstudio.domain.coders_report import CodedBy
    from jtbdstudio.domain.debrief_report import DebriefSheet

Tick = Callable[[int, int, str], None]
"""Called while a document is made with `done`, `total` and what is being written; may raise to stop."""

SAID_ONLY = ("opinion", "wish")
"""Kinds of evidence that are said rather than done."""
SPEAKING_LENGTH = range(40, 281)
"""Characters of a quote that says enough and still fits on a slide."""

COUNTING_RULES = (
    "People are counted, not quotes: a talkative customer cannot make a theme bigger than it is.",
    "“9 of 10 customers” means: of ten customers with coded quotes, nine said it at least once.",
    (
        "One customer is a single voice, two are weak evidence, three or more a pattern; from half of all customers "
        "on, a pattern is dominant."
    ),
    (
        "Motivations and outcomes are ranked among the customers who share the struggle. Share is the part of them who "
        "said it, anywhere in their interviews."
    ),
    "What somebody only imagines (“I would …”) does not count, nor does anybody who is not a customer yet.",
)
"""How the numbers came about, for whoever asks (R1, R3, R23)."""


def no_tick(done: int, total: int, text: str) -> None:
    """For whoever does not want to know."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A customer's words as they leave the study. `customer` is a code, or code and name where names are shown."""

    ref: str
    customer: str
    date: str
    time: str
    text: str
    evidence: str = ""
    starred: bool = False
    surprise: bool = False
    exact: bool = True
    """False where the words have moved in the transcript and somebody should look."""
    counts: bool = True
    codes: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()
    energy: tuple[str, ...] = ()
    timeline: tuple[str, ...] = ()
    ours: bool = False
    """True for a note that we wrote ourselves."""

    @property
    def source(self) -> str:
        """`P04, 2026-09-16, 12:10, Q-0412`: the way back to the transcript line."""
        return ", ".join(part for part in (self.customer, self.date, self.time, self.ref) if part)


@dataclass(frozen=True, slots=True)
class Study:
    """What the study is, and what an export of it holds. `coded` is N: customers with coded, counted quotes."""

    name: str
    product: str
    question: str
    decision: str
    date: str
    """The day of the export, ISO."""
    customers: int
    coded: int
    interviews: int
    quotes: int
    counted: int
    named: bool
    """Whether customers' names are shown."""
    version: str
    boxes_after: str
    """Where the twelve questions come from."""
    naming: tuple[str, ...] = ()
    """What to know about names before this is handed on (W07)."""
    advice: tuple[AdviceTold, ...] = ()
    """What stands of the advice list."""

    @property
    def hypothesis(self) -> str:
        """Why every result is a hypothesis; empty where it is not (W06)."""
        return next((told.message for told in self.advice if told.rule == "W06" and told.about_study), "")


@dataclass(frozen=True, slots=True)
class Customer:
    """One row of the list of customers. `name` and `company` are empty unless names are shown."""

    label: str
    name: str
    company: str
    segment: str
    kind: str
    dates: tuple[str, ...]
    quotes: int
    counts: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """One customer in full. `fits` of the six criteria are met; days are ISO or empty; attributes as stored."""

    customer: Customer
    role: str
    fits: int
    channel: str
    hired: str
    fired: str
    started_paying_on: str
    recency: str
    interviews: int
    surprises: int
    deciders: tuple[str, ...]
    """Who decides with them, each with what they are in the decision."""
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A ranked theme (R2) with the quote that says it best."""

    column: str
    name: str
    voice: str
    count: Count
    best: Quote | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A motivation or outcome among the customers of a struggle (R3)."""

    kind: str
    name: str
    customers: int
    base: int
    quotes: int
    share: float
    lift: float
    best: Quote | None


@dataclass(frozen=True, slots=True)
class Struggle:
    """A struggle several customers share, with what they wanted, ranked: motivations, then outcomes."""

    theme: Theme
    wanted: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """One criterion of a job; `score` is None where nobody scored yet."""

    criterion: Criterion
    score: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Job:
    """A job statement with everything that stands behind it."""

    name: str
    when_i: str
    help_me: str
    so_i_can: str
    status: str
    reason: str
    struggle: str
    """Name of the struggle theme; empty where the statement has none."""
    count: Count
    quotes: tuple[Quote, ...]
    """What says the struggle best, different customers first."""
    motivations: tuple[Wanted, ...]
    outcomes: tuple[Wanted, ...]
    priority: Priority
    scores: tuple[Score, ...]
    cautions: tuple[str, ...] = ()

    @property
    def evidence(self) -> str:
        return evidence_line(self.count)


@dataclass(frozen=True, slots=True)
class JobsReport:
    study: Study
    jobs: tuple[Job, ...]
    customers: tuple[Customer, ...]
    register: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """One of the twelve questions. `best` are the starred quotes, `groups` the rest by customer."""

    number: int
    name: str
    stage: str
    tone: str
    question: str
    quotes: int
    customers: int
    coverage: str
    best: tuple[Quote, ...]
    groups: tuple[tuple[str, tuple[Quote, ...]], ...]
    uncounted: tuple[Quote, ...]

    @property
    def summary(self) -> str:
        """`24 quotes from 9 customers · covered`."""
        if not self.quotes:
            return "no counted quotes · empty" if self.uncounted else "no quotes yet · empty"
        return f"{plural(self.quotes, 'quote')} from {plural(self.customers, 'customer')} · {self.coverage}"


@dataclass(frozen=True, slots=True)
class BoxesReport:
    study: Study
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class TableRows:
    """One customer of the JTBD table: the quotes of each column, with the names of their themes there."""

    customer: str
    struggle: tuple[tuple[Quote, str], ...]
    motivation: tuple[tuple[Quote, str], ...]
    outcome: tuple[tuple[Quote, str], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One milestone through one lens: our words, then quotes."""

    text: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Milestone:
    letter: str
    name: str
    phase: str
    leap_of_faith: str
    state: str
    gap: str
    kpi: str
    rule: str
    owner: str
    count: int | None
    passage: Passage | None
    """How many came here from the milestone before; None for the first."""
    biggest_drop: bool
    cells: tuple[Cell, ...]
    """In order of the map's lenses."""


@dataclass(frozen=True, slots=True)
class CxMap:
    name: str
    job: str
    period: str
    lenses: tuple[str, ...]
    milestones: tuple[Milestone, ...]


@dataclass(frozen=True, slots=True)
class WorkbookReport:
    study: Study
    table: tuple[TableRows, ...]
    themes: tuple[Theme, ...]
    struggles: tuple[Struggle, ...]
    criteria: tuple[Criterion, ...]
    jobs: tuple[Job, ...]
    maps: tuple[CxMap, ...]
    quotes: tuple[Quote, ...] = field(default=())
    customers: tuple[Profile, ...] = ()
    debriefs: tuple[DebriefSheet, ...] = ()
    coders: tuple[CodedBy, ...] = ()
    codes: tuple[CodeLine, ...] = ()


def plural(number: int, word: str) -> str:
    """`1 quote`, `2 quotes`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def percent(share: float) -> str:
    """`63%` for five of eight, as a spreadsheet rounds."""
    return f"{int(share * 100 + 0.5)}%"


def evidence_line(count: Count) -> str:
    """`9 of 10 customers · 22 quotes · dominant` (R1, R23)."""
    return f"{count.customers} of {plural(count.of, 'customer')} · {plural(count.quotes, 'quote')} · {count.label}"


def best_of(quotes: Sequence[Quote], most: int = 1) -> tuple[Quote, ...]:
    """The quotes to show first: starred, then done rather than said, then of a speaking length; new voices first."""
    ranked = sorted(quotes, key=_rank)
    heard: set[str] = set()
    first: list[Quote] = []
    for quote in ranked:
        if quote.customer not in heard:
            heard.add(quote.customer)
            first.append(quote)
    shown = {quote.ref for quote in first}
    return tuple((first + [quote for quote in ranked if quote.ref not in shown])[:most])


def _rank(quote: Quote) -> tuple[bool, bool, bool, str]:
    return (not quote.starred, quote.evidence in SAID_ONLY, len(quote.text) not in SPEAKING_LENGTH, quote.ref)


def cautions(count: Count, motivations: Sequence[Wanted], outcomes: Sequence[Wanted]) -> tuple[str, ...]:
    """What a reader should know before believing a statement: few voices (W08), not shared by most (W14)."""
    if not count.customers:
        return ("No counted quote stands behind this statement yet: treat it as a guess.",)
    found = []
    if count.customers == 1:
        found.append("A single customer stands behind this struggle: a story, not a pattern yet.")
    elif count.customers == 2:
        found.append("Two customers stand behind this struggle: a hint, not a pattern yet.")
    for kind, wanted in (("motivation", motivations), ("outcome", outcomes)):
        found.extend(_not_shared(kind, count, wanted))
    return tuple(found)


def _not_shared(kind: str, count: Count, wanted: Sequence[Wanted]) -> list[str]:
    top = next((w for w in wanted if w.customers), None)
    if top is None:
        return [f"No {kind} was heard from these customers: that part of the statement is a guess."]
    if top.share < SHARED_BY_MOST:
        people = f"{top.customers} of these {plural(count.customers, 'customer')}"
        return [f"The top {kind}, “{top.name}”, comes from {people}: not shared by most."]
    return []
