# SPDX-License-Identifier: MIT
"""Lines that recording tools add and nobody said."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jtbdstudio.domain.transcript import ReadAs
from jtbdstudio.interchange.transcripts.times import TIME

_BOILERPLATE = re.compile(
    rf"""Transcribed\ by\ https?://otter\.ai
    |.{{1,60}}\ (?:started|stopped)\ transcription\s*$
    |(?:Transcription|Meeting)\ ended\ after\ {TIME}
    |[\W_]{{0,12}}This\ editable\ transcript\ was\ computer\ generated
    |saved-by\s*[:\t]
    |\(?(?:(?:this|the|automatically|auto|audio)[ -])?
        (?:transcribed|transcription|transcript|generated|exported|powered)\ (?:by|with|using|from)\ (?:https?://)?[\w/-]+(?:\.[\w/-]+)*\.(?:ai|com|io|video)\b[^:]{{0,60}}$
    |Transcribed\ with\ noScribe\b
    |(?:Sonix|Trint|Descript)\ is\ the\ (?:world|leading|\#)
    |Automatically\ convert\ your\ \w+\ files\ to\ text\b
    |Sonix\ (?:has\ many\ features|uses\ cutting-edge)\b
    |\[?\**VIEW\ RECORDING\ -
    |(?:ACTION\ ITEM|SCREEN\ SHARING):.{{0,180}}\bWATCH:
    |(?:-{{3,80}}|\*{{3,80}}|={{3,80}}|_{{3,80}})\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_HINT = re.compile(
    r"otter\.ai|transcription|Transcription|ended after|This editable|saved-by|[-*=_]{3}|is the |WATCH|VIEW REC"
    r"|\.ai\b|\.com\b|\.io\b|\.video\b|noScribe|Sonix|convert your"
)
"""What every boilerplate line has in it; looking for this first is quick."""
_TRANSCRIPT = re.compile(r"[\W_]{0,12}(?:(?:full|meeting) )?transcript[\W_]{0,6}$", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}\s")


def is_boilerplate(line: str) -> bool:
    """Whether a tool wrote this line, going by its first words."""
    line = line[:200]
    return bool(_HINT.search(line) and _BOILERPLATE.match(line.strip()))


def is_heading(line: str) -> bool:
    """A Markdown heading."""
    return bool(_HEADING.match(line))


def split_boilerplate(lines: Iterable[str], read_as: ReadAs) -> tuple[list[str], list[str]]:
    """`(said, boilerplate)`; all of it is said for whom boilerplate shall stay."""
    said: list[str] = []
    dropped: list[str] = []
    for line in lines:
        (dropped if read_as.drop_boilerplate and is_boilerplate(line) else said).append(line.strip())
    return said, dropped


def preamble(lines: list[str]) -> int:
    """How many lines stand before a line that says `Transcript`: notes, summaries, who was there."""
    marks = [at for at, line in enumerate(lines[:600]) if len(line) < 60 and _TRANSCRIPT.match(line)]
    if marks and sum(bool(line.strip()) for line in lines[marks[-1] + 1 : marks[-1] + 40]) >= 2:
        return marks[-1] + 1
    return front_matter(lines)


def front_matter(lines: list[str]) -> int:
    """How many lines of YAML stand before the text, its fences included."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    for at, line in enumerate(lines[1:200], start=1):
        if line.rstrip() in {"---", "..."}:
            return at + 1
    return 0
