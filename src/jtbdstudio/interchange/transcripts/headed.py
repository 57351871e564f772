# SPDX-License-Identifier: MIT
"""Running text by its heads: what stands between two heads is what somebody said."""

from __future__ import annotations

import re
from itertools import pairwise

from jtbdstudio.domain.transcript import ReadAs
from jtbdstudio.interchange.transcripts.boilerplate import front_matter, is_boilerplate, is_heading, preamble
from jtbdstudio.interchange.transcripts.heads import PREFIX, HeadOf, bare_time
from jtbdstudio.interchange.transcripts.inline_times import Spoken, parted
from jtbdstudio.interchange.transcripts.times import TIME, milliseconds, since_first
from jtbdstudio.interchange.transcripts.values import Piece, Reading, spoken_lines

_END_TIME = re.compile(rf"(?:Transcription|Meeting) ended after ({TIME})")
_SAMPLE = 2000
_LONGEST_TALK_MS = 5 * 60 * 60 * 1000
"""A recording that begins later than this begins at that time of day."""


def has_heads(lines: list[str], head: HeadOf, *, with_bodies: bool = False) -> bool:
    """Whether this is how the file begins its turns: at least a tenth of the lines, and more than once.

    Some head must name somebody: times alone on their lines stand in other shapes as well. `with_bodies`: a
    line that could be speech as well (`0:09 Fine`) is a head only if the words follow below.
    """
    sample = [line.strip() for line in lines[: 3 * _SAMPLE] if line.strip()][:_SAMPLE]
    heads = [head(line) for line in sample]
    found = [one for one in heads if one]
    often = len(found) * 10 >= len(sample) and (len(found) >= 2 or len(found) * 3 >= len(sample))
    if with_bodies:
        bodies = sum(bool(one and not after and not one.text) for one, after in pairwise(heads))
        often = often and bodies * 5 >= len(found) * 4
    return often and any(one.speaker for one in found)


def read_headed(
    lines: list[str], head: HeadOf, read_as: ReadAs, *, bare_times: bool = False, clock: bool = False
) -> Reading:
    """Turns by their heads; what stands before the first head is left out and listed.

    `bare_times`: a time alone on a line belongs to the next words (Google Meet, Sonix).
    `clock`: the times are times of day.
    """
    matter = front_matter(lines)
    start = preamble(lines)
    left_out = spoken_lines(lines[: start if read_as.drop_boilerplate else matter])
    spoken: list[Spoken] = []
    pending: int | None = None
    end_ms: int | None = None
    for line in lines[start if read_as.drop_boilerplate else matter :]:
        line = line.strip()
        begins = head(line)
        time = bare_time(line) if bare_times else None
        if time is not None:
            pending = time
        elif begins is not None:
            speaker = (spoken[-1].speaker if spoken else "") if begins.speaker is None else begins.speaker
            spoken.append(Spoken(speaker, pending if begins.start_ms is None else begins.start_ms, [begins.text]))
            pending = None
        elif read_as.drop_boilerplate and (is_boilerplate(line) or is_heading(line) or (line and not spoken)):
            left_out.append(line)
            end_ms = _stated_end(line) or end_ms
        elif line and (pending is not None or not spoken):
            spoken.append(Spoken(spoken[-1].speaker if spoken else "", pending, [line]))
            pending = None
        elif spoken:
            spoken[-1].lines.append(line)
    return _reading(spoken, left_out, end_ms, clock=clock)


def _stated_end(line: str) -> int | None:
    found = _END_TIME.search(line[:PREFIX])
    return milliseconds(found[1]) if found else None


def _reading(spoken: list[Spoken], left_out: list[str], end_ms: int | None, *, clock: bool) -> Reading:
    """Times made relative and given an end: a stamp ends where the next words' stamp begins."""
    wrapped = _is_wrapped([line for piece in spoken for line in piece.lines])
    spoken = parted(spoken)
    starts = [piece.start_ms for piece in spoken]
    known = [start for start in starts if start is not None]
    clock = clock or min(known, default=0) > _LONGEST_TALK_MS
    starts = since_first(starts) if clock else starts
    following = [*starts[1:], end_ms]
    ends = (
        following if clock else [after if one.end_ms is None else one.end_ms for one, after in zip(spoken, following)]
    )
    pieces = [
        Piece(piece.speaker, _paragraphs(piece.lines, wrapped), start, _end(start, end), piece.goes_on)
        for piece, start, end in zip(spoken, starts, ends)
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
