# SPDX-License-Identifier: MIT
"""The workbook, opened again: sheets in order, numbers as numbers, text as text."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from jtbdstudio.domain.funnel import Passage
from jtbdstudio.domain.report import (
    Cell,
    CxMap,
    Milestone,
    Struggle,
    TableRows,
    WorkbookReport,
)
from jtbdstudio.interchange import excel
from jtbdstudio.interchange.excel_looks import lines_in
from tests.told import SELLING, URGENCY, job, quote, study, theme, wanted

FORMULA = "=HYPERLINK(1) is what I typed"


def milestone(letter: str, phase: str, count: int | None, passage: Passage | None, drop: bool = False) -> Milestone:
    cells = (Cell("Is it me?", (quote(),)), Cell("", ()), Cell("", ()))
    return Milestone(letter, f"Step {letter}", phase, "Leaps", "dropping_ball", "a gap", "Trials", "First trial",
                     "Jonas", count, passage, drop, cells)  # fmt: skip


def report(**fields: Any) -> WorkbookReport:
    first, second = quote("Q-0001", text=FORMULA), quote("Q-0002", text="@home I do it by hand", customer="P02")
    rows = (
        TableRows("P01", ((first, "Late"), (quote("Q-0003"), "")), ((first, "See it"),), ()),
        TableRows("P02", ((second, "Late"),), (), ()),
    )
    themes = (theme("Late", best=first), theme("See it", "motivation"), theme("Sleep", "outcome", 1))
    struggles = tuple(
        Struggle(theme(name), (wanted("See it", 2, 3, best=second), wanted("Sleep", 0, 3, "outcome")))
        for name in ("Late", "Who: opens [the] door? / nobody, as far as anybody knows", "late", "d", "e", "f", "g")
    )
    found = CxMap(
        "CX map", "", "2026-09", ("Thinking", "Doing", "Feeling"),
        (milestone("A", "struggle", 1000, None), milestone("B", "struggle", 400, Passage(0.4, 0.6, None)),
         milestone("C", "growth", 60, Passage(0.15, 0.85, None), drop=True)),
    )  # fmt: skip
    given = {
        "study": study(), "table": rows, "themes": themes, "struggles": struggles, "criteria": (URGENCY, SELLING),
        "jobs": (job(),), "maps": (found,), "quotes": (first, second),
    }  # fmt: skip
    return WorkbookReport(**{**given, **fields})


@pytest.fixture(scope="module")
def data() -> bytes:
    return excel.workbook(report())


@pytest.fixture(scope="module")
def book(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def values(sheet: Any) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_sheets_stand_in_order_under_names_excel_takes(book: Any) -> None:
    assert book.sheetnames == [
        "JTBD table", "Theme ranking", "Filter Late", "Filter Who opens the door nobod", "Filter late 2", "Filter d",
        "Filter e", "Filter f", "Jobs", "CX map", "Quotes", "About",
    ]  # fmt: skip


def test_a_sheet_name_is_cut_and_cleaned_and_unlike_any_other() -> None:
    assert excel.sheet_name("Filter 'nobody'", []) == "Filter 'nobody"
    assert excel.sheet_name("x" * 40, ["X" * 31]) == "x" * 29 + " 2"
    assert excel.sheet_name("[]:*?/\\", []) == "Sheet"


def test_text_that_begins_like_a_formula_stays_text(book: Any, data: bytes) -> None:
    cell = book["Quotes"]["N2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (FORMULA, "s", True)
    assert book["Quotes"]["N3"].quotePrefix
    assert not book["Quotes"]["A2"].quotePrefix
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert not [name for name in file.namelist() if b"<f>" in file.read(name) and "worksheets" in name]


def test_the_customer_is_merged_over_their_rows_and_every_row_still_has_one(book: Any, data: bytes) -> None:
    sheet = book["JTBD table"]
    assert [str(cells) for cells in sheet.merged_cells.ranges] == ["A2:A3"]
    assert values(sheet)[1][:3] == ["P01", f"{FORMULA} (Q-0001)", "Late"]
    assert values(sheet)[3][:3] == ["P02", "@home I do it by hand (Q-0002)", "Late"]
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.read("xl/worksheets/sheet1.xml").count(b">P01<") == 2  # a filter on the column keeps both


def test_numbers_are_numbers_with_their_formats(book: Any) -> None:
    ranking, first = book["Theme ranking"], book["Filter Late"]
    assert [ranking.cell(2, column).value for column in (4, 5, 6, 7)] == [3, 6, 0.5, 3]
    assert ranking["F2"].number_format == "0%"
    assert (first["F2"].number_format, first["G2"].number_format) == ("0%", "0.00")
    assert values(first)[2][:7] == ["Late", "outcome", "Sleep", 0, 3, 0, 1]
    assert values(first)[1][7] == "@home I do it by hand (P02, Q-0002)"
    assert book["Quotes"]["D2"].value == datetime(2026, 9, 16)  # noqa: DTZ001 (a day has no zone)
    assert book["Jobs"]["I2"].number_format == "0.0"


def test_heads_are_frozen_filtered_and_printed_on_every_page(book: Any) -> None:
    assert book["JTBD table"].freeze_panes == "B2"
    assert book["JTBD table"].auto_filter.ref == "A1:G4"
    assert book["Quotes"].auto_filter.ref == "A1:N3"
    for sheet in book.worksheets[:-1]:
        assert sheet.print_title_rows is not None
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_map_merges_its_phases_and_marks_the_biggest_drop(book: Any) -> None:
    sheet = book["CX map"]
    assert [str(cells) for cells in sheet.merged_cells.ranges] == ["B1:C1"]
    assert values(sheet)[1] == ["Milestone", "A  Step A", "B  Step B", "C  Step C"]
    rows = {row[0]: row[1:] for row in values(sheet)}
    assert rows["Thinking"][0] == "Is it me?\n– “It broke on a Friday.” (P01, Q-0001)"
    assert rows["Count"] == [1000, 400, 60]
    assert rows["Rate from previous"] == [None, 0.4, 0.15]
    assert rows["Drop-off"] == [None, 0.6, 0.85]
    assert rows["State"][2] == "Dropping the ball"
    assert rows["Success gap"][2] == "Biggest drop\na gap"
    assert [sheet.cell(11, column).fill.fill_type for column in (3, 4)] == [None, "solid"]


def test_there_are_native_charts_of_customers_and_of_the_counts(book: Any) -> None:
    charts = book["Theme ranking"]._charts
    assert [chart.series[0].val.numRef.f for chart in charts] == [
        "'Theme ranking'!$D$2", "'Theme ranking'!$D$3", "'Theme ranking'!$D$4",
    ]  # fmt: skip
    [funnel] = book["CX map"]._charts
    assert funnel.series[0].val.numRef.f == "'CX map'!$B$9:$D$9"


def test_about_says_what_was_counted_and_what_was_left_out(book: Any) -> None:
    facts = {row[0]: row[1] for row in values(book["About"]) if row[0]}
    assert facts["Customers"] == "6, shown by code only (pseudonymized); N = 6 with coded quotes that count"
    assert facts["Quotes"].startswith("12. 1 quote does not count")
    assert facts["Filters in force"] == "None: all interviews, all quotes. 1 more struggle without a sheet of its own."
    assert facts["Boxes"] == "Boxes 1-7 after Lerner, 8-12 derived."
    assert facts["Counts on the CX map"] == "CX map: 2026-09"


def test_an_empty_study_gives_an_empty_workbook() -> None:
    empty = WorkbookReport(study(), (), (), (), (), (), (), ())
    book = openpyxl.load_workbook(io.BytesIO(excel.workbook(empty)))
    assert book.sheetnames == ["JTBD table", "Theme ranking", "Jobs", "Quotes", "About"]
    assert values(book["Quotes"])[0][0] == "ID"


def test_a_very_long_text_is_cut_where_excel_would_refuse_it() -> None:
    long = report(quotes=(quote(text="word " * 10_000),))
    book = openpyxl.load_workbook(io.BytesIO(excel.workbook(long)))
    assert len(book["Quotes"]["N2"].value) == 32_767
    assert book["Quotes"].row_dimensions[2].height <= 409


def test_lines_are_counted_as_words_wrap() -> None:
    assert lines_in("one line", 40) == 1
    assert lines_in("one\ntwo", 40) == 2
    assert lines_in("word " * 30, 40) == 4
    assert lines_in("字" * 60, 40) > lines_in("a" * 60, 40)
    assert lines_in(12, 40) == 1


def test_progress_is_told_while_quotes_are_written() -> None:
    heard: list[tuple[int, int]] = []
    excel.workbook(report(quotes=(quote(),) * 450), lambda done, total, text: heard.append((done, total)))
    assert heard == [(0, 451), (0, 451), (200, 451), (400, 451)]
