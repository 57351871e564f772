# SPDX-License-Identifier: MIT
"""The rows behind the sheets, and CSV that a spreadsheet does not run."""

from __future__ import annotations

import csv
import io
from datetime import date

from jtbdstudio.domain.report import Cell, CxMap, Milestone, TableRows
from jtbdstudio.interchange import tables
from tests.told import SELLING, URGENCY, job, quote, theme


def test_the_quotes_of_a_customer_stand_beside_each_other() -> None:
    first, second, third = (quote(f"Q-000{n}", text=f"words {n}") for n in (1, 2, 3))
    rows = TableRows("P01", ((first, "Late; Alone"), (second, "")), (), ((third, "Calm"),))
    table = tables.jtbd_table([rows])
    assert table.head == (
        "Customer", "Struggle Quote", "Struggle Theme", "Motivation Quote", "Motivation Theme",
        "Desired Outcome Quote", "Desired Outcome Theme",
    )  # fmt: skip
    assert table.rows == (
        ("P01", "words 1 (Q-0001)", "Late; Alone", "", "", "words 3 (Q-0003)", "Calm"),
        ("P01", "words 2 (Q-0002)", "", "", "", "", ""),
    )


def test_a_ranked_theme_ends_with_who_says_it_best() -> None:
    [row] = tables.theme_ranking([theme("Late", customers=3)]).rows
    assert row == (
        "Struggle", "Late", "have late", 3, 6, 0.5, 3, "dominant", "It broke on a Friday. (Q-0001)", "P01",
    )  # fmt: skip


def test_a_job_has_one_column_a_criterion() -> None:
    table = tables.jobs([job()], [URGENCY, SELLING])
    assert table.head[6:8] == ("Urgency", "Sales burden (less is better)")
    assert table.rows[0][4:] == (
        4, "4 of 6 customers · 5 quotes · dominant (Q-0001, Q-0002)", 5, None, 4.5, "1 of 2", "Chosen",
        "It hurts most.",
    )  # fmt: skip


def test_a_cell_of_the_map_shows_the_best_and_names_the_rest() -> None:
    quotes = tuple(quote(f"Q-000{n}", customer=f"P0{n}", text=f"words {n}", starred=n == 6) for n in range(1, 7))
    milestone = Milestone("A", "Problem", "struggle", "", "mixed", "a gap", "", "", "", 12, None, True,
                          (Cell("Is it me?", quotes),))  # fmt: skip
    table = tables.cx_map(CxMap("CX map", "", "2026-09", ("Thinking",), (milestone,)))
    assert table.head == ("CX map", "Struggle")
    assert [row[0] for row in table.rows] == [
        "Milestone", "Thinking", "Leap of faith", "KPI", "KPI rule", "Count", "Rate from previous", "Drop-off", "State",
        "Success gap", "Friction", "Bridging ideas", "Owner",
    ]  # fmt: skip
    lines = str(table.rows[1][1]).split("\n")
    assert lines[:2] == ["Is it me?", "– “words 6” (P06, Q-0006)"]
    assert lines[-1] == "… and 2 more: Q-0004, Q-0005"
    assert {row[0]: row[1] for row in table.rows}["Success gap"] == "Biggest drop\na gap"


def test_a_quote_row_follows_the_head() -> None:
    table = tables.quotes([quote(boxes=("Pain", "Worries"), surprise=True, exact=False)])
    assert table.head == (
        "ID", "Customer", "Interview", "Date", "Origin", "Evidence", "Boxes", "Column(s)", "Theme(s)", "Forces",
        "Energy", "Timeline", "Surprise", "Quote",
    )  # fmt: skip
    assert table.rows[0][:7] == (
        "Q-0001", "P01", "P01, 12:10", date(2026, 9, 16), "verbatim, to be checked", "", "Pain; Worries",
    )  # fmt: skip
    assert table.rows[0][-2:] == ("yes", "It broke on a Friday.")


def test_csv_starts_with_a_mark_for_excel_and_keeps_every_character() -> None:
    words = 'She said, "so"\nand left; café 😀'
    data = tables.csv_bytes(tables.quotes([quote(text=words)]))
    assert data.startswith(b"\xef\xbb\xbfID,Customer,")
    head, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert dict(zip(head, row, strict=True))["Quote"] == words


def test_what_looks_like_a_formula_is_marked_as_text_in_csv() -> None:
    for sign in "=+-@":
        data = tables.csv_bytes(tables.quotes([quote(text=f"{sign}1+1 is what I typed")]))
        assert f",'{sign}1+1 is what I typed\r\n".encode() in data


def test_characters_no_file_takes_are_left_out() -> None:
    assert tables.clean("a\x00b\x1f\ufffec\r\nd\x0be\ud800") == "abc\nd\ne"
