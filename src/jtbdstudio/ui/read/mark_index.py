# SPDX-License-Identifier: MIT
"""All quotes of a transcript by place: what changes of one costs a look at its neighbors, not at thousands."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from jtbdstudio.ui.read.marks import Mark, by_line, in_lanes

_Key = tuple[int, int, str]
_MANY = 64
"""From so many moved quotes on it is quicker to put all of them in lanes anew."""


class MarkIndex:
    """Marks in order, by note and by line. `line_at` answers the number of the line at a position."""

    def __init__(self, marks: Iterable[Mark], line_at: Callable[[int], int]) -> None:
        self._line_at = line_at
        self.version = 0
        self.by_id: dict[str, Mark] = {}
        self.lines: dict[int, tuple[Mark, ...]] = {}
        self._order: list[_Key] = []
        self._all: tuple[Mark, ...] | None = None
        self._fill(marks)

    def _fill(self, marks: Iterable[Mark]) -> None:
        self._all = in_lanes(marks)
        self.by_id = {mark.note_id: mark for mark in self._all}
        self._order = [_key(mark) for mark in self._all]
        self.lines = by_line(self._all, self._line_at)

    @property
    def all(self) -> tuple[Mark, ...]:
        """Every mark by start, longer ones first."""
        if self._all is None:
            self._all = tuple(self.by_id[key[2]] for key in self._order)
        return self._all

    def change(self, gone: Collection[str], marks: Sequence[Mark]) -> list[Mark]:
        """Take marks away and put others in, new ones or others of the same notes; the lanes are found here.

        Answers what is no longer as it was: the marks that went and the marks that came, those around them whose lane
        has changed included.
        """
        self.version += 1
        wanted = {mark.note_id: mark for mark in marks if not self._has(mark)}
        went = [self.by_id[note_id] for note_id in (*gone, *wanted) if note_id in self.by_id]
        still = {m.note_id for m in went if m.note_id in wanted and _key(wanted[m.note_id]) == _key(m)}
        came = [replace(m, lane=self.by_id[m.note_id].lane) if m.note_id in still else m for m in wanted.values()]
        moved = [m for m in (*went, *came) if m.note_id not in still]
        if len(moved) > _MANY:
            return self._change_all(went, came)
        for mark in went:
            self._take(mark)
        for mark in came:
            self._put(mark)
        return [*went, *came, *self._settle(moved)]

    def _has(self, mark: Mark) -> bool:
        """Whether a quote is marked just so, in whatever lane."""
        before = self.by_id.get(mark.note_id)
        return before is not None and replace(mark, lane=before.lane) == before

    def _change_all(self, went: Sequence[Mark], came: Sequence[Mark]) -> list[Mark]:
        before = set(self.all)
        kept = {mark.note_id: mark for mark in self.all}
        for mark in went:
            del kept[mark.note_id]
        self._fill((*kept.values(), *came))
        return list(before ^ set(self.all))

    def _lines_of(self, mark: Mark) -> range:
        return range(self._line_at(mark.start), self._line_at(mark.end - 1) + 1)

    def _take(self, mark: Mark) -> None:
        self._all = None
        del self.by_id[mark.note_id]
        del self._order[bisect_left(self._order, _key(mark))]
        for line in self._lines_of(mark):
            left = tuple(m for m in self.lines[line] if m.note_id != mark.note_id)
            if left:
                self.lines[line] = left
            else:
                del self.lines[line]

    def _put(self, mark: Mark) -> None:
        self._all = None
        self.by_id[mark.note_id] = mark
        insort(self._order, _key(mark))
        for line in self._lines_of(mark):
            self.lines[line] = tuple(sorted((*self.lines.get(line, ()), mark), key=_key))

    def _settle(self, moved: Iterable[Mark]) -> list[Mark]:
        """Find the lanes around what has come or gone anew; answers the marks that changed theirs, before and after."""
        different: list[Mark] = []
        for around in moved:
            for mark in in_lanes(self._near(around.start, around.end)):
                before = self.by_id[mark.note_id]
                if before.lane != mark.lane:
                    self._take(before)
                    self._put(mark)
                    different += before, mark
        return different

    def _near(self, start: int, end: int) -> list[Mark]:
        """The marks that hang together with a place: over it, over those, and so on."""
        while True:
            lines = range(self._line_at(start), self._line_at(end - 1) + 1)
            there = {m.note_id: m for line in lines for m in self.lines.get(line, ())}
            found = [m for m in there.values() if m.start < end and start < m.end]
            wide = min((m.start for m in found), default=start), max((m.end for m in found), default=end)
            if wide[0] >= start and wide[1] <= end:
                return found
            start, end = min(start, wide[0]), max(end, wide[1])


def _key(mark: Mark) -> _Key:
    return mark.start, -mark.end, mark.note_id
