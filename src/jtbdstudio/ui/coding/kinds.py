# SPDX-License-Identifier: MIT
"""The kinds of evidence in words: what happened weighs more than what somebody thinks or would do (R1, W12)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from jtbdstudio.domain.counting import EVIDENCE_KINDS
from jtbdstudio.ui.coding.letter_menu import Choice

_LETTERS = {"did": "D", "experienced": "E", "opinion": "O", "wish": "W", "hypothetical": "H"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("EvidenceKinds", text)


def kind_name(kind: str) -> str:
    """What a kind is called on a chip; empty for none."""
    names = {
        "did": _tr("Did it"), "experienced": _tr("Lived it"), "opinion": _tr("Opinion"), "wish": _tr("Wish"),
        "hypothetical": _tr("Hypothetical"),
    }  # fmt: skip
    return names.get(kind, kind)


def kind_sentence(kind: str) -> str:
    """What a kind means, and for counting."""
    said = {
        "did": _tr("What they did. It counts: the strongest evidence."),
        "experienced": _tr("What happened to them. It counts."),
        "opinion": _tr("What they think. It counts, but a theme that rests on it is said, not done."),
        "wish": _tr("What they would like. It counts, but a theme that rests on it is said, not done."),
        "hypothetical": _tr("What they would do, if. It never counts: nothing happened."),
    }
    return said.get(kind, "")


def kind_choices(now: str) -> list[Choice]:
    """The lines of the menu; the last one takes the kind away."""
    kinds = [
        Choice(_LETTERS[kind], kind, kind_name(kind), "neutral", kind_sentence(kind), kind == now)
        for kind in EVIDENCE_KINDS
    ]
    return [*kinds, Choice("N", "", _tr("Not said"), "neutral", _tr("Nobody has said what kind it is. It counts."))]
