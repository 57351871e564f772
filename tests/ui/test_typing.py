# SPDX-License-Identifier: MIT
"""Undo while one types: fields whose letters are stored have no history of their own beside the study's."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from jtbdstudio.queries.overview import steps
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.widgets.fields import TypingKey
from tests.ui.calls import CTRL, SHIFT, Hand, open_debrief, page_of, stored


@pytest.fixture
def in_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every letter comes after a pause."""
    monkeypatch.setattr(TypingKey, "pause", -1.0)


def takeaways(window: MainWindow) -> str:
    return stored(window).answers.get(("takeaways", ""), "")


def test_undo_in_an_answer_takes_back_one_stretch_of_typing(
    calls: MainWindow, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_debrief(calls)
    field = page.form.cells["takeaways", ""].field
    field.setFocus()
    hand.write("First thought.")
    monkeypatch.setattr(TypingKey, "pause", -1.0)
    hand.write(" ")
    monkeypatch.undo()
    hand.write("Second.")
    assert takeaways(calls) == "First thought. Second."
    hand.key(Qt.Key.Key_Z, CTRL)
    assert (takeaways(calls), field.toPlainText()) == ("First thought.", "First thought.")
    assert field.hasFocus()
    hand.key(Qt.Key.Key_Y, CTRL)
    assert (takeaways(calls), field.toPlainText()) == ("First thought. Second.", "First thought. Second.")
    hand.key(Qt.Key.Key_Z, CTRL)
    hand.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert takeaways(calls) == "First thought. Second."


def test_what_is_typed_after_an_undo_is_a_step_of_its_own(calls: MainWindow, hand: Hand) -> None:
    page = open_debrief(calls)
    field = page.form.cells["takeaways", ""].field
    field.setFocus()
    hand.write("Price")
    field.clearFocus()
    field.setFocus()
    hand.write(" was")
    hand.key(Qt.Key.Key_Z, CTRL)
    hand.write("less")
    hand.key(Qt.Key.Key_Z, CTRL)
    assert takeaways(calls) == "Price"


def test_undo_in_a_line_is_the_studys(calls: MainWindow, hand: Hand, in_stretches: None) -> None:
    open_debrief(calls)
    field = page_of(calls).who.fields["name"]
    before = field.text()
    field.setFocus()
    field.end(False)
    hand.write(" jr")
    hand.key(Qt.Key.Key_Z, CTRL)
    assert (stored(calls).customer_name, field.text()) == (f"{before} j", f"{before} j")
    hand.key(Qt.Key.Key_Y, CTRL)
    assert field.text() == f"{before} jr"


def test_a_field_has_nothing_more_to_undo_than_the_study(calls: MainWindow, hand: Hand) -> None:
    open_debrief(calls)
    field = page_of(calls).who.fields["name"]
    field.setFocus()
    hand.write("X")
    while calls.workspace.undo():
        QApplication.processEvents()
    text = field.text()
    if QApplication.focusWidget() is field:
        hand.key(Qt.Key.Key_Z, CTRL)
    assert field.text() == text
    assert not [step for step in calls.workspace.read(steps) if not step.undone]
