# SPDX-License-Identifier: MIT
"""The rules of the house that no type checker sees, read from the source itself.

The floors are import contracts in `pyproject.toml` (`make floors`); here is what those cannot say.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src"
PACKAGE = SOURCE / "jtbdstudio"
UI = PACKAGE / "ui"
OURS = [SOURCE, ROOT / "tests", ROOT / "benches", ROOT / "scripts", ROOT / "installers"]

LONGEST_FILE = 500
LONGEST_FUNCTION = 50
SPDX = "# SPDX-License-Identifier: MIT"
NETWORK = {"socket", "socketserver", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp"}
QT_NETWORK = {"PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineWidgets"}
SHARED_UI = {"widgets"}
"""Packages of the ui floor that every page may use; each of the others is a page, or the parts of one."""
WITHOUT_QT = ("domain", "store", "commands", "queries", "interchange", "workflows", "cli")


def python_files(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Every module named by an import anywhere in the file; `from a import b` gives both `a` and `a.b`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules_of(package: str) -> list[str]:
    files = python_files(PACKAGE / package)
    dotted = (".".join(path.relative_to(SOURCE).with_suffix("").parts) for path in files)
    return [name.removesuffix(".__init__") for name in dotted if ".versions." not in name]


def pages() -> list[str]:
    return sorted({path.parent.name for path in UI.glob("*/*.py")} - SHARED_UI)


FILES = python_files(*OURS)
SOURCES = python_files(SOURCE)


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_a_file_names_its_license_says_what_it_is_for_and_stays_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == SPDX
    assert len(lines) <= LONGEST_FILE
    assert ast.get_docstring(ast.parse("\n".join(lines))) or path.name == "__init__.py"


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    sizes = {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in functions}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_nothing_can_reach_the_network(path: Path) -> None:
    named = set(imports(path))
    assert {name for name in named if name.split(".")[0] in NETWORK} - {"urllib.parse"} == set()
    assert named & QT_NETWORK == set()


@pytest.mark.parametrize("path", python_files(PACKAGE / "domain"), ids=shown)
def test_the_domain_needs_nothing_but_the_standard_library(path: Path) -> None:
    allowed = {*sys.stdlib_module_names} - {"sqlite3"}
    foreign = {name for name in imports(path) if name.split(".")[0] not in allowed}
    assert {name for name in foreign if not re.match(r"jtbdstudio\.domain\b", name)} == set()


def test_pages_of_the_window_never_import_each_other() -> None:
    found = pages()
    assert len(found) >= 2, "the pages have moved: this test would pass without looking at any"
    meetings = [
        f"{shown(path)} imports {name}"
        for folder in [*found, *SHARED_UI]
        for path in python_files(UI / folder)
        for name in sorted(set(imports(path)))
        for other in found
        if other != folder and re.match(rf"jtbdstudio\.ui\.{other}\b", name)
    ]
    assert meetings == []


@pytest.mark.parametrize("package", WITHOUT_QT)
def test_a_floor_below_the_window_works_where_qt_is_not_installed(package: str) -> None:
    """In a fresh interpreter, because this one may have loaded Qt already."""
    block = "import sys; sys.modules.update(dict.fromkeys(['PySide6', 'shiboken6', 'qtawesome', 'qtpy'], None))"
    modules = modules_of(package)
    assert modules
    script = "\n".join([block, *(f"import {name}" for name in modules)])
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
