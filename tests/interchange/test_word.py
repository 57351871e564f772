# SPDX-License-Identifier: MIT
"""Word documents, opened again: structure, sources, what a reader can follow."""

from __future__ import annotations

import io
import re
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from jtbdstudio.domain.counting import Count
from jtbdstudio.domain.report import BoxesReport, JobsReport, Quote
from jtbdstudio.interchange import word
from tests.told import box, customer, job, quote, study

CITED = re.compile(r"\((?:P\d\d, 2026-09-16, 12:10, )?(Q-\d{4})\)")


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def styled(document: Any, style: str) -> list[str]:
    """The paragraphs in one style, outside of tables."""
    return [p.text for p in document.paragraphs if p.style.name == style]


def rows(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.fixture
def jobs() -> JobsReport:
    second = job("Late changes", status="tabled", motivations=(), outcomes=(), cautions=("A single customer.",))
    register = (*job().quotes, quote("Q-0003", customer="P03", counts=False, codes=("Pain", "Struggle/Friday")))
    people = (customer("P01"), customer("P02"), customer("P03", kind="prospect", counts=False))
    return JobsReport(study(), (job(), second), people, register)


def test_job_statements_open_with_a_summary(jobs: JobsReport) -> None:
    document = opened(word.job_statements(jobs))
    assert styled(document, "Title") == ["Job statements"]
    assert styled(document, "Subtitle") == ["Payroll switch · Paynest"]
    assert styled(document, "Facts")[0] == "6 customers · 6 interviews · 12 quotes · 22 November 2026"
    assert rows(document.tables[0]) == [
        ["Job", "Statement", "Customers", "Priority"],
        ["Payday breaks", "When I cannot pay on Friday, help me see it coming, so I can sleep.", "4 of 6",
         "Chosen\n4.5 of 5"],
        ["Late changes", "When I cannot pay on Friday, help me see it coming, so I can sleep.", "4 of 6",
         "Tabled\n4.5 of 5"],
    ]  # fmt: skip


def test_each_job_says_its_statement_in_three_lines_with_evidence(jobs: JobsReport) -> None:
    document = opened(word.job_statements(jobs))
    assert styled(document, "Heading 1") == ["Payday breaks", "Late changes", "How the counting works"]
    assert styled(document, "Statement")[:3] == [
        "When I cannot pay on Friday", "Help me see it coming", "So I can sleep",
    ]  # fmt: skip
    assert styled(document, "Evidence")[0] == "4 of 6 customers · 5 quotes · dominant"
    assert styled(document, "Caution") == ["A single customer."]
    assert styled(document, "Quote")[0] == "“It broke on a Friday.”\n(P01, 2026-09-16, 12:10, Q-0001)"
    assert styled(document, "Heading 2")[1:5] == [
        "Struggle: Friday breaks", "Motivations of these 4 customers", "Outcomes of these 4 customers", "Priority",
    ]  # fmt: skip


def test_what_they_wanted_is_ranked_and_single_voices_stand_below(jobs: JobsReport) -> None:
    document = opened(word.job_statements(jobs))
    assert rows(document.tables[1]) == [
        ["Theme", "Customers", "Share", "Says it best"],
        ["See it coming", "3 of 4", "75%", "“It broke on a Friday.”\n(P01, 2026-09-16, 12:10, Q-0001)"],
    ]
    assert styled(document, "Table Note")[0] == "Heard from one customer each: Be told (Q-0002)."


def test_scores_stand_with_their_reasons(jobs: JobsReport) -> None:
    document = opened(word.job_statements(jobs))
    assert rows(document.tables[3]) == [
        ["Criterion", "Score", "Reason"],
        ["Urgency", "●●●●●  5", "They call at night."],
    ]
    unexplained = job(scores=tuple(type(s)(s.criterion, s.score, "") for s in job().scores))
    document = opened(word.job_statements(JobsReport(study(), (unexplained,), (), ())))
    assert rows(document.tables[3])[0] == ["Criterion", "Score", "What it asks"]


def test_every_claim_leads_to_the_register(jobs: JobsReport) -> None:
    document = opened(word.job_statements(jobs))
    body = document.element.body
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert links == {"job_0", "job_1", "Q_0001", "Q_0002"}
    assert links <= set(marks)
    assert len(marks) == len(set(marks))
    register = rows(document.tables[-1])
    assert register[0] == ["Id", "Customer", "Date", "Time", "Quote", "Codes"]
    assert [row[0] for row in register[1:]] == ["Q-0001", "Q-0002", "Q-0003"]
    assert register[3][5] == "Pain; Struggle/Friday; not counted"
    cited = set(CITED.findall("\n".join(p.text for p in document.paragraphs)))
    assert cited <= {row[0] for row in register}


def test_the_appendix_lists_customers_by_code(jobs: JobsReport) -> None:
    document = opened(word.job_statements(jobs))
    assert rows(document.tables[-2])[:2] == [
        ["Customer", "Segment", "Kind", "Interview", "Quotes"], ["P01", "Clinics", "best customer", "2026-09-16", "2"],
    ]  # fmt: skip
    assert rows(document.tables[-2])[3][2] == "prospect (not counted)"
    named = JobsReport(study(named=True), (), (customer("P01 Dana Ruiz", company="Copper Kettle"),), ())
    document = opened(word.job_statements(named))
    assert rows(document.tables[-2])[1][:2] == ["P01 Dana Ruiz", "Copper Kettle"]


def test_table_heads_are_repeated_and_pages_numbered(jobs: JobsReport) -> None:
    document = opened(word.job_statements(jobs))
    for table in document.tables:
        assert table.rows[0]._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
    footer = document.sections[0].footer._element
    fields = [text.text.strip() for text in footer.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_document_says_what_it_is_and_not_who_was_logged_in(jobs: JobsReport) -> None:
    about = opened(word.job_statements(jobs)).core_properties
    assert (about.title, about.subject, about.author) == ("Job statements", "Payroll switch", "JTBD Studio")
    assert about.last_modified_by == "JTBD Studio"


def test_a_study_without_jobs_says_so() -> None:
    document = opened(word.job_statements(JobsReport(study(), (), (), ())))
    assert styled(document, "Caution")[0].startswith("No job statement is written yet.")


def test_markup_and_control_characters_in_words_do_no_harm() -> None:
    words = 'a <b> & "c"\x00\x0b d\nsecond line ]]> 😀'
    report = JobsReport(study(name="R&D <1>"), (job(when_i=words),), (), (quote(text=words),))
    document = opened(word.job_statements(report))
    assert styled(document, "Statement")[0] == 'When I a <b> & "c"\n d\nsecond line ]]> 😀'


def test_boxes_show_what_says_it_best_and_then_the_rest_by_customer() -> None:
    best = quote("Q-0002", customer="P02", starred=True)
    rest: tuple[tuple[str, tuple[Quote, ...]], ...] = (("P01", (quote("Q-0001"),)), ("P03", (quote("Q-0003"),)))
    full = box(1, name="Triggers", quotes=3, customers=3, coverage="covered", best=(best,), groups=rest)
    apart = box(3, uncounted=(quote("Q-0009"),))
    document = opened(word.boxes(BoxesReport(study(), (full, box(2), apart))))
    assert styled(document, "Heading 1") == ["Triggers", "Box 2", "Box 3"]
    assert styled(document, "Evidence") == [
        "3 quotes from 3 customers · covered", "no quotes yet · empty", "no counted quotes · empty",
    ]  # fmt: skip
    assert styled(document, "Heading 2")[1:3] == ["Says it best", "All others, by customer"]
    assert styled(document, "Heading 3") == ["P01", "P03"]
    assert [CITED.findall(text)[0] for text in styled(document, "Quote")] == ["Q-0002", "Q-0001", "Q-0003", "Q-0009"]
    assert len(styled(document, "Caution")) == 1
    assert rows(document.tables[0])[1] == ["1  Triggers", "Struggle", "3", "3", "covered"]


def test_one_customer_is_one_customer() -> None:
    alone = job(count=Count(1, 1, 6))
    document = opened(word.job_statements(JobsReport(study(), (alone,), (), ())))
    assert "Motivations of this customer" in styled(document, "Heading 2")


def test_progress_is_told_and_may_stop_the_work(jobs: JobsReport) -> None:
    heard: list[str] = []
    word.job_statements(jobs, lambda done, total, text: heard.append(text))
    assert heard == ["Payday breaks", "Late changes", "Quote register", "Quote register"]
