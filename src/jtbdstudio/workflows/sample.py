# SPDX-License-Identifier: MIT
"""The sample study, built by the same commands people use, from the material in `resources/sample`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jtbdstudio.commands.advice import dismiss_advice
from jtbdstudio.commands.boards import make_cluster, place_waiting
from jtbdstudio.commands.codes import archive_codes, edit_code, ensure_code
from jtbdstudio.commands.customers import CUSTOMER_FIELDS, add_stakeholder
from jtbdstudio.commands.debriefs import edit_debrief, finish_debrief, hear_in_box, paste_notes, start_debrief
from jtbdstudio.commands.interviews import add_interview
from jtbdstudio.commands.jobs import choose_job, draft_job, edit_job, score_job
from jtbdstudio.commands.maps import edit_milestone, set_count, set_kpi, write_cell
from jtbdstudio.commands.notes import Mark, mark_quotes
from jtbdstudio.commands.study import describe_study, make_study
from jtbdstudio.commands.transcripts import import_transcript
from jtbdstudio.domain.advice import Subject
from jtbdstudio.domain.codes import BOXES, JOB_COLUMNS
from jtbdstudio.domain.customers import attributes_text
from jtbdstudio.domain.debrief import QUESTIONS
from jtbdstudio.domain.resources import resource
from jtbdstudio.interchange.transcripts import read_transcript
from jtbdstudio.queries.boards import BoardView, board_list, board_view
from jtbdstudio.queries.codebook import whole_tree
from jtbdstudio.queries.guides import guides
from jtbdstudio.queries.interviews import interview_list
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
        fixed = {"interviewer": study["interviewer"], "guide_id": _guide(project, study["guide"])}
        for customer in study["customer"]:
            _add_customer(project, customer, fixed)
        _read_again(project, _load("second", "P04.toml"))
        for typed, voice in study["voices"].items():
            project.run(edit_code, project.run(ensure_code, typed), voice=voice)
        _describe_codes(project, _load("codes.toml")["code"])
        _sort_boards(project)
        for job in study["job"]:
            _add_job(project, job)
        _fill_map(project, study["map"])
        _write_debriefs(project, _load("debriefs.toml"))


def _load(*parts: str) -> dict[str, Any]:
    return tomllib.loads(resource("sample", *parts).read_text(encoding="utf-8"))


def _guide(project: Project, handle: str) -> str:
    return next(guide.id for guide in project.read(guides) if guide.handle == handle)


def _add_customer(project: Project, row: dict[str, Any], fixed: dict[str, Any]) -> None:
    """Somebody with their interview, who decides with them, and talks that have no transcript."""
    customer = {name: _plain(value) for name, value in row.items() if name in CUSTOMER_FIELDS}
    customer["attributes"] = attributes_text(row["attributes"])
    customer_id = _import(project, customer, {"consent": "recorded", **fixed, **row["interview"]})
    for person in row.get("stakeholder", ()):
        project.run(add_stakeholder, customer_id, **{name: _plain(value) for name, value in person.items()})
    for talk in row.get("later", ()):
        project.run(add_interview, customer_id, **fixed, **talk)


def _import(project: Project, customer: dict[str, Any], interview: dict[str, Any]) -> str:
    """The transcript and its quotes; answers the customer's id."""
    file = resource("sample", "interviews", f"{customer['code']}.vtt")
    data = file.read_bytes()
    parsed = read_transcript(file.name, data)
    made = project.run(import_transcript, parsed, file.name, data, customer, **interview)
    view = project.read(reader_view, made.interview_id)
    if view is None:
        raise RuntimeError(f"the sample interview {file.name} has no transcript")
    marks = [_mark(view.text, row) for row in _load("tags", f"{customer['code']}.toml")["quote"]]
    project.run(mark_quotes, made.interview_id, marks)
    return made.customer_id


def _read_again(project: Project, rows: dict[str, Any]) -> None:
    """One interview as a second coder read it: in the same quotes, so that there are no more of them than before."""
    talk = next(item for item in project.read(interview_list) if item.customer_code == rows["customer"])
    view = project.read(reader_view, talk.id)
    if view is None:
        raise RuntimeError(f"the interview of {rows['customer']} has no transcript")
    sitting, project.author = project.author, rows["coder"]
    project.run(mark_quotes, talk.id, [_mark(view.text, row) for row in rows["quote"]])
    project.author = sitting


def _describe_codes(project: Project, rows: list[dict[str, Any]]) -> None:
    """The codebook: what codes mean and when they are given, those of the study's own, one that was given up."""
    for row in rows:
        code_id = project.run(ensure_code, row["path"])
        project.run(edit_code, code_id, **_only(row, ("description", "include", "exclude")))
        if row.get("archived"):
            project.run(archive_codes, [code_id])


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


def _write_debriefs(project: Project, rows: dict[str, Any]) -> None:
    talks = project.read(interview_list)
    boxes = {number: project.read(whole_tree).handle(handle).id for number, handle in enumerate(BOXES, 1)}
    for row in rows["debrief"]:
        held_on = row.get("held_on", "")
        talk = next(t for t in talks if t.customer_code == row["customer"] and held_on in ("", t.held_on))
        _write_debrief(project, talk.id, row, boxes)
    for aside in rows["aside"]:
        person = next(talk.customer_id for talk in talks if talk.customer_code == aside["customer"])
        project.run(dismiss_advice, aside["rule"], Subject("customer", person, "").key, aside["reason"])


def _write_debrief(project: Project, interview_id: str, row: dict[str, Any], boxes: dict[int, str]) -> None:
    """What each of them noted, pasted as people paste it, then the boxes."""
    project.run(start_debrief, interview_id, at=row["began"])
    for notes in row["by"]:
        found = {question: _lines(notes[question]) for question in QUESTIONS if question in notes}
        project.run(paste_notes, interview_id, found, notes["who"])
    for line in row.get("heard", ()):
        inferred = line.get("inferred", False)
        project.run(hear_in_box, interview_id, boxes[line["box"]], line["text"], inferred=inferred)
    if "closing_answer" in row:
        project.run(edit_debrief, interview_id, closing_asked="y", closing_answer=row["closing_answer"])
    elif "closing_asked" in row:
        project.run(edit_debrief, interview_id, closing_asked=row["closing_asked"])
    if "finished" in row:
        nothing = row.get("nothing_surprising", False)
        project.run(finish_debrief, interview_id, nothing_surprising=nothing, at=row["finished"])


def _lines(found: str | list[str]) -> list[str]:
    return found if isinstance(found, list) else found.strip().splitlines()
