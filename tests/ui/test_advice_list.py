# SPDX-License-Identifier: MIT
"""The one advice list: counted in the status bar, set aside and taken up; each entry leads to its subject."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jtbdstudio.commands.customers import edit_customer, write_customers
from jtbdstudio.commands.interviews import edit_interview
from jtbdstudio.domain.advice import Advice, Subject
from jtbdstudio.queries.advice import advice_list
from jtbdstudio.ui.advice import AdviceSheet, grouped, ordered, where_to
from jtbdstudio.ui.interviews.page import InterviewsPage
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.widgets.advice import AdviceCard
from tests.ui.talks import click, press, reader_of

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def advised(talks: MainWindow, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(talks.status_bar.advice.isVisible)
    return talks


@pytest.fixture
def sheet(advised: MainWindow) -> AdviceSheet:
    press(advised, Qt.Key.Key_M, CONTROL_SHIFT)
    assert advised.advice.isVisible()
    return advised.advice


def rules(sheet: AdviceSheet) -> list[tuple[str, str]]:
    return [(card.advice.rule, card.advice.subject.label) for card in sheet.cards()]


def card_of(sheet: AdviceSheet, rule: str, label: str) -> AdviceCard:
    return next(c for c in sheet.cards() if (c.advice.rule, c.advice.subject.label) == (rule, label))


def test_the_status_bar_counts_and_opens_it(advised: MainWindow) -> None:
    standing = advised.workspace.read(advice_list).standing
    assert {(a.rule, a.subject.label) for a in standing} >= {("W02", "P03"), ("W04", "P01"), ("W07", "P02")}
    assert advised.status_bar.advice.text == f"! {len(standing)} to look at", "one of them is important"
    click(advised.status_bar.advice)
    assert advised.advice.isVisible()
    assert advised.advice.standing.text() == f"To look at · {len(standing)}"
    assert [a for a, _ in rules(advised.advice)] != []


def test_it_counts_anew_a_moment_after_a_change(advised: MainWindow, qtbot: QtBot) -> None:
    before = len(advised.workspace.read(advice_list).standing)
    talk = next(a for a in advised.workspace.read(advice_list).standing if a.rule == "W07").subject.id
    with qtbot.waitSignal(advised.advice.counted) as counted:
        advised.workspace.run(edit_interview, talk, consent="recorded")
    assert counted.args[0] == before - 1


def test_it_is_grouped_by_topic_or_by_customer(sheet: AdviceSheet) -> None:
    titles = [label.accessibleName() for label, _ in sheet._sections.values()]
    assert titles == ["Consent", "Interviews and debriefs", "Customers"]
    sheet.grouping.show_key("about")
    sheet.grouping.picked.emit("about")
    titles = [label.accessibleName() for label, _ in sheet._sections.values()]
    assert titles == ["P01", "P02", "P03"]


def test_setting_aside_takes_a_reason_and_can_be_taken_back(sheet: AdviceSheet, advised: MainWindow) -> None:
    card = card_of(sheet, "W04", "P01")
    click(card.action)
    press(advised, Qt.Key.Key_Escape)
    assert sheet.isVisible(), "Esc leaves the reason, not the list"
    card.open_field()
    assert card.field is not None
    card.field.setText("pays late, but tells us everything")
    press(advised, Qt.Key.Key_Return)
    assert ("W04", "P01") not in rules(sheet)
    [aside] = advised.workspace.read(advice_list).dismissed
    assert aside.reason == "pays late, but tells us everything"
    click(sheet.aside)
    assert rules(sheet) == [("W04", "P01")]
    click(sheet.cards()[0].action)
    assert rules(sheet) == []
    assert sheet.nothing.isVisible()
    assert advised.workspace.read(advice_list).dismissed == ()


def test_setting_aside_is_one_step_that_is_undone(sheet: AdviceSheet, advised: MainWindow) -> None:
    card = card_of(sheet, "W04", "P01")
    card.open_field()
    press(advised, Qt.Key.Key_Return)
    assert advised.workspace.undo_label == "Set advice aside"
    advised.workspace.undo()
    assert advised.workspace.read(advice_list).dismissed == ()


def test_an_entry_leads_to_its_subject(sheet: AdviceSheet, advised: MainWindow, qtbot: QtBot) -> None:
    card = card_of(sheet, "W02", "P03")
    assert card.link is not None
    card.link.setFocus()
    qtbot.keyClick(card.link, Qt.Key.Key_Space)
    assert sheet.isHidden()
    page = advised.navigator.current
    assert isinstance(page, InterviewsPage)
    assert page.selected is not None
    assert page.selected.customer_code == "P03"


def test_a_quote_leads_into_the_transcript(advised: MainWindow) -> None:
    advised.open_subject(Advice("W13", Subject("quote", "n1", "Q-0001"), "Shorten it."))
    assert reader_of(advised).revealed == [("note", "n1")]


def test_escape_closes_it_and_the_focus_is_back(advised: MainWindow) -> None:
    before = QApplication.focusWidget()
    press(advised, Qt.Key.Key_M, CONTROL_SHIFT)
    assert QApplication.focusWidget() is not before
    press(advised, Qt.Key.Key_Escape)
    assert advised.advice.isHidden()
    assert QApplication.focusWidget() is before


def test_much_advice_comes_in_pages(sheet: AdviceSheet, advised: MainWindow) -> None:
    advised.workspace.run(write_customers, [{"fit": "nnnnnn"}] * 30)
    sheet.watch.read()
    total = len(advised.workspace.read(advice_list).standing)
    assert len(sheet.cards()) == 20
    assert sheet.more.text() == f"Next {total - 20} of {total}"
    first = rules(sheet)
    click(sheet.more)
    assert len(sheet.cards()) == total - 20
    assert not set(first) & set(rules(sheet))
    assert sheet.more.isHidden()
    click(sheet.earlier)
    assert rules(sheet) == first
    assert sheet.earlier.isHidden()


def test_closing_the_study_takes_the_count_with_it(advised: MainWindow) -> None:
    advised.actions_.close_study()
    assert advised.status_bar.advice.isHidden()
    assert not advised.actions_.made["app.advice"].isEnabled()


def test_without_advice_it_says_so(advised: MainWindow) -> None:
    workspace = advised.workspace
    for advice in workspace.read(advice_list).standing:
        if advice.subject.kind == "customer":
            workspace.run(edit_customer, advice.subject.id, fit="yyyyyy")
        elif advice.rule == "W07":
            workspace.run(edit_interview, advice.subject.id, consent="recorded")
        else:
            workspace.run(edit_interview, advice.subject.id, kind="other")
    advised.advice.show_advice()
    assert advised.advice.cards() == []
    assert advised.advice.nothing.isVisible()
    assert advised.status_bar.advice.isHidden()


def test_groups_keep_the_important_first_and_people_in_order() -> None:
    quote = Advice("W13", Subject("quote", "n", "Q-0003"), "Shorten it.")
    late = Advice("W02", Subject("interview", "b", "P02"), "Write it.")
    fit = Advice("W04", Subject("customer", "a", "P01"), "Fails.")
    refused = Advice("W07", Subject("interview", "b", "P02"), "Refused.")
    listed = (refused, fit, late, quote)
    assert grouped(ordered(listed, by_customer=False), by_customer=False) == {
        "Consent": [refused],
        "Customers": [fit],
        "Interviews and debriefs": [late],
        "Quotes": [quote],
    }
    assert ordered(listed, by_customer=True) == (fit, refused, late, quote)
    assert list(grouped(ordered(listed, by_customer=True), by_customer=True)) == ["P01", "P02", "Quotes"]


def test_each_kind_has_its_page() -> None:
    talk = Subject("interview", "i", "P02")
    assert where_to(Advice("W07", talk, "Refused."))[0] == ("interviews", "interview")
    assert where_to(Advice("W02", talk, "Write it.")) == (("debrief", "interview"), ("interviews", "interview"))
    assert where_to(Advice("W25", Subject("customer", "c", "P02"), "Who?"))[0] == ("customers", "customer")
    assert where_to(Advice("W03", Subject("guide", "g", "Web"), "Missing.")) == (("guides", "guide"),)
