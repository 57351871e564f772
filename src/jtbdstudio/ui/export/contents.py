# SPDX-License-Identifier: MIT
"""What each file would hold, in one sentence with the counts of now."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from jtbdstudio.queries.exportable import Exportable
from jtbdstudio.ui.words import number_of


@dataclass(frozen=True)
class Contents:
    """A sentence; without anything to write, the page (and the words of the link) where it begins."""

    sentence: str
    page: str = ""
    page_words: str = ""

    @property
    def is_empty(self) -> bool:
        return bool(self.page)


def title_of(name: str, otherwise: str) -> str:
    """The name of an export."""
    titles = {
        "jobs": _t("Job statements"),
        "boxes": _t("12 boxes"),
        "workbook": _t("Workbook"),
        "quotes": _t("Quotes"),
        "guides": _t("Guides"),
        "debriefs": _t("Debriefs"),
        "codebook": _t("Codebook"),
    }
    return titles.get(name, otherwise)


def contents_of(name: str, counts: Exportable) -> Contents:
    """What is inside one export."""
    told = {"jobs": _jobs, "boxes": _boxes, "guides": _guides, "debriefs": _debriefs, "codebook": _codebook}
    if name in told:
        return told[name](counts)
    if not counts.quotes:
        return Contents(_t("No quote is marked yet."), "read", _t("Read and tag first"))
    return _workbook(counts) if name == "workbook" else _quotes(counts)


def _codebook(_counts: Exportable) -> Contents:
    return Contents(_t("Every code with what it means and when to use it, to be edited and imported again."))


def _jobs(counts: Exportable) -> Contents:
    if not counts.jobs:
        return Contents(_t("No job statement is written yet."), "jobs", _t("Write the first one"))
    jobs = number_of(counts.jobs, _t("1 job statement"), _t("{n} job statements"))
    words = _t("{jobs} with struggles, motivations and outcomes ranked by customers, and who said it.")
    return Contents(words.format(jobs=jobs))


def _guides(counts: Exportable) -> Contents:
    guides = number_of(counts.guides, _t("1 guide"), _t("{n} guides"))
    return Contents(_t("{guides} to print: questions, follow-ups, room for notes.").format(guides=guides))


def _debriefs(counts: Exportable) -> Contents:
    if not counts.debriefs:
        return Contents(_t("No debrief is written yet."), "interviews", _t("Write the first one"))
    debriefs = number_of(counts.debriefs, _t("1 debrief"), _t("{n} debriefs"))
    words = _t("{debriefs}: answers side by side, surprises, and what was heard in each of the 12 boxes.")
    return Contents(words.format(debriefs=debriefs))


def _boxes(counts: Exportable) -> Contents:
    if not counts.boxed:
        return Contents(_t("No quote is in a box yet."), "read", _t("Read and tag first"))
    words = _t("{boxes} of 12 boxes with {quotes} of {people}: the best first, then by customer.")
    quotes, people = _said(counts.boxed, counts.boxed_customers)
    return Contents(words.format(boxes=counts.boxes, quotes=quotes, people=people))


def _workbook(counts: Exportable) -> Contents:
    themes = number_of(counts.themes, _t("1 theme"), _t("{n} themes"))
    steps = number_of(counts.milestones, _t("1 milestone"), _t("{n} milestones"))
    quotes, _ = _said(counts.quotes, counts.customers)
    words = _t("The JTBD table, {themes} ranked and filtered, jobs with scores, a CX map of {steps}, all {quotes}.")
    return Contents(words.format(themes=themes, steps=steps, quotes=quotes))


def _quotes(counts: Exportable) -> Contents:
    quotes, people = _said(counts.quotes, counts.customers)
    words = _t("{quotes} of {people}, one a row, with id, customer, time, words and codes.")
    return Contents(words.format(quotes=quotes, people=people))


def _said(quotes: int, customers: int) -> tuple[str, str]:
    by = number_of(customers, _t("1 customer"), _t("{n} customers"))
    return number_of(quotes, _t("1 quote"), _t("{n} quotes")), by


def _t(text: str) -> str:
    return QCoreApplication.translate("export", text)
