# SPDX-License-Identifier: MIT
"""Two Word documents for everybody else: the job statements, and the 12 boxes.

Every quote ends with `(P04, 2026-09-16, 12:10, Q-0412)`: who said it, when, where in the recording, and its id.
"""

from __future__ import annotations

from collections.abc import Iterable

from jtbdstudio.domain.report import BoxesReport, JobsReport, Study, Tick, no_tick
from jtbdstudio.interchange.tables import clean
from jtbdstudio.interchange.word_body import Places, fill
from jtbdstudio.interchange.word_boxes import box_section, overview
from jtbdstudio.interchange.word_jobs import appendix, job_section, summary
from jtbdstudio.interchange.word_parts import title_block
from jtbdstudio.interchange.word_styles import new_document, to_bytes


def job_statements(report: JobsReport, tick: Tick = no_tick) -> bytes:
    """Title and summary, one section a job, then how it was counted, the customers and the register of quotes."""
    places = Places()
    title = "Job statements"
    parts = title_block(report.study, title)
    parts += summary(report.jobs)
    total = len(report.jobs) + 1
    for number, job in enumerate(report.jobs):
        tick(number, total, job.name)
        parts += job_section(job, number, places)
    tick(total - 1, total, "Quote register")
    parts += appendix(report, places, tick)
    return _document(report.study, title, parts)


def boxes(report: BoxesReport, tick: Tick = no_tick) -> bytes:
    """One section a box: the quotes that say it best first, then the rest by customer."""
    places = Places()
    title = "12 boxes"
    parts = title_block(report.study, title)
    parts += overview(report)
    for box in report.boxes:
        tick(box.number - 1, len(report.boxes), box.name)
        parts += box_section(box, places)
    return _document(report.study, title, parts)


def _document(study: Study, title: str, parts: Iterable[str]) -> bytes:
    document = new_document(title, clean(study.name))
    fill(document, parts)
    return to_bytes(document)
