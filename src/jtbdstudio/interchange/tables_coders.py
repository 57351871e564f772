# SPDX-License-Identifier: MIT
"""The sheet about coders as plain rows: one for each two of them and code, what they share first."""

from __future__ import annotations

from collections.abc import Iterable

from jtbdstudio.domain.agreement import Pair
from jtbdstudio.domain.coders_report import REASONS, CodedBy
from jtbdstudio.interchange.tables import Row, Table

ANY, ALL = "Any code", "All codes together"


def coders(found: Iterable[CodedBy]) -> Table:
    """A measure without a value is left empty, and the note says why."""
    head = (
        "First coder", "Second coder", "Customers", "Code", "Sentences", "Both", "Only first", "Only second", "Neither",
        "Agreement", "Kappa", "Of what either coded", "Note",
    )  # fmt: skip
    return Table(head, tuple(row for one in found for row in _rows(one)))


def _rows(found: CodedBy) -> Iterable[Row]:
    for code, pair in ((ANY, found.coded), (ALL, found.overall), *found.codes):
        yield (found.a, found.b, ", ".join(found.customers), code, *_numbers(pair))


def _numbers(pair: Pair) -> Row:
    return (
        pair.units, pair.both, pair.only_a, pair.only_b, pair.neither, pair.percent, pair.kappa, pair.positive,
        REASONS[pair.undefined],
    )  # fmt: skip
