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


def customer_kinds() -> dict[str, str]:
    """What a customer can be, by the name it is stored under; only the first four count as evidence."""
    return {
        "best": _t("Best customer"),
        "customer": _t("Customer"),
        "churned": _t("Former customer"),
        "substitute_buyer": _t("Buyer of a substitute"),
        "closed_lost": _t("Lost deal (doesn't count)"),
        "prospect": _t("Prospect (doesn't count)"),
        "audience": _t("Audience (doesn't count)"),
    }


def consents() -> dict[str, str]:
    return {
        "pending": _t("Not asked yet"),
        "recorded": _t("Recording agreed"),
        "notes_only": _t("Notes only"),
        "none": _t("Refused"),
    }


def quote_uses() -> dict[str, str]:
    return {
        "named": _t("With their name"),
        "anonymous": _t("Without their name"),
        "internal_only": _t("Inside the company only"),
    }
