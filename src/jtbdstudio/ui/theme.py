# SPDX-License-Identifier: MIT
"""Named colors, fonts and the live switch between light and dark.

Widgets that paint themselves ask :func:`current` inside ``paintEvent`` and so are right after every switch; only what
was *computed* from colors (icons, text formats, scene brushes) has to listen to ``watcher.theme_changed``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from jtbdstudio.domain.resources import resource
from jtbdstudio.ui.style_sheet import build_style_sheet

SCHEMES = ("system", "light", "dark")

#: What a researcher calls it -> the tone that paints it (boxes, columns, forces, milestones).
TONE_NAMES = {
    "struggle": "struggle",
    "push": "struggle",
    "motivation": "motivation",
    "pull": "motivation",
    "evaluation": "motivation",
    "outcome": "outcome",
    "growth": "outcome",
    "search": "search",
    "anxiety": "anxiety",
    "selection": "selection",
    "habit": "selection",
    "first value": "selection",
    "first_value": "selection",
    "neutral": "neutral",
}

# Sizes in pixels at 100 %; Qt scales them with the screen.
SMALL = 11
UI_TEXT = 13
READING = 15
TITLE = 17
STATEMENT = 21


@dataclass(frozen=True)
class Tone:
    """Three colors with one meaning: the ground, a strong line or bar, and text that is legible on both."""

    name: str
    ground: QColor
    strong: QColor
    text: QColor


@dataclass(frozen=True)
class Theme:
    """Every named color of one scheme."""

    name: str
    paper: QColor
    panel: QColor
    line: QColor
    line_faint: QColor
    ink: QColor
    muted: QColor
    faint: QColor
    accent: QColor
    accent_ground: QColor
    primary: QColor
    primary_text: QColor
    board_ground: QColor
    board_dot: QColor
    shadow: QColor
    text_selection: QColor
    tones: dict[str, Tone]

    @property
    def dark(self) -> bool:
        return self.name == "dark"

    def tone_of(self, meaning: str) -> Tone:
        """The tone of a meaning (``"push"``, ``"growth"``, ``"First value"`` …); unknown ones are neutral."""
        return self.tones[TONE_NAMES.get(meaning.strip().lower(), "neutral")]


class ThemeWatcher(QObject):
    """Says that the colors have changed (after the palette and style sheet are in place)."""

    theme_changed = Signal()


watcher = ThemeWatcher()


@cache
def load(name: str) -> Theme:
    """The theme ``light`` or ``dark`` from its TOML file."""
    with resource("themes", f"{name}.toml").open("rb") as file:
        data = tomllib.load(file)
    colors = {key: QColor(value) for key, value in data["colors"].items()}
    tones = {
        tone: Tone(tone, QColor(parts["ground"]), QColor(parts["strong"]), QColor(parts["text"]))
        for tone, parts in data["tones"].items()
    }
    return Theme(name=name, tones=tones, **colors)


class _State:
    """What is applied now; a theme belongs to the application, of which there is one."""

    scheme = "system"
    theme: Theme | None = None
    following = False


def current() -> Theme:
    """The theme in use; light before :func:`apply` was called."""
    return _State.theme or load("light")


def scheme() -> str:
    """The user's choice: ``system``, ``light`` or ``dark``."""
    return _State.scheme


def tone_of(meaning: str) -> Tone:
    """The tone of a meaning in the theme in use."""
    return current().tone_of(meaning)


def apply(app: QApplication, wanted: str = "system") -> None:
    """Put a scheme on the whole application, now and (for ``system``) whenever the desktop changes its mind."""
    _State.scheme = wanted if wanted in SCHEMES else "system"
    hints = app.styleHints()
    if not _State.following:
        hints.colorSchemeChanged.connect(_on_color_scheme_changed)
        _State.following = True
    if _State.scheme == "system":
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if _State.scheme == "dark" else Qt.ColorScheme.Light)
    _put_on(app, load(_resolved()))


def _resolved() -> str:
    if _State.scheme != "system":
        return _State.scheme
    return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def _on_color_scheme_changed(_scheme: Qt.ColorScheme) -> None:
    app = QApplication.instance()
    theme = load(_resolved())
    if isinstance(app, QApplication) and _State.scheme == "system" and theme is not _State.theme:
        _put_on(app, theme)


def _put_on(app: QApplication, theme: Theme) -> None:
    _State.theme = theme
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(_palette(theme))
    app.setStyleSheet(build_style_sheet(theme))
    watcher.theme_changed.emit()


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    colors = {
        role.Window: theme.paper,
        role.WindowText: theme.ink,
        role.Base: theme.panel,
        role.AlternateBase: theme.paper,
        role.Text: theme.ink,
        role.Button: theme.panel,
        role.ButtonText: theme.ink,
        role.BrightText: theme.primary_text,
        role.PlaceholderText: theme.faint,
        role.Highlight: theme.text_selection,
        role.HighlightedText: theme.ink,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.ToolTipBase: theme.ink,
        role.ToolTipText: theme.paper,
        role.Light: theme.panel,
        role.Midlight: theme.line_faint,
        role.Mid: theme.line,
        role.Dark: theme.muted,
        role.Shadow: theme.shadow,
    }
    palette = QPalette()
    for each, color in colors.items():
        palette.setColor(each, color)
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, mix(theme.faint, theme.panel, 0.35))
    return palette


@cache
def _family() -> str:
    families = set(QFontDatabase.families())
    if "Inter" in families:
        return "Inter"
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def font(
    size: float = UI_TEXT, weight: int = 400, *, tabular: bool = False, spacing: float = 0.0, underline: bool = False
) -> QFont:
    """The UI font at ``size`` pixels; ``tabular`` for times and numbers, ``spacing`` in pixels between letters."""
    result = QFont(_family())
    result.setPixelSize(max(1, round(size)))
    result.setWeight(QFont.Weight(weight))
    result.setUnderline(underline)
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        result.setFeature(QFont.Tag("tnum"), 1)
    if spacing:
        result.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return result


def mono_font(size: float = 12) -> QFont:
    """The system's fixed-width font (raw transcripts, error details)."""
    result = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    result.setPixelSize(round(size))
    return result


def mix(over: QColor, under: QColor, amount: float) -> QColor:
    """``over`` faded towards ``under`` by ``amount`` (0 … 1), opaque."""
    keep = 1.0 - amount
    return QColor(
        round(over.red() * keep + under.red() * amount),
        round(over.green() * keep + under.green() * amount),
        round(over.blue() * keep + under.blue() * amount),
    )


def contrast(first: QColor, second: QColor) -> float:
    """WCAG contrast ratio of two opaque colors, 1 … 21."""
    bright, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    channels = (color.redF(), color.greenF(), color.blueF())
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def text_width(text: str, which: QFont) -> int:
    """Pixels a line of text needs."""
    return QFontMetrics(which).horizontalAdvance(text)
