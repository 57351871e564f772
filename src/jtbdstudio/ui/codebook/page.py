# SPDX-License-Identifier: MIT
"""The codebook: every code in its tree, one of them in full beside it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from jtbdstudio.commands import codes as commands
from jtbdstudio.commands.jobs import give_voice
from jtbdstudio.queries.codebook import CodebookView, CodeEntry, code_places, codebook_view
from jtbdstudio.queries.quotes import cards_by_id
from jtbdstudio.ui.actions import bind
from jtbdstudio.ui.codebook.deeds import Deeds
from jtbdstudio.ui.codebook.files import TABLES, CodebookFiles
from jtbdstudio.ui.codebook.model import CodeModel
from jtbdstudio.ui.codebook.panel import CodePanel
from jtbdstudio.ui.codebook.tree import CodeTreeView
from jtbdstudio.ui.page import Evidence, Page
from jtbdstudio.ui.widgets import Label, SearchField, button
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.store.history import Changes

_READ_FROM = ("code", "tagging", "note", "customer", "interview", "zone", "zone_code", "board", "job", "job_theme")
_MENU = (
    "codes.new", "codes.rename", "", "codes.move", "codes.merge", "codes.split", "", "codes.archive", "codes.delete",
)  # fmt: skip
_COUNTED = ("tagging", "note", "customer", "interview")
_FIRST_QUOTES = 3
_PLACES = {"board": ("boards", "board"), "job": ("jobs", "job"), "map": ("cxmap", "map")}


class CodebookPage(Page):
    """Codes: ``N`` makes one, dragging or ``G`` moves, ``M`` merges, ``S`` splits, ``A`` archives."""

    id, title, icon, section = "codes", "Codes", "codes", "Code"

    def build(self) -> None:
        self.steps = 0
        """How many changes this page has heard of."""
        self._view: CodebookView | None = None
        self._recount = True
        self.setAcceptDrops(True)
        self.model = CodeModel()
        self.tree, self.panel = CodeTreeView(self.model), CodePanel()
        self.tree.setAccessibleName(self.tr("Codes"))
        self.files, self.deeds = CodebookFiles(self), Deeds(self)
        self.header.add_button(self.tr("Compare coders"), partial(self.page_requested.emit, "coders"), icon="person")
        self.header.add_button(self.tr("Import…"), self.files.choose_file, icon="import")
        self.header.add_button(self.tr("Export…"), self.files.ask_where, icon="export")
        self.new_button = self.header.add_button(self.tr("New code"), self.deeds.begin_new, primary=True)
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._left(), 1)
        row.addWidget(self.panel)
        self._connect()
        self.actions_ = bind(
            self,
            "codes",
            {"codes.find": self.search.setFocus, "codes.import": self.files.choose_file,
             "codes.export": self.files.ask_where, "codes.archived": self.archived_button.click},
        )  # fmt: skip
        self.actions_ |= bind(
            self.tree,
            "codes",
            {**self.deeds.handlers(), "codes.details": self._to_details, "codes.quotes": self._show_quotes_here,
             "codes.up": partial(self._step, -1), "codes.down": partial(self._step, 1)},
        )  # fmt: skip

    def _left(self) -> QVBoxLayout:
        left, strip = QVBoxLayout(), QHBoxLayout()
        self.search = SearchField(self.tr("Search the codes"))
        self.search.setMaximumWidth(280)
        self.found = Label("", "muted", 12)
        self.archived_button = button("", self._filter, flat=True, icon="archive")
        self.archived_button.setCheckable(True)
        strip.addWidget(self.search, 1)
        strip.addWidget(self.found)
        strip.addStretch()
        strip.addWidget(self.archived_button)
        left.setContentsMargins(16, 10, 0, 0)
        left.setSpacing(6)
        strip.setContentsMargins(0, 0, 12, 0)
        left.addLayout(strip)
        left.addWidget(self.tree, 1)
        return left

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.entered.connect(self.tree.setFocus)
        self.search.left.connect(self.tree.setFocus)
        self.tree.current_changed.connect(self._show_panel)
        self.tree.selection_changed.connect(self._show_found)
        self.tree.number_chosen.connect(self.show_quotes)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._open_menu)
        panel = self.panel
        panel.edited.connect(self._save)
        panel.tone_chosen.connect(self._color)
        panel.menu_wanted.connect(self._open_panel_menu)
        panel.quotes_wanted.connect(self.show_quotes)
        panel.quote_opened.connect(self.quote_open_requested)
        panel.place_opened.connect(self._go_to_place_of_code)
        panel.restore_wanted.connect(self.deeds.archive)

    # What is shown

    def refresh(self) -> None:
        counted = None if self._recount or self._view is None else self._view.counted
        self._view = view = self.studio.read(codebook_view, counted)
        self._recount = False
        self.model.set_editable(not self.studio.read_only)
        if self.model.takes_in(view.entries):
            self._show_panel()
        else:
            self.tree.keep_place(partial(self.model.set_entries, view.entries))
        if not self.tree.currentIndex().isValid():
            self._select_first()
        self._show_counts()

    def on_changed(self, changes: Changes) -> None:
        self.steps += 1
        self._recount = self._recount or changes.touches(*_COUNTED)
        if changes.touches(*_READ_FROM):
            super().on_changed(changes)

    def forget(self) -> None:
        super().forget()
        self.deeds.close_sheets()
        self.files.close()
        self.search.clear()
        self.archived_button.setChecked(False)
        self.tree.forget()
        self.model.set_cut(())
        self.model.set_entries(())
        self._view, self._recount = None, True

    def _select_first(self) -> None:
        """The theme most customers share, or the first code there is."""
        themes = [e for e in self.model.entries() if e.is_own and e.family == "job" and not e.hidden]
        best = max(themes, key=lambda entry: (entry.customers, entry.quotes), default=None)
        top = self.model.index(0, 0, self.model.index(0, 0))
        if self.tree.select(best.id if best is not None else self.model.code_id(top)):
            self.tree.verticalScrollBar().setValue(0)

    def _show_counts(self) -> None:
        entries = [entry for entry in self.model.entries() if entry.depth]
        own = sum(entry.is_own and not entry.hidden for entry in entries)
        offered = sum(not entry.hidden for entry in entries)
        codes = number_of(offered, self.tr("1 code"), self.tr("{n} codes"))
        mine = number_of(own, self.tr("1 of your own"), self.tr("{n} of your own"))
        hint = self.tr("{n} codes of the method. Press N on Struggle, Motivation or Outcome to name your first theme.")
        self.header.set_subtitle(f"{codes}, {mine}" if own else hint.format(n=offered))
        archived = self.model.archived_count
        self.archived_button.setVisible(bool(archived))
        words = self.tr("Hide {n} archived") if self.archived_button.isChecked() else self.tr("Show {n} archived")
        self.archived_button.setText(words.format(n=archived))
        self.new_button.setEnabled(not self.studio.read_only)

    def _filter(self, *_said: object) -> None:
        typed, archived = self.search.query(), self.archived_button.isChecked()
        self.tree.keep_place(partial(self.model.set_filter, typed, archived=archived))
        if self.workspace is not None and self.workspace.is_open:
            first = next((e for e in self.model.entries() if e.depth and self._is_hit(e)), None) if typed else None
            if first is not None and not self.tree.currentIndex().isValid():
                self.tree.select(first.id)
            self._show_found()
            self._show_counts()

    def _show_found(self) -> None:
        """How many are selected, if several are; else how many the search found."""
        selected = len(self.tree.selected_ids)
        hits = sum(self._is_hit(entry) for entry in self.model.entries()) if self.search.query() else 0
        if selected > 1:
            self.found.setText(self.tr("{n} selected").format(n=selected))
        else:
            found = number_of(hits, self.tr("1 code"), self.tr("{n} codes"))
            self.found.setText(found if self.search.query() else "")

    def _is_hit(self, entry: CodeEntry) -> bool:
        return self.model.is_hit(entry.id)

    def show_all(self) -> None:
        """Nothing is filtered out."""
        self.search.clear()

    def _show_panel(self) -> None:
        entry = self.model.entry(self.tree.current_id)
        if entry is None or self._view is None or self.workspace is None or not self.workspace.is_open:
            return
        first = self._view.counted.first(entry.id, _FIRST_QUOTES) if entry.depth else ()
        quotes = self.studio.read(cards_by_id, first) if first else ()
        places = self.studio.read(code_places, entry.id) if entry.depth else ()
        self.panel.show_code(entry, self._above(entry), quotes, places)
        self.panel.set_editable(not self.studio.read_only)

    def _above(self, entry: CodeEntry) -> str:
        names, above = [], entry
        while above.parent_id is not None and (parent := self.model.entry(above.parent_id)) is not None:
            names.append(parent.name)
            above = parent
        return " › ".join(reversed(names)) or self.tr("Family of codes")

    # What is done

    def _save(self, name: str, value: str, key: str) -> None:
        entry = self.panel.entry
        if entry is None:
            return
        if name == "name":
            self._save_name(entry, value, key)
        elif name == "voice":
            self.studio.run(give_voice, entry.id, " ".join(value.split()), merge=f"voice:{key}")
        else:
            self.studio.run(commands.edit_code, entry.id, merge=f"{name}:{key}", **{name: value})

    def _save_name(self, entry: CodeEntry, typed: str, key: str) -> None:
        """A name is kept as soon as it is one; until then a sentence says why not."""
        name = " ".join(typed.replace("/", " ").split())
        siblings = [e for e in self.model.entries() if e.parent_id == entry.parent_id and e.id != entry.id]
        if not name:
            self.panel.say_problem(self.tr("A code needs a name."))
        elif any(other.name.casefold() == name.casefold() for other in siblings):
            self.panel.say_problem(self.tr("There is a “{name}” here already. Merge the two with M.").format(name=name))
        else:
            self.panel.say_problem("")
            self.studio.run(commands.edit_code, entry.id, name=name, merge=f"name:{key}")

    def _color(self, tone: str) -> None:
        if self.panel.entry is not None:
            self.studio.run(commands.edit_code, self.panel.entry.id, tone=tone)

    def _step(self, by: int) -> None:
        """Up or down among its siblings."""
        entry = self.model.entry(self.tree.current_id)
        if entry is None or not entry.is_own or self.studio.read_only:
            return
        siblings = [e.id for e in self.model.entries() if e.parent_id == entry.parent_id]
        there = siblings.index(entry.id) + by
        if 0 <= there < len(siblings):
            self.studio.run(commands.move_code, entry.id, entry.parent_id, there)

    def show_quotes(self, code_id: str) -> None:
        """The counted quotes behind a code."""
        entry = self.model.entry(code_id)
        if entry is not None and entry.quotes and self._view is not None:
            notes = self._view.counted.notes(code_id)
            self.evidence_requested.emit(Evidence(entry.name, notes, entry.tone))

    def _show_quotes_here(self) -> None:
        self.show_quotes(self.tree.current_id)

    def _to_details(self) -> None:
        if self.panel.entry is not None:
            self.panel.fields["description"].setFocus()

    def _go_to_place_of_code(self, kind: str, ident: str) -> None:
        page_id, what = _PLACES[kind]
        self.reveal_requested.emit(page_id, what, ident)

    def menu(self) -> QMenu:
        """What can be done with what is selected."""
        menu = QMenu(self)
        for action_id in _MENU:
            if action_id:
                menu.addAction(self.actions_[action_id])
            else:
                menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open_menu(self, point: QPoint) -> None:
        if self.tree.indexAt(point).isValid() and not self.studio.read_only:
            self.menu().popup(self.tree.viewport().mapToGlobal(point))

    def _open_panel_menu(self) -> None:
        below = self.panel.menu_button
        self.menu().popup(below.mapToGlobal(below.rect().bottomLeft()))

    # What the window asks

    def take_focus(self) -> None:
        self.tree.setFocus()

    def reveal(self, kind: str, ident: str) -> None:
        """``("code", id)`` selects a code, hidden by a filter or not."""
        if kind != "code":
            return
        self._refresh_if_stale()
        if not self.tree.select(ident):
            self.search.clear()
            self.archived_button.setChecked(True)
            self._filter()
            self.tree.select(ident)

    def place(self) -> str:
        return self.tree.current_id

    def go_to_place(self, place: str) -> None:
        self._refresh_if_stale()
        if self.model.entry(place) is not None:
            self.tree.select(place)

    def take_files(self, paths: list[Path]) -> None:
        if paths:
            self.files.show_file(paths[0])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _tables(event) and self.workspace is not None and self.workspace.is_open:
            event.acceptProposedAction()
        else:
            event.ignore()  # the window knows what to do with it

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_files(_tables(event))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.deeds.close_sheets()
            self.files.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.setFixedWidth(max(320, min(430, round(self.width() * 0.36))))

    def gallery_states(self) -> list[str]:
        return ["drag", "merge", "split", "archived", "import"]

    def show_state(self, name: str) -> None:
        from jtbdstudio.ui.codebook.gallery import show

        show(self, name)


def _tables(event: Any) -> list[Path]:
    """The files that are dragged, if all of them are tables."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths if paths and all(path.suffix.lower() in TABLES for path in paths) else []
