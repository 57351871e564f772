# SPDX-License-Identifier: MIT
"""Guides: what kinds there are, which of them keep their questions, and a guide as it leaves the study."""

from __future__ import annotations

from dataclasses import dataclass

GUIDE_KINDS = ("interview", "survey", "website_survey", "audience", "probe_cards", "debrief", "checklist")
PHASES = ("struggle", "evaluation", "growth")
FIXED_GUIDES = ("debrief", "best_fit")
"""Guides whose questions other parts of a study count on: they may be reworded, but no more and no fewer."""
CLOSING = "Is there anything I should have asked but haven't?"
_NO_NAME, _OLD_WAY = "the product", "the old way"


def filled_in(text: str, product: str) -> str:
    """The question as one asks it: `{product}` by its name, `{old way}` by what one says before one knows."""
    return text.replace("{product}", product or _NO_NAME).replace("{old way}", _OLD_WAY)


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question on paper, with the product's name in it. `box` is `4 Workarounds`, or empty."""

    text: str
    follow_up: str = ""
    box: str = ""
    phase: str = ""
    is_closing: bool = False


@dataclass(frozen=True, slots=True)
class GuideSheet:
    """A guide on paper. `techniques` are ways of asking, `avoid` questions not to ask."""

    kind: str
    name: str
    note: str
    questions: tuple[AskedQuestion, ...]
    techniques: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GuidesReport:
    """Guides as a document shows them. `date` is the ISO day it is made on."""

    study: str
    product: str
    date: str
    guides: tuple[GuideSheet, ...]
