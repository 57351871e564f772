# SPDX-License-Identifier: MIT
"""How this page writes lengths and kinds."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def _t(text: str) -> str:
    return QCoreApplication.translate("interviews", text)


def length(ms: int | None) -> str:
    """``41 min``, ``1 h 05 min``, ``40 s``; empty where there are no times."""
    if ms is None:
        return ""
    if ms < 60_000:
        return _t("{n} s").format(n=max(1, round(ms / 1000)))
    minutes = round(ms / 60_000)
    if minutes < 60:
        return _t("{n} min").format(n=minutes)
    return _t("{hours} h {minutes} min").format(hours=minutes // 60, minutes=f"{minutes % 60:02}")


def writer_name(person: str) -> str:
    """Who writes a debrief; somebody whose name nobody has typed yet is you."""
    return person or _t("You")


def heard_words(state: str) -> str:
    """What a box has of a call."""
    return {"heard": _t("heard"), "inferred": _t("inferred"), "missing": _t("missing")}[state]


def boxes_left(count: int) -> str:
    """``left: 4 boxes``; once there is none left, that."""
    if not count:
        return _t("no box is missing")
    return _t("left: 1 box") if count == 1 else _t("left: {n} boxes").format(n=count)


def speaker_roles() -> dict[str, str]:
    """What a speaker of a transcript is."""
    return {"interviewer": _t("Interviewer"), "customer": _t("Customer"), "other": _t("Somebody else")}


def interview_kinds() -> dict[str, str]:
    """What an interview that is no call of ours says in the place of its length."""
    return {"survey": _t("survey"), "website_survey": _t("website survey"), "forum": _t("forum")}
