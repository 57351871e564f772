# SPDX-License-Identifier: MIT
"""Names and times on lines of their own, and times with words but no names."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from jtbdstudio.domain.transcript import ReadAs
from jtbdstudio.interchange.transcripts.headed import has_heads, read_headed
from jtbdstudio.interchange.transcripts.heads import BARE_TIME, Head, bare_time, leading_time, name_time_head
from jtbdstudio.interchange.transcripts.labels import looks_like_name, plausible
from jtbdstudio.interchange.transcripts.times import milliseconds
from jtbdstudio.interchange.transcripts.values import Reading

Lines = list[str]
_SAMPLE = 3000
_AROUND = "*_#:[] "


def is_stacked(lines: Lines) -> bool:
    """Whether a name and a time stand on two lines, one below the other, before the words."""
    lines = lines[:_SAMPLE]
    joined = _unstacked(lines)
    return len(joined) < len(lines) and has_heads(joined, name_time_head, with_bodies=True)


def read_stacked(lines: Lines, read_as: ReadAs) -> Reading:
    return read_headed(_unstacked(lines), name_time_head, read_as)


def _unstacked(lines: Lines) -> Lines:
    """Name and time on one line: the name above the time if there are words below, else the name below it."""
    told = [line.strip() for line in lines]
    filled = [at for at, line in enumerate(told) if line]
    times = {at for at in filled if bare_time(told[at]) is not None}
    names = {at for at in filled if at not in times and _is_name(told[at])}
    above = _pairs(filled, times, names, name_first=True)
    below = _pairs(filled, times, names, name_first=False)
    pairs = above if len(above) >= len(below) else below
    if len(pairs) * 5 < len(times) * 4 or not pairs:
        return lines
    joined = {first: _head_line(told[second], told[first]) for first, second in below.items()}
    if pairs is above:
        joined = {first: _head_line(told[first], told[second]) for first, second in above.items()}
    gone = set(pairs.values())
    return [joined.get(at, line) for at, line in enumerate(lines) if at not in gone]


def is_named_above(lines: Lines) -> bool:
    """Whether a name stands alone above what somebody says, again and again, and nothing tells when."""
    lines = lines[:_SAMPLE]
    if not any(line == "" for line in lines):
        return bool(_names_between(lines))
    openings = [line for at, line in enumerate(lines) if line.strip() and (at == 0 or not lines[at - 1].strip())]
    names = [line for at, line in enumerate(lines) if _stands_above(lines, at)]
    few = len(set(names)) * 2 <= len(names) or len(set(names)) == 2 < len(names)
    return few and len(names) * 2 > len(openings)


def _stands_above(lines: Lines, at: int) -> bool:
    alone = at == 0 or not lines[at - 1].strip() or lines[at].startswith("#")
    return (
        alone
        and at + 1 < len(lines)
        and _is_name(lines[at].strip())
        and any(line.strip() and not _is_name(line.strip()) for line in lines[at + 1 : at + 3])
    )


def _names_between(lines: Lines) -> set[str]:
    """Names on lines of their own in a text without blank lines, if several come back all the time."""
    if any(line == "" for line in lines):
        return set()
    told = [line.strip() for line in lines]
    above = Counter(line for line, below in pairwise(told) if _is_name(line) and not _is_name(below))
    names = {name for name, count in above.items() if count > 1}
    heads = sum(above[name] for name in names)
    return names if len(names) > 1 and len(names) * 2 <= heads and heads * 10 >= 3 * len(told) else set()


def read_named_above(lines: Lines, read_as: ReadAs) -> Reading:
    names = _names_between(lines) or {lines[at].strip() for at in range(len(lines)) if _stands_above(lines, at)}
    return read_headed(lines, lambda line: Head(line.strip(_AROUND), None) if line in names else None, read_as)


def _head_line(name: str, time: str) -> str:
    """Of a span of time only its start."""
    start = BARE_TIME.match(time)
    return f"{name.strip(_AROUND)}\t{start[1] if start else time}"


def _pairs(filled: list[int], times: set[int], names: set[int], *, name_first: bool) -> dict[int, int]:
    """The line where each pair begins, and its other line; words have to follow, and they are no time."""
    first, second = (names, times) if name_first else (times, names)
    return {
        one: other
        for before, one, other, after in zip([-1, *filled], filled, filled[1:], filled[2:])
        if one in first and other in second and after not in times and (before not in times or not name_first)
    }


def _is_name(line: str) -> bool:
    line = line.strip(_AROUND)
    return len(line) <= 60 and plausible(line) and looks_like_name(line)


def _timed_head(line: str) -> Head | None:
    """`[0:09] text`, `0:09 text`, or the time alone"""
    if (time := bare_time(line)) is not None:
        return Head("", time)
    match = leading_time(line)
    return Head("", milliseconds(match[1]), line[match.end() :]) if match else None


def has_times(lines: Lines) -> bool:
    """Whether words have times and nobody has a name: at least two times, one in six lines or more."""
    sample = [line.strip() for line in lines[: 2 * _SAMPLE] if line.strip()]
    heads = sum(_timed_head(line) is not None for line in sample)
    return heads >= 2 and heads * 6 >= len(sample)


def read_timed(lines: Lines, read_as: ReadAs) -> Reading:
    return replace(read_headed(lines, _timed_head, read_as), joiner=" ")
