# SPDX-License-Identifier: MIT
"""Agreement of coders for the workbook; who coded is hidden where names are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from jtbdstudio.domain.coders_report import CodedBy
from jtbdstudio.queries.agreement import Agreement, agreement, coder_pairs
from jtbdstudio.queries.coders import coders

if TYPE_CHECKING:
    from jtbdstudio.queries._report_quotes import Reporting

CODER, NOBODY = "Coder", "(no name)"


def coded_by_two(session: Session, told: Reporting) -> tuple[CodedBy, ...]:
    """Every two coders with an interview in common; `Coder 1` is who coded most."""
    names = [coder.name for coder in coders(session)]
    shown = {name: name or NOBODY if told.named else f"{CODER} {at}" for at, name in enumerate(names, 1)}
    found = (agreement(session, *pair) for pair in coder_pairs(session))
    return tuple(_told(told, shown, one) for one in found)


def _told(told: Reporting, shown: dict[str, str], found: Agreement) -> CodedBy:
    customers = dict.fromkeys(told.names.label(item.customer_id) for item in found.interviews)
    codes = tuple((told.names.written(code.path), code.pair) for code in found.codes)
    return CodedBy(shown[found.a], shown[found.b], tuple(customers), found.coded, found.overall, codes)
