# SPDX-License-Identifier: MIT
"""Whose words a quote holds: a question of ours inside it is no evidence (W13)."""

from __future__ import annotations

from collections.abc import Iterable

from jtbdstudio.domain.text import Span, trimmed

INTERVIEWER = "interviewer"


def has_interviewer(text: str, span: Span, turns: Iterable[tuple[str, Span]]) -> bool:
    """Whether a stretch takes in words of the interviewer; `turns` are roles with what they said."""
    return any(role == INTERVIEWER and _common(text, span, said) for role, said in turns)


def without_interviewer(text: str, span: Span, turns: Iterable[tuple[str, Span]]) -> Span | None:
    """The longest part of a stretch that has no words of the interviewer; None if nobody else speaks in it."""
    parts: list[Span] = []
    whole = False  # whether the last part can go on with the next turn
    for role, said in turns:
        part = _common(text, span, said)
        if not part:
            continue
        if role == INTERVIEWER:
            whole = False
        elif whole:
            parts[-1] = Span(parts[-1].start, part.end)
        else:
            parts.append(part)
            whole = True
    return max(parts, key=len, default=None)


def _common(text: str, span: Span, said: Span) -> Span | None:
    """What two stretches share, without white space around; None without a word."""
    start, end = max(span.start, said.start), min(span.end, said.end)
    part = trimmed(text, Span(start, end)) if start < end else None
    return part or None
