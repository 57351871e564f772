# SPDX-License-Identifier: MIT
"""Numbers in sentences."""

from __future__ import annotations


def number_of(count: int, one: str, many: str) -> str:
    """``number_of(1, "1 quote", "{n} quotes")``; thousands are set apart. Both texts come translated."""
    return one if count == 1 else many.format(n=f"{count:,}")
