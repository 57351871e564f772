# SPDX-License-Identifier: MIT
"""Times as recording tools write them, in whole milliseconds."""

from __future__ import annotations

import re
from collections.abc import Iterable

TIME = r"(?:[0-9]{1,3}:)?[0-9]{1,3}:[0-9]{1,2}(?:[.,][0-9]{1,9})?"
"""`M:SS`, `H:MM:SS`, either with a fraction; digits are bounded, so a match never runs away."""

CLOCK = TIME + r"(?:\s?[AaPp]\.?[Mm]\.?)?"
"""The same, or a time of day such as `10:02 AM`."""

_SPOKEN_HOUR_S = 3600
_DAY_MS = 24 * 60 * 60 * 1000
_NOON_MS = _DAY_MS // 2
_PARTS = re.compile(r"(?:([0-9]{1,3}):)?([0-9]{1,3}):([0-9]{1,2})(?:[.,]([0-9]{1,9}))?\s?(?:([AaPp])\.?[Mm]\.?)?")


def milliseconds(text: str, *, decimal: bool = False) -> int | None:
    """The time in `text`, or None if it is no time.

    Captions count the fraction as an integer of milliseconds, and Teams does not pad it: `6.90` is 6090 ms.
    With `decimal` it is a fraction of a second, as in printed tables: `0:03.4` is 3400 ms.
    """
    match = _PARTS.fullmatch(text.strip())
    if match is None:
        return None
    hours, minutes, seconds, fraction, half = match.groups()
    whole = (int(hours or 0) * 60 + int(minutes)) * 60_000 + int(seconds) * 1000
    if half:
        whole = whole * 60 if hours is None else whole  # `10:02 AM` has hours and minutes
        whole = whole % _NOON_MS + (_NOON_MS if half in "Pp" else 0)
    return whole + _fraction(fraction or "", decimal)


def _fraction(digits: str, decimal: bool) -> int:
    """Milliseconds of the digits after the point; more than three are always decimal (microseconds)."""
    if decimal or len(digits) > 3:
        return int(digits[:3].ljust(3, "0"))
    return int(digits or 0)


def since_first(times: list[int | None]) -> list[int | None]:
    """Times of day turned into times since the first; a recording may run past midnight."""
    known = [time for time in times if time is not None]
    if not known:
        return times
    first, before, days = known[0], known[0], 0
    result: list[int | None] = []
    for time in times:
        if time is None:
            result.append(None)
            continue
        if before - time > _NOON_MS:
            days += 1
        before = time
        result.append(max(0, time + days * _DAY_MS - first))
    return result


def counts_milliseconds(spans: Iterable[tuple[int | None, int | None, int]]) -> bool:
    """Whether whole numbers are milliseconds rather than seconds: `(start, end, signs of text)` of each utterance.

    People speak some five to twenty-five signs a second. As seconds, milliseconds would make them speak a
    thousand times slower.
    """
    told = [(start, end, signs) for start, end, signs in spans if start is not None and signs]
    lasting = [(end - start, signs) for start, end, signs in told if end is not None and end > start]
    if lasting:
        return sum(signs for _, signs in lasting) * 3 < sum(length for length, _ in lasting)
    starts = [start for start, _, _ in told]
    span = max(starts, default=0) - min(starts, default=0)
    return span > _SPOKEN_HOUR_S and sum(signs for _, _, signs in told) * 10 < span
