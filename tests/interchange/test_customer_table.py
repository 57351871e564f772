# SPDX-License-Identifier: MIT
"""Tables of customers from elsewhere: headings in four languages, days, yes and no, and what nobody understands."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jtbdstudio.domain.customer_words import day_of, fit_of, kind_of, yes_no
from jtbdstudio.domain.errors import UserError
from jtbdstudio.interchange.customer_heads import LEFT_OUT, OWN
from jtbdstudio.interchange.customer_table import is_head, read_as, read_customer_table, table_of
from jtbdstudio.interchange.tsv import read_tsv, write_tsv


def excel(*rows: tuple[Any, ...]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_csv_of_a_crm_is_read_with_its_own_fields() -> None:
    text = (
        "First name;Last name;Account;Customer since;E-mail;Status\r\n"
        "Dana;Ruiz;Acme;03.11.2025;dana@acme.example;Best customer\r\n"
        'Ole;Lund;"Nordic; Sons";2025-10-01;;gold partner\r\n'
    )
    table = read_customer_table("crm.csv", text.encode("utf-8-sig"))
    assert table.columns["Account"] == "company"
    assert table.columns["E-mail"] == OWN
    assert table.rows == (
        {
            "name": "Dana Ruiz", "company": "Acme", "started_paying_on": "2025-11-03", "kind": "best",
            "attributes": {"E-mail": "dana@acme.example"},
        },
        {
            "name": "Ole Lund", "company": "Nordic; Sons", "started_paying_on": "2025-10-01",
            "notes": "Status: gold partner",
        },
    )  # fmt: skip
    assert table.problems == (
        "Status: “gold partner” could not be understood and was kept in the notes of one customer.",
    )


def test_an_excel_sheet_with_a_title_above_real_days_and_check_marks() -> None:
    data = excel(
        ("Our customers, spring",),
        (),
        ("Code", "Name", "Business buyer", "Started paying", "Fit 1", "Fit 2", "Plan", "Seats"),
        ("P07", "Dana Ruiz", True, datetime(2025, 11, 3), "x", "no", "Pro", 12.0),  # noqa: DTZ001
        ("P08", "Ole Lund", "nein", date(2025, 3, 4), None, "?", None, 2.5),
    )
    table = read_customer_table("customers.xlsx", data)
    assert table.rows == (
        {
            "code": "P07", "name": "Dana Ruiz", "is_b2b": 1, "started_paying_on": "2025-11-03", "fit": "yn????",
            "attributes": {"Plan": "Pro", "Seats": "12"},
        },
        {
            "code": "P08", "name": "Ole Lund", "is_b2b": 0, "started_paying_on": "2025-03-04", "fit": "??????",
            "attributes": {"Seats": "2.5"},
        },
    )  # fmt: skip
    assert table.problems == ()


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Firma", "company"),
        ("Entreprise", "company"),
        ("Empresa", "company"),
        ("Rolle", "role"),
        ("Zahlt seit", "started_paying_on"),
        ("Fecha de compra", "started_paying_on"),
        ("Première utilisation", "first_used_on"),
        ("Geschäftskunde", "is_b2b"),
        ("Notizen", "notes"),
        ("started_paying_on", "started_paying_on"),
        ("Pays for the value without hesitation", "fit_3"),
        ("Favorite color", OWN),
    ],
)
def test_headings_mean_the_same_in_four_languages(heading: str, field: str) -> None:
    assert table_of("t", [["Code", heading], ["P01", "x"]]).columns[heading] == field


def test_the_same_heading_twice_and_none_at_all_are_told_apart() -> None:
    table = table_of("t", [["Code", "Role", "Role", ""], ["P01", "CFO", "Founder", "loose"]])
    assert table.columns == {"Code": "code", "Role": "role", "Role 2": OWN, "Column 4": OWN}
    assert table.rows[0]["attributes"] == {"Role 2": "Founder", "Column 4": "loose"}


def test_somebody_may_say_what_a_column_becomes() -> None:
    table = table_of("t", [["Code", "Tier", "Secret"], ["P01", "Gold", "no"]])
    again = read_as(table, {"Code": "code", "Tier": "segment", "Secret": LEFT_OUT})
    assert again.rows == ({"code": "P01", "segment": "Gold"},)


def test_one_day_that_can_only_be_read_one_way_decides_for_its_column() -> None:
    table = table_of("t", [["Name", "Switched"], ["A", "3/11/2025"], ["B", "3/25/2025"]])
    assert [row["switched_on"] for row in table.rows] == ["2025-03-11", "2025-03-25"]
    assert table.problems == ()


def test_days_and_months_in_doubt_are_said() -> None:
    grid = [["Name", "Switched", "First used"], ["A", "3/11/2025", "Nov 2025"]]
    day_first, month_first = table_of("t", grid), table_of("t", grid, day_first=False)
    assert (day_first.rows[0]["switched_on"], month_first.rows[0]["switched_on"]) == ("2025-11-03", "2025-03-11")
    assert "“3/11/2025” was read as 3 November 2025" in day_first.problems[0]
    assert "“Nov 2025” was read as 1 November 2025" in day_first.problems[1]


def test_a_number_of_criteria_that_does_not_say_which_is_kept_in_the_notes() -> None:
    table = table_of("t", [["Name", "Fit"], ["A", "6/6"], ["B", "4/6"], ["C", "yyn?yy"]])
    assert [row.get("fit") for row in table.rows] == ["yyyyyy", None, "yyn?yy"]
    assert table.rows[1]["notes"] == "Fit: 4/6"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-11-03", "2025-11-03"), ("3 Nov 2025", "2025-11-03"), ("Nov 3, 2025", "2025-11-03"),
        ("3. November 2025", "2025-11-03"), ("3 de noviembre de 2025", "2025-11-03"), ("4 März 2025", "2025-03-04"),
        ("12 août 2025", "2025-08-12"), ("03.11.25", "2025-11-03"), ("12/31/2025", "2025-12-31"),
        ("45964", "2025-11-03"), ("2025-11-03T09:30:00Z", "2025-11-03"), ("", ""),
        ("30/2/2025", None), ("in spring", None), ("7", None), ("3 Nov or 4 Nov 2025", None),
    ],
)  # fmt: skip
def test_days_are_read_as_people_write_them(text: str, iso: str | None) -> None:
    day = day_of(text)
    assert (day.iso if day else None) == iso


def test_kinds_and_answers_in_plain_words() -> None:
    assert [kind_of(word) for word in ("best customer", "Former customer", "Lost deal (doesn't count)", "Bester Kunde",
                                       "prospects", "gold")] == ["best", "churned", "closed_lost", "best", "prospect",
                                                                 None]  # fmt: skip
    assert [yes_no(word) for word in ("yes", "X", "Sí", "✓", "nein", "", "–", "perhaps")] == [*"yyyyn??", None]
    assert [fit_of(word) for word in ("6", "0/6", "–", "YYNN??", "3")] == ["y" * 6, "n" * 6, "?" * 6, "yynn??", None]


@pytest.mark.parametrize(
    ("name", "data", "part"),
    [
        ("old.xls", b"\xd0\xcf\x11\xe0", "old Excel file"),
        ("photo.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x01\x00\x02", "is no table"),
        ("broken.xlsx", b"PK\x03\x04 and then nothing", "damaged Excel workbook"),
        ("empty.csv", b"\n\n", "nothing in this table"),
        ("head.csv", b"Code,Name\n", "no rows under its headings"),
        ("blank.xlsx", excel(), "no sheet with a table"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(name: str, data: bytes, part: str) -> None:
    with pytest.raises(UserError, match=part):
        read_customer_table(name, data)


def test_a_row_of_headings_is_told_from_a_row_of_customers() -> None:
    assert is_head(["Code", "Name", "Favorite color"])
    assert not is_head(["P01", "Dana Ruiz", "CFO"])
    assert not is_head(["Customer", "", ""], beside="kind")
    assert is_head(["Role"], beside="role")


def test_a_range_from_a_spreadsheet_keeps_line_ends_tabs_and_quotation_marks() -> None:
    text = 'Dana\t"two\nlines"\t"she said ""no"""\r\n"Quoted" she began\t\t"a\tb"\r\n'
    assert read_tsv(text) == [["Dana", "two\nlines", 'she said "no"'], ['"Quoted" she began', "", "a\tb"]]
    assert read_tsv('"Hello"') == [['"Hello"']]
    assert read_tsv("one\t\ntwo") == [["one", ""], ["two", ""]]


CELLS = st.text(alphabet='ab"\t\n é😀', max_size=6)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_what_is_copied_is_what_is_pasted(rows: list[list[str]]) -> None:
    assert read_tsv(write_tsv(rows) + "\n") == rows
