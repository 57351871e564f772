# SPDX-License-Identifier: MIT
"""The codebook as it is handed on."""

from __future__ import annotations

from sqlalchemy.orm import Session

from jtbdstudio.domain.codebook import CodeLine
from jtbdstudio.queries._report_quotes import Names
from jtbdstudio.queries.codebook import CodeEntry, codebook_view


def codebook_report(session: Session, names: bool = False) -> tuple[CodeLine, ...]:
    """Every code below the families with what is written about it; who may not be named is hidden in it."""
    return codebook_lines(session, Names(session, names))


def codebook_lines(session: Session, names: Names) -> tuple[CodeLine, ...]:
    """The same for whoever has the names already."""
    return tuple(_line(entry, names) for entry in codebook_view(session).entries if entry.depth)


def written_names(session: Session) -> Names:
    """How texts read where nobody is named: what an import must not take for a change."""
    return Names(session, False)


def _line(entry: CodeEntry, names: Names) -> CodeLine:
    hide = names.written
    return CodeLine(
        entry.id, hide(entry.path), hide(entry.description), hide(entry.include), hide(entry.exclude),
        hide(entry.voice), entry.own_tone, entry.key, entry.archived, entry.quotes, entry.customers,
    )  # fmt: skip
