# SPDX-License-Identifier: MIT
"""What one decides about a file before it is imported: who is who, when it was, how it is read, and about twins."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from jtbdstudio.queries.interview_details import interview_details
from jtbdstudio.queries.overview import steps
from jtbdstudio.queries.reader import reader_view
from jtbdstudio.ui.interviews.import_choices import NamedPick
from jtbdstudio.ui.interviews.import_report import imported_sentence
from jtbdstudio.ui.interviews.import_sheet import ImportSheet
from jtbdstudio.ui.interviews.import_table import FILE, READ_AS, SPEAKERS, STATUS, WHAT
from jtbdstudio.ui.interviews.page import InterviewsPage
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.widgets import Label
from jtbdstudio.ui.widgets.cells import cell_width
from tests.ui.talks import (
    OTTER,
    ZOOM,
    click,
    click_cell,
    drop,
    imported,
    looked,
    press,
    reader_of,
    row_texts,
    statuses,
    wait_until_done,
    wait_until_read,
)
from tests.workflows.test_import_plan import SURVEY

Files = dict[str, Path]
GUEST = OTTER.replace("Tomas Berg", "Guest 2 (External)")


def pick(sheet: ImportSheet, speaker: str) -> NamedPick:
    """The choice about a speaker."""
    return next(p for p in sheet.preview.choices.speakers if p.words.startswith(f"{speaker} is:"))


def choose(field: NamedPick, words: str) -> None:
    """Open the list, walk to an entry and take it, all with keys."""
    QTest.keyClick(field, Qt.Key.Key_Down)
    listed = field.view()
    QTest.keyClick(listed, Qt.Key.Key_Home)
    while not str(listed.currentIndex().data()).startswith(words):
        before = listed.currentIndex().row()
        QTest.keyClick(listed, Qt.Key.Key_Down)
        assert listed.currentIndex().row() > before, words
    QTest.keyClick(listed, Qt.Key.Key_Return)
    QTest.qWait(0)  # the list closes
    field.window().activateWindow()  # without a screen nobody gives the window the keys back
    QApplication.processEvents()


def shown(sheet: ImportSheet) -> list[str]:
    """What the preview says."""
    return [label.text() for label in sheet.preview.content.findChildren(Label)]


def test_each_speaker_is_one_of_us_a_customer_or_somebody_else(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    sheet = looked(talks, interviews, qtbot, files["zoom"])
    assert pick(sheet, "Mira Holt").words == "Mira Holt is: us"
    lena = pick(sheet, "Lena Voss")
    assert lena.accessibleName() == "Lena Voss is: P04"
    assert [lena.itemText(at) for at in range(lena.count())] == [
        "Interviewer (us)", "New customer (P04)", "P01 · Dana Ruiz", "P02 · Ole Lund", "P03 · Iris Moe",
        "Somebody else",
    ]  # fmt: skip
    choose(lena, "P01")
    assert row_texts(sheet.table, 0)[SPEAKERS] == "Lena Voss → P01 · Mira Holt asks"
    choose(pick(sheet, "Mira Holt"), "Somebody else")
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    (made,) = imported(talks)
    kept = talks.workspace.read(interview_details, made.id)
    assert kept is not None
    assert (kept.code, kept.interviewer, kept.roles) == ("P01", "", {"Mira Holt": "other", "Lena Voss": "customer"})


def test_an_interviewer_chosen_once_is_known_in_the_other_files(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    for name, other in (("a.txt", "Lena"), ("b.txt", "Tomas")):
        text = f"Kim: I think so.\n{other}: What do you mean? Why?\nKim: Yes, {other}.\n{other}: Really? How?\n"
        (tmp_path / name).write_text(text)
    sheet = looked(talks, interviews, qtbot, tmp_path / "a.txt", tmp_path / "b.txt")
    assert row_texts(sheet.table, 1)[SPEAKERS].endswith("Tomas asks")
    choose(pick(sheet, "Kim"), "Interviewer")
    assert row_texts(sheet.table, 0)[SPEAKERS] == "Lena → P04 · Kim asks"
    assert row_texts(sheet.table, 1)[SPEAKERS] == "Tomas → P05 · Kim asks"


def test_a_guest_is_asked_about_and_the_question_leads_to_the_answer(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(GUEST)
    sheet = looked(talks, interviews, qtbot, tmp_path / "a.txt")
    texts = row_texts(sheet.table, 0)
    assert (texts[SPEAKERS], texts[STATUS]) == (
        "? Guest 2 (External) → P04 · Mira Holt asks",
        "who is “Guest 2 (External)”?",
    )
    click_cell(sheet.table, 0, STATUS)
    guest = pick(sheet, "Guest 2 (External)")
    assert QApplication.focusWidget() is guest
    choose(guest, "P02")
    assert statuses(sheet) == ["ready"]
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    (made,) = imported(talks)
    assert (made.customer_code, made.customer_name) == ("P02", "Ole Lund")


def test_a_customer_who_waits_for_the_transcript_is_one_digit_away(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(GUEST)
    sheet = looked(talks, interviews, qtbot, tmp_path / "a.txt")
    assert [chip.text for chip in sheet.preview.suggestions.chips] == ["P03 · Iris Moe"]
    press(talks, Qt.Key.Key_1)
    assert statuses(sheet) == ["ready"]
    assert sheet.preview.suggestions.isHidden()
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    assert [(item.customer_code, item.held_on) for item in imported(talks)] == [("P03", "2025-03-02")]


def test_the_day_can_be_chosen(talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files) -> None:
    sheet = looked(talks, interviews, qtbot, files["zoom"])
    assert sheet.preview.choices.day.iso() == "2025-11-20"
    sheet.preview.choices.day.setDate(QDate(2025, 11, 18))
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    assert [item.held_on for item in imported(talks)] == ["2025-11-18"]


def test_another_way_to_read_it_shows_another_transcript(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    sheet = looked(talks, interviews, qtbot, files["otter"])
    assert sheet.preview.choices.format.words == "Format: Otter transcript"
    choose(sheet.preview.choices.format, "Plain text")
    wait_until_read(qtbot, sheet)
    assert row_texts(sheet.table, 0)[SPEAKERS] == "all → P04"
    assert sheet.preview.choices.format.words == "Format: Plain text, a turn a paragraph"
    choose(sheet.preview.choices.format, "as recognized")
    wait_until_read(qtbot, sheet)
    assert row_texts(sheet.table, 0)[SPEAKERS] == "Tomas Berg → P04 · Mira Holt asks"


def test_a_wrong_encoding_is_put_right(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    words = "Mira: Что случилось тогда?\nLena: Файл не дошёл.\nMira: А потом?\nLena: Я звонила всем.\n"
    (tmp_path / "a.txt").write_bytes(words.encode("koi8_r"))
    sheet = looked(talks, interviews, qtbot, tmp_path / "a.txt")
    choose(sheet.preview.choices.encoding, "Cyrillic (KOI8-R)")
    wait_until_read(qtbot, sheet)
    assert "Файл не дошёл." in shown(sheet)
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    assert "Я звонила всем." in talks.workspace.read(reader_view, imported(talks)[0].id).text


def test_a_chat_log_is_no_transcript_unless_somebody_says_so(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    sheet = looked(talks, interviews, qtbot, files["chat"])
    assert statuses(sheet) == ["not a transcript: skip"]
    choose(sheet.preview.choices.format, "Time, name and text")
    wait_until_read(qtbot, sheet)
    assert row_texts(sheet.table, 0)[READ_AS].startswith("3 words")
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    assert len(imported(talks)) == 1


def test_turns_and_boilerplate_are_kept_apart_where_somebody_wants_them(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    cue = "\n\n{}\n00:01:{:02}.000 --> 00:01:{:02}.000\nLena Voss: And so it went on, number {}."
    (tmp_path / "a.vtt").write_text(ZOOM.rstrip() + "".join(cue.format(n, 20 + n, 21 + n, n) for n in range(4, 7)))
    (tmp_path / "b.txt").write_text(OTTER)
    sheet = looked(talks, interviews, qtbot, tmp_path / "a.vtt", tmp_path / "b.txt")
    assert [row_texts(sheet.table, row)[READ_AS].split(" · ")[1] for row in (0, 1)] == ["4 turns", "2 turns"]
    click(sheet.merge)
    wait_until_read(qtbot, sheet)
    assert row_texts(sheet.table, 0)[READ_AS].endswith("6 turns")
    sheet.table.select_row(1)
    assert "Transcribed by https://otter.ai" in shown(sheet), "what is left out is listed"
    sheet.boilerplate.setFocus()
    press(talks, Qt.Key.Key_Space)
    wait_until_read(qtbot, sheet)
    assert not any("Left out" in words for words in shown(sheet))
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    said = [talks.workspace.read(reader_view, item.id) for item in imported(talks)]
    assert max(len(view.turns) for view in said) == 6
    assert any("otter.ai" in view.text for view in said)


def test_the_same_words_are_taken_in_once(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.vtt"
    copy.write_bytes(b"\xef\xbb\xbf" + ZOOM.replace("\n", "\r\n").encode())
    sheet = looked(talks, interviews, qtbot, files["zoom"], copy)
    assert statuses(sheet) == ["ready", "twice: skip"]
    assert row_texts(sheet.table, 1)[READ_AS] == "same text as “call-2025-11-20.vtt”"
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    click(sheet.cancel_button)
    sheet = looked(talks, interviews, qtbot, copy)
    assert statuses(sheet) == ["already here: open it"]
    assert row_texts(sheet.table, 0)[READ_AS].startswith("same text as “P04 · 20 Nov")
    assert not sheet.import_button.isEnabled()
    first = imported(talks)[0].id
    click_cell(sheet.table, 0, STATUS)
    assert sheet.isHidden()
    assert reader_of(talks).revealed == [("interview", first)]


@pytest.mark.parametrize("way", ["key", "button"])
def test_what_is_here_is_imported_as_its_new_version(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files, way: str
) -> None:
    sheet = looked(talks, interviews, qtbot, files["zoom"])
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    click(sheet.cancel_button)
    before = len(talks.workspace.read(steps))
    sheet = looked(talks, interviews, qtbot, files["zoom"])
    if way == "key":
        press(talks, Qt.Key.Key_Space)
    else:
        buttons = sheet.preview.findChildren(QPushButton)
        click(next(button for button in buttons if button.text() == "Import as new version"))
    assert statuses(sheet) == ["new version of P04"]
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    assert statuses(sheet) == ["new version of P04"]
    assert "1 transcript is a new version" in sheet.outcome.sentences[0]
    (made,) = imported(talks)
    kept = talks.workspace.read(interview_details, made.id)
    assert kept is not None
    assert (kept.version, len(talks.workspace.read(steps)) - before) == (2, 1)


def test_a_better_transcript_replaces_the_one_an_interview_has(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files, tmp_path: Path
) -> None:
    sheet = looked(talks, interviews, qtbot, files["zoom"])
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    click(sheet.cancel_button)
    (tmp_path / "P04.vtt").write_text(ZOOM.replace("bounced", "bounced back to me"))
    sheet = looked(talks, interviews, qtbot, tmp_path / "P04.vtt")
    assert sheet.preview.choices.version.words == "As: an interview of its own"
    choose(sheet.preview.choices.version, "a new version of 20 Nov")
    assert statuses(sheet) == ["new version of P04"]
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    (made,) = imported(talks)
    assert "bounced back to me" in talks.workspace.read(reader_view, made.id).text


def test_a_survey_is_a_row_of_customers_and_one_step(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "survey.csv").write_text(SURVEY)
    before = len(talks.workspace.read(steps))
    sheet = looked(talks, interviews, qtbot, tmp_path / "survey.csv")
    texts = row_texts(sheet.table, 0)
    assert (texts[WHAT], texts[SPEAKERS], texts[STATUS]) == (
        "Survey: 3 customers × 2 questions", "2 new customers, 1 on file", "ready",
    )  # fmt: skip
    assert "My boss wanted to keep the old sheet." in shown(sheet)
    assert sheet.import_button.text() == "Import 3 interviews"
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    assert statuses(sheet) == ["3 interviews imported"]
    assert sorted(item.customer_code for item in imported(talks)) == ["P01", "P04", "P05"]
    assert len(talks.workspace.read(steps)) == before + 1


@pytest.mark.parametrize("width", [1024, 1440])
def test_choices_and_statuses_have_the_room_their_words_need(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files, width: int
) -> None:
    talks.resize(width, 800)
    sheet = looked(talks, interviews, qtbot, *files.values())
    QApplication.processEvents()
    choices = sheet.preview.choices
    for field in (*choices.speakers[:2], choices.format, choices.encoding):
        assert field.isVisible()
        assert field.width() >= field.fontMetrics().horizontalAdvance(field.words) + 36, field.words
        assert sheet.card.rect().contains(field.mapTo(sheet.card, field.rect().bottomRight()))
    table = sheet.table
    for row in range(sheet.model.rowCount()):
        index = sheet.model.index(row, STATUS)
        chip = table.itemDelegate().words_rect(table.visualRect(index), index)
        assert chip.right() <= table.viewport().width() - 16
    if width == 1440:
        people = sheet.model.index(0, SPEAKERS)
        assert table.visualRect(people).width() >= cell_width(people)


def test_in_a_group_somebody_says_who_the_customer_is(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    names = ["Ann Voss", *(f"{letter}una Voss" for letter in "BCDEFGHIJKL"), "Max Voss"]
    said = [f"Mira Holt: And you?\n{name}: It broke{' again' * at}." for at, name in enumerate(names)]
    (tmp_path / "group.txt").write_text("\n".join(said * 3))
    sheet = looked(talks, interviews, qtbot, tmp_path / "group.txt")
    texts = row_texts(sheet.table, 0)
    assert (texts[SPEAKERS], texts[STATUS]) == ("? Max Voss → P04 · Mira Holt asks", "who is the customer?")
    fields = [field for field in sheet.preview.choices.speakers if field.isVisible()]
    assert len(fields) == 14
    assert pick(sheet, "Ann Voss").words == "Ann Voss is: somebody else"
    click_cell(sheet.table, 0, STATUS)
    assert QApplication.focusWidget() is pick(sheet, "Max Voss")
    choose(pick(sheet, "Ann Voss"), "New customer")
    assert statuses(sheet) == ["ready"]
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    (made,) = imported(talks)
    kept = talks.workspace.read(interview_details, made.id)
    assert kept is not None
    assert kept.name == "Ann Voss"
    assert [name for name, role in kept.roles.items() if role == "customer"] == ["Ann Voss"]


def test_one_new_and_one_renewed_are_told_apart(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files, tmp_path: Path
) -> None:
    sheet = looked(talks, interviews, qtbot, files["zoom"])
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    assert sheet.title.text() == "1 interview imported"
    click(sheet.cancel_button)
    sheet = looked(talks, interviews, qtbot, files["zoom"], files["otter"])
    press(talks, Qt.Key.Key_Space)
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    assert sheet.title.text() == "1 interview and 1 new version imported"
    assert imported_sentence(sheet.session.reports.values()) == "1 interview and 1 new version imported."


@pytest.mark.parametrize("width", [1024, 1440])
def test_with_many_files_names_people_and_statuses_keep_their_room(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, tmp_path: Path, width: int
) -> None:
    talks.resize(width, 800)
    paths = [tmp_path / f"interview with customer number {at:02} of the spring round.vtt" for at in range(42)]
    for at, path in enumerate(paths):
        path.write_text(ZOOM.replace("Lena", f"Lena{at}"))
    drop(talks, *paths)
    sheet = interviews.sheet
    least = {FILE: 150, SPEAKERS: 250, STATUS: 150}
    assert sheet.session.reader.is_reading
    assert all(sheet.table.columnWidth(column) >= wide for column, wide in least.items())
    wait_until_read(qtbot, sheet)
    QApplication.processEvents()
    assert all(sheet.table.columnWidth(column) >= wide for column, wide in least.items())
    assert sheet.table.horizontalHeader().length() <= sheet.table.viewport().width()
