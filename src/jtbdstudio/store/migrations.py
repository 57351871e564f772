# SPDX-License-Identifier: MIT
"""From an older file to the present one: back up, then all revisions in one transaction, or nothing.

`user_version` lets an old program refuse a newer file without Alembic; `alembic_version` names the revision.
Foreign keys are off while tables are rebuilt, because a rebuilt parent would cascade to its children.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from jtbdstudio.domain.errors import UserError
from jtbdstudio.store.files import back_up, connect_to
from jtbdstudio.store.schema import APPLICATION_ID, SCHEMA_VERSION, Base

SCRIPTS = Path(__file__).parent / "versions"
HEAD = "0003"
"""The revision a new file starts at; a test holds it against the newest script."""


def build(connection: Connection) -> None:
    """The present schema in a new file."""
    Base.metadata.create_all(connection)
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))
    stamp(connection)


def stamp(connection: Connection, version: int = SCHEMA_VERSION) -> None:
    """Write who we are into the file's header."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def migrate(path: Path, from_version: int, scripts: Path = SCRIPTS, to_version: int = SCHEMA_VERSION) -> Path:
    """Bring an older file up to date and answer the path of the backup made before."""
    backup = back_up(path, f"before-version-{to_version}")
    try:
        with connect_to(path, foreign_keys=False) as connection, connection.begin():
            _upgrade(connection, scripts)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise RuntimeError("a migration left rows without their parents")
            stamp(connection, to_version)
    except Exception as error:
        raise UserError(
            f"{path.name} (version {from_version}) could not be brought up to date. It is as it was; "
            f"a copy is beside it as {backup.name}."
        ) from error
    return backup


def _upgrade(connection: Connection, scripts: Path) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    directory = ScriptDirectory(str(scripts.parent), version_locations=[str(scripts)])
    context = MigrationContext.configure(
        connection,
        opts={
            "render_as_batch": True,
            "transaction_per_migration": False,
            "target_metadata": Base.metadata,
            "fn": lambda revision, _context: directory._upgrade_revs("head", revision),
        },
    )
    with Operations.context(context):
        context.run_migrations()
