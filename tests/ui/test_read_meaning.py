# SPDX-License-Identifier: MIT
"""What a quote means beyond its code, with real keys and a real mouse: lens, evidence, memo, theme, edges, boards."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jtbdstudio.commands.codes import archive_codes, ensure_code
from jtbdstudio.domain.text import Span
from jtbdstudio.queries.boards import board_list, board_view
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.rail import RailItem
from jtbdstudio.ui.read.handles import END, START
from jtbdstudio.ui.read.page import ReadPage
from jtbdstudio.ui.registry import PageEntry
from tests.ui.reading import BROKE, CLOSED, CONTROL, THIRD, Hands, codes, place, select, stored

NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


def test_a_lens_a_kind_of_evidence_a_star_and_a_surprise_are_two_keys_at_most(reader: ReadPage, hands: Hands) -> None:
    select(reader, CLOSED)
    hands.key("L")
    hands.key("F")
    hands.key("E")
    hands.key("O")
    hands.key("H")
    hands.key("U")
    assert hands.ops == 6
    (card,) = stored(reader)
    assert (card.codes, card.evidence, card.starred, card.surprise) == (("Lens/Feeling",), "opinion", True, True)
    assert reader.text.hasFocus(), QApplication.focusWidget()
    assert (reader.bar.kind.text, reader.bar.star.isChecked()) == ("Opinion", True)
    assert "It counts" in reader.bar.kind.toolTip()
    hands.key("L")
    assert [choice.on for choice in reader.chooser.menu.choices] == [False, False, True]
    hands.key("T")
    hands.key("E")
    hands.key("N")
    hands.key("U")
    (card,) = stored(reader)
    assert (card.codes, card.evidence, card.surprise) == (("Lens/Thinking",), "", False), "a quote has one lens"
    hands.key("L")
    hands.key("T")
    assert codes(reader) == {CLOSED: ()}, "what is checked is taken off"
    select(reader, BROKE)
    hands.key("E")
    hands.key("H")
    (new, _) = stored(reader)
    assert (new.text, new.evidence, new.counts) == (BROKE, "hypothetical", False), "words selected become a quote"
    hands.key("Z", CONTROL)
    assert [card.text for card in stored(reader)] == [CLOSED], "the quote and its kind were one step"


def test_what_a_box_suggests_is_offered_and_taken_by_a_key_or_a_click(
    reader: ReadPage, hands: Hands, qtbot: QtBot
) -> None:
    select(reader, CLOSED)
    hands.key("4")
    assert codes(reader) == {CLOSED: ("Boxes/Workarounds",)}, "nothing is given without being asked"
    assert [offer.name for offer in reader.bar.chips.offers] == ["Motivation", "Habit", "Passive looking"]
    hands.key("Y")
    assert codes(reader) == {CLOSED: ("Boxes/Workarounds", "Motivation")}
    offer = reader.bar.chips.offers[0]
    assert (offer.name, offer.isVisible()) == ("Habit", True)
    QTest.mouseClick(offer, LEFT)
    assert codes(reader) == {CLOSED: ("Boxes/Workarounds", "Habit", "Motivation")}
    assert reader.text.hasFocus()
    hands.key("Y")
    with qtbot.waitSignal(reader.notice):
        hands.key("Y")


def test_a_memo_is_kept_while_it_is_typed_and_shows(reader: ReadPage, hands: Hands) -> None:
    select(reader, CLOSED)
    hands.key("C")
    memo = reader.chooser.memo
    assert not memo.box().intersects(reader.column.about(reader))
    hands.type("shame")
    hands.key(Qt.Key.Key_Tab)
    hands.type("he hid it")
    (card,) = stored(reader)
    assert (card.memo, card.behind, card.codes) == ("shame", "he hid it", ())
    hands.key("Z", CONTROL)
    assert (stored(reader)[0].memo, stored(reader)[0].behind, memo.behind.toPlainText()) == ("shame", "", "")
    hands.key(Qt.Key.Key_Escape)
    assert not memo.isVisible()
    assert reader.text.hasFocus()
    (mark,) = reader.text.marks
    assert mark.noted
    assert "shame" in mark.tip
    assert "shame" in reader.bar.memo.toolTip()
    hands.key("C")
    assert memo.memo.toPlainText() == "shame"
    hands.key("Z", CONTROL)
    hands.key("Z", CONTROL)
    assert not memo.isVisible(), "its quote is gone"


def test_a_theme_in_the_customers_words_is_one_key_and_the_picker_says_why_it_makes_none(
    reader: ReadPage, hands: Hands, qtbot: QtBot
) -> None:
    select(reader, CLOSED)
    with qtbot.waitSignal(reader.undoable_notice) as said:
        hands.key("V")
    assert codes(reader) == {CLOSED: ("Struggle/Café closed",)}
    assert said.args == ["“Café closed” is a theme under Struggle now."]
    select(reader, THIRD)
    hands.key("V")
    picker = reader.chooser.picker
    assert picker.isVisible(), "too long for a name: it is cut down first"
    hands.type("ou/numbers nobody trusts")
    hands.key(Qt.Key.Key_Return)
    assert codes(reader)[THIRD] == ("Outcome/numbers nobody trusts",)
    select(reader, "forty people")
    hands.key("T")
    last = picker.rows.index(len(picker.rows.rows) - 1, 0)
    assert picker.rows.data(last) == "Create “forty people” under Outcome", "where the last theme went"
    hands.key(Qt.Key.Key_Up)
    hands.key(Qt.Key.Key_Return)
    assert codes(reader)["forty people"] == ("Outcome/forty people",)
    theme = reader.studio.run(ensure_code, "Outcome/Old name")
    reader.studio.run(archive_codes, [theme])
    select(reader, "Honestly")
    hands.key("T")
    for typed, why in (
        ("old name", "“Old name” is archived"),
        ("box/zzz", "No theme can go under “box”"),
    ):
        picker.field.clear()
        hands.type(typed)
        (row,) = picker.rows.rows
        assert why in row.reason
        hands.key(Qt.Key.Key_Return)
        hands.key(Qt.Key.Key_Return, CONTROL)
    assert picker.isVisible()
    assert len(stored(reader)) == 3


def test_words_of_the_interviewer_are_flagged_and_left_out(reader: ReadPage, hands: Hands) -> None:
    reader.text.select(Span(place(reader, CLOSED), place(reader, "We tried") + len(THIRD)))
    hands.key("2")
    assert reader.bar.mixed.isVisible()
    hands.key("C", CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert "(P01 and the interviewer, 00:00:02, Q-0001)" in QGuiApplication.clipboard().text()
    hands.key("W")
    assert list(codes(reader)) == [THIRD]
    assert not reader.bar.mixed.isVisible()
    assert reader.text.current == stored(reader)[0].id


def grip(reader: ReadPage, edge: int) -> QPoint:
    """Where a handle can be taken."""
    top, bottom = reader.text.handles.lines()[edge]
    return (top if edge == START else bottom).toPoint()


def pull(reader: ReadPage, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    """Press, move in two steps, and keep the button down."""
    view = reader.text.viewport()
    QTest.mousePress(view, LEFT, held, start)
    for point in ((start + end) / 2, end):
        there = QPointF(view.mapToGlobal(point))
        move = QMouseEvent(QMouseEvent.Type.MouseMove, QPointF(point), there, Qt.MouseButton.NoButton, LEFT, held)
        QApplication.sendEvent(view, move)


def test_handles_move_the_ends_of_a_quote_and_of_a_selection(reader: ReadPage, hands: Hands) -> None:
    view = reader.text.viewport()
    to = hands.point_of(place(reader, "people waiting") + 3)
    select(reader, "It broke on a Friday")
    hands.key("2")
    pull(reader, grip(reader, END), to)
    assert codes(reader) == {"It broke on a Friday": ("Boxes/Pain",)}, "not before it is let go"
    hands.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, pos=to)
    assert reader.text.current == stored(reader)[0].id
    pull(reader, grip(reader, END), to)
    QTest.mouseRelease(view, LEFT, pos=to)
    assert list(codes(reader)) == ["It broke on a Friday 😀 and I had forty people"]
    hands.key("Z", CONTROL)
    assert list(codes(reader)) == ["It broke on a Friday"], "one drag, one step"
    to = hands.point_of(place(reader, "Honestly") + 3)
    select(reader, "It broke on a Friday")
    pull(reader, grip(reader, START), to)
    QTest.mouseRelease(view, LEFT, pos=to)
    assert reader.text.span() == Span(place(reader, "Honestly"), place(reader, " 😀"))
    assert len(stored(reader)) == 1
    to = hands.point_of(place(reader, "Friday") + 3)
    select(reader, "It broke on a")
    pull(reader, grip(reader, END), to, ALT)
    QTest.mouseRelease(view, LEFT, ALT, pos=to)
    hands.key("Q")
    assert "It broke on a Fri" in codes(reader), "with Alt, to the letter"


def test_words_are_carried_to_a_box_or_tagged_by_the_strip_under_them(reader: ReadPage, hands: Hands) -> None:
    view = reader.text.viewport()
    start = hands.point_of(place(reader, "on a Friday"))
    row = next(row for row in reader.boxes.rows.values() if row.item.name == "Workarounds")
    end = view.mapFromGlobal(row.mapToGlobal(row.rect().center()))
    select(reader, BROKE)
    pull(reader, start, end)
    assert row.is_target
    hands.key(Qt.Key.Key_Escape)
    assert not row.is_target
    QTest.mouseRelease(view, LEFT, pos=end)
    assert stored(reader) == ()
    pull(reader, start, end)
    QTest.mouseRelease(view, LEFT, pos=end)
    assert codes(reader) == {BROKE: ("Boxes/Workarounds",)}
    assert reader.text.hasFocus()
    inside = hands.point_of(place(reader, CLOSED) + 2)
    select(reader, CLOSED)
    QTest.mouseClick(view, LEFT, pos=inside)
    assert reader.text.span() is None, "a click on selected words lets go of them"
    QApplication.processEvents()
    assert not reader.bar.strip.isVisible()
    strip = reader.bar.strip
    select(reader, CLOSED)
    QApplication.processEvents()
    shown = [cap for cap in strip.caps if cap.isVisible()]
    assert [cap.code.key for cap in shown] == [*"1234567890-=", "T"]
    assert [name.text for name in strip.names if name.isVisible()] == ["Struggle", "Motivation", "Outcome"]
    QTest.mouseClick(next(cap for cap in shown if cap.toolTip() == "Worries"), LEFT)
    assert codes(reader) == {BROKE: ("Boxes/Workarounds",), CLOSED: ("Boxes/Worries",)}
    assert reader.text.hasFocus()
    select(reader, THIRD)
    QApplication.processEvents()
    QTest.mouseClick(shown[-1], LEFT)
    assert reader.chooser.picker.isVisible()


def test_going_to_a_time(reader: ReadPage, hands: Hands) -> None:
    script = reader.text.script
    assert script is not None
    hands.key("G")
    hands.type("noon")
    hands.key(Qt.Key.Key_Return)
    assert reader.going.field.isVisible()
    reader.going.field.field.clear()
    hands.type("0:42")
    assert "Answer number" in reader.going.field.where.whole_text()
    hands.key(Qt.Key.Key_Return)
    turn = script.turn_at(reader.text.caret())
    assert turn is not None
    assert turn.start_ms == 42_000
    assert reader.text.hasFocus()
    hands.key("G")
    hands.key(Qt.Key.Key_Escape)
    assert reader.text.hasFocus()
    assert reader.text.caret() == turn.span.start


def test_a_quote_is_sent_to_a_board(reader_window: MainWindow, reader: ReadPage, hands: Hands) -> None:
    select(reader, CLOSED)
    hands.key("2")
    said: list[tuple[object, ...]] = []
    reader.linked_notice.connect(lambda *args: said.append(args))
    hands.key("B")
    boxes = next(board for board in reader.studio.read(board_list) if board.kind == "boxes")
    choice = next(choice for choice in reader.chooser.menu.choices if choice.id == boxes.id)
    assert choice.said == "Into Pain"
    hands.key(choice.key)
    view = reader.studio.read(board_view, boxes.id)
    assert view is not None
    assert [note.card.text for note in view.notes] == [CLOSED]
    assert said[0][0] == "Q-0001 is on the board “12 boxes”."
    assert reader_window.toast.action.text() == "Go to board"
    hands.key("B")
    hands.key(choice.key)
    again = reader.studio.read(board_view, boxes.id)
    assert again is not None
    assert len(again.notes) == 1
    assert len(said) == 2
    assert reader.text.hasFocus()
    rail = RailItem(PageEntry("boards", "Boards", "boards", "Make sense", ""), reader_window.rail)
    rail.setGeometry(10, 500, 160, 31)
    rail.show()
    start = hands.point_of(place(reader, "on a Friday"))
    select(reader, BROKE)
    pull(reader, start, reader.text.viewport().mapFromGlobal(rail.mapToGlobal(QPoint(20, 10))))
    QTest.mouseRelease(reader.text.viewport(), LEFT, pos=start)
    assert reader.chooser.menu.isVisible(), "dropped on the boards at the left, it is asked on which"
    hands.key(choice.key)
    assert len(said) == 3
