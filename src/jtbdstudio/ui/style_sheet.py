# SPDX-License-Identifier: MIT
"""The one style sheet, built from the theme's tokens; no widget carries a style sheet of its own.

A widget asks for a variant by property: ``primary``, ``flat``, ``danger``, ``link`` on buttons, ``quiet`` on fields and
lists, ``role`` ("muted", "faint", "title", "strong") on labels. Fonts are not set here, so ``setFont`` always wins.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

if TYPE_CHECKING:
    from jtbdstudio.ui.theme import Theme

_SHEET = Template("""
QMainWindow, QDialog { background: $paper; }
QLabel { background: transparent; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="faint"] { color: $faint; }
QLabel[role="accent"] { color: $accent; }
QLabel[role="danger"] { color: $danger_text; }

QPushButton, QToolButton[framed="true"] {
  background: $panel; color: $ink; border: 1px solid $line; border-radius: 7px; padding: 5px 11px; min-height: 18px;
}
QPushButton:hover, QToolButton[framed="true"]:hover { background: $hover; }
QPushButton:pressed, QToolButton[framed="true"]:pressed { background: $pressed; }
QPushButton:checked { background: $accent_ground; color: $accent; border-color: $accent_ground; }
QPushButton:focus, QToolButton[framed="true"]:focus { border-color: $accent; }
QPushButton:disabled, QToolButton[framed="true"]:disabled { color: $disabled; background: $panel; }
QPushButton[primary="true"] { background: $primary; color: $primary_text; border-color: $primary; }
QPushButton[primary="true"]:hover { background: $primary_hover; border-color: $primary_hover; }
QPushButton[primary="true"]:pressed { background: $primary_pressed; }
QPushButton[primary="true"]:focus { border: 2px solid $ink; padding: 4px 10px; }
QPushButton[primary="true"]:disabled { background: $line; color: $disabled; border-color: $line; }
QPushButton[danger="true"] { color: $danger_text; }
QPushButton[flat="true"], QPushButton[link="true"] { background: transparent; border: 1px solid transparent; }
QPushButton[flat="true"]:hover { background: $hover_on_paper; }
QPushButton[flat="true"]:checked { background: $accent_ground; color: $accent; }
QPushButton[flat="true"]:focus { border-color: $accent; }
QPushButton[link="true"] { color: $accent; padding: 0px 2px; text-align: left; }
QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[link="true"]:focus { border-color: $accent; border-radius: 4px; }
QPushButton::menu-indicator { width: 0px; image: none; }
QToolButton { background: transparent; color: $ink; border: 1px solid transparent; border-radius: 7px; padding: 4px; }
QToolButton:hover { background: $hover_on_paper; }
QToolButton:checked { background: $accent_ground; color: $accent; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; width: 0px; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit, QComboBox {
  background: $panel; color: $ink; border: 1px solid $line; border-radius: 7px; padding: 5px 9px;
  selection-background-color: $text_selection; selection-color: $ink;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus,
QTimeEdit:focus, QDateTimeEdit:focus, QComboBox:focus { border-color: $accent; }
QLineEdit[quiet="true"], QPlainTextEdit[quiet="true"], QTextEdit[quiet="true"] { background: transparent; border-color: transparent; }
QLineEdit[quiet="true"]:hover { border-color: $line; }
QLineEdit[quiet="true"]:focus { background: $panel; border-color: $accent; }
QLineEdit[on="paper"] { background: $paper; }
QPlainTextEdit[bare="true"], QTextEdit[bare="true"] { background: $panel; border: none; border-radius: 0px; padding: 0px; }
QLineEdit:read-only { color: $muted; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $disabled; background: $paper; }
QLineEdit[invalid="true"] { border-color: $danger; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {
  width: 14px; border: none; background: transparent;
}
QComboBox { padding-right: 22px; min-height: 18px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 20px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$chevron_image"); width: 12px; height: 12px; }
QComboBox QAbstractItemView {
  background: $panel; color: $ink; border: 1px solid $line; border-radius: 7px; padding: 4px; outline: 0;
}

QMenu { background: $panel; color: $ink; border: 1px solid $line; border-radius: 8px; padding: 5px; }
QMenu::item { padding: 6px 22px 6px 10px; border-radius: 5px; margin: 0px 1px; }
QMenu::item:selected { background: $accent_ground; color: $accent; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line_faint; margin: 5px 8px; }
QMenuBar { background: $panel; color: $ink; border-bottom: 1px solid $line; }
QMenuBar::item { padding: 5px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: $accent_ground; color: $accent; }

QScrollArea, QAbstractScrollArea[bare="true"] { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 11px; margin: 0px; }
QScrollBar:horizontal { height: 11px; margin: 0px; }
QScrollBar::handle { background: $scroll; border-radius: 3px; margin: 2px 3px; }
QScrollBar::handle:vertical { min-height: 36px; margin: 2px 3px 2px 3px; }
QScrollBar::handle:horizontal { min-width: 36px; margin: 3px 2px 3px 2px; }
QScrollBar::handle:hover { background: $scroll_hover; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }

QTableView, QListView, QTreeView {
  background: $panel; color: $ink; border: 1px solid $line; border-radius: 8px; outline: 0; gridline-color: $line_faint;
  alternate-background-color: $panel; selection-background-color: $accent_ground; selection-color: $ink;
}
QTableView[quiet="true"], QListView[quiet="true"], QTreeView[quiet="true"] { background: transparent; border: none; border-radius: 0px; }
QTableView:focus, QListView:focus, QTreeView:focus { border-color: $accent; }
QTableView[quiet="true"]:focus, QListView[quiet="true"]:focus, QTreeView[quiet="true"]:focus { border: none; }
QTableView::item { padding: 4px 9px; border: none; border-bottom: 1px solid $line_faint; }
QListView::item, QTreeView::item { padding: 5px 8px; border-radius: 6px; }
QTableView::item:hover { background: $hover_on_paper; }
QListView::item:hover, QTreeView::item:hover { background: $hover_on_paper; }
QTableView::item:selected { background: $accent_ground; color: $ink; }
QListView::item:selected, QTreeView::item:selected { background: $accent_ground; color: $ink; }
QTreeView::branch { background: transparent; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
  background: transparent; color: $muted; border: none; border-bottom: 1px solid $line; padding: 7px 9px; text-align: left;
}
QHeaderView::section:hover { color: $ink; }
QTableCornerButton::section { background: transparent; border: none; }

QToolTip { background: $tip; color: $tip_text; border: 1px solid $tip; border-radius: 5px; padding: 4px 7px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }

QCheckBox, QRadioButton { color: $ink; spacing: 8px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $control; background: $panel; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator:checked { background: $primary; border-color: $primary; image: url("$check_image"); }
QCheckBox::indicator:indeterminate { background: $accent_ground; border-color: $accent; }
QRadioButton::indicator:checked { background: $panel; border: 5px solid $primary; width: 6px; height: 6px; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }

QTabWidget::pane { border: none; }
QTabBar { background: transparent; border: none; }
QTabBar::tab {
  background: transparent; color: $ink; border: 1px solid transparent; border-radius: 7px; padding: 6px 11px; margin-right: 4px;
}
QTabBar::tab:hover { background: $hover_on_paper; }
QTabBar::tab:selected { background: $accent_ground; color: $accent; }
QTabBar::tab:focus { border-color: $accent; }

QProgressBar { background: $line_faint; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSlider::groove:horizontal { height: 4px; background: $line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -4px 0px; border-radius: 6px; background: $accent; }
QGroupBox { border: 1px solid $line; border-radius: 8px; margin-top: 18px; padding: 10px; }
QGroupBox::title { subcontrol-origin: margin; color: $muted; left: 2px; }
QCalendarWidget QWidget { alternate-background-color: $paper; }
""")


def build_style_sheet(theme: Theme) -> str:
    """The application's style sheet for one theme."""
    from jtbdstudio.domain.resources import resource
    from jtbdstudio.ui.theme import mix

    struggle = theme.tones["struggle"]
    colors = {
        "paper": theme.paper, "panel": theme.panel, "line": theme.line, "line_faint": theme.line_faint,
        "ink": theme.ink, "muted": theme.muted, "faint": theme.faint, "accent": theme.accent,
        "accent_ground": theme.accent_ground, "primary": theme.primary, "primary_text": theme.primary_text,
        "text_selection": theme.text_selection,
        "hover": mix(theme.panel, theme.ink, 0.035), "pressed": mix(theme.panel, theme.ink, 0.08),
        "hover_on_paper": mix(theme.paper, theme.ink, 0.05),
        "primary_hover": mix(theme.primary, theme.shadow, 0.1), "primary_pressed": mix(theme.primary, theme.shadow, 0.2),
        "disabled": mix(theme.faint, theme.panel, 0.35), "control": mix(theme.faint, theme.panel, 0.2),
        "scroll": mix(theme.faint, theme.paper, 0.66), "scroll_hover": mix(theme.faint, theme.paper, 0.35),
        "danger": struggle.strong, "danger_text": struggle.text if theme.dark else mix(struggle.strong, theme.shadow, 0.2),
        "tip": mix(theme.ink, theme.panel, 0.06) if not theme.dark else theme.line,
        "tip_text": theme.panel if not theme.dark else theme.ink,
    }  # fmt: skip
    words = {name: _hex(color) for name, color in colors.items()}
    words["check_image"] = resource("icons", "check.svg").as_posix()
    words["chevron_image"] = resource("icons", "chevron.svg").as_posix()
    return _SHEET.substitute(words)


def _hex(color: QColor) -> str:
    return color.name()
