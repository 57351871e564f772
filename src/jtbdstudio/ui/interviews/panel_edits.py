# SPDX-License-Identifier: MIT
"""What is changed in the side panel goes to the study."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from jtbdstudio.commands import advice, customers, interviews, transcripts
from jtbdstudio.queries.interviews import InterviewItem, customer_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from jtbdstudio.ui.interviews.panel import InterviewPanel
    from jtbdstudio.ui.page import Page


class PanelEdits(QObject):
    """Stores every change as it is made; ``selected`` says of which interview. The page is the origin of them all."""

    def __init__(self, page: Page, panel: InterviewPanel, selected: Callable[[], InterviewItem | None]) -> None:
        super().__init__(page)
        self._page, self._panel, self._selected = page, panel, selected
        panel.customer.edited.connect(self._on_customer_edited)
        panel.customer.code_edited.connect(self._on_code_edited)
        panel.talk.edited.connect(self._on_interview_edited)
        panel.talk.interviewer_chosen.connect(self._on_interviewer_chosen)
        panel.talk.role_chosen.connect(self._on_role_chosen)
        panel.talk.guide_chosen.connect(self._on_guide_chosen)
        for cards in (panel.advice, panel.debrief.advice):
            cards.dismissed.connect(self._on_advice_dismissed)

    def _run(self, command: Any, *args: Any, key: str = "", **fields: Any) -> None:
        self._page.studio.run(command, *args, origin=self._page, merge=key, **fields)

    def _on_customer_edited(self, name: str, value: str, key: str) -> None:
        if (item := self._selected()) is not None:
            self._run(customers.edit_customer, item.customer_id, key=key and f"{name}:{key}", **{name: value})

    def _on_interview_edited(self, name: str, value: str, key: str) -> None:
        if (item := self._selected()) is not None:
            self._run(interviews.edit_interview, item.id, key=key and f"{name}:{key}", **{name: value})

    def _on_code_edited(self, typed: str, key: str) -> None:
        """A code is kept as soon as it is one; until then a sentence says why not."""
        item, code = self._selected(), typed.strip()
        if item is None:
            return
        problem = ""
        if not code:
            problem = self.tr("A customer needs a code, such as P07.")
        elif code in {c.code for c in self._page.studio.read(customer_list) if c.id != item.customer_id}:
            problem = self.tr("{code} is another customer already.").format(code=code)
        self._panel.customer.say_problem(problem)
        if not problem:
            self._run(customers.edit_customer, item.customer_id, key=f"code:{key}", code=code)

    def _on_interviewer_chosen(self, speaker: str) -> None:
        if (item := self._selected()) is not None:
            self._run(transcripts.set_interviewer, item.id, speaker)

    def _on_role_chosen(self, speaker: str, role: str) -> None:
        if (item := self._selected()) is not None:
            self._run(transcripts.set_role, item.id, speaker, role)

    def _on_guide_chosen(self, guide_id: str) -> None:
        if (item := self._selected()) is not None:
            self._run(interviews.edit_interview, item.id, guide_id=guide_id or None)

    def _on_advice_dismissed(self, rule: str, subject: str, reason: str) -> None:
        self._page.studio.run(advice.dismiss_advice, rule, subject, reason)
        self._page.undoable_notice.emit(self.tr("Set aside. It stays in the list of all advice."))
