# SPDX-License-Identifier: MIT
"""Words and tones of the page: evidence labels, what became of a job, warnings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from jtbdstudio.domain.statements import Doubt

LABEL_TONES = {"dominant": "outcome", "pattern": "outcome", "weak": "motivation", "single voice": "struggle"}
STATUS_TONES = {"priority": "search"}


def _t(text: str) -> str:
    return QCoreApplication.translate("jobs", text)


def label_text(label: str) -> str:
    """The evidence label (R23) in words."""
    return {
        "none": _t("no evidence"),
        "single voice": _t("single voice"),
        "weak": _t("weak"),
        "pattern": _t("pattern"),
        "dominant": _t("dominant"),
    }[label]


def status_text(status: str) -> str:
    """What became of a job; a draft needs no word."""
    return {"priority": _t("priority"), "tabled": _t("tabled")}.get(status, "")


def doubt_text(doubts: Sequence[Doubt]) -> str:
    """The warnings (W08, W14, W18) as one sentence in plain words; empty without any."""
    parts: dict[str, list[str]] = {}
    for doubt in doubts:
        parts.setdefault(doubt.code, []).append(doubt.part)
    said = [_said(code, parts[code]) for code in ("W08", "W14", "W18") if code in parts]
    whole = "; ".join(said)
    return whole[:1].upper() + whole[1:] + "." if whole else ""


def _said(code: str, parts: Sequence[str]) -> str:
    if code == "W08":
        return _t("only one customer says this: a lead to follow, not yet a pattern")
    if code == "W18":
        names = {"struggle": _t("the struggle"), "motivation": _t("the motivation"), "outcome": _t("the outcome")}
        return _t("still to be worded: {parts}").format(parts=", ".join(names[part] for part in parts))
    if len(parts) > 1:
        return _t("fewer than half of these customers share the motivation or the outcome named here")
    if parts[0] == "motivation":
        return _t("fewer than half of these customers share the motivation named here")
    return _t("fewer than half of these customers share the outcome named here")
