# SPDX-License-Identifier: MIT
"""Which `Name:` at the start of a line names a speaker, and which is just speech."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_LONGEST = 40
_MOST_WORDS = 4
_FORBIDDEN = re.compile(r"""[?!;"“”„«»<>{}=@\\\n\t\[\]_…]|//|www\.|\.\s+\w+\s+\w+\s+\w""")
_PARENTHESES = re.compile(r"\([^()]*\)")
_ONLY_LINK = re.compile(r"<?https?://\S*$")
_BRACKETED = re.compile(r"\[\[?([A-Za-z]+[_ ]?[0-9]+)\]\]?:?\s*|\((speaker \S{1,8})\)\s*", re.IGNORECASE)
_PARTICLES = "de da do dos das del della di du la le van von der den ten ter zu bin ibn al el y e of"
_LOWER_IN_NAMES = frozenset(_PARTICLES.split())
_HEADINGS_AND_STARTS = """
    note notes nb ps p.s summary abstract title date time place location subject topic theme duration length
    recorded recording participants speakers attendees present language keywords source url link example tip warning
    important todo fyi transcript agenda file version so but and because like okay ok yeah yes no well right also first
    second third then now today e.g i.e datum ort dauer thema titel fecha lugar nota tema título lieu durée objet
    参与者 主题 时间 地点"""
_NEVER = frozenset(_HEADINGS_AND_STARTS.split()) | {
    "note to self",
    "transcribed by",
    "transcript by",
    "summary keywords",
    "interview date",
    "date of interview",
}


def split_label(line: str) -> tuple[str, str] | None:
    """`(name, what follows)` if the line starts with something that could name a speaker.

    Understands `Name:`, `**Name:**`, `Name：`, `[SPEAKER_00]:`, `[[SPEAKER_00]]` and `(speaker 0)`.
    """
    line = line.lstrip()
    if bracketed := _BRACKETED.match(line[:80]):
        return bracketed[1] or bracketed[2], line[bracketed.end() :]
    bold = line[:2] if line[:2] in {"**", "__"} else ""
    head = line[len(bold) : _LONGEST + 24]
    ends = [at for at in (head.find(":"), head.find("：")) if at > 0]
    if not ends:
        return None
    end = min(ends)
    name, rest = head[:end].strip(), line[len(bold) + end + 1 :]
    if bold:
        name, rest = name.removesuffix(bold).strip(), rest.removeprefix(bold)
    if rest[:1] in {"/", ":"} or (rest[:1].isdigit() and head[end] == ":") or _ONLY_LINK.match(rest.strip()[:2000]):
        return None
    return (name, rest.lstrip()) if plausible(name) else None


@lru_cache(maxsize=4096)
def plausible(name: str) -> bool:
    """Short enough for a name, with letters in it, and not an address or a sentence."""
    bare = _PARENTHESES.sub("", name).strip()
    if not bare or len(name) > _LONGEST or len(bare.split()) > _MOST_WORDS or _FORBIDDEN.search(bare):
        return bool(re.fullmatch(r"[A-Za-z]+_[0-9]+", name))
    return bare[0].isalnum() and any(char.isalpha() for char in bare) and name.casefold().rstrip(".") not in _NEVER


def accepted(candidates: Counter[str], places: int, known: frozenset[str] = frozenset()) -> frozenset[str]:
    """The candidates that are speakers, given how many lines (or cues) could have carried a label.

    A capitalized name counts when it comes back, or when labels are common here; anything else has to come
    back often. `known` are names from an attendee list, case-folded.
    """
    share = sum(candidates.values()) / max(1, places)
    return frozenset(
        name for name, count in candidates.items() if name.casefold() in known or _is_speaker(name, count, share)
    )


def _is_speaker(name: str, count: int, share: float) -> bool:
    if _looks_like_name(name):
        return count >= 2 or share >= 0.3
    if len(name.split()) == 1:
        return share >= 0.8 or (count >= 2 and share >= 0.3)
    return count >= 3 and share >= 0.3


def _looks_like_name(name: str) -> bool:
    words = _PARENTHESES.sub("", name).split()
    return "," not in name and all(
        word[0].isupper() or word[0].isdigit() or word.casefold() in _LOWER_IN_NAMES for word in words
    )
