# SPDX-License-Identifier: MIT
"""The codebook as it leaves a study and comes back: a line a code, and what a line would change."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass, field

TEXTS = ("description", "include", "exclude", "voice")
COLORS = {
    "struggle": "coral",
    "motivation": "amber",
    "outcome": "green",
    "search": "blue",
    "anxiety": "violet",
    "selection": "teal",
    "neutral": "gray",
}
"""How people call the colors of codes, by tone."""
_OTHER_NAMES = {
    "red": "struggle", "orange": "struggle", "pink": "struggle", "yellow": "motivation", "gold": "motivation",
    "purple": "anxiety", "turquoise": "selection", "cyan": "selection", "grey": "neutral", "black": "neutral",
    "white": "neutral",
}  # fmt: skip
_HUES = ((0.06, "struggle"), (0.19, "motivation"), (0.43, "outcome"), (0.53, "selection"), (0.68, "search"),
         (0.83, "anxiety"), (1.01, "struggle"))  # fmt: skip
_PALE = 0.18


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A code with everything written about it. `tone` is its own, empty if it takes the one from above."""

    id: str
    path: str
    description: str = ""
    include: str = ""
    exclude: str = ""
    voice: str = ""
    tone: str = ""
    key: str = ""
    archived: bool = False
    quotes: int = 0
    customers: int = 0


@dataclass(frozen=True, slots=True)
class CodeChange:
    """What an import does to one code.

    Without a `code_id` it is a new one, made below `parent`: the id of a code, or the `ref` of an earlier change.
    """

    ref: str
    code_id: str = ""
    parent: str = ""
    name: str = ""
    fields: Mapping[str, str | int] = field(default_factory=dict)


def tone_of(color: str) -> str | None:
    """The tone of a color by name, or the nearest one to `#RRGGBB`; None for what is no color."""
    wanted = color.strip().casefold()
    by_name = {name: tone for tone, name in COLORS.items()} | {tone: tone for tone in COLORS} | _OTHER_NAMES
    if wanted in by_name:
        return by_name[wanted]
    digits = wanted.removeprefix("#")
    if len(digits) not in (6, 8) or not all(digit in "0123456789abcdef" for digit in digits):
        return None
    red, green, blue = (int(digits[-6:][at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, lightness, strength = colorsys.rgb_to_hls(red, green, blue)
    if strength < _PALE or not 0.08 < lightness < 0.96:
        return "neutral"
    return next(tone for most, tone in _HUES if hue < most)
