# SPDX-License-Identifier: MIT
"""A day is typed as people write it, picked in a calendar, or taken away; nothing else changes it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from jtbdstudio.ui.widgets.day_field import DayField

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.usefixtures("light")


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[DayField]:
    home = QWidget()
    row = QHBoxLayout(home)
    made = DayField("Day of the interview")
    row.addWidget(made)
    row.addWidget(QLineEdit())
    qtbot.addWidget(home)
    home.show()
    qtbot.waitExposed(home)
    home.activateWindow()
    made.setFocus()
    yield made  # noqa: PT022 - the window lives as long as this is not done


def heard(field: DayField) -> list[str]:
    days: list[str] = []
    field.picked.connect(lambda iso, _key: days.append(iso))
    return days


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2026-11-20", "2026-11-20"),
        ("3.4.2026", "2026-04-03"),
        ("20 Nov 2026", "2026-11-20"),
        ("March 2026", "2026-03-01"),
    ],
)
def test_a_day_is_typed_as_people_write_it(field: DayField, typed: str, iso: str) -> None:
    days = heard(field)
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.iso(), days[-1]) == (iso, iso)
    field.show_iso(iso)
    assert QDate.fromString(iso, Qt.DateFormat.ISODate) == field.date()
    assert not field.property("invalid")


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_click_selects_the_day_and_one_key_takes_it_away(field: DayField, key: Qt.Key) -> None:
    field.show_iso("2025-11-03")
    field.clearFocus()
    days = heard(field)
    QTest.mouseClick(field, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(20, field.height() // 2))
    assert field.selectedText() == field.text()
    QTest.keyClick(field, key)
    assert (days, field.iso(), field.placeholderText()) == ([""], "", "no date")


def test_no_arrow_key_nor_click_makes_up_a_day(field: DayField) -> None:
    days = heard(field)
    QTest.keyClick(field, Qt.Key.Key_Up)
    for left in range(2, field.calendar_button.x(), 4):
        QTest.mouseClick(field, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(left, field.height() // 2))
    assert (days, field.iso()) == ([], "")


def test_what_is_no_day_is_marked_says_why_and_is_not_stored(field: DayField) -> None:
    field.show_iso("2025-11-03")
    days = heard(field)
    field.selectAll()
    QTest.keyClicks(field, "soon")
    assert not field.property("invalid"), "who is still typing is left in peace"
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.property("invalid")
    assert "This is no day" in field.toolTip()
    assert (days, field.iso()) == ([], "2025-11-03")
    field.show_iso("2025-11-03")
    assert (field.property("invalid"), field.toolTip(), field.iso()) == (False, "", "2025-11-03")


def test_another_record_replaces_what_is_typed_and_the_same_leaves_it(field: DayField) -> None:
    QTest.keyClicks(field, "2026-11-20")
    field.show_iso("2026-11-20")
    assert field.text() == "2026-11-20"
    field.show_iso("")
    assert field.text() == ""


def test_the_calendar_opens_at_the_day_or_today_and_offers_today_and_none(field: DayField) -> None:
    days = heard(field)
    QTest.mouseClick(field.calendar_button, LEFT)
    assert field.popover is not None
    assert field.popover.calendar.selectedDate() == QDate.currentDate()
    QTest.mouseClick(field.popover.today, LEFT)
    today = QDate.currentDate().toString(Qt.DateFormat.ISODate)
    assert (days, field.iso()) == ([today], today)
    field.show_iso("2025-11-03")
    QTest.mouseClick(field.calendar_button, LEFT)
    assert field.popover.calendar.selectedDate() == QDate(2025, 11, 3)
    QTest.mouseClick(field.popover.clear, LEFT)
    assert (days[-1], field.iso()) == ("", "")


def test_it_is_named_for_those_who_hear_it(field: DayField) -> None:
    assert field.accessibleName() == "Day of the interview"
    assert field.calendar_button.accessibleName() == "Choose a day: Day of the interview"
