# SPDX-License-Identifier: MIT
"""The three numbers over the table, each with what it is the answer to."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from jtbdstudio.domain.agreement import Pair
from jtbdstudio.queries.agreement import Agreement
from jtbdstudio.ui import theme
from jtbdstudio.ui.coders.model import kappa, share, why
from jtbdstudio.ui.widgets import Card, ElidedLabel, Label


class _Figure(Card):
    """A number, its question, and what else belongs to it."""

    def __init__(self, question: str, tip: str) -> None:
        super().__init__(padding=12, name=question)
        self._question, self._tip = question, tip
        self.column.setSpacing(2)
        self.number = Label("–", size=20, weight=600, tabular=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.unit = ElidedLabel("", "muted", theme.SMALL)
        row.addWidget(self.number)
        row.addWidget(self.unit, 1)
        self.column.addWidget(ElidedLabel(question, weight=600))
        self.column.addLayout(row)
        self.more = ElidedLabel("", "muted", theme.SMALL)
        self.column.addWidget(self.more)

    def show_figure(self, number: str, unit: str, more: str, reason: str = "") -> None:
        self.number.setText(number)
        self.unit.set_text(unit)
        self.more.set_text(more)
        self.setToolTip(reason or self._tip)
        self.setAccessibleName(f"{self._question}: {number} {unit}. {more}")


class Summary(QWidget):
    """Where they look, what they call it, and how much of either's coding the other shares."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.where = _Figure(
            self.tr("Do they mark the same sentences?"),
            self.tr("Whether a sentence carries any code at all, for the one and for the other."),
        )
        self.what = _Figure(
            self.tr("Do they give the same codes?"),
            self.tr("Every code on every sentence, taken together. Kappa is agreement beyond chance: 1 is all of it."),
        )
        self.coded = _Figure(
            self.tr("How much of it is shared?"),
            self.tr(
                "Twice what both coded, divided by what each of them coded. Sentences without the code don't enter, "
                "so long stretches nobody coded can't make it look better than it is."
            ),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for figure in (self.where, self.what, self.coded):
            row.addWidget(figure, 1)

    def show_agreement(self, found: Agreement) -> None:
        """Show the numbers of a comparison."""
        self._show_kappa(self.where, found.coded, self.tr("the same on {share} of {n} sentences"))
        self._show_kappa(self.what, found.overall, self.tr("the same in {share} of {n} decisions"))
        pair = found.overall
        shared = self.tr("{both} by both, {alone} by one alone").format(both=pair.both, alone=pair.only_a + pair.only_b)
        self.coded.show_figure(share(pair.positive), self.tr("of what either gave"), shared, why(pair))

    @staticmethod
    def _show_kappa(figure: _Figure, pair: Pair, agreed: str) -> None:
        said = agreed.format(share=share(pair.percent), n=f"{pair.units:,}")
        figure.show_figure(kappa(pair), figure.tr("kappa"), said, why(pair))
