# SPDX-License-Identifier: MIT
"""Where a quote's words are after its transcript was read anew: exactly, by what stood around them, or about."""

from __future__ import annotations

from dataclasses import dataclass

from jtbdstudio.domain.text import Span, trimmed, whole_words

_ALIKE = 70.0
"""Share of characters in percent, from which two passages are the same words misheard."""
_WINDOW = 20_000
"""Code points around the old place in which a fuzzy match is looked for before the whole text is."""
_STRETCH = 3
"""Words between known surroundings may have become this many times as long."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is remembered of a quote: its old place, its words, and up to 32 characters on either side."""

    start: int
    text: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Found:
    """Where the quote is now. Unless `exact`, somebody should check it."""

    span: Span
    exact: bool


def find_again(text: str, anchor: Anchor) -> Found | None:
    """The quote in the new text: by its exact words, by its surroundings, by likeness; None if it is gone."""
    return _by_words(text, anchor) or _by_surroundings(text, anchor) or _by_likeness(text, anchor)


def _by_words(text: str, anchor: Anchor) -> Found | None:
    places = _places(text, anchor.text)
    if not places:
        return None
    scored = sorted(places, key=lambda at: (-_fit(text, at, anchor), abs(at - anchor.start)))
    best = scored[0]
    alone = len(places) == 1 or _fit(text, best, anchor) > _fit(text, scored[1], anchor)
    return Found(Span(best, best + len(anchor.text)), alone or best == anchor.start)


def _places(text: str, words: str) -> list[int]:
    found, at = [], text.find(words) if words else -1
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _fit(text: str, at: int, anchor: Anchor) -> int:
    """How many characters of the surroundings stand where they stood."""
    end = at + len(anchor.text)
    before, after = text[max(0, at - len(anchor.prefix)) : at], text[end : end + len(anchor.suffix)]
    return _same(before[::-1], anchor.prefix[::-1]) + _same(after, anchor.suffix)


def _same(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other):
        if a != b:
            break
        length += 1
    return length


def _by_surroundings(text: str, anchor: Anchor) -> Found | None:
    if len(anchor.prefix) < 8 or len(anchor.suffix) < 8:
        return None
    longest = max(40, _STRETCH * len(anchor.text))
    for at in sorted(_places(text, anchor.prefix), key=lambda place: abs(place - anchor.start)):
        start = at + len(anchor.prefix)
        end = text.find(anchor.suffix, start, start + longest + len(anchor.suffix))
        if end > start and (span := trimmed(text, Span(start, end))):
            return Found(span, False)
    return None


def _by_likeness(text: str, anchor: Anchor) -> Found | None:
    from rapidfuzz import fuzz

    low = max(0, anchor.start - _WINDOW)
    for offset, part in ((low, text[low : anchor.start + len(anchor.text) + _WINDOW]), (0, text)):
        match = fuzz.partial_ratio_alignment(anchor.text, part, score_cutoff=_ALIKE)
        if match and (span := whole_words(text, Span(offset + match.dest_start, offset + match.dest_end))):
            return Found(span, False)
    return None
