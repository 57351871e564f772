# SPDX-License-Identifier: MIT
"""The strip under the list: the whole words of the current quote, its codes, where it is used. Every line is a link."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from jtbdstudio.domain.codes import CodeTree
from jtbdstudio.queries.note_uses import NoteUses
from jtbdstudio.queries.quotes import QuoteCard
from jtbdstudio.ui import theme
from jtbdstudio.ui.coding.code_chip import CodeChip, given_tip
from jtbdstudio.ui.quotes.delegate import specific
from jtbdstudio.ui.widgets import FlowLayout, Label, SectionLabel, button, clear_layout
from jtbdstudio.ui.words import day, number_of

_HEIGHT, _HEIGHT_SHORT, _SHORT_PAGE = 190, 154, 640


class Details(QWidget):
    """Shows a :class:`QuoteCard`; what is clicked it only tells."""

    read_wanted = Signal()
    customer_wanted = Signal(str)
    code_removed = Signal(str)
    code_wanted = Signal(str)
    place_wanted = Signal(str, str, str)  # page, kind, id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: QuoteCard | None = None
        self.chips: list[CodeChip] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(0)
        self._words, self._codes, self._uses = _Column(18, self), _Column(16, self), _Column(16, self)
        for column, share in ((self._words, 11), (self._codes, 7), (self._uses, 7)):
            row.addWidget(column, share)
        self.setAccessibleName(self.tr("Details of the quote"))

    def fit(self, page_height: int) -> None:
        """As high as a page of this height can spare."""
        self.setFixedHeight(_HEIGHT_SHORT if page_height < _SHORT_PAGE else _HEIGHT)

    def show_note(
        self,
        card: QuoteCard | None,
        tree: CodeTree,
        uses: NoteUses,
        givers: Mapping[str, Sequence[str]] = MappingProxyType({}),
        *,
        editable: bool,
    ) -> None:
        """Everything about one note; None for none. `givers` are those who gave it its codes, by code."""
        for column in (self._words, self._codes, self._uses):
            column.clear()
        self._card = card
        self.chips = []
        if card is None:
            self._words.add(Label(self.tr("No quote is chosen."), "muted"))
            return
        self._show_words(card)
        self._show_codes(card, tree, editable=editable)
        for chip in self.chips:
            chip.setToolTip(given_tip(chip.name, givers.get(chip.code_id, ())))
        self._show_uses(uses)
        for column in (self._words, self._codes, self._uses):
            column.finish()

    def _show_words(self, card: QuoteCard) -> None:
        self._words.add(self._origin(card))
        if card.headline:
            self._words.add(Label(card.headline, size=14, weight=600, wrap=True))
        words = Label(card.text, size=14, wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.add(words)
        for name, text in (
            (self.tr("Memo"), card.memo),
            (self.tr("Lies behind"), card.behind),
            (self.tr("Said before the text was changed"), card.was),
        ):
            if text:
                self._words.add(Label(f"{name}: {text}", "muted", 12.5, wrap=True))

    def _origin(self, card: QuoteCard) -> QWidget:
        """Id, customer, day and time in one line; the customer and the place in the text are links."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Label(card.ref, "muted", 12, tabular=True))
        if card.customer_id:
            who = " ".join(part for part in (card.customer_code, card.customer_name) if part)
            row.addWidget(_Link(who, partial(self.customer_wanted.emit, card.customer_id)))
        if card.held_on:
            row.addWidget(Label(day(card.held_on), "muted", 12))
        if card.start is not None:
            where = card.time or self.tr("in the transcript")
            row.addWidget(_Link(self.tr("Read at {time}").format(time=where), self.read_wanted.emit))
        elif card.kind != "quote":
            row.addWidget(Label(self.tr("our own note"), "muted", 12))
        row.addStretch()
        return line

    def _show_codes(self, card: QuoteCard, tree: CodeTree, *, editable: bool) -> None:
        self._codes.add(SectionLabel(self.tr("Codes")))
        if not card.code_ids:
            self._codes.add(
                Label(self.tr("None yet. Press 1 to =, S, M, O, or T for any other."), "muted", 12.5, wrap=True)
            )
            return
        box = QFrame()
        flow = FlowLayout(box, 5)
        for code_id in specific(card.code_ids, tree):
            boxed = tree.family(code_id).handle == "boxes"
            name = tree[code_id].name if boxed else " › ".join(tree.parts(code_id))
            chip = CodeChip(code_id, name, tree.tone(code_id), tree[code_id].key, box)
            chip.opened.connect(self.code_wanted)
            if editable:
                chip.removed.connect(self.code_removed)
            flow.addWidget(chip)
            self.chips.append(chip)
        self._codes.add(box)

    def _show_uses(self, uses: NoteUses) -> None:
        self._uses.add(SectionLabel(self.tr("Used in")))
        for place in uses.boards:
            words = " › ".join(part for part in (place.board, place.zone) if part)
            self._uses.add(_Link(words, partial(self.place_wanted.emit, "boards", "placement", place.placement_id)))
        for job in uses.jobs:
            words = self.tr("Job: {name}").format(name=job.job)
            self._uses.add(_Link(words, partial(self.place_wanted.emit, "jobs", "job", job.job_id)))
        note_id = self._card.id if self._card is not None else ""
        for cell in uses.cells:
            words = f"{cell.map} › {cell.milestone} › {cell.lens}"
            self._uses.add(_Link(words, partial(self.place_wanted.emit, "cxmap", "note", note_id)))
        if not uses:
            self._uses.add(Label(self.tr("On no board, in no job statement, on no map yet."), "muted", 12.5, wrap=True))

    def say_many(self, notes: int, customers: int) -> None:
        """Several notes are selected: what the next key is for."""
        many = number_of(notes, self.tr("1 note"), self.tr("{n} notes"))
        people = number_of(customers, self.tr("1 customer"), self.tr("{n} customers"))
        self._words.say(
            self.tr("{notes} of {people} selected; this is the current one").format(notes=many, people=people)
        )

    def said(self) -> list[str]:
        """Every line of words, from top to bottom."""
        return [label.text() for label in self.findChildren(Label) if label.isVisibleTo(self)]

    def link(self, words: str) -> QPushButton:
        """The link that says this."""
        links = [link for link in self.findChildren(_Link) if link.isVisibleTo(self)]
        return next(link.button for link in links if link.button.accessibleName() == words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), now.panel)
        painter.fillRect(0, 0, self.width(), 1, now.line)
        for column in (self._codes, self._uses):
            painter.fillRect(column.x(), 14, 1, self.height() - 28, now.line_faint)


class _Column(QScrollArea):
    """One of the three: scrolls when it has more to say than there is room."""

    def __init__(self, left: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(left, 12, 12, 10)
        self._column.setSpacing(5)
        self.setWidget(content)

    def clear(self) -> None:
        clear_layout(self._column)
        self.verticalScrollBar().setValue(0)

    def add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def say(self, text: str) -> None:
        """A line on top of everything else."""
        self._column.insertWidget(0, Label(text, "accent", 12, wrap=True))

    def finish(self) -> None:
        self._column.addStretch()


class _Link(QWidget):
    """A link of one line; where there is no room for all of it, it ends in … and the tooltip has the rest."""

    def __init__(self, text: str, handler: Callable[[], object]) -> None:
        super().__init__()
        self._text = " ".join(text.split())
        self.button = button(self._text, handler, link=True, parent=self)
        self.button.setFont(theme.font(12.5))
        self.button.setAccessibleName(self._text)
        self._whole = self.button.sizeHint()
        self.setFocusProxy(self.button)

    def sizeHint(self) -> QSize:
        return QSize(self._whole.width() - 3, self._whole.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() + 3
        fits = self._whole.width() <= room
        shown = self.button.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room - 8)
        self.button.setText(self._text if fits else shown)
        self.button.setToolTip("" if fits else self._text)
        self.button.setGeometry(-3, 0, min(self._whole.width(), room), self.height())
