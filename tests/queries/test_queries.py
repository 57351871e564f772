# SPDX-License-Identifier: MIT
"""What the looks answer: the worked example, the sample study, searching."""

from __future__ import annotations

from pathlib import Path

import pytest

from jtbdstudio.commands.boards import Drop, create_board, drop_notes
from jtbdstudio.commands.customers import edit_customer
from jtbdstudio.commands.maps import set_count
from jtbdstudio.commands.notes import edit_note
from jtbdstudio.commands.study import make_study
from jtbdstudio.commands.transcripts import import_transcript
from jtbdstudio.domain.transcript import ParsedTranscript, SpokenTurn
from jtbdstudio.queries.boards import board_list
from jtbdstudio.queries.codebook import box_counts, codebook
from jtbdstudio.queries.health import problems
from jtbdstudio.queries.interviews import customer_list, find_interview, interview_list
from jtbdstudio.queries.jobs import common_struggles, filter_and_rank, job_list, theme_ranking
from jtbdstudio.queries.maps import map_view
from jtbdstudio.queries.overview import page_counts, status_line, study_info
from jtbdstudio.queries.quotes import quote_list, quotes_behind, search_quotes
from jtbdstudio.store import Project
from tests.studies import code, golden_study


@pytest.fixture
def golden(tmp_path: Path):
    with golden_study(tmp_path / "golden.jtbd") as project:
        yield project


def test_filter_and_rank_gives_the_golden_values(golden: Project) -> None:
    rows = golden.read(filter_and_rank, code(golden, "Struggle/s1"))
    found = [(r.kind, r.name, r.customers, r.base, r.share, r.lift) for r in rows]
    assert found == [
        ("motivation", "m1", 3, 4, 0.75, 1.5),
        ("motivation", "m2", 2, 4, 0.5, 1.0),
        ("motivation", "m3", 0, 4, 0.0, 0.0),
        ("outcome", "o1", 2, 4, 0.5, 1.5),
        ("outcome", "o3", 1, 4, 0.25, 1.5),
        ("outcome", "o2", 1, 4, 0.25, 0.5),
    ]


def test_themes_are_ranked_by_customers(golden: Project) -> None:
    struggles = golden.read(theme_ranking, ("struggle",))
    assert [(r.path, r.count.customers, r.count.of, r.count.label) for r in struggles] == [
        ("Struggle/s1", 4, 6, "dominant"),
        ("Struggle/s2", 2, 6, "weak"),
    ]
    assert [rank.name for rank, _ in golden.read(common_struggles)] == ["s1", "s2"]


def test_customers_who_are_no_customers_do_not_count(golden: Project) -> None:
    person = next(c for c in golden.read(customer_list) if c.code == "A")
    golden.run(edit_customer, person.id, kind="prospect")
    top = golden.read(theme_ranking, ("struggle",))[0]
    assert (top.count.customers, top.count.of) == (3, 5)
    assert {q.counts for q in golden.read(quote_list) if q.customer_code == "A"} == {False}


def test_what_would_be_does_not_count(golden: Project) -> None:
    card = next(q for q in golden.read(quote_list) if q.customer_code == "D" and "s2" in q.text)
    golden.run(edit_note, card.id, evidence="hypothetical")
    ranks = {r.name: r.count.customers for r in golden.read(theme_ranking)}
    assert ranks["s2"] == 1


def test_the_quotes_behind_a_number(golden: Project) -> None:
    s1, m1 = code(golden, "Struggle/s1"), code(golden, "Motivation/m1")
    assert [q.customer_code for q in golden.read(quotes_behind, [m1])] == ["A", "B", "F"]
    m2 = code(golden, "Motivation/m2")
    assert [q.customer_code for q in golden.read(quotes_behind, [m2], s1)] == ["B", "C"]


def test_interviews_are_found_by_what_people_know(golden: Project) -> None:
    item = golden.read(interview_list)[2]
    for typed in (item.id, item.id[:8], "c", "C"):
        assert golden.read(find_interview, typed) == item.id
    assert golden.read(find_interview, "nobody") is None
    assert golden.read(find_interview, "") is None


def test_search_takes_ids_words_and_whole_pasted_quotes(sample: Project) -> None:
    card = sample.read(quote_list)[41]
    assert sample.read(search_quotes, card.ref)[0].id == card.id
    assert sample.read(search_quotes, f'"{card.text}"\n')[0].id == card.id
    assert sample.read(search_quotes, f"  {card.ref}\t")[0].id == card.id
    assert sample.read(search_quotes, "100% _ nothing") == ()
    assert sample.read(search_quotes, " ") == ()


def test_the_sample_study_is_sound_and_worth_looking_at(sample: Project) -> None:
    info = sample.read(study_info)
    assert sample.read(problems) == ()
    assert info.customers >= 8
    told = [item for item in sample.read(interview_list) if item.has_transcript]
    assert len(told) == info.customers
    assert all(item.words >= 1500 and item.boxes_filled >= 10 for item in told)
    assert info.quotes > 200
    assert [b.coverage for b in sample.read(box_counts)] == ["covered"] * 12
    jobs = sample.read(job_list)
    assert [j.status for j in jobs].count("priority") == 1
    assert len({r.count.customers for r in sample.read(theme_ranking, ("struggle",))}) >= 4
    assert sample.read(page_counts)["jobs"] == len(jobs)
    assert sample.read(status_line).top_theme_customers == 8


def test_an_untouched_study_has_nothing_to_count_on_boards_and_map(tmp_path: Path) -> None:
    with Project.create(tmp_path / "new.jtbd", make_study, "New") as project:
        assert project.read(page_counts) == {"interviews": 0, "customers": 0, "read": 0, "quotes": 0, "jobs": 0}
        project.run(create_board, "Ideas")
        assert project.read(page_counts)["boards"] == 3
        project.undo()
        assert "boards" not in project.read(page_counts)
        milestone = project.read(map_view).milestones[0]
        project.run(set_count, milestone.id, 12, "2024-05")
        assert project.read(page_counts)["cxmap"] == 6


def test_what_lies_on_a_board_or_the_map_is_counted(sample: Project, golden: Project) -> None:
    pages = {"interviews", "customers", "read", "codes", "quotes", "jobs", "boards", "cxmap"}
    assert sample.read(page_counts).keys() == pages
    board_id, card = golden.read(board_list)[0].id, golden.read(quote_list)[0]
    golden.run(drop_notes, board_id, [Drop(card.id, 0, 0)], None)
    assert golden.read(page_counts)["boards"] == 2


def test_the_codebook_lists_every_code_once_with_its_path(sample: Project) -> None:
    items = sample.read(codebook)
    assert len({i.code_id for i in items}) == len({i.path for i in items}) == len(items)
    theme = next(i for i in items if i.name == "Nobody is coming to open")
    assert (theme.path, theme.column, theme.customers) == ("Struggle/Nobody is coming to open", "struggle", 8)


def test_boxes_of_one_interview_count_one_customer(sample: Project) -> None:
    interview = sample.read(interview_list)[0]
    assert {b.customers for b in sample.read(box_counts, interview.id)} <= {0, 1}


def test_a_check_reads_a_long_text_once(study: Project) -> None:
    """Ten thousand turns of one transcript; reading its words anew for each of them took a machine down."""
    turns = tuple(SpokenTurn("Ana" if n % 2 else "Bo", f"Why? Because of number {n}.") for n in range(10_000))
    parsed = ParsedTranscript("labelled", "Text", turns)
    study.run(import_transcript, parsed, "long.txt", b"long", None)
    heard: list[str] = []
    study._connection.connection.dbapi_connection.set_trace_callback(heard.append)
    assert study.read(problems) == ()
    assert sum("FROM transcript" in statement and "transcript_text.text" in statement for statement in heard) == 1
