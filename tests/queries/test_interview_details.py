# SPDX-License-Identifier: MIT
"""An interview in full, the notes behind its numbers, and what an import recognizes."""

from __future__ import annotations

import hashlib

from jtbdstudio.commands.customers import add_customer
from jtbdstudio.commands.interviews import add_interview
from jtbdstudio.commands.notes import Mark, mark_quotes, write_note
from jtbdstudio.queries.interview_details import KnownFile, interview_details, interview_notes, known_people
from jtbdstudio.store import Project
from tests.studies import add_talk


def test_an_interview_comes_with_its_customer(study: Project) -> None:
    first = add_talk(study, "One thing.", code="P01", name="Dana Ruiz", role="CFO", fit="yy?n??", notes="met twice")
    second = add_talk(study, "Another thing.", code="P01")
    study.run(mark_quotes, second, [Mark(0, 8, ()), Mark(9, 12, ())])
    details = study.read(interview_details, first)
    assert details is not None
    assert (details.code, details.role, details.fit, details.notes) == ("P01", "CFO", "yy?n??", "met twice")
    assert details.speakers == ("Mira Holt", "Dana Ruiz")
    assert (details.interviews, details.quotes) == (2, 2)
    assert (details.consent, details.quote_ok) == ("pending", "anonymous")
    assert study.read(interview_details, "gone") is None


def test_the_notes_behind_the_numbers(study: Project) -> None:
    mine, other = add_talk(study, "One thing.", code="P01"), add_talk(study, "Another.", code="P02")
    quote, plain = study.run(mark_quotes, mine, [Mark(0, 8, ("box.1", "box.3"), {"surprise": 1}), Mark(9, 12, ())])
    study.run(mark_quotes, other, [Mark(0, 8, ("box.2",))])
    surprise = study.run(write_note, "Nobody compared prices", kind="surprise", interview_id=mine)
    notes = study.read(interview_notes, mine)
    assert notes.quotes == (quote, plain)
    assert notes.surprises == (quote, surprise)
    assert notes.boxed == (quote,)
    assert len(notes.empty_boxes) == 10


def test_an_import_knows_people_and_files(study: Project) -> None:
    interview = add_talk(study, "One thing.", code="P02", name="Dana Ruiz", data=b"bytes")
    study.run(add_interview, study.run(add_customer, code="P01", name="Ole"))
    known = study.read(known_people)
    day = study.read(interview_details, interview).held_on
    assert known.customers == (("P01", "Ole"), ("P02", "Dana Ruiz"))
    assert known.interviewers == ("Mira Holt",)
    assert known.files == {hashlib.sha256(b"bytes").hexdigest(): KnownFile(interview, "P02", day)}
    assert set(known.said.values()) == set(known.files.values())
