# SPDX-License-Identifier: MIT
"""Where the window opens: where it was last time or in the middle, and always whole on the screen."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMargins, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

#: Room for title bar and borders; how big they really are is known only once the window is shown.
FRAME = QMargins(8, 40, 8, 8)


def place(window: QWidget, kept: QByteArray) -> None:
    """Put a window that isn't shown yet where it was kept, or in the middle of the screen."""
    restored = not kept.isEmpty() and window.restoreGeometry(kept)
    if window.isMaximized() or window.isFullScreen():
        return
    screen = QGuiApplication.screenAt(window.geometry().center()) if restored else None
    room = (screen or QGuiApplication.primaryScreen()).availableGeometry()
    window.setGeometry(fitted(window.geometry(), room, centered=not restored))


def fitted(wanted: QRect, room: QRect, *, centered: bool) -> QRect:
    """The inside of a window, no larger than ``room`` leaves beside the frame, and inside of it."""
    whole = wanted.marginsAdded(FRAME)
    whole.setSize(whole.size().boundedTo(room.size()))
    if centered:
        whole.moveCenter(room.center())
    whole.moveRight(min(whole.right(), room.right()))
    whole.moveBottom(min(whole.bottom(), room.bottom()))
    whole.moveLeft(max(whole.left(), room.left()))
    whole.moveTop(max(whole.top(), room.top()))
    return whole.marginsRemoved(FRAME)
