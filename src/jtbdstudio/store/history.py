# SPDX-License-Identifier: MIT
"""The history: TEMP triggers write each changed row before and after; undo and redo apply those images.

The triggers are generated from the metadata when a writer opens the file, so the file's own schema stays
clean and no table can be forgotten. They see what cascades and bulk statements do, which an ORM does not.
A one-row temp table names the step being recorded; while it holds NULL nothing is recorded. Of a row that was only
changed, what changed is written: a correction at the start of a long transcript moves thousands of rows a little.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, text

from jtbdstudio.store.clock import now
from jtbdstudio.store.schema import LOGGED

_BY_NAME: Mapping[str, Table] = {table.name: table for table in LOGGED}


@dataclass(frozen=True, slots=True)
class Step:
    """One gesture as the history shows it. `at` is ISO text in UTC."""

    id: int
    command: str
    label: str
    at: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What one step touched: ids by table name. `origin` is whoever asked for it."""

    command: str
    label: str
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    origin: object = None
    tagged: frozenset[str] = frozenset()
    """Notes that were given codes or have lost some."""

    @property
    def notes(self) -> frozenset[str]:
        """Notes of which anything is different: themselves or their codes."""
        return self.ids.get("note", frozenset()) | self.tagged

    def touches(self, *tables: str) -> bool:
        """Whether any row of these tables changed."""
        return any(table in self.ids for table in tables)


def _image(table: Table, row: str) -> str:
    return "json_object(" + ", ".join(f"'{c.name}', {row}.\"{c.name}\"" for c in table.columns) + ")"


def _changed(table: Table, row: str) -> str:
    """The columns an update gives another value, as JSON, and those that say whose row it is."""
    parts = []
    for name in (c.name for c in table.columns if c.name != "id"):
        value = f"""',"{name}":' || json_quote({row}."{name}")"""
        always = (table.name, name) == ("tagging", "note_id")  # what is tagged is told with every step
        parts.append(value if always else f"""iif(OLD."{name}" IS NEW."{name}", '', {value})""")
    return " || ".join((f"""'{{"id":' || json_quote({row}.id)""", *parts, "'}'"))


def _triggers(table: Table) -> Iterable[str]:
    images = {
        "INSERT": ("NULL", _image(table, "NEW")),
        "UPDATE": (_changed(table, "OLD"), _changed(table, "NEW")),
        "DELETE": (_image(table, "OLD"), "NULL"),
    }
    for event, (before, after) in images.items():
        yield (
            f'CREATE TEMP TRIGGER log_{table.name}_{event.lower()} AFTER {event} ON main."{table.name}" '
            "WHEN (SELECT step_id FROM recording) IS NOT NULL BEGIN "
            "INSERT INTO change (step_id, tbl, before, after) "
            f"VALUES ((SELECT step_id FROM recording), '{table.name}', {before}, {after}); END"
        )


def arm(connection: Connection) -> None:
    """Make this connection record; called once per writing connection, outside a transaction."""
    connection.exec_driver_sql("CREATE TEMP TABLE recording (step_id INTEGER)")
    connection.exec_driver_sql("INSERT INTO recording VALUES (NULL)")
    for table in LOGGED:
        for trigger in _triggers(table):
            connection.exec_driver_sql(trigger)
    connection.exec_driver_sql("CREATE TEMP TABLE code_stamp (stamp INTEGER)")
    connection.exec_driver_sql("INSERT INTO code_stamp VALUES (random())")
    for event in ("INSERT", "UPDATE", "DELETE"):  # another number with every change, and the old one if it is undone
        connection.exec_driver_sql(
            f"CREATE TEMP TRIGGER stamp_code_{event.lower()} AFTER {event} ON main.code "
            "BEGIN UPDATE code_stamp SET stamp = random(); END"
        )
    connection.info["codes_stamped"] = True


def begin_step(connection: Connection, command: str, label: str, merge: str, author: str) -> int:
    """Open a step, or join the last one if it has the same command and key and nothing came between."""
    connection.exec_driver_sql("DELETE FROM step WHERE undone = 1")
    if merge and (joined := _joinable(connection, command, merge)) is not None:
        step_id = joined
    else:
        step_id = connection.execute(
            text(
                "INSERT INTO step (command, label, merge_key, author, at, undone) "
                "VALUES (:command, :label, :merge, :author, :at, 0) RETURNING id"
            ),
            {"command": command, "label": label, "merge": merge, "author": author, "at": now()},
        ).scalar_one()
    connection.execute(text("UPDATE recording SET step_id = :id"), {"id": step_id})
    return int(step_id)


def _joinable(connection: Connection, command: str, merge: str) -> int | None:
    last = connection.execute(text("SELECT id, command, merge_key FROM step ORDER BY id DESC LIMIT 1")).first()
    return int(last.id) if last and (last.command, last.merge_key) == (command, merge) else None


class Touched(NamedTuple):
    """Ids by table, and the notes whose taggings are among them."""

    ids: Mapping[str, frozenset[str]]
    tagged: frozenset[str]


def end_step(connection: Connection, step_id: int, first_change: int) -> Touched:
    """Stop recording; forget the step if nothing changed. Answers what it touched."""
    connection.exec_driver_sql("UPDATE recording SET step_id = NULL")
    touched = _touched(connection, step_id, first_change)
    if not touched.ids:
        connection.execute(
            text("DELETE FROM step WHERE id = :id AND NOT EXISTS (SELECT 1 FROM change WHERE step_id = :id)"),
            {"id": step_id},
        )
    return touched


def last_change(connection: Connection) -> int:
    """The highest change id so far, so that a joined step can tell its new rows from its old ones."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM change").scalar_one())


def _touched(connection: Connection, step_id: int, after: int = 0) -> Touched:
    rows = connection.execute(
        text(
            "SELECT tbl, json_group_array(json_extract(coalesce(after, before), '$.id')), "
            "CASE tbl WHEN 'tagging' THEN json_group_array(json_extract(coalesce(after, before), '$.note_id')) END "
            "FROM change WHERE step_id = :id AND id > :after GROUP BY tbl"
        ),
        {"id": step_id, "after": after},
    ).all()
    found = {tbl: frozenset(json.loads(ids)) for tbl, ids, _ in rows}
    return Touched(found, frozenset(note_id for *_, tagged in rows if tagged for note_id in json.loads(tagged)))


def next_undo(connection: Connection) -> Step | None:
    """The step `undo` would take back."""
    return _step(connection, "undone = 0 ORDER BY id DESC")


def next_redo(connection: Connection) -> Step | None:
    """The step `redo` would bring back."""
    return _step(connection, "undone = 1 ORDER BY id ASC")


def _step(connection: Connection, where: str) -> Step | None:
    row = connection.execute(text(f"SELECT id, command, label, at, undone FROM step WHERE {where} LIMIT 1")).first()
    return Step(row.id, row.command, row.label, row.at, bool(row.undone)) if row else None


def undo(connection: Connection, step: Step) -> Touched:
    """Apply the step's before images, last change first."""
    return _apply(connection, step, "DESC", undone=1)


def redo(connection: Connection, step: Step) -> Touched:
    """Apply the step's after images, first change first."""
    return _apply(connection, step, "ASC", undone=0)


def _apply(connection: Connection, step: Step, order: str, undone: int) -> Touched:
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    rows = connection.execute(
        text(f"SELECT tbl, before, after FROM change WHERE step_id = :id ORDER BY id {order}"), {"id": step.id}
    ).all()
    changes = ((after, before) if undone else (before, after) for _, before, after in rows)
    replacing = (_replacing(_BY_NAME[row.tbl], old, new) for row, (old, new) in zip(rows, changes, strict=True))
    for statement, together in groupby(replacing, key=itemgetter(0)):
        connection.exec_driver_sql(statement, [values for _, values in together])
    connection.execute(text("UPDATE step SET undone = :undone WHERE id = :id"), {"undone": undone, "id": step.id})
    return _touched(connection, step.id)


def _replacing(table: Table, old: str | None, new: str | None) -> tuple[str, tuple[Any, ...]]:
    """What turns a row from one image into the other, in the driver's own SQL: stored text must not be re-typed.

    A column that an image does not have stays as it is: it did not change, or was added to the file since.
    """
    values: dict[str, Any] = json.loads(new) if new else {}
    columns = [c.name for c in table.columns if c.name in values]
    row = tuple(values[name] for name in columns)
    if new is None:
        return f'DELETE FROM "{table.name}" WHERE id = ?', (json.loads(old or "{}")["id"],)
    if old is None:
        names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
        return f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', row
    sets = ", ".join(f'"{name}" = ?' for name in columns)
    return f'UPDATE "{table.name}" SET {sets} WHERE id = ?', (*row, json.loads(old)["id"])
