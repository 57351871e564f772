# SPDX-License-Identifier: MIT
"""One code in full: its name and color, when to give it and when not, the quotes behind it, where it is at work."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jtbdstudio.ui import theme
from jtbdstudio.ui.codebook.swatches import Swatches
from jtbdstudio.ui.evidence import EvidenceCard
from jtbdstudio.ui.widgets import ElidedLabel, KeyCap, Label, SectionLabel, button, clear_layout, icon_button
from jtbdstudio.ui.widgets.fields import TypedField
from jtbdstudio.ui.widgets.growing import GrowingNotes
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.queries.codebook import CodeEntry, CodePlace
    from jtbdstudio.queries.quotes import QuoteCard

_TEXTS = ("description", "include", "exclude")
_VOICED = ("job", "forces")


class CodePanel(QWidget):
    """What somebody types is said as they type it; the page stores it."""

    edited = Signal(str, str, str)  # field, value, key of what is typed in one go
    tone_chosen = Signal(str)
    menu_wanted = Signal()
    quotes_wanted = Signal(str)  # code id
    quote_opened = Signal(str)  # note id
    place_opened = Signal(str, str)  # kind, id
    restore_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry: CodeEntry | None = None
        self._listed: tuple[object, ...] = ()
        self._editable = True
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(18, 14, 18, 18)
        self._column.setSpacing(6)
        self._build_head()
        self._build_fields()
        self._build_lists()
        self._column.addStretch()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self._area)
        theme.watcher.theme_changed.connect(self.update)

    def _build_head(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        self.path = ElidedLabel("", "muted", 12)
        self._key = QHBoxLayout()
        self.menu_button = icon_button("more", self.tr("What can be done with this code"), self.menu_wanted.emit)
        head.addWidget(self.path, 1)
        head.addLayout(self._key)
        head.addWidget(self.menu_button)
        self.name = TypedField(self.tr("Name of the code"))
        self.name.setFont(theme.font(15, 600))
        self.name.setMinimumHeight(34)
        self.name.typed.connect(partial(self.edited.emit, "name"))
        self.name.left.connect(self._on_name_left)
        self.problem = Label("", "danger", 12, wrap=True)
        self.archived = QWidget()
        row = QHBoxLayout(self.archived)
        row.setContentsMargins(0, 2, 0, 2)
        row.addWidget(Label(self.tr("Archived: it is not offered any more."), "muted", 12), 1)
        row.addWidget(button(self.tr("Offer it again"), self.restore_wanted.emit, link=True))
        self.swatches = Swatches()
        self.swatches.chosen.connect(self.tone_chosen)
        counts = QHBoxLayout()
        counts.setSpacing(8)
        self.counts = button("", self._on_counts_clicked, link=True)
        self.uses = ElidedLabel("", "faint", 12)
        counts.addWidget(self.counts)
        counts.addWidget(self.uses, 1)
        self._column.addLayout(head)
        for widget in (self.name, self.problem, self.archived):
            self._column.addWidget(widget)
        self._column.addLayout(counts)
        self._column.addWidget(self.swatches)

    def _build_fields(self) -> None:
        captions = {
            "description": (self.tr("What it means"), self.tr("In a sentence a colleague understands")),
            "include": (self.tr("When to use it"), self.tr("What a quote must say to get this code")),
            "exclude": (self.tr("When not"), self.tr("What looks like it and is something else")),
        }
        self.fields: dict[str, GrowingNotes] = {}
        self._captions: list[QWidget] = []
        for name, (caption, hint) in captions.items():
            field = self.fields[name] = GrowingNotes(caption, 2)
            field.set_hint(hint)
            field.typed.connect(partial(self.edited.emit, name))
            self._add_caption(caption)
            self._column.addWidget(field)
        self.voice_caption = self._add_caption(self.tr("In the customer's voice"))
        self.voice = GrowingNotes(self.tr("In the customer's voice"), 1)
        self.voice.typed.connect(partial(self.edited.emit, "voice"))
        self._column.addWidget(self.voice)

    def _add_caption(self, words: str) -> Label:
        made = Label(words, "muted", 12)
        made.setContentsMargins(0, 6, 0, 0)
        self._captions.append(made)
        self._column.addWidget(made)
        return made

    def _build_lists(self) -> None:
        self._lists = QVBoxLayout()
        self._lists.setSpacing(8)
        self._lists.setContentsMargins(0, 10, 0, 0)
        self._column.addLayout(self._lists)

    # What is shown

    def show_code(self, entry: CodeEntry, above: str, quotes: Sequence[QuoteCard], places: Sequence[CodePlace]) -> None:
        """Show a code. ``above`` is where it lies, in words."""
        other = self.entry is None or self.entry.id != entry.id
        self.entry = entry
        self.path.set_text(above)
        self._show_key(entry.key)
        self._show_name(entry, other=other)
        is_code = bool(entry.depth)
        self.archived.setVisible(entry.hidden)
        self.counts.setVisible(is_code)
        self.uses.setVisible(is_code)
        self.swatches.setVisible(is_code)
        self._show_counts(entry)
        self.swatches.show_tone(entry.own_tone, entry.tone if not entry.own_tone else "neutral", inherits=entry.is_own)
        for name in _TEXTS:
            self.fields[name].show_text(getattr(entry, name))
            self.fields[name].setVisible(is_code or name == "description")
        for caption, name in zip(self._captions, (*_TEXTS, "voice"), strict=True):
            caption.setVisible(is_code or name == "description")
        self._show_voice(entry)
        self._show_lists(entry, quotes, places)
        self._settle()
        if other:
            self._area.verticalScrollBar().setValue(0)

    def set_editable(self, editable: bool) -> None:
        """A study that is only read."""
        self._editable = editable
        self._settle()

    def say_problem(self, words: str) -> None:
        """Why a name is not kept."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.name.mark_invalid(bool(words))

    def _settle(self) -> None:
        own = self.entry is not None and not self.entry.handle
        described = self._editable and self.entry is not None and self.entry.depth > 0
        self.name.setReadOnly(not (own and self._editable))
        self.name.setFocusPolicy(Qt.FocusPolicy.StrongFocus if own else Qt.FocusPolicy.NoFocus)
        self.voice.setReadOnly(not described)
        for field in self.fields.values():
            field.setReadOnly(not described)
        self.swatches.setEnabled(described)
        self.menu_button.setVisible(described)

    def _show_key(self, key: str) -> None:
        clear_layout(self._key)
        if key:
            self._key.addWidget(KeyCap(key, self))

    def _show_name(self, entry: CodeEntry, *, other: bool) -> None:
        if other or not self.problem.text():  # what is no name yet stays as it is typed
            self.name.show_text(entry.name)
            self.say_problem("")
        tip = self.tr("The method gives this name. What it means in your study is yours to write.")
        self.name.setToolTip(tip if entry.handle else "")

    def _show_counts(self, entry: CodeEntry) -> None:
        quotes = number_of(entry.quotes, self.tr("1 quote"), self.tr("{n} quotes"))
        people = number_of(entry.customers, self.tr("1 customer"), self.tr("{n} customers"))
        self.counts.setText(f"{quotes} · {people}" if entry.quotes else self.tr("No quote yet"))
        self.counts.setEnabled(bool(entry.quotes))
        self.uses.set_text("")
        if entry.last_used:
            from jtbdstudio.ui.words import day

            self.uses.set_text(self.tr("last given {day}").format(day=day(entry.last_used)))

    def _show_voice(self, entry: CodeEntry) -> None:
        voiced = bool(entry.depth) and entry.family in _VOICED
        self.voice_caption.setVisible(voiced)
        self.voice.setVisible(voiced)
        self.voice.show_text(entry.voice)
        hints = {
            "struggle": self.tr("When I …"),
            "motivation": self.tr("Help me …"),
            "outcome": self.tr("So I can …"),
            "anxiety": self.tr("What if …?"),
            "pull": self.tr("So I can …"),
        }
        self.voice.set_hint(hints.get(entry.column, self.tr("When …")))

    def _show_lists(self, entry: CodeEntry, quotes: Sequence[QuoteCard], places: Sequence[CodePlace]) -> None:
        shown = (entry.id, entry.quotes, tuple(quotes), tuple(places))
        if shown == self._listed:
            return
        self._listed = shown
        clear_layout(self._lists)
        if quotes:
            self._lists.addWidget(SectionLabel(self.tr("Quotes")))
        for quote in quotes:
            card = EvidenceCard(quote)
            card.opened.connect(self.quote_opened)
            self._lists.addWidget(card)
        if entry.quotes > len(quotes) > 0:
            words = self.tr("Show all {n} quotes").format(n=f"{entry.quotes:,}")
            more = button(words, self._on_counts_clicked, link=True)
            self._lists.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        if places:
            self._lists.addWidget(SectionLabel(self.tr("Where it is at work")))
        for place in places:
            link = button(self._place_words(place), partial(self.place_opened.emit, place.kind, place.id), link=True)
            self._lists.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _place_words(self, place: CodePlace) -> str:
        words = {
            "board": self.tr("Board: {name}"),
            "job": self.tr("Job: {name}"),
            "map": self.tr("CX map: {name}"),
        }[place.kind]
        return words.format(name=place.name if len(place.name) < 44 else place.name[:42] + "…").replace("&", "&&")

    def _on_counts_clicked(self) -> None:
        if self.entry is not None:
            self.quotes_wanted.emit(self.entry.id)

    def _on_name_left(self) -> None:
        if self.problem.text() and self.entry is not None:  # what is no name is not kept
            self.say_problem("")
            self.name.show_text(self.entry.name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme.current()
        painter.fillRect(self.rect(), now.panel)
        painter.fillRect(QRectF(0, 0, 1, self.height()), now.line)
