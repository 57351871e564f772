# SPDX-License-Identifier: MIT
"""The interviews page by hand: reading the table, following its numbers, editing a customer, adding and deleting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from jtbdstudio.commands.debriefs import start_debrief
from jtbdstudio.commands.interviews import add_interview, edit_interview
from jtbdstudio.queries.advice import advice_list
from jtbdstudio.queries.interview_details import InterviewDetails, interview_details
from jtbdstudio.queries.interviews import InterviewItem, customer_list, interview_list
from jtbdstudio.queries.overview import steps
from jtbdstudio.store.project import Project
from jtbdstudio.store.schema import TurnRow
from jtbdstudio.ui.interviews.new_interview import NewInterviewDialog
from jtbdstudio.ui.interviews.page import InterviewsPage
from jtbdstudio.ui.interviews.table import BOXES, DATE, DEBRIEF, QUOTES, ROLE, SURPRISES, TRANSCRIPT
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.widgets.cells import ICON_ROLE, TONE_ROLE
from jtbdstudio.ui.words import day
from tests.studies import add_talk
from tests.ui.talks import click, click_cell, press, reader_of, row_texts

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def items(window: MainWindow) -> tuple[InterviewItem, ...]:
    return window.workspace.read(interview_list)


def details(page: InterviewsPage) -> InterviewDetails:
    assert page.selected is not None
    found: InterviewDetails = page.studio.read(interview_details, page.selected.id)
    return found


@pytest.fixture
def interviews_of_calls(calls: MainWindow) -> InterviewsPage:
    page = calls.navigator.page("interviews")
    assert isinstance(page, InterviewsPage)
    return page


def test_a_row_says_who_when_and_what_came_of_it(interviews: InterviewsPage) -> None:
    table = interviews.table
    today = QDate.currentDate().toString("d MMM")
    assert row_texts(table, 0) == ["P01", "CFO, Acme", today, "3/6", "8 s", "due", "1", "2", "2/12"]
    assert row_texts(table, 1) == ["P02", "Ole Lund", today, "–", "4 s", "due", "0", "0", "0/12"]
    assert row_texts(table, 2) == ["P03", "Founder", "2 Mar 2025", "–", "none yet", "due", "–", "0", "0/12"]
    model = table.model()
    assert model.index(1, SURPRISES).data(ICON_ROLE) is None, "nobody has looked for surprises yet"
    assert model.index(2, TRANSCRIPT).data(TONE_ROLE) == "neutral"
    assert model.index(0, QUOTES).data(Qt.ItemDataRole.AccessibleTextRole) == "Quotes: 2"


def test_the_page_opens_on_its_table_with_a_customer_beside_it(talks: MainWindow, interviews: InterviewsPage) -> None:
    assert QApplication.focusWidget() is interviews.table
    assert interviews.panel.title.whole_text() == "Debrief · P01"
    press(talks, Qt.Key.Key_Down)
    assert interviews.panel.title.whole_text() == "Debrief · P02"
    assert not interviews.panel.links["quotes"].isEnabled()


def test_return_and_a_double_click_open_the_reader(talks: MainWindow, interviews: InterviewsPage) -> None:
    first, second, _ = (item.id for item in items(talks))
    press(talks, Qt.Key.Key_Return)
    assert reader_of(talks).revealed == [("interview", first)]
    talks.go("interviews")
    place = interviews.table.visualRect(interviews.model.index(1, 1)).center()
    QTest.mouseClick(interviews.table.viewport(), LEFT, NONE, place)
    QTest.mouseDClick(interviews.table.viewport(), LEFT, NONE, place)
    assert reader_of(talks).revealed[-1] == ("interview", second)


def test_what_has_no_transcript_says_so(talks: MainWindow, interviews: InterviewsPage) -> None:
    interviews.table.select_row(2)
    press(talks, Qt.Key.Key_Return)
    assert "P03 has no transcript yet" in talks.toast.label.text()
    assert interviews.panel.read_button.isHidden()
    assert "No transcript yet" in interviews.panel.file.whole_text()


@pytest.mark.parametrize(("column", "quotes"), [(QUOTES, 2), (SURPRISES, 1), (BOXES, 2)])
def test_a_number_is_a_link_to_the_quotes_behind_it(
    talks: MainWindow, interviews: InterviewsPage, column: int, quotes: int
) -> None:
    click_cell(interviews.table, 0, column)
    assert talks.evidence.isVisible()
    assert talks.evidence.summary.text().startswith(f"{quotes} quote")


def test_beside_a_number_a_click_only_selects(talks: MainWindow, interviews: InterviewsPage) -> None:
    interviews.table.select_row(2)
    click_cell(interviews.table, 0, QUOTES, x=30)
    assert talks.evidence.isHidden()
    assert interviews.table.current_row == 0


def test_the_panel_leads_to_the_same_quotes_by_key(talks: MainWindow, interviews: InterviewsPage) -> None:
    assert interviews.panel.links["surprises"].text() == "1 surprise"
    QTest.keyClick(interviews.panel.links["surprises"], Qt.Key.Key_Space)
    assert talks.evidence.title.text() == "What surprised us in P01"


def test_typing_a_name_is_saved_as_one_step(talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot) -> None:
    interviews.panel.show_side("customer")
    field = interviews.panel.customer.fields["role"]
    before = len(talks.workspace.read(steps))
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Head of finance")
    assert details(interviews).role == "Head of finance"
    qtbot.waitUntil(lambda: row_texts(interviews.table, 0)[1] == "Head of finance, Acme")
    assert len(talks.workspace.read(steps)) == before + 1
    assert field.hasFocus()
    interviews.table.setFocus()
    press(talks, Qt.Key.Key_Z, CONTROL)
    assert details(interviews).role == "CFO"
    assert field.text() == "CFO"


def test_coming_back_to_a_field_begins_another_step(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot
) -> None:
    interviews.panel.show_side("customer")
    field = interviews.panel.customer.fields["name"]
    for typed in "!?":
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_End)
        qtbot.keyClicks(field, typed)
        interviews.table.setFocus()
    assert details(interviews).name == "Dana Ruiz!?"
    talks.workspace.undo()
    assert details(interviews).name == "Dana Ruiz!"


def test_the_caret_stays_where_it_is_while_typing(interviews: InterviewsPage, qtbot: QtBot) -> None:
    interviews.panel.show_side("customer")
    field = interviews.panel.customer.fields["name"]
    field.setFocus()
    field.setCursorPosition(4)
    qtbot.keyClicks(field, "-Ann ")
    assert (field.text(), field.cursorPosition()) == ("Dana-Ann  Ruiz", 9)
    interviews.refresh()
    assert field.cursorPosition() == 9


def test_notes_are_saved_while_typed(interviews: InterviewsPage, qtbot: QtBot) -> None:
    interviews.panel.show_side("customer")
    interviews.panel.customer.notes.setFocus()
    qtbot.keyClicks(interviews.panel.customer.notes, "knows the market")
    assert details(interviews).notes == "knows the market"


def test_a_code_that_is_taken_is_refused_beside_the_field(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot
) -> None:
    interviews.panel.show_side("customer")
    panel = interviews.panel
    panel.customer.code.setFocus()
    panel.customer.code.selectAll()
    qtbot.keyClicks(panel.customer.code, "P02")
    assert panel.customer.problem.text() == "P02 is another customer already."
    assert [item.customer_code for item in items(talks)] == ["P0", "P02", "P03"]
    qtbot.keyClicks(panel.customer.code, "b")
    assert panel.customer.problem.isHidden()
    assert sorted(item.customer_code for item in items(talks)) == ["P02", "P02b", "P03"]


def test_leaving_a_refused_code_brings_the_kept_one_back(interviews: InterviewsPage, qtbot: QtBot) -> None:
    interviews.panel.show_side("customer")
    panel = interviews.panel
    panel.customer.code.setFocus()
    panel.customer.code.clear()
    panel.customer.code.textEdited.emit("")
    assert "needs a code" in panel.customer.problem.text()
    interviews.table.setFocus()
    assert panel.customer.code.text() == "P01"
    assert panel.customer.problem.isHidden()


def test_a_criterion_is_answered_by_click_and_by_key(interviews: InterviewsPage) -> None:
    interviews.panel.show_side("customer")
    answers = interviews.panel.customer.fit.answers
    QTest.mouseClick(answers[3], LEFT, NONE, QPoint(12, 12))
    assert details(interviews).fit == "yyyyn?"
    answers[5].setFocus()
    QTest.keyClick(answers[5], Qt.Key.Key_N)
    assert details(interviews).fit == "yyyynn"
    QTest.keyClick(answers[5], Qt.Key.Key_U)
    QTest.keyClick(answers[4], Qt.Key.Key_Left)
    assert details(interviews).fit == "yyyyy?"
    assert answers[4].accessibleName().endswith(": yes")
    assert interviews.panel.customer.fit.fits.text() == "5 of 6"


def test_who_asks_is_chosen_among_the_speakers(talks: MainWindow, interviews: InterviewsPage) -> None:
    interviews.panel.show_side("customer")
    pick = interviews.panel.talk.speaker
    assert [pick.itemText(at) for at in range(pick.count())] == ["Mira Holt", "Dana Ruiz", "None of them"]
    assert pick.currentText() == "Mira Holt"
    pick.setFocus()
    QTest.keyClick(pick, Qt.Key.Key_Down)
    assert details(interviews).interviewer == "Dana Ruiz"
    pairs = talks.workspace.read(lambda session: session.execute(select(TurnRow.speaker, TurnRow.role)).all())
    assert ("Dana Ruiz", "interviewer") in pairs
    assert ("Mira Holt", "customer") in pairs
    QTest.keyClick(pick, Qt.Key.Key_Down)
    assert details(interviews).interviewer == ""


def test_agreements_and_the_day_are_kept(talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot) -> None:
    interviews.panel.show_side("customer")
    panel = interviews.panel
    QTest.keyClick(panel.talk.consent, Qt.Key.Key_Down)
    QTest.keyClick(panel.talk.quote_ok, Qt.Key.Key_Up)
    panel.talk.held_on.setFocus()
    panel.talk.held_on.setDate(QDate(2025, 11, 3))
    kept = details(interviews)
    assert (kept.consent, kept.quote_ok, kept.held_on) == ("recorded", "named", "2025-11-03")
    interviews.table.select_row(2)
    assert panel.talk.held_on.iso() == "2025-03-02"
    assert panel.talk.interviewer.isVisible()
    panel.talk.interviewer.setFocus()
    qtbot.keyClicks(panel.talk.interviewer, "Mira")
    assert details(interviews).interviewer == "Mira"


def test_every_speaker_is_somebody(talks: MainWindow, interviews: InterviewsPage) -> None:
    """And who listened too, by which guide they asked, and what was said about the recording."""
    interviews.panel.show_side("customer")
    talk = interviews.panel.talk
    assert {name: pick.currentData() for name, pick in talk.roles.items()} == {
        "Mira Holt": "interviewer",
        "Dana Ruiz": "customer",
    }
    QTest.keyClick(talk.roles["Dana Ruiz"], Qt.Key.Key_Down)
    assert details(interviews).roles == {"Mira Holt": "interviewer", "Dana Ruiz": "other"}
    QTest.keyClicks(talk.partner, "Jo")
    QTest.keyClicks(talk.consent_note, "by mail")
    QTest.keyClick(talk.guide, Qt.Key.Key_Down)
    kept = details(interviews)
    assert (kept.partner, kept.consent_note) == ("Jo", "by mail")
    assert kept.guide_id == talk.guide.currentData()
    talks.workspace.undo()
    assert (details(interviews).guide_id, talk.guide.currentData()) == (None, "")


def test_the_end_of_the_call_is_noted(talks: MainWindow, interviews: InterviewsPage) -> None:
    interviews.panel.show_side("customer")
    interviews.table.select_row(2)
    click(interviews.panel.talk.end_button)
    assert details(interviews).ended_at
    assert interviews.panel.talk.clock.text() == "00:00 since the call"


def test_advice_is_set_aside_with_a_reason(qtbot: QtBot, talks: MainWindow, interviews: InterviewsPage) -> None:
    panel = interviews.panel
    panel.show_side("customer")
    qtbot.waitUntil(lambda: bool(panel.advice.cards()))
    before = [card.advice.rule for card in panel.advice.cards()]
    card = panel.advice.cards()[0]
    click(card.action)
    QTest.keyClicks(card.field, "We know")
    QTest.keyClick(card.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [card.advice.rule for card in panel.advice.cards()] == before[1:])
    assert [one.reason for one in talks.workspace.read(advice_list).dismissed] == ["We know"]


def test_the_kind_of_customer_decides_whether_they_count(interviews: InterviewsPage) -> None:
    interviews.panel.show_side("customer")
    kind = interviews.panel.customer.kind
    kind.setCurrentIndex(kind.findData("prospect"))
    kind.activated.emit(kind.currentIndex())
    assert details(interviews).kind == "prospect"


def test_deleting_a_customer_is_taken_back_by_the_toast(talks: MainWindow, interviews: InterviewsPage) -> None:
    click(interviews.panel.delete_customer)
    assert [item.customer_code for item in items(talks)] == ["P02", "P03"]
    assert talks.toast.label.text() == "P01 was deleted, with 2 quotes."
    assert interviews.panel.title.whole_text() == "Debrief · P02"
    click(talks.toast.action)
    assert items(talks)[0].quotes == 2


def test_the_delete_key_takes_the_interview_and_leaves_a_customer_with_another(
    talks: MainWindow, interviews: InterviewsPage
) -> None:
    interviews.panel.show_side("customer")
    assert interviews.panel.delete_interview.isVisible()
    add_talk(talks.workspace.project, "Once more", code="P01")
    interviews.table.setFocus()
    press(talks, Qt.Key.Key_Delete)
    assert [item.customer_code for item in items(talks)].count("P01") == 1
    press(talks, Qt.Key.Key_Z, CONTROL)
    assert [item.customer_code for item in items(talks)].count("P01") == 2


def test_the_delete_key_leaves_the_customer_of_an_only_interview(talks: MainWindow, interviews: InterviewsPage) -> None:
    interviews.table.setFocus()
    press(talks, Qt.Key.Key_Delete)
    assert [item.customer_code for item in items(talks)] == ["P02", "P03"]
    assert [customer.code for customer in talks.workspace.read(customer_list)] == ["P01", "P02", "P03"]
    assert talks.toast.label.text() == "The interview of P01 was deleted, with 2 quotes. P01 stays a customer."
    click(talks.toast.action)
    assert items(talks)[0].quotes == 2


def answer_dialog(qtbot: QtBot, fill: Callable[[NewInterviewDialog], None], *, accept: bool = True) -> None:
    """Fill the next dialog as soon as it is there; whatever goes wrong, it does not stay open."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewInterviewDialog)
        try:
            qtbot.waitUntil(dialog.isActiveWindow)
            fill(dialog)
            QTest.keyClick(dialog, Qt.Key.Key_Return if accept else Qt.Key.Key_Escape)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, act)


def test_an_interview_of_somebody_new(talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot) -> None:
    def fill(dialog: NewInterviewDialog) -> None:
        assert dialog.code.text() == "P04"
        assert dialog.focusWidget() is dialog.fields["name"]
        qtbot.keyClicks(dialog.fields["name"], "Nora Lind")
        qtbot.keyClicks(dialog.fields["role"], "COO")
        dialog.held_on.setDate(QDate(2025, 11, 3))

    answer_dialog(qtbot, fill)
    press(talks, Qt.Key.Key_N, CONTROL | SHIFT)
    made = items(talks)[-1]
    assert (made.customer_code, made.customer_name, made.role, made.held_on) == (
        "P04",
        "Nora Lind",
        "COO",
        "2025-11-03",
    )
    assert interviews.panel.title.whole_text() == "Debrief · P04"
    click(talks.toast.action)
    assert len(items(talks)) == 3
    assert len(talks.workspace.read(customer_list)) == 3, "customer and interview are one step"


def test_an_interview_of_somebody_known(talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot) -> None:
    def fill(dialog: NewInterviewDialog) -> None:
        QTest.keyClick(dialog.customer, Qt.Key.Key_Down)
        assert dialog.fields["company"].text() == "Acme"
        assert not dialog.code.isEnabled()

    answer_dialog(qtbot, fill)
    click(interviews.new_button)
    assert [item.customer_code for item in items(talks)] == ["P01", "P01", "P02", "P03"]


def test_a_call_that_has_just_ended_is_debriefed_at_once(
    calls: MainWindow, interviews_of_calls: InterviewsPage, qtbot: QtBot
) -> None:
    def fill(dialog: NewInterviewDialog) -> None:
        qtbot.keyClicks(dialog.fields["name"], "Nora Lind")
        click(dialog.debrief_button)

    answer_dialog(qtbot, fill)
    click(interviews_of_calls.new_button)
    made = items(calls)[-1]
    assert (made.customer_name, made.debrief) == ("Nora Lind", "open")
    assert calls.navigator.current is calls.navigator.page("debrief")
    assert calls.navigator.page("debrief").place() == made.id


def test_a_new_customer_needs_a_code_of_their_own(talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot) -> None:
    def fill(dialog: NewInterviewDialog) -> None:
        dialog.code.setText("P02")
        assert dialog.problem.isVisible()
        assert not dialog.create_button.isEnabled()

    answer_dialog(qtbot, fill, accept=False)
    click(interviews.new_button)
    assert len(items(talks)) == 3


def test_a_study_that_is_open_elsewhere_is_only_looked_at(
    talks: MainWindow, interviews: InterviewsPage, tmp_path: Path
) -> None:
    interviews.panel.show_side("customer")
    path = talks.workspace.path
    assert path is not None
    talks.workspace.close()
    with Project.open(path):
        assert talks.open_path(path)
        assert talks.workspace.read_only
        assert interviews.panel.customer.fields["name"].isReadOnly()
        assert not interviews.new_button.isEnabled()
        interviews.import_files([tmp_path / "call.vtt"])
        assert "can only be read" in talks.toast.label.text()


def test_nothing_yet_says_what_goes_here(talks: MainWindow, interviews: InterviewsPage, study: Path) -> None:
    assert talks.open_path(study)
    assert interviews.empty.isVisible()
    click(interviews.empty.button)
    dialog = interviews.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()


def test_a_wish_from_another_page_selects_the_row(talks: MainWindow, interviews: InterviewsPage) -> None:
    third = items(talks)[2]
    talks.navigator.go("interviews", "interview", third.id)
    assert interviews.selected == third
    talks.navigator.go("interviews", "customer", items(talks)[1].customer_id)
    assert interviews.table.current_row == 1


@pytest.mark.parametrize("size", [(900, 600), (1024, 700), (1440, 900)])
def test_every_column_fits_the_table(talks: MainWindow, interviews: InterviewsPage, size: tuple[int, int]) -> None:
    talks.resize(*size)
    QApplication.processEvents()
    table = interviews.table
    shown = [at for at in range(9) if not table.isColumnHidden(at)]
    assert sum(table.columnWidth(at) for at in shown) <= table.viewport().width() + 1
    assert {QUOTES, SURPRISES, DEBRIEF} <= set(shown)
    assert TRANSCRIPT in shown or size == (900, 600)


def test_a_clock_says_less_before_the_day_goes(talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot) -> None:
    talks.workspace.run(start_debrief, items(talks)[2].id, call_ended=True)
    clock = interviews.model.index(2, DEBRIEF)
    talks.resize(1900, 900)
    qtbot.waitUntil(lambda: clock.data() == "now · 00:00 since call")
    talks.resize(1440, 900)
    qtbot.waitUntil(lambda: clock.data() == "now · 00:00")
    assert not interviews.table.isColumnHidden(DATE)


@pytest.mark.parametrize("width", [1024, 1440])
def test_nothing_of_the_panel_is_cut_off(talks: MainWindow, interviews: InterviewsPage, width: int) -> None:
    """Not even for a customer with several interviews, where there is one more button."""
    interviews.panel.show_side("customer")
    first = items(talks)[0]
    talks.workspace.run(add_interview, first.customer_id, held_on="2025-04-01")
    talks.resize(width, 700)
    interviews.table.select_row(1)
    QApplication.processEvents()
    panel = interviews.panel
    content = panel.areas["customer"].widget()
    assert panel.delete_interview.isVisible()
    assert panel.delete_customer.isVisible()
    assert content.width() <= panel.areas["customer"].viewport().width()
    for shown in content.findChildren(QWidget):
        if shown.isVisible():
            assert shown.mapTo(content, QPoint(shown.width(), 0)).x() <= content.width(), shown.accessibleName()
    for made in (panel.read_button, panel.delete_interview, panel.delete_customer):
        assert made.width() >= made.sizeHint().width()
    for pick in (panel.customer.kind, panel.talk.consent, panel.talk.quote_ok):
        words = max(pick.fontMetrics().horizontalAdvance(pick.itemText(at)) for at in range(pick.count()))
        assert pick.width() >= words + 36, pick.accessibleName()


def test_interviews_of_one_customer_are_told_apart(talks: MainWindow, interviews: InterviewsPage) -> None:
    """By their days; by their files where the day is the same."""
    first = items(talks)[0]
    other = talks.workspace.run(add_interview, first.customer_id, held_on="2025-04-01")
    here = day(first.held_on)
    shown = {item.id: row_texts(interviews.table, row)[ROLE] for row, item in enumerate(interviews.model.items)}
    assert shown[other] == "1 Apr 2025 · CFO, Acme"
    assert shown[first.id] == f"{here} · CFO, Acme"
    talks.workspace.run(edit_interview, other, held_on=first.held_on)
    shown = {item.id: row_texts(interviews.table, row)[ROLE] for row, item in enumerate(interviews.model.items)}
    assert shown[first.id] == "talk.vtt · CFO, Acme"
    assert shown[other] == f"{here} · CFO, Acme"
