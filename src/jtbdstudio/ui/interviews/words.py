# SPDX-License-Identifier: MIT
"""How this page writes lengths and kinds."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from jtbdstudio.ui.words import consents, customer_kinds, quote_uses

__all__ = ["consents", "customer_kinds", "length", "quote_uses"]


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
