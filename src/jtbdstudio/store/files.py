# SPDX-License-Identifier: MIT
"""The file on disk: what makes it ours, who may write it, how a connection is set up, backups."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from jtbdstudio.domain.errors import UserError
from jtbdstudio.store.schema import APPLICATION_ID, SCHEMA_VERSION

_wanted: ContextVar[Callable[[], sqlite3.Connection]] = ContextVar("the file to connect to")


def connect_to(path: Path, read_only: bool = False, foreign_keys: bool = True) -> Connection:
    """A connection to one file with real transactions: the driver's own BEGIN is off, ours is explicit."""
    uri = f"{path.absolute().as_uri()}?{_mode(path, read_only)}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=True)
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        connection.execute("PRAGMA busy_timeout = 5000")
        connection.execute("PRAGMA trusted_schema = OFF")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        else:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        return connection

    token = _wanted.set(connect)
    try:
        return _engine().connect()
    finally:
        _wanted.reset(token)


@cache
def _engine() -> Engine:
    """One engine for all files: it keeps no connection, but what it has compiled for one study serves the next,
    and the workers too (a tenth of a second of every opening)."""

    def creator() -> sqlite3.Connection:
        return _wanted.get()()

    engine = create_engine("sqlite://", creator=creator, poolclass=NullPool, query_cache_size=1000)

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.info.get("writing") else "BEGIN")

    return engine


def _mode(path: Path, read_only: bool) -> str:
    """How to open the file. A reader opens for writing too where it may (and promises not to, by `query_only`):
    only so can it clear the -wal and -shm files away when it is the last to close."""
    if not read_only or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return "mode=rw"
    return "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "mode=ro&immutable=1"


def require_new(path: Path) -> None:
    """Refuse a path that is taken or whose folder is missing."""
    if path.exists():
        raise UserError(f"{path} exists already and was left as it is. Choose another name, or open it.")
    if not path.parent.is_dir():
        raise UserError(f"There is no folder {path.parent} to put {path.name} into. Make it first, or choose another.")


def version_of(path: Path) -> int:
    """The file's schema number, or a clear sentence why this is no study that we can open."""
    if not path.exists():
        raise UserError(f"There is no file {path}. Check the name, or make a new study there.")
    if path.is_dir():
        raise UserError(f"{path} is a folder, not a study. Choose the .jtbd file inside it.")
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror}). Nothing was changed.") from error
    application, version = int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big")
    if not header.startswith(b"SQLite format 3\0") or application != APPLICATION_ID:
        raise UserError(f"{path.name} is not a JTBD Studio study. It was left as it is.")
    if version > SCHEMA_VERSION:
        raise UserError(
            f"{path.name} was made by a newer version of JTBD Studio. It was left as it is; update this one to open it."
        )
    return version


class WriterLock:
    """Held by the one process that may write a study; let go by the system even when that process dies."""

    def __init__(self, path: Path) -> None:
        self._lock = FileLock(f"{path}.lock")

    def take(self) -> bool:
        """Whether we are the writer now."""
        try:
            self._lock.acquire(timeout=0)
        except (Timeout, OSError):
            return False
        return True

    def release(self) -> None:
        if self._lock.is_locked:
            with suppress(OSError):  # Windows keeps an open file; the lock itself is what counts
                Path(self._lock.lock_file).unlink()  # while held: filelock does not accept an unlinked one
            self._lock.release()


def back_up(path: Path, label: str) -> Path:
    """A complete, compact copy of the study beside it, named after `label`; never over an existing file."""
    target = path.with_name(f"{path.stem}.{label}{path.suffix}")
    number = 2
    while target.exists():
        target = path.with_name(f"{path.stem}.{label}-{number}{path.suffix}")
        number += 1
    copy_file(path, target)
    return target


def copy_file(path: Path, target: Path) -> None:
    """Write the study as it is committed now to a new file."""
    source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        source.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.OperationalError as error:
        target.unlink(missing_ok=True)
        raise UserError(f"The copy {target} could not be written ({error}). The study itself is safe.") from error
    finally:
        source.close()
