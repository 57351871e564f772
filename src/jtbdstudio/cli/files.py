# SPDX-License-Identifier: MIT
"""Commands that write: studies, transcripts, tags, documents, and walking the history."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from jtbdstudio.commands.notes import Mark, mark_quotes
from jtbdstudio.commands.study import make_study
from jtbdstudio.domain.consent import naming_cautions
from jtbdstudio.domain.errors import UserError
from jtbdstudio.queries.consent import agreements
from jtbdstudio.queries.interviews import find_interview
from jtbdstudio.queries.quotes import cards_by_id
from jtbdstudio.store import Project
from jtbdstudio.workflows.export import KINDS, export
from jtbdstudio.workflows.import_look import read_file
from jtbdstudio.workflows.imports import ImportReport, store_file
from jtbdstudio.workflows.sample import build_sample


def new(options: Namespace) -> int:
    Project.create(options.project, make_study, options.product or options.project.stem, options.product).close()
    print(f"Made {options.project}.")
    return 0


def demo(options: Namespace) -> int:
    build_sample(options.project)
    print(f"Wrote the sample study to {options.project}.")
    return 0


def import_files(options: Namespace) -> int:
    """Each file by itself: a bad one is told and the rest go on; 1 if any was bad."""
    failed = False
    with Project.open(options.project) as project:
        for path in options.files:
            report = store_file(project, read_file(path))
            failed |= report.made is None
            print(json.dumps(report.as_json(), ensure_ascii=False) if options.json else _sentence(report), flush=True)
    return int(failed)


def _sentence(report: ImportReport) -> str:
    parsed = report.read.parsed
    if report.made is None or parsed is None:
        return f"{report.read.path.name}: not imported. {report.error}"
    turns = sum(len(transcript.turns) for transcript in report.read.transcripts)
    said = f"{parsed.format_name}, {turns} turns, {parsed.words} words"
    codes = list(dict.fromkeys(made.customer_code for made in report.interviews))
    who = ", ".join(codes) if len(codes) < 4 else f"{codes[0]} … {codes[-1]}"
    return " ".join([f"{who}: {report.read.path.name} ({said}).", *parsed.warnings])


def tag(options: Namespace) -> int:
    """What a key press does in the reader: mark the words, give them the codes."""
    with Project.open(options.project) as project:
        interview_id = project.read(find_interview, options.interview)
        if interview_id is None:
            raise UserError(f"There is no interview “{options.interview}” in this study. Nothing was tagged.")
        mark = Mark(options.start, options.end, tuple(options.codes))
        [note_id] = project.run(mark_quotes, interview_id, [mark])
        print(project.read(cards_by_id, [note_id])[0].ref)
    return 0


def export_file(options: Namespace) -> int:
    with Project.open(options.project, read_only=True) as project:
        out = export(project, options.out, options.kind, options.names)
        told = naming_cautions(project.read(agreements), options.names) if options.kind != "guides" else ()
    print(f"Wrote {out}.")
    for sentence in told:
        print(sentence, file=sys.stderr)
    return 0


def kinds_help() -> str:
    """The kinds an export can be of."""
    return ", ".join(f"{kind.name} ({kind.suffix})" for kind in KINDS)


def undo(options: Namespace) -> int:
    with Project.open(options.project) as project:
        label = project.undo()
    print(f"Undone: {label}." if label else "There is nothing to undo.")
    return 0


def redo(options: Namespace) -> int:
    with Project.open(options.project) as project:
        label = project.redo()
    print(f"Redone: {label}." if label else "There is nothing to redo.")
    return 0
