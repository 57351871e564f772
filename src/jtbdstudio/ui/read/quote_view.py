# SPDX-License-Identifier: MIT
"""From what is stored of a quote to what the reader shows of it: its mark on the text, its chips."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from jtbdstudio.domain.advice import Advice
from jtbdstudio.domain.codes import BOXES, JOB_COLUMNS, CodeTree
from jtbdstudio.domain.refs import stamp
from jtbdstudio.domain.suggestions import suggested
from jtbdstudio.queries.quotes import QuoteCard, note_tone
from jtbdstudio.ui.actions import BY_ID
from jtbdstudio.ui.coding.code_chip import given_tip
from jtbdstudio.ui.keys import cap_of
from jtbdstudio.ui.read.chip_row import ChipOf
from jtbdstudio.ui.read.marks import Mark
from jtbdstudio.ui.read.quote_bar import CurrentQuote
from jtbdstudio.ui.read.script import Script

_ORDER = ("boxes", "job", "forces", "timeline", "milestones", "lens")


@dataclass(frozen=True, slots=True)
class Look:
    """What a set of codes makes of a quote: its color, the paths of its codes, the letters at its bracket."""

    tone: str
    paths: tuple[str, ...]
    label: str
    names: tuple[str, ...]


class Marker:
    """Makes the marks of one transcript. Sets of codes are few, quotes are many: looks are found once a set."""

    def __init__(self, script: Script, tree: CodeTree) -> None:
        self.script, self._tree = script, tree
        self._looks: dict[frozenset[str], Look] = {}

    def use(self, tree: CodeTree) -> frozenset[frozenset[str]]:
        """Other names, colors or keys from now on; answers the sets of codes that look different with them."""
        if tree is self._tree:
            return frozenset()
        before, self._tree, self._looks = self._looks, tree, {}
        return frozenset(codes for codes, look in before.items() if self._look(codes) != look)

    def marks(self, cards: Iterable[QuoteCard]) -> list[Mark]:
        """The marks of the anchored quotes."""
        return [self._mark(card, card.start, card.end) for card in cards if card.start is not None and card.end]

    def dressed(self, card: QuoteCard) -> QuoteCard:
        """The card with the names and the color its codes have now."""
        look = self._look(card.code_ids)
        return replace(card, codes=look.paths, tone=look.tone)

    def _mark(self, card: QuoteCard, start: int, end: int) -> Mark:
        look, units = self._look(card.code_ids), self.script.units
        memo = memo_of(card)
        tip = "\n".join((card.ref, *look.names, *([memo] if memo else ())))
        first, last = units.to_utf16(start), units.to_utf16(end)
        return Mark(card.id, first, last, look.tone, look.label, tip, card.needs_check, card.starred, bool(memo))

    def _look(self, code_ids: frozenset[str]) -> Look:
        found = self._looks.get(code_ids)
        if found is None:
            tree = self._tree
            given = [code_id for code_id in code_ids if code_id in tree]
            names = tuple(_chip_name(tree, code_id) for code_id in _most_specific(given, tree))
            found = Look(note_tone(given, tree), tree.used_paths(given), _label(given, tree), names)
            self._looks[code_ids] = found
        return found


def _label(code_ids: Iterable[str], tree: CodeTree) -> str:
    """The keys of its box and its column; else the first letter of a code it has."""
    codes = sorted((tree[code_id] for code_id in code_ids), key=lambda c: _rank(tree, c.id))
    keys = [code.key for code in codes if code.key][:2]
    return "".join(keys) or next((code.name[:1].upper() for code in codes), "")


def _rank(tree: CodeTree, code_id: str) -> tuple[int, int]:
    family = tree.family(code_id).handle
    return (_ORDER.index(family) if family in _ORDER else len(_ORDER)), tree[code_id].ordinal


Givers = Mapping[str, Sequence[str]]
"""Who gave each code, by its id."""


def chips_of(card: QuoteCard, tree: CodeTree, givers: Givers = MappingProxyType({})) -> tuple[ChipOf, ...]:
    """The most specific codes of a quote: boxes first, then columns and themes, then the rest."""
    return tuple(
        ChipOf(c, (name := _chip_name(tree, c)), tree.tone(c), cap_of(tree[c].key), given_tip(name, givers.get(c, ())))
        for c in _most_specific(card.code_ids, tree)
    )


def _most_specific(code_ids: Iterable[str], tree: CodeTree) -> list[str]:
    given = [code_id for code_id in code_ids if code_id in tree]
    covered = {above for code_id in given for above in tree.implied(code_id)[:-1]}
    return sorted((c for c in given if c not in covered), key=lambda c: (*_rank(tree, c), tree.path(c)))


def _chip_name(tree: CodeTree, code_id: str) -> str:
    """Boxes by their name; anything else with what it is under."""
    parts = tree.parts(code_id)
    return parts[-1] if tree.family(code_id).handle == "boxes" else " › ".join(parts)


def current_quote(
    card: QuoteCard, tree: CodeTree, advice: Advice | None = None, givers: Givers = MappingProxyType({})
) -> CurrentQuote:
    """What the line under the text says of a quote, and what there is to advise about it."""
    names = dict.fromkeys(name for given in givers.values() for name in given if name)
    coders = ", ".join(names) if len(names) > 1 else ""
    origin = " · ".join(part for part in (card.customer_code, stamp(card.time_ms), coders) if part)
    check = QCoreApplication.translate("QuoteBar", "Needs a check: the transcript was changed here")
    warning = check if card.needs_check else ""
    mixed = advice.message if advice is not None else ""
    chips = chips_of(card, tree, givers)
    return CurrentQuote(
        card.id, card.ref, origin, chips, card.starred, card.surprise, warning, offers_of(card, tree),
        card.evidence, memo_of(card), mixed,
    )  # fmt: skip


def offers_of(card: QuoteCard, tree: CodeTree) -> tuple[ChipOf, ...]:
    """What the boxes of a quote suggest; one key takes the first."""
    key = BY_ID["reader.suggestion"].key_text
    found = enumerate(suggested(tree, card.code_ids))
    return tuple(ChipOf(c, tree[c].name, tree.tone(c), "" if n else key) for n, c in found)


def keys_of(tree: CodeTree) -> tuple[tuple[ChipOf, ...], tuple[ChipOf, ...]]:
    """The 12 boxes and the three columns with the keys that tag so."""
    boxes = tuple(_keyed(tree, handle, f"reader.box.{n}") for n, handle in enumerate(BOXES, 1))
    return boxes, tuple(_keyed(tree, handle, f"reader.{handle}") for handle in JOB_COLUMNS)


def _keyed(tree: CodeTree, handle: str, action_id: str) -> ChipOf:
    code = tree.handle(handle)
    return ChipOf(code.id, code.name, tree.tone(code.id), BY_ID[action_id].key_text)


def memo_of(card: QuoteCard) -> str:
    """What was written about a quote: what it means, what lies behind it."""
    return "\n".join(text for text in (card.memo, card.behind) if text)
