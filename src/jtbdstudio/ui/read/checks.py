# SPDX-License-Identifier: MIT
"""Quotes whose transcript was changed under them: what they said before, what they say now, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from jtbdstudio.commands.notes import confirm_quotes, delete_notes, resize_quote
from jtbdstudio.domain.editing import Compared, differences
from jtbdstudio.queries.reader import checks_waiting, to_check
from jtbdstudio.ui import theme
from jtbdstudio.ui.overlay import Overlay
from jtbdstudio.ui.read.placing import PlacingBar
from jtbdstudio.ui.read.reader_column import ReaderColumn
from jtbdstudio.ui.widgets import Card, Chip, Label, SectionLabel, button, icon_button
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.queries.quotes import QuoteCard
    from jtbdstudio.store.history import Changes
    from jtbdstudio.ui.page import PageHeader
    from jtbdstudio.ui.workspace import Workspace

_WIDTH = 640
_LATER_MS = 150
_SHOWN = 100
"""More cards are not made at once; the next come up as these are done."""


class CheckCard(Card):
    """One quote, before and after side by side. Its buttons say what somebody found."""

    confirmed = Signal(str)
    went = Signal(str)
    place_wanted = Signal(str)
    deleted = Signal(str)

    def __init__(self, quote: QuoteCard, *, selected: bool, editable: bool) -> None:
        was, there = quote.was or quote.text, quote.start is not None
        super().__init__(padding=14, name=f"{quote.ref}: {was}")
        self.note_id = quote.id
        origin = " · ".join(part for part in (quote.ref, quote.customer_code, quote.time) if part)
        self.column.addWidget(Label(origin, "muted", theme.SMALL, tabular=True))
        before, after = differences(was, quote.text if there else "")
        row = QHBoxLayout()
        row.setSpacing(18)
        left = _side(self.tr("Before"), before if there else (Compared(was, True),), "struggle")
        right = _side(self.tr("Now"), after, "outcome") if there else self._lost()
        for side in (left, right):
            row.addWidget(side, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.column.addLayout(self._buttons(there=there, selected=selected, editable=editable))

    def _lost(self) -> QWidget:
        side, column = _titled(self.tr("Now"))
        gone = self.tr("Not in the transcript any more. The quote keeps these words until you say where it is.")
        column.addWidget(Label(gone, "muted", wrap=True))
        return side

    def _buttons(self, *, there: bool, selected: bool, editable: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.right = button(self.tr("Looks right"), partial(self.confirmed.emit, self.note_id), icon="check")
        self.go = button(self.tr("Go there"), partial(self.went.emit, self.note_id))
        words = self.tr("Put on the selection") if selected else self.tr("Select its words…")
        self.put = button(words, partial(self.place_wanted.emit, self.note_id))
        self.delete = button(self.tr("Delete"), partial(self.deleted.emit, self.note_id))
        for made, wanted in ((self.right, there), (self.go, there), (self.put, True), (self.delete, not there)):
            if not wanted:
                made.hide()  # nothing is shown here: it has no parent yet
            made.setEnabled(editable or made is self.go)
            row.addWidget(made)
        row.addStretch()
        return row


def _titled(title: str) -> tuple[QWidget, QVBoxLayout]:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(SectionLabel(title))
    return side, column


def _side(title: str, parts: tuple[Compared, ...], tone: str) -> QWidget:
    """Words with what differs marked, by color and by a line: struck out before, underlined now."""
    side, column = _titled(title)
    look = theme.tone_of(tone)
    line = "line-through" if tone == "struggle" else "underline"
    style = f"background-color:{look.ground.name()};color:{look.text.name()};text-decoration:{line}"
    html = "".join(escape(p.words) if p.same else f'<span style="{style}">{escape(p.words)}</span>' for p in parts)
    words = QLabel()
    words.setTextFormat(Qt.TextFormat.RichText)
    words.setFont(theme.font(13.5))
    words.setWordWrap(True)
    words.setAlignment(Qt.AlignmentFlag.AlignTop)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.setText(f'<span style="white-space:pre-wrap">{html}</span>')
    words.setAccessibleName(f"{title}: {''.join(part.words for part in parts)}")
    column.addWidget(words)
    return side


class ChecksSheet(Overlay):
    """The list. What is done with a card takes it off; after the last one the sheet is done."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, _WIDTH)
        head = QHBoxLayout()
        head.setContentsMargins(20, 16, 12, 2)
        self.title = Label("", size=15, weight=600)
        self.all_right = button(self.tr("All look right"), icon="check")
        head.addWidget(self.title, 1)
        head.addWidget(self.all_right)
        head.addWidget(icon_button("close", self.tr("Close"), self.dismiss))
        why = self.tr("The transcript was changed under these quotes. They count as they are until you decide.")
        said = Label(why, "muted", 12, wrap=True)
        said.setContentsMargins(20, 0, 20, 8)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addLayout(head)
        self.column.addWidget(said)
        self.column.addWidget(self.area, 1)

    def cards(self) -> list[CheckCard]:
        return self.area.findChildren(CheckCard) if self.area.widget() is not None else []

    def show_cards(self, cards: list[CheckCard], count: int) -> None:
        """Show these of so many, at the place that was scrolled to."""
        scrolled = self.area.verticalScrollBar().value()
        self.title.setText(number_of(count, self.tr("1 quote to check"), self.tr("{n} quotes to check")))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 4, 16, 16)
        column.setSpacing(10)
        for card in cards:
            column.addWidget(card)
        column.addStretch()
        self.area.setWidget(content)
        self.area.verticalScrollBar().setValue(scrolled)

    def place(self) -> None:
        width = min(_WIDTH, self.width() - 48)
        self.card.setFixedSize(width, self.height() - 24)
        self.card.move(self.width() - width - 12, 12)


class Checks(QObject):
    """The chip in the header, the sheet, and the bar that asks where a quote is."""

    said = Signal(str)
    undoable = Signal(str)

    def __init__(
        self, host: QWidget, header: PageHeader, column: ReaderColumn, studio: Callable[[], Workspace]
    ) -> None:
        super().__init__(host)
        self._host, self._column, self._studio = host, column, studio
        self._interview_id = ""
        self._sheet: ChecksSheet | None = None
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)  # a tag is not to wait for a count
        self._later.timeout.connect(self._show)
        self.chip = Chip("", "motivation", clickable=True)
        self.chip.setToolTip(self.tr("The transcript was changed under these quotes: see whether they are still right"))
        self.chip.hide()
        self.chip.clicked.connect(self._on_chip_clicked)
        header.add_left(self.chip)
        self.bar = PlacingBar()
        column.insert_above(self.bar)
        self.bar.put_wanted.connect(self._on_put)
        column.text.picked.connect(self._show_picked)

    @property
    def sheet(self) -> ChecksSheet:
        """Made when it is first asked for: most studies never need it."""
        if self._sheet is None:
            self._sheet = ChecksSheet(self._host.window())
            self._sheet.all_right.clicked.connect(self._on_all_right)
        return self._sheet

    @property
    def is_open(self) -> bool:
        return self._sheet is not None and self._sheet.isVisible()

    def show_interview(self, interview_id: str) -> None:
        """Count what waits in this interview."""
        if interview_id != self._interview_id:
            self.bar.close_up()
        self._interview_id = interview_id
        self._show()

    def _show(self) -> None:
        interview_id = self._interview_id
        self._later.stop()
        waiting = self._studio().read(checks_waiting, interview_id) if interview_id else 0
        self.chip.set_chip(self.tr("{n} to check").format(n=waiting), "motivation")
        self.chip.setVisible(bool(waiting))
        if self.is_open:
            self._fill()

    def on_changed(self, changes: Changes) -> None:
        if changes.touches("note"):
            if self.is_open:
                self._show()
            else:
                self._later.start()

    def forget(self) -> None:
        """Another study is open."""
        self._interview_id = ""
        self._later.stop()
        self.chip.hide()
        self.bar.close_up()
        if self._sheet is not None:
            self._sheet.dismiss()

    def open(self, note_id: str = "") -> None:
        """The list, if there is anything on it, with the focus on a quote if one is meant."""
        if not self._studio().read(checks_waiting, self._interview_id):
            self.said.emit(self.tr("No quote of this interview needs a check."))
            return
        self._fill()
        self.sheet.open()
        cards = self.sheet.cards()
        for card in [*(card for card in cards if card.note_id == note_id), *cards][:1]:
            (card.right if card.right.isVisibleTo(card) else card.put).setFocus()
            self.sheet.area.ensureWidgetVisible(card)

    def _on_chip_clicked(self) -> None:
        self.open()

    def confirm_current(self) -> None:
        """The quote with the ring around it is right as it is."""
        note_id = self._column.text.current
        mark = self._column.text.mark_of(note_id)
        if mark is None or not mark.needs_check:
            self.said.emit(self.tr("No quote is current that needs a check. They have dotted brackets."))
        else:
            self._on_confirmed(note_id)

    def _fill(self) -> None:
        quotes, editable = self._studio().read(to_check, self._interview_id), not self._studio().read_only
        if not quotes:
            self.sheet.dismiss()
            return
        selected = self._column.text.span() is not None
        cards = [CheckCard(quote, selected=selected, editable=editable) for quote in quotes[:_SHOWN]]
        for card in cards:
            card.confirmed.connect(self._on_confirmed)
            card.went.connect(self._on_went)
            card.place_wanted.connect(self._on_place_wanted)
            card.deleted.connect(self._on_deleted)
        self.sheet.all_right.setVisible(editable and any(quote.start is not None for quote in quotes))
        self.sheet.show_cards(cards, len(quotes))

    def _on_confirmed(self, note_id: str) -> None:
        self._studio().run(confirm_quotes, [note_id])

    def _on_all_right(self) -> None:
        self._studio().run(confirm_quotes, [quote.id for quote in self._studio().read(to_check, self._interview_id)])
        if not self.is_open:
            self.undoable.emit(self.tr("All of them are confirmed."))

    def _on_went(self, note_id: str) -> None:
        self.sheet.dismiss()
        self._column.go_to(note_id, center=True, flash=True)
        self._column.text.setFocus()

    def _on_deleted(self, note_id: str) -> None:
        self._studio().run(delete_notes, [note_id])

    def _on_place_wanted(self, note_id: str) -> None:
        span = self._column.text.span()
        if span is not None:
            self._studio().run(resize_quote, note_id, span.start, span.end)
            return
        quote = next((q for q in self._studio().read(to_check, self._interview_id) if q.id == note_id), None)
        self.sheet.dismiss()
        if quote is not None:
            self.bar.ask(note_id, quote.ref, quote.was or quote.text)
            self._column.text.setFocus()

    def _show_picked(self) -> None:
        self.bar.set_ready(self._column.text.span() is not None)

    def _on_put(self, note_id: str) -> None:
        span = self._column.text.span()
        if span is not None:
            self.bar.close_up()
            self._studio().run(resize_quote, note_id, span.start, span.end)
            self._column.go_to(note_id)
            self._column.text.setFocus()
