# SPDX-License-Identifier: MIT
"""Studies written by earlier versions: they open, a copy is kept, and the steps taken then still go back and forth.

`version-1.jtbd.xz` was written by that version: an import, a quote with a code, an edited customer, and two steps
that were taken back. So was `version-2.jtbd.xz`, with a theme and a quote made longer.
"""

from __future__ import annotations

import lzma
import sqlite3
from pathlib import Path

import pytest

from jtbdstudio.commands.customers import edit_customer
from jtbdstudio.commands.debriefs import add_surprise
from jtbdstudio.queries.customers import customers_in_full
from jtbdstudio.queries.debriefs import debrief_questions
from jtbdstudio.queries.guides import guides
from jtbdstudio.queries.health import problems
from jtbdstudio.queries.interview_details import known_people
from jtbdstudio.queries.overview import steps, study_info
from jtbdstudio.queries.quotes import quote_list
from jtbdstudio.store import Project
from jtbdstudio.store.schema import SCHEMA_VERSION
from tests.studies import contents

OLD = Path(__file__).with_name("version-1.jtbd.xz")
DONE = ["Import transcript", "Tag quote", "Edit customer"]
UNDONE = ["Edit note", "Write note"]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.jtbd"
    path.write_bytes(lzma.decompress(OLD.read_bytes()))
    return path


def version(path: Path) -> int:
    raw = sqlite3.connect(path)
    found: int = raw.execute("PRAGMA user_version").fetchone()[0]
    raw.close()
    return found


def test_it_is_migrated_and_a_copy_of_what_was_is_beside_it(old: Path) -> None:
    with Project.open(old) as project:
        assert project.read(problems) == ()
        assert project.read(study_info).quotes == 1
    assert version(old) == SCHEMA_VERSION
    [backup] = [path for path in old.parent.iterdir() if path != old]
    assert version(backup) == 1


def test_its_rows_have_what_is_new(old: Path) -> None:
    with Project.open(old) as project:
        [customer] = project.read(customers_in_full)
        assert (customer.company, customer.fits, customer.is_b2b) == ("Copper Kettle", 4, False)
        assert (customer.attributes, customer.stakeholders) == ({}, ())
        assert [q.handle for q in project.read(debrief_questions)] == [
            "takeaways",
            "surprises",
            "wish_asked",
            "do_differently",
        ]
        asking = [guide for guide in project.read(guides) if guide.handle == "website_survey"]
        assert [question.is_closing for question in asking[0].questions][-1] is True
        assert len(project.read(known_people).said) == 1, "the words are known again when the file comes twice"


def test_its_steps_go_back_to_the_beginning_and_forth_to_the_end(old: Path) -> None:
    with Project.open(old) as project:
        now = contents(project)
        assert [project.undo() for _ in DONE] == DONE[::-1]
        assert project.undo() is None
        assert project.read(study_info).interviews == 0
        assert project.read(problems) == ()
        assert [project.redo() for _ in DONE] == DONE
        assert contents(project) == now
        assert [project.redo() for _ in UNDONE] == UNDONE
        [quote] = project.read(quote_list)
        assert (quote.headline, quote.codes) == ("Friday it broke", ("Boxes/Triggers",))
        assert project.redo() is None
        assert project.read(problems) == ()


def test_old_and_new_steps_walk_together(old: Path) -> None:
    with Project.open(old) as project:
        [customer] = project.read(customers_in_full)
        [quote] = project.read(quote_list)
        before = contents(project)
        project.run(edit_customer, customer.id, is_b2b=1, hired="Paynest", started_paying_on="2025-11-01")
        project.run(add_surprise, quote.interview_id, "She paid for it herself", "Mira Holt")
        after = contents(project)
        assert [step.label for step in project.read(steps) if not step.undone][::-1] == [
            *DONE,
            "Edit customer",
            "Add surprise",
        ]
    with Project.open(old) as project:
        for _ in range(5):
            project.undo()
        assert project.undo() is None
        for _ in range(3):
            project.redo()
        assert contents(project) == before
        project.redo()
        project.redo()
        assert contents(project) == after
        assert project.read(problems) == ()


def test_a_file_of_version_two_keeps_its_tags_and_its_steps(tmp_path: Path) -> None:
    path = tmp_path / "second.jtbd"
    path.write_bytes(lzma.decompress(OLD.with_name("version-2.jtbd.xz").read_bytes()))
    with Project.open(path) as project:
        assert project.read(problems) == ()
        assert [quote.codes for quote in project.read(quote_list)] == [
            ("Boxes/Triggers",),
            ("Struggle/It broke again",),
        ]
        now = contents(project)
        done = [step for step in project.read(steps) if not step.undone]
        for _ in done:
            project.undo()
        assert project.undo() is None
        assert project.read(study_info).taggings == 0
        for _ in done:
            project.redo()
        assert contents(project) == now
        assert [project.redo(), project.redo(), project.redo()] == ["Edit note", "Write note", None]
        assert [quote.starred for quote in project.read(quote_list)] == [True, False]
        assert project.read(problems) == ()
    assert version(path) == SCHEMA_VERSION
