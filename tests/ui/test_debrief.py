# SPDX-License-Identifier: MIT
"""The debrief by hand: from the call's end to its last answer, in the panel and on its own page, with real keys."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jtbdstudio.commands import debriefs
from jtbdstudio.queries.debriefs import debrief_view
from jtbdstudio.queries.interviews import customer_list, interview_list
from jtbdstudio.queries.overview import steps
from jtbdstudio.store.project import Project
from jtbdstudio.ui.main_window import MainWindow
from tests.ui.calls import ALT, CTRL, SHIFT, Hand, answers_by, lines_of, open_debrief, page_of, stored
from tests.ui.talks import click, press

ANSWERS = ("Shame, not hours.", "She never compared prices.", "Who else was there?", "Wait longer.")


# The task everybody has after a call: at most 8 operations around the answers themselves, and no mouse


def test_four_answers_about_a_selected_interview_take_eight_operations(calls: MainWindow, hand: Hand) -> None:
    press(calls, Qt.Key.Key_Down)
    press(calls, Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_D, CTRL | SHIFT)
    for at, answer in enumerate(ANSWERS):
        if at:
            hand.key(Qt.Key.Key_Tab)
        hand.write(answer)
    hand.key(Qt.Key.Key_Escape)
    assert hand.ops <= 8
    third = calls.workspace.read(interview_list)[2]
    assert answers_by(stored(calls, third.id), "") == ANSWERS
    assert third.debrief == "open"
    assert calls.navigator.current is calls.navigator.page("interviews")


def test_four_answers_from_nothing_take_eight_operations(calls: MainWindow, hand: Hand) -> None:
    """From another page: customer, interview of today and debrief are on file with the first key."""
    calls.go("read")
    hand.key(Qt.Key.Key_D, CTRL | SHIFT)
    for at, answer in enumerate(ANSWERS):
        if at:
            hand.key(Qt.Key.Key_Tab)
        hand.write(answer)
    hand.key(Qt.Key.Key_Escape)
    assert hand.ops <= 8
    made = next(item for item in calls.workspace.read(interview_list) if item.customer_code == "P04")
    assert answers_by(stored(calls, made.id), "Mira Holt") == ANSWERS, "the only one who ever asked wrote it"
    assert made.held_on == QDate.currentDate().toString(Qt.DateFormat.ISODate)
    assert made.surprises == 1
    assert calls.navigator.current is calls.navigator.page("read")


def test_what_a_call_puts_on_file_is_one_step(calls: MainWindow, hand: Hand) -> None:
    calls.go("read")
    before = len(calls.workspace.read(steps))
    hand.key(Qt.Key.Key_D, CTRL | SHIFT)
    assert len(calls.workspace.read(steps)) == before + 1
    calls.workspace.undo()
    assert [customer.code for customer in calls.workspace.read(customer_list)] == ["P01", "P02", "P03"]
    assert page_of(calls).empty.isVisible()
    calls.workspace.redo()
    assert page_of(calls).who.code.text() == "P04"


def test_the_same_call_is_meant_for_an_hour(calls: MainWindow, hand: Hand) -> None:
    calls.go("read")
    hand.key(Qt.Key.Key_D, CTRL | SHIFT)
    first = page_of(calls).desk.interview_id
    hand.key(Qt.Key.Key_Left, ALT)
    assert calls.navigator.current is calls.navigator.page("read")
    hand.key(Qt.Key.Key_D, CTRL | SHIFT)
    assert page_of(calls).desk.interview_id == first
    assert len(calls.workspace.read(customer_list)) == 4


def test_who_it_was_is_on_file_without_leaving(calls: MainWindow, hand: Hand) -> None:
    calls.go("read")
    hand.key(Qt.Key.Key_D, CTRL | SHIFT)
    who = page_of(calls).who
    for field, words in ((who.fields["name"], "Lena Voss"), (who.fields["role"], "COO")):
        field.setFocus()
        hand.write(words)
    made = next(item for item in calls.workspace.read(interview_list) if item.customer_code == "P04")
    assert (made.customer_name, made.role) == ("Lena Voss", "COO")


def test_the_call_was_with_somebody_on_file(calls: MainWindow, hand: Hand) -> None:
    calls.go("read")
    hand.key(Qt.Key.Key_D, CTRL | SHIFT)
    who = page_of(calls).who
    who.code.setFocus()
    who.code.selectAll()
    hand.write("P02")
    assert who.problem.text() == "P02 · Ole Lund is on file already."
    click(who.same)
    assert [customer.code for customer in calls.workspace.read(customer_list)] == ["P01", "P02", "P03"]
    assert who.fields["name"].text() == "Ole Lund"


def test_every_letter_is_stored_and_a_field_is_one_step(calls: MainWindow, hand: Hand) -> None:
    page = open_debrief(calls)
    before = len(calls.workspace.read(steps))
    for at in range(1, 4):
        hand.write("Sha"[at - 1])
        assert stored(calls).answers["takeaways", ""] == "Sha"[:at]
    assert len(calls.workspace.read(steps)) == before + 1
    path = calls.workspace.path
    assert path is not None
    copy = Path(shutil.copytree(path.parent, path.parent.parent / "killed")) / path.name
    with Project.open(copy, read_only=True) as other:
        kept = other.read(debrief_view, page.desk.interview_id)
    assert kept is not None
    assert kept.answers["takeaways", ""] == "Sha", "nothing waits for a save"
    calls.workspace.undo()
    assert page.form.cells["takeaways", ""].field.toPlainText() == ""
    calls.workspace.redo()
    assert page.form.cells["takeaways", ""].field.toPlainText() == "Sha"


def test_each_surprise_is_a_note_that_can_be_changed_and_taken_away(calls: MainWindow, hand: Hand) -> None:
    page = open_debrief(calls)
    hand.key(Qt.Key.Key_Tab)
    hand.write("No prices")
    hand.key(Qt.Key.Key_Return)
    hand.write("A laugh")
    hand.key(Qt.Key.Key_Up)
    hand.write("!")
    assert [surprise.text for surprise in stored(calls).surprises] == ["No prices!", "A laugh"]
    assert all(not surprise.is_quote for surprise in stored(calls).surprises)
    for _ in range(len("No prices!") + 1):
        hand.key(Qt.Key.Key_Backspace)
    assert [surprise.text for surprise in stored(calls).surprises] == ["A laugh"]
    click(lines_of(page).rows[0].cross)
    assert stored(calls).surprises == ()
    calls.workspace.undo()
    assert [row.field.toPlainText() for row in lines_of(page).rows] == ["A laugh", ""]


def test_an_emptied_surprise_goes_when_it_is_left(calls: MainWindow, hand: Hand) -> None:
    page = open_debrief(calls)
    hand.key(Qt.Key.Key_Tab)
    hand.write("A laugh")
    line = QApplication.focusWidget()
    hand.key(Qt.Key.Key_A, CTRL)
    hand.key(Qt.Key.Key_Backspace)
    assert len(stored(calls).surprises) == 1, "it may be written anew"
    assert QApplication.focusWidget() is line
    hand.key(Qt.Key.Key_Tab)
    assert stored(calls).surprises == ()
    assert page.form.cells["wish_asked", ""].is_being_written


def test_tab_goes_back_over_the_surprises_as_well(calls: MainWindow, hand: Hand) -> None:
    page = open_debrief(calls)
    hand.key(Qt.Key.Key_Tab)
    hand.write("A laugh")
    hand.key(Qt.Key.Key_Tab)
    assert page.form.cells["wish_asked", ""].is_being_written
    hand.key(Qt.Key.Key_Backtab)
    assert page.form.cells["surprises", ""].is_being_written
    hand.key(Qt.Key.Key_Backtab)
    assert page.form.cells["takeaways", ""].is_being_written


def test_the_boxes_fill_by_keys_alone(calls: MainWindow, hand: Hand) -> None:
    page = open_debrief(calls)
    assert page.who.left.text() == "left: 12 boxes"
    hand.key(Qt.Key.Key_B, CTRL)
    assert page.grid.cards[0].hasFocus()
    hand.key(Qt.Key.Key_3)
    assert page.grid.cards[2].hasFocus()
    hand.write("ashamed")
    hand.key(Qt.Key.Key_Return)
    hand.write("3 people saw it")
    third = stored(calls).boxes[2]
    assert [line.text for line in third.lines] == ["ashamed", "3 people saw it"]
    hand.key(Qt.Key.Key_E, CTRL)
    assert [line.evidence for line in stored(calls).boxes[2].lines] == ["", "inferred"]
    hand.key(Qt.Key.Key_Tab)
    assert page.grid.cards[3].hasFocus()
    hand.key(Qt.Key.Key_Equal)
    hand.write("sure")
    hand.key(Qt.Key.Key_E, CTRL)
    assert stored(calls).boxes[11].state == "inferred"
    assert page.grid.cards[11].state.state == "inferred"
    assert page.who.left.text() == "left: 10 boxes"
    hand.key(Qt.Key.Key_Escape)
    assert page.grid.cards[11].hasFocus(), "one step out"
    hand.key(Qt.Key.Key_Up)
    assert page.grid.cards[7].hasFocus()
    hand.key(Qt.Key.Key_Escape)
    assert calls.navigator.current is calls.navigator.page("interviews")


def test_inferred_is_found_without_knowing_its_key(calls: MainWindow, hand: Hand) -> None:
    page = open_debrief(calls)
    card = page.grid.cards[4]
    page.grid.go_to(4)
    assert card.lines.rows[0].field.accessibleDescription() == "What we heard (Ctrl+E: inferred)"
    assert "Ctrl+E" in card.state.toolTip()
    hand.write("sure")
    click(card.state)
    assert stored(calls).boxes[4].state == "inferred"
    click(card.state)
    assert stored(calls).boxes[4].state == "heard"


def test_tab_walks_the_boxes_both_ways(calls: MainWindow, hand: Hand) -> None:
    page = open_debrief(calls)
    page.grid.go_to(4)
    hand.write("now")
    hand.key(Qt.Key.Key_Tab)
    assert page.grid.cards[5].hasFocus()
    hand.key(Qt.Key.Key_Backtab)
    assert page.grid.cards[4].hasFocus()
    hand.key(Qt.Key.Key_Backtab)
    assert page.grid.cards[3].hasFocus()


def test_quotes_in_a_box_are_one_key_away(calls: MainWindow, hand: Hand) -> None:
    page = open_debrief(calls, row=0)
    assert page.read_button.isVisible()
    first = page.grid.cards[0]
    assert (first.state.state, first.quotes.text()) == ("heard", "1 quote")
    page.grid.go_to(0)
    hand.key(Qt.Key.Key_Space)
    assert calls.evidence.isVisible()
    assert calls.evidence.title.text() == "P01 · Triggers"


def test_finishing_without_a_surprise_asks_once(calls: MainWindow, hand: Hand) -> None:
    page = open_debrief(calls)
    hand.key(Qt.Key.Key_Return, CTRL)
    assert page.ask.isVisible()
    assert stored(calls).state != "done"
    hand.key(Qt.Key.Key_Escape)
    assert not page.ask.isVisible()
    assert page.form.cells["surprises", ""].is_being_written
    hand.key(Qt.Key.Key_Return, CTRL)
    hand.key(Qt.Key.Key_Space)
    assert (stored(calls).state, stored(calls).nothing_surprising) == ("done", True)
    assert calls.toast.label.text() == "The debrief of P03 is done."
    click(page.reopen_button)
    assert stored(calls).state == "open"


def test_a_finished_debrief_stays_as_it_is_until_it_is_reopened(calls: MainWindow, hand: Hand) -> None:
    page = open_debrief(calls)
    hand.write("Shame")
    click(page.who.end_button)
    calls.workspace.run(debriefs.finish_debrief, page.desk.interview_id, nothing_surprising=True)
    assert not page.who.clock.timer.isActive()
    assert page.who.clock.text().startswith("held ")
    assert page.header.subtitle.whole_text() == "reopen it to change something"
    page.form.cells["takeaways", ""].take_focus()
    hand.write("!")
    page.grid.go_to(0)
    hand.write("late")
    assert stored(calls).answers["takeaways", ""] == "Shame"
    assert stored(calls).boxes[0].lines == ()
    click(page.reopen_button)
    page.form.cells["takeaways", ""].take_focus()
    hand.write("!")
    assert stored(calls).answers["takeaways", ""] == "Shame!"
    assert page.who.clock.timer.isActive()


def test_a_finished_debrief_is_selected_and_the_next_call_is_another(calls: MainWindow, hand: Hand) -> None:
    page = open_debrief(calls)
    calls.workspace.run(debriefs.finish_debrief, page.desk.interview_id, nothing_surprising=True)
    finished = page.desk.interview_id
    calls.go("interviews")
    selected = calls.navigator.page("interviews").selected
    assert (selected.id, selected.debrief) == (finished, "done")
    hand.key(Qt.Key.Key_D, CTRL | SHIFT)
    assert page.desk.interview_id != finished
    assert stored(calls).customer_code == "P04"


def test_the_advice_afterwards_says_that_nothing_surprised(qtbot: QtBot, calls: MainWindow) -> None:
    page = open_debrief(calls)
    page.studio.run(debriefs.finish_debrief, page.desk.interview_id, nothing_surprising=True)
    calls.navigator.go("interviews", "interview", page.desk.interview_id)
    panel = calls.navigator.page("interviews").panel
    qtbot.waitUntil(lambda: "W01" in [card.advice.rule for card in panel.debrief.advice.cards()])
