# SPDX-License-Identifier: MIT
"""The two things a test may want to fake: the time and new ids."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4


def now() -> str:
    """The time as ISO text in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def new_id() -> str:
    """An id nothing else has, ever."""
    return uuid4().hex
