# SPDX-License-Identifier: MIT
"""Files read in a process of their own, so that reading never holds up the window and nothing read can bring it down.

The other end is this program again (`answer_questions`): questions come in and looks go out, pickled, each behind its
length. It ends by itself when nobody is left to ask.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import struct
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any

from jtbdstudio.domain.transcript import AS_RECOGNIZED, ReadAs
from jtbdstudio.workflows.import_look import FileLook, look_at

READ_FILES = "--read-files"
"""What tells the packed program to be nothing but the process that reads."""
_RUN = "from jtbdstudio.workflows.reading_apart import answer_questions; answer_questions()"
_LENGTH = struct.Struct(">Q")


class ReadingStopped(Exception):
    """The other process ended before it answered: it was stopped, or the file was too much for it."""


class ReadingProcess:
    """Looks at files, one after the other; call it from any one thread. It is started when first asked."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_asked = False

    @property
    def pid(self) -> int | None:
        process = self._process
        return process.pid if process is not None else None

    def look_at(self, path: Path, read_as: ReadAs = AS_RECOGNIZED, data: bytes | None = None) -> FileLook:
        """As `import_look.look_at`; raises `ReadingStopped`, after which it can be asked again."""
        try:
            process = self._started()
        except OSError as error:
            raise ReadingStopped from error
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            _send(process.stdin, (path, read_as, data))
            look = _receive(process.stdout)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            self._end(process)
            raise ReadingStopped from error
        with self._lock:
            self._is_asked = False
        assert isinstance(look, FileLook)
        return look

    def stop(self) -> None:
        """End it now, whatever it reads; from any thread. It is started again when asked again."""
        with self._lock:
            process, is_asked = self._process, self._is_asked
        if process is None:
            return
        process.kill()
        if not is_asked:  # else whoever waits for the answer finds out, and lays it to rest
            self._end(process)

    def _started(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._process is None:
                self._process = _start()
            self._is_asked = True
            return self._process

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        process.wait()
        with self._lock:
            if self._process is process:
                self._process, self._is_asked = None, False


def _start() -> subprocess.Popen[bytes]:
    frozen = getattr(sys, "frozen", False)
    return subprocess.Popen(  # noqa: S603  (this program itself)
        [sys.executable, READ_FILES] if frozen else [sys.executable, "-P", "-c", _RUN],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def answer_questions() -> int:
    """The other end: until the questions end."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):  # whatever a library prints must not get among the answers
        os.dup2(nowhere, standard)
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            question: Any = _receive(questions)
            _send(answers, look_at(*question))
    return 0


def _send(pipe: IO[bytes], value: object) -> None:
    packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(packed)))
    pipe.write(packed)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> object:
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return pickle.loads(_exactly(pipe, length))  # noqa: S301 - from ourselves


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return data
