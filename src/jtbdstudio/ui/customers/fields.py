# SPDX-License-Identifier: MIT
"""Columns of the study's own, and the menus over the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMenu

from jtbdstudio.commands import customers as commands

if TYPE_CHECKING:
    from jtbdstudio.ui.customers.columns import Column
    from jtbdstudio.ui.customers.model import CustomerModel
    from jtbdstudio.ui.customers.sheet import SheetView
    from jtbdstudio.ui.workspace import Workspace

_IN_MENU = {f"customers.{deed}" for deed in ("cut", "copy", "paste", "fill", "clear", "rows", "delete")}


class OwnFields(QObject):
    """Adds and renames them. ``new`` holds those nobody has a value in yet; they are columns all the same."""

    said = Signal(str)
    changed = Signal()

    def __init__(self, table: SheetView, model: CustomerModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self.workspace: Workspace | None = None
        self.new: list[str] = []
        table.heading_menu_wanted.connect(self._on_heading_menu)
        table.menu_wanted.connect(self._on_menu)

    @property
    def _writable(self) -> bool:
        return self.workspace is not None and not self.workspace.read_only

    def ask(self) -> None:
        """Ask for the name of a field of the study's own."""
        if not self._writable:
            return
        question = self.tr("What is it called? It becomes a column of its own, such as Plan or Country.")
        name, wanted = QInputDialog.getText(self._table, self.tr("Add a field"), question)
        if wanted:
            self.add(name)

    def add(self, name: str) -> None:
        """Show a column for it; it stays as soon as somebody has a value in it."""
        name = " ".join(name.split())
        if not name:
            return
        if not self._is_taken(name):
            self.new.append(name)
            self.changed.emit()
        at = next(n for n, column in enumerate(self._model.columns) if column.heading.casefold() == name.casefold())
        self._table.select_cell(max(0, self._table.current_row), at)
        self._table.setFocus()

    def _is_taken(self, name: str) -> bool:
        there = next((c.heading for c in self._model.columns if c.heading.casefold() == name.casefold()), "")
        if there:
            self.said.emit(self.tr("There is a column {name} already.").format(name=there))
        return bool(there)

    def rename(self, column: Column | None = None) -> None:
        """Ask for another name of the field the current cell is in."""
        at = self._table.currentIndex().column()
        column = column or (self._model.columns[at] if at >= 0 else None)
        if column is None or not column.own:
            self.said.emit(self.tr("Go to a column you added yourself; the others keep their names."))
            return
        name, wanted = QInputDialog.getText(
            self._table, self.tr("Rename the field"), self.tr("Its name"), text=column.own
        )
        name = " ".join(name.split())
        if not wanted or not name or name == column.own or self._is_taken(name):
            return
        if column.own in self.new:
            self.new[self.new.index(column.own)] = name
            self.changed.emit()
        elif self.workspace is not None:
            self.workspace.run(commands.rename_attribute, column.own, name)

    def _on_heading_menu(self, at: int, point: QPoint) -> None:
        if not 0 <= at < len(self._model.columns) or not self._writable:
            return
        menu, column = QMenu(self._table), self._model.columns[at]
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Add a field…"), self.ask)
        if column.own:
            menu.addAction(self.tr("Rename the field…"), lambda: self.rename(column))
        menu.popup(point)

    def _on_menu(self, point: QPoint) -> None:
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._table.actions():
            if action.objectName() in _IN_MENU:
                menu.addAction(action)
        menu.popup(point)
