# SPDX-License-Identifier: MIT
"""Choosing a code that has no key of its own: opens picker and force menu beside the words, and hands on the choice."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from jtbdstudio.ui.read.codes import Codes
from jtbdstudio.ui.read.coding import Coder
from jtbdstudio.ui.read.force_menu import KEYS, ForceMenu
from jtbdstudio.ui.read.picker import CodePicker
from jtbdstudio.ui.read.quote_view import chips_of
from jtbdstudio.ui.read.reader_column import ReaderColumn


class Chooser(QObject):
    """Both are shown over `host`, the page."""

    def __init__(self, host: QWidget, column: ReaderColumn, coder: Coder, codes: Codes) -> None:
        super().__init__(host)
        self._host, self._column, self._coder, self._codes = host, column, coder, codes
        self.picker, self.forces = CodePicker(host), ForceMenu(host)
        self.picker.code_chosen.connect(self._on_code_chosen)
        self.picker.code_removed.connect(coder.remove_code)
        self.picker.create_chosen.connect(coder.create)
        self.picker.last_removed.connect(self._on_last_removed)
        self.picker.closed.connect(self._on_picker_closed)
        self.forces.chosen.connect(self._on_code_chosen)
        self.forces.closed.connect(column.text.setFocus)

    def open_picker(self) -> None:
        """Any code for the selected words, or the current quote."""
        if self._coder.has_target:
            self._open(only_new=False)
        else:
            self._coder.nothing_to_tag.emit()

    def new_theme(self) -> None:
        """Name a theme; it goes on the selected words or the current quote, if there are any."""
        if self._codes.tree.by_id:
            self._open(only_new=True)

    def _open(self, *, only_new: bool) -> None:
        about = self._column.about(self._host)
        self.picker.open_for(about, self._codes.items, self.applied(), self._parent_id(), only_new=only_new)

    def open_forces(self) -> None:
        """One of the four forces."""
        if self._coder.has_target:
            tree = self._codes.tree
            forces = [tree.handle(handle) for handle in KEYS]
            self.forces.open_for(self._column.about(self._host), [(code, tree.tone(code.id)) for code in forces])
        else:
            self._coder.nothing_to_tag.emit()

    def open_menu(self, actions: list[QAction | None], point: QPoint) -> None:
        """What the right button offers; `None` is a rule between."""
        menu = QMenu(self._host)
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._column.text.mapToGlobal(point))

    def refresh(self) -> None:
        """The quote has other codes now."""
        if self.picker.isVisible():
            self.picker.set_state(self._codes.items, self.applied())

    def applied(self) -> frozenset[str]:
        """The codes of what is being tagged; words just selected have none."""
        card = self._coder.current
        return card.code_ids if card is not None and self._column.text.span() is None else frozenset()

    def _parent_id(self) -> str:
        """Where a new theme goes: where the last one went, else the column this quote is in, else the first."""
        if self._coder.parent_id in self._codes.tree:
            return self._coder.parent_id
        columns = self._codes.columns
        return next((column for column in columns if column in self.applied()), columns[0])

    def _on_code_chosen(self, code_id: str) -> None:
        self._coder.tag([code_id])

    def _on_last_removed(self) -> None:
        card = self._coder.current
        chips = chips_of(card, self._codes.tree) if card is not None else ()
        if chips:
            self._coder.remove_code(chips[-1].code_id)

    def _on_picker_closed(self, had_focus: bool) -> None:
        if had_focus or QApplication.focusWidget() is None:
            self._column.text.setFocus()
