# SPDX-License-Identifier: MIT
"""The text as it is laid out: line height, gaps, the end in reach, margins beside the words, positions beyond emoji."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jtbdstudio.commands.transcripts import import_transcript
from jtbdstudio.domain.text import Span
from jtbdstudio.domain.transcript import ParsedTranscript, SpokenTurn
from jtbdstudio.queries.reader import reader_view
from jtbdstudio.store.project import Project
from jtbdstudio.ui import theme
from jtbdstudio.ui.read.marks import Mark, in_lanes
from jtbdstudio.ui.read.reader_column import ReaderColumn
from jtbdstudio.ui.read.reading_layout import PARAGRAPH_GAP, TURN_GAP, ReadingLayout
from jtbdstudio.ui.read.script import Script
from tests.ui.reading import CONTROL

PITCH = 24.75
"""15 px at 1.65."""
LONG = " ".join(["It broke on a Friday 😀 and I had forty people waiting outside."] * 6)


@pytest.fixture
def column(light: QApplication, qtbot: QtBot) -> ReaderColumn:
    column = ReaderColumn()
    qtbot.addWidget(column)
    column.resize(700, 600)
    column.show()
    return column


@pytest.fixture
def show(column: ReaderColumn, study: Path) -> Callable[..., Script]:
    """Shows a talk of these turns, interviewer and customer in turn, with quotes at these spans."""

    def shown(*turns: str, quotes: tuple[tuple[int, int], ...] = ()) -> Script:
        said = [SpokenTurn(("Mira", "Dana")[n % 2], text, n * 1000) for n, text in enumerate(turns)]
        parsed = ParsedTranscript("plain", "Plain text", tuple(said))
        with Project.open(study) as project:
            made = project.run(import_transcript, parsed, "talk.txt", b"talk", interviewer="Mira")
            view = project.read(reader_view, made.interview_id)
        assert view is not None
        script = Script(view)
        marks = [Mark(str(n), *script.to_qt(Span(*span)), "struggle") for n, span in enumerate(quotes)]
        column.text.show_script(script, in_lanes(marks))
        QApplication.processEvents()
        return script

    return shown


def test_lines_are_as_far_apart_as_reading_asks_and_turns_further(column: ReaderColumn, show: Callable) -> None:
    show("What broke?", f"{LONG}\nA second paragraph.", "And then?")
    layout = column.text.document().documentLayout()
    assert isinstance(layout, ReadingLayout)
    assert layout.pitch == PITCH
    first, second, third, _ = (column.text.document().findBlockByNumber(n) for n in range(4))
    lines = second.layout()
    assert lines.lineCount() > 3
    assert lines.lineAt(1).y() - lines.lineAt(0).y() == PITCH
    assert layout.blockBoundingRect(first).height() == PITCH + TURN_GAP
    assert layout.blockBoundingRect(second).height() == lines.lineCount() * PITCH + PARAGRAPH_GAP
    assert layout.blockBoundingRect(third).height() == PITCH + TURN_GAP


def _last_line_bottom(column: ReaderColumn) -> float:
    block, _, top = list(column.text.visible_blocks())[-1]
    assert not block.next().isValid()
    return top + block.layout().lineAt(block.layout().lineCount() - 1).naturalTextRect().bottom()


@pytest.mark.parametrize("width", [700, 420])
def test_the_end_can_be_scrolled_to_and_reached_by_key(column: ReaderColumn, show: Callable, width: int) -> None:
    show(*(["Question?", LONG] * 120))
    column.resize(width, 600)
    QApplication.processEvents()
    bar = column.text.verticalScrollBar()
    for _ in range(6):  # lines far away are counted as they come into view
        bar.setValue(bar.maximum())
        QApplication.processEvents()
    assert _last_line_bottom(column) <= column.text.viewport().height()
    bar.setValue(0)
    QTest.keyClick(column.text, Qt.Key.Key_End, CONTROL)
    QApplication.processEvents()
    assert column.text.viewport().rect().contains(column.text.cursorRect().center())


def test_only_what_is_seen_is_laid_out(column: ReaderColumn, show: Callable) -> None:
    show(*(["Question?", LONG] * 400))
    document = column.text.document()
    laid = sum(document.findBlockByNumber(n).layout().lineCount() > 0 for n in range(document.blockCount()))
    assert laid < 40


def test_brackets_and_times_stand_beside_their_words_wherever_one_scrolls(column: ReaderColumn, show: Callable) -> None:
    script = show(*(["Question?", LONG] * 40), quotes=((4000, 4100), (4050, 4300)))
    column.text.reveal("0")
    for step in (-3, 3, 8):
        bar = column.text.verticalScrollBar()
        bar.setValue(bar.value() + step)
        QApplication.processEvents()
        shapes = dict(column.brackets.shapes())
        for mark, boxes in column.text.visible_marks().items():
            assert (shapes[mark].top(), shapes[mark].bottom()) == (boxes[0].top(), boxes[-1].bottom())
    assert script.text
    assert column.brackets.geometry().left() == column.text.viewport().geometry().right() + 1
    assert column.times.geometry().right() == column.text.viewport().geometry().left() - 1


def test_the_wheel_works_over_the_margins(column: ReaderColumn, show: Callable) -> None:
    show(*(["Question?", LONG] * 40))
    down = QPoint(0, -120)
    for margin in (column.times, column.brackets, column.strip):
        before = column.text.verticalScrollBar().value()
        spot = QPointF(5, 50)
        none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        held = Qt.KeyboardModifier.NoModifier
        wheel = QWheelEvent(spot, QPointF(margin.mapToGlobal(spot)), QPoint(), down, none, held, phase, False)
        QApplication.sendEvent(margin, wheel)
        assert column.text.verticalScrollBar().value() > before


def test_a_point_between_two_lines_belongs_to_the_line_above_or_below(column: ReaderColumn, show: Callable) -> None:
    show("Q?", LONG)
    block, _, top = list(column.text.visible_blocks())[1]
    lines = block.layout()
    for index in range(lines.lineCount()):
        for y in (top + index * PITCH + 0.5, top + (index + 1) * PITCH - 0.5):
            position = column.text.point_to_position(QPointF(60, y)) - block.position()
            assert lines.lineForTextPosition(position).lineNumber() == index


def test_positions_behind_an_emoji_are_those_of_the_text(column: ReaderColumn, show: Callable) -> None:
    script = show("Q?", "😀😀 café 😀 closed", quotes=())
    start = script.text.index("closed")
    column.text.select(Span(start, start + 6))
    assert column.text.span() == Span(start, start + 6)
    assert column.text.textCursor().selectedText() == "closed"
    assert column.text.textCursor().position() == start + 6 + 3
    assert column.text.createMimeDataFromSelection().text() == "closed"


def test_a_no_break_space_is_copied_as_it_is(column: ReaderColumn, show: Callable) -> None:
    script = show("Q?", "forty\u00a0people")
    column.text.select(Span(3, len(script.text)))
    assert column.text.createMimeDataFromSelection().text() == "forty\u00a0people"


def test_a_bracket_for_each_quote_side_by_side(column: ReaderColumn, show: Callable) -> None:
    show("Q?", LONG, quotes=((10, 80), (40, 60), (200, 210)))
    places = {mark.note_id: box.left() for mark, box in column.brackets.shapes()}
    assert places["0"] < places["1"]
    assert places["0"] == places["2"]


def test_the_strip_leads_to_the_quote(column: ReaderColumn, show: Callable) -> None:
    script = show(*(["Question?", LONG] * 60), quotes=((15_000, 15_050),))
    (mark,) = column.text.marks
    assert mark not in column.text.visible_marks()
    QTest.mouseClick(column.strip, Qt.MouseButton.LeftButton, pos=column.strip.place_of(mark).toPoint())
    QApplication.processEvents()
    assert mark in column.text.visible_marks()
    assert script.turns


def handle_color(column: ReaderColumn) -> QColor:
    """What the strip shows at its top, where the view begins."""
    return column.strip.grab().toImage().pixelColor(column.strip.width() // 2, 12)


def test_the_strip_marks_the_view_only_where_there_is_more(column: ReaderColumn, show: Callable) -> None:
    show("Q?", "A short answer.")
    assert handle_color(column) == theme.current().paper
    show(*(["Question?", LONG] * 60))
    assert handle_color(column) != theme.current().paper


def test_a_turn_whose_beginning_is_above_still_says_who_speaks(column: ReaderColumn, show: Callable) -> None:
    script = show("Q?", " ".join([LONG] * 12), "And?")
    bar = column.text.verticalScrollBar()
    bar.setValue(8)
    QApplication.processEvents()
    (block, number, top), *_ = column.text.visible_blocks()
    assert top < -PITCH
    assert script.turn_of_line(number) is script.turns[1]
    assert column.times.name_of(script.turns[1]) == "P01"
    assert column.times.said() == ["P01"]
    assert block.isValid()


def test_the_interviewer_is_dimmed_as_long_as_one_likes(column: ReaderColumn, show: Callable) -> None:
    show("What broke?", "All of it.")
    asked, answered = (column.text.document().findBlockByNumber(n).layout().formats() for n in (0, 1))
    assert asked[0].format.foreground().color() == theme.current().muted
    assert answered == []
    assert not column.toggle_dims()
    QApplication.processEvents()
    assert column.text.document().firstBlock().layout().formats() == []
    assert not ReaderColumn().text.dims
    assert column.toggle_dims()


ARABIC, HEBREW = "تعطل يوم الجمعة في برنامج Excel القديم عندنا", "He said שלום עולם to me"


def test_boxes_are_where_the_words_are_in_lines_that_run_both_ways(column: ReaderColumn, show: Callable) -> None:
    start = ARABIC.index("Excel") - 7
    script = show("?", ARABIC, HEBREW, quotes=((2 + start, 2 + start + 15), (8 + len(ARABIC), 18 + len(ARABIC))))
    arabic, mixed = column.text.marks
    assert script.text[arabic.start : arabic.end] == "برنامج Excel ال"
    assert script.text[mixed.start : mixed.end] == "id שלום עו"
    for mark, stretches in ((arabic, 1), (mixed, 2)):
        boxes = column.text.boxes(mark)
        assert len(boxes) == stretches
        assert all(box.width() > 4 for box in boxes)
        inside = {column.text.point_to_position(box.center(), on_character=True) for box in boxes}
        assert all(mark.start <= at < mark.end for at in inside)
        for at in range(mark.start, mark.end):
            letters = column.text.boxes_between(at, at + 1)
            assert all(any(box.adjusted(-1, 0, 1, 0).contains(letter) for box in boxes) for letter in letters[:1])
        (there,) = column.text.marks_at(boxes[-1].center())
        assert there is mark
    right = max(box.right() for box in column.text.boxes_between(2, 2 + len(ARABIC)))
    assert right > column.text.viewport().width() - 40  # it begins at the right


def test_dragging_over_hebrew_selects_what_lies_under_the_mouse(column: ReaderColumn, show: Callable) -> None:
    script = show("?", HEBREW)
    start = script.text.index("שלום")
    (box,) = column.text.boxes_between(start, start + 4)
    view, y = column.text.viewport(), round(box.center().y())
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(round(box.right()) - 1, y))
    QTest.mouseMove(view, QPoint(round(box.center().x()), y))
    QTest.mouseMove(view, QPoint(round(box.left()) + 1, y))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(round(box.left()) + 1, y))
    span = column.text.span()
    assert span is not None
    assert span.of(script.text) == "שלום"


def test_pointing_at_a_quote_brings_it_out(column: ReaderColumn, show: Callable) -> None:
    show("?", "One two three four five six seven.", quotes=((2, 9), (6, 15), (20, 24)))
    one, two, three = column.text.marks
    (box,) = column.text.boxes(three)
    before = column.text.grab().toImage()
    column.text.pointing.move(box.center())
    assert column.text.hover == ""  # not while passing by
    column.text.pointing.rest()
    assert column.text.hover == three.note_id
    after = column.text.grab().toImage()
    spot, other = box.center().toPoint(), column.text.boxes(one)[0].topLeft().toPoint() + QPoint(2, 2)
    left = QPoint(column.text.viewport().x(), 0)
    assert before.pixelColor(other + left) != after.pixelColor(other + left)
    assert before.pixelColor(QPoint(spot.x(), round(box.top()) + 1) + left) == after.pixelColor(
        QPoint(spot.x(), round(box.top()) + 1) + left
    )
    column.text.pointing.move(box.center() + QPointF(200, 0))
    assert column.text.hover == ""
    shapes = dict(column.brackets.shapes())
    QTest.mouseMove(column.brackets, shapes[two].center().toPoint())
    assert column.text.hover == two.note_id


def test_two_quotes_on_one_line_have_a_bracket_each(column: ReaderColumn, show: Callable) -> None:
    show("?", "One two three four five six seven.", quotes=((2, 9), (12, 15)))
    first, second = (box for _, box in column.brackets.shapes())
    assert first.left() != second.left()


def test_a_dozen_quotes_over_each_other_keep_their_letters(column: ReaderColumn, show: Callable) -> None:
    show("?", LONG, quotes=tuple((2 + n, 300 + n) for n in range(12)))
    marks = [replace(mark, label=str(n)) for n, mark in enumerate(column.text.marks)]
    column.text.set_marks(marks)
    labels = column.brackets.labels()
    assert {mark.label for mark, _ in labels} == {str(n) for n in range(12)}
    boxes = [box for _, box in labels]
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
    assert all(box.right() <= column.brackets.width() for box in boxes)
    assert all(box.right() <= column.brackets.width() for _, box in column.brackets.shapes())
