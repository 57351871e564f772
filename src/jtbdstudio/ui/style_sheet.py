# SPDX-License-Identifier: MIT
"""The one style sheet, built from the theme's tokens; no widget carries a style sheet of its own.

A widget asks for a variant by property: ``primary``, ``flat``, ``danger``, ``link`` on buttons, ``quiet`` on fields and
lists, ``bare`` on text areas, ``role`` ("muted", "faint", "accent", "danger") on labels.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from jtbdstudio.domain.resources import resource

if TYPE_CHECKING:
    from jtbdstudio.ui.theme import Theme


def build_style_sheet(theme: Theme) -> str:
    """The application's style sheet for one theme."""
    from jtbdstudio.ui.theme import mix

    struggle = theme.tones["struggle"]
    colors = {
        "paper": theme.paper, "panel": theme.panel, "line": theme.line, "line_faint": theme.line_faint,
        "ink": theme.ink, "muted": theme.muted, "faint": theme.faint, "accent": theme.accent,
        "accent_ground": theme.accent_ground, "primary": theme.primary, "primary_text": theme.primary_text,
        "text_selection": theme.text_selection,
        "hover": mix(theme.panel, theme.ink, 0.035), "pressed": mix(theme.panel, theme.ink, 0.08),
        "hover_on_paper": mix(theme.paper, theme.ink, 0.05),
        "primary_hover": mix(theme.primary, theme.shadow, 0.1),
        "primary_pressed": mix(theme.primary, theme.shadow, 0.2),
        "disabled": mix(theme.faint, theme.panel, 0.35), "control": mix(theme.faint, theme.panel, 0.2),
        "scroll": mix(theme.faint, theme.paper, 0.66), "scroll_hover": mix(theme.faint, theme.paper, 0.35),
        "danger": struggle.strong,
        "danger_text": struggle.text if theme.dark else mix(struggle.strong, theme.shadow, 0.2),
        "tip": mix(theme.ink, theme.panel, 0.06) if not theme.dark else theme.line,
        "tip_text": theme.panel if not theme.dark else theme.ink,
    }  # fmt: skip
    words = {name: _hex(color) for name, color in colors.items()}
    for icon in ("check", "chevron", "chevron-right", "chevron-up"):
        words[icon.replace("-", "_") + "_image"] = resource("icons", f"{icon}.svg").as_posix()
    sheet = resource("themes", "studio.qss").read_text(encoding="utf-8")
    return Template(sheet).substitute(words)


def _hex(color: QColor) -> str:
    return color.name()
