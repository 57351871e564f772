# SPDX-License-Identifier: MIT
"""The customers: a table one types in, one of them in full beside it, and the way in for tables kept elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jtbdstudio.commands import customers as commands
from jtbdstudio.interchange.customer_table import SUFFIXES
from jtbdstudio.queries.advice import customer_advice
from jtbdstudio.queries.customers import attribute_names, customer_interviews, customers_in_full, quotes_of_customer
from jtbdstudio.queries.guides import best_fit_criteria
from jtbdstudio.ui.actions import bind
from jtbdstudio.ui.customers.columns import Column
from jtbdstudio.ui.customers.fields import OwnFields
from jtbdstudio.ui.customers.fit import FitPopover
from jtbdstudio.ui.customers.hands import Hands
from jtbdstudio.ui.customers.import_sheet import CustomerSheet, ask_for_table
from jtbdstudio.ui.customers.model import CustomerModel
from jtbdstudio.ui.customers.panel import CustomerPanel
from jtbdstudio.ui.customers.saving import Saving
from jtbdstudio.ui.customers.sheet import CODE, SheetView
from jtbdstudio.ui.page import Evidence, Page
from jtbdstudio.ui.widgets import EmptyState, Label, SearchField, button
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.queries.customers import Customer
    from jtbdstudio.store.history import Changes

_READ_FROM = (
    "customer", "stakeholder", "interview", "note", "transcript", "dismissed_advice", "guide", "guide_question",
)  # fmt: skip
_FEW = 60
"""So many changed customers are read one by one; more than that, all anew."""
_MANY = 200
_LATER_MS = 150


class CustomersPage(Page):
    """Whom the study is about."""

    id, title, icon, section = "customers", "Customers", "customer", "Collect"

    def build(self) -> None:
        self._wanted: tuple[str, ...] = ()
        self._settling = False
        self._sheet: CustomerSheet | None = None
        self.setAcceptDrops(True)
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._later.timeout.connect(self._search)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.mark_stale)
        self.import_button = self.header.add_button(self.tr("Import customers…"), self.choose_file, icon="import")
        self.new_button = self.header.add_button(self.tr("New customer"), self.add_customer, primary=True)
        self.model = CustomerModel()
        self.empty = EmptyState(
            "customer",
            self.tr("No customers yet"),
            self.tr("Import the table you have, paste it from your spreadsheet, or begin with one customer."),
            self.tr("Import customers…"),
            self.tr("New customer"),
        )
        filled = self.stacked(self.empty)
        self.table, self.panel = SheetView(self.model, filled), CustomerPanel(filled)
        self.table.setAccessibleName(self.tr("Customers"))
        self.hands = Hands(self.table, self.model)
        self.own_fields = OwnFields(self.table, self.model)
        self.saving = Saving(self.panel, self.model, self.own_fields.new)
        self.fit = FitPopover(self)
        self._fill(filled)
        self._connect()
        self._bind()

    def _fill(self, filled: QWidget) -> None:
        left, strip = QVBoxLayout(), QHBoxLayout()
        self.search = SearchField(self.tr("Search the customers"))
        self.search.setMaximumWidth(280)
        self.found = Label("", "muted", 12)
        self.add_field = button(self.tr("Add a field…"), self.own_fields.ask, flat=True, icon="add")
        strip.addWidget(self.search, 1)
        strip.addWidget(self.found)
        strip.addStretch()
        strip.addWidget(self.add_field)
        left.setContentsMargins(16, 10, 0, 0)
        left.setSpacing(6)
        strip.setContentsMargins(0, 0, 12, 0)
        left.addLayout(strip)
        left.addWidget(self.table, 1)
        row = QHBoxLayout(filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.panel)

    def _connect(self) -> None:
        self.empty.chosen.connect(self.choose_file)
        self.empty.second_chosen.connect(self.add_customer)
        self.search.textChanged.connect(self._later.start)
        self.search.entered.connect(self.table.setFocus)
        self.search.left.connect(self.table.setFocus)
        self.model.cell_written.connect(self._on_cell_written)
        table, hands, panel = self.table, self.hands, self.panel
        table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        table.link_chosen.connect(self._on_link_chosen)
        table.toggled.connect(self._on_toggled)
        table.fit_wanted.connect(self._on_fit_wanted)
        self.own_fields.said.connect(self.notice)
        self.own_fields.changed.connect(self.refresh)
        hands.said.connect(self.notice)
        hands.done.connect(self.undoable_notice)
        hands.added.connect(self._on_added)
        self.saving.done.connect(self.undoable_notice)
        self.fit.answers.answered.connect(self._on_answered)
        panel.field_wanted.connect(self.own_fields.ask)
        panel.talk_opened.connect(self._on_talk_opened)
        panel.link_wanted.connect(self.follow)
        panel.delete_wanted.connect(self._on_delete_wanted)
        panel.left.connect(self.table.setFocus)

    def _bind(self) -> None:
        hands, table = self.hands, self.table
        bind(
            self,
            "customers",
            {
                "customers.new": self.add_customer,
                "customers.import": self.choose_file,
                "customers.field": self.own_fields.ask,
                "customers.find": self.search.setFocus,
            },
        )
        bind(
            table,
            "customers",
            {
                "customers.edit": table.write,
                "customers.copy": hands.copy,
                "customers.paste": self._when_writable(hands.paste),
                "customers.cut": self._when_writable(hands.cut),
                "customers.fill": self._when_writable(hands.fill_down),
                "customers.clear": self._when_writable(self.clear),
                "customers.rows": table.select_rows,
                "customers.all": table.selectAll,
                "customers.details": self.panel.focus_first,
                "customers.rename_field": self._when_writable(self.own_fields.rename),
                "customers.delete": self._when_writable(self.delete_selected),
            },
        )

        bind(self.empty, "customers", {"customers.paste": self._when_writable(hands.paste)})

    def _when_writable(self, deed: Any) -> Any:
        def checked() -> None:
            if not self.studio.read_only:
                deed()

        return checked

    def attach(self, workspace: Any) -> None:
        super().attach(workspace)
        self.hands.workspace = self.saving.workspace = self.own_fields.workspace = workspace

    @property
    def selected(self) -> Customer | None:
        """The customer whose row is the current one."""
        return self.model.customer(self.table.current_row)

    def refresh(self) -> None:
        """Read the customers anew and stay where one is."""
        customers: tuple[Customer, ...] = self.studio.read(customers_in_full)
        stored = self.studio.read(attribute_names)
        criteria = self.studio.read(best_fit_criteria)
        self.fit.answers.show_questions(criteria)
        self.panel.fit.show_questions(criteria)
        self.own_fields.new[:] = [name for name in self.own_fields.new if name not in stored]
        here, column = self.selected, max(0, self.table.currentIndex().column())
        key = self.model.columns[column].key
        row = max(0, self.table.current_row)
        writable = not self.studio.read_only
        self.model.editable = writable
        self.model.set_customers(customers, (*stored, *self.own_fields.new))
        for made in (self.import_button, self.new_button, self.add_field, self.empty.button, self.empty.second_button):
            made.setEnabled(writable)
        self.stack.setCurrentIndex(1 if customers else 0)
        self._settling = True  # the panel is shown once, at the end
        if customers:
            self._stay(here.id if here else "", row, max(0, self.model.column_of(key)))
            self._show_found()
        self._settling = False
        self._show_panel()

    def _stay(self, customer_id: str, row: int, column: int) -> None:
        """After rows came or went: at new ones that are wanted, at the same customer, or near where one was."""
        wanted, self._wanted = [one for one in self._wanted if self.model.row_of(one) >= 0], ()
        if wanted:
            rows = sorted(self.model.row_of(one) for one in wanted)
            if len(rows) > 1 and rows[-1] - rows[0] == len(rows) - 1:
                self.table.select_block(range(rows[0], rows[-1] + 1), range(len(self.model.columns)))
            else:
                self.table.select_cell(rows[0], column if len(rows) == 1 and column else CODE + 1)
            self.table.scrollTo(self.model.index(rows[0], CODE))
            return
        if self.table.currentIndex().isValid():
            return
        at = self.model.row_of(customer_id)
        self.table.select_cell(at if at >= 0 else min(row, self.model.rowCount() - 1), column)

    def forget(self) -> None:
        super().forget()
        self._wanted = ()
        self.own_fields.new.clear()
        self.search.clear()
        self._later.stop()
        self._soon.stop()
        self.model.set_search("")
        if self._sheet is not None:
            self._sheet.dismiss()
        self.model.set_customers((), ())
        self.panel.customer = None

    def on_changed(self, changes: Changes) -> None:
        if not changes.touches(*_READ_FROM):
            return
        if not self.isVisible():
            self.mark_stale()
            return
        if len(changes.ids.get("customer", ())) > _MANY:
            self._soon.start()  # storing them was a step by itself
            return
        ids = self._few_changed(changes)
        if ids is None:
            self.refresh()
            return
        if ids:
            self.model.put(self.studio.read(customers_in_full, *ids))
        self._show_panel()

    def _few_changed(self, changes: Changes) -> tuple[str, ...] | None:
        """The customers to read again, if it was nothing but them; None: everything."""
        if set(changes.ids) - {"customer", "stakeholder", "dismissed_advice"}:
            return None
        ids = set(changes.ids.get("customer", ()))
        here = self.selected
        if changes.touches("stakeholder") and here is not None:
            ids.add(here.id)
        if len(ids) > _FEW or any(not self.model.has(one) for one in ids):
            return None
        found: tuple[Customer, ...] = self.studio.read(customers_in_full, *ids) if ids else ()
        known = {column.own for column in self.model.columns if column.own}
        whole = len(found) == len(ids) and all(customer.attributes.keys() <= known for customer in found)
        if not changes.touches("customer"):
            return tuple(ids)
        used = {name for customer in self.model.everybody if customer.id not in ids for name in customer.attributes}
        used.update(self.own_fields.new, *(customer.attributes for customer in found))
        return tuple(ids) if whole and known <= used else None

    def take_focus(self) -> None:
        place = self.table if len(self.model) or self.workspace is None else self.empty.button
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_files(self, paths: list[Path]) -> None:
        self.import_file(paths[0])

    def perform(self, action_id: str) -> bool:
        return False

    def reveal(self, kind: str, ident: str) -> None:
        if kind == "customer":
            if self.model.row_of(ident) < 0:
                self.search.clear()
                self._search()
            self.table.select_cell(self.model.row_of(ident), CODE)

    def place(self) -> str:
        return self.selected.id if self.selected is not None else ""

    def go_to_place(self, place: str) -> None:
        self._wanted = (place,)

    def choose_file(self) -> None:
        """Ask for a table on the disk."""
        ask_for_table(self, self.import_file)

    def import_file(self, path: Path) -> None:
        """Show what a table holds, to be imported from there."""
        if self.studio.read_only:
            self.notice.emit(self.tr("This study is open elsewhere and can only be read here. Nothing was imported."))
        else:
            self.sheet.show_file(path)

    @property
    def sheet(self) -> CustomerSheet:
        """The import sheet, made when first wanted."""
        if self._sheet is None:
            self._sheet = CustomerSheet(self.window(), self.model)
            self._sheet.accepted.connect(self.hands.import_table)
        return self._sheet

    def add_customer(self) -> None:
        """A new row, ready to be written."""
        if self.studio.read_only:
            return
        self.search.clear()
        self._search()
        made = self.studio.run(commands.add_customer)
        if made:
            self.table.select_cell(self.model.row_of(made), self.model.column_of("name"))
            self.table.setFocus()

    def clear(self) -> None:
        """Empty the selected cells; whole rows are whole customers, who are deleted."""
        if self.table.has_whole_rows:
            self.delete_selected()
        else:
            self.hands.clear()

    def delete_selected(self) -> None:
        """Delete the customers of the selected rows; the toast takes it back."""
        rows, _ = self.table.block()
        picked = [customer for row in rows if (customer := self.model.customer(row)) is not None]
        self._delete(picked)

    def _on_delete_wanted(self) -> None:
        if self.panel.customer is not None:
            self._delete([self.panel.customer])

    def _delete(self, picked: Sequence[Customer]) -> None:
        if not picked or self.studio.read_only:
            return
        quotes = number_of(sum(c.quotes for c in picked), self.tr("1 quote"), self.tr("{n} quotes"))
        talks = number_of(sum(c.interviews for c in picked), self.tr("1 interview"), self.tr("{n} interviews"))
        if len(picked) == 1:
            self.studio.run(commands.delete_customer, picked[0].id)
            told = self.tr("{code} was deleted, with {talks} and {quotes}.").format(
                code=picked[0].code, talks=talks, quotes=quotes
            )
        else:
            self.studio.run(commands.delete_customers, [customer.id for customer in picked])
            told = self.tr("{n} customers were deleted, with {talks} and {quotes}.").format(
                n=len(picked), talks=talks, quotes=quotes
            )
        self.undoable_notice.emit(told)

    def follow(self, what: str) -> None:
        """Where a number of the selected customer leads: their interviews, or the quotes behind it."""
        customer = self.selected
        if customer is None:
            return
        if what == "interviews":
            self.reveal_requested.emit("interviews", "customer", customer.id)
        else:
            notes = self.studio.read(quotes_of_customer, customer.id)
            self.evidence_requested.emit(Evidence(self.tr("What {code} said").format(code=customer.code), notes))

    def _search(self) -> None:
        self._later.stop()
        here, column = self.selected, max(0, self.table.currentIndex().column())
        self.model.set_search(self.search.query())
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.select_cell(max(0, self.model.row_of(here.id)) if here else 0, column)
        self._show_found()
        self._show_panel()

    def _show_found(self) -> None:
        everybody, shown = len(self.model), self.model.rowCount()
        counted = number_of(everybody, self.tr("1 customer"), self.tr("{n} customers"))
        self.header.set_subtitle(counted)
        self.found.setText(self.tr("{n} of {all}").format(n=shown, all=everybody) if self.search.text() else "")

    def _show_panel(self) -> None:
        customer = self.selected
        self.panel.setVisible(customer is not None)
        if customer is None:
            return
        talks = self.studio.read(customer_interviews, customer.id) if customer.interviews else ()
        advice = self.studio.read(customer_advice, customer.id)
        own = [column.own for column in self.model.columns if column.own]
        self.panel.show_customer(customer, talks, advice.standing, own)
        self.panel.set_editable(not self.studio.read_only)

    def _on_row_changed(self, *_indexes: object) -> None:
        if self.workspace is not None and self.workspace.is_open and not self._settling:
            self._show_panel()

    def _on_added(self, ids: tuple[str, ...]) -> None:
        self._wanted = ids
        if ids and not self._soon.isActive():
            self._stay("", 0, 0)

    def _on_link_chosen(self, row: int, column: int) -> None:
        self.table.select_cell(row, column)
        self.follow(self.model.columns[column].key)

    def _on_toggled(self, row: int, column: int) -> None:
        customer = self.model.customer(row)
        if customer is not None:
            self.hands.write(customer, self.model.columns[column], "no" if customer.is_b2b else "yes")

    def _on_fit_wanted(self, row: int) -> None:
        customer = self.model.customer(row)
        if customer is not None:
            rect = self.table.visualRect(self.model.index(row, self.model.column_of("fit")))
            self.fit.open_at(self.table.viewport().mapToGlobal(rect.bottomLeft() + QPoint(0, 2)), customer.fit)

    def _on_answered(self, at: int, answer: str) -> None:
        customer = self.selected
        if customer is not None:
            self.studio.run(commands.answer_fit, customer.id, at, answer)
            if self.selected is not None:
                self.fit.answers.show_fit(self.selected.fit)

    def _on_talk_opened(self, interview_id: str) -> None:
        self.reveal_requested.emit("interviews", "interview", interview_id)

    def _on_cell_written(self, customer_id: str, column: Column, text: str) -> None:
        customer = self.model.customer(self.model.row_of(customer_id))
        if customer is not None:
            self.hands.write(customer, column, text)

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
        if self._sheet is not None and not event.spontaneous():
            self._sheet.dismiss()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.setFixedWidth(max(300, min(400, round(self.width() * 0.3))))

    def gallery_states(self) -> list[str]:
        return ["import", "fit", "right"]

    def show_state(self, name: str) -> None:
        from jtbdstudio.ui.customers.gallery import show

        show(self, name)


def _tables(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    """The files that are dragged, if all of them are tables."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths if paths and all(path.suffix.lower() in SUFFIXES for path in paths) else []
