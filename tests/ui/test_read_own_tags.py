# SPDX-License-Identifier: MIT
"""Coding in one's own name, and without seeing what the other gave; what is hidden is said."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from jtbdstudio.domain.text import Span
from jtbdstudio.queries.coders import OwnView
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.read.own_tags import HiddenLine
from jtbdstudio.ui.read.page import ReadPage
from jtbdstudio.ui.settings import Settings
from tests.studies import code
from tests.two_coders import LATE, NOBODY, WEPT
from tests.ui.reading import codes, place, select, stored


@pytest.fixture
def reader(coders_window: MainWindow) -> ReadPage:
    reader = coders_window.navigator.page("read")
    assert isinstance(reader, ReadPage)
    return reader


def shown(reader: ReadPage) -> dict[str, tuple[str, ...]]:
    return {card.text: card.codes for card in reader.coder.cards.values()}


def make_current(reader: ReadPage, words: str) -> None:
    reader.text.set_current(next(card.id for card in reader.coder.cards.values() if card.text == words))


def test_ben_codes_without_seeing_what_anna_gave(coders_window: MainWindow, reader: ReadPage, qtbot: QtBot) -> None:
    assert len(reader.text.marks) == 4
    reader.own.button.opening.emit()
    names = {action.text(): action for action in reader.own.button.menu_.actions()}
    names["Ben"].trigger()
    names["Only my tags"].trigger()
    assert shown(reader) == {"was late": ("Struggle",), NOBODY: ("Boxes/Pain",)}
    assert len(reader.text.marks) == 2
    assert not reader.own.line.isHidden()
    assert reader.own.line.said.whole_text() == "Only the tags of Ben · 2 quotes of Anna hidden"
    pain = code(coders_window.workspace.project, "2")
    qtbot.waitUntil(lambda: reader.boxes.rows[pain].item.quotes == 1)
    with qtbot.waitSignal(reader.evidence_requested) as asked:
        reader.boxes.evidence_wanted.emit(pain)
    assert len(asked.args[0].note_ids) == 1

    make_current(reader, NOBODY)
    reader.coder.remove_code(pain)
    assert reader.coder.current is None  # it was Anna's quote; without a code of his own it is hers again
    assert codes(reader)[NOBODY] == ("Boxes/Pain",)
    select(reader, LATE)
    reader.coder.tag([code(coders_window.workspace.project, "3")])
    assert shown(reader)[LATE] == ("Boxes/Social & emotional: the struggle",)
    assert "others’ codes on 1 of these too" in reader.own.line.said.whole_text()
    reader.coder.delete()
    assert codes(reader)[LATE] == ("Boxes/Pain", "Struggle")
    select(reader, WEPT)
    with qtbot.waitSignal(reader.notice) as said:
        reader.coder.keep()
    assert said.args[0].startswith("Somebody else keeps these words")

    make_current(reader, "was late")
    start = place(reader, "was late")
    reader.coder.set_span(reader.text.current, Span(start, start + 3))
    assert "was" in shown(reader)
    anna = next(card.id for card in stored(reader) if card.text == WEPT)
    reader.open_quote(anna)
    assert (reader.own.on, reader.own.line.isHidden(), reader.coder.alone) == (False, True, False)
    assert len(reader.text.marks) == 4


def test_who_codes_is_kept_for_the_study_and_told_of_every_code(coders_window: MainWindow, reader: ReadPage) -> None:
    assert Settings().coder(coders_window.workspace.path) == ""
    coders_window.workspace.code_as("Anna")
    coders_window.settings.sync()
    assert Settings().coder(coders_window.workspace.path) == "Anna"
    make_current(reader, NOBODY)
    reader._show_bar()
    [chip] = reader.bar.chips.chips
    assert chip.toolTip() in ("Pain\ngiven by Anna, Ben", "Pain\ngiven by Ben, Anna")  # whoever was a second earlier
    assert reader.bar.quote is not None
    assert reader.bar.quote.origin.endswith(("Anna, Ben", "Ben, Anna"))
    path = coders_window.workspace.path
    coders_window.workspace.close()
    assert coders_window.open_path(path)
    assert coders_window.workspace.coder == "Anna"
    assert reader.own.button.text() == "Anna"
    reader.own.button.asking.field.setText("  Cleo   Berg ")
    reader.own.button.asking.field.returnPressed.emit()
    assert (coders_window.workspace.coder, reader.own.button.toolTip()) == ("Cleo Berg", "Coding as Cleo Berg")


def test_the_line_names_two_and_counts_more(qtbot: QtBot) -> None:
    line = HiddenLine()
    qtbot.addWidget(line)
    for hidden, said in (
        ({}, "nobody else tagged here"),
        ({"Ben": 1}, "1 quote of Ben hidden"),
        ({"Ben": 1, "Cleo": 4}, "5 quotes of Cleo and Ben hidden"),
        ({"Ben": 1, "Cleo": 4, "": 2}, "7 quotes of 3 others hidden"),
    ):
        line.tell(OwnView((), hidden), "Anna")
        assert line.said.whole_text() == f"Only the tags of Anna · {said}"
