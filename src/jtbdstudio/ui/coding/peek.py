# SPDX-License-Identifier: MIT
"""A look at what was said around a quote, without leaving the page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from jtbdstudio.domain.codes import SEPARATOR
from jtbdstudio.domain.refs import clock
from jtbdstudio.queries.quotes import QuoteCard
from jtbdstudio.queries.reader import Surroundings, TurnPart
from jtbdstudio.ui import theme
from jtbdstudio.ui.widgets import Label, button
from jtbdstudio.ui.widgets.inline import InlineCard

WIDTH = 440
_NEAR, _FURTHER = 420, 260


class PeekCard(InlineCard):
    """The turns around a quote, the quote marked; or what is known of a note of our own."""

    open_requested = Signal(str)  # note id
    keeps_on_leave = False

    def __init__(self, parent: QWidget, card: QuoteCard, around: Surroundings | None) -> None:
        super().__init__(parent)
        self._card = card
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = " · ".join(filter(None, (card.customer_code, card.time, card.ref)))
        self.column.addWidget(Label(head, "muted", 11.5, tabular=True))
        self.column.addWidget(self._build_text(around))
        if card.codes:
            self.column.addWidget(Label(codes_line(card), "muted", 11.5, wrap=True))
        row = QHBoxLayout()
        row.addWidget(Label(self.tr("Space or Esc closes"), "faint", 10.5))
        row.addStretch()
        if around is not None:
            row.addWidget(button(self.tr("Open the source"), self._open, link=True))
        self.column.addLayout(row)
        self.setAccessibleName(self.tr("Source of {ref}").format(ref=card.ref))

    def _build_text(self, around: Surroundings | None) -> QLabel:
        label = QLabel(self._own_words() if around is None else _html(around, self._card.customer_code))
        label.setTextFormat(Qt.TextFormat.RichText if around is not None else Qt.TextFormat.PlainText)
        label.setFont(theme.font(13))
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return label

    def _own_words(self) -> str:
        if self._card.kind == "quote":
            return self._card.text + "\n\n" + self.tr("The transcript is not here any more; these are its last words.")
        return self._card.text

    def _open(self) -> None:
        self.dismiss()
        self.open_requested.emit(self._card.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)


def codes_line(card: QuoteCard) -> str:
    """What it means, as the reader writes it: ``Triggers · Struggle › Sunday chaos``."""
    return " · ".join(" › ".join(path.removeprefix("Boxes/").split(SEPARATOR)) for path in card.codes)


def _line(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _shortened(turn: TurnPart, earlier: Sequence[str]) -> tuple[str, str, str]:
    """Long turns are cut where they are furthest from the quote; the quote itself never is."""
    if turn.said:
        return _tail(turn.before, _NEAR), turn.said, _head(turn.after, _NEAR)
    shown = _tail(turn.before, _FURTHER) if not any("background" in part for part in earlier) else ""
    return shown or _head(turn.before, _FURTHER), "", ""


def _head(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def _tail(text: str, most: int) -> str:
    return text if len(text) <= most else "… " + text[-most:].split(" ", 1)[-1]


def _name(turn: TurnPart, code: str) -> str:
    """Who speaks: the customer by code, the interviewer as such, anybody else by name."""
    return {"interviewer": QCoreApplication.translate("board", "Interviewer"), "customer": code}.get(
        turn.role, turn.speaker
    )


def _html(around: Surroundings, code: str) -> str:
    muted, ground = theme.current().muted.name(), theme.tone_of("search").ground.name()
    parts: list[str] = []
    for turn in around.turns:
        head = " ".join(filter(None, (_name(turn, code), clock(turn.start_ms))))
        before, said, after = (_line(part) for part in _shortened(turn, parts))
        words = f'{before}<span style="background-color:{ground}">{said}</span>{after}' if said else before
        color = f' style="color:{muted}"' if not said else ""
        name = f'<span style="color:{muted};font-size:11px">{escape(head)}</span>'
        parts.append(f'<p style="margin:0 0 7px 0">{name}<br><span{color}>{words}</span></p>')
    return "".join(parts)
