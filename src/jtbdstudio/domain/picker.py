# SPDX-License-Identifier: MIT
"""How typed letters find a code: beginnings of words, what is used most first; two letters are enough for most.

`st/tra` looks for *tra…* under what begins with *st*, and says where a new theme of that name would go.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from jtbdstudio.domain.text import Span

RECENT = 5
"""How many codes used last stand on top while nothing is typed."""


class Listed(Protocol):
    """What the ranker has to know of a code; `queries.codebook.CodeItem` is one."""

    @property
    def code_id(self) -> str: ...
    @property
    def parent_id(self) -> str | None: ...
    @property
    def name(self) -> str: ...
    @property
    def parts(self) -> tuple[str, ...]: ...
    @property
    def family(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def uses(self) -> int: ...
    @property
    def last_used(self) -> str: ...
    @property
    def takes_themes(self) -> bool: ...


C = TypeVar("C", bound=Listed)


@dataclass(frozen=True, slots=True)
class Hit(Generic[C]):
    """A code that matches, and which characters of its name did."""

    item: C
    bold: tuple[Span, ...] = ()


def ranked(typed: str, items: Sequence[C], limit: int = 60) -> tuple[Hit[C], ...]:
    """The codes that match, best first: key, beginning of the name, of its words, initials, path, anywhere.

    Among equals what is used more comes first, then the order of the tree. Nothing typed: `offered`.
    """
    head, tail = split_path(typed)
    among = [item for item in items if _under(head, item)] if head else list(items)
    wanted = _folded(tail.strip())
    if not wanted:
        found = _inside(typed, items, among) if head else offered(items)
        return tuple(Hit(item) for item in found[:limit])
    scored = [(match, -item.uses, place, item) for place, item in enumerate(among) if (match := _match(wanted, item))]
    scored.sort(key=lambda entry: (entry[0][0], entry[1], entry[2]))
    return tuple(Hit(item, match[1]) for match, _, _, item in scored[:limit])


def offered(items: Sequence[C]) -> list[C]:
    """What is shown before anything is typed: codes used last, then the boxes in order, then the rest by use."""
    recent = sorted((i for i in items if i.last_used and not i.key), key=lambda i: i.last_used, reverse=True)
    top = recent[:RECENT]
    boxes = [item for item in items if item.family == "boxes"]
    shown = {item.code_id for item in (*top, *boxes)}
    rest = sorted((item for item in items if item.code_id not in shown), key=lambda i: -i.uses)
    return [*top, *boxes, *rest]


def _inside(typed: str, items: Sequence[C], among: Sequence[C]) -> list[C]:
    """A column right after its slash: itself first, then what is used most in it."""
    parent = parent_for(typed, items)
    rest = sorted((item for item in among if item is not parent), key=lambda i: -i.uses)
    return [parent, *rest] if parent is not None else rest


def split_path(typed: str) -> tuple[str, str]:
    """`st/tra` is `("st", "tra")`; without a slash the first part is empty."""
    head, _, tail = typed.replace("›", "/").rpartition("/")
    return head.strip(), tail


def parent_for(typed: str, items: Iterable[C]) -> C | None:
    """The code a new theme goes under by what was typed before the slash; None if nothing there takes themes."""
    head, _ = split_path(typed)
    if not head:
        return None
    above, _, last = head.rpartition("/")
    wanted = _folded(last.strip())
    fits = [
        item
        for item in items
        if item.takes_themes
        and (not above or _under(above, item))
        and (_begins(wanted, item.name) or _folded(item.key) == wanted)
    ]
    return min(fits, key=lambda item: (len(item.parts), -item.uses), default=None)


def named(name: str, parent_id: str, items: Iterable[C]) -> C | None:
    """The code of that name right below a parent, if there is one already."""
    wanted = " ".join(name.split()).casefold()
    return next((i for i in items if i.parent_id == parent_id and i.name.casefold() == wanted), None)


def _under(head: str, item: Listed) -> bool:
    """Whether the line above a code says what was typed before the slash, in that order."""
    above = [item.family, *item.parts[:-1]]
    for part in head.split("/"):
        wanted = _folded(part.strip())
        while above and not _begins(wanted, above[0]):
            above.pop(0)
        if not above:
            return False
        above.pop(0)
    return True


def _match(wanted: str, item: Listed) -> tuple[int, tuple[Span, ...]] | None:
    """(how far from perfect, matched characters of the name), or None."""
    name = _shape(item.name)
    if wanted == _folded(item.key):
        return 0, ()
    if name.text.startswith(wanted):
        return 1, (name.span(0, len(wanted)),)
    tokens = wanted.split()
    if (places := name.words(tokens)) is not None:
        return 2, places
    if (places := name.initials(wanted)) is not None:
        return 3, places
    if len(tokens) > 1 and all(any(_begins(token, part) for part in item.parts) for token in tokens):
        return 4, tuple(span for token in tokens for span in name.words([token]) or ())
    at = name.text.find(wanted)
    return (5, (name.span(at, at + len(wanted)),)) if at >= 0 else None


def _begins(wanted: str, text: str) -> bool:
    """Whether a text, or one of its words, begins so."""
    shape = _shape(text)
    return shape.text.startswith(wanted) or shape.words([wanted]) is not None


@dataclass(frozen=True, slots=True)
class _Shape:
    """A name without case and accents; `at` leads from its characters back to those of the name."""

    text: str
    at: tuple[int, ...]
    starts: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        return Span(self.at[start], self.at[end - 1] + 1)

    def words(self, tokens: Sequence[str]) -> tuple[Span, ...] | None:
        """Where these tokens begin words, one after the other."""
        found: list[Span] = []
        rest = list(self.starts)
        for token in tokens:
            place = next((s for s in rest if self.text.startswith(token, s)), None)
            if place is None:
                return None
            found.append(self.span(place, place + len(token)))
            rest = [s for s in rest if s > place]
        return tuple(found)

    def initials(self, wanted: str) -> tuple[Span, ...] | None:
        """Where `wanted` is the first letters of words in a row."""
        letters = "".join(self.text[s] for s in self.starts)
        first = letters.find(wanted) if len(wanted) > 1 else -1
        if first < 0:
            return None
        return tuple(self.span(s, s + 1) for s in self.starts[first : first + len(wanted)])


@lru_cache(maxsize=4096)
def _shape(name: str) -> _Shape:
    folded = [(char, place) for place, letter in enumerate(name) for char in _folded(letter)]
    text = "".join(char for char, _ in folded)
    starts = tuple(i for i, c in enumerate(text) if c.isalnum() and (i == 0 or not _within(text[i - 1])))
    return _Shape(text, tuple(place for _, place in folded), starts)


def _within(char: str) -> bool:
    """An apostrophe does not start a word: `don't` is one."""
    return char.isalnum() or char in "'’"


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
