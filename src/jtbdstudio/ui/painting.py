# SPDX-License-Identifier: MIT
"""What the eye waits for comes first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent


def paint_first() -> None:
    """Paint what is waiting to be painted, before something that takes longer.

    A timer that has run out goes before a paint that was asked for; on a slow machine counts would hold up colors.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
