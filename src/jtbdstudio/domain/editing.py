# SPDX-License-Identifier: MIT
"""A correction of a text, and where everything that was marked on it goes.

Words are compared with words, not letters with letters: a mark on a word that was corrected goes with that word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from jtbdstudio.domain.text import Span, canonical, trimmed

_EAST = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Scripts that put no spaces between words: each character is compared by itself."""
_TOKEN = re.compile(rf"[{_EAST}]|[^\W{_EAST}]+|[^\w\s]")
_MOST = 1_000_000
"""Pairs of words up to which two texts are compared; beyond, it takes longer than anybody waits."""
_STRETCH, _REST = 3, 4
"""A mark that has become so many times as long, or so many times shorter, is not on the same words any more."""
_SHORT = 40

_Op = tuple[str, int, int, int, int]


def spoken(typed: str) -> str:
    """What somebody typed, as the text of a turn: canonical, trimmed, one line end between paragraphs."""
    lines = (line.rstrip() for line in canonical(typed).split("\n"))
    return "\n".join(line for line in lines if line).strip()


@dataclass(frozen=True, slots=True)
class Edit:
    """The text from `start` to `end` becomes `words`."""

    start: int
    end: int
    words: str

    @property
    def grown(self) -> int:
        """By how much everything behind moves."""
        return len(self.words) - (self.end - self.start)

    @property
    def new_end(self) -> int:
        return self.start + len(self.words)

    def apply(self, text: str) -> str:
        """The text after it."""
        return text[: self.start] + self.words + text[self.end :]


def narrowed(text: str, edit: Edit) -> Edit:
    """The same edit without what stays as it is at both ends, but never a part of a word."""
    old, new = text[edit.start : edit.end], edit.words
    head = _same_start(old, new)
    tail = _same_start(old[head:][::-1], new[head:][::-1])
    if head and _is_letter(old[head - 1]) and (_is_letter(old[head : head + 1]) or _is_letter(new[head : head + 1])):
        head -= len(_LETTERS_AT_END.findall(old[max(0, head - _WORD) : head])[0])
    old_end, new_end = len(old) - tail, len(new) - tail
    if tail and _is_letter(old[old_end]) and (_ends_in_letter(old[:old_end]) or _ends_in_letter(new[:new_end])):
        tail -= len(_LETTERS_AT_START.findall(old[old_end : old_end + _WORD])[0])
    return Edit(edit.start + head, edit.end - tail, new[head : len(new) - tail])


_WORD = 100
_LETTERS_AT_START = re.compile(rf"\A[^\W{_EAST}]+")
_LETTERS_AT_END = re.compile(rf"[^\W{_EAST}]+\Z")


def _is_letter(character: str) -> bool:
    return bool(_LETTERS_AT_START.match(character))


def _ends_in_letter(text: str) -> bool:
    return bool(text) and _is_letter(text[-1])


def _same_start(one: str, other: str) -> int:
    """How many characters are the same from the start; by halving, for it may be a hundred thousand."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


class Moves:
    """Where positions of the text before an edit are after it."""

    def __init__(self, text: str, edit: Edit) -> None:
        self.edit = edit
        self._old = _tokens(text, Span(edit.start, edit.end))
        self._new = [Span(edit.start + t.start, edit.start + t.end) for t in _tokens(edit.words)]
        self.comparable = len(self._old) * len(self._new) <= _MOST
        words = [span.of(text) for span in self._old], [t.of(edit.words) for t in _tokens(edit.words)]
        self._ops = _compared(*words) if self.comparable else []
        self._op_starts = [op[1] for op in self._ops]
        self._old_starts, self._old_ends = [t.start for t in self._old], [t.end for t in self._old]

    def span(self, span: Span) -> Span | None:
        """Where the words of a span are; None if they are gone, or nobody can tell."""
        return _plausible(span, self.start(span.start), self.end(span.end)) if self.comparable else None

    def start(self, position: int) -> int:
        """Where what begins at a position begins; before the edit's end that can only be told if `comparable`."""
        edit = self.edit
        if position < edit.start:
            return position
        at = bisect_right(self._old_ends, position)
        if position >= edit.end or at == len(self._old):
            return max(position, edit.end) + edit.grown
        kind, i1, _, j1, _ = self._op(at)
        if kind == "equal":
            return self._new[j1 + at - i1].start + max(0, position - self._old[at].start)
        return self._new[j1].start if j1 < len(self._new) else edit.new_end

    def end(self, position: int) -> int:
        """Where what ends at a position ends; as `start`."""
        edit = self.edit
        if position > edit.end:
            return position + edit.grown
        at = bisect_left(self._old_starts, position) - 1
        if position <= edit.start or at < 0:
            return min(position, edit.start)
        kind, i1, _, j1, j2 = self._op(at)
        if kind == "equal":
            return self._new[j1 + at - i1].start + min(len(self._old[at]), position - self._old[at].start)
        return self._new[j2 - 1].end if j2 else edit.start

    def _op(self, token: int) -> _Op:
        """What became of a token."""
        return self._ops[bisect_right(self._op_starts, token) - 1]


def _plausible(before: Span, start: int, end: int) -> Span | None:
    """The words a span has become, unless they are so many more or less that they must be others."""
    longest = max(_SHORT, _STRETCH * len(before))
    return Span(start, end) if start < end <= start + longest and (end - start) * _REST >= len(before) else None


class Rewriting:
    """Where positions of a text are in another version of it, changed in many places.

    Lines that are there once in both, in the same order, hold the two together; between them is what was changed.
    """

    def __init__(self, before: str, after: str) -> None:
        self._moves: list[Moves] = []
        self._ahead: list[int] = []
        shift = at = 0
        for line in (*_same_lines(before, after), (Span(len(before), len(before)), Span(len(after), len(after)))):
            old, new = line
            change = Edit(at, old.start, after[at + shift : new.start])
            if before[at : old.start] != change.words:
                self._moves.append(Moves(before, narrowed(before, change)))
                self._ahead.append(shift)
            at, shift = old.end, new.end - old.end
        self._starts = [moves.edit.start for moves in self._moves]

    def span(self, span: Span) -> Span | None:
        """Where the words of a span are; None if they are gone, or nobody can tell."""
        first = bisect_right(self._starts, span.start) - 1
        last = bisect_left(self._starts, span.end) - 1
        start, end = span.start, span.end
        if first >= 0:
            if self._hidden(first, span.start):
                return None
            start = self._moves[first].start(start) + self._ahead[first]
        if last >= 0:
            if self._hidden(last, span.end - 1):
                return None
            end = self._moves[last].end(end) + self._ahead[last]
        return _plausible(span, start, end)

    def _hidden(self, change: int, position: int) -> bool:
        moves = self._moves[change]
        return not moves.comparable and position < moves.edit.end


def _same_lines(before: str, after: str) -> list[tuple[Span, Span]]:
    """The lines that hold two texts together: once in each, in the same order, as many as can be."""
    old, new = _lines_once(before), _lines_once(after)
    pairs = [(span, new[words]) for words, span in old.items() if words in new]
    ends: list[int] = []
    best: list[int] = []
    before_it = [-1] * len(pairs)
    for index, (_, there) in enumerate(pairs):  # the longest run of rising places
        length = bisect_left(ends, there.start)
        before_it[index] = best[length - 1] if length else -1
        ends[length : length + 1], best[length : length + 1] = [there.start], [index]
    chain, index = [], best[-1] if best else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before_it[index]
    return chain[::-1]


def _lines_once(text: str) -> dict[str, Span]:
    """Every line that is there only once, in order."""
    found: dict[str, Span | None] = {}
    at = 0
    for line in text.split("\n"):
        found[line] = None if line in found else Span(at, at + len(line))
        at += len(line) + 1
    return {line: span for line, span in found.items() if span is not None}


def _compared(old: Sequence[str], new: Sequence[str]) -> list[_Op]:
    """What became of the old tokens; as many words for as many are pairs."""
    found: list[_Op] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        words = all(_is_letter(token) for token in (*old[i1:i2], *new[j1:j2]))
        if kind == "replace" and i2 - i1 == j2 - j1 and words:
            found += [("replace", i1 + n, i1 + n + 1, j1 + n, j1 + n + 1) for n in range(i2 - i1)]
        elif i1 < i2:
            found.append((kind, i1, i2, j1, j2))
    return found


@dataclass(frozen=True, slots=True)
class Compared:
    """A stretch of words, and whether the other text has them too."""

    words: str
    same: bool


def differences(before: str, after: str) -> tuple[tuple[Compared, ...], tuple[Compared, ...]]:
    """Both texts cut where they begin and cease to be the same, to be shown side by side."""
    edit = narrowed(before, Edit(0, len(before), after))
    old, new = _tokens(before, Span(edit.start, edit.end)), _tokens(after, Span(edit.start, edit.new_end))
    if len(old) * len(new) > _MOST:
        return _cut(before, [Span(edit.start, edit.end)]), _cut(after, [Span(edit.start, edit.new_end)])
    olds, news = [], []
    words = [span.of(before) for span in old], [span.of(after) for span in new]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if kind != "equal":
            olds += [Span(old[i1].start, old[i2 - 1].end)] if i1 < i2 else []
            news += [Span(new[j1].start, new[j2 - 1].end)] if j1 < j2 else []
    return _cut(before, olds), _cut(after, news)


def _tokens(text: str, within: Span | None = None) -> list[Span]:
    first, last = (within.start, within.end) if within is not None else (0, len(text))
    return [Span(m.start(), m.end()) for m in _TOKEN.finditer(text, first, last)]


def _cut(text: str, changed: Sequence[Span]) -> tuple[Compared, ...]:
    found, at = [], 0
    for span in changed:
        found += [Compared(text[at : span.start], True), Compared(span.of(text), False)]
        at = span.end
    found.append(Compared(text[at:], True))
    return tuple(part for part in found if part.words)


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but white space."""
    return one == other or one.split() == other.split()


def word_start(text: str, at: int) -> int:
    """The position, or the start of the word it is in the middle of."""
    inside = 0 < at < len(text) and _is_letter(text[at])
    found = _LETTERS_AT_END.search(text[max(0, at - _WORD) : at]) if inside else None
    return at - len(found[0]) if found else at


def split_at(text: str, turn: Span, at: int) -> Edit | None:
    """The white space around a position of a turn becomes its end; None where there are no words on one side."""
    left, right = trimmed(text, Span(turn.start, max(turn.start, at))), trimmed(text, Span(min(at, turn.end), turn.end))
    return Edit(left.end, right.start, "\n") if len(left) and len(right) else None
