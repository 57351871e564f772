# SPDX-License-Identifier: MIT
"""What every reader hands to the one place that makes turns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_SPACES = re.compile("[ \xa0]*\t[ \t\xa0]*|[ \xa0]{2,}")
_SPACE_AT_LINE_ENDS = re.compile(" ?\n ?")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words said in one go: a cue, or a labelled paragraph; canonical, but not yet tidied.

    An end without a start does not occur.
    """

    speaker: str
    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    goes_on: bool = False
    """Still the cue or utterance of the piece before: a time within it."""
    opens: bool = False
    """Somebody else begins, nobody knows who."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as a reader understood it."""

    pieces: list[Piece]
    joiner: str = "\n"
    """What joins two pieces of one speaker: a space for cues, a line for paragraphs."""
    cue_count: int | None = None
    first_ms: int | None = None
    last_ms: int | None = None
    format_name: str = ""
    """Plainer name than the shape's, where the content tells the tool."""
    warnings: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    doubtful: bool = False
    """Whether somebody should look at what was made of the file, beyond its warnings."""


def tidy(text: str) -> str:
    """Canonical text as speech is kept: runs of blanks as one space, nothing at the ends."""
    if "  " in text or "\t" in text or "\xa0" in text:
        text = _SPACES.sub(" ", text)
    return (_SPACE_AT_LINE_ENDS.sub("\n", text) if "\n" in text else text).strip()


def spoken_lines(lines: Iterable[str]) -> list[str]:
    """Non-blank lines without the blanks around them, as `left_out` lists them."""
    return [line.strip() for line in lines if line.strip()]
