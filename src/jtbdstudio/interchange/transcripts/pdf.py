# SPDX-License-Identifier: MIT
"""PDF: read in a process of its own, then made into paragraphs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from jtbdstudio.domain.errors import UnreadableFile
from jtbdstudio.domain.transcript import ReadAs
from jtbdstudio.interchange.transcripts import limits, refused
from jtbdstudio.interchange.transcripts.content import Content
from jtbdstudio.interchange.transcripts.pdf_child import DAMAGED, LOCKED, READ, Page
from jtbdstudio.interchange.transcripts.pdf_layout import paragraphs_of

KIND = "PDF"
READ_PDF = "--read-pdf"
"""What tells the packed program to be nothing but the process that reads a PDF."""
_RUN_CHILD = "import sys; from jtbdstudio.interchange.transcripts.pdf_child import main; sys.exit(main(sys.argv[1:]))"


def is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def open_pdf(name: str, data: bytes, _read_as: ReadAs) -> Content:
    """The document in `data`, or `UnreadableFile`."""
    pages = _pages(name, data, limits.PDF_PAGES)
    lines, left_out = paragraphs_of(pages)
    if not lines:
        raise refused.scanned(name)
    return Content(lines=lines, kind_name="PDF", left_out=left_out)


def lines_of_pdf(data: bytes) -> list[str]:
    """The first page as it stands there."""
    return [line[0].rstrip() for _, _, lines in _pages("", data, 1) for line in lines]


def _pages(name: str, data: bytes, most: int) -> list[Page]:
    outcome, pages = _read_apart(data, most)
    if outcome == READ:
        return pages
    raise _refusal(name, outcome)


def _refusal(name: str, outcome: str) -> UnreadableFile:
    if outcome == LOCKED:
        return refused.locked(name)
    return refused.damaged(name, KIND) if outcome == DAMAGED else refused.too_much(name)


def _read_apart(data: bytes, most: int) -> tuple[str, list[Page]]:
    """Asks the other process; one that ends badly met a damaged file, one that does not end was stopped."""
    with tempfile.TemporaryDirectory(prefix="jtbdstudio-pdf-") as folder:
        source, target = Path(folder, "in.pdf"), Path(folder, "out.json")
        source.write_bytes(data)
        try:
            _run([str(source), str(target), str(most)])
            outcome, pages = json.loads(target.read_text(encoding="utf-8"))
            return outcome, pages
        except subprocess.TimeoutExpired:
            return "too much", []
        except (OSError, ValueError):
            return DAMAGED, []


def _run(arguments: list[str]) -> None:
    command = [sys.executable, READ_PDF] if getattr(sys, "frozen", False) else [sys.executable, "-c", _RUN_CHILD]
    subprocess.run(  # noqa: S603  (this program itself)
        [*command, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=limits.PDF_SECONDS + 1,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        check=False,
    )
