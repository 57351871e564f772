# SPDX-License-Identifier: MIT
"""An item of a list one only reads: a mark, and words that stay beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from jtbdstudio.ui.widgets import Label


def item(mark: str, words: str) -> QHBoxLayout:
    """A line of its own, or several."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Label(mark, "faint"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(words, "muted", wrap=True), 1)
    return row
