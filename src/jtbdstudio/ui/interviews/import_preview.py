# SPDX-License-Identifier: MIT
"""One file before it is imported: how it begins, and how it will be read; with what can be decided about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from jtbdstudio.domain.refs import stamp
from jtbdstudio.domain.transcript import SURVEY
from jtbdstudio.ui import theme
from jtbdstudio.ui.interviews.import_choices import MOST_SUGGESTED, ImportChoices, Suggestions
from jtbdstudio.ui.widgets import ElidedLabel, Label, button
from jtbdstudio.ui.words import day, number_of

if TYPE_CHECKING:
    from jtbdstudio.domain.transcript import SpokenTurn
    from jtbdstudio.queries.interview_details import KnownFile, KnownPeople
    from jtbdstudio.ui.interviews.reading import Entry
    from jtbdstudio.workflows.import_look import FileLook
    from jtbdstudio.workflows.import_plan import PlannedFile

_TURNS = 8
_MOST_LETTERS = 320
_MOST_LEFT_OUT = 12
_HALVES = {False: (9, 11), True: (11, 10)}
"""How the width is shared; a file one should check shows more of itself."""


def known_words(known: KnownFile) -> str:
    """``P01 · 3 Nov``"""
    return " · ".join(filter(None, (known.customer_code, day(known.held_on) if known.held_on else "")))


class RawText(QPlainTextEdit):
    """The beginning of the file as it is; what nobody said is tinted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left_out: frozenset[str] = frozenset()
        self.setReadOnly(True)
        self.setProperty("quiet", True)
        self.setFont(theme.mono_font(12))
        self.setAccessibleName(self.tr("The beginning of the file"))
        self.document().setDocumentMargin(10)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        theme.watcher.theme_changed.connect(self._tint)

    def show_beginning(self, text: str, left_out: tuple[str, ...]) -> None:
        self._left_out = frozenset(" ".join(line.split()) for line in left_out)
        self.setPlainText(text or self.tr("There is no text in this file to show."))
        self._tint()

    def _tint(self) -> None:
        tint = QTextCharFormat()
        tint.setBackground(theme.tone_of("motivation").ground)
        tint.setForeground(theme.tone_of("motivation").text)
        block = self.document().firstBlock()
        while block.isValid():
            if " ".join(block.text().split()) in self._left_out and block.text().strip():
                cursor = QTextCursor(block)
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(tint)
            block = block.next()


class ImportPreview(QWidget):
    """The lower half of the import sheet."""

    version_wanted = Signal(bool)  # import what is here already as its new version, or leave it
    customer_chosen = Signal(str)  # code
    read_wanted = Signal(str)  # id of an interview that is here already

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()
        self._look: FileLook | None = None
        self.raw, self.choices, self.suggestions = RawText(), ImportChoices(), Suggestions()
        self.suggestions.chosen.connect(self.customer_chosen)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(4, 6, 4, 6)
        left.addWidget(self.raw)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(17, 12, 8, 8)
        self._area, whole, self.content = QScrollArea(), QWidget(), QWidget()
        self._column = QVBoxLayout(whole)  # all of it scrolls: a group has a line of choices for every few speakers
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        for widget in (self.choices, self.suggestions, self.content):
            self._column.addWidget(widget)
        self._column.addStretch()
        self._area.setWidget(whole)
        self._area.setWidgetResizable(True)
        self._area.setMinimumHeight(48)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right.addWidget(self._area, 1)
        self._row.addLayout(left, 9)
        self._row.addWidget(self._right, 11)

    def show_file(self, file: PlannedFile, entry: Entry, people: KnownPeople, *, over: bool) -> None:
        """Show a file; ``over``: it is decided, there is nothing left to choose."""
        shown = (file, entry, entry.choice, people, over)
        if self._shown == shown:
            return
        look, self._shown = file.look, shown
        if look is not self._look or look is None:
            self._look = look
            self.raw.setVisible(look is not None)
            self.raw.show_beginning(look.beginning if look else "", look.left_out if look else ())
            for at, stretch in enumerate(_HALVES[look is not None and look.unsure]):
                self._row.setStretch(at, stretch)
            self._area.verticalScrollBar().setValue(0)
        self.choices.setVisible(not over and look is not None)
        self.choices.show_file(file, entry, people)
        self._show_suggestions(file, entry, people, over=over)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        self._lay_out(column, file, over=over)
        self._column.replaceWidget(self.content, content)
        self.content.hide()
        self.content.deleteLater()
        self.content = content
        content.show()

    def ask_about(self, speaker: str) -> None:
        """Bring the choice about a speaker in sight, and put the focus there."""
        if pick := self.choices.pick_of(speaker):
            self._area.ensureWidgetVisible(pick)
            pick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_suggestions(self, file: PlannedFile, entry: Entry, people: KnownPeople, *, over: bool) -> None:
        """Only where we do not know better: who is recognized is not asked for."""
        open_to = file.wanted and file.is_new and not file.is_survey and entry.choice.customer is None and not over
        self.suggestions.setVisible(open_to and bool(people.waiting))
        self.suggestions.show_codes(people.waiting[:MOST_SUGGESTED] if open_to else (), dict(people.customers))

    def _lay_out(self, column: QVBoxLayout, file: PlannedFile, *, over: bool) -> None:
        look = file.look
        if look is None or not look.is_readable or file.verdict == "twice":
            column.addWidget(Label(self._sentence(file), wrap=True))
            return
        if file.known is not None:
            self._lay_out_known(column, file, file.known, over=over)
        for warning in look.warnings:
            column.addWidget(Label(warning, "danger", 12, wrap=True))
        if look.survey is not None:
            self._lay_out_survey(column, look)
        else:
            self._lay_out_turns(column, file, look)
        self._lay_out_left_out(column, look)

    def _lay_out_known(self, column: QVBoxLayout, file: PlannedFile, known: KnownFile, *, over: bool) -> None:
        """Open it, import it as a new version, or skip it."""
        words = self.tr("The same words are in this study already, as {interview}.").format(
            interview=known_words(known)
        )
        told = self.tr("They are imported as its new version; quotes keep their places.") if file.wanted else ""
        column.addWidget(Label(f"{words} {told}".strip(), wrap=True))
        if over:
            return
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button(self.tr("Open it"), lambda: self.read_wanted.emit(known.interview_id), icon="read"))
        if not file.is_survey:
            renew = self.tr("Skip it") if file.wanted else self.tr("Import as new version")
            row.addWidget(button(renew, lambda: self.version_wanted.emit(not file.wanted)))
        row.addStretch()
        column.addLayout(row)

    def _lay_out_turns(self, column: QVBoxLayout, file: PlannedFile, look: FileLook) -> None:
        shown = look.first_turns[:_TURNS]
        column.addLayout(self._turns(shown, [self._who(file, turn) for turn in shown]))
        rest = look.turns - len(shown)
        if rest > 0:
            words = number_of(rest, self.tr("and 1 more turn"), self.tr("and {n} more turns"))
            column.addWidget(Label(words, "faint", 12))

    def _who(self, file: PlannedFile, turn: SpokenTurn) -> tuple[str, str]:
        """Who says a turn, and in which role it is written."""
        role = file.roles.get(turn.speaker, "customer")
        if role == "customer":
            return file.code or turn.speaker, ""
        return turn.speaker, "muted"

    def _lay_out_survey(self, column: QVBoxLayout, look: FileLook) -> None:
        assert look.survey is not None
        for person in look.survey.first:
            about = [person.customer.get(key, "") for key in ("name", "role", "company", "segment")]
            words = " · ".join(filter(None, (*about, day(person.held_on) if person.held_on else "")))
            column.addWidget(Label(words or self.tr("Somebody without a name"), "", theme.UI_TEXT, 600, wrap=True))
            for turn in person.transcript.turns:
                asked = turn.speaker == SURVEY
                said = _shortened(turn.text)
                column.addWidget(Label(said, "muted" if asked else "", 12 if asked else theme.UI_TEXT, wrap=True))
        rest = len(look.survey.names) - len(look.survey.first)
        if rest > 0:
            words = number_of(rest, self.tr("and 1 more customer"), self.tr("and {n} more customers"))
            column.addWidget(Label(words, "faint", 12))

    def _turns(self, turns: Sequence[SpokenTurn], who: Sequence[tuple[str, str]]) -> QGridLayout:
        grid, top = QGridLayout(), Qt.AlignmentFlag.AlignTop
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        for row, (turn, (speaker, role)) in enumerate(zip(turns, who, strict=True)):
            if turn.start_ms is not None:
                grid.addWidget(Label(stamp(turn.start_ms), "faint", 12, tabular=True), row, 0, top)
            name = ElidedLabel(speaker or self.tr("somebody"), role, theme.UI_TEXT, 600)
            name.setFixedWidth(min(name.sizeHint().width(), 104))
            grid.addWidget(name, row, 1, top)
            grid.addWidget(Label(_shortened(turn.text), role, wrap=True), row, 2, top)
        return grid

    def _lay_out_left_out(self, column: QVBoxLayout, look: FileLook) -> None:
        lines = look.left_out
        if not lines:
            return
        one, many = (
            self.tr("Left out: 1 line that nobody said (tinted)."),
            self.tr("Left out: {n} lines that nobody said (tinted)."),
        )
        label = Label(number_of(len(lines), one, many), "faint", 12, wrap=True)
        label.setToolTip("\n".join(lines[:_MOST_LEFT_OUT]))
        column.addWidget(label)
        for line in lines[:_MOST_LEFT_OUT]:
            column.addWidget(ElidedLabel(line, "faint", 12))

    def _sentence(self, file: PlannedFile) -> str:
        if file.look is None:
            return self.tr("{name} is being read.").format(name=file.path.name)
        if file.verdict == "twice":
            return self.tr("{other} holds exactly the same words. They are imported once.").format(other=file.same_as)
        return file.look.error

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        middle = self._right.x()
        painter.fillRect(QRectF(0, 0, middle, self.height()), now.paper)
        painter.fillRect(QRectF(middle, 0, 1, self.height()), now.line)
        painter.fillRect(QRectF(0, 0, self.width(), 1), now.line)


def _shortened(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= _MOST_LETTERS else f"{said[:_MOST_LETTERS].rsplit(' ', 1)[0]} …"
