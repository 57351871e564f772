# SPDX-License-Identifier: MIT
"""One file before it is imported: how it begins, and how it will be read; with what can be decided about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from jtbdstudio.domain.refs import stamp
from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets import ElidedLabel, Label, button
from jtbdstudio.ui.widgets.fields import Pick
from jtbdstudio.ui.words import day, number_of
from jtbdstudio.workflows.import_plan import NEW, PlannedFile

if TYPE_CHECKING:
    from jtbdstudio.domain.transcript import ParsedTranscript, SpokenTurn
    from jtbdstudio.queries.interview_details import KnownPeople

_TURNS = 8
_MOST_LETTERS = 320
_NOBODY = "\0"


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
        self._left_out = frozenset(left_out)
        self.setPlainText(text or self.tr("There is no text in this file to show."))
        self._tint()

    def _tint(self) -> None:
        tint = QTextCharFormat()
        tint.setBackground(theme.tone_of("motivation").ground)
        tint.setForeground(theme.tone_of("motivation").text)
        block = self.document().firstBlock()
        while block.isValid():
            if block.text().strip() in self._left_out:
                cursor = QTextCursor(block)
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(tint)
            block = block.next()


class ImportPreview(QWidget):
    """The lower half of the import sheet."""

    interviewer_chosen = Signal(str)
    customer_chosen = Signal(str)  # a code, or NEW
    skip_chosen = Signal(bool)
    read_wanted = Signal(str)  # id of an interview that is here already

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[PlannedFile, KnownPeople, bool] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.raw = RawText()
        left = QVBoxLayout()
        left.setContentsMargins(4, 6, 4, 6)
        left.addWidget(self.raw)
        row.addLayout(left, 9)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(17, 12, 8, 8)
        right.setSpacing(10)
        right.addWidget(self._choices())
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right.addWidget(self._area, 1)
        row.addWidget(self._right, 11)

    def _choices(self) -> QWidget:
        self.choices = QWidget()
        grid = QGridLayout(self.choices)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        self.interviewer = Pick(self.tr("Interviewer"))
        self.interviewer.picked.connect(self._on_interviewer_picked)
        self.customer = Pick(self.tr("Customer"))
        self.customer.picked.connect(self.customer_chosen)
        self.skip = QCheckBox(self.tr("Leave out"))
        self.skip.clicked.connect(self.skip_chosen)
        named = ((self.tr("Interviewer"), self.interviewer), (self.tr("Customer"), self.customer))
        for column, (words, pick) in enumerate(named):
            label = Label(words, "muted", 12)
            label.setBuddy(pick)
            grid.addWidget(label, 0, column)
            grid.addWidget(pick, 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.skip, 1, len(named))
        return self.choices

    def show_file(self, file: PlannedFile, people: KnownPeople, *, over: bool) -> None:
        """Show a file; ``over``: it is decided, there is nothing left to choose."""
        if self._shown == (file, people, over):
            return
        was = self._shown[0] if self._shown else None
        other = was is None or was.path != file.path or was.look is not file.look
        self._shown = (file, people, over)
        look, parsed = file.look, file.look.read.parsed if file.look else None
        if other:
            self.raw.setVisible(look is not None)
            self.raw.show_beginning(look.beginning if look else "", parsed.left_out if parsed else ())
        self.choices.setVisible(file.can_import and not over)
        if parsed is not None and file.can_import:
            self._fill_choices(file, parsed, people)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        if parsed is not None and file.can_import:
            self._lay_out_turns(column, file, parsed)
        else:
            self._lay_out_sentence(column, file)
        column.addStretch()
        self._area.setWidget(content)

    def _fill_choices(self, file: PlannedFile, parsed: ParsedTranscript, people: KnownPeople) -> None:
        speakers = {speaker: speaker for speaker in parsed.speakers}
        self.interviewer.set_choices({**speakers, _NOBODY: self.tr("none of them")})
        self.interviewer.show_key(file.interviewer or _NOBODY)
        new = self.tr("{code} (new)").format(code=file.code) if file.is_new and file.code else self.tr("somebody new")
        known = {code: " · ".join(filter(None, (code, name))) for code, name in people.customers}
        self.customer.set_choices({NEW: new, **known})
        self.customer.show_key(NEW if file.is_new else file.code)
        self.customer.setEnabled(not file.skipped)
        self.interviewer.setEnabled(not file.skipped and bool(speakers))
        self.skip.setChecked(file.skipped)

    def _lay_out_turns(self, column: QVBoxLayout, file: PlannedFile, parsed: ParsedTranscript) -> None:
        for warning in parsed.warnings:
            column.addWidget(Label(warning, "danger", 12, wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        for row, turn in enumerate(parsed.turns[:_TURNS]):
            self._lay_out_turn(grid, row, file, turn)
        column.addLayout(grid)
        rest = len(parsed.turns) - _TURNS
        notes = [number_of(rest, self.tr("1 more turn"), self.tr("{n} more turns"))] if rest > 0 else []
        if parsed.left_out:
            one = self.tr("left out 1 line that nobody said")
            notes.append(number_of(len(parsed.left_out), one, self.tr("left out {n} lines that nobody said")))
        if file.held_on:
            notes.append(self.tr("held on {day}, as the file's name says").format(day=day(file.held_on)))
        if notes:
            column.addWidget(Label(" · ".join(notes), "faint", 12, wrap=True))

    def _lay_out_turn(self, grid: QGridLayout, row: int, file: PlannedFile, turn: SpokenTurn) -> None:
        asks = bool(turn.speaker) and turn.speaker == file.interviewer
        who = turn.speaker if asks or (turn.speaker and turn.speaker not in file.others[:1]) else file.code
        said = " ".join(turn.text.split())
        said = said if len(said) <= _MOST_LETTERS else f"{said[:_MOST_LETTERS].rsplit(' ', 1)[0]} …"
        role, top = "muted" if asks else "", Qt.AlignmentFlag.AlignTop
        if turn.start_ms is not None:
            grid.addWidget(Label(stamp(turn.start_ms), "faint", 12, tabular=True), row, 0, top)
        name = ElidedLabel(who or self.tr("somebody"), role, theme.UI_TEXT, 600)
        name.setFixedWidth(min(name.sizeHint().width(), 104))
        grid.addWidget(name, row, 1, top)
        grid.addWidget(Label(said, role, wrap=True), row, 2, top)

    def _lay_out_sentence(self, column: QVBoxLayout, file: PlannedFile) -> None:
        column.setContentsMargins(0, 4, 8, 0)
        column.addWidget(Label(self._sentence(file), wrap=True))
        if file.known is not None:
            known = file.known
            words = self.tr("Read {code}").format(code=known.customer_code)
            row = QHBoxLayout()
            row.addWidget(button(words, lambda: self.read_wanted.emit(known.interview_id), icon="read"))
            row.addStretch()
            column.addLayout(row)

    def _sentence(self, file: PlannedFile) -> str:
        if file.look is None:
            return self.tr("{name} is being read.").format(name=file.path.name)
        if file.verdict == "here":
            return self.tr("The same file is in this study already, as {code}. It is not imported again.").format(
                code=file.code
            )
        if file.verdict == "twice":
            return self.tr("{other} holds exactly the same. It is imported once.").format(other=file.same_as)
        return file.look.read.error

    def _on_interviewer_picked(self, key: str) -> None:
        self.interviewer_chosen.emit("" if key == _NOBODY else key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        middle = self._right.x()
        painter.fillRect(QRectF(0, 0, middle, self.height()), now.paper)
        painter.fillRect(QRectF(middle, 0, 1, self.height()), now.line)
        painter.fillRect(QRectF(0, 0, self.width(), 1), now.line)
