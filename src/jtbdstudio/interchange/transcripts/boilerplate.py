# SPDX-License-Identifier: MIT
"""Lines that recording tools add and nobody said."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jtbdstudio.interchange.transcripts.times import TIME

_BOILERPLATE = re.compile(
    rf"""Transcribed\ by\ https?://otter\.ai
    |.{{1,60}}\ (?:started|stopped)\ transcription\s*$
    |(?:Transcription|Meeting)\ ended\ after\ {TIME}
    |[\W_]{{0,12}}This\ editable\ transcript\ was\ computer\ generated
    |saved-by\s*[:\t]
    |(?:-{{3,80}}|\*{{3,80}}|={{3,80}}|_{{3,80}})\s*$""",
    re.VERBOSE,
)
_HINT = re.compile(r"otter\.ai|transcription|Transcription|ended after|This editable|saved-by|[-*=_]{3}")
"""What every boilerplate line has in it; looking for this first is quick."""
_HEADING = re.compile(r"#{1,6}\s")


def is_boilerplate(line: str) -> bool:
    """Whether a tool wrote this line, going by its first words."""
    line = line[:200]
    return bool(_HINT.search(line) and _BOILERPLATE.match(line.strip()))


def is_heading(line: str) -> bool:
    """A Markdown heading."""
    return bool(_HEADING.match(line))


def split_boilerplate(lines: Iterable[str]) -> tuple[list[str], list[str]]:
    """`(said, boilerplate)`"""
    said: list[str] = []
    dropped: list[str] = []
    for line in lines:
        (dropped if is_boilerplate(line) else said).append(line.strip())
    return said, dropped


def front_matter(lines: list[str]) -> int:
    """How many lines of YAML stand before the text, its fences included."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    for at, line in enumerate(lines[1:200], start=1):
        if line.rstrip() in {"---", "..."}:
            return at + 1
    return 0
