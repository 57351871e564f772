# SPDX-License-Identifier: MIT
"""The ground the project stands on: the locked requirements say what pyproject says, and Qt and Python agree."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PYPROJECT["dependency-groups"]
RUNTIME = PYPROJECT["project"]["dependencies"]

WANTED = {
    "requirements.txt": RUNTIME,
    "requirements-test.txt": RUNTIME + GROUPS["test"],
    "requirements-lint.txt": RUNTIME + GROUPS["test"] + GROUPS["lint"],
    "requirements-setup.txt": GROUPS["setup"],
}
_PIN = re.compile(
    r"^(?P<name>[\w.\-]+)==(?P<version>[^\s;]+)(?: *;[^\\]+)? ?(?P<hashes>(?:\\\n +--hash=sha256:\w{64} ?)*)",
    re.MULTILINE,
)


def pins(name: str) -> dict[str, Version]:
    """The pinned versions of a requirement file; every entry must carry a hash."""
    text = (ROOT / name).read_text(encoding="ascii")
    found = list(_PIN.finditer(text))
    assert found
    assert [match["name"] for match in found if not match["hashes"]] == []
    return {canonicalize_name(match["name"]): Version(match["version"]) for match in found}


@pytest.mark.parametrize("name", WANTED)
def test_a_requirement_file_pins_everything_pyproject_asks_for(name: str) -> None:
    pinned = pins(name)
    for requirement in map(Requirement, WANTED[name]):
        assert pinned[canonicalize_name(requirement.name)] in requirement.specifier, f"{requirement}: run make lock"


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [("requirements.txt", "requirements-test.txt"), ("requirements-test.txt", "requirements-lint.txt")],
)
def test_a_wider_requirement_file_repeats_the_narrower_one(narrow: str, wide: str) -> None:
    assert pins(narrow).items() <= pins(wide).items()


@pytest.mark.parametrize("name", WANTED)
def test_a_requirement_file_names_no_place_to_download_from(name: str) -> None:
    assert not re.search(r"://|--index|--extra-index|--find-links|file:", (ROOT / name).read_text(encoding="ascii"))


def test_the_installed_qt_is_the_one_we_tried() -> None:
    assert Version(version("PySide6-Essentials")) in Requirement(RUNTIME[0]).specifier


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_qt_calls_leave_the_reference_count_of_none_alone() -> None:
    """PySide6 6.12.0 on Python 3.11 loses one reference to None with every void call and ends in an abort."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 100
