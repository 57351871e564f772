# SPDX-License-Identifier: MIT
"""Captions that roll: lines stay on screen while others come, or grow word by word, and are in the file each time."""

from __future__ import annotations

import html
import re
from itertools import pairwise

from jtbdstudio.domain.text import canonical
from jtbdstudio.interchange.transcripts.cues import Cue

_TAGS = re.compile(
    r"</?(?:c|i|b|u|v|ruby|rt|lang|font|s|em|strong)(?:[.\s][^<>]*)?>|<[0-9]{1,3}:[0-9:.]{1,16}>|\{\\[^{}\n]{1,40}\}",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_KARAOKE = re.compile(r"<[0-9]{1,3}:[0-9]{2}[0-9:.]{0,16}>")
_FLASH_MS = 100
"""No one reads a caption as short as this: it only carries the words over to the next."""
_MOST_LINES, _MOST_WORDS = 8, 60


def plain_words(marked: str) -> str:
    """Caption text without tags and entities."""
    if "<" in marked or "{" in marked:
        marked = _TAGS.sub("", marked)
    if "&" in marked:
        marked = canonical(_ENTITY.sub(lambda entity: html.unescape(entity[0]), marked))
    return marked.strip()


def rolls(cues: list[Cue]) -> bool:
    """Whether cues repeat words of the cue before: YouTube's, live captions, Whisper's word highlighting.

    The same words again, and nothing else, are somebody's words, or a recognizer's that was caught in a loop:
    they prove nothing and stay.
    """
    if any(_KARAOKE.search(line) for cue in cues for line in cue.lines):
        return True
    pairs = [pair for pair in pairwise(cues) if not _is_said_again(*pair)]
    return len(pairs) > 1 and sum(_carries_over(*pair) for pair in pairs) * 2 >= len(pairs)


def _is_said_again(before: Cue, cue: Cue) -> bool:
    return before.lines == cue.lines and min(before.end_ms - before.start_ms, cue.end_ms - cue.start_ms) > _FLASH_MS


def _carries_over(before: Cue, cue: Cue) -> bool:
    first, then = _shown(before), _shown(cue)
    return _overlap(first, then) > 0 or _common_words(first, then) > 0


def unrolled(cues: list[Cue]) -> list[Cue]:
    """Each cue with only the words the cue before did not show."""
    result: list[Cue] = []
    before: list[str] = []
    for cue in cues:
        shown = _shown(cue)
        fresh = shown[_overlap(before, shown) :]
        if len(fresh) == len(shown) and (common := _common_words(before, shown)):
            fresh = [" ".join(" ".join(shown).split()[common:])]
        result.append(Cue(cue.start_ms, cue.end_ms, tuple(filter(None, fresh)), cue.speaker))
        before = shown or before
    return result


def _shown(cue: Cue) -> list[str]:
    return list(filter(None, map(plain_words, cue.lines)))


def _overlap(before: list[str], after: list[str]) -> int:
    """How many lines end the one and begin the other."""
    sizes = range(min(len(before), len(after), _MOST_LINES), 0, -1)
    return next((size for size in sizes if before[-size:] == after[:size]), 0)


def _common_words(before: list[str], after: list[str]) -> int:
    """How many words end the one and begin the other: at least two, since people begin alike as they end."""
    first, then = " ".join(before).split()[-_MOST_WORDS:], " ".join(after).split()[:_MOST_WORDS]
    sizes = range(min(len(first), len(then)), 1, -1)
    return next((size for size in sizes if first[-size:] == then[:size]), 0)
