# SPDX-License-Identifier: MIT
"""The boards page: a header to choose board, colors and filter; the stage below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu

from jtbdstudio.queries.boards import BoardItem, BoardView, board_list, board_view
from jtbdstudio.queries.codebook import codebook, whole_tree
from jtbdstudio.ui import theme
from jtbdstudio.ui.actions import bind
from jtbdstudio.ui.board.chooser import BoardChooser
from jtbdstudio.ui.board.colors import NoteColors
from jtbdstudio.ui.board.looks import Looks
from jtbdstudio.ui.board.moving import MovingHand
from jtbdstudio.ui.board.naming import NamingHand
from jtbdstudio.ui.board.note_item import spoken
from jtbdstudio.ui.board.sense import BoardSense
from jtbdstudio.ui.board.stage import Stage
from jtbdstudio.ui.board.writing import WritingHand
from jtbdstudio.ui.coding.shelf import CardShelf
from jtbdstudio.ui.page import Page

if TYPE_CHECKING:
    from jtbdstudio.store.history import Changes

_TABLES = (
    "board", "zone", "zone_code", "placement", "note", "tagging", "code", "customer", "interview", "transcript", "turn"
)  # fmt: skip
_CONTEXT = (
    ("board.source", "board.peek", "board.edit", "board.star"),
    ("board.tag", "board.move", "board.cluster"),
    ("board.evidence", "board.uncluster", "board.tidy"),
    ("board.remove",),
)


class BoardPage(Page):
    """Notes on boards. Every change is a command; what is seen comes from `board_view`."""

    id, title, icon, section = "boards", "Boards", "boards", "Make sense"

    def build(self) -> None:
        self.view: BoardView | None = None
        self.board_id = ""
        self._boards: tuple[BoardItem, ...] = ()
        self._cameras: dict[str, tuple[float, QPointF]] = {}
        self._fresh = self._codes_old = True
        self._shelf = CardShelf()
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        self.stage = Stage(self.body)
        row.addWidget(self.stage)
        self.canvas, self.tray = self.stage.canvas, self.stage.tray
        self.setFocusProxy(self.canvas)  # a click on a panel must not take the keys away from the board
        self.chooser = BoardChooser(self)
        self.looks = Looks(self)
        self.moving, self.naming, self.writing = MovingHand(self), NamingHand(self), WritingHand(self)
        self.header.add_button(self.tr("Make cluster"), self.naming.cluster, primary=True, icon="cluster")
        self._bind()
        self._connect()

    def _bind(self) -> None:
        handlers = {
            **self.moving.handlers(),
            **self.naming.handlers(),
            **self.writing.handlers(),
            **self.chooser.handlers(),
            "board.select": self._on_select_tool,
            "board.hand": self._on_hand_tool,
            "board.waiting": self._on_waiting,
            "board.list": self._on_list,
            "board.select_all": self.select_all,
            "board.fit": self.fit_all,
            "board.fit_selection": self.fit_selection,
            "board.actual": self._on_actual,
            "board.overview": self._on_overview,
            "board.minimap": self.stage.toggle_minimap,
        }
        self.actions_: dict[str, QAction] = bind(self.stage, "board", handlers)
        names = {
            "board.select": self.tr("Select"),
            "board.hand": self.tr("Hand"),
            "board.note": self.tr("Note"),
            "board.cluster": self.tr("Cluster"),
            "board.tidy": self.tr("Tidy"),
            "board.fit": self.tr("Fit"),
        }
        self.stage.tools.set_actions(self.actions_, names)

    def _connect(self) -> None:
        self.canvas.escaped.connect(self._on_escaped)
        self.canvas.menu_requested.connect(self._on_menu_requested)
        self.canvas.board.selection_changed.connect(self._on_selection_changed)
        self.tray.codes_wanted.connect(self._on_codes_wanted)
        self.tray.notes_chosen.connect(self._on_notes_chosen)
        self.tray.zone_chosen.connect(self._on_zone_chosen)
        self.tray.reveal_requested.connect(self._on_reveal_requested)
        self.tray.read_requested.connect(self._on_read_requested)
        theme.watcher.theme_changed.connect(self.looks.recolor)
        for view in (self.tray.waiting, self.tray.codes, self.tray.list):
            view.escaped.connect(self._on_list_escaped)

    # Reading

    @property
    def sense(self) -> BoardSense:
        """What the places of this board mean."""
        assert self.canvas.sense is not None
        return self.canvas.sense

    def open_board(self, board_id: str) -> None:
        """Show a board, from where one looked at it last."""
        if board_id == self.board_id:
            return
        self._remember_camera()
        self.stage.close_card()
        self.canvas.cancel_gesture()
        self.canvas.board.clear_board()
        self.board_id, self._fresh = board_id, True
        self.looks.clear_filter()
        self.mark_stale()

    def refresh(self) -> None:
        self.canvas.cancel_gesture()
        self._boards = self.studio.read(board_list)
        known = {board.id for board in self._boards}
        if self.board_id not in known:
            self.canvas.board.clear_board()
            self.board_id, self._fresh = self._first_board(), True
        cards = self._shelf.read(self.studio)
        self.view = self.studio.read(board_view, self.board_id, cards) if self.board_id else None
        if self.view is None:
            return
        tree = self.studio.read(whole_tree)
        self.canvas.sense = BoardSense(self.view, tree)
        self.chooser.show_boards(self._boards, self.board_id)
        self.looks.show_board(self.view)
        colors = NoteColors(self.looks.mode, self.view, tree)
        self.canvas.board.show_board(self.view, colors, animated=not self._fresh)
        self.canvas.camera.bound(self.canvas.board.content_rect())
        self._codes_old = True
        if self.tray.tab == "codes":
            self._on_codes_wanted()
        self.tray.show_board(self.view, tree, any_notes=bool(cards))
        self._show_hint()
        self._first_look()

    def _on_codes_wanted(self) -> None:
        if self._codes_old and self.studio.is_open:
            self._codes_old = False
            self.tray.show_codes(self.studio.read(codebook))

    def _first_board(self) -> str:
        """The columns, where themes get their names; else whatever there is."""
        columns = [board.id for board in self._boards if board.kind == "columns"]
        return (columns or [board.id for board in self._boards] or [""])[0]

    def _first_look(self) -> None:
        if not self._fresh or not self.isVisible():
            return
        self._fresh = False
        self.stage.arrange()
        if self.board_id in self._cameras:
            scale, center = self._cameras[self.board_id]
            self.canvas.camera.look_at(center, scale)
        else:
            self.canvas.camera.first_look(self.canvas.board.content_rect())

    def _remember_camera(self) -> None:
        if self.board_id and not self._fresh:
            self._cameras[self.board_id] = self.canvas.camera.state()

    def _show_hint(self) -> None:
        assert self.view is not None
        empty = not self.view.notes and not self.view.zones
        self.stage.say_hint(
            self.tr("An empty board. Drag a code in from the right and its quotes lie here side by side, or press N.")
            if empty
            else ""
        )

    def on_changed(self, changes: Changes) -> None:
        self._shelf.hear(changes)
        if changes.touches(*_TABLES):
            super().on_changed(changes)

    def forget(self) -> None:
        super().forget()
        self.stage.close_card()
        self.canvas.cancel_gesture()
        self.canvas.board.clear_board()
        self.view, self.board_id, self.canvas.sense = None, "", None
        self._cameras.clear()
        self._fresh = True
        self._shelf.forget()
        self.tray.forget()
        self.looks.forget()

    def shown(self) -> None:
        self._first_look()

    def place(self) -> str:
        return self.board_id

    def go_to_place(self, place: str) -> None:
        self.open_board(place)

    def toast_margin(self) -> int:
        return self.stage.tools_room()

    def take_focus(self) -> None:
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, kind: str, ident: str) -> None:
        """``("board", id)`` opens a board; ``("note", id)`` and ``("code", id)`` find it on this board, or any.

        ``("placement", id)`` is the one place of a note that lies on several.
        """
        if kind == "board":
            self.open_board(ident)
        elif kind == "placement" and self._find_board(lambda v: any(n.placement_id == ident for n in v.notes)):
            self.canvas.board.select([ident])
            self._on_reveal_requested()
        elif kind == "note":
            self.reveal_note(ident)
        elif kind == "code":
            self.reveal_code(ident)

    def reveal_note(self, note_id: str) -> bool:
        """Select a note where it lies and bring it into sight; whether it lies on a board at all."""

        def find() -> list[str]:
            return [key for key, item in self.canvas.board.notes.items() if item.note.card.id == note_id]

        if not self._find_board(lambda view: any(note.card.id == note_id for note in view.notes)):
            return False
        self.canvas.board.select(find())
        self._on_reveal_requested()
        return True

    def reveal_code(self, code_id: str) -> bool:
        """Select the zone that stands for a code; whether there is one."""
        if not self._find_board(lambda view: any(zone.code_ids == (code_id,) for zone in view.zones)):
            return False
        zones = [key for key, item in self.canvas.board.zones.items() if item.zone.code_ids == (code_id,)]
        self.canvas.board.select([], zones[0])
        self._on_reveal_requested()
        return True

    def _find_board(self, wanted: Any) -> bool:
        """Open the first board of which something holds, this one first."""
        self._refresh_if_stale()
        if self.view is not None and wanted(self.view):
            return True
        for board in self._boards:
            view = self.studio.read(board_view, board.id, self._shelf.read(self.studio))
            if view is not None and wanted(view):
                self.open_board(board.id)
                self._refresh_if_stale()
                return True
        return False

    def gallery_states(self) -> list[str]:
        return ["boxes", "overview", "list", "cluster", "customers"]

    def show_state(self, name: str) -> None:
        kind = "boxes" if name == "boxes" else "columns"
        self.open_board(next(board.id for board in self._boards if board.kind == kind))
        self._refresh_if_stale()
        self.looks.set_mode("customer" if name == "customers" else "zone")
        self.tray.open_tab("list" if name == "list" else "waiting")
        if name == "overview":
            self.fit_all()
        elif name == "cluster":
            keys = list(self.canvas.board.notes)[:3]
            self.canvas.board.select(keys)
            self._on_reveal_requested()
            self.naming.cluster()

    # Looking

    def select_all(self) -> None:
        """Every note that no filter hides."""
        notes = self.canvas.board.notes
        self.canvas.board.select([key for key, item in notes.items() if not item.dimmed])

    def fit_all(self) -> None:
        self.canvas.camera.fit(self.canvas.board.content_rect())

    def fit_selection(self) -> None:
        zone = self.canvas.board.selected_zone
        rect = zone.rect if zone is not None else self.writing.selection_rect()
        self.canvas.camera.fit(rect.adjusted(-20, -20, 20, 20) if not rect.isEmpty() else rect, 1.6)

    def _on_actual(self) -> None:
        self.canvas.camera.look_at(self.canvas.camera.center(), 1.0)

    def _on_overview(self) -> None:
        self.canvas.camera.overview(self.canvas.board.content_rect())

    def _on_select_tool(self) -> None:
        self._set_hand(False)

    def _on_hand_tool(self) -> None:
        self._set_hand(True)

    def _set_hand(self, hand: bool) -> None:
        self.canvas.set_hand(hand)
        self.stage.tools.set_hand(hand)

    def _on_waiting(self) -> None:
        self.tray.enter("waiting" if self.view is not None and self.view.zones else "codes")

    def _on_list(self) -> None:
        self.tray.enter("list")

    # Selection, here and there

    def _on_selection_changed(self) -> None:
        zone = self.canvas.board.selected_zone
        self._tell_chosen()
        self.tray.show_selection(self.writing.keys(), zone.zone.id if zone is not None else None)
        current = self.canvas.board.current
        said = spoken(current.note.card) if current is not None else (zone.zone.title if zone is not None else "")
        self.canvas.setAccessibleDescription(said)

    def _tell_chosen(self) -> None:
        """What is selected here is the chosen one on the other pages."""
        ids = [item.note.card.id for item in reversed(self.canvas.board.selected)]  # the last one is the current one
        self.choose_notes(ids, partly=True)

    def follow_notes(self, note_ids: tuple[str, ...]) -> None:
        places = {item.note.card.id: key for key, item in reversed(self.canvas.board.notes.items())}
        self.canvas.board.select([places[note_id] for note_id in reversed(note_ids) if note_id in places])

    def _on_notes_chosen(self, placement_ids: list[str]) -> None:
        self.canvas.board.select(placement_ids)

    def _on_zone_chosen(self, zone_id: str) -> None:
        self.canvas.board.select([], zone_id)

    def _on_reveal_requested(self) -> None:
        zone = self.canvas.board.selected_zone
        rect = zone.rect if zone is not None else self.writing.selection_rect()
        if not rect.isEmpty():
            self.canvas.camera.reveal(rect)
        self.take_focus()

    def _on_escaped(self) -> None:
        """One level out: the selection, then the filter, then the hand."""
        board = self.canvas.board
        if board.selected or board.selected_zone is not None:
            board.select([])
        elif self.looks.filtered:
            self.looks.clear_filter()
        else:
            self._set_hand(False)

    def _on_read_requested(self) -> None:
        self.page_requested.emit("read")

    def _on_list_escaped(self) -> None:
        if not self.canvas.cancel_gesture():
            self.take_focus()

    def _on_menu_requested(self, at: QPoint) -> None:
        menu = self.context_menu()
        menu.exec(at)
        menu.deleteLater()

    def context_menu(self) -> QMenu:
        """What can be done with the selection, or with the board."""
        menu, board = QMenu(self), self.canvas.board
        if not board.selected and board.selected_zone is None:
            menu.addActions([self.actions_[a] for a in ("board.note", "board.select_all", "board.tidy", "board.fit")])
        else:
            for group in _CONTEXT:
                menu.addActions([self.actions_[a] for a in group])
                menu.addSeparator()
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.looks.set_short(self.width() < 860)
