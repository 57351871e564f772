# SPDX-License-Identifier: MIT
"""What our Word documents share: the first page, and how a quote shows where it comes from."""

from __future__ import annotations

from jtbdstudio.domain.report import Quote, Study, plural
from jtbdstudio.interchange.word_body import link, para, place, run

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def title_block(study: Study, title: str) -> list[str]:
    about = " · ".join(part for part in (study.name, study.product) if part)
    parts = [
        para("Kicker", run("Jobs to be done")),
        para("Title", run(title)),
        para("Subtitle", run(about)),
        para("Facts", run(facts(study))),
    ]
    for lead, text in (("Question", study.question), ("Decision", study.decision)):
        if text:
            parts.append(para("Facts", run(f"{lead}  ", "Strong"), run(text)))
    parts.append(para("Facts", run(_naming(study))))
    parts += [para("Caution", run(words)) for words in (*study.naming, study.hypothesis) if words]
    return parts


def facts(study: Study) -> str:
    """`10 customers · 10 interviews · 212 quotes · 22 November 2026`."""
    return " · ".join(
        (
            plural(study.customers, "customer"),
            plural(study.interviews, "interview"),
            plural(study.quotes, "quote"),
            long_date(study.date),
        )
    )


def long_date(iso: str) -> str:
    """`22 November 2026`."""
    year, month, day = iso.split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


def _naming(study: Study) -> str:
    who = "Customers appear with their names." if study.named else "Customers appear by code only."
    return f"{who} After each quote: customer, interview date, time in the recording, quote id."


def quote_runs(quote: Quote, linked: bool = False) -> list[str]:
    """The words and the way back to them; in a document with a register, the id leads there."""
    words = run(f"“{quote.text}”\n")
    if not linked:
        return [words, run(f"({quote.source})", "Source")]
    before = quote.source.removesuffix(quote.ref)
    return [words, run(f"({before}", "Source"), link(place(quote.ref), quote.ref, "Source"), run(")", "Source")]
