# SPDX-License-Identifier: MIT
"""The sheets as plain rows: what stands in which column, whoever writes them. And CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from jtbdstudio.domain.report import CxMap, Job, Milestone, Quote, Struggle, TableRows, Theme, best_of, plural
from jtbdstudio.domain.scoring import Criterion

Value = str | int | float | date | None
Row = tuple[Value, ...]

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
QUOTES_IN_CELL = 4
"""Quotes written out in one cell of a map, the best first; the others stand there by their ids."""

COLUMN_NAMES = {"struggle": "Struggle", "motivation": "Motivation", "outcome": "Outcome"}
STATES = {
    "meets_need": "Meets the need",
    "mixed": "Mixed",
    "dropping_ball": "Dropping the ball",
    "unknown": "",
}
STATUSES = {"draft": "Draft", "reviewed": "Reviewed", "priority": "Chosen", "tabled": "Tabled", "retired": "Retired"}


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns over rows of plain values."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]


def clean(text: str) -> str:
    """Text that every file format takes: no control characters, no halves of characters, plain line ends."""
    return _NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n"))


def quote_with_id(quote: Quote | None, who: bool = False) -> str:
    """The words, then where they stand: `… (Q-0412)`, or `… (P04, Q-0412)`."""
    if quote is None:
        return ""
    source = f"{quote.customer}, {quote.ref}" if who and quote.customer else quote.ref
    return f"{quote.text} ({source})"


def jtbd_table(customers: Iterable[TableRows]) -> Table:
    """The k-th quote of each column on the k-th row of its customer."""
    head = (
        "Customer", "Struggle Quote", "Struggle Theme", "Motivation Quote", "Motivation Theme",
        "Desired Outcome Quote", "Desired Outcome Theme",
    )  # fmt: skip
    rows: list[Row] = []
    for customer in customers:
        columns = (customer.struggle, customer.motivation, customer.outcome)
        for k in range(max(map(len, columns))):
            cells = [_pair(column, k) for column in columns]
            rows.append((customer.customer, *(value for cell in cells for value in cell)))
    return Table(head, tuple(rows))


def _pair(column: Sequence[tuple[Quote, str]], k: int) -> tuple[str, str]:
    return (quote_with_id(column[k][0]), column[k][1]) if k < len(column) else ("", "")


def theme_ranking(themes: Iterable[Theme]) -> Table:
    """R2: every theme in its place in its column."""
    head = (
        "Column", "Theme", "In the customer's voice", "Customers (n)", "of N", "Share", "Quotes", "Evidence label",
        "Best quote", "Customer code",
    )  # fmt: skip
    rows = (
        (
            COLUMN_NAMES.get(t.column, t.column), t.name, t.voice, t.count.customers, t.count.of, t.count.share,
            t.count.quotes, t.count.label, quote_with_id(t.best), t.best.customer if t.best else "",
        )
        for t in themes
    )  # fmt: skip
    return Table(head, tuple(rows))


def struggle_filter(struggle: Struggle) -> Table:
    """R3: what the customers of one struggle wanted."""
    head = (
        "Struggle theme", "Kind", "Theme", "Customers n(t|s)", "Base", "Share", "Lift", "Best quote",
    )  # fmt: skip
    rows = (
        (struggle.theme.name, w.kind, w.name, w.customers, w.base, w.share, w.lift, quote_with_id(w.best, who=True))
        for w in struggle.wanted
    )
    return Table(head, tuple(rows))


def jobs(found: Iterable[Job], criteria: Sequence[Criterion]) -> Table:
    """One job a row, one criterion a column (R13)."""
    asked = tuple(criterion_name(criterion) for criterion in criteria)
    head = (
        "Job", "When I", "Help me", "So I can", "Customers", "Evidence", *asked, "Score", "Criteria scored", "Status",
        "Reason",
    )  # fmt: skip
    return Table(head, tuple(_job(job) for job in found))


def _job(job: Job) -> Row:
    refs = ", ".join(quote.ref for quote in job.quotes)
    evidence = f"{job.evidence} ({refs})" if refs else job.evidence
    scored = f"{job.priority.scored} of {job.priority.criteria}"
    return (
        job.name, job.when_i, job.help_me, job.so_i_can, job.count.customers, evidence,
        *(score.score for score in job.scores), job.priority.value, scored, STATUSES.get(job.status, job.status),
        job.reason,
    )  # fmt: skip


def criterion_name(criterion: Criterion) -> str:
    """The name; where few points are good news, it says so."""
    return criterion.name if criterion.higher_is_better else f"{criterion.name} (less is better)"


def cx_map(found: CxMap) -> Table:
    """One milestone a column. The head is the phases; the first row names the milestones."""
    milestones = found.milestones
    head = (found.name, *(m.phase.capitalize() for m in milestones))
    lenses = tuple(
        (lens, *(_cell_text(m.cells[k].text, m.cells[k].quotes) for m in milestones))
        for k, lens in enumerate(found.lenses)
    )
    return Table(
        head,
        (
            ("Milestone", *(f"{m.letter}  {m.name}" for m in milestones)),
            *lenses,
            ("Leap of faith", *(m.leap_of_faith for m in milestones)),
            ("KPI", *(m.kpi for m in milestones)),
            ("KPI rule", *(m.rule for m in milestones)),
            ("Count", *(m.count for m in milestones)),
            ("Rate from previous", *(m.passage.rate if m.passage else None for m in milestones)),
            ("Drop-off", *(m.passage.drop_off if m.passage else None for m in milestones)),
            ("State", *(STATES.get(m.state, m.state) for m in milestones)),
            ("Success gap", *(_gap(m) for m in milestones)),
            ("Friction", *("" for _ in milestones)),
            ("Bridging ideas", *("" for _ in milestones)),
            ("Owner", *(m.owner for m in milestones)),
        ),
    )


def _gap(milestone: Milestone) -> str:
    marked = "Biggest drop" if milestone.biggest_drop else ""
    return "\n".join(part for part in (marked, milestone.gap) if part)


def _cell_text(text: str, quotes: Sequence[Quote]) -> str:
    lines = [text] if text else []
    shown = best_of(quotes, QUOTES_IN_CELL)
    lines += [f"– “{q.text}” ({', '.join(p for p in (q.customer, q.ref) if p)})" for q in shown]
    written = {quote.ref for quote in shown}
    if more := [quote.ref for quote in quotes if quote.ref not in written]:
        lines.append(f"… and {len(more)} more: {', '.join(more)}")
    return "\n".join(lines)


def quotes(found: Iterable[Quote]) -> Table:
    """Every quote with what it means, one a row."""
    head = (
        "ID", "Customer", "Interview", "Date", "Origin", "Evidence", "Boxes", "Column(s)", "Theme(s)", "Forces",
        "Energy", "Timeline", "Surprise", "Quote",
    )  # fmt: skip
    return Table(head, tuple(_quote(quote) for quote in found))


def _quote(q: Quote) -> Row:
    interview = ", ".join(part for part in (q.customer, q.time) if part)
    return (
        q.ref, q.customer, interview, as_date(q.date), _origin(q), q.evidence,
        "; ".join(q.boxes), "; ".join(q.columns), "; ".join(q.themes), "; ".join(q.forces), "; ".join(q.energy),
        "; ".join(q.timeline), "yes" if q.surprise else "", q.text,
    )  # fmt: skip


def _origin(q: Quote) -> str:
    if q.ours:
        return "our note"
    return "verbatim" if q.exact else "verbatim, to be checked"


def as_date(iso: str) -> date | str:
    """A real date where it is one."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return iso


def csv_bytes(table: Table) -> bytes:
    """UTF-8 with a byte order mark, as Excel wants it; what looks like a formula is marked as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.head)
    writer.writerows([_csv_cell(value) for value in row] for row in table.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _csv_cell(value: Value) -> str:
    if value is None:
        return ""
    text = clean(value) if isinstance(value, str) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def counted_note(uncounted: int) -> str:
    """What became of the quotes that do not count."""
    if not uncounted:
        return "Every quote counts."
    verb = "does" if uncounted == 1 else "do"
    return f"{plural(uncounted, 'quote')} {verb} not count: hypothetical, or from somebody who is no customer."
