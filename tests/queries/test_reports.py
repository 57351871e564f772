# SPDX-License-Identifier: MIT
"""What an export says: the same numbers as everywhere, and no name unless somebody asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from jtbdstudio.commands.codes import ensure_code
from jtbdstudio.commands.customers import edit_customer
from jtbdstudio.commands.jobs import draft_job, edit_job
from jtbdstudio.commands.notes import edit_note, mark_quote
from jtbdstudio.domain.report import Quote
from jtbdstudio.queries import reports
from jtbdstudio.queries.codebook import box_counts
from jtbdstudio.queries.jobs import common_struggles, theme_ranking
from jtbdstudio.queries.quotes import quote_list
from jtbdstudio.store import Project
from tests.studies import add_talk, code, golden_study

DAY = "2026-11-22"
START = len("And then, number 0?\n")


@pytest.fixture
def golden(tmp_path: Path) -> Iterator[Project]:
    with golden_study(tmp_path / "golden.jtbd") as project:
        yield project


def everything(value: Any) -> str:
    """All words of a report."""
    return repr(asdict(value)) if not isinstance(value, tuple) else " ".join(map(everything, value))


def test_the_workbook_counts_as_the_rankings_do(golden: Project) -> None:
    report = golden.read(reports.workbook_report, DAY)
    ranked = golden.read(theme_ranking)
    assert [(t.column, t.name, t.count) for t in report.themes] == [(r.column, r.name, r.count) for r in ranked]
    common = golden.read(common_struggles)
    assert [s.theme.name for s in report.struggles] == [rank.name for rank, _ in common] == ["s1", "s2"]
    first = [(w.name, w.customers, w.base, w.share, w.lift) for w in report.struggles[0].wanted]
    assert first[:2] == [("m1", 3, 4, 0.75, 1.5), ("m2", 2, 4, 0.5, 1.0)]


def test_the_best_quote_of_a_filtered_theme_is_of_a_customer_with_the_struggle(golden: Project) -> None:
    report = golden.read(reports.workbook_report, DAY)
    o2 = next(w for w in report.struggles[0].wanted if w.name == "o2")
    assert o2.best is not None
    assert (o2.customers, o2.best.customer) == (1, "C")


def test_a_job_carries_its_struggle_its_rankings_and_its_cautions(golden: Project) -> None:
    golden.run(draft_job, code(golden, "Struggle/s1"))
    golden.run(draft_job, code(golden, "Struggle/s2"))
    first, second = golden.read(reports.jobs_report, DAY).jobs
    assert (first.struggle, first.count.customers, first.cautions) == ("s1", 4, ())
    assert [w.name for w in first.motivations] == ["m1", "m2", "m3"]
    assert [q.customer for q in first.quotes] == ["A", "B", "C"]
    assert [w.name for w in second.outcomes[:1]] == ["o2"]
    assert second.cautions[0].startswith("Two customers")


def test_names_go_from_our_own_words_too(golden: Project) -> None:
    job = golden.run(draft_job, code(golden, "Struggle/s1"))
    golden.run(edit_job, job, help_me="ask Person A")
    [told] = golden.read(reports.jobs_report, DAY).jobs
    assert told.help_me == "ask A"


def test_the_jtbd_table_pairs_the_quotes_of_a_customer(golden: Project) -> None:
    rows = golden.read(reports.workbook_report, DAY).table
    assert [row.customer for row in rows] == list("ABCDEF")
    assert [theme for _, theme in rows[1].motivation] == ["m1", "m2"]
    assert [quote.text for quote, _ in rows[1].struggle] == ["I say s1 now."]


def test_boxes_say_what_their_counts_say(sample: Project) -> None:
    report = sample.read(reports.boxes_report, DAY)
    for box, item in zip(report.boxes, sample.read(box_counts), strict=True):
        shown = [*box.best, *(quote for _, quotes in box.groups for quote in quotes)]
        assert len(shown) == item.quotes
        assert len({quote.customer for quote in shown}) == item.customers
        assert all(quote.starred for quote in box.best)
        assert not any(quote.starred for _, quotes in box.groups for quote in quotes)
        assert [customer for customer, _ in box.groups] == sorted(customer for customer, _ in box.groups)


def test_what_does_not_count_stands_apart(golden: Project) -> None:
    box = code(golden, "1")
    card = golden.read(quote_list)[0]
    interview = card.interview_id
    note = golden.run(mark_quote, interview, card.start or 0, card.end or 0, [box])
    golden.run(edit_note, note, evidence="hypothetical")
    told = golden.read(reports.boxes_report, DAY).boxes[0]
    assert (told.quotes, told.best, told.groups, told.summary) == (0, (), (), "no counted quotes · empty")
    assert [quote.ref for quote in told.uncounted] == [card.ref]


def test_nobody_is_named_unless_asked_for(study: Project) -> None:
    answer = "Dana here, from Copper Kettle. Well, Mira, it broke."
    interview = add_talk(study, answer, name="Dana Ruiz", company="Copper Kettle", segment="Cafés like Copper Kettle")
    study.run(mark_quote, interview, START, START + len(answer), [code(study, "S"), code(study, "1")])
    for query in (reports.jobs_report, reports.boxes_report, reports.workbook_report):
        words = everything(study.read(query, DAY))
        assert "P01 here, from P01. Well, Interviewer, it broke." in words
        assert not [name for name in ("Dana", "Ruiz", "Copper", "Mira", "Holt") if name in words]
    [quote] = study.read(reports.quotes_report, names=True)
    assert (quote.customer, quote.text) == ("P01 Dana Ruiz", answer)


def test_a_name_the_transcript_knows_is_hidden_after_the_customer_got_another(study: Project) -> None:
    interview = add_talk(study, "I am Dana, hello.", name="Dana Ruiz")
    study.run(mark_quote, interview, START, START + 17, [code(study, "S")])
    [card] = study.read(quote_list)
    study.run(edit_customer, card.customer_id, name="The café owner")
    [quote] = study.read(reports.quotes_report)
    assert quote.text == "I am P01, hello."


def test_a_quote_says_what_it_means_by_family(study: Project) -> None:
    interview = add_talk(study, "It broke on a Friday, twice.", name="Dana Ruiz")
    typed = ("Struggle/Friday breaks", "Push/Twice in a week", "Push", "box 3", "Energy/Emotional", "Own codes/Vivid")
    codes = [study.run(ensure_code, path) if path != "box 3" else code(study, "3") for path in typed]
    study.run(mark_quote, interview, START, START + 8, codes)
    [quote] = study.read(reports.quotes_report)
    assert quote == Quote(
        ref="Q-0001", customer="P01", date=quote.date, time="00:02", text="It broke",
        codes=("Social & emotional: the struggle", "Struggle/Friday breaks", "Push/Twice in a week", "Emotional",
               "Own codes/Vivid"),
        boxes=("Social & emotional: the struggle",), columns=("Struggle",),
        themes=("Friday breaks", "Own codes: Vivid"), forces=("Push: Twice in a week",), energy=("Emotional",),
    )  # fmt: skip
