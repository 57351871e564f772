# SPDX-License-Identifier: MIT
"""How transcripts get in: dropped, chosen, pasted; in the background; and how much the hand has to do for it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from jtbdstudio.commands.customers import add_customer
from jtbdstudio.commands.interviews import add_interview
from jtbdstudio.queries.health import problems
from jtbdstudio.queries.interviews import interview_list
from jtbdstudio.store import Project
from jtbdstudio.ui.interviews.import_table import FILE
from jtbdstudio.ui.interviews.page import InterviewsPage
from jtbdstudio.ui.interviews.reading import Entry
from jtbdstudio.ui.interviews.ways_in import pasted_paths
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.settings import Settings
from tests.ui.talks import (
    OTTER,
    ZOOM,
    click,
    drop,
    imported,
    looked,
    press,
    row_texts,
    statuses,
    wait_until_done,
    wait_until_read,
)

CONTROL = Qt.KeyboardModifier.ControlModifier
Files = dict[str, Path]
DROP_OPS = 7
"""Point, click, hold Ctrl, point, click, point, drag: two files from a file manager onto the window."""


def many(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"talk {number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(OTTER.replace("Tomas Berg", f"Person {chr(65 + number)}son").replace("two", str(number)))
    return paths


def test_a_folder_stands_for_the_transcripts_in_it_and_below(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    folder = files["zoom"].parent
    (folder / "recording.mp4").write_bytes(b"")
    (folder / "later").mkdir()
    files["otter"].rename(folder / "later" / "tomas.txt")
    sheet = looked(talks, interviews, qtbot, folder)
    assert [row_texts(sheet.table, row)[FILE] for row in range(sheet.model.rowCount())] == [
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


def test_a_folder_is_chosen(talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files) -> None:
    interviews.choose_folder()
    dialog = interviews.findChild(QFileDialog)
    assert dialog is not None
    dialog.setDirectory(str(files["zoom"].parent.parent))
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(str(files["zoom"].parent))
    dialog.accept()
    wait_until_read(qtbot, interviews.sheet)
    assert len(statuses(interviews.sheet)) == 3


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
    assert "no transcript to paste" in talks.toast.label.text()


def test_copied_text_counts_when_every_line_is_a_file(files: Files) -> None:
    data = QMimeData()
    data.setText(f'"{files["zoom"]}"\n{files["otter"]}\n')
    assert pasted_paths(data) == [files["zoom"], files["otter"]]
    data.setText(f"{files['zoom']}\nand some words")
    assert pasted_paths(data) == []


def test_pasted_words_are_a_transcript_with_a_name_of_ones_own(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText(OTTER)
    press(talks, Qt.Key.Key_V, CONTROL)
    sheet = interviews.sheet
    wait_until_read(qtbot, sheet)
    assert sheet.title.text() == "Import pasted text?"
    name = sheet.preview.choices.name
    assert name.text().startswith("Pasted 20")
    name.setFocus()
    name.selectAll()
    for letter in "P03 2025-11-21":
        press(talks, letter)
    assert row_texts(sheet.table, 0)[FILE] == "P03 2025-11-21"
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    made = next(item for item in talks.workspace.read(interview_list) if item.customer_code == "P03")
    assert (made.filename, made.held_on, made.words) == ("P03 2025-11-21", "2025-11-21", 22)


def test_words_are_pasted_on_another_page_too(talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot) -> None:
    talks.go("export")
    QGuiApplication.clipboard().setText("Some words")
    press(talks, Qt.Key.Key_V, CONTROL)
    assert talks.navigator.current is talks.navigator.page("export"), "a few words are no transcript"
    QGuiApplication.clipboard().setText(OTTER)
    press(talks, Qt.Key.Key_V, CONTROL)
    assert talks.navigator.current is interviews
    wait_until_read(qtbot, interviews.sheet)
    assert statuses(interviews.sheet) == ["ready"]


def test_a_reader_that_falls_over_one_file_reads_the_others(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    reader = interviews.sheet.session.reader

    def kill(entry: Entry) -> None:
        if entry.path == files["otter"]:
            assert reader.process_id is not None
            os.kill(reader.process_id, signal.SIGTERM)

    reader.started.connect(kill)
    sheet = looked(talks, interviews, qtbot, files["zoom"], files["otter"], files["chat"])
    assert statuses(sheet) == ["ready", "cannot be read", "not a transcript: skip"]
    assert "nobody expected" in sheet.session.planned[1].look.error


def test_escape_leaves_an_import_running_and_the_status_bar_tells(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = looked(talks, interviews, qtbot, *many(tmp_path, 5))
    told: list[str] = []
    sheet.busy.connect(told.append)

    def leave_after_two() -> None:
        if len(sheet.session.reports) == 2 and sheet.isVisible():
            press(talks, Qt.Key.Key_Escape)

    sheet.session.stored.connect(leave_after_two)
    press(talks, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(imported(talks)) == 5, timeout=30_000)
    qtbot.waitUntil(lambda: sheet.session.state == "idle")
    assert sheet.isHidden()
    assert "Importing: 0 of 5" in told
    assert (told[-1], talks.status_bar.busy.text()) == ("", "")
    assert talks.toast.label.text() == "5 interviews were imported."


def test_what_is_dropped_while_an_import_runs_comes_after_it(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files, tmp_path: Path
) -> None:
    sheet = looked(talks, interviews, qtbot, *many(tmp_path, 3))
    press(talks, Qt.Key.Key_Return)
    assert sheet.session.state == "storing"
    drop(talks, files["zoom"])
    wait_until_done(qtbot, sheet)
    assert len(sheet.session.entries) == 3
    click(sheet.cancel_button)
    assert sheet.isVisible()
    wait_until_read(qtbot, sheet)
    assert statuses(sheet) == ["ready"]


def test_quitting_in_the_middle_keeps_whole_interviews_only(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = looked(talks, interviews, qtbot, *many(tmp_path, 5))
    path = talks.workspace.path
    assert path is not None

    def quit_after_two() -> None:
        if len(sheet.session.reports) == 2:
            talks.close()

    sheet.session.stored.connect(quit_after_two)
    press(talks, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not talks.workspace.is_open, timeout=30_000)
    QApplication.processEvents()
    with Project.open(path) as project:
        assert len([item for item in project.read(interview_list) if item.filename.startswith("talk ")]) == 2
        assert project.read(problems) == ()


def drop_on_row(page: InterviewsPage, row: int, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place = QPointF(page.table.visualRect(page.model.index(row, 1)).center())
    none, left, copy = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place.toPoint(), copy, data, left, none)
    QApplication.sendEvent(page.table.viewport(), enter)
    assert enter.isAccepted()
    assert page.table.hovered_row == row, "one sees where it falls"
    QApplication.sendEvent(page.table.viewport(), QDropEvent(place, copy, data, left, none))


def test_a_transcript_dropped_on_an_interview_is_its_own(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, files: Files
) -> None:
    codes = [item.customer_code for item in interviews.model.items]
    drop_on_row(interviews, codes.index("P03"), files["zoom"])
    drop_on_row(interviews, codes.index("P02"), files["otter"])
    sheet = interviews.sheet
    wait_until_read(qtbot, sheet)
    assert statuses(sheet) == ["ready", "new version of P02"]
    press(talks, Qt.Key.Key_Return)
    wait_until_done(qtbot, sheet)
    held = {item.customer_code: item.filename for item in talks.workspace.read(interview_list)}
    assert held == {"P01": "talk.vtt", "P02": "tomas.txt", "P03": "call-2025-11-20.vtt"}


def test_two_files_come_in_with_few_keys_and_clicks(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    """From the second time on: whoever asks is known, and so is who answers."""
    (tmp_path / "a.vtt").write_text(ZOOM.replace("Lena Voss", "Dana Ruiz"))
    (tmp_path / "b.txt").write_text(OTTER.replace("Tomas Berg", "Ole Lund"))
    sheet = looked(talks, interviews, qtbot, tmp_path / "a.vtt", tmp_path / "b.txt")
    ops = DROP_OPS
    press(talks, Qt.Key.Key_Return)
    ops += 1
    wait_until_done(qtbot, sheet)
    assert [item.customer_code for item in imported(talks)] == ["P01", "P02"]
    assert ops <= 8


def test_the_first_time_the_customer_is_picked_in_each_file(
    talks: MainWindow, interviews: InterviewsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    fourth = talks.workspace.run(add_customer, code="P04", name="Jon Ek")
    talks.workspace.run(add_interview, fourth, held_on="2025-03-03")
    (tmp_path / "a.vtt").write_text(ZOOM.replace("Lena Voss", "Guest 1"))
    (tmp_path / "b.txt").write_text(OTTER.replace("Tomas Berg", "Guest 2"))
    sheet = looked(talks, interviews, qtbot, tmp_path / "a.vtt", tmp_path / "b.txt")
    ops = DROP_OPS
    for key in (Qt.Key.Key_2, Qt.Key.Key_Down, Qt.Key.Key_1, Qt.Key.Key_Return):
        press(talks, key)
        ops += 1
    wait_until_done(qtbot, sheet)
    assert {item.customer_code: item.filename for item in imported(talks)} == {"P03": "a.vtt", "P04": "b.txt"}
    assert ops <= 12
