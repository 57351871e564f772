# SPDX-License-Identifier: MIT
"""Opens JTBD Studio on the sample study; without a screen it writes the sample's documents and pictures instead."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from scripts import setup
from scripts.system import has_display

BUILD = setup.ROOT / "build"
SAMPLE = BUILD / "sample.jtbd"
DOCUMENTS = (
    ("job-statements.docx",),
    ("12-boxes.docx", "--as", "boxes"),
    ("cx-map.xlsx",),
)


def main() -> int:
    """Everything from a fresh checkout to the open window."""
    if code := setup.main(["run" if has_display() else "gallery"]):
        return code
    try:
        _make_sample()
        if has_display():
            print(f"Opening {_short(SAMPLE)} …", flush=True)
            return subprocess.run([setup.venv_program("jtbdstudio"), SAMPLE], check=False).returncode
        _write_documents()
        _draw_pages()
    except subprocess.CalledProcessError as error:
        return int(error.returncode)
    return 0


def _make_sample() -> None:
    BUILD.mkdir(exist_ok=True)
    if not SAMPLE.exists():
        print("Making the sample study …", flush=True)
        _studio("demo", SAMPLE)


def _write_documents() -> None:
    print("There is no display here, so instead of the window you get what the sample study hands to others:")
    folder = BUILD / "sample"
    folder.mkdir(exist_ok=True)
    for name, *options in DOCUMENTS:
        _studio("export", SAMPLE, folder / name, *options)
        print(f"  {_short(folder / name)}", flush=True)


def _draw_pages() -> None:
    gallery = BUILD / "gallery"
    command = [str(setup.venv_program("python")), "-m", "jtbdstudio.ui.gallery", str(gallery)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    for picture in sorted(gallery.glob("*.png")):
        print(f"  {_short(picture)}")


def _studio(*arguments: str | Path) -> None:
    command = [setup.venv_program("jtbdstudio"), *arguments]
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)


def _short(path: Path) -> str:
    return path.relative_to(setup.ROOT).as_posix()


if __name__ == "__main__":
    try:
        raise SystemExit(main())
    except KeyboardInterrupt:
        sys.exit(130)
