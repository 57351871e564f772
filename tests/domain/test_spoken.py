# SPDX-License-Identifier: MIT
"""From a time of the recording to the words, and back."""

from __future__ import annotations

import pytest

from jtbdstudio.domain.spoken import Moment, Timeline
from jtbdstudio.domain.text import Span

MOMENTS = [Moment(4000, Span(10, 20)), Moment(1000, Span(0, 9)), Moment(9000, Span(21, 30))]


@pytest.mark.parametrize(
    ("ms", "span"), [(0, None), (999, None), (1000, Span(0, 9)), (4500, Span(10, 20)), (99_000, Span(21, 30))]
)
def test_what_is_said_at_a_time(ms: int, span: Span | None) -> None:
    assert Timeline(MOMENTS).said_at(ms) == span


@pytest.mark.parametrize(("position", "ms"), [(0, 1000), (9, 1000), (15, 4000), (500, 9000)])
def test_when_a_word_was_said(position: int, ms: int) -> None:
    assert Timeline(MOMENTS).recorded_at(position) == ms


def test_a_recording_that_began_earlier_or_later() -> None:
    early = Timeline(MOMENTS, offset_ms=30_000)
    assert early.recorded_at(12) == 34_000
    assert early.said_at(34_500) == Span(10, 20)
    assert early.clock_at(12) == 4000
    late = Timeline(MOMENTS, offset_ms=-3000)
    assert late.recorded_at(0) == 0, "what was said before the recording began is at its beginning"
    assert late.said_at(1000) == Span(10, 20)


def test_a_transcript_without_times_has_none() -> None:
    nothing = Timeline(())
    assert not nothing
    assert (nothing.said_at(5), nothing.recorded_at(5), nothing.clock_at(5)) == (None, None, None)
