# SPDX-License-Identifier: MIT
"""A page with one of everything, as small as a page can be: it stands in for the real ones in tests of the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from jtbdstudio.queries.overview import study_info
from jtbdstudio.store.history import Changes
from jtbdstudio.ui.actions import bind
from jtbdstudio.ui.page import Page
from jtbdstudio.ui.registry import PageEntry
from jtbdstudio.ui.widgets import Bar, Card, Chip, DotScore, EmptyState, Label, RankRow, SearchField, SectionLabel

ENTRY = PageEntry("interviews", "Interviews", "interviews", "Collect", "tests.ui.sample_page:SamplePage")
OTHER = PageEntry("read", "Read & tag", "read", "Code", "tests.ui.sample_page:OtherPage")
THIRD = PageEntry("cxmap", "CX map", "map", "Decide", "tests.ui.sample_page:EmptyPage")


class SamplePage(Page):
    id, title, icon, section = "interviews", "Interviews", "interviews", "Collect"

    def build(self) -> None:
        self.refreshed = self.tagged = 0
        self.files: list[Path] = []
        self.performed: list[str] = []
        self.header.add_button("Import transcripts…", self.ask_for_evidence)
        self.header.add_button("New interview", self.ask_for_evidence, primary=True)
        row = QHBoxLayout(self.body)
        row.setContentsMargins(18, 16, 18, 16)
        row.setSpacing(14)
        row.addWidget(self._left(), 1)
        row.addWidget(self._right(), 1)
        bind(self, "reader", {"reader.struggle": self.tag, "reader.sentence": self.tag, "reader.find": self.tag})

    def _left(self) -> QWidget:
        card = Card()
        card.column.addWidget(Label("Struggle themes", weight=600))
        card.column.addWidget(Label("by customers, of 14", "faint"))
        self.rows = [
            RankRow("a", "Numbers nobody trusts", 9, 0.64, "struggle"),
            RankRow("b", "The close eats my life", 6, 0.43, "motivation"),
            RankRow("c", "Nobody owns it", 1, 0.07, "outcome", detail="one customer"),
            RankRow("d", "Traceable numbers", 6, 0.5, "search", compact=True),
        ]
        self.rows[0].set_selected(True)
        for row in self.rows:
            card.column.addWidget(row)
        card.column.addWidget(SectionLabel("Segments"))
        chips = QHBoxLayout()
        for tone in ("struggle", "motivation", "outcome", "search", "anxiety", "selection", "neutral"):
            chips.addWidget(Chip(tone, tone))
        chips.addWidget(Chip("Struggle", "struggle", key="S", clickable=True))
        chips.addStretch()
        card.column.addLayout(chips)
        card.column.addStretch()
        return card

    def _right(self) -> QWidget:
        card = Card()
        self.field = QLineEdit()
        self.field.setPlaceholderText("Who else was in the room when it went wrong?")
        self.notes = QPlainTextEdit("Shame in front of the board is the trigger, not the hours.")
        self.score = DotScore("Urgency", 3)
        for widget in (SearchField("Find a theme", "Ctrl+F"), self.field, self.notes, self.score, Bar(0.4, "outcome")):
            card.column.addWidget(widget)
        card.column.addStretch()
        return card

    def refresh(self) -> None:
        self.refreshed += 1
        self.info = self.studio.read(study_info)
        self.header.set_title(self.info.name)
        self.header.set_chips([("Interview 6 of 14", "neutral"), ("debriefed", "outcome"), ("2 surprises", "struggle")])

    def tag(self) -> None:
        self.tagged += 1

    def ask_for_evidence(self) -> None:
        self.notice.emit("asked")

    def take_files(self, paths: list[Path]) -> None:
        self.files = paths

    def perform(self, action_id: str) -> bool:
        self.performed.append(action_id)
        return True


class OtherPage(Page):
    id, title, icon, section = "read", "Read & tag", "read", "Code"

    def build(self) -> None:
        self.revealed: list[tuple[str, str]] = []
        self.seen: list[Changes] = []
        self.header.set_subtitle("Start from the struggle most customers share; keep what those customers wanted most.")
        QVBoxLayout(self.body).addWidget(QPlainTextEdit())

    def on_changed(self, changes: Changes) -> None:
        self.seen.append(changes)
        super().on_changed(changes)

    def reveal(self, kind: str, ident: str) -> None:
        self.revealed.append((kind, ident))


class EmptyPage(Page):
    id, title, icon, section = "cxmap", "CX map", "map", "Decide"

    def build(self) -> None:
        state = EmptyState(
            "map",
            "No milestones yet",
            "A map shows what customers think, do and feel on their way.",
            "Add a milestone",
            "See the sample",
        )
        QVBoxLayout(self.body).addWidget(state)
