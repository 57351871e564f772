# SPDX-License-Identifier: MIT
"""Makes the program to hand on: `python3 -m installers.build` leaves a folder in `dist/` that needs no Python.

It holds for the system it is made on. Afterwards the new program makes the sample project, checks it and writes each
kind of document, because what a bundle lacks shows only when it is used.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from scripts import setup

DIST = setup.ROOT / "dist"
SPEC = setup.ROOT / "installers" / "jtbdstudio.spec"


def build() -> Path:
    """Builds the bundle anew and returns the path of the program in it."""
    setup.prepare("run")
    tools = ("--group", f"{setup.ROOT / 'pyproject.toml'}:package")
    setup.run(setup.installer(), "pip", "install", "--quiet", "--python", setup.venv_program("python"), *tools)
    options = ("--noconfirm", "--clean", "--log-level", "WARN")
    folders = ("--distpath", str(DIST), "--workpath", str(setup.ROOT / "build" / "installer"))
    subprocess.run([setup.venv_program("pyinstaller"), *options, *folders, SPEC], check=True)
    return DIST / "jtbdstudio" / f"jtbdstudio{setup.EXE}"


def try_out(program: Path) -> None:
    """Uses the program as somebody would; raises `subprocess.CalledProcessError` when a part of it is missing."""
    with tempfile.TemporaryDirectory() as folder:
        for words in ("demo S.jtbd", "check S.jtbd", "export S.jtbd jobs.docx", "export S.jtbd map.xlsx"):
            subprocess.run([program, *words.split()], check=True, cwd=folder, stdin=subprocess.DEVNULL)


def main() -> int:
    """Builds and tries out; exits 1 when either fails."""
    try:
        program = build()
        try_out(program)
    except subprocess.CalledProcessError as error:
        print(f"The bundle is not usable: {error}", file=sys.stderr)
        return 1
    print(f"Built and tried out: {program.parent.relative_to(setup.ROOT)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
