# SPDX-License-Identifier: MIT
"""Correcting the transcript where it is read: opens the editor over a turn and hands on what was done in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from jtbdstudio.commands.corrections import correct_turn, merge_turns, split_turn
from jtbdstudio.domain.editing import spoken, word_start
from jtbdstudio.domain.text import Span
from jtbdstudio.queries.reader import checks_waiting
from jtbdstudio.ui.read.reader_column import ReaderColumn
from jtbdstudio.ui.read.speakers import SpeakerMenu
from jtbdstudio.ui.read.turn_editor import TurnEditor
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.queries.reader import TurnView
    from jtbdstudio.store.history import Changes
    from jtbdstudio.ui.workspace import Workspace


class Correcting(QObject):
    """One turn at a time is open. Everything typed in it is one step, stored when the editor is left."""

    said = Signal(str)
    undoable = Signal(str)

    def __init__(self, host: QWidget, column: ReaderColumn, studio: Callable[[], Workspace]) -> None:
        super().__init__(host)
        self._column, self._text, self._studio = column, column.text, studio
        self.editor = TurnEditor(column.text)
        self.speakers = SpeakerMenu(host, self._run)
        self._turn: TurnView | None = None
        self._before = ""
        self._running = self._landed = self._watching = False
        self.editor.kept.connect(self.keep)
        self.editor.given_up.connect(self.give_up)
        self.editor.split_wanted.connect(self.split)
        self.editor.merge_wanted.connect(self.merge)
        self.editor.speaker_wanted.connect(self._choose_speaker)
        column.times.menu_wanted.connect(self._on_margin_menu)

    @property
    def is_open(self) -> bool:
        return self._turn is not None

    # ------------------------------------------------------------------------------------------------- the editor

    def start(self) -> None:
        """Correct the turn at the caret; what is selected in it is selected in the editor."""
        script = self._text.script
        if self._studio().read_only:
            self.said.emit(self.tr("This study is open elsewhere: here it can be read, but not corrected."))
        elif script is not None:
            self._watch(self._studio())
            span, caret = self._text.span(), self._text.caret()
            turn = script.turn_at(span.start if span is not None else caret)
            if turn is not None:
                self._open(turn, span if span is not None else Span(caret, caret))

    def _watch(self, studio: Workspace) -> None:
        """What is typed is stored before the study is closed or a step is taken back."""
        if not self._watching:
            self._watching = True
            studio.closing.connect(self.keep)
            studio.settling.connect(self.keep)

    def _open(self, turn: TurnView, at: Span) -> None:
        script = self._text.script
        assert script is not None
        self.keep()
        self._turn, self._before = turn, turn.span.of(script.text)
        inside = [max(0, min(len(turn.span), edge - turn.span.start)) for edge in (at.start, at.end)]
        self.editor.open(turn.span, self._before, Span(*inside), last=turn is script.turns[-1])

    def keep(self) -> None:
        """Store what was typed, if anything was, and put the editor away."""
        turn, typed = self._turn, self._typed()
        if turn is None or self._running:
            return
        if typed is not None and not self._run(correct_turn, turn.id, typed):
            return
        self._close()

    def give_up(self) -> None:
        """The turn stays as it was."""
        self._close()

    def _close(self) -> None:
        self._turn = None
        self.editor.close_up()

    def _typed(self) -> str | None:
        """The words of the turn as they are in the editor; None if they are what they were."""
        words = self.editor.words.words() if self._turn is not None else self._before
        return words if words != self._before else None

    # ------------------------------------------------------------------------------------------------- turns

    def split(self) -> None:
        """In two where the caret is; the editor goes on with the second half."""
        turn, words = self._turn, self.editor.words.words()
        if turn is None:
            return
        at = word_start(words, self.editor.words.caret())
        left, right = spoken(words[:at]), spoken(words[at:])
        if not left or not right:
            self.editor.say(self.tr("Put the caret between two words: the turn is split there."))
            return
        place = turn.span.start + len(left)
        if self._run(split_turn, turn.id, place, "", None if self._typed() is None else f"{left} {right}"):
            self._reopen(place + 1)

    def merge(self) -> None:
        """With the next one; the editor goes on where they met."""
        turn = self._turn
        if turn is not None:
            seam = turn.span.start + len(spoken(self.editor.words.words()))
            if self._run(merge_turns, turn.id, self._typed()):
                self._reopen(seam)

    def _reopen(self, position: int) -> None:
        script = self._text.script
        self._turn = None
        turn = script.turn_at(position) if script is not None else None
        if turn is None:
            self.editor.close_up()
        else:
            self._open(turn, Span(position, position))

    # ------------------------------------------------------------------------------------------------- speakers

    def _choose_speaker(self) -> None:
        """From the editor: what was typed is kept first."""
        turn = self._turn
        self.keep()
        if turn is not None and not self.is_open:
            button = self.editor.speaker
            self._show_menu(turn.id, button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _on_margin_menu(self, turn_id: str) -> None:
        self.keep()
        self._show_menu(turn_id, QCursor.pos())

    def _show_menu(self, turn_id: str, point: QPoint) -> None:
        script = self._text.script
        turn = next((turn for turn in script.turns if turn.id == turn_id), None) if script is not None else None
        if script is not None and turn is not None and not self._studio().read_only:
            self.speakers.open(self._studio(), script, turn, point)

    # ------------------------------------------------------------------------------------------------- steps

    def _run(self, command: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Run a command; whether it was done. It may change quotes: then somebody should look at them."""
        interview = self._text.script.interview.id if self._text.script is not None else ""
        before = self._studio().read(checks_waiting, interview)
        self._running, self._landed = True, False
        try:
            self._studio().run(command, *args, **kwargs)
        finally:
            self._running = False
        if self._landed and (more := self._studio().read(checks_waiting, interview) - before) > 0:
            one, many = self.tr("1 quote needs a check now."), self.tr("{n} quotes need a check now.")
            self.undoable.emit(number_of(more, one, many))
        return self._landed

    def on_changed(self, changes: Changes) -> None:
        """Our own step has landed; after somebody else's the turn may not be what is being corrected."""
        if self._running:
            self._landed = True
        elif self.is_open and changes.touches("turn", "transcript", "interview"):
            self._close()
