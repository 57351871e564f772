# SPDX-License-Identifier: MIT
"""Notes taken elsewhere, pasted into a debrief: which line answers which question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from jtbdstudio.domain.debrief import CLOSING

_BULLET = re.compile(r"^\s*(?:[-*•–—·▪◦‣>]+|\[[ xX]?\]|\(?\d{1,2}[.)])\s+")
_HEADING_MARK = re.compile(r"^\s*#{1,6}\s*")
_NOT_WORDS = re.compile(r"[\W_]+")
_ALIKE = 0.84
_LONGEST_LABEL = 60
_LABELS = {
    "takeaways": ("takeaway", "takeaways", "big takeaways", "main takeaways", "key takeaways", "learnings"),
    "surprises": ("surprise", "surprises", "surprising", "what surprised me", "surprised"),
    "wish_asked": ("wish we asked", "wish we had asked", "should have asked", "questions missed", "missed questions"),
    "do_differently": ("differently", "do differently", "next time", "differently next time", "improve"),
    CLOSING: ("closing", "closing question", "anything i should have asked", "their last word"),
}
"""Short headings people write instead of the questions."""


def parse_notes(text: str, questions: Mapping[str, str], first: str) -> dict[str, tuple[str, ...]]:
    """Lines by the question they answer; what stands before any heading answers `first`.

    `questions` are the study's own words by handle. A heading stands on a line of its own, or before a colon.
    Bullets and numbers are taken off; lines keep their order.
    """
    found: dict[str, list[str]] = {}
    current = first
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        line = _BULLET.sub("", raw).strip()
        if not line:
            continue
        handle, rest = _heading(line, questions)
        current = handle or current
        if rest:
            found.setdefault(current, []).append(rest)
    return {handle: tuple(lines) for handle, lines in found.items()}


def _heading(line: str, questions: Mapping[str, str]) -> tuple[str, str]:
    """The question a line names, and what the line says beside it."""
    whole = _asked(line, questions)
    if whole:
        return whole, ""
    before, colon, after = line.partition(":")
    if colon and len(before) <= _LONGEST_LABEL and (label := _asked(before, questions)):
        return label, after.strip(" *_")
    return "", line


def _asked(words: str, questions: Mapping[str, str]) -> str:
    said = _bare(_HEADING_MARK.sub("", words))
    if not said:
        return ""
    for handle, labels in _LABELS.items():
        if said in labels:
            return handle
    return next((handle for handle, text in questions.items() if _same(said, _bare(text))), "")


def _same(said: str, question: str) -> bool:
    return bool(question) and SequenceMatcher(None, said, question).ratio() >= _ALIKE


def _bare(text: str) -> str:
    return _NOT_WORDS.sub(" ", text.replace("'", "").replace("’", "").casefold()).strip()
