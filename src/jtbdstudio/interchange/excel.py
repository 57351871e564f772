# SPDX-License-Identifier: MIT
"""The workbook: JTBD table, themes, a filter per struggle, jobs, CX map, people, debriefs, coders, quotes, about.

Every sheet comes from the plain rows of `tables`; here they get widths, colors, formats and charts.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from jtbdstudio.domain.codebook import CodeLine
from jtbdstudio.domain.coders_report import RULE
from jtbdstudio.domain.report import (
    COUNTING_RULES,
    CxMap,
    Quote,
    TableRows,
    Theme,
    Tick,
    WorkbookReport,
    no_tick,
    plural,
)
from jtbdstudio.interchange import codebook_table, tables, tables_coders, tables_people
from jtbdstudio.interchange.excel_charts import bars, put_below
from jtbdstudio.interchange.excel_looks import (
    DAY,
    LIFT,
    MEAN,
    PLAIN,
    QUIET,
    SHARE,
    STRONG,
    WHOLE,
    Look,
    Painter,
    head,
    set_up_page,
    widths,
)
from jtbdstudio.interchange.palette import ACCENT, LINE, Tone, tone
from jtbdstudio.interchange.tables import Row, Table

MOST_FILTERS = 6
"""Struggles that get a sheet of their own."""
_CHARTED = 8
_TICK_EVERY = 200
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31


def workbook(report: WorkbookReport, tick: Tick = no_tick) -> bytes:
    """The whole workbook as a file."""
    from openpyxl import Workbook

    book: Any = Workbook()
    book.remove(book.active)
    painter = Painter(book)
    total = len(report.quotes) + 1
    tick(0, total, "JTBD table")
    _jtbd(book, painter, report.table)
    _ranking(book, painter, report.themes)
    for struggle in report.struggles[:MOST_FILTERS]:
        _filter(book, painter, struggle.theme.name, tables.struggle_filter(struggle))
    _jobs(book, painter, tables.jobs(report.jobs, report.criteria), len(report.criteria))
    for found in report.maps:
        _map(book, painter, found)
    _customers(book, painter, report)
    _debriefs(book, painter, report)
    if report.codes:
        _codes(book, painter, report.codes)
    _coders(book, painter, report)
    _quotes(book, painter, tables.quotes(report.quotes), tick)
    _about(book, painter, report)
    painter.done()
    return _to_bytes(book, report.study.name)


def quote_sheet(found: Sequence[Quote], tick: Tick = no_tick) -> bytes:
    """Just the sheet of quotes, as a file."""
    from openpyxl import Workbook

    book: Any = Workbook()
    book.remove(book.active)
    painter = Painter(book)
    _quotes(book, painter, tables.quotes(found), tick)
    painter.done()
    return _to_bytes(book, "Quotes")


def sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """A name Excel takes: 31 characters, none of `[]:*?/\\`, no apostrophe at an end, like no other in any case."""
    name = " ".join(_FORBIDDEN.sub(" ", tables.clean(wanted)).split())[:_LONGEST_NAME].strip("' ") or "Sheet"
    used = {other.casefold() for other in taken}
    unique, number = name, 2
    while unique.casefold() in used:
        ending = f" {number}"
        unique, number = name[: _LONGEST_NAME - len(ending)].rstrip() + ending, number + 1
    return unique


def _sheet(book: Any, name: str) -> Any:
    return book.create_sheet(sheet_name(name, book.sheetnames), len(book.sheetnames))


def _fill(
    sheet: Any, painter: Painter, table: Table, looks: Mapping[int, Look], heads: Mapping[int, Tone] | None = None
) -> None:
    """Head and rows from the first cell on; `looks` and `heads` by column, counted from 0."""
    for column, name in enumerate(table.head):
        colors = (heads or {}).get(column)
        painter.put(sheet, 1, column + 1, name, head(colors) if colors else head())
    for number, row in enumerate(table.rows, 2):
        for column, value in enumerate(row):
            painter.put(sheet, number, column + 1, value, looks.get(column, PLAIN))
    _filterable(sheet, table)


def _filterable(sheet: Any, table: Table) -> None:
    from openpyxl.utils import get_column_letter

    sheet.row_dimensions[1].height = 26
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.head))}{max(2, len(table.rows) + 1)}"


def _jtbd(book: Any, painter: Painter, customers: Sequence[TableRows]) -> None:
    sheet = _sheet(book, "JTBD table")
    table = tables.jtbd_table(customers)
    colors = {0: tone(""), **{c: tone(("struggle", "motivation", "outcome")[(c - 1) // 2]) for c in range(1, 7)}}
    _fill(sheet, painter, table, {0: STRONG, 2: QUIET, 4: QUIET, 6: QUIET}, colors)
    start = 2
    for _, rows in groupby(table.rows, key=lambda row: row[0]):
        end = start + len(list(rows)) - 1
        _separate(sheet, painter, table, start)
        if end > start:
            _merge(sheet, f"A{start}:A{end}")
        start = end + 1
    widths(sheet, (13, 46, 22, 46, 22, 46, 22))
    set_up_page(sheet, "B2")


def _separate(sheet: Any, painter: Painter, table: Table, row: int) -> None:
    """A stronger line above the first row of a customer."""
    for column, value in enumerate(table.rows[row - 2]):
        color = {0: STRONG, 2: QUIET, 4: QUIET, 6: QUIET}.get(column, PLAIN)
        painter.put(sheet, row, column + 1, value, Look(bold=color.bold, color=color.color, rule=LINE))


def _merge(sheet: Any, cells: str) -> None:
    """Merge without emptying the cells below, so that a filter on the column keeps all rows of a customer."""
    sheet.merged_cells.add(cells)


def _ranking(book: Any, painter: Painter, themes: Sequence[Theme]) -> None:
    sheet = _sheet(book, "Theme ranking")
    table = tables.theme_ranking(themes)
    number = Look(center=True, format=WHOLE)
    looks = {1: STRONG, 2: QUIET, 3: Look(bold=True, center=True), 4: number, 6: number, 9: Look(center=True),
             5: Look(center=True, format=SHARE), 7: QUIET}  # fmt: skip
    _fill(sheet, painter, table, looks)
    for row, theme in enumerate(themes, 2):
        colors = tone(theme.column)
        painter.put(sheet, row, 1, table.rows[row - 2][0], Look(color=colors.text, ground=colors.ground))
    widths(sheet, (13, 32, 38, 13, 8, 9, 9, 15, 62, 15))
    set_up_page(sheet, "C2")
    _ranking_charts(sheet, themes)


def _ranking_charts(sheet: Any, themes: Sequence[Theme]) -> None:
    """One chart a column of the job, side by side below the table."""
    from openpyxl.chart import Reference

    places = iter(range(3))
    row = 2
    for column, group in groupby(themes, key=lambda theme: theme.column):
        ranked = list(group)
        shown = min(_CHARTED, sum(theme.count.customers > 0 for theme in ranked))
        place = next(places)
        if shown:
            names = Reference(sheet, min_col=2, min_row=row, max_row=row + shown - 1)
            numbers = Reference(sheet, min_col=4, min_row=row, max_row=row + shown - 1)
            title = f"{tables.COLUMN_NAMES.get(column, column)}: customers"
            chart = bars(title, names, numbers, tone(column).strong)
            put_below(sheet, chart, place, len(themes) + 3)
        row += len(ranked)


def _filter(book: Any, painter: Painter, struggle: str, table: Table) -> None:
    sheet = _sheet(book, f"Filter {struggle}")
    centered = Look(center=True)
    looks = {0: QUIET, 2: STRONG, 3: Look(bold=True, center=True), 4: centered,
             5: Look(center=True, format=SHARE), 6: Look(center=True, format=LIFT)}  # fmt: skip
    _fill(sheet, painter, table, looks)
    for number, row in enumerate(table.rows, 2):
        colors = tone(str(row[1]))
        painter.put(sheet, number, 2, row[1], Look(color=colors.text, ground=colors.ground))
    widths(sheet, (30, 13, 34, 14, 8, 9, 8, 74))
    set_up_page(sheet, "D2")


def _jobs(book: Any, painter: Painter, table: Table, criteria: int) -> None:
    sheet = _sheet(book, "Jobs")
    scores = {column: Look(center=True) for column in range(6, 6 + criteria)}
    looks = {0: STRONG, 4: Look(bold=True, center=True), 5: QUIET, **scores,
             6 + criteria: Look(bold=True, center=True, format=MEAN), 7 + criteria: Look(center=True)}  # fmt: skip
    colors = {1: tone("struggle"), 2: tone("motivation"), 3: tone("outcome")}
    _fill(sheet, painter, table, looks, colors)
    for number, row in enumerate(table.rows, 2):
        if row[8 + criteria] == tables.STATUSES["priority"]:
            painter.put(sheet, number, 9 + criteria, row[8 + criteria], Look(bold=True, color=ACCENT))
    sheet.row_dimensions[1].height = 40
    widths(sheet, (22, 26, 28, 26, 11, 26, *(11,) * criteria, 8, 9, 10, 36))
    set_up_page(sheet, "B2")


def _map(book: Any, painter: Painter, found: CxMap) -> None:
    sheet = _sheet(book, "CX map")
    table = tables.cx_map(found)
    row_of = {str(row[0]): number for number, row in enumerate(table.rows, 2)}
    for number, row in enumerate((table.head, *table.rows), 1):
        painter.put(sheet, number, 1, row[0], head() if number < 3 else STRONG)
        for column, milestone in enumerate(found.milestones, 2):
            value = row[column - 1]
            painter.put(sheet, number, column, value, _map_look(number, str(row[0]), value, tone(milestone.phase)))
    _phases(sheet, table.head)
    for column, milestone in enumerate(found.milestones, 2):
        if milestone.biggest_drop:
            colors = tone("struggle")
            look = Look(bold=True, color=colors.text, ground=colors.ground, format=SHARE, center=True)
            painter.put(sheet, row_of["Drop-off"], column, table.rows[row_of["Drop-off"] - 2][column - 1], look)
    for name in ("Friction", "Bridging ideas"):
        sheet.row_dimensions[row_of[name]].height = 54  # room to write in a workshop
    widths(sheet, (19, *(36,) * len(found.milestones)))
    set_up_page(sheet, "B3", repeated=2)
    sheet.page_setup.fitToHeight = 1  # a map is read at one glance
    _funnel(sheet, found, row_of["Count"])


def _map_look(number: int, name: str, value: object, colors: Tone) -> Look:
    if number == 1:
        return Look(bold=True, color=colors.text, ground=colors.ground, center=True, middle=True, rule=LINE)
    if number == 2:
        return Look(bold=True, color=colors.text, size=11, middle=True, rule=LINE)
    if name == "Count":
        return Look(bold=True, center=True, format=WHOLE)
    if name in ("Rate from previous", "Drop-off"):
        return Look(center=True, format=SHARE)
    if name == "State" and value in _STATE_TONES:
        state = tone(_STATE_TONES[str(value)])
        return Look(bold=True, color=state.text, ground=state.ground, center=True)
    return PLAIN if name != "Leap of faith" else QUIET


_STATE_TONES = {
    tables.STATES["meets_need"]: "outcome",
    tables.STATES["mixed"]: "motivation",
    tables.STATES["dropping_ball"]: "struggle",
}


def _phases(sheet: Any, row: Row) -> None:
    """One merged cell a phase."""
    start = 2
    for _, group in groupby(row[1:]):
        end = start + len(list(group)) - 1
        if end > start:
            sheet.merge_cells(start_row=1, end_row=1, start_column=start, end_column=end)
        start = end + 1
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 26, 26


def _funnel(sheet: Any, found: CxMap, row: int) -> None:
    from openpyxl.chart import Reference

    last = len(found.milestones) + 1
    if sum(milestone.count is not None for milestone in found.milestones) < 2:
        return
    names = Reference(sheet, min_col=2, max_col=last, min_row=2)
    numbers = Reference(sheet, min_col=2, max_col=last, min_row=row)
    when = f", {found.period}" if found.period else ""
    chart = bars(f"Customers who reached each milestone{when}", names, numbers, ACCENT, from_rows=True)
    chart.gapWidth = 18
    chart.width, chart.height = 24, 2.2 + 0.85 * len(found.milestones)
    sheet.add_chart(chart, f"B{sheet.max_row + 3}")


def _customers(book: Any, painter: Painter, report: WorkbookReport) -> None:
    if not report.customers:
        return
    sheet = _sheet(book, "Customers")
    table = tables_people.customers(report.customers, report.study.named)
    wide = {"Customer": 13, "Segment": 18, "Role": 22, "Kind": 18, "Channel": 20, "Hired": 30, "Fired": 34,
            "Who decides": 44, "Name": 20, "Company": 20}  # fmt: skip
    looks = {0: STRONG} | {
        at: Look(center=True, format=DAY if name == "Began to pay" else "General")
        for at, name in enumerate(table.head)
        if name in ("Counted", "Criteria met", "Began to pay", "Recency", "Interviews", "Quotes", "Surprises")
    }
    _fill(sheet, painter, table, looks)
    widths(sheet, [wide.get(name, 12) for name in table.head])
    set_up_page(sheet, "B2")


def _debriefs(book: Any, painter: Painter, report: WorkbookReport) -> None:
    if not report.debriefs:
        return
    sheet = _sheet(book, "Debriefs")
    centered = Look(center=True)
    looks = {0: STRONG, 1: Look(center=True, format=DAY), 2: QUIET, 3: QUIET, 12: centered}
    _fill(sheet, painter, tables_people.debriefs(report.debriefs), looks | dict.fromkeys((4, 5, 6), centered))
    widths(sheet, (13, 12, 11, 22, 11, 9, 10, 28, 52, 52, 36, 36, 10, 40))
    set_up_page(sheet, "B2")


def _coders(book: Any, painter: Painter, report: WorkbookReport) -> None:
    if not report.coders:
        return
    sheet = _sheet(book, "Coders")
    number, share, kappa = (Look(center=True, format=form) for form in (WHOLE, SHARE, LIFT))
    looks = {2: QUIET, 3: STRONG, 9: share, 10: kappa, 11: share, 12: QUIET}
    _fill(sheet, painter, tables_coders.coders(report.coders), looks | dict.fromkeys(range(4, 9), number))
    widths(sheet, (18, 18, 16, 38, 11, 8, 10, 11, 9, 11, 8, 13, 40))
    set_up_page(sheet, "E2")


def codebook(lines: Sequence[CodeLine]) -> bytes:
    """The codebook by itself, to be edited and read again."""
    from openpyxl import Workbook

    book: Any = Workbook()
    book.remove(book.active)
    painter = Painter(book)
    _codes(book, painter, lines)
    painter.done()
    return _to_bytes(book, "Codebook")


def _codes(book: Any, painter: Painter, lines: Sequence[CodeLine]) -> None:
    """A line a code. The ids are there for whoever imports the sheet again, and out of the way for everybody else."""
    from openpyxl.utils import get_column_letter

    sheet = _sheet(book, "Codes")
    centered = Look(center=True)
    looks = {0: STRONG, 4: QUIET, 5: QUIET, 6: centered, 7: centered, 8: Look(center=True, format=WHOLE),
             9: Look(bold=True, center=True), 10: QUIET}  # fmt: skip
    table = codebook_table.table_of(lines)
    _fill(sheet, painter, table, looks)
    for number, line in enumerate(lines, 2):
        colors = tone(line.tone)
        if line.tone:
            painter.put(sheet, number, 6, table.rows[number - 2][5], Look(color=colors.text, ground=colors.ground))
    widths(sheet, (40, 46, 40, 40, 34, 11, 8, 11, 9, 11, 34))
    set_up_page(sheet, "B2")
    sheet.column_dimensions[get_column_letter(codebook_table.ID_COLUMN + 1)].hidden = True


def _quotes(book: Any, painter: Painter, table: Table, tick: Tick) -> None:
    sheet = _sheet(book, "Quotes")
    looks = {0: STRONG, 3: Look(center=True, format=DAY), 12: Look(center=True)}
    for column, name in enumerate(table.head, 1):
        painter.put(sheet, 1, column, name, head())
    for number, row in enumerate(table.rows):
        if number % _TICK_EVERY == 0:
            tick(number, len(table.rows) + 1, "Quotes")
        for column, value in enumerate(row):
            painter.put(sheet, number + 2, column + 1, value, looks.get(column, QUIET if 4 <= column < 13 else PLAIN))
    _filterable(sheet, table)
    widths(sheet, (10, 13, 14, 12, 12, 13, 22, 13, 34, 28, 13, 16, 10, 72))
    set_up_page(sheet, "C2")


def _about(book: Any, painter: Painter, report: WorkbookReport) -> None:
    sheet = _sheet(book, "About")
    for number, (name, value) in enumerate(about(report), 1):
        painter.put(sheet, number, 1, name, STRONG)
        painter.put(sheet, number, 2, value, PLAIN)
    widths(sheet, (26, 110))
    set_up_page(sheet, "A1")
    sheet.print_title_rows = None


def about(report: WorkbookReport) -> tuple[tuple[str, str], ...]:
    """What this workbook is, on one sheet."""
    study = report.study
    left_out = report.struggles[MOST_FILTERS:]
    whose = "its" if len(left_out) == 1 else "their"
    more = f" {plural(len(left_out), 'more struggle')} without a sheet of {whose} own." if left_out else ""
    who = "with names" if study.named else "by code only (pseudonymized)"
    facts = (
        ("Study", study.name),
        ("Product", study.product),
        ("Question", study.question),
        ("Decision", study.decision),
        ("Exported on", study.date),
        ("Customers", f"{study.customers}, shown {who}; N = {study.coded} with coded quotes that count"),
        ("Interviews", str(study.interviews)),
        ("Quotes", f"{study.quotes}. {tables.counted_note(study.quotes - study.counted)}"),
        ("Filters in force", f"None: all interviews, all quotes.{more}"),
        ("Counts on the CX map", "; ".join(f"{m.name}: {m.period}" for m in report.maps if m.period)),
        ("Boxes", study.boxes_after),
        *((("Agreement of coders", RULE),) if report.coders else ()),
        *(("Counting" if k == 0 else "", rule) for k, rule in enumerate(COUNTING_RULES)),
        ("", "Lift is the share among these customers divided by the share among all: above 1 goes with the struggle."),
        *(("Names" if k == 0 else "", words) for k, words in enumerate(study.naming)),
        *(("Advice that stands" if k == 0 else "", told.line) for k, told in enumerate(study.advice)),
        ("Who said that?", "Search for a quote's id, such as Q-0412, in JTBD Studio: it opens in its place."),
        ("Made with", f"JTBD Studio {study.version}"),
    )
    return tuple((name, value) for name, value in facts if value)


def _to_bytes(book: Any, title: str) -> bytes:
    about_file = book.properties
    about_file.title = tables.clean(title)
    about_file.subject, about_file.creator, about_file.lastModifiedBy = "Jobs to be done", "JTBD Studio", "JTBD Studio"
    about_file.created = about_file.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    book.active = 0
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
