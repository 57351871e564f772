# SPDX-License-Identifier: MIT
"""Times that other trades write: counted in frames, in tenths, at the end of what was said.

They are written anew as `[H:MM:SS.mmm]` in front of the words, before anybody looks at the lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_FRAMES_PER_SECOND = 30
_TIMECODE = re.compile(r"\b([0-9]{1,2}:[0-9]{2}:[0-9]{2})[:;]([0-9]{2})\b")
_FRAMES = re.compile(r"\[([0-9]{1,2}:[0-9]{2}:[0-9]{2})\.([0-9]{2})\](?!\s*[-–—])")
_TENTHS = re.compile(r"#([0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?)(?:[-.,]([0-9]))?#")
_SPELLED_OUT = re.compile(
    r"(?:(?P<name>\S.{0,60}?) )??(?:[0-9]{1,3} (?:hours?|minutes?|seconds?|Std\.|Min\.|Sek\.)(?:,? ?|$)){1,3}"
    r"(?P<time>[0-9]{1,3}(?::[0-9]{2}){1,2})?$"
)
_SAMPLE = 400

Lines = list[str]


def usual_stamps(lines: Lines) -> Lines:
    """The lines with times as most tools write them."""
    for is_used, rewritten in _KINDS:
        if is_used([line[:4000] for line in lines[:_SAMPLE]]):
            lines = rewritten(lines)
    return lines


def _often(found: int, lines: Lines) -> bool:
    return found >= 2 and found * 20 >= sum(bool(line.strip()) for line in lines)


def _has_timecodes(lines: Lines) -> bool:
    """`00:00:03:18`, as editors of film write it."""
    return _often(sum(bool(_TIMECODE.search(line[:80])) for line in lines), lines)


def _has_frames(lines: Lines) -> bool:
    """`[00:05:00.12]`, as InqScribe writes it: two digits, never more than a second has frames."""
    frames = [int(found[2]) for line in lines if (found := _FRAMES.match(line.lstrip()))]
    return _often(len(frames), lines) and max(frames) < _FRAMES_PER_SECOND


def _has_tenths(lines: Lines) -> bool:
    """`#00:00:03-5#`, as f4 and MAXQDA write it."""
    return _often(sum("#" in line and bool(_TENTHS.search(line)) for line in lines), lines)


def _is_spelled_twice(lines: Lines) -> bool:
    """`0:09` and below it `9 seconds`, with or without a name, as pages read it aloud."""
    return _often(sum(_aloud(line) is not None for line in lines), lines)


def _aloud(line: str) -> re.Match[str] | None:
    return _SPELLED_OUT.match(line.strip()) if len(line) < 90 and line.rstrip()[-1:].isalnum() else None


def _without_frames(pattern: re.Pattern[str], form: str) -> Callable[[Lines], Lines]:
    def milliseconds_of(found: re.Match[str]) -> str:
        return form.format(found[1], min(999, int(found[2]) * 1000 // _FRAMES_PER_SECOND))

    return lambda lines: [pattern.sub(milliseconds_of, line) for line in lines]


def _in_front(lines: Lines) -> Lines:
    """A stamp at the end of a paragraph tells when it ended: the next one begins there."""
    at_end = [_stamp_at_end(line) for line in lines]
    ends = sum(bool(found and line.strip() != found[0]) for line, found in zip(lines, at_end))
    if not ends or ends * 2 < sum(bool(found) for found in at_end):
        return [_TENTHS.sub(lambda found: f"[{_written(found)}]", line) for line in lines]
    result, start = [], "0:00"
    for line, found in zip(lines, at_end):
        words = line.rstrip().removesuffix(found[0]).rstrip() if found else ""
        result.append(line if found is None else f"[{start}] {_TENTHS.sub('', words)}" if words else "")
        start = _written(found) if found else start
    return result


def _stamp_at_end(line: str) -> re.Match[str] | None:
    line = line.rstrip()
    return _TENTHS.fullmatch(line, max(0, line.rfind("#", 0, -1))) if line.endswith("#") else None


def _written(stamp: re.Match[str]) -> str:
    return f"{stamp[1]}.{int(stamp[2]) * 100:03}" if stamp[2] else stamp[1]


def _without_spelled(lines: Lines) -> Lines:
    said = {line.strip() for line in lines}
    result: Lines = []
    for line in lines:
        found = _aloud(line)
        if found is None or (found["name"] and found["name"] not in said):
            result.append(line)
        elif found["time"]:
            result.append(found["time"])
    return result


_KINDS: tuple[tuple[Callable[[Lines], bool], Callable[[Lines], Lines]], ...] = (
    (_has_timecodes, _without_frames(_TIMECODE, "{}.{:03}")),
    (_has_frames, _without_frames(_FRAMES, "[{}.{:03}]")),
    (_has_tenths, _in_front),
    (_is_spelled_twice, _without_spelled),
)
