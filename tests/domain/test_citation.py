# SPDX-License-Identifier: MIT
"""A quote on paper: its words, who said them, when, and the id that leads back."""

from __future__ import annotations

import pytest

from jtbdstudio.domain.refs import citation, stamp, typed_time


@pytest.mark.parametrize(("ms", "text"), [(None, ""), (0, "00:00:00"), (730_999, "00:12:10"), (3_735_000, "01:02:15")])
def test_a_time_has_one_width(ms: int | None, text: str) -> None:
    assert stamp(ms) == text


def test_a_citation_leaves_out_what_is_not_known() -> None:
    assert citation("it would all\nbreak", "P03", 730_000, "Q-0412") == '"it would all break" (P03, 00:12:10, Q-0412)'
    assert citation("it broke", "P03", None) == '"it broke" (P03)'
    assert citation("it broke", "", None) == '"it broke"'


@pytest.mark.parametrize(
    ("typed", "ms"),
    [
        ("12:10", 730_000), ("730", 730_000), (" 0:12:10 ", 730_000), ("12.10", 730_000), ("12 10", 730_000),
        ("1:02:03", 3_723_000), ("1h 2m 3s", 3_723_000), ("0", 0), ("90:00", 5_400_000),
        ("", None), ("noon", None), ("12:", None), ("1:2:3:4", None), ("-5", None),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_type_it(typed: str, ms: int | None) -> None:
    assert typed_time(typed) == ms
