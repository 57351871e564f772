# SPDX-License-Identifier: MIT
"""Small studies that tests start from, made by commands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jtbdstudio.commands.notes import Mark, mark_quotes
from jtbdstudio.commands.study import make_study
from jtbdstudio.commands.transcripts import import_transcript
from jtbdstudio.domain.transcript import SURVEY, ParsedSurvey, ParsedTranscript, Respondent, SpokenTurn
from jtbdstudio.queries.codebook import whole_tree
from jtbdstudio.store import Project
from jtbdstudio.store.clock import now
from jtbdstudio.store.schema import LOGGED

ANSWER = "Honestly? It broke on a Friday 😀 and I had forty people waiting. Café closed. "


def new_study(path: Path) -> Project:
    """An empty study with the method in it."""
    return Project.create(path, make_study, "Payroll switch", "Paynest")


def transcript(*answers: str, customer: str = "Dana Ruiz", interviewer: str = "Mira Holt") -> ParsedTranscript:
    """A talk of questions and these answers, two seconds a turn."""
    turns = []
    for number, answer in enumerate(answers):
        turns.append(SpokenTurn(interviewer, f"And then, number {number}?", number * 4000, number * 4000 + 2000))
        turns.append(SpokenTurn(customer, answer, number * 4000 + 2000, number * 4000 + 4000))
    return ParsedTranscript("webvtt", "Zoom cloud recording", tuple(turns), len(turns), 0, len(answers) * 4000)


def survey(*answers: str) -> ParsedSurvey:
    """A survey with one question; each answer is somebody else's, the first of somebody with a name."""
    people = []
    for number, answer in enumerate(answers or ("The night it broke.", "My boss asked 😀.")):
        name = "Ana María Soto" if number == 0 else ""
        turns = (SpokenTurn(SURVEY, "What made you look?"), SpokenTurn(name or f"Respondent {number + 1}", answer))
        talk = ParsedTranscript("survey", "Survey", turns)
        people.append(Respondent({"name": name, "role": "Owner"}, talk, "2026-03-06"))
    return ParsedSurvey(("What made you look?",), tuple(people))


def add_talk(project: Project, *answers: str, data: bytes = b"", **customer: Any) -> str:
    """A new customer with an imported interview; answers the interview's id."""
    parsed = transcript(*(answers or (ANSWER, ANSWER * 2)), customer=customer.get("name", "Dana Ruiz"))
    said = data or repr(answers).encode()
    made = project.run(import_transcript, parsed, "talk.vtt", said, dict(customer), held_on=now()[:10])
    return made.interview_id


def golden_study(path: Path) -> Project:
    """The worked example of filter-and-rank: six customers A to F with their themes."""
    said = {
        "A": ("s1", "m1", "o1"),
        "B": ("s1", "m1", "m2", "o1"),
        "C": ("s1", "m2", "o2"),
        "D": ("s2", "m2", "o2"),
        "E": ("s2", "m3", "o2"),
        "F": ("s1", "m1", "o3"),
    }
    columns = {"s": "Struggle", "m": "Motivation", "o": "Outcome"}
    project = new_study(path)
    for code, themes in said.items():
        interview = add_talk(project, *(f"I say {theme} now." for theme in themes), code=code, name=f"Person {code}")
        text = project.read(_text, interview)
        marks = []
        for theme in themes:
            start = text.index(f"I say {theme}")
            marks.append(Mark(start, start + len(f"I say {theme} now."), (f"{columns[theme[0]]}/{theme}",)))
        project.run(mark_quotes, interview, marks)
    return project


def _text(session: Any, interview_id: str) -> str:
    from jtbdstudio.queries.reader import reader_view

    view = reader_view(session, interview_id)
    assert view is not None
    return view.text


def code(project: Project, typed: str) -> str:
    """The id of a code by path or key."""
    found = project.read(whole_tree).find(typed)
    assert found is not None, typed
    return found.id


def contents(project: Project) -> dict[str, list[tuple[Any, ...]]]:
    """Every logged row of a study: two equal answers mean two equal studies."""

    def rows(session: Any) -> dict[str, list[tuple[Any, ...]]]:
        raw = session.connection().connection
        return {t.name: raw.execute(f'SELECT * FROM "{t.name}" ORDER BY id').fetchall() for t in LOGGED}

    return project.read(rows)
