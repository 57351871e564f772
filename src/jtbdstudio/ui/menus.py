# SPDX-License-Identifier: MIT
"""Menus from the table of actions: a menu bar on macOS, one calm menu button everywhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QCursor, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from jtbdstudio.ui.actions import ACTIONS, MENUS, ActionSpec, make_action
from jtbdstudio.ui.focus_filter import FocusFilter

Lookup = Callable[[], Mapping[str, QAction]]


class ActionMenu(QMenu):
    """One menu; filled each time it opens, because what a page offers comes and goes with the page."""

    def __init__(self, name: str, lookup: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("menus", name), parent)
        self.setToolTipsVisible(True)
        self._specs = [spec for spec in ACTIONS if spec.menu == name]
        self._lookup = lookup
        self._extra: list[tuple[str, QMenu]] = []
        self.aboutToShow.connect(self.fill)

    def add_submenu(self, after: str, menu: QMenu) -> None:
        """Put a menu of its own (recent studies) behind an action."""
        self._extra.append((after, menu))

    def fill(self) -> None:
        """Build the entries anew."""
        self.clear()
        there, previous = self._lookup(), None
        for spec in self._specs:
            place = (spec.scope, spec.group)
            if previous not in (None, place):
                self.addSeparator()
            previous = place
            self.addAction(there.get(spec.id) or self._missing(spec))
            for after, menu in self._extra:
                if after == spec.id:
                    self.addMenu(menu)

    def _missing(self, spec: ActionSpec) -> QAction:
        """An action of a page that isn't shown: there to be learned, but not to be chosen."""
        action = make_action(spec, self)
        action.setEnabled(False)
        return action


def build_menus(lookup: Lookup, parent: QWidget) -> dict[str, ActionMenu]:
    """All menus by their English name."""
    return {name: ActionMenu(name, lookup, parent) for name in MENUS}


def menu_bar(menus: Mapping[str, ActionMenu]) -> QMenuBar:
    """The native menu bar of macOS, which hides empty menus."""
    bar = QMenuBar()
    for menu in menus.values():
        menu.fill()
        bar.addMenu(menu)
    return bar


def button_menu(menus: Mapping[str, ActionMenu], parent: QWidget) -> QMenu:
    """All menus inside one; none is filled before this one opens."""
    menu = QMenu(parent)
    for each in menus.values():
        menu.addMenu(each)
        menu.aboutToShow.connect(each.fill)
    return menu


class AltKey(FocusFilter):
    """Says when ``Alt`` was pressed and released by itself, the mouse at rest."""

    released = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._armed_at: QPoint | None = None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress or kind == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            alone = event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat()
            self._armed_at = QCursor.pos() if alone else None
        elif kind == QEvent.Type.KeyRelease:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Alt and self._is_alone():
                self._armed_at = None
                self.released.emit()
        elif kind in (QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            self._armed_at = None
        return False

    def _is_alone(self) -> bool:
        still = QApplication.mouseButtons() == Qt.MouseButton.NoButton
        return still and self._armed_at is not None and self._armed_at == QCursor.pos()
