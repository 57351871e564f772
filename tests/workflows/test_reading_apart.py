# SPDX-License-Identifier: MIT
"""Files read in another process: the same look, and an end that hurts nobody."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from jtbdstudio.domain.transcript import ReadAs
from jtbdstudio.workflows.import_look import look_at
from jtbdstudio.workflows.reading_apart import ReadingProcess, ReadingStopped
from tests.workflows.test_import_plan import talk


@pytest.fixture
def reading() -> Iterator[ReadingProcess]:
    process = ReadingProcess()
    yield process
    process.stop()


def test_the_other_process_sees_what_this_one_would(reading: ReadingProcess, tmp_path: Path) -> None:
    path = talk(tmp_path, "a.txt", "Mira Holt", "Lena Voss")
    assert reading.look_at(path) == look_at(path)
    pid = reading.pid
    plain = ReadAs(format="plain")
    assert reading.look_at(path, plain) == look_at(path, plain)
    assert reading.look_at(Path("pasted"), data=path.read_bytes()).speakers == ("Mira Holt", "Lena Voss")
    assert "cannot be read" in reading.look_at(tmp_path / "gone.txt").error
    assert reading.pid == pid, "one process reads them all"


def test_a_process_that_is_gone_is_told_and_the_next_one_reads_on(reading: ReadingProcess, tmp_path: Path) -> None:
    path = talk(tmp_path, "a.txt", "Mira Holt", "Lena Voss")
    reading.look_at(path)
    first = reading.pid
    assert first is not None
    os.kill(first, signal.SIGTERM)
    with pytest.raises(ReadingStopped):
        reading.look_at(path)
    assert reading.look_at(path).turns == 6
    assert reading.pid != first
    reading.stop()
    assert reading.pid is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a file that can be held open")
def test_it_can_be_stopped_in_the_middle(reading: ReadingProcess, tmp_path: Path) -> None:
    path = talk(tmp_path, "a.txt", "Mira Holt", "Lena Voss")
    reading.look_at(path)
    assert reading.pid is not None
    os.kill(reading.pid, signal.SIGSTOP)  # it will not answer
    told: list[type[Exception]] = []

    def ask() -> None:
        try:
            reading.look_at(path)
        except ReadingStopped as error:
            told.append(type(error))

    asking = threading.Thread(target=ask)
    asking.start()
    while not reading._is_asked:
        pass
    reading.stop()
    asking.join(30)
    assert told == [ReadingStopped]


def test_it_ends_with_whoever_asked() -> None:
    command = [sys.executable, "-m", "jtbdstudio", "--read-files"]
    path = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(command, input=b"", capture_output=True, check=False, timeout=60, env=path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
