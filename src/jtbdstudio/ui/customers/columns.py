# SPDX-License-Identifier: MIT
"""The columns of the customer table: what each shows, copies, sorts by, and how it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QCoreApplication

from jtbdstudio.domain.customers import months_between
from jtbdstudio.ui.widgets.cells import Cell
from jtbdstudio.ui.words import customer_kinds, day, number_of

if TYPE_CHECKING:
    from jtbdstudio.queries.customers import Customer

Way = Literal["line", "text", "day", "kind", "yes_no", "fit", "own", "shown"]
"""How a cell is written; `shown` ones come from elsewhere."""
OWN = "own:"


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is a field of a customer, or `own:` and the name of one of the study's own."""

    key: str
    heading: str
    width: int
    way: Way = "line"

    @property
    def own(self) -> str:
        """The name of a field of the study's own, or nothing."""
        return self.key.removeprefix(OWN) if self.way == "own" else ""

    @property
    def editable(self) -> bool:
        return self.way != "shown"


def _t(text: str) -> str:
    return QCoreApplication.translate("customers", text)


def columns_of(own_names: Iterable[str]) -> tuple[Column, ...]:
    """Every column, in order."""
    own = (Column(OWN + name, name, 140, "own") for name in own_names)
    return (
        Column("code", _t("Code"), 66),
        Column("name", _t("Name"), 128),
        Column("company", _t("Company"), 120),
        Column("role", _t("Role"), 128),
        Column("segment", _t("Segment"), 112),
        Column("kind", _t("Kind"), 126, "kind"),
        Column("fit", _t("Fit"), 54, "fit"),
        Column("recency", _t("Recency"), 92, "shown"),
        Column("interviews", _t("Interviews"), 86, "shown"),
        Column("quotes", _t("Quotes"), 78, "shown"),
        Column("channel", _t("Channel"), 130),
        Column("is_b2b", _t("Business buyer"), 118, "yes_no"),
        Column("hired", _t("Hired"), 140),
        Column("fired", _t("Fired"), 140),
        Column("first_used_on", _t("First used"), 112, "day"),
        Column("started_paying_on", _t("Started paying"), 118, "day"),
        Column("switched_on", _t("Switched"), 112, "day"),
        *own,
        Column("notes", _t("Notes"), 260, "text"),
    )


def written(customer: Customer, column: Column, *, exactly: bool = False) -> str:
    """What one edits and copies. `exactly`: the six answers rather than how many of them are yes."""
    if column.own:
        return customer.attributes.get(column.own, "")
    if column.way == "kind":
        return customer_kinds().get(customer.kind, customer.kind)
    if column.way == "yes_no":
        return _t("yes") if customer.is_b2b else ""
    if column.way == "fit" and not exactly:
        return f"{customer.fits}/6" if customer.fit.strip("?") else ""
    return str(getattr(customer, column.key))


def cell(customer: Customer, column: Column) -> Cell:
    """What stands in the table."""
    text = written(customer, column)
    if column.way == "day":
        return Cell(day(text), tip=text)
    if column.key == "code":
        return Cell(text, "bold", tip=customer.name)
    if column.key == "recency":
        return _recency(customer)
    if column.key in ("interviews", "quotes"):
        return Cell(text, "link" if getattr(customer, column.key) else "faint")
    if column.way == "fit":
        tip = _t("Best-customer criteria met: {n} of 6").format(n=customer.fits)
        return Cell(text, tip=tip) if text else Cell("–", "faint", tip=_t("None of the six criteria is answered yet."))
    line = " ".join(text.split())
    return Cell(line, tip=text if len(text) > 18 else "")


def _recency(customer: Customer) -> Cell:
    tones = {"recent": "outcome", "too fresh": "motivation", "long ago": "motivation", "unknown": "neutral"}
    words = {
        "recent": _t("recent"), "too fresh": _t("too fresh"), "long ago": _t("long ago"), "unknown": _t("unknown"),
    }  # fmt: skip
    return Cell(words[customer.recency], tone=tones[customer.recency], tip=recency_told(customer))


def recency_told(customer: Customer) -> str:
    """The recency window in a sentence: three to six months from the first payment to the first talk."""
    months = months_between(customer.started_paying_on, customer.first_held_on)
    if months is not None:
        told = number_of(months, _t("1 month"), _t("{n} months"))
        return _t("{months} from the first payment to the first interview; three to six are best.").format(months=told)
    if not customer.started_paying_on:
        return _t("Not known yet: when did they start to pay?")
    if not customer.first_held_on:
        return _t("Not known yet: there is no interview with a day.")
    return _t("They began to pay after the interview.")


def sort_key(customer: Customer, column: Column) -> tuple[Any, ...]:
    """What rows are put in order by; what is empty comes last."""
    if column.key in ("interviews", "quotes"):
        return (0, getattr(customer, column.key))
    if column.key == "recency":
        return (0, ("recent", "too fresh", "long ago", "unknown").index(customer.recency))
    if column.way == "fit":
        return (not customer.fit.strip("?"), customer.fits)
    if column.way == "kind":
        return (0, list(customer_kinds()).index(customer.kind) if customer.kind in customer_kinds() else 99)
    text = written(customer, column).casefold()
    return (not text, _natural(text))


def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """``P2`` comes before ``P10``."""
    parts, digits = [], ""
    for char in f"{text} ":
        if char.isascii() and char.isdigit():
            digits += char
            continue
        if digits:
            parts.append((0, int(digits), ""))
            digits = ""
        parts.append((1, 0, char))
    return tuple(parts)
