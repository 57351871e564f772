# SPDX-License-Identifier: MIT
"""Who says a turn, what a speaker is called, and what they are: one menu, and a small card for a name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QMenu, QWidget

from jtbdstudio.commands.corrections import rename_speaker, set_speaker
from jtbdstudio.commands.transcripts import set_interviewer, set_role
from jtbdstudio.queries.reader import interviews_with
from jtbdstudio.ui.widgets import Label, Popover, button

if TYPE_CHECKING:
    from jtbdstudio.queries.reader import TurnView
    from jtbdstudio.ui.read.script import Script
    from jtbdstudio.ui.workspace import Workspace

Run = Callable[..., bool]


class NameCard(Popover):
    """Asks for a name; `chosen` carries it, and whether it is meant for the whole study."""

    chosen = Signal(str, bool)

    def __init__(self, host: QWidget, title: str, name: str, interviews: int = 0) -> None:
        super().__init__(host, padding=12)
        self.field = QLineEdit(name)
        self.field.setAccessibleName(title)
        self.field.setMinimumWidth(280)
        self.field.selectAll()
        self.everywhere = QCheckBox(self.tr("In all {n} interviews of the study with this name").format(n=interviews))
        if interviews < 2:
            self.everywhere.hide()
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button(self.tr("Cancel"), self.close))
        row.addWidget(button(self.tr("OK"), self._on_done, primary=True))
        self.column.addWidget(Label(title, weight=600))
        self.column.addWidget(self.field)
        self.column.addWidget(self.everywhere)
        self.column.addLayout(row)
        self.closed.connect(self.deleteLater)

    def ask(self, point: QPoint) -> None:
        """Show at a global point."""
        self.show_at(point)
        self.field.setFocus()

    def _on_done(self) -> None:
        name, everywhere = self.field.text().strip(), self.everywhere.isChecked()
        if name:
            self.close()
            self.chosen.emit(name, everywhere)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_done()
        else:
            super().keyPressEvent(event)


class SpeakerMenu(QObject):
    """`run` does a command and says whether it was done."""

    def __init__(self, host: QWidget, run: Run) -> None:
        super().__init__(host)
        self._host, self._run, self._point = host, run, QPoint()
        self.menu: QMenu | None = None
        self.card: NameCard | None = None

    def open(self, studio: Workspace, script: Script, turn: TurnView, point: QPoint) -> None:
        """What can be done about the speaker of a turn, at a global point."""
        self._point = point
        menu = QMenu(self._host)
        self._add_this_turn(menu, script, turn)
        menu.addSeparator()
        if turn.speaker:
            name = menu.addAction(self.tr("Rename “{name}”…").format(name=turn.speaker))
        else:
            name = menu.addAction(self.tr("Name whoever has no name here…"))
        name.triggered.connect(partial(self._ask_rename, studio, script.interview.id, turn.speaker))
        if turn.speaker:
            self._add_roles(menu, script, turn)
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.popup(point)

    def _add_this_turn(self, menu: QMenu, script: Script, turn: TurnView) -> None:
        said = menu.addAction(self.tr("This turn is said by"))
        said.setEnabled(False)
        group = QActionGroup(menu)
        for speaker in dict.fromkeys(each.speaker for each in script.turns if each.speaker):
            made = menu.addAction(speaker.replace("&", "&&"))
            made.setCheckable(True)
            made.setChecked(speaker == turn.speaker)
            group.addAction(made)
            made.triggered.connect(partial(self._set, turn, speaker))
        other = menu.addAction(self.tr("Somebody else…"))
        other.triggered.connect(partial(self._ask_other, turn))

    def _add_roles(self, menu: QMenu, script: Script, turn: TurnView) -> None:
        roles = menu.addMenu(self.tr("“{name}” is").format(name=turn.speaker))
        group = QActionGroup(roles)
        names = (
            ("interviewer", self.tr("The interviewer")),
            ("customer", self.tr("The customer")),
            ("other", self.tr("Somebody else")),
        )
        for role, name in names:
            made = roles.addAction(name)
            made.setCheckable(True)
            made.setChecked(role == turn.role)
            group.addAction(made)
            made.triggered.connect(partial(self._set_role, script.interview.id, turn.speaker, role))

    def _set(self, turn: TurnView, speaker: str) -> None:
        if speaker != turn.speaker:
            self._run(set_speaker, turn.id, speaker)

    def _set_role(self, interview_id: str, speaker: str, role: str) -> None:
        if role == "interviewer":
            self._run(set_interviewer, interview_id, speaker)
        else:
            self._run(set_role, interview_id, speaker, role)

    def _ask_other(self, turn: TurnView) -> None:
        def chosen(name: str, _everywhere: bool) -> None:
            self._run(set_speaker, turn.id, name)

        self._ask(NameCard(self._host, self.tr("Who says this turn?"), ""), chosen)

    def _ask_rename(self, studio: Workspace, interview_id: str, speaker: str) -> None:
        def chosen(name: str, everywhere: bool) -> None:
            self._run(rename_speaker, interview_id, speaker, name, everywhere=everywhere)

        others = studio.read(interviews_with, speaker) if speaker else 0
        title = self.tr("Rename in all turns of this interview")
        self._ask(NameCard(self._host, title, speaker, others), chosen)

    def _ask(self, card: NameCard, chosen: Callable[[str, bool], Any]) -> None:
        card.chosen.connect(chosen)
        self.card = card
        card.ask(self._point)
