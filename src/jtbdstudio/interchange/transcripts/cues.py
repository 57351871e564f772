# SPDX-License-Identifier: MIT
"""Finds the timed cues of WebVTT, SRT and everything that looks like them.

One scanner of our own for all of them: the libraries for these formats want padded times and a correct
header, so they refuse the older Teams files (`0:0:3.120 --> 0:0:8.90`, where .90 is 90 ms), WebVTT without
its header line, and cues with no blank line between them. All of these are in people's folders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jtbdstudio.interchange.transcripts.times import TIME, milliseconds

_TIMING = re.compile(
    rf"\s*(\[?)\s*({TIME})\s*(?:-->|->|→|–>|—>)\s*({TIME})\s*(?:\](.*)|(?![0-9:.,])([^\]]*|\s*\[[^\]]*\].*))$",
    re.DOTALL,
)
_SETTINGS = re.compile(r"(?:\s*(?:align|position|line|size|vertical|region|[XY][12])\s?:\S*)*\s*$")
_SBV = re.compile(rf"\s*()({TIME})[,;]\s?({TIME})\s*$")
_SECONDS = re.compile(
    r"\s*(\[)\s*([0-9]{1,6}\.[0-9]{1,3})s?\s*(?:-->|->|→)\s*([0-9]{1,6}\.[0-9]{1,3})s?\s*\](.*)$", re.DOTALL
)
_NAMED_ID = re.compile(r'\s*[0-9]{1,7}\s+"([^"]{1,80})"\s*(?:\([0-9]{1,20}\))?\s*$')
_NUMBER = re.compile(r"\s*[0-9]{1,7}\s*$")
_TEAMS_ID = re.compile(r"\s*[0-9a-fA-F]{8}-[0-9a-fA-F-]{20,30}/[0-9]{1,9}(?:-[0-9]{1,9})?\s*$")
_UNPADDED = re.compile(r"\s*[0-9]{1,3}:[0-9]:|\s*[0-9]{1,3}:[0-9]{2}:[0-9]\b|.*\.[0-9]{1,2}\s*(?:-->|$)")
_ASIDES = ("NOTE", "STYLE", "REGION")


@dataclass(frozen=True, slots=True)
class Cue:
    """Some lines on screen for some time."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]
    speaker: str = ""
    """Who speaks, where the cue's own name tells it (Webex)."""


@dataclass(slots=True)
class CueFile:
    """The cues of a file and what stands around them."""

    webvtt: bool
    cues: list[Cue] = field(default_factory=list)
    header: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    numbered: bool = False
    teams_ids: bool = False
    unpadded: bool = False
    bracketed: bool = False


def has_cues(lines: list[str]) -> bool:
    """Whether any line is a `start --> end` timing."""
    return any(_timing(line) for line in lines)


def begins_with_webvtt(lines: list[str]) -> bool:
    """Whether the header line of WebVTT is there."""
    return next((line.startswith("WEBVTT") for line in lines if line.strip()), False)


def scan(lines: list[str]) -> CueFile:
    """Every cue, in the order of the file."""
    marks = [(at, match) for at, line in enumerate(lines) if (match := _timing(line))]
    webvtt = begins_with_webvtt(lines)
    found = CueFile(webvtt, unpadded=any(_UNPADDED.match(lines[at]) for at, _ in marks[:50]))
    if not marks:
        return found
    found.numbered = _has_id(lines, marks[0][0], webvtt)
    found.header = lines[: marks[0][0] - found.numbered]
    found.teams_ids = found.numbered and bool(_TEAMS_ID.match(lines[marks[0][0] - 1]))
    ends = [at for at, _ in marks[1:]] + [len(lines)]
    for (at, match), end in zip(marks, ends):
        body = lines[at + 1 : end]
        if end < len(lines):
            body = _without_next_id(body, found)
        beside = _beside(match, body)
        if beside is not None:
            found.bracketed = True
            body = [beside, *body]
        start, stop = _ms(match[2]), _ms(match[3])
        found.cues.append(Cue(start, max(start, stop), tuple(_spoken(body, found)), _speaker(lines, at)))
    return found


def _timing(line: str) -> re.Match[str] | None:
    """The parts of a timing line; the arrow is looked for first because that is quick."""
    if ">" in line or "→" in line:
        return _TIMING.match(line) or _SECONDS.match(line)
    return _SBV.match(line) if "," in line and line[:1].isdigit() and len(line) < 60 else None


def _beside(timing: re.Match[str], body: list[str]) -> str | None:
    """Words on the line of their time: behind a bracket, or where none stand below."""
    if timing[1]:
        return timing[4] or ""
    rest = timing[5] if timing.re is _TIMING else ""
    return rest if rest and not _SETTINGS.match(rest) and not any(map(str.strip, body)) else None


def _ms(time: str) -> int:
    """Of `0:01.200`, or of `1.20` as faster-whisper's own example prints it."""
    return (milliseconds(time) or 0) if ":" in time else round(float(time) * 1000)


def _speaker(lines: list[str], at: int) -> str:
    named = _NAMED_ID.match(lines[at - 1]) if at else None
    return named[1] if named else ""


def _has_id(lines: list[str], first: int, webvtt: bool) -> bool:
    """Whether the line right above the first timing is a cue number or name."""
    if first == 0 or not lines[first - 1].strip() or lines[first - 1].startswith("WEBVTT"):
        return False
    above = lines[first - 1]
    alone = first == 1 or not lines[first - 2].strip()
    return bool(_NUMBER.match(above) or _TEAMS_ID.match(above)) or (webvtt and alone)


def _without_next_id(body: list[str], found: CueFile) -> list[str]:
    """A cue's lines without the number or name of the next cue, with or without a blank line before it."""
    if not body or not body[-1].strip():
        return body
    after_blank = len(body) > 1 and not body[-2].strip()
    is_number = bool(_NUMBER.match(body[-1]) or _TEAMS_ID.match(body[-1]))
    if (found.numbered and is_number) or (after_blank and (found.webvtt or is_number)):
        return body[:-1]
    return body


def _spoken(body: list[str], found: CueFile) -> Iterator[str]:
    """The lines of a cue that were said: no notes, no style sheets, no cues with broken times."""
    for block in _blocks(body):
        if found.webvtt and block[0].split(" ", 1)[0].rstrip() in _ASIDES:
            found.notes.extend(line for line in block if not line.startswith("STYLE"))
        elif any("-->" in line and not line.strip("0123456789:., ->\t") for line in block):
            found.broken.extend(block)
        else:
            yield from block


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block
