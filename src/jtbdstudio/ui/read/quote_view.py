# SPDX-License-Identifier: MIT
"""From what is stored of a quote to what the reader shows of it: its mark on the text, its chips."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from jtbdstudio.domain.advice import Advice
from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.domain.refs import stamp
from jtbdstudio.domain.suggestions import suggested
from jtbdstudio.domain.text import Span
from jtbdstudio.queries.quotes import QuoteCard
from jtbdstudio.ui.actions import BY_ID
from jtbdstudio.ui.read.chip_row import ChipOf
from jtbdstudio.ui.read.marks import Mark, in_lanes
from jtbdstudio.ui.read.quote_bar import CurrentQuote
from jtbdstudio.ui.read.script import Script

_ORDER = ("boxes", "job", "forces", "timeline", "milestones", "lens")


class Marker:
    """Makes the marks of one transcript; a quote that is as it was keeps its mark."""

    def __init__(self, script: Script, tree: CodeTree) -> None:
        self.script, self.tree = script, tree
        self._made: dict[str, tuple[QuoteCard, Mark]] = {}

    def marks(self, cards: Iterable[QuoteCard]) -> tuple[Mark, ...]:
        """The marks of the anchored quotes, in lanes."""
        made = {}
        for card in cards:
            if card.start is not None and card.end is not None:
                before = self._made.get(card.id)
                keep = before is not None and before[0] == card
                made[card.id] = before if keep and before is not None else (card, _mark(card, self.script, self.tree))
        self._made = made
        return in_lanes(mark for _, mark in made.values())


def _mark(card: QuoteCard, script: Script, tree: CodeTree) -> Mark:
    assert card.start is not None
    assert card.end is not None
    start, end = script.to_qt(Span(card.start, card.end))
    names = [chip.name for chip in chips_of(card, tree)]
    memo = memo_of(card)
    tip = "\n".join((card.ref, *names, *([memo] if memo else ())))
    return Mark(card.id, start, end, card.tone, _label(card, tree), tip, card.needs_check, card.starred, bool(memo))


def _label(card: QuoteCard, tree: CodeTree) -> str:
    """The keys of its box and its column; else the first letter of a code it has."""
    codes = sorted((tree[code_id] for code_id in card.code_ids if code_id in tree), key=lambda c: _rank(tree, c.id))
    keys = [code.key for code in codes if code.key][:2]
    return "".join(keys) or next((code.name[:1].upper() for code in codes), "")


def _rank(tree: CodeTree, code_id: str) -> tuple[int, int]:
    family = tree.family(code_id).handle
    return (_ORDER.index(family) if family in _ORDER else len(_ORDER)), tree[code_id].ordinal


Givers = Mapping[str, Sequence[str]]
"""Who gave each code, by its id."""


def chips_of(card: QuoteCard, tree: CodeTree, givers: Givers = MappingProxyType({})) -> tuple[ChipOf, ...]:
    """The most specific codes of a quote: boxes first, then columns and themes, then the rest."""
    given = [code_id for code_id in card.code_ids if code_id in tree]
    covered = {above for code_id in given for above in tree.implied(code_id)[:-1]}
    wanted = sorted((c for c in given if c not in covered), key=lambda c: (*_rank(tree, c), tree.path(c)))
    return tuple(
        ChipOf(c, (name := _chip_name(tree, c)), tree.tone(c), tree[c].key, _tip(name, givers.get(c, ())))
        for c in wanted
    )


def _tip(name: str, givers: Sequence[str]) -> str:
    if not any(givers):
        return ""
    by = QCoreApplication.translate("QuoteBar", "{code}\ngiven by {names}")
    return by.format(code=name, names=", ".join(filter(None, givers)))


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


def memo_of(card: QuoteCard) -> str:
    """What was written about a quote: what it means, what lies behind it."""
    return "\n".join(text for text in (card.memo, card.behind) if text)
