# SPDX-License-Identifier: MIT
"""The reader's list of interviews: whose each is, and which of the customer's."""

from __future__ import annotations

from PySide6.QtCore import Qt

from jtbdstudio.commands.customers import edit_customer
from jtbdstudio.commands.interviews import add_interview, edit_interview
from jtbdstudio.ui.read.page import ReadPage
from jtbdstudio.ui.words import day


def _told(reader: ReadPage, role: Qt.ItemDataRole) -> list[str]:
    rows = reader.list.rows
    return [str(rows.data(rows.index(at, 0), role)) for at in range(rows.rowCount())]


def test_who_has_no_role_is_called_by_name(reader: ReadPage) -> None:
    first, _ = reader.list.rows.items
    reader.studio.run(edit_customer, first.customer_id, name="Dana Ruiz", role="CFO")
    assert _told(reader, Qt.ItemDataRole.AccessibleTextRole) == ["P01 CFO", "P02 Sam Otto"]


def test_interviews_of_one_customer_are_told_apart(reader: ReadPage) -> None:
    first, second = reader.list.rows.items
    other = reader.studio.run(add_interview, first.customer_id, held_on="2025-04-01")
    rows = reader.list.rows
    details = {item.id: rows.detail(item) for item in rows.items}
    assert details[other] == "1 Apr 2025 · no transcript yet"
    assert details[first.id] == f"{day(first.held_on)} · 0 quotes"
    assert details[second.id] == "0 quotes"
    reader.studio.run(edit_interview, other, held_on=first.held_on)
    assert {item.id: rows.detail(item) for item in rows.items}[first.id] == "talk.vtt · 0 quotes"
