# SPDX-License-Identifier: MIT
"""The sections of the *12 boxes*: an overview, then each question with its quotes."""

from __future__ import annotations

from collections.abc import Iterable

from jtbdstudio.domain.report import Box, BoxesReport, Quote
from jtbdstudio.interchange.word_body import Column, Places, link, para, run, table
from jtbdstudio.interchange.word_parts import quote_runs

_OVERVIEW = (Column("Box", 4310), Column("Stage", 1700), Column("Customers", 1100, right=True),
             Column("Quotes", 900, right=True), Column("Coverage", 1400))  # fmt: skip


def overview(report: BoxesReport) -> list[str]:
    rows = [
        (
            para("TableText", run(f"{box.number}  ", "Faint"), link(f"box_{box.number}", box.name, "Strong")),
            para("TableText", run(box.stage)),
            para("TableText", run(str(box.customers)), right=True),
            para("TableText", run(str(box.quotes)), right=True),
            para("TableText", run(box.coverage)),
        )
        for box in report.boxes
    ]
    return [
        para("Heading2", run("Overview")),
        table(_OVERVIEW, rows),
        para("TableNote", run(report.study.boxes_after)),
    ]


def box_section(box: Box, places: Places) -> list[str]:
    return [
        para("Kicker", run(f"{box.stage} · Box {box.number}"), new_page=True),
        para("Heading1", places.mark(f"box_{box.number}", run(box.name))),
        para("Question", run(box.question)),
        para("Evidence", run(box.summary)),
        *_box_quotes(box),
    ]


def _box_quotes(box: Box) -> list[str]:
    if not box.quotes and not box.uncounted:
        return [para("Caution", run("No quotes yet. Ask about this in the next interviews."))]
    parts = []
    if box.best:
        parts += [para("Heading2", run("Says it best")), *_said(box.best)]
    if box.best and box.groups:
        parts.append(para("Heading2", run("All others, by customer")))
    for customer, quotes in box.groups:
        parts += [para("Heading3", run(customer)), *_said(quotes)]
    if box.uncounted:
        parts += [para("Heading2", run("Not counted: imagined, or not a customer")), *_said(box.uncounted)]
    return parts


def _said(quotes: Iterable[Quote]) -> list[str]:
    return [para("Quote", *quote_runs(quote)) for quote in quotes]
