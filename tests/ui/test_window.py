# SPDX-License-Identifier: MIT
"""The window: studies come and go, pages hear of changes, the way back is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jtbdstudio.commands.maps import write_cell
from jtbdstudio.commands.notes import write_note
from jtbdstudio.commands.study import describe_study
from jtbdstudio.domain.errors import UserError
from jtbdstudio.queries.maps import map_view
from jtbdstudio.queries.overview import steps
from jtbdstudio.ui import theme
from jtbdstudio.ui.history import HistoryPopover, walk_to
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.page import Evidence
from jtbdstudio.ui.settings import Settings
from jtbdstudio.ui.workspace import Workspace
from tests.ui.sample_page import ENTRY, OtherPage, SamplePage

CONTROL = Qt.KeyboardModifier.ControlModifier


def page(window: MainWindow, page_id: str) -> SamplePage | OtherPage:
    found = window.navigator.page(page_id)
    assert isinstance(found, SamplePage | OtherPage)
    return found


def shown(window: MainWindow) -> str:
    assert window.navigator.current is not None
    return window.navigator.current.id


def refuse(session: object) -> None:
    """Refuse"""
    raise UserError("That cannot be done. Nothing was changed.")


def test_opening_a_study_shows_its_name_and_its_first_page(window: MainWindow) -> None:
    assert window.top_bar.name.whole_text() == "Acme Trials"
    assert window.top_bar.file.whole_text() == "acme-trials.jtbd"
    assert window.windowTitle() == "Acme Trials – JTBD Studio"
    assert window.rail.items["interviews"].isChecked()
    assert page(window, "interviews").isVisible()
    assert window.status_bar.summary.text() == "0 interviews · 0 quotes"


def test_closing_it_leads_back_to_the_start_page_and_remembers_it(window: MainWindow, study: Path) -> None:
    window.actions_.close_study()
    assert window.start.isVisible()
    assert [row.recent.path for row in window.start.recent_rows()] == [str(study.resolve())]
    assert window.start.recent_rows()[0].detail() == "opened today"


def test_a_page_reads_when_it_is_seen_and_once_for_many_changes(window: MainWindow) -> None:
    first, other = page(window, "interviews"), page(window, "read")
    assert isinstance(first, SamplePage)
    before = first.refreshed
    window.go("read")
    for name in ("One", "Two", "Three"):
        window.workspace.run(describe_study, name=name)
    assert first.refreshed == before
    assert isinstance(other, OtherPage)
    assert [changes.touches("study") for changes in other.seen] == [True, True, True]
    window.go("interviews")
    assert first.refreshed == before + 1
    assert first.info.name == "Three"
    window.workspace.run(describe_study, name="Four")
    assert first.info.name == "Four"
    assert window.top_bar.name.whole_text() == "Four"


def test_undo_says_what_it_will_undo_and_what_it_has_undone(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.top_bar.undo_button.isEnabled(), "the making of a study is not undone"
    window.workspace.run(describe_study, name="Beta")
    assert window.top_bar.undo_button.toolTip() == "Undo Describe study (Ctrl+Z)"
    qtbot.mouseClick(window.top_bar.undo_button, Qt.MouseButton.LeftButton)
    assert window.top_bar.name.whole_text() == "Acme Trials"
    assert window.toast.label.text() == "Undone: Describe study"
    qtbot.mouseClick(window.toast.action, Qt.MouseButton.LeftButton)
    assert window.top_bar.name.whole_text() == "Beta"
    qtbot.keyClick(window.navigator.current, Qt.Key.Key_Z, CONTROL)
    assert window.top_bar.name.whole_text() == "Acme Trials"


def test_a_toast_offers_to_undo_only_the_step_it_speaks_of(window: MainWindow, study: Path) -> None:
    window.workspace.run(describe_study, name="Beta")
    page(window, "interviews").undoable_notice.emit("Named Beta.")
    assert window.toast.isVisible()
    assert window.toast.action.text() == "Undo"
    window.workspace.run(describe_study, name="Gamma")
    assert window.toast.isHidden()
    window.workspace.undo()
    assert window.toast.action.text() == "Redo"
    window.workspace.run(describe_study, name="Delta")
    assert window.toast.isHidden()
    window.workspace.undo()
    window.actions_.close_study()
    assert window.toast.isHidden(), "its step belongs to a study that is closed"


def test_a_step_leaves_a_toast_without_an_offer(window: MainWindow) -> None:
    page(window, "interviews").notice.emit("Copied.")
    window.workspace.run(describe_study, name="Beta")
    assert window.toast.isVisible()


def test_a_mistake_becomes_a_sentence_and_no_answer(window: MainWindow) -> None:
    assert window.workspace.run(refuse) is None
    assert window.toast.isVisible()
    assert window.toast.label.text() == "That cannot be done. Nothing was changed."


def test_opening_what_is_no_study_says_so_and_keeps_the_open_one(window: MainWindow, tmp_path: Path) -> None:
    bad = tmp_path / "notes.jtbd"
    bad.write_text("not a study")
    assert not window.open_path(bad)
    assert "notes.jtbd" in window.toast.label.text()
    assert window.workspace.is_open


def test_back_and_forward_walk_the_trail(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.rail.items["read"], Qt.MouseButton.LeftButton)
    qtbot.keyClick(window.navigator.current, Qt.Key.Key_5, CONTROL)
    assert shown(window) == "cxmap"
    window.actions_.made["app.back"].trigger()
    assert shown(window) == "read"
    assert window.rail.items["read"].isChecked()
    window.actions_.made["app.forward"].trigger()
    assert shown(window) == "cxmap"
    assert not window.actions_.made["app.forward"].isEnabled()


def test_the_window_opens_where_one_was(window: MainWindow, study: Path) -> None:
    window.go("read")
    window.actions_.close_study()
    window.open_path(study)
    assert shown(window) == "read"


def test_a_page_that_has_no_module_is_not_offered() -> None:
    from jtbdstudio.ui.registry import PageEntry

    assert not PageEntry("x", "X", "read", "Code", "jtbdstudio.ui.nowhere.page:Page").exists()
    assert PageEntry("x", "X", "read", "Code", "jtbdstudio.ui.page:Page").exists()


def dropped(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


def test_dropped_files_go_to_the_interviews(window: MainWindow, tmp_path: Path) -> None:
    window.go("read")
    call = tmp_path / "call.vtt"
    call.write_text("WEBVTT\n")
    dropped(window, call)
    interviews = page(window, "interviews")
    assert isinstance(interviews, SamplePage)
    assert interviews.isVisible()
    assert interviews.files == [call]


def test_a_dropped_study_is_opened(start_window: MainWindow, study: Path) -> None:
    dropped(start_window, study)
    assert start_window.workspace.path == study


def test_files_dropped_with_no_study_open_get_an_answer(start_window: MainWindow, tmp_path: Path) -> None:
    dropped(start_window, tmp_path / "call.vtt")
    assert "first" in start_window.toast.label.text()


def test_import_goes_to_the_page_that_owns_it(window: MainWindow, qtbot: QtBot) -> None:
    window.go("read")
    qtbot.keyClick(window.navigator.current, Qt.Key.Key_I, CONTROL)
    interviews = page(window, "interviews")
    assert isinstance(interviews, SamplePage)
    assert interviews.performed == ["app.import"]


def test_evidence_lists_quotes_and_leads_to_their_line(window: MainWindow, qtbot: QtBot) -> None:
    ids = tuple(window.workspace.run(write_note, text) for text in ("first words", "second words"))
    page(window, "interviews").evidence_requested.emit(Evidence("Numbers nobody trusts", ids))
    assert window.evidence.isVisible()
    assert window.evidence.summary.text() == "2 quotes · 0 customers"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.evidence.isHidden()
    other = page(window, "read")
    assert isinstance(other, OtherPage)
    assert other.revealed == [("note", ids[1])]


def test_tab_stays_on_the_sheet(window: MainWindow, qtbot: QtBot) -> None:
    ids = tuple(window.workspace.run(write_note, text) for text in ("first words", "second words"))
    window.evidence.show_evidence(Evidence("Numbers nobody trusts", ids))
    seen = set()
    for _ in range(7):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.evidence.isAncestorOf(window.focusWidget())
        seen.add(window.focusWidget())
    assert len(seen) == 3, "two quotes and the closing button: this window has no quote list"


def test_the_frame_is_painted_before_the_study_is_opened(light: QApplication, qtbot: QtBot, study: Path) -> None:
    window = MainWindow(Workspace(), Settings(), (ENTRY,))
    qtbot.addWidget(window)
    window.open_soon(study)
    assert not window.workspace.is_open
    assert window.top_bar.name.whole_text() == "acme-trials"
    with qtbot.waitSignal(window.workspace.opened):
        window.show()
    assert window.top_bar.name.whole_text() == "Acme Trials"
    window.close()


def test_a_study_that_cannot_be_opened_at_the_start_leads_to_the_start_page(
    light: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(Workspace(), Settings(), (ENTRY,))
    qtbot.addWidget(window)
    window.open_soon(tmp_path / "gone.jtbd")
    with qtbot.waitSignal(window.workspace.notice):
        window.show()
    qtbot.waitUntil(window.start.isVisible)
    assert "gone.jtbd" in window.toast.label.text()
    window.close()


def test_the_theme_is_chosen_in_the_menu_and_kept(window: MainWindow, own_settings: Path) -> None:
    window.actions_.made["app.theme.dark"].trigger()
    assert theme.current().dark
    assert window.actions_.made["app.theme.dark"].isChecked()
    window.settings.sync()
    assert Settings(own_settings).theme == "dark"


def test_menus_show_the_actions_of_the_page_and_learn_about_others(window: MainWindow) -> None:
    menu = window.actions_.menus["Interview"]
    menu.fill()
    enabled = {action.objectName(): action.isEnabled() for action in menu.actions() if not action.isSeparator()}
    assert enabled["reader.struggle"]
    assert not enabled["reader.repeat"]


def test_the_history_walks_to_the_moment_after_a_step(window: MainWindow, qtbot: QtBot) -> None:
    for name in ("One", "Two", "Three"):
        window.workspace.run(describe_study, name=name)
    popover = HistoryPopover(window.workspace.read(steps, 10), window)
    popover.walk_requested.connect(window.actions_.walk)
    popover.show()
    item = popover.list.visualRect(popover.model.index(2)).center()
    qtbot.mouseClick(popover.list.viewport(), Qt.MouseButton.LeftButton, pos=item)
    assert window.top_bar.name.whole_text() == "One"
    undone = window.workspace.read(steps, 10)
    assert walk_to(undone, 0) == 2
    window.actions_.walk(walk_to(undone, 0))
    assert window.top_bar.name.whole_text() == "Three"


def test_the_shortcut_sheet_opens_with_a_question_mark_and_closes_the_same_way(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(window.navigator.current, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    assert window.actions_.sheet.isVisible()
    qtbot.keyClick(window.actions_.sheet, Qt.Key.Key_F1)
    assert window.actions_.sheet.isHidden()


def test_rail_counts_follow_the_study(window: MainWindow, qtbot: QtBot) -> None:
    map_item = window.rail.items["cxmap"]
    assert map_item.accessibleName() == "CX map", "six empty milestones are nothing to count"
    view = window.workspace.read(map_view)
    window.workspace.run(write_cell, view.milestones[0].id, view.lenses[0].id, "They look around.")
    qtbot.waitUntil(lambda: map_item.accessibleName() == "CX map, 6")
    window.workspace.undo()
    qtbot.waitUntil(lambda: map_item.accessibleName() == "CX map")


@pytest.mark.parametrize("size", [(900, 600), (1024, 700), (1440, 900)])
def test_nothing_of_the_frame_is_cut_off(size: tuple[int, int], window: MainWindow, qtbot: QtBot) -> None:
    window.workspace.run(write_note, "a first step, so that the history shows")
    window.resize(*size)
    for widget in (window.top_bar.share_button, window.top_bar.search, window.status_bar.history):
        qtbot.waitUntil(lambda: window.rect().contains(widget.mapTo(window, widget.rect().bottomRight())))  # noqa: B023
    assert (window.width(), window.height()) == size
    assert window.top_bar.name.width() >= window.top_bar.name.sizeHint().width()


def test_what_a_sentence_leads_to_is_one_click_away(window: MainWindow) -> None:
    page = window.navigator.current
    assert page is not None
    page.linked_notice.emit("Q-0001 is on the board.", "Go to board", "read", (("board", "b1"), ("note", "n1")))
    assert window.toast.action.text() == "Go to board"
    window.toast.action.click()
    there = window.navigator.current
    assert isinstance(there, OtherPage)
    assert there.revealed == [("board", "b1"), ("note", "n1")]
