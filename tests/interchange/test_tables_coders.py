# SPDX-License-Identifier: MIT
"""The sheet about coders: what they share first, then code by code; a dash is a note."""

from __future__ import annotations

from jtbdstudio.domain.agreement import Pair
from jtbdstudio.domain.coders_report import CodedBy
from jtbdstudio.interchange.tables_coders import coders


def test_measures_that_have_no_value_say_why() -> None:
    pair = Pair(20, 5, 10, 15)
    table = coders([CodedBy("Coder 1", "Coder 2", ("P01", "P04"), Pair(both=3), pair, (("Struggle/Late", pair),))])
    rows = [dict(zip(table.head, row, strict=True)) for row in table.rows]
    assert [row["Code"] for row in rows] == ["Any code", "All codes together", "Struggle/Late"]
    assert (rows[0]["Agreement"], rows[0]["Kappa"], rows[0]["Of what either coded"]) == (1.0, None, 1.0)
    assert str(rows[0]["Note"]).startswith("both gave it everywhere")
    assert list(table.rows[2]) == [
        "Coder 1", "Coder 2", "P01, P04", "Struggle/Late", 50, 20, 5, 10, 15, 0.7, 0.4, 40 / 55, "",
    ]  # fmt: skip
