# SPDX-License-Identifier: MIT
"""The columns of the quote list: what each is called, what it says of a note, how much room it gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from jtbdstudio.domain.codes import SEPARATOR
from jtbdstudio.domain.quote_filter import COLUMNS
from jtbdstudio.queries.quotes import QuoteCard
from jtbdstudio.ui.coding.kinds import kind_name
from jtbdstudio.ui.words import day

FLAGS: Mapping[str, tuple[str, str]] = {
    "starred": ("star", "motivation"),
    "surprise": ("surprise", "struggle"),
    "check": ("warning", "motivation"),
    "counts": ("eye_off", "neutral"),
}
"""Columns that show one icon: its name and its tone."""
TEXT, CODES = COLUMNS.index("text"), COLUMNS.index("codes")

_WIDTHS = {"ref": 76, "customer": 68, "date": 92, "time": 68, "codes": 220, "evidence": 106} | dict.fromkeys(FLAGS, 30)
_NARROW = {"ref": 70, "customer": 58, "date": 0, "time": 62, "codes": 156, "evidence": 92} | dict.fromkeys(FLAGS, 27)
_WIDE = 1000
_LEAST_TEXT = 200


def headings() -> dict[str, str]:
    """What the columns are called."""
    return {
        "ref": _t("Id"),
        "text": _t("Quote"),
        "customer": _t("From"),
        "date": _t("Date"),
        "time": _t("Time"),
        "codes": _t("Codes"),
        "evidence": _t("Evidence"),
        "starred": _t("Starred"),
        "surprise": _t("Surprise"),
        "check": _t("Needs check"),
        "counts": _t("Doesn't count"),
    }


def says(card: QuoteCard, column: str) -> str:
    """What a note says in a column, in words."""
    if column in FLAGS:
        return headings()[column] if is_set(card, column) else ""
    return _SAYS[column](card)


def _words(card: QuoteCard) -> str:
    return " – ".join(part for part in (card.headline, " ".join(card.text.split())) if part)


def _evidence(card: QuoteCard) -> str:
    return kind_name(card.evidence) if card.kind == "quote" else _t("Our note")


def is_set(card: QuoteCard, flag: str) -> bool:
    """Whether a note shows the icon of a column."""
    if flag == "counts":
        return not card.counts
    return {"starred": card.starred, "surprise": card.surprise, "check": card.needs_check}[flag]


def leaf(path: str) -> str:
    """The last name of a code's path."""
    return path.rpartition(SEPARATOR)[2]


def widths(room: int) -> dict[str, int]:
    """How wide each column is in so much room; 0 for one that has none. The words get what is left."""
    wanted = dict(_WIDTHS if room >= _WIDE else _NARROW)
    wanted["text"] = max(_LEAST_TEXT, room - sum(wanted.values()))
    return wanted


@lru_cache(maxsize=1024)
def _day(iso: str) -> str:
    return day(iso)


def _t(text: str) -> str:
    return QCoreApplication.translate("quotes", text)


_SAYS: Mapping[str, Callable[[QuoteCard], str]] = {
    "ref": lambda card: card.ref,
    "text": _words,
    "customer": lambda card: card.customer_code,
    "date": lambda card: _day(card.held_on),
    "time": lambda card: card.time,
    "codes": lambda card: ", ".join(leaf(path) for path in card.codes),
    "evidence": _evidence,
}
