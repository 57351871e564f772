# SPDX-License-Identifier: MIT
"""What places on a board mean: which codes a move adds or removes, which name a cluster could have. No Qt in here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jtbdstudio.domain.codes import JOB_COLUMNS, Code, CodeTree
from jtbdstudio.queries.boards import BoardNote, BoardView, BoardZone
from jtbdstudio.queries.quotes import QuoteCard

_THEME_FAMILIES = ("job", "forces", "own")
Lying = tuple[QuoteCard, str | None]
"""A note and the zone it comes from."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """The codes a move would add to, and take from, at least one of the notes: `Struggle › Sunday chaos`."""

    adds: tuple[str, ...] = ()
    removes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClusterPlan:
    """How a new cluster begins: the offered title, the codes it could belong under, the one it will.

    `ask` is set when the notes don't agree where it belongs; `parent_id` is None when they say nothing at all.
    """

    title: str
    options: tuple[Code, ...]
    parent_id: str | None
    ask: bool


class BoardSense:
    """Answers about one board as it was read."""

    def __init__(self, view: BoardView, tree: CodeTree) -> None:
        self.view, self.tree = view, tree
        self.zones = {zone.id: zone for zone in view.zones}

    def chain(self, zone_id: str | None) -> list[BoardZone]:
        """The zone and those around it, innermost first."""
        found = []
        while zone_id in self.zones:
            found.append(self.zones[zone_id])
            zone_id = found[-1].parent_id
        return found

    def meaning(self, zone_id: str | None) -> set[str]:
        """What being in a zone says of a note."""
        return {code for zone in self.chain(zone_id) for code in zone.code_ids}

    def crossing(self, notes: Iterable[Lying], target: str | None) -> Crossing:
        """What dropping these notes into a zone (None: beside all) will do, before it is done."""
        entered = {up for code in self.meaning(target) for up in self.tree.implied(code)}
        rivals = {rival for code in entered for rival in self.tree.rivals(code)} - entered
        added: set[str] = set()
        removed: set[str] = set()
        for card, source in notes:
            added |= entered - card.code_ids
            left = self.meaning(source) - entered if source != target else set()
            gone = {down for code in left for down in self.tree.below(code)} | rivals
            removed |= gone & card.code_ids
        return Crossing(self._lines(added), self._lines(removed))

    def plan_cluster(self, notes: Sequence[BoardNote]) -> ClusterPlan:
        """Title and place of a cluster made of these notes."""
        shared = self._shared_theme(notes)
        options = self._parents(notes)
        if shared is not None and shared.parent_id is not None:
            parent = self.tree[shared.parent_id]
            options = options if parent in options else (parent, *options)
            return ClusterPlan(shared.name, options, parent.id, ask=False)
        votes = self._votes(notes, {code.id for code in options})
        if not votes:
            own = self.view.board.kind == "free"
            return ClusterPlan("", options, options[0].id if own else None, ask=not own)
        return ClusterPlan("", options, votes.most_common(1)[0][0], ask=len(votes) > 1)

    def lane(self, zone_id: str | None) -> BoardZone | None:
        """The box or column a zone lies in, or is."""
        chain = self.chain(zone_id)
        return chain[-1] if chain and chain[-1].kind != "cluster" else None

    def _shared_theme(self, notes: Sequence[BoardNote]) -> Code | None:
        """The deepest code of the user's own that all these notes carry, unless they lie in its cluster already."""
        if not notes:
            return None
        shared = frozenset.intersection(*(note.card.code_ids for note in notes))
        here = set.intersection(*(self.meaning(note.zone_id) for note in notes))
        own = [self.tree[code] for code in shared - here if self._is_theme(code)]
        return max(own, key=lambda code: (len(self.tree.line(code.id)), code.name), default=None)

    def _is_theme(self, code_id: str) -> bool:
        """Whether people made it to name something: milestones of a map, say, are codes too."""
        known = code_id in self.tree and not self.tree[code_id].handle
        return known and self.tree.family(code_id).handle in _THEME_FAMILIES

    def _parents(self, notes: Sequence[BoardNote]) -> tuple[Code, ...]:
        """Codes a new theme could go under: the boxes the notes lie in, else the columns, else a code of one's own."""
        columns = tuple(self.tree.handle(handle) for handle in JOB_COLUMNS)
        if self.view.board.kind == "free":
            return (self.tree.handle("own"), *columns)
        lanes = {lane.id for note in notes if (lane := self.lane(note.zone_id)) is not None}
        boxes = [zone for zone in self.view.zones if zone.id in lanes and zone.kind == "box" and zone.code_ids]
        return tuple(self.tree[zone.code_ids[0]] for zone in boxes) or columns

    def _votes(self, notes: Sequence[BoardNote], options: set[str]) -> Counter[str]:
        """How many notes speak for each option: by where they lie, else by what they carry."""
        votes: Counter[str] = Counter()
        for note in notes:
            lane = self.lane(note.zone_id)
            placed = set(lane.code_ids) & options if lane is not None else set()
            votes.update(placed or note.card.code_ids & options)
        return votes

    def _lowest(self, codes: set[str]) -> set[str]:
        """Without those another one brings along."""
        return {code for code in codes if not (self.tree.below(code) - {code}) & codes}

    def _lines(self, codes: set[str]) -> tuple[str, ...]:
        """Each of the lowest by name, after the names of those above it that come or go with it."""
        lines = ([self.tree[up].name for up in self.tree.implied(low) if up in codes] for low in self._lowest(codes))
        return tuple(sorted(" › ".join(names) for names in lines))
