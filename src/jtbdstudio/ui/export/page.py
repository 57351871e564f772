# SPDX-License-Identifier: MIT
"""The export page: a card for each file that can be made of the study."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from jtbdstudio.domain.consent import naming_cautions
from jtbdstudio.domain.errors import UserError
from jtbdstudio.queries.exportable import Exportable, exportable
from jtbdstudio.ui import jobs
from jtbdstudio.ui.export.card import ExportCard
from jtbdstudio.ui.export.contents import contents_of, title_of
from jtbdstudio.ui.page import Page
from jtbdstudio.ui.widgets import Card, Label
from jtbdstudio.ui.writing import SaveDialog, write
from jtbdstudio.workflows.export import KINDS, Kind

if TYPE_CHECKING:
    from jtbdstudio.store.history import Changes

_WIDTH = 900
_READ_FROM = ("study", "job", "note", "tagging", "code", "milestone", "customer", "interview", "guide", "debrief")
_LOOKS = {".docx": ("word", "search"), ".xlsx": ("excel", "outcome"), ".csv": ("table", "neutral")}


class ExportPage(Page):
    """What leaves the study, and under which names."""

    id, title, icon, section = "export", "Export", "export", "Share"

    def build(self) -> None:
        self._running: dict[str, jobs.Job] = {}
        self._study = ""
        self.header.set_subtitle(self.tr("Files for everybody else, made from the study as it is now."))
        self.cards = {kind.name: self._card(kind) for kind in KINDS}
        content = QWidget()
        content.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(content)
        column.setContentsMargins(18, 16, 18, 18)
        column.setSpacing(14)
        grid = QGridLayout()
        grid.setSpacing(14)
        for at, card in enumerate(self.cards.values()):
            grid.addWidget(card, at // 2, at % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addWidget(self._names_card())
        column.addLayout(grid)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAlignment(Qt.AlignmentFlag.AlignLeft)
        area.setWidget(content)
        outer = QVBoxLayout(self.body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _card(self, kind: Kind) -> ExportCard:
        types = {".docx": self.tr("Word"), ".xlsx": self.tr("Excel"), ".csv": self.tr("CSV")}
        icon, tone = _LOOKS.get(kind.suffix, ("file", "neutral"))
        card = ExportCard(self._title(kind), types.get(kind.suffix, kind.suffix), icon, tone)
        card.save_wanted.connect(partial(self.choose_place, kind))
        card.cancel_wanted.connect(partial(self.cancel, kind.name))
        card.page_wanted.connect(self.page_requested)
        return card

    @staticmethod
    def _title(kind: Kind) -> str:
        return title_of(kind.name, kind.title)

    def _names_card(self) -> QWidget:
        card = Card(padding=16)
        self.names = QCheckBox(self.tr("Customers' names instead of P01, P02, …"))
        self.names.toggled.connect(self._on_names_toggled)
        self.names_hint = Label("", "muted", wrap=True)
        self.agreed = Label("", "danger", wrap=True)
        for widget in (self.names, self.names_hint, self.agreed):
            card.column.addWidget(widget)
        return card

    def refresh(self) -> None:
        """Count anew what each file would hold."""
        counts: Exportable = self.studio.read(exportable)
        self._study = counts.study
        for name, card in self.cards.items():
            card.set_contents(contents_of(name, counts))
        self._show_names(counts)

    def _show_names(self, counts: Exportable) -> None:
        if self.names.isChecked():
            hint = self.tr("Names and companies appear where customers agreed to it, inside quotes too.")
        else:
            hint = self.tr("Customers appear as P01, P02, …; their names and companies are replaced inside quotes too.")
        self.names_hint.setText(hint)
        told = naming_cautions(counts.agreed, self.names.isChecked())
        self.agreed.setText("\n".join(told))
        self.agreed.setVisible(bool(told))

    def on_changed(self, changes: Changes) -> None:
        if changes.touches(*_READ_FROM):
            super().on_changed(changes)

    def forget(self) -> None:
        super().forget()
        for name in tuple(self._running):
            self.cancel(name)
        for card in self.cards.values():
            card.show_idle()
        self.names.setChecked(False)

    def take_focus(self) -> None:
        first = next(iter(self.cards.values()))
        (first.again_button if first.again_button.isVisible() else first.save_button).setFocus()

    def reveal(self, kind: str, ident: str) -> None:
        """`("kind", "workbook")`: the card of one kind of file, one key away from being saved."""
        if kind == "kind" and ident in self.cards:
            card = self.cards[ident]
            buttons = (card.again_button, card.save_button, card.page_button)
            next((each for each in buttons if each.isVisible() and each.isEnabled()), card).setFocus()

    def perform(self, action_id: str) -> bool:
        return action_id == "app.export"

    def choose_place(self, kind: Kind) -> None:
        """Ask where to put it, with a name that says what it is."""
        assert self.studio.path is not None
        dialog = SaveDialog(self, self.studio.path, self._study, self._title(kind), kind.suffix)
        dialog.fileSelected.connect(partial(self._on_place_chosen, kind))
        dialog.open()

    def _on_place_chosen(self, kind: Kind, chosen: str) -> None:
        self.save(kind, Path(chosen))

    def save(self, kind: Kind, out: Path) -> None:
        """Write it, away from the window."""
        if kind.name in self._running or self.studio.path is None:
            return
        card = self.cards[kind.name]
        card.show_busy()
        job = jobs.start(self, write, self.studio.path, out, kind.name, self.names.isChecked())
        self._running[kind.name] = job
        job.progress.connect(partial(self._on_progress, card))
        job.done.connect(card.show_done)
        job.failed.connect(partial(self._on_failed, card, out))
        job.cancelled.connect(card.show_idle)
        job.finished.connect(partial(self._on_finished, kind.name, job))

    def cancel(self, name: str) -> None:
        """Stop writing; what was there before stays as it was."""
        if name in self._running:
            self._running[name].cancel()

    @staticmethod
    def _on_progress(card: ExportCard, done: int, total: int, _text: str) -> None:
        card.show_progress(done, total)

    @staticmethod
    def _on_failed(card: ExportCard, out: Path, error: Exception) -> None:
        card.show_idle(str(error) if isinstance(error, UserError) else "")
        if not isinstance(error, UserError):
            raise error

    def _on_finished(self, name: str, job: jobs.Job) -> None:
        if self._running.get(name) is job:
            del self._running[name]
        job.deleteLater()

    def _on_names_toggled(self, _checked: bool) -> None:
        if self.workspace is not None and self.workspace.is_open:
            self.refresh()
