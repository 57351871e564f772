# SPDX-License-Identifier: MIT
"""Looking into JSON that may hold anything: every function here takes whatever it finds and never raises."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from math import isfinite
from typing import Any

from jtbdstudio.domain.text import canonical
from jtbdstudio.interchange.transcripts.times import milliseconds

Fields = dict[str, Any]

SECONDS = 1000.0
"""Milliseconds in one of the file's numbers."""
MILLISECONDS = 1.0
TICKS = 0.0001
"""Microsoft counts in hundreds of nanoseconds."""

_LONGEST_MS = 30 * 24 * 60 * 60 * 1000
_NUMBER = re.compile(r"[+-]?[0-9]{1,12}(?:[.,][0-9]{1,12})?(?:[eE][+-]?[0-9]{1,2})?")
_PERIOD = re.compile(r"PT(?:([0-9]{1,4})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,8}(?:\.[0-9]{1,9})?)S)?")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}")


def at(data: object, *path: str | int) -> Any:
    """What stands at this place, None if there is no such place."""
    for step in path:
        if isinstance(step, str) and isinstance(data, dict):
            data = data.get(step)
        elif isinstance(step, int) and isinstance(data, list) and len(data) > step:
            data = data[step]
        else:
            return None
    return data


def first_of(fields: Fields, *keys: str) -> Any:
    """The first of these keys that holds something."""
    return next((fields[key] for key in keys if fields.get(key) not in (None, "")), None)


def members(data: object) -> list[Fields]:
    """The objects of a list; anything else in it is none."""
    return [item for item in data if isinstance(item, dict)] if isinstance(data, list) else []


def strays(data: object) -> int:
    """How many members of a list are no objects."""
    return sum(not isinstance(item, dict) for item in data) if isinstance(data, list) else 0


def words_of(value: object) -> str:
    """Text as the project keeps it; a number is its digits, anything else nothing."""
    if isinstance(value, str):
        return canonical(value)
    return _digits(value)


def name_of(value: object) -> str:
    """A speaker's label as the file has it: a word, a bare number, or an object that holds one of these."""
    if isinstance(value, dict):
        keys = ("name", "display_name", "displayName", "full_name", "speaker_name", "label", "email", "id")
        return next((name for key in keys if (name := name_of(at(value, key)))), "")
    return canonical(value).strip() if isinstance(value, str) else _digits(value)


def _digits(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return ""
    if isinstance(value, float):
        return f"{value:g}" if isfinite(value) else ""
    return str(value) if abs(value) < 10**15 else ""


def ms_of(value: object, scale: float = SECONDS) -> int | None:
    """Whole milliseconds, or None: of a number in units of `scale`, `1.2s`, `PT1.2S`, `0:01.2`, seconds and nanos."""
    if isinstance(value, dict):
        return _of_parts(value)
    if isinstance(value, str):
        return _of_text(value.strip(), scale)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return _bounded(value, scale)


def _bounded(value: float, scale: float) -> int | None:
    """A float just below zero is a rounding error of the recognizer; what is out of all bounds is no time."""
    if not -10 < value < _LONGEST_MS * 10_000:  # also false for what is not a number
        return None
    ms = round(value * scale)
    return max(0, ms) if ms <= _LONGEST_MS else None


def _of_text(text: str, scale: float) -> int | None:
    if _NUMBER.fullmatch(text):
        return _bounded(float(text.replace(",", ".")), scale)
    if text.endswith("s") and _NUMBER.fullmatch(text[:-1]):
        return _bounded(float(text[:-1].replace(",", ".")), SECONDS)
    if period := _PERIOD.fullmatch(text):
        hours, minutes, seconds = (float(part or 0) for part in period.groups())
        return _bounded((hours * 60 + minutes) * 60 + seconds, SECONDS)
    return milliseconds(text, decimal=True) if len(text) < 40 else None


def _of_parts(value: Fields) -> int | None:
    """Google writes `{"seconds": "1", "nanos": 200000000}`, and leaves out what is zero."""
    if not value.keys() <= {"seconds", "nanos"}:
        return None
    seconds, nanos = (ms_of(value.get(key, 0), scale) for key, scale in (("seconds", SECONDS), ("nanos", 1e-6)))
    return None if seconds is None or nanos is None else seconds + nanos


def moment_of(value: object) -> int | None:
    """A point in time (`2026-03-06T10:02:11Z`) in milliseconds."""
    if not isinstance(value, str) or not _MOMENT.match(value) or len(value) > 40:
        return None
    try:
        moment = datetime.fromisoformat(value)
        return round((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)
    except (ValueError, OverflowError):
        return None
