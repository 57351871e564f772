# SPDX-License-Identifier: MIT
"""The guides page by hand: the list, guides that come and go, whom to ask, Word."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import delete
from sqlalchemy.orm import Session

from jtbdstudio.commands.guides import edit_question
from jtbdstudio.commands.interviews import edit_interview
from jtbdstudio.domain.guides import CLOSING
from jtbdstudio.queries.advice import advice_list
from jtbdstudio.queries.guides import guides, research_plan
from jtbdstudio.store import Project
from jtbdstudio.store.schema import GuideQuestionRow
from jtbdstudio.ui.guides.page import GuidesPage
from jtbdstudio.ui.main_window import MainWindow
from tests.studies import add_talk
from tests.ui.guiding import (
    CONTROL,
    choose,
    click,
    go_to,
    labels,
    press,
    question,
    rows,
    stored,
    texts,
    write,
)


@pytest.fixture
def window(guides_window: MainWindow) -> MainWindow:
    return guides_window


@pytest.fixture
def page(guides_page: GuidesPage) -> GuidesPage:
    return guides_page


def test_it_opens_on_the_first_guide_with_the_products_name_in_it(page: GuidesPage) -> None:
    assert page.sheet.name.text() == "Best customers"
    assert len(rows(page)) == 11
    assert rows(page)[0].asked.text() == "How are you using Acme today?"
    assert rows(page)[2].asked_follow_up.text() == "↳ If it was a combination: which parts, for what?"
    assert (rows(page)[2].box_chip.text, rows(page)[2].phase_chip.text) == ("Workarounds", "Struggle")
    assert rows(page)[2].accessibleName() == (
        "Question 3. Take me back: what were you using before Acme?. If it was a combination: which parts, for what?."
        " Workarounds. Struggle"
    )
    assert page.list.hasFocus()


def test_the_list_shows_guides_by_what_they_are_for(page: GuidesPage) -> None:
    lines = [page.list.item(row).text() for row in range(page.list.count())]
    headings = [line for row, line in enumerate(lines) if not page.list.item(row).flags()]
    assert headings == ["Interviews", "Surveys", "Audience research", "Prompt cards", "Debrief & checklists"]
    assert lines[-5:] == [
        "Debrief", "Best-customer criteria", "What the study must be able to tell", "KPI questions", "Gap audit",
    ]  # fmt: skip


def test_arrow_keys_walk_the_guides_and_return_goes_to_the_questions(page: GuidesPage) -> None:
    press(Qt.Key.Key_Down)
    assert page.sheet.name.text() == "Customer survey"
    press(Qt.Key.Key_Return)
    assert rows(page)[0].hasFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    assert page.sheet.questions.current is rows(page)[1]


def test_the_website_surveys_answers_are_lines_of_their_own(page: GuidesPage) -> None:
    page.show_handle("website_survey")
    assert rows(page)[0].asked.text().count("\n– ") == 5


def test_an_audience_is_a_hypothesis_and_ways_of_asking_stand_below_the_probes(page: GuidesPage) -> None:
    page.show_handle("audience")
    assert "Hypothesis" in [chip.accessibleName() for chip in page.sheet._chips.findChildren(QWidget)]
    assert page.sheet.craft.isHidden()
    page.show_handle("switch_probes")
    assert page.sheet.craft.isVisible()


# Guides


def test_a_new_guide_is_named_at_once_and_ends_with_the_closing_question(page: GuidesPage) -> None:
    click(page.new_button)
    choose(page, "Website survey")
    assert page.sheet.name.hasFocus()
    write("Pricing page")
    press(Qt.Key.Key_Return)
    made = page.guide
    assert made is not None
    assert (made.name, made.kind) == ("Pricing page", "website_survey")
    assert [q.text for q in made.questions] == [CLOSING]
    assert rows(page)[0].hasFocus()
    assert labels(page, 3) == ["Edit guide", "Add guide"]


def test_a_name_is_never_empty_for_long(page: GuidesPage) -> None:
    page.go_to_name()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)
    assert stored(page).name == "Best customers"


def test_the_note_is_stored_as_it_is_typed(page: GuidesPage) -> None:
    page.sheet.note.setFocus()
    page.sheet.note.selectAll()
    write("Ask slowly")
    press(Qt.Key.Key_Return)
    assert stored(page).note == "Ask slowly"
    assert labels(page, 2) == ["Edit guide"]


def test_a_copy_can_be_changed_and_deleted(page: GuidesPage) -> None:
    click(page.sheet.more)
    choose(page, "Duplicate")
    assert page.guide is not None
    assert page.guide.name == "Best customers (copy)"
    copy = page.guide.id
    page.list.setFocus()
    press(Qt.Key.Key_Delete)
    assert copy not in {each.id for each in page.studio.read(guides)}
    assert page.guide.name == "Best customers"


def test_a_changed_guide_is_restored_and_a_deleted_one_brought_back(page: GuidesPage) -> None:
    assert not page.acts["guides.restore"].isEnabled()
    page.studio.run(edit_question, question(page, 0).id, text="Hm?")
    assert page.acts["guides.restore"].isEnabled()
    page.acts["guides.restore"].trigger()
    assert rows(page)[0].asked.text() == "How are you using Acme today?"
    page.show_handle("b2b")
    page.acts["guides.delete"].trigger()
    assert "b2b" not in {each.handle for each in page.studio.read(guides)}
    click(page.new_button)
    choose(page, "Bring back “Business buyers”")
    assert page.sheet.name.text() == "Business buyers"
    assert texts(page, "b2b")[-1] == CLOSING


def test_the_methods_own_checklists_are_not_deleted(page: GuidesPage) -> None:
    page.show_handle("best_fit")
    assert not page.acts["guides.delete"].isEnabled()
    assert page.acts["guides.duplicate"].isEnabled()
    page.show_handle("debrief")
    assert not page.acts["guides.duplicate"].isEnabled()


def _lose_closing(session: Session, guide_id: str) -> None:
    """Lose closing question"""
    q = GuideQuestionRow
    session.execute(delete(q).where(q.guide_id == guide_id, q.is_closing == 1))


def test_a_missing_closing_question_is_said_and_one_click_adds_it(page: GuidesPage) -> None:
    assert page.sheet.advice.isHidden()
    page.studio.run(_lose_closing, stored(page).id)
    assert [card.advice.rule for card in page.sheet.advice.cards()] == ["W03"]
    click(page.sheet.closing_button)
    assert texts(page)[-1] == CLOSING
    assert page.sheet.advice.isHidden()
    assert page.sheet.closing_button.isHidden()


def test_advice_about_a_guide_can_be_set_aside(page: GuidesPage) -> None:
    page.studio.run(_lose_closing, stored(page).id)
    click(page.sheet.advice.cards()[0].action)
    write("A quick poll")
    press(Qt.Key.Key_Return)
    assert [advice.reason for advice in page.studio.read(advice_list).dismissed] == ["A quick poll"]
    assert page.sheet.advice.isHidden()


# Whom to ask


@pytest.mark.parametrize(
    ("people", "says", "guide"),
    [
        ("800", "Begin with a survey.", "Customer survey"),
        ("60", "Hold interviews, about ten.", "Best customers"),
        ("4", "Do audience research.", "Audience research"),
    ],
)
def test_how_many_there_are_says_how_to_ask(page: GuidesPage, people: str, says: str, guide: str) -> None:
    assert page.plan.open_button.isHidden()
    page.plan.ideal.setFocus()
    write(people)
    assert page.plan.way.text() == says
    assert page.studio.read(research_plan).ideal_customers == int(people)
    assert labels(page, 2) == ["Describe study"]
    assert page.plan.open_button.text() == f"Open “{guide}”"
    click(page.plan.open_button)
    assert page.sheet.name.text() == guide


def test_whom_one_asks_changes_what_to_do(page: GuidesPage) -> None:
    page.plan.ideal.setFocus()
    write("60")
    assert "three to six months ago" in page.plan.whom.text()
    page.plan.mode.setFocus()
    press(Qt.Key.Key_Down)
    page.plan.mode.activated.emit(page.plan.mode.findData("churn"))
    assert page.studio.read(research_plan).mode == "churn"
    assert page.plan.open_button.text() == "Open “Switch probes”"
    page.plan.ideal.setFocus()
    page.plan.ideal.selectAll()
    press(Qt.Key.Key_Delete)
    assert page.studio.read(research_plan).ideal_customers is None


def test_the_product_is_named_in_every_question(page: GuidesPage) -> None:
    page.plan.product.setFocus()
    page.plan.product.selectAll()
    write("Acme Pay")
    assert page.plan.product.text() == "Acme Pay"
    assert rows(page)[0].asked.text() == "How are you using Acme Pay today?"


def test_what_the_study_must_be_able_to_tell_is_there_in_its_own_words(page: GuidesPage) -> None:
    page.studio.run(edit_question, question(page, 0, "must_tell").id, text="Life before us")
    assert page.must_tell._shown[0] == "Life before us"
    assert len(page.must_tell._shown) == 7
    click(page.must_tell.link)
    assert page.sheet.name.text() == "What the study must be able to tell"


# To Word


def save(page: GuidesPage, qtbot: QtBot, out: Path, words: str) -> None:
    click(page.export_button)
    choose(page, words)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(str(out))
    dialog.accept()
    qtbot.waitUntil(out.exists, timeout=60_000)
    qtbot.waitUntil(lambda: not page.exporting.is_busy, timeout=60_000)
    QApplication.processEvents()


def test_one_guide_goes_to_word(page: GuidesPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.show_handle("survey")
    save(page, qtbot, tmp_path / "one.docx", "this guide")
    assert docx.Document(str(tmp_path / "one.docx")).core_properties.title == "Customer survey"


def test_all_guides_go_to_word_and_the_toast_says_where(
    page: GuidesPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    heard: list[str] = []
    page.notice.connect(heard.append)
    save(page, qtbot, tmp_path / "all.docx", "all guides")
    document = docx.Document(str(tmp_path / "all.docx"))
    heads = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert len(heads) == 11
    assert heard == ["Saved as all.docx."]


# The window


def test_a_key_leads_here_from_anywhere(window: MainWindow) -> None:
    window.go("interviews")
    focused = QApplication.focusWidget() or window
    QTest.keyClick(focused, Qt.Key.Key_8, CONTROL)
    assert window.navigator.current is not None
    assert window.navigator.current.id == "guides"


def test_the_guide_one_was_at_is_there_again(window: MainWindow, page: GuidesPage, study: Path) -> None:
    page.show_handle("b2b")
    window.workspace.close()
    assert window.open_path(study)
    window.go("guides")
    assert page.sheet.name.text() == "Business buyers"


def test_in_how_many_interviews_a_guide_was_used(page: GuidesPage) -> None:
    interview = add_talk(page.studio.project)
    page.studio.run(edit_interview, interview, guide_id=stored(page).id)
    assert "Used in 1 interview" in [chip.accessibleName() for chip in page.sheet._chips.findChildren(QWidget)]


def test_a_study_open_elsewhere_can_only_be_read(window: MainWindow, study: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(study, tmp_path / "held.jtbd"))
    with Project.open(copy):
        assert window.open_path(copy)
        window.go("guides")
        page = window.navigator.page("guides")
        assert isinstance(page, GuidesPage)
        assert page.studio.read_only
        go_to(page, 0)
        press(Qt.Key.Key_F2)
        press(Qt.Key.Key_N)
        press(Qt.Key.Key_Delete)
        assert page.sheet.questions.editing is None
        assert len(rows(page)) == len(texts(page)) == 11
        assert not page.new_button.isEnabled()
        assert page.sheet.name.isReadOnly()
        window.workspace.close()


def test_every_control_has_a_name(page: GuidesPage) -> None:
    def named(widget: QWidget) -> bool:
        text: Callable[[], str] | None = getattr(widget, "text", None)
        return bool(widget.accessibleName() or (text() if callable(text) else ""))

    reachable = [
        each for each in page.findChildren(QWidget) if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reachable) > 30
    assert [each for each in reachable if not named(each)] == []
