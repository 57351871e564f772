# SPDX-License-Identifier: MIT
"""Numbers as people type and read them, and the sentences about them (R14, W31)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from jtbdstudio.domain.errors import UserError

if TYPE_CHECKING:
    from jtbdstudio.queries.maps import MapView

_SCALES = {"": 1, "k": 1_000, "m": 1_000_000}
_PLAIN = re.compile(r"(\d+(?:\.\d+)?)\s*([km]?)", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:([ ,.'’\u00a0\u202f])\d{3})(?:\1\d{3})*")
_MOST = 10**12

translate = QCoreApplication.translate


def parse_count(typed: str) -> int | None:
    """`12,400`, `12 400`, `12.400`, `12k` or `1.2m` as a number; None for an empty field.

    Raises `UserError`, with what is kept and what to type, for anything that is not a whole number of customers.
    """
    text = typed.strip()
    if not text:
        return None
    whole = _whole(text)
    if whole is None or whole > _MOST:
        raise UserError(
            translate(
                "CxMap",
                "“{typed}” is not a number of customers. The figure was left as it is; type one like 12,400 or 12k.",
            ).format(typed=text[:40])
        )
    return whole


def _whole(text: str) -> int | None:
    if _GROUPED.fullmatch(text):
        return int(re.sub(r"\D", "", text))
    match = _PLAIN.fullmatch(text.replace(",", "."))
    if match is None:
        return None
    value = Decimal(match[1]) * _SCALES[match[2].lower()]
    return int(value) if value == int(value) else None


def thousands(count: int) -> str:
    """`12,400`."""
    return f"{count:,}"


def percent(share: float) -> str:
    """`41 %`; a decimal where rounding would say none or all."""
    hundredths = share * 100
    close = 0 < hundredths < 1 or 99 < hundredths < 100
    return f"{hundredths:.1f} %" if close else f"{round(hundredths)} %"


def in_sentence(name: str) -> str:
    """A milestone's name within a sentence: `First value` becomes `first value`, `CRM import` stays."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


@dataclass(frozen=True, slots=True)
class Gap:
    """The biggest drop, between two columns of the map, and where ten points more would matter most."""

    left: int
    headline: str
    lever: str


def biggest_gap(view: MapView) -> Gap | None:
    """What the framed card says; None while no passage is known or nobody is lost."""
    place = view.funnel.biggest_drop
    if place is None:
        return None
    drop = view.funnel.passages[place].drop_off
    if not drop:
        return None
    before, after = view.milestones[place], view.milestones[place + 1]
    headline = translate("CxMap", "Biggest gap: {share} never get from {before} to {after}.").format(
        share=percent(drop), before=in_sentence(before.name), after=in_sentence(after.name)
    )
    return Gap(place, headline, _lever(view, place))


def _lever(view: MapView, biggest: int) -> str:
    """Where a rise of ten points would bring most people to the end (R14)."""
    end = view.milestones[-1].count
    falling = [(i, p) for i, p in enumerate(view.funnel.passages) if not p.rises]
    raised = [(p.end_if_raised, -i) for i, p in falling if p.end_if_raised is not None]
    if not raised or not end:
        return ""
    most, place = max(raised)[0], -max(raised)[1]
    if round(most) == end:
        return ""
    figures = {"now": thousands(end), "then": thousands(round(most))}
    if place == biggest:
        return translate("CxMap", "Ten points more matter most here: {now} → {then} at the end.").format(**figures)
    pair = {"before": view.milestones[place].letter, "after": view.milestones[place + 1].letter}
    return translate(
        "CxMap", "Ten points more matter most from {before} to {after}: {now} → {then} at the end."
    ).format(**figures, **pair)


def rising(view: MapView) -> tuple[tuple[int, str], ...]:
    """W31: (column on the left, sentence) wherever more customers are said to be further along."""
    said = translate("CxMap", "Check the numbers: more customers at {after} than at {before}.")
    return tuple(
        (i, said.format(before=view.milestones[i].letter, after=view.milestones[i + 1].letter))
        for i, passage in enumerate(view.funnel.passages)
        if passage.rises
    )


def prompt(view: MapView) -> str:
    """What the gap row says as long as there is no gap to frame."""
    if all(milestone.count is None for milestone in view.milestones):
        return translate(
            "CxMap", "Enter how many customers reached each milestone. The biggest gap will stand here, framed."
        )
    if all(passage.rate is None for passage in view.funnel.passages):
        return translate(
            "CxMap", "Enter the count of the milestone before or after as well: a gap lies between two numbers."
        )
    if not rising(view):
        return translate("CxMap", "Nobody is lost between the milestones that have counts.")
    return ""
