# SPDX-License-Identifier: MIT
"""How the notes look: what their color says, and which of them a filter leaves bright."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QPushButton

from jtbdstudio.queries.boards import BoardView
from jtbdstudio.queries.quotes import QuoteCard
from jtbdstudio.ui.board.colors import MODES, NoteColors, mode_name

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from jtbdstudio.ui.board.page import BoardPage

_MARKS = ("starred", "surprise", "ours")


class Looks(QObject):
    """Two buttons of the header with their menus."""

    def __init__(self, page: BoardPage) -> None:
        super().__init__(page)
        self._page = page
        self.mode = "zone"
        self._customers: frozenset[str] = frozenset()  # codes such as P04
        self._mark = ""
        self._view: BoardView | None = None
        self._short = False
        self.color_button = page.header.add_button("", self.open_colors)
        self.filter_button = page.header.add_button("", self.open_filter, icon="filter")
        self._show()

    @property
    def filtered(self) -> bool:
        return bool(self._customers or self._mark)

    def show_board(self, view: BoardView) -> None:
        """Filter what has just been read."""
        self._view = view
        known = {note.card.customer_code for note in view.notes}
        self._customers &= known
        self._apply()

    def forget(self) -> None:
        """The study is closed."""
        self._view, self.mode, self._customers, self._mark = None, "zone", frozenset(), ""
        self._show()

    def set_short(self, short: bool) -> None:
        """Fewer words where there is little room."""
        if short != self._short:
            self._short = short
            self._show()

    def set_mode(self, mode: str) -> None:
        """Let the color say something else."""
        self.mode = mode
        self._show()
        self.recolor()

    def recolor(self) -> None:
        """Give the notes their colors anew: the mode or the theme has changed."""
        if self._view is not None and self._page.canvas.sense is not None:
            self._page.canvas.board.recolor(NoteColors(self.mode, self._view, self._page.sense.tree))

    def set_filter(self, customers: frozenset[str] = frozenset(), mark: str = "") -> None:
        """Leave only these customers bright (none: all), or only what is marked."""
        self._customers, self._mark = customers, mark
        self._apply()

    def clear_filter(self) -> None:
        self.set_filter()

    def _apply(self) -> None:
        if self._view is not None:
            hidden = {note.card.id for note in self._view.notes if not self._passes(note.card)}
            self._page.canvas.board.set_hidden(hidden)
        self._show()

    def _passes(self, card: QuoteCard) -> bool:
        if self._customers and card.customer_code not in self._customers:
            return False
        marks = {"starred": card.starred, "surprise": card.surprise, "ours": card.kind != "quote"}
        return marks.get(self._mark, True)

    def _show(self) -> None:
        color = mode_name(self.mode)
        text = color if self._short else self.tr("Color: {mode}").format(mode=color.lower())
        self.color_button.setText(f"{text} ▾")
        self.color_button.setToolTip(self.tr("What the color of a note says"))
        shown = self._filter_name()
        text = self.tr("Filter: {what}").format(what=shown) if shown else self.tr("Filter")
        self.filter_button.setText(f"{text} ▾")
        self.filter_button.setCheckable(True)
        self.filter_button.setChecked(self.filtered)
        self.filter_button.setToolTip(self.tr("Leave only some of the notes bright"))

    def _filter_name(self) -> str:
        if self._mark:
            return self._mark_name(self._mark).lower()
        codes = sorted(self._customers)
        return ", ".join(codes) if len(codes) < 3 else self.tr("{n} customers").format(n=len(codes))

    def _mark_name(self, mark: str) -> str:
        return {
            "starred": self.tr("Starred"),
            "surprise": self.tr("Surprises"),
            "ours": self.tr("Our own notes"),
        }[mark]

    def color_menu(self) -> QMenu:
        menu = QMenu(self.color_button)
        for mode in MODES:
            self._add_choice(menu, mode_name(mode), mode, mode == self.mode)
        menu.triggered.connect(self._on_color_triggered)
        return menu

    def filter_menu(self) -> QMenu:
        menu = QMenu(self.filter_button)
        self._add_choice(menu, self.tr("Everybody"), "all", not self.filtered)
        menu.addSeparator()
        for code in sorted({note.card.customer_code for note in self._view.notes} - {""} if self._view else ()):
            self._add_choice(menu, code, f"customer {code}", code in self._customers)
        menu.addSeparator()
        for mark in _MARKS:
            self._add_choice(menu, self._mark_name(mark), mark, mark == self._mark)
        menu.triggered.connect(self._on_filter_triggered)
        return menu

    def _add_choice(self, menu: QMenu, text: str, data: str, checked: bool) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(checked)
        action.setData(data)

    def open_colors(self) -> None:
        _open(self.color_menu(), self.color_button)

    def open_filter(self) -> None:
        _open(self.filter_menu(), self.filter_button)
        self._show()

    def _on_color_triggered(self, action: QAction) -> None:
        self.set_mode(str(action.data()))

    def _on_filter_triggered(self, action: QAction) -> None:
        what = str(action.data())
        if what.startswith("customer "):
            self.set_filter(self._customers ^ {what.removeprefix("customer ")})
        else:
            self.set_filter(mark=what if what in _MARKS and what != self._mark else "")


def _open(menu: QMenu, under: QPushButton) -> None:
    menu.exec(under.mapToGlobal(under.rect().bottomLeft()))
    menu.deleteLater()
