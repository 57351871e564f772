# SPDX-License-Identifier: MIT
"""Small pieces every page is made of; all of them painted from the theme and named for a screen reader."""

from __future__ import annotations

from jtbdstudio.ui.widgets.advice import AdviceCards
from jtbdstudio.ui.widgets.bars import Bar, DotScore, RankRow
from jtbdstudio.ui.widgets.basic import (
    Card,
    Chip,
    ElidedLabel,
    KeyCap,
    Label,
    SectionLabel,
    button,
    clear_layout,
    icon_button,
)
from jtbdstudio.ui.widgets.empty_state import EmptyState
from jtbdstudio.ui.widgets.flow_layout import FlowLayout
from jtbdstudio.ui.widgets.popover import Popover
from jtbdstudio.ui.widgets.search_field import SearchField
from jtbdstudio.ui.widgets.toast import Toast

__all__ = [
    "AdviceCards",
    "Bar",
    "Card",
    "Chip",
    "DotScore",
    "ElidedLabel",
    "EmptyState",
    "FlowLayout",
    "KeyCap",
    "Label",
    "Popover",
    "RankRow",
    "SearchField",
    "SectionLabel",
    "Toast",
    "button",
    "clear_layout",
    "icon_button",
]
