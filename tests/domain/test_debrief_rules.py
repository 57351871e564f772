# SPDX-License-Identifier: MIT
"""The debrief by rule: when it is due, what was heard, how the clock reads."""

from __future__ import annotations

import pytest

from jtbdstudio.domain.debrief import heard, seconds_between, since, state

NOW = "2026-03-02T12:00:00Z"


@pytest.mark.parametrize(
    ("notes", "word"),
    [
        ([], "missing"),
        ([("quote", "")], "heard"),
        ([("note", "inferred")], "inferred"),
        ([("note", "inferred"), ("note", "")], "heard"),
        ([("note", "inferred"), ("quote", "opinion")], "heard"),
        ([("quote", "inferred")], "inferred"),
    ],
)
def test_a_box_is_heard_when_somebody_said_it(notes: list[tuple[str, str]], word: str) -> None:
    assert heard(notes) == word


@pytest.mark.parametrize(
    ("held_on", "ended_at", "started", "finished", "expected"),
    [
        ("2026-03-01", "", False, False, "due"),
        ("2026-03-02", "", False, False, "due"),
        ("2026-03-03", "", False, False, "none"),
        ("2026-03-03", "2026-03-02T11:00:00Z", False, False, "due"),
        ("", "", False, False, "none"),
        ("2026-03-01", "", True, False, "open"),
        ("2026-03-03", "", True, False, "open"),
        ("2026-03-01", "", True, True, "done"),
    ],
)
def test_it_is_due_once_the_call_is_over(
    held_on: str, ended_at: str, started: bool, finished: bool, expected: str
) -> None:
    assert state(held_on, ended_at, started, finished, NOW) == expected


@pytest.mark.parametrize(
    ("seconds", "clock"),
    [(0, "00:00"), (59, "00:00"), (60, "00:01"), (3_600, "01:00"), (90_061, "25:01"), (-5, "00:00")],
)
def test_the_clock_reads_hours_and_minutes(seconds: int, clock: str) -> None:
    assert since(seconds) == clock


def test_times_with_and_without_a_zone_are_the_same_moment() -> None:
    assert seconds_between("2026-03-02T10:00:00", NOW) == 7_200
    assert seconds_between("2026-03-02T12:00:00+02:00", NOW) == 7_200
    assert seconds_between(NOW, "2026-03-02T10:00:00Z") == -7_200
    assert seconds_between("noon", NOW) is None
