# SPDX-License-Identifier: MIT
"""Quotes into cells: dropped, picked by typing, put in from the drawer; and who is behind a number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jtbdstudio.commands.customers import edit_customer
from jtbdstudio.commands.maps import put_in_cell
from jtbdstudio.commands.notes import write_note
from jtbdstudio.queries.quotes import cards_by_id
from jtbdstudio.ui.cxmap.quote_list import PLACE
from jtbdstudio.ui.export.page import ExportPage
from jtbdstudio.ui.note_drag import MIME, notes_in, notes_to_mime
from jtbdstudio.ui.page import Evidence
from tests.studies import golden_study
from tests.ui.mapping import CONTROL, LEFT, NONE, SHIFT, MapHand, map_hand

Key = Qt.Key


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("golden") / "golden.jtbd"
    golden_study(path).close()
    return path


@pytest.fixture
def hand(light: QApplication, qtbot: QtBot, golden: Path, tmp_path: Path) -> Iterator[MapHand]:
    """Six customers, A to F, who say `I say s1 now.` and the like; nothing is on the map yet."""
    path = tmp_path / "study.jtbd"
    path.write_bytes(golden.read_bytes())
    yield from map_hand(qtbot, path)


def said(hand: MapHand, words: str, customer: str) -> str:
    """The id of what a customer said."""
    return next(q.id for q in hand.quotes() if words in q.text and q.customer_code == customer)


def in_cell(hand: MapHand, letter: str, lens: str) -> list[tuple[str, str]]:
    return [(q.customer_code, q.text) for q in hand.stored(letter, lens).quotes]


# The mime type


def test_notes_travel_as_json() -> None:
    data = notes_to_mime(["a", "b"], "what was said")
    assert bytes(data.data(MIME).data()) == b'["a", "b"]'
    assert (notes_in(data), data.text()) == (("a", "b"), "what was said")


@pytest.mark.parametrize("content", [b"", b"not json", b'{"a": 1}', b"[1, 2]", b"\xff\xfe"])
def test_what_is_not_a_list_of_notes_is_none(content: bytes) -> None:
    data = QMimeData()
    data.setData(MIME, content)
    assert notes_in(data) == ()


# Dropping


def test_a_note_dropped_on_a_cell_is_tagged_with_milestone_and_lens(hand: MapHand) -> None:
    note, cell = said(hand, "s1", "A"), hand.cell("B", "Feeling")
    hand.hold_over(cell, [note])
    assert cell.offered == "adds B Interest · Feeling"
    hand.drop(cell, [note])
    assert cell.offered == ""
    assert in_cell(hand, "B", "Feeling") == [("A", "I say s1 now.")]
    assert cell.count_text() == "1 quote · 1 customer"
    card = hand.page.studio.read(cards_by_id, [note])[0]
    assert {hand.milestone("B").code_id, hand.lens("Feeling")} <= card.code_ids
    assert hand.page.studio.undo() == "Put on CX map"
    assert in_cell(hand, "B", "Feeling") == []


def test_several_notes_are_one_step_and_a_note_is_in_one_cell(hand: MapHand) -> None:
    notes = [said(hand, "s1", customer) for customer in "ABC"]
    hand.drop(hand.cell("A", "Thinking"), notes)
    hand.drop(hand.cell("C", "Doing"), notes[:1])
    assert len(in_cell(hand, "A", "Thinking")) == 2
    assert in_cell(hand, "C", "Doing") == [("A", "I say s1 now.")]
    hand.page.studio.undo()
    assert len(in_cell(hand, "A", "Thinking")) == 3


def test_dropping_a_note_where_it_is_changes_nothing(hand: MapHand) -> None:
    note, cell = said(hand, "s1", "A"), hand.cell("A", "Thinking")
    hand.drop(cell, [note])
    hand.page.studio.run(write_note, "A later step")
    hand.drop(cell, [note])
    assert hand.page.studio.undo_label == "Write note"


def test_notes_of_another_study_are_refused_in_words(hand: MapHand) -> None:
    hand.drop(hand.cell("A", "Thinking"), ["0" * 32])
    assert hand.heard == ["These notes belong to another study, so they cannot be put on this map."]
    assert in_cell(hand, "A", "Thinking") == []


def test_other_things_are_not_taken(hand: MapHand) -> None:
    data, cell = QMimeData(), hand.cell("A", "Thinking")
    data.setText("just text")
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(cell, event)
    assert not event.isAccepted()
    assert cell.offered == ""


# The picker


def test_a_quote_is_put_into_a_cell_without_the_mouse(hand: MapHand) -> None:
    cell = hand.cell("B", "Doing")
    hand.key(Key.Key_P)
    hand.type("m3")
    hand.key(Key.Key_Return)
    assert in_cell(hand, "B", "Doing") == [("E", "I say m3 now.")]
    assert hand.page.filling.picker is None
    assert hand.focus is cell


def test_the_list_is_walked_from_the_field(hand: MapHand) -> None:
    hand.cell("B", "Doing")
    hand.key(Key.Key_Space)
    picker = hand.page.filling.picker
    assert picker is not None
    hand.type("i say s1")
    found = [card.customer_code for card in picker.list.quotes.cards]
    hand.key(Key.Key_Down)
    hand.key(Key.Key_Down)
    hand.key(Key.Key_Up)
    hand.key(Key.Key_Return)
    assert in_cell(hand, "B", "Doing") == [(found[1], "I say s1 now.")]


def test_delete_in_the_picker_takes_a_quote_off_the_map(hand: MapHand) -> None:
    notes = [said(hand, "s1", customer) for customer in "AB"]
    cell = hand.cell("A", "Feeling")
    hand.page.studio.run(put_in_cell, notes, cell.milestone_id, cell.lens_id)
    hand.key(Key.Key_P)
    picker = hand.page.filling.picker
    assert picker is not None
    assert picker.list.current_card().id not in notes
    hand.key(Key.Key_PageUp)
    hand.key(Key.Key_PageUp)
    assert picker.list.current_card().id == notes[0]
    assert picker.list.currentIndex().data(PLACE) == "in this cell"
    hand.key(Key.Key_Delete)
    assert in_cell(hand, "A", "Feeling") == [("B", "I say s1 now.")]
    assert picker.list.current_card().id == notes[1]
    assert hand.heard == ["Taken off the map. The quote stays in the study."]
    hand.key(Key.Key_Escape)
    hand.page.studio.undo()
    assert len(in_cell(hand, "A", "Feeling")) == 2


def test_a_quote_elsewhere_on_the_map_is_moved(hand: MapHand) -> None:
    cell = hand.cell("A", "Feeling")
    hand.page.studio.run(put_in_cell, [said(hand, "m3", "E")], cell.milestone_id, cell.lens_id)
    hand.cell("D", "Thinking")
    hand.key(Key.Key_P)
    picker = hand.page.filling.picker
    assert picker is not None
    hand.type("m3")
    assert picker.hint.text() == "Enter moves it here"
    hand.key(Key.Key_Return)
    assert in_cell(hand, "A", "Feeling") == []
    assert in_cell(hand, "D", "Thinking") == [("E", "I say m3 now.")]


# The drawer


def test_the_drawer_lists_what_is_not_on_the_map_and_puts_it_where_one_was(hand: MapHand) -> None:
    hand.cell("C", "Doing")
    hand.key("d")
    drawer, every = hand.page.drawer, len(hand.quotes())
    assert drawer.isVisible()
    assert hand.page.quotes_button.isChecked()
    assert len(drawer.list.quotes.cards) == every
    assert drawer.hint.whole_text() == "Enter puts it into C First value · Doing"
    hand.type("s1")
    hand.key(Key.Key_Down)
    hand.key(Key.Key_Down, SHIFT)
    hand.key(Key.Key_Return)
    assert len(in_cell(hand, "C", "Doing")) == 2
    assert len(drawer.list.quotes.cards) == 2
    drawer.field.clear()
    assert len(drawer.list.quotes.cards) == every - 2
    hand.key(Key.Key_Escape)
    assert not drawer.isVisible()
    assert hand.focus is hand.cell("C", "Doing")


def test_the_drawer_filters_by_column_and_says_where_a_quote_is(hand: MapHand) -> None:
    cell = hand.cell("B", "Doing")
    hand.page.studio.run(put_in_cell, [said(hand, "m1", "A")], cell.milestone_id, cell.lens_id)
    hand.click(hand.page.quotes_button)
    drawer = hand.page.drawer
    drawer.filter.setCurrentText("Motivation")
    shown = [drawer.list.quotes.index(row).data(PLACE) for row in range(drawer.list.quotes.rowCount())]
    assert all("I say m" in card.text for card in drawer.list.quotes.cards)
    assert sorted(set(shown)) == ["", "B Interest · Doing"]
    drawer.filter.setCurrentText("All quotes")
    assert len(drawer.list.quotes.cards) == len(hand.quotes())
    drawer.field.setText("nobody ever said this")
    assert drawer.nothing.text() == "No quote contains these words."


def test_a_quote_is_opened_in_the_reader_from_the_drawer(hand: MapHand, qtbot: QtBot) -> None:
    hand.click(hand.page.quotes_button)
    hand.page.drawer.field.setText("m3")
    hand.key(Key.Key_Down)
    with qtbot.waitSignal(hand.page.quote_open_requested) as opened:
        hand.key(Key.Key_Return, CONTROL)
    assert opened.args == [said(hand, "m3", "E")]


# Who said it


def test_the_count_leads_to_the_quotes_behind_it(hand: MapHand, qtbot: QtBot) -> None:
    notes = [said(hand, "s1", customer) for customer in "AB"]
    cell = hand.cell("B", "Feeling")
    hand.page.studio.run(put_in_cell, notes, cell.milestone_id, cell.lens_id)
    QApplication.processEvents()
    spots = [QPoint(30, y) for y in range(4, cell.height(), 3)]
    heard: list[Evidence] = []
    hand.page.evidence_requested.connect(heard.append)
    for spot in spots:
        if not heard:
            hand.click(cell, spot)
    assert (heard[0].title, heard[0].note_ids) == ("B Interest · Feeling", tuple(notes))
    hand.window.evidence.dismiss()
    hand.cell("B", "Feeling")
    hand.key("e")
    assert len(heard) == 2


def test_what_does_not_count_is_said_apart(hand: MapHand) -> None:
    note = hand.page.studio.run(write_note, "Ours, not theirs")
    quote, cell = said(hand, "s1", "A"), hand.cell("A", "Doing")
    hand.page.studio.run(put_in_cell, [note], cell.milestone_id, cell.lens_id)
    assert cell.count_text() == "1 note that doesn't count"
    hand.page.studio.run(put_in_cell, [quote], cell.milestone_id, cell.lens_id)
    assert cell.count_text() == "1 quote · 1 customer · +1"
    customer = hand.page.studio.read(cards_by_id, [quote])[0].customer_id
    hand.page.studio.run(edit_customer, customer, kind="audience")
    assert cell.count_text() == "2 notes that don't count"


def test_a_headline_leads_to_its_line_in_the_transcript(hand: MapHand, qtbot: QtBot) -> None:
    note, cell = said(hand, "s1", "A"), hand.cell("A", "Doing")
    hand.page.studio.run(put_in_cell, [note], cell.milestone_id, cell.lens_id)
    QApplication.processEvents()
    with qtbot.waitSignal(hand.page.quote_open_requested) as opened:
        spot = next(p for y in range(cell.height()) if cell.quote_at(p := QPointF(40, y)) is not None)
        QTest.mouseClick(cell, LEFT, NONE, spot.toPoint())
    assert opened.args == [note]


def test_revealing_a_note_goes_to_its_cell(hand: MapHand) -> None:
    note, cell = said(hand, "s1", "A"), hand.cell("E", "Feeling")
    hand.page.studio.run(put_in_cell, [note], cell.milestone_id, cell.lens_id)
    hand.cell("A", "Thinking")
    hand.page.reveal("note", note)
    assert hand.focus is cell


def test_export_to_excel_leads_to_the_workbook(hand: MapHand) -> None:
    hand.click(hand.page.export_button)
    page = hand.window.navigator.page("export")
    assert page.isVisible()
    assert isinstance(page, ExportPage)
    assert hand.focus is page.cards["workbook"].save_button
