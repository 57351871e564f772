# SPDX-License-Identifier: MIT
"""What somebody means by the words typed into a search field, and where those words stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jtbdstudio.domain.folding import Folded, words_of
from jtbdstudio.domain.refs import ref_number
from jtbdstudio.domain.text import Span

_QUOTATION = str.maketrans(dict.fromkeys("“”„«»‟", '"'))
_PART = re.compile(r'"([^"]*)("?)|([^"\s]+)')
_MANY = 6
"""From so many words on it is a sentence that was pasted: its words in their order, before all of them anywhere."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side; of the last one perhaps only the beginning."""

    words: tuple[str, ...]
    prefix: bool = False

    @property
    def is_plain(self) -> bool:
        return all(word.isascii() for word in self.words)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for: all of these terms, in one place. `number` is the note whose id was typed or pasted."""

    terms: tuple[Term, ...] = ()
    number: int | None = None

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for term in self.terms for word in term.words)

    @property
    def as_passage(self) -> Term | None:
        """The same words as one pasted passage, if there are enough of them."""
        return Term(self.words) if len(self.words) >= _MANY else None


def wanted(typed: str) -> Wanted:
    """Words are looked for together, in any order; words in quotation marks side by side; the last one may go on.

    What spreadsheets add (line ends, tabs, doubled quotation marks) is no part of it, and `Q-0412` is a note's id.
    """
    text = " ".join(typed.translate(_QUOTATION).split())
    if len(text) > 1 and text[0] == text[-1] == '"' and '""' in text[1:-1]:
        text = '"' + text[1:-1].replace('""', " ") + '"'
    terms = []
    for phrase, closed, word in _PART.findall(text):
        if words := words_of(phrase or word):
            terms.append(Term(words, prefix=not closed))
    last = len(terms) - 1
    fixed = tuple(term if n == last else Term(term.words) for n, term in enumerate(terms))
    return Wanted(fixed, ref_number(typed) if text else None)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text around what was found in it; `others` are more of the words, as spans of `shown`."""

    before: str
    hit: str
    after: str
    others: tuple[Span, ...] = ()
    cut_before: bool = False
    cut_after: bool = False

    @property
    def shown(self) -> str:
        return self.before + self.hit + self.after


def where(text: str, terms: Sequence[Term]) -> list[tuple[Span, int]]:
    """Where each of the terms stands in a text, in order: its span, and which of the terms it is."""
    folded = Folded(text)
    found = [
        (folded.span(*place), which)
        for which, term in enumerate(terms)
        for place in (term.is_plain and list(_plain(folded.text, term))) or _by_words(folded, term)
    ]
    return sorted(found, key=lambda each: (each[0].start, -each[0].end))


def _plain(text: str, term: Term) -> Iterator[tuple[int, int]]:
    """Words of letters that stand between spaces: a pattern finds them, if not those beside an unspaced script."""
    return (match.span() for match in _pattern(term).finditer(text))


@lru_cache(maxsize=64)
def _pattern(term: Term) -> re.Pattern[str]:
    behind = r"[^\W_]*" if term.prefix else r"(?![^\W_])"
    return re.compile(r"(?<![^\W_])" + r"[\W_]+".join(term.words) + behind)


def _by_words(folded: Folded, term: Term) -> Iterator[tuple[int, int]]:
    """Any script: word by word, as the index has them."""
    tokens = folded.words()
    names = [name for name, _, _ in tokens]
    *head, last = term.words
    for at, name in enumerate(names):
        begins = at - len(head)
        is_end = name == last or (term.prefix and name.startswith(last))
        if is_end and begins >= 0 and names[begins:at] == head:
            yield tokens[begins][1], tokens[at][2]


_NEAR = 160


def best(found: Sequence[tuple[Span, int]]) -> Span | None:
    """The place to show: the first with most of the terms close behind it."""
    if not found:
        return None

    def together(at: int) -> int:
        start = found[at][0].start
        return len({which for span, which in found[at : at + 12] if span.start - start <= _NEAR})

    return max(((together(at), -at, span) for at, (span, _) in enumerate(found)), key=lambda each: each[:2])[2]


def excerpt(
    text: str, hit: Span, found: Sequence[tuple[Span, int]] = (), before: int = 64, after: int = 150
) -> Excerpt:
    """The words around a place, in whole words, with the other places inside them."""
    start, end = _back(text, max(0, hit.start - before), hit.start), _on(text, min(len(text), hit.end + after), hit.end)
    inside = tuple(
        Span(span.start - start, span.end - start)
        for span, _ in found
        if start <= span.start and span.end <= end and not span.overlaps(hit)
    )
    return Excerpt(
        text[start : hit.start], text[hit.start : hit.end], text[hit.end : end], inside, start > 0, end < len(text)
    )


def _back(text: str, start: int, hit: int) -> int:
    """The start of the first whole word from here on, if there is one before the hit."""
    if start == 0 or text[start - 1].isspace():
        return start
    gap = re.compile(r"\s+").search(text, start, hit)
    return gap.end() if gap else start


def _on(text: str, end: int, hit: int) -> int:
    if end == len(text) or text[end].isspace():
        return end
    gap = max(text.rfind(" ", hit, end), text.rfind("\n", hit, end))
    return gap if gap > hit else end
