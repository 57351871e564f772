# SPDX-License-Identifier: MIT
"""One talk that Anna and Ben both read, each for themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from jtbdstudio.commands.notes import mark_quote
from jtbdstudio.queries.reader import reader_view
from jtbdstudio.store import Project
from tests.studies import add_talk, code, new_study

LATE, NOBODY, CALLED, WEPT = "I was late.", "Nobody came!", "So I called and called again.", "Then I wept."


@contextmanager
def coding_as(project: Project, name: str) -> Iterator[None]:
    """Somebody else sits here for a while."""
    sitting, project.author = project.author, name
    try:
        yield
    finally:
        project.author = sitting


def tag(project: Project, interview_id: str, words: str, codes: Sequence[str] = (), alone: bool = True) -> str:
    """Give words of the talk codes, as paths or keys; answers the quote's id."""
    view = project.read(reader_view, interview_id)
    assert view is not None
    start = view.text.index(words)
    given = [code(project, typed) for typed in codes]
    return project.run(mark_quote, interview_id, start, start + len(words), given, alone)


def read_by_two(path: Path) -> tuple[Project, str]:
    """The study and its interview: they agree on one sentence of four, and on the column of another."""
    project = new_study(path)
    interview_id = add_talk(project, f"{LATE} {NOBODY}", f"{CALLED} {WEPT}", code="P01")
    with coding_as(project, "Anna"):
        tag(project, interview_id, LATE, ["2", "S"])
        tag(project, interview_id, NOBODY, ["2"])
        tag(project, interview_id, WEPT, ["S"])
    with coding_as(project, "Ben"):
        tag(project, interview_id, "was late", ["S"])
        tag(project, interview_id, NOBODY, ["2"])
    return project, interview_id
