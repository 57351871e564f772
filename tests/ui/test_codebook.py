# SPDX-License-Identifier: MIT
"""The codebook by hand: keys, drags, fields, tables; every gesture is one step that comes back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jtbdstudio.commands.codes import archive_codes, create_theme, edit_code
from jtbdstudio.commands.jobs import draft_job
from jtbdstudio.commands.notes import mark_quote
from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.queries.codebook import codebook_view, whole_tree
from jtbdstudio.queries.overview import steps
from jtbdstudio.store import Project
from jtbdstudio.ui.codebook.landing import AFTER, BEFORE, ON, landing
from jtbdstudio.ui.codebook.model import MIME, CodeModel
from jtbdstudio.ui.codebook.page import CodebookPage
from jtbdstudio.ui.main_window import PAGES, MainWindow
from jtbdstudio.ui.settings import Settings
from jtbdstudio.ui.workspace import Workspace
from jtbdstudio.workflows.export import export
from tests.studies import add_talk, code, new_study

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


@pytest.fixture(scope="session")
def codebook_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two customers; Struggle: Waiting (3 quotes of two), Nights (1); Outcome: Calm (1), Waiting; one archived."""
    path = tmp_path_factory.mktemp("codes") / "codes.jtbd"
    with new_study(path) as project:
        talks = [add_talk(project, code=f"P0{n}", name=f"Person {n}", data=bytes([n])) for n in (1, 2)]
        quotes = [project.run(mark_quote, talk, start, start + 9) for talk, start in ((talks[0], 30), (talks[0], 45))]
        quotes.append(project.run(mark_quote, talks[1], 30, 39))
        struggle, outcome = code(project, "Struggle"), code(project, "Outcome")
        waiting = project.run(create_theme, struggle, "Waiting", quotes)
        project.run(edit_code, waiting, description="Nobody comes.")
        project.run(create_theme, struggle, "Nights", quotes[:1])
        project.run(create_theme, outcome, "Calm", quotes[2:])
        project.run(create_theme, outcome, "Waiting")
        project.run(archive_codes, [project.run(create_theme, code(project, "Own codes"), "Old idea")])
        project.run(draft_job, waiting)
    return path


@pytest.fixture
def page(light: QApplication, qtbot: QtBot, codebook_master: Path, tmp_path: Path) -> Iterator[CodebookPage]:
    window = MainWindow(Workspace(), Settings(), tuple(e for e in PAGES if e.id in ("codes", "jobs")))
    qtbot.addWidget(window)
    window.resize(1200, 1100)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.open_path(shutil.copy(codebook_master, tmp_path / "codes.jtbd"))
    window.go("codes")
    shown = window.navigator.page("codes")
    assert isinstance(shown, CodebookPage)
    yield shown
    window.close()


def tree_of(page: CodebookPage) -> CodeTree:
    tree = page.studio.read(whole_tree)
    assert isinstance(tree, CodeTree)
    return tree


def at(page: CodebookPage, path: str) -> str:
    found = tree_of(page).find(path)
    assert found is not None, path
    page.tree.setFocus()
    assert page.tree.select(found.id)
    return found.id


def press(page: CodebookPage, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """A key to the window, wherever its focus is."""
    handle = page.window().windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key, modifiers)
    QApplication.processEvents()


def write(page: CodebookPage, words: str) -> None:
    for letter in words:
        press(page, letter)
    press(page, Key.Key_Return)


def own_paths(page: CodebookPage) -> set[str]:
    tree = tree_of(page)
    return {tree.path(each.id) for each in tree.walk() if tree.is_own(each.id)}


START = {"Struggle/Waiting", "Struggle/Nights", "Outcome/Calm", "Outcome/Waiting", "Own codes/Old idea"}


def test_a_codebook_made_with_the_keyboard_alone(page: CodebookPage) -> None:
    at(page, "Motivation")
    press(page, "n")
    write(page, "Swap")
    assert own_paths(page) - START == {"Motivation/Swap"}
    assert page.tree.current_id == at(page, "Motivation/Swap")
    press(page, Key.Key_F2)
    write(page, "Swaps")
    press(page, "n")
    press(page, Key.Key_Escape)  # a name thought better of leaves nothing
    assert own_paths(page) - START == {"Motivation/Swaps"}
    assert QApplication.focusWidget() is page.tree
    press(page, "x", CONTROL)
    at(page, "Own codes")
    press(page, "v", CONTROL)
    assert own_paths(page) - START == {"Own codes/Swaps"}
    press(page, "g")
    write(page, "mot")
    assert own_paths(page) - START == {"Motivation/Swaps"}
    at(page, "Struggle/Nights")
    press(page, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    tree = tree_of(page)
    assert [each.name for each in tree.children(tree.handle("struggle").id)] == ["Nights", "Waiting"]
    press(page, "m")
    write(page, "calm")
    assert own_paths(page) == START - {"Struggle/Nights"} | {"Motivation/Swaps"}
    assert "merged into “Calm”" in page.window().toast.label.text()
    page.window().toast.action_chosen.emit()
    assert "Struggle/Nights" in own_paths(page)
    at(page, "Struggle/Waiting")
    press(page, "s")
    write(page, "Half")  # Return goes on to the quotes
    press(page, Key.Key_Space)
    press(page, Key.Key_Return, CONTROL)
    assert page.model.entry(at(page, "Struggle/Half")).quotes == 1
    press(page, "a")
    assert not page.model.index_of(tree_of(page).find("Struggle/Half").id).isValid()
    at(page, "Struggle/Nights")
    press(page, Key.Key_Delete)
    assert "Struggle/Nights" not in own_paths(page)
    assert page.window().toast.label.text() == "“Nights” deleted. Its quote stays."
    press(page, "z", CONTROL)
    assert "Struggle/Nights" in own_paths(page)


def test_what_the_method_brings_stays(page: CodebookPage) -> None:
    before = page.studio.read(steps)
    for path in ("Struggle", "3"):
        at(page, path)
        for key in ("m", "s", "a", "g", Key.Key_F2, Key.Key_Delete):
            press(page, key)
            assert "part of the method and stays" in page.window().toast.label.text()
    tree = tree_of(page)
    page.tree.select(tree.children(tree.handle("milestones").id)[0].id)
    press(page, Key.Key_Delete)
    assert "milestones are arranged on the CX map" in page.window().toast.label.text()
    assert page.studio.read(steps) == before


def over(page: CodebookPage, target: str, part: float = 0.5) -> QPoint:
    box = page.tree.visualRect(page.model.index_of(target))
    return QPoint(box.left() + 40, box.top() + round(box.height() * part))


def carried(*code_ids: str) -> QMimeData:
    data = QMimeData()
    data.setData(MIME, "\n".join(code_ids).encode())
    return data


def drop(page: CodebookPage, data: QMimeData, point: QPoint) -> bool:
    """Hold over a point, then let go; whether the tree took it."""
    move, buttons = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    held = QDragMoveEvent(point, move, data, buttons, NONE)
    page.tree.dragMoveEvent(held)
    event = QDropEvent(QPointF(point), move, data, buttons, NONE, QEvent.Type.Drop)
    page.tree.dropEvent(event)
    assert held.isAccepted() == event.isAccepted()
    return event.isAccepted()


def test_a_drag_says_what_it_does_and_does_only_that(page: CodebookPage) -> None:
    nights, calm = at(page, "Struggle/Nights"), at(page, "Outcome/Calm")
    tree = tree_of(page)
    outcome, struggle = tree.handle("outcome").id, tree.handle("struggle").id
    assert page.tree.land([nights], over(page, outcome)).words == "Move under “Outcome”"
    before = page.studio.read(steps)
    assert not drop(page, carried(nights), over(page, struggle))  # it lies there already
    assert not drop(page, carried(at(page, "Struggle/Waiting")), over(page, outcome))  # a namesake is there
    assert not drop(page, carried(nights), over(page, tree.handle("box.1").id))
    assert not drop(page, carried(nights), QPoint(20, page.tree.viewport().height() - 2))  # beside all rows
    assert not drop(page, carried(struggle), over(page, outcome))
    assert page.studio.read(steps) == before
    assert drop(page, carried(nights), over(page, calm, 0.1))
    assert [each.name for each in tree_of(page).children(outcome)] == ["Nights", "Calm", "Waiting"]
    assert page.tree.landing is None
    assert "“Nights” moved under “Outcome”." in page.window().toast.label.text()
    page.window().toast.action_chosen.emit()
    assert tree_of(page).path(nights) == "Struggle/Nights"


def test_where_drags_may_land(codebook_master: Path, tmp_path: Path) -> None:
    with Project.open(shutil.copy(codebook_master, tmp_path / "c.jtbd")) as project:
        model = CodeModel()
        model.set_entries(project.read(codebook_view).entries)
        waiting, nights = code(project, "Struggle/Waiting"), code(project, "Struggle/Nights")
        calm, job = code(project, "Outcome/Calm"), project.read(whole_tree).handle("job").id
    found = landing(model, [nights], waiting, BEFORE)
    assert (found.ordinal, found.words) == (0, "Move above “Waiting”")
    assert landing(model, [waiting], nights, AFTER).ordinal == 1
    assert landing(model, [nights], waiting, AFTER) is None
    assert landing(model, [nights], nights, ON).words == "A code cannot go below itself"
    assert landing(model, [nights], job, BEFORE) is None
    assert landing(model, [nights], job, ON).words == "“Job” takes no codes"
    assert landing(model, [waiting], calm, AFTER).words == "“Outcome” has a “Waiting” already: merge with M"
    assert landing(model, [waiting, nights], calm, ON).words == "Move under “Calm”"


def test_the_panel_keeps_what_is_typed_and_leads_to_quotes_and_places(page: CodebookPage, qtbot: QtBot) -> None:
    waiting = at(page, "Struggle/Waiting")
    panel = page.panel
    assert panel.path.whole_text() == "Job › Struggle"
    assert panel.counts.text() == "3 quotes · 2 customers"
    press(page, Key.Key_Return)
    assert panel.fields["description"].hasFocus()
    press(page, Key.Key_Tab)
    for letter in "No show":
        press(page, letter)
    assert tree_of(page)[waiting].include == "No show"
    press(page, "z", CONTROL)
    assert (tree_of(page)[waiting].include, panel.fields["include"].toPlainText()) == ("", "")
    panel.voice.setFocus()
    for letter in "wait":
        press(page, letter)
    assert tree_of(page)[waiting].voice == "wait"
    panel.name.setFocus()
    panel.name.selectAll()
    for letter in "Nights":
        press(page, letter)
    assert panel.problem.text() == "There is a “Nights” here already. Merge the two with M."
    assert tree_of(page)[waiting].name == "Night"
    press(page, "!")
    assert (tree_of(page)[waiting].name, panel.problem.isVisible()) == ("Nights!", False)
    dot = panel.swatches.rect_of(panel.swatches.choices.index("search")).center().toPoint()
    QTest.mouseClick(panel.swatches, LEFT, NONE, dot)
    assert tree_of(page)[waiting].tone == "search"
    index = page.model.index_of(waiting, 1)
    with qtbot.waitSignal(page.evidence_requested) as asked:
        box = page.tree.delegate.number_rect(page.tree.visualRect(index), index)
        QTest.mouseClick(page.tree.viewport(), LEFT, NONE, box.center())
    assert len(asked.args[0].note_ids) == 3
    page.window().evidence.dismiss()
    with qtbot.waitSignal(page.reveal_requested) as asked:
        panel.place_opened.emit("job", page.panel.entry.id)
    assert asked.args[:2] == ["jobs", "job"]
    page.window().go("codes")
    at(page, "3")
    assert panel.name.isReadOnly()
    panel.fields["description"].setFocus()
    press(page, "!")
    assert "!" in tree_of(page).find("3").description


def test_searching_shows_what_is_above_and_archived_codes_come_when_asked(page: CodebookPage) -> None:
    assert page.tree.current_id == tree_of(page).find("Struggle/Waiting").id, "the theme most customers share"
    press(page, "f", CONTROL)
    for letter in "wai":
        press(page, letter)
    shown = {entry.path for entry in page.model.entries() if page.model.index_of(entry.id).isValid()}
    assert shown == {"Job", "Struggle", "Struggle/Waiting", "Outcome", "Outcome/Waiting"}
    assert page.found.text() == "2 codes"
    press(page, Key.Key_Escape)
    assert page.archived_button.text() == "Show 1 archived"
    old = tree_of(page).find("Own codes/Old idea").id
    page.reveal("code", old)
    assert page.tree.current_id == old
    assert page.panel.archived.isVisible()
    page.panel.restore_wanted.emit()
    assert not tree_of(page)[old].archived
    both = [at(page, "Outcome/Calm"), at(page, "Struggle/Nights")]
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    page.tree.selectionModel().select(page.model.index_of(both[0]), flags)
    press(page, "m")
    assert page.deeds.chooser.model.rowCount() == 2  # one of those selected takes the others in
    write(page, "cal")
    assert both[1] not in tree_of(page)


def test_a_table_is_looked_at_before_anything_changes(page: CodebookPage, qtbot: QtBot, tmp_path: Path) -> None:
    table = export(page.studio.project, tmp_path / "codes.csv", "codebook")
    sheet = page.files.sheet

    def shown() -> None:
        assert sheet.plan is not None

    page.take_files([table])
    qtbot.waitUntil(shown)
    assert not sheet.import_button.isEnabled()
    table.write_text("Code,Description\nStruggle/Waiting,New words\nTrust/In us,\nBoxes/More,\n", encoding="utf-8")
    page.take_files([table])
    qtbot.waitUntil(shown)
    assert sheet.told.text() == "2 new codes · 1 changed"
    press(page, Key.Key_Return)
    assert own_paths(page) - START == {"Own codes/Trust", "Own codes/Trust/In us"}
    assert page.window().toast.label.text() == "Codebook imported: 2 codes made, 1 changed."
    page.window().toast.action_chosen.emit()
    assert own_paths(page) == START
    table.write_bytes(b"")
    page.take_files([table])
    qtbot.waitUntil(lambda: "Nothing was imported" in sheet.told.text())
    sheet.dismiss()
