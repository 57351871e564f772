# SPDX-License-Identifier: MIT
"""Colors: legible in both themes, switched while the window is open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from jtbdstudio.ui import theme
from jtbdstudio.ui.style_sheet import build_style_sheet
from jtbdstudio.ui.widgets import Card

BOTH = ("light", "dark")
LEGIBLE, VISIBLE = 4.5, 3.0


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("ink", ["ink", "muted", "faint", "accent"])
@pytest.mark.parametrize("ground", ["paper", "panel", "accent_ground"])
def test_text_is_legible_on_every_ground(name: str, ink: str, ground: str) -> None:
    now = theme.load(name)
    assert theme.contrast(getattr(now, ink), getattr(now, ground)) >= LEGIBLE


@pytest.mark.parametrize("name", BOTH)
def test_text_of_a_tone_is_legible_on_its_ground_and_beside_it_and_strong_lines_are_visible(name: str) -> None:
    now = theme.load(name)
    for tone in now.tones.values():
        for ground in (tone.ground, now.panel, now.paper):
            assert theme.contrast(tone.text, ground) >= LEGIBLE, tone.name
        for ground in (tone.ground, now.panel):
            assert theme.contrast(tone.strong, ground) >= VISIBLE, tone.name
    assert theme.contrast(now.primary_text, now.primary) >= LEGIBLE


def test_contrast_is_the_one_of_the_guideline() -> None:
    assert theme.contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert theme.contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("meaning", "tone"),
    [
        ("push", "struggle"),
        ("Pull", "motivation"),
        ("evaluation", "motivation"),
        ("growth", "outcome"),
        ("habit", "selection"),
        ("First value", "selection"),
        ("anxiety", "anxiety"),
        ("something of the user's own", "neutral"),
    ],
)
def test_a_meaning_has_its_tone(meaning: str, tone: str) -> None:
    assert theme.load("light").tone_of(meaning).name == tone


@pytest.mark.parametrize("name", BOTH)
def test_every_word_of_the_style_sheet_is_a_color_of_the_theme(name: str) -> None:
    sheet = build_style_sheet(theme.load(name))
    assert "$" not in sheet
    assert theme.load(name).panel.name() in sheet


def test_switching_changes_what_is_already_on_the_screen(light: QApplication, qtbot: QtBot) -> None:
    card, label = Card(), QLabel("words")
    card.resize(80, 60)
    for widget in (card, label):
        qtbot.addWidget(widget)
        widget.show()
    assert card.grab().toImage().pixelColor(40, 30) == theme.load("light").panel
    with qtbot.waitSignal(theme.watcher.theme_changed):
        theme.apply(light, "dark")
    assert theme.current().dark
    assert card.grab().toImage().pixelColor(40, 30) == theme.load("dark").panel
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.load("dark").ink


def test_the_system_scheme_is_followed(light: QApplication, qtbot: QtBot) -> None:
    theme.apply(light, "system")
    expected = "dark" if light.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
    assert theme.current().name == expected
    assert theme.scheme() == "system"


def test_an_unknown_scheme_is_the_systems(light: QApplication) -> None:
    theme.apply(light, "sepia")
    assert theme.scheme() == "system"


def test_figures_of_times_have_one_width(light: QApplication) -> None:
    tabular = theme.font(13, tabular=True)
    assert theme.text_width("11:11", tabular) == theme.text_width("04:08", tabular)
