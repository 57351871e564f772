# SPDX-License-Identifier: MIT
"""The line under the text: the current quote with its codes, or what to press when words are selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from jtbdstudio.domain.codes import JOB_COLUMNS
from jtbdstudio.ui import icons, theme
from jtbdstudio.ui.actions import BY_ID
from jtbdstudio.ui.coding.kinds import kind_name, kind_sentence
from jtbdstudio.ui.keys import live
from jtbdstudio.ui.read.chip_row import ChipOf, ChipRow
from jtbdstudio.ui.read.key_strip import KeyStrip
from jtbdstudio.ui.widgets import Chip, ElidedLabel, KeyCap, Label, icon_button

HEIGHT = 76
_ROOMY = 600
"""From this width on everything has a button of its own; below, some are in the menu behind the dots."""


@dataclass(frozen=True)
class CurrentQuote:
    """What the bar shows of a quote. `origin` is who and when, `warning` is empty or says what to check.

    `offers` are codes its box suggests, `mixed` says what is wrong with words of the interviewer in it.
    """

    note_id: str
    ref: str
    origin: str
    codes: tuple[ChipOf, ...]
    starred: bool
    surprise: bool
    warning: str = ""
    offers: tuple[ChipOf, ...] = ()
    evidence: str = ""
    memo: str = ""
    mixed: str = ""


class QuoteBar(QWidget):
    """Always of one height, so that the text never jumps."""

    code_removed = Signal(str)
    code_opened = Signal(str)
    code_taken = Signal(str)
    picker_wanted = Signal()
    evidence_wanted = Signal()
    memo_wanted = Signal()
    shorten_wanted = Signal()
    menu_wanted = Signal(QPoint)  # where, on the screen
    star_toggled = Signal(bool)
    surprise_toggled = Signal(bool)
    copy_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.quote: CurrentQuote | None = None
        self._editable = True
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._make_hint())
        self._stack.addWidget(self._make_quote())
        self.setAccessibleName(self.tr("Current quote"))
        theme.watcher.theme_changed.connect(self.show_toggles)

    def _make_hint(self) -> QWidget:
        hint = QWidget()
        column = QVBoxLayout(hint)
        column.setContentsMargins(24, 8, 14, 12)
        column.setSpacing(4)
        self.said = ElidedLabel("", "muted")
        first = QHBoxLayout()
        first.addWidget(self.said, 1)
        self.more_for_words = icon_button("more", self.tr("More for these words"), self._on_more_for_words)
        self.more_for_words.hide()
        first.addWidget(self.more_for_words)
        column.addLayout(first)
        row = QHBoxLayout()
        row.setSpacing(14)
        self._groups = [self._key_group(names, text) for names, text in self._keys()]
        for group in self._groups:
            row.addWidget(group)
        row.addStretch()
        column.addLayout(row)
        self.strip = KeyStrip()
        self.strip.chosen.connect(self.code_taken)
        self.strip.picker_wanted.connect(self.picker_wanted)
        self.strip.hide()
        column.addWidget(self.strip)
        return hint

    @staticmethod
    def _key_group(names: Sequence[str], text: str) -> QWidget:
        group = QWidget()
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for name in names:
            cap = KeyCap("", group)
            live(cap, partial(_show_cap, cap, name))
            row.addWidget(cap)
        row.addWidget(Label(text, "muted", 12))
        return group

    def _keys(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        return (
            (("box",), self.tr("box")),
            (("struggle", "motivation", "outcome"), self.tr("column")),
            (("tag",), self.tr("any code")),
            (("quote",), self.tr("quote only")),
            (("repeat",), self.tr("same again")),
        )

    def _make_quote(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 8, 14, 10)
        column.setSpacing(5)
        column.addLayout(self._make_first_row())
        self.chips = ChipRow()
        self.chips.removed.connect(self.code_removed)
        self.chips.opened.connect(self.code_opened)
        self.chips.taken.connect(self.code_taken)
        self.chips.more_wanted.connect(self.picker_wanted)
        self.none = Label(self._no_code(), "muted", 12, parent=self.chips)
        self.none.setGeometry(0, 2, 600, 20)
        column.addWidget(self.chips)
        return page

    def _make_first_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self.ref = Label("", size=12, weight=600, tabular=True)
        self.ref.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.origin = ElidedLabel("", "muted", 12)
        self.mixed = Chip(self.tr("Interviewer's words"), "motivation", key="W", clickable=True)
        self.mixed.clicked.connect(self.shorten_wanted)
        self.kind = Chip(self._kind_asked(), "neutral", key="E", clickable=True)
        self.kind.clicked.connect(self.evidence_wanted)
        row.addWidget(self.ref)
        row.addSpacing(4)
        row.addWidget(self.origin, 1)
        row.addWidget(self.mixed)
        row.addWidget(self.kind)
        for made in self._make_buttons():
            row.addWidget(made)
        return row

    def _make_buttons(self) -> tuple[QToolButton, ...]:
        self.star = self._toggle("star", self._named("reader.star"), self.star_toggled)
        self.surprise = self._toggle("surprise", self._named("reader.surprise"), self.surprise_toggled)
        self.memo = icon_button("note", self._named("reader.memo"), self.memo_wanted.emit)
        tag = icon_button("tag", self._named("reader.tag"), self.picker_wanted.emit)
        copy = icon_button("copy", self._named("reader.copy"), self.copy_wanted.emit)
        delete = icon_button("delete", self._named("reader.remove"), self.delete_wanted.emit)
        self.more = icon_button("more", self.tr("More for this quote"), self._on_more)
        self._folding: tuple[QWidget, ...] = (tag, copy, delete)
        self._changing = (self.star, self.surprise, self.memo, tag, delete, self.mixed, self.kind, self.more)
        return self.star, self.surprise, self.memo, tag, copy, delete, self.more

    @staticmethod
    def _named(action_id: str) -> str:
        """What a button does, with its key."""
        spec = BY_ID[action_id]
        return f"{spec.title} ({spec.key_text})" if spec.key_text else spec.title

    def _kind_asked(self) -> str:
        return self.tr("Evidence")

    def _on_more_for_words(self) -> None:
        self.menu_wanted.emit(self.more_for_words.mapToGlobal(QPoint(0, self.more_for_words.height())))

    def _on_more(self) -> None:
        self.menu_wanted.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _toggle(self, icon: str, name: str, signal: SignalInstance) -> QToolButton:
        made = icon_button(icon, name)
        made.setCheckable(True)
        made.clicked.connect(signal)
        return made

    def _no_code(self) -> str:
        if not self._editable:
            return self.tr("No code.")
        columns = ", ".join(key_of(f"reader.{handle}") for handle in JOB_COLUMNS)
        return self.tr("No code yet: press {boxes}, {columns}, or {any} for any code.").format(
            boxes=_boxes_said(), columns=columns, any=key_of("reader.tag")
        )

    def set_editable(self, editable: bool) -> None:
        """Offer what changes a quote, or (the study can only be read) no more than looking at it."""
        self._editable = editable
        for made in self._changing:
            made.setEnabled(editable)
        self.none.setText(self._no_code())
        self._fit_groups(self.width())

    def show_hint(self, text: str) -> None:
        """No quote is current: say what can be done."""
        self._say(text, offers_keys=False)

    def show_selection(self, text: str, boxes: Sequence[ChipOf], columns: Sequence[ChipOf]) -> None:
        """Words are selected: say how many, and offer what they can be."""
        self.strip.show_codes(boxes, columns, key_of("reader.tag"))
        self._say(text, offers_keys=True)

    def _say(self, text: str, *, offers_keys: bool) -> None:
        if offers_keys == self.strip.isHidden():
            self.strip.setVisible(offers_keys)
            self.more_for_words.setVisible(offers_keys)
            self._fit_groups(self.width())
        if self.quote is None and self.said.whole_text() == text:
            return
        self.quote = None
        self.said.set_text(text)
        self._stack.setCurrentIndex(0)

    def show_quote(self, quote: CurrentQuote) -> None:
        """Show a quote; widgets are touched only where something differs."""
        before, self.quote = self.quote, quote
        if before == quote:
            return
        shown = (before.note_id, before.codes, before.offers) if before is not None else None
        if shown != (quote.note_id, quote.codes, quote.offers):
            self.chips.show_codes(quote.codes, quote.offers)
            self.none.setVisible(not quote.codes)
        self.ref.setText(quote.ref)
        self.origin.set_text(" · ".join(part for part in (quote.origin, quote.warning) if part))
        self._show_kind(quote)
        self.show_toggles()
        self._stack.setCurrentIndex(1)
        if before is None or (before.ref, before.codes) != (quote.ref, quote.codes):
            self._announce(quote)

    def _announce(self, quote: CurrentQuote) -> None:
        """Say to who cannot see it what the quote has now."""
        if QAccessible.isActive():
            codes = ", ".join(chip.name for chip in quote.codes) or self.tr("no code")
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{quote.ref}: {codes}"))

    def _show_kind(self, quote: CurrentQuote) -> None:
        """What kind of evidence it is, whose words are in it, what was thought about it."""
        self.kind.set_chip(kind_name(quote.evidence) or self._kind_asked(), key=key_of("reader.evidence"))
        self.kind.setToolTip(kind_sentence(quote.evidence) or self._named("reader.evidence"))
        self.mixed.set_chip(self._mixed_said(), "motivation", key_of("reader.shorten"))
        self.mixed.setToolTip(
            quote.mixed + "\n" + self.tr("A click leaves them out; so does each word taken off an end.")
        )
        self.memo.setToolTip(quote.memo or self._named("reader.memo"))
        self._fold()

    def _mixed_said(self) -> str:
        return self.tr("Interviewer's words") if self.width() >= _ROOMY else self.tr("Interviewer")

    def _fold(self) -> None:
        """What has no room is left to the menu."""
        roomy = self.width() >= _ROOMY
        for made in self._folding:
            made.setVisible(roomy)
        quote = self.quote
        self.mixed.setVisible(quote is not None and bool(quote.mixed))
        self.kind.setVisible(roomy or (quote is not None and bool(quote.evidence) and not quote.mixed))

    def show_toggles(self) -> None:
        """Star, surprise and memo as they are stored."""
        if self.quote is None:
            return
        for made, name, on in (
            (self.star, "star", self.quote.starred),
            (self.surprise, "surprise", self.quote.surprise),
        ):
            made.setChecked(on)
            icons.set_icon(made, name, "accent" if on else "muted")
        icons.set_icon(self.memo, "note", "accent" if self.quote.memo else "muted")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_groups(event.size().width())
        self.mixed.set_chip(self._mixed_said(), "motivation")
        self._fold()

    def _fit_groups(self, width: int) -> None:
        room = width - 42
        for group in self._groups:  # a hint that would be cut off is left out
            room -= group.sizeHint().width() + 14
            group.setVisible(self._editable and room > -14 and self.strip.isHidden())

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), now.panel)
        painter.fillRect(QRectF(0, 0, self.width(), 1), now.line)


def key_of(action_id: str) -> str:
    """The key of an action as this keyboard names it."""
    return BY_ID[action_id].key_text


def _boxes_said() -> str:
    return "\u2009…\u2009".join(filter(None, (key_of("reader.box.1"), key_of("reader.box.12"))))


def _show_cap(cap: KeyCap, name: str) -> None:
    """The key of an action of the reader; the twelve boxes are one cap."""
    keys = _boxes_said() if name == "box" else key_of(f"reader.{name}")
    cap.set_keys(keys)
    cap.setVisible(bool(keys))
