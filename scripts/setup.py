# SPDX-License-Identifier: MIT
"""Makes this checkout ready to run, test or check: `python3 -m scripts.setup run|test|lint|gallery`.

Needs Python 3.11 or newer with pip and nothing else: no venv module, no activated environment, no rights on the
system's Python. Everything lands in `.uv/` and `.venv/` beside this folder, from the hashed requirement files, and
a second call with nothing changed returns at once. Standard library only, because it runs before anything is there.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

from scripts.system import ensure_fonts, ensure_libraries, ensure_sound, has_display

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
UV_HOME = ROOT / ".uv"
BIN = "Scripts" if os.name == "nt" else "bin"
EXE = ".exe" if os.name == "nt" else ""
SETUP_REQUIREMENTS = ROOT / "requirements-setup.txt"

LEVELS = {"run": "requirements.txt", "test": "requirements-test.txt", "lint": "requirements-lint.txt"}
"""What each level installs. Each file contains the one before it, so a wider level serves a narrower one."""


def venv_program(name: str) -> Path:
    """The path of a program inside the environment."""
    return VENV / BIN / f"{name}{EXE}"


def prepare(level: str) -> None:
    """Brings `.venv` to `level`, doing only what is still missing.

    Raises `subprocess.CalledProcessError` when an installation fails; no stamp is written then, so the next call
    starts over.
    """
    if any(_is_ready(wider) for wider in list(LEVELS)[list(LEVELS).index(level) :]):
        return
    uv = installer()
    if not _is_usable():
        print("Making .venv …", flush=True)
        run(uv, "venv", "--quiet", "--clear", "--no-project", "--python", sys.executable, VENV)
        (VENV / "root").write_text(str(ROOT), encoding="utf-8")
    print(f"Installing {LEVELS[level]} into .venv …", flush=True)
    install = (uv, "pip", "install", "--quiet", "--python", venv_program("python"))
    run(*install, "--require-hashes", "--compile-bytecode", "-r", ROOT / LEVELS[level])
    run(*install, "--no-deps", "--no-build-isolation", "--editable", ROOT)
    _stamp(level).write_text(_digest(level), encoding="ascii")


def _stamp(level: str) -> Path:
    return VENV / f"ready-{level}"


def _is_ready(level: str) -> bool:
    stamp = _stamp(level)
    return stamp.is_file() and stamp.read_text(encoding="ascii") == _digest(level) and venv_program("python").exists()


def _digest(level: str) -> str:
    """Of everything that decides what is installed; a copied or moved checkout counts as another one."""
    digest = hashlib.sha256(f"{ROOT}\n".encode())
    for name in (LEVELS[level], "requirements-setup.txt", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def installer() -> Path:
    """The path of uv, installed with pip beside the project when it is not there yet.

    `pip --target` also works where the system's Python is marked as externally managed and where the venv module
    is missing, as on a plain Debian.
    """
    uv, stamp = UV_HOME / "bin" / f"uv{EXE}", UV_HOME / "ready"
    digest = hashlib.sha256(SETUP_REQUIREMENTS.read_bytes()).hexdigest()
    if uv.exists() and stamp.is_file() and stamp.read_text(encoding="ascii") == digest:
        return uv
    if importlib.util.find_spec("pip") is None:
        raise SystemExit(f"{sys.executable} has no pip. Install it first (Debian: apt-get install python3-pip).")
    print("Installing uv into .uv …", flush=True)
    pip = (
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-warn-script-location",
    )
    options = ("--require-hashes", "--upgrade", "--target", UV_HOME, "-r", SETUP_REQUIREMENTS)
    run(*pip, *options, PIP_USER="0", PIP_ROOT_USER_ACTION="ignore")
    stamp.write_text(digest, encoding="ascii")
    return uv


def _is_usable() -> bool:
    """Whether there is an environment, made in this very place (its programs know where), whose Python runs."""
    root, python = VENV / "root", venv_program("python")
    if not root.is_file() or root.read_text(encoding="utf-8") != str(ROOT) or not python.exists():
        return False
    return subprocess.run([python, "-c", ""], check=False).returncode == 0


def run(*command: str | Path, **extra: str) -> None:
    """Runs an installer. It finds the build backend in `.uv`, and no environment the caller has activated."""
    environment = {**os.environ, "PYTHONPATH": str(UV_HOME), "UV_HTTP_TIMEOUT": "180", **extra}
    environment.pop("VIRTUAL_ENV", None)
    subprocess.run([str(part) for part in command], check=True, env=environment)


def main(arguments: list[str] | None = None) -> int:
    """Prepares one level; exits 1 with a sentence when that is not possible."""
    if sys.version_info < (3, 11):
        print(f"JTBD Studio needs Python 3.11 or newer; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    parser = argparse.ArgumentParser(description="Makes this checkout ready.")
    parser.add_argument("level", choices=[*LEVELS, "gallery"])
    level = parser.parse_args(arguments).level
    try:
        prepare("run" if level == "gallery" else level)
    except subprocess.CalledProcessError as error:
        command = " ".join(str(part) for part in error.cmd[:4])
        print(f"Setting up stopped: “{command} …” failed. Nothing but .uv and .venv was touched.", file=sys.stderr)
        return 1
    if level == "gallery":
        ensure_fonts()
    if level == "test":
        ensure_sound()
    return 0 if ensure_libraries(window=level == "run" and has_display()) else 1


if __name__ == "__main__":
    raise SystemExit(main())
