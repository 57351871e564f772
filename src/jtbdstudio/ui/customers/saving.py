# SPDX-License-Identifier: MIT
"""What is typed into the panel goes into the study, as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from jtbdstudio.commands import advice as advice_commands
from jtbdstudio.commands import customers as commands
from jtbdstudio.commands import interviews as interview_commands

if TYPE_CHECKING:
    from jtbdstudio.ui.customers.model import CustomerModel
    from jtbdstudio.ui.customers.panel import CustomerPanel
    from jtbdstudio.ui.workspace import Workspace


class Saving(QObject):
    """Listens to the panel. ``done`` is a sentence that offers to undo; ``new_fields`` are own ones without a value."""

    done = Signal(str)

    def __init__(self, panel: CustomerPanel, model: CustomerModel, new_fields: list[str]) -> None:
        super().__init__(panel)
        self._panel, self._model = panel, model
        self.workspace: Workspace | None = None
        self.new_fields = new_fields
        panel.customer_edited.connect(self._on_customer_edited)
        panel.code_edited.connect(self._on_code_edited)
        panel.own_edited.connect(self._on_own_edited)
        panel.talk_edited.connect(self._on_talk_edited)
        panel.stakeholder_wanted.connect(self._on_stakeholder_wanted)
        panel.stakeholder_edited.connect(self._on_stakeholder_edited)
        panel.stakeholder_removed.connect(self._on_stakeholder_removed)
        panel.advice.dismissed.connect(self._on_advice_dismissed)

    def _run(self, command: Any, *args: Any, **fields: Any) -> Any:
        return self.workspace.run(command, *args, **fields) if self.workspace is not None else None

    def _edit(self, command: Any, ident: str, key: str, **fields: Any) -> None:
        self._run(command, ident, merge=key, **fields)

    def _on_customer_edited(self, name: str, value: object, key: str) -> None:
        if self._panel.customer is not None:
            merge = key and f"{name}:{key}"
            self._edit(commands.edit_customer, self._panel.customer.id, merge, **{name: value})

    def _on_code_edited(self, typed: str, key: str) -> None:
        """A code is kept as soon as it is one; until then a sentence says why not."""
        customer, code = self._panel.customer, typed.strip()
        if customer is None:
            return
        if not code:
            self._panel.say_problem(self.tr("A customer needs a code, such as P07."))
        elif any(other.code == code and other.id != customer.id for other in self._model.everybody):
            self._panel.say_problem(self.tr("{code} is another customer already.").format(code=code))
        else:
            self._panel.say_problem("")
            self._edit(commands.edit_customer, customer.id, f"code:{key}", code=code)

    def _on_own_edited(self, name: str, value: str, key: str) -> None:
        if self._panel.customer is not None:
            if name not in self.new_fields and not value:
                self.new_fields.append(name)  # emptied while it is being written is not taken away yet
            ident = self._panel.customer.id
            self._run(commands.set_attribute, ident, name, value, merge=f"{name}:{key}")

    def _on_talk_edited(self, interview_id: str, name: str, value: str, key: str) -> None:
        self._edit(interview_commands.edit_interview, interview_id, key and f"{name}:{key}", **{name: value})

    def _on_stakeholder_wanted(self) -> None:
        if self._panel.customer is not None:
            self._run(commands.add_stakeholder, self._panel.customer.id)
            self._panel.focus_last_stakeholder()

    def _on_stakeholder_edited(self, ident: str, name: str, value: object, key: str) -> None:
        self._edit(commands.edit_stakeholder, ident, key and f"{name}:{key}", **{name: value})

    def _on_stakeholder_removed(self, ident: str) -> None:
        self._run(commands.remove_stakeholder, ident)
        self.done.emit(self.tr("The stakeholder was removed."))

    def _on_advice_dismissed(self, rule: str, subject: str, reason: str) -> None:
        self._run(advice_commands.dismiss_advice, rule, subject, reason)
        self.done.emit(self.tr("The advice was set aside."))
