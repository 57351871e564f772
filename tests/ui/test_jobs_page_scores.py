# SPDX-License-Identifier: MIT
"""Which job first? Dots by click and key, the total, and the choice."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jtbdstudio.commands.jobs import draft_job, score_job
from jtbdstudio.queries.jobs import JobItem, criteria, job_list
from jtbdstudio.queries.overview import steps
from jtbdstudio.ui.jobs_page.page import JobsPage
from jtbdstudio.ui.jobs_page.score_cells import FittingDots
from jtbdstudio.ui.workspace import Workspace
from tests.studies import code, golden_study


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example with a job for each of its two struggles."""
    path = tmp_path_factory.mktemp("golden") / "golden.jtbd"
    with golden_study(path) as project:
        for struggle in ("Struggle/s1", "Struggle/s2"):
            project.run(draft_job, code(project, struggle))
    return path


@pytest.fixture
def page(light: QApplication, qtbot: QtBot, golden: Path, tmp_path: Path) -> Iterator[JobsPage]:
    workspace, made = Workspace(), JobsPage()
    made.attach(workspace)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    assert workspace.open(shutil.copy(golden, tmp_path))
    yield made
    workspace.close()


def job(page: JobsPage, name: str) -> JobItem:
    return next(each for each in page.studio.read(job_list) if each.name == name)


def dots(page: JobsPage, name: str, criterion: str) -> FittingDots:
    wanted = next(each.id for each in page.studio.read(criteria) if each.name == criterion)
    return next(row.dots[wanted] for row in page.scores.rows if row.job_id == job(page, name).id)


def total(page: JobsPage, name: str) -> str:
    cell = next(row.total for row in page.scores.rows if row.job_id == job(page, name).id)
    return f"{cell.value.text()}, {cell.scored.text()}"


def press_dot(which: FittingDots, number: int) -> None:
    x = 5 + (number - 1) * (which.DOT + which.GAP) + which.DOT // 2
    QTest.mouseClick(which, Qt.MouseButton.LeftButton, pos=QPoint(x, which.height() // 2))


def test_a_click_on_a_dot_scores_and_the_total_is_the_mean_of_what_is_scored(page: JobsPage) -> None:
    assert total(page, "s1") == "–, 0 of 9 scored"
    press_dot(dots(page, "s1", "Urgency"), 5)
    press_dot(dots(page, "s1", "Retention"), 2)
    assert {given.score for given in job(page, "s1").scores.values()} == {5, 2}
    assert dots(page, "s1", "Urgency").score == 5
    assert total(page, "s1") == "3.5, 2 of 9 scored"


def test_number_keys_score_and_up_and_down_change_the_job(page: JobsPage) -> None:
    dots(page, "s1", "Will pay").setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_4)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_2)
    assert total(page, "s1") == "4.0, 1 of 9 scored"
    assert total(page, "s2") == "2.0, 1 of 9 scored"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_0)
    assert total(page, "s2") == "–, 0 of 9 scored"


def test_fewer_points_count_for_a_reversed_criterion_and_its_head_says_so(page: JobsPage) -> None:
    press_dot(dots(page, "s1", "Sales burden"), 1)
    assert total(page, "s1") == "5.0, 1 of 9 scored"
    heads = [page.scores.grid.itemAtPosition(0, 2 + number).widget() for number in range(9)]
    assert [head.accessibleName() for head in heads if "fewer is better" in head.accessibleName()] == [
        "Sales burden, fewer is better"
    ]


def test_trying_out_scores_is_one_step(page: JobsPage) -> None:
    before = len(page.studio.read(steps))
    dots(page, "s1", "Vision").setFocus()
    for key in (Qt.Key.Key_3, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert dots(page, "s1", "Vision").score == 5
    assert len(page.studio.read(steps)) == before + 1
    page.studio.undo()
    assert dots(page, "s1", "Vision").score == 0


def test_a_new_score_keeps_its_reason(page: JobsPage) -> None:
    urgency = page.studio.read(criteria)[0].id
    page.studio.run(score_job, job(page, "s1").id, urgency, 4, "they call at night")
    press_dot(dots(page, "s1", "Urgency"), 5)
    assert job(page, "s1").scores[urgency].reason == "they call at night"
    assert "they call at night" in dots(page, "s1", "Urgency").toolTip()


def test_rows_keep_their_places_until_asked_to_sort(page: JobsPage) -> None:
    names = [row.job_id for row in page.scores.rows]
    assert names == [job(page, "s1").id, job(page, "s2").id]
    press_dot(dots(page, "s2", "Urgency"), 5)
    assert [row.job_id for row in page.scores.rows] == names
    page.scores.sort()
    assert [row.job_id for row in page.scores.rows] == names[::-1]


def test_the_star_chooses_one_job_and_tables_the_others(page: JobsPage) -> None:
    star = page.scores.rows[1].star
    QTest.mouseClick(star, Qt.MouseButton.LeftButton)
    assert (job(page, "s2").status, job(page, "s1").status) == ("priority", "tabled")
    assert star.isChecked()
    assert page.scores.reason.isVisible()
    QTest.keyClicks(page.scores.reason, "It hurts most")
    QTest.keyClick(page.scores.reason, Qt.Key.Key_Return)
    assert job(page, "s2").reason == "It hurts most"
    QTest.mouseClick(star, Qt.MouseButton.LeftButton)
    assert job(page, "s2").status == "draft"
    assert not star.isChecked()
    assert not page.scores.reason.isVisible()


def test_a_deleted_job_can_be_brought_back(page: JobsPage, qtbot: QtBot) -> None:
    press_dot(dots(page, "s1", "Urgency"), 5)
    with qtbot.waitSignal(page.undoable_notice) as said:
        page.delete(job(page, "s1").id)
    assert said.args == ["Deleted the job “s1”. Its themes and quotes stay."]
    assert len(page.scores.rows) == 1
    assert page.statement.offer.isVisible()
    page.studio.undo()
    assert total(page, "s1") == "5.0, 1 of 9 scored"


def test_a_name_shows_the_statement_of_that_job(page: JobsPage) -> None:
    QTest.mouseClick(page.scores.rows[1].cell.name, Qt.MouseButton.LeftButton)
    assert page.statement.sentence.accessibleName().startswith("When I s2,")
    assert page.struggles.list.currentRow() == 1


def test_customers_of_a_job_are_a_link(page: JobsPage, qtbot: QtBot) -> None:
    link = page.scores.rows[0].cell.people
    with qtbot.waitSignal(page.evidence_requested) as asked:
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked.args is not None
    assert len(asked.args[0].note_ids) == 4
