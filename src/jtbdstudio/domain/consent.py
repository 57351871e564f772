# SPDX-License-Identifier: MIT
"""What customers agreed to, and what an export may show of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Naming = Literal["agreed", "unknown", "refused"]


@dataclass(frozen=True, slots=True)
class Agreements:
    """Customers by what is on file, by their codes. `internal` are not for anybody outside the company."""

    refused: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()


def naming(on_file: Iterable[tuple[str, str]]) -> Naming:
    """Whether a customer may be named, from `(consent, quote_ok)` of their interviews: one refusal is enough.

    Unknown: nobody has written down what was agreed.
    """
    talks = list(on_file)
    if any(_forbids(consent, quote_ok) for consent, quote_ok in talks):
        return "refused"
    return "unknown" if any(consent == "pending" for consent, _ in talks) else "agreed"


def _forbids(consent: str, quote_ok: str) -> bool:
    """A recording that was agreed to says what else was; before that, only an explicit no is one."""
    if consent == "none" or quote_ok == "internal_only":
        return True
    return consent != "pending" and quote_ok != "named"


def naming_cautions(agreements: Agreements, named: bool) -> tuple[str, ...]:
    """What to know before an export is handed on (W07)."""
    told = []
    if named and agreements.refused:
        told.append(f"By code all the same, because they did not agree to be named: {_listed(agreements.refused)}.")
    if named and agreements.unknown:
        codes = _listed(agreements.unknown)
        told.append(f"By name, though nobody has written down what they agreed to: {codes}. Ask before sharing.")
    if agreements.internal:
        told.append(f"For use inside the company only: the quotes of {_listed(agreements.internal)}.")
    return tuple(told)


def _listed(codes: tuple[str, ...]) -> str:
    return codes[0] if len(codes) == 1 else f"{', '.join(codes[:-1])} and {codes[-1]}"
