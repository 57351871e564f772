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
from functools import cache
from pathlib import Path

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
SHARED_UI = {"coding", "widgets"}
"""Packages of the ui floor that every page may use; each of the others is a page, or the parts of one."""
WITHOUT_QT = ("domain", "store", "commands", "queries", "interchange", "workflows", "cli")


def python_files(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Every module named by an import anywhere in the file; `from a import b` gives both `a` and `a.b`."""
    for node in ast.walk(parsed(path)):
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


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_every_file_names_its_license_says_what_it_is_for_and_stays_short() -> None:
    wrong = []
    for path in python_files(*OURS):
        lines = path.read_text(encoding="utf-8").splitlines()
        if not lines or lines[0] != SPDX:
            wrong.append(f"{shown(path)} does not begin with {SPDX}")
        if len(lines) > LONGEST_FILE:
            wrong.append(f"{shown(path)} has {len(lines)} lines")
        if path.name != "__init__.py" and not ast.get_docstring(parsed(path)):
            wrong.append(f"{shown(path)} does not say what it is for")
    assert not wrong, "\n".join(wrong)


def test_every_function_fits_on_a_screen() -> None:
    functions = [
        (f"{shown(path)}: {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for path in python_files(SOURCE)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert len(functions) > 100
    assert [(name, size) for name, size in functions if size > LONGEST_FUNCTION] == []


def test_nothing_can_reach_the_network() -> None:
    files = python_files(SOURCE)
    assert files
    wrong = [
        f"{shown(path)} imports {name}"
        for path in files
        for name in sorted(set(imports(path)))
        if name.split(".")[0] in NETWORK or name in QT_NETWORK
    ]
    assert not wrong, "\n".join(wrong)


def test_the_domain_needs_nothing_but_the_standard_library() -> None:
    files = python_files(PACKAGE / "domain")
    assert files
    allowed = {*sys.stdlib_module_names} - {"sqlite3"}
    wrong = [
        f"{shown(path)} imports {name}"
        for path in files
        for name in imports(path)
        if name.split(".")[0] not in allowed and not re.match(r"jtbdstudio\.domain\b", name)
    ]
    assert not wrong, "\n".join(wrong)


def test_pages_of_the_window_never_import_each_other() -> None:
    found = pages()
    assert len(found) >= 2, "the pages have moved: this test would pass without looking at any"
    wrong = [
        f"{shown(path)} imports {name}"
        for folder in [*found, *SHARED_UI]
        for path in python_files(UI / folder)
        for name in sorted(set(imports(path)))
        if (page := re.match(r"jtbdstudio\.ui\.(\w+)", name)) and page[1] in found and page[1] != folder
    ]
    assert not wrong, "\n".join(wrong)


def test_the_floors_below_the_window_work_where_qt_is_not_installed() -> None:
    """In a fresh interpreter, because this one may have loaded Qt already."""
    block = "import sys; sys.modules.update(dict.fromkeys(['PySide6', 'shiboken6', 'qtawesome', 'qtpy'], None))"
    modules = [name for package in WITHOUT_QT for name in modules_of(package)]
    assert {name.split(".")[1] for name in modules} == {*WITHOUT_QT}
    script = "\n".join([block, *(f"import {name}" for name in modules)])
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
