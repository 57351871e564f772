# SPDX-License-Identifier: MIT
"""Where a quote's words are after its transcript was changed, and what is stored of it then.

Its words are looked for exactly, then by what stood around them, then by likeness. A quote whose words are not what
they were needs a check and keeps the words it had; one whose words are gone keeps them without a place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import RowMapping, Table, bindparam, select, update
from sqlalchemy.orm import Session

from jtbdstudio.domain.editing import Rewriting, same_words
from jtbdstudio.domain.text import Span, context, trimmed, whole_words
from jtbdstudio.store.schema import NoteRow

_ALIKE = 70.0
"""Share of characters in percent, from which two passages are the same words misheard."""
_HARDLY_ALIKE, _IN_PLACE = 40.0, 8
"""Words that stand where the quote's stood are its words from this likeness on, or between so much of what was."""
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


_STORED = ("start", "end", "text", "prefix", "suffix", "needs_check", "was")


def notes_on(session: Session, transcript_id: str, *where: Any) -> list[RowMapping]:
    """What is stored of the quotes of a transcript."""
    columns = (NoteRow.id, *(NoteRow.__table__.c[name] for name in _STORED))
    return list(session.execute(select(*columns).where(NoteRow.transcript_id == transcript_id, *where)).mappings())


def anchor_of(note: RowMapping) -> Anchor:
    return Anchor(note["start"] or 0, note["text"], note["prefix"], note["suffix"])


def find_note(text: str, note: RowMapping, read_anew: Rewriting) -> Found | None:
    """A quote in a text read anew: where the words that did not change say it is, else wherever its words are.

    One that needs a check is looked for by the words it had before.
    """
    span = read_anew.span(Span(note["start"], note["end"])) if note["start"] is not None else None
    words = note["was"] or note["text"]
    span = trimmed(text, span) if span is not None else None
    if span is not None and same_words(span.of(text), words):
        return Found(span, True)
    found = _by_words(text, Anchor(note["start"] or 0, words, note["prefix"], note["suffix"]))
    if found is not None and found.exact:
        return found
    anchor = anchor_of(note)
    return _by_surroundings(text, anchor) or told(text, note, span) or find_again(text, anchor)


def told(text: str, note: RowMapping, span: Span | None) -> Found | None:
    """What comparing the texts says of a quote, if it can be believed: its words, words like them or in their place."""
    if span is None:
        return None
    from rapidfuzz import fuzz

    span = trimmed(text, span)
    words = span.of(text)
    if same_words(words, note["text"]):
        return Found(span, True)
    if not words:
        return None
    before, after = context(text, span)
    in_place = _same(before[::-1], note["prefix"][::-1]) + _same(after, note["suffix"]) >= _IN_PLACE
    return Found(span, False) if in_place or fuzz.ratio(words, note["text"]) >= _HARDLY_ALIKE else None


def keep(session: Session, text: str, found: Iterable[tuple[RowMapping, Found | None]]) -> None:
    """Store where quotes are in the text as it is now; nothing of them changes without being marked."""
    rows = [{**note, **(_lost(note) if place is None else _placed(note, text, place))} for note, place in found]
    if rows:
        table = cast(Table, NoteRow.__table__)
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in _STORED}
        storing = update(table).where(table.c.id == bindparam("new_id")).values(values)
        session.connection().execute(storing, [{f"new_{name}": row[name] for name in ("id", *_STORED)} for row in rows])


def _lost(note: RowMapping) -> dict[str, Any]:
    return {"start": None, "end": None, "needs_check": 1, "was": note["was"] or note["text"]}


def _placed(note: RowMapping, text: str, found: Found) -> dict[str, Any]:
    words, (before, after) = found.span.of(text), context(text, found.span)
    values = {"start": found.span.start, "end": found.span.end, "text": words, "prefix": before, "suffix": after}
    moved = note["start"] is None or not same_words(words, note["text"])
    back = words == note["was"] and (found.exact or note["text"] != note["was"])
    if moved and back:  # what it said before the first correction
        return {**values, "needs_check": 0, "was": ""}
    if found.exact and not moved:
        return values
    return {**values, "needs_check": 1, "was": note["was"] or note["text"]}


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
