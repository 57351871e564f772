# SPDX-License-Identifier: MIT
"""The quote list's rules: which notes a filter keeps, how many each choice would keep, in which order they stand.

Filters of one kind widen each other (two customers: the quotes of either), filters of different kinds narrow each
other. Search is literal, and blind to case and accents.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any, Generic, Protocol, TypeVar

from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.domain.refs import ref_number

MARKS = ("uncoded", "no_box", "no_column", "starred", "surprise", "check", "unplaced", "uncounted")
"""What a note can be asked to be; several at once must all be true."""
COLUMNS = (
    "ref", "text", "customer", "date", "time", "codes", "evidence", "starred", "surprise", "check", "counts",
)  # fmt: skip


class Listed(Protocol):
    """What the list has to know of a note; `queries.quotes.QuoteCard` is one."""

    @property
    def id(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def headline(self) -> str: ...
    @property
    def memo(self) -> str: ...
    @property
    def behind(self) -> str: ...
    @property
    def code_ids(self) -> frozenset[str]: ...
    @property
    def codes(self) -> tuple[str, ...]: ...
    @property
    def customer_id(self) -> str: ...
    @property
    def customer_code(self) -> str: ...
    @property
    def held_on(self) -> str: ...
    @property
    def time_ms(self) -> int | None: ...
    @property
    def evidence(self) -> str: ...
    @property
    def surprise(self) -> bool: ...
    @property
    def starred(self) -> bool: ...
    @property
    def needs_check(self) -> bool: ...
    @property
    def counts(self) -> bool: ...
    @property
    def ref(self) -> str: ...


N = TypeVar("N", bound=Listed)


@dataclass(frozen=True, slots=True)
class QuoteFilter:
    """What is asked for. `ours` adds the notes we wrote; `only` names the notes themselves, `title` says why those."""

    text: str = ""
    ours: bool = False
    customers: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    evidence: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    title: str = ""

    @property
    def count(self) -> int:
        """How many filters hide something. Showing our own notes hides nothing."""
        narrowing = (self.text.strip(), self.customers, self.codes, self.evidence, self.only)
        return sum(map(bool, narrowing)) + len(self.marks)

    def toggled(self, of: str, choice: str) -> QuoteFilter:
        """The filter with one choice of `customers`, `codes`, `evidence` or `marks` the other way round."""
        return replace(self, **{of: getattr(self, of) ^ {choice}})

    def as_plain(self) -> dict[str, Any]:
        """Plain values that JSON takes; only what differs from no filter at all."""
        found = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if value != each.default:
                found[each.name] = sorted(value) if isinstance(value, frozenset) else value
        return found

    @classmethod
    def from_plain(cls, plain: object) -> QuoteFilter:
        """A filter that was kept; what makes no sense any more is left out."""
        known = plain if isinstance(plain, Mapping) else {}
        values: dict[str, Any] = {}
        for each in fields(cls):
            value = known.get(each.name)
            if isinstance(each.default, frozenset) and isinstance(value, list):
                values[each.name] = frozenset(one for one in value if isinstance(one, str))
            elif type(value) is type(each.default):
                values[each.name] = value
        values["marks"] = values.get("marks", frozenset()) & frozenset(MARKS)
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Found(Generic[N]):
    """`notes` in order of their numbers; `of` is how many there are without any filter, `ours` how many we wrote.

    `customers` are the distinct people found.
    """

    notes: tuple[N, ...]
    of: int
    ours: int
    customers: int


class Sieve(Generic[N]):
    """All notes of a study, to be asked with one filter after the other."""

    def __init__(self, notes: Iterable[N], tree: CodeTree, placed: Collection[str] = ()) -> None:
        self._notes = tuple(notes)
        self._tree = tree
        self._placed = placed
        self._lacks: dict[frozenset[str], tuple[str, ...]] = {}  # few sets of codes, many notes that carry them

    def marks(self, notes: Sequence[N]) -> Mapping[str, int]:
        """How many of these notes have each of the `MARKS`."""
        counted = {
            "starred": sum(note.starred for note in notes),
            "surprise": sum(note.surprise for note in notes),
            "check": sum(note.needs_check for note in notes),
            "unplaced": sum(note.id not in self._placed for note in notes),
            "uncounted": sum(not note.counts for note in notes),
        }
        for code_ids, how_many in Counter(note.code_ids for note in notes).items():
            for mark in self._lacking(code_ids):
                counted[mark] = counted.get(mark, 0) + how_many
        return dict.fromkeys(MARKS, 0) | counted

    def _marks_of(self, note: N) -> list[str]:
        flags = {
            "starred": note.starred, "surprise": note.surprise, "check": note.needs_check,
            "unplaced": note.id not in self._placed, "uncounted": not note.counts,
        }  # fmt: skip
        return [*self._lacking(note.code_ids), *(mark for mark, on in flags.items() if on)]

    def _lacking(self, code_ids: frozenset[str]) -> tuple[str, ...]:
        """The marks that say which codes are not there."""
        if code_ids not in self._lacks:
            families = {self._tree.family(code_id).handle for code_id in code_ids if code_id in self._tree}
            lacks = {"uncoded": not code_ids, "no_box": "boxes" not in families, "no_column": "job" not in families}
            self._lacks[code_ids] = tuple(mark for mark, on in lacks.items() if on)
        return self._lacks[code_ids]

    def found(self, wanted: QuoteFilter) -> Found[N]:
        """What a filter keeps."""
        notes = offered = [note for note in self._notes if self._kind_ok(wanted, note)]
        for test in self._wants(wanted).values():
            notes = [note for note in notes if test(note)]
        people = {note.customer_id for note in notes if note.customer_id}
        ours = sum(note.kind != "quote" for note in self._notes)
        return Found(tuple(notes), len(offered), ours, len(people))

    def choices(self, wanted: QuoteFilter, of: str) -> Mapping[str, int]:
        """How many notes each customer, code (with what is below) or kind of evidence has under all other filters."""
        tests = [test for name, test in self._wants(wanted).items() if name != of]
        counted: Counter[str] = Counter()
        for note in self._notes:
            if self._kind_ok(wanted, note) and all(test(note) for test in tests):
                counted.update(self._values(note, of))
        return counted

    def _values(self, note: N, of: str) -> Iterable[str]:
        if of == "codes":
            return {up for code_id in note.code_ids for up in self._tree.implied(code_id)}
        return (note.customer_id,) if of == "customers" else (note.evidence,)

    def _kind_ok(self, wanted: QuoteFilter, note: N) -> bool:
        return note.kind == "quote" or wanted.ours or note.id in wanted.only

    def _wants(self, wanted: QuoteFilter) -> dict[str, Callable[[N], bool]]:
        """The tests a filter asks for, by its field."""
        tests: dict[str, Callable[[N], bool]] = {}
        if wanted.marks:
            tests["marks"] = lambda note: wanted.marks.issubset(self._marks_of(note))
        if wanted.text.strip():
            tests["text"] = says(wanted.text)
        if wanted.customers:
            tests["customers"] = lambda note: note.customer_id in wanted.customers
        if wanted.evidence:
            tests["evidence"] = lambda note: note.evidence in wanted.evidence
        if wanted.only:
            tests["only"] = lambda note: note.id in wanted.only
        if codes := {below for code_id in wanted.codes if code_id in self._tree for below in self._tree.below(code_id)}:
            tests["codes"] = lambda note: not codes.isdisjoint(note.code_ids)
        return tests


def says(typed: str) -> Callable[[Listed], bool]:
    """Whether a note has these words anywhere, or this id."""
    number, words = ref_number(typed), folded(" ".join(typed.split()))
    return lambda note: note.number == number or words in _haystack(note.text, note.headline, note.memo, note.behind)


@lru_cache(maxsize=50_000)
def _haystack(*texts: str) -> str:
    return folded(" \n ".join(" ".join(text.split()) for text in texts if text))


def folded(text: str) -> str:
    """A text without case and accents, to compare."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def in_order(notes: Sequence[N], column: str, descending: bool = False) -> tuple[N, ...]:
    """The notes by one of `COLUMNS`; those that say nothing there come last either way, equals stand by number."""
    key = _KEYS[column]
    by_number = sorted(notes, key=lambda note: note.number)
    said = [(value, note) for note in by_number if (value := key(note)) is not None]
    silent = [note for note in by_number if key(note) is None]
    said.sort(key=lambda pair: pair[0], reverse=descending)
    return (*(note for _, note in said), *silent)


def _natural(text: str) -> tuple[tuple[int, str], ...] | None:
    """`P10` after `P9`."""
    parts = re.findall(r"\d+|\D+", folded(text))
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts) or None


_KEYS: Mapping[str, Callable[[Listed], Any]] = {
    "ref": lambda note: note.number,
    "text": lambda note: folded(note.headline or note.text) or None,
    "customer": lambda note: _natural(note.customer_code),
    "date": lambda note: note.held_on or None,
    "time": lambda note: note.time_ms,
    "codes": lambda note: folded(note.codes[0]) if note.codes else None,
    "evidence": lambda note: note.evidence or None,
    "starred": lambda note: not note.starred,
    "surprise": lambda note: not note.surprise,
    "check": lambda note: not note.needs_check,
    "counts": lambda note: not note.counts,
}
