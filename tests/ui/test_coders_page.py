# SPDX-License-Identifier: MIT
"""Compare coders: the table, its links, the sentences that differ, and settling one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from jtbdstudio.domain.agreement import Pair
from jtbdstudio.ui.coders.model import KAPPA, ONLY_A, CodesModel, kappa, share, why
from jtbdstudio.ui.coders.page import CodersPage
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.page import Evidence
from jtbdstudio.ui.read.page import ReadPage
from tests.two_coders import LATE, WEPT


@pytest.fixture
def page(coders_window: MainWindow) -> CodersPage:
    assert coders_window.actions_.made["app.go.coders"].isEnabled()
    coders_window.actions_.made["app.go.coders"].trigger()
    page = coders_window.navigator.page("coders")
    assert isinstance(page, CodersPage)
    return page


def rows(model: CodesModel) -> list[list[str]]:
    return [[model.cell(row, at).text for at in range(model.columnCount())] for row in range(model.rowCount())]


def test_two_readings_side_by_side_until_they_are_settled(
    coders_window: MainWindow, page: CodersPage, qtbot: QtBot
) -> None:
    assert (page.a.currentText(), page.b.currentText(), page.interview.currentText()) == ("Anna", "Ben", "P01")
    assert rows(page.model) == [
        ["Pain", "1", "1", "0", "2", "75 %", "0.50", "67 %"],
        ["Struggle", "1", "1", "0", "2", "75 %", "0.50", "67 %"],
    ]
    assert page.model.headings()[ONLY_A] == "Only Anna"
    late, wept = page.differences.cards
    assert (late.words.text(), wept.words.text()) == (LATE, WEPT)
    with qtbot.waitSignal(page.evidence_requested) as asked:
        page.table.link_chosen.emit(0, ONLY_A)
    evidence = asked.args[0]
    assert isinstance(evidence, Evidence)
    assert (evidence.title, len(evidence.note_ids)) == ("Pain", 1)

    [take] = [made for made in wept.findChildren(QPushButton) if made.text() == "Take Ben’s"]
    assert "Anna takes back: Struggle" in take.toolTip()
    QTest.mouseClick(take, Qt.MouseButton.LeftButton)
    [left] = page.differences.cards
    assert left.words.text() == LATE
    coders_window.workspace.undo()
    assert len(page.differences.cards) == 2

    page.family.show_key("boxes")
    page.family.picked.emit("boxes")
    assert [row[0] for row in rows(page.model)] == ["Pain"]
    QTest.mouseClick(page.differences.cards[0].words, Qt.MouseButton.LeftButton)
    reader = coders_window.navigator.page("read")
    assert isinstance(reader, ReadPage)
    assert reader.coder.current is not None
    assert reader.coder.current.text == LATE


def test_nobody_is_compared_with_themselves_and_a_long_comparison_leaves_the_window_free(
    page: CodersPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.a.show_key("Ben")
    page.a.picked.emit("Ben")
    assert (page.a.currentText(), page.b.currentText()) == ("Ben", "Anna")
    assert page.found is not None
    assert page.found.overall == Pair(2, 0, 2, 4)
    monkeypatch.setattr("jtbdstudio.ui.coders.page.MANY_WORDS", 0)
    before = page.found
    with qtbot.waitSignals([page.busy, page.busy]):
        page.refresh()
        assert page.found is before, "it is still being compared"
    assert page.found is not before
    assert page.found == before


def test_what_has_no_value_is_a_dash_with_a_reason() -> None:
    model = CodesModel()
    assert model.columnCount() == KAPPA + 2
    assert (share(None), share(0.855), kappa(Pair(neither=3)), kappa(Pair(0, 1, 1, 0))) == ("–", "86 %", "–", "−1.00")
    assert why(Pair(neither=3)).startswith("Neither gave it")
    assert why(Pair(1, 1, 1, 1)) == ""
