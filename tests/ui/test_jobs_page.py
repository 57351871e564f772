# SPDX-License-Identifier: MIT
"""The jobs page by hand: real keys and clicks in the real window, and what the study says afterwards."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from jtbdstudio.commands.codes import delete_code, ensure_code
from jtbdstudio.commands.customers import edit_customer
from jtbdstudio.commands.jobs import draft_job, edit_job, set_job_themes
from jtbdstudio.commands.tagging import tag_notes
from jtbdstudio.queries.interviews import interview_list
from jtbdstudio.queries.jobs import JobItem, job_list, jobs_view
from jtbdstudio.queries.overview import steps
from jtbdstudio.queries.quotes import QuoteCard, cards_by_id, quote_list
from jtbdstudio.store.project import Project
from jtbdstudio.ui.jobs_page.editor import ClauseField
from jtbdstudio.ui.jobs_page.page import JobsPage
from jtbdstudio.ui.jobs_page.wanted import WantedRow
from jtbdstudio.ui.main_window import MainWindow
from jtbdstudio.ui.page import Evidence
from tests.studies import code, golden_study
from tests.ui.sample_page import ENTRY
from tests.ui.windows import open_window, pages

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("golden") / "golden.jtbd"
    golden_study(path).close()
    return path


@pytest.fixture
def window(light: QApplication, golden: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on the worked example, on a page beside the jobs."""
    with open_window((ENTRY, *pages("jobs")), shutil.copy(golden, tmp_path)) as window:
        yield window


@pytest.fixture
def page(window: MainWindow) -> JobsPage:
    window.go("jobs")
    found = window.navigator.page("jobs")
    assert isinstance(found, JobsPage)
    return found


@pytest.fixture
def drafted(page: JobsPage) -> JobsPage:
    """The page with the first struggle's statement drafted."""
    page.studio.run(draft_job, code(page.studio.project, "Struggle/s1"))
    return page


class Hand:
    """Presses keys where the focus is, and counts: one for a key, one for each key held with it."""

    def __init__(self, window: MainWindow) -> None:
        self._window, self.ops = window, 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        self.ops += 1 + (held != NONE)
        QTest.keyClick(QApplication.focusWidget() or self._window, key, held)

    def type(self, text: str) -> None:
        self.ops += len(text)
        QTest.keyClicks(QApplication.focusWidget(), text)


def jobs(page: JobsPage) -> tuple[JobItem, ...]:
    found: tuple[JobItem, ...] = page.studio.read(job_list)
    return found


def row(page: JobsPage, part: str, name: str) -> WantedRow:
    return next(each for each in page.wanted[part].rows if each.theme.name == name)


def cards(page: JobsPage, evidence: Evidence) -> tuple[QuoteCard, ...]:
    found: tuple[QuoteCard, ...] = page.studio.read(cards_by_id, evidence.note_ids)
    return found


def click(widget: QWidget, x: float, y: float) -> None:
    QTest.mouseClick(widget, LEFT, NONE, QPoint(round(x), round(y)))


def test_it_opens_ranked_by_customers_with_the_first_struggle_chosen(page: JobsPage) -> None:
    ranking = page.struggles.list
    assert [ranking.item(number).text() for number in range(ranking.count())] == ["s1", "s2"]
    assert ranking.currentRow() == 0
    assert ranking.hasFocus()
    assert page.struggles.base.text() == "by customers, of 6 with coded quotes"
    assert page.wanted["motivation"].heading.whole_text() == "Motivations of these 4 customers"
    assert [(each.theme.name, each.theme.customers) for each in page.wanted["motivation"].rows] == [
        ("m1", 3),
        ("m2", 2),
    ]
    assert page.statement.offer.isVisible()
    assert page.statement.offer_text.text() == "drafts the statement from these 4 customers."
    assert page.statement.sentence.accessibleName() == "When I s1, help me m1 and m2, so I can o1."
    assert jobs(page) == ()


def test_a_statement_takes_five_keys_and_thirty_with_its_wording(window: MainWindow) -> None:
    hand = Hand(window)
    hand.press(Qt.Key.Key_4, CONTROL)
    page = window.navigator.current
    assert isinstance(page, JobsPage)
    hand.press(Qt.Key.Key_Return)
    assert [job.statement for job in jobs(page)] == ["When I s1, help me m1 and m2, so I can o1."]
    assert isinstance(QApplication.focusWidget(), ClauseField)
    wording = " before the Monday report "
    hand.type(wording[:25])
    hand.press(Qt.Key.Key_Return, CONTROL)
    assert [job.when_i for job in jobs(page)] == ["s1 before the Monday report"]
    assert page.struggles.list.hasFocus()
    assert hand.ops - 25 <= 5
    assert hand.ops <= 30


def test_arrow_keys_choose_a_struggle_and_the_rest_follows(page: JobsPage, window: MainWindow) -> None:
    Hand(window).press(Qt.Key.Key_Down)
    assert page.wanted["outcome"].heading.whole_text() == "Outcomes of these 2 customers"
    assert page.statement.sentence.accessibleName() == "When I s2, help me m3 and m2, so I can o2."


def test_enter_again_opens_the_statement_that_is_there(drafted: JobsPage, window: MainWindow) -> None:
    drafted.take_focus()
    Hand(window).press(Qt.Key.Key_Return)
    assert drafted.statement.editing
    assert len(jobs(drafted)) == 1


def test_escape_leaves_the_words_as_they_were(drafted: JobsPage, window: MainWindow) -> None:
    hand = Hand(window)
    drafted.take_focus()
    hand.press(Qt.Key.Key_E)
    hand.type(" never to be seen")
    hand.press(Qt.Key.Key_Escape)
    assert not drafted.statement.editing
    assert jobs(drafted)[0].when_i == "s1"
    assert drafted.statement.sentence.accessibleName().startswith("When I s1,")


def test_return_goes_from_clause_to_clause_and_saves_behind_the_last(drafted: JobsPage, window: MainWindow) -> None:
    hand = Hand(window)
    drafted.draft_or_open()
    for words in ("!", "?", "."):
        hand.type(words)
        hand.press(Qt.Key.Key_Return)
    assert jobs(drafted)[0].statement == "When I s1!, help me m1 and m2?, so I can o1.."
    assert drafted.studio.read(steps)[0].label == "Edit job statement"


def test_a_job_gets_a_short_name_of_its_own(drafted: JobsPage, window: MainWindow) -> None:
    drafted.draft_or_open()
    drafted.statement.editor.name_field.setFocus()
    drafted.statement.editor.name_field.selectAll()
    hand = Hand(window)
    hand.type("Trust")
    hand.press(Qt.Key.Key_Return)
    assert jobs(drafted)[0].name == "Trust"
    assert drafted.scores.rows[0].cell.name.accessibleName() == "Trust"


def test_a_clause_nobody_touched_keeps_what_a_field_would_lose(drafted: JobsPage, window: MainWindow) -> None:
    drafted.studio.run(edit_job, jobs(drafted)[0].id, help_me="pay 50\u00a0€ less")
    drafted.draft_or_open()
    Hand(window).type("x")
    drafted.statement.commit()
    assert (jobs(drafted)[0].when_i, jobs(drafted)[0].help_me) == ("s1x", "pay 50\u00a0€ less")


@pytest.mark.parametrize("leave", ["another struggle", "another page", "closing the study"])
def test_going_elsewhere_saves_what_was_typed(drafted: JobsPage, window: MainWindow, leave: str) -> None:
    path = window.workspace.path
    drafted.draft_or_open()
    Hand(window).type(" and more")
    if leave == "another struggle":
        drafted.struggles.list.setCurrentRow(1)
    elif leave == "another page":
        window.go("interviews")
    else:
        window.workspace.close()
        assert window.open_path(path)
    assert not drafted.statement.editing
    assert jobs(drafted)[0].when_i == "s1 and more"


def test_undoing_the_draft_ends_its_editing(drafted: JobsPage) -> None:
    drafted.draft_or_open()
    drafted.studio.undo()
    assert not drafted.statement.editing
    assert jobs(drafted) == ()
    assert drafted.statement.offer.isVisible()


@pytest.mark.parametrize(
    ("part", "said"),
    [("struggle", {"A s1", "B s1", "C s1", "F s1"}), ("motivation", {"A m1", "B m1", "F m1", "B m2", "C m2"})],
)
def test_a_click_on_a_part_opens_its_quotes(drafted: JobsPage, qtbot: QtBot, part: str, said: set[str]) -> None:
    """Of motivations, those of the customers who share the struggle: what D says about m2 stays out."""
    box = drafted.statement.sentence.boxes(part)[0]
    with qtbot.waitSignal(drafted.evidence_requested) as asked:
        click(drafted.statement.sentence, box.center().x(), box.center().y())
    assert asked.args is not None
    found = cards(drafted, asked.args[0])
    assert {f"{card.customer_code} {card.text[6:8]}" for card in found} == said
    assert asked.args[0].tone == part


def test_a_double_click_edits_and_opens_no_quotes(drafted: JobsPage, qtbot: QtBot) -> None:
    sentence = drafted.statement.sentence
    place = sentence.boxes("outcome")[0].center().toPoint()
    with qtbot.assertNotEmitted(drafted.evidence_requested, wait=400):
        QTest.mouseClick(sentence, LEFT, NONE, place)
        QTest.mouseDClick(sentence, LEFT, NONE, place)
    assert drafted.statement.editing


def test_keys_reach_every_part(drafted: JobsPage, window: MainWindow, qtbot: QtBot) -> None:
    drafted.statement.sentence.setFocus()
    hand = Hand(window)
    hand.press(Qt.Key.Key_Right)
    hand.press(Qt.Key.Key_Right)
    with qtbot.waitSignal(drafted.evidence_requested) as asked:
        hand.press(Qt.Key.Key_Space)
    assert asked.args is not None
    assert {card.customer_code for card in cards(drafted, asked.args[0])} == {"A", "B"}


def test_the_number_of_a_struggle_is_a_link(page: JobsPage, qtbot: QtBot) -> None:
    ranking = page.struggles.list
    box = ranking.visualItemRect(ranking.item(1))
    with qtbot.waitSignal(page.evidence_requested) as asked:
        click(ranking.viewport(), box.right() - 14, box.top() + 16)
    assert asked.args is not None
    assert {card.customer_code for card in cards(page, asked.args[0])} == {"D", "E"}


def test_space_and_click_put_a_theme_in_and_out_of_the_evidence(drafted: JobsPage, window: MainWindow) -> None:
    m2 = code(drafted.studio.project, "Motivation/m2")
    row(drafted, "motivation", "m2").setFocus()
    Hand(window).press(Qt.Key.Key_Space)
    assert m2 not in jobs(drafted)[0].themes["motivation"]
    assert row(drafted, "motivation", "m2").chosen is False
    assert row(drafted, "motivation", "m2").hasFocus()
    click(row(drafted, "motivation", "m2"), 40, 12)
    assert jobs(drafted)[0].themes["motivation"][1] == m2
    assert row(drafted, "motivation", "m2").chosen is True
    assert drafted.studio.read(steps)[0].label == "Change evidence of job"


def test_the_number_of_a_theme_opens_what_these_customers_said(drafted: JobsPage, qtbot: QtBot) -> None:
    m2 = row(drafted, "motivation", "m2")
    with qtbot.waitSignal(drafted.evidence_requested) as asked:
        click(m2, m2.width() - 12, 14)
    assert asked.args is not None
    assert {card.customer_code for card in cards(drafted, asked.args[0])} == {"B", "C"}
    assert "2 of 4 customers, 50 %" in m2.toolTip()
    assert "lift 1.0" in m2.toolTip()
    assert jobs(drafted)[0].themes["motivation"] != ()


def test_before_there_is_a_job_a_theme_opens_its_quotes(page: JobsPage, qtbot: QtBot) -> None:
    m1 = row(page, "motivation", "m1")
    assert m1.chosen is None
    with qtbot.waitSignal(page.evidence_requested):
        click(m1, 30, 12)


def test_redrafting_is_offered_when_the_words_differ(drafted: JobsPage, qtbot: QtBot) -> None:
    redraft = drafted.statement.evidence.redraft_button
    assert not redraft.isVisible()
    drafted.studio.run(edit_job, jobs(drafted)[0].id, when_i="something else")
    assert redraft.isVisible()
    with qtbot.waitSignal(drafted.undoable_notice):
        QTest.mouseClick(redraft, LEFT)
    assert not redraft.isVisible()
    assert jobs(drafted)[0].when_i == "s1"


def test_one_calm_sentence_warns_of_thin_evidence(drafted: JobsPage) -> None:
    studio = drafted.studio
    assert drafted.statement.warning.isHidden()
    studio.run(set_job_themes, jobs(drafted)[0].id, "outcome", [code(studio.project, "Outcome/o3")])
    told = "Fewer than half of these customers share the outcome named here."
    assert drafted.statement.warning.label.text() == told
    (note,) = [card.id for card in studio.read(quote_list) if (card.customer_code, card.text[6:8]) == ("E", "m3")]
    studio.run(tag_notes, [note], [studio.run(ensure_code, "Struggle/s3")])
    drafted.choose_struggle(code(studio.project, "Struggle/s3"))
    told = "Only one customer says this: a lead to follow, not yet a pattern."
    assert drafted.statement.warning.label.text() == told
    item = drafted.struggles.list.currentItem()
    for said in (item.toolTip(), item.data(Qt.ItemDataRole.AccessibleTextRole)):
        assert "1 customer of 6, 1 quote" in said
        assert "Only one customer" in said


def test_a_theme_with_only_a_name_is_given_a_voice_in_place(page: JobsPage, window: MainWindow) -> None:
    voice, hand = page.statement.voice, Hand(window)
    assert voice.isVisible()
    voice.field.setFocus()
    hand.type("When I chase my team for numbers.")
    hand.press(Qt.Key.Key_Return)
    assert page.studio.project.undo_label == "Give theme a voice"
    assert page.studio.read(jobs_view).struggles[0].voice == "chase my team for numbers"
    assert "chase my team for numbers" in page.statement.sentence.accessibleName()
    assert voice.isHidden()
    assert page.struggles.list.hasFocus()


def test_a_drafted_statement_takes_the_voice_along_unless_it_was_worded(drafted: JobsPage, window: MainWindow) -> None:
    voice, hand = drafted.statement.voice, Hand(window)
    voice.field.setFocus()
    hand.type("lose my Sundays")
    hand.press(Qt.Key.Key_Return)
    assert jobs(drafted)[0].when_i == "lose my Sundays"
    drafted.studio.undo()
    assert jobs(drafted)[0].when_i == "s1"
    assert voice.isVisible()
    drafted.studio.run(edit_job, jobs(drafted)[0].id, when_i="worded by hand")
    assert voice.isHidden()


def test_escape_keeps_the_name(page: JobsPage, window: MainWindow) -> None:
    page.statement.voice.field.setFocus()
    hand = Hand(window)
    hand.type("lose")
    hand.press(Qt.Key.Key_Escape)
    assert page.struggles.list.hasFocus()
    assert not page.studio.read(jobs_view).struggles[0].has_voice


def test_a_study_that_can_only_be_read_offers_no_drafting(window: MainWindow, page: JobsPage, golden: Path) -> None:
    copy = golden.with_name("elsewhere.jtbd")
    shutil.copy(golden, copy)
    with Project.open(copy) as other:
        other.run(draft_job, code(other, "Struggle/s1"))
        assert window.open_path(copy)
        assert page.studio.read_only
        assert not page.main_button.isEnabled()
        assert not page.statement.evidence.edit_button.isEnabled()
        assert not any(row.star.isEnabled() for row in page.scores.rows)
        page.statement.begin_edit()
        assert not page.statement.editing
        page.studio.close()


def test_a_theme_without_counted_quotes_offers_nothing_to_draft(page: JobsPage, window: MainWindow) -> None:
    page.studio.run(ensure_code, "Struggle/silent")
    page.choose_struggle(code(page.studio.project, "Struggle/silent"))
    page.take_focus()
    Hand(window).press(Qt.Key.Key_Return)
    assert jobs(page) == ()
    assert not page.main_button.isEnabled()
    assert page.statement.lead.text().startswith("No counted quote carries this theme yet.")


def test_new_evidence_is_counted_at_once(drafted: JobsPage) -> None:
    studio = drafted.studio
    (note,) = [card.id for card in studio.read(quote_list) if (card.customer_code, card.text[6:8]) == ("D", "s2")]
    studio.run(tag_notes, [note], [code(studio.project, "Struggle/s1")])
    assert drafted.statement.evidence.count_button.text() == "5 customers · 5 quotes"
    assert drafted.wanted["outcome"].heading.whole_text() == "Outcomes of these 5 customers"


def test_a_segment_opens_what_its_customers_said(page: JobsPage, qtbot: QtBot) -> None:
    for item in page.studio.read(interview_list):
        segment = "Care" if item.customer_code in "AD" else "Shops"
        page.studio.run(edit_customer, item.customer_id, segment=segment)
    QApplication.processEvents()
    chips = [each for each in page.struggles.segments.children() if isinstance(each, QWidget) and each.isVisible()]
    assert [chip.accessibleName() for chip in chips] == ["Shops 3", "Care 1"]
    with qtbot.waitSignal(page.evidence_requested) as asked:
        click(chips[1], 10, 8)
    assert asked.args is not None
    assert [card.customer_code for card in cards(page, asked.args[0])] == ["A"]


def test_a_job_outlives_its_struggle_theme(drafted: JobsPage) -> None:
    drafted.studio.run(delete_code, code(drafted.studio.project, "Struggle/s1"))
    assert drafted.statement.offer.isVisible()
    drafted.scores.rows[0].cell.name.opened.emit()
    assert drafted.statement.sentence.accessibleName() == "When I s1, help me m1 and m2, so I can o1."
    assert drafted.struggles.list.currentRow() == -1
    assert drafted.wanted["motivation"].isHidden()


def test_without_struggle_themes_it_says_how_to_get_them(page: JobsPage, qtbot: QtBot) -> None:
    for theme in ("s1", "s2"):
        page.studio.run(delete_code, code(page.studio.project, f"Struggle/{theme}"))
    assert page.empty.isVisible()
    assert not page.main_button.isVisible()
    with qtbot.waitSignal(page.page_requested) as asked:
        QTest.mouseClick(page.empty.button, LEFT)
    assert asked.args == ["boards"]


def test_the_window_can_ask_for_a_job_or_a_struggle(drafted: JobsPage) -> None:
    drafted.reveal("code", code(drafted.studio.project, "Struggle/s2"))
    assert drafted.struggles.list.currentRow() == 1
    drafted.reveal("job", jobs(drafted)[0].id)
    assert drafted.struggles.list.currentRow() == 0


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 700), (900, 600)])
def test_nothing_is_cut_off_at_the_side(drafted: JobsPage, window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    QApplication.processEvents()
    sheet = drafted._sheet
    assert sheet.width() <= drafted._area.viewport().width()
    drafted.draft_or_open()
    QApplication.processEvents()
    assert sheet.width() <= drafted._area.viewport().width()
    for dots in drafted.scores.rows[0].dots.values():
        right = dots.mapTo(sheet, QPoint(dots.width(), 0)).x()
        assert right <= drafted.scores.geometry().right()
        assert dots.width() >= dots.sizeHint().width()
    neighbors = list(drafted.scores.rows[0].dots.values())
    assert all(one.geometry().right() < other.geometry().left() for one, other in itertools.pairwise(neighbors))


def test_what_is_shown_anew_leaves_no_window_behind(drafted: JobsPage, window: MainWindow) -> None:
    for _ in range(3):
        drafted.refresh()
    QApplication.processEvents()
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == [window]


def test_everything_that_takes_the_focus_has_a_name(drafted: JobsPage) -> None:
    nameless = [
        widget
        for widget in drafted.body.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
    assert nameless == []
