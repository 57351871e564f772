# SPDX-License-Identifier: MIT
"""The file: refused, shared, copied, migrated, and safe from a killed process."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from jtbdstudio.commands.notes import write_note
from jtbdstudio.domain.errors import UserError
from jtbdstudio.queries.health import problems
from jtbdstudio.queries.overview import steps, study_info
from jtbdstudio.store import Project, migrations
from jtbdstudio.store.schema import APPLICATION_ID, SCHEMA_VERSION, Base, NoteRow
from tests.studies import contents, new_study


def test_a_new_file_says_who_it_is(study: Project) -> None:
    header = study.path.read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == SCHEMA_VERSION
    raw = sqlite3.connect(study.path)
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()


def test_an_existing_path_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("mine")
    with pytest.raises(UserError, match="exists already"):
        new_study(path)
    assert path.read_text() == "mine"


@pytest.mark.parametrize("junk", [b"", b"hello", b"SQLite format 3\0" + bytes(200), os.urandom(4096)])
def test_a_file_that_is_no_study_is_left_alone(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "junk.jtbd"
    path.write_bytes(junk)
    with pytest.raises(UserError, match="is not a JTBD Studio study"):
        Project.open(path)
    assert path.read_bytes() == junk
    assert list(tmp_path.iterdir()) == [path]


def test_a_newer_file_is_refused_untouched(study: Project) -> None:
    path = study.path
    study.close()
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(UserError, match="newer version"):
        Project.open(path)
    assert path.read_bytes() == before


def test_the_second_opener_reads_only(study: Project) -> None:
    with Project.open(study.path) as second:
        assert second.read_only
        with pytest.raises(UserError, match="open elsewhere"):
            second.run(write_note, "Mine")
        study.run(write_note, "Yours")
        assert second.read(study_info).notes == 1
    with Project.open(study.path, read_only=True) as third:
        assert third.read_only


def test_closing_leaves_one_file_and_frees_it(study: Project) -> None:
    study.close()
    with Project.open(study.path, read_only=True):
        pass
    assert [p.name for p in study.path.parent.iterdir()] == [study.path.name]
    with Project.open(study.path) as again:
        assert not again.read_only


def test_a_copy_is_the_same_study_with_its_history(study: Project, tmp_path: Path) -> None:
    study.run(write_note, "One")
    study.copy_to(tmp_path / "copy.jtbd")
    with Project.open(tmp_path / "copy.jtbd") as copy:
        assert contents(copy) == contents(study)
        assert copy.undo() == "Write note"


WRITER = """
import sys
from pathlib import Path
from jtbdstudio.commands.notes import write_note
from jtbdstudio.store import Project
project = Project.open(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    project.run(write_note, str(number))
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")
@pytest.mark.parametrize("acknowledged", [1, 7, 40])
def test_a_killed_process_loses_nothing_it_acknowledged(tmp_path: Path, acknowledged: int) -> None:
    path = tmp_path / "study.jtbd"
    new_study(path).close()
    source = str(Path(__file__).parents[2] / "src")
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": source},
    )
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(acknowledged)]
    process.send_signal(signal.SIGKILL)
    said += process.stdout.readlines()
    process.wait()
    process.stdout.close()
    promised = [line.strip() for line in said if line.endswith("\n")]
    with Project.open(path) as project:
        kept = project.read(lambda s: list(s.execute(select(NoteRow.text).order_by(NoteRow.number)).scalars()))
        assert kept[: len(promised)] == promised
        assert len(kept) <= len(promised) + 1
        assert project.read(problems) == ()
        for _ in kept:
            assert project.undo() == "Write note"
        assert project.read(study_info).notes == 0


def test_a_full_disk_is_one_sentence_and_nothing_is_lost(study: Project) -> None:
    pages = study.read(lambda s: s.connection().exec_driver_sql("PRAGMA page_count").scalar())
    study._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    study._connection.rollback()
    before = contents(study)
    with pytest.raises(UserError, match=r"could not be saved.*is as it was"):
        study.run(write_note, "words " * 100_000)
    assert contents(study) == before
    study._connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    study._connection.rollback()
    study.run(write_note, "again")
    assert study.undo() == "Write note"


def schema_of(project: Project) -> dict[str, list[object]]:
    """Columns, foreign keys and indexes of every table; in which order columns came does not matter."""

    def shape(session: Session) -> dict[str, list[object]]:
        found: dict[str, list[object]] = {}
        ask = session.connection().exec_driver_sql
        tables = ask("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '*sqlite_*'")
        for (name,) in tables.all():
            columns = sorted(tuple(row)[1:] for row in ask(f"PRAGMA table_info('{name}')"))
            keys = sorted(tuple(row)[2:] for row in ask(f"PRAGMA foreign_key_list('{name}')"))
            indexes = sorted(tuple(row)[1:4] for row in ask(f"PRAGMA index_list('{name}')"))
            found[name] = [columns, keys, indexes]
        return found

    return project.read(shape)


def test_the_revisions_build_the_present_schema(tmp_path: Path) -> None:
    """A file made by the scripts and one made from the tables are the same, so old files end where new ones start."""
    path = tmp_path / "old.jtbd"
    path.touch()
    migrations.migrate(path, 0)
    with new_study(tmp_path / "new.jtbd") as new, Project.open(path) as migrated:
        assert schema_of(migrated) == schema_of(new)
        assert set(schema_of(new)) >= {table.name for table in Base.metadata.sorted_tables}


NEXT_REVISION = '''
"""A later version."""
import sqlalchemy as sa
from alembic import op
revision = "0004"
down_revision = "0003"
def upgrade():
    with op.batch_alter_table("interview") as table:
        table.add_column(sa.Column("place", sa.Text(), server_default="office"))
        table.alter_column("kind", nullable=True)
    {more}
'''


def scripts_with(tmp_path: Path, more: str) -> Path:
    scripts = tmp_path / "versions"
    scripts.mkdir()
    for script in migrations.SCRIPTS.glob("0*"):
        (scripts / script.name).write_text(script.read_text())
    (scripts / "0004_next.py").write_text(NEXT_REVISION.format(more=more))
    return scripts


def test_an_older_file_is_backed_up_then_migrated_without_losing_children(sample_file: Path, tmp_path: Path) -> None:
    before = sqlite3.connect(sample_file).execute("SELECT count(*) FROM note").fetchone()
    backup = migrations.migrate(sample_file, 3, scripts_with(tmp_path, ""), to_version=4)
    raw = sqlite3.connect(sample_file)
    assert raw.execute("SELECT DISTINCT place FROM interview").fetchall() == [("office",)]
    assert raw.execute("SELECT count(*) FROM note").fetchone() == before
    assert raw.execute("PRAGMA user_version").fetchone() == (4,)
    assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [("0004",)]
    raw.close()
    with Project.open(backup) as old:
        info = old.read(study_info)
        assert info.quotes + info.notes == before[0]


def test_a_failed_migration_leaves_the_file_as_it_was(sample_file: Path, tmp_path: Path) -> None:
    with Project.open(sample_file) as project:
        before = contents(project)
    with pytest.raises(UserError, match="It is as it was"):
        migrations.migrate(sample_file, 3, scripts_with(tmp_path, "raise RuntimeError('no')"), to_version=4)
    with Project.open(sample_file) as project:
        assert contents(project) == before


def test_the_newest_script_is_the_head() -> None:
    newest = max(migrations.SCRIPTS.glob("0*.py")).name
    assert newest.startswith(migrations.HEAD)


def test_steps_are_listed_newest_first(study: Project) -> None:
    study.run(write_note, "One")
    listed = study.read(steps)
    assert [step.label for step in listed] == ["Write note"]
    study.undo()
    assert study.read(steps)[0].undone
