# SPDX-License-Identifier: MIT
"""Survey, interviews or an audience: by how many there are to ask (R7)."""

from __future__ import annotations

import pytest

from jtbdstudio.domain.research import advised_way


@pytest.mark.parametrize(
    ("people", "way"),
    [(None, None), (0, "audience"), (9, "audience"), (10, "interviews"), (499, "interviews"), (500, "survey")],
)
def test_the_way_follows_from_the_number(people: int | None, way: str | None) -> None:
    assert advised_way(people) == way


def test_with_time_for_one_method_it_is_interviews() -> None:
    assert advised_way(5_000, one_method_only=True) == "interviews"
    assert advised_way(3, one_method_only=True) == "audience", "there is nobody to interview"
