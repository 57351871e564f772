# SPDX-License-Identifier: MIT
"""The sample study, built by the same commands people use, from the material in `resources/sample`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jtbdstudio.commands.boards import make_cluster, place_waiting
from jtbdstudio.commands.codes import edit_code, ensure_code
from jtbdstudio.commands.jobs import choose_job, draft_job, edit_job, score_job
from jtbdstudio.commands.maps import edit_milestone, set_count, set_kpi, write_cell
from jtbdstudio.commands.notes import Mark, mark_quotes
from jtbdstudio.commands.study import describe_study, make_study
from jtbdstudio.commands.transcripts import import_transcript
from jtbdstudio.domain.codes import JOB_COLUMNS
from jtbdstudio.domain.resources import resource
from jtbdstudio.interchange.transcripts import read_transcript
from jtbdstudio.queries.boards import BoardView, board_list, board_view
from jtbdstudio.queries.codebook import whole_tree
from jtbdstudio.queries.jobs import criteria
from jtbdstudio.queries.maps import map_view
from jtbdstudio.queries.reader import reader_view
from jtbdstudio.store import Project

UNSORTED = ("P09", "P10")
"""Customers whose quotes still wait beside the boards, so that there is something left to sort."""
_NOTE_FIELDS = ("headline", "evidence", "surprise", "starred")


def build_sample(path: Path | str) -> None:
    """Write the sample study to a new file."""
    study = _load("study.toml")
    with Project.create(path, make_study, study["name"], study["product"], study["question"]) as project:
        project.author = study["interviewer"]
        project.run(describe_study, decision=study["decision"])
        for customer in study["customer"]:
            _add_interview(project, customer, study["interviewer"])
        for typed, voice in study["voices"].items():
            project.run(edit_code, project.run(ensure_code, typed), voice=voice)
        _sort_boards(project)
        for job in study["job"]:
            _add_job(project, job)
        _fill_map(project, study["map"])


def _load(*parts: str) -> dict[str, Any]:
    return tomllib.loads(resource("sample", *parts).read_text(encoding="utf-8"))


def _add_interview(project: Project, customer: dict[str, Any], interviewer: str) -> None:
    customer = dict(customer)
    interview = {
        "held_on": customer.pop("held_on"),
        "quote_ok": customer.pop("quote_ok", "anonymous"),
        "consent": "recorded",
        "interviewer": interviewer,
    }
    file = resource("sample", "interviews", f"{customer['code']}.vtt")
    data = file.read_bytes()
    parsed = read_transcript(file.name, data)
    made = project.run(import_transcript, parsed, file.name, data, customer, **interview)
    view = project.read(reader_view, made.interview_id)
    if view is None:
        raise RuntimeError(f"the sample interview {file.name} has no transcript")
    marks = [_mark(view.text, row) for row in _load("tags", f"{customer['code']}.toml")["quote"]]
    project.run(mark_quotes, made.interview_id, marks)


def _mark(text: str, row: dict[str, Any]) -> Mark:
    words = row["text"]
    start = text.index(words)
    fields = {name: _plain(row[name]) for name in _NOTE_FIELDS if name in row}
    return Mark(start, start + len(words), tuple(row["codes"]), fields)


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else value


def _sort_boards(project: Project) -> None:
    for board in project.read(board_list):
        if board.kind == "columns":
            _make_clusters(project, board.id)
        view = _view(project, board.id)
        cards = {card.id: card.customer_code for card in view.waiting}
        for zone in view.zones:
            sorted_notes = [n for n in zone.waiting if cards[n] not in UNSORTED]
            if sorted_notes and zone.kind != "column":
                project.run(place_waiting, zone.id, sorted_notes)


def _make_clusters(project: Project, board_id: str) -> None:
    tree = project.read(whole_tree)
    for column in (tree.handle(handle) for handle in JOB_COLUMNS):
        for theme in tree.children(column.id):
            project.run(make_cluster, board_id, [], theme.name, column.id)


def _view(project: Project, board_id: str) -> BoardView:
    view = project.read(board_view, board_id)
    if view is None:
        raise RuntimeError("the board just listed is gone")
    return view


def _add_job(project: Project, job: dict[str, Any]) -> None:
    job_id = project.run(draft_job, project.run(ensure_code, job["struggle"]))
    words = {name: job[name] for name in ("name", "help_me", "so_i_can") if name in job}
    project.run(edit_job, job_id, **words)
    by_name = {criterion.name: criterion.id for criterion in project.read(criteria)}
    for name, score in job["scores"].items():
        project.run(score_job, job_id, by_name[name], score)
    if job.get("chosen"):
        project.run(choose_job, job_id, job["reason"])


def _fill_map(project: Project, rows: dict[str, Any]) -> None:
    view = project.read(map_view)
    if view is None:
        raise RuntimeError("a new study has a map")
    milestones = {milestone.name: milestone.id for milestone in view.milestones}
    for row in rows["milestone"]:
        milestone_id = milestones[row["name"]]
        for lens in view.lenses:
            project.run(write_cell, milestone_id, lens.id, row[lens.name.lower()])
        project.run(set_kpi, milestone_id, **_only(row, ("rule", "owner")), name=row["kpi"])
        project.run(set_count, milestone_id, row["reached"], rows["period"])
        project.run(edit_milestone, milestone_id, **_only(row, ("leap_of_faith", "mood", "state", "gap")))


def _only(row: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: row[name] for name in names if name in row}
