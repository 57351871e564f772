# SPDX-License-Identifier: MIT
"""Cells of a customer table understood, one row at a time; what could not be is kept, and told in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jtbdstudio.domain.customer_words import DAYS, day_of, fit_of, kind_of, prefers_day_first, yes_no
from jtbdstudio.domain.customers import UNKNOWN_FIT, fit_with
from jtbdstudio.interchange.customer_heads import FIT_FIELDS, LEFT_OUT, OWN

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says for a field. `value` is None where it could not be understood."""

    value: Any
    doubt: str = ""


def understood(name: str, text: str, *, day_first: bool = True) -> Said:
    """What a text says for a field; an empty one empties it."""
    if name in DAYS:
        day = day_of(text, day_first=day_first)
        return Said(day.iso, day.doubt) if day else Said(None)
    if name == "kind":
        return Said(kind_of(text))
    if name == "is_b2b":
        answer = yes_no(text)
        return Said({"y": 1, "n": 0, "?": 0}[answer] if answer else None)
    if name == "fit":
        return Said(fit_of(text))
    if name in FIT_FIELDS:
        return Said(yes_no(text))
    return Said(text.strip() if name == "notes" else " ".join(text.split()))


@dataclass
class Reader:
    """Reads rows whose columns have these headings and become these fields."""

    head: Sequence[str]
    targets: Sequence[str]
    cells: Sequence[Sequence[str]]
    day_first: bool = True
    _lost: dict[str, list[str]] = field(default_factory=dict)
    _doubts: dict[str, tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._order: dict[int, tuple[bool, bool]] = {}  # whether the day comes first, and whether that is certain
        for at, target in enumerate(self.targets):
            if target in DAYS:
                told = prefers_day_first(row[at] for row in self.cells)
                self._order[at] = (self.day_first if told is None else told, told is not None)

    def row(self, cells: Sequence[str]) -> dict[str, Any]:
        """The fields of one customer; what is empty is not said."""
        fields: dict[str, Any] = {}
        own: dict[str, str] = {}
        kept: list[str] = []
        for at, (heading, target, text) in enumerate(zip(self.head, self.targets, cells)):
            if not text.strip() or target == LEFT_OUT:
                continue
            if target == OWN:
                own[heading] = text.strip()
            elif not self._take(fields, target, text, at):
                kept.append(f"{heading}: {text.strip()}")
                self._lost.setdefault(heading, []).append(text.strip())
        names = [fields.pop(part, "") for part in ("first_name", "last_name")]
        if any(names):
            fields["name"] = " ".join(filter(None, names))
        if kept:
            fields["notes"] = "\n".join(filter(None, (fields.get("notes", ""), *kept)))
        if fields and own:
            fields["attributes"] = own
        return fields or ({"attributes": own} if own else {})

    def _take(self, fields: dict[str, Any], target: str, text: str, at: int) -> bool:
        """Put what a cell says among the fields; False if nobody understands it."""
        day_first, certain = self._order.get(at, (self.day_first, True))
        said = understood(target, text, day_first=day_first)
        if said.value is None:
            return False
        if said.doubt and not (said.doubt == "order" and certain):
            self._doubts.setdefault(said.doubt, (text.strip(), said.value))
        if target in FIT_FIELDS:
            fields["fit"] = fit_with(fields.get("fit", UNKNOWN_FIT), FIT_FIELDS.index(target), said.value)
        else:
            fields[target] = said.value
        return True

    def problems(self) -> Iterator[str]:
        """A sentence for each thing somebody should know, after the last row."""
        for heading, texts in self._lost.items():
            yield not_understood(heading, texts)
        yield from doubted(self._doubts)


def not_understood(heading: str, texts: Sequence[str]) -> str:
    """What became of words nobody understood."""
    different = list(dict.fromkeys(texts))
    shown = ", ".join(f"“{text}”" for text in different[:_SHOWN]) + (" …" if len(different) > _SHOWN else "")
    where = "the notes of one customer" if len(texts) == 1 else f"the notes of {len(texts)} customers"
    return f"{heading}: {shown} could not be understood and was kept in {where}."


def doubted(doubts: dict[str, tuple[str, str]]) -> Iterator[str]:
    """How days were read that could be read otherwise: an example of each, as written and as read."""
    if "order" in doubts:
        text, iso = doubts["order"]
        yield f"Day and month could be either way round: “{text}” was read as {in_words(iso)}."
    if "month" in doubts:
        text, iso = doubts["month"]
        yield f"A month without a day is kept as its first day: “{text}” was read as {in_words(iso)}."


def in_words(iso: str) -> str:
    """`3 November 2025`"""
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"
