# SPDX-License-Identifier: MIT
"""`Project`: the one door to a study. `run` for every change, `read` for every look."""

from __future__ import annotations

import getpass
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from jtbdstudio.domain.errors import UserError
from jtbdstudio.store import files, history, migrations, search_index
from jtbdstudio.store.history import Changes, Step
from jtbdstudio.store.schema import SCHEMA_VERSION

P = ParamSpec("P")
R = TypeVar("R")
Subscriber = Callable[[Changes], None]


class Project:
    """An open study. Use one from the thread that opened it; workers open their own, read-only."""

    def __init__(self, path: Path, connection: Connection, lock: files.WriterLock | None) -> None:
        self.path = path
        self.author = _user_name()
        self._lock = lock
        self._connection = connection
        self._subscribers: list[Subscriber] = []
        if lock is not None:
            history.arm(self._connection)
            search_index.arm(self._connection)
            self._connection.commit()

    @classmethod
    def create(
        cls,
        path: Path | str,
        found: Callable[Concatenate[Session, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Self:
        """A new file with the present schema and what `found` puts into it; refuses a path that exists.

        The founding is no step: there is nothing before it to go back to.
        """
        path = Path(path)
        files.require_new(path)
        try:
            sqlite3.connect(path).close()
            path.touch()
            with files.connect_to(path) as connection, connection.begin():
                migrations.build(connection)
                with Session(connection, join_transaction_mode="rollback_only") as session:
                    found(session, *args, **kwargs)
                    session.flush()
        except (DBAPIError, sqlite3.Error, OSError) as error:
            path.unlink(missing_ok=True)
            raise UserError(f"{path} could not be written ({_reason(error)}). Nothing was made.") from error
        return cls.open(path)

    @classmethod
    def open(cls, path: Path | str, read_only: bool = False) -> Self:
        """Open a study; if somebody else is writing it, read-only. An older file is backed up and migrated."""
        path = Path(path)
        version = files.version_of(path)
        lock = files.WriterLock(path)
        if read_only or not lock.take():
            if version < SCHEMA_VERSION:
                raise UserError(f"{path.name} has to be brought up to date first. Open it where it can be written.")
            return cls(path, files.connect_to(path, read_only=True), None)
        try:
            if version < SCHEMA_VERSION:
                migrations.migrate(path, version)
            return cls(path, files.connect_to(path), lock)
        except BaseException as error:
            lock.release()
            if isinstance(error, DBAPIError):
                raise UserError(f"{path.name} cannot be opened ({_reason(error)}). It was left as it is.") from error
            raise

    @property
    def read_only(self) -> bool:
        return self._lock is None

    def run(
        self,
        command: Callable[Concatenate[Session, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Run a command as one transaction = one step = one undo, then tell the subscribers."""
        return self.run_as(None, "", command, *args, **kwargs)

    def run_as(
        self,
        origin: object,
        merge: str,
        command: Callable[Concatenate[Session, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """`run` with the asker's identity, and a key under which gestures in a row become one step."""
        self._require_writer()
        name, label = command.__name__, _label(command)
        with self._writing(label), Session(self._connection, join_transaction_mode="rollback_only") as session:
            session.info["author"] = self.author
            step_id = history.begin_step(self._connection, name, label, merge, self.author)
            first = history.last_change(self._connection)
            result = command(session, *args, **kwargs)
            session.flush()
            touched = history.end_step(self._connection, step_id, first)
        if touched.ids:
            self._tell(Changes(name, label, touched.ids, origin, touched.tagged))
        return result

    def read(self, query: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Answer a query from one consistent moment of the file."""
        try:
            with Session(self._connection) as session:
                return query(session, *args, **kwargs)
        finally:
            self._connection.rollback()

    def maintain(
        self,
        work: Callable[Concatenate[Session, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R | None:
        """Write what is only derived from the study: one transaction, no step, nobody is told. A reader can't."""
        if self.read_only:
            return None
        with (
            self._writing(_label(work)),
            Session(self._connection, join_transaction_mode="rollback_only") as session,
        ):
            return work(session, *args, **kwargs)

    def undo(self) -> str | None:
        """Take the last step back; answers its label, or None at the beginning."""
        return self._walk(history.next_undo, history.undo, "Undo")

    def redo(self) -> str | None:
        """Bring the last undone step back; answers its label, or None if there is none."""
        return self._walk(history.next_redo, history.redo, "Redo")

    @property
    def undo_label(self) -> str | None:
        return self._peek(history.next_undo)

    @property
    def redo_label(self) -> str | None:
        return self._peek(history.next_redo)

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Be told of every step from now on; call the answer to stop."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    def copy_to(self, target: Path | str) -> None:
        """Write a complete copy, history included, to a new file."""
        files.require_new(Path(target))
        files.copy_file(self.path, Path(target))

    def close(self) -> None:
        """Close the file and let others write it. Everything was saved already."""
        self._subscribers.clear()
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _require_writer(self) -> None:
        if self.read_only:
            raise UserError(f"{self.path.name} is open elsewhere, so here it can only be read. Close it there first.")

    @contextmanager
    def _writing(self, label: str) -> Iterator[None]:
        """All or nothing; a full disk or a locked file becomes one sentence, and the recording mark falls too."""
        self._connection.info["writing"] = True
        try:
            with self._connection.begin():
                yield
        except DBAPIError as error:
            if not _is_the_disk(error):
                raise
            raise UserError(
                f"The last change ({label}) could not be saved: {_reason(error)}. The study is as it was before it."
            ) from error
        finally:
            self._connection.info["writing"] = False

    def _walk(self, find: Any, apply: Any, verb: str) -> str | None:
        self._require_writer()
        with self._writing(verb):
            step: Step | None = find(self._connection)
            if step is None:
                return None
            touched = apply(self._connection, step)
        self._tell(Changes(verb.lower(), f"{verb} {step.label}", touched.ids, tagged=touched.tagged))
        return step.label

    def _peek(self, find: Any) -> str | None:
        step: Step | None = find(self._connection)
        self._connection.rollback()
        return step.label if step else None

    def _tell(self, changes: Changes) -> None:
        for subscriber in tuple(self._subscribers):
            subscriber(changes)


def _label(command: Callable[..., Any]) -> str:
    """A command's title is the first line of its docstring."""
    return (command.__doc__ or command.__name__).strip().splitlines()[0].rstrip(".")


def _is_the_disk(error: DBAPIError) -> bool:
    """Full, locked, read-only, broken: the user's to mend. Anything else SQLite says is our own mistake."""
    name = getattr(error.orig, "sqlite_errorname", "")
    return name.startswith(("SQLITE_FULL", "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_READONLY", "SQLITE_IOERR"))


def _reason(error: BaseException) -> str:
    orig = getattr(error, "orig", None) or error
    return str(orig) or type(orig).__name__


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "researcher"
