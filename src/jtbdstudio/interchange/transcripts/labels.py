# SPDX-License-Identifier: MIT
"""Which `Name:` at the start of a line names a speaker, and which is just speech."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_LONGEST = 40
_MOST_WORDS = 4
_LONGEST_HAN = 9
"""Chinese, Japanese and Korean write a name in a few signs; a clause before a colon is longer."""
_FORBIDDEN = re.compile(r"""[?!;"“”„«»<>{}=@\\\n\t\[\]_…]|//|www\.|\.\s+\w+\s+\w+\s+\w""")
_PARENTHESES = re.compile(r"\([^()]*\)")
_ONLY_LINK = re.compile(r"<?https?://\S*$")
_BRACKETED = re.compile(
    r"\[\[?([A-Za-z]+[_ ]?[0-9]+)\]\]?:?\s*|\((speaker \S{1,8})\)\s*"
    r"|[*_]{0,2}[\[【]([^\[\]【】:]{1,80})(?:\][*_]{0,2}:[*_]{0,2}|】[:：]?)\s*",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(r"\*{1,3}|_{1,3}")
_BULLET = re.compile(r"(?:[-•‣·]\s+|>{1,3}\s*)(?=\S)")
_NUMBERED = re.compile(r"(?:speaker|spk|sprecher|hablante|locuteur)[ _]?\S{1,3}", re.IGNORECASE)
_OPENING = frozenset("[(*_【")
_COLON = re.compile("[:：︓]")
_CODE = re.compile(r"[^\W\d_]\w*(?:[_-]\w+)+")
"""What researchers call people: `P01_Anna`, `SPEAKER_00`."""
_PHONE = re.compile(r"\+[0-9][0-9 ().-]{6,20}|\([0-9]{3}\) ?[0-9]{3}-[0-9]{4}|[0-9]{3}[ .-][0-9]{3}[ .-][0-9]{4}")
_MARKS = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Signs without a look of their own: which way text runs."""
_PARTICLES = "de da do dos das los las del della di du la le van von der den ten ter zu bin ibn al el y e of"
_LOWER_IN_NAMES = frozenset(_PARTICLES.split())
_HEADINGS_AND_STARTS = """
    note notes nb ps p.s summary abstract title date time place location subject topic theme duration length
    recorded recording participants speakers attendees present language keywords source url link example tip warning
    important todo fyi transcript agenda file version so but and because like okay ok yeah yes no well right also first
    second third then now today e.g i.e datum ort dauer thema titel fecha lugar nota tema título lieu durée objet
    参与者 主题 时间 地点 位置 日期 标题 题目 讲者 幻灯片 视频 链接 来源 注 备注 注意 总结"""
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

    Understands `Name:`, `**Name:**`, `Name：`, `[Name]:`, `[[SPEAKER_00]]` and `(speaker 0)`.
    """
    line = line.lstrip().lstrip(_MARKS)
    if line[:1] not in _OPENING and not _COLON.search(line, 0, 2 * _LONGEST + 12):
        return None
    if bracketed := _BRACKETED.match(line[:100]):
        name = bracketed[1] or bracketed[2] or bracketed[3].strip()
        return (name, line[bracketed.end() :]) if bracketed[3] is None or plausible(name) else None
    if bullet := _BULLET.match(line):
        line = line[bullet.end() :]
    emphasis = _EMPHASIS.match(line)
    bold = emphasis[0] if emphasis else ""
    head = line[len(bold) : 2 * _LONGEST + 8]
    colon = _COLON.search(head)
    if colon is None or colon.start() == 0:
        return None
    end = colon.start()
    name, rest = head[:end].strip().strip(_MARKS), line[len(bold) + end + 1 :]
    if bold:
        name, rest = name.removesuffix(bold).strip(), rest.removeprefix(bold)
    if rest[:1] in {"/", ":"} or (rest[:1].isdigit() and head[end] == ":") or _ONLY_LINK.match(rest.strip()[:2000]):
        return None
    return (name, rest.lstrip()) if plausible(name) else None


@lru_cache(maxsize=4096)
def plausible(name: str) -> bool:
    """Short enough for a name, with letters in it, and not an address or a sentence."""
    if _PHONE.fullmatch(name):
        return True
    bare = _bare(name)
    words = [word for word in bare.split() if word.casefold() not in _LOWER_IN_NAMES]
    if (
        not bare
        or len(bare) > _LONGEST
        or len(name) > 2 * _LONGEST
        or len(words) > _MOST_WORDS
        or _FORBIDDEN.search(bare)
    ):
        return len(name) <= _LONGEST and bool(_CODE.fullmatch(name))
    return bare[0].isalnum() and any(char.isalpha() for char in bare) and bare.casefold().rstrip(".") not in _NEVER


def _bare(name: str) -> str:
    """Without `(Guest)`, and without the pictures some people have in their names."""
    bare = _PARENTHESES.sub("", name).strip()
    if bare.isascii():
        return bare
    return "".join(
        char for char in bare if unicodedata.category(char) not in {"So", "Sk", "Cf"} and char != "\ufe0f"
    ).strip()


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
    if looks_like_name(name):
        return count >= 2 or share >= (0.3 if any(char.isupper() or char.isdigit() for char in name) else 0.6)
    if len(name.split()) == 1:
        return share >= 0.8 or (count >= 2 and share >= 0.3)
    return count >= 3 and share >= 0.3


def looks_like_name(name: str) -> bool:
    """Capitalized, as far as the script knows capitals."""
    bare = _bare(name)
    words = bare.split()
    if _NUMBERED.fullmatch(name):
        return True
    if any(len(word) > _LONGEST_HAN and word[0] >= "\u3040" and word[0].isalpha() for word in words):
        return False
    return not set(",，、") & set(bare) and all(
        not word[0].islower() or word.casefold() in _LOWER_IN_NAMES for word in words
    )
