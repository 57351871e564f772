# SPDX-License-Identifier: MIT
"""The text law: one canonical text, half-open spans of code points, one converter to Qt's UTF-16.

Every position in the project counts Python code points. Qt counts UTF-16 units, so an emoji is two of
Qt's and one of ours; only `Utf16Map` knows that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

CONTEXT = 32
"""Code points of context kept on either side of a quote, to find it again after an edit."""

_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029\x85\x0b\x0c]")
_DROPPED = dict.fromkeys([0xFEFF, 0xFDD0, 0xFDD1, *range(0x09), *range(0x0E, 0x20), 0x7F])
_SURROGATE = re.compile("[\ud800-\udfff]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d"
    "\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef"
)
"""What is written onto the letter before it: accents, vowel points, joiners. `\\w` knows none of them."""
_INDIC = "\u0900-\u0963\u0966-\u0dff"
_SPACELESS = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u1000-\u102a\u103f\u1050-\u1055"
    "\u1780-\u17b3\u3005-\u3007\u3041-\u3096\u309d-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Letters of scripts that put no spaces between words; where words end there only a dictionary knows."""
_PICTURE = (
    "\u203c\u2049\u2139\u2194-\u21aa\u231a-\u23ff\u25aa-\u27bf\u2934-\u2bff\U0001f000-\U0001f1e5\U0001f200-\U0001faff"
)
_LETTER = rf"(?:[^\W{_SPACELESS}]|[{_INDIC}{_MARKS}])"
_WORD = re.compile(rf"(?:{_LETTER}|[’'\-])+(?:[.,:/]{_LETTER}+)*|[{_SPACELESS}][{_MARKS}]*")
"""A word; in a script without spaces one letter, so that a drag takes what it goes over."""
_WHOLE = re.compile(
    _WORD.pattern + rf"|[\U0001f1e6-\U0001f1ff]{{2}}"
    rf"|[{_PICTURE}][\ufe0f\u20e3\U0001f3fb-\U0001f3ff]*(?:\u200d[{_PICTURE}][\ufe0f\u20e3\U0001f3fb-\U0001f3ff]*)*"
)
"""What is never cut: a word, an emoji of several signs."""
_CLOSING = r"[\"'”’)\]»」』）】》〉]*"
_SENTENCE_END = re.compile(
    rf"[.!?…؟۔।॥]+{_CLOSING}(?=\s|$)"  # a dot within a number or a name ends nothing
    rf"|[。！？｡]+{_CLOSING}"  # what follows these follows without a space
    r"|\n"
)


def canonical(text: str) -> str:
    """The text as the project keeps it: `\\n` line ends, no BOM, no control characters, no lone surrogates."""
    text = _LINE_ENDS.sub("\n", text).translate(_DROPPED)
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, `start <= position < end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of this span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, position: int) -> bool:
        return self.start <= position < self.end


def context(text: str, span: Span) -> tuple[str, str]:
    """Up to `CONTEXT` code points before and after the span."""
    return text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at its ends (empty at its start if there is nothing else)."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def whole_words(text: str, span: Span) -> Span:
    """The span grown outward to whole words and trimmed, as a selection snaps."""
    start, end = span.start, span.end
    for word in _WHOLE.finditer(text, max(0, start - 200), min(len(text), end + 200)):
        if word.start() < start < word.end():
            start = word.start()
        if word.start() < end < word.end():
            end = word.end()
    return trimmed(text, Span(start, end))


def snapped_end(text: str, anchor: int, position: int, *, free: bool = False) -> Span:
    """From one end that stays to the word at a position, on either side of it; `free` takes the letter instead."""
    span = Span(min(anchor, position), max(anchor, position))
    if free:
        return trimmed(text, span)
    words = whole_words(text, span)
    return Span(words.start, max(words.start, anchor)) if position < anchor else Span(anchor, max(anchor, words.end))


def sentence_at(text: str, position: int) -> Span:
    """The sentence around a position, never crossing a line."""
    line_start = text.rfind("\n", 0, position) + 1
    line_end = text.find("\n", position)
    line_end = len(text) if line_end < 0 else line_end
    start, end = line_start, line_end
    for stop in _SENTENCE_END.finditer(text, line_start, line_end):
        if stop.end() <= position and stop.end() < line_end:
            start = stop.end()
        else:
            end = stop.end()
            break
    return trimmed(text, Span(start, end))


def sentences(text: str, within: Span) -> Iterator[Span]:
    """Every sentence of a stretch, in order, as `sentence_at` finds them; white space between them belongs to none."""
    start = within.start
    stops = (stop.end() for stop in _SENTENCE_END.finditer(text, within.start, within.end))
    for end in (*stops, within.end):
        if found := trimmed(text, Span(start, end)):
            yield found
        start = end


def word_edges(text: str, span: Span) -> tuple[Span, Span, Span, Span]:
    """The span with its end grown, its end shrunk, its start grown, its start shrunk by one word."""
    after = _WORD.search(text, span.end)
    inside = list(_WORD.finditer(text, span.start, span.end))
    before = next(reversed(list(_WORD.finditer(text, max(0, span.start - 200), span.start))), None)
    grown_end = Span(span.start, after.end() if after else span.end)
    shrunk_end = Span(span.start, inside[-2].end()) if len(inside) > 1 else span
    grown_start = Span(before.start() if before else span.start, span.end)
    shrunk_start = Span(inside[1].start(), span.end) if len(inside) > 1 else span
    return grown_end, shrunk_end, grown_start, shrunk_start


def count_words(text: str) -> int:
    """Whitespace-separated tokens of spoken text."""
    return len(text.split())


class Utf16Map:
    """Converts positions of one text between code points and UTF-16 units, both ways, in O(log n)."""

    def __init__(self, text: str) -> None:
        astral = not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) // 2 != len(text)
        self._astral = [match.start() for match in _ASTRAL.finditer(text)] if astral else []
        self._astral16 = [position + i for i, position in enumerate(self._astral)]

    def to_utf16(self, position: int) -> int:
        """UTF-16 units before the code point at `position`."""
        return position + bisect_right(self._astral, position - 1)

    def to_code_points(self, units: int) -> int:
        """Code points before UTF-16 unit `units`; inside a pair it answers the pair's start."""
        return units - bisect_right(self._astral16, units - 1)
