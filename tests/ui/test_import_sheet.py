# SPDX-License-Identifier: MIT
"""Transcripts come in: dropped, chosen or pasted, looked at, decided about, stored whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from jtbdstudio.queries.interview_details import interview_details
from jtbdstudio.queries.interviews import InterviewItem, interview_list
from jtbdstudio.queries.overview import steps
from jtbdstudio.queries.reader import reader_view
from jtbdstudio.store.schema import AssetRow, TranscriptRow
from jtbdstudio.ui.interviews import reading
from jtbdstudio.ui.interviews.import_sheet import ImportSheet
from jtbdstudio.ui.interviews.import_table import CHECK, FILE, READ_AS, SPEAKERS, STATUS
from jtbdstudio.ui.interviews.page import InterviewsPage
from jtbdstudio.ui.interviews.ways_in import pasted_paths
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.settings import Settings
from jtbdstudio.ui.widgets.cells import TONE_ROLE, cell_width
from tests.ui.talks import (
    OTTER,
    ZOOM,
    click,
    click_cell,
    drop,
    press,
    reader_of,
    row_texts,
    wait_until_done,
    wait_until_read,
)

CONTROL = Qt.KeyboardModifier.ControlModifier
Files = dict[str, Path]


def imported(window: MainWindow) -> list[InterviewItem]:
    """The interviews that were not there from the start."""
    items: tuple[InterviewItem, ...] = window.workspace.read(interview_list)
    return [item for item in items if item.filename not in ("talk.vtt", "")]


def looked(window: MainWindow, page: InterviewsPage, qtbot: QtBot, *paths: Path) -> ImportSheet:
    """The sheet with these files dropped and read."""
    drop(window, *paths)
    wait_until_read(qtbot, page.sheet)
    return page.sheet


def statuses(sheet: ImportSheet) -> list[str]:
    return [row_texts(sheet.table, row)[STATUS] for row in range(sheet.model.rowCount())]


def test_dropped_files_are_imported_with_one_key(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    sheet = looked(talks, interviews, qtbot, files["zoom"], files["otter"])
    assert sheet.isVisible()
    assert row_texts(sheet.table, 0) == [
        "", "call-2025-11-20.vtt", "Zoom cloud recording", "1 min",
        "Mira Holt (interviewer), Lena Voss → P04", "20 words · 3 turns", "ready",
    ]  # fmt: skip
    assert row_texts(sheet.table, 1)[SPEAKERS] == "Mira Holt (interviewer), Tomas Berg → P05"
    assert sheet.import_button.text() == "Import 2 interviews"
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    lena, tomas = imported(talks)
    assert (lena.customer_code, lena.customer_name, lena.held_on) == ("P04", "Lena Voss", "2025-11-20")
    assert (tomas.customer_code, tomas.interviewer) == ("P05", "Mira Holt")
    view = talks.workspace.read(reader_view, lena.id)
    assert [(turn.speaker, turn.role) for turn in view.turns] == [
        ("Mira Holt", "interviewer"), ("Lena Voss", "customer"), ("Mira Holt", "interviewer"),
    ]  # fmt: skip


def test_return_before_everything_is_read_imports_as_soon_as_it_is(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    drop(talks, files["zoom"], files["otter"])
    assert interviews.sheet.session.reader.is_reading
    press(talks, Qt.Key.Key_Return)
    assert interviews.sheet.import_button.text() == "Imports when read …"
    wait_until_done(qtbot, interviews.sheet)
    assert len(imported(talks)) == 2


def test_a_bad_file_says_why_and_the_others_come_in(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 this is no archive")
    sheet = looked(talks, interviews, qtbot, files["chat"], files["zoom"], broken, tmp_path / "gone.txt")
    assert statuses(sheet) == ["not a transcript", "ready", "not a transcript", "cannot be read"]
    assert sheet.model.index(0, STATUS).data(TONE_ROLE) == "struggle"
    assert "chat log" in sheet.model.index(0, STATUS).data(Qt.ItemDataRole.ToolTipRole)
    assert sheet.preview.choices.isHidden()
    assert "Lena Voss:\tHi" in sheet.preview.raw.toPlainText()
    click(sheet.import_button)
    wait_until_done(qtbot, sheet)
    assert [item.customer_name for item in imported(talks)] == ["Lena Voss"]
    assert sheet.title.text() == "1 interview imported"
    told = "\n".join(sheet.outcome.sentences)
    assert "meeting_chat.txt is a chat log" in told
    assert "broken.docx is a damaged Word document" in told
    assert "gone.txt cannot be read" in told


def test_nothing_that_can_be_read_is_nothing_to_import(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    sheet = looked(talks, interviews, qtbot, files["chat"])
    assert not sheet.import_button.isEnabled()
    press(talks, Qt.Key.Key_Return)
    assert sheet.session.state == "choosing"
    press(talks, Qt.Key.Key_Escape)
    assert sheet.isHidden()


def test_the_report_leads_to_the_first_interview(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    sheet = looked(talks, interviews, qtbot, files["otter"], files["zoom"])
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    assert statuses(sheet) == ["imported as P04", "imported as P05"]
    assert sheet.import_button.text() == "Read P04"
    press(talks, Qt.Key.Key_Return)
    assert sheet.isHidden()
    first = next(item for item in imported(talks) if item.customer_code == "P04")
    assert reader_of(talks).revealed == [("interview", first.id)]


def test_the_new_interview_is_selected_behind_the_report(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    sheet = looked(talks, interviews, qtbot, files["zoom"])
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    click(sheet.cancel_button)
    qtbot.waitUntil(lambda: interviews.panel.title.whole_text() == "P04 · Lena Voss")
    assert interviews.table.hasFocus()


def test_interviewer_and_customer_are_chosen_for_a_file(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    sheet = looked(talks, interviews, qtbot, files["zoom"])
    QTest.keyClick(sheet.preview.interviewer, Qt.Key.Key_Down)
    assert row_texts(sheet.table, 0)[SPEAKERS] == "Lena Voss (interviewer), Mira Holt → P04"
    customer = sheet.preview.customer
    assert [customer.itemText(at) for at in range(3)] == ["P04 (new)", "P01 · Dana Ruiz", "P02 · Ole Lund"]
    QTest.keyClick(customer, Qt.Key.Key_Down)
    assert row_texts(sheet.table, 0)[SPEAKERS].endswith("→ P01")
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    (made,) = imported(talks)
    assert (made.customer_code, made.interviewer) == ("P01", "Lena Voss")


def test_nobody_may_be_the_interviewer(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    sheet = looked(talks, interviews, qtbot, files["zoom"])
    QTest.keyClick(sheet.preview.interviewer, Qt.Key.Key_End)
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    view = talks.workspace.read(reader_view, imported(talks)[0].id)
    assert {turn.role for turn in view.turns} == {"customer"}


def test_an_interviewer_chosen_once_is_known_in_the_other_files(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    for name, other in (("a.txt", "Lena"), ("b.txt", "Tomas")):
        text = f"Kim: I think so.\n{other}: What do you mean? Why?\nKim: Yes.\n{other}: Really? How?\n"
        (tmp_path / name).write_text(text)
    sheet = looked(talks, interviews, qtbot, tmp_path / "a.txt", tmp_path / "b.txt")
    assert row_texts(sheet.table, 1)[SPEAKERS].startswith("Tomas (interviewer)")
    sheet.preview.interviewer.setFocus()
    QTest.keyClick(sheet.preview.interviewer, Qt.Key.Key_K)
    assert row_texts(sheet.table, 0)[SPEAKERS].startswith("Kim (interviewer)")
    assert row_texts(sheet.table, 1)[SPEAKERS].startswith("Kim (interviewer)")


def test_a_file_is_left_out_by_click_by_key_and_below(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    sheet = looked(talks, interviews, qtbot, files["zoom"], files["otter"])
    press(talks, Qt.Key.Key_Space)
    assert statuses(sheet) == ["left out", "ready"]
    assert row_texts(sheet.table, 1)[SPEAKERS].endswith("→ P04"), "the number is free again"
    click_cell(sheet.table, 0, CHECK)
    click_cell(sheet.table, 1, FILE)
    QTest.mouseClick(sheet.preview.skip, Qt.MouseButton.LeftButton, pos=sheet.preview.skip.rect().center())
    assert statuses(sheet) == ["ready", "left out"]
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    assert [item.customer_name for item in imported(talks)] == ["Lena Voss"]


def test_the_same_file_is_taken_in_once(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.vtt"
    copy.write_text(ZOOM, encoding="utf-8", newline="")
    sheet = looked(talks, interviews, qtbot, files["zoom"], copy)
    assert statuses(sheet) == ["ready", "same as call-2025-11-20.vtt"]
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    click(sheet.cancel_button)
    sheet = looked(talks, interviews, qtbot, copy)
    assert statuses(sheet) == ["already here as P04"]
    assert "is not imported again" in sheet.preview._sentence(sheet.session.planned[0])
    with qtbot.waitSignal(sheet.read_requested) as asked:
        sheet.preview.read_wanted.emit(sheet.session.planned[0].known.interview_id)
    assert asked.args == [imported(talks)[0].id]


def test_known_customers_are_recognized_by_name_and_by_the_name_of_the_file(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    by_name, by_file = tmp_path / "again.vtt", tmp_path / "Interview P02.txt"
    by_name.write_text(ZOOM.replace("Lena Voss", "Dana Ruiz"))
    by_file.write_text(OTTER)
    sheet = looked(talks, interviews, qtbot, by_name, by_file)
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    assert [item.customer_code for item in imported(talks)] == ["P01", "P02"]


def test_a_transcript_goes_to_the_interview_that_waits_for_it(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "P03.txt").write_text(OTTER)
    sheet = looked(talks, interviews, qtbot, tmp_path / "P03.txt")
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    iris = [item for item in talks.workspace.read(interview_list) if item.customer_code == "P03"]
    assert [(item.filename, item.held_on) for item in iris] == [("P03.txt", "2025-03-02")]
    talks.workspace.undo()
    waiting = talks.workspace.read(interview_list)[2]
    assert (waiting.customer_code, waiting.has_transcript, waiting.interviewer) == ("P03", False, "")


def many(tmp_path: Path, count: int) -> list[Path]:
    paths = [tmp_path / f"talk {number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(OTTER.replace("Tomas Berg", f"Person {chr(65 + number)}son"))
    return paths


def test_cancel_keeps_what_is_finished_and_half_imports_nothing(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = looked(talks, interviews, qtbot, *many(tmp_path, 5))

    def stop_after_two() -> None:
        if len(sheet.session.reports) == 2 and sheet.session.state == "storing":
            click(sheet.cancel_button)

    sheet.session.changed.connect(stop_after_two)
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    assert len(imported(talks)) == 2
    assert statuses(sheet)[2:] == ["not imported"] * 3
    assert "3 files were not imported, because you stopped" in sheet.outcome.sentences[-1]
    stored = talks.workspace.read(lambda session: session.execute(select(TranscriptRow.filename)).scalars().all())
    assert sorted(stored) == ["talk 0.txt", "talk 1.txt", "talk.vtt", "talk.vtt"]
    click(sheet.cancel_button)
    sheet = looked(talks, interviews, qtbot, *many(tmp_path, 5))
    assert statuses(sheet)[:3] == ["already here as P04", "already here as P05", "ready"]


def test_escape_while_reading_stores_nothing(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    before = talks.workspace.read(steps)
    drop(talks, files["zoom"], files["otter"])
    sheet = interviews.sheet
    press(talks, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert not sheet.session.reader.is_reading
    assert sheet.session.paths == []
    assert talks.workspace.read(steps) == before


def test_each_file_is_one_step_and_undo_takes_it_out(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    sheet = looked(talks, interviews, qtbot, files["zoom"], files["otter"])
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    click(sheet.cancel_button)
    talks.workspace.undo()
    assert [item.customer_name for item in imported(talks)] == ["Lena Voss"]
    talks.workspace.undo()
    assert imported(talks) == []
    talks.workspace.redo()
    assert [item.customer_name for item in imported(talks)] == ["Lena Voss"]


def test_the_original_is_kept_byte_by_byte(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    sheet = looked(talks, interviews, qtbot, files["zoom"])
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    kept = talks.workspace.read(lambda session: session.execute(select(AssetRow.data)).scalars().all())
    assert files["zoom"].read_bytes() in kept


def test_more_files_join_while_one_is_choosing(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    sheet = looked(talks, interviews, qtbot, files["zoom"])
    press(talks, Qt.Key.Key_Space)
    looked(talks, interviews, qtbot, files["zoom"], files["otter"])
    assert statuses(sheet) == ["left out", "ready"]
    assert sheet.title.text() == "Import 2 files"


def test_a_folder_stands_for_the_transcripts_in_it(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    folder = files["zoom"].parent
    (folder / "recording.mp4").write_bytes(b"")
    sheet = looked(talks, interviews, qtbot, folder)
    assert [row_texts(sheet.table, row)[FILE] for row in range(3)] == [
        "call-2025-11-20.vtt", "meeting_chat.txt", "tomas.txt",
    ]  # fmt: skip


def test_the_file_dialog_imports_and_remembers_its_folder(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    press(talks, Qt.Key.Key_I, CONTROL)
    dialog = interviews.findChild(QFileDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(str(files["otter"]))
    dialog.accept()
    assert interviews.sheet.isVisible()
    wait_until_read(qtbot, interviews.sheet)
    assert statuses(interviews.sheet) == ["ready"]
    assert Settings().text("import/folder") == str(files["otter"].parent)


def test_copied_files_are_pasted(talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files) -> None:
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(files["zoom"]))])
    QGuiApplication.clipboard().setMimeData(copied)
    press(talks, Qt.Key.Key_V, CONTROL)
    wait_until_read(qtbot, interviews.sheet)
    assert statuses(interviews.sheet) == ["ready"]
    press(talks, Qt.Key.Key_Escape)
    QGuiApplication.clipboard().setText("Some words")
    press(talks, Qt.Key.Key_V, CONTROL)
    assert interviews.sheet.isHidden()
    assert "no copied files" in talks.toast.label.text()


def test_copied_text_counts_when_every_line_is_a_file(files: Files) -> None:
    data = QMimeData()
    data.setText(f'"{files["zoom"]}"\n{files["otter"]}\n')
    assert pasted_paths(data) == [files["zoom"], files["otter"]]
    data.setText(f"{files['zoom']}\nand some words")
    assert pasted_paths(data) == []


def test_raw_lines_that_nobody_said_are_tinted(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    sheet = looked(talks, interviews, qtbot, files["otter"])
    block = sheet.preview.raw.document().lastBlock()
    while "otter.ai" not in block.text():
        block = block.previous()
    tinted = {span.format.background().style() for span in block.layout().formats()} or {
        fragment.fragment().charFormat().background().style() for fragment in block
    }
    assert tinted == {Qt.BrushStyle.SolidPattern}


def test_a_fault_of_ours_keeps_no_other_file_out(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = reading.look_at

    def fails_on_zoom(path: Path) -> object:
        if path == files["zoom"]:
            raise RuntimeError("Lena Voss: it was the Friday")
        return real(path)

    monkeypatch.setattr(reading, "look_at", fails_on_zoom)
    sheet = looked(talks, interviews, qtbot, files["zoom"], files["otter"])
    assert statuses(sheet) == ["cannot be read", "ready"]
    assert "nobody expected" in sheet.session.planned[0].look.read.error


def test_tab_goes_round_inside_the_sheet(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    sheet = looked(talks, interviews, qtbot, files["zoom"])
    seen = set()
    for _ in range(9):
        press(talks, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert sheet.isAncestorOf(focused)
        seen.add(focused)
    assert {sheet.table, sheet.import_button, sheet.cancel_button, sheet.preview.customer} <= seen


def test_the_sheet_goes_aside_with_its_page_and_away_with_the_study(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    sheet = looked(talks, interviews, qtbot, files["zoom"])
    talks.go("read")
    assert sheet.isHidden()
    talks.go("interviews")
    assert sheet.isVisible()
    assert statuses(sheet) == ["ready"]
    click(sheet)
    assert sheet.isVisible(), "a click beside the card loses nothing"
    talks.actions_.close_study()
    assert sheet.isHidden()
    assert sheet.session.paths == []


def test_what_reads_as_one_block_asks_to_be_checked(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("It broke on a Friday.\nNobody could say why.\n")
    sheet = looked(talks, interviews, qtbot, tmp_path / "notes.txt")
    texts = row_texts(sheet.table, 0)
    assert (texts[SPEAKERS], texts[STATUS]) == ("everybody → P04", "check how it was split")
    assert texts[READ_AS].startswith("9 words")
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    kept = talks.workspace.read(interview_details, imported(talks)[0].id)
    assert (kept.name, kept.speakers) == ("", ())


@pytest.mark.parametrize("size", [(900, 600), (1024, 700), (1440, 900)])
def test_the_sheet_fits_the_window_and_its_columns_fit_the_sheet(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files, size: tuple[int, int]
) -> None:
    sheet = looked(talks, interviews, qtbot, *files.values())
    talks.resize(*size)
    QApplication.processEvents()
    assert talks.rect().contains(sheet.card.geometry())
    widths = [sheet.table.columnWidth(at) for at in range(sheet.model.columnCount())]
    assert sum(widths) <= sheet.table.viewport().width()
    for widget in (sheet.import_button, sheet.preview.skip):
        assert sheet.card.rect().contains(widget.mapTo(sheet.card, widget.rect().bottomRight()))


@pytest.mark.parametrize("width", [1024, 1440])
def test_choices_and_statuses_have_the_room_their_words_need(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files, width: int
) -> None:
    talks.resize(width, 800)
    sheet = looked(talks, interviews, qtbot, *files.values())
    for pick in (sheet.preview.interviewer, sheet.preview.customer):
        words = max(pick.fontMetrics().horizontalAdvance(pick.itemText(at)) for at in range(pick.count()))
        assert pick.width() >= words + 36, pick.accessibleName()
    table = sheet.table
    for row in range(sheet.model.rowCount()):
        index = sheet.model.index(row, STATUS)
        chip = table.itemDelegate().words_rect(table.visualRect(index), index)
        assert chip.right() <= table.viewport().width() - 16
    if width == 1440:
        people = sheet.model.index(0, SPEAKERS)
        assert table.visualRect(people).width() >= cell_width(people)
