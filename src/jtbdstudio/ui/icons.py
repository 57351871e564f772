# SPDX-License-Identifier: MIT
"""Icons by our own names, in the theme's colors.

The icon font takes a third of a second to load, so nothing touches it before the first paint: :func:`set_icon`
remembers who wants which icon, :func:`load` (called once the window is up) hands them out, and a theme change hands
them out again.
"""

from __future__ import annotations

import os
import weakref
from typing import Any, Protocol, cast

import shiboken6
from PySide6.QtCore import QObject, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from jtbdstudio.ui import theme

#: Our name -> glyph of the Phosphor set that QtAwesome carries.
GLYPHS = {
    "interviews": "users", "guides": "notebook", "read": "highlighter-circle", "codes": "tag",
    "boards": "squares-four", "themes": "circles-three-plus", "stories": "path", "jobs": "target",
    "map": "map-trifold", "growth": "chart-line-up", "export": "export", "start": "house",
    "menu": "list", "undo": "arrow-u-up-left", "redo": "arrow-u-up-right", "share": "share-network",
    "search": "magnifying-glass", "add": "plus", "remove": "minus", "close": "x", "check": "check",
    "open": "folder-open", "new": "file-plus", "import": "download-simple", "upload": "upload-simple",
    "save_copy": "copy", "back": "arrow-left", "forward": "arrow-right", "theme": "moon", "light": "sun",
    "fullscreen": "frame-corners", "shortcuts": "keyboard", "help": "question", "quit": "sign-out",
    "palette": "command", "settings": "gear-six", "edit": "pencil-simple", "delete": "trash",
    "warning": "warning", "error": "warning-circle", "info": "info", "done": "check-circle", "clock": "clock",
    "history": "clock-counter-clockwise", "play": "play", "pause": "pause", "link": "link-simple",
    "filter": "funnel-simple", "sort": "sort-ascending", "more": "dots-three", "down": "caret-down",
    "up": "caret-up", "left": "caret-left", "right": "caret-right", "quote": "quotes", "note": "note",
    "sticky": "note-blank", "cluster": "selection-plus", "zone": "selection", "tag": "tag-simple", "hand": "hand",
    "select": "cursor", "fit": "corners-out", "zoom_in": "magnifying-glass-plus", "grid": "dots-nine",
    "zoom_out": "magnifying-glass-minus", "eye": "eye", "eye_off": "eye-slash", "lock": "lock-simple",
    "file": "file-text", "word": "file-text", "excel": "table", "table": "table", "picture": "image",
    "slides": "presentation-chart", "customer": "user", "customer_add": "user-plus", "debrief": "clipboard-text",
    "surprise": "lightning", "question": "chat-centered-text", "transcript": "chat-text", "star": "star",
    "calendar": "calendar-blank",
    "bridge": "path", "gap": "arrows-out-line-horizontal", "flag": "flag", "idea": "lightbulb", "code": "hash",
    "split": "git-branch", "merge": "intersect", "copy": "copy", "locate": "map-pin", "locked": "lock-simple",
    "archive": "archive", "cut": "scissors", "studio": "compass", "data": "database", "person": "user-circle",
    "heard": "check-circle", "inferred": "circle-half", "missing": "circle-dashed",
}  # fmt: skip


class _Wearer(Protocol):
    """Anything that shows an icon: a button, an action, a menu."""

    def setIcon(self, icon: QIcon) -> None: ...


class _Keeper(QObject):
    """Remembers who wants which icon; forgets them when they die."""

    def __init__(self) -> None:
        super().__init__()
        self.font_set: Any = None
        self.made: dict[tuple[str, str, str], QIcon] = {}
        self.wanted: weakref.WeakKeyDictionary[QObject, tuple[str, str]] = weakref.WeakKeyDictionary()
        theme.watcher.theme_changed.connect(self.hand_out)

    def hand_out(self) -> None:
        if self.font_set is None:
            return
        for wearer, (name, role) in list(self.wanted.items()):
            if shiboken6.isValid(wearer):
                cast("_Wearer", wearer).setIcon(icon(name, role))


_keeper = _Keeper()


def load() -> None:
    """Load the icon font (once), give everyone the icon they asked for; who paints icons itself paints again."""
    if _keeper.font_set is not None:
        return
    os.environ.setdefault("QT_API", "pyside6")
    import qtawesome

    _keeper.font_set = qtawesome
    for widget in QApplication.allWidgets():
        widget.update()
    _keeper.hand_out()


def loaded() -> bool:
    """Whether :func:`load` has run."""
    return _keeper.font_set is not None


def _color(role: str) -> QColor:
    tones = theme.current().tones
    return tones[role].strong if role in tones else cast("QColor", getattr(theme.current(), role))


def icon(name: str, role: str = "ink") -> QIcon:
    """The icon in the color of a token (``ink``, ``muted``, ``accent``, ``primary_text``) or a tone's strong color.

    Before the font is loaded it is an empty icon; use :func:`set_icon` for anything made at start-up.
    """
    if _keeper.font_set is None:
        return QIcon()
    key = (name, role, theme.current().name)
    if key not in _keeper.made:
        _keeper.made[key] = _made(name, role)
    return _keeper.made[key]


def _made(name: str, role: str) -> QIcon:
    now = theme.current()
    return cast(
        "QIcon",
        _keeper.font_set.icon(
            f"ph.{GLYPHS[name]}",
            color=_color(role).name(),
            color_disabled=theme.mix(now.faint, now.panel, 0.45).name(),
            color_on=now.accent.name() if role in {"ink", "muted"} else _color(role).name(),
        ),
    )


def set_icon(wearer: Any, name: str, role: str = "ink", size: int = 16) -> None:
    """Give a button or action its icon now or as soon as the font is loaded, and again on every theme change."""
    if hasattr(wearer, "setIconSize"):
        wearer.setIconSize(QSize(size, size))
    _keeper.wanted[wearer] = (name, role)
    if _keeper.font_set is not None:
        wearer.setIcon(icon(name, role))


def paint(painter: QPainter, rect: QRectF, name: str, color: QColor) -> None:
    """Draw one icon inside ``rect``; a rounded outline stands in until the font is loaded."""
    if _keeper.font_set is None:
        painter.setPen(theme.mix(color, theme.current().panel, 0.5))
        painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 3, 3)
        return
    glyph_font = _keeper.font_set.font("ph", rect.height())
    glyph_font.setPixelSize(round(rect.height()))
    painter.setFont(glyph_font)
    painter.setPen(color)
    painter.drawText(rect, 0x84, _keeper.font_set.charmap(f"ph.{GLYPHS[name]}"))


def pixmap(name: str, role: str = "ink", size: int = 16) -> QPixmap:
    """The icon as a picture (for labels and models); empty before the font is loaded."""
    return icon(name, role).pixmap(QSize(size, size))
