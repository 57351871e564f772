# SPDX-License-Identifier: MIT
"""The customer in full beside the table: everything is stored while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from jtbdstudio.commands.guides import edit_question
from jtbdstudio.commands.interviews import add_interview
from jtbdstudio.queries.advice import advice_list
from jtbdstudio.queries.customers import customer_interviews
from jtbdstudio.queries.guides import guides
from jtbdstudio.ui.customers.page import CustomersPage
from jtbdstudio.ui.main_window import MainWindow
from tests.ui.people import CONTROL, LEFT, NONE, Key, go, step_count, stored, text, type_
from tests.ui.talks import press


def test_the_panel_is_saved_while_one_types_in_one_step(people_window: MainWindow, people: CustomersPage) -> None:
    go(people, 1, "name")
    press(people_window, Key.Key_Return, CONTROL)
    assert QApplication.focusWidget() is people.panel.fields["name"]
    before = step_count(people)
    field = people.panel.fields["channel"]
    field.setFocus()
    type_("Word of mouth")
    assert stored(people)[1].channel == "Word of mouth"
    assert text(people, 1, "channel") == "Word of mouth"
    assert step_count(people) == before + 1
    press(people_window, Key.Key_Escape)
    assert people.table.hasFocus()


def test_the_panel_answers_fit_days_and_own_fields(people: CustomersPage) -> None:
    go(people, 0, "name")
    people.panel.fit.answers[5].setFocus()
    QTest.keyClick(people.panel.fit.answers[5], Key.Key_Y)
    own = people.panel.own.shown[0].field
    own.setFocus()
    own.selectAll()
    type_("Team")
    QTest.mouseClick(people.panel.is_b2b, LEFT, NONE, QPoint(8, people.panel.is_b2b.height() // 2))
    day = people.panel.days["switched_on"]
    day.setFocus()
    day.selectAll()
    type_("9.11.2022")
    first = stored(people)[0]
    assert (first.fit, first.attributes, first.is_b2b) == ("yyynny", {"Plan": "Team"}, True)
    assert first.switched_on == "2022-11-09"


def test_what_was_agreed_is_written_for_each_interview(people: CustomersPage) -> None:
    go(people, 0, "name")
    people.studio.run(add_interview, stored(people)[0].id, held_on="2025-12-01")
    assert len(people.panel.talks.shown) == 2
    card = people.panel.talks.shown[1]
    card.consent.setCurrentIndex(card.consent.findData("recorded"))
    card.consent.activated.emit(card.consent.currentIndex())
    card.quote_ok.setCurrentIndex(card.quote_ok.findData("named"))
    card.quote_ok.activated.emit(card.quote_ok.currentIndex())
    card.note.setFocus()
    type_("By mail, 1 Dec")
    talk = people.studio.read(customer_interviews, stored(people)[0].id)[1]
    assert (talk.consent, talk.quote_ok, talk.consent_note) == ("recorded", "named", "By mail, 1 Dec")


def test_stakeholders_come_and_go_and_the_advice_follows(people_window: MainWindow, people: CustomersPage) -> None:
    go(people, 1, "is_b2b")
    press(people_window, Key.Key_Space)
    assert "nobody else who decided" in people.panel.advice.cards()[0].message.text()
    QTest.mouseClick(people.panel.add_stakeholder, LEFT)
    card = people.panel.people.shown[0]
    assert QApplication.focusWidget() is card.label
    type_("Her boss")
    card.role.setCurrentIndex(card.role.findData("economic_buyer"))
    card.role.activated.emit(card.role.currentIndex())
    card.owns.click()
    who = stored(people)[1].stakeholders[0]
    assert (who.label, who.buyer_role, who.owns_result) == ("Her boss", "economic_buyer", True)
    assert people.panel.advice.isHidden()
    card.remove.click()
    assert stored(people)[1].stakeholders == ()


def test_advice_is_set_aside_with_a_reason(people_window: MainWindow, people: CustomersPage) -> None:
    go(people, 0, "name")
    card = people.panel.advice.cards()[0]
    card.action.click()
    type_("She pays for two brands")
    QTest.keyClick(card.field, Key.Key_Return)
    aside = people.studio.read(advice_list).dismissed
    assert [(advice.rule, advice.reason) for advice in aside] == [("W04", "She pays for two brands")]
    assert people.panel.advice.isHidden()


def test_the_criteria_are_asked_in_the_words_of_the_study(people_window: MainWindow, people: CustomersPage) -> None:
    guide = next(guide for guide in people.studio.read(guides) if guide.handle == "best_fit")
    people.studio.run(edit_question, guide.questions[0].id, text="Would they miss us on a Monday?")
    interviews = people_window.navigator.page("interviews")
    people_window.go("interviews")
    for fit in (people.panel.fit, people.fit.answers, interviews.panel.customer.fit):
        assert fit.questions[0].text() == "Would they miss us on a Monday?"
        assert fit.answers[0].accessibleName().startswith("Would they miss us on a Monday?")
        assert fit.questions[1].text() == guide.questions[1].text


def test_every_control_has_a_name(people: CustomersPage) -> None:
    go(people, 0, "name")
    nameless = [
        widget
        for widget in people.panel.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]  # fmt: skip
    assert nameless == []
