# SPDX-License-Identifier: MIT
"""What every test stands on: no screen, no trace in the user's own settings, the same examples on every machine."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from jtbdstudio.store import Project

# Before anything imports Qt. Set QT_QPA_PLATFORM yourself to watch the tests on a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

_HOME = tempfile.TemporaryDirectory(prefix="jtbdstudio-tests-")
for _kind in ("CONFIG", "DATA", "STATE", "CACHE"):
    os.environ[f"XDG_{_kind}_HOME"] = os.path.join(_HOME.name, _kind.lower())  # noqa: PTH118

# No deadline: a slow machine is not a failing test.
_SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("steady", deadline=None, derandomize=True, max_examples=60, suppress_health_check=_SLOW)
settings.register_profile("search", deadline=None, max_examples=2000, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leaves nothing behind in the temporary folder."""
    _HOME.cleanup()


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Project]:
    """An empty study, open."""
    from tests.studies import new_study

    with new_study(tmp_path / "study.jtbd") as project:
        yield project


@pytest.fixture(scope="session")
def two_readings(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A study with a talk that two coders read, made once, and the interview's id; never open this one."""
    from tests.two_coders import read_by_two

    project, interview_id = read_by_two(tmp_path_factory.mktemp("two") / "two.jtbd")
    project.close()
    return project.path, interview_id


@pytest.fixture
def both(two_readings: tuple[Path, str], tmp_path: Path) -> Iterator[tuple[Project, str]]:
    """A copy of it, open."""
    from jtbdstudio.store import Project

    with Project.open(shutil.copy(two_readings[0], tmp_path / "two.jtbd")) as project:
        yield project, two_readings[1]


@pytest.fixture(scope="session")
def sample_master(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The sample study, built once for all workers; never open this one."""
    from filelock import FileLock

    from jtbdstudio.workflows.sample import build_sample

    base = tmp_path_factory.getbasetemp()
    path = (base if worker_id == "master" else base.parent) / "sample.jtbd"
    with FileLock(f"{path}.building"):
        if not path.exists():
            build_sample(path.with_suffix(".part"))
            path.with_suffix(".part").rename(path)
    return path


@pytest.fixture
def sample_file(sample_master: Path, tmp_path: Path) -> Path:
    """A copy of the sample study."""
    return Path(shutil.copy(sample_master, tmp_path / "sample.jtbd"))


@pytest.fixture
def sample(sample_file: Path) -> Iterator[Project]:
    """The sample study, open."""
    from jtbdstudio.store import Project

    with Project.open(sample_file) as project:
        yield project
