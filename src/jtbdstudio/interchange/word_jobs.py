# SPDX-License-Identifier: MIT
"""The sections of *Job statements*: summary, one section a job, appendix with customers and the quote register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jtbdstudio.domain.report import (
    COUNTING_RULES,
    Customer,
    Job,
    JobsReport,
    Quote,
    Study,
    Tick,
    Wanted,
    percent,
    plural,
)
from jtbdstudio.domain.statements import sentence
from jtbdstudio.interchange.tables import STATUSES, counted_note, criterion_name
from jtbdstudio.interchange.word_body import Column, Places, link, para, place, run, table
from jtbdstudio.interchange.word_parts import quote_runs

_REGISTER_STEP = 250
_SUMMARY = (Column("Job", 2000), Column("Statement", 4570), Column("Customers", 1340), Column("Priority", 1500))
_WANTED = (Column("Theme", 2500), Column("Customers", 1140), Column("Share", 830), Column("Says it best", 4940))
_SCORES = (Column("Criterion", 2700), Column("Score", 1500), Column("Reason", 5210))
_PEOPLE = (Column("Customer", 1200), Column("Segment", 3500), Column("Kind", 2210), Column("Interview", 1500),
           Column("Quotes", 1000, right=True))  # fmt: skip
_NAMED = (Column("Customer", 1900), Column("Company", 1900), Column("Segment", 2000), Column("Kind", 1610),
          Column("Interview", 1200), Column("Quotes", 800, right=True))  # fmt: skip
_REGISTER = (Column("Id", 850), Column("Customer", 930), Column("Date", 1080), Column("Time", 750),
             Column("Quote", 3150), Column("Codes", 2650))  # fmt: skip


def summary(jobs: Sequence[Job]) -> list[str]:
    if not jobs:
        return [para("Caution", run("No job statement is written yet. Choose a struggle theme and draft one from it."))]
    rows = [
        (
            para("TableText", link(f"job_{number}", job.name, "Strong")),
            para("TableText", run(sentence(job.when_i, job.help_me, job.so_i_can))),
            para("TableText", run(f"{job.count.customers} of {job.count.of}")),
            para("TableText", run(_standing(job))),
        )
        for number, job in enumerate(jobs)
    ]  # fmt: skip
    return [para("Heading2", run("Summary")), table(_SUMMARY, rows)]


def _standing(job: Job) -> str:
    score = f"{job.priority.value:.1f} of 5" if job.priority.value is not None else "not scored"
    return f"{STATUSES.get(job.status, job.status)}\n{score}"


def job_section(job: Job, number: int, places: Places) -> list[str]:
    chosen = [run("Chosen job", "Link")] if job.status == "priority" else [run(STATUSES.get(job.status, job.status))]
    return [
        para("Kicker", *chosen, new_page=True),
        para("Heading1", places.mark(f"job_{number}", run(job.name))),
        para("Statement", run("When I ", "Lead"), run(job.when_i or "…", "ClauseStruggle")),
        para("Statement", run("Help me ", "Lead"), run(job.help_me or "…", "ClauseMotivation")),
        para("Statement", run("So I can ", "Lead"), run(job.so_i_can or "…", "ClauseOutcome")),
        para("Evidence", run(job.evidence)),
        *(para("Caution", run(caution)) for caution in job.cautions),
        *_struggle(job),
        *_wanted(job, "Motivations", "What they were looking for", job.motivations),
        *_wanted(job, "Outcomes", "How life is better", job.outcomes),
        *_priority(job),
    ]


def _struggle(job: Job) -> list[str]:
    if not job.struggle:
        return [
            para("Caution", run("This statement is linked to no struggle theme, so nothing can be counted for it."))
        ]
    quotes = [para("Quote", *quote_runs(quote, linked=True)) for quote in job.quotes]
    return [para("Heading2", run(f"Struggle: {job.struggle}")), *quotes]


def _wanted(job: Job, heading: str, meaning: str, wanted: Sequence[Wanted]) -> list[str]:
    """A table of what several of them said; single voices in one line below."""
    shared = [w for w in wanted if w.customers > 1]
    single = [w for w in wanted if w.customers == 1]
    if not shared and not single:
        return []
    base = plural(job.count.customers, "customer")
    parts = [
        para("Heading2", run(f"{heading} of "), run("this customer" if job.count.customers == 1 else f"these {base}"))
    ]
    parts.append(para("Question", run(f"{meaning[0].upper()}{meaning[1:]}, ranked by customers.")))
    if shared:
        parts.append(table(_WANTED, [_wanted_row(w) for w in shared]))
    if single:
        lead = "Heard from one customer each: " if shared else "Heard from one customer only: "
        parts.append(para("TableNote", run(lead, "Strong"), *_single_voices(single)))
    return parts


def _wanted_row(w: Wanted) -> tuple[str, ...]:
    best = para("TableQuote", *quote_runs(w.best, linked=True)) if w.best else para("TableText")
    return (
        para("TableText", run(w.name, "Strong")),
        para("TableText", run(f"{w.customers} of {w.base}")),
        para("TableText", run(percent(w.share))),
        best,
    )


def _single_voices(wanted: Sequence[Wanted]) -> list[str]:
    runs = []
    for k, w in enumerate(wanted):
        runs.append(run(("; " if k else "") + w.name))
        if w.best:
            runs += [run(" ("), link(place(w.best.ref), w.best.ref, "Source"), run(")")]
    return [*runs, run(".")]


def _priority(job: Job) -> list[str]:
    if job.priority.value is None and not job.reason:
        return []
    parts = [para("Heading2", run("Priority"))]
    if job.reason:
        parts.append(para("Normal", run("Why: " if job.status == "priority" else "Note: ", "Strong"), run(job.reason)))
    if job.priority.value is None:
        return parts
    scored = f"Score {job.priority.value:.1f} of 5 · {job.priority.scored} of {job.priority.criteria} criteria scored"
    return [*parts, para("Evidence", run(scored), keep=True), _scores(job)]


def _scores(job: Job) -> str:
    """Each score with its reason; where nobody wrote reasons, with what the criterion asks."""
    given = any(score.reason for score in job.scores)
    rows = [
        (
            para("TableText", run(criterion_name(s.criterion), "Strong")),
            para("TableText", run("●" * s.score), run("●" * (5 - s.score), "Unscored"), run(f"  {s.score}")),
            para("TableText", run(s.reason if given else s.criterion.question)),
        )
        for s in job.scores
        if s.score is not None
    ]
    return table((*_SCORES[:2], Column("Reason" if given else "What it asks", _SCORES[2].width)), rows)


def appendix(report: JobsReport, places: Places, tick: Tick) -> list[str]:
    study = report.study
    left_out = study.quotes - study.counted
    return [
        para("Kicker", run("Appendix"), new_page=True),
        para("Heading1", run("How the counting works")),
        *(para("ListBullet", run(rule)) for rule in COUNTING_RULES),
        para("ListBullet", run(counted_note(left_out))),
        *_advice(study),
        para("Heading2", run("Customers")),
        _people(report.customers, study.named),
        para("Heading2", run("Quote register")),
        para("Question", run("Every quote of the study. Search for its id in JTBD Studio to read it in its place.")),
        table(_REGISTER, _register(report.register, places, tick)),
        para("TableSmall"),
    ]


def _advice(study: Study) -> list[str]:
    """What a careful colleague would mention, so that nobody finds out later."""
    if not study.advice:
        return []
    return [
        para("Heading2", run("Advice that stands")),
        *(para("ListBullet", run(told.line)) for told in study.advice),
    ]


def _people(customers: Sequence[Customer], named: bool) -> str:
    return table(_NAMED if named else _PEOPLE, [_person(customer, named) for customer in customers])


def _person(c: Customer, named: bool) -> tuple[str, ...]:
    kind = c.kind if c.counts else f"{c.kind} (not counted)"
    return (
        para("TableText", run(c.label, "Strong")),
        *([para("TableText", run(c.company))] if named else []),
        para("TableText", run(c.segment)),
        para("TableText", run(kind)),
        para("TableText", run("\n".join(c.dates))),
        para("TableText", run(str(c.quotes)), right=True),
    )


def _register(quotes: Sequence[Quote], places: Places, tick: Tick) -> Iterable[list[str]]:
    for done, quote in enumerate(quotes):
        if done % _REGISTER_STEP == 0:
            tick(done, len(quotes), "Quote register")
        notes = [note for note, so in (("not counted", not quote.counts), ("to be checked", not quote.exact)) if so]
        codes = "; ".join((*quote.codes, *notes))
        yield [
            para("TableRegister", places.mark(place(quote.ref), run(quote.ref, "Strong"))),
            para("TableRegister", run(quote.customer)),
            para("TableRegister", run(quote.date)),
            para("TableRegister", run(quote.time)),
            para("TableRegister", run(quote.text)),
            para("TableSmall", run(codes)),
        ]
