# SPDX-License-Identifier: MIT
"""Colors of documents: calm, light, and only where they mean something. RGB in hex, without a hash."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tone:
    """A ground, a strong line on it, and text that reads well on the ground."""

    ground: str
    strong: str
    text: str


INK, MUTED, FAINT = "1F2328", "6A6F76", "9A9EA4"
LINE, FAINT_LINE, PAPER = "DAD6CC", "EFEDE8", "F7F6F3"
ACCENT = "3457D5"
NEUTRAL = Tone("EFEDE8", "5C6066", "3A3E45")
CAUTION = Tone("FFF6DF", "B57A00", "6B4800")

_TONES = {
    "struggle": Tone("FFE5DC", "D9552F", "7D2A11"),
    "motivation": Tone("FFF1CC", "B57A00", "6B4800"),
    "evaluation": Tone("FFF1CC", "B57A00", "6B4800"),
    "outcome": Tone("DDF4E1", "1F8A4C", "0F5A2F"),
    "growth": Tone("DDF4E1", "1F8A4C", "0F5A2F"),
    "search": Tone("E3EDFF", "2F62C9", "1C4190"),
    "anxiety": Tone("E7DBFF", "7446C8", "4B2A8C"),
    "selection": Tone("DDF3F3", "0E7C86", "08525A"),
}


def tone(name: str) -> Tone:
    """The colors of a column, a phase, a stage."""
    return _TONES.get(name, NEUTRAL)
