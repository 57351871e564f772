# SPDX-License-Identifier: MIT
"""Transcripts come in: dropped, chosen or pasted, looked at, decided about, stored whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from jtbdstudio.queries.interview_details import interview_details
from jtbdstudio.queries.interviews import interview_list
from jtbdstudio.queries.overview import steps
from jtbdstudio.queries.reader import reader_view
from jtbdstudio.store.schema import AssetRow, TranscriptRow
from jtbdstudio.ui.interviews.import_table import CHECK, READ_AS, SPEAKERS, STATUS
from jtbdstudio.ui.interviews.page import InterviewsPage
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.widgets.cells import TONE_ROLE
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
)

Files = dict[str, Path]


def test_dropped_files_are_imported_with_one_key(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    sheet = looked(talks, interviews, qtbot, files["zoom"], files["otter"])
    assert sheet.isVisible()
    assert row_texts(sheet.table, 0) == [
        "", "call-2025-11-20.vtt", "Zoom cloud recording", "1 min",
        "Lena Voss → P04 · Mira Holt asks", "20 words · 3 turns", "ready",
    ]  # fmt: skip
    assert row_texts(sheet.table, 1)[SPEAKERS] == "Tomas Berg → P05 · Mira Holt asks"
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
    assert statuses(sheet) == ["not a transcript: skip", "ready", "not a transcript: skip", "cannot be read"]
    assert sheet.model.index(0, STATUS).data(TONE_ROLE) == "struggle"
    assert "chat log" in sheet.model.index(0, STATUS).data(Qt.ItemDataRole.ToolTipRole)
    assert not any(pick.isVisible() for pick in sheet.preview.choices.speakers)
    assert "Lena Voss:\tHi" in sheet.preview.raw.toPlainText()
    click(sheet.import_button)
    wait_until_done(qtbot, sheet)
    assert [item.customer_name for item in imported(talks)] == ["Lena Voss"]
    assert sheet.title.text() == "1 interview imported"
    told = "\n".join(sheet.outcome.sentences)
    assert "meeting_chat.txt is a chat log" in told
    assert "broken.docx is a damaged" in told
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
    qtbot.waitUntil(lambda: interviews.panel.title.whole_text() == "Debrief · P04")
    assert interviews.table.hasFocus()


def test_a_file_is_left_out_by_click_and_by_key(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    sheet = looked(talks, interviews, qtbot, files["zoom"], files["otter"])
    press(talks, Qt.Key.Key_Space)
    assert statuses(sheet) == ["left out", "ready"]
    assert row_texts(sheet.table, 1)[SPEAKERS].startswith("Tomas Berg → P04"), "the number is free again"
    click_cell(sheet.table, 0, CHECK)
    click_cell(sheet.table, 1, CHECK)
    assert statuses(sheet) == ["ready", "left out"]
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    assert [item.customer_name for item in imported(talks)] == ["Lena Voss"]


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
        path.write_text(OTTER.replace("Tomas Berg", f"Person {chr(65 + number)}son").replace("two", str(number)))
    return paths


def test_cancel_keeps_what_is_finished_and_half_imports_nothing(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = looked(talks, interviews, qtbot, *many(tmp_path, 5))

    def stop_after_two() -> None:
        if len(sheet.session.reports) == 2 and sheet.session.state == "storing":
            click(sheet.cancel_button)

    sheet.session.stored.connect(stop_after_two)
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    assert len(imported(talks)) == 2
    assert statuses(sheet)[2:] == ["not imported"] * 3
    assert "3 files were not imported, because you stopped" in sheet.outcome.sentences[-1]
    stored = talks.workspace.read(lambda session: session.execute(select(TranscriptRow.filename)).scalars().all())
    assert sorted(stored) == ["talk 0.txt", "talk 1.txt", "talk.vtt", "talk.vtt"]
    click(sheet.cancel_button)
    sheet = looked(talks, interviews, qtbot, *many(tmp_path, 5))
    assert statuses(sheet)[:3] == ["already here: open it", "already here: open it", "ready"]


def test_escape_while_reading_stores_nothing(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    before = talks.workspace.read(steps)
    drop(talks, files["zoom"], files["otter"])
    sheet = interviews.sheet
    press(talks, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert not sheet.session.reader.is_reading
    assert sheet.session.entries == []
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


def test_tab_goes_round_inside_the_sheet(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    sheet = looked(talks, interviews, qtbot, files["zoom"])
    seen = set()
    for _ in range(18):
        press(talks, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert sheet.isAncestorOf(focused)
        seen.add(focused)
    assert {
        sheet.table, sheet.import_button, sheet.cancel_button, sheet.merge, sheet.preview.choices.speakers[0],
    } <= seen  # fmt: skip


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
    assert sheet.session.entries == []


def test_what_reads_as_one_block_asks_to_be_checked(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("It broke on a Friday.\nNobody could say why.\n")
    sheet = looked(talks, interviews, qtbot, tmp_path / "notes.txt")
    texts = row_texts(sheet.table, 0)
    assert (texts[SPEAKERS], texts[STATUS]) == ("all → P04", "check how it was split")
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
    for widget in (sheet.import_button, sheet.preview.choices.speakers[0], sheet.preview.choices.encoding):
        assert sheet.card.rect().contains(widget.mapTo(sheet.card, widget.rect().bottomRight()))
