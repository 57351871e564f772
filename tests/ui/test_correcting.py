# SPDX-License-Identifier: MIT
"""Correcting the transcript in the reader: the editor over a turn, and the list of quotes to check."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jtbdstudio.domain.text import Span
from jtbdstudio.ui.read.checks import CheckCard
from jtbdstudio.ui.read.page import ReadPage
from tests.ui.reading import BROKE, CONTROL, THIRD, Hands, place, select, stored


def words(reader: ReadPage) -> str:
    assert reader.text.script is not None
    return reader.text.script.text


def turns(reader: ReadPage) -> list[tuple[str, str]]:
    script = reader.text.script
    assert script is not None
    return [(turn.speaker, turn.span.of(script.text)) for turn in script.turns]


def test_a_turn_is_corrected_in_place_and_undone_with_its_quotes(hands: Hands, reader: ReadPage) -> None:
    editor, before = reader.correcting.editor, words(reader)
    select(reader, "forty people")
    hands.key("q")
    reader.text.put_caret(place(reader, "Friday"))
    reader.text.verticalScrollBar().setValue(3)
    hands.key(Qt.Key.Key_F2)
    assert editor.isVisible()
    assert editor.words.hasFocus()
    assert editor.words.words() == f"Honestly? {BROKE} Café closed."
    hands.type("Good ")
    hands.key(Qt.Key.Key_Escape)
    assert (editor.isVisible(), words(reader), reader.text.hasFocus()) == (False, before, True)

    select(reader, "forty people")
    scrolled = reader.text.verticalScrollBar().value()
    hands.key(Qt.Key.Key_F2)
    hands.type("1s")  # keys that tag elsewhere; the words that were selected are replaced
    assert editor.words.words() == f"Honestly? {BROKE} Café closed.".replace("forty people", "1s")
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert editor.words.words() == f"Honestly? {BROKE} Café closed."
    editor.words.select(Span(editor.words.words().index("forty"), editor.words.words().index(" waiting")))
    editor.words.insertPlainText("fifty\u00a0people")
    hands.key(Qt.Key.Key_Return, CONTROL)
    assert words(reader) == before.replace("forty people", "fifty\u00a0people")
    assert (reader.text.hasFocus(), reader.text.verticalScrollBar().value()) == (True, scrolled)
    quote = stored(reader)[0]
    assert (quote.text, quote.was, quote.needs_check) == ("fifty\u00a0people", "forty people", True)
    assert reader.checks.chip.text == "1 to check"
    assert reader.studio.undo() == "Correct transcript"
    assert (words(reader), stored(reader)[0].text, reader.checks.chip.isHidden()) == (before, "forty people", True)

    hands.key(Qt.Key.Key_F2)  # leaving keeps it; so does taking the step before it back
    editor.words.insertPlainText("\u05e9\u05dc\u05d5\u05dd 😀 ")
    reader.column.open_find()
    assert "\u05e9\u05dc\u05d5\u05dd 😀" in words(reader)
    reader.column.close_find()
    hands.key(Qt.Key.Key_F2)
    hands.type("not yet stored ")
    assert reader.studio.undo() == "Correct transcript"
    assert "not yet stored" not in words(reader)
    assert "\u05e9\u05dc\u05d5\u05dd" in words(reader)


def test_turns_are_split_merged_and_given_to_others(hands: Hands, reader: ReadPage, qtbot: QtBot) -> None:
    editor, before = reader.correcting.editor, turns(reader)
    reader.text.put_caret(place(reader, "did not hold") + 5)  # in the middle of a word
    hands.key(Qt.Key.Key_F2)
    QTest.mouseClick(editor.split, Qt.MouseButton.LeftButton)
    first, second = THIRD[: THIRD.index("not hold")].strip(), THIRD[THIRD.index("not hold") :]
    assert turns(reader)[3:5] == [("Dana Ruiz", first), ("Dana Ruiz", second)]
    assert (editor.isVisible(), editor.words.words(), editor.words.caret()) == (True, second, 0)

    QTest.mouseClick(editor.split, Qt.MouseButton.LeftButton)
    assert "between two words" in editor.hint.whole_text()
    QTest.mouseClick(editor.speaker, Qt.MouseButton.LeftButton)
    menu = reader.correcting.speakers.menu
    assert menu is not None
    by_name = {action.text(): action for action in menu.actions()}
    assert by_name["Dana Ruiz"].isChecked()
    by_name["Mira Holt"].trigger()
    menu.close()
    assert turns(reader)[4] == ("Mira Holt", second)
    assert reader.column.times.name_of(reader.text.script.turns[4]) == "Interviewer"

    reader.text.put_caret(place(reader, "It did"))
    hands.key(Qt.Key.Key_F2)
    QTest.mouseClick(editor.merge, Qt.MouseButton.LeftButton)
    assert turns(reader) == before
    assert editor.words.caret() == THIRD.index("not hold") - 1
    QTest.mouseClick(editor.done, Qt.MouseButton.LeftButton)
    assert not editor.isVisible()

    reader.correcting.speakers.open(reader.studio, reader.text.script, reader.text.script.turns[1], QPoint(200, 200))
    menu = reader.correcting.speakers.menu
    assert menu is not None
    next(action for action in menu.actions() if action.text().startswith("Rename")).trigger()
    menu.close()
    card = reader.correcting.speakers.card
    assert card is not None
    assert card.everywhere.isHidden()
    card.field.setText("Dana R.")
    QTest.keyClick(card.field, Qt.Key.Key_Return)
    assert {speaker for speaker, _ in turns(reader)} == {"Mira Holt", "Dana R."}


def test_quotes_to_check_are_confirmed_placed_or_left(hands: Hands, reader: ReadPage, qtbot: QtBot) -> None:
    for said in (BROKE, "nobody trusted the numbers", "It did not hold"):
        select(reader, said)
        hands.key("q")
    reader.text.put_caret(0)
    hands.key("j")
    hands.key(Qt.Key.Key_F2)
    reader.correcting.editor.words.select(Span(24, 30))
    hands.type("Monday")
    hands.key(Qt.Key.Key_F2)
    reader.text.put_caret(place(reader, THIRD))
    hands.key(Qt.Key.Key_F2)
    reader.correcting.editor.words.selectAll()
    QGuiApplication.clipboard().setText("It did\r\nnot hold.")
    hands.key("v", CONTROL)
    hands.key(Qt.Key.Key_Return, CONTROL)
    assert "It did\nnot hold." in words(reader)
    assert reader.checks.chip.text == "2 to check"

    QTest.mouseClick(reader.checks.chip, Qt.MouseButton.LeftButton)
    sheet = reader.checks.sheet
    there, lost = _cards(reader)
    assert there.right.hasFocus()
    assert not lost.right.isVisible()
    sheet.dismiss()
    reader.open_quote(lost.note_id)
    assert next(card for card in _cards(reader) if card.note_id == lost.note_id).put.hasFocus()
    QTest.mouseClick(_cards(reader)[0].go, Qt.MouseButton.LeftButton)
    assert (sheet.isVisible(), reader.text.current) == (False, there.note_id)
    reader._actions["reader.confirm"].trigger()
    reader.checks.open()
    assert [card.note_id for card in _cards(reader)] == [lost.note_id]
    QTest.mouseClick(_cards(reader)[0].put, Qt.MouseButton.LeftButton)
    assert not sheet.isVisible()
    assert not reader.checks.bar.put.isEnabled()
    select(reader, "not hold")
    QTest.mouseClick(reader.checks.bar.put, Qt.MouseButton.LeftButton)
    quote = next(card for card in stored(reader) if card.id == lost.note_id)
    assert (quote.text, quote.needs_check, quote.was) == ("not hold", False, "")
    qtbot.waitUntil(reader.checks.chip.isHidden)
    assert reader.text.current == lost.note_id


def _cards(reader: ReadPage) -> list[CheckCard]:
    QApplication.processEvents()
    return reader.checks.sheet.cards()
