# SPDX-License-Identifier: MIT
"""The jobs page in one look, and the commands behind its gestures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jtbdstudio.commands.codes import delete_code
from jtbdstudio.commands.customers import edit_customer
from jtbdstudio.commands.jobs import choose_job, draft_job, edit_job, redraft_job, score_job
from jtbdstudio.queries.interviews import interview_list
from jtbdstudio.queries.jobs import criteria, filter_and_rank, job_list, jobs_view, notes_behind, theme_ranking
from jtbdstudio.queries.quotes import cards_by_id
from jtbdstudio.store import Project
from tests.studies import code, contents, golden_study


@pytest.fixture
def golden(tmp_path: Path) -> Iterator[Project]:
    with golden_study(tmp_path / "golden.jtbd") as project:
        yield project


def test_it_says_what_the_single_looks_say(golden: Project) -> None:
    golden.run(draft_job, code(golden, "Struggle/s1"))
    view = golden.read(jobs_view)
    assert view.struggles == golden.read(theme_ranking, ("struggle",))
    assert view.struggle_id == code(golden, "Struggle/s1")
    assert view.themes == golden.read(filter_and_rank, view.struggle_id)
    assert view.jobs == golden.read(job_list)
    assert view.criteria == golden.read(criteria)
    assert view.draft is not None
    assert (view.draft.when_i, view.draft.help_me, view.draft.so_i_can) == ("s1", "m1 and m2", "o1")


def test_a_struggle_that_is_gone_gives_way_to_the_first(golden: Project) -> None:
    second = code(golden, "Struggle/s2")
    assert golden.read(jobs_view, second).struggle_id == second
    golden.run(delete_code, second)
    assert golden.read(jobs_view, second).struggle_id == code(golden, "Struggle/s1")
    golden.run(delete_code, code(golden, "Struggle/s1"))
    view = golden.read(jobs_view, second)
    assert (view.struggles, view.struggle_id, view.draft, view.themes) == ((), "", None, ())
    assert len(view.criteria) == 9


def test_segments_count_the_customers_of_the_struggle(golden: Project) -> None:
    for item in golden.read(interview_list):
        golden.run(edit_customer, item.customer_id, segment="Care" if item.customer_code in "ABE" else "")
    assert golden.read(jobs_view).segments == (("Care", 2),)
    notes = golden.read(notes_behind, [code(golden, "Struggle/s1")], None, "Care")
    assert {card.customer_code for card in golden.read(cards_by_id, notes)} == {"A", "B"}


def test_quotes_behind_several_themes_are_those_of_the_struggles_customers_once(golden: Project) -> None:
    both = [code(golden, "Motivation/m1"), code(golden, "Motivation/m2")]
    everybody = golden.read(notes_behind, both)
    assert len(everybody) == len(set(everybody)) == 6
    theirs = golden.read(notes_behind, [*both, both[0]], code(golden, "Struggle/s1"))
    assert [card.customer_code for card in golden.read(cards_by_id, sorted(theirs))].count("D") == 0
    assert len(theirs) == 5


def test_choosing_a_job_tables_every_other_one_and_undo_frees_them(golden: Project) -> None:
    first, second = (golden.run(draft_job, code(golden, f"Struggle/{name}")) for name in ("s1", "s2"))
    before = contents(golden)
    golden.run(choose_job, second, "it hurts most")
    assert {job.id: job.status for job in golden.read(job_list)} == {second: "priority", first: "tabled"}
    golden.run(choose_job, first)
    assert {job.id: job.status for job in golden.read(job_list)} == {first: "priority", second: "tabled"}
    golden.undo()
    golden.undo()
    assert contents(golden) == before


def test_a_new_score_keeps_the_reason_unless_there_is_a_new_one(golden: Project) -> None:
    job, asked = golden.run(draft_job, code(golden, "Struggle/s1")), golden.read(criteria)[0].id
    golden.run(score_job, job, asked, 4, "they call at night")
    golden.run(score_job, job, asked, 5)
    assert golden.read(job_list)[0].scores[asked].reason == "they call at night"
    golden.run(score_job, job, asked, 5, "")
    assert golden.read(job_list)[0].scores[asked].reason == ""


def test_redrafting_brings_back_the_words_and_the_themes_of_today(golden: Project) -> None:
    job = golden.run(draft_job, code(golden, "Struggle/s1"))
    drafted = golden.read(job_list)
    golden.run(edit_job, job, when_i="cannot sleep", help_me="", so_i_can="rest")
    golden.run(redraft_job, job)
    assert golden.read(job_list) == drafted
