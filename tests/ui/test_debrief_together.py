# SPDX-License-Identifier: MIT
"""Two who debrief, notes that are pasted, clocks that tick, and the debrief as it is seen from elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from jtbdstudio.commands import debriefs
from jtbdstudio.commands.interviews import edit_interview
from jtbdstudio.queries.interviews import interview_list
from jtbdstudio.queries.overview import steps
from jtbdstudio.store.project import Project
from jtbdstudio.ui.main_window import MainWindow
from tests.ui.calls import CTRL, SHIFT, Hand, answers_by, lines_of, open_debrief, page_of, stored, two
from tests.ui.talks import click


def test_each_writes_alone_and_then_compares(calls: MainWindow, hand: Hand) -> None:
    page = two(calls)
    theirs = page.form.cells["takeaways", "Jo"]
    assert theirs.cover.isVisible()
    assert not theirs.field.isVisible()
    hand.write("Shame")
    assert theirs.cover.isVisible(), "not while one writes"
    hand.key(Qt.Key.Key_Tab)
    assert theirs.field.isVisible(), "both have answered"
    assert page.form.cells["wish_asked", "Jo"].cover.isVisible()
    click(page.form.cells["wish_asked", "Jo"].cover)
    assert page.form.cells["wish_asked", "Jo"].field.isVisible(), "somebody chose to look"
    assert stored(calls).answers["takeaways", "Mira"] == "Shame"


def test_whoever_types_in_a_column_writes(calls: MainWindow, hand: Hand) -> None:
    page = two(calls)
    hand.write("Shame")
    click(page.people.names["Jo"])
    assert page.form.cells["takeaways", "Jo"].is_being_written
    hand.write("!")
    hand.key(Qt.Key.Key_Tab)
    hand.write("A laugh")
    view = stored(calls)
    assert view.answers["takeaways", "Jo"] == "The prices!"
    assert [(surprise.text, surprise.researcher) for surprise in view.surprises] == [("A laugh", "Jo")]
    assert lines_of(page, "Jo").rows[0].field.toPlainText() == "A laugh"
    assert len(lines_of(page, "Mira").rows) == 1


def test_whoever_has_no_name_yet_gets_one(calls: MainWindow, hand: Hand) -> None:
    page = open_debrief(calls)
    hand.write("Shame")
    click(page.people.add_button)
    hand.write("Mira")
    hand.key(Qt.Key.Key_Return)
    assert stored(calls).answers == {("takeaways", "Mira"): "Shame"}
    click(page.people.add_button)
    hand.write("Jo")
    hand.key(Qt.Key.Key_Return)
    assert page.form.cells["takeaways", "Jo"].is_being_written
    assert stored(calls).researchers == ("Mira", "Jo")
    assert page.form.cells["takeaways", "Mira"].cover.isVisible()


def test_pasted_notes_go_to_their_questions(calls: MainWindow, hand: Hand) -> None:
    page = open_debrief(calls)
    QGuiApplication.clipboard().setText("- Shame\n- A month\n\nWhat surprised us?\n- No prices\n- A laugh\n")
    before = len(calls.workspace.read(steps))
    hand.key(Qt.Key.Key_V, CTRL | SHIFT)
    assert answers_by(stored(calls), "")[:2] == ("Shame\nA month", "No prices; A laugh")
    assert len(calls.workspace.read(steps)) == before + 1
    assert calls.toast.label.text() == "4 lines pasted."
    click(calls.toast.action)
    assert answers_by(stored(calls), "") == ("", "", "", "")
    QGuiApplication.clipboard().clear()
    click(page.paste_button)
    assert "no text to paste" in calls.toast.label.text()


def test_several_lines_pasted_among_the_surprises_are_several(calls: MainWindow, hand: Hand) -> None:
    open_debrief(calls)
    hand.key(Qt.Key.Key_Tab)
    QGuiApplication.clipboard().setText("No prices\n\nA laugh\nThe link")
    hand.key(Qt.Key.Key_V, CTRL)
    assert [surprise.text for surprise in stored(calls).surprises] == ["No prices", "A laugh", "The link"]


def test_an_answer_to_the_closing_question_says_it_was_asked(calls: MainWindow, hand: Hand) -> None:
    page = open_debrief(calls)
    page.form.closing.setFocus()
    hand.write("My team")
    assert (stored(calls).closing_asked, stored(calls).closing_answer) == ("y", "My team")
    page.form.closing_asked.setFocus()
    hand.key(Qt.Key.Key_N)
    assert stored(calls).closing_asked == "n"


def test_the_clock_counts_from_the_end_of_the_call(calls: MainWindow, hand: Hand) -> None:
    page = open_debrief(calls)
    clock = page.who.clock
    assert not clock.timer.isActive()
    click(page.who.end_button)
    assert clock.text() == "00:00 since the call"
    assert clock.timer.isActive()
    assert clock.timer.interval() <= 60_000
    calls.go("read")
    assert not clock.timer.isActive(), "nobody looks"
    calls.navigator.back()
    assert clock.timer.isActive()
    assert not page.who.end_button.isVisible()


def test_the_clock_in_the_table_ticks_in_its_cell_alone(
    calls: MainWindow, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_debrief(calls)
    calls.workspace.run(debriefs.start_debrief, page.desk.interview_id, call_ended=True)
    calls.resize(1900, 900)
    calls.go("interviews")
    QApplication.processEvents()
    interviews = calls.navigator.page("interviews")
    cell = interviews.model.index(2, 5)
    assert cell.data() == "now · 00:00 since call"
    ended = stored(calls, page.desk.interview_id).ended_at
    later = f"{ended[:11]}23:59:59Z"
    hours, minutes = (int(part) for part in ended[11:16].split(":"))
    monkeypatch.setattr("jtbdstudio.ui.interviews.debrief_clock.now", lambda: later)
    painted: list[tuple[int, int]] = []
    interviews.model.dataChanged.connect(lambda a, b: painted.append((a.row(), b.column())))
    interviews._tick.timeout.emit()
    left = 24 * 60 - 1 - hours * 60 - minutes
    assert cell.data() == f"now · {left // 60:02}:{left % 60:02} since call"
    assert painted == ([(2, 5)] if left else [])
    calls.go("read")
    assert not interviews._tick.isActive()


def test_the_panel_writes_the_same_debrief(calls: MainWindow, hand: Hand) -> None:
    interviews = calls.navigator.page("interviews")
    table, side = interviews.table, interviews.panel.debrief
    table.select_row(2)
    side.form.focus_first("")
    hand.write("Shame")
    table.select_row(1)
    assert side.form.cells["takeaways", side._desk.writer].field.toPlainText() == ""
    third = calls.workspace.read(interview_list)[2]
    assert stored(calls, third.id).answers["takeaways", ""] == "Shame", "nothing is lost by going elsewhere"
    table.select_row(2)
    assert side.form.cells["takeaways", ""].field.toPlainText() == "Shame"
    click(side.page_button)
    assert page_of(calls).form.cells["takeaways", ""].field.toPlainText() == "Shame"


def test_a_survey_needs_no_debrief(calls: MainWindow, hand: Hand) -> None:
    item = calls.workspace.read(interview_list)[0]
    calls.workspace.run(edit_interview, item.id, kind="survey")
    interviews = calls.navigator.page("interviews")
    model = interviews.model
    assert [model.index(0, at).data() for at in (4, 5)] == ["survey", "–"]
    assert interviews.panel.debrief.no_call.isVisible()
    hand.key(Qt.Key.Key_D, CTRL | SHIFT)
    page = page_of(calls)
    assert page.empty.isVisible()
    assert page.header.subtitle.whole_text() == "A survey has no call to debrief."


def test_a_debrief_that_is_open_elsewhere_can_be_read(calls: MainWindow, hand: Hand) -> None:
    page = open_debrief(calls)
    hand.write("Shame")
    path = calls.workspace.path
    assert path is not None
    calls.workspace.close()
    with Project.open(path):
        assert calls.open_path(path)
        page = open_debrief(calls)
        field = page.form.cells["takeaways", ""].field
        assert field.toPlainText() == "Shame"
        hand.write("!")
        assert field.toPlainText() == "Shame"
        assert not page.finish_button.isEnabled()


def test_a_study_opens_on_the_interviews_with_the_debrief_as_it_was(calls: MainWindow, hand: Hand) -> None:
    page = open_debrief(calls)
    hand.write("Shame")
    path = calls.workspace.path
    assert path is not None
    calls.workspace.close()
    assert calls.open_path(path)
    assert calls.navigator.current is calls.navigator.page("interviews"), "a debrief opens from one of the rail's pages"
    page = open_debrief(calls)
    assert page.form.cells["takeaways", ""].field.toPlainText() == "Shame"
    hand.key(Qt.Key.Key_Escape)
    assert calls.navigator.current is calls.navigator.page("interviews")


@pytest.mark.parametrize("size", [(1024, 700), (1440, 900)])
def test_everything_has_a_name_and_room(calls: MainWindow, hand: Hand, size: tuple[int, int]) -> None:
    calls.resize(*size)
    page = two(calls)
    QApplication.processEvents()
    content = page._area.widget()
    assert content.width() <= page._area.viewport().width()
    for shown in content.findChildren(QWidget):
        if shown.isVisible():
            assert shown.mapTo(content, shown.rect().topRight()).x() <= content.width(), shown.accessibleName()
    stops = [w for w in page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    assert [w for w in stops if not (w.accessibleName() or getattr(w, "text", str)())] == []
    for row in lines_of(page, "Mira").rows:
        assert row.field.height() >= row.field.fontMetrics().lineSpacing()


def test_a_field_never_takes_back_what_was_said_of_another_call(calls: MainWindow, hand: Hand) -> None:
    page = open_debrief(calls)
    hand.write("Shame")
    for _ in "Shame":
        hand.key(Qt.Key.Key_Backspace)
    second = calls.workspace.read(interview_list)[1]
    calls.workspace.run(edit_interview, second.id, interviewer="")
    open_debrief(calls, row=1)
    hand.key(Qt.Key.Key_Z, CTRL)  # what was done last, whichever field one is in
    assert calls.workspace.read(interview_list)[1].interviewer == second.interviewer != ""
    assert page.isVisible()
    assert stored(calls).answers == {}
