# SPDX-License-Identifier: MIT
"""What a reader of a statement should know before believing it (W08, W14, W18)."""

from __future__ import annotations

import pytest

from jtbdstudio.domain.statements import Doubt, doubts

WORDED = {"struggle": "wait", "motivation": "see", "outcome": "rest"}


@pytest.mark.parametrize(
    ("customers", "shares", "found"),
    [
        (4, {"motivation": [0.5, 0.25], "outcome": [1.0]}, ()),
        (4, {"motivation": [0.25, 0.49], "outcome": [1.0]}, (Doubt("W14", "motivation"),)),
        (4, {"motivation": [0.0], "outcome": [0.3]}, (Doubt("W14", "motivation"), Doubt("W14", "outcome"))),
        (4, {"motivation": [], "outcome": []}, ()),
        (1, {"motivation": [1.0], "outcome": [1.0]}, (Doubt("W08", "struggle"),)),
        (0, {}, ()),
    ],
)
def test_one_voice_and_what_most_do_not_share(
    customers: int, shares: dict[str, list[float]], found: tuple[Doubt, ...]
) -> None:
    assert doubts(customers, WORDED, shares) == found


def test_a_clause_without_words_is_named() -> None:
    assert doubts(4, {**WORDED, "outcome": "  "}, {}) == (Doubt("W18", "outcome"),)
