# SPDX-License-Identifier: MIT
"""Reading and tagging with real keys and clicks; what counts is what is in the file afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextBlock
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jtbdstudio.commands.customers import add_customer
from jtbdstudio.commands.interviews import add_interview, delete_interview
from jtbdstudio.commands.notes import mark_quote, write_note
from jtbdstudio.commands.tagging import tag_notes
from jtbdstudio.queries.codebook import whole_tree
from jtbdstudio.queries.reader import quotes_in
from jtbdstudio.ui import theme
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.page import Evidence
from jtbdstudio.ui.read.page import ReadPage
from jtbdstudio.ui.read.reading_layout import ReadingLayout
from tests.ui.reading import (
    BROKE,
    CLOSED,
    CONTROL,
    SHIFT,
    THIRD,
    Hands,
    codes,
    place,
    select,
    stored,
)


def test_words_dragged_over_and_one_key_are_a_tagged_quote(reader: ReadPage, hands: Hands) -> None:
    start = place(reader, BROKE)
    hands.drag(start + 1, start + len(BROKE) - 2)
    hands.ops = 0
    hands.key("2")
    assert hands.ops == 1
    assert codes(reader) == {BROKE.rstrip("."): ("Boxes/Pain",)}
    (card,) = stored(reader)
    assert reader.text.script is not None
    assert reader.text.script.text[card.start : card.end] == card.text
    assert reader.text.hasFocus(), QApplication.focusWidget()
    assert reader.text.current == card.id


def test_a_second_code_is_one_more_key(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.key("1")
    hands.ops = 0
    hands.key("S")
    assert hands.ops == 1
    assert codes(reader) == {BROKE: ("Boxes/Triggers", "Struggle")}


@pytest.mark.parametrize(
    ("key", "path"),
    [("0", "Worries"), ("-", "Switching costs"), ("=", "First value & after"), ("9", "Questions & criteria")],
)
def test_the_number_row_has_twelve_keys(reader: ReadPage, hands: Hands, key: str, path: str) -> None:
    select(reader, CLOSED)
    hands.key(key)
    assert codes(reader) == {CLOSED: (f"Boxes/{path}",)}


def test_without_a_mouse(reader: ReadPage, hands: Hands) -> None:
    hands.key("J")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Down, SHIFT)
    hands.key("O")
    assert codes(reader) == {f"Honestly? {BROKE}": ("Outcome",)}


def test_shift_and_arrows_take_words_and_give_them_back(reader: ReadPage, hands: Hands) -> None:
    reader.text.put_caret(place(reader, "tried"))
    for _ in range(3):
        hands.key(Qt.Key.Key_Right, SHIFT)
    hands.key(Qt.Key.Key_Left, SHIFT)
    span = reader.text.span()
    assert span is not None
    assert reader.text.script is not None
    assert span.of(reader.text.script.text) == "tried a"
    reader.text.put_caret(place(reader, "spreadsheet"))
    hands.key(Qt.Key.Key_Left, SHIFT)
    hands.key(Qt.Key.Key_Left, SHIFT)
    span = reader.text.span()
    assert span is not None
    assert span.of(reader.text.script.text) == "tried a"
    hands.key(Qt.Key.Key_Q)
    assert set(codes(reader)) == {"tried a"}


@pytest.mark.parametrize(("times", "words"), [(2, "spreadsheet"), (3, "We tried a spreadsheet."), (4, THIRD)])
def test_more_clicks_take_more(reader: ReadPage, hands: Hands, times: int, words: str) -> None:
    hands.click(place(reader, "spreadsheet") + 3, times)
    hands.key("4")
    assert codes(reader) == {words: ("Boxes/Workarounds",)}


def test_keeping_a_quote_and_giving_it_the_last_codes_again(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.key("2")
    hands.key("S")
    select(reader, CLOSED)
    hands.key("Q")
    assert codes(reader)[CLOSED] == ()
    hands.key("R")
    assert codes(reader)[CLOSED] == ("Boxes/Pain", "Struggle")


def test_delete_takes_the_quote_and_undo_brings_it_back(
    reader_window: MainWindow, reader: ReadPage, hands: Hands, qtbot: QtBot
) -> None:
    select(reader, BROKE)
    hands.key("2")
    (card,) = stored(reader)
    with qtbot.waitSignal(reader.undoable_notice) as said:
        hands.key(Qt.Key.Key_Delete)
    assert card.ref in said.args[0]
    assert stored(reader) == ()
    assert reader.text.marks == ()
    reader.text.put_caret(place(reader, THIRD))
    hands.key("Z", CONTROL)
    assert stored(reader) == (card,)
    assert [mark.note_id for mark in reader.text.marks] == [card.id]
    assert reader.text.current == card.id
    hands.key("S")
    assert codes(reader) == {BROKE: ("Boxes/Pain", "Struggle")}


def test_delete_on_a_chip_takes_only_that_code(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.key("2")
    hands.key("M")
    chip = next(chip for chip in reader.bar.chips.chips if chip.name == "Motivation")
    chip.setFocus()
    hands.key(Qt.Key.Key_Delete)
    assert codes(reader) == {BROKE: ("Boxes/Pain",)}
    assert reader.text.hasFocus(), QApplication.focusWidget()


def test_the_cross_of_a_chip_takes_its_code(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.key("2")
    (chip,) = reader.bar.chips.chips
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 10, 10))
    assert codes(reader) == {BROKE: ()}


def test_edges_move_by_a_word_and_one_undo_takes_them_back(reader: ReadPage, hands: Hands) -> None:
    select(reader, "broke on a")
    hands.key("2")
    hands.key(".")
    hands.key(".")
    assert set(codes(reader)) == {"broke on a Friday 😀 and"}
    hands.key(",")
    assert set(codes(reader)) == {"broke on a Friday"}
    hands.key("<", SHIFT)
    assert set(codes(reader)) == {"It broke on a Friday"}
    hands.key(">", SHIFT)
    assert set(codes(reader)) == {"broke on a Friday"}
    hands.key("Z", CONTROL)
    assert set(codes(reader)) == {"broke on a"}


def test_a_pending_selection_is_resized_without_a_command(reader: ReadPage, hands: Hands) -> None:
    select(reader, "broke on")
    hands.key(".")
    hands.key("1")
    assert set(codes(reader)) == {"broke on a"}


def test_walking_and_cycling(reader: ReadPage, hands: Hands) -> None:
    for words in (BROKE, "on a Friday", CLOSED):
        select(reader, words)
        hands.key("Q")
    ids = {card.text: card.id for card in stored(reader)}
    reader.text.put_caret(0)
    hands.key("]")
    assert reader.text.current == ids[BROKE]
    hands.key("X")
    assert reader.text.current == ids["on a Friday"]
    hands.key("X")
    assert reader.text.current == ids[BROKE]
    hands.key("[")
    assert reader.text.current == ids[CLOSED]


def test_a_citation_is_copied(reader: ReadPage, hands: Hands) -> None:
    select(reader, CLOSED)
    hands.key("2")
    hands.key("C", CONTROL | SHIFT)
    assert QGuiApplication.clipboard().text() == f'"{CLOSED}" (P01, 00:00:02, Q-0001)'
    select(reader, "tried a spreadsheet")
    hands.key("C", CONTROL | SHIFT)
    assert QGuiApplication.clipboard().text() == '"tried a spreadsheet" (P01, 00:00:06)'


def test_a_force_is_two_keys(reader: ReadPage, hands: Hands) -> None:
    select(reader, CLOSED)
    hands.key("F")
    hands.key("A")
    assert codes(reader) == {CLOSED: ("Anxiety",)}
    assert reader.text.hasFocus(), QApplication.focusWidget()


def test_star_and_surprise(reader: ReadPage, hands: Hands) -> None:
    select(reader, CLOSED)
    hands.key("2")
    QTest.mouseClick(reader.bar.star, Qt.MouseButton.LeftButton)
    QTest.mouseClick(reader.bar.surprise, Qt.MouseButton.LeftButton)
    (card,) = stored(reader)
    assert (card.starred, card.surprise) == (True, True)
    QTest.mouseClick(reader.bar.star, Qt.MouseButton.LeftButton)
    assert not stored(reader)[0].starred


def test_a_key_with_nothing_selected_says_what_to_do(reader: ReadPage, hands: Hands, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reader.notice) as said:
        hands.key("2")
    assert "Select words first" in said.args[0]
    assert stored(reader) == ()


def test_moving_away_lets_go_of_the_quote(reader: ReadPage, hands: Hands) -> None:
    select(reader, CLOSED)
    hands.key("2")
    hands.key("J")
    hands.key("3")
    assert codes(reader) == {CLOSED: ("Boxes/Pain",)}


def test_clicking_a_quote_and_its_bracket_makes_it_current(reader: ReadPage, hands: Hands) -> None:
    select(reader, CLOSED)
    hands.key("2")
    (card,) = stored(reader)
    hands.key(Qt.Key.Key_K)
    assert reader.text.current == ""
    hands.click(place(reader, CLOSED) + 3)
    assert reader.text.current == card.id
    hands.click(place(reader, THIRD) + 3)
    assert reader.text.current == ""
    reader.text.put_caret(0)
    _, box = reader.column.brackets.shapes()[0]
    point = QPoint(round(box.left()) + 4, round(box.center().y()))
    QTest.mouseClick(reader.column.brackets, Qt.MouseButton.LeftButton, pos=point)
    assert reader.text.current == card.id


def test_a_quote_of_another_interview_is_opened(reader_window: MainWindow, reader: ReadPage) -> None:
    other = reader.list.rows.items[1].id
    note = reader.studio.run(mark_quote, other, 20, 40)
    reader_window.open_quote(note)
    assert reader.text.script is not None
    assert reader.text.script.interview.id == other
    assert reader.text.current == note
    assert reader.header.title.whole_text() == "P02"
    assert reader.text.hasFocus(), QApplication.focusWidget()


def test_a_note_without_a_place_says_so(reader: ReadPage, qtbot: QtBot) -> None:
    note = reader.studio.run(write_note, "A thought of ours")
    with qtbot.waitSignal(reader.notice):
        reader.open_quote(note)


def test_the_list_opens_interviews_and_each_keeps_its_place(reader: ReadPage, hands: Hands) -> None:
    there = place(reader, THIRD)
    reader.text.put_caret(there)
    reader.list.setFocus()
    hands.key(Qt.Key.Key_Down)
    assert reader.text.script is not None
    assert reader.text.script.interview.customer_code == "P02"
    hands.key(Qt.Key.Key_Up)
    assert reader.text.caret() == there
    hands.key(Qt.Key.Key_Return)
    assert reader.text.hasFocus(), QApplication.focusWidget()


def click_row(reader: ReadPage, row: int) -> None:
    box = reader.list.visualRect(reader.list.rows.index(row, 0))
    QTest.mouseClick(reader.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def test_an_interview_clicked_in_the_list_can_be_tagged_at_once(reader: ReadPage, hands: Hands) -> None:
    click_row(reader, 1)
    assert reader.text.hasFocus(), QApplication.focusWidget()
    hands.key(Qt.Key.Key_Return)
    hands.key("1")
    assert list(codes(reader).values()) == [("Boxes/Triggers",)]


def test_keys_work_wherever_the_focus_is_on_the_page(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.key("2")
    (card,) = stored(reader)
    reader.text.set_current("")
    for elsewhere in (reader.list, next(iter(reader.boxes.rows.values())), reader):
        elsewhere.setFocus()
        hands.key("]")
        assert reader.text.current == card.id
        reader.text.set_current("")
    reader.list.setFocus()
    hands.key("]")
    hands.key("S")
    assert codes(reader) == {BROKE: ("Boxes/Pain", "Struggle")}
    reader.column.open_find()
    hands.key("1")
    assert reader.column.find_bar.field.text().endswith("1")
    assert codes(reader) == {BROKE: ("Boxes/Pain", "Struggle")}


def test_a_digit_closes_the_forces_and_tags_nothing(reader: ReadPage, hands: Hands) -> None:
    select(reader, BROKE)
    hands.key("F")
    hands.key("1")
    assert not reader.chooser.menu.isVisible()
    assert stored(reader) == ()


def test_keys_leave_a_hidden_text_alone(reader: ReadPage, hands: Hands, qtbot: QtBot) -> None:
    held = reader.studio.run(add_interview, reader.studio.run(add_customer, name="Kim"))
    select(reader, BROKE)
    read = reader.text.script
    reader.open_interview(held)
    assert reader.desk.middle.currentWidget() is reader.desk.no_text
    reader.list.setFocus()
    with qtbot.waitSignal(reader.notice):
        hands.key("2")
    assert read is not None
    assert reader.studio.read(quotes_in, read.interview.id) == ()


def test_a_change_from_elsewhere_renews_only_its_own_line(reader: ReadPage, monkeypatch: pytest.MonkeyPatch) -> None:
    select(reader, CLOSED)
    reader.coder.keep()
    QApplication.processEvents()
    (card,) = stored(reader)
    layout = reader.text.document().documentLayout()
    assert isinstance(layout, ReadingLayout)
    laid: list[int] = []
    original = layout._lay_out

    def watched(block: QTextBlock) -> None:
        laid.append(block.blockNumber())
        original(block)

    monkeypatch.setattr(layout, "_lay_out", watched)
    reader.studio.run(tag_notes, [card.id], [reader.studio.read(whole_tree).find("O").id])
    reader.text.viewport().repaint()
    assert laid == [1]
    assert reader.text.marks[0].tone == "outcome"


def test_counts_follow_and_lead_to_their_quotes(reader: ReadPage, hands: Hands, qtbot: QtBot) -> None:
    select(reader, CLOSED)
    hands.key("2")
    (card,) = stored(reader)
    pain = next(row for row in reader.boxes.rows.values() if row.item.key == "2")
    qtbot.waitUntil(lambda: (pain.item.quotes, pain.item.customers) == (1, 1))
    assert reader.list.rows.items[0].quotes == 1
    with qtbot.waitSignal(reader.evidence_requested) as asked:
        QTest.mouseClick(pain, Qt.MouseButton.LeftButton, pos=QPoint(pain.width() - 12, 14))
    assert asked.args[0] == Evidence("Pain", (card.id,), "struggle")


def test_the_key_cap_of_a_box_tags(reader: ReadPage, hands: Hands) -> None:
    select(reader, CLOSED)
    pain = next(row for row in reader.boxes.rows.values() if row.item.key == "2")
    QTest.mouseClick(pain, Qt.MouseButton.LeftButton, pos=QPoint(20, 22))
    assert codes(reader) == {CLOSED: ("Boxes/Pain",)}
    assert reader.text.hasFocus(), QApplication.focusWidget()


def test_counts_of_this_interview_or_of_all(reader: ReadPage, qtbot: QtBot) -> None:
    other = reader.list.rows.items[1].id
    tree = reader.studio.read(whole_tree)
    reader.studio.run(mark_quote, other, 20, 40, [tree.find("2").id])
    pain = next(row for row in reader.boxes.rows.values() if row.item.key == "2")
    qtbot.waitUntil(lambda: pain.item.quotes == 1)
    QTest.mouseClick(reader.boxes.here, Qt.MouseButton.LeftButton)
    assert pain.item.quotes == 0
    QTest.mouseClick(reader.boxes.all, Qt.MouseButton.LeftButton)
    assert pain.item.quotes == 1


def test_finding_in_the_text(reader: ReadPage, hands: Hands) -> None:
    hands.key("F", CONTROL)
    hands.type("SWER number")
    assert reader.column.find_bar.said.text() == "1 of 30"
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Return, SHIFT)
    assert reader.column.find_bar.said.text() == "2 of 30"
    hands.key(Qt.Key.Key_Escape)
    hands.key(Qt.Key.Key_Escape)
    assert reader.text.hasFocus(), QApplication.focusWidget()
    assert reader.text.span() is not None
    assert reader.text.span().start == place(reader, "Answer number 1 ")


def test_nothing_to_read_and_no_transcript_say_so(reader_window: MainWindow, reader: ReadPage) -> None:
    for item in reader.list.rows.items:
        reader.studio.run(delete_interview, item.id)
    assert reader.desk.currentWidget() is reader.desk.nothing
    held = reader.studio.run(add_interview, reader.studio.run(add_customer, name="Kim"))
    assert reader.desk.currentWidget() is not reader.desk.nothing
    assert reader.desk.middle.currentWidget() is reader.desk.no_text
    reader_window.open_interview(held)
    assert reader.desk.middle.currentWidget() is reader.desk.no_text


def test_another_study_starts_anew(reader_window: MainWindow, reader: ReadPage, tmp_path: Path, hands: Hands) -> None:
    select(reader, CLOSED)
    hands.key("2")
    assert reader_window.open_path(tmp_path / "empty.jtbd", create=True)
    assert reader.desk.currentWidget() is reader.desk.nothing
    assert reader.coder.last_codes == ()


def test_dark_colors_come_at_once(reader: ReadPage, hands: Hands, light: QApplication) -> None:
    select(reader, CLOSED)
    hands.key("2")
    theme.apply(light, "dark")
    reader.text.viewport().repaint()
    block = reader.text.document().findBlockByNumber(1)
    ground = next(f.format.background().color() for f in block.layout().formats() if f.format.hasProperty(0x820))
    assert ground == theme.load("dark").tone_of("struggle").ground
    theme.apply(light, "light")


def test_escape_lets_go_one_level_at_a_time(reader: ReadPage, hands: Hands) -> None:
    select(reader, CLOSED)
    hands.key("2")
    (card,) = stored(reader)
    hands.key(Qt.Key.Key_Escape)
    assert reader.text.current == ""
    hands.key(Qt.Key.Key_Return)
    assert reader.text.span() is not None
    hands.key(Qt.Key.Key_Escape)
    assert reader.text.span() is None
    assert stored(reader) == (card,)


def test_everything_that_takes_the_focus_has_a_name(reader: ReadPage, hands: Hands) -> None:
    select(reader, CLOSED)
    hands.key("2")
    hands.key("T")
    stops = [w for w in reader.findChildren(QWidget) if w.focusPolicy() != Qt.FocusPolicy.NoFocus and w.isVisible()]
    nameless = [w for w in stops if not (w.accessibleName() or getattr(w, "text", str)())]
    assert [w for w in nameless if w.objectName() != "qt_scrollarea_viewport"] == []


@pytest.mark.parametrize("width", [1440, 1024])
def test_the_pictures_of_the_gallery_show_what_they_say(
    reader_window: MainWindow, reader: ReadPage, width: int, sample_file: Path
) -> None:
    reader_window.resize(width, 700)
    assert reader_window.open_path(sample_file)
    for state in reader.gallery_states():
        reader.show_state(state)
        QApplication.processEvents()
        assert reader.chooser.picker.isVisible() == (state == "picker")
        assert reader.column.find_bar.isVisible() == (state == "find")
        assert (reader.bar.quote is not None) == (state in ("quote", "memo", "evidence", "correcting"))
        assert reader.bar.strip.isVisible() == (state in ("picker", "words", "find"))
        assert reader.chooser.memo.isVisible() == (state == "memo")
        assert reader.chooser.menu.isVisible() == (state == "evidence")
