# SPDX-License-Identifier: MIT
"""Transcripts as running text: `Name: text`, with or without times in front."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import islice

from jtbdstudio.domain.transcript import ReadAs
from jtbdstudio.interchange.transcripts.boilerplate import is_boilerplate, is_heading, preamble
from jtbdstudio.interchange.transcripts.headed import read_headed
from jtbdstudio.interchange.transcripts.heads import PREFIX, Head, bare_time, leading_time
from jtbdstudio.interchange.transcripts.labels import accepted, looks_like_name, plausible, split_label
from jtbdstudio.interchange.transcripts.times import CLOCK, milliseconds
from jtbdstudio.interchange.transcripts.values import Piece, Reading

_TIME_TAB = re.compile(rf"({CLOCK})(?:\t\s*|\s{{2,9}})")
_NAMES_FOLLOW = re.compile(r"[#*\s]{0,8}(?:attendees|speakers|participants)\W{0,6}(.{0,4000})$", re.IGNORECASE)
_COLON = re.compile("[:：]")
_SAMPLE_LINES = 5000
"""Enough to tell a shape."""


def has_labels(lines: list[str]) -> bool:
    """Whether lines begin `Name:`, with a time or without, often enough to be how this file works."""
    lines = lines[:_SAMPLE_LINES]
    texts = _openings(lines)
    names = _speakers(lines, texts)
    places = [at for at, line in enumerate(texts) if _label_head(line, names)]
    counts = Counter(head.speaker for at in places if (head := _label_head(texts[at], names)) and head.speaker)
    if not counts or _is_mostly_before(texts, places[0]):
        return False
    repeated = sum(count >= 2 for count in counts.values())
    enough = len(places) * 10 >= 3 * len(texts) or (repeated >= 2 and len(places) * 20 >= len(texts))
    return enough and (len(places) >= 2 or places[0] == 0)


def _is_mark(line: str) -> bool:
    """A heading, a time of its own or boilerplate: none of them could carry a label."""
    return is_heading(line) or is_boilerplate(line) or bare_time(line) is not None


def _is_mostly_before(texts: list[str], first: int) -> bool:
    """Whether a talk stands before the first label (questions at its end): then it is not just a preamble."""
    before = sum(map(len, texts[:first]))
    return before > 1500 and before * 3 > sum(map(len, texts))


def read_labelled(lines: list[str], read_as: ReadAs) -> Reading:
    """`Name: text`, Google Meet's documents included. Asked for, it takes every name, even one seen once."""
    asked = read_as.format == "labelled"
    texts = _openings(lines)
    labels = _labels(texts)
    if asked:
        names = frozenset(filter(_may_be_asked_for, labels))
    else:
        names = _speakers(lines, texts)
    clock = any(_is_time_of_day(line) for line in lines)
    reading = read_headed(lines, lambda line: _label_head(line, names), read_as, bare_times=True, clock=clock)
    doubts = [] if asked else [*_once_only(reading.pieces), *_not_taken(labels, names)]
    meet = any("editable transcript" in line or "ended after" in line for line in reading.left_out)
    return replace(
        reading,
        format_name="Google Meet transcript" if meet else "",
        warnings=[*reading.warnings, *doubts],
        doubtful=bool(doubts),
    )


def _speakers(lines: list[str], texts: list[str]) -> frozenset[str]:
    labels = _labels(texts)
    return accepted(labels, len(texts), _attendees(lines)) - _facts(lines, labels)


def _facts(lines: list[str], labels: Counter[str]) -> frozenset[str]:
    """What a block of facts at the top tells of (`Interviewer: MH`): nobody who speaks, if others do below."""
    told = [line.strip() for line in lines[:30]]
    filled = next((at for at, line in enumerate(told) if line), 0)
    end = next((at for at, line in enumerate(told) if at > filled and not line), 0)
    block = [line for line in told[filled:end] if ":" in line]
    found = [label for line in block if (label := split_label(line))]
    facts = all(labels[name] == 1 and not value.rstrip().endswith((".", "?", "!", "…")) for name, value in found)
    others = [name for name, count in labels.items() if count > 1]
    listed = len(block) > 1 and end - filled - len(block) <= 1
    return frozenset(name for name, _ in found) if facts and listed and len(others) > 1 else frozenset()


def _may_be_asked_for(name: str) -> bool:
    return looks_like_name(name) or len(name.split()) == 1


def _label_head(line: str, names: frozenset[str]) -> Head | None:
    """A head by label, by bracketed time, or by both; a time without brackets counts only before a label."""
    line = line.strip()
    time = leading_time(line)
    rest = line[time.end() :] if time else line
    label = split_label(rest)
    if label and label[0] in names:
        inner = leading_time(label[1], bare=False) or (None if time else _TIME_TAB.match(label[1][:PREFIX]))
        start = milliseconds(time[1]) if time else milliseconds(inner[1]) if inner else None
        return Head(label[0], start, label[1][inner.end() :] if inner else label[1])
    return Head(None, milliseconds(time[1]), rest) if time and not line[0].isdigit() else None


def _labels(openings: list[str]) -> Counter[str]:
    """Everything that could name a speaker, and how often."""
    labels = (split_label(_without_time(line)) for line in openings)
    return Counter(label[0] for label in labels if label)


def looks_labelled(lines: list[str]) -> bool:
    """Whether a text in which nobody was found to speak has some lines that begin as if somebody did."""
    openings = _openings(lines[:_SAMPLE_LINES])
    labels = _labels(openings)
    telling = sum(count for name, count in labels.items() if looks_like_name(name) and count >= 2)
    return telling * 20 >= len(openings) and telling >= 2


def _openings(lines: list[str]) -> list[str]:
    """The lines that could open a turn: the first of each paragraph, and any other with a label."""
    lines = lines[preamble(lines) :]
    single = not any(line == "" for line in islice(lines, 1, max(1, len(lines) - 1)))
    openings, after_blank = [], True
    for line in map(str.strip, lines):
        opens = bool(line) and (single or after_blank or line[0] in "[(" or bool(_COLON.search(line[:PREFIX])))
        if opens and not _is_mark(line):
            openings.append(line)
        after_blank = not line
    return openings


def _without_time(line: str) -> str:
    time = leading_time(line)
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
    time = leading_time(line)
    return time is not None and time[1].casefold().endswith(("m", "m."))


def _once_only(pieces: list[Piece]) -> list[str]:
    """In a long transcript, a name that speaks once may be a phrase with a colon."""
    counts = Counter(piece.speaker for piece in pieces)
    once = [name for name, count in counts.items() if name and count == 1] if len(pieces) >= 20 else []
    return [f"“{name}” speaks only once: check that it is a person." for name in once[:5]]


def _not_taken(labels: Counter[str], names: frozenset[str]) -> list[str]:
    """What came back like a name and still is none: somebody should look."""
    often = [name for name, count in labels.items() if name not in names and count >= 3 and len(name.split()) <= 2]
    return [f"“{name}:” was read as speech, not as a speaker." for name in often[:5]]
