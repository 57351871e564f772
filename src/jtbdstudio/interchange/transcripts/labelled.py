# SPDX-License-Identifier: MIT
"""Transcripts as running text: a head (name, time or both), then what was said.

Each tool's head is one small function from a line to a `Head`; one reader does the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from jtbdstudio.interchange.transcripts.boilerplate import front_matter, is_boilerplate, is_heading
from jtbdstudio.interchange.transcripts.labels import accepted, plausible, split_label
from jtbdstudio.interchange.transcripts.times import CLOCK, TIME, milliseconds, since_first
from jtbdstudio.interchange.transcripts.values import Piece, Reading, spoken_lines

_ZOOM_CAPTION = re.compile(rf"\[([^\[\]]{{1,80}})\]\s*({CLOCK})\s*$")
_REV = re.compile(rf"[*_]{{0,2}}(\S[^()\n]{{0,58}}?)[*_]{{0,2}}\s*\(({TIME})\)\s*:[*_]{{0,2}}\s*")
_NAME_TIME = re.compile(rf"[*_]{{0,2}}(\S.{{0,58}}?)?[*_]{{0,2}}(\s+)({TIME})[*_]{{0,2}}\s*$")
_BARE_TIME = re.compile(rf"[#*_\s\[(]{{0,9}}({CLOCK})[\])*_\s]{{0,9}}$")
_BRACKET_TIME = re.compile(rf"[*_]{{0,2}}[\[(]({CLOCK})[\])][*_]{{0,2}}\s*(?:[-–—]\s+)?")
_LEADING_TIME = re.compile(rf"({CLOCK})\s+(?:[-–—]\s+)?")
_TIME_TAB = re.compile(rf"({CLOCK})\t\s*")
_END_TIME = re.compile(rf"(?:Transcription|Meeting) ended after ({TIME})")
_NAMES_FOLLOW = re.compile(r"[#*\s]{0,8}(?:attendees|speakers|participants)\W{0,6}(.{0,4000})$", re.IGNORECASE)
_PREFIX = 200
"""Heads are short: only this much of a line is looked at, however long it is."""
_SAMPLE_LINES = 5000
"""Enough to tell a shape."""


@dataclass(frozen=True, slots=True)
class Head:
    """The start of somebody's words. `speaker` None: the one who spoke before goes on."""

    speaker: str | None
    start_ms: int | None
    text: str = ""


HeadOf = Callable[[str], Head | None]


@dataclass(slots=True)
class _Spoken:
    """A head and its body while lines come in."""

    speaker: str
    start_ms: int | None
    lines: list[str] = field(default_factory=list)


def zoom_caption_head(line: str) -> Head | None:
    """`[Name] 10:02:19`"""
    match = _ZOOM_CAPTION.match(line[:_PREFIX])
    return Head(match[1].strip(), milliseconds(match[2])) if match else None


def tabbed_head(line: str) -> Head | None:
    """`00:00:03⇥Name⇥text` or `Name:⇥00:00:09⇥text`"""
    cells = line.split("\t", 2)
    if len(cells) < 3 or len(cells[0]) > _PREFIX or len(cells[1]) > _PREFIX:
        return None
    first, second = milliseconds(cells[0]), milliseconds(cells[1])
    if first is not None and (plausible(cells[1].strip()) or not cells[1].strip()):
        return Head(cells[1].strip(), first, cells[2])
    name = cells[0].strip().rstrip(":")
    return Head(name, second, cells[2]) if second is not None and plausible(name) else None


def rev_head(line: str) -> Head | None:
    """`Name (0:09):`, the words on the same line or the next"""
    match = _REV.match(line[:_PREFIX])
    return Head(match[1].strip(), milliseconds(match[2]), line[match.end() :]) if match else None


def name_time_head(line: str) -> Head | None:
    """`Name  0:09`, or the time alone when nobody was recognized"""
    match = _NAME_TIME.match(line[:_PREFIX]) or _BARE_TIME.match(line[:_PREFIX])
    if match is None or len(line) > _PREFIX:
        return None
    if match.re is _BARE_TIME:
        return Head("", milliseconds(match[1]))
    name = (match[1] or "").strip("*_ ")
    spaced = len(match[2]) > 1 or "\t" in match[2]
    return Head(name, milliseconds(match[3])) if _is_header_name(name, spaced) else None


def _is_header_name(name: str, spaced: bool) -> bool:
    """A single space before the time (`We met at 10:30`) makes a header only after a capitalized name."""
    return name == "" or (plausible(name) and (spaced or name.istitle()))


def has_heads(lines: list[str], head: HeadOf) -> bool:
    """Whether this is how the file begins its turns: at least a tenth of the lines, and more than once.

    Some head must name somebody: times alone on their lines stand in other shapes as well.
    """
    sample = [line for line in lines if line.strip()][:2000]
    heads = [found for line in sample if (found := head(line.strip()))]
    often = len(heads) * 10 >= len(sample) and (len(heads) >= 2 or len(heads) * 3 >= len(sample))
    return often and any(found.speaker for found in heads)


def read_headed(lines: list[str], head: HeadOf, *, bare_times: bool = False, clock: bool = False) -> Reading:
    """Turns by their heads; what stands before the first head is left out and listed.

    `bare_times`: a time alone on a line belongs to the next words (Google Meet, Sonix).
    `clock`: the times are times of day.
    """
    spoken: list[_Spoken] = []
    skipped = front_matter(lines)
    left_out = spoken_lines(lines[:skipped])
    pending: int | None = None
    end_ms: int | None = None
    for line in lines[skipped:]:
        line = line.strip()
        begins = head(line)
        if bare_times and (time := _BARE_TIME.match(line[:_PREFIX])) and len(line) < _PREFIX:
            pending = milliseconds(time[1])
        elif begins is not None:
            speaker = (spoken[-1].speaker if spoken else "") if begins.speaker is None else begins.speaker
            spoken.append(_Spoken(speaker, pending if begins.start_ms is None else begins.start_ms, [begins.text]))
            pending = None
        elif is_boilerplate(line) or is_heading(line) or (line and not spoken):
            left_out.append(line)
            end_ms = _stated_end(line) or end_ms
        elif pending is not None and line:
            spoken.append(_Spoken(spoken[-1].speaker, pending, [line]))
            pending = None
        elif spoken:
            spoken[-1].lines.append(line)
    return _reading(spoken, left_out, end_ms, clock=clock)


def read_zoom_captions(lines: list[str]) -> Reading:
    return read_headed(lines, zoom_caption_head, clock=True)


def read_tabbed(lines: list[str]) -> Reading:
    return read_headed(lines, tabbed_head)


def read_rev(lines: list[str]) -> Reading:
    return read_headed(lines, rev_head)


def read_name_time(lines: list[str]) -> Reading:
    """Otter's text and the current Teams document share this shape; a line tells which."""
    reading = read_headed(lines, name_time_head)
    teams = any("started transcription" in line for line in reading.left_out)
    otter = any("otter.ai" in line or "SUMMARY KEYWORDS" in line for line in reading.left_out)
    return replace(reading, format_name="Microsoft Teams transcript" if teams else "Otter transcript" if otter else "")


def has_labels(lines: list[str]) -> bool:
    """Whether lines begin `Name:`, `[time]` or both, often enough to be how this file works."""
    lines = lines[:_SAMPLE_LINES]
    texts = _openings(lines)
    names = _label_names(lines)
    places = [at for at, line in enumerate(texts) if _label_head(line, names)]
    if not places or _is_mostly_before(texts, places[0]):
        return False
    counts = Counter(head.speaker for at in places if (head := _label_head(texts[at], names)) and head.speaker)
    repeated = sum(count >= 2 for count in counts.values())
    enough = len(places) * 10 >= 3 * len(texts) or (repeated >= 2 and len(places) * 20 >= len(texts))
    return enough and (len(places) >= 2 or places[0] == 0)


def _is_mark(line: str) -> bool:
    """A heading, a time of its own or boilerplate: none of them could carry a label."""
    return is_heading(line) or is_boilerplate(line) or (len(line) < _PREFIX and bool(_BARE_TIME.match(line)))


def _is_mostly_before(texts: list[str], first: int) -> bool:
    """Whether a talk stands before the first label (questions at its end): then it is not just a preamble."""
    before = sum(map(len, texts[:first]))
    return before > 1500 and before * 3 > sum(map(len, texts))


def read_labelled(lines: list[str]) -> Reading:
    """`Name: text` with or without times in front, Google Meet's documents included."""
    names = _label_names(lines)
    clock = any(_is_time_of_day(line) for line in lines)
    reading = read_headed(lines, lambda line: _label_head(line, names), bare_times=True, clock=clock)
    meet = any("editable transcript" in line or "ended after" in line for line in reading.left_out)
    return replace(
        reading,
        format_name="Google Meet transcript" if meet else "",
        warnings=[*reading.warnings, *_once_only(reading.pieces)],
    )


def _label_head(line: str, names: frozenset[str]) -> Head | None:
    """A head by label, by bracketed time, or by both; a time without brackets counts only before a label."""
    line = line.strip()
    bracketed = _BRACKET_TIME.match(line[:_PREFIX])
    time = bracketed or _LEADING_TIME.match(line[:_PREFIX])
    rest = line[time.end() :] if time else line
    label = split_label(rest)
    if label and label[0] in names:
        inner = _BRACKET_TIME.match(label[1][:_PREFIX]) or _TIME_TAB.match(label[1][:_PREFIX])
        start = milliseconds(time[1]) if time else milliseconds(inner[1]) if inner else None
        return Head(label[0], start, label[1][inner.end() :] if inner and not time else label[1])
    return Head(None, milliseconds(bracketed[1]), rest) if bracketed else None


def _label_names(lines: list[str]) -> frozenset[str]:
    """Speakers of a text with `Name:` lines."""
    texts = _openings(lines)
    labels = [label for line in texts if (label := split_label(_without_time(line)))]
    return accepted(Counter(name for name, _ in labels), len(texts), _attendees(lines))


def _openings(lines: list[str]) -> list[str]:
    """The lines that could open a turn: the first of each paragraph, and any other with a label."""
    lines = lines[front_matter(lines) :]
    single = not any(line == "" for line in islice(lines, 1, max(1, len(lines) - 1)))
    openings, after_blank = [], True
    for line in map(str.strip, lines):
        if line and (single or after_blank or ":" in line[:_PREFIX] or "：" in line[:_PREFIX]) and not _is_mark(line):
            openings.append(line)
        after_blank = not line
    return openings


def _without_time(line: str) -> str:
    time = _BRACKET_TIME.match(line[:_PREFIX]) or _LEADING_TIME.match(line[:_PREFIX])
    return line[time.end() :] if time else line


def _attendees(lines: list[str]) -> frozenset[str]:
    """Names from an *Attendees* or *Speakers* list at the top: on the same line or the next."""
    top = [line for line in lines[:60] if line.strip()]
    names: set[str] = set()
    for at, line in enumerate(top):
        if found := _NAMES_FOLLOW.match(line[:4100]):
            listed = found[1] or (top[at + 1][:4100] if at + 1 < len(top) else "")
            names |= {name.strip().casefold() for name in listed.split(",") if plausible(name.strip())}
    return frozenset(names)


def _is_time_of_day(line: str) -> bool:
    time = _BRACKET_TIME.match(line[:_PREFIX])
    return bool(time) and line[: time.end() if time else 0].rstrip(" ])*_").casefold().endswith(("am", "pm", "m."))


def _stated_end(line: str) -> int | None:
    found = _END_TIME.search(line[:_PREFIX])
    return milliseconds(found[1]) if found else None


def _once_only(pieces: list[Piece]) -> list[str]:
    """In a long transcript, a name that speaks once may be a phrase with a colon."""
    counts = Counter(piece.speaker for piece in pieces)
    once = [name for name, count in counts.items() if name and count == 1] if len(pieces) >= 20 else []
    return [f"“{name}” speaks only once: check that it is a person." for name in once[:5]]


def _reading(spoken: list[_Spoken], left_out: list[str], end_ms: int | None, *, clock: bool) -> Reading:
    """Times made relative and given an end: a stamp ends where the next words' stamp begins."""
    starts = [piece.start_ms for piece in spoken]
    starts = since_first(starts) if clock else starts
    following = [*starts[1:], end_ms]
    wrapped = _is_wrapped([line for piece in spoken for line in piece.lines])
    pieces = [
        Piece(piece.speaker, _paragraphs(piece.lines, wrapped), start, _end(start, after))
        for piece, start, after in zip(spoken, starts, following)
    ]
    known = [start for start in starts if start is not None]
    return Reading(
        pieces=pieces,
        cue_count=len(known) or None,
        first_ms=min(known, default=None),
        last_ms=max([*known, *([end_ms] if end_ms is not None and known else [])], default=None),
        left_out=left_out,
    )


def _end(start: int | None, after: int | None) -> int | None:
    return after if start is not None and after is not None and after >= start else None


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines were broken at a width (as in mail), so that a line end means nothing."""
    broken = [len(line) for line, after in pairwise(lines) if line and after]
    return len(broken) >= 5 and max(broken) <= 110 and sum(length >= 50 for length in broken) * 5 >= len(broken) * 4


def _paragraphs(lines: list[str], wrapped: bool) -> str:
    """The body of a turn, one line per paragraph."""
    if not wrapped:
        return "\n".join(filter(None, lines))
    blocks = "\n".join(lines).split("\n\n")
    return "\n".join(text for block in blocks if (text := " ".join(block.split("\n")).strip()))
