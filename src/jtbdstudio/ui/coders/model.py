# SPDX-License-Identifier: MIT
"""The table of codes: how many sentences both coded, one alone, or neither, and what that comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from jtbdstudio.ui.widgets.cells import Cell, CellModel

if TYPE_CHECKING:
    from jtbdstudio.domain.agreement import Pair
    from jtbdstudio.queries.agreement import AgreedCode, Agreement

CODE, BOTH, ONLY_A, ONLY_B, NEITHER, PERCENT, KAPPA, POSITIVE = range(8)


class CodesModel(CellModel):
    """One code a row. Numbers of sentences that carry it lead to the quotes behind them."""

    def __init__(self) -> None:
        super().__init__()
        self.codes: tuple[AgreedCode, ...] = ()
        self._a = self._b = ""

    def headings(self) -> tuple[str, ...]:
        return (
            self.tr("Code"), self.tr("Both"), self.tr("Only {name}").format(name=first_name(self._a)),
            self.tr("Only {name}").format(name=first_name(self._b)), self.tr("Neither"), self.tr("Agree"),
            self.tr("Kappa"), self.tr("If coded"),
        )  # fmt: skip

    def show_agreement(self, found: Agreement) -> None:
        """Show the codes of a comparison."""
        same = [code.code_id for code in found.codes] == [code.code_id for code in self.codes]
        same = same and (self._a, self._b) == (found.a, found.b)
        self.codes, self._a, self._b = found.codes, found.a, found.b
        self.set_cells([self._cells(code) for code in found.codes], same_rows=same)

    def _cells(self, code: AgreedCode) -> tuple[Cell, ...]:
        pair = code.pair
        counts = (_count(pair.both), _count(pair.only_a), _count(pair.only_b))
        measures = (share(pair.percent), kappa(pair), share(pair.positive))
        return (
            Cell(self._name(code), tip=code.path.replace("/", " › ")),
            *counts,
            Cell(f"{pair.neither:,}", "muted"),
            *(Cell(text, "muted" if text == "–" else "", tip=why(pair)) for text in measures),
        )

    def _name(self, code: AgreedCode) -> str:
        """The name alone, set in below the column or theme whose row stands above."""
        above, _, name = code.path.rpartition("/")
        rows = {other.path for other in self.codes}
        depth = sum(above == path or above.startswith(f"{path}/") for path in rows)
        return "\u2003" * depth + name


def _count(sentences: int) -> Cell:
    return Cell(str(sentences), "link") if sentences else Cell("0", "faint")


def share(value: float | None) -> str:
    """`86 %`, or a dash where there is nothing to share."""
    return "–" if value is None else f"{value:.0%}".replace("%", " %")


def kappa(pair: Pair) -> str:
    """`0.74`, or a dash where it says nothing."""
    value = pair.kappa
    return "–" if value is None else f"{value + 0.0:.2f}".replace("-0.00", "0.00").replace("-", "−")


def why(pair: Pair) -> str:
    """Why a measure has no value; empty where all have one."""
    return {
        "": "",
        "no sentences": _t("There is no sentence to compare."),
        "in none": _t("Neither gave it anywhere: where nothing varies, kappa says nothing."),
        "in all": _t("Both gave it everywhere: where nothing varies, kappa says nothing."),
    }[pair.undefined]


def first_name(name: str) -> str:
    """What a narrow column calls somebody."""
    return name.split()[0] if name.split() else _t("no name")


def _t(text: str) -> str:
    return QCoreApplication.translate("CodesModel", text)
