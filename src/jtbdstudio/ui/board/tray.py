# SPDX-License-Identifier: MIT
"""The panel at the right: what waits for a place, codes to bring in, and the board as a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.queries.boards import BoardView
from jtbdstudio.queries.codebook import CodeItem
from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.board.floating import SHADOW, FloatingCard
from jtbdstudio.ui.board.row_lists import board_rows, code_rows, waiting_rows
from jtbdstudio.ui.board.rows import Row, RowsView
from jtbdstudio.ui.widgets import Label, SearchField, button, icon_button

WIDTH = 252
TABS = ("waiting", "codes", "list")


class Tray(FloatingCard):
    """Three lists under three tabs. It shows and wishes; the page does."""

    place_requested = Signal(dict)  # zone id -> note ids
    cluster_requested = Signal(str, list)  # code id, note ids
    code_requested = Signal(str)  # code id: bring its quotes
    read_requested = Signal()  # nothing is tagged yet: go and read
    codes_wanted = Signal()  # the codes are looked at: they had better be true
    notes_chosen = Signal(list)  # placement ids picked in the list
    zone_chosen = Signal(str)
    reveal_requested = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH + 2 * SHADOW)
        self.setAccessibleName(self.tr("Notes beside the board"))
        self._codes: Sequence[CodeItem] = ()
        self._view: BoardView | None = None
        self._narrow, self._folded, self._any_notes = False, False, True
        self.waiting = RowsView(self.tr("Waiting notes"))
        self.codes = RowsView(self.tr("Codes"))
        self.list = RowsView(self.tr("Zones and notes"))
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(4)
        column.addLayout(self._build_tabs())
        self.sentence = Label("", "muted", 11.5, wrap=True)
        self.sentence.setContentsMargins(6, 2, 6, 4)
        column.addWidget(self.sentence)
        self.field = SearchField(self.tr("Find a code"))
        column.addWidget(self.field)
        self.stack = QStackedWidget()
        for view in (self.waiting, self.codes, self.list):
            self.stack.addWidget(view)
        column.addWidget(self.stack, 1)
        self.place_all = button("", self.place_everything)
        column.addWidget(self.place_all)
        self.read = button(self.tr("Go to Read & tag"), self.read_requested.emit)
        column.addWidget(self.read)

    def _build_tabs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(1)
        self._tabs = QButtonGroup(self)
        self.tab_buttons: dict[str, QPushButton] = {}
        names = {"waiting": self.tr("Waiting"), "codes": self.tr("Codes"), "list": self.tr("List")}
        for place, tab in enumerate(TABS):
            made = QPushButton(names[tab], self)
            made.setProperty("flat", True)
            made.setFont(theme.font(12, 500))
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._tabs.addButton(made, place)
            self.tab_buttons[tab] = made
            row.addWidget(made)
        row.addStretch()
        self.fold_button = icon_button("up", self.tr("Fold the panel"), self.fold)
        self.fold_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self.fold_button)
        return row

    def _connect(self) -> None:
        self._tabs.idClicked.connect(self._on_tab_clicked)
        self.waiting.chosen.connect(self._on_waiting_chosen)
        self.waiting.link_clicked.connect(self._on_link_clicked)
        self.codes.chosen.connect(self._on_code_chosen)
        self.list.rows_selected.connect(self._on_list_selected)
        self.list.chosen.connect(self._on_list_chosen)
        self.field.textChanged.connect(self._on_field_edited)
        self.field.entered.connect(self.codes.setFocus)
        self.field.returnPressed.connect(self._on_field_returned)

    # What is shown

    @property
    def tab(self) -> str:
        """The open tab."""
        return TABS[self.stack.currentIndex()]

    @property
    def folded(self) -> bool:
        return self._folded

    def forget(self) -> None:
        """The study is closed."""
        self._view, self._codes = None, ()
        for rows in (self.waiting, self.codes, self.list):
            rows.set_rows(())

    def show_board(self, view: BoardView, tree: CodeTree, *, any_notes: bool = True) -> None:
        """Show what waits for this board, and the board itself as a list. `any_notes`: anywhere in the study."""
        self._any_notes = any_notes
        fresh = self._view is None or self._view.board.id != view.board.id
        self._view = view
        self.waiting.set_rows(waiting_rows(view, tree))
        if self.tab == "list":
            self.list.set_rows(board_rows(view))
        count = len(view.waiting)
        self.tab_buttons["waiting"].setText(self.tr("Waiting · {n}").format(n=count) if count else self.tr("Waiting"))
        self.place_all.setText(self.tr("Place all {n}").format(n=count))
        self.tab_buttons["waiting"].setVisible(bool(view.zones))
        if fresh:
            self.open_tab("waiting" if view.zones else "codes")
        self._show_tab()

    def show_codes(self, codes: Sequence[CodeItem]) -> None:
        """The codes that can be brought in."""
        self._codes = codes
        self.codes.set_rows(code_rows(codes, self.field.query()))

    def show_selection(self, placement_ids: Sequence[str], zone_id: str | None) -> None:
        """The list says what is selected on the canvas."""
        if self.tab != "list" or self.list.hasFocus():
            return
        wanted = {*placement_ids, zone_id or "-"}
        self.list.choose_rows([i for i, row in enumerate(self.list.rows) if row.key in wanted])
        if self.list.selected():
            self.list.scrollTo(self.list.currentIndex())

    def open_tab(self, tab: str) -> None:
        """Go to one of the lists."""
        self.tab_buttons[tab].setChecked(True)
        self.stack.setCurrentIndex(TABS.index(tab))
        if tab == "codes":
            self.codes_wanted.emit()
        if tab == "list" and self._view is not None:
            self.list.set_rows(board_rows(self._view))
        self._show_tab()

    def enter(self, tab: str) -> None:
        """Go to a list with the focus."""
        if self.folded:
            self.fold()
        self.open_tab(tab)
        view = self._rows_view()
        if not view.rows:
            return
        if not view.selected():
            view.choose_rows([next((i for i, row in enumerate(view.rows) if row.kind != "group"), 0)])
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """Where there is little room the panel starts folded; what the user does with it then counts."""
        if narrow != self._narrow:
            self._narrow = narrow
            if narrow != self.folded:
                self.fold()

    def fold(self) -> None:
        """Fold the panel to its tabs, or open it."""
        self._folded = not self._folded
        icons.set_icon(self.fold_button, "down" if self.folded else "up")
        name = self.tr("Open the panel") if self.folded else self.tr("Fold the panel")
        self.fold_button.setToolTip(name)
        self.fold_button.setAccessibleName(name)
        self._show_tab()

    def _show_tab(self) -> None:
        sentence = "" if self.folded else self._sentence()
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self._show_rows()
        self.field.setVisible(self.tab == "codes" and not self.folded)
        self.place_all.setVisible(self.tab == "waiting" and bool(self.waiting.rows) and not self.folded)
        self.read.setVisible(not self._any_notes and self.tab != "list" and not self.folded)
        self.resized.emit()

    def _show_rows(self) -> None:
        """An empty list would keep its smallest height, and take it from the sentence that says why it is empty."""
        view = self._rows_view()
        if not view.rows and view.hasFocus():
            view.escaped.emit()
        self.stack.setVisible(bool(view.rows) and not self.folded)

    def _rows_view(self) -> RowsView:
        """The list under the open tab."""
        view = self.stack.currentWidget()
        assert isinstance(view, RowsView)
        return view

    def _sentence(self) -> str:
        if not self._any_notes and self.tab != "list":
            return self.tr("There are no quotes yet. What you tag while you read waits here to be sorted.")
        if self.tab == "waiting":
            if self.waiting.rows:
                return self.tr("Tagged, not yet placed. Drag them in, or press Space.")
            return self.tr("Everything tagged for this board has its place. New quotes wait here.")
        if self.tab == "codes":
            if self._codes and any(code.quotes for code in self._codes):
                return self.tr("Drag a code onto the board: its quotes come along, side by side.")
            return self.tr("No quote carries a code yet. Tag some while you read; then their codes are here.")
        return "" if self.list.rows else self.tr("Nothing lies on this board yet.")

    def wanted_height(self, most: int) -> int:
        """The height that shows everything, within what there is."""
        height = 2 * (SHADOW + 6) + self.tab_buttons["codes"].sizeHint().height()
        for widget in (self.sentence, self.field, self.place_all, self.read):
            if not widget.isHidden():
                inner = WIDTH - 12
                needed = widget.heightForWidth(inner) if widget.hasHeightForWidth() else widget.sizeHint().height()
                height += needed + 4
        return min(height if self.folded else height + self._rows_view().content_height() + 6, most)

    # What was wished

    def place_everything(self) -> None:
        """Place all that waits."""
        wanted = {zone.id: zone.waiting for zone in self._view.zones if zone.waiting} if self._view else {}
        if wanted:
            self.place_requested.emit(wanted)

    def _on_tab_clicked(self, place: int) -> None:
        if self.folded:
            self.fold()
        self.open_tab(TABS[place])

    def _on_waiting_chosen(self, rows: list[Row]) -> None:
        wanted: dict[str, list[str]] = {}
        for row in rows:
            notes = wanted.setdefault(row.zone_id or "", [])
            notes += [note_id for note_id in row.note_ids if note_id not in notes]
        self.place_requested.emit(wanted)

    def _on_link_clicked(self, row: Row) -> None:
        if row.code_id:
            self.cluster_requested.emit(row.code_id, list(row.note_ids))
        else:
            self.place_requested.emit({row.zone_id or "": list(row.note_ids)})

    def _on_code_chosen(self, rows: list[Row]) -> None:
        self.code_requested.emit(rows[0].code_id)

    def _on_field_edited(self) -> None:
        self.codes.set_rows(code_rows(self._codes, self.field.query()))
        self._show_tab()

    def _on_field_returned(self) -> None:
        if self.codes.rows:
            self.code_requested.emit(self.codes.rows[0].code_id)

    def _on_list_selected(self, rows: list[Row]) -> None:
        zones = [row.zone_id for row in rows if row.kind == "group" and row.zone_id]
        if zones and len(rows) == 1:
            self.zone_chosen.emit(zones[0])
        else:
            self.notes_chosen.emit([row.placement_id for row in rows if row.placement_id])

    def _on_list_chosen(self, rows: list[Row]) -> None:
        self._on_list_selected(rows)
        self.reveal_requested.emit()
