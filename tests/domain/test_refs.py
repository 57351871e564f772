# SPDX-License-Identifier: MIT
"""What people paste to find a quote again."""

from __future__ import annotations

import pytest

from jtbdstudio.domain.refs import ref_number


@pytest.mark.parametrize(
    "pasted",
    [
        "Q-0412",
        "q412",
        "412",
        '"Q-0412"',
        "It broke on a Friday (Q-0412)",
        "“It broke.”\n(P04, 2026-09-16, 12:10, Q-0412)",
        '"It broke" (P04, 00:12:10, Q-0412)',
    ],
)
def test_an_id_is_found_alone_or_at_the_end_of_a_line_of_an_export(pasted: str) -> None:
    assert ref_number(pasted) == 412


@pytest.mark.parametrize("pasted", ["It broke on a Friday", "we had 412", "Q-0412 was the one about Friday", ""])
def test_words_are_not_taken_for_an_id(pasted: str) -> None:
    assert ref_number(pasted) is None
