# SPDX-License-Identifier: MIT
"""What the palette finds in a study: quotes by number or words, interviews, codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from jtbdstudio.domain.refs import ref_number
from jtbdstudio.ui.page import Evidence
from jtbdstudio.ui.palette import PaletteEntry
from jtbdstudio.ui.ranker import rank
from jtbdstudio.ui.words import number_of

if TYPE_CHECKING:
    from jtbdstudio.queries.codebook import CodeItem
    from jtbdstudio.queries.interviews import InterviewItem
    from jtbdstudio.queries.quotes import QuoteCard
    from jtbdstudio.ui.workspace import Workspace

_QUOTES, _INTERVIEWS, _CODES = 6, 4, 5


def _t(text: str) -> str:
    return QCoreApplication.translate("search", text)


class QuoteProvider:
    """Quotes whose number or words were typed or pasted; a number comes first of all."""

    def __init__(self, workspace: Workspace, open_quote: Callable[[str], object]) -> None:
        self._workspace, self._open = workspace, open_quote

    def entries(self, typed: str) -> Sequence[PaletteEntry]:
        if not self._workspace.is_open:
            return []
        from jtbdstudio.queries.quotes import search_quotes

        number = ref_number(typed)
        cards = self._workspace.read(search_quotes, typed, _QUOTES)
        return [self._entry(card, number) for card in cards]

    def _entry(self, card: QuoteCard, number: int | None) -> PaletteEntry:
        origin = " · ".join(part for part in (card.customer_code, card.time, card.ref) if part)
        text = " ".join(card.short.split())
        is_it = card.number == number
        return PaletteEntry(text, partial(self._open, card.id), _t("Quotes"), icon="quote", keys=origin, first=is_it)


class InterviewProvider:
    """Interviews by the customer's code, role, company, or the file's name."""

    def __init__(self, workspace: Workspace, open_interview: Callable[[str], object]) -> None:
        self._workspace, self._open = workspace, open_interview

    def entries(self, typed: str) -> Sequence[PaletteEntry]:
        if not self._workspace.is_open:
            return []
        from jtbdstudio.queries.interviews import interview_list

        found = rank(typed, self._workspace.read(interview_list), self._text, limit=_INTERVIEWS)
        return [self._entry(item) for item in found]

    @staticmethod
    def _text(item: InterviewItem) -> str:
        return f"{item.customer_code} {item.role} {item.company} {item.filename}"

    def _entry(self, item: InterviewItem) -> PaletteEntry:
        detail = ", ".join(part for part in (item.role, item.company) if part)
        return PaletteEntry(
            item.customer_code, partial(self._open, item.id), _t("Interviews"), detail, "interviews", item.held_on
        )


class CodeProvider:
    """Boxes, columns, themes, forces: choosing one shows the quotes behind it."""

    def __init__(self, workspace: Workspace, show_evidence: Callable[[Evidence], object]) -> None:
        self._workspace, self._show = workspace, show_evidence

    def entries(self, typed: str) -> Sequence[PaletteEntry]:
        if not self._workspace.is_open:
            return []
        from jtbdstudio.queries.codebook import codebook

        codes = self._workspace.read(codebook, archived=True)
        uses = {code: code.uses for code in codes}
        return [self._entry(code) for code in rank(typed, codes, lambda code: code.name, uses, _CODES)]

    def _entry(self, code: CodeItem) -> PaletteEntry:
        over = " › ".join(code.parts[:-1])
        said = number_of(code.customers, _t("1 customer"), _t("{n} customers")) if code.customers else ""
        return PaletteEntry(code.name, partial(self._choose, code), _t("Codes"), over, "tag", said)

    def _choose(self, code: CodeItem) -> None:
        from jtbdstudio.queries.quotes import quote_list

        cards = self._workspace.read(quote_list, code.code_id)
        self._show(Evidence(code.name, tuple(card.id for card in cards), code.tone))


class EverythingProvider:
    """The way on: the same words in transcripts, notes, debriefs and statements."""

    def __init__(self, workspace: Workspace, open_search: Callable[[str], object]) -> None:
        self._workspace, self._open = workspace, open_search

    def entries(self, typed: str) -> Sequence[PaletteEntry]:
        if not self._workspace.is_open or not typed.strip():
            return []
        from jtbdstudio.ui.actions import BY_ID

        text = _t("Search everything for “{words}”").format(words=" ".join(typed.split()))
        return [
            PaletteEntry(
                text,
                partial(self._open, typed),
                _t("Everything"),
                icon="search",
                keys=BY_ID["app.search"].key_text,
                onward=True,
            )
        ]
