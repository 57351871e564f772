# SPDX-License-Identifier: MIT
"""Advice on a page: heard by everybody, set aside with a reason or none, taken up again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jtbdstudio.domain.advice import Advice, Subject
from jtbdstudio.ui.widgets import AdviceCards

pytestmark = pytest.mark.usefixtures("light")
LEFT = Qt.MouseButton.LeftButton
TALK = Subject("interview", "i1", "P04")
SILENT = Advice("W01", TALK, "Nothing surprised you here.")
LATE = Advice("W02", TALK, "More than a day has gone by without a debrief.")


@pytest.fixture
def cards(qtbot: QtBot) -> AdviceCards:
    made = AdviceCards(linked=True)
    qtbot.addWidget(made)
    made.resize(360, 300)
    made.show_advice([SILENT, LATE])
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_nothing_to_say_takes_no_room(cards: AdviceCards) -> None:
    assert cards.isVisible()
    cards.show_advice([])
    assert cards.isHidden()
    assert cards.cards() == []


def test_each_card_says_how_strongly_it_is_meant(cards: AdviceCards) -> None:
    names = [card.accessibleName() for card in cards.cards()]
    assert names == [f"Important. P04: {SILENT.message}", f"Worth a look. P04: {LATE.message}"]


def test_enter_sets_it_aside_with_the_reason(cards: AdviceCards, qtbot: QtBot) -> None:
    said: list[tuple[str, str, str]] = []
    cards.dismissed.connect(lambda *words: said.append(words))
    card = cards.cards()[1]
    card.action.setFocus()
    qtbot.keyClick(card.action, Qt.Key.Key_Space)
    assert card.field is not None
    assert QApplication.focusWidget() is card.field
    qtbot.keyClicks(card.field, " we spoke on the train ")
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    assert said == [("W02", "interview:i1", "we spoke on the train")]


def test_escape_keeps_it_and_gives_the_focus_back(cards: AdviceCards, qtbot: QtBot) -> None:
    said: list[object] = []
    cards.dismissed.connect(said.append)
    card = cards.cards()[0]
    qtbot.mouseClick(card.action, LEFT)
    qtbot.keyClicks(card.field, "no")
    qtbot.keyClick(card.field, Qt.Key.Key_Escape)
    assert card.field is None
    assert QApplication.focusWidget() is card.action
    assert said == []


def test_a_reason_half_typed_survives_news_about_the_rest(cards: AdviceCards, qtbot: QtBot) -> None:
    card = cards.cards()[1]
    card.open_field()
    qtbot.keyClicks(card.field, "asked by")
    cards.show_advice([LATE])
    assert cards.cards() == [card]
    assert card.field is not None
    assert card.field.text() == "asked by"
    assert QApplication.focusWidget() is card.field


def test_the_focus_goes_to_the_next_card_when_one_goes(cards: AdviceCards) -> None:
    cards.cards()[0].open_field()
    cards.show_advice([LATE])
    assert QApplication.focusWidget() is cards.cards()[0].action


def test_what_was_set_aside_says_why_and_comes_back(cards: AdviceCards, qtbot: QtBot) -> None:
    taken_up: list[tuple[str, str]] = []
    cards.restored.connect(lambda *words: taken_up.append(words))
    cards.show_advice([replace(LATE, dismissed=True, reason="on holiday")])
    qtbot.mouseClick(cards.cards()[0].action, LEFT)
    assert cards.cards()[0].action.text() == "Take up again"
    assert taken_up == [("W02", "interview:i1")]


def test_the_name_leads_to_the_subject(cards: AdviceCards, qtbot: QtBot) -> None:
    gone_to: list[Advice] = []
    cards.opened.connect(gone_to.append)
    link = cards.cards()[0].link
    assert link is not None
    qtbot.mouseClick(link, LEFT)
    assert gone_to == [SILENT]


def test_what_can_only_be_read_is_not_set_aside(cards: AdviceCards) -> None:
    cards.set_editable(False)
    assert all(card.action.isHidden() for card in cards.cards())
    cards.show_advice([LATE])
    assert cards.cards()[0].action.isHidden()
