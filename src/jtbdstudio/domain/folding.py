# SPDX-License-Identifier: MIT
"""Text as it is looked for: without case and accents, in any script, and always with the way back to where it stands.

A folded text may be shorter or longer than the canonical one (`ß` becomes `ss`, a combining accent becomes nothing);
`Folded` keeps the few places where they differ, so that what is found in one is a span of the other.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import overload

from jtbdstudio.domain.text import Span

VERSION = f"1-{unicodedata.unidata_version}"
"""Another folding, or another Unicode: what was indexed by it has to be indexed anew."""

_ACCENTS = (
    (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05C7), (0x0610, 0x061A), (0x0640, 0x0640), (0x064B, 0x065F),
    (0x0670, 0x0670), (0x06D6, 0x06DC), (0x06DF, 0x06E8), (0x06EA, 0x06ED), (0x08D3, 0x08FF), (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F),
)  # fmt: skip
"""What is written over or under letters of the scripts where it is often left out when typing; tatweel too."""
_UNSEEN = frozenset(
    map(
        chr,
        (
            0xAD,
            0x34F,
            0x61C,
            0x180E,
            0x2060,
            0xFEFF,
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2066, 0x206A),
        ),
    )
)
"""Where a word may break, and which way it runs."""
_AS_TYPED = {
    "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "æ": "ae", "œ": "oe", "ى": "ي", "ς": "σ",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
}  # fmt: skip
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts that put no spaces between words, and Hangul, where they stand between more than a word."""
_PICTURES = "\u2300-\u23ff\u2500-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
"""Emoji and their kin: each can be looked for by itself."""
_FOREIGN = re.compile("[^\x00-\x7f]+")


def fold(text: str) -> str:
    """Without case, accents and kinds of quotation marks."""
    return text.lower() if text.isascii() else _FOREIGN.sub(_folded_run, text).lower()


def _folded_run(match: re.Match[str]) -> str:
    return match.group().translate(_FOLDS)


def _fold_one(char: str) -> str:
    if char in _UNSEEN or _is_accent(char):
        return ""
    parts = unicodedata.normalize("NFKD", char).casefold()
    parts = "".join(_AS_TYPED.get(part, part) for part in parts if not _is_accent(part))
    parts = unicodedata.normalize("NFC", parts)
    return parts or char


_DROPPED = re.compile(
    "[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _ACCENTS) + "".join(sorted(_UNSEEN)) + "]"
)


def _is_accent(char: str) -> bool:
    return any(first <= ord(char) <= last for first, last in _ACCENTS)


class _Folds(dict[int, str]):
    """Every character is thought about once."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_one(chr(code))
        return folded


_FOLDS = _Folds()


class Folded:
    """One text, folded, with the way back. Long texts are folded once and looked through often."""

    def __init__(self, text: str) -> None:
        self.text = fold(text)
        self._ends: list[int] = []
        """Where in the folded text each character that became none or several is over."""
        self._shifts: list[tuple[int, int]] = []
        """For each of them: where it stands in the canonical text, and how many characters it became."""
        # What is not dropped becomes at least one character: the same length is the same characters, one for one.
        if len(self.text) != len(text) or _DROPPED.search(text):
            self._note_differences(text)

    def _note_differences(self, text: str) -> None:
        different = {char: len(_FOLDS[ord(char)]) for char in set(text) if len(_FOLDS[ord(char)]) != 1}
        if not different:
            return
        grown = 0
        for match in re.finditer("[" + "".join(map(re.escape, different)) + "]", text):
            length = different[match.group()]
            grown += length - 1
            self._shifts.append((match.start(), length))
            self._ends.append(match.start() + 1 + grown)

    def span(self, start: int, end: int) -> Span:
        """The characters a piece of the folded text comes from, with the accents that stand on them."""
        return Span(self._origin(start), self._origin(end, after=True))

    def _origin(self, position: int, *, after: bool = False) -> int:
        """Where a folded position is in the canonical text; inside of what one character became, before or after it."""
        passed = bisect_right(self._ends, position)
        if passed < len(self._ends):
            stands, length = self._shifts[passed]
            begin = self._ends[passed] - length
            if begin < position:
                return stands + 1 if after else stands
        if not passed:
            return position
        stands, _ = self._shifts[passed - 1]
        return stands + 1 + position - self._ends[passed - 1]

    def position(self, canonical: int) -> int:
        """Where a position of the canonical text is in the folded one."""
        passed = bisect_left(self._shifts, (canonical, -1))
        if not passed:
            return canonical
        stands, _ = self._shifts[passed - 1]
        return self._ends[passed - 1] + canonical - stands - 1

    def find(self, words: str) -> Places:
        """Where words stand, literally, whatever their case, accents and the white space between them."""
        parts = fold(words).split()
        if not parts:
            return Places(self, [])
        pattern = re.compile(r"\s+".join(map(re.escape, parts)))
        return Places(self, [match.span() for match in pattern.finditer(self.text)])

    def words(self) -> list[tuple[str, int, int]]:
        """The words that can be looked for, with where they stand in the folded text (see `span`)."""
        return [(match.group(), match.start(), match.end()) for match in _tokens().finditer(self.text)]


class Places(Sequence[Span]):
    """Where something was found, in order; there may be a hundred thousand, of which a page shows twenty."""

    def __init__(self, folded: Folded, found: list[tuple[int, int]]) -> None:
        self._folded, self._found = folded, found

    @classmethod
    def exactly(cls, spans: Sequence[Span]) -> Places:
        """Places that are known already."""
        return cls(Folded(""), [(span.start, span.end) for span in spans])

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> list[Span]: ...
    def __getitem__(self, index: int | slice) -> Span | list[Span]:
        if isinstance(index, slice):
            return [self._folded.span(*found) for found in self._found[index]]
        return self._folded.span(*self._found[index])

    def first_from(self, position: int) -> int:
        """The index of the first place that starts at a position or after it; how many there are if none does."""
        return bisect_left(self._found, (self._folded.position(position), -1))

    def between(self, start: int, end: int) -> list[Span]:
        """The places that touch a piece of the text; one begun long before it is not among them."""
        first = max(0, self.first_from(start) - 1)
        return [span for span in self[first : self.first_from(end)] if span.end > start]


NO_PLACES = Places.exactly(())


def indexed(text: str) -> str:
    """A text as the index takes it, whose tokenizer knows nothing but ASCII: words folded, each sign of an unspaced
    script alone, no foreign punctuation."""
    return text if text.isascii() else _FOREIGN.sub(_indexed_run, text)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text that can be looked for, as the index has them."""
    return tuple(_INDEXED_WORD.findall(indexed(text).lower()))


_INDEXED_WORD = re.compile("[0-9a-z\x80-\U0010ffff]+")
_JOIN = "\x01"
"""Stands before a mark that belongs to the sign before it."""
_SHORT = 3
"""Single letters with accents, dashes, quotation marks: few, and they make up most of many texts."""


def _indexed_run(match: re.Match[str]) -> str:
    run = match.group()
    known = _RUNS.get(run)
    if known is None:
        known = run.translate(_SPACED)
        if _JOIN in known:
            known = known.replace(f" {_JOIN}", "").replace(_JOIN, " ")
        if len(run) < _SHORT:
            _RUNS[run] = known
    return known


_RUNS: dict[str, str] = {}


class _Spaced(dict[int, str]):
    """What each character is in the index."""

    def __missing__(self, code: int) -> str:
        self[code] = spaced = "".join(map(_spaced_one, _FOLDS[code]))
        return spaced


_SPACED = _Spaced()
_ALONE = re.compile(f"[{_UNSPACED}{_PICTURES}]")


def _spaced_one(char: str) -> str:
    alone, mark = _ALONE.match(char), unicodedata.category(char).startswith("M")
    if alone:
        return f"{_JOIN}{char} " if mark else f" {char} "
    return char if mark or char.isalnum() else " "


@cache
def _tokens() -> re.Pattern[str]:
    """The same words in a folded text."""
    codes = range(0x0300, 0x3100)
    marks = "".join(chr(code) for code in codes if unicodedata.category(chr(code)).startswith("M"))
    return re.compile(f"(?![{marks}])[{_UNSPACED}][{marks}]*|(?:(?![{_UNSPACED}])[^\\W_]|[{marks}])+|[{_PICTURES}]")
