# SPDX-License-Identifier: MIT
"""Who is coding: a button in the header with the names of the study, and the switch to see one's own tags only."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.widgets import Label, Popover, button

_LONGEST = 14


class NamePopover(Popover):
    """Asks for a name nobody had yet."""

    named = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Name"))
        self.field.setAccessibleName(self.tr("Who is coding?"))
        self.field.setMinimumWidth(220)
        self.field.returnPressed.connect(self._on_return)
        self.column.addWidget(Label(self.tr("Who is coding?"), weight=600))
        self.column.addWidget(self.field)
        self.column.addWidget(Label(self.tr("Codes given from now on carry this name."), "muted", theme.SMALL))

    def ask(self, point: QPoint) -> None:
        """Open with an empty field, its right edge at a point of the screen."""
        self.field.clear()
        self.show_at(point, right_aligned=True)
        self.field.setFocus()

    def _on_return(self) -> None:
        name = " ".join(self.field.text().split())
        if name:
            self.close()
            self.named.emit(name)


class CodingAs(QPushButton):
    """Says who codes; its menu lets somebody else sit down."""

    chosen = Signal(str)  # a name
    own_toggled = Signal(bool)
    compare_wanted = Signal()
    opening = Signal()  # the menu is about to show: whoever knows the names says them

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = button("", flat=True)
        self.setFont(look.font())
        self.setCursor(look.cursor())
        self.setFocusPolicy(look.focusPolicy())
        self.setProperty("flat", True)
        icons.set_icon(self, "customer")
        self._name, self._narrow = "", False
        self.menu_ = QMenu(self)
        self.menu_.aboutToShow.connect(self.opening)
        self.setMenu(self.menu_)
        self.asking = NamePopover(self)
        self.asking.named.connect(self.chosen)

    def show_coder(self, name: str) -> None:
        """Say who codes."""
        self._name = name
        said = self.tr("Coding as {name}").format(name=name or self.tr("nobody"))
        self.setToolTip(said)
        self.setAccessibleName(said)
        self._write()

    def set_narrow(self, narrow: bool) -> None:
        """Where there is little room, the picture alone."""
        self._narrow = narrow
        self._write()

    def _write(self) -> None:
        first = self._name.split()[0] if self._name.split() else ""
        self.setText("" if self._narrow else first if len(first) <= _LONGEST else f"{first[:_LONGEST]}…")

    def offer(self, names: tuple[str, ...], *, own: bool) -> None:
        """Fill the menu."""
        menu = self.menu_
        menu.clear()
        heading = menu.addAction(self.tr("Coding as"))
        heading.setEnabled(False)
        group = QActionGroup(menu)
        for name in names:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == self._name)
            group.addAction(action)
            action.triggered.connect(partial(self.chosen.emit, name))
        menu.addAction(self.tr("Somebody else…")).triggered.connect(self.ask)
        menu.addSeparator()
        only = menu.addAction(self.tr("Only my tags"))
        only.setCheckable(True)
        only.setChecked(own)
        only.setToolTip(self.tr("Hides what others tagged, to code without being led"))
        only.toggled.connect(self.own_toggled)
        menu.addAction(self.tr("Compare coders")).triggered.connect(self._on_compare)

    def open_menu(self) -> None:
        """Open the menu below the button."""
        self.menu_.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _on_compare(self) -> None:
        self.compare_wanted.emit()

    def ask(self) -> None:
        """Ask for a new name, below the button."""
        self.asking.ask(self.mapToGlobal(self.rect().bottomRight()) + QPoint(0, 4))
