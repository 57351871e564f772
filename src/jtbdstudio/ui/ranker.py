# SPDX-License-Identifier: MIT
"""How typed letters find a name: beginnings of words first, then what is used most, then near misses.

Two letters are enough for a name of two words (``tn`` finds *Traceable numbers*). The palette and the code picker
share it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

_NEAR_MISS = 82


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case without accents, so that ``ecran`` finds ``Écran``."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    return tuple("".join(c if c.isalnum() else " " for c in fold(text)).split())


def score(typed: str, text: str) -> float:
    """How well ``typed`` matches ``text``: 0 (not at all) … 100 (its beginning)."""
    wanted, whole, words = fold(typed.strip()), fold(text), _words(text)
    parts = wanted.split()
    grades = (
        (100.0, lambda: whole == wanted),
        (96.0, lambda: whole.startswith(wanted)),
        (90.0, lambda: all(any(word.startswith(part) for word in words) for part in parts)),
        (84.0, lambda: len(parts) == 1 and _is_initials(wanted, words)),
        (70.0, lambda: wanted in whole),
        (60.0, lambda: all(part in whole for part in parts)),
    )
    return next((grade for grade, holds in grades if holds()), 0.0) or _near_miss(wanted, whole)


def _is_initials(wanted: str, words: tuple[str, ...]) -> bool:
    initials = "".join(word[0] for word in words)
    return len(wanted) > 1 and wanted in initials


def _near_miss(wanted: str, whole: str) -> float:
    if len(wanted) < 4:
        return 0.0
    from rapidfuzz import fuzz

    ratio = fuzz.partial_ratio(wanted, whole)
    return ratio / 2 if ratio >= _NEAR_MISS else 0.0


def rank(
    typed: str,
    items: Iterable[T],
    text_of: Callable[[T], str],
    uses: Mapping[T, int] | None = None,
    limit: int = 50,
) -> list[T]:
    """The items that match, best first; among equals what was used more, then the given order."""
    used = uses or {}
    scored = [(score(typed, text_of(item)), used.get(item, 0), -place, item) for place, item in enumerate(items)]
    found = [entry for entry in scored if entry[0] > 0]
    found.sort(key=lambda entry: entry[:3], reverse=True)
    return [entry[3] for entry in found[:limit]]
