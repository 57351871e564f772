# SPDX-License-Identifier: MIT
"""Who asks, which interview a transcript belongs to, and customers with a code of their own."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from jtbdstudio.commands.customers import add_customer, edit_customer
from jtbdstudio.commands.interviews import add_first_interview, add_interview
from jtbdstudio.commands.transcripts import import_transcript, set_interviewer
from jtbdstudio.domain.errors import UserError
from jtbdstudio.domain.transcript import ParsedTranscript, SpokenTurn
from jtbdstudio.queries.interview_details import interview_details
from jtbdstudio.queries.interviews import customer_list, interview_list
from jtbdstudio.store import Project
from jtbdstudio.store.schema import TurnRow
from tests.studies import add_talk, contents, transcript


def roles(project: Project) -> list[tuple[str, str]]:
    query = select(TurnRow.speaker, TurnRow.role).order_by(TurnRow.ordinal)
    return [(speaker, role) for speaker, role in project.read(lambda session: session.execute(query).all())]


def test_turns_without_a_name_never_ask(study: Project) -> None:
    parsed = ParsedTranscript(
        "plain", "Plain", (SpokenTurn("Mira", "Why?"), SpokenTurn("", "Because."), SpokenTurn("Dana", "So."))
    )
    made = study.run(import_transcript, parsed, "a.txt", b"a", interviewer="Mira")
    study.run(set_interviewer, made.interview_id, "")
    assert [role for _, role in roles(study)] == ["customer"] * 3
    study.run(set_interviewer, made.interview_id, "Dana")
    assert roles(study) == [("Mira", "customer"), ("", "customer"), ("Dana", "interviewer")]
    assert study.undo() == "Change interviewer"
    assert [role for _, role in roles(study)] == ["customer"] * 3


def test_an_empty_interviewer_is_an_answer_and_none_is_a_question(study: Project) -> None:
    study.run(import_transcript, transcript("One."), "a.vtt", b"a", {"code": "P01"}, interviewer="")
    study.run(import_transcript, transcript("Two."), "b.vtt", b"b", {"code": "P02"})
    assert [item.interviewer for item in study.read(interview_list)] == ["", "Mira Holt"]


def test_a_transcript_joins_the_interview_that_waits(study: Project) -> None:
    customer = study.run(add_customer, code="P05")
    waiting = study.run(add_interview, customer, held_on="2025-03-02", consent="recorded")
    before = contents(study)
    made = study.run(import_transcript, transcript("One."), "a.vtt", b"a", {"code": "P05"})
    assert made.interview_id == waiting
    details = study.read(interview_details, waiting)
    assert details is not None
    assert (details.held_on, details.consent, details.interviewer) == ("2025-03-02", "recorded", "Mira Holt")
    study.undo()
    assert contents(study) == before
    study.redo()
    assert study.run(import_transcript, transcript("Two."), "b.vtt", b"b", {"code": "P05"}).interview_id != waiting


def test_a_customer_and_a_first_interview_are_one_step(study: Project) -> None:
    before = contents(study)
    study.run(add_first_interview, {"code": "P09", "name": "Nora"}, held_on="2025-03-02")
    assert [(item.customer_code, item.held_on) for item in study.read(interview_list)] == [("P09", "2025-03-02")]
    assert study.undo() == "Add interview"
    assert contents(study) == before


def test_a_code_belongs_to_one_customer(study: Project) -> None:
    add_talk(study, code="P01")
    other = study.run(add_customer, code="P02")
    with pytest.raises(UserError, match="P01 is another customer already"):
        study.run(add_first_interview, {"code": "P01"})
    with pytest.raises(UserError, match="another customer"):
        study.run(edit_customer, other, code=" P01 ")
    study.run(edit_customer, other, code=" P07 ")
    assert [customer.code for customer in study.read(customer_list)] == ["P01", "P07"]
