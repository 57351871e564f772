# SPDX-License-Identifier: MIT
"""Quotes: every quote of the study in a table, filtered, sorted, and worked on many at a time."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from jtbdstudio.domain.codes import BOXES, JOB_COLUMNS
from jtbdstudio.domain.quote_filter import COLUMNS, QuoteFilter
from jtbdstudio.queries.coders import given_by
from jtbdstudio.queries.interviews import CustomerItem, customer_list
from jtbdstudio.queries.note_uses import NoteUses, note_uses
from jtbdstudio.queries.quotes import quotes_behind
from jtbdstudio.ui.actions import bind
from jtbdstudio.ui.coding.codes import Codes
from jtbdstudio.ui.page import Evidence, Page
from jtbdstudio.ui.quotes.chooser import Chooser
from jtbdstudio.ui.quotes.columns import headings
from jtbdstudio.ui.quotes.details import Details
from jtbdstudio.ui.quotes.exporting import Exporting
from jtbdstudio.ui.quotes.filter_bar import FilterBar
from jtbdstudio.ui.quotes.hands import Hands
from jtbdstudio.ui.quotes.listing import Asked, Listing
from jtbdstudio.ui.quotes.table import QuoteTable
from jtbdstudio.ui.widgets import EmptyState
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.store.history import Changes

_TABLES = ("note", "tagging", "code", "customer", "interview", "transcript", "turn", "placement", "board")
_USES = ("placement", "zone", "board", "job", "job_theme", "milestone", "cx_map", "tagging", "note", "code")
_LATER_MS, _DETAILS_MS = 120, 40
_MENU = (
    "open",
    "peek",
    "",
    "tag",
    "remove_code",
    "evidence",
    "memo",
    "",
    "star",
    "surprise",
    "board",
    "copy",
    "",
    "remove",
)


class QuotesPage(Page):
    """The list. What is selected in it is what every key is for."""

    id, title, icon, section = "quotes", "Quotes", "quote", "Code"

    def build(self) -> None:
        self.listing = Listing()
        self._codes = Codes(lambda: self.studio)
        self._revealed = self._wanted_note = ""
        self._had_focus: QWidget | None = None
        self.filters, self.middle, self.details = FilterBar(self.body), QStackedWidget(self.body), Details(self.body)
        self.table = QuoteTable(self.middle)
        self.hands = Hands(self, lambda: self.studio, self.table.selected)
        self.chooser = Chooser(self, self.table, self.hands, self._codes, lambda: self.studio)
        self.exporting = Exporting(self)
        # The row is painted first; counts and details follow when several steps in a row are done.
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._later.timeout.connect(self._show_counts)
        self._details_soon = QTimer(self, singleShot=True, interval=_DETAILS_MS)
        self._details_soon.timeout.connect(self._show_details)
        self._build_body()
        self.export_button = self.header.add_button(self.tr("Export…"), self._open_export, icon="export")
        self._connect()
        self._bind()

    def _build_body(self) -> None:
        self.nothing_fits = EmptyState(
            "filter",
            self.tr("Nothing fits"),
            self.tr("No quote fits all of these filters at once."),
            self.tr("Show all quotes"),
        )
        self.nothing_yet = EmptyState(
            "quote",
            self.tr("No quotes yet"),
            self.tr("Mark what customers said in Read & tag; every quote of the study then stands here."),
            self.tr("Go to Read & tag"),
        )
        for widget in (self.table, self.nothing_fits, self.nothing_yet):
            self.middle.addWidget(widget)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.middle, 1)
        column.addWidget(self.details)

    def _connect(self) -> None:
        self.filters.changed.connect(self._on_filter_changed)
        self.filters.left.connect(self._enter_table)
        self.nothing_fits.chosen.connect(self.filters.clear)
        self.nothing_yet.chosen.connect(partial(self.page_requested.emit, "read"))
        self.table.head.sectionClicked.connect(self._on_head_clicked)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self.open_source)
        self.table.menu_wanted.connect(self._show_menu)
        self.hands.said.connect(self.notice)
        self.hands.undoable.connect(self.undoable_notice)
        self.chooser.read_wanted.connect(self.open_source)
        self.details.read_wanted.connect(self.open_source)
        self.details.customer_wanted.connect(self._on_customer_wanted)
        self.details.code_removed.connect(self._on_chip_removed)
        self.details.code_wanted.connect(self._show_evidence)
        self.details.place_wanted.connect(self.reveal_requested)
        self.exporting.told.connect(self.notice)
        self.exporting.busy.connect(self.busy)

    def _bind(self) -> None:
        hands, chooser = self.hands, self.chooser
        handlers: dict[str, Callable[[], object]] = {
            f"quotes.box.{n}": partial(self._tag_handle, handle) for n, handle in enumerate(BOXES, 1)
        }
        handlers |= {f"quotes.{handle}": partial(self._tag_handle, handle) for handle in JOB_COLUMNS}
        handlers |= {
            "quotes.tag": chooser.open_picker, "quotes.forces": chooser.open_forces, "quotes.lens": chooser.open_lens,
            "quotes.repeat": hands.repeat, "quotes.remove_code": chooser.open_remover, "quotes.remove": hands.delete,
            "quotes.star": partial(hands.set_field, "starred"),
            "quotes.surprise": partial(hands.set_field, "surprise"),
            "quotes.evidence": chooser.open_evidence, "quotes.memo": chooser.open_memo,
            "quotes.board": chooser.open_boards, "quotes.copy": hands.copy, "quotes.open": self.open_source,
            "quotes.peek": chooser.peek, "quotes.all": self.table.selectAll,
        }  # fmt: skip
        self._actions = bind(self.table, "quotes", handlers)
        about_list: dict[str, Callable[[], object]] = {
            "quotes.find": self._find, "quotes.clear": self.filters.clear, "quotes.details": self._toggle_details,
            "quotes.sort": self._open_sort, "quotes.export": self._open_export,
        }  # fmt: skip
        self._actions |= bind(self, "quotes", about_list)

    # -------------------------------------------------------------------------------------------------- reading

    def refresh(self) -> None:
        """Read everything anew and ask again."""
        self._codes.read()
        self.filters.people = {item.id: _who(item) for item in self.studio.read(customer_list)}
        self.listing.read(self.studio, self._codes.tree)
        self.table.cells.set_tree(self._codes.tree)
        self._show(self.listing.ask())
        if self._wanted_note:
            note, self._wanted_note = self._wanted_note, ""
            self.table.select([note], scroll=True)

    def _show(self, asked: Asked) -> None:
        """Put rows into the table: all of them, or only those that have changed."""
        if asked.same:
            self.table.rows.update_cards(asked.cards, asked.strays)
            self._later.start()
        else:
            self.table.show_cards(asked.cards, asked.strays)
            self._show_counts()
        self.table.head.show_order(self.listing.column, self.listing.descending)
        here = self.table if asked.cards else self.nothing_fits if self.listing.found.of else self.nothing_yet
        if self.listing.wanted.count and not asked.cards:
            here = self.nothing_fits
        self.middle.setCurrentWidget(here)
        self.filters.setVisible(here is not self.nothing_yet or bool(self.listing.found.ours))
        self.details.setVisible(here is self.table and not self._details_hidden)
        self._details_soon.start()
        self.chooser.refresh()

    _details_hidden = False

    def _show_counts(self) -> None:
        self._later.stop()
        if self.workspace is None or not self.workspace.is_open:
            return
        found = self.listing.found
        shown = f"{len(found.notes):,}" if self.listing.wanted.count else ""
        all_of_them = number_of(found.of, self.tr("1 quote"), self.tr("{n} quotes"))
        if self.listing.wanted.ours:
            all_of_them = number_of(found.of, self.tr("1 note"), self.tr("{n} quotes and notes"))
        said = self.tr("{n} of {all}").format(n=shown, all=all_of_them) if shown else all_of_them
        parts = [said, number_of(found.customers, self.tr("1 customer"), self.tr("{n} customers"))]
        if strays := len(self.table.rows.strays):
            parts.append(
                number_of(strays, self.tr("1 stays that no longer fits"), self.tr("{n} stay that no longer fit"))
            )
        self.header.set_subtitle(" · ".join(parts))
        self.filters.show_found(self.listing.sieve, self.listing.tree, self.listing.wanted, found)

    def _show_details(self) -> None:
        self._details_soon.stop()
        if self.workspace is None or not self.workspace.is_open or not self.details.isVisibleTo(self):
            return
        card, many = self.table.current, self.table.selected()
        uses = self.studio.read(note_uses, card.id) if card is not None else NoteUses()
        givers = self.studio.read(given_by, card.id) if card is not None else {}
        self.details.show_note(card, self._codes.tree, uses, givers, editable=not self.studio.read_only)
        if len(many) > 1:
            self.details.say_many(len(many), len({each.customer_id for each in many if each.customer_id}))

    def on_changed(self, changes: Changes) -> None:
        """Tell the shelf in any case; in view, repaint the rows that changed and leave the others in peace."""
        self.listing.hear(changes)
        if not self.isVisible():
            self._stale = True
        elif changes.touches("customer"):
            self.refresh()
        elif changes.touches(*_TABLES):
            self._codes.recount()
            if changes.touches("code"):
                self._codes.read()
                self.table.cells.set_tree(self._codes.tree)
            self.listing.read(self.studio, self._codes.tree)
            self._show(self.listing.again())
        elif changes.touches(*_USES):
            self._details_soon.start()

    def forget(self) -> None:
        super().forget()
        self.listing.forget()
        self._codes.forget()
        self.hands.forget()
        self.chooser.dismiss()
        self.exporting.cancel()
        self._later.stop()
        self._revealed = self._wanted_note = ""
        self.table.rows.show_cards(())

    # ------------------------------------------------------------------------------------------- filter and order

    def _on_filter_changed(self, wanted: QuoteFilter) -> None:
        self._show(self.listing.ask(wanted))

    def _on_head_clicked(self, section: int) -> None:
        column = COLUMNS[section]
        self.sort(column, descending=column == self.listing.column and not self.listing.descending)

    def sort(self, column: str, *, descending: bool = False) -> None:
        """Another order."""
        self._show(self.listing.sort(column, descending=descending))

    def _open_sort(self) -> None:
        menu = QMenu(self)
        for column, name in headings().items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(column == self.listing.column)
            action.triggered.connect(partial(self._on_head_clicked, COLUMNS.index(column)))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.mapToGlobal(QPoint(12, self.table.head.height())))

    def show_only(self, title: str, note_ids: tuple[str, ...]) -> None:
        """Exactly these notes: what a number stands on."""
        self._ask_from_elsewhere(QuoteFilter(only=frozenset(note_ids), title=title))

    def _ask_from_elsewhere(self, wanted: QuoteFilter) -> None:
        self._refresh_if_stale()
        self._show(self.listing.ask(wanted))
        self._enter_table()

    def reveal(self, kind: str, ident: str) -> None:
        """A note (`note`), the notes behind a claim (`notes`: see `MainWindow.open_in_list`), a code, a customer.

        Coming back to the same thing leaves the list as it was left.
        """
        if kind == "note":
            self._reveal_note(ident)
        elif f"{kind} {ident}" != self._revealed:
            self._revealed = f"{kind} {ident}"
            if kind == "notes":
                title, ids = json.loads(ident)
                self.show_only(title, tuple(ids))
            elif kind == "code":
                self._ask_from_elsewhere(QuoteFilter(codes=frozenset({ident})))
            elif kind == "customer":
                self._ask_from_elsewhere(QuoteFilter(customers=frozenset({ident})))

    def _reveal_note(self, note_id: str) -> None:
        self._refresh_if_stale()
        card = self.listing.card(note_id)
        if card is None:
            self.notice.emit(self.tr("This note is gone."))
            return
        if not self.table.select([note_id], scroll=True):
            self._show(self.listing.ask(QuoteFilter(ours=card.kind != "quote")))
            self.table.select([note_id], scroll=True)

    def place(self) -> str:
        card = self.table.current
        return self.listing.place(card.id if card is not None else "")

    def go_to_place(self, place: str) -> None:
        self._wanted_note = self.listing.go_to_place(place)
        self.mark_stale()

    # -------------------------------------------------------------------------------------------------- choosing

    def _on_chosen(self) -> None:
        cards, current = self.table.selected(), self.table.current
        if cards and current is not None:
            self.choose_notes([current.id, *(card.id for card in cards)] if current in cards else [c.id for c in cards])
        self._details_soon.start()

    def follow_notes(self, note_ids: tuple[str, ...]) -> None:
        self.table.select(note_ids)

    def open_source(self) -> None:
        """The current quote in its transcript."""
        card = self.table.current
        if card is None:
            return
        if card.start is None:
            self.notice.emit(self.tr("{ref} has no place in a transcript.").format(ref=card.ref))
        else:
            self.quote_open_requested.emit(card.id)

    def _tag_handle(self, handle: str) -> None:
        self.hands.tag([self._codes.tree.handle(handle).id])

    def _on_chip_removed(self, code_id: str) -> None:
        self.hands.remove_code(code_id)
        self.table.setFocus()

    def _on_customer_wanted(self, customer_id: str) -> None:
        self.reveal_requested.emit("customers", "customer", customer_id)

    def _show_evidence(self, code_id: str) -> None:
        code, cards = self._codes.tree[code_id], self.studio.read(quotes_behind, [code_id])
        ids = tuple(card.id for card in cards)
        self.evidence_requested.emit(Evidence(code.name, ids, self._codes.tree.tone(code_id)))

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        for name in _MENU:
            menu.addAction(self._actions[f"quotes.{name}"]) if name else menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    # ------------------------------------------------------------------------------------------------- the page

    def _find(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def _enter_table(self) -> None:
        self.table.setFocus()

    def take_focus(self) -> None:
        here = self.middle.currentWidget()
        (self.filters.search if here is self.nothing_fits else here or self.table).setFocus()

    def _toggle_details(self) -> None:
        self._details_hidden = not self._details_hidden
        self.details.setVisible(not self._details_hidden)
        self._details_soon.start()

    def _open_export(self) -> None:
        if self.table.rows.cards:
            self.exporting.open_menu(self.export_button, self._export_as)
        else:
            self.notice.emit(self.tr("There is nothing in the list to export."))

    def _export_as(self, suffix: str) -> None:
        self.exporting.ask_where(self.studio, suffix, self.table.rows.ids())

    def toast_margin(self) -> int:
        return self.details.height() if self.details.isVisible() else 0

    def gallery_states(self) -> list[str]:
        return ["filtered", "codes", "several", "picker", "peek", "nothing"]

    def show_state(self, name: str) -> None:
        self.chooser.dismiss()
        wanted = {
            "filtered": QuoteFilter(text="the", marks=frozenset({"starred"})),
            "nothing": QuoteFilter(text="xyzzy"),
        }
        self._show(self.listing.ask(wanted.get(name, QuoteFilter())))
        ids = self.table.rows.ids()
        if ids:
            self.table.select(ids[2:7] if name == "several" else ids[3:4], scroll=True)
        if name == "codes":
            self.filters.open_choices("codes")
        elif name == "picker":
            self.chooser.open_picker()
        elif name == "peek":
            self.chooser.peek()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.details.fit(self.body.height())
        self.chooser.dismiss()


def _who(item: CustomerItem) -> str:
    """`P04 Head of finance`, as one looks for somebody."""
    return " ".join(part for part in (item.code, item.role) if part)
