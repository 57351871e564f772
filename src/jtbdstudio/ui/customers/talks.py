# SPDX-License-Identifier: MIT
"""One of a customer's interviews in the panel: what was agreed about the recording and the quotes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from jtbdstudio.ui.widgets import Card, ElidedLabel, button
from jtbdstudio.ui.widgets.field_grid import FieldGrid
from jtbdstudio.ui.widgets.fields import Pick, TypedField
from jtbdstudio.ui.words import consents, day, quote_uses

if TYPE_CHECKING:
    from jtbdstudio.queries.customers import CustomerInterview


class TalkCard(Card):
    """Consent, use of quotes, and a note about either."""

    edited = Signal(str, str, str, str)  # interview id, field, value, key of the typing
    opened = Signal(str)  # interview id

    def __init__(self) -> None:
        super().__init__(padding=11)
        self._id = ""
        row = QHBoxLayout()
        self.title = ElidedLabel("", weight=500)
        self.open = button(self.tr("Open"), self._open, link=True)
        row.addWidget(self.title, 1)
        row.addWidget(self.open)
        self.column.addLayout(row)
        self.grid = FieldGrid()
        self.consent = Pick(self.tr("Agreement to be recorded"), consents())
        self.consent.picked.connect(partial(self._say, "consent"))
        self.quote_ok = Pick(self.tr("How quotes may be used"), quote_uses())
        self.quote_ok.picked.connect(partial(self._say, "quote_ok"))
        self.note = TypedField(self.tr("What was agreed, in words"))
        self.note.setPlaceholderText(self.tr("What was agreed, in words"))
        self.note.typed.connect(partial(self._say, "consent_note"))
        self.grid.put(self.tr("Consent"), self.consent, long=True)
        self.grid.put(self.tr("Quotes may be used"), self.quote_ok, long=True)
        self.column.addLayout(self.grid)
        self.column.addWidget(self.note)

    def show_talk(self, talk: CustomerInterview) -> None:
        self._id = talk.id
        kinds = {
            "interview": self.tr("Interview"), "survey": self.tr("Survey"), "website_survey": self.tr("Website survey"),
            "sales_call": self.tr("Sales call"), "support": self.tr("Support"), "forum": self.tr("Forum"),
        }  # fmt: skip
        parts = [kinds.get(talk.kind, self.tr("Interview")), day(talk.held_on) or self.tr("no date")]
        if not talk.has_transcript:
            parts.append(self.tr("no transcript yet"))
        self.title.set_text(" · ".join(parts))
        self.open.setAccessibleName(self.tr("Open {what}").format(what=" · ".join(parts)))
        self.consent.show_key(talk.consent)
        self.quote_ok.show_key(talk.quote_ok)
        self.note.show_text(talk.consent_note)

    def set_editable(self, editable: bool) -> None:
        self.note.setReadOnly(not editable)
        self.consent.setEnabled(editable)
        self.quote_ok.setEnabled(editable)

    def _say(self, name: str, value: str, key: str = "") -> None:
        self.edited.emit(self._id, name, value, key)

    def _open(self) -> None:
        self.opened.emit(self._id)
