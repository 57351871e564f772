# SPDX-License-Identifier: MIT
"""The export page by hand: what is inside, saving it, stopping it, and what may be called by name."""

from __future__ import annotations

import csv
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from jtbdstudio.commands.debriefs import add_surprise
from jtbdstudio.commands.interviews import edit_interview
from jtbdstudio.commands.jobs import draft_job
from jtbdstudio.commands.notes import delete_notes
from jtbdstudio.queries.interviews import interview_list
from jtbdstudio.queries.quotes import quote_list
from jtbdstudio.ui.export.card import ExportCard
from jtbdstudio.ui.export.page import ExportPage
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.settings import Settings
from jtbdstudio.ui.writing import offered_name
from jtbdstudio.workflows.export import KINDS
from tests.studies import code, golden_study
from tests.ui.sample_page import ENTRY, OTHER
from tests.ui.talks import click
from tests.ui.windows import open_window, pages

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BY_NAME = {kind.name: kind for kind in KINDS}


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("golden") / "payroll.jtbd"
    with golden_study(path) as project:
        project.run(draft_job, code(project, "Struggle/s1"))
    return path


@pytest.fixture
def window(light: QApplication, golden: Path, tmp_path: Path) -> Iterator[MainWindow]:
    study = shutil.copy(golden, tmp_path / "payroll.jtbd")
    with open_window((ENTRY, OTHER, *pages("export")), study) as window:
        yield window


@pytest.fixture
def page(window: MainWindow) -> ExportPage:
    window.go("export")
    found = window.navigator.page("export")
    assert isinstance(found, ExportPage)
    return found


def save(page: ExportPage, qtbot: QtBot, name: str, out: Path) -> ExportCard:
    """Through the dialog, to the end."""
    card = page.cards[name]
    click(card.again_button if card.again_button.isVisible() else card.save_button)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(str(out))
    dialog.accept()
    qtbot.waitUntil(lambda: not card.is_busy, timeout=60_000)
    QApplication.processEvents()
    return card


def test_every_kind_says_what_is_inside(page: ExportPage) -> None:
    told = {name: card.sentence.text() for name, card in page.cards.items()}
    assert list(told) == [kind.name for kind in KINDS]
    assert told["jobs"].startswith("1 job statement with struggles")
    assert told["boxes"] == "No quote is in a box yet."
    assert "8 themes ranked" in told["workbook"]
    assert told["quotes"].startswith("19 quotes of 6 customers")
    assert told["guides"].startswith("11 guides to print")
    assert told["debriefs"] == "No debrief is written yet."


def test_a_debrief_that_is_begun_can_be_handed_on(page: ExportPage, qtbot: QtBot, tmp_path: Path) -> None:
    assert not page.cards["debriefs"].save_button.isEnabled()
    talk = page.studio.read(interview_list)[0].id
    page.studio.run(add_surprise, talk, "She laughed, and so did we")
    assert page.cards["debriefs"].sentence.text().startswith("1 debrief: answers side by side")
    save(page, qtbot, "debriefs", tmp_path / "debriefs.docx")
    lines = [p.text for p in docx.Document(str(tmp_path / "debriefs.docx")).paragraphs]
    assert any(line.startswith("She laughed, and so did we") for line in lines)


def test_the_counts_are_those_of_now(page: ExportPage) -> None:
    quotes = [card.id for card in page.studio.read(quote_list)]
    page.studio.run(delete_notes, quotes[:18])
    assert page.cards["quotes"].sentence.text().startswith("1 quote of 1 customer,")
    page.studio.run(delete_notes, quotes)
    assert not page.cards["quotes"].save_button.isEnabled()
    page.studio.undo()
    assert page.cards["quotes"].save_button.isEnabled()


def test_where_there_is_nothing_the_card_leads_to_where_it_begins(window: MainWindow, page: ExportPage) -> None:
    boxes = page.cards["boxes"]
    assert not boxes.save_button.isEnabled()
    click(boxes.page_button)
    assert window.navigator.current is not None
    assert window.navigator.current.id == "read"


def test_a_key_leads_here_and_to_the_first_button(window: MainWindow, qtbot: QtBot) -> None:
    window.go("read")
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_E, CONTROL | SHIFT)
    assert window.navigator.current is not None
    assert window.navigator.current.id == "export"
    assert QApplication.focusWidget() is window.navigator.current.cards["jobs"].save_button


@pytest.mark.parametrize("name", ["jobs", "workbook", "quotes"])
def test_saving_writes_the_file_and_says_where(page: ExportPage, qtbot: QtBot, tmp_path: Path, name: str) -> None:
    out = tmp_path / f"out{BY_NAME[name].suffix}"
    card = save(page, qtbot, name, out)
    assert out.stat().st_size > 500
    assert card.saved.whole_text() == f"Saved as {out.name}"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_the_dialog_offers_a_name_and_the_folder_used_last(page: ExportPage, qtbot: QtBot, tmp_path: Path) -> None:
    click(page.cards["quotes"].save_button)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.directory().absolutePath() == str(tmp_path)
    assert [Path(path).name for path in dialog.selectedFiles()] == ["Payroll switch - Quotes.csv"]
    dialog.close()
    QApplication.processEvents()
    (tmp_path / "elsewhere").mkdir()
    save(page, qtbot, "quotes", tmp_path / "elsewhere" / "a.csv")
    assert Settings().text("export/folder") == str(tmp_path / "elsewhere")


def test_an_ending_that_was_left_off_is_added(page: ExportPage, qtbot: QtBot, tmp_path: Path) -> None:
    save(page, qtbot, "quotes", tmp_path / "mine")
    assert (tmp_path / "mine.csv").exists()


def words_of(path: Path) -> str:
    return " ".join(cell for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines()) for cell in row)


def test_names_only_where_they_are_asked_for(page: ExportPage, qtbot: QtBot, tmp_path: Path) -> None:
    assert not page.names.isChecked()
    save(page, qtbot, "quotes", tmp_path / "codes.csv")
    assert "Person A" not in words_of(tmp_path / "codes.csv")
    QTest.keyClick(page.names, Qt.Key.Key_Space)
    assert "Names and companies appear" in page.names_hint.text()
    assert page.agreed.text() == (
        "By name, though nobody has written down what they agreed to: A, B, C, D, E and F. Ask before sharing."
    )
    save(page, qtbot, "quotes", tmp_path / "names.csv")
    assert "Person A" in words_of(tmp_path / "names.csv")


def test_names_are_forgotten_with_the_study(window: MainWindow, page: ExportPage, golden: Path, tmp_path: Path) -> None:
    page.names.setChecked(True)
    assert window.open_path(shutil.copy(golden, tmp_path / "other.jtbd"))
    assert not page.names.isChecked()


def test_what_is_not_for_outsiders_is_said(page: ExportPage) -> None:
    first = page.studio.read(interview_list)[0]
    page.studio.run(edit_interview, first.id, quote_ok="internal_only")
    assert page.agreed.text() == "For use inside the company only: the quotes of A."
    page.studio.undo()
    assert page.agreed.isHidden()


class Blocked:
    """Holds every worker back, so that something can be stopped before it begins."""

    def __init__(self) -> None:
        self.pool = QThreadPool.globalInstance()
        self.gate = threading.Event()

    def __enter__(self) -> None:
        gate = self.gate

        class Wait(QRunnable):
            def run(self) -> None:
                gate.wait(60)

        self._before = self.pool.maxThreadCount()
        self.pool.setMaxThreadCount(1)
        self.pool.start(Wait())

    def __exit__(self, *_: object) -> None:
        self.gate.set()
        self.pool.setMaxThreadCount(self._before)


def test_cancel_leaves_the_old_file_as_it_was(page: ExportPage, qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "jobs.docx"
    out.write_bytes(b"the old one")
    card = page.cards["jobs"]
    with Blocked():
        page.save(BY_NAME["jobs"], out)
        assert card.is_busy
        click(card.cancel_button)
    qtbot.waitUntil(lambda: not card.is_busy)
    assert out.read_bytes() == b"the old one"
    assert card.problem.isHidden()
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []
    save(page, qtbot, "jobs", tmp_path / "again.docx")
    assert (tmp_path / "again.docx").exists()


def test_closing_the_study_stops_what_is_being_written(window: MainWindow, page: ExportPage, tmp_path: Path) -> None:
    with Blocked():
        page.save(BY_NAME["jobs"], tmp_path / "jobs.docx")
        window.actions_.close_study()
    QThreadPool.globalInstance().waitForDone(60_000)
    QApplication.processEvents()
    assert not (tmp_path / "jobs.docx").exists()
    assert not page.cards["jobs"].is_busy


def test_what_goes_wrong_is_one_sentence_on_the_card(page: ExportPage, qtbot: QtBot, tmp_path: Path) -> None:
    card = page.cards["quotes"]
    page.save(BY_NAME["quotes"], tmp_path / "gone" / "a.csv")
    qtbot.waitUntil(lambda: not card.is_busy)
    assert card.problem.text().startswith("There is no folder")
    save(page, qtbot, "quotes", tmp_path / "a.csv")
    assert card.saved.isVisible()


class Opened(QObject):
    """Stands in for the programs of this computer."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)


def test_the_file_and_its_folder_are_one_click_away(page: ExportPage, qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    card = save(page, qtbot, "quotes", out)
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "take")
    try:
        click(card.open_button)
        click(card.folder_button)
        assert [Path(url.toLocalFile()) for url in opened.urls] == [out, tmp_path]
        out.unlink()
        click(card.open_button)
        assert "a.csv is no longer there" in card.problem.text()
    finally:
        QDesktopServices.unsetUrlHandler("file")


@pytest.mark.parametrize(
    ("study", "name"),
    [("Acme: trials/2", "Acme trials 2 - Quotes.csv"), ("", "Quotes.csv"), (" .. ", "Quotes.csv")],
)
def test_offered_names_suit_every_system(study: str, name: str) -> None:
    assert offered_name(study, "Quotes", ".csv") == name
