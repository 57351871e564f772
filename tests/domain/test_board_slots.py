# SPDX-License-Identifier: MIT
"""Free places of a zone, against a slow search that asks every slot about everything that lies there."""

from __future__ import annotations

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from jtbdstudio.domain.boards import (
    GAP,
    HEADER,
    NOTE_HEIGHT,
    NOTE_WIDTH,
    Point,
    Rect,
    free_slots,
    note_rect,
    zone_height,
    zone_width,
)

near = st.integers(-900, 900)
zones = st.builds(
    lambda x, y, columns, rows: Rect(x, y, zone_width(columns), zone_height(rows)),
    st.integers(-400, 400), st.integers(-400, 400), st.integers(1, 5), st.integers(1, 6),
)  # fmt: skip
obstacles = st.lists(st.builds(Rect, near, near, st.integers(1, 400), st.integers(1, 300)), max_size=12)
wanted = st.lists(st.none() | st.tuples(near, near), max_size=6)


def _row(zone: Rect, row: int) -> list[Point]:
    columns = (zone.width - GAP) // (NOTE_WIDTH + GAP)
    y = zone.y + HEADER + row * (NOTE_HEIGHT + GAP)
    return [(zone.x + GAP + column * (NOTE_WIDTH + GAP), y) for column in range(columns)]


def _free(zone: Rect, row: int, taken: list[Rect]) -> list[Point]:
    return [p for p in _row(zone, row) if not any(note_rect(p).meets(other) for other in taken)]


def _slowly(zone: Rect, lying: list[Rect], points: list[Point | None]) -> list[Point]:
    taken, found = list(lying), []
    for point in points:
        inside = [p for row in range(8) for p in _free(zone, row, taken) if p[1] + NOTE_HEIGHT <= zone.bottom]
        first = next(free for row in count() if (free := _free(zone, row, taken)))
        x, y = point or (0, 0)
        near_to = {p: ((p[0] - x) ** 2 + (p[1] - y) ** 2, p[1], p[0]) for p in inside or first}
        best = first[0] if point is None else min(near_to, key=lambda p: near_to[p])
        taken.append(note_rect(best))
        found.append(best)
    return found


@given(zones, obstacles, wanted)
def test_the_quick_search_finds_what_the_slow_one_finds(
    zone: Rect, lying: list[Rect], points: list[Point | None]
) -> None:
    assert free_slots(zone, lying, points) == _slowly(zone, lying, points)
